"""Whatever an article says, it stays text in every report."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from factcheck.model import Arithmetic, Candidate, Edit, Span
from factcheck.report import Report, line_starts, place_of
from factcheck.reports import FORMATS, View
from tests.reports.samples import FINDING, REPORT, render
from tests.reports.test_pipelines import commands

EVIL = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\x1b[2J\x1b]8;;http://x\x07",
    "::error file=a::x",
    "##[error]x",
    "]]><failure/>",
    "</textarea><!--",
    "=cmd|' /C calc'!A0",
    "| a | b |\n|---|---|",
    "\r\n# Title\n- item",
    "```\n~~~",
    "@everyone [x](javascript:alert(1))",
    '"},{"rule":"x',
    "%0A%25 &lt;b&gt; \u202e\u2028\u2066 \ud800",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "\x9b2J\x85\x7f\x01\x0b",
)


def hostile(evil: str) -> Report:
    """Return a report whose article, messages and sums have *evil* wherever text can be."""
    text = f"{evil} 59 {evil} 15 {evil}\n"
    starts = line_starts(text)
    first = text.index(" 59 ") + 1
    second = text.index(" 15 ", first) + 1
    primary = place_of(text, starts, Span(first, second + 2))
    end = place_of(text, starts, Span(second, second + 2))
    finding = FINDING._replace(
        message=f"{evil} 59",
        primary=primary,
        related=(end,),
        arithmetic=Arithmetic(f"15 {evil}", evil, "59"),
        candidates=(Candidate(evil, (Edit(Span(first, first + 2), evil),)),),
        assumption=evil,
    )
    return REPORT._replace(
        path=f"a {evil.replace('/', '')}.txt",
        text=text,
        findings=(finding,),
        suppressed=(finding._replace(reason=evil),),
    )


def printed(form: str, evil: str) -> str:
    return render(form, hostile(evil), Report(f"b{evil}", errors=(evil,)), view=ALL)


ALL = View(level="info", show_verified=True)


# All but tabs and the ends of lines.
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("form", FORMATS)
def test_no_report_steers_a_terminal(form: str, evil: str) -> None:
    assert not STEERING.search(printed(form, evil))


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("form", ["full", "concise", "github"])
def test_lines_stay_lines_and_move_no_cursor(form: str, evil: str) -> None:
    text = printed(form, evil)
    assert not STEERING.search(text)
    if form == "concise":
        assert len(text.splitlines()) == len(printed(form, "plain").splitlines())
    if form == "github":
        assert [name for name, _, _ in commands(text)] == ["error", "error"]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "rdjson"])
def test_json_keeps_its_shape(form: str, evil: str) -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(part) for key, part in value.items()}
        return [shape(part) for part in value] if isinstance(value, list) else type(value)

    assert shape(json.loads(printed(form, evil))) == shape(json.loads(printed(form, "plain")))


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("form", ["jsonl", "rdjsonl"])
def test_json_lines_are_lines(form: str, evil: str) -> None:
    lines = printed(form, evil).removesuffix("\n").split("\n")
    assert len(lines) == 2
    assert all(json.loads(line) for line in lines)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_keeps_its_shape(form: str, evil: str) -> None:
    def tags(text: str) -> list[str]:
        root = ET.fromstring(text.encode())  # noqa: S314 - our own
        return [element.tag for element in root.iter()]

    assert tags(printed(form, evil)) == tags(printed(form, "plain"))


@pytest.mark.parametrize("evil", EVIL)
def test_markdown_shows_letters(evil: str) -> None:
    from markdown_it import MarkdownIt

    def tags(text: str) -> set[str]:
        html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
        assert "javascript:" not in " ".join(re.findall(r"<[^>]*>", html))
        return set(re.findall(r"</?\w+", html))

    assert "@everyone" not in printed("markdown", evil)
    assert tags(printed("markdown", evil)) == tags(printed("markdown", "plain"))


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("form", FORMATS)
def test_every_report_can_be_written_as_utf_8(form: str, evil: str) -> None:
    if form in {"full", "concise", "json", "jsonl"} and "\ud800" in evil:
        return  # printed with the name as the system gave it
    assert printed(form, evil).encode()
