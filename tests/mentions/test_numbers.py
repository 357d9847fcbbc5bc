"""Whole numbers, decimals, fractions and number words, as sentences and what is read in them."""

from __future__ import annotations

import pytest

from tests.mentions.quantity_reading import figures

ENGLISH_NUMBERS = [
    ("The library lends 431,346 books a year.", ["integer 431,346 = 431346"]),
    ("The library lends 431346 books.", ["integer 431346 = 431346"]),
    ("It holds 1,234,567 maps and 12 globes.", ["integer 1,234,567 = 1234567", "integer 12 = 12"]),
    ("The grant of 12,34,567 went to the school.", ["integer 12,34,567 = 1234567"]),
    (
        "The index stood at 1,234.5 and fell to 98.7.",
        ["decimal 1,234.5 = 1234.5", "decimal 98.7 = 98.7"],
    ),
    ("The index stood at 1.234,5 in the German table.", ["decimal 1.234,5 = 1234.5"]),
    ("A ratio of 0.125 was found.", ["decimal 0.125 = 0.125"]),
    ("The level was .77 in May.", ["decimal .77 = 0.77"]),
    (
        "Exercises 22,24,26 were left out.",
        ["integer 22 = 22", "integer 24 = 24", "integer 26 = 26"],
    ),
    ("The city counts 1 414 021 people.", ["integer 1 414 021 = 1414021"]),
    ("The probe weighs 007 and 0033 units.", ["integer 007 = 7", "integer 0033 = 33"]),
    (
        "It fell to -12 overnight, to minus 15 the next day, and to negative twenty later.",
        ["integer -12 = -12", "integer minus 15 = -15", "integer negative twenty = -20"],
    ),
    ("Between 5 -10 people came.", ["number-range 5 -10 = 5 .. 10"]),
    (
        "Some 3 million people and 2.5bn bees.",
        ["decimal 3 million = 3000000", "decimal 2.5bn = 2500000000"],
    ),
    ("Over 100k people and 1.2M cars.", ["decimal 100k = 100000", "decimal 1.2M = 1200000"]),
    (
        "The file has 3 thousand rows and 4 hundred columns.",
        ["decimal 3 thousand = 3000", "integer 4 hundred = 400"],
    ),
    (
        "The count is 1.3e6 or 6.23x10^-4 or 2.5^-1.",
        ["decimal 1.3e6 = 1300000", "decimal 6.23x10^-4 = 0.000623", "decimal 2.5^-1 = 0.4"],
    ),
    ("Shares rose 1-5/8 to 36-1/4.", ["decimal 1-5/8 = 1.625", "decimal 36-1/4 = 36.25"]),
    (
        "Thirty-seven delegates and one hundred and five guests came.",
        ["integer Thirty-seven = 37", "integer one hundred and five = 105"],
    ),
    ("Twenty-five hundred seats were sold.", ["integer Twenty-five hundred = 2500"]),
    ("Two and a half million trees were planted.", ["decimal Two and a half million = 2500000"]),
    (
        "A dozen eggs, two dozen rolls and half a dozen pears.",
        ["integer dozen = 12", "integer two dozen = 24", "integer half a dozen = 6"],
    ),
    (
        "About three crore twelve lakh fifty-six thousand voters.",
        ["decimal three crore twelve lakh fifty-six thousand = 31256000"],
    ),
    (
        "She counted to two hundred and two thousand.",
        ["decimal two hundred and two thousand = 202000"],
    ),
    (
        "It sold five billion units and a half million spares.",
        ["decimal five billion = 5000000000", "decimal half million = 500000"],
    ),
    ("He lives in nineteen eighty-four.", []),
    (
        "The pump moved nine point nought four tonnes.",
        ["measure nine point nought four tonnes = 9.04 t"],
    ),
    ("Hundreds of people and dozens of dogs came.", []),
    ("The one you want is on the left, no one else knows.", []),
    (
        "They met 213 in the north and 148 in the southern one.",
        ["integer 213 = 213", "integer 148 = 148"],
    ),
    ("Of the boats in the harbour they sank one.", ["integer one = 1"]),
    ("One of the boats sank.", []),
    ("He is one person with two jobs.", ["integer one = 1", "integer two = 2"]),
    (
        "The 5G network and the 3D film use 4K.",
        ["code 5G = name 5 G", "code 3D = name 3 D", "code 4K = name 4 K"],
    ),
]

VIETNAMESE_NUMBERS = [
    ("Thư viện có 431.346 cuốn sách.", ["integer 431.346 = 431346"]),
    ("Chỉ số đạt 98,7 và 1.234,5 điểm.", ["decimal 98,7 = 98.7", "decimal 1.234,5 = 1234.5"]),
    ("Chỉ số đạt 9.5 điểm.", ["decimal 9.5 = 9.5"]),
    ("Có 5,000 người và 3,649 xe.", ["integer 5,000 = 5000", "decimal 3,649 = 3.649"]),
    ("Kho có 0,092 tấn.", ["measure 0,092 tấn = 0.092 t"]),
    (
        "Hai mươi lăm đại biểu và một trăm linh năm khách.",
        ["integer Hai mươi lăm = 25", "integer một trăm linh năm = 105"],
    ),
    ("Hai mươi tư cuốn, ba mươi mốt tờ.", ["integer Hai mươi tư = 24", "integer ba mươi mốt = 31"]),
    ("Năm mươi năm sau, năm người trở về.", ["duration Năm mươi năm = 50 year", "integer năm = 5"]),
    ("Trong năm tỉnh có mưa.", []),
    (
        "Ông giữ đèn năm năm, rồi trong năm ngày đi hết năm tuần đường.",
        ["duration năm năm = 5 year", "duration năm ngày = 5 day", "duration năm tuần = 5 week"],
    ),
    ("Trong năm ngày càng đông, mỗi năm năm lần, không năm nào vắng.", ["multiple năm lần = 5"]),
    ("Hai năm nữa sẽ xong.", ["duration Hai năm = 2 year"]),
    (
        "Có một triệu rưỡi lượt khách và hai tỷ đồng.",
        ["decimal một triệu rưỡi = 1500000", "money hai tỷ đồng = 2000000000 VND"],
    ),
    ("Dự án cần 1,2 nghìn tỷ đồng.", ["money 1,2 nghìn tỷ đồng = 1200000000000 VND"]),
    ("Vốn là 2 tỷ 300 triệu đồng.", ["money 2 tỷ 300 triệu đồng = 2300000000 VND"]),
    ("Bán được 3 vạn bản và hai chục thùng.", ["decimal 3 vạn = 30000", "integer hai chục = 20"]),
    ("Hàng triệu người, vài nghìn xe.", []),
    ("Tỷ lệ đạt cao.", []),
    ("Một số người đến một cách bất ngờ, một trong những lần đó.", []),
    ("Phố Hai Bà Trưng, nước Ba Lan, huyện Năm Căn.", []),
    (
        "Bảy trăm hai mươi mốt nghìn không trăm mười hai phiếu.",
        ["integer Bảy trăm hai mươi mốt nghìn không trăm mười hai = 721012"],
    ),
    ("Nhiệt độ âm 5 độ C.", ["measure âm 5 độ C = -5 C"]),
    ("Máy giá 15k và 3tr.", ["decimal 15k = 15000", "decimal 3tr = 3000000"]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH_NUMBERS)
def test_english_numbers(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_NUMBERS)
def test_vietnamese_numbers(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected
