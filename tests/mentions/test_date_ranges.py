"""Ranges of dates: two complete ends, or a period told from one date."""

from __future__ import annotations

import pytest

from tests.mentions.reading import dates

ENGLISH = [
    ("The plan covers 2020 - 2025.", ["date-range 2020 - 2025 = 2020 .. 2025"]),
    (
        "The 1998/99 season and the 2019-20 season.",
        ["date-range 1998/99 = 1998 .. 1999", "date-range 2019-20 = 2019 .. 2020"],
    ),
    ("Open from 2019 to May 2021.", ["date-range 2019 to May 2021 = 2019 .. 2021-05"]),
    ("Open from May 2019 to 2021.", ["month May 2019 = 2019-05"]),
    ("The plan covers 2025-2020.", ["date-range 2025-2020 = 2025 .. 2020"]),
    ("She reigned (1558-1533).", ["date-range 1558-1533 = 1558 .. 1533"]),
    ("He ruled from 27 BC - AD 14.", ["date-range 27 BC - AD 14 = -027 .. 0014"]),
    ("The dynasty (221-206 BC) fell.", ["date-range 221-206 BC = -221 .. -206"]),
    ("Come on March 3-10.", ["date-range March 3-10 = XXXX-03-03 .. XXXX-03-10"]),
    (
        "Come on January 10 - 17, 2016.",
        ["date-range January 10 - 17, 2016 = 2016-01-10 .. 2016-01-17"],
    ),
    (
        "Come on January, 10 - 1, 2016.",
        ["date-range January, 10 - 1, 2016 = 2016-01-10 .. 2016-01-01"],
    ),
    ("Come on 1-2 June.", ["date-range 1-2 June = XXXX-06-01 .. XXXX-06-02"]),
    ("Come between 3 and 10 March.", ["date-range 3 and 10 March = XXXX-03-03 .. XXXX-03-10"]),
    ("Come on 3 to 10 March 2020.", ["date-range 3 to 10 March 2020 = 2020-03-03 .. 2020-03-10"]),
    (
        "Open from 5 May to 7 June 2020.",
        ["date-range 5 May to 7 June 2020 = 2020-05-05 .. 2020-06-07"],
    ),
    ("Open Nov 18-Dec 19, 2015.", ["date-range Nov 18-Dec 19, 2015 = 2015-11-18 .. 2015-12-19"]),
    (
        "Open Nov 18 2014-Dec 19 2015.",
        ["date-range Nov 18 2014-Dec 19 2015 = 2014-11-18 .. 2015-12-19"],
    ),
    ("Deaths fell from 8.1 to 5.9 per 1,000.", []),
    ("Open Nov-Feb 2017.", ["date-range Nov-Feb 2017 = 2016-11 .. 2017-02"]),
    ("Open May/June 2020.", ["date-range May/June 2020 = 2020-05 .. 2020-06"]),
    ("Open from April to June in 2017.", ["date-range April to June in 2017 = 2017-04 .. 2017-06"]),
    (
        "Open from 10/1/2018 - 10/7/2018.",
        ["date-range 10/1/2018 - 10/7/2018 = 2018-10-01 or 2018-01-10 .. 2018-10-07 or 2018-07-10"],
    ),
    (
        "Open from 10-1-2018-10-7-2018.",
        ["date-range 10-1-2018-10-7-2018 = 2018-10-01 or 2018-01-10 .. 2018-10-07 or 2018-07-10"],
    ),
    (
        "Open from 5/1-5/7, 2020.",
        ["date-range 5/1-5/7, 2020 = 2020-05-01 or 2020-01-05 .. 2020-05-07 or 2020-07-05"],
    ),
    ("Open between 2011 and 2016.", ["date-range 2011 and 2016 = 2011 .. 2016"]),
    (
        "Open between January 2003 and September 2009.",
        ["date-range January 2003 and September 2009 = 2003-01 .. 2009-09"],
    ),
    ("Open from 2014 through May 2018.", ["date-range 2014 through May 2018 = 2014 .. 2018-05"]),
    (
        "Open from q1 of 2017 - q3 of 2018.",
        ["date-range q1 of 2017 - q3 of 2018 = 2017-Q1 .. 2018-Q3"],
    ),
    ("It was closed 1939-45.", ["date-range 1939-45 = 1939 .. 1945"]),
    ("The 1980s to 1990s were loud.", ["date-range 1980s to 1990s = 1980s .. 1990s"]),
]


PERIODS = [
    ("He has played since 2014.", ["date-range since 2014 = 2014"]),
    ("He left before May 2, 1999.", ["date-range before May 2, 1999 = 1999-05-02"]),
    (
        "He left no later than January 1, 2010.",
        ["date-range no later than January 1, 2010 = 2010-01-01"],
    ),
    ("It shut at the end of 2012.", ["date-range end of 2012 = 2012"]),
    ("It shut in early March 2012.", ["date-range early March 2012 = 2012-03"]),
    ("It shut in the first half of 2020.", ["date-range first half of 2020 = 2020"]),
    ("It shut in the last week of 2016.", ["date-range last week of 2016 = 2016"]),
    ("It shut after the March 2020 closure.", ["month March 2020 = 2020-03"]),
    ("2019 H2 will be hard.", ["date-range 2019 H2 = 2019"]),
    ("2018 or later.", ["date-range 2018 or later = 2018"]),
    ("Open from 2007 to the end of 2008.", ["date-range 2007 to the end of 2008 = 2007 .. 2008"]),
]


VIETNAMESE = [
    (
        "Cầu làm hai năm (5/2022-5/2024).",
        ["date-range 5/2022-5/2024 = 2022-05 .. 2024-05"],
    ),
    (
        "Nhiệm kỳ 2020 - 2025 và năm học 2023-24.",
        ["date-range 2020 - 2025 = 2020 .. 2025", "date-range 2023-24 = 2023 .. 2024"],
    ),
    ("Kế hoạch 2025 - 2020 gây cười.", ["date-range 2025 - 2020 = 2025 .. 2020"]),
    ("Mạc Đăng Dung (1527-1520).", ["date-range 1527-1520 = 1527 .. 1520"]),
    ("Trưng bày từ 20 đến 26/10.", ["date-range 20 đến 26/10 = XXXX-10-20 .. XXXX-10-26"]),
    (
        "Trưng bày từ ngày 20 đến ngày 26/10/2023.",
        ["date-range 20 đến ngày 26/10/2023 = 2023-10-20 .. 2023-10-26"],
    ),
    ("Trưng bày 22- 25/5/2025.", ["date-range 22- 25/5/2025 = 2025-05-22 .. 2025-05-25"]),
    ("Trưng bày ngày 3-5 tháng 4.", ["date-range 3-5 tháng 4 = XXXX-04-03 .. XXXX-04-05"]),
    ("Trưng bày dịp 30/4-1/5.", ["date-range 30/4-1/5 = XXXX-04-30 .. XXXX-05-01"]),
    (
        "Trưng bày từ ngày 20/3 đến 15/3/2024.",
        ["date-range 20/3 đến 15/3/2024 = 2024-03-20 .. 2024-03-15"],
    ),
    (
        "Trưng bày từ 20/12 đến 10/1/2024.",
        ["date-range 20/12 đến 10/1/2024 = 2023-12-20 .. 2024-01-10"],
    ),
    (
        "Trưng bày từ tháng 3 đến tháng 5/2023.",
        ["date-range tháng 3 đến tháng 5/2023 = 2023-03 .. 2023-05"],
    ),
    ("Trưng bày từ tháng 3 - 5/2023.", ["date-range tháng 3 - 5/2023 = 2023-03 .. 2023-05"]),
    (
        "Trưng bày từ tháng 11-12 năm 2006.",
        ["date-range tháng 11-12 năm 2006 = 2006-11 .. 2006-12"],
    ),
    ("Trưng bày từ năm 2011 đến năm 2016.", ["date-range 2011 đến năm 2016 = 2011 .. 2016"]),
    ("Trưng bày từ 2011 đến 2016.", ["date-range 2011 đến 2016 = 2011 .. 2016"]),
    ("Trưng bày giữa năm 2011 và năm 2016.", ["date-range 2011 và năm 2016 = 2011 .. 2016"]),
    (
        "Trưng bày từ 5/8/2019 đến hết 10/2/2020.",
        ["date-range 5/8/2019 đến hết 10/2/2020 = 2019-08-05 .. 2020-02-10"],
    ),
    (
        "Trưng bày từ quý I đến quý III/2023.",
        ["date-range quý I đến quý III/2023 = 2023-Q1 .. 2023-Q3"],
    ),
    ("Socrates (471-399 TCN) bị xử.", ["date-range 471-399 TCN = -471 .. -399"]),
    (
        "Làng mở hội từ mùng 6 đến mùng 10 tháng Giêng.",
        ["date-range mùng 6 đến mùng 10 tháng Giêng = XXXX-01-06 lunar .. XXXX-01-10 lunar"],
    ),
    (
        "20 năm thành lập (01/01/2004 - 01/01/2024).",
        ["date-range 01/01/2004 - 01/01/2024 = 2004-01-01 .. 2024-01-01"],
    ),
]


NOTHING: list[tuple[str, list[str]]] = [
    ("Từ 1500-2000 người dự, giá 1800-2000 đồng.", []),
    ("Tăng từ 1500 đến 2000 người.", []),
    ("Đường 32-20, tổng đài 1900-1560.", []),
    ("Cần 3-4 tháng, 5-7 ngày.", []),
    ("Đạt 2/3 - 3/4 số phiếu.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english_ranges(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected


@pytest.mark.parametrize(("sentence", "expected"), PERIODS)
def test_periods_told_from_one_date(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected


@pytest.mark.parametrize(("sentence", "expected"), VIETNAMESE)
def test_vietnamese_ranges(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected


@pytest.mark.parametrize(("sentence", "expected"), NOTHING)
def test_ranges_of_other_things(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected
