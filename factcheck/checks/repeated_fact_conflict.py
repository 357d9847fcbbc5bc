"""repeated-fact-conflict: headline and body, or two places of the body, tell one fact differently.

Most figures that look like a repetition are none: other people, another place, a part of the whole,
a rounded headline. So a headline's figure counts as told wrongly only if the article has it
nowhere, not even as a sum, and another one stands among the same words near the top; and a body's
only if several places agree against one. An article without a headline opens with its lead, which
tells more: its figure has to stand in the very words that are told again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.arithmetic.formula import parse_formula
from factcheck.candidates import candidates
from factcheck.checks.figures_in_context import is_swap
from factcheck.checks.findings import finding, word_list
from factcheck.checks.headline_excuses import Words
from factcheck.checks.headline_figures import compare_headline, compare_scores
from factcheck.checks.retold import find_retold
from factcheck.expressions import compile_kept
from factcheck.model import Arithmetic, Document, Mention, Passage, Printed, Severity, Verdict
from factcheck.working import Article

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_LONGEST_HEADLINE = 160
_LONGEST_LEAD = 300
_NOUGHTS = compile_kept(r"10+")


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield the verdicts on facts that are told more than once."""
    headline = next((one for one in passages if _is_headline(one)), None)
    if headline is not None and headline.mentions:
        words = {language: _words(rule, language) for language in rule.wordings}
        language = headline.block.language
        text = document.text
        is_lead = _is_lead(text, headline)
        compared = [*compare_headline(text, passages, headline, words, closely=is_lead)]
        if not is_lead:
            compared += compare_scores(text, passages, headline)
        for figure, other, grave in compared:
            if grave is None:
                yield _agreement(rule, language, figure, other)
            else:
                yield _conflict(document, rule, language, figure, [other], grave)
    anniversaries = [
        word for language in rule.wordings for word in word_list(rule, "anniversaries", language)
    ]
    for rare, known, severity in find_retold(document.text, passages, anniversaries):
        passage = next(one for one in reversed(passages) if one.block.span.start <= rare.span.start)
        yield _conflict(document, rule, passage.block.language, rare, known, severity)


def _words(rule: Rule, language: str) -> Words:
    return Words(*(word_list(rule, name, language) for name in Words._fields))


def _is_headline(passage: Passage) -> bool:
    """Tell whether *passage* says in short what is told below, as a headline or a first lead."""
    start, end = passage.block.span
    if passage.index == 0 and passage.block.kind == "lead":
        return end - start < _LONGEST_LEAD
    return passage.block.kind == "headline"


def _is_lead(text: str, passage: Passage) -> bool:
    """Tell whether a headline is a lead; a short one that asks or exclaims is none."""
    start, end = passage.block.span
    short = text[end - 1] in "?!" and end - start < _LONGEST_HEADLINE
    return passage.block.kind == "lead" and not short


def _agreement(rule: Rule, language: str, figure: Mention, other: Mention) -> Verdict:
    return finding(
        rule,
        language,
        figure.span,
        status="holds",
        related=[other.span],
        mentions=[figure, other],
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
    slip, times = _slip(rare, known[0])
    return finding(
        rule,
        language,
        rare.span,
        severity=severity,
        message=slip,
        values={"found": found, "expected": expected, "times": times},
        related=[mention.span for mention in known],
        arithmetic=Arithmetic("", expected, found),
        candidates=candidates(
            parse_formula("one == other"),
            {"one": (rare,), "other": (known[0],)},
            Article(text, language),
        ),
        mentions=[rare, *known],
    )


def _slip(one: Mention, other: Mention) -> tuple[str, str]:
    """Return the message that names a clear slip, and how many times the figures differ."""
    if not isinstance(one.value, Printed) or not isinstance(other.value, Printed):
        return "", ""
    small, large = sorted((abs(one.value.value), abs(other.value.value)))
    times = str(large / small) if small else ""
    if _NOUGHTS.fullmatch(times):
        return "noughts", times
    return ("swapped" if is_swap(one, other) else ""), ""
