"""One finding at a time, as `review` shows it: its paragraphs, the sum, the numbered candidates."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.padding import Padding
from rich.text import Text

from factcheck.report import Finding, Paragraph, Report, worked
from factcheck.reports import View
from factcheck.reports.escaping import one_line, plain
from factcheck.reports.places import pointer, proposal
from factcheck.reports.terminal import COLORS, console_on

FAR = 240  # characters of a paragraph that are shown before its first end and after its last


def close_up(finding: Finding, report: Report, view: View, position: str) -> str:
    """Return *finding* as a person decides on it; *position* says which of how many it is."""
    out = StringIO()
    console = console_on(out, view)
    color = COLORS[finding.severity]
    console.rule(Text(position, "dim"), style="dim", align="right")
    head = Text.assemble(
        (pointer(report.path, finding.primary), "bold"),
        "  ",
        (finding.severity, color),
        "  ",
        (finding.rule, "bold"),
    )
    console.print(head)
    console.print(one_line(finding.message))
    console.print()
    for paragraph in _paragraphs(finding, report, color):
        console.print(Padding(paragraph, (0, 0, 1, 2)))
    if done := worked(finding.arithmetic):
        console.print(Text.assemble(("  = ", "dim"), (one_line(done), "bold")))
    if finding.assumption:
        console.print(Text.assemble(("  ~ ", "dim"), one_line(finding.assumption)))
    for number, candidate in enumerate(finding.candidates, 1):
        told = one_line(proposal(candidate, finding))
        console.print(Text.assemble((f"  {number:>2}  ", "bold"), (told, "green")))
    return out.getvalue()


def _paragraphs(finding: Finding, report: Report, color: str) -> Iterator[Text]:
    """Yield the paragraphs that *finding* has ends in, the ends in *color*, what holds in green."""
    shown = [
        paragraph
        for paragraph in report.paragraphs
        if any(finding.fingerprint in mark.findings for mark in paragraph.marks)
    ]
    for paragraph in shown:
        yield _paragraph(finding, paragraph, color)
    if not shown:
        yield Text(" … ".join(one_line(end.text) for end in finding.ends), color)


def _paragraph(finding: Finding, paragraph: Paragraph, color: str) -> Text:
    ends = [mark for mark in paragraph.marks if finding.fingerprint in mark.findings]
    first = max(0, ends[0].start - FAR)
    last = max(mark.end for mark in ends) + FAR
    text = Text(plain(paragraph.text))
    for mark in paragraph.marks:
        if mark in ends:
            primary = mark.primary == finding.fingerprint
            style = f"{color} reverse" if primary else f"{color} underline"
            text.stylize(style, mark.start, mark.end)
        elif mark.figure and mark.checks:
            text.stylize("green", mark.start, mark.end)
    cut = text[first:last]
    before, after = "… " * (first > 0), " …" * (last < len(text))
    return Text.assemble((before, "dim"), cut, (after, "dim"))
