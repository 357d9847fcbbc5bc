"""format-mixed: one article, one way to write numbers, dates and tone marks.

Mixing is a matter of style and only worth a note, unless it makes a figure doubtful: where "8.198"
is eight thousand, "8,198" may be eight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.checks.findings import finding, replacement
from factcheck.checks.name_variant import bare
from factcheck.expressions import compile_kept
from factcheck.model import Document, Mention, Passage, Printed, Severity, Span, Verdict

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

# The tone mark of oa, oe and uy on the second vowel (hoà) and on the first (hòa).
_LATE = (compile_kept(r"o[àáảãạèéẻẽẹ](?!\w)"), compile_kept(r"u[ỳýỷỹỵ](?!\w)"))
_EARLY = (compile_kept(r"[òóỏõọ][ae](?!\w)"), compile_kept(r"[ùúủũụ]y(?!\w)"))
_NUMERIC_DATE = compile_kept(r"(\d{1,2})([/.-])(\d{1,2})\2\d{4}")
_AMBIGUOUS = compile_kept(r"[1-9]\d{0,2}[.,]\d{3}")
_MONTHS = 12


class _Use(NamedTuple):
    """One way to write something, at one place."""

    span: Span
    passage: Passage


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a note for each thing that the article writes in two ways."""
    if document.language == "vi":
        yield from _tone_marks(document.text, passages, rule)
    padded: dict[tuple[str, str, object], list[tuple[str, _Use]]] = {}
    marks: dict[str, list[_Use]] = {}
    groups: set[str] = set()
    doubtful: list[tuple[Mention, _Use]] = []
    orders: dict[str, list[_Use]] = {}
    for passage in passages:
        for mention in passage.mentions:
            value = mention.value
            if isinstance(value, Printed):
                if value.spelled:
                    continue
                printed = document.text[slice(*mention.digits)]
                use = _Use(mention.digits, passage)
                if (printed[0] == "0" and printed.isdecimal()) or len(printed) == 1:
                    what = (mention.unit or mention.noun.split(" ")[0], value.value)
                    if what[0]:
                        key = (mention.kind, *what)
                        padded.setdefault(key, []).append((printed, use))
                sign = printed[-1 - value.decimals : -value.decimals] if value.decimals else ""
                if sign in (".", ","):
                    marks.setdefault(sign, []).append(use)
                    if value.decimals == 3 and _AMBIGUOUS.fullmatch(printed):
                        doubtful.append((mention, use))
                elif not value.decimals and ("." in printed or "," in printed):
                    groups.update(sign for sign in printed if sign in ".,")
            elif mention.kind == "date":
                date = _NUMERIC_DATE.fullmatch(document.text, *mention.span)
                if date is not None:
                    _add_order(orders, date[1], date[3], _Use(mention.span, passage))
    yield from _padding(document.text, padded, rule)
    yield from _two_marks(document.text, marks, groups, doubtful, rule)
    if len(orders) == 2:
        yield _mixed(document.text, rule, "orders", orders.values(), severity="warning")


def _add_order(orders: dict[str, list[_Use]], first: str, second: str, use: _Use) -> None:
    """Note the order of a date that has only one."""
    if int(first) > _MONTHS >= int(second):
        orders.setdefault("day", []).append(use)
    elif int(second) > _MONTHS >= int(first):
        orders.setdefault("month", []).append(use)


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


def _tones(text: str, patterns: Iterable[object]) -> list[Span]:
    """Return the syllables with a tone mark in one place."""
    found: list[Span] = []
    for pattern in patterns:
        for match in pattern.finditer(text):  # type: ignore[attr-defined]
            start, end = match.span()
            if text[start - 1 : start] in ("q", "Q"):
                continue
            while start and text[start - 1].isalpha():
                start -= 1
            found.append(Span(start, end))
    return found


def _padding(
    text: str, padded: dict[tuple[str, str, object], list[tuple[str, _Use]]], rule: Rule
) -> Iterator[Verdict]:
    """Yield one note where a number has a leading nought here and none there."""
    for uses in padded.values():
        ways = [
            [use for printed, use in uses if (printed[0] == "0") is nought and printed != "0"]
            for nought in (True, False)
        ]
        if all(ways):
            yield _mixed(text, rule, "noughts", ways)
            return


def _two_marks(
    text: str,
    marks: dict[str, list[_Use]],
    groups: set[str],
    doubtful: Sequence[tuple[Mention, _Use]],
    rule: Rule,
) -> Iterator[Verdict]:
    """Yield notes where the point and the comma change places."""
    unclear: set[Span] = set()
    for mention, use in doubtful:
        printed = text[slice(*use.span)]
        sign = "," if "," in printed else "."
        other = "." if sign == "," else ","
        if mention.kind != "decimal" or other not in groups or not mention.noun:
            continue
        unclear.add(use.span)
        yield finding(
            rule,
            use.passage.block.language,
            use.span,
            severity="warning" if printed.replace(sign, other) in text else "info",
            message="doubtful",
            values={"found": printed, "expected": printed.replace(sign, other)},
            candidates=[replacement(use.span, printed.replace(sign, other))],
        )
    clear = [[use for use in uses if use.span not in unclear] for uses in marks.values()]
    if len(clear) == 2 and all(clear):
        yield _mixed(text, rule, "marks", clear)


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
