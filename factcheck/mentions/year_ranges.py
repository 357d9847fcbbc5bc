"""Two years: 2020 - 2025, 2019-20, 1998/99, (1558-1533), 221-206 BC, from 2014 to 2018.

Two numbers with a dash between them are as often amounts; what stands around them decides.
"""

from __future__ import annotations

import re

from factcheck.expressions import compile_kept
from factcheck.mentions.date_cues import REACH, is_counted, is_tied_before
from factcheck.mentions.date_joints import Range, joints
from factcheck.mentions.date_parts import read_part
from factcheck.mentions.date_shapes import Part
from factcheck.mentions.date_wordings import wordings
from factcheck.mentions.scanner import Reading
from factcheck.model import When

LAST = 2200
LONGEST = 500  # years between two bare years; more is two amounts
LONGEST_SHORT = 40  # years between the ends of "1979-95"
LONGEST_REVERSED = 300
ROUND = 50  # "1500-2000 people" are round numbers

_YEARS = compile_kept(r"([12]\d{3})( ?[-—~] ?|/)([12]\d{3}|\d\d)(?!\d|[.,:/]\d| ?%)")
_ERA_START = compile_kept(r"(\d{1,4})(?= ?[-—~] ?\d)")
_DASH = compile_kept(r" ?[-—~] ?")


def read_years(reading: Reading, start: int) -> Range | None:
    """Return the range of two years in digits that begins at *start*."""
    lower = reading.lower
    match = _YEARS.match(lower, start)
    if match is None:
        return None
    before = lower[max(0, start - REACH) : start]
    if before[-1:].isalnum() or is_tied_before(before):
        return None
    following = lower[match.end() : match.end() + 2]
    if following[:1].isalpha() or (following[:1] in ("-", "/") and following[1:].isalnum()):
        return None
    first, last = int(match[1]), _last_year(match)
    if match[2] == "/" and last != first + 1:
        return None
    if not _are_plausible(reading, match, (first, last), before):
        return None
    ends = []
    for group, year in ((1, first), (3, last)):
        inherited = len(match[group]) == len("25")
        when = When("year", year, year_span=reading.span(*match.span(group)), inherited=inherited)
        ends.append(Part("year", *match.span(group), when))
    return Range(match.start(), match.end(), ends[0], ends[1])


def read_years_before_christ(reading: Reading, start: int) -> Range | None:
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


def are_years(reading: Reading, first: Part, last: Part, before: str) -> bool:
    """Tell whether "2014 to 2018" are years and not two amounts."""
    years = (first.when.year or 0, last.when.year or 0)
    if min(years) < 0:
        return True
    known = wordings(reading.language.code)
    if known.no_year.match(reading.lower, last.end):
        return False
    counted = is_counted(reading, last.end)
    if _are_round(*years) and counted:
        return False
    opened = joints(reading.language.code).opening.search(before)
    marked = opened is not None or known.year_mark.ends(before)
    return (marked or not counted) and abs(years[1] - years[0]) <= LONGEST


def _last_year(match: re.Match[str]) -> int:
    """Return the year in which "2019-20" or "1999/00" ends."""
    first, last = int(match[1]), int(match[3])
    if len(match[3]) > len("20"):
        return last
    last += first // 100 * 100
    return last + 100 * (last <= first and (first + 1) % 100 == last % 100)


def _are_plausible(
    reading: Reading, match: re.Match[str], years: tuple[int, int], before: str
) -> bool:
    """Tell whether two numbers with a dash between them are years."""
    first, last = years
    known = wordings(reading.language.code)
    if max(years) > LAST or known.no_year.match(reading.lower, match.end()):
        return False
    if before.rstrip(" ")[-1:] in ("$", "€", "£"):
        return False
    if len(match[3]) == len("20"):
        return first < last <= first + LONGEST_SHORT
    plan = joints(reading.language.code).plan
    counted = is_counted(reading, match.end())
    if first < last <= first + LONGEST and not (counted and _are_round(*years)):
        return True
    marked = before[-1:] == "(" or known.year_mark.ends(before) or plan.search(before) is not None
    if first < last:
        return marked
    return first - last <= LONGEST_REVERSED and (marked or not counted)


def _are_round(first: int, last: int) -> bool:
    return first % ROUND == 0 and last % ROUND == 0
