"""Reports as one line a finding, for editors, hooks and grep: ``path:line:column: …``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.report import Report
from factcheck.reports import Totals, View, shown
from factcheck.reports.escaping import one_line, plain


def render(reports: Iterable[Report], view: View) -> str:
    """Return a line for each finding, and a closing one with the coverage."""
    return "".join(stream(reports, view))


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """Yield a line for each finding, and a closing one with the coverage."""
    totals = Totals()
    for whole in reports:
        report = shown(whole, view.level)
        totals.add(report)
        for finding in report.findings:
            place = f"{plain(report.path)}:{finding.primary.line}:{finding.primary.column}"
            yield f"{place}: {finding.severity} {finding.rule} {one_line(finding.message)}\n"
        if view.show_verified:
            for check in report.verified:
                place = f"{plain(report.path)}:{check.primary.line}:{check.primary.column}"
                yield f"{place}: verified {check.rule} {one_line(check.told)}\n"
    if not view.quiet:
        yield f"{totals.summary()}\n"
