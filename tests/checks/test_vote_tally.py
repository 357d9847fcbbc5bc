"""Election results in their short form: shares, majority and turnout against the votes."""

import pytest

from factcheck.engine import Settings, check_bytes, shipped
from factcheck.report import Report

RESULT = "Ash 1,235 (57.3%, +10.1), Birch 544 (25.2%), Cedar 377 (17.5%). Majority 691."


def report_on(text: str) -> Report:
    """Return the report of the rule alone."""
    rules = tuple(rule for rule in shipped() if rule.id == "vote-tally")
    return check_bytes(text.encode(), "article.txt", rules, Settings(language="en"))


def test_a_right_result_is_verified() -> None:
    report = report_on(RESULT)
    assert not report.findings
    assert len(report.verified) == 4


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("57.3", "75.3", "57.3"),
        ("25.2", "52.2", "25.2"),
        ("Majority 691", "Majority 961", "691"),
        ("1,235", "1,532", "≈ 1,234"),
    ],
)
def test_one_wrong_figure_is_found(right: str, wrong: str, expected: str) -> None:
    (finding,) = report_on(RESULT.replace(right, wrong)).findings
    assert finding.arithmetic.expected == expected


def test_a_share_may_be_cut_off_instead_of_rounded() -> None:
    assert not report_on("Ash 2 (66.6%), Birch 1 (33.3%)").findings


def test_a_list_that_leaves_candidates_out_says_nothing() -> None:
    assert not report_on("Ash 1,235 (41.2%), Birch 544 (18.1%), others far behind.").findings


def test_a_majority_with_its_own_share_is_no_candidate() -> None:
    text = "Ash 600 (60%), Birch 400 (40%). Ash HOLD with a majority of 200 (20%)"
    assert not report_on(text).findings
    assert report_on(text.replace("of 200", "of 300")).findings[0].arithmetic.expected == "200"


def test_turnout_is_valid_and_spoilt_papers() -> None:
    text = "Turnout: 2163 Valid: 2156 Spoilt: 7"
    assert report_on(text).verified
    (finding,) = report_on(text.replace("2163", "2136")).findings
    assert [fix.label for fix in finding.candidates] == ["2163", "2129", "-20"][:2]


def test_a_vietnamese_article_has_no_such_results() -> None:
    rules = tuple(rule for rule in shipped() if rule.id == "vote-tally")
    report = check_bytes("Ông An 12 (70%), bà Ba 8 (40%).".encode(), "a.txt", rules)
    assert not report.findings
