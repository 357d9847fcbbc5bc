"""Ordinals in digits, words and Roman numerals."""

from __future__ import annotations

import pytest

from tests.mentions.quantity_reading import figures

ENGLISH_ORDINALS = [
    (
        "The 1st, 2nd, 43rd, 92rd and 111th guests.",
        [
            "ordinal 1st = 1",
            "ordinal 2nd = 2",
            "ordinal 43rd = 43",
            "ordinal 92rd = 92",
            "ordinal 111th = 111",
        ],
    ),
    (
        "The twenty-fifth and the two hundredth visitor, the one hundred and fifth as well.",
        [
            "ordinal twenty-fifth = 25",
            "ordinal two hundredth = 200",
            "ordinal one hundred and fifth = 105",
        ],
    ),
    (
        "Her second win, World War II and Chapter V.",
        ["ordinal second = 2", "ordinal II = 2", "ordinal V = 5"],
    ),
]

VIETNAMESE_ORDINALS = [
    (
        "Em đoạt giải ba, xếp hạng tư, được giải năm 1985.",
        ["ordinal ba = 3", "ordinal tư = 4"],
    ),
    (
        "Lần thứ nhất, lần thứ 15, khóa XV, lần thứ XIII, Đại hội XII.",
        [
            "ordinal thứ nhất = 1",
            "ordinal thứ 15 = 15",
            "ordinal XV = 15",
            "ordinal thứ XIII = 13",
            "ordinal XII = 12",
        ],
    ),
    (
        "Cuộc họp lần thứ hai mươi lăm, lần đầu tiên.",
        ["ordinal thứ hai mươi lăm = 25", "ordinal đầu tiên = 1"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH_ORDINALS)
def test_english_ordinals(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_ORDINALS)
def test_vietnamese_ordinals(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected
