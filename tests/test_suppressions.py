"""What is silent and why: comments, [sic], front matter, and what the caller says."""

from __future__ import annotations

import pytest

from factcheck.engine import Settings, check_bytes, check_document, report_on, shipped
from factcheck.report import Finding, Report
from factcheck.rulebook import Rule
from factcheck.sources import read_source
from factcheck.suppressions import CHECKS, Silence

WRONG = "Có 412/431 hộ dân được cấp nước, đạt 98,7%."
OTHER = "Có 300/431 hộ dân có xe máy, đạt 98,7%."
THIRD = "Có 250/431 hộ dân có vườn, đạt 97,7%."
RIGHT = "Có 412/431 hộ dân được cấp nước, đạt 95,6%."
DAY = "Lễ kỷ niệm diễn ra thứ Hai, ngày 17/5/2023."
TABLE = "Xã | Số hộ | Tỷ lệ\n--- | --- | ---\nA | 412/431 hộ, đạt 98,7% | x\nB | 300/431 hộ, đạt 98,7% | y"


RULES = shipped()
NOTHING = Silence()


def check(text: str, policy: Silence = NOTHING, rules: tuple[Rule, ...] = RULES) -> Report:
    document = read_source(text.encode(), "draft.md", language="vi")
    policy = policy._replace(known=RULES)
    return report_on(check_document(document, rules), rules, policy)


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Return the primary ends of findings about figures, and what those about comments name."""
    return [
        one.message.partition(": ")[2] if one.rule in CHECKS else one.primary.text
        for one in findings
    ]


def reasons(report: Report) -> list[str]:
    return [one.reason for one in report.suppressed]


# Comments -----------------------------------------------------------------------------------


def test_a_comment_on_its_own_line_is_for_the_next_block() -> None:
    comment = "<!-- factcheck: ignore[share-of-total] -- as published -->"
    report = check(f"{comment}\n{WRONG}\n\n{OTHER}\n")
    assert reasons(report) == ["as published"]
    assert [one.primary.line for one in report.suppressed] == [2]
    assert len(report.findings) == 1
    report = check(f"{WRONG}\n\n{comment}\n{OTHER}\n")
    assert [one.primary.line for one in report.suppressed] == [4]


def test_a_comment_inside_a_block_is_for_that_block() -> None:
    inside = WRONG.replace("hộ dân", "hộ dân <!-- factcheck: ignore[shares] -- so -->")
    report = check(f"{OTHER}\n\n{inside}\n\n{THIRD}\n")
    assert reasons(report) == ["so"]
    assert len(report.findings) == 2
    at_the_end = check(f"{WRONG} <!-- factcheck: ignore[all] -->\n")
    assert reasons(at_the_end) == ["no reason given"]


def test_a_table_is_one_block() -> None:
    report = check(f"Một dòng.\n\n<!-- factcheck: ignore[all] -- source -->\n{TABLE}\n\n{THIRD}\n")
    assert reasons(report) == ["source", "source"]
    assert len(report.findings) == 1


def test_a_finding_in_two_blocks_is_silent_if_one_of_them_is() -> None:
    body = (
        "Thư viện tặng 16 tủ sách cho trẻ em vùng cao\n\n"
        "Thư viện tỉnh vừa tặng 61 tủ sách cho trẻ em vùng cao trong tuần lễ đọc sách.\n"
    )
    (finding,) = check(body).findings
    assert finding.rule == "repeated-fact-conflict"
    comment = "<!-- factcheck: ignore[repeated-fact-conflict] -- two counts -->"
    assert not check(f"{comment}\n{body}").findings
    assert not check(body.replace("\n\n", f"\n\n{comment}\n")).findings


@pytest.mark.parametrize("value", ['"98,7%"', '"98,7"', "“98,7%”", "'98,7%'", '" 98,7% "'])
def test_one_value_only(value: str) -> None:
    comment = f"<!-- factcheck: ignore[share-of-total: {value}] -- rounded -->"
    text = f"{WRONG} {OTHER.replace('98,7', '99,9')}\n"
    report = check(f"{comment}\n{text}")
    assert reasons(report) == ["rounded"]
    assert told(report.findings) == ["99,9%"]
    assert told(check(f"{comment}\n{RIGHT}\n").findings)[0].startswith('share-of-total: "98,7')


def test_several_names_and_values() -> None:
    comment = '<!-- factcheck: ignore[weekday-mismatch, share-of-total: "98,7%", ages] -- x -->'
    report = check(f"{comment}\n{WRONG} {DAY}\n")
    assert len(report.suppressed) == 2
    assert told(report.findings) == ["ages"]


def test_off_and_on_again() -> None:
    text = (
        "<!-- factcheck: disable[all] -- quoted -->\n"
        f"{WRONG} {DAY}\n\n"
        "<!-- factcheck: enable[dates] -->\n"
        f"{OTHER} {DAY.replace('17/5', '18/5')}\n\n"
        "<!-- factcheck: enable[all] -->\n"
        f"{THIRD}\n"
    )
    report = check(text)
    assert reasons(report) == ["quoted"] * 3
    assert [(one.rule, one.primary.line) for one in report.findings] == [
        ("weekday-mismatch", 5),
        ("share-of-total", 8),
    ]


def test_what_is_never_switched_on_again_is_off_to_the_end() -> None:
    report = check(f"{WRONG}\n\n<!-- factcheck: disable[shares] -- x -->\n{OTHER}\n\n{THIRD}\n")
    assert [one.primary.line for one in report.suppressed] == [4, 6]


def test_a_whole_file() -> None:
    report = check(f"{WRONG}\n\n{OTHER}\n\n<!-- factcheck: ignore-file[shares] -- fiction -->\n")
    assert reasons(report) == ["fiction", "fiction"]
    assert not report.findings


@pytest.mark.parametrize(
    "text",
    [
        "factcheck: ignore[all] -- why",
        "  Factcheck:  ignore [ all ]  --  why ",
        "factcheck: ignore[all] — why",
        "factcheck: ignore[all]-- why",
        "factcheck:ignore[all]\n -- why",
    ],
)
def test_comments_may_be_spaced_as_people_like(text: str) -> None:
    assert reasons(check(f"<!--{text}-->\n{WRONG}\n")) == ["why"]


# [sic] --------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["[sic]", " [sic]", " [nguyên văn]", " [Sic!]"])
def test_sic_behind_a_figure(mark: str) -> None:
    report = check(f"{WRONG.replace('98,7%', '98,7%' + mark)}\n\n{OTHER}\n")
    assert reasons(report) == ["[sic]"]
    assert len(report.findings) == 1
    assert len(check(f"{WRONG} {mark}\n").findings) == 1


# What comments are told ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore", "Chưa nêu quy tắc nào: ignore[quy-tắc]"),
        ("ignore[]", "Chưa nêu quy tắc nào: ignore[quy-tắc]"),
        ("ignore[share-of-totl] -- x", '"share-of-totl": có phải "share-of-total"?'),
        ("ignore[xyz] -- x", 'Không có quy tắc nào tên là "xyz"'),
        ("ignroe[all] -- x", 'Không có lệnh "ignroe": chỉ có ignore'),
        ("ignore[all why", ": factcheck: ignore[all why"),
        ("ignore[all] why", ": factcheck: ignore[all] why"),
        ('ignore["98,7%"] -- x', ': factcheck: ignore["98,7%"] -- x'),
        ('disable[shares: "98,7%"] -- x', '"disable" không dùng cho riêng một số liệu'),
        ("enable[shares]", "Chưa tắt quy tắc nào để bật lại: shares"),
    ],
)
def test_comments_that_cannot_be_understood(comment: str, said: str) -> None:
    report = check(f"<!-- factcheck: {comment} -->\n{WRONG}\n")
    remarks = [one for one in report.findings if one.rule != "share-of-total"]
    assert [(one.rule, one.severity) for one in remarks] == [("invalid-suppression", "warning")]
    assert said in remarks[0].message
    assert remarks[0].primary.text == f"<!-- factcheck: {comment} -->"
    assert not report.suppressed


def test_an_unknown_name_does_not_spoil_the_others() -> None:
    report = check(f"<!-- factcheck: ignore[xyz, share-of-total] -- x -->\n{WRONG}\n")
    assert reasons(report) == ["x"]
    assert [one.message for one in report.findings] == ['Không có quy tắc nào tên là "xyz"']


def test_reasons_may_be_required() -> None:
    policy = Silence(reasons=True)
    report = check(f"<!-- factcheck: ignore[shares] -->\n{WRONG}\n", policy)
    assert told(report.findings) == ["ignore[…] -- lý do", "98,7%"]
    assert not check(f"<!-- factcheck: ignore[shares] -- x -->\n{WRONG}\n", policy).findings


def test_comments_that_silence_nothing() -> None:
    text = f"<!-- factcheck: ignore[share-of-total, weekday-mismatch] -- x -->\n{WRONG}\n"
    report = check(text)
    assert told(report.findings) == ["weekday-mismatch"]
    assert [(one.rule, one.severity) for one in report.findings] == [("unused-suppression", "info")]
    # Nothing can be said of a rule that was off.
    off = tuple(one for one in RULES if one.id != "weekday-mismatch")
    assert not check(text, rules=off).findings
    assert told(check("<!-- factcheck: disable[all] -- x -->\nMột dòng.\n").findings) == ["all"]
    assert not check("<!-- factcheck: disable[all] -- x -->\nMột dòng.\n", rules=off).findings
    assert told(check("Một dòng.\n<!-- factcheck: ignore[ages] -- x -->\n").findings) == ["ages"]


def test_remarks_may_be_silenced_as_well() -> None:
    comment = "<!-- factcheck: ignore[ages, unused-suppression] -- for the next edition -->"
    report = check(f"{comment}\n{RIGHT}\n")
    assert not report.findings
    assert reasons(report) == ["for the next edition"]
    everything = "<!-- factcheck: ignore-file[suppressions] -- x -->\n"
    assert not check(f"{everything}<!-- factcheck: ignore[xyz] -- x -->\n{RIGHT}\n").findings


def test_remarks_have_fingerprints_of_their_own() -> None:
    report = check(f"<!-- factcheck: ignore[ages, dates] -- x -->\n{RIGHT}\n")
    assert len({one.fingerprint for one in report.findings}) == 2


# The caller ---------------------------------------------------------------------------------


def test_an_article_may_be_given_no_say() -> None:
    text = OTHER.replace("98,7%", "98,7% [sic]")
    silent = f"<!-- factcheck: ignore[all] -- x -->\n{WRONG}\n\n{text}\n\n<!-- factcheck: x -->\n"
    assert len(check(silent).suppressed) == 2
    report = check(silent, Silence(inline=False))
    assert [one.rule for one in report.findings] == ["share-of-total"] * 2
    assert not report.suppressed


def test_the_caller_may_silence_rules_throughout() -> None:
    report = check(f"{WRONG} {DAY}\n", Silence(rules=(("dates", "per-file-ignores"),)))
    assert told(report.findings) == ["98,7%"]
    assert reasons(report) == ["per-file-ignores"]


def test_a_reason_is_of_the_article_or_from_outside() -> None:
    comment = "<!-- factcheck: ignore[shares] -- as published -->"
    (finding,) = check(f"{WRONG}\n").findings
    settings = Silence(rules=(("shares", "settings"),))
    for text, policy, inline in (
        (WRONG, settings, False),
        (WRONG, Silence(fingerprints={finding.fingerprint: "known"}), False),
        (f"{comment}\n{WRONG}", NOTHING, True),
        (f"---\nfactcheck: {{ignore: shares}}\n---\n{WRONG}", NOTHING, True),
        (f"{WRONG[:-1]} [sic].", NOTHING, True),
        (f"{comment}\n{WRONG}", settings, False),
    ):
        assert [one.inline for one in check(text, policy).suppressed] == [inline], text


def test_an_unknown_rule_in_the_front_matter_is_an_error() -> None:
    data = f"---\nfactcheck: {{ignore: [share-of-totl]}}\n---\n{WRONG}\n".encode()
    report = check_bytes(data, "draft.txt", shipped())
    (error,) = report.errors
    assert error == (
        "front matter: factcheck: ignore: unknown rule 'share-of-totl':"
        ' did you mean "share-of-total"?'
    )
    # A rule that is off is known all the same.
    one = tuple(rule for rule in shipped() if rule.id == "weekday-mismatch")
    known = data.replace(b"totl", b"total")
    assert not check_bytes(known, "draft.txt", one).errors


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("412/431", 0),
        (r"Có \d+/\d+ hộ", 0),
        ("đạt 98,7%", 0),
        ("(?i)CÓ", 1),
        ("nước – ở", 1),
        (" – ", 1),
    ],
)
def test_what_is_skipped_is_not_read(expression: str, found: int) -> None:
    settings = Settings(skip=(expression,))
    text = WRONG.replace("nước,", "nước – ở xã,")
    report = check_bytes(text.encode(), "draft.txt", shipped(), settings)
    assert len(report.findings) == found
    assert all(
        report.text[one.start : one.end] == one.text for f in report.findings for one in f.ends
    )


def test_an_article_names_no_end_of_rules() -> None:
    comment = "<!-- factcheck: ignore[share-of-total] -- as published -->\n"
    late = f"<!-- factcheck: ignore[{'dates, ' * 200}shares] -->\n{OTHER}\n"
    report = check(f"{comment}{WRONG}\n\n{late}")
    assert reasons(report) == ["as published"]
    assert told(report.findings) == ["từ đây trở đi không còn hiệu lực", "98,7%"]
