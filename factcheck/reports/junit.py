"""Reports as JUnit's XML, which nearly every pipeline can show: an article is a suite of tests.

Every verified relation is a case that passes, every finding one that fails, and what is silenced
is skipped with its reason; an article that could not be checked is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from factcheck.report import Check, Finding, Report
from factcheck.reports import View, shown
from factcheck.reports.escaping import one_line
from factcheck.reports.places import proposal, relative, told
from factcheck.reports.xml import child, document


def render(reports: Sequence[Report], view: View) -> str:
    """Return a document with a suite for each article."""
    visible = [shown(report, view.level) for report in reports]
    root = Element("testsuites", {"name": "factcheck", **_counts(visible)})
    for report in visible:
        _suite(root, report)
    return document(root)


def _counts(reports: Sequence[Report]) -> dict[str, str]:
    failures = sum(len(report.findings) for report in reports)
    errors = sum(len(report.errors) for report in reports)
    passed = sum(max(len(report.verified), _is_silent(report)) for report in reports)
    skipped = sum(len(report.suppressed) for report in reports)
    return {
        "tests": str(failures + errors + passed + skipped),
        "failures": str(failures),
        "errors": str(errors),
        "time": "0",  # no report looks at a clock
    }


def _is_silent(report: Report) -> bool:
    """Tell whether there is nothing to say of *report*; a suite without cases passes for broken."""
    return not (report.findings or report.verified or report.suppressed or report.errors)


def _suite(root: Element, report: Report) -> None:
    path = relative(report.path)
    skipped = {"skipped": len(report.suppressed)}
    suite = child(root, "testsuite", {"name": path, **_counts([report]), **skipped})

    def case(name: str) -> Element:
        return child(suite, "testcase", {"classname": path, "name": name, "time": "0"})

    for check in report.verified:
        case(_name(check, check.told))
    for finding in report.findings:
        attributes = {"type": finding.severity, "message": told(finding)}
        child(case(_name(finding, finding.message)), "failure", attributes, _details(finding, path))
    for finding in report.suppressed:
        child(case(_name(finding, finding.message)), "skipped", {"message": finding.reason})
    for message in report.errors:
        child(case("can be checked"), "error", {"type": "error", "message": message})
    if _is_silent(report):
        case("no figures that other figures could contradict")


def _name(told_of: Finding | Check, text: str) -> str:
    place = told_of.primary
    return f"{told_of.rule} {place.line}:{place.column} {one_line(text)}"


def _details(finding: Finding, path: str) -> str:
    """Return all that a person needs to mend *finding*."""
    lines = [
        f"{path}:{place.line}:{place.column}: {one_line(place.text)}" for place in finding.ends
    ]
    lines += [f"? {one_line(proposal(candidate, finding))}" for candidate in finding.candidates]
    return "\n".join((*lines, f"id {finding.fingerprint}"))
