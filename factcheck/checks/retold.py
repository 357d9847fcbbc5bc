"""Facts that an article tells several times in the same words, and once with another figure.

Used by repeated-fact-conflict. Most figures amid the same words belong to different things (two
sentences, two shops, two rounds of a match), so only what an article tells of itself is compared:
its anniversary, the term of office, the years of a document, and sums that differ by noughts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.arithmetic.interval import Number
from factcheck.checks.figures_in_context import (
    KINDS,
    exact_value,
    is_slip,
    may_be,
    tie,
    told,
)
from factcheck.model import Mention, Passage, Printed, Severity, When

_ALIKE = 16  # characters in front of two terms that must be the same …
_ALIKE_BEHIND = 12  # … and behind two lengths of time
_AROUND = 24  # characters in which the word for an anniversary stands
_LONG_FRAME = 45  # characters between a length of time and the document it is about
_OFTEN = 2  # places that agree against one
_MOST_ALIKE = 60  # places; more of one kind are a list


class Retold(NamedTuple):
    """One figure that differs from the *known* ones."""

    rare: Mention
    known: tuple[Mention, ...]
    severity: Severity


Places = list[tuple[Passage, Mention]]


def find_retold(passages: Sequence[Passage], anniversaries: Sequence[str]) -> Iterator[Retold]:
    """Yield figures that differ from those in the same place of the same words.

    *anniversaries* are the words of an anniversary.
    """
    years: dict[str, Places] = {}
    sums: dict[tuple[str, str, str], Places] = {}
    spans: dict[str, Places] = {}
    terms: dict[str, Places] = {}
    for passage in passages:
        if passage.block.repeats >= 0 or passage.block.table >= 0:
            continue
        lower, first = passage.lower, passage.block.span.start
        previous: Mention | None = None
        for mention in passage.mentions:
            start, end = mention.span.start - first, mention.span.end - first
            if mention.kind == "duration" or mention.kind == "ordinal":
                around = lower[max(0, start - _AROUND) : end + _AROUND]
                after = lower[end : end + _ALIKE_BEHIND]
                if len(after) == _ALIKE_BEHIND and any(word in around for word in anniversaries):
                    years.setdefault(mention.unit + after, []).append((passage, mention))
            elif mention.kind == "date-range":
                before = lower[max(0, start - _ALIKE) : start]
                if len(before) == _ALIKE and before[-2].isalpha():
                    terms.setdefault(before, []).append((passage, mention))
            elif mention.kind == "money" and isinstance(mention.value, Printed):
                before = " ".join(lower[max(0, start - _AROUND) : start].split()[-2:])
                digits = str(mention.value.mantissa).rstrip("0")
                if len(digits) > 1 and before.count(" ") and before[-1].isalpha():
                    key = (mention.unit, digits, before)
                    sums.setdefault(key, []).append((passage, mention))
            elif mention.kind == "document" and previous and _is_of(passage, previous, mention):
                spans.setdefault(lower[start:end], []).append((passage, previous))
            previous = mention
    for group in years.values():
        if len(group) > 1 and _is_one_fact(passages, group):
            yield from _outvoted(group)
    for group in spans.values():
        yield from _outvoted(group)
    for group in terms.values():
        yield from _differing_terms(group)
    for group in sums.values():
        yield from _out_by_noughts(group)


def _is_of(passage: Passage, length: Mention, document: Mention) -> bool:
    """Tell whether a length of time is told of a document: "two years of Resolution 12"."""
    if length.kind != "duration" or document.span.start - length.span.end > _LONG_FRAME:
        return False
    first = passage.block.span.start
    between = passage.lower[length.span.end - first : document.span.start - first]
    return not any(sign in between for sign in ",.;:()")


def _is_one_fact(passages: Sequence[Passage], group: Places) -> bool:
    """Tell whether so many words around the figures are the same that they tell one fact."""
    if len(group) > _MOST_ALIKE or len({exact_value(mention) for _, mention in group}) == 1:
        return False
    figures = [
        told(passage, mention, passage.block.span, KINDS.get(mention.kind, "ordinal"))
        for passage, mention in group
    ]
    for other in figures[1:]:
        common = tie(passages, figures[0], other)
        # "75 years of the party branch" and "115 years of the party" part after some words.
        if common.after < min(len(figures[0].after), len(other.after)):
            return False
        if common.after < 3 and (common.after < 2 or common.before < 2):  # noqa: PLR2004
            return False
    return True


def _outvoted(group: Places) -> Iterator[Retold]:
    """Yield the figure that stands alone against others that agree."""
    votes: dict[Number, list[Mention]] = {}
    for _, mention in group:
        value = exact_value(mention)
        if value is not None:
            votes.setdefault(value, []).append(mention)
    ranked = sorted(votes.values(), key=len, reverse=True)
    if len(ranked) != 2 or len(ranked[1]) > 1:  # noqa: PLR2004 - one against the rest
        return
    known, (rare,) = ranked
    if may_be(rare, known[0], loosely=True):
        return
    clear = len(known) >= _OFTEN
    if clear or is_slip(rare, known[0]):
        yield Retold(rare, tuple(known), "warning" if clear else "info")


def _differing_terms(group: Places) -> Iterator[Retold]:
    """Yield a term of office of which one end differs from all others."""
    votes: dict[tuple[int | None, ...], list[Mention]] = {}
    for _, mention in group:
        years = tuple(
            part.value.year if isinstance(part.value, When) else None for part in mention.parts
        )
        if len(years) == 2 and None not in years:  # noqa: PLR2004
            votes.setdefault(years, []).append(mention)
    ranked = sorted(votes.items(), key=lambda pair: len(pair[1]), reverse=True)
    if len(ranked) != 2 or len(ranked[1][1]) > 1 or len(ranked[0][1]) < _OFTEN:  # noqa: PLR2004
        return
    (usual, known), (odd, (rare,)) = ranked
    if (usual[0] == odd[0]) != (usual[1] == odd[1]):
        yield Retold(rare, tuple(known), "warning")


def _out_by_noughts(group: Places) -> Iterator[Retold]:
    """Yield sums of money of the same digits that are ten, a hundred … times each other."""
    (_, first), *others = group
    for _, other in others:
        if not may_be(first, other, loosely=True):
            yield Retold(other, (first,), "info")
            return
