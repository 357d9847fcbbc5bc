"""Dates told from the day of speaking: today, hôm qua, last year, tuần trước."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Literal

from factcheck.expressions import compile_kept
from factcheck.languages import Language
from factcheck.mentions.scanner import Reader, Reading
from factcheck.model import Mention, Relative
from factcheck.spellings import any_of, spellings

_TABLES: Mapping[str, Literal["day", "week", "month", "year"]] = {
    "relative_days": "day",
    "relative_weeks": "week",
    "relative_months": "month",
    "relative_years": "year",
}


def relative_readers(language: Language) -> tuple[Reader, ...]:
    """Return the reader of relative dates in *language*."""
    section = language.dates
    table = {
        spelled: Relative(unit, offset)
        for name, unit in _TABLES.items()
        for word, offset in section.numbers[name].items()
        for spelled in spellings(word)
    }
    never = compile_kept(rf"(?:(?<!\w){any_of(section.words['not_before_relative'])} +)$")
    pattern = compile_kept(any_of(table) + r"(?!\w)")
    starts = frozenset(word.split(" ")[0] for word in table)
    return (Reader(starts, pattern, partial(_relative, table=table, never=never)),)


def _relative(
    match: re.Match[str],
    reading: Reading,
    table: Mapping[str, Relative],
    never: re.Pattern[str],
) -> Mention | None:
    value = table[" ".join(match[0].split())]
    start = match.start()
    # "những năm tới" and "over the last year" count from elsewhere.
    if value.unit != "day" and never.search(reading.lower, max(0, start - 12), start):
        return None
    span = reading.span(*match.span())
    return Mention("relative", span, value, span)
