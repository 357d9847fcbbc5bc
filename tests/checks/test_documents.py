"""Documents: their numbers, kinds and dates, and one in another's place."""

from __future__ import annotations

import pytest

from tests.checking import findings

REFERENCE, SWAP = "document-reference", "document-swap"


@pytest.mark.parametrize(
    "between", ["ngày", "(ngày", ", ngày", "được ban hành ngày", "ký ngày", "BVHTTDL ngày"]
)
def test_the_year_in_a_number_is_that_of_its_date(between: str) -> None:
    text = f"Thông tư số 12/2021/TT-BVHTTDL {between} 4/5/{{}} quy định việc mượn sách."
    assert findings(REFERENCE, text.format(2021)) == []
    assert len(findings(REFERENCE, text.format(2021), "holds")) == 1
    (found,) = findings(REFERENCE, text.format(2022))
    assert found.severity == "error"
    assert found.ends[0] == "2021"
    assert found.proposals == ("2022", "2021")


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư số 12/2021/TT-BVHTTDL có hiệu lực từ ngày 4/5/2022.",
        "Thông tư số 12/2021/TT-BVHTTDL quy định việc mượn sách. Ngày 4/5/2022, thư viện mở cửa.",
        "Thông tư số 12/2021/TT-BVHTTDL ngày 4/5 quy định việc mượn sách.",
        "Quyết định số 812/QĐ-UBND ngày 4/5/2022 nói về thư viện.",
        "41-YEAR-OLD ferry of 4 May 2022 sails again.",
        "The captains opposed a bill 18 senators had signed.",
    ],
)
def test_other_dates_and_other_numbers(text: str) -> None:
    assert findings(REFERENCE, text) == []


def test_letters_of_another_kind() -> None:
    (found,) = findings(REFERENCE, "Thư viện làm theo Chỉ thị số 07-KL/TW về sách.")
    assert found.ends == ("Chỉ thị", "07-KL/TW")
    assert "Kết luận" in found.proposals


@pytest.mark.parametrize(
    "text",
    [
        "Quy định số 205-QĐ/TW và Quyết định số 206-QĐ/TW nói về sách.",
        "Công văn số 4432/VPCP-CN nói về sách.",
        "Thông báo kết luận số 43-TB/TW nói về sách.",
        "Nghị quyết số 71/2018/QH14 nói về sách.",
        "Quyết định số 321-CT lập ra thư viện.",
        "Đề án 812/QĐ-TTg nói về sách.",
    ],
)
def test_letters_that_fit(text: str) -> None:
    assert findings(REFERENCE, text) == []


def test_one_mistaken_kind_is_reported_once() -> None:
    text = "Thư viện làm theo Chỉ thị số 07-KL/TW. Bạn đọc học Chỉ thị số 07-KL/TW."
    assert len(findings(REFERENCE, text)) == 1


def test_two_dates_of_one_document() -> None:
    text = "{0} ngày 4/5/2022 nói về sách. Bạn đọc nhắc lại {0} ngày 5/4/2022."
    (party,) = findings(REFERENCE, text.format("Kết luận số 07-KL/TW"))
    assert party.severity == "warning"
    (province,) = findings(REFERENCE, text.format("Quyết định số 07/QĐ-UBND"))
    assert province.severity == "info"  # every province counts from one


def test_numbers_with_the_same_digits_are_pointed_out() -> None:
    (found,) = findings(REFERENCE, "H.R. 2418 funds the quay; the senate passed H.R. 2481.")
    assert found.severity == "info"


def test_years_of_another_document_against_several_places() -> None:
    text = (
        "Thư viện sơ kết 2 năm thực hiện Chỉ thị số 42-CT/TW.\n\n"
        "Sau 02 năm thực hiện Kết luận số 07-KL/TW, sách nhiều hơn.\n\n"
        "Bạn đọc nhớ 2 năm triển khai thực hiện Kết luận số 07-KL/TW."
    )
    (found,) = findings(SWAP, text)
    assert (found.severity, found.ends) == ("warning", ("42-CT/TW", "07-KL/TW"))
    (one_against_one,) = findings(SWAP, text.rpartition("\n\n")[0])
    assert one_against_one.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "Sau 2 năm thực hiện Kết luận số 07-KL/TW và 18 năm thực hiện Chỉ thị số 42-CT/TW.",
        "Sau 2 năm, tỉnh xem lại Kết luận số 07-KL/TW; sau 2 năm nữa là Chỉ thị số 42-CT/TW.",
        "Sau 2 năm thực hiện Kết luận số 07-KL/TW, văn bản tiếp tục Chỉ thị số 42-CT/TW.",
        "Sau 2 năm thực hiện Kết luận số 07-KL/TW, vui. Sau 2 năm thực hiện Kết luận số 7-KL/TW, mừng.",
    ],
)
def test_no_swap(text: str) -> None:
    assert findings(SWAP, text) == []


def test_one_title_for_two_numbers() -> None:
    text = 'Chỉ thị số 42-CT/TW về "Xây dựng văn hóa đọc" đã cũ. Chỉ thị số {}-CT/TW về "Xây dựng văn hóa đọc" còn mới.'
    assert findings(SWAP, text.format(42)) == []
    assert findings(SWAP, text.format(24))[0].severity == "warning"
    assert findings(SWAP, text.format(43))[0].severity == "warning"


def test_digits_swapped_once() -> None:
    text = "Bill C-46 is old. Captains back Bill C-46, the port wants Bill C-46, yet Bill C-64 has critics."
    (found,) = findings(SWAP, text)
    assert (found.severity, found.ends) == ("warning", ("C-64", "C-46"))


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Thông tư 64/2016/TT-BVH nói về sách. Thư viện theo Thông tư 46/2016/TT-BVH.", "warning"),
        ("Kết luận số 31-KL/TU nói về sách. Thư viện theo Kết luận số 13-KL/TU.", "info"),
        (
            (
                "Kết luận số 31-KL/TU nói về sách. Theo Kết luận số 31-KL/TU, thư viện mở cửa. Bạn đọc"
                " nhắc Kết luận số 13-KL/TU."
            ),
            "warning",
        ),
    ],
)
def test_the_longer_the_number_the_surer_the_slip(text: str, severity: str) -> None:
    assert [found.severity for found in findings(SWAP, text)] == [severity]
