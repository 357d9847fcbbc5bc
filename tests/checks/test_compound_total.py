"""Figures for two kinds of things together, against the figures of each."""

import pytest

from factcheck.engine import Settings, check_bytes, shipped
from factcheck.report import Report


def report_on(text: str, language: str = "vi") -> Report:
    """Return the report of the rule alone."""
    rules = tuple(rule for rule in shipped() if rule.id == "compound-total")
    return check_bytes(text.encode(), "article.txt", rules, Settings(language=language))


HEAD = "Lũ làm 68 người chết và mất tích\n\n"


@pytest.mark.parametrize(
    "body",
    [
        "Lũ làm 55 người chết, 13 người mất tích.",
        "Lũ làm 50 người chết, 13 người mất tích; sau đó là 55 người chết và 13 mất tích.",
    ],
)
def test_a_sum_that_fits_is_verified(body: str) -> None:
    report = report_on(HEAD + body)
    assert report.verified
    assert not report.findings


def test_a_sum_that_does_not_fit_is_found_with_all_corrections() -> None:
    (finding,) = report_on(HEAD + "Lũ làm 55 người chết, 14 người mất tích.").findings
    assert finding.severity == "warning"
    assert [fix.label for fix in finding.candidates] == ["69", "54", "13"]


@pytest.mark.parametrize(
    "body",
    [
        "Lũ làm 55 người chết, hơn 14 người mất tích.",
        "Lũ làm 55 người chết và làm sập hàng trăm ngôi nhà ở nhiều xã vùng cao, theo thống kê của tỉnh, còn có 14 người mất tích.",
        "Lũ làm 68 người chết, một người mất tích.",
        "Lũ làm 2 người chết, 1 người mất tích ở huyện bên.",
    ],
)
def test_other_figures_are_left_alone(body: str) -> None:
    assert not report_on(HEAD + body).findings


def test_english_words_join_too() -> None:
    text = "68 books and maps lost\n\nThe flood took 55 books and {} maps."
    assert not report_on(text.format(13), "en").findings
    assert report_on(text.format(31), "en").findings
