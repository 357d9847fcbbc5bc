"""The page for people who look: what it shows, and how it behaves in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factcheck.engine import Settings, check_bytes, shipped
from factcheck.model import Candidate, Edit, Span
from factcheck.report import Report
from factcheck.reports import View, renderer
from factcheck.reports.page.words import LANGUAGES, WORDS
from tests.reports.samples import BROKEN, REPORT
from tests.reports.test_hostile_articles import EVIL

ENGLISH = """\
# Harbour news

In all 412 of 431 homes (98.7%) have a mooring. On Monday, 18 May 2021, the club gave out
a total of 59 medals: 15 for captains, 36 for deckhands and 9 for cooks.

| Pier | Boats |
|---|---|
| North | 12 |
| South | 15 |
| Total | 29 |

The last of the 77 boats left at noon.
"""
VIETNAMESE = """\
# Tin từ thư viện

Thư viện có 412/431 đầu sách mới, đạt 98,7%. Ngày 18/5/2021 có 59 giấy khen: 15 tập thể, 36 cá nhân
và 9 hộ gia đình.
"""
ALL = View(level="info", show_verified=True, rules=shipped())


def report(text: str, label: str) -> Report:
    return check_bytes(text.encode(), label, shipped(), Settings(paragraphs=True))


def page(*reports: Report) -> str:
    return renderer("html").render(reports, ALL)


class Outline(HTMLParser):
    """The elements of a page with their classes, its text, and every attribute."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, str]] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs).get("class") or ""))
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_shows_the_article_and_its_findings() -> None:
    outline = Outline(page(report(ENGLISH, "harbour.md")))
    cards = [kind for tag, kind in outline.elements if tag == "details" and "card" in kind]
    assert cards == ["card error"] * len(cards)
    assert len(cards) == 4
    assert "The last of the 77 boats left at noon." in " ".join(outline.text.split())
    assert sum(tag == "td" for tag, _ in outline.elements) == 8
    sorts = {kind for tag, kind in outline.elements if tag == "mark"}
    assert {"figure mismatched error", "figure verified", "figure unchecked"} <= sorts


def test_several_articles_get_an_index() -> None:
    reports = (report(ENGLISH, "a.md"), report(VIETNAMESE, "b.md"), BROKEN)
    text = Outline(page(*reports)).text
    assert "not a text file: character 1 is NUL" in text
    tables = [kind for tag, kind in Outline(page(*reports)).elements if tag == "table"]
    assert tables[:2] == ["articles", "rules"]
    assert Outline(page(reports[0])).elements.count(("table", "articles")) == 0


def test_the_frame_speaks_the_language_of_most_articles() -> None:
    assert '<html lang="vi">' in page(report(VIETNAMESE, "b.md"))
    assert '<html lang="en">' in page(report(ENGLISH, "a.md"))
    assert '<html lang="en">' in page()


def test_rules_are_told_in_the_language_of_the_frame() -> None:
    text = page(report(VIETNAMESE, "a.md"), report(VIETNAMESE, "b.md"))
    assert "Tỷ lệ khớp với phần và toàn bộ" in Outline(text).text
    assert '"rule:share-of-total": "A percentage fits the part and the whole it is' in text
    for rule in shipped():
        assert "vi" not in rule.wordings or rule.wordings["vi"].summary, rule.id


def test_both_languages_have_all_words() -> None:
    first, second = (WORDS[language] for language in LANGUAGES)
    assert list(first) == list(second)
    for key in first:
        assert first[key].count("{") == second[key].count("{"), key


def test_two_like_figures_are_told_apart_by_what_they_count() -> None:
    text = "Tặng tổng số 32 giấy khen: 15 tập thể, 15 cá nhân và 3 hộ gia đình.\n"
    told = " ".join(Outline(page(report(text, "a.txt"))).text.split())
    assert "15→14 (tập thể)" in told
    assert "15→14 (cá nhân)" in told
    assert "3→2 (" not in told


def test_a_report_without_paragraphs_and_a_candidate_of_two_edits_are_no_trouble() -> None:
    both = Candidate("both at once", (Edit(Span(23, 25), "58"), Edit(Span(63, 64), "7")))
    finding = REPORT.findings[0]._replace(candidates=(both,))
    text = Outline(page(REPORT._replace(findings=(finding,)))).text
    assert "both at once" in text


@pytest.mark.parametrize("evil", EVIL)
def test_an_article_cannot_add_to_the_page(evil: str) -> None:
    def outline(text: str) -> Outline:
        line = " ".join(text.split()).replace("\ud800", "")
        body = f"{line}\n\nCó 412/431 hộ được cấp nước, đạt 98,7%. {line}\n\n{line}\n"
        made = check_bytes(body.encode(), "a.txt", shipped(), Settings(paragraphs=True))
        (finding,) = (one for one in made.findings if one.rule == "share-of-total")
        spoken = finding._replace(message=text, fingerprint=finding.fingerprint, assumption=text)
        findings = tuple(spoken if one == finding else one for one in made.findings)
        return Outline(page(made._replace(path=text, findings=findings)))

    plain, told = outline("lời"), outline(evil)
    assert {tag for tag, _ in told.elements} <= {tag for tag, _ in plain.elements} | {
        "ul",
        "li",
        "wbr",
    }
    assert told.attributes - plain.attributes <= {"data-n"}  # of a second finding


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real Chromium without a window."""
    sync_api = pytest.importorskip("playwright.sync_api")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if program is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Shown:
    """A page shown in a browser, with all that it complained of."""

    def __init__(self, browser: Any, path: Path, text: str, **options: Any) -> None:
        path.write_text(text, encoding="utf-8")
        self.complaints: list[str] = []
        context = browser.new_context(reduced_motion="reduce", **options)
        context.route("http*://**", lambda route: self.complaints.append(route.request.url))
        self.tab = context.new_page()
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.tab.goto(path.as_uri())


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    text = page(report(ENGLISH, "a.md"), report(VIETNAMESE, "b.md"))
    size = {"width": width, "height": 844}
    shown = Shown(browser, tmp_path / "page.html", text, viewport=size, color_scheme=scheme)
    tab = shown.tab
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    paper = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, paper[4:-1].split(", "))) < 384) == (scheme == "dark")
    opened = ".card[open] .message"
    assert tab.locator(opened).count() == 0

    tab.keyboard.press("n")
    assert tab.locator(opened).inner_text() == "98.7% does not fit 412 of 431: that makes 95.59%"
    assert tab.evaluate("document.activeElement.closest('.card').id") == "f1"
    assert tab.locator("mark.active").all_inner_texts() == ["412", "431", "98.7%"]
    assert tab.locator(".joints path").count() == 2
    assert tab.locator("#live").inner_text().startswith("1 of ")
    tab.keyboard.press("n")
    assert "59" in tab.locator(opened).inner_text() or "Monday" in tab.locator(opened).inner_text()
    tab.keyboard.press("p")
    tab.keyboard.press("Escape")
    assert tab.locator(opened).count() == 0
    assert tab.locator(".joints path").count() == 0

    tab.locator("mark.mismatched").first.click()
    assert tab.locator(opened).count() == 1
    cards = tab.locator(".card").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top, box.bottom])"
    )
    for (left, _, bottom), (other, top, _) in pairwise(cards):
        assert left != other or bottom <= top, "cards must not cover each other"

    tab.locator("#language").click()
    assert tab.evaluate("document.documentElement.lang") == "vi"
    assert "không khớp" in tab.locator(".strip").inner_text()
    tab.locator("#theme").click()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != paper
    assert shown.complaints == []


def test_without_script_everything_can_be_read(browser: Any, tmp_path: Path) -> None:
    text = page(report(ENGLISH, "a.md"))
    tab = Shown(browser, tmp_path / "page.html", text, java_script_enabled=False).tab
    tab.locator("#f1 summary").first.click()
    assert tab.locator("#f1 .sum").is_visible()
    assert not tab.locator("#theme").is_visible()


def test_a_hostile_article_runs_nothing(browser: Any, tmp_path: Path) -> None:
    body = " ".join(EVIL).replace("\ud800", "")
    text = f"{body} Có 412/431 hộ, đạt 98,7%. {body}\n"
    made = report(text, "<script>alert(2)</script>.md")
    shown = Shown(browser, tmp_path / "page.html", page(made))
    shown.tab.keyboard.press("n")
    assert shown.complaints == []
