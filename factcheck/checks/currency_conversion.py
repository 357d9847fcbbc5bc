"""The rule ``currency-conversion``: amounts told in two currencies imply one rate.

No table of rates is needed: "$10m (£8m)" says what the article's pound is worth, and a second
pair of the same two currencies has to agree with it. The pair that most others agree with is the
yardstick.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.arithmetic.evaluate import status
from factcheck.arithmetic.formula import parse_formula
from factcheck.checks.findings import word_list
from factcheck.model import Claim, Document, Mention, Passage, Printed, Span, Verdict
from factcheck.patterns.shadow import flatten
from factcheck.records import NamedTuple
from factcheck.verdicts import judge

if TYPE_CHECKING:
    from factcheck.rulebook.model import Rule

_REACH = 40  # characters between the amount and what it is converted to
_MOST_PAIRS = 40
_MOST_YARDSTICKS = 12  # a slip is rare: the first few pairs have one that is right
_ENDS = frozenset("),;/.")


class _Pair(NamedTuple):
    """An amount in two currencies, those of all pairs in the same order."""

    given: Mention
    told: Mention
    span: Span
    passage: int
    language: str


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a verdict for each pair of amounts whose rate another pair tells, too."""
    by_currencies: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for passage in passages:
        for pair in _pairs(document.text, passage, rule):
            by_currencies[pair.given.unit, pair.told.unit].append(pair)
    for pairs in by_currencies.values():
        if len(pairs) > 1:
            yield from _compare(pairs[:_MOST_PAIRS], document, rule)


def _pairs(text: str, passage: Passage, rule: Rule) -> Iterator[_Pair]:
    """Yield the amounts of *passage* that are told in a second currency right behind."""
    mentions = passage.mentions
    if sum(mention.kind == "money" for mention in mentions) < 2:
        return
    language = passage.block.language
    ties = _ties(word_list(rule, "ties", language))
    figures = flatten(mentions)
    for first, second in pairwise(figures):
        if first.kind != "money" or second.kind != "money" or first.unit == second.unit:
            continue
        if not _is_printed(first) or not _is_printed(second):
            continue
        start = second.hedge.span.start if second.hedge else second.span.start
        between = text[first.span.end : max(start, first.span.end)].lower().rstrip()
        behind = text[second.span.end : second.span.end + 2].lstrip()[:1]
        if len(between) > _REACH or not between.endswith(ties):
            continue
        if between.endswith("(") and behind not in _ENDS:
            continue
        given, told = sorted((first, second), key=lambda mention: mention.unit)
        span = Span(first.span.start, second.span.end)
        yield _Pair(given, told, span, passage.index, language)


def _is_printed(mention: Mention) -> bool:
    return isinstance(mention.value, Printed) and mention.value.mantissa > 0


@cache
def _ties(words: tuple[str, ...]) -> tuple[str, ...]:
    return ("(", *(f" {word}" for word in words))


def _compare(pairs: Sequence[_Pair], document: Document, rule: Rule) -> Iterator[Verdict]:
    """Hold each of *pairs* against the one that most of them agree with."""
    formula = parse_formula(_relation(rule, pairs[0].language))
    agreeing = [
        sum(status(formula, _slots(pair, other)) == "holds" for pair in pairs)
        for other in pairs[:_MOST_YARDSTICKS]
    ]
    yardstick = pairs[agreeing.index(max(agreeing))]
    for pair in pairs:
        if pair is not yardstick:
            claim = Claim(
                rule=rule.id,
                phrasing=0,
                slots=_slots(pair, yardstick),
                span=pair.span,
                passage=pair.passage,
                language=pair.language,
            )
            yield judge(claim, rule, document)


def _relation(rule: Rule, language: str) -> str:
    """Return what the rule's one phrasing says of four figures."""
    return rule.wordings[language].phrasings[0].relations[0]


def _slots(pair: _Pair, yardstick: _Pair) -> Mapping[str, tuple[Mention, ...]]:
    return MappingProxyType(
        {
            "given": (_bare(pair.given),),
            "told": (_bare(pair.told),),
            "given_elsewhere": (_bare(yardstick.given),),
            "told_elsewhere": (_bare(yardstick.told),),
        }
    )


def _bare(mention: Mention) -> Mention:
    """Return *mention* without its hedge, which goes for both currencies alike."""
    return mention._replace(hedge=None)
