"""Reports as one JSON object: a contract that other programs read (schema version 1).

Nothing is left out for being empty, so that no reader has to ask whether a key is there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.model import Arithmetic, Candidate
from factcheck.report import Check, Finding, Place, Report
from factcheck.reports import Totals, View, shown
from factcheck.reports.escaping import json_text
from factcheck.version import __version__

SCHEMA_VERSION = 1


def render(reports: Iterable[Report], view: View) -> str:
    """Return all reports as one object."""
    return "".join(stream(reports, view))


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """Yield the object that all reports are, with one of its ``files`` at a time."""
    tool = {"name": "factcheck", "version": __version__}
    yield f'{{\n "schema_version": {SCHEMA_VERSION},\n "tool": {_indented(tool, 1)},\n "files": ['
    totals = Totals()
    for report in reports:
        visible = shown(report, view.level)
        yield ",\n  " if totals.articles else "\n  "
        yield _indented(file_object(visible), 2)
        totals.add(visible)
    counts = {
        "files": totals.articles,
        "errors": totals.findings["error"],
        "warnings": totals.findings["warning"],
        "infos": totals.findings["info"],
        "verified": totals.verified,
        "suppressed": totals.suppressed,
    }
    end = "\n ]" if totals.articles else "]"
    yield f'{end},\n "summary": {_indented(counts, 1)}\n}}\n'


def _indented(value: dict[str, Any], depth: int) -> str:
    """Return *value* as it stands *depth* levels deep in an object."""
    text = json_text(json.dumps(value, ensure_ascii=False, indent=1))
    return text.replace("\n", "\n" + " " * depth)


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
