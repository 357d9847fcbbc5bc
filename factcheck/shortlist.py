"""Which phrasings are worth trying in a sentence: those whose figures and words it has.

Hundreds of phrasings meet dozens of sentences, and almost every pair is ruled out here, before any
expression runs: first by the kinds of the sentence's figures, of which there are few combinations
in a whole newspaper, then by the phrases that a phrasing cannot do without.
"""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.expressions import compile_kept
from factcheck.patterns.compiled import Demands
from factcheck.records import NamedTuple
from factcheck.rulebook.cache import derived
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
    """A phrasing with its rule, its number in the rule's wording, and what it demands."""

    rule: Rule
    number: int
    demands: Demands


class Table(NamedTuple):
    """All phrasings of a rulebook in one language, as bits of a number, by what they need.

    *names* are the ids of their rules with their numbers there. *needs* has markers, how many at
    least, and the phrasings needing them. *untriggered* need no particular word. *by_word* has, for
    a word, the phrases that it belongs to (empty for itself alone) and the phrasings whose first
    trigger they are, *by_sign* the latter for signs.
    """

    names: Sequence[tuple[str, int]]
    needs: Sequence[tuple[str, int, int]]
    untriggered: int
    by_word: Mapping[str, Mapping[str, int]]
    by_sign: Mapping[str, int]


class Index(NamedTuple):
    """The phrasings of the rules that are asked for.

    *chosen* are their bits in *table*. *entries* and *by_kinds* remember what was looked up.
    """

    table: Table
    language: str
    rules: Mapping[str, Rule]
    chosen: int
    entries: dict[int, Entry]
    by_kinds: dict[str, int]


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
    tables = derived(
        rules, f"{language} shortlist", lambda everything: _tables(everything, language)
    )
    by_id = {rule.id: rule for rule in rules}
    found = Indexes(*(_index(Table._make(table), language, by_id) for table in tables))
    if len(_remembered) >= _MOST_INDEXES:
        _remembered.clear()
    _remembered[key] = rules, found
    return found


def _index(table: Table, language: str, rules: Mapping[str, Rule]) -> Index:
    chosen = sum(1 << bit for bit, (name, _) in enumerate(table.names) if name in rules)
    return Index(table, language, rules, chosen, {}, {})


def _tables(rules: Sequence[Rule], language: str) -> tuple[Table, Table]:
    """Return the tables of what is looked for in one sentence and in two."""
    phrasings = [
        (rule.id, number, demands)
        for rule in rules
        if language in rule.wordings
        for number, demands in enumerate(rule.wordings[language].demands)
    ]
    return (
        _table([phrasing for phrasing in phrasings if not phrasing[2].pair]),
        _table([phrasing for phrasing in phrasings if phrasing[2].pair]),
    )


def _table(phrasings: Sequence[tuple[str, int, Demands]]) -> Table:
    untriggered = 0
    by_word: dict[str, dict[str, int]] = {}
    by_sign: dict[str, int] = {}
    needs: dict[tuple[str, int], int] = {}
    for bits, (_, _, demands) in enumerate(phrasings):
        bit = 1 << bits
        for accepted, least in demands.needs:
            need = accepted, min(least, _MOST_NEEDED)
            needs[need] = needs.get(need, 0) | bit
        if not demands.triggers:
            untriggered |= bit
            continue
        first = demands.triggers[0]
        for word in first.words:
            phrases = by_word.setdefault(word, {})
            phrases[""] = phrases.get("", 0) | bit
        for phrase in first.phrases:
            word = max(phrase.split(" "), key=len)
            if word.isalnum():
                phrases = by_word.setdefault(word, {})
                phrases[phrase] = phrases.get(phrase, 0) | bit
            else:
                by_sign[phrase] = by_sign.get(phrase, 0) | bit
    names = tuple((name, number) for name, number, _ in phrasings)
    listed = tuple((accepted, least, bits) for (accepted, least), bits in sorted(needs.items()))
    return Table(names, listed, untriggered, by_word, by_sign)


def possible(index: Index, kinds: str) -> int:
    """Return the phrasings whose needs a sentence with figures of *kinds* can meet."""
    known = index.by_kinds.get(kinds)
    if known is not None:
        return known
    # Neither order nor the tenth date makes a difference: one answer does for many sentences.
    sort = "".join([kind * min(kinds.count(kind), _MOST_NEEDED) for kind in sorted({*kinds})])
    known = index.by_kinds.get(sort)
    if known is None:
        known = _meeting(index, sort)
    if len(index.by_kinds) >= _MOST_KIND_SETS:
        index.by_kinds.clear()
    index.by_kinds[kinds] = index.by_kinds[sort] = known
    return known


def _meeting(index: Index, kinds: str) -> int:
    found = index.chosen
    counted, there = "", 0
    for accepted, least, phrasings in index.table.needs:
        if accepted != counted:
            counted, there = accepted, sum(map(kinds.count, accepted))
        if there < least:
            found &= ~phrasings
    return found


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


def worth_trying(index: Index, allowed: int, words: Words) -> Iterator[Entry]:
    """Yield those of the phrasings *allowed* of whose triggers *words* have enough."""
    text, tokens = words
    table = index.table
    found = table.untriggered
    for word in table.by_word.keys() & tokens:
        for phrase, phrasings in table.by_word[word].items():
            if phrasings & allowed and phrase in text:
                found |= phrasings
    for sign, phrasings in table.by_sign.items():
        if sign in text:
            found |= phrasings
    found &= allowed
    while found:
        lowest = found & -found
        found ^= lowest
        bit = lowest.bit_length() - 1
        entry = index.entries.get(bit) or _entry(index, bit)
        if all(
            not tokens.isdisjoint(words) or any(phrase in text for phrase in phrases)
            for words, phrases in entry.demands.triggers[1:]
        ):
            yield entry


def _entry(index: Index, bit: int) -> Entry:
    name, number = index.table.names[bit]
    rule = index.rules[name]
    entry = Entry(rule, number, rule.wordings[index.language].demands[number])
    index.entries[bit] = entry
    return entry
