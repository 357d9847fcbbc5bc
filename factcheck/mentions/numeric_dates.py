"""Dates in digits alone: 17/5/2023, 2023-05-17, 5/2023, 17/5.

Whether "3/4/2023" is in March or April is decided here, by the order that the language or the
document keeps; whether "17/5" is a date at all, with the help of `date_cues`. An impossible date is
one only where the text leaves no doubt that it writes a date.
"""

import re

from factcheck.arithmetic.calendar import is_possible
from factcheck.expressions import compile_kept
from factcheck.mentions.date_cues import (
    follows_date,
    goes_on,
    goes_on_with_dash,
    is_alone,
    is_counted,
    is_glued,
    is_sure,
    is_tied_before,
    is_weakly_marked,
)
from factcheck.mentions.date_shapes import Part
from factcheck.mentions.date_wordings import wordings
from factcheck.mentions.date_words import YEARS, full_year
from factcheck.mentions.scanner import Reading
from factcheck.model import Span, When
from factcheck.records import NamedTuple

RECENT = range(1800, 2101)  # years that a month in digits is written with
MODERN = range(1900, 2101)  # years that an impossible date is believed with
LARGEST = 39  # a number that a careless hand may put for a day
_LONGEST_MONTH, _MONTHS = 31, 12
_MAP_SCALES = (1000, 2000)
_NO_DATE_BEHIND = frozenset("$€£#")
_MONTH_BEHIND = compile_kept(r"[-–](?:0?[1-9]|1[0-2])/[12]\d{3}(?![\d/-])")  # 5/2022-5/2024

_NUMERIC = compile_kept(
    r"(?P<iso>(\d{4})( ?[-/.] ?| )(\d{1,2})\3(\d{1,2})(?!\d))"
    r"|(?P<full>(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\8 ?(\d{4,5}|\d\d)(?!\d))"
    r"|(?P<spaced>(\d\d)( )(\d\d) (\d{4})(?!\d))"
    r"|(?P<month>(\d{1,2})( ?[-/] ?)([12]\d{3})(?!\d))"
    r"|(?P<short>(\d{1,2})( ?[-/.] ?)(\d{1,2})(?!\d))"
    r"|(?P<year_month>([12]\d{3})([-/])(\d{1,2})(?!\d))"
    r"|(?P<compact>((?:19|20)\d\d)()(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d))"
)
# A class comes first, so that the engine skips everything else at full speed.
_ORDERED = compile_kept(
    r"([0-9](?<![\d./-].)[0-9]?)([-/.])([0-9]{1,2})\2(?:[12][0-9]{3})(?![\d/-])"
)


class Digits(NamedTuple):
    """A match of digits: its two or three numbers, where they stand, and the sign between them."""

    match: re.Match[str]
    reading: Reading
    kind: str
    sign: str
    numbers: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def values(self) -> tuple[int, ...]:
        """The numbers."""
        return tuple(map(int, self.numbers))


def proven_order(text: str) -> str:
    """Return the order of day and month that a text's full dates prove, else "auto".

    >>> proven_order("opened on 17/5/2023, closed on 3/6/2023")
    'dmy'
    """
    found = set()
    for match in _ORDERED.finditer(text):
        first, second = int(match[1]), int(match[3])
        if _MONTHS < first <= _LONGEST_MONTH and 1 <= second <= _MONTHS:
            found.add("dmy")
        elif _MONTHS < second <= _LONGEST_MONTH and 1 <= first <= _MONTHS:
            found.add("mdy")
    return found.pop() if len(found) == 1 else "auto"


def read_numeric(reading: Reading, start: int, *, in_range: bool = False) -> Part | None:
    """Return the date in digits that begins at *start*, if the text means one.

    Inside a range ("30/4 - 1/5") a day and month need no further sign that they are a date.
    """
    lower = reading.lower
    match = _NUMERIC.match(lower, start)
    if match is None:
        return None
    before = lower[max(0, start - 24) : start]
    if before[-1:].isalnum() or (is_tied_before(before) and not in_range):
        return None
    known = wordings(reading.language.code)
    if before[-1:] in _NO_DATE_BEHIND or known.never_day.ends(before):
        return None
    digits = _digits(reading, match)
    if digits.kind in ("full", "short") and (
        known.lunar.match(lower, match.end()) or known.lunar_before.ends(before)
    ):
        when = _lunar(digits)
    elif digits.kind == "iso":
        when = _iso(digits)
    elif digits.kind in ("full", "spaced"):
        when = _full(digits)
    elif digits.kind == "month":
        when = _month(digits, in_range=in_range)
    elif digits.kind == "short":
        when = _short_in_range(digits) if in_range else _short(digits)
    else:
        when = _year_month(digits) if digits.kind == "year_month" else _compact(digits)
    if when is None:
        return None
    kind = "month" if when.precision == "month" else "date"
    return Part(kind, match.start(), match.end(), when)  # type: ignore[arg-type]


def _digits(reading: Reading, match: re.Match[str]) -> Digits:
    kind = match.lastgroup or ""
    first = _NUMERIC.groupindex[kind] + 1
    # Every form is a number, the sign, a number, and perhaps a third number.
    places = [first, first + 2, *([first + 3] if kind in _THREE else [])]
    return Digits(
        match,
        reading,
        kind,
        match[first + 1].strip(),
        tuple(match[place] for place in places),
        tuple(reading.span(*match.span(place)) for place in places),
    )


_THREE = ("iso", "full", "spaced", "compact")


def _iso(digits: Digits) -> When | None:
    year, month, day = digits.values
    year_span, month_span, day_span = digits.spans
    if year not in YEARS or goes_on(digits.reading.lower, digits.match.end(), "/-"):
        return None
    if not is_possible(year, month, day):
        if is_possible(year, day, month):
            month, day, month_span, day_span = day, month, day_span, month_span
        elif digits.sign != "-" or month > _MONTHS or day == 0 or year not in MODERN:
            return None
    padded = len(digits.numbers[1]) == len(digits.numbers[2]) == len("05")
    if not digits.sign and not (padded and is_sure(digits.reading, digits.match.start())):
        return None
    possible = is_possible(year, month, day)
    return When("day", year, month, day, year_span, month_span, day_span, possible)


def _full(digits: Digits) -> When | None:
    reading, match, third = digits.reading, digits.match, digits.numbers[2]
    if goes_on(reading.lower, match.end(), "/") or is_glued(reading.lower, match.end()):
        return None
    if digits.sign == "." and 0 in digits.values[:2]:
        return None  # the version 4.0.14
    short = len(third) == len("23") and digits.sign != "/"
    if (short or digits.kind == "spaced") and not (
        is_sure(reading, match.start()) or is_alone(reading, match)
    ):
        return None
    year = full_year(third)
    when = _ordered(digits, year, digits.spans[2])
    if year not in YEARS:  # an extra digit; anything else is no date at all
        if len(third) != len("20231") or digits.sign != "/" or not when.possible:
            return None
        return when._replace(possible=False, other=None)
    if when.possible or is_sure(reading, match.start()):
        return when
    first, second = sorted(digits.values[:2])
    near = first <= _MONTHS or second <= _LONGEST_MONTH
    return when if near and digits.sign == "/" and len(third) > 2 and year in MODERN else None


def _month(digits: Digits, *, in_range: bool) -> When | None:
    month, year = digits.values
    reading, start, end = digits.reading, digits.match.start(), digits.match.end()
    if not 1 <= month <= _MONTHS or year not in RECENT:
        return None
    is_range = digits.sign == "/" and _MONTH_BEHIND.match(reading.lower, end) is not None
    if (goes_on(reading.lower, end, "/-") and not is_range) or is_glued(reading.lower, end):
        return None
    scale = month == 1 and year in _MAP_SCALES  # tỷ lệ 1/2000
    marked = in_range or is_sure(reading, start) or is_weakly_marked(reading, start)
    if not marked and (scale or is_counted(reading, end)):
        return None
    return When("month", year, month, None, digits.spans[1], digits.spans[0])


def _year_month(digits: Digits) -> When | None:
    year, month = digits.values
    reading, end = digits.reading, digits.match.end()
    if not 1 <= month <= _MONTHS or year not in MODERN:
        return None
    padded = len(digits.numbers[1]) == len("05")
    if padded and (month > year % 100 or (year + 1) % 100 == month):
        return None  # 2010-12 and 1999-00 are years
    if goes_on(reading.lower, end, "/-.,") or is_counted(reading, end):
        return None
    return When("month", year, month, None, digits.spans[0], digits.spans[1])


def _compact(digits: Digits) -> When | None:
    year, month, day = digits.values
    if not is_possible(year, month, day) or is_glued(digits.reading.lower, digits.match.end()):
        return None
    return When("day", year, month, day, digits.spans[0], digits.spans[1], digits.spans[2])


def _short_in_range(digits: Digits) -> When | None:
    lower, end = digits.reading.lower, digits.match.end()
    if goes_on(lower, end, "/.,:") or is_glued(lower, end):
        return None
    if digits.sign == "." and digits.reading.language.decimal == ".":
        return None  # "from 8.1 to 5.9" are decimals
    if wordings(digits.reading.language.code).counted.match(lower, end):
        return None
    when = _ordered(digits, None, None)
    return when if when.possible else None


def _short(digits: Digits) -> When | None:
    """Read a day and month without year, where the words around say that it is one."""
    reading, sign, match = digits.reading, digits.sign, digits.match
    lower, start, end = reading.lower, match.start(), match.end()
    known = wordings(reading.language.code)
    if goes_on(lower, end, "-/.,:") or is_glued(lower, end) or known.counted.match(lower, end):
        return None
    when = _ordered(digits, None, None)
    counted = is_counted(reading, end)
    if sign == "." and counted and not known.fixed_order:
        return None
    if _is_surely_date(digits, counted=counted):
        believed = when.possible or (sign == "/" and max(digits.values) <= LARGEST)
        return when if believed else None
    weak = not counted and is_weakly_marked(reading, start)
    if not when.possible:
        # "đến 31/6": day and month fit each other but for the month's length.
        near = is_possible(None, when.month, 1) and is_possible(None, None, when.day)
        return when if near and weak and sign == "/" and known.fixed_order else None
    if is_alone(reading, match) and sign != ".":
        return when
    if counted or (sign != "/" and not (sign == "-" and goes_on_with_dash(reading, start))):
        return None
    bracketed = lower[start - 1 : start] == "(" and lower[end : end + 1] == ")"
    return when if weak or (bracketed and known.fixed_order) else None


def _is_surely_date(digits: Digits, *, counted: bool) -> bool:
    start = digits.match.start()
    if follows_date(digits.reading, start):
        return True
    # "on 1/2 of the screen", "on 1-2 occasions": English "on" is no sign of a date by itself.
    alike = not wordings(digits.reading.language.code).fixed_order and (
        counted or digits.sign == "-"
    )
    return not alike and is_sure(digits.reading, start)


def _lunar(digits: Digits) -> When | None:
    """Read a date of the lunar calendar, whose months have 29 or 30 days."""
    day, month = digits.values[:2]
    if not 1 <= day < _LONGEST_MONTH or not 1 <= month <= _MONTHS:
        return None
    when = When("day", None, month, day, None, digits.spans[1], digits.spans[0], lunar=True)
    if digits.kind == "full":
        year = full_year(digits.numbers[2])
        when = when._replace(year=year, year_span=digits.spans[2])
    return when


def _ordered(digits: Digits, year: int | None, year_span: Span | None) -> When:
    """Return the date that day and month in this order are, with the other order's reading."""
    reading = digits.reading
    (first, second), (one, two) = digits.values[:2], digits.spans[:2]
    day_first = When(
        "day", year, second, first, year_span, two, one, is_possible(year, second, first)
    )
    if wordings(reading.language.code).fixed_order and reading.date_order != "mdy":
        return day_first
    month_first = When(
        "day", year, first, second, year_span, one, two, is_possible(year, first, second)
    )
    known = reading.date_order in ("dmy", "mdy")
    order = reading.date_order if known else reading.language.date_order
    preferred, other = (day_first, month_first) if order == "dmy" else (month_first, day_first)
    if not preferred.possible:
        # Of two impossible readings the one with a real month says more.
        return other if other.possible or 1 <= (other.month or 0) <= _MONTHS else preferred
    if other.possible and first != second and reading.date_order == "auto":
        return preferred._replace(other=other)
    return preferred
