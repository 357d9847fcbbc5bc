"""Heads in a list that names some and numbers others: "the driver, a mother and her three kids".

Who or what stands alone counts one, "a couple" two, "three kids" three. A list in which somebody is
named of whom nobody can say how many they are ("his parents", "some friends") is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.checks.list_words import Words
from factcheck.model import Mention, Printed, Span
from factcheck.nearby import between

_FEWEST = 2  # items
_LONGEST = 12  # words of an item


def count_heads(
    text: str, mentions: Sequence[Mention], place: Span, words: Words
) -> tuple[int, int] | None:
    """Return how many items the list at *place* has, and how many heads; None if nobody can tell.

    *mentions* are the figures of *text* around it, in reading order.
    """
    total = told = 0
    items = list(_items(text, place, words))
    for item in items:
        count = _count(text, mentions, item, words)
        if count is None:
            return None
        total += count
        told += count > 1
    return (len(items), total) if len(items) >= _FEWEST and 0 < told < len(items) else None


def _items(text: str, place: Span, words: Words) -> list[Span]:
    found, start = [], place.start
    for separator in words.separator.finditer(text, place.start, place.end):
        found.append(Span(start, separator.start()))
        start = separator.end()
    return [*found, Span(start, place.end)]


def _count(text: str, mentions: Sequence[Mention], item: Span, words: Words) -> int | None:
    lower = text[item.start : item.end].lower()
    if len(lower.split()) > _LONGEST:
        return None
    head = words.alone.match(lower)
    numbered = item.start + (head.end() + 1 if head else 0)
    for mention in between(mentions, numbered, numbered + 1):
        return _number(mention)
    if words.twos.match(lower, head.end() + 1 if head else 0):
        return 2
    return 1 if head and not words.unknown.search(lower) else None


def _number(mention: Mention) -> int | None:
    """Return how many a figure counts; the 2 of "1) where, and 2) when" counts nothing."""
    value = mention.value
    counts = mention.kind == "integer" and mention.noun and mention.hedge is None
    return value.mantissa if counts and isinstance(value, Printed) and value.scale == 1 else None
