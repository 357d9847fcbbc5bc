"""Dates in words: from a match of one of the language's wordings to a date.

A wording that fits may still mean something else ("the second may be", "mỗi tháng 5 triệu"); then
there is no date. An impossible one ("31 June") is kept and marked.
"""

import re

from factcheck.arithmetic.calendar import is_possible, nth_weekday
from factcheck.expressions import compile_kept
from factcheck.mentions.date_cues import (
    is_capital,
    is_free,
    is_lone_month,
    is_marked_year,
    is_month,
)
from factcheck.mentions.date_shapes import Part, Shape, groups, names, place
from factcheck.mentions.date_wordings import wordings
from factcheck.mentions.date_words import (
    Groups,
    day_of,
    decade_of,
    is_slip,
    lunar_month_of,
    month_of,
    number_of,
    quarter_of,
    year_of,
)
from factcheck.mentions.scanner import Reading
from factcheck.model import Span, When
from factcheck.records import NamedTuple

LONGEST_MONTH, LONGEST_LUNAR_MONTH, MONTHS = 31, 30, 12
FIRST_OF_TET = 10  # a later day of the new year's feast is one of the old year
LAST_YEAR = 9999
LAST_CENTURY = 40

_FOLLOWING = compile_kept(r" +(\w+)")


class Match(NamedTuple):
    """A match of a wording, with its groups by their plain names."""

    match: re.Match[str]
    found: Groups
    shape: Shape
    reading: Reading
    in_range: bool

    def span(self, *names_of_groups: str) -> Span | None:
        """Return the place of the first of these groups that took part."""
        for name in names_of_groups:
            where = place(self.match, name) if name in self.found else None
            if where is not None:
                return self.reading.span(*where)
        return None


def read_match(
    reading: Reading, match: re.Match[str], shape: Shape, *, in_range: bool
) -> Part | None:
    """Return the date that a match of *shape* says, if it says one."""
    lone = shape.name == "lone_months" and not in_range
    if lone and not is_lone_month(reading, match):
        return None
    named = Match(match, groups(match), shape, reading, in_range)
    code = reading.language.code
    year = year_of(named.found, code)
    if year is None and "year_words" in named.found:
        return None
    when = _day_or_month(named, year) if shape.kind in ("date", "month") else _period(named, year)
    return None if when is None else Part(shape.kind, match.start(), match.end(), when)


def _period(named: Match, year: int | None) -> When | None:
    """Read a year, a quarter, a decade or a century."""
    found, reading, code = named.found, named.reading, named.reading.language.code
    year_span = named.span("y", "yy", "year_words", "decade", "decade_name")
    match named.shape.kind:
        case "century":
            number = number_of(found, code) or 0
            if not 1 <= number <= LAST_CENTURY:
                return None
            first = -100 * number if "bc" in found else 100 * number - 99
            return When("century", first, year_span=named.span("n", "nth", "roman"))
        case "decade":
            return When("decade", decade_of(found, year, code), year_span=year_span)
        case "quarter":
            quarter = quarter_of(found, code)
            if not quarter:
                return None
            place_of_quarter = named.span("q", "n", "nth", "cardinal")
            return When("quarter", year, 3 * quarter - 2, None, year_span, place_of_quarter)
        case _:
            marked = named.in_range or is_marked_year(reading, named.match.start())
            if "year_words" in found and not marked:
                return None
            return When("year", year, year_span=year_span)


def _day_or_month(named: Match, year: int | None) -> When | None:
    found, code = named.found, named.reading.language.code
    known = wordings(code)
    day, month = day_of(found, code), month_of(found, code)
    lunar = (
        named.shape.name == "lunar_days"
        or "lunar" in found
        or found.get("month", "") in known.lunar_months
        or known.lunar_start.match(named.reading.lower, named.match.start()) is not None
    )
    if named.shape.name == "lunar_days":
        month = lunar_month_of(found, code) if "nth2" in found or "n" in found else None
        # mùng 1 Tết, 30 Tết
        month = month or (1 if (day or 0) <= FIRST_OF_TET else MONTHS)
    if "weekday" in found:
        if year is None or month is None or day is None:
            return None
        day = nth_weekday(year, month, names(code).weekdays[found["weekday"]], day)
    if day == 0 or (month is None and named.shape.kind == "month"):
        return None
    if not _is_meant(named, year, day):
        return None
    possible = is_possible(year, month, day) and (year or 0) <= LAST_YEAR
    if lunar:
        possible = (day or 1) <= LONGEST_LUNAR_MONTH and 1 <= (month or 1) <= MONTHS
    if not possible and named.shape.kind == "month" and year is None:
        return None
    if not possible and year is None and _counts_days(named):
        return None  # "1 tháng 20 ngày" is a length
    when = When(
        "month" if named.shape.kind == "month" else "day",
        year,
        month,
        day,
        named.span("y", "yy", "year_words"),
        named.span("m", "month", "nth2"),
        named.span("d", "nth", "cardinal", "fixed"),
        possible,
        lunar=lunar,
    )
    if "dual" not in found or day is None:
        return when
    # Old and new style, or the night between two days: either number may be the day.
    first = when._replace(day=int(found["dual"]), day_span=named.span("dual"), possible=True)
    return when._replace(possible=True, other=first)


def _counts_days(named: Match) -> bool:
    """Tell whether a word for days follows."""
    language = named.reading.language
    word = _FOLLOWING.match(named.reading.lower, named.match.end())
    return word is not None and word[1] in language.units.names["years"]["day"]


def _is_meant(named: Match, year: int | None, day: int | None) -> bool:
    """Tell whether a wording that fits is a date: names are words, and numbers count things."""
    reading, match, found = named.reading, named.match, named.found
    name = found.get("month", "")
    if name in wordings(reading.language.code).doubtful_months:
        # "the second may be" needs its capital, digits around, or "of".
        numbered = not {"d", "y", "yy"}.isdisjoint(found) or " of " in match[0]
        if not numbered and not is_capital(reading, match, "month"):
            return False
    if (year or 0) > LAST_YEAR and not is_slip(year or 0):
        return False
    if named.in_range:
        return True
    if named.shape.kind == "month":
        return year is not None or is_month(reading, match)
    # "SEA Games 32 tháng 5", "Top 40 March 2014"
    return (day or 0) <= LONGEST_MONTH or is_free(reading, match.start())
