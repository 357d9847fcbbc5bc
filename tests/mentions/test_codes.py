"""Digits that are no quantity."""

from __future__ import annotations

import pytest

from tests.mentions.quantity_reading import figures

ENGLISH_CODES = [
    (
        "HTTP/1.1 came with python3, libext2fs and 20 more, but from20 to30 are two figures.",
        [
            "code HTTP/1.1 = version HTTP 1 1",
            "code python3 = name python 3",
            "code libext2fs = name libext 2 fs",
            "integer 20 = 20",
            "integer 20 = 20",
            "integer 30 = 30",
            "integer two = 2",
        ],
    ),
    (
        "She was 10-for-16 and 5-of-9 for 3 days.",
        ["code 10-for-16 = name 10 for 16", "code 5-of-9 = name 5 of 9", "duration 3 days = 3 day"],
    ),
    (
        "The Su-35 and the A321 flew over COVID-19 wards on Highway 61.",
        [
            "code Su-35 = name Su 35",
            "code A321 = name A 321",
            "code COVID-19 = name COVID 19",
            "code 61 = name 61",
        ],
    ),
    (
        "See https://example.org/2020/05?a=5% or mail x1@example.org or call 555-1234.",
        [
            "code https://example.org/2020/05?a=5% = url https example org 2020 5 a 5",
            "code x1@example.org = url x 1 example org",
            "code 555-1234 = phone 555 1234",
        ],
    ),
    (
        "Under Decree 30/2020/ND-CP, Directive 05, H.R. 1319 and Article 5.",
        [
            "document 30/2020/ND-CP = document 30 2020 ND CP",
            "document 05 = document 5",
            "document H.R. 1319 = document H R 1319",
            "code 5 = law 5",
        ],
    ),
    (
        "Version 3.11.2 runs on 192.168.1.2.",
        ["code 3.11.2 = version 3 11 2", "code 192.168.1.2 = version 192 168 1 2"],
    ),
    (
        "They won 3-1 and lost 0-2; the vote was 246-52.",
        ["score 3-1 = score 3 1", "score 0-2 = score 0 2", "score 246-52 = score 246 52"],
    ),
    ("Open 24/7 on Route 66.", ["code 24/7 = phrase 24/7", "code 66 = name 66"]),
]

VIETNAMESE_CODES = [
    (
        "Theo Nghị định 12/2019/NĐ-CP, Kết luận số 01-KL/TW và Nghị quyết số 18.",
        [
            "document 12/2019/NĐ-CP = document 12 2019 NĐ CP",
            "document 01-KL/TW = document 1 KL TW",
            "document 18 = document 18",
        ],
    ),
    (
        "Chiếc Su -22 và chiếc F -16 bay qua.",
        ["code Su -22 = name Su 22", "code F -16 = name F 16"],
    ),
    (
        "Điều 5, khoản 2; quốc lộ 1, số nhà 31/4, lớp 10A1.",
        [
            "code 5 = law 5",
            "code 2 = law 2",
            "code 1 = name 1",
            "code 31/4 = name 31 4",
            "code 10A1 = name 10 A 1",
        ],
    ),
    (
        "Xe 51F-123.45 và 80A-338.39, gọi 0912 345 678 hoặc 1900 1234.",
        [
            "code 51F-123.45 = plate 51 F 123 45",
            "code 80A-338.39 = plate 80 A 338 39",
            "code 0912 345 678 = phone 912 345 678",
            "code 1900 1234 = phone 1900 1234",
        ],
    ),
    ("Đội nhà thắng 3-1, hòa 2-2.", ["score 3-1 = score 3 1", "score 2-2 = score 2 2"]),
    ("Tọa độ 21°01'42\"B.", ["code 21°01'42\"B = coordinate 21 1 42 B"]),
    (
        "Xem www.vidu.vn/tin-2020 và #20nam.",
        ["code www.vidu.vn/tin-2020 = url www vidu vn tin 2020", "code #20nam = hashtag 20 nam"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH_CODES)
def test_english_codes(text: str, expected: list[str]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE_CODES)
def test_vietnamese_codes(text: str, expected: list[str]) -> None:
    assert figures(text, "vi") == expected
