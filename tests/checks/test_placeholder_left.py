"""What templates leave in a text, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.checking import findings

ID = "placeholder-left"


def left(text: str) -> list[str]:
    return [found.ends[0] for found in findings(ID, text)]


@pytest.mark.parametrize(
    ("text", "leftover"),
    [
        ("dd/mm/yyyy\n\nThư viện mở cửa trở lại vào sáng nay.", "dd/mm/yyyy"),
        ("Ngày xx/5, thư viện mở cửa trở lại.", "xx/5"),
        ("Thư viện khánh thành ngày 5/…/2023.", "5/…/2023"),
        ("Quyết định số …/QĐ-UBND về thư viện.", "…/QĐ"),
        ("Ngày … tháng … năm 2024, bạn đọc tới dự.", "Ngày … tháng"),
        ("The ferry employs XX people.", "XX"),
        ("The ferry earned $XX in May.", "$XX"),
        ("The company, founded in TK, has a new owner.", "TK"),
        ("Tickets cost TKTK.", "TKTK"),
        ("{{headline}}", "{{headline}}"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor"),
        ("It carried #N/A riders.", "#N/A"),
        ("It carried NaN people.", "NaN"),
        ("A total of %d boats.", "%d"),
        ("TODO: call the harbour master.", "TODO:"),
        ("[name] thanked the crew of the ferry.", "[name]"),
        ("[insert figure] riders came aboard.", "[insert figure]"),
        ("Ảnh: …", "Ảnh: …"),
        ("Insert photo of the quay.", "Insert photo"),
    ],
)
def test_a_leftover_is_an_error(text: str, leftover: str) -> None:
    found = findings(ID, text)
    assert [one.ends[0] for one in found] == [leftover]
    assert found[0].severity == "error"


@pytest.mark.parametrize(
    "text",
    [
        "Write the date as dd/mm/yyyy in this field.",
        "Nhập ngày theo định dạng dd/mm/yyyy.",
        "Date of sailing (dd/mm/yyyy):",
        'The pattern "dd/mm/yyyy" is common.',
        'He said: "I told [name] to wait on the quay."',
        "Thư viện có từ thế kỷ XX và vẫn mở cửa.",
        "Super Bowl XXX and the XX men in the stands.",
        "Những con thuyền, bến nước… và nhân dân.",
        "The badge is <b>{{ username }}</b> here.",
        "F/A-XX is a plane, xxx.com an address.",
        "See [link](https://example.org) and [name][1].",
        "Thai [TH]\n\nTurkish [TR]\n\nTurkmen [TK]",
        "Her diary has '[name of a boat]? I hate it'.",
    ],
)
def test_what_is_no_leftover(text: str) -> None:
    assert left(text) == []


def test_a_form_with_many_blanks_is_only_pointed_out() -> None:
    text = "Dear [name], the boat of [company] sails on [date] from the quay."
    assert {found.severity for found in findings(ID, text)} == {"info"}


def test_what_is_still_open_is_only_pointed_out() -> None:
    (found,) = findings(ID, "The venue is TBC, the port said.")
    assert found.severity == "info"


def test_each_leftover_is_found_once() -> None:
    assert left("Boat XX/XX/2024 left on XX/XX/2024.") == ["XX/XX/2024", "XX/XX/2024"]


def test_words_that_explain_must_be_near() -> None:
    far = "The format is old. " + "The ferry sails every day. " * 20
    assert left(far + "It carried XX people.") == ["XX"]
