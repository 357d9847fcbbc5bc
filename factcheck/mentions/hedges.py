"""Words that widen a figure, right before it or right behind it.

Only the words directly beside the figure count. A word that also ties figures together ("412 trên
431", "rose over 10") is marked as a preposition, and is no hedge at all right behind another figure
and the thing it counts.
"""

from collections.abc import Mapping
from functools import cache
from typing import get_args

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.scanner import Reading
from factcheck.model import Hedge, HedgeKind
from factcheck.records import NamedTuple
from factcheck.spellings import spellings

# How far before a figure a hedge may begin.
REACH = 32
_OF_AMOUNTS = frozenset({"exact", "above-near", "below-near"})
_POWER_OF_TEN = compile_kept(r"1[.,]?0[0.,]*(?!\d)")


class Hedges(NamedTuple):
    """The hedges of one language: before the figure by last word, behind it by first character."""

    before: Mapping[str, tuple[tuple[str, HedgeKind, bool], ...]]
    behind: Mapping[str, tuple[tuple[str, HedgeKind], ...]]
    articles: frozenset[str]  # may stand between a hedge and its figure


@cache
def hedges(code: str) -> Hedges:
    """Return the hedges of the language *code*, longest first."""
    words = load_language(code).hedges.words
    prepositions = {variant for word in words["prepositions"] for variant in spellings(word)}
    before: dict[str, list[tuple[str, HedgeKind, bool]]] = {}
    for kind in get_args(HedgeKind):
        for word in words[kind]:
            for phrase in spellings(word):
                entry = (phrase, kind, phrase in prepositions)
                before.setdefault(phrase.rpartition(" ")[2], []).append(entry)
    behind: dict[str, list[tuple[str, HedgeKind]]] = {}
    kinds: tuple[tuple[str, HedgeKind], ...] = (
        ("about_after", "about"),
        ("above_after", "at-least"),
        ("below_after", "at-most"),
    )
    for name, kind in kinds:
        for word in words[name]:
            for phrase in spellings(word):
                joined = phrase if not phrase[0].isalpha() else f" {phrase}"
                behind.setdefault(joined[0:2], []).append((joined, kind))

    return Hedges(
        {last: tuple(sorted(found, key=_longest_first)) for last, found in before.items()},
        {first: tuple(sorted(found, key=_longest_first)) for first, found in behind.items()},
        frozenset(load_language(code).numbers.words["article"]),
    )


def _longest_first(entry: tuple[str, *tuple[object, ...]]) -> int:
    return -len(entry[0])


def hedge_before(reading: Reading, start: int) -> Hedge | None:
    """Return the hedge whose last word stands right before *start*."""
    lower, done = reading.lower, reading.done
    if start - done < 2:
        return None
    sign = lower[start - 1]
    if sign != " ":
        return Hedge("about", reading.span(start - 1, start)) if sign in "~≈" else None
    text = lower[max(done, start - REACH) : start - 1]
    last = text[text.rfind(" ") + 1 :].lstrip("(\"'")
    known = hedges(reading.language.code)
    end = start - 1
    if last in known.articles and text.endswith(f" {last}"):
        # "nearly a third": the article goes with the hedge.
        text = text[: -len(last) - 1]
        end -= len(last) + 1
        last = text[text.rfind(" ") + 1 :].lstrip("(\"'")
    found = known.before.get(last)
    if found is None:
        return None
    for phrase, kind, preposition in found:
        if text.endswith(phrase):
            left = text[-len(phrase) - 1 : -len(phrase)]
            if left.isalnum():
                continue
            begin = end - len(phrase)
            if preposition and _after_figure(reading, begin):
                return None
            if kind == "vague" and lower[start].isdigit() and not _POWER_OF_TEN.match(lower, start):
                return None  # "Lô hàng 15.000 tấn": "several 1,000", but not "several 15,000"
            return Hedge(kind, reading.span(begin, start - 1), preposition)
    return None


def hedge_behind(reading: Reading, end: int) -> Hedge | None:
    """Return the hedge that begins right behind *end*: "or so", "trở lên"."""
    lower = reading.lower
    found = hedges(reading.language.code).behind.get(lower[end : end + 2])
    if found is None:
        found = hedges(reading.language.code).behind.get(lower[end : end + 1])
    for phrase, kind in found or ():
        if lower.startswith(phrase, end):
            stop = end + len(phrase)
            if not lower[stop : stop + 1].isalnum():
                return Hedge(kind, reading.span(stop - len(phrase.lstrip()), stop))
    return None


def is_of_amount(hedge: Hedge | None) -> bool:
    """Tell a hedge that no year has: "a total of 1200", "more than 2000"."""
    return hedge is not None and hedge.kind in _OF_AMOUNTS and not hedge.preposition


def _after_figure(reading: Reading, begin: int) -> bool:
    """Whether a figure and what it counts stand right before *begin*."""
    if not reading.mentions:
        return False
    last = reading.mentions[-1]
    end = last.span.end - reading.offset
    between = reading.lower[end:begin].strip()
    return not between or between == last.noun
