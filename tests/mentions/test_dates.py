"""Dates of every precision, as sentences and what is read in them."""

from __future__ import annotations

from typing import Literal

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions.date_shapes import names
from factcheck.model import When
from tests.mentions.reading import dates, mentions

ENGLISH_DAYS = [
    ("The bridge opened on 17 May 2023.", ["date 17 May 2023 = 2023-05-17"]),
    (
        "The bridge opened on May 17th, 2023, to much applause.",
        ["date May 17th, 2023 = 2023-05-17"],
    ),
    ("Votes are counted on the 3rd of March.", ["date 3rd of March = XXXX-03-03"]),
    ("The court sat on Nov. 22, 2010.", ["date Nov. 22, 2010 = 2010-11-22"]),
    ("The court sat on Dec. 31 , 1994.", ["date Dec. 31 , 1994 = 1994-12-31"]),
    ("The fair starts March first.", ["date March first = XXXX-03-01"]),
    (
        "The fair starts in October, 1st to 3rd.",
        ["date-range October, 1st to 3rd = XXXX-10-01 .. XXXX-10-03"],
    ),
    ("She wrote to us 14april 2015.", ["date 14april 2015 = 2015-04-14"]),
    ("The log was saved 2023-05-17.", ["date 2023-05-17 = 2023-05-17"]),
    ("The log was saved 2018-7-6.", ["date 2018-7-6 = 2018-07-06"]),
    ("The log was saved 2023-05-17T10:30.", ["date 2023-05-17 = 2023-05-17"]),
    ("The file is 20161016.", ["date 20161016 = 2016-10-16"]),
    ("It is dated 31-Oct-74.", ["date 31-Oct-74 = 1974-10-31"]),
    ("It is dated 05-Aug-2016.", ["date 05-Aug-2016 = 2016-08-05"]),
    ("It is dated 2019/aug/01.", ["date 2019/aug/01 = 2019-08-01"]),
    (
        "It is dated 2020/23/Sep or September-2020-23.",
        ["date 2020/23/Sep = 2020-09-23", "date September-2020-23 = 2020-09-23"],
    ),
    ("It is dated 14th April 15.", ["date 14th April 15 = 2015-04-14"]),
    ("The paper is dated 10.31.1974.", ["date 10.31.1974 = 1974-10-31"]),
    (
        "She was born on 25 January nineteen eighty-six.",
        ["date 25 January nineteen eighty-six = 1986-01-25"],
    ),
    ("He came on the twenty third of September.", ["date twenty third of September = XXXX-09-23"]),
    ("Fourth of July 1995", ["date Fourth of July 1995 = 1995-07-04"]),
    ("Beware the ides of March.", ["date ides of March = XXXX-03-15"]),
    (
        "It was the third Tuesday of September 2014.",
        ["date third Tuesday of September 2014 = 2014-09-16"],
    ),
    ("It took place on 11/22 June 1727.", ["date 11/22 June 1727 = 1727-06-22 or 1727-06-11"]),
    (
        "The 15th day of the 8th lunar month is a feast.",
        ["date 15th day of the 8th lunar month = XXXX-08-15 lunar"],
    ),
    ("They sat on 3 and 4 March 2020.", ["date 3 = 2020-03-03", "date 4 March 2020 = 2020-03-04"]),
    (
        "They sat on March 3, 4 and 5 in Rome.",
        ["date March 3 = XXXX-03-03", "date 4 = XXXX-03-04", "date 5 = XXXX-03-05"],
    ),
    (
        "They sat on 3 March and on 5 May 2020.",
        ["date 3 March = 2020-03-03", "date 5 May 2020 = 2020-05-05"],
    ),
    ("It begins on 1 March 1945 GMT.", ["date 1 March = XXXX-03-01", "time 1945 GMT = 19:45"]),
    ("I paid $12 December 27.", ["date December 27 = XXXX-12-27"]),
    ("It rained on Oct/2.", ["date Oct/2 = XXXX-10-02"]),
    ("2/15", ["date 2/15 = XXXX-02-15"]),
    ("We leave on 2/15.", ["date 2/15 = XXXX-02-15"]),
    ("This is due on 5.12.", ["date 5.12 = XXXX-05-12 or XXXX-12-05"]),
    ("At 06:00 September 3, they left.", ["time 06:00 = 6:00", "date September 3 = XXXX-09-03"]),
    ("In December 27, 1,200 people came.", ["date December 27 = XXXX-12-27"]),
]


ENGLISH_IMPOSSIBLE = [
    ("Due date: November 31, 2017.", ["date November 31, 2017 = 2017-11-31 impossible"]),
    ("It happened on 29 February 2023.", ["date 29 February 2023 = 2023-02-29 impossible"]),
    ("It happened on 29 February 2024.", ["date 29 February 2024 = 2024-02-29"]),
    ("It happened on 55 August 2014.", ["date 55 August 2014 = 2014-08-55 impossible"]),
    ("32 January 2015", ["date 32 January 2015 = 2015-01-32 impossible"]),
    ("It rained on February 30.", ["date February 30 = XXXX-02-30 impossible"]),
    ("It rained on 17/13/2023.", ["date 17/13/2023 = 2023-17-13 impossible"]),
    ("It rained on 2/29/2019.", ["date 2/29/2019 = 2019-02-29 impossible"]),
    ("Filed under 2015-1-32 by mistake.", ["date 2015-1-32 = 2015-01-32 impossible"]),
    ("I leave in May 20014.", ["month May 20014 = 20014-05 impossible"]),
    ("Signed 12/09/18567 by all.", ["date 12/09/18567 = 18567-12-09 impossible"]),
    ("Signed 11/2/1017 by all.", ["date 11/2/1017 = 1017-11-02 or 1017-02-11"]),
]


ENGLISH_OTHERS = [
    ("Prices rose in March.", ["month March = XXXX-03"]),
    (
        "Prices rose in March 2021 and fell in Sept. 2022.",
        ["month March 2021 = 2021-03", "month Sept. 2022 = 2022-09"],
    ),
    (
        "April of 1987 was cold; so was April '88.",
        ["month April of 1987 = 1987-04", "month April '88 = 1988-04"],
    ),
    ("Rain fell in 2017 April.", ["month 2017 April = 2017-04"]),
    (
        "Due 2014-10 or 2014/10 or 2/2013.",
        ["month 2014-10 = 2014-10", "month 2014/10 = 2014-10", "month 2/2013 = 2013-02"],
    ),
    ("Q2 2018 beat Q1.", ["quarter Q2 2018 = 2018-Q2", "quarter Q1 = XXXX-Q1"]),
    (
        "Sales fell in the 4th quarter of 2018 and in the first quarter.",
        ["quarter 4th quarter of 2018 = 2018-Q4", "quarter first quarter = XXXX-Q1"],
    ),
    ("2018Q4 and 18q3 were weak.", ["quarter 2018Q4 = 2018-Q4", "quarter 18q3 = 2018-Q3"]),
    (
        "The 1990s were kinder than the 80s and the sixties.",
        ["decade 1990s = 1990s", "decade 80s = 1980s", "decade sixties = 1960s"],
    ),
    (
        "A 19th-century house and a fifth century BC vase.",
        ["century 19th-century = 1801..", "century fifth century BC = -500.."],
    ),
    ("It was founded in 2014.", ["year 2014 = 2014"]),
    ("It was founded in 2007, and again in 2009.", ["year 2007 = 2007", "year 2009 = 2009"]),
    ("It was founded in 14 A.D. and lost in AD 79.", ["year 14 A.D. = 0014", "year AD 79 = 0079"]),
    ("It fell in 44 BC.", ["year 44 BC = -044"]),
    ("It was founded in nineteen ninety-six.", ["year nineteen ninety-six = 1996"]),
    ("It was founded in nineteen oh five.", ["year nineteen oh five = 1905"]),
]


ENGLISH_NOTHING: list[tuple[str, list[str]]] = [
    ("The mean was 30/4, the median 31/4.", []),
    ("We may meet and they march on; the second may be late.", []),
    ("May 5 million trees be planted.", []),
    ("A painting by August Strindberg and a talk by April Jones.", []),
    ("They sold 2000 pieces.", []),
    ("In 2,014 cases it failed.", []),
    ("In 2000 people it failed.", []),
    ("It fell 3/4 to 39 1/2.", []),
    ("Look on 1/2 of your screen, on 1-2 occasions, for 1/10th of it.", []),
    ("Mr Top 40 sang.", []),
    ("The ssn is 123-12-1234, the code 133-03-03-2020.", []),
    ("Call 9-1-1 or 1900-1560.", []),
    ("By the 21st, 25 of them left.", []),
    ("The ratio is 0.8/15 or 30/4.85.", []),
]


VIETNAMESE_DAYS = [
    ("Lễ khánh thành diễn ra ngày 17/5.", ["date 17/5 = XXXX-05-17"]),
    ("Lễ khánh thành diễn ra ngày 17/5/2023 tại Huế.", ["date 17/5/2023 = 2023-05-17"]),
    ("Lễ khánh thành diễn ra ngày 17-5-2023.", ["date 17-5-2023 = 2023-05-17"]),
    ("Lễ khánh thành diễn ra ngày 17.5.2023.", ["date 17.5.2023 = 2023-05-17"]),
    ("Lễ khánh thành diễn ra ngày 5/6 năm 2023.", ["date 5/6 năm 2023 = 2023-06-05"]),
    ("Bà sinh ngày 17 tháng 5 năm 2023.", ["date 17 tháng 5 năm 2023 = 2023-05-17"]),
    ("Bà sinh 3/9/91.", ["date 3/9/91 = 1991-09-03"]),
    ("Bà sinh ngày mồng 3 tháng ba.", ["date mồng 3 tháng ba = XXXX-03-03 lunar"]),
    ("Mùng 6 tháng Giêng, làng mở hội.", ["date Mùng 6 tháng Giêng = XXXX-01-06 lunar"]),
    (
        "Làng giỗ tổ ngày 10/3 âm lịch, rằm tháng Tám rước đèn.",
        ["date 10/3 = XXXX-03-10 lunar", "date rằm tháng Tám = XXXX-08-15 lunar"],
    ),
    (
        "Mùng 1 Tết, bà con đi chùa; 30 Tết thì nghỉ.",
        ["date Mùng 1 Tết = XXXX-01-01 lunar", "date 30 Tết = XXXX-12-30 lunar"],
    ),
    ("Ngày đầu tiên của tháng 3, trời nắng.", ["date Ngày đầu tiên của tháng 3 = XXXX-03-01"]),
    ("Sáng 5-6, lớp học mở cửa.", ["date 5-6 = XXXX-06-05"]),
    ("Sáng 28.6, lớp học mở cửa.", ["date 28.6 = XXXX-06-28"]),
    ("Sáng sớm 19/5,trời mưa.", ["date 19/5 = XXXX-05-19"]),
    ("Tối nay 21/3, đèn sáng.", ["relative Tối nay = day +0", "date 21/3 = XXXX-03-21"]),
    ("7/3", ["date 7/3 = XXXX-03-07"]),
    (
        "Hôm nay (17/5) họp, ngày mai (19/5) nghỉ.",
        [
            "relative Hôm nay = day +0",
            "date 17/5 = XXXX-05-17",
            "relative ngày mai = day +1",
            "date 19/5 = XXXX-05-19",
        ],
    ),
    (
        "Trong ba ngày 20, 21 và 22/10, trường nghỉ.",
        ["date 20 = XXXX-10-20", "date 21 = XXXX-10-21", "date 22/10 = XXXX-10-22"],
    ),
    (
        "Trong hai ngày 20 và 21-12, trường nghỉ.",
        ["date 20 = XXXX-12-20", "date 21-12 = XXXX-12-21"],
    ),
    ("Ngày 2-4 và 17-4, giá xăng tăng.", ["date 2-4 = XXXX-04-02", "date 17-4 = XXXX-04-17"]),
    ("Ngày 5/3 và 7/4/2020, tòa xử.", ["date 5/3 = 2020-03-05", "date 7/4/2020 = 2020-04-07"]),
    (
        "Vua mất ngày 11/22 tháng 6 năm 1727.",
        ["date 11/22 tháng 6 năm 1727 = 1727-06-22 or 1727-06-11"],
    ),
    (
        "Đêm 13/14 tháng 12 năm 2011, tượng bị mất.",
        ["date 13/14 tháng 12 năm 2011 = 2011-12-14 or 2011-12-13"],
    ),
    ("Dịp lễ 30/4, biển đông người.", ["date 30/4 = XXXX-04-30"]),
]


VIETNAMESE_IMPOSSIBLE = [
    ("Lễ hội mở ngày 31/6/2023.", ["date 31/6/2023 = 2023-06-31 impossible"]),
    ("Lễ hội mở ngày 30 tháng 2 năm 2021.", ["date 30 tháng 2 năm 2021 = 2021-02-30 impossible"]),
    ("Sáng 17/13, tỉnh họp.", ["date 17/13 = XXXX-13-17 impossible"]),
    ("Ngày 32/5, xe hỏng.", ["date 32/5 = XXXX-05-32 impossible"]),
    ("Vé bán đến 31/6.", ["date 31/6 = XXXX-06-31 impossible"]),
    (
        "Giấy ký ngày 29/2/2024, gửi ngày 29/2/2023.",
        ["date 29/2/2024 = 2024-02-29", "date 29/2/2023 = 2023-02-29 impossible"],
    ),
    ("Ngày 24 tháng 19 năm 2008, tàu chạy.", ["date 24 tháng 19 năm 2008 = 2008-19-24 impossible"]),
    ("Tháng 13/2023 không có.", ["month Tháng 13/2023 = 2023-13 impossible"]),
    ("Bà sinh năm 20023.", ["year 20023 = 20023 impossible"]),
]


VIETNAMESE_OTHERS = [
    (
        "Tháng 5/2023, tháng 6-2023, tháng 7.2023 và tháng 8 năm 2023 đều nóng.",
        [
            "month Tháng 5/2023 = 2023-05",
            "month tháng 6-2023 = 2023-06",
            "month tháng 7.2023 = 2023-07",
            "month tháng 8 năm 2023 = 2023-08",
        ],
    ),
    ("Hồi tháng Tư, anh đi làm; ngày tháng năm sinh không rõ.", ["month tháng Tư = XXXX-04"]),
    ("Tháng Chạp trời rét.", ["month Tháng Chạp = XXXX-12 lunar"]),
    ("Đến 5/2023, đường xong.", ["month 5/2023 = 2023-05"]),
    (
        "Quý II/2023 tăng, quý 4 của năm 2018 giảm, quý I thì không.",
        [
            "quarter Quý II/2023 = 2023-Q2",
            "quarter quý 4 của năm 2018 = 2018-Q4",
            "quarter quý I = XXXX-Q1",
        ],
    ),
    (
        "Thập niên 90 khó khăn, những năm 1980 cũng vậy, thế kỷ XXI thì khác.",
        [
            "decade Thập niên 90 = 1990s",
            "decade những năm 1980 = 1980s",
            "century thế kỷ XXI = 2001..",
        ],
    ),
    (
        "Thế kỉ thứ 3 TCN, thế kỷ 19.",
        ["century Thế kỉ thứ 3 TCN = -300..", "century thế kỷ 19 = 1801.."],
    ),
    ("Các năm 2020, 2021 và 2022.", ["year 2020 = 2020", "year 2021 = 2021", "year 2022 = 2022"]),
    ("Năm 2023, xã có 2023 người.", ["year 2023 = 2023"]),
    ("Nước Âu Lạc mất năm 179 TCN.", ["year 179 TCN = -179"]),
]


VIETNAMESE_NOTHING: list[tuple[str, list[str]]] = [
    ("Chiều 3.1 triệu lượt xem.", []),
    ("Có 5/12 xã đạt chuẩn, chiếm 2/3 số xã.", []),
    ("Đến nay 5/12 xã đạt chuẩn.", []),
    ("Bà ở số 31/4 đường Trần Phú.", []),
    ("Đường 30/4 kẹt xe, bệnh viện 19-8 đông người.", []),
    ("Uống ngày 2-3 lần, mỗi lần 5 viên.", []),
    ("Mỗi tháng 5 triệu đồng, lương tháng 13.", []),
    ("Trận đấu kết thúc 3-1, hiệp một 2/3.", []),
    ("Bản đồ tỷ lệ 1/2000.", []),
    ("Nghị định 02/2017 quy định mức thu.", []),
    ("Giá 1.234 đồng, 98,7%, 431.346 lượt.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH_DAYS)
def test_english_days(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH_IMPOSSIBLE)
def test_english_dates_that_cannot_be(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH_OTHERS)
def test_english_months_quarters_years(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH_NOTHING)
def test_english_figures_that_are_no_dates(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "en") == expected


@pytest.mark.parametrize(("sentence", "expected"), VIETNAMESE_DAYS)
def test_vietnamese_days(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected


@pytest.mark.parametrize(("sentence", "expected"), VIETNAMESE_IMPOSSIBLE)
def test_vietnamese_dates_that_cannot_be(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected


@pytest.mark.parametrize(("sentence", "expected"), VIETNAMESE_OTHERS)
def test_vietnamese_months_quarters_years(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected


@pytest.mark.parametrize(("sentence", "expected"), VIETNAMESE_NOTHING)
def test_vietnamese_figures_that_are_no_dates(sentence: str, expected: list[str]) -> None:
    assert dates(sentence, "vi") == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("auto", ["date 3/4/2023 = 2023-03-04 or 2023-04-03"]),
        ("mdy", ["date 3/4/2023 = 2023-03-04"]),
        ("dmy", ["date 3/4/2023 = 2023-04-03"]),
    ],
)
def test_the_order_of_day_and_month(order: str, expected: list[str]) -> None:
    assert dates("The paper is dated 3/4/2023.", "en", order) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("13/4/2023", "date 3/4/2023 = 2023-04-03"),
        ("4/13/2023", "date 3/4/2023 = 2023-03-04"),
        ("17-5-2023 and 5-17-2023", "date 3/4/2023 = 2023-03-04 or 2023-04-03"),
        ("5/5/2023", "date 3/4/2023 = 2023-03-04 or 2023-04-03"),
    ],
)
def test_a_document_proves_its_order(other: str, expected: str) -> None:
    assert dates(f"The papers are dated 3/4/2023 and {other}.", "en")[0] == expected


def test_vietnamese_is_day_first_whatever_else_is_proved() -> None:
    assert dates("Ngày 12/25/2019 và ngày 3/4/2023.", "vi") == [
        "date 12/25/2019 = 2019-25-12 impossible",
        "date 3/4/2023 = 2023-04-03",
    ]


def test_a_date_knows_where_its_parts_are_printed() -> None:
    text = "Bà sinh ngày 17 tháng 5 năm 2023."
    when = mentions(text, "vi")[0].value
    assert isinstance(when, When)
    places = (when.day_span, when.month_span, when.year_span)
    assert [text[place.start : place.end] for place in places if place] == ["17", "5", "2023"]


@pytest.mark.parametrize(("code", "wide"), [("en", "wide"), ("en", "abbreviated"), ("vi", "wide")])
def test_months_are_those_of_the_locale_data(
    code: str, wide: Literal["wide", "abbreviated"]
) -> None:
    known = names(code).months
    for number, name in get_month_names(wide, locale=code).items():
        short = name.lower().removeprefix("tháng ")
        assert short.isdecimal() or known[short] == number


@pytest.mark.parametrize("code", ["en", "vi"])
def test_every_month_is_read(code: str) -> None:
    for number, name in get_month_names(locale=code).items():
        sentence = f"3 {name} 2021" if code == "en" else f"ngày 3 {name} năm 2021"
        assert dates(sentence, code)[0].endswith(f"= 2021-{number:02}-03")


WORDS = st.sampled_from(
    [
        "ngày",
        "tháng",
        "năm",
        "5",
        "17",
        "2023",
        "12/",
        "/",
        "-",
        ".",
        ",",
        "(",
        ")",
        "từ",
        "đến",
        "quý",
        "ii",
        "thứ",
        "hai",
        "mùng",
        "rằm",
        "tết",
        "h",
        "30",
        "March",
        "May",
        "3rd",
        "of",
        "the",
        "first",
        "quarter",
        "1990s",
        "century",
        "BC",
        "since",
        "between",
        "and",
        "a.m.",
        ":",
        "8",
        "âm",
        "lịch",
        "thế",
        "kỷ",
        "xx",
        "2020",
        "99999999",
        "'",
        "Q4",
        "H2",
        "sáng",
        "nay",
        "CN",
        "lúc",
        "và",
    ]
)


@given(
    st.lists(st.tuples(WORDS, st.sampled_from(["", " "])), max_size=14),
    st.sampled_from(["vi", "en"]),
)
def test_no_sentence_raises(words: list[tuple[str, str]], code: str) -> None:
    text = "".join(word + space for word, space in words)
    found = mentions(text, code)
    ends = [0, *(mention.span.end for mention in found)]
    assert all(m.span.start >= end for m, end in zip(found, ends, strict=False))


@given(st.text(max_size=40), st.sampled_from(["vi", "en"]))
def test_no_text_raises(text: str, code: str) -> None:
    mentions(text, code)
