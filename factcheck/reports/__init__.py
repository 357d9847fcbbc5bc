"""Outputs: reports to text, one module for each format.

A module has ``render(reports, view) -> str``; `FORMATS` names it. One whose format has a piece for
each article also has ``stream(reports, view)``, which yields the same text piece by piece, so that
nobody has to wait for the last article, nor to remember the first. A module is imported when its
format is asked for, so that nobody pays for rich who wants JSON.

Whatever an article says stays text in every report: each module escapes it for whoever reads that
format. What several formats need to know about places and paths is in `factcheck.reports.places`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from factcheck.model import SEVERITIES, Severity
from factcheck.records import NamedTuple
from factcheck.report import Coverage, Report, at_least
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


def streamed(form: str) -> Callable[[Iterable[Report], View], Iterator[str]]:
    """Return what yields the text of a report in the format *form*, as soon as it can be told."""
    module = renderer(form)
    if hasattr(module, "stream"):
        return cast("Callable[[Iterable[Report], View], Iterator[str]]", module.stream)
    return lambda reports, view: iter((module.render(list(reports), view),))


def shown(report: Report, level: Severity) -> Report:
    """Return *report* with only the findings that are *level* or worse."""
    return report._replace(
        findings=tuple(f for f in report.findings if at_least(level, f.severity))
    )


class Totals:
    """What was found in the articles that have gone by, and how much of them was looked at."""

    def __init__(self) -> None:
        """Begin with no article."""
        self.articles = self.verified = self.suppressed = self.unread = 0
        self.findings: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        self._figures = Coverage()
        self._path = ""

    def add(self, report: Report) -> None:
        """Count what *report* has."""
        total, covered = self._figures
        self._figures = Coverage(total + report.figures.total, covered + report.figures.covered)
        self._path = report.path
        self.articles += 1
        self.verified += len(report.verified)
        self.suppressed += len(report.suppressed)
        self.unread += bool(report.errors)
        for finding in report.findings:
            self.findings[finding.severity] += 1

    @property
    def worst(self) -> Severity | None:
        """The gravest severity that there was, None if there was no finding."""
        return next((one for one in reversed(SEVERITIES) if self.findings[one]), None)

    def summary(self) -> str:
        """Return the closing line.

        >>> totals = Totals()
        >>> totals.add(Report("draft.txt"))
        >>> totals.summary()
        'no findings · 0 relations verified · 0 of 0 figures covered · 0 suppressed · draft.txt'
        """
        articles = plain(self._path) if self.articles == 1 else f"{self.articles} articles"
        if self.unread == self.articles:
            return f"nothing checked · {articles}"
        return " · ".join(
            (
                counted(self.findings) or "no findings",
                _count(self.verified, "relation verified", "relations verified"),
                f"{self._figures.covered} of {self._figures.total} figures covered",
                f"{self.suppressed} suppressed",
                *((f"{self.unread} not checked",) if self.unread else ()),
                articles,
            )
        )


def summary(reports: Iterable[Report]) -> str:
    """Return the closing line of *reports*; see `Totals`."""
    totals = Totals()
    for report in reports:
        totals.add(report)
    return totals.summary()


def counted(findings: Mapping[Severity, int]) -> str:
    """Return how many *findings* there are of each severity, the worst first.

    >>> counted({"info": 2, "error": 1})
    '1 error, 2 info'
    """
    return ", ".join(
        _count(number, severity, severity + "s" * (severity != "info"))
        for severity in reversed(SEVERITIES)
        if (number := findings.get(severity, 0))
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
