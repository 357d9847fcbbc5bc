"""format-mixed: one article, one way to write numbers, dates and tone marks.

Mixing is a matter of style and only worth a note, unless it makes a figure doubtful: where "8.198"
is eight thousand, "8,198" may be eight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.checks.findings import finding, replacement
from factcheck.checks.name_variant import bare
from factcheck.expressions import compile_kept
from factcheck.model import Document, Mention, Passage, Printed, Severity, Span, Verdict
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

# The tone mark of oa, oe and uy on the second vowel (hoà) and on the first (hòa).
_LATE = (compile_kept(r"o[àáảãạèéẻẽẹ](?!\w)"), compile_kept(r"u[ỳýỷỹỵ](?!\w)"))
_EARLY = (compile_kept(r"[òóỏõọùúủũụ][aey](?!\w)"),)
_U = frozenset("ùúủũụ")
_NUMERIC_DATE = compile_kept(r"(\d{1,2})([/.-])(\d{1,2})\2\d{4}")
_AMBIGUOUS = compile_kept(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![.,]?\d)")
_SIGNS = frozenset(".,")
_MONTHS = 12


class _Use(NamedTuple):
    """One way to write something, at one place."""

    span: Span
    passage: Passage


class _Uses(NamedTuple):
    """The ways in which an article writes its figures.

    *padded* has numbers of one digit with and without a nought before them, by what they count;
    *marks* the decimal signs, *doubtful* the figures that may have three decimals or thousands,
    *orders* the dates that can be read in one order only.
    """

    padded: dict[tuple[str, str, int], list[_Use]]
    marks: dict[str, list[_Use]]
    doubtful: list[_Use]
    orders: dict[str, list[_Use]]


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a note for each thing that the article writes in two ways."""
    text = document.text
    if document.language == "vi":
        yield from _tone_marks(text, passages, rule)
    uses = _Uses({}, {}, [], {})
    for passage in passages:
        for mention in passage.mentions:
            if mention.kind == "date":
                _read_date(text, mention, passage, uses)
            elif isinstance(mention.value, Printed) and not mention.value.spelled:
                _read_number(text, mention, mention.value, passage, uses)
    yield from _padding(text, uses, rule)
    yield from _two_marks(text, passages, uses, rule)
    if len(uses.orders) == 2:
        yield _mixed(text, rule, "orders", uses.orders.values(), severity="warning")


def _read_number(
    text: str, mention: Mention, value: Printed, passage: Passage, uses: _Uses
) -> None:
    """Note how a number is written."""
    start, end = mention.digits
    if value.decimals:
        # "4½" has a decimal that nobody printed as one.
        place = end - 1 - value.decimals
        sign = text[place] if place > start else ""
        if sign in _SIGNS:
            use = _Use(mention.digits, passage)
            uses.marks.setdefault(sign, []).append(use)
            if value.decimals == 3 and mention.kind == "decimal" and mention.noun:
                uses.doubtful.append(use)
    elif end - start == 1 or text[start] == "0":
        counted = mention.unit or mention.noun.partition(" ")[0]
        if counted and end - start < 3:
            key = (mention.kind, counted, value.mantissa * value.scale)
            uses.padded.setdefault(key, []).append(_Use(mention.digits, passage))


def _read_date(text: str, mention: Mention, passage: Passage, uses: _Uses) -> None:
    """Note the order of a date that has only one."""
    date = _NUMERIC_DATE.fullmatch(text, *mention.span)
    if date is not None:
        first, second = int(date[1]), int(date[3])
        if (first > _MONTHS) != (second > _MONTHS):
            order = "day" if first > _MONTHS else "month"
            uses.orders.setdefault(order, []).append(_Use(mention.span, passage))


def _tone_marks(text: str, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    late = _tones(text, _LATE)
    if not late:
        return
    early = _tones(text, _EARLY)
    if early:
        # The same word in both ways shows best what is meant.
        words = {bare(text[slice(*span)]).lower() for span in late} & {
            bare(text[slice(*span)]).lower() for span in early
        }
        ways = [
            [
                _Use(span, passages[0])
                for span in sorted(
                    spans, key=lambda span: (bare(text[slice(*span)]).lower() not in words, span)
                )
            ]
            for spans in (late, early)
        ]
        yield _mixed(text, rule, "tones", ways)


def _tones(text: str, patterns: Iterable[re.Pattern[str]]) -> list[Span]:
    """Return the syllables with a tone mark in one place."""
    found: list[Span] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            # Of "quý" the u belongs to the q; "của" has one place for its mark only.
            of_q = text[start - 1 : start] in {"q", "Q"}
            if of_q or (match[0][0] in _U and match[0][1] != "y"):
                continue
            while start and text[start - 1].isalpha():
                start -= 1
            found.append(Span(start, end))
    return found


def _padding(text: str, uses: _Uses, rule: Rule) -> Iterator[Verdict]:
    """Yield one note where a number has a leading nought here and none there."""
    for places in uses.padded.values():
        ways = [
            [use for use in places if (use.span.end - use.span.start > 1) is padded]
            for padded in (True, False)
        ]
        if all(ways):
            yield _mixed(text, rule, "noughts", ways)
            return


def _two_marks(
    text: str, passages: Sequence[Passage], uses: _Uses, rule: Rule
) -> Iterator[Verdict]:
    """Yield notes where the point and the comma change places."""
    groups = _group_signs(text, passages) if uses.doubtful else frozenset()
    unclear = [use for use in uses.doubtful if _other_sign(text[slice(*use.span)]) in groups]
    if unclear:
        yield _doubtful(text, unclear, rule)
    places = {use.span for use in unclear}
    clear = [[use for use in marks if use.span not in places] for marks in uses.marks.values()]
    if len(clear) == 2 and all(clear):
        yield _mixed(text, rule, "marks", clear)


def _other_sign(printed: str) -> str:
    """Return the sign that would part thousands if that of *printed* marked its decimals."""
    if not _AMBIGUOUS.fullmatch(printed):
        return ""
    return "." if "," in printed else ","


def _doubtful(text: str, uses: Sequence[_Use], rule: Rule) -> Verdict:
    """Return the finding for figures that may have three decimals or thousands."""

    def grouped(use: _Use) -> str:
        printed = text[slice(*use.span)]
        return re.sub("[.,]", _other_sign(printed), printed)

    # Where the same number stands with the other sign, it is no matter of style.
    standing = {found[0] for found in _AMBIGUOUS.finditer(text)}
    certain = [use for use in uses if grouped(use) in standing]
    first = (certain or uses)[0]
    return finding(
        rule,
        first.passage.block.language,
        first.span,
        severity="warning" if certain else "info",
        message="doubtful",
        values={"found": text[slice(*first.span)], "expected": grouped(first)},
        related=[use.span for use in uses if use is not first],
        candidates=[replacement(first.span, grouped(first))],
    )


def _group_signs(text: str, passages: Sequence[Passage]) -> frozenset[str]:
    """Return the signs that part thousands in the article."""
    return frozenset(
        sign
        for passage in passages
        for mention in passage.mentions
        if isinstance(mention.value, Printed) and not mention.value.decimals
        for sign in _SIGNS
        if sign in text[slice(*mention.digits)]
    )


def _mixed(
    text: str,
    rule: Rule,
    message: str,
    ways: Iterable[Sequence[_Use]],
    severity: Severity = "info",
) -> Verdict:
    """Return the note that the rarer of two *ways* stands beside the other."""
    rare, common = sorted(ways, key=len)
    language = next(code for code in (rare[0].passage.block.language, *rule.wordings) if code)
    found, other = (text[slice(*use[0].span)] for use in (rare, common))
    return finding(
        rule,
        language,
        rare[0].span,
        severity=severity,
        message=message,
        values={"found": found, "expected": other},
        related=[common[0].span, *(use.span for use in rare[1:])],
    )
