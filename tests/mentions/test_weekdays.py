"""Weekdays and the ordinals that look like them."""

from __future__ import annotations

import pytest
from babel.dates import get_day_names

from factcheck.languages import load_language
from tests.mentions.reading import dates, mentions, value

VIETNAMESE = [
    (
        "Hội nghị họp thứ Năm, ngày 17/5/2023.",
        ["weekday thứ Năm = 3", "date 17/5/2023 = 2023-05-17"],
    ),
    (
        "Hội nghị khai mạc thứ năm, ngày 17/5/2023.",
        ["weekday thứ năm = 3", "date 17/5/2023 = 2023-05-17"],
    ),
    (
        "Hội nghị họp vào sáng thứ bảy 28.11.2025.",
        ["weekday thứ bảy = 5", "date 28.11.2025 = 2025-11-28"],
    ),
    (
        "Ngày 17/10/2014 (thứ 2), hội nghị họp.",
        ["date 17/10/2014 = 2014-10-17", "weekday thứ 2 = 0"],
    ),
    ("Thứ 2, 17-10-2014: họp báo.", ["weekday Thứ 2 = 0", "date 17-10-2014 = 2014-10-17"]),
    ("Chủ nhật, 23-5-2021: bầu cử.", ["weekday Chủ nhật = 6", "date 23-5-2021 = 2021-05-23"]),
    ("Bầu cử (CN, 23/5) đông vui.", ["weekday CN = 6", "date 23/5 = XXXX-05-23"]),
    ("Bầu cử (T5, 23/5) đông vui.", ["weekday T5 = 3", "date 23/5 = XXXX-05-23"]),
    ("Lớp nghỉ thứ bảy tuần này.", ["weekday thứ bảy = 5", "relative tuần này = week +0"]),
    ("Trong hai ngày, thứ Năm và thứ Sáu.", ["weekday thứ Năm = 3", "weekday thứ Sáu = 4"]),
    ("Các buổi sáng thứ ba và thứ năm.", ["weekday thứ ba = 1", "weekday thứ năm = 3"]),
    ("Tại phiên họp thứ 5 ngày 13-1, ủy ban kết luận.", ["date 13-1 = XXXX-01-13"]),
    (
        "Con gái thứ sáu, (30 tháng 9 năm 1888 - 8 tháng 3 năm 1940).",
        ["date-range 30 tháng 9 năm 1888 - 8 tháng 3 năm 1940 = 1888-09-30 .. 1940-03-08"],
    ),
    ("Nhiệm kỳ thứ hai ngày 1 tháng 1 năm 2002.", ["date 1 tháng 1 năm 2002 = 2002-01-01"]),
    ("Ngày thi đấu thứ 2 (11-12), đoàn có huy chương.", ["date 11-12 = XXXX-12-11"]),
    ("Ngày thứ hai (23/8), trời mưa.", ["date 23/8 = XXXX-08-23"]),
    ("Lần thứ tư, năm thứ hai, lần thứ năm.", []),
    ("Thứ nhất là gạo, thứ hai là nước.", []),
    ("Thế kỷ thứ 3 và thứ 4.", ["century Thế kỷ thứ 3 = 0201.."]),
    ("Văn thư 117/VP-CN ngày 28-11 ghi rõ.", ["date 28-11 = XXXX-11-28"]),
    ("Khu CN rộng, tuyến T5 dài.", []),
]


ENGLISH = [
    (
        "The group met on Thursday, 17 May 2023.",
        ["weekday Thursday = 3", "date 17 May 2023 = 2023-05-17"],
    ),
    (
        "A man called on 12 December 2015, a Saturday.",
        ["date 12 December 2015 = 2015-12-12", "weekday Saturday = 5"],
    ),
    (
        "It was Wed, Feb13; or 2014-10-17 (Fri).",
        [
            "weekday Wed = 2",
            "date Feb13 = XXXX-02-13",
            "date 2014-10-17 = 2014-10-17",
            "weekday Fri = 4",
        ],
    ),
    ("Court sits Wed., Jan. 9, 2019.", ["weekday Wed = 2", "date Jan. 9, 2019 = 2019-01-09"]),
    ("It was Jul 18, Fri.", ["date Jul 18 = XXXX-07-18", "weekday Fri = 4"]),
    (
        "Meet on Friday 7/6, on Friday 7-6 or Friday 7.6.",
        [
            "weekday Friday = 4",
            "date 7/6 = XXXX-07-06 or XXXX-06-07",
            "weekday Friday = 4",
            "date 7-6 = XXXX-07-06 or XXXX-06-07",
            "weekday Friday = 4",
            "date 7.6 = XXXX-07-06 or XXXX-06-07",
        ],
    ),
    ("Sat on a wall, the sun shone; Mon repos.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), VIETNAMESE)
def test_vietnamese(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Tại phiên họp thứ 5 ngày 13-1, ủy ban kết luận.", "5"),
        ("Cuộc cách mạng lần thứ tư.", "4"),
        ("Nhiệm kỳ thứ hai.", "2"),
    ],
)
def test_an_ordinal_keeps_its_number(sentence: str, number: str) -> None:
    found = [value(m) for m in mentions(sentence, "vi") if m.kind == "ordinal"]
    assert found == [number]


@pytest.mark.parametrize("code", ["en", "vi"])
def test_weekdays_are_those_of_the_locale_data(code: str) -> None:
    known = load_language(code).dates.numbers["weekday_names"]
    for number, name in get_day_names("wide", locale=code).items():
        assert known[name.lower()] == number


def test_short_weekdays_are_those_of_the_locale_data() -> None:
    known = load_language("en").dates.numbers["short_weekdays"]
    for number, name in get_day_names("abbreviated", locale="en").items():
        assert known[name.lower()] == number
