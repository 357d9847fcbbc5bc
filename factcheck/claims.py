"""From figures to claims: which figures of a sentence the phrasings of the rules tie together.

A phrasing is tried only in a sentence that has figures of the kinds and words that it cannot do
without (see `factcheck.shortlist`), and has them in its order. Where it fits in several ways that
begin at different places all of them are claims; which of them counts is the verdicts' business.
"""

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from factcheck.model import Claim, Mention, Passage, Span
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.matching import Match, fits, is_found, matches
from factcheck.patterns.shadow import Shadow, cast, flatten, join, kinds_of
from factcheck.rulebook.model import Phrasing, Rule
from factcheck.shortlist import Entry, Index, Words, both, indexes, possible, words_of, worth_trying

# Longer ones are tables or data without full stops, where nearness says nothing; and what an
# expression costs there adds up over all phrasings.
_LONGEST_SENTENCE = 4_000
_LONGEST_HEADING = 120  # characters
# No sentence that somebody wrote says one thing so often; what was copied over and over does.
_MOST_CLAIMS = 100
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
    if not index.chosen or heading.block.language != passage.block.language:
        return
    above, below = next(_sentences(heading), None), next(_sentences(passage), None)
    if above is not None and below is not None and not below.number:
        yield from _claims_of(passage, index, above, below)


def _claims_of_passage(passage: Passage, rules: tuple[Rule, ...]) -> Iterator[Claim]:
    single, pair = indexes(rules, passage.block.language)
    before: _Sentence | None = None
    for sentence in _sentences(passage):
        yield from _claims_of(passage, single, sentence)
        if pair.chosen and before is not None and before.number == sentence.number - 1:
            yield from _claims_of(passage, pair, before, sentence)
        before = sentence


class _Sentence:
    """A sentence that has figures; *kinds* are their markers.

    Its words and its shadow are made when they are first asked for, which mostly nobody does.
    """

    __slots__ = ("_figures", "_passage", "_shadow", "_span", "_words", "kinds", "number")

    def __init__(
        self, passage: Passage, number: int, span: Span, figures: list[Mention], kinds: str
    ) -> None:
        """Remember where the sentence stands."""
        self.number, self.kinds = number, kinds
        self._passage, self._span, self._figures = passage, span, figures
        self._words: Words | None = None
        self._shadow: Shadow | None = None

    def words(self) -> Words:
        """Return its words."""
        if self._words is None:
            first = self._passage.block.span.start
            text = self._passage.lower[self._span.start - first : self._span.end - first]
            self._words = words_of(text)
        return self._words

    def shadow(self) -> Shadow:
        """Return its shadow."""
        if self._shadow is None:
            self._shadow = cast(self._passage, self._span, self._figures, self.kinds)
        return self._shadow


def _sentences(passage: Passage) -> Iterator[_Sentence]:
    figures = flatten(passage.mentions)
    kinds = kinds_of(figures)
    done = 0
    for number, span in enumerate(passage.sentences):
        first = done
        while done < len(figures) and figures[done].span.start < span.end:
            done += 1
        if done > first and span.end - span.start <= _LONGEST_SENTENCE:
            yield _Sentence(passage, number, span, figures[first:done], kinds[first:done])


def _claims_of(
    passage: Passage, index: Index, first: _Sentence, second: _Sentence | None = None
) -> Iterator[Claim]:
    """Yield what the phrasings of *index* find in one sentence, or in two together."""
    allowed = possible(index, first.kinds + second.kinds if second else first.kinds)
    if not allowed:
        return
    words = both(first.words(), second.words()) if second else first.words()
    shadow: Shadow | None = None
    for entry in worth_trying(index, allowed, words):
        if entry.rule.where and passage.block.kind not in entry.rule.where:
            continue
        if shadow is None:
            shadow = join(first.shadow(), second.shadow()) if second else first.shadow()
        if fits(shadow, entry.demands.outline):
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
        if len(seen) == _MOST_CLAIMS or (not seen and _says_any(shadow, exceptions)):
            return
        seen.add(same)
        yield Claim(
            rule=entry.rule.id,
            phrasing=entry.number,
            slots=MappingProxyType(slots),
            span=Span(shadow.place(start), shadow.place(end)),
            passage=passage.index,
            language=language,
            doubtful=_says_any(shadow, wording.doubts),
        )


def _bound(shadow: Shadow, phrasing: Phrasing) -> Iterator[Match]:
    """Yield what a phrasing binds, and what goes with that further on in the sentence."""
    for found in matches(shadow, phrasing.search):
        yield found
        if phrasing.further is not None:
            for more in matches(shadow, phrasing.further, found.end):
                yield Match({**found.slots, **more.slots}, found.start, more.end)


def _says_any(shadow: Shadow, patterns: Sequence[Compiled]) -> bool:
    return any(
        fits(shadow, pattern.demands.outline) and is_found(shadow, pattern) for pattern in patterns
    )
