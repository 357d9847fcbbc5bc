"""What stands at a place of an article, or near it: found by bisection, never by walking there.

Figures, sentences and passages are in reading order. A search that began at their first one each
time would cost the square of an article that has thousands of them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck.model import Mention, Passage, Span


def between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Return those of *mentions* that begin behind *start*, or there, and before *end*."""
    return mentions[first_from(mentions, start) : first_from(mentions, end)]


def last_before(mentions: Sequence[Mention], place: int) -> Mention | None:
    """Return the last of *mentions* that begins before *place*."""
    number = first_from(mentions, place)
    return mentions[number - 1] if number else None


def first_from(mentions: Sequence[Mention], place: int) -> int:
    """Return the index of the first of *mentions* that begins at *place* or behind it."""
    return bisect_left(mentions, place, key=_start_of_mention)


def sentence_at(sentences: Sequence[Span], place: int) -> Span | None:
    """Return the first of *sentences* that ends behind *place*: mostly the one that has it."""
    number = bisect_right(sentences, place, key=_end)
    return sentences[number] if number < len(sentences) else None


def begins_sentence(sentences: Sequence[Span], place: int) -> bool:
    """Tell whether one of *sentences* begins at *place*."""
    number = bisect_left(sentences, place, key=_start)
    return number < len(sentences) and sentences[number].start == place


def is_within(start: int, end: int, stretches: Sequence[Span]) -> bool:
    """Tell whether one of *stretches*, none of which overlaps another, has all of a place."""
    number = bisect_right(stretches, start, key=_start)
    return number > 0 and end <= stretches[number - 1].end


def passage_at(passages: Sequence[Passage], place: int) -> Passage | None:
    """Return the last of *passages* whose block begins at *place* or before it."""
    number = bisect_right(passages, place, key=_start_of_block)
    return passages[number - 1] if number else None


def _start_of_mention(mention: Mention) -> int:
    return mention.span.start


def _start_of_block(passage: Passage) -> int:
    return passage.block.span.start


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
