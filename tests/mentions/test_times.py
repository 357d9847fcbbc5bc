"""Times of day, told from durations and ratios, and dates told from today."""

from __future__ import annotations

import pytest

from tests.mentions.reading import dates

VIETNAMESE = [
    ("Họp lúc 8h30 ngày 17/5.", ["time 8h30 = 8:30", "date 17/5 = XXXX-05-17"]),
    ("Họp lúc 8 giờ 30 phút sáng.", ["time 8 giờ 30 phút sáng = 8:30 sáng"]),
    ("Họp lúc 8 giờ rưỡi.", ["time 8 giờ rưỡi = 8:30"]),
    (
        "Họp lúc 3 giờ chiều, 8 giờ tối, 12h trưa, 12h đêm.",
        [
            "time 3 giờ chiều = 15:00 chiều",
            "time 8 giờ tối = 20:00 tối",
            "time 12h trưa = 12:00 trưa",
            "time 12h đêm = 24:00 đêm",
        ],
    ),
    ("Họp từ 8h đến 11h30, kéo dài 4 giờ.", ["time 8h = 8:00", "time 11h30 = 11:30"]),
    ("Phim dài 2h15, chạy 80 km/h, làm 8h/ngày.", []),
    ("Làm 8 giờ, nghỉ 3 giờ.", []),
    (
        "Họp lúc 0h ngày 1/1, 24h ngày 31/12.",
        ["time 0h = 0:00", "date 1/1 = XXXX-01-01", "time 24h = 24:00", "date 31/12 = XXXX-12-31"],
    ),
    (
        "Họp lúc 8h75 sáng, 15 giờ sáng và 25 giờ ngày 17/5.",
        [
            "time 8h75 sáng = 8:75 sáng impossible",
            "time 15 giờ sáng = 15:00 sáng impossible",
            "time 25 giờ = 25:00 impossible",
            "date 17/5 = XXXX-05-17",
        ],
    ),
    ("Đến 7h sáng nay, lửa tắt.", ["time 7h = 7:00", "relative sáng nay = day +0"]),
    ("Vào đêm 25 rạng sáng 26, bão vào.", []),
    ("Lúc 14:00 và lúc 25:30.", ["time 14:00 = 14:00", "time 25:30 = 25:30 impossible"]),
]


ENGLISH = [
    (
        "He is due tomorrow, Tuesday, Nov. 22, 2010, at 8:30 a.m.",
        [
            "relative tomorrow = day +1",
            "weekday Tuesday = 1",
            "date Nov. 22, 2010 = 2010-11-22",
            "time 8:30 a.m. = 8:30 am",
        ],
    ),
    ("It starts at 14:00 and at 25:30.", ["time 14:00 = 14:00", "time 25:30 = 25:30 impossible"]),
    (
        "It starts at 14:00 a.m. or 2.15pm, by noon.",
        ["time 14:00 a.m. = 14:00 am impossible", "time 2.15pm = 14:15 pm", "time noon = 12:00"],
    ),
    ("It starts at 5 o'clock; a 4:3 screen, a 16:9 screen.", ["time 5 o'clock = 5:00"]),
    (
        "It lasts from 10 p.m. to 2 a.m., until midnight.",
        ["time 10 p.m. = 22:00 pm", "time 2 a.m. = 2:00 am", "time midnight = 0:00"],
    ),
    ("She ran it in 2:05:30.", []),
    (
        "The mail of Fri, 12 Dec 2014 10:55:50 was late.",
        ["weekday Fri = 4", "date 12 Dec 2014 = 2014-12-12", "time 10:55:50 = 10:55:50"],
    ),
    (
        "Brentford v Southampton, Tuesday, 1 March 1945 GMT.",
        ["weekday Tuesday = 1", "date 1 March = XXXX-03-01", "time 1945 GMT = 19:45"],
    ),
    ("The 25:30 ratio and the 2h75 one.", []),
]


RELATIVE = [
    (
        "Năm ngoái được mùa, năm nay mất; 5 năm trước cũng mất.",
        ["relative Năm ngoái = year -1", "relative năm nay = year +0"],
    ),
    (
        "Những năm sau, tuần trước, tháng tới và chiều qua.",
        [
            "relative tuần trước = week -1",
            "relative tháng tới = month +1",
            "relative chiều qua = day -1",
        ],
    ),
    (
        "Hôm kia, hôm qua, hôm nay, ngày mai.",
        [
            "relative Hôm kia = day -2",
            "relative hôm qua = day -1",
            "relative hôm nay = day +0",
            "relative ngày mai = day +1",
        ],
    ),
]


DEICTIC = [
    (
        "Last year, next month and over the last year.",
        ["relative Last year = year -1", "relative next month = month +1"],
    ),
    (
        "Yesterday, today and tomorrow.",
        ["relative Yesterday = day -1", "relative today = day +0", "relative tomorrow = day +1"],
    ),
    ("The week after five weeks this year.", ["relative this year = year +0"]),
]


@pytest.mark.parametrize(("sentence", "expected"), VIETNAMESE)
def test_vietnamese_times(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english_times(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected


@pytest.mark.parametrize(("sentence", "expected"), RELATIVE)
def test_vietnamese_days_told_from_today(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected


@pytest.mark.parametrize(("sentence", "expected"), DEICTIC)
def test_english_days_told_from_today(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected
