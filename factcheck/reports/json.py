"""Reports as one JSON object: a contract that other programs read (schema version 1).

Nothing is left out for being empty, so that no reader has to ask whether a key is there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from factcheck.model import Arithmetic, Candidate
from factcheck.report import Check, Finding, Place, Report
from factcheck.reports import View, shown
from factcheck.reports.escaping import json_text
from factcheck.version import __version__

SCHEMA_VERSION = 1


def render(reports: Sequence[Report], view: View) -> str:
    """Return all reports as one object."""
    visible = [shown(report, view.level) for report in reports]
    severities = [finding.severity for report in visible for finding in report.findings]
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "factcheck", "version": __version__},
        "files": [file_object(report) for report in visible],
        "summary": {
            "files": len(visible),
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
            "infos": severities.count("info"),
            "verified": sum(len(report.verified) for report in visible),
            "suppressed": sum(len(report.suppressed) for report in visible),
        },
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def file_object(report: Report) -> dict[str, Any]:
    """Return one element of ``files``."""
    return {
        "path": report.path,
        "format": report.format,
        "language": report.language,
        "as_of": report.as_of,
        "findings": [_finding(finding) for finding in report.findings],
        "verified": [_check(check) for check in report.verified],
        "suppressed": [
            {**_finding(finding), "reason": finding.reason} for finding in report.suppressed
        ],
        "figures": {"total": report.figures.total, "covered": report.figures.covered},
        "errors": [{"message": message} for message in report.errors],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "primary": _place(finding.primary),
        "related": [_place(place) for place in finding.related],
        "arithmetic": _arithmetic(finding.arithmetic),
        "candidates": [_candidate(candidate) for candidate in finding.candidates],
        "fingerprint": finding.fingerprint,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "rule": check.rule,
        "primary": _place(check.primary),
        "related": [_place(place) for place in check.related],
        "arithmetic": _arithmetic(check.arithmetic),
    }


def _place(place: Place) -> dict[str, Any]:
    """Return a Span; only one in a Word document has a paragraph and a heading."""
    told = place._asdict()
    if not place.paragraph:
        del told["paragraph"], told["heading"]
    return told


def _arithmetic(arithmetic: Arithmetic) -> dict[str, str]:
    return arithmetic._asdict()


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "label": candidate.label,
        "edits": [
            {"start": span.start, "end": span.end, "text": text} for span, text in candidate.edits
        ],
    }
