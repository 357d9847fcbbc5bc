"""Figures of a headline that the text below it tells otherwise.

Used by repeated-fact-conflict. Two figures of one kind stand near each other by chance all the
time; seldom they differ by one slip of the fingers, and more seldom they stand among the same words
as well. So the evidence is added up in points. A headline's figure is looked at only if the article
has it nowhere (`headline_excuses`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.checks.figures_in_context import (
    Tie,
    Told,
    exact_value,
    is_slip,
    may_be,
    same_figures,
    tie,
    told_figures,
)
from factcheck.checks.headline_excuses import (
    Words,
    comes_on_top,
    is_compound,
    is_garbled,
    is_made_up,
    is_other_scope,
    is_told,
    names_something,
)
from factcheck.model import Mention, Passage, Printed, Severity

_NEAR_TOP = 3  # blocks behind the headline in which its fact is told
_ENOUGH = 6  # points of evidence that two figures tell one fact …
_CERTAIN = 9  # … and nothing else is likely
_SLIP = 4
_FARTHER = 2  # for each block in between
_MOST_WORDS = 3  # in front or behind; more of the same add nothing
_ALIKE = (0.5, 0.7)  # shares of the headline's words that the other sentence has
_MOST_OTHERS = 2  # further figures of the headline that count
_SPELLED = 2  # figures in words are often no counts at all
_FAR_APART = 12  # times: one of the two counts something else, unless noughts were dropped


class Comparison(NamedTuple):
    """A headline's figure and the one below it that tells the same fact.

    *severity* says how grave it is that they differ, None if they agree.
    """

    figure: Mention
    other: Mention
    severity: Severity | None


def compare_headline(
    text: str, passages: Sequence[Passage], headline: Passage, words: Mapping[str, Words]
) -> Iterator[Comparison]:
    """Yield the facts of *headline* that are told again below it; *words* are by language."""
    figures = list(_figures(headline, (), words))
    sorts = {figure.sort for figure in figures}
    behind = [one for one in passages[headline.index + 1 :] if one.block.table < 0 and figures]
    # Mostly the next block has it all.
    top = [figure for passage in behind[:1] for figure in _figures(passage, sorts, words)]
    if not all(same_figures(figure, top) for figure in figures):
        for passage in behind[1:_NEAR_TOP]:
            top += _figures(passage, sorts, words)
    for figure in figures:
        same = same_figures(figure, top)
        language = words[headline.block.language]
        on_top = [one for one in same if comes_on_top(figure, one, language)]
        if on_top and len(on_top) == len(same):
            yield Comparison(figure.mention, on_top[0].mention, "warning")
        elif same:
            yield from _told_again(passages, figure, same)
        else:
            rival = _rival(text, passages, figure, figures, top, words)
            if (
                rival
                and not is_told(text, figure, behind)
                and not is_made_up(figure, rival.told, figures, top, language)
            ):
                yield Comparison(figure.mention, rival.told.mention, rival.severity)


def _figures(
    passage: Passage, sorts: Collection[tuple[str, str]], words: Mapping[str, Words]
) -> Iterator[Told]:
    """Yield the figures of *passage* with a number, their nouns right behind them."""
    partitives = words[passage.block.language].partitives
    for one in told_figures(passage, sorts):
        if exact_value(one.mention) is not None:
            after = one.after
            while after and after[0] in partitives:
                after = after[1:]
            yield one._replace(after=after)


def _told_again(
    passages: Sequence[Passage], figure: Told, same: Sequence[Told]
) -> Iterator[Comparison]:
    """Yield that the headline's figure was verified, if it is clear that the fact is the same."""
    for other in same:
        common = tie(passages, figure, other)
        if common.after or common.before > 1 or common.near > 1:
            yield Comparison(figure.mention, other.mention, None)
            return


# The evidence -------------------------------------------------------------------------------


class _Rival(NamedTuple):
    """The figure below that stands where the headline's should."""

    told: Told
    severity: Severity


def _rival(
    text: str,
    passages: Sequence[Passage],
    figure: Told,
    figures: Sequence[Told],
    top: Sequence[Told],
    words: Mapping[str, Words],
) -> _Rival | None:
    """Return the rival of *figure*, None where there is none or two have the same claim."""
    best, most = None, _ENOUGH - 1
    for other in _possible(figure, figures, top):
        common = tie(passages, figure, other)
        points = _points(figure, other, common)
        points += _others(figure, figures, other, top) - _FARTHER * _between(other, top)
        if points > most:
            best, most = other, points
        elif points == most and best and not may_be(best.mention, other.mention, loosely=False):
            best = None
    if best is None:
        return None
    language = words[passages[best.passage].block.language]
    if is_other_scope(passages, figure, best, language):
        return None
    if is_compound(figure, language) and not is_compound(best, language):
        return None  # the body counts the two kinds apart
    severity: Severity = "error" if most >= _CERTAIN else "warning"
    common = tie(passages, figure, best)
    if names_something(text, best, common, language):
        severity = "warning" if is_garbled(figure, best) else "info"
    return _Rival(best, severity)


def _possible(figure: Told, figures: Sequence[Told], top: Sequence[Told]) -> Iterator[Told]:
    """Yield the figures of one sort with *figure* that are neither it nor another headline's."""
    for other in top:
        if (
            other.sort == figure.sort
            and not _agree(figure.mention, other.mention)
            and not any(may_be(one.mention, other.mention, loosely=False) for one in figures)
        ):
            yield other


def _agree(figure: Mention, other: Mention) -> bool:
    """Tell whether a headline may have *figure* for what the body tells as *other*.

    It rounds as it likes, but what a slip explains is not put down to a loose "more than".
    """
    hedges = [one.hedge.kind if one.hedge else "" for one in (figure, other)]
    loosely = hedges[0] == hedges[1] or not is_slip(figure, other)
    return may_be(figure, other, loosely=loosely)


def _points(figure: Told, other: Told, common: Tie) -> int:
    """Return how much speaks for two figures telling one fact."""
    values = [exact_value(one.mention) or 0 for one in (figure, other)]
    spelled = any(_is_spelled(one.mention) for one in (figure, other))
    if spelled and min(values) <= 1:
        return 0  # "one" is an article, too
    if not (common.after or common.before) and (
        figure.sort[0] == "count" or common.overlap < _ALIKE[1]
    ):
        return 0
    points = min(common.after, _MOST_WORDS) + min(common.before, _MOST_WORDS)
    points += max(common.after, common.before) > 1  # a phrase, no chance word
    points += sum(common.overlap >= share for share in _ALIKE)
    if is_slip(figure.mention, other.mention):
        points += _SLIP
    elif max(values) > _FAR_APART * min(values):
        return 0
    return points - _SPELLED * spelled


def _others(figure: Told, figures: Sequence[Told], other: Told, top: Sequence[Told]) -> int:
    """Return how many further figures of the headline the block of *other* has, less the rest."""
    further = [one for one in figures if one is not figure]
    beside = [one for one in top if one.passage == other.passage]
    found = sum(bool(same_figures(one, beside)) for one in further)
    return min(found, _MOST_OTHERS) - min(len(further) - found, _MOST_OTHERS)


def _between(other: Told, top: Sequence[Told]) -> int:
    """Return how many blocks that may tell the fact stand between the headline and *other*."""
    return len(
        {
            one.passage
            for one in top
            if one.passage < other.passage
            and one.sort == other.sort
            and (one.after[:1] == other.after[:1] or one.sort[0] != "count")
        }
    )


def _is_spelled(mention: Mention) -> bool:
    return isinstance(mention.value, Printed) and mention.value.spelled
