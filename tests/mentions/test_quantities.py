"""Numbers with their units: shares, money, measures, lengths of time, ages."""

from __future__ import annotations

import pytest

from tests.mentions.quantity_reading import figures

ENGLISH_PERCENT = [
    (
        "It rose 5.3%, or 5.3 percent, by two percentage points to 7 per cent.",
        [
            "percent 5.3% = 5.3 %",
            "percent 5.3 percent = 5.3 %",
            "points two percentage points = 2 pp",
            "percent 7 per cent = 7 %",
        ],
    ),
    ("It rose by 0.5 percentage point.", ["points 0.5 percentage point = 0.5 pp"]),
    ("The share fell from 10 to 8%.", ["number-range 10 to 8% = 10 % .. 8 %"]),
    ("A percentage of 20 was agreed.", ["percent percentage of 20 = 20 %"]),
    (
        "Two-thirds of members and a quarter of the guests stayed, 3/4 of the staff too.",
        ["fraction Two-thirds = 2/3", "fraction quarter = 0.25", "fraction 3/4 = 0.75"],
    ),
    (
        "One in five adults, two out of three children, 412 out of 431 voters.",
        [
            "fraction One in five = 0.2",
            "fraction two out of three = 2/3",
            "integer 412 = 412",
            "integer 431 = 431",
        ],
    ),
    ("A third man came.", ["ordinal third = 3"]),
    ("Half of the first half was spent resting.", ["fraction Half = 0.5", "ordinal first = 1"]),
]

VIETNAMESE_PERCENT = [
    (
        "Tăng 5,3%, giảm 2 phần trăm, thêm 0,5 điểm phần trăm.",
        ["percent 5,3% = 5.3 %", "percent 2 phần trăm = 2 %", "points 0,5 điểm phần trăm = 0.5 pp"],
    ),
    (
        "Đã chi 2.115/7.161 tỷ đồng, trồng 12/40 ha, giá 20.000/1 kg.",
        [
            "ratio 2.115/7.161 tỷ đồng = 2115000000000 VND .. 7161000000000 VND",
            "ratio 12/40 ha = 12 ha .. 40 ha",
            "integer 20.000 = 20000",
            "measure 1 kg = 1 kg",
        ],
    ),
    (
        "Hai phần ba số hộ, một nửa số xã, 3/4 diện tích và 412/431 phiếu.",
        [
            "fraction Hai phần ba = 2/3",
            "fraction một nửa = 0.5",
            "fraction 3/4 = 0.75",
            "ratio 412/431 = 412 .. 431",
        ],
    ),
    (
        "Nửa đêm, nửa tiếng sau, nửa triệu người.",
        ["duration nửa tiếng = 0.5 hour", "decimal nửa triệu = 500000"],
    ),
]

ENGLISH_MULTIPLES = [
    (
        "Sales doubled, then rose threefold, 3 times and 2.5x.",
        [
            "multiple doubled = 2",
            "multiple threefold = 3",
            "multiple 3 times = 3",
            "multiple 2.5x = 2.5",
        ],
    ),
    ("Twice as many came.", ["multiple Twice = 2"]),
    (
        "It plans to double fares, to almost triple, and cost double the 40 of last year.",
        ["multiple double = 2", "multiple triple = 3", "multiple double = 2", "integer 40 = 40"],
    ),
    ("Double rooms, double digits and a double-decker.", []),
]

VIETNAMESE_MULTIPLES = [
    (
        "Sản lượng gấp đôi, tăng 3 lần, gấp 2,5 lần.",
        ["multiple gấp đôi = 2", "multiple 3 lần = 3", "multiple 2,5 lần = 2.5"],
    ),
    (
        "Vé tăng gấp rưỡi, hàng bằng một nửa năm ngoái.",
        ["multiple gấp rưỡi = 1.5", "fraction một nửa = 0.5"],
    ),
]

ENGLISH_MONEY = [
    (
        "It cost $5.2 million, €20, £3m, US$4.7 billion and 3 USD.",
        [
            "money $5.2 million = 5200000 USD",
            "money €20 = 20 EUR",
            "money £3m = 3000000 GBP",
            "money US$4.7 billion = 4700000000 USD",
            "money 3 USD = 3 USD",
        ],
    ),
    (
        "They paid USD 200, Rs. 20, RM42 and CHF3.04.",
        [
            "money USD 200 = 200 USD",
            "money Rs. 20 = 20 INR",
            "money RM42 = 42 MYR",
            "money CHF3.04 = 3.04 CHF",
        ],
    ),
    (
        "The fee is 3 dollars 50 cents, or $10-$20.",
        ["money 3 dollars 50 cents = 3.5 USD", "number-range $10-$20 = 10 USD .. 20 USD"],
    ),
    (
        "Prices of 10 to 20 dollars, between 5 and 7 euros.",
        [
            "number-range 10 to 20 dollars = 10 USD .. 20 USD",
            "number-range 5 and 7 euros = 5 EUR .. 7 EUR",
        ],
    ),
    (
        "He paid $94,000 for 2 pounds of tea and 3 pounds for milk.",
        ["money $94,000 = 94000 USD", "measure 2 pounds = 2 lb", "money 3 pounds = 3 GBP"],
    ),
    ("A bid of 30 MUSD was made.", ["money 30 MUSD = 30000000 USD"]),
    ("They lost 75 USD million.", ["money 75 USD million = 75000000 USD"]),
]

VIETNAMESE_MONEY = [
    (
        "Giá 50.000 đồng, 3,8 tỷ đồng, 200 USD và 1.000 VNĐ.",
        [
            "money 50.000 đồng = 50000 VND",
            "money 3,8 tỷ đồng = 3800000000 VND",
            "money 200 USD = 200 USD",
            "money 1.000 VNĐ = 1000 VND",
        ],
    ),
    (
        "Giá 35,9 - 36,1 triệu đồng, từ 5 đến 7 triệu đồng.",
        [
            "number-range 35,9 - 36,1 triệu đồng = 35900000 VND .. 36100000 VND",
            "number-range 5 đến 7 triệu đồng = 5000000 VND .. 7000000 VND",
        ],
    ),
    (
        "Vé 2 đô la và 23 xu, 10 euro, 3 nhân dân tệ.",
        [
            "money 2 đô la và 23 xu = 2.23 USD",
            "money 10 euro = 10 EUR",
            "money 3 nhân dân tệ = 3 CNY",
        ],
    ),
    ("Có 5 đồng chí tham dự.", ["integer 5 = 5"]),
]

ENGLISH_MEASURES = [
    (
        "The road is 12 km long, 5 ft 2 in wide and 3-inch thick.",
        ["measure 12 km = 12 km", "measure 5 ft 2 in = 31/6 ft", "measure 3-inch = 3 in"],
    ),
    (
        "It spans 660 square metres at 188 miles an hour, 20 (kg) and 75ml.",
        [
            "measure 660 square metres = 660 m2",
            "measure 188 miles an hour = 188 mph",
            "measure 20 (kg) = 20 kg",
            "measure 75ml = 75 ml",
        ],
    ),
    (
        "The load was 1.7 tons (3,400 pounds).",
        ["measure 1.7 tons = 1.7 ton", "measure 3,400 pounds = 3400 lb"],
    ),
    (
        "Water boils at 100 °C, 98.6 degrees Fahrenheit or -5 °F.",
        [
            "measure 100 °C = 100 C",
            "measure 98.6 degrees Fahrenheit = 98.6 F",
            "measure -5 °F = -5 F",
        ],
    ),
    ("The plant makes 30 MW and 5 GWh.", ["measure 30 MW = 30 MW", "measure 5 GWh = 5 GWh"]),
    (
        "10 1/2 miles and ½ teaspoon.",
        ["measure 10 1/2 miles = 10.5 mi", "measure ½ teaspoon = 0.5 tsp"],
    ),
]

VIETNAMESE_MEASURES = [
    ("Tháp cao 4 m (14 ft 1¼ in).", ["measure 4 m = 4 m", "measure 14 ft 1¼ in = 677/48 ft"]),
    (
        "Đường dài 12 km, rộng 5,5 m, diện tích 660 m2 và 3 héc-ta.",
        [
            "measure 12 km = 12 km",
            "measure 5,5 m = 5.5 m",
            "measure 660 m2 = 660 m2",
            "measure 3 héc-ta = 3 ha",
        ],
    ),
    (
        "Mưa 70-150 mm, 38 độ C, tốc độ 60-80 km/h.",
        [
            "number-range 70-150 mm = 70 mm .. 150 mm",
            "measure 38 độ C = 38 C",
            "number-range 60-80 km/h = 60 km/h .. 80 km/h",
        ],
    ),
    (
        "Thu 5 tạ, 3 tấn và 2 lạng.",
        ["measure 5 tạ = 5 tạ", "measure 3 tấn = 3 t", "measure 2 lạng = 2 lạng"],
    ),
    ("Anh nhảy 2m43 và 15m74.", ["measure 2m43 = 2.43 m", "measure 15m74 = 15.74 m"]),
]

ENGLISH_DURATIONS = [
    (
        "It took three hours, 2 years and 3 months, an hour and a half.",
        [
            "duration three hours = 3 hour",
            "duration 2 years and 3 months = 27 month",
            "duration an hour and a half = 1.5 hour",
        ],
    ),
    (
        "A five-year plan and 3.5 years of work, two decades in all.",
        [
            "duration five-year = 5 year",
            "duration 3.5 years = 3.5 year",
            "duration two decades = 20 year",
        ],
    ),
    (
        "And a decade later, a week ago.",
        ["duration a decade = 10 year", "duration a week = 1 week"],
    ),
    (
        "They waited several weeks, all day, and half an hour.",
        [
            "duration several weeks = ? week",
            "duration all day = 1 day",
            "duration half an hour = 0.5 hour",
        ],
    ),
    ("They ran 1 hour fifteen.", ["duration 1 hour fifteen = 75 minute"]),
]

VIETNAMESE_DURATIONS = [
    (
        "Sau 3 năm 2 tháng, 2 giờ 30 phút và 3 năm rưỡi.",
        [
            "duration 3 năm 2 tháng = 38 month",
            "duration 2 giờ 30 phút = 150 minute",
            "duration 3 năm rưỡi = 3.5 year",
        ],
    ),
    (
        "Qua hai thập kỷ và nửa thế kỷ, vài tháng nữa.",
        [
            "duration hai thập kỷ = 20 year",
            "duration nửa thế kỷ = 50 year",
            "duration vài tháng = ? month",
        ],
    ),
    ("Đội đoạt 5 bạc, 9 đồng.", ["integer 5 = 5", "integer 9 = 9"]),
    ("Sách hay 5/18 lần được mượn.", ["ratio 5/18 = 5 .. 18"]),
    ("Kế hoạch 5 năm 2016-2020, khóa 2 năm 2020.", ["duration 5 năm = 5 year", "integer 2 = 2"]),
    ("Anh về đích sau 29 phút 1 giây 03.", ["duration 29 phút 1 giây 03 = 1741.03 second"]),
]

ENGLISH_AGES = [
    (
        "She is 29 years old, a 90-year-old aunt, aged 45, and a ten months old baby.",
        [
            "age 29 years old = 29 year",
            "age 90-year-old = 90 year",
            "age aged 45 = 45 year",
            "age ten months old = 10 month",
        ],
    ),
]

VIETNAMESE_AGES = [
    (
        "Ông 75 tuổi, bé 9 tháng tuổi, hưởng thọ 87 tuổi.",
        ["age 75 tuổi = 75 year", "age 9 tháng tuổi = 9 month", "age 87 tuổi = 87 year"],
    ),
    (
        "Các bạn 18, 19 hay 20 tuổi ở phường Vĩnh Thọ 2 người; bà thọ 92.",
        [
            "age 18 = 18 year",
            "age 19 = 19 year",
            "age 20 tuổi = 20 year",
            "integer 2 = 2",
            "age thọ 92 = 92 year",
        ],
    ),
    (
        "Nhóm 2, 19 hay 45 tuổi đều được.",
        ["integer 2 = 2", "integer 19 = 19", "age 45 tuổi = 45 year"],
    ),
]

ENGLISH_RANGES = [
    (
        "10-15% of staff, 3-5 people, two-three days.",
        [
            "number-range 10-15% = 10 % .. 15 %",
            "number-range 3-5 = 3 .. 5",
            "number-range two-three days = 2 day .. 3 day",
        ],
    ),
]

VIETNAMESE_RANGES = [
    (
        "10-15% cán bộ, 3-5 người, từ 825 triệu lên 2,25 tỷ đồng.",
        [
            "number-range 10-15% = 10 % .. 15 %",
            "number-range 3-5 = 3 .. 5",
            "number-range 825 triệu lên 2,25 tỷ đồng = 825000000 VND .. 2250000000 VND",
        ],
    ),
    (
        "Từ 23,6 lên 24,56 triệu tấn.",
        ["number-range 23,6 lên 24,56 triệu tấn = 23600000 t .. 24560000 t"],
    ),
]

ENGLISH_NOUNS = [
    (
        "412 voters, 15 local groups and 36 of them.",
        ["integer 412 = 412", "integer 15 = 15", "integer 36 = 36"],
    ),
]

VIETNAMESE_NOUNS = [
    (
        "36 cá nhân, 8 hộ gia đình và 431.346 lượt người tham dự.",
        ["integer 36 = 36", "integer 8 = 8", "integer 431.346 = 431346"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH_PERCENT)
def test_english_percent(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_PERCENT)
def test_vietnamese_percent(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_MULTIPLES)
def test_english_multiples(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


def test_english_jubilees() -> None:
    text = "Its bicentenary, their Golden Wedding and the silver jubilees."
    assert figures(text, "en") == ["jubilee bicentenary = 200", "jubilee Golden Wedding = 50"]


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_MULTIPLES)
def test_vietnamese_multiples(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_MONEY)
def test_english_money(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_MONEY)
def test_vietnamese_money(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_MEASURES)
def test_english_measures(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_MEASURES)
def test_vietnamese_measures(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_DURATIONS)
def test_english_durations(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_DURATIONS)
def test_vietnamese_durations(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_AGES)
def test_english_ages(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_AGES)
def test_vietnamese_ages(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_RANGES)
def test_english_ranges(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_RANGES)
def test_vietnamese_ranges(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_NOUNS)
def test_english_nouns(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_NOUNS)
def test_vietnamese_nouns(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected
