"""What may excuse a headline's figure that is not the one below it.

Used by `headline_figures`. The figure below counts something else, or is the number of a name; or
the text has the headline's figure after all: as it is printed, as a sum or as a difference.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from factcheck.arithmetic.interval import Number
from factcheck.checks.figures_in_context import (
    KINDS,
    Tie,
    Told,
    exact_value,
    may_be,
    may_hold,
    reshuffled,
    same_figures,
)
from factcheck.checks.findings import any_word
from factcheck.model import Passage, Printed
from factcheck.records import NamedTuple

_AROUND = 60  # characters behind a figure that may say of what time it is
_FAR = 1_000
_COMPARING = 5  # words in front of another time, as in "from the same month last year"
_FEW = 3  # more than those who are named beside the figure below
_YEARS = range(1900, 2101)
_LONG = 3  # digits of a number that is hardly there twice by chance
_MOST_ADDED = 4  # figures that may make up the headline's
_MOST_LOOKED_AT = 8


class Words(NamedTuple):
    """Words beside a figure that say what else it may count, in one language.

    *each* makes it one of several equal ones, *totals* all of them together, *averages* neither;
    *others* behind it and *further* in front of it what comes on top of somebody already named, as
    does *together* before "7 others"; *earlier* that of another time, which *compared* in front of
    it are only held against. *numbering* makes a number a name ("storm no. 5", "level 13") and
    *versions* a decimal ("v2.15"), *joiners* put two things into one count ("9 boats and jetties"),
    behind *prepositions* "one" is an article, *partitives* stand before the whole ("500 of its
    patents"), and *lacking* before those who were not there. Each of *alike* lists words that may
    stand for one another where people or things are counted, with commas.
    """

    each: tuple[str, ...]
    totals: tuple[str, ...]
    averages: tuple[str, ...]
    others: tuple[str, ...]
    further: tuple[str, ...]
    together: tuple[str, ...]
    earlier: tuple[str, ...]
    compared: tuple[str, ...]
    numbering: tuple[str, ...]
    versions: tuple[str, ...]
    joiners: tuple[str, ...]
    prepositions: tuple[str, ...]
    partitives: tuple[str, ...]
    lacking: tuple[str, ...]
    alike: tuple[str, ...]


# The figure below tells something else ------------------------------------------------------


def is_other_scope(passages: Sequence[Passage], figure: Told, other: Told, words: Words) -> bool:
    """Tell whether a word says that the second figure counts something else than the first."""
    one, two = exact_value(figure.mention) or 0, exact_value(other.mention) or 0
    if _differ(words.averages, figure, other) or _differ(words.lacking, figure, other):
        return True
    if _is_joined(passages, figure, other, words):
        return True
    small, large = sorted((one, two))
    if small and large % small == 0:  # so much for each of so many
        hedge = other.mention.hedge
        exact = hedge is not None and hedge.kind == "exact" and not figure.mention.hedge
        if exact or _differ((*words.each, *words.totals), figure, other):
            return True
    if two < one and (
        any(word in other.after and word not in figure.after for word in words.others)
        or any(_has(other.before, word) and not _has(figure.before, word) for word in words.further)
    ):
        return True
    earlier = any_word(words.earlier)
    passage = passages[other.passage]
    first = passage.block.span.start
    start = max(other.sentence.start, other.mention.span.start - _AROUND)
    # "Rose to 50 from 45 a year earlier": that is said of the figure next to it.
    following = (one.span.start for one in passage.mentions if one.span > other.mention.span)
    end = min(other.sentence.end, other.mention.span.end + _AROUND, next(following, start + _FAR))
    behind = other.mention.span.end - first
    told = any(
        one.start() < behind or not _is_compared(passage.lower[behind : one.start()], words)
        for one in earlier.finditer(passage.lower, start - first, end - first)
    )
    return told and not earlier.search(passages[figure.passage].lower)


def _is_compared(between: str, words: Words) -> bool:
    """Tell whether what stands between a figure and another time says that they are compared.

    "It rose 8.6% from a year earlier" is said of this year.
    """
    nearest = " ".join(between.split()[-_COMPARING:])
    return any_word(words.compared).search(nearest) is not None


def _is_joined(passages: Sequence[Passage], figure: Told, other: Told, words: Words) -> bool:
    """Tell whether a sentence names who or what the headline counts as well.

    "Hanoi and five other cities" are six, and so are "five cities, together with Hanoi".
    """
    one, two = exact_value(figure.mention) or 0, exact_value(other.mention) or 0
    if figure.sort[0] != "count" or not 0 < one - two <= _FEW:
        return False
    passage = passages[other.passage]
    first, lower = passage.block.span.start, passage.lower
    if any_word((*words.together, *words.further)).search(
        lower, other.mention.span.end - first, other.sentence.end - first
    ):
        return True
    start = max(other.sentence.start, other.mention.span.start - _AROUND) - first
    return (
        any_word((*words.joiners, *words.together)).search(
            lower, start, other.mention.span.start - first
        )
        is not None
    )


def _differ(words: Sequence[str], figure: Told, other: Told) -> bool:
    """Tell whether one of two figures has one of *words* beside it and the other has none."""
    has = [
        any(_has(one.before, word) or _has(one.after[::-1], word) for word in words)
        for one in (figure, other)
    ]
    return has[0] != has[1]


def _has(backwards: Sequence[str], word: str) -> bool:
    """Tell whether *word*, of one word or more, is among words that stand in reverse order."""
    return f" {word} " in f" {' '.join(reversed(backwards))} "


def is_compound(figure: Told, words: Words) -> bool:
    """Tell whether a figure counts two kinds of things together."""
    return figure.sort[0] == "count" and any(word in words.joiners for word in figure.after[1:])


def comes_on_top(figure: Told, other: Told, words: Words) -> bool:
    """Tell whether a number leaves somebody out whom the headline's has to count.

    "Ann together with 7 others was fined": they are eight.
    """
    return (
        any(_ends(other.before, word) for word in words.together)
        and not any(_ends(figure.before, word) for word in words.together)
        and any(word in other.after for word in words.others)
        and not any(word in figure.after for word in words.others)
    )


def _ends(backwards: Sequence[str], word: str) -> bool:
    """Tell whether words that stand in reverse order end with *word*, of one word or more."""
    return tuple(word.split(" ")) == tuple(backwards[: word.count(" ") + 1])[::-1]


def is_version(text: str, other: Told, words: Words) -> bool:
    """Tell whether a decimal says which version of a program is meant: "Git 2.15", "Git v2.15"."""
    if other.mention.kind != "decimal" or other.mention.unit:
        return False
    before = text[other.sentence.start : other.mention.span.start].split()
    return bool(before) and (before[-1][0].isupper() or before[-1] in words.versions)


def names_something(text: str, other: Told, common: Tie, words: Words) -> bool:
    """Tell whether a number is part of the name in front of it: "SEA Games 33", "storm no. 5"."""
    if not common.before or common.after:
        return False
    before = text[other.sentence.start : other.mention.span.start].split()
    return before[-1][0].isupper() or other.before[0] in words.numbering


def is_garbled(figure: Told, other: Told) -> bool:
    """Tell whether one of two numbers in a name can only be a slip: there may be any other."""
    values = [exact_value(one.mention) or 0 for one in (figure, other)]
    if all(value in _YEARS for value in values):
        return False
    return reshuffled(figure.mention, other.mention)


# The text has the headline's figure after all -----------------------------------------------


def is_told(text: str, figure: Told, passages: Sequence[Passage]) -> bool:
    """Tell whether any figure of *passages* may stand for what the headline's says.

    "35 million" may be dollars, and a long number a name.
    """
    value = figure.mention.value
    bare = figure.mention._replace(hedge=None)
    sorts = {figure.sort[0]}
    if isinstance(value, Printed) and value.scale > 1:
        sorts |= {"count", "money"}
    start, end = figure.mention.digits
    printed = text[start:end]
    if isinstance(value, Printed) and value.spelled:
        spelled = any_word((printed.lower(),))
        if any(spelled.search(one.lower) for one in passages):
            return True
    if len(printed) >= _LONG:  # "800" is no part of "1,800"
        apart = re.compile(rf"(?<!\d)(?<!\d[.,]){re.escape(printed)}(?![.,]?\d)")
        if any(apart.search(one.lower) for one in passages):
            return True
    return any(
        isinstance(part.value, Printed)
        and KINDS.get(part.kind, figure.sort[0]) in sorts
        and (
            may_be(figure.mention, part, loosely=False)
            or may_be(bare, part._replace(hedge=None), loosely=True)
        )
        for passage in passages
        for other in passage.mentions
        for part in (other, *other.parts)
    )


def is_made_up(
    figure: Told, rival: Told, figures: Sequence[Told], top: Sequence[Told], words: Words
) -> bool:
    """Tell whether figures of one block make up *figure* together.

    They are the rival with others, or others of the same noun.
    """
    blocks: dict[int, list[Told]] = {}
    for one in top:
        if one.sort == figure.sort and _is_part(one, rival, words):
            blocks.setdefault(one.passage, []).append(one)
    for block in blocks.values():
        block.sort(key=lambda one: one.after[:1] != figure.after[:1])  # most likely ones first
        for size in range(2, _MOST_ADDED + 1):
            for group in combinations(block[:_MOST_LOOKED_AT], size):
                if rival in group or all(one.after[:1] == figure.after[:1] for one in group):
                    values = [exact_value(one.mention) or 0 for one in group]
                    if may_hold(figure.mention, sum(values)):
                        return True
                    if size == 2 and _is_between(figure, group, values, figures):
                        return True
    return False


def _is_between(
    figure: Told, pair: Sequence[Told], values: Sequence[Number], figures: Sequence[Told]
) -> bool:
    """Tell whether *figure* is the difference of a pair, or so much for each of so many."""
    if figure.sort[0] == "count":
        return may_hold(figure.mention, values[0] * values[1])
    if any(same_figures(one, pair) for one in figures if one is not figure):
        return False
    return may_hold(figure.mention, max(values) - min(values))


def _is_part(one: Told, rival: Told, words: Words) -> bool:
    """Tell whether a figure below the headline may be a part of its figure.

    "One" is mostly an article: it counts if it has the rival's noun or stands behind it.
    """
    value = exact_value(one.mention)
    if value is None:
        return False
    if value > 1 or one.after[:1] == rival.after[:1]:
        return True
    behind = one.sentence == rival.sentence and one.mention.span > rival.mention.span
    return behind and one.before[:1] not in [(word,) for word in words.prepositions]
