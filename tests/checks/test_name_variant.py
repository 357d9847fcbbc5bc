"""One name in two spellings, and two names that are alike."""

from __future__ import annotations

import pytest

from tests.checking import findings

ID = "name-variant"
OFTEN = "Thư viện Điện Biên mở cửa. Người Điện Biên đọc nhiều. Sách ở Điện Biên đều mới, Điện Biên vui. "


def test_a_name_that_lost_its_marks_among_marked_words_is_a_warning() -> None:
    (found,) = findings(ID, OFTEN + "Thư viện tỉnh Dien Bien vẫn mở cửa.")
    assert found.severity == "warning"
    assert found.ends == ("Dien Bien", "Điện Biên")
    assert found.proposals == ("Điện Biên",)


@pytest.mark.parametrize(
    "text",
    [
        OFTEN + "Đoàn Malaysia tại Dien Bien đã về.",
        OFTEN + "Sách mới đã về đến Dien Bien.",
        OFTEN + "Chào bạn.\n\nDien Bien đã có thư viện.",
        "Thư viện Điện Biên mở cửa. Người Điện Biên đọc. Sách ở Điện Biên đã đến Dien Bien.",
    ],
)
def test_where_it_stands_makes_no_difference(text: str) -> None:
    assert [found.severity for found in findings(ID, text)] == ["warning"]


def test_one_against_one_is_only_pointed_out() -> None:
    (found,) = findings(ID, "Thư viện Điện Biên mở cửa. Bạn đọc Dien Bien đã tới.")
    assert found.severity == "info"


def test_a_name_without_marks_in_a_foreign_title_is_only_pointed_out() -> None:
    (found,) = findings(ID, OFTEN + "Sách mới: The Roads of Dien Bien Today, London.")
    assert found.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        OFTEN + "Khu vui chơi Sun World Dien Bien Park đón bạn đọc.",
        OFTEN + "Hai ông Eric Chu và Dien Bien đã tới.",
        OFTEN + "Thư viện Dien Bien đã mở; hỏi ông Dien và bà Bien.",
        OFTEN + "Thư viện Điện Bàn, hay Dien Bien, đã mở.",
    ],
)
def test_a_name_without_marks_may_be_meant(text: str) -> None:
    assert {found.severity for found in findings(ID, text)} == {"info"}


@pytest.mark.parametrize(
    "text",
    [
        OFTEN + "Trang dienbien.gov.vn và #DienBien đã mở.",
        OFTEN + "Thư mục /Dien Bien/ là của quản trị viên.",
        "Thư viện Khánh Hòa và thư viện Khánh Hoà.",
        "Bà Thanh Hà và bà Thanh Hạ cùng tới.",
        "Anna Lark met Anna Mark.",
        "Robert Smith met Rupert Smith.",
    ],
)
def test_what_is_no_variant(text: str) -> None:
    assert findings(ID, text) == []


def test_a_long_name_with_another_mark_is_pointed_out() -> None:
    (found,) = findings(ID, "Bà Trần Thị Hà mở đầu buổi lễ, bà Trần Thị Hạ khép lại.")
    assert {"Trần Thị Hà", "Trần Thị Hạ"} == set(found.ends)


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("Catherine Smith", "Katherine Smith"),
        ("Rachael Mullins", "Rachel Mullins"),
        ("Peter Harrison", "Peter Harison"),
    ],
)
def test_a_slip_in_one_word_is_pointed_out(common: str, rare: str) -> None:
    (found,) = findings(ID, f"{common} steered. Then {common} rested while {rare} rowed.")
    assert found.ends == (rare, common)
    assert found.severity == "info"


def test_an_ending_is_no_slip() -> None:
    assert findings(ID, "The Harbour Board met. Two Harbour Boards met.") == []


def test_single_words_are_compared_where_marks_are_rare() -> None:
    (found,) = findings(ID, "Captain Müller spoke first; then Muller cut the ribbon.")
    assert found.ends == ("Muller", "Müller")


def test_a_family_tree_is_left_alone() -> None:
    names = [f"{first}{second}rald Smith" for first in "ABCDEFGH" for second in "aeiouy"]
    assert findings(ID, ", ".join(names) + ".") == []
