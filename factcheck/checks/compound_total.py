"""The rule ``compound-total``: a headline that counts two kinds of things together.

"68 dead and missing" over "55 dead, 13 missing": the two counts are looked for wherever their nouns
come again behind a figure each. If any such pair adds up, the figure is right; if there are pairs
and none does, the nearest is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.checks.findings import any_word, finding, replacement, word_list
from factcheck.expressions import compile_kept
from factcheck.model import Arithmetic, Candidate, Document, Mention, Passage, Printed, Verdict
from factcheck.nearby import between
from factcheck.printing import style_of, write_digits
from factcheck.records import NamedTuple
from factcheck.wording import number_in_words

if TYPE_CHECKING:
    from factcheck.rulebook.model import Rule

_QUIET_BLOCKS = frozenset({"table", "byline"})
_LONGEST_NOUN = 50  # characters
_APART = 80  # characters between the two counts
_PASSAGES = 4  # how far below the sum its parts are looked for
_MOST = 40  # such pairs in one block
_WORD = compile_kept(r" ([^\W\d_]+)")
_FAR = 3  # a sum so many times too large or too small is of other things


class _Compound(NamedTuple):
    """A figure that counts *first* things and *second* things together."""

    mention: Mention
    passage: Passage
    value: int
    first: str
    second: str


class _Pair(NamedTuple):
    """The two counts, one after the other."""

    first: Mention
    second: Mention
    sum: int


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a verdict for each sum of two kinds whose parts are told nearby."""
    counted = cache(lambda number: _counted(passages[number]))
    for number, passage in enumerate(passages):
        language = passage.block.language
        if (
            not passage.mentions
            or passage.block.kind in _QUIET_BLOCKS
            or language not in rule.wordings
        ):
            continue
        compound_noun = _pattern(word_list(rule, "joiners", language))
        for mention in passage.mentions:
            compound = _compound(passage, mention, compound_noun)
            if compound is not None:
                last = min(number + _PASSAGES, len(passages))
                near = [(passages[place], counted(place)) for place in range(number, last)]
                verdict = _compare(compound, tuple(_pairs(compound, near)), document, rule)
                if verdict is not None:
                    yield verdict


@cache
def _pattern(joiners: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for "người chết và mất tích" behind a figure."""
    word = r"[^\W\d_]+"
    return compile_kept(
        rf" (?P<first>{word}(?: {word}){{0,2}}) {any_word(joiners).pattern} "
        rf"(?P<second>{word}(?: {word})?)"
    )


def _compound(passage: Passage, mention: Mention, pattern: re.Pattern[str]) -> _Compound | None:
    value = _whole(mention)
    if value is None or value < 2 or mention.hedge is not None:
        return None
    found = pattern.match(passage.lower, *_behind(passage, mention))
    if found is None:
        return None
    place = passage.block.span.start + found.end() + 1
    if between(passage.mentions, place, place + 1):
        return (
            None  # "6 tables and chairs" counts both, "6 tables and in the hall 3 lamps" does not
        )
    return _Compound(mention, passage, value, found["first"], found["second"])


def _whole(mention: Mention) -> int | None:
    """Return the number of a bare count."""
    value = mention.value
    if mention.kind != "integer" or mention.unit or not isinstance(value, Printed):
        return None
    return value.mantissa if value.scale == 1 and not value.decimals else None


def _behind(passage: Passage, mention: Mention) -> tuple[int, int]:
    """Return where in the block the words behind a figure begin and may end."""
    start = mention.span.end - passage.block.span.start
    return start, min(len(passage.lower), start + _LONGEST_NOUN)


def _counted(passage: Passage) -> Mapping[str, Sequence[_Pair]]:
    """Return the counts that follow each other closely, by the word behind the first."""
    found: dict[str, list[_Pair]] = {}
    for one, other in pairwise(passage.mentions):
        values = _whole(one), _whole(other)
        if values[0] is None or values[1] is None or one.hedge or other.hedge:
            continue
        word = _WORD.match(passage.lower, *_behind(passage, one))
        if word is None or other.span.start - one.span.end > _APART:
            continue
        pairs = found.setdefault(word[1], [])
        if len(pairs) < _MOST:
            pairs.append(_Pair(one, other, values[0] + values[1]))
    return found


def _pairs(
    compound: _Compound, counted: Iterable[tuple[Passage, Mapping[str, Sequence[_Pair]]]]
) -> Iterator[_Pair]:
    """Yield the figures that count the two kinds apart."""
    word = compound.first.split(maxsplit=1)[0]
    for passage, by_word in counted:
        for pair in by_word.get(word, ()):
            if (
                compound.mention not in pair[:2]
                and _counts(passage, pair.first, compound.first, "")
                and _counts(passage, pair.second, compound.second, compound.first)
            ):
                yield pair


def _counts(passage: Passage, mention: Mention, noun: str, head: str) -> bool:
    """Tell whether *noun* stands behind a figure, or with the first word of *head* before it."""
    start, end = _behind(passage, mention)
    following = passage.lower[start:end]
    wordings = [f" {noun}"]
    if head:
        wordings.append(f" {head.split(maxsplit=1)[0]} {noun}")
        # "books and maps lost": the second word may belong to what follows.
        wordings.append(f" {noun.split(maxsplit=1)[0]}")
    return any(
        following.startswith(wording) and not following[len(wording) :][:1].isalnum()
        for wording in wordings
    )


def _compare(
    compound: _Compound, pairs: Sequence[_Pair], document: Document, rule: Rule
) -> Verdict | None:
    pairs = [pair for pair in pairs if pair.sum <= compound.value * _FAR <= pair.sum * _FAR * _FAR]
    if not pairs:
        return None
    pair = next((pair for pair in pairs if pair.sum == compound.value), pairs[0])
    holds = pair.sum == compound.value
    if not holds and _whole(pair.first) == compound.value:
        return None  # "the 12 boys and their coach": it only counts the first
    printed = [
        document.text[slice(*mention.span)]
        for mention in (compound.mention, pair.first, pair.second)
    ]
    return finding(
        rule,
        compound.passage.block.language,
        compound.mention.span,
        status="holds" if holds else "violated",
        values={"stated": printed[0], "first": printed[1], "second": printed[2]},
        related=(pair.first.span, pair.second.span),
        arithmetic=Arithmetic(f"{printed[1]} + {printed[2]}", str(pair.sum), printed[0]),
        candidates=() if holds else tuple(_fixes(compound, pair, document)),
        mentions=(compound.mention, pair.first, pair.second),
    )


def _fixes(compound: _Compound, pair: _Pair, document: Document) -> Iterator[Candidate]:
    language = compound.passage.block.language
    missing = compound.value - pair.sum
    for mention, change in (
        (compound.mention, -missing),
        (pair.first, missing),
        (pair.second, missing),
    ):
        old = _whole(mention) or 0
        printed = document.text[slice(*mention.digits)]
        if old + change < 0:
            continue
        if printed[:1].isdigit():
            yield replacement(
                mention.digits, write_digits(old + change, 0, style_of(printed, 0, language))
            )
        elif written := number_in_words(old + change, old, printed, "integer", language):
            yield replacement(mention.digits, written)
