"""Reports as workflow commands of GitHub Actions, which shows them beside the changed lines.

GitHub keeps ten annotations of a step and drops the others without a word. So the ten worst are
commands, and what they leave is told in one line. Columns count code points; for a place on
several lines GitHub wants none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.report import Finding, Report
from factcheck.reports import View, counted, shown, summary
from factcheck.reports.escaping import one_line, plain, whole
from factcheck.reports.places import relative, told, worst_first

MOST = 10
COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(reports: Sequence[Report], view: View) -> str:
    """Return the ten worst findings as commands, a line about the others, and the coverage."""
    visible = [shown(report, view.level) for report in reports]
    commands = [
        _command("error", {"file": relative(report.path), "title": "factcheck"}, message)
        for report in visible
        for message in report.errors
    ]
    found = [(finding, report.path) for report in visible for finding in report.findings]
    found.sort(key=lambda pair: worst_first(pair[0]))
    commands += [_annotation(finding, path) for finding, path in found]
    lines = commands[:MOST]
    if len(commands) > MOST:
        rest = Counter(finding.severity for finding, _ in found[MOST - len(commands) :])
        message = f"{len(commands) - MOST} more findings are not shown here: {counted(rest)}"
        lines.append(_command("notice", {"title": "factcheck"}, message))
    if not view.quiet:
        # A line of the log must not be taken for a command, whatever a file is called.
        here = [report._replace(path=relative(report.path)) for report in visible]
        lines.append(whole(summary(here)).replace("##[", "## ["))
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding, path: str) -> str:
    place = finding.primary
    properties: dict[str, object] = {
        "title": f"factcheck: {finding.rule}",
        "file": relative(path),
        "line": place.line,
        "endLine": place.end_line,
    }
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    return _command(COMMANDS[finding.severity], properties, told(finding))


def _command(name: str, properties: dict[str, object], message: str) -> str:
    told_properties = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items()
    )
    return f"::{name} {told_properties}::{_data(one_line(message))}"


def _data(text: str) -> str:
    """Escape *text* as the runner unescapes it."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return plain(whole(escaped))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
