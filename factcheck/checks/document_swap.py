"""document-swap: the same thing is said of two documents, or a number has its digits swapped.

What an article says of one document it says again in the same words: "after two years of
Conclusion 01". Where one of these places names another document, one of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.checks.document_reference import document_names
from factcheck.checks.documents import Reference, find_references
from factcheck.checks.findings import any_word, finding, replacement, word_list
from factcheck.model import Document, Mention, Passage, Printed, Severity, Span, Verdict
from factcheck.nearby import last_before

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_FRAME = 45  # characters between "two years" and the document
_TITLE = 25  # characters between a document and its title
_MOST_QUOTED = 50  # quotations in a block; more are no titles
_LONG_TITLE = 3  # words
_OFTEN = 2  # mentions that make a number the article's own


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a finding for each document that stands in another's place."""
    names = {language: document_names(rule, language) for language in rule.wordings}
    references = find_references(document.text, passages, names)
    if len({reference.name for reference in references}) < 2:
        return
    reported: set[Span] = set()
    for rare, common, severity in (
        *_framed(document.text, passages, references, rule),
        *_titled(document.text, passages, references),
        *_transposed(passages, references),
    ):
        if rare.span in reported:
            continue
        reported.add(rare.span)
        text = document.text
        printed, expected = (text[one.span.start : one.span.end] for one in (rare, common))
        yield finding(
            rule,
            passages[rare.passage].block.language,
            rare.span,
            severity=severity,
            values={"found": _called(text, rare), "expected": _called(text, common)},
            related=[common.span],
            candidates=[replacement(rare.span, expected)] if printed != expected else (),
        )


def _called(text: str, reference: Reference) -> str:
    start = min(reference.word_span.start, reference.span.start)
    return text[start : reference.span.end]


Swap = tuple[Reference, Reference, Severity]


def _framed(
    text: str, passages: Sequence[Passage], references: Sequence[Reference], rule: Rule
) -> Iterator[Swap]:
    """Yield documents of which the same number of years is told."""
    frames: dict[tuple[Fraction, str], dict[tuple[str, str, str], list[Reference]]] = {}
    for reference in references:
        passage = passages[reference.passage]
        if passage.block.repeats >= 0:
            continue
        years = _years_before(text, passage, reference, rule)
        if years is not None and isinstance(years.value, Printed):
            places = frames.setdefault((years.value.value, years.unit), {})
            places.setdefault(reference.name, []).append(reference)
    for documents in frames.values():
        usual, *others = sorted(documents.values(), key=lambda found: -len(found))
        for rare in others:
            clear = len(rare) == 1 and len(usual) > 1
            yield rare[0], usual[0], "warning" if clear else "info"


def _years_before(text: str, passage: Passage, reference: Reference, rule: Rule) -> Mention | None:
    """Return the years in "two years of implementing Conclusion 01"."""
    start = min(reference.word_span.start, reference.span.start)
    mention = last_before(passage.mentions, start)
    if mention is None or mention.kind != "duration" or start - mention.span.end > _FRAME:
        return None
    between = text[mention.span.end : start].lower()
    carried = any_word(word_list(rule, "carried", passage.block.language))
    return mention if not carried.sub("", between).strip() else None


def _titled(
    text: str, passages: Sequence[Passage], references: Sequence[Reference]
) -> Iterator[Swap]:
    """Yield documents of one kind that bear the same title."""
    titles: dict[tuple[str, str], Reference] = {}
    for reference in references:
        if len(passages[reference.passage].block.quoted) > _MOST_QUOTED:
            continue
        end = reference.span.end
        title = next(
            (
                text[quoted.start : quoted.end].strip('" .,').lower()
                for quoted in passages[reference.passage].block.quoted
                if 0 <= quoted.start - end <= _TITLE and "," not in text[end : quoted.start]
            ),
            "",
        )
        if title.count(" ") >= _LONG_TITLE - 1:
            first = titles.setdefault((title, reference.series), reference)
            if first.name != reference.name:
                yield reference, first, "warning"


def _transposed(passages: Sequence[Passage], references: Sequence[Reference]) -> Iterator[Swap]:
    """Yield the one mention of a number whose digits stand in another order everywhere else."""
    numbers: dict[tuple[str, str, str], dict[str, list[Reference]]] = {}
    for reference in references:
        if passages[reference.passage].block.repeats < 0:
            digits = "".join(sorted(reference.number))
            variants = numbers.setdefault((digits, reference.year, reference.series), {})
            variants.setdefault(reference.number, []).append(reference)
    for variants in numbers.values():
        ranked = sorted(variants.values(), key=lambda places: -len(places))
        if len(ranked) == 2 and len(ranked[1]) == 1:
            rare, usual = ranked[1][0], ranked[0][0]
            # With its year and letters a number is too long to share its digits by chance.
            clear = len(ranked[0]) >= _OFTEN or bool(rare.year and rare.letters)
            yield rare, usual, "warning" if clear else "info"
