"""document-reference: a document's number, its kind and its date belong together.

Three things are looked at: the year inside a number against the date right behind it, the word
for the kind against the letters of the number, and the dates that one number is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.checks.documents import Names, Reference, find_references
from factcheck.checks.findings import finding, once_a_rule, one_of, replacement, word_list
from factcheck.expressions import compile_kept
from factcheck.model import Arithmetic, Document, Mention, Passage, Verdict, When
from factcheck.nearby import between

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_NEAR = 45  # characters between a number and the date that belongs to it
_LONG_NUMBER = 3  # digits of numbers whose likeness is no chance


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield the verdicts on all documents that the text names."""
    names = {language: document_names(rule, language) for language in rule.wordings}
    references = find_references(document.text, passages, names)
    if not references:
        return
    dated: dict[tuple[str, str, str], list[tuple[Reference, Mention]]] = {}
    kinds: dict[tuple[str, tuple[str, str, str]], tuple[Passage, Reference]] = {}
    for reference in references:
        passage = passages[reference.passage]
        date = _date_of(document.text, passage, reference, rule)
        if date is not None:
            dated.setdefault(reference.name, []).append((reference, date))
            if reference.year:
                yield _year_verdict(document.text, passage, reference, date, rule)
        if reference.word and reference.letters:
            kinds.setdefault((reference.word, reference.name), (passage, reference))
    for passage, reference in kinds.values():
        yield from _kind_verdict(document.text, passage, reference, rule)
    for mentions in dated.values():
        yield from _date_verdicts(document.text, passages, mentions, rule)
    yield from _look_alikes(passages, references, rule)


@once_a_rule
def document_names(rule: Rule, language: str) -> Names:
    """Return what the rule file says documents are called in *language*."""
    return _names(word_list(rule, "kinds", language), word_list(rule, "signs", language))


@cache
def _names(kinds: tuple[str, ...], signs: tuple[str, ...]) -> Names:
    return Names(tuple(sorted(_letters(kinds), key=len, reverse=True)), signs)


@cache
def _letters(kinds: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the letters that each kind of document may have in its number."""
    pairs = (kind.partition("=") for kind in kinds)
    return {word.strip(): tuple(letters.upper().split()) for word, _, letters in pairs}


def _date_of(text: str, passage: Passage, reference: Reference, rule: Rule) -> Mention | None:
    """Return the full date that is printed right behind a document's number as its own."""
    end = reference.span.end
    for mention in between(passage.mentions, end, end + _NEAR + 1):
        when = mention.value
        if mention.kind == "date" and isinstance(when, When) and when.year is not None:
            joint = text[end : mention.span.start]
            issued = word_list(rule, "issued", passage.block.language)
            return mention if _behind(issued).fullmatch(joint) else None
        if mention.kind not in ("weekday", "integer", "document", "code"):
            break
    return None


@cache
def _behind(issued: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of what may stand between a number and its own date.

    That is the issuer's letters, a bracket, and the word for issuing.
    """
    return compile_kept(
        rf"(?: [A-ZĐ]{{2,9}})?(?: \([^()]{{1,20}}\))? ?,?[ (]*(?i:{one_of(issued)})? ?"
    )


def _year_verdict(
    text: str, passage: Passage, reference: Reference, date: Mention, rule: Rule
) -> Verdict:
    """Return what comes of the year in a document's number and that of its date."""
    when = date.value
    assert isinstance(when, When) and when.year is not None  # noqa: PT018 - see _date_of
    year, place = str(when.year), when.year_span or date.span
    number = text[reference.span.start : reference.span.end]
    return finding(
        rule,
        passage.block.language,
        reference.year_span,
        status="holds" if reference.year == year else "violated",
        values={"found": number, "date": text[date.span.start : date.span.end]},
        related=[date.span],
        arithmetic=Arithmetic(f"{number}: {reference.year} ≠ {year}", year, reference.year)
        if reference.year != year
        else Arithmetic(f"{number}: {reference.year}", year, year),
        candidates=[replacement(reference.year_span, year), replacement(place, reference.year)]
        if reference.year != year
        else (),
        mentions=[
            date,
            *between(passage.mentions, *reference.span),
        ],
    )


def _kind_verdict(
    text: str, passage: Passage, reference: Reference, rule: Rule
) -> Iterator[Verdict]:
    """Yield a finding where the letters of a number are those of another kind of document."""
    kinds = _letters(word_list(rule, "kinds", passage.block.language))
    first, *issuer = re.split(r"[-/]", reference.letters)
    first = first.rstrip("0123456789").upper()
    if first in kinds[reference.word] or not issuer:  # a single group may be the issuer's
        return
    fitting = [word for word, letters in kinds.items() if first in letters]
    if not fitting or not kinds[reference.word]:
        return
    printed = text[reference.word_span.start : reference.word_span.end]
    candidates = [
        replacement(reference.word_span, word.capitalize() if printed[0].isupper() else word)
        for word in fitting
    ]
    yield finding(
        rule,
        passage.block.language,
        reference.word_span,
        message="kind",
        values={
            "found": printed,
            "number": text[reference.span.start : reference.span.end],
            "expected": fitting[0],
        },
        related=[reference.span],
        arithmetic=Arithmetic("", fitting[0], reference.word),
        candidates=candidates,
    )


def _date_verdicts(
    text: str,
    passages: Sequence[Passage],
    mentions: Sequence[tuple[Reference, Mention]],
    rule: Rule,
) -> Iterator[Verdict]:
    """Yield a finding where one document is given two dates."""
    (first, date), *others = mentions
    for reference, other in others:
        if _day(other) == _day(date):
            continue
        # Numbers begin anew with each issuer; with the year or the Party's letters they are unique.
        certain = bool(reference.year) or reference.letters.upper().endswith("/TW")
        certain = certain or not reference.letters
        yield finding(
            rule,
            passages[reference.passage].block.language,
            other.span,
            severity="warning" if certain else "info",
            message="dates",
            values={
                "found": text[reference.span.start : reference.span.end],
                "date": text[other.span.start : other.span.end],
                "expected": text[date.span.start : date.span.end],
            },
            related=[date.span, reference.span, first.span],
            candidates=[
                replacement(other.span, text[date.span.start : date.span.end]),
                replacement(date.span, text[other.span.start : other.span.end]),
            ],
        )


def _day(mention: Mention) -> tuple[int | None, ...]:
    when = mention.value
    return (when.year, when.month, when.day) if isinstance(when, When) else ()


def _look_alikes(
    passages: Sequence[Passage], references: Sequence[Reference], rule: Rule
) -> Iterator[Verdict]:
    """Yield long numbers of one series that have the same digits in another order."""
    seen: dict[tuple[str, str, str], Reference] = {}
    for reference in references:
        digits = "".join(sorted(reference.number))
        if len(digits) < _LONG_NUMBER or reference.letters:
            continue
        other = seen.setdefault((digits, reference.year, reference.series), reference)
        if other.number != reference.number:
            yield finding(
                rule,
                passages[reference.passage].block.language,
                reference.span,
                severity="info",
                message="alike",
                values={"found": reference.number, "expected": other.number},
                related=[other.span],
                candidates=[replacement(reference.span, other.number)],
            )
