"""table-totals: rows and columns add up to their totals, and quarters to the half-year.

A column is read down to its total and compared with the sum of what stands above it, of the
subtotals, or of everything. Of a total that none of these explains one may speak, if it is near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.arithmetic.formula import parse_formula
from factcheck.arithmetic.interval import add, meets, point
from factcheck.arithmetic.readings import readings
from factcheck.candidates import candidates
from factcheck.checks.findings import finding, word_list
from factcheck.checks.ledgers import Ledger, line_ledgers, starts_with, table_ledgers
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
_MOST_PARTS = 60  # of a total that they do not make
# Of all totals of one column together; beyond that only what stands since the last one is added.
_MOST_ADDED = 2_000
_FARTHEST = 2  # a total that is further off by this factor is the total of something else


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield the verdicts on all totals that stand below, behind or beside their parts."""
    verdicts: list[tuple[Ledger, Verdict]] = []
    for ledger in table_ledgers(passages):
        verdicts += ((ledger, one) for one in _ledger_verdicts(document, ledger, rule))
    held = {ledger.table for ledger, verdict in verdicts if verdict.status == "holds"}
    failed = Counter(ledger.table for ledger, verdict in verdicts if verdict.status == "violated")
    for ledger, verdict in verdicts:
        # Where one column adds up and another does not, it is a slip; where none does, we misread.
        doubtful = verdict.status == "violated" and (
            ledger.table not in held and failed[ledger.table] > 1
        )
        yield verdict._replace(severity="info") if doubtful else verdict
    for passage in passages:
        if passage.block.table < 0 and len(passage.mentions) > 2:
            for ledger in line_ledgers(passage):
                yield from _ledger_verdicts(document, ledger, rule)
            for whole, parts in period_sums(passage, rule):
                language = passage.block.language
                yield _verdict(document, whole, _Parts(parts), language, rule, "warning")


def _ledger_verdicts(document: Document, ledger: Ledger, rule: Rule) -> Iterator[Verdict]:
    """Yield the verdict on each total of a column."""
    language = ledger.language
    totals = word_list(rule, "totals", language)
    if starts_with(ledger.head, word_list(rule, "not_added", language)):
        return
    since, subtotals, everything = _Parts(), _Parts(), _Parts()  # since the last total …
    added = 0
    for label, figure in ledger.entries:
        if figure is None:
            continue
        if not starts_with(label, totals):
            since.add(figure)
            everything.add(figure)
            continue
        groups = (since, subtotals, everything) if added < _MOST_ADDED else (since,)
        parts = _parts_of(figure, [group for group in groups if len(group.figures) > 1])
        if parts is not None:
            added += len(parts.figures)
            yield _verdict(document, figure, parts, language, rule, "error")
        subtotals.add(figure)
        since = _Parts()


class _Parts:
    """Figures that may make a total, with the sum of them so far.

    A sum that was added up anew for each total would cost the square of a column of totals.
    """

    __slots__ = ("_clear", "_core", "_lenient", "_units", "figures")

    def __init__(self, figures: Iterable[Mention] = ()) -> None:
        """Add up *figures*."""
        self.figures: list[Mention] = []
        self._units: set[str] = set()
        self._clear = True
        self._core = self._lenient = point(0)
        for figure in figures:
            self.add(figure)

    def add(self, figure: Mention) -> None:
        """Add one figure."""
        self.figures.append(figure)
        if figure.unit:
            self._units.add(figure.unit)
        found = readings(figure, "sum")
        if found is None:
            self._clear = False
        else:
            self._core = add(self._core, found.core)
            self._lenient = add(self._lenient, found.lenient)

    def make(self, whole: Mention) -> Status:
        """Return whether they add up to *whole*, given how all of them are printed."""
        found = readings(whole, "sum")
        if found is None or not self._clear or len(self._units | ({whole.unit} - {""})) > 1:
            return "unclear"
        if meets(found.core, self._core):
            return "holds"
        return "odd" if meets(found.lenient, self._lenient) else "violated"


def _parts_of(whole: Mention, groups: Sequence[_Parts]) -> _Parts | None:
    """Return the first of *groups* that makes *whole*, or else the first if it is not far off."""
    fitting = next((group for group in groups if group.make(whole) != "violated"), None)
    if fitting is None and groups and len(groups[0].figures) <= _MOST_PARTS:
        return groups[0] if _is_near(whole, groups[0].figures) else None
    return fitting


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
    parts: _Parts,
    language: str,
    rule: Rule,
    severity: Severity,
) -> Verdict:
    found = parts.make(whole)
    figures = parts.figures
    mending = found in ("odd", "violated") and len(figures) <= _MOST_PARTS
    formula, article = parse_formula(_SUM), Article(document.text, language)
    slots = {"total": (whole,), "parts": tuple(figures)}
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
        related=[part.span for part in figures],
        arithmetic=Arithmetic(arithmetic.expression, arithmetic.expected, arithmetic.stated),
        candidates=candidates(formula, slots, article) if mending else (),
        mentions=[whole, *figures],
    )
