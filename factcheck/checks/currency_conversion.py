"""The rule ``currency-conversion``: amounts told in two currencies imply one rate.

No table of rates is needed: "$10m (£8m)" says what the article's pound is worth, and a second
pair of the same two currencies has to agree with it. The pair that most others agree with is the
yardstick; one that states a rate ("$1 = £0.80") counts twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.arithmetic.evaluate import status
from factcheck.arithmetic.formula import parse_formula
from factcheck.arithmetic.readings import readings
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
_LOOSE = Fraction(1, 10)  # "2 million (1 million)" tells no rate to measure others by
_ENDS = frozenset("),;/.")
_RATE = "="


class _Pair(NamedTuple):
    """An amount in two currencies, those of all pairs in the same order; or a rate, as *stated*."""

    given: Mention
    told: Mention
    span: Span
    passage: int
    language: str
    stated: bool


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a verdict for each pair of amounts whose rate another pair tells, too."""
    by_currencies: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for passage in passages:
        for pair in _pairs(document.text, passage, rule):
            by_currencies[pair.given.unit, pair.told.unit].append(pair)
    for pairs in by_currencies.values():
        rates = sum(pair.stated for pair in pairs)
        # Several rates are the history of one.
        told = pairs if rates <= 1 else [pair for pair in pairs if not pair.stated]
        if len(told) > 1:
            yield from _compare(told[:_MOST_PAIRS], document, rule)


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
        yield _Pair(given, told, span, passage.index, language, between.endswith(_RATE))


def _is_printed(mention: Mention) -> bool:
    return isinstance(mention.value, Printed) and mention.value.mantissa > 0


@cache
def _ties(words: tuple[str, ...]) -> tuple[str, ...]:
    return ("(", _RATE, *(f" {word}" for word in words))


def _compare(pairs: Sequence[_Pair], document: Document, rule: Rule) -> Iterator[Verdict]:
    """Hold each of *pairs* against the one that most of them agree with.

    Where most pairs tell one rate, or it is stated, it is the article's; of two that differ nobody
    knows whether they were converted on the same day.
    """
    formula = parse_formula(_relation(rule, pairs[0].language))
    sharp = [pair for pair in pairs if _looseness(pair) < _LOOSE]
    voters = sharp if len(sharp) > 1 else pairs
    agreeing = {
        other: sum(status(formula, _slots(pair, other, _AGREED)) == "holds" for pair in voters)
        + other.stated
        for other in voters[:_MOST_YARDSTICKS]
    }
    yardstick = min(agreeing, key=lambda pair: (-agreeing[pair], _looseness(pair)))
    ending = _AGREED if agreeing[yardstick] > max(1, len(voters) // 2) else _ELSEWHERE
    if yardstick.stated:
        ending = _STATED
    for pair in pairs:
        if pair is not yardstick and not pair.stated:
            # A conversion is the writer's, even where the amount is in quotation marks.
            first, last = sorted((pair.span, yardstick.span))
            claim = Claim(
                rule=rule.id,
                phrasing=0,
                slots=_slots(pair, yardstick, ending),
                span=Span(first.start, last.end),
                passage=pair.passage,
                language=pair.language,
            )
            yield judge(claim, rule, document)


def _relation(rule: Rule, language: str) -> str:
    """Return what the rule's one phrasing says of four figures that ought to tell one rate."""
    return rule.wordings[language].phrasings[0].relations[0]


# What the slots of the other pair end in: whether it is known to tell the article's rate.
_AGREED, _ELSEWHERE, _STATED = "agreed", "elsewhere", "stated"


def _slots(pair: _Pair, other: _Pair, ending: str) -> Mapping[str, tuple[Mention, ...]]:
    return MappingProxyType(
        {
            "given": (_bare(pair.given),),
            "told": (_bare(pair.told),),
            f"given_{ending}": (_bare(other.given),),
            f"told_{ending}": (_bare(other.told),),
        }
    )


def _looseness(pair: _Pair) -> Fraction:
    """Return by what part of itself the rate may be off because the amounts are rounded."""
    return sum((_rounding(_bare(mention)) for mention in (pair.given, pair.told)), Fraction(0))


def _rounding(mention: Mention) -> Fraction:
    found = readings(mention)
    if found is None or found.core.low is None or found.core.high is None:
        return Fraction(1)
    return Fraction(found.core.high - found.core.low) / abs(Fraction(found.core.high))


def _bare(mention: Mention) -> Mention:
    """Return *mention* without its hedge, which goes for both currencies alike."""
    return mention._replace(hedge=None)
