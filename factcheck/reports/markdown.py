"""Reports as Markdown, for the summary of a pipeline, a comment on a change, or a note to authors.

Every sign that Markdown or HTML could take for its own is escaped, so that an article is quoted
letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.report import Finding, Report, line_starts, worked
from factcheck.reports import View, shown, summary
from factcheck.reports.escaping import markdown, whole
from factcheck.reports.places import proposal

CONTEXT = 60  # characters of the article shown on either side of the ends


def render(reports: Sequence[Report], view: View) -> str:
    """Return a section for each article with findings, and the coverage."""
    visible = [shown(report, view.level) for report in reports]
    lines = ["# factcheck", ""]
    if not view.quiet:
        lines += [markdown(summary(visible)), ""]
    for report in visible:
        if report.findings or report.errors or (view.show_verified and report.verified):
            lines += _article(report, view)
    return whole("\n".join(lines))


def _article(report: Report, view: View) -> Iterator[str]:
    yield f"## {markdown(report.path)}"
    yield ""
    for message in report.errors:
        yield f"**not checked**: {markdown(message)}"
        yield ""
    for finding in report.findings:
        yield from _finding(finding, report)
    if view.show_verified and report.verified:
        yield "### verified"
        yield ""
        for check in report.verified:
            told = markdown(check.told)
            yield f"- line {check.primary.line}: {told} ({check.rule})"
        yield ""


def _finding(finding: Finding, report: Report) -> Iterator[str]:
    yield f"### {finding.severity}: {finding.rule}, line {finding.primary.line}"
    yield ""
    yield markdown(finding.message)
    yield ""
    yield from (f"> {excerpt}" for excerpt in _excerpts(finding, report))
    yield ""
    if done := worked(finding.arithmetic):
        yield f"- {markdown(done)}"
    if finding.candidates:
        proposals = (markdown(proposal(candidate, finding)) for candidate in finding.candidates)
        yield f"- would agree: {'; '.join(proposals)}"
    if finding.assumption:
        yield f"- {markdown(finding.assumption)}"
    yield f"- id `{finding.fingerprint}`"
    yield ""


def _excerpts(finding: Finding, report: Report) -> Iterator[str]:
    """Yield the article's words around the ends, which are bold; one line for each of its lines."""
    starts = [*line_starts(report.text), len(report.text) + 1]
    ends = finding.ends
    for number in sorted({end.line for end in ends}):
        here = [end for end in ends if end.line == number]
        last = max(end.end for end in here)
        left = max(starts[number - 1], here[0].start - CONTEXT)
        right = min(max(starts[number], last), last + CONTEXT, len(report.text))
        line = ""
        if left > starts[number - 1]:
            left = report.text.find(" ", left, here[0].start) + 1 or left
            line = "… "
        if right < starts[number] - 1:
            right = max(report.text.rfind(" ", last, right), last)
        for end in here:
            if left <= end.start:
                before = _part(report.text[left : end.start])
                line += f"{before}**{markdown(end.text)}**"
                left = end.end
        tail = report.text[left:right]
        more = " …" if tail.rstrip() and right < starts[number] - 1 else ""
        yield f"{line}{_part(tail).rstrip()}{more}"


def _part(text: str) -> str:
    """Escape *text* and keep the blanks at its ends, which separate it from its neighbours."""
    before = " " * text[:1].isspace()
    after = " " * text[-1:].isspace()
    return f"{before}{markdown(text)}{after}" if text.strip() else before
