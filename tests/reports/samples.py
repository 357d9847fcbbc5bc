"""Reports to be printed in every format."""

from __future__ import annotations

from factcheck.model import Arithmetic, Candidate, Edit, Span
from factcheck.report import Check, Coverage, Finding, Place, Report
from factcheck.reports import View, renderer

TEXT = "Tin ngắn\n\nTặng tổng số 59 giấy khen: 15 tập thể, 36 cá nhân và 9 hộ.\n"


def place(start: int, end: int) -> Place:
    """Return the place of these characters of `TEXT`, which are on its third line."""
    column = start - TEXT.rfind("\n", 0, start)
    return Place(start, end, 3, column, 3, column + end - start, TEXT[start:end])


FINDING = Finding(
    rule="total-of-parts",
    severity="error",
    message="59 không khớp với các phần: 15 + 36 + 9 = 60",
    primary=place(23, 25),
    related=(place(37, 39), place(49, 51), place(63, 64)),
    arithmetic=Arithmetic("15 + 36 + 9", "60", "59"),
    candidates=(
        Candidate("60", (Edit(Span(23, 25), "60"),)),
        Candidate("8", (Edit(Span(63, 64), "8"),)),
    ),
    fingerprint="7c1f0a92",
)
INFO = FINDING._replace(severity="info", rule="format-mixed", candidates=())
HELD = Check("date-impossible", place(49, 51), (), Arithmetic("", "", ""))
REPORT = Report(
    "tin.txt",
    language="vi",
    findings=(FINDING, INFO),
    verified=(HELD,),
    suppressed=(INFO._replace(reason="front matter", inline=True),),
    figures=Coverage(5, 4),
    text=TEXT,
)
BROKEN = Report("ảnh.txt", errors=("not a text file: character 1 is NUL",))

EVERYTHING = View(level="info", show_verified=True)


def render(form: str, *reports: Report, view: View = View()) -> str:
    return renderer(form).render(reports or (REPORT,), view)
