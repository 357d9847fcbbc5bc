"""repeated-fact-conflict: headline and body, or two places of the body, tell one fact differently.

Most figures that look like a repetition are none: other people, another place, a part of the whole,
a rounded headline. So a headline's figure counts as told wrongly only if the article has it
nowhere, not even as a sum, and another one stands among the same words near the top; and a body's
only if several places agree against one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.arithmetic.formula import parse_formula
from factcheck.candidates import candidates
from factcheck.checks.figures_in_context import (
    Tie,
    Told,
    exact_value,
    is_slip,
    may_be,
    may_hold,
    tie,
    told_figures,
)
from factcheck.checks.findings import finding, word_list
from factcheck.checks.retold import find_retold
from factcheck.model import Arithmetic, Document, Mention, Passage, Printed, Severity, Verdict
from factcheck.working import Article

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_NEAR_TOP = 3  # blocks behind the headline in which its fact is told
_LONGEST_HEADLINE = 160
_MOST_ADDED = 4  # figures that may make up the headline's
_MOST_LOOKED_AT = 8


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield the verdicts on facts that are told more than once."""
    headline = next((one for one in passages if _is_headline(document.text, one)), None)
    if headline is not None and headline.mentions:
        yield from _headline_verdicts(document, passages, headline, rule)
    anniversaries = [
        word for language in rule.wordings for word in word_list(rule, "anniversaries", language)
    ]
    for rare, known, severity in find_retold(passages, anniversaries):
        passage = next(one for one in reversed(passages) if one.block.span.start <= rare.span.start)
        yield _conflict(document, rule, passage.block.language, rare, known, severity)


def _is_headline(text: str, passage: Passage) -> bool:
    start, end = passage.block.span
    if passage.index == 0 and passage.block.kind == "lead":  # one that asks or exclaims
        return text[end - 1] in "?!" and end - start < _LONGEST_HEADLINE
    return passage.block.kind == "headline"


# Headline and body --------------------------------------------------------------------------


def _headline_verdicts(
    document: Document, passages: Sequence[Passage], headline: Passage, rule: Rule
) -> Iterator[Verdict]:
    figures = [one for one in told_figures(headline) if exact_value(one.mention) is not None]
    sorts = {figure.sort for figure in figures}
    behind = [one for one in passages[headline.index + 1 :] if one.block.table < 0 and figures]
    # Mostly the next block has it all.
    near = [figure for passage in behind[:1] for figure in told_figures(passage, sorts)]
    if all(_same(figure, near) for figure in figures):
        behind = behind[:1]
    far = [figure for passage in behind[1:_NEAR_TOP] for figure in told_figures(passage, sorts)]
    top = near + far
    for figure in figures:
        summed = list(_summed(document, passages, figure, top, rule))
        same = _same(figure, top)
        if summed:
            yield from summed
        elif same:
            yield from _told_again(passages, figure, same, headline.block.language, rule)
        elif not _is_told(figure.mention, behind) and not _is_made_up(figure, top):
            yield from _told_wrongly(document, passages, figure, top, figures, rule)


def _same(figure: Told, others: Sequence[Told]) -> list[Told]:
    """Return the figures of one sort with *figure* that may be the same number."""
    return [
        one
        for one in others
        if one.sort == figure.sort and may_be(figure.mention, one.mention, loosely=False)
    ]


def _told_again(
    passages: Sequence[Passage], figure: Told, same: Sequence[Told], language: str, rule: Rule
) -> Iterator[Verdict]:
    """Yield that the headline's figure was verified, if it is clear that the fact is the same."""
    for other in same:
        common = tie(passages, figure, other)
        if common.after or common.before > 1 or common.near > 1:
            yield finding(
                rule,
                language,
                figure.mention.span,
                status="holds",
                related=[other.mention.span],
                mentions=[figure.mention, other.mention],
            )
            return


def _told_wrongly(
    document: Document,
    passages: Sequence[Passage],
    figure: Told,
    top: Sequence[Told],
    headline: Sequence[Told],
    rule: Rule,
) -> Iterator[Verdict]:
    """Yield that the body tells another figure where the headline's should stand."""
    language = passages[figure.passage].block.language
    rivals = [other for other in top if other.sort == figure.sort]
    alone = sum(one.sort == figure.sort for one in headline) == 1
    ranked = sorted(
        ((other, tie(passages, figure, other)) for other in rivals),
        key=lambda pair: -(pair[1].after + pair[1].before + 3 * pair[1].overlap),
    )
    for other, common in ranked[:1]:
        if may_be(figure.mention, other.mention, loosely=True):
            continue
        if any(may_be(one.mention, other.mention, loosely=False) for one in headline):
            continue
        if _is_other_scope(figure, other, rule, language):
            continue
        only = (
            alone
            and sum(one.sort == other.sort and one.passage == other.passage for one in rivals) == 1
        )
        close = other.passage == figure.passage + 1 or max(common.after, common.before) > 2
        if _is_name(document.text, other) or not close:
            continue
        certain = _strength(figure, other, common, alone=only)
        if certain is not None:
            yield _conflict(document, rule, language, figure.mention, [other.mention], certain)


def _strength(figure: Told, other: Told, common: Tie, *, alone: bool) -> Severity | None:
    """Return how grave it is that two figures differ, None if they may be two facts."""
    slip = is_slip(figure.mention, other.mention)
    values = [exact_value(one.mention) or 0 for one in (figure, other)]
    if any(
        value in (0, 1) and _is_spelled(one.mention)
        for value, one in zip(values, (figure, other), strict=True)
    ):
        return None  # "one" is an article, too
    if figure.sort[0] == "count":
        large = all(value >= 10 for value in values)
        return _count_strength(common, slip=slip, large=large, alone=alone)
    if max(common.before, common.after) > 2:
        return "error" if common.overlap >= 0.4 else None
    if common.after + common.before > 1 and common.overlap >= 0.6:
        return "warning"
    if slip and alone and common.overlap >= (0.6 if common.after else 0.65):
        return "warning"
    return None


def _count_strength(common: Tie, *, slip: bool, large: bool, alone: bool) -> Severity | None:
    """Return the same for numbers of things, which are the same things only by their noun.

    Small numbers are often near each other by chance; of large ones a slip tells.
    """
    if not common.after and not (common.near > 1 and alone and slip and large):
        return None
    overlap = common.overlap
    if common.after + common.before > 2 and overlap >= 0.5:
        return "error" if common.after > 2 else "warning"
    certain = (
        (common.after > 1 and overlap >= (0.3 if slip and large else 0.75))
        or (slip and alone and overlap >= (0.3 if large else 0.75))
        or (slip and large and common.near > 2 and overlap >= 0.5)
    )
    return "warning" if certain else None


def _is_spelled(mention: Mention) -> bool:
    return isinstance(mention.value, Printed) and mention.value.spelled


def _is_name(text: str, one: Told) -> bool:
    """Tell whether a figure belongs to the name in front of it: "SEA Games 33"."""
    before = text[one.sentence.start : one.mention.span.start].split()
    return len(before) > 1 and before[-1][0].isupper() and not before[-1].isupper()


def _is_other_scope(figure: Told, other: Told, rule: Rule, language: str) -> bool:
    """Tell whether a word says that the second figure counts something else than the first."""
    each = word_list(rule, "each", language)
    if any(word in one.after or word in one.before for word in each for one in (figure, other)):
        return True
    totals = word_list(rule, "totals", language)
    if any(word in " ".join(reversed(other.before)) for word in totals):
        return True
    if other.mention.hedge and other.mention.hedge.kind == "exact" and not figure.mention.hedge:
        return True
    others = word_list(rule, "others", language)
    one, two = exact_value(figure.mention), exact_value(other.mention)
    return (
        any(word in other.after for word in others)
        and one is not None
        and two is not None
        and (two < one)
    )


def _is_told(mention: Mention, passages: Sequence[Passage]) -> bool:
    """Tell whether any figure of *passages* may stand for what *mention* says."""
    return any(
        isinstance(part.value, Printed) and may_be(mention, part, loosely=False)
        for passage in passages
        for other in passage.mentions
        for part in (other, *other.parts)
    )


def _is_made_up(figure: Told, top: Sequence[Told]) -> bool:
    """Tell whether figures of one block add up to *figure*, or have it between them."""
    blocks: dict[int, list[Told]] = {}
    for one in top:
        if one.sort == figure.sort:
            blocks.setdefault(one.passage, []).append(one)
    for block in blocks.values():
        values = [
            value
            for one in block[:_MOST_LOOKED_AT]
            if (value := exact_value(one.mention)) is not None
        ]
        for size in range(2, _MOST_ADDED + 1):
            if any(may_hold(figure.mention, sum(group)) for group in combinations(values, size)):
                return True
        pairs = ((max(pair), min(pair)) for pair in combinations(values, 2))
        if any(may_hold(figure.mention, more - less) for more, less in pairs):
            return True
    return False


# "22 dead and missing": ten dead, twelve missing --------------------------------------------


def _summed(
    document: Document, passages: Sequence[Passage], figure: Told, top: Sequence[Told], rule: Rule
) -> Iterator[Verdict]:
    """Yield the verdict on a headline's figure for two things that the body counts apart."""
    language = passages[figure.passage].block.language
    joiners = word_list(rule, "joiners", language)
    place = next((at for at, word in enumerate(figure.after) if word in joiners and at), 0)
    if not place or figure.sort[0] != "count":
        return
    first, second = figure.after[:place], figure.after[place + 1 :]
    for one in top:
        if one.sort != figure.sort or one.after[: len(first)] != first:
            continue
        for other in top:
            if other.mention is one.mention or other.sentence != one.sentence:
                continue
            if not _counts(other, first, second) or other.sort != figure.sort:
                continue
            yield _sum_verdict(document, figure.mention, one.mention, other.mention, rule, language)
            return


def _counts(other: Told, first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether *other* counts *second*, perhaps with the head noun of *first* before it."""
    if not second:
        return False
    words = min(2, len(second))
    return other.after[:words] == tuple(second[:words]) or (
        other.after[:1] == tuple(first[:1]) and other.after[1 : words + 1] == second[:words]
    )


def _sum_verdict(
    document: Document, total: Mention, one: Mention, other: Mention, rule: Rule, language: str
) -> Verdict:
    values = [exact_value(mention) for mention in (total, one, other)]
    whole, *parts = [value if value is not None else 0 for value in values]
    expected = sum(parts)
    fits = whole == expected or any(mention.hedge for mention in (total, one, other))
    fits = fits or None in values
    printed = document.text[total.digits.start : total.digits.end]
    expression = f"{parts[0]} + {parts[1]}"
    if fits:
        return finding(
            rule,
            language,
            total.span,
            status="holds",
            related=[one.span, other.span],
            mentions=[total, one, other],
        )
    slots = {"total": (total,), "one": (one,), "other": (other,)}
    return finding(
        rule,
        language,
        total.span,
        values={"found": printed, "expected": str(expected)},
        related=[one.span, other.span],
        arithmetic=Arithmetic(expression, str(expected), printed),
        candidates=candidates(
            parse_formula("total == one + other"), slots, Article(document.text, language)
        ),
        mentions=[total, one, other],
    )


def _conflict(
    document: Document,
    rule: Rule,
    language: str,
    rare: Mention,
    known: Sequence[Mention],
    severity: Severity,
) -> Verdict:
    text = document.text
    found, expected = (text[one.span.start : one.span.end] for one in (rare, known[0]))
    return finding(
        rule,
        language,
        rare.span,
        severity=severity,
        values={"found": found, "expected": expected},
        related=[mention.span for mention in known],
        arithmetic=Arithmetic("", expected, found),
        candidates=candidates(
            parse_formula("one == other"),
            {"one": (rare,), "other": (known[0],)},
            Article(text, language),
        ),
        mentions=[rare, *known],
    )
