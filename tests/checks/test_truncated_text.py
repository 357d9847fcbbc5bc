"""Lines cut off, brackets left open, and layouts that only look like it."""

from __future__ import annotations

import pytest

from tests.checking import findings

ID = "truncated-text"
BODY = (
    "The quay rejoices\n\n"
    "The company marks 75 years since its first crossing of the bay.\n\n"
    "In a film the harbour marks 75 years since its first crossing of the bay.\n\n"
    "A book, too, marks 75 years since its first crossing of the bay."
)
CUT = "Ferry marks 75 years since its first"


def test_a_phrase_that_always_goes_on_was_cut() -> None:
    (found,) = findings(ID, f"{BODY}\n\n{CUT}")
    assert found.ends == ("first", "first crossing")
    assert found.severity == "warning"


def test_a_headline_may_say_less_than_the_body() -> None:
    assert findings(ID, f"{CUT}\n\n{BODY}") == []


def test_twice_is_not_always() -> None:
    two = BODY.rpartition("\n\n")[0]
    assert findings(ID, f"{two}\n\n{CUT}") == []


@pytest.mark.parametrize("more", ["It marks 75 years since its first.", "A sail: its first one."])
def test_a_phrase_or_its_end_that_stands_elsewhere_was_not_cut(more: str) -> None:
    assert findings(ID, f"{BODY}\n\n{CUT}\n\n{more}") == []


def test_a_paragraph_broken_over_pages_was_not_cut() -> None:
    text = f"{BODY}\n\nAll said that it marks 75 years since its first\n\ncrossing of the bay."
    assert findings(ID, text) == []


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("Ferry opens the season with a fair and", "warning"),  # another title goes on
        ("Guests of the night boat come from the", "info"),
        ("Photo: The crew hands the rope to the", "warning"),
    ],
)
def test_a_title_that_ends_on_a_word_that_ends_nothing(line: str, severity: str) -> None:
    head = "Ferry opens the season with a fair and a film"
    (found,) = findings(ID, f"{head}\n\nThe ferry opened its season.\n\n{line}")
    assert found.severity == severity


def test_a_title_broken_over_two_lines_was_not_cut() -> None:
    head = "Ferry opens the season with a fair and a film"
    text = f"{head}\n\nThe ferry sails.\n\nFerry opens the season with a fair and\n\na film"
    assert findings(ID, text) == []


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Phòng đọc mở cửa sau nhiều năm nghiên", 1),
        ("Phòng đọc mở cửa sau nhiều năm nghiên cứu", 0),
        ("Mừng 20 năm ngày thành", 1),
        ("Phòng đọc mới đã hoàn thành", 0),
        ("Phát biểu khai mạc hội", 1),
        ("Sách mới cho thư viện xã hội", 0),
        ("Ảnh: Lê Thành", 0),
    ],
)
def test_half_a_word_ends_no_title(title: str, count: int) -> None:
    assert len(findings(ID, title)) == count


def test_an_open_bracket_with_a_figure_is_a_warning() -> None:
    (found,) = findings(ID, "The jubilee (20 September 2024 will be held on the quay.")
    assert (found.ends[0], found.severity) == ("(20", "warning")


def test_an_open_bracket_with_words_is_only_pointed_out() -> None:
    (found,) = findings(ID, "The jubilee (on the quay will be held in May.")
    assert found.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "The crew was glad :( and the boat was late.",
        "The jubilee (on the quay...",
        "The jubilee (held on the quay\n\nand in the harbour) was long.",
        "\n\n".join(f"Boat number {name} (left" for name in "abcde"),
    ],
)
def test_brackets_that_say_nothing(text: str) -> None:
    assert findings(ID, text) == []


def test_a_quotation_that_ends_on_an_article_is_pointed_out() -> None:
    (found,) = findings(ID, 'He said they had "handed the rope to the" and left.')
    assert found.severity == "info"
