"""What users and other programs see of a report."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from factcheck.model import Candidate, Edit, Span
from factcheck.report import Place, Report
from factcheck.reports import FORMATS, View, renderer, streamed
from factcheck.version import __version__
from tests.reports.samples import BROKEN, EVERYTHING, FINDING, REPORT, TEXT, render


def test_full() -> None:
    assert (
        render("full")
        == """\
tin.txt:3:14  error  total-of-parts
  59 không khớp với các phần: 15 + 36 + 9 = 60
  │ Tặng tổng số 59 giấy khen: 15 tập thể, 36 cá nhân và 9 hộ.
  │              ━━            ──          ──            ─
  = 15 + 36 + 9 = 60, not 59
  ? 59 → 60   9 → 8   (either would agree)
  → factcheck explain total-of-parts · silence with id 7c1f0a92

1 error · 1 relation verified · 4 of 5 figures covered · 1 suppressed · tin.txt
"""
    )


def test_full_says_which_of_two_like_figures_a_candidate_changes() -> None:
    text = TEXT.replace("36", "15")
    second = FINDING.related[1]._replace(text="15")
    candidates = (
        Candidate("14", (Edit(Span(37, 39), "14"),), "tập thể"),
        Candidate("14", (Edit(Span(49, 51), "14"),), "cá nhân"),
        FINDING.candidates[1]._replace(noun="hộ"),
    )
    related = (FINDING.related[0], second, FINDING.related[2])
    finding = FINDING._replace(related=related, candidates=candidates)
    lines = render("full", REPORT._replace(text=text, findings=(finding,))).splitlines()
    assert "  ? tập thể 15 → 14   cá nhân 15 → 14   9 → 8   (any one of them would agree)" in lines


def test_full_shows_a_way_for_each_end_before_a_second_for_any() -> None:
    days = [Candidate(str(day), (Edit(Span(23, 25), str(day)),)) for day in range(60, 66)]
    finding = FINDING._replace(candidates=(*days, Candidate("8", (Edit(Span(63, 64), "8"),))))
    lines = render("full", REPORT._replace(findings=(finding,))).splitlines()
    assert "  ? 59 → 60   9 → 8   59 → 61   59 → 62   59 → 63   … 2 more" in lines


def test_full_with_everything() -> None:
    lines = render("full", REPORT, BROKEN, view=EVERYTHING).splitlines()
    assert "tin.txt:3:14  info  format-mixed" in lines
    assert "tin.txt:3:40  verified  date-impossible  36" in lines
    assert lines[-1] == (
        "1 error, 1 info · 1 relation verified · 4 of 5 figures covered"
        " · 1 suppressed · 1 not checked · 2 articles"
    )


def test_full_shows_long_lines_in_parts_and_ends_on_several_lines() -> None:
    head = "Mở đầu " * 40
    text = f"{head}tổng số 59\u00a0giấy khen {'và thêm nữa ' * 40}gồm 15 tập thể\ncùng 44 hộ\n"
    first, second = text.index("59"), text.index("15")
    third = text.index("44")
    line_end = text.index("\n")
    finding = FINDING._replace(
        primary=Place(first, first + 2, 1, first + 1, 1, first + 3, "59"),
        related=(
            Place(second, second + 2, 1, second + 1, 1, second + 3, "15"),
            Place(third, third + 2, 2, third - line_end, 2, third - line_end + 2, "44"),
        ),
    )
    report = REPORT._replace(text=text, findings=(finding,))
    lines = render("full", report, view=View(width=60)).splitlines()
    assert lines[2:10] == [
        "  line 1",
        "  │ … Mở đầu Mở đầu Mở đầu tổng số 59 giấy khen và thêm nữa",
        "  │                                ━━",
        "  │ và thêm … và thêm nữa và thêm nữa gồm 15 tập thể",
        "  │                                       ──",
        "  line 2",
        "  │ cùng 44 hộ",
        "  │      ──",
    ]
    assert all(len(line) <= 60 for line in lines[2:12])


def test_full_cannot_be_made_to_move_the_cursor() -> None:
    text = TEXT.replace("giấy", "\x1b[2J\x07giấy")
    report = REPORT._replace(text=text, findings=(FINDING._replace(message="\x1b[31mred"),))
    assert "\x1b" not in render("full", report)
    assert "\x07" not in render("full", report)


def test_concise() -> None:
    assert (
        render("concise", view=EVERYTHING)
        == """\
tin.txt:3:14: error total-of-parts 59 không khớp với các phần: 15 + 36 + 9 = 60
tin.txt:3:14: info format-mixed 59 không khớp với các phần: 15 + 36 + 9 = 60
tin.txt:3:40: verified date-impossible 36
1 error, 1 info · 1 relation verified · 4 of 5 figures covered · 1 suppressed · tin.txt
"""
    )
    assert render("concise", BROKEN) == "nothing checked · ảnh.txt\n"
    assert render("concise", BROKEN, view=View(quiet=True)) == ""


def test_json_is_the_contract() -> None:
    document = json.loads(render("json", REPORT, BROKEN))
    assert list(document) == ["schema_version", "tool", "files", "summary"]
    assert document["schema_version"] == 1
    assert document["tool"] == {"name": "factcheck", "version": __version__}
    assert document["summary"] == {
        "files": 2,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "verified": 1,
        "suppressed": 1,
    }
    file, broken = document["files"]
    assert list(file) == [
        "path",
        "format",
        "language",
        "as_of",
        "findings",
        "verified",
        "suppressed",
        "figures",
        "errors",
    ]
    assert broken["errors"] == [{"message": "not a text file: character 1 is NUL"}]
    assert file["figures"] == {"total": 5, "covered": 4}
    assert file["suppressed"][0]["reason"] == "front matter"
    assert file["verified"][0]["rule"] == "date-impossible"
    (finding,) = file["findings"]
    assert finding["primary"] == {
        "start": 23,
        "end": 25,
        "line": 3,
        "column": 14,
        "end_line": 3,
        "end_column": 16,
        "text": "59",
    }
    assert [span["text"] for span in finding["related"]] == ["15", "36", "9"]
    assert finding["arithmetic"] == {"expression": "15 + 36 + 9", "expected": "60", "stated": "59"}
    assert finding["candidates"] == [
        {"label": "60", "edits": [{"start": 23, "end": 25, "text": "60"}]},
        {"label": "8", "edits": [{"start": 63, "end": 64, "text": "8"}]},
    ]
    assert finding["fingerprint"] == "7c1f0a92"


def test_json_lines_are_the_files_of_json() -> None:
    lines = [json.loads(line) for line in render("jsonl", REPORT, BROKEN).splitlines()]
    assert lines == json.loads(render("json", REPORT, BROKEN))["files"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_articles_are_no_trouble(form: str) -> None:
    assert isinstance(renderer(form).render((), View()), str)


@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl"])
def test_an_article_is_told_before_the_next_one_is_checked(form: str) -> None:
    asked: list[str] = []

    def reports() -> Iterator[Report]:
        for report in (REPORT, BROKEN):
            asked.append(report.path)
            yield report

    early = late = ""
    for text in streamed(form)(reports(), EVERYTHING):
        early, late = (early + text, late) if len(asked) < 2 else (early, late + text)
    assert "total-of-parts" in early
    assert early + late == render(form, REPORT, BROKEN, view=EVERYTHING)


@pytest.mark.parametrize("reports", [(), (REPORT,), (REPORT, BROKEN)])
def test_json_that_is_told_piece_by_piece_is_one_object(reports: tuple[Report, ...]) -> None:
    text = renderer("json").render(reports, EVERYTHING)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_all_that_it_has_in_pieces(form: str) -> None:
    assert "".join(streamed(form)(iter((REPORT, BROKEN)), View())) == render(form, REPORT, BROKEN)
