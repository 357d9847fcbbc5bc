"""Comments that silence, in every format that has comments: the same article, the same silence.

What comments may say is tested with Markdown in ``test_suppressions``; here is tested that the
readers of all formats take them down where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from typing import Any

import docx
import pytest

from factcheck.engine import Settings, check_bytes, shipped
from factcheck.report import Report
from factcheck.suppressions import Silence

WRONG = "Có 412/431 hộ dân được cấp nước, đạt 98,7%."
OTHER = "Có 300/431 hộ dân có xe máy, đạt 98,7%."
THIRD = "Có 250/431 hộ dân có vườn, đạt 97,7%."
RIGHT = "Có 412/431 hộ dân được cấp nước, đạt 95,6%."
DAY = "Lễ kỷ niệm diễn ra thứ Hai, ngày 17/5/2023."
RULES = shipped()
NOTHING = Silence()

# A line of an article is a paragraph, the row of a table ("a | b") or a comment for what follows.
_COMMENT = re.compile(r"⟦(.*?)⟧")


def _marked(line: str, comment: str) -> str:
    return _COMMENT.sub(lambda found: comment.format(f" {found[1]} "), line)


def _markdown(lines: tuple[str, ...], comment: str = "<!--{}-->") -> bytes:
    out = []
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        goes_on = _COMMENT.fullmatch(line) or ("|" in line and "|" in following)
        out.append(_marked(line, comment) + ("\n" if goes_on else "\n\n"))
        if "|" in line and not any("|" in one for one in lines[: len(out) - 1]):
            out[-1] += "|".join("---" for _ in line.split("|")) + "\n"
    return "".join(out).encode()


def _mdx(lines: tuple[str, ...]) -> bytes:
    return _markdown(lines, "{{/*{}*/}}")


def _html(lines: tuple[str, ...]) -> bytes:
    out = []
    for line in lines:
        if _COMMENT.fullmatch(line):
            out.append(_marked(line, "<!--{}-->"))
        elif "|" in line:
            cells = (f"<td>{_marked(cell.strip(), '<!--{}-->')}</td>" for cell in line.split("|"))
            out.append(f"<tr>{''.join(cells)}</tr>")
        else:
            out.append(f"<p>{_marked(escape(line), '<!--{}-->')}</p>")
    text = "\n".join(out)
    return re.sub(r"(?:<tr>.*</tr>\n?)+", r"<table>\g<0></table>", text).encode()


def _word(lines: tuple[str, ...]) -> bytes:
    document = docx.Document()
    waiting: list[str] = []
    table: Any = None
    for line in lines:
        if found := _COMMENT.fullmatch(line):
            waiting.append(found[1])
        elif "|" in line:
            cells = line.split("|")
            table = table or document.add_table(0, len(cells))
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                _word_paragraph(document, cell.paragraphs[0], text.strip(), waiting)
        else:
            table = None
            _word_paragraph(document, document.add_paragraph(), line, waiting)
    _word_paragraph(document, document.add_paragraph(), "", waiting)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _word_paragraph(document: Any, paragraph: Any, line: str, waiting: list[str]) -> None:
    """Fill *paragraph* and put comments on its words; those that are *waiting* on all of them."""
    pieces = _COMMENT.split(line)  # texts and, between them, comments
    runs = [paragraph.add_run(text) for text in pieces[::2]]
    for text, run in zip(pieces[1::2], runs, strict=False):
        document.add_comment(run, text)
    while waiting:
        document.add_comment(runs, waiting.pop(0))


WRITERS: Mapping[str, Callable[[tuple[str, ...]], bytes]] = {
    "draft.md": _markdown,
    "draft.mdx": _mdx,
    "draft.html": _html,
    "draft.docx": _word,
}


@pytest.fixture(params=WRITERS)
def label(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def check(label: str, *lines: str, policy: Silence = NOTHING) -> Report:
    settings = Settings(language="vi", silence=policy._replace(known=RULES))
    report = check_bytes(WRITERS[label](lines), label, RULES, settings)
    assert not report.errors
    return report


def told(report: Report) -> list[tuple[str, str]]:
    """Return the rule and the words of each finding; of comments what stands between its marks."""
    return [
        (one.rule, re.sub(r"^(?:<!--|\{/\*) | (?:-->|\*/\})$", "", one.primary.text))
        for one in report.findings
    ]


def reasons(report: Report) -> list[str]:
    return [one.reason for one in report.suppressed]


def test_a_comment_of_its_own_is_for_the_next_block(label: str) -> None:
    report = check(label, OTHER, "⟦factcheck: ignore[share-of-total] -- so⟧", WRONG, THIRD)
    assert reasons(report) == ["so"]
    assert [one.primary.text for one in report.findings] == ["98,7%", "97,7%"]


def test_a_comment_inside_a_block_is_for_that_block(label: str) -> None:
    inside = WRONG.replace("hộ dân", "hộ dân⟦factcheck: ignore[shares] -- so⟧")
    at_the_end = THIRD + "⟦factcheck: ignore[all]⟧"
    report = check(label, OTHER, inside, DAY, at_the_end)
    assert reasons(report) == ["so", "no reason given"]
    assert [one.rule for one in report.findings] == ["share-of-total", "weekday-mismatch"]


def test_a_table_is_one_block(label: str) -> None:
    table = ("Xã | Số hộ", f"A | {WRONG}", f"B | {OTHER}")
    report = check(label, "Một dòng.", "⟦factcheck: ignore[all] -- source⟧", *table, THIRD)
    assert reasons(report) == ["source", "source"]
    assert [one.primary.text for one in report.findings] == ["97,7%"]


def test_one_value_only(label: str) -> None:
    comment = '⟦factcheck: ignore[share-of-total: "98,7%"] -- rounded⟧'
    report = check(label, comment, f"{WRONG} {OTHER.replace('98,7', '99,9')}")
    assert reasons(report) == ["rounded"]
    assert [one.primary.text for one in report.findings] == ["99,9%"]


def test_off_and_on_again(label: str) -> None:
    report = check(
        label,
        "⟦factcheck: disable[all] -- quoted⟧",
        f"{WRONG} {DAY}",
        "⟦factcheck: enable[dates]⟧",
        f"{OTHER} {DAY.replace('17/5', '18/5')}",
        "⟦factcheck: enable[all]⟧",
        THIRD,
    )
    assert reasons(report) == ["quoted"] * 3
    assert [one.rule for one in report.findings] == ["weekday-mismatch", "share-of-total"]


def test_a_whole_file(label: str) -> None:
    report = check(label, WRONG, OTHER + "⟦factcheck: ignore-file[shares] -- fiction⟧", DAY)
    assert reasons(report) == ["fiction", "fiction"]
    assert [one.rule for one in report.findings] == ["weekday-mismatch"]


def test_a_comment_behind_the_last_block_may_be_for_the_file(label: str) -> None:
    report = check(label, WRONG, "⟦factcheck: ignore-file[all] -- fiction⟧")
    assert reasons(report) == ["fiction"]


@pytest.mark.parametrize("mark", ["[sic]", " [nguyên văn]"])
def test_sic_behind_a_figure(label: str, mark: str) -> None:
    report = check(label, WRONG.replace("98,7%", "98,7%" + mark), OTHER)
    assert reasons(report) == ["[sic]"]
    assert len(report.findings) == 1


@pytest.mark.parametrize(
    "comment",
    [
        "factcheck: ignore[share-of-totl] -- x",
        "factcheck: ignroe[all] -- x",
        "factcheck: ignore",
        "factcheck: ignore[all] why",
        "factcheck: enable[shares]",
        'factcheck: disable[shares: "98,7%"] -- x',
    ],
)
def test_comments_that_cannot_be_understood(label: str, comment: str) -> None:
    report = check(label, f"⟦{comment}⟧", WRONG)
    remark, finding = sorted(report.findings, key=lambda one: one.rule != "invalid-suppression")
    assert (remark.rule, remark.severity) == ("invalid-suppression", "warning")
    assert finding.primary.text == "98,7%"
    # A Word comment has no place in the text but that of the words that it is about.
    there = WRONG if label.endswith(".docx") else comment
    assert ("invalid-suppression", there) in told(report)
    assert not report.suppressed


def test_reasons_may_be_required(label: str) -> None:
    policy = Silence(reasons=True)
    report = check(label, "⟦factcheck: ignore[shares]⟧", WRONG, policy=policy)
    assert sorted(one.rule for one in report.findings) == ["invalid-suppression", "share-of-total"]
    report = check(label, "⟦factcheck: ignore[shares] -- so⟧", WRONG, policy=policy)
    assert reasons(report) == ["so"]


def test_comments_that_silence_nothing(label: str) -> None:
    inside = RIGHT.replace("hộ dân", "hộ dân⟦factcheck: ignore[ages] -- x⟧")
    report = check(label, "⟦factcheck: ignore[share-of-total, dates] -- x⟧", WRONG, inside)
    assert [(one.rule, one.severity) for one in report.findings] == [
        ("unused-suppression", "info")
    ] * 2
    assert [one.message.rpartition(" ")[2] for one in report.findings] == ["dates", "ages"]
    assert reasons(report) == ["x"]


def test_comments_about_something_else_are_passed_over(label: str) -> None:
    report = check(label, "⟦Has somebody checked this? factcheck: ignore[all]⟧", WRONG)
    assert [one.rule for one in report.findings] == ["share-of-total"]


def test_an_article_may_be_given_no_say(label: str) -> None:
    report = check(label, "⟦factcheck: ignore[all] -- so⟧", WRONG, policy=Silence(inline=False))
    assert [one.rule for one in report.findings] == ["share-of-total"]


def test_plain_text_has_no_comments() -> None:
    text = f"<!-- factcheck: ignore[all] -- x -->\n\n{WRONG}\n\n{OTHER.replace('%', '% [sic]')}"
    report = check_bytes(text.encode(), "draft.txt", RULES)
    assert [one.rule for one in report.findings] == ["share-of-total"]
    assert reasons(report) == ["[sic]"]
