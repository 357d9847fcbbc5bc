"""Reports as one line a finding, for editors, hooks and grep: ``path:line:column: …``."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.report import Report
from factcheck.reports import View, shown, summary
from factcheck.reports.escaping import one_line, plain


def render(reports: Sequence[Report], view: View) -> str:
    """Return a line for each finding, and a closing one with the coverage."""
    visible = [shown(report, view.level) for report in reports]
    lines: list[str] = []
    for report in visible:
        for finding in report.findings:
            place = f"{plain(report.path)}:{finding.primary.line}:{finding.primary.column}"
            lines.append(f"{place}: {finding.severity} {finding.rule} {one_line(finding.message)}")
        if view.show_verified:
            for check in report.verified:
                place = f"{plain(report.path)}:{check.primary.line}:{check.primary.column}"
                told = one_line(check.told)
                lines.append(f"{place}: verified {check.rule} {told}")
    if not view.quiet:
        lines.append(summary(visible))
    return "".join(f"{line}\n" for line in lines)
