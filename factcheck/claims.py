"""From figures to claims: which figures of a sentence the phrasings of the rules tie together.

Hundreds of phrasings meet dozens of sentences, so most pairs are ruled out before any expression
runs: a phrasing is tried only in a sentence that has figures of the kinds it needs and at least one
of the words it cannot do without. Where a phrasing fits in several ways that begin at different
places all of them are claims; which of them counts is the verdicts' business.
"""

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from factcheck.expressions import compile_kept
from factcheck.model import Claim, Mention, Passage, Span
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.matching import Match, expression, matches
from factcheck.patterns.shadow import Shadow, cast, flatten, join, marker
from factcheck.rulebook.model import Phrasing, Rule

_TOKEN = compile_kept(r"\w+|[^\w\s]")
# Longer ones are tables or data without full stops, where nearness says nothing; and what an
# expression costs there adds up over all phrasings.
_LONGEST_SENTENCE = 4_000
_LONGEST_HEADING = 120  # characters
_HEADINGS = frozenset({"headline", "heading", "lead", "body", "byline"})
_MOST_NEEDED = 6  # figures of one kind, for ruling out; more are not counted
_MOST_INDEXES = 8
_MOST_KIND_SETS = 4096


class _Entry(NamedTuple):
    """A phrasing with its rule and its number in the rule's wording."""

    rule: Rule
    number: int
    search: Compiled


class _Index(NamedTuple):
    """Phrasings of one language by what they need; sets of phrasings are bits of a number."""

    entries: tuple[_Entry, ...]
    untriggered: int  # those that need no particular word
    triggered: dict[str, int]  # token -> phrasings of whose first group it is
    needs: tuple[tuple[str, int, int], ...]  # markers, how many at least, phrasings needing them
    by_kinds: dict[str, int]  # remembered answers of `_possible`


class _Indexes(NamedTuple):
    """What is looked for in one sentence and in two neighbouring ones."""

    single: _Index
    pair: _Index


def find_claims(passages: Iterable[Passage], rules: tuple[Rule, ...]) -> Iterator[Claim]:
    """Yield what the phrasings of *rules* find, passage by passage.

    A rule that is checked by a function and has no phrasings finds nothing here.
    """
    heading: Passage | None = None
    for passage in passages:
        if passage.mentions:
            yield from _claims_of_passage(passage, rules)
            if heading is not None:
                yield from _claims_below(heading, passage, rules)
        heading = passage if _is_heading(passage) else None


def _is_heading(passage: Passage) -> bool:
    """Tell whether the next block may go on from this one, as from a life's dates below a name."""
    return (
        0 < len(passage.lower) <= _LONGEST_HEADING
        and bool(passage.mentions)
        and len(passage.sentences) == 1
        and passage.block.kind in _HEADINGS
        and passage.block.repeats < 0
    )


def _claims_below(heading: Passage, passage: Passage, rules: tuple[Rule, ...]) -> Iterator[Claim]:
    """Yield what a short block and the first sentence of the next one say together."""
    index = _indexes(rules, passage.block.language).pair
    if not index.entries or heading.block.language != passage.block.language:
        return
    above, below = next(_sentences(heading), None), next(_sentences(passage), None)
    if above is None or below is None or below.number:
        return
    possible = _possible(index, above.kinds + below.kinds)
    if possible:
        shadows = [
            cast(each, sentence.span, sentence.figures)
            for each, sentence in ((heading, above), (passage, below))
        ]
        tokens = frozenset(token for shadow in shadows for token in _TOKEN.findall(shadow.text))
        yield from _claims_of_view(passage, _View(join(*shadows), tokens), possible, index)


def _claims_of_passage(passage: Passage, rules: tuple[Rule, ...]) -> Iterator[Claim]:
    indexes = _indexes(rules, passage.block.language)
    views: dict[int, _View] = {}

    def view(sentence: _Sentence) -> _View:
        known = views.get(sentence.number)
        if known is None:
            shadow = cast(passage, sentence.span, sentence.figures)
            known = views[sentence.number] = _View(shadow, frozenset(_TOKEN.findall(shadow.text)))
        return known

    before: _Sentence | None = None
    for sentence in _sentences(passage):
        possible = _possible(indexes.single, sentence.kinds)
        if possible:
            yield from _claims_of_view(passage, view(sentence), possible, indexes.single)
        if indexes.pair.entries and before is not None and before.number == sentence.number - 1:
            possible = _possible(indexes.pair, before.kinds + sentence.kinds)
            if possible:
                first, second = view(before), view(sentence)
                both = _View(join(first.shadow, second.shadow), first.tokens | second.tokens)
                yield from _claims_of_view(passage, both, possible, indexes.pair)
        before = sentence


class _Sentence(NamedTuple):
    """A sentence that has figures; *kinds* are their markers."""

    number: int
    span: Span
    figures: list[Mention]
    kinds: str


class _View(NamedTuple):
    """What expressions run over, and the words and signs in it."""

    shadow: Shadow
    tokens: frozenset[str]


def _sentences(passage: Passage) -> Iterator[_Sentence]:
    figures = flatten(passage.mentions)
    kinds = "".join(map(marker, figures))
    done = 0
    for number, span in enumerate(passage.sentences):
        first = done
        while done < len(figures) and figures[done].span.start < span.end:
            done += 1
        if done > first and span.end - span.start <= _LONGEST_SENTENCE:
            yield _Sentence(number, span, figures[first:done], kinds[first:done])


def _claims_of_view(passage: Passage, view: _View, possible: int, index: _Index) -> Iterator[Claim]:
    tokens, triggered = view.tokens, index.triggered
    found = index.untriggered
    for token in tokens:
        if token in triggered:
            found |= triggered[token]
    found &= possible
    while found:
        lowest = found & -found
        found ^= lowest
        entry = index.entries[lowest.bit_length() - 1]
        if any(tokens.isdisjoint(group) for group in entry.search.triggers[1:]):
            continue
        rule = entry.rule
        if not rule.where or passage.block.kind in rule.where:
            yield from _claims_of_entry(passage, view.shadow, entry)


def _claims_of_entry(passage: Passage, shadow: Shadow, entry: _Entry) -> Iterator[Claim]:
    language = passage.block.language
    wording = entry.rule.wordings[language]
    phrasing = wording.phrasings[entry.number]
    exceptions = wording.exceptions if phrasing.exceptions is None else phrasing.exceptions
    seen: set[tuple[tuple[str, tuple[Span, ...]], ...]] = set()
    for slots, start, end in _bound(shadow, phrasing):
        same = tuple((name, tuple(mention.span for mention in slots[name])) for name in slots)
        if same in seen:
            continue
        if not seen and _says_any(shadow.text, exceptions):
            return
        seen.add(same)
        yield Claim(
            rule=entry.rule.id,
            phrasing=entry.number,
            slots=MappingProxyType(slots),
            span=Span(shadow.place(start), shadow.place(end)),
            passage=passage.index,
            language=language,
            doubtful=_says_any(shadow.text, wording.doubts),
        )


def _bound(shadow: Shadow, phrasing: Phrasing) -> Iterator[Match]:
    """Yield what a phrasing binds, and what goes with that further on in the sentence."""
    for found in matches(shadow, phrasing.search):
        yield found
        if phrasing.further is not None:
            for more in matches(shadow, phrasing.further, found.end):
                yield Match({**found.slots, **more.slots}, found.start, more.end)


def _says_any(text: str, patterns: tuple[Compiled, ...]) -> bool:
    return any(expression(pattern).search(text) for pattern in patterns)


# Which phrasings to try ---------------------------------------------------------------------

_remembered: dict[tuple[int, str], tuple[tuple[Rule, ...], _Indexes]] = {}


def _indexes(rules: tuple[Rule, ...], language: str) -> _Indexes:
    """Return the indexes of *rules*, which are remembered as long as the same tuple is used."""
    key = id(rules), language
    known = _remembered.get(key)
    if known is not None and known[0] is rules:
        return known[1]
    entries = [
        _Entry(rule, number, phrasing.search)
        for rule in rules
        if language in rule.wordings
        for number, phrasing in enumerate(rule.wordings[language].phrasings)
    ]
    indexes = _Indexes(
        single=_index([entry for entry in entries if not entry.search.pair]),
        pair=_index([entry for entry in entries if entry.search.pair]),
    )
    if len(_remembered) >= _MOST_INDEXES:
        _remembered.clear()
    _remembered[key] = rules, indexes
    return indexes


def _index(entries: Sequence[_Entry]) -> _Index:
    untriggered = 0
    triggered: dict[str, int] = {}
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
            for token in search.triggers[0]:
                triggered[token] = triggered.get(token, 0) | bit
    listed = tuple((accepted, least, bits) for (accepted, least), bits in sorted(needs.items()))
    return _Index(tuple(entries), untriggered, triggered, listed, {})


def _possible(index: _Index, kinds: str) -> int:
    """Return the phrasings whose needs a sentence with figures of *kinds* can meet."""
    if len(kinds) > 1:
        # Neither order nor the tenth date makes a difference: a short key is soon known.
        kinds = "".join([kind * min(kinds.count(kind), _MOST_NEEDED) for kind in sorted({*kinds})])
    known = index.by_kinds.get(kinds)
    if known is not None:
        return known
    found = (1 << len(index.entries)) - 1
    counted, there = "", 0
    for accepted, least, phrasings in index.needs:
        if accepted != counted:
            counted, there = accepted, sum(map(kinds.count, accepted))
        if there < least:
            found &= ~phrasings
    if len(index.by_kinds) >= _MOST_KIND_SETS:
        index.by_kinds.clear()
    index.by_kinds[kinds] = found
    return found
