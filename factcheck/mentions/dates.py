"""The readers of everything that has to do with the calendar and the clock.

Dates and ranges of dates are put together here; weekdays, times of day and words like "yesterday"
have modules of their own.
"""

from __future__ import annotations

import re

from factcheck.expressions import compile_kept
from factcheck.languages import Language
from factcheck.mentions.date_lists import read_listed, with_shared_year
from factcheck.mentions.date_parts import read_part, read_year, wordings
from factcheck.mentions.date_ranges import Range, openings, read_period, read_range
from factcheck.mentions.date_shapes import Part
from factcheck.mentions.relative_dates import relative_readers
from factcheck.mentions.scanner import DIGIT, Reader, Reading
from factcheck.mentions.times import time_readers
from factcheck.mentions.weekdays import weekday_readers
from factcheck.model import Mention

_NUMBER = compile_kept(r"\d{1,8}(?!\d)([^\W\d_]{0,2})([ ,./~—-]{0,3})([^\W\d_]+|\d)?")
_GROUPED = compile_kept(r"\d{1,3}[.,]\d{3}(?!\d)(?! ?[-—])")
_CLOCK = compile_kept(r"\d: ?$")
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
    """Read what begins with digits; most digits are no date, which has to show quickly."""
    start, lower = match.start(), reading.lower
    glued, sign, following = match.groups()
    words = wordings(reading.language.code)
    before = lower[start - 1 : start]
    if before.isalpha():
        # "Feb13", "Q4": the figure begins with the letters.
        name = _GLUED_NAME.search(lower, max(reading.done, start - 12), start)
        if name is None or name[0] not in words.by_start:
            return None
        return _read(reading, name.start(), name[0])
    length = match.end(1) - start - len(glued)
    if following is not None and following.isdecimal():
        if _GROUPED.match(lower, start):
            return None
        if sign.strip(" ") == ",":
            return _listed(reading, start)
    elif not (
        length == len("20230517")
        or following in words.after_number
        or glued in words.after_digits
        or (glued and glued + (following or "") in words.after_digits)
    ):
        if length in (4, 5):
            return _lone_year(reading, start)
        return _listed(reading, start)
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
    return _read(reading, match.start(), match[0])


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
