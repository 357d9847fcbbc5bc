"""What a sentence must have for a pattern to be worth trying: figures, and words or signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from factcheck.expressions import compile_kept
from factcheck.languages import spellings
from factcheck.patterns.grammar import Choice, Sequence, Slot, Text
from factcheck.patterns.shadow import markers

PIECE = compile_kept(r"\w+| +|[^\w ]")  # a word, blanks, or a sign
_MOST_GROUPS = 3


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
            common, *others = [needs_of(branch) for branch in item.branches]
            for other in others:
                common &= other
            needs += common
    return needs


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


def triggers_of(items: Sequence) -> tuple[tuple[str, ...], ...]:
    """Return the rarest groups of tokens of each of which a match has at least one."""
    groups = sorted(_groups(items), key=_rarity)[:_MOST_GROUPS]
    return tuple(tuple(sorted(group)) for group in groups)


def _groups(items: Sequence) -> Iterator[frozenset[str]]:
    for item in items:
        if isinstance(item, Text):
            for piece in PIECE.findall(item.text):
                if piece in "-—":
                    yield frozenset("-—")
                elif piece[0] != " ":
                    yield frozenset(spellings(piece))
        elif isinstance(item, Choice) and not item.optional:
            best = [min(_groups(branch), key=_rarity, default=None) for branch in item.branches]
            groups = [group for group in best if group is not None]
            if len(groups) == len(best):
                yield frozenset[str]().union(*groups)


_COMMON_SIGNS: Mapping[str, int] = {"/": 8, "(": 16, ":": 16, "-": 32, "—": 16, ")": 24}


def _rarity(group: frozenset[str]) -> tuple[int, list[str]]:
    """Order groups by how rarely a sentence has one of their tokens: long words are rare."""
    costs = (
        1 << max(0, 9 - len(token)) if token[0].isalnum() else _COMMON_SIGNS.get(token, 200)
        for token in group
    )
    return sum(costs), sorted(group)
