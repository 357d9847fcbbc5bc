"""The readers of everything that has to do with the calendar and the clock.

Dates and ranges of dates are put together here; weekdays, times of day and words like "yesterday"
have modules of their own.
"""

from __future__ import annotations

import re

from factcheck.expressions import compile_kept
from factcheck.languages import Language
from factcheck.mentions.date_parts import read_part, wordings
from factcheck.mentions.date_ranges import Range, openings, read_period, read_range
from factcheck.mentions.date_shapes import Part
from factcheck.mentions.relative_dates import relative_readers
from factcheck.mentions.scanner import DIGIT, Reader, Reading
from factcheck.mentions.times import time_readers
from factcheck.mentions.weekdays import weekday_readers
from factcheck.model import Mention

_NUMBER = compile_kept(r"\d{1,8}(?!\d)([^\W\d_]{0,2})([ ,./~—-]{0,3})([^\W\d_]+|\d)?")
_YEAR_LENGTHS = (4, 5, 8)
_CLOCK = compile_kept(r"\d: ?$")
_BARE_YEAR = compile_kept(r"[12]\d{3}(?![\d.,:/]\d)(?![^\W_])")
_NO_DAY_BEHIND = frozenset("$€£¥")
_WORD = compile_kept(r"[^\W\d_]+")
_GLUED_NAME = compile_kept(r"(?<!\w)[^\W\d_]+$")


def readers(language: Language) -> tuple[Reader, ...]:
    """Return the readers of dates, weekdays, times and relative dates in *language*."""
    words = wordings(language.code)
    starts = (frozenset(words.by_start) | frozenset(openings(language.code))) - {DIGIT}
    return (
        *weekday_readers(language),
        *time_readers(language),
        *relative_readers(language),
        Reader(frozenset({DIGIT}), _NUMBER, _from_digits),
        Reader(starts, _WORD, _from_word),
    )


def _from_digits(match: re.Match[str], reading: Reading) -> Mention | None:
    start = match.start()
    close = reading.lower[max(0, start - 2) : start]
    if not _NO_DAY_BEHIND.isdisjoint(close) or _CLOCK.search(
        reading.lower, max(0, start - 4), start
    ):
        return None  # "$12 December 27", "at 06:00 September 3"
    words = wordings(reading.language.code)
    before = reading.lower[start - 1 : start]
    if before.isalpha():
        # "Feb13", "Q4": the figure begins with the letters.
        name = _GLUED_NAME.search(reading.lower, max(reading.done, start - 12), start)
        if name is None or name[0] not in words.by_start:
            return None
        return _read(reading, name.start(), name[0])
    following, sign = match[3], match[2]
    digits = match.end(1) - start - len(match[1])
    if digits not in _YEAR_LENGTHS and match[1] not in words.after_number:
        if following is None:
            return None
        if following.isdecimal():
            if not sign.strip(" ,") and sign != " ":
                return None
        elif following not in words.after_number and match[1] + following not in words.after_number:
            return None
    return _read(reading, start, DIGIT)


def _from_word(match: re.Match[str], reading: Reading) -> Mention | None:
    return _read(reading, match.start(), match[0])


def _read(reading: Reading, start: int, anchor: str) -> Mention | None:
    part = read_part(reading, start)
    found = read_range(reading, start, part)
    if found is None and (part or anchor != DIGIT or _may_be_period(reading, start)):
        found = read_period(reading, start, anchor, part)
    if found is not None:
        return _range_mention(reading, found)
    return None if part is None else _mention(reading, part)


def _may_be_period(reading: Reading, start: int) -> bool:
    """Tell whether a bare year stands at *start*, which "the end of" may make a date."""
    return _BARE_YEAR.match(reading.lower, start) is not None


def _mention(reading: Reading, part: Part) -> Mention:
    span = reading.span(part.start, part.end)
    return Mention(part.kind, span, part.when, span)


def _range_mention(reading: Reading, found: Range) -> Mention:
    parts = (found.first,) if found.last is None else (found.first, found.last)
    span = reading.span(found.start, found.end)
    return Mention("date-range", span, None, span, parts=tuple(_mention(reading, p) for p in parts))
