"""Reports as SARIF 2.1.0, the exchange format of static analysis (an OASIS standard).

GitHub's code scanning and many viewers read it. The other ends of a finding are related locations,
every candidate is a fix of its own, what is silenced is there with its suppression, and where
verified relations are asked for they are results of the kind "pass". Columns count code points.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from factcheck.model import Candidate
from factcheck.report import Check, Finding, Place, Report
from factcheck.reports import View, shown
from factcheck.reports.escaping import json_text, whole
from factcheck.reports.places import SourceLines, told, uri
from factcheck.rulebook import Rule
from factcheck.version import __version__

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(reports: Sequence[Report], view: View) -> str:
    """Return all reports as one run of a SARIF log."""
    visible = [shown(report, view.level) for report in reports]
    used = sorted({rule for report in visible for rule in _rules_of(report, view)})
    index = {rule: number for number, rule in enumerate(used)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "factcheck",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_descriptor(name, view.rules) for name in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\r", "\n"],
                "invocations": [_invocation(visible)],
                "results": [
                    result for report in visible for result in _results(report, view, index)
                ],
            }
        ],
    }
    return whole(json_text(json.dumps(log, ensure_ascii=False, indent=1))) + "\n"


def _rules_of(report: Report, view: View) -> list[str]:
    told_of: list[Finding | Check] = [*report.findings, *report.suppressed]
    if view.show_verified:
        told_of += report.verified
    return [one.rule for one in told_of]


def _descriptor(name: str, rules: Sequence[Rule]) -> dict[str, Any]:
    """Return what a viewer shows of a rule."""
    descriptor: dict[str, Any] = {"id": name, "name": _pascal(name)}
    for rule in rules:
        if rule.id == name:
            descriptor |= {
                "shortDescription": {"text": f"{rule.summary}."},
                "fullDescription": {"text": rule.why.strip()},
                "help": {"text": f"factcheck explain {name}"},
                "defaultConfiguration": {"level": LEVELS[rule.severity]},
                "properties": {"tags": [rule.family]},
            }
    return descriptor


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _invocation(reports: Sequence[Report]) -> dict[str, Any]:
    """Return what could not be checked, and how much was looked at."""
    notifications = [
        {
            "level": "error",
            "message": {"text": message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(report.path)}}}],
        }
        for report in reports
        for message in report.errors
    ]
    return {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
        "properties": {
            "figuresTotal": sum(report.figures.total for report in reports),
            "figuresCovered": sum(report.figures.covered for report in reports),
            "relationsVerified": sum(len(report.verified) for report in reports),
        },
    }


def _results(report: Report, view: View, index: dict[str, int]) -> list[dict[str, Any]]:
    lines = SourceLines(report)
    results = [
        _finding(finding, report.path, lines) for finding in (*report.findings, *report.suppressed)
    ]
    if view.show_verified:
        results += [_check(check, report.path) for check in report.verified]
    for result in results:
        result["ruleIndex"] = index[result["ruleId"]]
    return results


def _finding(finding: Finding, path: str, lines: SourceLines) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": {"text": told(finding)},
        "locations": [{"physicalLocation": _location(finding.primary, path)}],
        "relatedLocations": _related(finding.related, path),
        "fixes": [_fix(candidate, path, lines) for candidate in finding.candidates],
        "partialFingerprints": {
            "factcheckFingerprint/v1": finding.fingerprint,
            # The only one that GitHub looks at; it would make its own from the line's words.
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "suppressions": _suppressions(finding),
        "properties": {"arithmetic": finding.arithmetic._asdict()},
    }


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    """Return what silenced *finding*; the standard wants an empty list where nothing did."""
    if not finding.reason:
        return []
    kind = "inSource" if finding.inline else "external"
    return [{"kind": kind, "status": "accepted", "justification": finding.reason}]


def _check(check: Check, path: str) -> dict[str, Any]:
    return {
        "ruleId": check.rule,
        "kind": "pass",
        "level": "none",
        "message": {"text": check.told},
        "locations": [{"physicalLocation": _location(check.primary, path)}],
        "relatedLocations": _related(check.related, path),
        "suppressions": [],
        "properties": {"arithmetic": check.arithmetic._asdict()},
    }


def _related(places: Sequence[Place], path: str) -> list[dict[str, Any]]:
    return [
        {
            "id": number,
            "physicalLocation": _location(place, path),
            "message": {"text": place.text},
        }
        for number, place in enumerate(places, 1)
    ]


def _fix(candidate: Candidate, path: str, lines: SourceLines) -> dict[str, Any]:
    return {
        "description": {"text": candidate.label},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri(path)},
                "replacements": [
                    {
                        "deletedRegion": _region(lines.place(edit)),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in candidate.edits
                ],
            }
        ],
    }


def _location(place: Place, path: str) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": uri(path)},
        "region": {**_region(place), "snippet": {"text": place.text}},
    }


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
