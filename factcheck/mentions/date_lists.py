"""Days that share one month: "ngày 20, 21 và 22/10", "on 3 and 4 March", "March 3 and 4".

A lone number is a day here because a complete date stands in the same list; what it lacks it
takes from there.
"""

import re
from functools import cache

from factcheck.arithmetic.calendar import is_possible
from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.date_cues import REACH, is_counted
from factcheck.mentions.date_parts import read_part
from factcheck.mentions.date_shapes import Part
from factcheck.mentions.date_wordings import wordings
from factcheck.mentions.scanner import Reading
from factcheck.model import Value, When
from factcheck.records import NamedTuple
from factcheck.spellings import any_of

_LONGEST = 8


class Lists(NamedTuple):
    """What stands between the days of a list in one language."""

    ahead: re.Pattern[str]  # from the first day to the one with the month
    behind: re.Pattern[str]  # a further day behind "March 3"
    joint: re.Pattern[str]


@cache
def lists(code: str) -> Lists:
    """Return what joins days in the language *code*."""
    words = load_language(code).dates.words
    suffix = f"(?:{any_of(words['suffixes'])})?" if words["suffixes"] else ""
    article = rf"(?:{any_of([*words['articles'], *words['day_marks']])} +)?"
    joint = rf"(?: ?, ?(?:{any_of(words['and'])} +)?| +{any_of(words['and'])} +){article}"
    day = rf"\d{{1,2}}{suffix}(?![^\W_])"
    return Lists(
        ahead=compile_kept(
            rf"(\d{{1,2}}){suffix}(?![^\W_])"
            rf"(?:{joint}{day}(?! ?[-/.]\d)){{0,{_LONGEST}}}{joint}(?=\d)"
        ),
        behind=compile_kept(rf"(\d{{1,2}}){suffix}(?![^\W_]|[.,:/-]\d| ?%)"),
        joint=compile_kept(joint),
    )


def read_listed(reading: Reading, start: int) -> Part | None:
    """Return the lone day at *start* as a date, if a list of days gives it its month."""
    continued = _continues(reading, start)
    behind = _behind(reading, start) if continued else None
    return behind or _ahead(reading, start, continued=continued)


def with_shared_year(reading: Reading, part: Part) -> Part:
    """Give a date without year the year of the list it stands in: "on 3 March and 5 May 2020"."""
    when, position = part.when, part.end
    if part.kind != "date" or when.year is not None or when.lunar:
        return part
    if _continues(reading, part.start) and _is_yearless(reading.mentions[-1].value):
        return part  # the date before has looked through the list already
    joint = lists(reading.language.code).joint
    for _ in range(_LONGEST):
        match = joint.match(reading.lower, position)
        following = read_part(reading, match.end(), in_range=True) if match else None
        if following is None or following.kind != "date" or following.when.lunar:
            return part
        year = following.when.year
        if year is not None:
            possible = when.possible and is_possible(year, when.month, when.day)
            return part._replace(when=when._replace(year=year, possible=possible, inherited=True))
        position = following.end
    return part


def _ahead(reading: Reading, start: int, *, continued: bool) -> Part | None:
    known = lists(reading.language.code)
    match = known.ahead.match(reading.lower, start)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    before = reading.lower[max(0, start - REACH) : start]
    if not continued and not wordings(reading.language.code).sure_day.ends(before):
        return None
    whole = read_part(reading, match.end(), in_range=True)
    if whole is None or whole.kind != "date" or whole.when.month is None or whole.when.lunar:
        return None
    when = whole.when
    if when.day_span is None or when.month_span is None or when.day_span > when.month_span:
        return None
    return _day(reading, match, when)


def _behind(reading: Reading, start: int) -> Part | None:
    last = reading.mentions[-1].value
    match = lists(reading.language.code).behind.match(reading.lower, start)
    if match is None or not isinstance(last, When) or not 1 <= int(match[1]) <= 31:
        return None
    if last.day_span is None or last.month_span is None or last.day_span < last.month_span:
        return None
    if is_counted(reading, match.end()):
        return None
    if last.year_span is not None and not last.inherited and last.year_span > last.day_span:
        return None  # "March 3, 2020 and 4" goes on with something else
    return _day(reading, match, last)


def _continues(reading: Reading, start: int) -> bool:
    """Tell whether only a comma or "and" parts *start* from the date before."""
    if not reading.mentions or reading.mentions[-1].kind != "date" or start - reading.done > 12:
        return False
    joint = lists(reading.language.code).joint
    return joint.fullmatch(reading.lower, reading.done, start) is not None


def _is_yearless(value: Value) -> bool:
    return isinstance(value, When) and value.year is None


def _day(reading: Reading, match: re.Match[str], whole: When) -> Part | None:
    day = int(match[1])
    if not is_possible(whole.year, whole.month, day):
        return None
    when = whole._replace(
        day=day, day_span=reading.span(*match.span(1)), possible=True, other=None, inherited=True
    )
    end = match.end(1)
    suffix = wordings(reading.language.code).suffix.match(reading.lower, end)
    return Part("date", match.start(), suffix.end() if suffix else end, when)
