"""The readers of everything that has to do with the calendar and the clock.

Dates and ranges of dates are put together here; weekdays, times of day and words like "yesterday"
have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.expressions import compile_kept
from factcheck.languages import Language, derived, load_language
from factcheck.mentions.date_joints import Range
from factcheck.mentions.date_lists import read_listed, with_shared_year
from factcheck.mentions.date_parts import read_part, read_year
from factcheck.mentions.date_periods import openings, read_period
from factcheck.mentions.date_ranges import read_range
from factcheck.mentions.date_shapes import Part
from factcheck.mentions.date_wordings import wordings
from factcheck.mentions.relative_dates import relative_readers
from factcheck.mentions.scanner import DIGIT, Reader, Reading
from factcheck.mentions.times import time_readers
from factcheck.mentions.weekdays import weekday_readers
from factcheck.model import Mention
from factcheck.spellings import any_of

_CLOCK = compile_kept(r"\d: ?$")
_NO_DAY_BEHIND = frozenset("$€£¥")
_WORD = compile_kept(r"[^\W\d_]+")
_GLUED_NAME = compile_kept(r"(?<!\w)[^\W\d_]+$")


def readers(language: Language) -> tuple[Reader, ...]:
    """Return the readers of dates, weekdays, times and relative dates in *language*."""
    return (
        Reader(frozenset({DIGIT}), _digits(language.code), _from_digits),
        *_word_readers(language.code),
        *weekday_readers(language),
        *time_readers(language),
        *relative_readers(language),
    )


def _word_readers(code: str) -> Iterator[Reader]:
    """Yield a reader for every set of words with which dates begin.

    Its pattern is all their wordings in one, so that most of the words are passed over at once.
    """
    for starts, source in derived(code, "openings", lambda: tuple(_openings(code))):
        yield Reader(starts, compile_kept(source), _from_word)


def _openings(code: str) -> Iterator[tuple[frozenset[str], str]]:
    """Yield words with which the same wordings begin, and these as one expression."""
    patterns: dict[str, tuple[str, ...]] = {
        start: tuple(shape.pattern.pattern for shape in found)
        for start, found in wordings(code).by_start.items()
    }
    for start, found in openings(code).items():
        if start != DIGIT:
            patterns[start] = (*patterns.get(start, ()), *(p.pattern for p in found))
    by_pattern: dict[tuple[str, ...], set[str]] = {}
    for start, sources in patterns.items():
        by_pattern.setdefault(sources, set()).add(start)
    for sources, starts in by_pattern.items():
        plain = "|".join(re.sub(r"\?P<\w+>", "?:", source) for source in sources)
        yield frozenset(starts), plain


def _digits(code: str) -> re.Pattern[str]:
    """Return what digits look like with which a date may begin, as one of four groups.

    Most digits of an article are none of these, which the expression has to find out by itself.
    """
    return compile_kept(derived(code, "digits", lambda: _digits_of(code)))


def _digits_of(code: str) -> str:
    words = load_language(code).dates.words
    suffix = f"(?:{any_of(words['suffixes'])})?" if words["suffixes"] else ""
    following = any_of(wordings(code).after_number)
    joints = "|".join(rf"(?<= {re.escape(word)} )" for word in (*words["and"], *words["day_marks"]))
    return (
        # What is tied to digits before is part of a longer code.
        r"(?<!\d[-./])(?:"
        r"(?P<glued>(?<=[^\W\d_])\d)"  # Feb13, Q4
        r"|(?P<full>\d{1,8}(?!\d)(?:"
        r"(?![.,]\d{3}(?!\d| ?[-—])) ?[-/.~—] ?\d| \d\d? \d|"
        rf"{suffix}[ ,./-]{{0,3}}{following}(?![^\W\d_])|(?<=\d{{8}})))"
        r"|(?P<year>\d{4,5}(?!\d))"
        rf"|(?P<listed>(?:(?<=, )|{joints})\d{{1,2}}(?!\d)|\d{{1,2}} ?, ?\d))"
    )


def _from_digits(match: re.Match[str], reading: Reading) -> Mention | None:
    start, lower = match.start(), reading.lower
    kind = match.lastgroup
    if kind == "year":
        return _lone_year(reading, start)
    if kind == "listed":
        return _listed(reading, start)
    if kind == "glued" or lower[start - 1 : start].isalpha():
        # The figure begins with the letters.
        name = _GLUED_NAME.search(lower, max(reading.done, start - 12), start)
        if name is None or name[0] not in wordings(reading.language.code).by_start:
            return None
        return _read(reading, name.start(), name[0])
    close = lower[max(0, start - 2) : start]
    if not _NO_DAY_BEHIND.isdisjoint(close) or _CLOCK.search(lower, max(0, start - 4), start):
        return None  # "$12 December 27", "at 06:00 September 3"
    return _read(reading, start, DIGIT)


def _lone_year(reading: Reading, start: int) -> Mention | None:
    part = read_year(reading, start)
    period = read_period(reading, start, DIGIT, part)
    if period is not None:
        return _range_mention(reading, period)
    return None if part is None else _mention(reading, part)


def _from_word(match: re.Match[str], reading: Reading) -> Mention | None:
    word = _WORD.match(reading.lower, match.start())
    return _read(reading, match.start(), word[0] if word else "")


def _read(reading: Reading, start: int, anchor: str) -> Mention | None:
    part = read_part(reading, start)
    found = read_range(reading, start, part) or read_period(reading, start, anchor, part)
    if found is not None:
        return _range_mention(reading, found)
    if part is None:
        return _listed(reading, start) if anchor == DIGIT else None
    return _mention(reading, with_shared_year(reading, part))


def _listed(reading: Reading, start: int) -> Mention | None:
    part = read_listed(reading, start)
    return None if part is None else _mention(reading, part)


def _mention(reading: Reading, part: Part) -> Mention:
    span = reading.span(part.start, part.end)
    return Mention(part.kind, span, part.when, span)


def _range_mention(reading: Reading, found: Range) -> Mention:
    parts = (found.first,) if found.last is None else (found.first, found.last)
    span = reading.span(found.start, found.end)
    return Mention("date-range", span, None, span, parts=tuple(_mention(reading, p) for p in parts))
