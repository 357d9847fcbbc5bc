"""What a sentence must have for a pattern to be worth trying: figures, and phrases or signs.

The outline of a pattern is the pattern without all that may be missing: gaps, optional parts, words
of any kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from factcheck.expressions import compile_kept
from factcheck.patterns.compiled import Outline, Step, Trigger
from factcheck.patterns.grammar import Choice, NextSentence, Sequence, Slot, Text
from factcheck.patterns.shadow import BREAK, markers
from factcheck.spellings import spellings

_PHRASE = compile_kept(r"\w+(?: \w+)*|[^\w ]")
_MOST_GROUPS = 6


def slots_of(items: Sequence) -> Iterator[Slot]:
    """Yield all slots of *items*, those of choices among them."""
    for item in items:
        if isinstance(item, Slot):
            yield item
        elif isinstance(item, Choice):
            for branch in item.branches:
                yield from slots_of(branch)


def needs_of(items: Sequence) -> Counter[str]:
    """Return how many figures of which markers must be there."""
    needs: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Slot):
            needs[markers(item.type)] += 2 if item.many else 1
        elif isinstance(item, Choice) and not item.optional:
            needs += _needs_of_any([needs_of(branch) for branch in item.branches])
    return needs


def _needs_of_any(branches: list[Counter[str]]) -> Counter[str]:
    """Return what all *branches* need, and how many figures of all their other markers together."""
    common = branches[0]
    for other in branches[1:]:
        common = common & other
    rest = [branch - common for branch in branches]
    least = min(branch.total() for branch in rest)
    if least:
        common["".join(sorted({sign for branch in rest for sign in "".join(branch)}))] += least
    return common


def ways_of(items: Sequence) -> frozenset[frozenset[str]]:
    """Return the sets of slots that a match may bind, without those that contain another."""
    ways = frozenset({frozenset[str]()})
    for item in items:
        if isinstance(item, Slot) and item.name:
            found = frozenset({frozenset({item.name})})
        elif isinstance(item, Choice) and not item.optional:
            found = frozenset[frozenset[str]]().union(*map(ways_of, item.branches))
        else:
            continue
        joined = {way | more for way in ways for more in found}
        ways = frozenset(way for way in joined if not any(other < way for other in joined))
    return ways


def triggers_of(items: Sequence, hedges: frozenset[str]) -> tuple[Trigger, ...]:
    """Return the rarest groups of words, phrases and signs of each of which a match has one.

    Before a word of *hedges* the mark of a hedge may stand, so that a phrase ends there.
    """
    groups = sorted(_groups(items, hedges), key=_rarity)[:_MOST_GROUPS]
    return tuple(map(_trigger, dict.fromkeys(groups)))


def _trigger(group: frozenset[str]) -> Trigger:
    words = frozenset(phrase for phrase in group if phrase.isalnum())
    return Trigger(words, tuple(sorted(group - words)))


def _groups(items: Sequence, hedges: frozenset[str]) -> Iterator[frozenset[str]]:
    for item in items:
        if isinstance(item, Text):
            yield from map(frozenset, _said(item.text, hedges))
        elif isinstance(item, Choice) and not item.optional:
            best = [min(_groups(way, hedges), key=_rarity, default=None) for way in item.branches]
            groups = [group for group in best if group is not None]
            if len(groups) == len(best):
                yield frozenset[str]().union(*groups)


def _said(text: str, hedges: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield the phrases and signs of *text* one after the other, each in all its spellings."""
    for piece in _PHRASE.findall(text):
        if piece in "-—":
            yield ("-", "—")
        else:
            yield from (spellings(run) for run in unhedged(piece, hedges))


def outline_of(items: Sequence, hedges: frozenset[str]) -> Outline:
    """Return what a match of *items* has one after the other; see `triggers_of` for *hedges*."""
    steps: list[Step] = []
    for item in items:
        if isinstance(item, Slot):
            steps += [markers(item.type)] * (2 if item.many else 1)
        elif isinstance(item, Text):
            steps += _said(item.text, hedges)
        elif isinstance(item, NextSentence):
            steps.append((BREAK,))
        elif isinstance(item, Choice) and not item.optional:
            ways = dict.fromkeys(outline_of(branch, hedges) for branch in item.branches)
            steps += _any_of(tuple(ways))
    return tuple(steps)


def _any_of(ways: tuple[Outline, ...]) -> Outline:
    """Return the step for a choice between *ways*; none if there is one that asks for nothing."""
    if len(ways) == 1:
        return ways[0]
    if not all(ways):
        return ()
    words = {word: None for way in ways if (alone := _only_words(way)) for word in alone}
    if not words:
        return (ways,)
    # What has another in it says nothing more.
    least = tuple(word for word in words if not any(one in word and one != word for one in words))
    rest = tuple(way for way in ways if not _only_words(way))
    return (((least,), *rest),) if rest else (least,)


def _only_words(way: Outline) -> tuple[str, ...]:
    """Return the words of which *way* asks for one and for nothing else, none if it asks more."""
    if len(way) > 1 or isinstance(way[0], str):
        return ()
    return tuple(word for word in way[0] if isinstance(word, str))


def unhedged(phrase: str, hedges: frozenset[str]) -> list[str]:
    """Return the parts of *phrase* between which the mark of a hedge may stand.

    >>> unhedged("for more than half", frozenset({"more"}))
    ['for', 'more than half']
    """
    runs: list[str] = []
    for word in phrase.split(" "):
        if runs and word not in hedges:
            runs[-1] += f" {word}"
        else:
            runs.append(word)
    return runs


_COMMON_SIGNS: Mapping[str, int] = {"/": 8, "(": 16, ":": 16, "-": 32, "—": 16, ")": 24}


def _rarity(group: frozenset[str]) -> tuple[int, list[str]]:
    """Order groups by how rarely a sentence has one of their phrases: long ones are rare."""
    costs = (
        1 << max(0, 9 - len(phrase)) if phrase[0].isalnum() else _COMMON_SIGNS.get(phrase, 200)
        for phrase in group
    )
    return sum(costs), sorted(group)
