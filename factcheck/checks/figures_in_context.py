"""A figure with the words around it, and how much speaks for two figures telling one fact.

Two figures tell the same fact if they count the same thing in the same unit and stand among the
same words. Nothing here is certain: a rule decides how much is enough.
"""

import operator
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from factcheck.arithmetic.interval import Number
from factcheck.arithmetic.readings import Readings, last_place, readings, roundness
from factcheck.expressions import compile_kept
from factcheck.model import HedgeKind, Mention, Passage, Printed, Span
from factcheck.records import NamedTuple

# What may be told twice: amounts of anything, but no dates and no names.
KINDS = {
    "integer": "count",
    "yearlike": "count",
    "decimal": "count",
    "percent": "percent",
    "points": "points",
    "money": "money",
    "measure": "measure",
    "duration": "duration",
    "age": "age",
}
_NEAR: Mapping[HedgeKind, HedgeKind] = {"at-least": "above-near", "at-most": "below-near"}
_SCALED = frozenset({"count", "money"})
_WINDOW = 60  # characters on either side that are looked at
_MOST_WORDS = 6
_STEM = 5  # letters of an English word that its endings leave alone; a Vietnamese one has no more
_WORD = compile_kept(r"[^\W\d_][^\W_]*(?:[-'][^\W\d_]+)*")
_AFTER = compile_kept(r"(?:[ -]?[^\W\d_][^\W_]*(?:[-'][^\W\d_]+)*)*")


class Told(NamedTuple):
    """A figure among its words.

    *sort* is what it measures: counts, money, percent … with its unit. *after* and *before* are
    the words up to the next punctuation or figure, the nearest first.
    """

    mention: Mention
    passage: int
    sentence: Span
    sort: tuple[str, str]
    after: tuple[str, ...]
    before: tuple[str, ...]


class Tie(NamedTuple):
    """What two figures have in common: how many words right behind and right before them.

    *near* counts the words that both have close behind them, in any order; *overlap* is the share
    of the words of one's sentence that the other's has.
    """

    after: int
    before: int
    near: int
    overlap: float


def told_figures(passage: Passage, sorts: Collection[tuple[str, str]] = ()) -> Iterator[Told]:
    """Yield the figures of *passage* that may be told again elsewhere, of some *sorts* only."""
    sentences = iter(passage.sentences)
    sentence = next(sentences, passage.block.span)
    for mention in passage.mentions:
        while mention.span.start >= sentence.end:
            sentence = next(sentences, Span(sentence.end, passage.block.span.end + 1))
        sort = KINDS.get(mention.kind)
        if sort is None or not isinstance(mention.value, Printed):
            continue
        if _is_label(passage, mention):
            continue
        if not sorts or (sort, mention.unit) in sorts:
            yield told(passage, mention, sentence, sort)


def _is_label(passage: Passage, mention: Mention) -> bool:
    """Tell whether a number only counts what is told one after the other: "Example 2: …"."""
    end = mention.span.end - passage.block.span.start
    return mention.kind == "integer" and not mention.noun and passage.lower[end : end + 1] == ":"


def told(passage: Passage, mention: Mention, sentence: Span, sort: str) -> Told:
    """Return *mention* with its words."""
    begin = mention.span.start
    if mention.hedge and mention.hedge.span.start < begin:
        begin = mention.hedge.span.start
    return Told(
        mention,
        passage.index,
        sentence,
        (sort, mention.unit),
        words_after(passage, mention.span.end),
        words_before(passage, begin),
    )


def words_after(passage: Passage, place: int) -> tuple[str, ...]:
    """Return the words right behind *place*, up to the next punctuation or figure."""
    start = place - passage.block.span.start
    stretch = _AFTER.match(passage.lower, start, min(start + _WINDOW, len(passage.lower)))
    return tuple(_WORD.findall(stretch[0])[:_MOST_WORDS]) if stretch else ()


def words_before(passage: Passage, place: int) -> tuple[str, ...]:
    """Return the words right in front of *place*, the nearest first."""
    end = place - passage.block.span.start
    found: list[str] = []
    for word in reversed(passage.lower[max(0, end - _WINDOW) : end].split(" ")[:-1]):
        if not word or not word[-1].isalpha() or len(found) == _MOST_WORDS:
            break
        found.append(word)
    return tuple(found)


def tie(passages: Sequence[Passage], one: Told, other: Told) -> Tie:
    """Return what speaks for *other* telling the same fact as *one*."""
    ours, theirs = _words_of(passages, one), _words_of(passages, other)
    return Tie(
        _in_common(one.after, other.after),
        _in_common(one.before, other.before),
        len({*map(stem, one.after[:5])} & {*map(stem, other.after[:5])}),
        len(ours & theirs) / max(1, len(ours)),
    )


def _words_of(passages: Sequence[Passage], one: Told) -> frozenset[str]:
    passage = passages[one.passage]
    start = passage.block.span.start
    return _words(passage.lower[one.sentence.start - start : one.sentence.end - start])


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(map(stem, _WORD.findall(text)))


def _in_common(first: Sequence[str], second: Sequence[str]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if stem(one) != stem(other) and one.removesuffix("s") != other.removesuffix("s"):
            break
        count += 1
    return count


def stem(word: str) -> str:
    """Return *word* without what grammar may have added to it.

    >>> stem("counting") == stem("counted")
    True
    """
    return word[:_STEM] if word.isascii() else word


def exact_value(mention: Mention) -> Number | None:
    """Return the number that is printed, None if there is none or only a vague one."""
    read = readings(mention)
    return None if read is None else read.exact.low


def may_be(first: Mention, second: Mention, *, loosely: bool) -> bool:
    """Tell whether what one of two figures says may be what the other stands for.

    Unless *loosely*, in ordinary careful writing. Who writes "more than" twice has one number in
    mind, and at most cuts it shorter once.
    """
    one, other = readings(_near(first)), readings(_near(second))
    if one is None or other is None or one.exact.low == other.exact.low:
        return True
    if first.hedge and second.hedge and first.hedge.kind == second.hedge.kind:
        apart = abs(Fraction(one.exact.low or 0) - Fraction(other.exact.low or 0))
        return apart < max(grain(first), grain(second))
    return _holds(one, other, loosely=loosely) or _holds(other, one, loosely=loosely)


def _near(mention: Mention) -> Mention:
    """Return *mention* with a hedge near its number: who tells of "at least 23" means 23."""
    hedge = mention.hedge
    kind = _NEAR.get(hedge.kind) if hedge else None
    return mention._replace(hedge=hedge._replace(kind=kind)) if hedge and kind else mention


def grain(mention: Mention) -> Fraction:
    """Return one unit of the last place that a rounded number seems to have kept."""
    value = mention.value
    if not isinstance(value, Printed):
        return Fraction()
    return Fraction(last_place(value)) * roundness(value.mantissa)[0]


def is_scaled(told: Told) -> bool:
    """Tell whether a figure has a scale word, so that it may be money without saying so."""
    value = told.mention.value
    return told.sort[0] in _SCALED and isinstance(value, Printed) and value.scale > 1


def same_sort(one: Told, other: Told) -> bool:
    """Tell whether two figures measure the same; "35 triệu" may be "35 triệu đồng"."""
    return one.sort == other.sort or (
        "count" in {one.sort[0], other.sort[0]} and is_scaled(one) and is_scaled(other)
    )


def same_figures(figure: Told, others: Iterable[Told]) -> list[Told]:
    """Return the figures of one sort with *figure* that may be the same number."""
    return [
        one
        for one in others
        if same_sort(figure, one) and may_be(figure.mention, one.mention, loosely=False)
    ]


def _holds(wide: Readings, narrow: Readings, *, loosely: bool) -> bool:
    number = narrow.exact.low
    return number is not None and (wide.lenient if loosely else wide.core).contains(number)


def may_hold(mention: Mention, number: Number) -> bool:
    """Tell whether a figure may stand for *number* in ordinary careful writing."""
    read = readings(_near(mention))
    return read is None or read.core.contains(number)


def is_slip(first: Mention, second: Mention) -> bool:
    """Tell whether one slip of the fingers turns the digits of one figure into the other's."""
    one, other = _digits(first), _digits(second)
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    if len(one) == len(other):
        return sum(map(operator.ne, one, other)) == 1 or is_swap(first, second)
    short, long = sorted((one, other), key=len)
    return any(short == long[:index] + long[index + 1 :] for index in range(len(long)))


def is_swap(first: Mention, second: Mention) -> bool:
    """Tell whether two digits near each other have changed places: 16 and 61."""
    one, other = _digits(first), _digits(second)
    wrong = [index for index, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1]
    return len(wrong) == 2 and wrong[1] - wrong[0] <= 2 and sorted(one) == sorted(other)


def reshuffled(first: Mention, second: Mention) -> bool:
    """Tell whether one of two figures has the other's digits in another order, or one more.

    >>> from factcheck.model import Printed, Span
    >>> two, other = (
    ...     Mention("integer", Span(0, 4), Printed(number), Span(0, 4)) for number in (2026, 2062)
    ... )
    >>> reshuffled(two, other)
    True
    """
    return sorted(_digits(first)) == sorted(_digits(second)) or (
        is_slip(first, second) and len(_digits(first)) != len(_digits(second))
    )


def _digits(mention: Mention) -> str:
    value = mention.value
    return str(abs(value.mantissa)) if isinstance(value, Printed) else ""
