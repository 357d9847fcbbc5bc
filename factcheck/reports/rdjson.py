"""Reports in reviewdog's diagnostic format, which puts them into the review of a change.

Columns count bytes of UTF-8 from 1. A candidate that is one edit is a suggestion; the format has
no room for those of several edits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.report import Finding, Place, Report
from factcheck.reports import View, shown
from factcheck.reports.escaping import json_text, whole
from factcheck.reports.places import SourceLines, relative, single_edit, told

SOURCE = {"name": "factcheck"}


def render(reports: Sequence[Report], view: View) -> str:
    """Return all findings as one object."""
    result = {"source": SOURCE, "diagnostics": list(diagnostics(reports, view))}
    return whole(json_text(json.dumps(result, ensure_ascii=False, indent=1))) + "\n"


def diagnostics(reports: Sequence[Report], view: View) -> Iterator[dict[str, Any]]:
    """Yield one object for each finding and for each article that could not be checked."""
    for report in (shown(report, view.level) for report in reports):
        path = relative(report.path)
        lines = SourceLines(report)
        yield from (_diagnostic(finding, path, lines) for finding in report.findings)
        for message in report.errors:
            yield {"message": message, "location": {"path": path}, "severity": "ERROR"}


def _diagnostic(finding: Finding, path: str, lines: SourceLines) -> dict[str, Any]:
    suggestions = []
    for candidate in finding.candidates:
        edit = single_edit(candidate)
        if edit:
            suggestions.append({"range": _range(lines.place(edit), lines), "text": edit.text})
    return {
        "message": told(finding),
        "location": _location(finding.primary, path, lines),
        "severity": finding.severity.upper(),
        "code": {"value": finding.rule},
        "suggestions": suggestions,
        "related_locations": [
            {"message": place.text, "location": _location(place, path, lines)}
            for place in finding.related
        ],
    }


def _location(place: Place, path: str, lines: SourceLines) -> dict[str, Any]:
    return {"path": path, "range": _range(place, lines)}


def _range(place: Place, lines: SourceLines) -> dict[str, Any]:
    start, end = lines.in_bytes(place)
    return {"start": start._asdict(), "end": end._asdict()}
