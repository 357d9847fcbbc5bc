"""Dates in digits alone: 17/5/2023, 2023-05-17, 5/2023, 17/5.

Whether "17/5" is a date or a ratio, and whether "3/4/2023" is in March or April, is decided here:
by the words before and after, and by the order that the language or the document keeps. An
impossible date is one only where the text leaves no doubt that it writes a date.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.arithmetic.calendar import is_possible
from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.date_shapes import Part, any_of
from factcheck.mentions.scanner import Reading
from factcheck.model import Span, When

PIVOT = 36  # '35 is 2035, '36 is 1936
YEARS = range(1000, 2200)

_NUMERIC = compile_kept(
    r"(?P<iso>(\d{4})( ?[-/.] ?| )(\d{1,2})\3(\d{1,2})(?!\d))"
    r"|(?P<full>(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\8 ?(\d{4,5}|\d\d)(?!\d))"
    r"|(?P<spaced>(\d\d) (\d\d) (\d{4})(?!\d))"
    r"|(?P<month>(\d{1,2})( ?[-/] ?)([12]\d{3})(?!\d))"
    r"|(?P<short>(\d{1,2})( ?[-/.] ?)(\d{1,2})(?!\d))"
    r"|(?P<year_month>([12]\d{3})[-/](\d{1,2})(?!\d))"
    r"|(?P<compact>((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d))"
)
_ORDERED = compile_kept(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(?:[12]\d{3})(?![\d/-])")


class Cues(NamedTuple):
    """What stands before and after a day and month in digits."""

    sure: re.Pattern[str]
    weak: re.Pattern[str]
    never: re.Pattern[str]
    counted: re.Pattern[str]
    coordination: re.Pattern[str]  # between the dates of a list
    lunar: re.Pattern[str]
    lunar_before: re.Pattern[str]
    after: frozenset[str]
    fixed_order: bool  # the language knows one order only


@cache
def cues(code: str) -> Cues:
    """Return the words around dates in the language *code*."""
    language = load_language(code)
    words = language.dates.words
    return Cues(
        sure=compile_kept(rf"(?<!\w){any_of(words['day_marks'])} *$"),
        weak=compile_kept(rf"(?<!\w){any_of(words['weak_day_marks'])} +$"),
        never=compile_kept(rf"(?:(?<!\w){any_of(words['not_before_day'])} *:? *|[$€£#])$"),
        counted=compile_kept(rf" *(?:%|{any_of(words['no_day'])}(?!\w))"),
        coordination=compile_kept(
            rf"(?: ?[,;]| +{any_of(words['and'])})* +(?:{any_of(words['day_marks'])} +)?"
        ),
        lunar=compile_kept(rf",? *\(?{any_of(words['lunar'])}(?!\w)"),
        lunar_before=compile_kept(
            rf"(?<!\w){any_of([*words['lunar'], *words['lunar_starts']])} +$"
        ),
        after=frozenset(words["after_day"]),
        fixed_order=language.date_order == "dmy",
    )


def proven_order(text: str) -> str:
    """Return the order of day and month that a text's full dates prove, else "auto".

    >>> proven_order("opened on 17/5/2023, closed on 3/6/2023")
    'dmy'
    """
    found = set()
    for match in _ORDERED.finditer(text):
        first, second = int(match[1]), int(match[3])
        if 12 < first <= 31 and 1 <= second <= 12:
            found.add("dmy")
        elif 12 < second <= 31 and 1 <= first <= 12:
            found.add("mdy")
    return found.pop() if len(found) == 1 else "auto"


def full_year(digits: str) -> int:
    """Return the year of two digits, or of as many as were printed."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < PIVOT else 1900)


def read_numeric(reading: Reading, start: int, *, in_range: bool = False) -> Part | None:
    """Return the date in digits that begins at *start*, if the text means one.

    Inside a range ("30/4 - 1/5") a day and month need no further sign that they are a date.
    """
    lower = reading.lower
    match = _NUMERIC.match(lower, start)
    if match is None:
        return None
    before = lower[max(0, start - 24) : start]
    tied = before[-1:] in ("-", ".", "/") and before[-2:-1].isdigit()
    if before[-1:].isalnum() or (tied and not in_range):
        return None
    known = cues(reading.language.code)
    if known.never.search(before):
        return None
    kind = match.lastgroup
    group = _GROUPS[kind or ""]
    lunar = known.lunar.match(lower, match.end()) or known.lunar_before.search(before)
    if lunar and kind in ("full", "short"):
        return _lunar(reading, match, group)
    if kind == "iso":
        return _iso(reading, match, group)
    if kind in ("full", "spaced"):
        return _full(reading, match, group)
    if kind == "month":
        return _month(reading, match, group, in_range=in_range)
    if kind == "year_month":
        return _year_month(reading, match, group)
    if kind == "compact":
        return _compact(reading, match, group)
    return _short(reading, match, group, in_range=in_range)


# Where the first piece of each alternative stands among the groups.
_GROUPS = {
    name: _NUMERIC.groupindex[name] + 1
    for name in ("iso", "full", "spaced", "month", "short", "year_month", "compact")
}


def _iso(reading: Reading, match: re.Match[str], group: int) -> Part | None:
    sign = match[group + 1].strip()
    year, month, day = int(match[group]), int(match[group + 2]), int(match[group + 3])
    month_group, day_group = group + 2, group + 3
    if year not in YEARS or _goes_on(reading.lower, match.end(), "/-"):
        return None
    if not is_possible(year, month, day):
        if is_possible(year, day, month):
            month, day, month_group, day_group = day, month, day_group, month_group
        elif sign != "-" or month > 12 or day > 99 or day == 0 or year < 1900:
            return None
    if not sign and not (
        _is_sure(reading, match.start()) and len(match[group + 2]) == len(match[group + 3]) == 2
    ):
        return None
    when = _when(reading, match, (group, month_group, day_group), (year, month, day))
    return _part(match, when._replace(possible=is_possible(year, month, day)))


def _full(reading: Reading, match: re.Match[str], group: int) -> Part | None:
    spaced = match.lastgroup == "spaced"
    sign = " " if spaced else match[group + 1]
    first, second, third = (
        (group, group + 1, group + 2) if spaced else (group, group + 2, group + 3)
    )
    digits = match[third]
    if _goes_on(reading.lower, match.end(), "/") or _glued(reading.lower, match.end()):
        return None
    year = full_year(digits)
    if (spaced or (len(digits) == 2 and sign != "/")) and not (
        _is_sure(reading, match.start()) or _alone(reading, match)
    ):
        return None
    when = _ordered(
        reading,
        (int(match[first]), int(match[second]), year),
        (_span(reading, match, first), _span(reading, match, second), _span(reading, match, third)),
    )
    if year not in YEARS:  # an extra digit; anything else is no date at all
        if len(digits) != 5 or sign != "/" or not when.possible:
            return None
        return _part(match, when._replace(possible=False, other=None))
    if not when.possible and not _is_sure(reading, match.start()):
        days = sorted((int(match[first]), int(match[second])))
        doubtful = sign != "/" or len(digits) == 2 or not 1900 <= year <= 2100
        if spaced or doubtful or (days[0] > 12 and days[1] > 31):
            return None
    return _part(match, when)


def _month(reading: Reading, match: re.Match[str], group: int, *, in_range: bool) -> Part | None:
    month, year = int(match[group]), int(match[group + 2])
    lower, end = reading.lower, match.end()
    if not 1 <= month <= 12 or not 1800 <= year <= 2100 or _goes_on(lower, end, "/-"):
        return None
    if _glued(lower, end):
        return None
    marked = (
        in_range or _is_sure(reading, match.start()) or _is_weakly_marked(reading, match.start())
    )
    scale = month == 1 and year in (1000, 2000)  # a map's, "tỷ lệ 1/2000"
    if not marked and (scale or _is_counted(reading, end)):
        return None
    when = When(
        "month", year, month, None, _span(reading, match, group + 2), _span(reading, match, group)
    )
    return _part(match, when)


def _year_month(reading: Reading, match: re.Match[str], group: int) -> Part | None:
    year, month = int(match[group]), int(match[group + 1])
    if not 1 <= month <= 12 or not 1900 <= year <= 2100:
        return None
    if len(match[group + 1]) == 2 and month > year % 100:  # 2010-12 are two years
        return None
    if (year + 1) % 100 == month and len(match[group + 1]) == 2:
        return None
    if _goes_on(reading.lower, match.end(), "/-.,") or _is_counted(reading, match.end()):
        return None
    when = When(
        "month", year, month, None, _span(reading, match, group), _span(reading, match, group + 1)
    )
    return _part(match, when)


def _compact(reading: Reading, match: re.Match[str], group: int) -> Part | None:
    year, month, day = int(match[group]), int(match[group + 1]), int(match[group + 2])
    if not is_possible(year, month, day) or _glued(reading.lower, match.end()):
        return None
    return _part(match, _when(reading, match, (group, group + 1, group + 2), (year, month, day)))


def _when(
    reading: Reading,
    match: re.Match[str],
    places: tuple[int, int, int],
    figures: tuple[int, int, int],
) -> When:
    """Return a full date from year, month and day and the groups in which they stand."""
    spans = [_span(reading, match, place) for place in places]
    return When("day", *figures, year_span=spans[0], month_span=spans[1], day_span=spans[2])


def _short(reading: Reading, match: re.Match[str], group: int, *, in_range: bool) -> Part | None:
    lower, end = reading.lower, match.end()
    known = cues(reading.language.code)
    sign = match[group + 1].strip()
    if _goes_on(lower, end, "/.,:" if in_range else "-/.,:") or _glued(lower, end):
        return None
    if known.counted.match(lower, end):
        return None
    when = _ordered(
        reading,
        (int(match[group]), int(match[group + 2]), None),
        (_span(reading, match, group), _span(reading, match, group + 2), None),
    )
    if in_range:
        return _part(match, when) if when.possible else None
    if sign == "." and not known.fixed_order and _is_counted(reading, end):
        return None
    sure = _follows_date(reading, match.start()) or (
        _is_sure(reading, match.start())
        # "on 1/2 of the screen", "on 1-2 occasions": English "on" is no sign of a date by itself.
        and (known.fixed_order or (sign != "-" and not _is_counted(reading, end)))
    )
    if sure:
        beyond = max(int(match[group]), int(match[group + 2])) > 39
        unsure = sign != "/" and not when.possible
        return None if beyond or unsure else _part(match, when)
    counted = _is_counted(reading, end)
    weak = not counted and _is_weakly_marked(reading, match.start())
    if not when.possible:
        # "đến 31/6": day and month fit each other but for the month's length.
        near = known.fixed_order and weak and sign == "/" and is_possible(2024, 1, when.day)
        return _part(match, when) if near and is_possible(None, when.month, 1) else None
    if _alone(reading, match) and sign != ".":
        return _part(match, when)
    if counted or (sign != "/" and not _coordinated(reading, match)):
        return None
    bracketed = lower[match.start() - 1 : match.start()] == "(" and lower[end : end + 1] == ")"
    return _part(match, when) if weak or (known.fixed_order and bracketed) else None


def _coordinated(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether a date with the same sign stands before: "ngày 2-4 và 17-4"."""
    if not _follows_kind(reading, match.start()):
        return False
    place = reading.mentions[-1].span
    before = reading.lower[place.start - reading.offset : place.end - reading.offset]
    last = reading.mentions[-1].value
    listed = isinstance(last, When) and last.inherited
    return "-" in match[0] and ("-" in before or listed)


def _lunar(reading: Reading, match: re.Match[str], group: int) -> Part | None:
    """Return a date of the lunar calendar, whose months have 29 or 30 days."""
    full = match.lastgroup == "full"
    day, month = int(match[group]), int(match[group + 2])
    if not 1 <= day <= 30 or not 1 <= month <= 12:
        return None
    when = When(
        "day",
        None,
        month,
        day,
        None,
        _span(reading, match, group + 2),
        _span(reading, match, group),
    )
    if full:
        when = when._replace(
            year=full_year(match[group + 3]), year_span=_span(reading, match, group + 3)
        )
    return _part(match, when._replace(lunar=True))


def _ordered(
    reading: Reading,
    figures: tuple[int, int, int | None],
    places: tuple[Span, Span, Span | None],
) -> When:
    """Return the date that day and month in this order are, with the other order's reading."""
    first, second, year = figures
    day_first = When(
        "day",
        year,
        second,
        first,
        places[2],
        places[1],
        places[0],
        is_possible(year, second, first),
    )
    if cues(reading.language.code).fixed_order and reading.date_order != "mdy":
        return day_first
    month_first = When(
        "day",
        year,
        first,
        second,
        places[2],
        places[0],
        places[1],
        is_possible(year, first, second),
    )
    order = (
        reading.date_order if reading.date_order in ("dmy", "mdy") else reading.language.date_order
    )
    preferred, other = (day_first, month_first) if order == "dmy" else (month_first, day_first)
    if not preferred.possible:
        # Of two impossible readings the one with a real month says more.
        return other if other.possible or 1 <= (other.month or 0) <= 12 else preferred
    if other.possible and first != second and reading.date_order == "auto":
        return preferred._replace(other=other)
    return preferred


def _is_sure(reading: Reading, start: int) -> bool:
    """Tell whether what stands before leaves no doubt that a date follows."""
    before = reading.lower[max(0, start - 24) : start]
    known = cues(reading.language.code)
    return known.sure.search(before) is not None or _follows_date(reading, start)


def _follows_date(reading: Reading, start: int) -> bool:
    """Tell whether a weekday, a time or "today" stands right before."""
    if not reading.mentions or reading.mentions[-1].kind not in _BESIDE:
        return False
    if reading.mentions[-1].kind == "ordinal" and reading.language.date_order != "dmy":
        return False  # only in Vietnamese may a weekday have been taken for an ordinal
    return start - reading.done <= 3 and not reading.lower[reading.done : start].strip(" ,(")


_BESIDE = ("weekday", "relative", "time", "ordinal")


def _is_weakly_marked(reading: Reading, start: int) -> bool:
    known = cues(reading.language.code)
    if known.weak.search(reading.lower[max(0, start - 24) : start]):
        return True
    return _follows_kind(reading, start) and bool(
        known.coordination.fullmatch(reading.lower[reading.done : start])
    )


def _follows_kind(reading: Reading, start: int) -> bool:
    return (
        bool(reading.mentions) and start - reading.done <= 8 and reading.mentions[-1].kind == "date"
    )


def _is_counted(reading: Reading, end: int) -> bool:
    """Tell whether a noun follows, as it does behind "3/4 of" and "5/12 xã"."""
    match = _NEXT_WORD.match(reading.lower, end)
    return match is not None and match[1] not in cues(reading.language.code).after


_NEXT_WORD = compile_kept(r" +([^\W\d_]+)")


def _alone(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether the block holds nothing else, but perhaps "on"."""
    if len(reading.lower) > match.end() - match.start() + 6:
        return False
    return reading.lower.strip(" .") == match[0]


def _goes_on(lower: str, end: int, signs: str) -> bool:
    """Tell whether further digits, or a document's letters, are tied on behind."""
    sign, following = lower[end : end + 1], lower[end + 1 : end + 2]
    if sign not in tuple(signs):
        return False
    return following.isdecimal() or (sign in "-/" and following.isalpha())


def _glued(lower: str, end: int) -> bool:
    """Tell whether letters are tied on behind, other than the T of 2023-05-17T10:00."""
    return lower[end : end + 1].isalpha() and not (
        lower[end] == "t" and lower[end + 1 : end + 2].isdecimal()
    )


def _span(reading: Reading, match: re.Match[str], group: int) -> Span:
    return reading.span(*match.span(group))


def _part(match: re.Match[str], when: When) -> Part:
    kind = "month" if when.precision == "month" else "date"
    return Part(kind, match.start(), match.end(), when)  # type: ignore[arg-type]
