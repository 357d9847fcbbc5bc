"""Stretches of a pattern: what lies between two of its figures, and in how many ways it is read.

A gap never crosses a figure that the pattern binds. So all that stands between two of them comes to
the same end whichever way it is read, and one way is as good as any: the compiler lets a search try
a stretch once, and what failed behind it is not tried again for each way through it. Inside a
stretch ways still multiply, with every gap and every word that may belong to this part or that;
they are counted here (rather too many than too few), so that a pattern with too many is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence as Many
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import spellings
from factcheck.patterns.grammar import Choice, Echo, Gap, Item, NextSentence, Sequence, Slot, Text
from factcheck.patterns.needs import slots_of
from factcheck.patterns.shadow import markers
from factcheck.patterns.words import is_plain

LONGEST_GAP = 90  # characters
SHORT_GAP = 6  # words, syllables in Vietnamese
_WORD = compile_kept(r"\w+|[^\w\s]")
_NONE: frozenset[str] = frozenset()
_ANY = ""  # as the beginning of what may begin with anything
_DASHES = frozenset("-—")


def is_post(item: Item, binds: str) -> bool:
    """Tell whether *item* can only be in one place, and is bound in one way, wherever one starts.

    Args:
        item: An item of a pattern.
        binds: The markers of the figures that the pattern binds, which no gap crosses.
    """
    if isinstance(item, NextSentence):
        return True
    if isinstance(item, Slot):
        return not item.many and not set(markers(item.type)) - set(binds)
    if not isinstance(item, Choice) or item.optional:
        return False
    slots = [branch[0] for branch in item.branches if isinstance(branch[0], Slot)]
    accepted = "".join(markers(slot.type) for slot in slots)
    return (
        len(slots) == len(item.branches)
        and all(len(branch) == 1 and is_post(branch[0], binds) for branch in item.branches)
        and len(accepted) == len(set(accepted))
    )


def is_bound(item: Item, binds: str) -> bool:
    """Tell whether *item* keeps something of what it matches, or passes a figure of *binds*."""
    if isinstance(item, Slot):
        return bool(item.name) or item.many or not set(binds).isdisjoint(markers(item.type))
    if isinstance(item, Choice):
        return any(is_bound(one, binds) for branch in item.branches for one in branch)
    return isinstance(item, Echo)


def binds_of(items: Sequence) -> str:
    """Return the markers of the slots that *items* bind, of all slots if they bind none."""
    slots = tuple(slots_of(items))
    named = [slot for slot in slots if slot.name]
    return "".join(sorted({sign for slot in named or slots for sign in markers(slot.type)}))


def most_ways(items: Sequence) -> int:
    """Return in how many ways at most a search may read one stretch of *items*."""
    return max(_ways(items, _NONE, binds_of(items)))


def _ways(items: Sequence, following: frozenset[str], binds: str) -> tuple[int, int]:
    """Return the ways through the widest stretch that ends in *items*, and through the open one."""
    widest = here = 1
    for index, item in enumerate(items):
        if is_post(item, binds):
            widest, here = max(widest, here), 1
            continue
        if not isinstance(item, Gap | Choice):
            continue
        behind = _beginnings(items[index + 1 :], following)
        if isinstance(item, Gap):
            here *= _places(item, behind, binds)
        elif is_bound(item, binds):
            found = [_ways(branch, behind, binds) for branch in item.branches]
            widest = max(widest, here, *(ended for ended, _ in found))
            here = max(ways for _, ways in found)
        else:
            here *= _ways_of(item, behind, binds)
    return widest, here


def _ways_of(choice: Choice, following: frozenset[str], binds: str) -> int:
    """Return in how many ways *choice* may be read where a text begins with one word."""
    ways: Counter[str] = Counter(following if choice.optional else ())
    for branch, inside in _branches(choice, following, binds):
        for sign in _beginnings(branch, following):
            ways[sign] += inside
    anyway = ways.pop(_ANY, 0)
    return max(max(ways.values(), default=0) + anyway, 1)


def _branches(
    choice: Choice, following: frozenset[str], binds: str
) -> Iterator[tuple[Sequence, int]]:
    """Yield the branches of *choice* with the ways to read them, plain words by their first word.

    They are searched for as one tree, in which only a phrase and its beginning are two ways.
    """
    phrases: dict[str, list[str]] = {}
    for branch in choice.branches:
        words = _only_words(branch)
        for phrase in words:
            phrases.setdefault(phrase.split()[0], []).append(phrase)
        if not words:
            yield branch, max(_ways(branch, following, binds))
    for word, beginning_so in phrases.items():
        yield (Text(word, 0),), _longest_chain(beginning_so)


def _places(gap: Gap, following: frozenset[str], binds: str) -> int:
    """Return where a gap may end for what may follow."""
    crossed = {sign for sign in following if sign not in binds}
    reached = len(following) > len(crossed)
    if gap.short:
        return SHORT_GAP + 1 if any(sign == _ANY or sign[0].isalnum() for sign in crossed) else 1
    shortest = min((len(sign) + sign.isalnum() for sign in crossed), default=0)
    return (LONGEST_GAP // max(shortest, 1) if crossed else 0) + reached or 1


def _beginnings(items: Sequence, following: frozenset[str]) -> frozenset[str]:
    """Return the words, signs and markers that *items* and what is *following* may begin with."""
    found: set[str] = set()
    for item in items:
        if isinstance(item, Choice):
            for branch in item.branches:
                found |= _beginnings(branch, _NONE)
            if not item.optional and all(map(_is_something, item.branches)):
                return frozenset(found)
        elif isinstance(item, Text):
            if words := _WORD.findall(item.text):
                return frozenset(found | _spelled(words[0]))
        elif isinstance(item, Slot):
            return frozenset(found | set(markers(item.type)))
        elif isinstance(item, NextSentence):
            return frozenset(found | {"//"})
        elif isinstance(item, Gap | Echo):
            return frozenset(found | {_ANY})
    return frozenset(found | following)


def _is_something(items: Sequence) -> bool:
    """Tell whether *items* always match a word, a sign or a figure."""
    return any(
        isinstance(item, Slot | Echo | NextSentence)
        or (isinstance(item, Text) and bool(item.text.strip()))
        or (
            isinstance(item, Choice)
            and not item.optional
            and all(map(_is_something, item.branches))
        )
        for item in items
    )


@cache
def _spelled(word: str) -> frozenset[str]:
    if word in _DASHES:
        return _DASHES
    return frozenset(spellings(word)) if word.isalnum() else frozenset({word})


def _only_words(items: Sequence) -> tuple[str, ...]:
    """Return the words that *items* are a choice of, which are searched for as one tree."""
    (item, *more) = items
    if more:
        return ()
    if isinstance(item, Text) and is_plain(item.text):
        return (item.text,)
    if not isinstance(item, Choice) or item.optional:
        return ()
    ways = [_only_words(branch) for branch in item.branches]
    return tuple(word for way in ways for word in way) if all(ways) else ()


def _longest_chain(phrases: Many[str]) -> int:
    """Return how many of *phrases* may begin at one place: in, in all, in all of."""
    longest = 1
    chain: list[str] = []
    for phrase in sorted({f"{each} " for each in phrases}):
        while chain and not phrase.startswith(chain[-1]):
            chain.pop()
        chain.append(phrase)
        longest = max(longest, len(chain))
    return longest
