"""From figures to claims: which figures of a sentence the phrasings of the rules tie together.

Hundreds of phrasings meet dozens of sentences, so most pairs are ruled out before any expression
runs: a phrasing is tried only in a sentence that has figures of the kinds it needs and at least one
of the words it cannot do without. Where a phrasing fits in several ways that begin at different
places all of them are claims; which of them counts is the verdicts' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from factcheck.expressions import compile_kept
from factcheck.model import Claim, Mention, Passage, Span
from factcheck.patterns.compiled import Bound, Compiled
from factcheck.patterns.lists import read_list
from factcheck.patterns.shadow import Shadow, cast, flatten, join
from factcheck.rulebook.model import Rule

_TOKEN = compile_kept(r"\w+|[^\w\s]")
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
    by_needs: dict[tuple[str, ...], int]
    by_kinds: dict[str, int]  # remembered answers of `_possible`


class _Indexes(NamedTuple):
    """What is looked for in one sentence and in two neighbouring ones."""

    single: _Index
    pair: _Index


def find_claims(passages: Iterable[Passage], rules: tuple[Rule, ...]) -> Iterator[Claim]:
    """Yield what the phrasings of *rules* find, passage by passage.

    A rule that is checked by a function and has no phrasings finds nothing here.
    """
    for passage in passages:
        if passage.mentions:
            yield from _claims_of_passage(passage, rules)


def _claims_of_passage(passage: Passage, rules: tuple[Rule, ...]) -> Iterator[Claim]:
    indexes = _indexes(rules, passage.block.language)
    before: tuple[int, Shadow, frozenset[str]] | None = None
    for number, sentence, figures in _sentences(passage):
        shadow = cast(passage, sentence, figures)
        tokens = frozenset(_TOKEN.findall(shadow.text))
        yield from _claims_of_shadow(passage, shadow, tokens, indexes.single)
        if indexes.pair.entries and before is not None and before[0] == number - 1:
            both = join(before[1], shadow)
            yield from _claims_of_shadow(passage, both, tokens | before[2], indexes.pair)
        before = number, shadow, tokens


def _sentences(passage: Passage) -> Iterator[tuple[int, Span, list[Mention]]]:
    """Yield the sentences that have figures, with these."""
    figures = flatten(passage.mentions)
    done = 0
    for number, sentence in enumerate(passage.sentences):
        first = done
        while done < len(figures) and figures[done].span.start < sentence.end:
            done += 1
        if done > first:
            yield number, sentence, figures[first:done]


def _claims_of_shadow(
    passage: Passage, shadow: Shadow, tokens: frozenset[str], index: _Index
) -> Iterator[Claim]:
    found = index.untriggered
    triggered = index.triggered
    for token in tokens:
        if token in triggered:
            found |= triggered[token]
    if not found:
        return
    text = shadow.text
    kinds = "".join(sorted([text[place] for place in shadow.figures]))
    possible = index.by_kinds.get(kinds)
    found &= _possible(index, kinds) if possible is None else possible
    while found:
        lowest = found & -found
        found ^= lowest
        entry = index.entries[lowest.bit_length() - 1]
        if all(not tokens.isdisjoint(group) for group in entry.search.triggers[1:]):
            rule = entry.rule
            if not rule.where or passage.block.kind in rule.where:
                yield from _claims_of_entry(passage, shadow, entry)


def _claims_of_entry(passage: Passage, shadow: Shadow, entry: _Entry) -> Iterator[Claim]:
    language = passage.block.language
    seen: set[tuple[tuple[str, tuple[Span, ...]], ...]] = set()
    for slots, span in matches(shadow, entry.search):
        same = tuple((name, tuple(mention.span for mention in slots[name])) for name in slots)
        if same in seen:
            continue
        if not seen and _excepted(shadow.text, entry.rule, language):
            return
        seen.add(same)
        yield Claim(
            rule=entry.rule.id,
            phrasing=entry.number,
            slots=MappingProxyType(slots),
            span=span,
            passage=passage.index,
            language=language,
        )


def matches(
    shadow: Shadow, search: Compiled
) -> Iterator[tuple[dict[str, tuple[Mention, ...]], Span]]:
    """Yield what *search* binds in *shadow*, from every place where it fits, and the span."""
    text = shadow.text
    find = compile_kept(search.source).search
    match = find(text)
    while match:
        for slots, end in _bind(shadow, match, search):
            yield slots, Span(shadow.place(match.start()), shadow.place(end))
        match = find(text, match.start() + 1)


def _bind(
    shadow: Shadow, match: re.Match[str], search: Compiled
) -> Iterator[tuple[dict[str, tuple[Mention, ...]], int]]:
    """Yield the figures of a match and where it ends, once for each way to read its list."""
    slots: dict[str, tuple[Mention, ...]] = {}
    trailing: Bound | None = None
    for bound in search.bound:
        start, end = match.span(bound.group)
        if start < 0:
            continue
        if bound.trailing:
            trailing = bound
        elif bound.many:
            inside = [p for p in range(start, end) if shadow.text[p] in bound.markers]
            slots[bound.name] = tuple(shadow.figures[place] for place in inside)
        else:
            mention = shadow.figures[start]
            if bound.literal and match.start(bound.literal) >= 0:
                hedge = mention.hedge
                if hedge is not None and hedge.preposition:
                    mention = mention._replace(hedge=None)
            slots[bound.name] = (mention,)
    if trailing is None:
        slots.pop("", None)
        yield slots, match.end()
        return
    first = match.start(trailing.group)
    for places in read_list(shadow.text, first, trailing.markers, search.list_words):
        listed = {trailing.name: tuple(shadow.figures[place] for place in places)}
        yield {**slots, **(listed if trailing.name else {})}, places[-1] + 1


def _excepted(text: str, rule: Rule, language: str) -> bool:
    return any(
        compile_kept(exception.source).search(text)
        for exception in rule.wordings[language].exceptions
    )


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
    by_needs: dict[tuple[str, ...], int] = {}
    for number, entry in enumerate(entries):
        bit = 1 << number
        search = entry.search
        by_needs[search.needs] = by_needs.get(search.needs, 0) | bit
        if not search.triggers:
            untriggered |= bit
        else:
            for token in search.triggers[0]:
                triggered[token] = triggered.get(token, 0) | bit
    return _Index(tuple(entries), untriggered, triggered, by_needs, {})


def _possible(index: _Index, kinds: str) -> int:
    """Return the phrasings whose needs a sentence with figures of *kinds* can meet."""
    found = 0
    for needs, phrasings in index.by_needs.items():
        if len(needs) <= len(kinds) and all(
            sum(map(kinds.count, accepted)) >= needs.count(accepted) for accepted in set(needs)
        ):
            found |= phrasings
    if len(index.by_kinds) >= _MOST_KIND_SETS:
        index.by_kinds.clear()
    index.by_kinds[kinds] = found
    return found
