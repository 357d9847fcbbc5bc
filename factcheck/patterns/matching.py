"""What a compiled pattern binds in the shadow of a sentence.

Where a pattern fits in several ways that begin at different places all of them are told; which of
them counts is nothing that a pattern could know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.expressions import compile_kept
from factcheck.model import Mention, Printed
from factcheck.patterns.compiled import Bound, Compiled, Outline
from factcheck.patterns.lists import read_list
from factcheck.patterns.shadow import Shadow
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.patterns.stepwise import Found

_PAIR = 2
_WORD_BEHIND = compile_kept(r" [^\W\d_]")


class Match(NamedTuple):
    """What a pattern binds in one place: from *start* to *end* of the shadow's text."""

    slots: dict[str, tuple[Mention, ...]]
    start: int
    end: int


def fits(shadow: Shadow, outline: Outline) -> bool:
    """Tell whether *shadow* has all that *outline* asks for, in its order.

    That takes less than to bring back the expression, and mostly less than to search with it.
    """
    return _end(outline, shadow.text, tuple(shadow.figures), 0) >= 0


def _end(outline: Outline, text: str, figures: Sequence[int], start: int) -> int:
    """Return where what *outline* asks for behind *start* ends at the earliest, -1 if nowhere."""
    for step in outline:
        end = -1
        if isinstance(step, str):
            for place in figures:
                if place >= start and text[place] in step:
                    end = place + 1
                    break
        else:
            for one in step:
                if isinstance(one, str):
                    found = text.find(one, start)
                    found += len(one) if found >= 0 else 0
                else:
                    found = _end(one, text, figures, start)
                if found >= 0 and (end < 0 or found < end):
                    end = found
        if end < 0:
            return -1
        start = end
    return start


def matches(shadow: Shadow, search: Compiled, start: int = 0) -> Iterator[Match]:
    """Yield what *search* binds in *shadow* behind *start*, from every place where it fits."""
    for found in places_of(search, shadow.text, start):
        for slots, end in _bind(shadow, found, search):
            yield Match(slots, found.start(), end)


def is_found(shadow: Shadow, search: Compiled) -> bool:
    """Tell whether *search* fits anywhere in *shadow*."""
    return any(True for _ in places_of(search, shadow.text))


def places_of(search: Compiled, text: str, start: int = 0) -> Iterator[re.Match[str] | Found]:
    """Yield where *search* fits in *text*, once from each place behind *start* where it does.

    With the expression, or with the plan if there is one.
    """
    if search.plan:
        from factcheck.patterns.stepwise import find  # noqa: PLC0415 - few phrasings have one

        yield from find(search.plan, text, start)
        return
    next_one = _expression(search.source).search
    match = next_one(text, start)
    while match:
        yield match
        match = next_one(text, match.start() + 1)


def _bind(
    shadow: Shadow, match: re.Match[str] | Found, search: Compiled
) -> Iterator[tuple[dict[str, tuple[Mention, ...]], int]]:
    """Yield the figures of a match and where it ends, once for each way to read its list."""
    slots: dict[str, tuple[Mention, ...]] = {}
    trailing: Bound | None = None
    for bound in search.bound:
        start, end = match.span(bound.group)
        if start < 0:
            continue
        if bound.trailing:
            trailing = bound
        elif bound.many:
            inside = tuple(p for p in range(start, end) if shadow.text[p] in bound.markers)
            whole = shadow.text[: inside[-1] + 1]
            if inside not in read_list(whole, inside[0], bound.markers, search.list_words):
                return
            slots[bound.name] = tuple(shadow.figures[place] for place in inside)
        else:
            spelled_out = bool(bound.literal) and match.start(bound.literal) >= 0
            mention = shadow.figures[start]
            slots[bound.name] = (_without_preposition(mention) if spelled_out else mention,)
    if trailing is None:
        slots.pop("", None)
        yield slots, match.end()
        return
    first = match.start(trailing.group)
    for places in read_list(shadow.text, first, trailing.markers, search.list_words):
        if _is_numbering(shadow, places):
            continue
        listed = {trailing.name: tuple(shadow.figures[place] for place in places)}
        yield {**slots, **(listed if trailing.name else {})}, places[-1] + 1


def _without_preposition(mention: Mention) -> Mention:
    """Return *mention* without the hedge that the phrasing has as a word: "412 trên 431"."""
    hedge = mention.hedge
    return mention._replace(hedge=None) if hedge is not None and hedge.preposition else mention


def _is_numbering(shadow: Shadow, places: Sequence[int]) -> bool:
    """Tell whether figures only number what is listed: "(1) parks, (2) piers".

    "One in Rome and two in Bonn" counts.
    """
    for number, place in enumerate(places, start=1):
        value = shadow.figures[place].value
        if shadow.figures[place].noun or not isinstance(value, Printed) or value.value != number:
            return False
        if value.spelled and len(places) == _PAIR and _WORD_BEHIND.match(shadow.text, place + 1):
            return False
    return True


@cache
def _expression(source: bytes) -> re.Pattern[str]:
    return compile_kept(source.decode())
