"""One date at a given place of a block, in whatever wording: what ranges are made of.

`read_part` tries the language's wordings and the digits-only forms and returns the longest.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.arithmetic.calendar import is_possible
from factcheck.expressions import compile_kept
from factcheck.mentions.date_cues import is_marked_year
from factcheck.mentions.date_shapes import Part, Shape, groups, place
from factcheck.mentions.date_wordings import wordings
from factcheck.mentions.date_words import YEARS, is_slip, year_of
from factcheck.mentions.named_dates import LAST_YEAR, read_match
from factcheck.mentions.numeric_dates import read_numeric
from factcheck.mentions.scanner import Reading
from factcheck.model import Span, When

_YEAR = compile_kept(r"[12]\d{3,4}(?!\d|[.,:/]\d| ?%)")
_WORD = compile_kept(r"[^\W\d_]+")
# Digits, letters glued to them, and the next word, perhaps behind another number ("2020/23/Sep").
_HEAD = compile_kept(r"\d{1,4}([^\W\d_]*)[ ,./-]{0,3}(?:\d{1,4}[ ./-]{1,2})?([^\W\d_]*)")


def read_part(reading: Reading, start: int, *, in_range: bool = False) -> Part | None:
    """Return the longest date that begins at *start*.

    *in_range* says that the other end of a range stands next to it, so that a bare "Feb" or
    "2014" is enough.
    """
    # Ranges, periods and lists each ask what begins at one place, after the same figures.
    key = start, in_range, len(reading.mentions)
    memory: dict[tuple[int, bool, int], Part | None] = reading.memory
    if key not in memory:
        memory[key] = _read_part(reading, start, in_range=in_range)
    return memory[key]


def _read_part(reading: Reading, start: int, *, in_range: bool) -> Part | None:
    lower = reading.lower
    if not lower[start : start + 1].isdecimal():
        word = _WORD.match(lower, start)
        shapes = wordings(reading.language.code).by_start.get(word[0], ()) if word else ()
        return _read_wordings(reading, start, shapes, in_range=in_range)
    best = read_numeric(reading, start, in_range=in_range)
    if best is not None and best.kind == "date" and best.when.year is not None:
        return best
    if best is not None and best.kind == "date":
        best = _with_tail(reading, best)
    head = _HEAD.match(lower, start)
    by_second = wordings(reading.language.code).by_second
    for following in head.groups() if head else ():
        if following in by_second:
            named = _read_wordings(reading, start, by_second[following], in_range=in_range)
            best = _longer(best, named)
    return best or read_year(reading, start, in_range=in_range)


def read_tail(reading: Reading, position: int) -> tuple[int, int | None, Span | None]:
    """Return where a year that may follow a date ends, the year, and its place."""
    match = wordings(reading.language.code).tail.match(reading.lower, position)
    if match is None:
        return position, None, None
    found = groups(match)
    year = year_of(found, reading.language.code)
    where = next(place(match, name) for name in ("y", "yy", "year_words") if name in found)
    if year is None or year > LAST_YEAR or where is None:
        return position, None, None
    return match.end(), year, reading.span(*where)


def read_year(reading: Reading, start: int, *, in_range: bool = False) -> Part | None:
    """Return a bare year, if a word marks it as one or the range it stands in does."""
    match = _YEAR.match(reading.lower, start)
    if match is None:
        return None
    year, end = int(match[0]), match.end()
    if reading.lower[end : end + 1].isalpha():
        return None
    if not in_range and not is_marked_year(reading, start):
        return None
    if wordings(reading.language.code).no_year.match(reading.lower, end):
        return None
    if year > LAST_YEAR:
        if in_range or not is_slip(year):
            return None
    elif year not in YEARS:
        return None
    when = When("year", year, year_span=reading.span(start, end), possible=year <= LAST_YEAR)
    return Part("year", start, end, when)


def _with_tail(reading: Reading, part: Part) -> Part:
    """Add the year of "5/6 năm 2023" to a day and month in digits."""
    end, year, span = read_tail(reading, part.end)
    if year is None:
        return part
    when = part.when
    possible = when.lunar or is_possible(year, when.month, when.day)
    other = when.other and when.other._replace(year=year, year_span=span)
    when = when._replace(year=year, year_span=span, possible=possible, other=other)
    return part._replace(end=end, when=when)


def _read_wordings(
    reading: Reading, start: int, shapes: Iterable[Shape], *, in_range: bool
) -> Part | None:
    best = None
    for shape in shapes:
        match = shape.pattern.match(reading.lower, start)
        if match is not None and (best is None or match.end() > best.end):
            best = _longer(best, read_match(reading, match, shape, in_range=in_range))
    return best


def _longer(one: Part | None, other: Part | None) -> Part | None:
    if one is None or (other is not None and other.end > one.end):
        return other
    return one
