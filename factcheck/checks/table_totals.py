"""table-totals: rows and columns add up to their totals, and quarters to the half-year.

A column is read down to its total and compared with the sum of what stands above it, of the
subtotals, or of everything. Of a total that none of these explains one may speak, if it is near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.arithmetic.formula import parse_formula
from factcheck.arithmetic.interval import meets, total
from factcheck.arithmetic.readings import readings
from factcheck.candidates import candidates
from factcheck.checks.findings import finding, word_list
from factcheck.checks.ledgers import Entry, Ledger, line_ledgers, starts_with, table_ledgers
from factcheck.checks.periods import period_sums
from factcheck.model import (
    Arithmetic,
    Document,
    Mention,
    Passage,
    Printed,
    Severity,
    Status,
    Verdict,
)
from factcheck.working import Article, work_out

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_SUM = "total == sum(parts)"
_MOST_PARTS = 60
_FARTHEST = 2  # a total that is further off by this factor is the total of something else


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield the verdicts on all totals that stand below, behind or beside their parts."""
    verdicts: list[tuple[Ledger, Verdict]] = []
    for ledger in table_ledgers(passages):
        verdicts += ((ledger, one) for one in _ledger_verdicts(document, ledger, rule))
    held = {ledger.table for ledger, verdict in verdicts if verdict.status == "holds"}
    failed = [ledger.table for ledger, verdict in verdicts if verdict.status == "violated"]
    for ledger, verdict in verdicts:
        # Where one column adds up and another does not, it is a slip; where none does, we misread.
        doubtful = verdict.status == "violated" and (
            ledger.table not in held and failed.count(ledger.table) > 1
        )
        yield verdict._replace(severity="info") if doubtful else verdict
    for passage in passages:
        if passage.block.table < 0 and len(passage.mentions) > 2:
            for ledger in line_ledgers(passage):
                yield from _ledger_verdicts(document, ledger, rule)
            for whole, parts in period_sums(passage, rule):
                yield _verdict(document, whole, parts, passage.block.language, rule, "warning")


def _ledger_verdicts(document: Document, ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    """Yield the verdict on each total of a column."""
    language = ledger.language
    totals = word_list(rule, "totals", language)
    if starts_with(ledger.head, word_list(rule, "not_added", language)):
        return
    since: list[Mention] = []  # the figures since the last total …
    subtotals: list[Mention] = []
    everything: list[Mention] = []
    for entry in ledger.entries:
        if not starts_with(entry.label, totals):
            if entry.figure is not None:
                since.append(entry.figure)
                everything.append(entry.figure)
            continue
        if entry.figure is None:
            continue
        groups = [group for group in (since, subtotals, everything) if len(group) > 1]
        if groups:
            yield from _total_verdict(document, entry, groups, language, rule)
        subtotals.append(entry.figure)
        since = []


def _total_verdict(
    document: Document, entry: Entry, groups: Sequence[list[Mention]], language: str, rule: Rule
) -> Iterator[Verdict]:
    whole = entry.figure
    if whole is None:
        return
    fitting = next((group for group in groups if _adds_up(whole, group)), None)
    if fitting is not None:
        yield _verdict(document, whole, fitting, language, rule, "error")
    elif _is_near(whole, groups[0]) and len(groups[0]) <= _MOST_PARTS:
        yield _verdict(document, whole, groups[0], language, rule, "error")


def _adds_up(whole: Mention, parts: Sequence[Mention]) -> bool:
    return _status(whole, parts) != "violated"


def _status(whole: Mention, parts: Sequence[Mention]) -> Status:
    """Return whether *parts* add up to *whole*, given how all of them are printed."""
    if len({part.unit for part in parts if part.unit} | ({whole.unit} - {""})) > 1:
        return "unclear"
    found = [readings(mention, "sum") for mention in (whole, *parts)]
    if None in found:
        return "unclear"
    ranges = [one for one in found if one is not None]
    for status, level in (("holds", 1), ("odd", 2)):  # core and lenient
        if meets(ranges[0][level], total(one[level] for one in ranges[1:])):
            return "holds" if status == "holds" else "odd"
    return "violated"


def _is_near(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Tell whether a total is of the size of its parts' sum, and no part is larger."""
    values = [part.value.value for part in parts if isinstance(part.value, Printed)]
    if not isinstance(whole.value, Printed) or not values:
        return False
    stated, expected = whole.value.value, sum(values)
    return (
        min(values) >= 0
        and max(values) <= stated
        and expected <= stated * _FARTHEST
        and stated <= expected * _FARTHEST
    )


def _verdict(
    document: Document,
    whole: Mention,
    parts: Sequence[Mention],
    language: str,
    rule: Rule,
    severity: Severity,
) -> Verdict:
    found = _status(whole, parts)
    formula, article = parse_formula(_SUM), Article(document.text, language)
    slots = {"total": (whole,), "parts": tuple(parts)}
    arithmetic = work_out(formula, slots, article).arithmetic
    return finding(
        rule,
        language,
        whole.span,
        status=found,
        severity="info" if found == "odd" else severity,
        values={
            "found": document.text[whole.digits.start : whole.digits.end],
            "expected": arithmetic.expected,
        },
        related=[part.span for part in parts],
        arithmetic=Arithmetic(arithmetic.expression, arithmetic.expected, arithmetic.stated),
        candidates=candidates(formula, slots, article) if found in ("odd", "violated") else (),
        mentions=[whole, *parts],
    )
