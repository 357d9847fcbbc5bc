"""The full report for people: every finding in its lines, with the sum and the ways to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.model import Candidate
from factcheck.report import Check, Finding, Place, Report, worked
from factcheck.reports import Totals, View, shown
from factcheck.reports.escaping import plain
from factcheck.reports.places import pointer, proposal

COLORS = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
CONTEXT = 28  # characters of a line shown on either side of an end
MOST_CANDIDATES = 5
_BAR = "  │ "
_ELLIPSIS = " … "


def render(reports: Iterable[Report], view: View) -> str:
    """Return the findings of all *reports*, what was verified if asked for, and the coverage."""
    return "".join(stream(reports, view))


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """Yield the findings of each report, what was verified if asked for, and the coverage."""
    out = StringIO()
    console = console_on(out, view, soft_wrap=True)
    totals = Totals()
    for whole in reports:
        report = shown(whole, view.level)
        totals.add(report)
        lines = re.split(r"\r\n?|\n", report.text)
        for finding in report.findings:
            for line in _finding(finding, report, lines, view.width):
                console.print(line)
            console.print()
        if view.show_verified and report.verified:
            for check in report.verified:
                console.print(_check(check, report))
            console.print()
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    if not view.quiet:
        color = COLORS[totals.worst] if totals.worst else "bold green"
        console.print(Text(totals.summary(), color))
        yield out.getvalue()


def console_on(out: StringIO, view: View, *, soft_wrap: bool = False) -> Console:
    """Return a console that writes on *out*; what an article says is no markup to it."""
    return Console(
        file=out,
        force_terminal=view.color,
        color_system="standard" if view.color else None,
        width=view.width,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=soft_wrap,
    )


def _finding(finding: Finding, report: Report, lines: Sequence[str], width: int) -> Iterator[Text]:
    """Yield the lines of one finding."""
    color = COLORS[finding.severity]
    place = finding.primary
    yield Text.assemble(
        (pointer(report.path, place), "bold"),
        "  ",
        (finding.severity, color),
        "  ",
        (finding.rule, "bold"),
    )
    yield Text(f"  {plain(finding.message)}")
    ends = finding.ends
    several = len({end.line for end in ends}) > 1
    unit = "paragraph" if place.paragraph else "line"
    for number in sorted({end.line for end in ends}):
        if several:
            yield Text(f"  {unit} {number}", "dim")
        marks = [(end, end == place) for end in ends if end.line == number]
        yield from _excerpt(lines[number - 1], marks, width - len(_BAR), color)
    if sum_line := worked(finding.arithmetic):
        yield Text.assemble(("  = ", "dim"), (plain(sum_line), "bold"))
    if finding.candidates:
        yield _candidates(finding)
    if finding.assumption:
        yield Text.assemble(("  ~ ", "dim"), plain(finding.assumption))
    yield Text(
        f"  → factcheck explain {finding.rule} · silence with id {finding.fingerprint}", style="dim"
    )


def _excerpt(
    line: str, marks: Sequence[tuple[Place, bool]], width: int, color: str
) -> Iterator[Text]:
    """Yield the parts of *line* around the marked places, each row with a row of bars below."""
    signs = [" "] * len(line)
    windows: list[list[int]] = []
    for place, primary in sorted(marks):
        start = place.column - 1
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        signs[start:end] = ("━" if primary else "─") * (end - start)
        left, right = _window(line, start, end)
        if windows and left <= windows[-1][1] + len(_ELLIPSIS):
            windows[-1][1] = max(right, windows[-1][1])
        else:
            windows.append([left, right])
    text = bars = ""
    for left, right in windows:
        lead = _ELLIPSIS if text else "… " if left else ""
        text += lead + plain(line[left:right])
        bars += " " * len(lead) + "".join(signs[left:right])
    if windows and windows[-1][1] < len(line):
        text, bars = text + " …", bars + "  "
    for start, end in _rows(text, width):
        yield Text.assemble((_BAR, "dim"), text[start:end].rstrip())
        if bars[start:end].strip():
            # A combining mark takes no column and a wide character two.
            row = "".join(
                bar * cell_len(character)
                for character, bar in zip(text[start:end], bars[start:end], strict=True)
            )
            yield Text.assemble((_BAR, "dim"), (row.rstrip(), color))


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch around *start* to *end*, widened to whole words."""
    left = line.rfind(" ", 0, max(0, start - CONTEXT)) + 1 if start > CONTEXT else 0
    right = line.find(" ", end + CONTEXT)
    if start - left > 2 * CONTEXT:
        left = start - CONTEXT
    if right < 0 or right > end + 2 * CONTEXT:
        right = min(len(line), end + 2 * CONTEXT)
    return left, right


def _rows(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where rows of at most *width* characters begin and end, broken at spaces."""
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start, start + width) + 1
        end = cut if cut > start else start + width
        yield start, end
        start = end
    yield start, len(text)


def _candidates(finding: Finding) -> Text:
    """Return some ways to mend *finding*."""
    shown_ones = list(_varied(finding.candidates))[:MOST_CANDIDATES]
    line = Text("  ? ", "dim")
    for index, candidate in enumerate(shown_ones):
        line.append("   " * bool(index))
        line.append(plain(proposal(candidate, finding)), "green")
    rest = len(finding.candidates) - len(shown_ones)
    if rest:
        line.append(f"   … {rest} more", "dim")
    elif len(shown_ones) > 1:
        which = "either" if len(shown_ones) == 2 else "any one of them"
        line.append(f"   ({which} would agree)", "dim")
    return line


def _varied(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield *candidates*, the smallest for each place before a second one for any.

    A day has many neighbours that would agree, and the weekday beside it only one.
    """
    places = [tuple(edit.span for edit in candidate.edits) for candidate in candidates]
    turns = [places[:index].count(place) for index, place in enumerate(places)]
    ranked = sorted(zip(turns, range(len(candidates)), candidates, strict=True))
    yield from (candidate for _, _, candidate in ranked)


def _check(check: Check, report: Report) -> Text:
    place = check.primary
    return Text.assemble(
        (pointer(report.path, place), "bold"),
        "  ",
        ("verified", "green"),
        f"  {check.rule}  ",
        (plain(check.told), "dim"),
    )
