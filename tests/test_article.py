"""The article as it reads, with its marks."""

from __future__ import annotations

import pytest

from factcheck.engine import Settings, check_bytes, shipped
from factcheck.report import Report


def read(text: str, label: str = "article.md") -> Report:
    return check_bytes(text.encode(), label, shipped(), Settings(paragraphs=True))


def marks(report: Report) -> list[tuple[str, str, str]]:
    """Return each mark's words, what it is, and F for a figure."""
    found = []
    for paragraph in report.paragraphs:
        for mark in paragraph.marks:
            sort = "mismatched" if mark.findings else "verified" if mark.checks else "unchecked"
            words = paragraph.text[mark.start : mark.end]
            found.append((words, sort, "F" if mark.figure else ""))
    return found


def test_every_figure_is_marked_as_what_became_of_it() -> None:
    report = read(
        "There were 412 of 431 homes (98.7%) on the grid. The sea is 85 km away. It was 18 May 2021.\n"
    )
    assert marks(report) == [
        ("412", "mismatched", "F"),
        ("431", "mismatched", "F"),
        ("98.7%", "mismatched", "F"),
        ("85 km", "unchecked", "F"),
        ("18 May 2021", "verified", "F"),
    ]
    (finding,) = report.findings
    primary = [
        paragraph.text[mark.start : mark.end]
        for paragraph in report.paragraphs
        for mark in paragraph.marks
        if mark.primary == finding.fingerprint
    ]
    assert primary == [finding.primary.text]


def test_marks_stand_in_the_text_as_it_reads_not_in_the_source() -> None:
    report = read(
        "# Heading\n\nOf&nbsp;431 homes 412\u00a0homes, 98,7\u00a0%\n".replace("&nbsp;", " ")
    )
    for paragraph in report.paragraphs:
        assert "\u00a0" not in paragraph.text
        for mark in paragraph.marks:
            assert paragraph.text[mark.start : mark.end].strip()


def test_codes_are_no_figures() -> None:
    report = read("Quyết định số 15/QĐ-UBND về đường dây nóng 0912 345 678.\n")
    assert not [one for one in marks(report) if one[2]]


@pytest.mark.parametrize("ends", ["Số A có 59 giấy khen: 15 tập thể, 36 cá nhân và 9 hộ."])
def test_the_marks_count_what_the_coverage_counts(ends: str) -> None:
    report = read(f"{ends}\n\nNgày 17/5/2023 có 3-4 đoàn và 12/15 xã.\n")
    figures = [one for one in marks(report) if one[2]]
    assert len(figures) == report.figures.total
    assert sum(sort != "unchecked" for _, sort, _ in figures) == report.figures.covered


def test_nobody_pays_for_it_who_did_not_ask() -> None:
    assert check_bytes("Có 412 hộ.".encode(), "a.txt", shipped()).paragraphs == ()
