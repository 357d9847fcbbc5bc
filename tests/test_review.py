"""Reviewing in a real terminal: what is shown, what the keys do, what is on the disk then."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect")

TWO = """\
# Tin

Có 412/431 hộ dân được cấp nước, đạt 98,7%.

Tặng tổng số 59 giấy khen: 15 tập thể, 36 cá nhân và 9 hộ gia đình.
"""
PROMPT = r"q quit  \? "
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def reviewing(*paths: Path, answers: str | list[str], columns: int = 100) -> tuple[str, int]:
    """Run ``factcheck review``, give *answers* to its questions, return the screen and the code."""
    arguments = ["-m", "factcheck", "review", *(path.name for path in paths)]
    child: Any = pexpect.spawn(
        sys.executable,
        arguments,
        encoding="utf-8",
        timeout=60,
        dimensions=(40, columns),
        cwd=paths[-1].parent,
        env={**os.environ, "TERM": "xterm", "PYTHONUTF8": "1"},
    )
    seen = ""
    for answer in answers:
        child.expect([PROMPT, r"reason: ", r"instead of [^\n]*: ", r"which one [^\n]*: "])
        seen += child.before + child.after
        child.send(answer)
    child.expect(pexpect.EOF)
    seen += child.before
    child.close()
    return _COLOURS.sub("", seen).replace("\r\n", "\n"), child.exitstatus


def draft(tmp_path: Path, text: str = TWO, name: str = "tin.md") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return path


def test_candidates_are_applied_in_place(tmp_path: Path) -> None:
    path = draft(tmp_path)
    screen, code = reviewing(path, answers="11")
    assert code == 0
    assert "98,7% không khớp với 412/431: phải là 95,59%" in screen
    assert "  = 412 / 431 × 100 = 95,59, not 98,7" in screen
    assert "   1  98,7 → 95,6" in screen
    assert "1 of 2" in screen
    assert "1 of 1" in screen
    assert "2 changed · 0 silenced · 0 left" in screen
    assert path.read_text(encoding="utf-8") == TWO.replace("98,7", "95,6").replace("36", "35")


def test_next_back_and_quit_change_nothing(tmp_path: Path) -> None:
    path = draft(tmp_path)
    screen, code = reviewing(path, answers="nbnbq")
    assert code == 1
    assert screen.count("1 of 2") == 3
    assert screen.count("2 of 2") == 2
    assert "0 changed · 0 silenced · 2 left" in screen
    assert path.read_text(encoding="utf-8") == TWO


def test_other_text_is_checked_again(tmp_path: Path) -> None:
    path = draft(tmp_path, TWO.rpartition("\n\n")[0] + "\n")
    screen, code = reviewing(path, answers=["e", "1\r", "410\r", "e", "3\r", "95,1%\r"])
    assert "412 → 410" in screen
    assert "410/431" in screen
    assert code == 0
    assert "Có 410/431 hộ dân được cấp nước, đạt 95,1%." in path.read_text(encoding="utf-8")


def test_other_text_that_is_given_up_changes_nothing(tmp_path: Path) -> None:
    path = draft(tmp_path)
    _, code = reviewing(path, answers=["e", "\r", "e", "9\r", "e", "1\r", "\r", "e", "\x03", "q"])
    assert code == 1
    assert path.read_text(encoding="utf-8") == TWO


def test_a_change_is_taken_back(tmp_path: Path) -> None:
    path = draft(tmp_path)
    screen, _ = reviewing(path, answers="1uuq")
    assert "taken back" in screen
    assert "nothing to take back" in screen
    assert "0 changed · 0 silenced · 2 left" in screen
    assert path.read_text(encoding="utf-8") == TWO


def test_markdown_is_silenced_by_a_comment_with_the_reason(tmp_path: Path) -> None:
    path = draft(tmp_path)
    screen, code = reviewing(path, answers=["s", "as -- the > office says\r", "q"])
    assert "silenced: a comment in tin.md" in screen
    assert "0 changed · 1 silenced · 1 left" in screen
    assert code == 1
    comment = "<!-- factcheck: ignore[share-of-total] -- as – the › office says -->"
    assert path.read_text(encoding="utf-8") == TWO.replace("98,7%", f"98,7%{comment}")
    screen, _ = reviewing(path, answers="q")
    assert "1 of 1" in screen


def test_html_keeps_its_markup(tmp_path: Path) -> None:
    body = (
        "<p>Có <b>412</b>/431 hộ dân được cấp&nbsp;nước, đạt 98,7%.</p>\n"
        "<p>Tặng tổng số 59 giấy khen: 15 tập thể, 36 cá nhân &amp; 9 hộ gia đình.</p>\n"
    )
    path = draft(tmp_path, f"<!doctype html>\n<title>Tin</title>\n{body}", "tin.html")
    screen, _ = reviewing(path, answers=["1", "s", "so it is\r"])
    assert "changed: 98,7 → 95,6" in screen
    assert "silenced: a comment in tin.html" in screen
    comment = "<!-- factcheck: ignore[total-of-parts] -- so it is -->"
    text = path.read_text(encoding="utf-8")
    assert f"tổng số 59{comment} giấy khen" in text
    path.write_text(text.replace(comment, ""), encoding="utf-8")
    screen, code = reviewing(path, answers=["e", "1\r", "6 < 0\r"])
    assert code == 0
    text = path.read_text(encoding="utf-8")
    assert "<b>412</b>/431 hộ dân được cấp&nbsp;nước, đạt 95,6%." in text
    assert "&amp; 9 hộ" in text
    assert "6 &lt; 0" in text


def test_markup_inside_of_a_figure_stays(tmp_path: Path) -> None:
    body = "<p>Có 412/431 hộ dân được cấp nước, đạt 9<b>8,7</b>%.</p>\n"
    path = draft(tmp_path, body, "tin.html")
    screen, _ = reviewing(path, answers=["e", "3\r", "1"])
    assert "not changed: markup stands inside of '9<b>8,7</b>%'" in screen
    assert "changed: 9<b>8,7 → 9<b>5,6" in screen
    assert path.read_text(encoding="utf-8") == body.replace("8,7", "5,6")


def test_word_gets_tracked_changes_and_comments(tmp_path: Path) -> None:
    import docx
    from docx.oxml.ns import qn

    made = docx.Document()
    for paragraph in TWO.split("\n\n"):
        made.add_paragraph(paragraph.strip())
    path = tmp_path / "tin.docx"
    made.save(str(path))
    screen, code = reviewing(path, answers=["1", "u", "1", "s", "as the office says\r"])
    assert code == 0
    assert "tin.docx ¶2:38" in screen
    assert "silenced: a comment in tin.docx" in screen
    assert "1 changed · 1 silenced · 0 left" in screen
    root = docx.Document(str(path))
    (comment,) = root.comments
    assert comment.text == "factcheck: ignore[total-of-parts] -- as the office says"
    assert [one.text for one in root.element.iter(qn("w:delText"))] == ["98,7"]
    inserted = [text.text for one in root.element.iter(qn("w:ins")) for text in one.iter(qn("w:t"))]
    assert inserted == ["95,6"]


def test_plain_text_is_silenced_in_the_ignore_file(tmp_path: Path) -> None:
    path = draft(tmp_path, name="tin.txt")
    ignored = tmp_path / ".factcheck-ignore"
    screen, _ = reviewing(path, answers=["s", "\r", "s", "no\r", "u", "q"])
    assert "silenced: .factcheck-ignore" in screen
    assert "0 changed · 0 silenced · 2 left" in screen
    assert not ignored.exists()
    screen, code = reviewing(path, answers=["s", "as the office says\r", "q"])
    assert code == 1
    assert "0 changed · 1 silenced · 1 left" in screen
    assert path.read_text(encoding="utf-8") == TWO
    listed = ignored.read_text(encoding="utf-8")
    assert re.search(r"^[0-9a-f]{8} -- as the office says$", listed, re.MULTILINE)
    screen, _ = reviewing(path, answers=["s", "again\r"])
    assert "0 changed · 1 silenced · 0 left" in screen
    assert ignored.read_text(encoding="utf-8").startswith(listed)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "tin.txt"
    mark = "" if encoding == "utf-8-sig" else "\ufeff"
    text = TWO.replace("\n", "\r\n")
    path.write_bytes((mark + text).encode(encoding))
    reviewing(path, answers="1q")
    assert path.read_bytes() == (mark + text.replace("98,7", "95,6")).encode(encoding)


def test_a_number_of_two_digits_can_be_chosen(tmp_path: Path) -> None:
    path = draft(tmp_path, "Hội nghị diễn ra thứ Ba, ngày 12/9/2024.\n", "a.txt")
    screen, code = reviewing(path, answers=["12"])
    assert code == 0
    assert "  12  thứ Ba → thứ Năm" in screen
    assert "thứ Năm, ngày 12/9/2024" in path.read_text(encoding="utf-8")


def test_files_that_cannot_be_read_do_not_end_it(tmp_path: Path) -> None:
    path = draft(tmp_path)
    screen, code = reviewing(tmp_path / "missing.md", path, answers="q")
    assert "missing.md: no such file" in screen
    assert code == 2


def test_what_someone_else_saved_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path = draft(tmp_path)
    child: Any = pexpect.spawn(
        sys.executable, ["-m", "factcheck", "review", str(path)], encoding="utf-8", timeout=60
    )
    child.expect(PROMPT)
    path.write_text(TWO.replace("Tin", "Tin mới"), encoding="utf-8")
    child.send("1")
    child.expect("not changed")
    child.expect(PROMPT)
    child.send("1")
    child.expect(PROMPT)
    child.send("q")
    child.expect(pexpect.EOF)
    text = path.read_text(encoding="utf-8")
    assert "Tin mới" in text
    assert "95,6" in text


def test_without_a_terminal_nothing_is_written(tmp_path: Path, factcheck: Any) -> None:
    path = draft(tmp_path)
    outcome = factcheck("review", path, stdin=b"1\n1\n")
    assert outcome.code == 2
    assert "needs a terminal" in outcome.err
    assert path.read_text(encoding="utf-8") == TWO
    assert "standard input" in factcheck("review", "-").err


def test_a_narrow_terminal_and_a_hostile_article(tmp_path: Path) -> None:
    evil = f"\x1b]0;x\x07\x1b[2J {TWO}"
    screen, _ = reviewing(draft(tmp_path, evil), answers="nq", columns=40)
    assert "\x1b" not in screen
    assert "\x07" not in screen
    assert max(map(len, screen.splitlines())) <= 80
