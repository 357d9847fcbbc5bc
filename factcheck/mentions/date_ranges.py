"""Stretches of time between two dates: 2020 - 2025, từ 20 đến 26/10, March 3-10, since 2014.

A range is one mention with two complete dates as parts; what one end leaves out it takes from the
other. A period that is told from one date ("since 2014", "the end of 2012") has that date alone as
its part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from factcheck.arithmetic.calendar import is_possible
from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.date_parts import read_part, read_tail, wordings
from factcheck.mentions.date_shapes import Part, any_of, expression, fragments_of, starts_of
from factcheck.mentions.numeric_dates import cues
from factcheck.mentions.scanner import Reading
from factcheck.model import When

LONGEST_YEARS = 500  # between two bare years; more is two amounts
LONGEST_SHORT = 40  # years between the ends of "1979-95"
LONGEST_REVERSED = 300
WRAP = 2  # months by which a range without year must go back to run into the next year

_BARE_DAY = compile_kept(r"\d{1,2}(?!\d)")
_YEARS = compile_kept(r"([12]\d{3})( ?[-—~] ?|/)([12]\d{3}|\d\d)(?!\d|[.,:/]\d| ?%)")
_ERA_START = compile_kept(r"(\d{1,4})(?= ?[-—~] ?\d)")
_SLASH = compile_kept(r" ?/ ?(?=[^\W\d_])")
_DIGITS = compile_kept(r"\d+")
_DASH = compile_kept(r" ?[-—~] ?")


class Joints(NamedTuple):
    """What ties the ends of a range together in one language."""

    dash: re.Pattern[str]
    word: re.Pattern[str]
    both: re.Pattern[str]  # "and", for "between 2011 and 2016"
    between: re.Pattern[str]
    opening: re.Pattern[str]  # "from", right before a range
    bare_end: re.Pattern[str]
    before: re.Pattern[str]  # "since", right before a date
    after: re.Pattern[str]  # "or later", right behind it
    tail: re.Pattern[str]
    has_periods: bool
    period: re.Pattern[str]  # "the plan", right before two years


@cache
def joints(code: str) -> Joints:
    """Return what makes a range in the language *code*."""
    words = load_language(code).dates.words
    article = rf"(?:{any_of(words['articles'])} +){{0,2}}"
    lead = rf"(?:{any_of([*words['articles'], *words['open_articles']])} +)?$"
    suffix = f"(?:{any_of(words['suffixes'])})?" if words["suffixes"] else ""
    no_day = rf"(?!\d|[.,:]\d|/| ?%| +{any_of(words['no_day'])}(?!\w)|-\d)"
    return Joints(
        dash=compile_kept(rf" ?[-—~] ?{article}"),
        word=compile_kept(rf" +{any_of(words['to'])} +{article}"),
        both=compile_kept(rf" +{any_of(words['and'])} +{article}"),
        between=compile_kept(rf"(?<!\w){any_of(words['between'])} +{lead}"),
        opening=compile_kept(rf"(?:(?<!\w){any_of(words['from'])} +{lead}|[(\[]$)"),
        bare_end=compile_kept(rf"(\d{{1,2}}){suffix}{no_day}(?![^\W_])"),
        before=compile_kept(rf"(?<!\w){any_of(words['open_before'])} +{lead}"),
        after=compile_kept(rf",? +{any_of(words['open_after'])}(?!\w| +\w)"),
        tail=compile_kept(rf"{any_of(words['period_tails'])}(?!\w)"),
        period=compile_kept(rf"(?<!\w){any_of(words['period_marks'])} +$"),
        has_periods=bool(words["open_before"] or words["open_after"] or words["period_tails"]),
    )


class Range(NamedTuple):
    """A stretch of time and its ends, of which *last* may be open."""

    start: int
    end: int
    first: Part
    last: Part | None = None


def read_range(reading: Reading, start: int, first: Part | None) -> Range | None:
    """Return the range that begins at *start*, where *first* was read, if there is one."""
    if first is not None and first.kind != "year":
        # "on 1-2 June" begins like the date 1-2.
        found = _bare_range(reading, start) if first.when.year_span is None else None
        return found if found and found.end > first.end else _from(reading, first)
    digits = _DIGITS.match(reading.lower, start)
    if digits is None:
        first = read_part(reading, start, in_range=True)
        return _from(reading, first) if first else None
    if digits.end() - start == len("2023"):
        found = _years(reading, start)
        if found is not None:
            return found
    elif digits.end() - start <= len("31"):
        found = _bare_range(reading, start)
        if found is not None:
            return found
    found = _years_before_christ(reading, start)
    if found is None:
        first = read_part(reading, start, in_range=True)
        found = _from(reading, first) if first else None
    return found


def _from(reading: Reading, first: Part) -> Range | None:
    """Return the range that *first* opens, if a joint and another date follow."""
    lower = reading.lower
    code = reading.language.code
    known = joints(code)
    before = lower[max(0, first.start - 32) : first.start]
    joint = known.dash.match(lower, first.end) or known.word.match(lower, first.end)
    if joint is None and known.between.search(before):
        joint = known.both.match(lower, first.end)
    if joint is None and first.kind == "month" and first.when.year is None:
        joint = _SLASH.match(lower, first.end)  # May/June 2020
    if joint is None:
        return None
    if (
        first.kind == "year"
        and lower[joint.start() : joint.end()] == "-"
        and lower[joint.end()].isdecimal()
    ):
        return None  # 2018-09-23 is one date
    if first.bare:
        return _day_to_date(reading, first, joint.end())
    last = read_part(reading, joint.end(), in_range=True)
    if last is None:
        last = _bare_end(reading, first, joint.end())
    if last is None or not _fit(first, last):
        return None
    if lower[joint.start() : joint.end()] == "-" and not (first.when.year or last.when.year):
        if "-" in lower[first.start : first.end] and first.kind == "date":
            return None  # 1-2-3-4
    if first.kind == last.kind == "year" and not _are_years(reading, first, last, before):
        return None
    if _are_ratios(reading, first, last, before):
        return None
    return _joined(first, last)


@cache
def openings(code: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Return the expressions of "the end of" and the like, by the anchor they begin at."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    words = load_language(code).dates.words
    article = rf"(?: +{any_of([*words['articles'], *words['open_articles']])})?"
    for template in words["period_heads"]:
        pattern = compile_kept(expression(template, fragments_of(code)) + article + "[ -]+")
        for start in starts_of(template, code):
            found[start] = (*found.get(start, ()), pattern)
    return found


def read_period(reading: Reading, start: int, anchor: str, part: Part | None) -> Range | None:
    """Return the period that is told from one date: "since 2014", "the end of 2012"."""
    lower, code = reading.lower, reading.language.code
    if part is None:
        for pattern in openings(code).get(anchor, ()):
            match = pattern.match(lower, start)
            whole = read_part(reading, match.end(), in_range=True) if match else None
            if whole is not None and whole.kind in ("month", "year", "decade", "century"):
                return Range(start, whole.end, whole)
    known = joints(code)
    if not known.has_periods:
        return None
    part = part or read_part(reading, start, in_range=True)
    if part is None or part.kind == "century":
        return None
    left = max(reading.done, part.start - 40)
    opened = known.before.search(lower[left : part.start])
    closed = known.after.match(lower, part.end) or known.tail.match(lower, part.end)
    if opened is None and closed is None:
        return None
    opening = left + opened.start() if opened else part.start
    return Range(opening, closed.end() if closed else part.end, part)


def _bare_range(reading: Reading, start: int) -> Range | None:
    bare = _bare_start(reading, start)
    return _from(reading, bare) if bare else None


def _bare_start(reading: Reading, start: int) -> Part | None:
    """Return the day alone with which "20 - 26/10" begins."""
    match = _BARE_DAY.match(reading.lower, start)
    if (
        match is None
        or not 1 <= int(match[0]) <= 39
        or start
        and reading.lower[start - 1] in ".,/-"
    ):
        return None
    suffix = wordings(reading.language.code).suffix.match(reading.lower, match.end())
    end = suffix.end() if suffix else match.end()
    when = When("day", None, None, int(match[0]), day_span=reading.span(*match.span()))
    return Part("date", start, end, when, bare=True)


def _day_to_date(reading: Reading, first: Part, position: int) -> Range | None:
    lower = reading.lower
    if not lower[position : position + 1].isdecimal():
        last = read_part(reading, position, in_range=True)
        if last is None or last.when.precision != "day" or not last.when.lunar:
            return None
    else:
        last = read_part(reading, position, in_range=True)
    if last is None or last.kind != "date" or last.when.month is None or last.when.day is None:
        return None
    tight = lower[position - 1] == "-" and lower[position - 2].isdecimal()
    if tight and last.when.year is None and "-" in lower[last.start : last.end]:
        return None  # 9-1-1
    begun, ended = last.when.day_span, last.when.month_span
    if begun is None or ended is None or begun.start > ended.start:
        return None  # "3 - July 10", "5 - 7/10" read as July 10
    day = first.when.day or 0
    if day > (ended_day := last.when.day or 0) and not last.when.lunar and day - ended_day > 31:
        return None
    when = last.when._replace(
        day=day,
        day_span=first.when.day_span,
        possible=last.when.lunar or is_possible(last.when.year, last.when.month, day),
        other=None,
        inherited=True,
    )
    return Range(first.start, last.end, first._replace(when=when, bare=False), last)


def _bare_end(reading: Reading, first: Part, position: int) -> Part | None:
    """Return the end of "March 3-10" and "tháng 3 - 5", which is a lone number."""
    match = joints(reading.language.code).bare_end.match(reading.lower, position)
    when = first.when
    if match is None or when.year is not None or when.month_span is None:
        return None
    if when.precision == "day" and (
        reading.lower[when.month_span.start - reading.offset].isdecimal()
    ):
        return None  # "3/4 to 39" are prices
    number, span = int(match[1]), reading.span(*match.span(1))
    if when.precision == "day" and when.day_span and when.month_span.start < when.day_span.start:
        ended = when._replace(day=number, day_span=span, inherited=True, other=None)
    elif when.precision == "month" and 1 <= number <= 12 and reading.language.date_order == "dmy":
        ended = when._replace(month=number, month_span=span, inherited=True)
    else:
        return None
    end, year, year_span = read_tail(reading, match.end())
    ended = ended._replace(year=year, year_span=year_span)
    ended = ended._replace(possible=is_possible(ended.year, ended.month, ended.day))
    if not ended.possible and number > 39:
        return None
    return Part(first.kind, match.start(), end, ended)


def _fit(first: Part, last: Part) -> bool:
    """Tell whether two dates can be the ends of one range."""
    if first.when.lunar != last.when.lunar:
        return False
    pair = {first.kind, last.kind}
    if len(pair) == 1:
        return True
    return pair <= {"date", "month", "year"} and last.kind != "year"


def _joined(first: Part, last: Part) -> Range:
    """Return the range with what either end lacks filled in from the other."""
    begun, ended = first.when, last.when
    if begun.precision == ended.precision == "day" and begun.month is None:
        # "mùng 6 đến mùng 10 tháng Giêng"
        begun = begun._replace(month=ended.month, month_span=ended.month_span, inherited=True)
    if begun.year is None and ended.year is not None:
        begun = _in_year(begun, ended.year - _wraps(begun, ended))
    elif ended.year is None and begun.year is not None:
        ended = _in_year(ended, begun.year + _wraps(begun, ended))
    return Range(first.start, last.end, first._replace(when=begun), last._replace(when=ended))


def _in_year(when: When, year: int) -> When:
    possible = when.possible and (when.lunar or is_possible(year, when.month, when.day))
    other = when.other and when.other._replace(year=year)
    return when._replace(year=year, possible=possible, other=other, inherited=True)


def _wraps(begun: When, ended: When) -> bool:
    """Tell whether a range without years runs into the next one ("Nov-Feb")."""
    return (begun.month or 0) - (ended.month or 0) >= WRAP


def _years(reading: Reading, start: int) -> Range | None:
    """Return the range of two years in digits: 2020 - 2025, 2019-20, 1998/99, 221-206 BC."""
    lower = reading.lower
    match = _YEARS.match(lower, start)
    if match is None:
        return None
    before = lower[max(0, start - 32) : start]
    if before[-1:].isalnum() or (before[-1:] in ("-", ".", "/", "+") and before[-2:-1].isdigit()):
        return None
    following = lower[match.end() : match.end() + 2]
    if following[:1].isalpha() or (following[:1] in ("-", "/") and following[1:].isalnum()):
        return None
    first, short = int(match[1]), len(match[3]) == 2
    last = int(match[3])
    if short:
        last += first // 100 * 100
        last += 100 * (last <= first and (first + 1) % 100 == last % 100)
    if match[2] == "/" and last != first + 1:
        return None
    if not _are_plausible(reading, match, first, last, before, short=short):
        return None
    ends = [
        Part(
            "year",
            match.start(group),
            match.end(group),
            When(
                "year",
                year,
                year_span=reading.span(*match.span(group)),
                inherited=short and group == 3,
            ),
        )
        for group, year in ((1, first), (3, last))
    ]
    return Range(match.start(), match.end(), ends[0], ends[1])


def _are_plausible(
    reading: Reading, match: re.Match[str], first: int, last: int, before: str, *, short: bool
) -> bool:
    """Tell whether two numbers with a dash between them are years."""
    words = wordings(reading.language.code)
    if max(first, last) > 2200 or words.no_year.match(reading.lower, match.end()):
        return False
    if before[-1:] in ("$", "€", "£") or before[-2:] in ("$ ", "€ "):
        return False
    known = joints(reading.language.code)
    marked = before[-1:] == "(" or bool(
        words.year_mark.search(before) or known.period.search(before)
    )
    noun = words.next_word.match(reading.lower, match.end())
    if short:
        return first < last <= first + LONGEST_SHORT
    if first >= last:
        return first - last <= LONGEST_REVERSED and (marked or noun is None) and first >= 1000
    if first % 50 == 0 and last % 50 == 0 and not marked and noun is not None:
        return False
    return last - first <= LONGEST_YEARS or marked


def _years_before_christ(reading: Reading, start: int) -> Range | None:
    """Return "221-206 BC", where the era stands once."""
    match = _ERA_START.match(reading.lower, start)
    if match is None or (start and reading.lower[start - 1] in "-./,"):
        return None
    dash = _DASH.match(reading.lower, match.end())
    last = read_part(reading, dash.end()) if dash else None
    if last is None or last.kind != "year" or (last.when.year or 0) >= 0:
        return None
    span = reading.span(*match.span())
    first = When("year", -int(match[0]), year_span=span, inherited=True)
    return Range(start, last.end, Part("year", start, match.end(), first), last)


def _are_ratios(reading: Reading, first: Part, last: Part, before: str) -> bool:
    """Tell "2/3 - 3/4 số phiếu" from "30/4 - 1/5"."""
    lower = reading.lower
    if first.when.year is not None or not lower[first.start : first.end].isascii():
        return False
    if first.kind != "date" or "/" not in lower[first.start : first.end]:
        return False
    known = cues(reading.language.code)
    marked = known.sure.search(before) or known.weak.search(before) or before[-1:] == "("
    return (
        not marked and wordings(reading.language.code).next_word.match(lower, last.end) is not None
    )


def _are_years(reading: Reading, first: Part, last: Part, before: str) -> bool:
    """Tell whether "2014 to 2018" are years and not two amounts."""
    if min(first.when.year or 0, last.when.year or 0) < 0:
        return True
    words = wordings(reading.language.code)
    if words.no_year.match(reading.lower, last.end):
        return False
    years = (first.when.year or 0, last.when.year or 0)
    marked = bool(
        joints(reading.language.code).opening.search(before) or words.year_mark.search(before)
    )
    counted = words.next_word.match(reading.lower, last.end) is not None
    if years[0] % 50 == 0 and years[1] % 50 == 0 and counted:
        return False
    return (marked or not counted) and abs(years[1] - years[0]) <= LONGEST_YEARS
