"""Stretches of time between two dates: từ 20 đến 26/10, March 3-10, from 5 May to 7 June 2020.

A range is one mention with two complete dates as parts; what one end leaves out it takes from the
other. Two years in digits are read by `factcheck.mentions.year_ranges`.
"""

from __future__ import annotations

from factcheck.arithmetic.calendar import is_possible
from factcheck.expressions import compile_kept
from factcheck.mentions.date_cues import REACH, is_counted
from factcheck.mentions.date_joints import Range, joints
from factcheck.mentions.date_parts import read_part, read_tail
from factcheck.mentions.date_shapes import Part
from factcheck.mentions.date_wordings import wordings
from factcheck.mentions.numeric_dates import LARGEST
from factcheck.mentions.scanner import Reading
from factcheck.mentions.year_ranges import are_years, read_years, read_years_before_christ
from factcheck.model import When

WRAP = 2  # months by which a range without year must go back to run into the next year
_ISO = compile_kept(r"[0-9]{4}[-/.]")
_DIGITS = compile_kept(r"\d+")
_SHORT_YEAR = compile_kept(r"\d\d(?= *(?:[,;.)](?!\d)|$))")
_SLASH = compile_kept(r" ?/ ?(?=[^\W\d_])")


def read_range(reading: Reading, start: int, first: Part | None) -> Range | None:
    """Return the range that begins at *start*, where *first* was read, if there is one."""
    if first is not None and first.kind != "year":
        # "on 1-2 June" begins like the date 1-2.
        found = _from_lone_day(reading, start) if first.when.year_span is None else None
        return found if found and found.end > first.end else _from_date(reading, first)
    digits = _DIGITS.match(reading.lower, start)
    found = None
    if digits is not None:
        length = digits.end() - start
        if length == len("2023"):
            found = read_years(reading, start)
        elif length <= len("31"):
            found = _from_lone_day(reading, start)
        counted_down = read_years_before_christ(reading, start)
        if counted_down and not (found and found.end >= counted_down.end):
            found = counted_down
    if found is None:
        first = read_part(reading, start, in_range=True)
        found = _from_date(reading, first) if first else None
    return found


def _joint(reading: Reading, first: Part) -> tuple[int, bool] | None:
    """Return where the second date would begin, and whether only a dash without blanks parts it."""
    lower, known = reading.lower, joints(reading.language.code)
    match = known.dash.match(lower, first.end) or known.word.match(lower, first.end)
    if match is None and known.between.search(lower, max(0, first.start - REACH), first.start):
        match = known.both.match(lower, first.end)
    if match is None and first.kind == "month" and first.when.year is None:
        match = _SLASH.match(lower, first.end)  # May/June 2020
    return None if match is None else (match.end(), match[0] == "-")


def _from_date(reading: Reading, first: Part) -> Range | None:
    """Return the range that the date *first* opens."""
    joint = _joint(reading, first)
    if joint is None:
        return None
    position, tight = joint
    if tight and first.kind == "year" and reading.lower[position : position + 1].isdecimal():
        return None  # 2018-09-23 is one date
    last = read_part(reading, position, in_range=True) or _lone_end(reading, first, position)
    if last is None or not _are_alike(first, last):
        return None
    if first.kind == "date" and not first.when.year and _ISO.match(reading.lower, last.start):
        return None  # "3.4 - 2021-02-07" is a version and its day
    yearless = first.kind == "date" and not (first.when.year or last.when.year)
    if tight and yearless and "-" in reading.lower[first.start : first.end]:
        return None  # 1-2-3-4
    before = reading.lower[max(0, first.start - REACH) : first.start]
    if first.kind == last.kind == "year" and not are_years(reading, first, last, before):
        return None
    return None if _are_ratios(reading, first, last, before) else _joined(first, last)


def _from_lone_day(reading: Reading, start: int) -> Range | None:
    """Return the range that a day alone opens: "20 - 26/10", "3-10 March"."""
    lower = reading.lower
    digits = _DIGITS.match(lower, start)
    if digits is None or not 1 <= int(digits[0]) <= LARGEST:
        return None
    if start and lower[start - 1] in ".,/-":
        return None
    suffix = wordings(reading.language.code).suffix.match(lower, digits.end())
    span = reading.span(*digits.span())
    when = When("day", None, None, int(digits[0]), day_span=span)
    first = Part("date", start, suffix.end() if suffix else digits.end(), when)
    joint = _joint(reading, first)
    last = read_part(reading, joint[0], in_range=True) if joint else None
    if joint is None or last is None or last.kind != "date":
        return None
    if joint[1] and last.when.year is None and "-" in lower[last.start : last.end]:
        return None  # 9-1-1
    ended = last.when
    if ended.day_span is None or ended.month_span is None or ended.day_span > ended.month_span:
        return None  # "3 - July 10"
    when = ended._replace(
        day=when.day,
        day_span=span,
        possible=ended.lunar or is_possible(ended.year, ended.month, when.day),
        other=None,
        inherited=True,
    )
    return Range(first.start, last.end, first._replace(when=when), last)


def _lone_end(reading: Reading, first: Part, position: int) -> Part | None:
    """Return the end of "March 3-10" and "tháng 3 - 5", which is a lone number."""
    when = first.when
    if first.kind == "year":
        return _short_year(reading, first, position)
    match = joints(reading.language.code).bare_end.match(reading.lower, position)
    if match is None or when.year is not None or when.month_span is None:
        return None
    number, span = int(match[1]), reading.span(*match.span(1))
    if when.precision == "day" and when.day_span and when.month_span < when.day_span:
        if reading.lower[when.month_span.start - reading.offset].isdecimal():
            return None  # "3/4 to 39" are prices
        ended = when._replace(day=number, day_span=span, inherited=True, other=None)
    elif when.precision == "month" and is_possible(None, number, None):
        if not wordings(reading.language.code).fixed_order:
            return None  # "from March to 5" is unheard of
        ended = when._replace(month=number, month_span=span, inherited=True)
    else:
        return None
    end, year, year_span = read_tail(reading, match.end())
    ended = ended._replace(year=year, year_span=year_span)
    ended = ended._replace(possible=is_possible(ended.year, ended.month, ended.day))
    return Part(first.kind, match.start(), end, ended) if number <= LARGEST else None


def _short_year(reading: Reading, first: Part, position: int) -> Part | None:
    """Return the end of "from 1960 to 70,"."""
    match = _SHORT_YEAR.match(reading.lower, position)
    year = first.when.year or 0
    before = reading.lower[max(0, first.start - REACH) : first.start]
    if match is None or int(match[0]) <= year % 100:
        return None
    if joints(reading.language.code).opening.search(before) is None:
        return None
    ended = When("year", year // 100 * 100 + int(match[0]), inherited=True)
    return Part("year", *match.span(), ended._replace(year_span=reading.span(*match.span())))


def _are_alike(first: Part, last: Part) -> bool:
    """Tell whether two dates can be the ends of one range."""
    if first.when.lunar != last.when.lunar:
        return False
    if first.kind == last.kind:
        return True
    return {first.kind, last.kind} <= {"date", "month", "year"} and last.kind != "year"


def _are_ratios(reading: Reading, first: Part, last: Part, before: str) -> bool:
    """Tell "2/3 - 3/4 số phiếu" from "30/4 - 1/5"."""
    printed = reading.lower[first.start : first.end]
    if first.kind != "date" or first.when.year or not (printed.isascii() and "/" in printed):
        return False
    known = wordings(reading.language.code)
    marked = known.sure_day.ends(before) or known.weak_day.ends(before) or before[-1:] == "("
    return not marked and is_counted(reading, last.end)


def _joined(first: Part, last: Part) -> Range:
    """Return the range with what either end lacks filled in from the other."""
    begun, ended = first.when, last.when
    if begun.precision == ended.precision == "day" and begun.month is None:
        # "mùng 6 đến mùng 10 tháng Giêng"
        begun = begun._replace(month=ended.month, month_span=ended.month_span, inherited=True)
    if begun.precision == ended.precision == "year":
        begun = _before_christ(begun, ended)
    if begun.year is None and ended.year is not None:
        begun = _in_year(begun, ended.year - _wraps(begun, ended))
    elif ended.year is None and begun.year is not None:
        # "from October 2012 to September": the next one.
        ended = _in_year(ended, begun.year + ((begun.month or 0) > (ended.month or 0)))
    return Range(first.start, last.end, first._replace(when=begun), last._replace(when=ended))


def _before_christ(begun: When, ended: When) -> When:
    """Count the start's years backwards if only the end says so: "from 1000 to 600 BC"."""
    if (ended.year or 0) < 0 < (begun.year or 0) and -(ended.year or 0) < (begun.year or 0):
        return begun._replace(year=-(begun.year or 0), inherited=True)
    return begun


def _in_year(when: When, year: int) -> When:
    possible = when.possible and (when.lunar or is_possible(year, when.month, when.day))
    other = when.other and when.other._replace(year=year)
    return when._replace(year=year, possible=possible, other=other, inherited=True)


def _wraps(begun: When, ended: When) -> bool:
    """Tell whether a range without years runs into the next one ("Nov-Feb")."""
    return (begun.month or 0) - (ended.month or 0) >= WRAP
