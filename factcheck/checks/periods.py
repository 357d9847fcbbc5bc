"""Sums over time: two quarters make a half-year, three months a quarter, four quarters a year.

Used by table-totals, for lines like "Q1 1.2, Q2 1.4, H1 2.7". Only flows add up; what a word calls
a stock, an average or a share is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.checks.findings import any_word, one_of, word_list
from factcheck.expressions import compile_kept
from factcheck.model import Mention, Passage, Printed, When
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_ADDED = frozenset({"integer", "yearlike", "decimal", "money", "measure"})
_NAMED = frozenset({"quarter", "month", "date"})
_PIECES = compile_kept(r"[,;] ")
_MOST_FIGURES = 60  # in a line; more are data
_LABEL = 30  # characters in front of a figure in which its period stands
# A period by its first and last month.
Period = tuple[int, int]


class _Told(NamedTuple):
    period: Period
    figure: Mention


def period_sums(passage: Passage, rule: Rule) -> Iterator[tuple[Mention, list[Mention]]]:
    """Yield each figure for a whole period of *passage* with those for its parts."""
    dated = sum(mention.kind in _NAMED for mention in passage.mentions)
    if not dated > 1 or len(passage.mentions) > _MOST_FIGURES:
        return
    language = passage.block.language
    if any_word(word_list(rule, "stocks", language)).search(passage.lower):
        return
    periods = _periods(*(word_list(rule, name, language) for name in _LISTS))
    told = list(_told(passage, periods))
    for whole in told:
        parts: list[_Told] = []
        month = whole.period[0]
        for part in told:
            if part is not whole and part.period[0] == month and part.period != whole.period:
                parts.append(part)
                month = part.period[1] + 1
        if len(parts) > 1 and month == whole.period[1] + 1:
            yield whole.figure, [part.figure for part in parts]


def _told(passage: Passage, periods: _Periods) -> Iterator[_Told]:
    """Yield the figures that stand right behind the name of a period, piece by piece."""
    lower, first = passage.lower, passage.block.span.start
    start = 0
    for piece in (*_PIECES.finditer(lower), None):
        end = piece.start() if piece else len(lower)
        label = periods.label.match(lower, start, end)
        if label is not None:
            figures = [
                figure
                for one in passage.mentions
                if (figure := _figure(one)) is not None
                and label.end() <= figure.span.start - first
                and figure.span.end - first <= end
            ]
            if len(figures) == 1 and figures[0].span.start - first - label.end() <= _LABEL:
                yield _Told(periods.months[label[1]], figures[0])
        start = end + 2


def _figure(mention: Mention) -> Mention | None:
    """Return what a mention adds up to; "Jan 10" among quarters is ten, not a day."""
    if mention.kind in _ADDED:
        return mention if isinstance(mention.value, Printed) else None
    when = mention.value
    if not isinstance(when, When) or when.day is None or when.year is not None:
        return None
    place = when.day_span
    return place and Mention("integer", place, Printed(when.day), place)


class _Periods(NamedTuple):
    """The names of periods: a pattern for one at the beginning of a piece, and their months."""

    label: re.Pattern[str]
    months: dict[str, Period]


_LISTS = ("months", "quarters", "halves", "years")
_LENGTHS = (1, 3, 6, 12)


@cache
def _periods(*lists: Sequence[str]) -> _Periods:
    """Return the names of all periods; each list has them in their order, spellings by "="."""
    months: dict[str, Period] = {}
    for names, length in zip(lists, _LENGTHS, strict=True):
        for index, spelled in enumerate(names):
            for name in spelled.split(" = "):
                months[name] = (index * length + 1, (index + 1) * length)
    label = rf"(?:\W|[^\W\d]{{2,4}} )?({one_of(tuple(months))})(?!\w)"
    return _Periods(compile_kept(label), months)
