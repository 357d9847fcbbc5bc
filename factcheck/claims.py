"""From figures to claims: which figures of a sentence the phrasings of the rules tie together.

A phrasing is tried only in a sentence that has figures of the kinds and words that it cannot do
without (see `factcheck.shortlist`). Where it fits in several ways that begin at different places
all of them are claims; which of them counts is the verdicts' business.
"""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from factcheck.model import Claim, Mention, Passage, Span
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.matching import Match, expression, matches
from factcheck.patterns.shadow import Shadow, cast, flatten, join, marker
from factcheck.rulebook.model import Phrasing, Rule
from factcheck.shortlist import Entry, Index, indexes, possible, tokens_of, worth_trying

# Longer ones are tables or data without full stops, where nearness says nothing; and what an
# expression costs there adds up over all phrasings.
_LONGEST_SENTENCE = 4_000
_LONGEST_HEADING = 120  # characters
_HEADINGS = frozenset({"headline", "heading", "lead", "body", "byline"})


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
    index = indexes(rules, passage.block.language).pair
    if not index.entries or heading.block.language != passage.block.language:
        return
    above, below = next(_sentences(heading), None), next(_sentences(passage), None)
    if above is None or below is None or below.number:
        return
    allowed = possible(index, above.kinds + below.kinds)
    if allowed:
        shadows = [
            cast(each, sentence.span, sentence.figures)
            for each, sentence in ((heading, above), (passage, below))
        ]
        both = join(*shadows)
        yield from _claims_of_view(passage, _View(both, tokens_of(both.text)), allowed, index)


def _claims_of_passage(passage: Passage, rules: tuple[Rule, ...]) -> Iterator[Claim]:
    single, pair = indexes(rules, passage.block.language)
    views: dict[int, _View] = {}

    def view(sentence: _Sentence) -> _View:
        known = views.get(sentence.number)
        if known is None:
            shadow = cast(passage, sentence.span, sentence.figures)
            known = views[sentence.number] = _View(shadow, tokens_of(shadow.text))
        return known

    before: _Sentence | None = None
    for sentence in _sentences(passage):
        allowed = possible(single, sentence.kinds)
        if allowed:
            yield from _claims_of_view(passage, view(sentence), allowed, single)
        if pair.entries and before is not None and before.number == sentence.number - 1:
            allowed = possible(pair, before.kinds + sentence.kinds)
            if allowed:
                first, second = view(before), view(sentence)
                both = _View(join(first.shadow, second.shadow), first.tokens | second.tokens)
                yield from _claims_of_view(passage, both, allowed, pair)
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


def _claims_of_view(passage: Passage, view: _View, allowed: int, index: Index) -> Iterator[Claim]:
    shadow, tokens = view
    for entry in worth_trying(index, allowed, shadow.text, tokens):
        where = entry.rule.where
        if not where or passage.block.kind in where:
            yield from _claims_of_entry(passage, shadow, entry)


def _claims_of_entry(passage: Passage, shadow: Shadow, entry: Entry) -> Iterator[Claim]:
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
