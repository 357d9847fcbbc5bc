"""Blocks: what the shape of a plain text says about its parts."""

from __future__ import annotations

import pytest

from factcheck.model import Document
from factcheck.sources import read_source


def read(text: str, language: str = "auto") -> Document:
    return read_source(text.encode(), "draft.txt", language=language)


def blocks(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


ARTICLE = """\
dd/mm/yyyy

Thư viện tỉnh đón bạn đọc thứ một vạn

Ngày 3/4, thư viện tỉnh tổ chức lễ đón bạn đọc thứ một vạn, sau 20 năm mở cửa.

Bạn đọc đến từ nhiều xã

Theo thống kê, có 412 bạn đọc đến từ 15 xã, còn lại ở thị trấn.

Thư viện tỉnh đón bạn đọc thứ một vạn - Ảnh 1.

Bạn đọc nhận quà tại sảnh chính. Ảnh: Hà Linh

Hà Linh
"""


def test_an_article_has_the_parts_a_newsroom_gives_it() -> None:
    assert [kind for kind, _ in blocks(ARTICLE)] == [
        "byline",
        "headline",
        "lead",
        "heading",
        "body",
        "alt",
        "caption",
        "byline",
    ]


def test_a_line_said_again_points_to_the_first() -> None:
    found = read(ARTICLE).blocks
    assert [block.repeats for block in found] == [-1, -1, -1, -1, -1, 1, -1, -1]


def test_a_single_paragraph_is_body() -> None:
    assert blocks("412/418 đại biểu tán thành (98,6%)") == [
        ("body", "412/418 đại biểu tán thành (98,6%)")
    ]


def test_wrapped_lines_are_one_paragraph_and_keep_their_places() -> None:
    text = (
        "The council met on Monday and voted on the plan\n"
        "for the harbour, which 412 of its 431 members\n"
        "approved after a debate of three hours and more.\n"
    )
    document = read(text)
    (block,) = document.blocks
    assert document.text[slice(*block.span)] == text.replace("\n", " ").strip()


def test_neighbouring_lines_that_end_are_paragraphs() -> None:
    text = "Lễ khai mạc diễn ra lúc 8 giờ.\nCó 412 đại biểu.\nBế mạc ngày 5/4."
    assert [words for _, words in blocks(text)] == text.split("\n")


def test_tables_have_rows_and_columns() -> None:
    document = read(
        "Kết quả bầu cử\n\n| Xã | Cử tri |\n|---|---|\n| Tân An | 412 |\n| Tổng | 843 |\n"
    )
    cells = [
        (block.row, block.column, document.text[slice(*block.span)])
        for block in document.blocks
        if block.kind == "table"
    ]
    assert cells == [
        (0, 0, "Xã"),
        (0, 1, "Cử tri"),
        (1, 0, "Tân An"),
        (1, 1, "412"),
        (2, 0, "Tổng"),
        (2, 1, "843"),
    ]


def test_tabs_part_cells_too() -> None:
    document = read("Ward\tVotes\nNorth\t412\n\nA second table\n\nA\tB\n1\t2\n")
    assert [block.table for block in document.blocks if block.table >= 0] == [0] * 4 + [1] * 4


def test_lists_quotes_and_headings_of_markdown_lose_their_marks() -> None:
    assert blocks("# Results\n\n- 412 votes\n* 19 blank\n1. 431 in all\n\n> He said so.\n")[
        0:5
    ] == [
        ("headline", "Results"),
        ("list", "412 votes"),
        ("list", "19 blank"),
        ("list", "431 in all"),
        ("quote", "He said so."),
    ]


def test_direct_speech_is_marked() -> None:
    document = read("Ông nói: “Có 412 cử tri” và «19 phiếu trắng».")
    (block,) = document.blocks
    assert [document.text[slice(*span)] for span in block.quoted] == [
        '"Có 412 cử tri"',
        "«19 phiếu trắng»",
    ]


def test_speech_that_is_not_closed_runs_to_the_end_of_its_paragraph() -> None:
    document = read('He said: "412 voted.\n\nThe rest did not.')
    first, second = document.blocks
    assert document.text[slice(*first.quoted[0])] == '"412 voted.'
    assert not second.quoted


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Có 412 cử tri đi bầu.\n\nThe council met on the 5th of May.", ["vi", "en"]),
        ("The Lai Châu council met on Monday.\n\nIt met for the second time.", ["en", "en"]),
        ("Hội nghị có 412 đại biểu.\n\n412/431 (95,6%)", ["vi", "vi"]),
        ("Hội nghị có 412 đại biểu.\n\nBan to chuc: 3 nguoi", ["vi", "vi"]),
        ("412/431", ["en"]),
    ],
)
def test_each_paragraph_has_its_language(text: str, languages: list[str]) -> None:
    assert [block.language for block in read(text).blocks] == languages


def test_the_caller_knows_the_language_best() -> None:
    assert [block.language for block in read("412 voters", "vi").blocks] == ["vi"]
