"""Reports as Checkstyle's XML, which many review services and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from factcheck.report import Report
from factcheck.reports import View, shown
from factcheck.reports.places import relative, told
from factcheck.reports.xml import child, document


def render(reports: Sequence[Report], view: View) -> str:
    """Return a document with an element for each article, clean ones included."""
    root = Element("checkstyle", {"version": "10.0"})
    for report in (shown(report, view.level) for report in reports):
        file = child(root, "file", {"name": relative(report.path)})
        for finding in report.findings:
            attributes = {
                "line": finding.primary.line,
                "column": finding.primary.column,
                "severity": finding.severity,
                "message": told(finding),
                "source": f"factcheck.{finding.rule}",
            }
            child(file, "error", attributes)
        for message in report.errors:
            attributes = {
                "line": 1,
                "severity": "error",
                "message": message,
                "source": "factcheck.not-checked",
            }
            child(file, "error", attributes)
    return document(root)
