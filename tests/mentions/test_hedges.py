"""Words that widen a figure, and the same words where they do not."""

from __future__ import annotations

import pytest

from tests.mentions.reading import mentions

ENGLISH = [
    ("Nearly 400 people came.", ["below-near nearly"]),
    ("More than 400 people came.", ["above-near more than"]),
    ("About 5% left.", ["about about"]),
    ("At least 12 boats and up to 30 planes.", ["at-least at least", "at-most up to"]),
    ("Exactly 12 boats and fewer than 3 ships.", ["exact exactly", "under fewer than"]),
    ("No more than 7 euros.", ["at-most no more than"]),
    ("Some 40 miles away, ~12 km on.", ["about some", "about ~"]),
    ("It took 20 minutes or so.", ["about or so"]),
    ("Pupils of 12 or more took part.", ["at-least or more"]),
    ("Nearly two-thirds stayed.", ["below-near nearly"]),
    ("Over six years it grew, over a six-year period.", ["above-near over", ""]),
    ("The 400 people came.", [""]),
]
VIETNAMESE = [
    ("Gần 3.800 đại biểu dự.", ["below-near gần"]),
    ("Hơn 400 người đến.", ["above-near hơn"]),
    ("Khoảng 5% rời đi.", ["about khoảng"]),
    ("Ít nhất 12 tàu và tối đa 30 xe.", ["at-least ít nhất", "at-most tối đa"]),
    ("Chưa đến 2 tuần, không quá 7 ngày.", ["under chưa đến", "at-most không quá"]),
    ("Từ 18 tuổi trở lên được bầu.", ["at-least trở lên"]),
    ("Tròn 20 năm trôi qua.", ["exact tròn"]),
    ("Ước tính 3 triệu lượt khách.", ["about ước tính"]),
    ("Có 412 người đến.", [""]),
    ("Lô hàng 15.000 chai, hàng 1.000 chai.", ["", "vague hàng"]),
]


def hedged(text: str, language: str) -> list[str]:
    """Return for every figure of *text* its hedge as "kind words"."""
    return [
        f"{m.hedge.kind} {text[m.hedge.span.start : m.hedge.span.end].lower()}" if m.hedge else ""
        for m in mentions(text, language)
    ]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    assert hedged(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_vietnamese(text: str, expected: list[str]) -> None:
    assert hedged(text, "vi") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Có 412 trên 431 người tán thành.", "vi"),
        ("Sales of 412 units over 30 days.", "en"),
    ],
)
def test_no_hedge_between_a_figure_and_what_it_is_set_against(text: str, language: str) -> None:
    assert hedged(text, language) == ["", ""]


@pytest.mark.parametrize(
    ("text", "language"), [("Có trên 400 người.", "vi"), ("Over 400 people came.", "en")]
)
def test_prepositions_are_marked(text: str, language: str) -> None:
    (mention,) = mentions(text, language)
    assert mention.hedge is not None
    assert mention.hedge.preposition
