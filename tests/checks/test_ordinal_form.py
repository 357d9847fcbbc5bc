"""Endings of ordinals, and Roman numerals."""

from __future__ import annotations

import pytest

from factcheck.checks.ordinal_form import roman, roman_value, suffix
from tests.checking import findings

ID = "ordinal-form"


@pytest.mark.parametrize(
    ("number", "ending"),
    [(1, "st"), (2, "nd"), (3, "rd"), (4, "th"), (11, "th"), (112, "th"), (121, "st")],
)
def test_endings(number: int, ending: str) -> None:
    assert suffix(number) == ending


@pytest.mark.parametrize("number", range(1, 40))
def test_roman_numerals_read_back(number: int) -> None:
    assert roman_value(roman(number)) == number


def test_there_is_no_roman_nought() -> None:
    assert roman(0) == ""
    assert roman(40) == ""


def test_a_wrong_ending_names_the_right_one() -> None:
    (found,) = findings(ID, "It sails on the 21th of May.")
    assert (found.ends, found.proposals) == (("21th",), ("st",))


@pytest.mark.parametrize(
    "text", ["Tune in to 2ST.", "See doi 10.59350/bn7rd now.", "On the 21ST it sailed home."]
)
def test_what_is_no_ordinal(text: str) -> None:
    assert findings(ID, text) == []


def test_a_headline_in_capitals_has_ordinals_in_capitals() -> None:
    assert len(findings(ID, "FERRY MARKS ITS 21TH YEAR")) == 1


def test_a_numeral_with_a_letter_too_many_has_two_corrections() -> None:
    (found,) = findings(ID, "Nghị quyết Đại hội XIIII bàn về sách.")
    assert found.proposals == ("XIV", "XIII")


@pytest.mark.parametrize(
    "text",
    ["Áo cỡ IIX bán chạy.", "The VIX index fell.", "Class AIIII boats.", "Pope John XXIII prayed."],
)
def test_what_is_no_numeral(text: str) -> None:
    assert findings(ID, text) == []


def test_two_numbers_for_one_thing_must_agree() -> None:
    assert findings(ID, "Đại hội lần thứ XIII (lần thứ 13) họp.") == []
    (found,) = findings(ID, "Đại hội lần thứ XIII (lần thứ 14) họp.")
    assert found.ends == ("thứ XIII", "thứ 14")


def test_the_headline_and_the_lead_must_agree() -> None:
    text = "Bạn đọc gặp đại biểu khóa XIV\n\nSáng nay, bạn đọc gặp đại biểu khóa {} ở thư viện."
    assert findings(ID, text.format(14)) == []
    (found,) = findings(ID, text.format(15))
    assert "14" in found.proposals
    assert "XV" in found.proposals


def test_sequels_are_names() -> None:
    text = "The Long Crossing II\n\nThe film The Long Crossing 3 came out in May."
    assert findings(ID, text) == []
