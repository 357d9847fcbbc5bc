"""Which phrasings are worth trying in a sentence: those whose figures and words it has.

Hundreds of phrasings meet dozens of sentences, and almost every pair is ruled out here, before any
expression runs: first by the kinds of the sentence's figures, of which there are few combinations
in a whole newspaper, then by the phrases that a phrasing cannot do without.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.expressions import compile_kept
from factcheck.patterns.compiled import Compiled
from factcheck.rulebook.model import Rule

_TOKEN = compile_kept(r"\w+|[^\w\s]")
_MOST_NEEDED = 6  # figures of one kind, for ruling out; more are not counted
_MOST_INDEXES = 8
_MOST_KIND_SETS = 4096


class _Group(NamedTuple):
    """Words, signs and phrases of which a sentence must have one."""

    words: frozenset[str]
    phrases: tuple[str, ...]


class Entry(NamedTuple):
    """A phrasing with its rule and its number in the rule's wording.

    *groups* are its triggers but for the first, by which it was found.
    """

    rule: Rule
    number: int
    search: Compiled
    groups: tuple[_Group, ...]


class Allowed(NamedTuple):
    """The phrasings that go with figures of some kinds, as those of an `Index`."""

    untriggered: int
    triggered: dict[str, dict[str, int]]


class Index(NamedTuple):
    """Phrasings of one language by what they need; sets of phrasings are bits of a number.

    *triggered* has, for a word or sign, the phrases that it belongs to (empty for itself alone) and
    the phrasings of whose first group they are.
    """

    entries: tuple[Entry, ...]
    untriggered: int  # those that need no particular word
    triggered: dict[str, dict[str, int]]
    needs: tuple[tuple[str, int, int], ...]  # markers, how many at least, phrasings needing them
    by_kinds: dict[str, Allowed]  # remembered answers of `possible`


class Indexes(NamedTuple):
    """What is looked for in one sentence and in two neighbouring ones."""

    single: Index
    pair: Index


_remembered: dict[tuple[int, str], tuple[tuple[Rule, ...], Indexes]] = {}


def indexes(rules: tuple[Rule, ...], language: str) -> Indexes:
    """Return the indexes of *rules*, which are remembered as long as the same tuple is used."""
    key = id(rules), language
    known = _remembered.get(key)
    if known is not None and known[0] is rules:
        return known[1]
    entries = [
        Entry(rule, number, phrasing.search, tuple(map(_group, phrasing.search.triggers[1:])))
        for rule in rules
        if language in rule.wordings
        for number, phrasing in enumerate(rule.wordings[language].phrasings)
    ]
    found = Indexes(
        single=_index([entry for entry in entries if not entry.search.pair]),
        pair=_index([entry for entry in entries if entry.search.pair]),
    )
    if len(_remembered) >= _MOST_INDEXES:
        _remembered.clear()
    _remembered[key] = rules, found
    return found


def _group(phrases: Sequence[str]) -> _Group:
    return _Group(
        frozenset(phrase for phrase in phrases if " " not in phrase),
        tuple(phrase for phrase in phrases if " " in phrase),
    )


def _index(entries: Sequence[Entry]) -> Index:
    untriggered = 0
    triggered: dict[str, dict[str, int]] = {}
    needs: dict[tuple[str, int], int] = {}
    for number, entry in enumerate(entries):
        bit = 1 << number
        search = entry.search
        for accepted in set(search.needs):
            need = accepted, min(search.needs.count(accepted), _MOST_NEEDED)
            needs[need] = needs.get(need, 0) | bit
        if not search.triggers:
            untriggered |= bit
        else:
            for phrase in search.triggers[0]:
                word = max(phrase.split(" "), key=len)
                phrases = triggered.setdefault(word, {})
                rest = phrase if word != phrase else ""
                phrases[rest] = phrases.get(rest, 0) | bit
    listed = tuple((accepted, least, bits) for (accepted, least), bits in sorted(needs.items()))
    return Index(tuple(entries), untriggered, triggered, listed, {})


def possible(index: Index, kinds: str) -> Allowed:
    """Return the phrasings whose needs a sentence with figures of *kinds* can meet."""
    known = index.by_kinds.get(kinds)
    if known is not None:
        return known
    # Neither order nor the tenth date makes a difference: one answer does for many sentences.
    sort = "".join([kind * min(kinds.count(kind), _MOST_NEEDED) for kind in sorted({*kinds})])
    known = index.by_kinds.get(sort) or _allowed(index, sort)
    if len(index.by_kinds) >= _MOST_KIND_SETS:
        index.by_kinds.clear()
    index.by_kinds[kinds] = index.by_kinds[sort] = known
    return known


def _allowed(index: Index, kinds: str) -> Allowed:
    found = (1 << len(index.entries)) - 1
    counted, there = "", 0
    for accepted, least, phrasings in index.needs:
        if accepted != counted:
            counted, there = accepted, sum(map(kinds.count, accepted))
        if there < least:
            found &= ~phrasings
    triggered = {
        token: meant
        for token, phrases in index.triggered.items()
        if (meant := {rest: bits & found for rest, bits in phrases.items() if bits & found})
    }
    return Allowed(index.untriggered & found, triggered)


class Words(NamedTuple):
    """What triggers are looked for in: a text with single blanks, and its words and signs."""

    text: str
    tokens: set[str]


def words_of(text: str) -> Words:
    """Return *text* with its words and signs, and whatever else stands between two blanks."""
    pieces = text.split()
    # Nearly all pieces are words, and looking at the others alone is five times as fast.
    odd = " ".join([piece for piece in pieces if not piece.isalnum()])
    return Words(" ".join(pieces), {*pieces, *_TOKEN.findall(odd)})


def both(first: Words, second: Words) -> Words:
    """Return the words of two neighbouring sentences; no phrase goes from one to the other."""
    return Words(f"{first.text}\n{second.text}", first.tokens | second.tokens)


def worth_trying(index: Index, allowed: Allowed, words: Words) -> Iterator[Entry]:
    """Yield those of the phrasings *allowed* of whose triggers *words* have enough."""
    text, tokens = words
    found = allowed.untriggered
    for token in allowed.triggered.keys() & tokens:
        for phrase, phrasings in allowed.triggered[token].items():
            if phrase in text:
                found |= phrasings
    while found:
        lowest = found & -found
        found ^= lowest
        entry = index.entries[lowest.bit_length() - 1]
        if all(
            not tokens.isdisjoint(group.words) or any(phrase in text for phrase in group.phrases)
            for group in entry.groups
        ):
            yield entry
