"""Stretches of a pattern: what lies between two of its figures, and in how many ways it is read.

A gap never crosses a figure that the pattern binds. So all that stands between two of them comes to
the same end whichever way it is read, and one way is as good as any: the compiler lets a search try
a stretch once, and what failed behind it is not tried again for each way through it. Inside a
stretch ways still multiply, with every gap and every word that may belong to this part or that.
The steps of all of them are counted here, rather too many than too few: where they are too many
for a text, `factcheck.patterns.stepwise` takes the place of the search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence as Many
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.patterns.grammar import Choice, Echo, Gap, Item, NextSentence, Sequence, Slot, Text
from factcheck.patterns.needs import slots_of
from factcheck.patterns.shadow import markers
from factcheck.patterns.words import is_plain
from factcheck.records import NamedTuple
from factcheck.spellings import spellings

LONGEST_GAP = 90  # characters
SHORT_GAP = 6  # words, syllables in Vietnamese
MOST_LISTED = 40  # figures of a list behind its first one, if something follows it
MOST_STEPS = 10_000  # of a search, from one place of a text
_MOST_ECHOED = 3  # words that come back together
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


class _Cost(NamedTuple):
    """How many ways lead through something, and how many steps all of them take together."""

    ways: int
    steps: int


def most_steps(items: Sequence) -> int:
    """Return how many steps at most a search takes through *items* from one place."""
    return _cost(items, _NONE, binds_of(items), last=True).steps


def _cost(items: Sequence, following: frozenset[str], binds: str, *, last: bool) -> _Cost:
    """Return the cost of *items*, of which each is tried in all ways through those before it.

    Behind a stretch that is tried once there are no more ways than before it.
    """
    ways = before = 1
    steps = 0
    for index, item in enumerate(items):
        ends = last and index == len(items) - 1
        behind = _beginnings(items[index + 1 :], following)
        cost = _cost_of(item, behind, binds, last=ends)
        steps += ways * cost.steps
        post = is_post(item, binds)
        ways = before if post else ways * cost.ways
        if post or is_bound(item, binds):
            before = ways
    return _Cost(ways, steps)


def _cost_of(item: Item, behind: frozenset[str], binds: str, *, last: bool) -> _Cost:
    if isinstance(item, Gap):
        return _Cost(_places(item, behind, binds), SHORT_GAP + 1 if item.short else LONGEST_GAP + 1)
    if isinstance(item, Echo):
        return _Cost(_MOST_ECHOED, _MOST_ECHOED)
    if isinstance(item, Slot) and item.many and not last:
        # It may end at each of its figures, and the words behind that anywhere.
        return _Cost(MOST_LISTED * LONGEST_GAP // 2, MOST_LISTED * LONGEST_GAP)
    return _cost_of_choice(item, behind, binds, last=last) if isinstance(item, Choice) else _ONE


_ONE = _Cost(1, 1)


def _cost_of_choice(choice: Choice, following: frozenset[str], binds: str, *, last: bool) -> _Cost:
    """Return what *choice* costs where a text begins with one word: the word that costs most."""
    ways: Counter[str] = Counter(following if choice.optional else ())
    steps: Counter[str] = Counter()
    for branch, cost in _branches(choice, following, binds, last=last):
        for sign in _beginnings(branch, following):
            ways[sign] += cost.ways
            steps[sign] += cost.steps
    anyway = _Cost(ways.pop(_ANY, 0), steps.pop(_ANY, 0))
    return _Cost(
        max(max(ways.values(), default=0) + anyway.ways, 1),
        max(steps.values(), default=0) + anyway.steps + len(choice.branches) + choice.optional,
    )


def _branches(
    choice: Choice, following: frozenset[str], binds: str, *, last: bool
) -> Iterator[tuple[Sequence, _Cost]]:
    """Yield the branches of *choice* with their costs, plain words by their first word.

    They are searched for as one tree, in which only a phrase and its beginning are two ways.
    """
    phrases: dict[str, list[str]] = {}
    for branch in choice.branches:
        words = _only_words(branch)
        for phrase in words:
            phrases.setdefault(phrase.split()[0], []).append(phrase)
        if not words:
            yield branch, _cost(branch, following, binds, last=last)
    for word, beginning_so in phrases.items():
        longest = _longest_chain(beginning_so)
        yield (Text(word, 0),), _Cost(longest, longest)


def _places(gap: Gap, following: frozenset[str], binds: str) -> int:
    """Return where a gap may end for what may follow."""
    crossed = {sign for sign in following if sign == _ANY or sign not in binds}
    reached = len(following) > len(crossed)
    if gap.short:
        return SHORT_GAP + 1 if any(sign == _ANY or sign[0].isalnum() for sign in crossed) else 1
    # The blank before a word may belong to the gap or to the word.
    shortest = min((len(sign) + sign.isalnum() for sign in crossed), default=0)
    places = min(2 * (LONGEST_GAP // max(shortest, 1) + 1), LONGEST_GAP + 1) if crossed else 0
    return places + reached or 1


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
