"""Figures of a headline that the text below it tells otherwise.

Used by repeated-fact-conflict. Two figures of one kind stand near each other by chance all the
time; seldom they differ by one slip of the fingers, and more seldom they stand among the same words
as well. So the evidence is added up in points. A headline's figure is looked at only if the article
has it nowhere (`headline_excuses`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from factcheck.arithmetic.readings import significant_digits
from factcheck.checks.figures_in_context import (
    Tie,
    Told,
    exact_value,
    grain,
    is_scaled,
    is_slip,
    may_be,
    same_figures,
    same_sort,
    stem,
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
    is_version,
    names_something,
)
from factcheck.model import Mention, Passage, Printed, Severity
from factcheck.records import NamedTuple

_NEAR_TOP = 3  # blocks behind the headline in which its fact is told
_ENOUGH = 7  # points of evidence that two figures tell one fact …
_CERTAIN = 11  # … and nothing else is likely
_CLOSE = 9  # … and, in a lead, that it is told in the very words:
_REPEATED = (3, 0.45)  # so many words around it, such a share of the sentence
_SLIP = 4
_NEAR = Fraction(23, 20)  # times: who counted wrong is not further off
_FARTHER = 2  # for each block in between
_SHORTEST = 40  # characters of a block that may tell it, though it does not end like a sentence
_ENDS = frozenset(".!?")
_NEARBY = 4  # words before or behind
_TELLING = 3  # digits that no two figures share but for one by chance
_MOST_WORDS = 3  # in front or behind; more of the same add nothing
_ALIKE = (0.3, 0.5, 0.7)  # shares of the headline's words that the other sentence has
_BARE = (0.7, 0.35)  # the same where only the unit speaks, of round figures and of others
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
    text: str,
    passages: Sequence[Passage],
    headline: Passage,
    words: Mapping[str, Words],
    *,
    closely: bool = False,
) -> Iterator[Comparison]:
    """Yield the facts of *headline* that are told again below it; *words* are by language.

    If *closely*, only what is told in much the same words counts as told otherwise, and no
    percentage: one sentence after the other has that of another month.
    """
    figures = list(_figures(headline, (), words))
    # "35 triệu" may be money, and what has no number yet may be any of them.
    sorts = {figure.sort for figure in figures} if not any(map(is_scaled, figures)) else ()
    behind = [one for one in passages[headline.index + 1 :] if one.block.table < 0 and figures]
    # What is shorter and no sentence is a day, a place or a number of the release.
    telling = (one for one in behind if len(one.lower) >= _SHORTEST or one.lower[-1:] in _ENDS)
    top: list[Told] = []
    for passage in islice(telling, _NEAR_TOP):
        top += _figures(passage, sorts, words)
        if all(same_figures(figure, top) for figure in figures):
            break  # mostly the next block has it all
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
                and (not closely or (rival.close and figure.sort[0] != "percent"))
                and not is_told(text, figure, behind)
                and not is_made_up(figure, rival.told, figures, top, language)
            ):
                yield Comparison(figure.mention, rival.told.mention, rival.severity)


def compare_scores(
    text: str, passages: Sequence[Passage], headline: Passage
) -> Iterator[Comparison]:
    """Yield the score of *headline* if the match has another one below it, and only that.

    What somebody says in the headline ("we might have won 6-0") is no result.
    """
    scores = [one for one in headline.mentions if one.kind == "score"]
    if len(scores) != 1 or _is_spoken(text, headline, scores[0]):
        return
    sides = _sides(text, scores[0])
    below = passages[headline.index + 1 :]
    others = {
        _sides(text, mention): mention
        for passage in reversed(below[:_NEAR_TOP])
        for mention in passage.mentions
        if mention.kind == "score"
    }
    if sides in others or sides[::-1] in others:
        yield Comparison(scores[0], others.get(sides) or others[sides[::-1]], None)
    elif len(others) == 1 and not any(
        "-".join(way) in passage.lower for way in (sides, sides[::-1]) for passage in below
    ):
        yield Comparison(scores[0], next(iter(others.values())), "warning")


def _is_spoken(text: str, headline: Passage, score: Mention) -> bool:
    start = score.span.start
    quoted = any(spoken.start <= start < spoken.end for spoken in headline.block.quoted)
    return quoted or "'" in text[headline.block.span.start : start]


def _sides(text: str, score: Mention) -> tuple[str, ...]:
    return tuple(side.strip() for side in text[score.span.start : score.span.end].split("-"))


def _figures(
    passage: Passage, sorts: Collection[tuple[str, str]], words: Mapping[str, Words]
) -> Iterator[Told]:
    """Yield the figures of *passage* with a number, their nouns right behind them."""
    here = words[passage.block.language]
    partitives, alike = here.partitives, here.alike
    for one in told_figures(passage, sorts):
        if exact_value(one.mention) is not None:
            after = one.after
            while after and after[0] in partitives:
                after = after[1:]
            yield _aged(passage, one)._replace(
                after=_plain(after, alike), before=_plain(one.before[::-1], alike)[::-1]
            )


def _aged(passage: Passage, figure: Told) -> Told:
    """Return a number between commas as the age that a headline has there: "Man, 61, jailed"."""
    start, end = (place - passage.block.span.start for place in figure.mention.span)
    between = passage.lower[start - 2 : start] == ", " and passage.lower[end : end + 1] == ","
    if between and figure.mention.kind == "integer" and passage.block.kind == "headline":
        return figure._replace(sort=("age", "year"))
    return figure


@lru_cache
def _same_words(alike: tuple[str, ...]) -> Mapping[str, str]:
    """Return the words of each list of *alike* with the first one of it."""
    groups = [group.split(", ") for group in alike]
    return {word: group[0] for group in groups for word in group}


def _plain(found: tuple[str, ...], alike: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with one for all that are alike: "thiệt mạng" are "chết"."""
    known = _same_words(alike)
    plain: list[str] = []
    while found:
        long = " ".join(found[:2])
        size = 2 if long in known else 1
        plain.append(known.get(long) or known.get(found[0], found[0]))
        found = found[size:]
    return tuple(plain)


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
    close: bool  # told in the very words of the headline, and not far from it


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
        points = _points(figure, other, common, alone=_is_alone(other, top))
        points += _others(figure, figures, other, top) - _FARTHER * _between(other, top)
        if points > most:
            best, most = other, points
        elif points == most and best and not may_be(best.mention, other.mention, loosely=False):
            best = None
    if best is None:
        return None
    language = words[passages[best.passage].block.language]
    if is_other_scope(passages, figure, best, language) or is_version(text, best, language):
        return None
    if is_compound(figure, language) and not is_compound(best, language):
        return None  # the body counts the two kinds apart
    severity: Severity = "error" if most >= _CERTAIN else "warning"
    common = tie(passages, figure, best)
    if names_something(text, best, common, language):
        severity = "warning" if is_garbled(figure, best) else "info"
    repeated = common.after + common.before >= _REPEATED[0] and common.overlap >= _REPEATED[1]
    values = sorted(exact_value(one.mention) or 0 for one in (figure, best))
    alike = is_slip(figure.mention, best.mention) or values[1] <= _NEAR * values[0]
    return _Rival(best, severity, repeated and alike and most >= _CLOSE)


def _possible(figure: Told, figures: Sequence[Told], top: Sequence[Told]) -> Iterator[Told]:
    """Yield the figures of one sort with *figure* that are neither it nor another headline's."""
    for other in top:
        if (
            same_sort(figure, other)
            and not _agree(figure.mention, other.mention)
            and not any(may_be(one.mention, other.mention, loosely=False) for one in figures)
        ):
            yield other


def _agree(figure: Mention, other: Mention) -> bool:
    """Tell whether a headline may have *figure* for what the body tells as *other*.

    It rounds as it likes, but what a slip explains is not put down to a loose "more than". "More
    than 400" and "nearly 500" are both said of 450.
    """
    hedges = [one.hedge.kind if one.hedge else "" for one in (figure, other)]
    loosely = hedges[0] == hedges[1] or all(hedges) or not is_slip(figure, other)
    if other.hedge and not figure.hedge:  # "more than 1,520" becomes 1,500
        apart = abs(Fraction(exact_value(figure) or 0) - Fraction(exact_value(other) or 0))
        if apart < grain(figure):
            return True
    return may_be(figure, other, loosely=loosely)


def _points(figure: Told, other: Told, common: Tie, *, alone: bool) -> int:
    """Return how much speaks for two figures telling one fact.

    *alone* says that no other figure nearby could tell it.
    """
    values = [exact_value(one.mention) or 0 for one in (figure, other)]
    spelled = any(_is_spelled(one.mention) for one in (figure, other))
    if spelled and min(values) <= 1:
        return 0  # "one" is an article, too
    united = is_scaled(figure) if figure.sort[0] == "count" else figure.sort == other.sort
    after = common.after + united
    exact = min(map(_digits, (figure, other))) > 1
    around = _around(figure, other)
    slip = is_slip(figure.mention, other.mention)
    known = common.after or common.before or around
    if not (known or (united and common.overlap >= _BARE[exact])) and not (
        slip and alone and min(map(_digits, (figure, other))) >= _TELLING
    ):
        return 0
    points = min(after, _MOST_WORDS) + min(common.before, _MOST_WORDS) + alone + around
    points += max(after, common.before) > 1  # a phrase, no chance word
    points += sum(common.overlap >= share for share in _ALIKE)
    if slip:
        points += _SLIP + exact - (min(values) <= 1)
    elif max(values) > _FAR_APART * min(values):
        return 0
    else:
        points -= 1 + (max(values) > _NEAR * min(values))
    return points - _SPELLED * spelled


def _around(figure: Told, other: Told) -> int:
    """Tell whether a word stands near both, before one and behind the other, as a number.

    "45 injured" are those of whom it is told that the bus overturned, injuring 45 of them.
    """
    ours, theirs = (
        {stem(word) for word in (*one.before[:_NEARBY], *one.after[:_NEARBY]) if stem(word) != word}
        for one in (figure, other)
    )
    return int(not ours.isdisjoint(theirs))


def _digits(told: Told) -> int:
    value = told.mention.value
    return significant_digits(value) if isinstance(value, Printed) else 0


def _is_alone(other: Told, top: Sequence[Told]) -> bool:
    """Tell whether no other figure near the top is of the sort of *other*."""
    return not any(
        one is not other
        and one.sort == other.sort
        and (one.sort[0] != "count" or one.after[:1] == other.after[:1])
        for one in top
    )


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
