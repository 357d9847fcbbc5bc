"""Which phrasings are worth trying in a sentence: those whose figures and words it has.

Hundreds of phrasings meet dozens of sentences, and almost every pair is ruled out here, before any
expression runs: first by the kinds of the sentence's figures, of which there are few combinations
in a whole newspaper, then by the phrases that a phrasing cannot do without.
"""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.expressions import compile_kept
from factcheck.patterns.compiled import Demands, Trigger
from factcheck.records import NamedTuple
from factcheck.rulebook.model import Rule

_WORD = compile_kept(r"\w+")
# Everything in ASCII that is no part of a word becomes a space.
_SPACED = bytes(
    byte if byte >= 128 or chr(byte).isalnum() or chr(byte) == "_" else 32 for byte in range(256)
)
_MOST_NEEDED = 6  # figures of one kind, for ruling out; more are not counted
_MOST_INDEXES = 8
_MOST_KIND_SETS = 4096


class Entry(NamedTuple):
    """A phrasing with its rule and its number in the rule's wording.

    *triggers* are its own but for the first, by which it was found.
    """

    rule: Rule
    number: int
    triggers: tuple[Trigger, ...]


class Allowed(NamedTuple):
    """Phrasings, as bits of a number, by what triggers them.

    *by_word* has, for a word, the phrases that it belongs to (empty for itself alone) and the
    phrasings whose first trigger they are, *by_sign* the latter for signs.
    """

    untriggered: int  # those that need no particular word
    by_word: Mapping[str, Mapping[str, int]]
    by_sign: Mapping[str, int]


class Index(NamedTuple):
    """Phrasings of one language by what they need."""

    entries: tuple[Entry, ...]
    allowed: Allowed
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
    phrasings = [
        (rule, number, demands)
        for rule in rules
        if language in rule.wordings
        for number, demands in enumerate(rule.wordings[language].demands)
    ]
    found = Indexes(
        single=_index([phrasing for phrasing in phrasings if not phrasing[2].pair]),
        pair=_index([phrasing for phrasing in phrasings if phrasing[2].pair]),
    )
    if len(_remembered) >= _MOST_INDEXES:
        _remembered.clear()
    _remembered[key] = rules, found
    return found


def _index(phrasings: Sequence[tuple[Rule, int, Demands]]) -> Index:
    entries: list[Entry] = []
    untriggered = 0
    by_word: dict[str, dict[str, int]] = {}
    by_sign: dict[str, int] = {}
    needs: dict[tuple[str, int], int] = {}
    for bits, (rule, number, (needed, triggers, _)) in enumerate(phrasings):
        bit = 1 << bits
        entries.append(Entry(rule, number, triggers[1:]))
        for accepted, least in needed:
            need = accepted, min(least, _MOST_NEEDED)
            needs[need] = needs.get(need, 0) | bit
        if not triggers:
            untriggered |= bit
            continue
        for word in triggers[0].words:
            phrases = by_word.setdefault(word, {})
            phrases[""] = phrases.get("", 0) | bit
        for phrase in triggers[0].phrases:
            word = max(phrase.split(" "), key=len)
            if word.isalnum():
                phrases = by_word.setdefault(word, {})
                phrases[phrase] = phrases.get(phrase, 0) | bit
            else:
                by_sign[phrase] = by_sign.get(phrase, 0) | bit
    listed = tuple((accepted, least, bits) for (accepted, least), bits in sorted(needs.items()))
    return Index(tuple(entries), Allowed(untriggered, by_word, by_sign), listed, {})


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
    untriggered, by_word, by_sign = index.allowed
    return Allowed(
        untriggered & found,
        {word: meant for word in by_word if (meant := _those(by_word[word], found))},
        _those(by_sign, found),
    )


def _those(phrasings: Mapping[str, int], found: int) -> Mapping[str, int]:
    return {phrase: bits & found for phrase, bits in phrasings.items() if bits & found}


class Words(NamedTuple):
    """What triggers are looked for in: a text with single blanks, and its words."""

    text: str
    tokens: set[str]


def words_of(text: str) -> Words:
    """Return *text* with its words, and whatever else stands between two blanks."""
    # Bytes are translated and split many times as fast as an expression finds words.
    pieces = text.encode("utf-8", "replace").translate(_SPACED).decode().split()
    tokens = set(pieces)
    if not "".join(pieces).isalnum():
        tokens.update(_WORD.findall(" ".join(pieces)))
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    return Words(text, tokens)


def both(first: Words, second: Words) -> Words:
    """Return the words of two neighbouring sentences; no phrase goes from one to the other."""
    return Words(f"{first.text}\n{second.text}", first.tokens | second.tokens)


def worth_trying(index: Index, allowed: Allowed, words: Words) -> Iterator[Entry]:
    """Yield those of the phrasings *allowed* of whose triggers *words* have enough."""
    text, tokens = words
    found = allowed.untriggered
    for word in allowed.by_word.keys() & tokens:
        for phrase, phrasings in allowed.by_word[word].items():
            if phrase in text:
                found |= phrasings
    for sign, phrasings in allowed.by_sign.items():
        if sign in text:
            found |= phrasings
    while found:
        lowest = found & -found
        found ^= lowest
        entry = index.entries[lowest.bit_length() - 1]
        if all(
            not tokens.isdisjoint(words) or any(phrase in text for phrase in phrases)
            for words, phrases in entry.triggers
        ):
            yield entry
