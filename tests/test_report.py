"""Reports: places in the source, what counts as covered, and fingerprints that stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import check
from factcheck.engine import Settings, check_bytes, shipped
from factcheck.report import Report

ARTICLE = "Tỉnh ủy họp.\n\nCó 412/431 hộ dân được cấp nước, đạt 98,7%.\n"


def read(data: bytes) -> Report:
    return check_bytes(data, "draft.txt", shipped(), Settings())


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode(),
        ARTICLE.replace("\n", "\r\n").encode(),
        ("\ufeff" + ARTICLE).encode(),
        unicodedata.normalize("NFD", ARTICLE).encode(),
        ARTICLE.encode("utf-16"),
        ARTICLE.replace(" ", "\u00a0").encode(),
    ],
    ids=["as is", "CRLF", "BOM", "NFD", "UTF-16", "NBSP"],
)
def test_places_are_those_of_the_file_as_it_lies_on_disk(data: bytes) -> None:
    report = read(data)
    (finding,) = report.findings
    assert [place.text for place in finding.ends] == ["412", "431", "98,7%"]
    for place in finding.ends:
        assert report.text[place.start : place.end] == place.text
        line = report.text.replace("\r\n", "\n").split("\n")[place.line - 1]
        assert line[place.column - 1 : place.end_column - 1] == place.text
        assert place.line == place.end_line == 3


def test_candidates_mend_the_file_itself() -> None:
    source = unicodedata.normalize("NFD", ARTICLE)
    report = read(source.encode())
    (finding,) = report.findings
    assert finding.candidates
    for candidate in finding.candidates:
        mended = source
        for span, text in sorted(candidate.edits, reverse=True):
            mended = mended[: span.start] + text + mended[span.end :]
        again = read(mended.encode())
        assert not [f for f in again.findings if f.rule == finding.rule and f.severity == "error"]


def test_fingerprints_stay_while_lines_move_and_differ_for_each_finding() -> None:
    (finding,) = read(ARTICLE.encode()).findings
    moved = read(("Một dòng mới.\n\n" + ARTICLE).encode()).findings
    assert [one.fingerprint for one in moved] == [finding.fingerprint]
    said = ARTICLE.split("\n\n")[1]
    twice = read(f"{said}\n\nMột dòng khác.\n\n{said}".encode()).findings
    assert len({one.fingerprint for one in twice}) == len(twice)
    assert len(finding.fingerprint) == 8


FILLERS = (
    "Một dòng mới.",
    "Ảnh: Tỉnh ủy",
    "Có 300/431 hộ dân có xe máy, đạt 97,7%.",
    "Lễ hội diễn ra ngày 17/5/2023 với 40 đại biểu.",
)


@given(
    st.lists(st.sampled_from(FILLERS), max_size=4), st.lists(st.sampled_from(FILLERS), max_size=4)
)
def test_fingerprints_stay_whatever_is_written_around(before: list[str], after: list[str]) -> None:
    paragraphs = ARTICLE.strip().split("\n\n")
    report = read("\n\n".join((*before, *paragraphs, *after)).encode())
    (finding,) = read(ARTICLE.encode()).findings
    assert finding.fingerprint in {one.fingerprint for one in report.findings}
    assert len({one.fingerprint for one in report.findings}) == len(report.findings)


def test_fingerprints_differ_even_where_their_digits_collide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("factcheck.report.crc32", lambda key: len(key) % 2)
    text = "\n\n".join(f"Có {n}/431 hộ dân được cấp nước, đạt 98,7%." for n in (300, 200))
    found = read(text.encode()).findings
    assert {one.fingerprint for one in found} == {"00000000", "00000001"}


def test_findings_are_in_reading_order_and_the_same_every_time() -> None:
    text = "\n\n".join(f"Có {n}/431 hộ dân được cấp nước, đạt 98,7%." for n in (300, 200, 100))
    report = check(text)
    assert [finding.primary.line for finding in report.findings] == [1, 3, 5]
    assert check(text) == report


@pytest.mark.parametrize("names", ["share-of-total", "[totals, shares]", "all"])
def test_front_matter_silences_with_a_reason(names: str) -> None:
    report = read(f"---\nfactcheck: {{ignore: {names}}}\n---\n{ARTICLE}".encode())
    assert not report.findings
    assert [(one.rule, one.reason) for one in report.suppressed] == [
        ("share-of-total", "front matter")
    ]


def test_the_day_of_the_article_may_be_given_twice() -> None:
    data = f"---\ndate: 2023-05-17\n---\n{ARTICLE}".encode()
    assert read(data).as_of == "2023-05-17"
    assert check_bytes(data, "draft.txt", (), Settings(as_of=(2023, 5, 18))).as_of == "2023-05-18"
    assert read(ARTICLE.encode()).as_of is None


def test_coverage_counts_figures_that_a_relation_could_be_put_to() -> None:
    report = check("Có 412/431 hộ dân được cấp nước, đạt 95,6%. Có 15 xã vắng mặt.")
    assert report.figures.covered < report.figures.total
    assert [one.rule for one in report.verified] == ["share-of-total"]


def test_what_cannot_be_read_is_a_report_too() -> None:
    report = check_bytes(b"\xff", "draft.txt", shipped())
    assert report.errors
    assert not report.findings
