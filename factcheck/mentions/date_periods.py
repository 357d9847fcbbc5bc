"""Periods told from one date: since 2014, the end of 2012, the first week of May, 2019 H2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import derived, load_language
from factcheck.mentions.date_cues import is_counted
from factcheck.mentions.date_joints import Range, joints
from factcheck.mentions.date_parts import read_part
from factcheck.mentions.date_shapes import Part, expression, fragments_of, starts_of
from factcheck.mentions.scanner import Reading
from factcheck.spellings import any_of

REACH = 40  # how far back "no later than the beginning of" may begin
_WHOLE = ("month", "year", "decade", "century")


@cache
def openings(code: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Return the expressions of "the end of" and the like, by the anchor they begin at."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for source, starts in derived(code, "period openings", lambda: tuple(_openings(code))):
        for start in starts:
            found[start] = (*found.get(start, ()), compile_kept(source))
    return found


def _openings(code: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the text of each of the expressions with the anchors it begins at."""
    words = load_language(code).dates.words
    article = rf"(?: +{any_of([*words['articles'], *words['open_articles']])})?"
    for template in words["period_heads"]:
        source = expression(template, fragments_of(code)) + article + "[ -]+"
        yield source, starts_of(template, code)


def read_period(reading: Reading, start: int, anchor: str, part: Part | None) -> Range | None:
    """Return the period told from *part*, the date read at *start*, or from one further on."""
    if part is None:
        opened = _opened(reading, start, anchor)
        if opened is not None:
            return opened
    known = joints(reading.language.code)
    if not known.has_periods:
        return None
    part = part or read_part(reading, start, in_range=True)
    if part is None or part.kind == "century":
        return None
    lower = reading.lower
    left = max(reading.done, part.start - REACH)
    before = known.before.search(lower[left : part.start])
    behind = known.after.match(lower, part.end) or known.half.match(lower, part.end)
    if before is None and behind is None:
        return None
    if before and before[0].endswith(" the ") and is_counted(reading, part.end):
        return None  # "after the March 2020 closure"
    opening = left + before.start() if before else part.start
    return Range(opening, behind.end() if behind else part.end, part)


def _opened(reading: Reading, start: int, anchor: str) -> Range | None:
    """Read "the end of 2012" from its first word."""
    for pattern in openings(reading.language.code).get(anchor, ()):
        match = pattern.match(reading.lower, start)
        whole = read_part(reading, match.end(), in_range=True) if match else None
        if whole is not None and whole.kind in _WHOLE:
            return Range(start, whole.end, whole)
    return None
