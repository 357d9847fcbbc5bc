"""Outputs: reports to text, one module for each format.

A module has ``render(reports, view) -> str``; `FORMATS` names it. A module is imported when its
format is asked for, so that nobody pays for rich who wants JSON.

Whatever an article says stays text in every report: each module escapes it for whoever reads that
format. What several formats need to know about places and paths is in `factcheck.reports.places`.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from factcheck.model import SEVERITIES, Severity
from factcheck.records import NamedTuple
from factcheck.report import Report, at_least
from factcheck.reports.escaping import plain
from factcheck.rulebook import Rule


class Form(NamedTuple):
    """A format: its module here, and whether it shows the articles' own lines, or all of them.

    Reports keep the text and the paragraphs of their articles only for those that do.
    """

    module: str
    shows_text: bool = False
    shows_paragraphs: bool = False


FORMATS = {
    "full": Form("terminal", shows_text=True),
    "concise": Form("concise"),
    "json": Form("json"),
    "jsonl": Form("jsonl"),
    "sarif": Form("sarif", shows_text=True),
    "github": Form("github"),
    "gitlab": Form("gitlab"),
    "junit": Form("junit"),
    "checkstyle": Form("checkstyle"),
    "rdjson": Form("rdjson", shows_text=True),
    "rdjsonl": Form("rdjsonl", shows_text=True),
    "markdown": Form("markdown", shows_text=True),
    "html": Form("page", shows_text=True, shows_paragraphs=True),
}


class View(NamedTuple):
    """What the reader of a report wants to see of it; *rules* are those that were used."""

    level: Severity = "warning"
    show_verified: bool = False
    quiet: bool = False
    color: bool = False
    width: int = 100
    rules: tuple[Rule, ...] = ()


class Renderer(Protocol):
    """A module of this package."""

    def render(self, reports: Sequence[Report], view: View) -> str:
        """Return *reports* as text, with a line break at the end unless there is nothing to say."""
        ...


def renderer(form: str) -> Renderer:
    """Return the module for the format *form*."""
    return cast("Renderer", import_module(f"factcheck.reports.{FORMATS[form].module}"))


def shown(report: Report, level: Severity) -> Report:
    """Return *report* with only the findings that are *level* or worse."""
    return report._replace(
        findings=tuple(f for f in report.findings if at_least(level, f.severity))
    )


def summary(reports: Sequence[Report]) -> str:
    """Return the closing line: what was found and how much of the articles was looked at.

    >>> summary([Report("draft.txt")])
    'no findings · 0 relations verified · 0 of 0 figures covered · 0 suppressed · draft.txt'
    """
    findings = [finding.severity for report in reports for finding in report.findings]
    verified = sum(len(report.verified) for report in reports)
    total = sum(report.figures.total for report in reports)
    covered = sum(report.figures.covered for report in reports)
    suppressed = sum(len(report.suppressed) for report in reports)
    unread = sum(bool(report.errors) for report in reports)
    articles = plain(reports[0].path) if len(reports) == 1 else f"{len(reports)} articles"
    if unread == len(reports):
        return f"nothing checked · {articles}"
    return " · ".join(
        (
            counted(findings) or "no findings",
            _count(verified, "relation verified", "relations verified"),
            f"{covered} of {total} figures covered",
            f"{suppressed} suppressed",
            *((f"{unread} not checked",) if unread else ()),
            articles,
        )
    )


def counted(severities: Sequence[Severity]) -> str:
    """Return how many there are of each severity, the worst first.

    >>> counted(["info", "error", "info", "error"])
    '2 errors, 2 info'
    """
    return ", ".join(
        _count(severities.count(one), one, one + "s" * (one != "info"))
        for one in reversed(SEVERITIES)
        if one in severities
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
