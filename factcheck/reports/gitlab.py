"""Reports as a Code Quality artefact, which GitLab shows in merge requests.

GitLab takes findings with the same fingerprint for one, so that the path goes into it: two
articles may well have the same slip. It does not show the name of the check, so that the
description begins with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from factcheck.report import Finding, Report
from factcheck.reports import View, shown
from factcheck.reports.escaping import json_text, one_line, whole
from factcheck.reports.places import relative, told

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
NOT_CHECKED = "not-checked"


def render(reports: Sequence[Report], view: View) -> str:
    """Return one array with an object for each finding."""
    objects: list[dict[str, Any]] = []
    for report in (shown(report, view.level) for report in reports):
        path = relative(report.path)
        objects += [_finding(finding, path) for finding in report.findings]
        objects += [
            _object(NOT_CHECKED, message, path, "blocker", message, (1, 1))
            for message in report.errors
        ]
    return whole(json_text(json.dumps(objects, ensure_ascii=False, indent=1))) + "\n"


def _finding(finding: Finding, path: str) -> dict[str, Any]:
    lines = (finding.primary.line, finding.primary.end_line)
    severity = SEVERITIES[finding.severity]
    return _object(finding.rule, told(finding), path, severity, finding.fingerprint, lines)


def _object(
    name: str, message: str, path: str, severity: str, key: str, lines: tuple[int, int]
) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": name,
        "description": f"{name}: {one_line(message)}",
        "categories": ["Bug Risk"],
        "severity": severity,
        "fingerprint": sha256(f"{path}\0{key}".encode("utf-8", "replace")).hexdigest()[:32],
        "location": {"path": path, "lines": {"begin": lines[0], "end": lines[1]}},
    }
