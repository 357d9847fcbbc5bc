"""Facts told twice: the headline against the body, and one place against several."""

from __future__ import annotations

import pytest

from factcheck.engine import check_bytes, shipped
from tests.checking import findings, verdicts

ID = "repeated-fact-conflict"


def article(headline: str, *blocks: str) -> str:
    return "\n\n".join((headline, *blocks))


def test_another_number_among_the_same_words() -> None:
    text = article(
        "Thư viện tặng 16 tủ sách cho trẻ em vùng cao",
        "Thư viện tỉnh vừa tặng 61 tủ sách cho trẻ em vùng cao trong tuần lễ đọc sách.",
    )
    (found,) = findings(ID, text)
    assert found.ends == ("16", "61")
    assert {"16", "61"} <= set(found.proposals)


def test_the_same_number_is_verified() -> None:
    text = article(
        "Thư viện tặng mười sáu tủ sách cho trẻ em",
        "Thư viện vừa tặng 16 tủ sách cho trẻ em xã Đông.",
    )
    assert findings(ID, text) == []
    assert len(findings(ID, text, "holds")) == 1


def test_a_verified_repetition_excuses_no_other_rule() -> None:
    _, found = verdicts(ID, article("Ferry carries 16 guests", "The ferry carried 16 guests home."))
    assert all(not one.arithmetic.stated for one in found)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Hơn 1.600 bạn đọc dự ngày hội sách", "Có 1.644 bạn đọc dự ngày hội sách ở thư viện."),
        ("Gần 50 bạn đọc dự ngày hội sách", "Có 49 bạn đọc dự ngày hội sách ở thư viện."),
        ("Hàng trăm bạn đọc dự ngày hội sách", "Có 340 bạn đọc dự ngày hội sách ở thư viện."),
        (
            "Thư viện tặng 12 tủ sách cho trẻ em",
            "Thư viện tặng 5 tủ sách cho trẻ em xã Đông và 7 tủ sách cho trẻ em xã Đoài.",
        ),
        (
            "Thư viện giảm 26 giờ mở cửa",
            "Thư viện giảm từ 85 giờ mở cửa xuống 59 giờ mở cửa mỗi tuần.",
        ),
        ("Bắt 8 bạn đọc trộm sách quý", "Giám đốc cùng 7 bạn đọc khác trộm sách quý đã bị bắt."),
        ("Mỗi bạn đọc được mượn 140 cuốn sách", "Hai bạn đọc được mượn tổng cộng 280 cuốn sách."),
        (
            "Two keepers save boat at the quay",
            "The boat hit the quay, one keeper said; both keepers ran.",
        ),
        ("Ferry sells 20 seats a day", "A long tale of the harbour. Nobody counted."),
    ],
)
def test_no_conflict(headline: str, body: str) -> None:
    assert findings(ID, article(headline, body)) == []


def test_a_figure_that_comes_later_excuses_the_headline() -> None:
    text = article(
        "Ferry frees 500 parking spaces at the quay",
        "The ferry has freed 50 parking spaces at the quay so far.",
        "It plans 450 more.",
        "By May, 500 will be free.",
    )
    assert findings(ID, text) == []


def test_money_among_the_same_words() -> None:
    text = article(
        "Ferry company earns $5.2 million from its night boats",
        "The ferry company said it had earned $2.5 million from its night boats last year.",
    )
    (found,) = findings(ID, text)
    assert found.ends == ("$5.2 million", "$2.5 million")


@pytest.mark.parametrize(
    ("headline", "body", "said"),
    [
        ("Ferry sells 16 cabin tickets", "The ferry sold 61 cabin tickets.", "changed places"),
        ("Ferry sells 16 cabin tickets", "The ferry sold 160 cabin tickets.", "factor of 10"),
        ("Ferry sells 16 cabin tickets", "The ferry sold 17 cabin tickets.", "same thing"),
    ],
)
def test_a_slip_is_named(headline: str, body: str, said: str) -> None:
    report = check_bytes(article(headline, body).encode(), "article.txt", shipped())
    assert said in report.findings[0].message


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ann Ash, 34 years old, won. It was a long day.\n\nAnn Ash, 43 years old, read.", 1),
        ("Ann Ash, 34 years old, won. It was a long day.\n\nAnn Ash, 34 years old, read.", 0),
        ("Ann Ash, 34 years old, won. It was a long day.\n\nBob Ash, 43 years old, read.", 0),
    ],
)
def test_somebody_has_one_age(text: str, count: int) -> None:
    assert len(findings(ID, text)) == count


def test_a_headline_that_asks_is_a_headline() -> None:
    text = article(
        "Vì sao thư viện chi 1.463 triệu đồng như thế?",
        "Lý do thư viện chi 4.163 triệu đồng mua sách mới được nói rõ trong báo cáo chiều qua.",
    )
    assert len(findings(ID, text)) == 1


def test_what_the_body_counts_apart_is_left_to_another_rule() -> None:
    text = article("Lũ cuốn trôi 8 cầu và cống", "Mưa lớn đêm qua cuốn trôi 4 cầu, 5 cống ở ba xã.")
    assert findings(ID, text) == []
    text = article("Lũ cuốn trôi 8 cầu và cống", "Mưa lớn đêm qua cuốn trôi 9 cầu và cống.")
    assert len(findings(ID, text)) == 1


def test_the_number_of_a_name_may_be_another() -> None:
    text = article("Thuyền nan ở SEA Games 34", "Ở SEA Games {}, thuyền nan có mặt.")
    (found,) = findings(ID, text.format(33))
    assert found.severity == "info"
    (found,) = findings(ID, text.format(43))
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("headline", "body", "count"),
    [
        # the same hedge twice: cut off once, or another number
        ("Hơn 650 tỉ đồng xây thư viện", "Thành phố chi hơn 655 tỉ đồng xây thư viện.", 0),
        ("Hơn 650 tỉ đồng xây thư viện", "Thành phố chi hơn 560 tỉ đồng xây thư viện.", 1),
        (
            "At least 27 readers stranded, 22 of them soaked",
            "A storm kept the ferry in port, and at least 72 readers were stranded, 22 of them soaked.",
            1,
        ),
        # one of several equal ones
        ("Tặng 500 tủ sách cho các trường", "Nhà xuất bản tặng 100 tủ sách cho mỗi trường.", 0),
        ("Tặng 500 tủ sách cho các trường", "Nhà xuất bản tặng 50 tủ sách cho các trường.", 1),
        # of another time
        ("Thư viện trả 10 thẻ đọc", "Cách đây một tháng, thư viện trả 16 thẻ đọc.", 0),
        ("Thư viện trả 10 thẻ đọc", "Cách cổng một đoạn, thư viện trả 16 thẻ đọc.", 1),
        # with somebody who is named
        ("Phạt 8 bạn đọc xé sách", "Thủ thư cùng 7 bạn đọc khác bị phạt vì xé sách.", 0),
        ("Phạt 7 bạn đọc xé sách", "Thủ thư cùng 7 bạn đọc khác bị phạt vì xé sách.", 1),
        # parts
        (
            "Cháy kho sách, 10 bạn đọc bị bỏng",
            "Vụ cháy làm 9 bạn đọc bị bỏng và một bạn đọc ngạt.",
            0,
        ),
        ("Cháy kho sách, 10 bạn đọc bị bỏng", "Vụ cháy ở một kho sách làm 9 bạn đọc bị bỏng.", 1),
        ("Thư viện giảm 26 kg giấy", "Thư viện giảm từ 85 kg giấy xuống 59 kg giấy.", 0),
        ("Thư viện giảm 26 kg giấy", "Thư viện vừa giảm 62 kg giấy trong một tuần.", 1),
        # money, or a number without its unit
        ("Thư viện chi 35 tỷ mua sách", "Thư viện chi 35 tỷ đồng mua 353 tủ sách.", 0),
        ("Xây thư viện 6,5 tỉ ở xã vùng cao", "Xã vùng cao xây thư viện 5,6 tỉ đồng.", 1),
        # the unit alone, if the sentences are alike
        ("Nghỉ đọc sách 25 ngày vì bão", "Thư viện nghỉ vì bão 15 ngày.", 1),
        ("Nghỉ đọc sách 25 ngày vì bão", "Bạn trả sách muộn 15 ngày.", 0),
        # both hedges may be said of one number
        ("Thuyền sách vượt hơn 400 km", "Thuyền sách vượt gần 500 km ra đảo.", 0),
        ("Thuyền sách vượt 400 km", "Thuyền sách vượt 500 km ra đảo.", 1),
        # a headline rounds
        ("Thư viện 1.500 tỉ đồng ở xã Đông", "Xã Đông xây thư viện hơn 1.520 tỉ đồng.", 0),
        ("Thư viện 1.500 tỉ đồng ở xã Đông", "Xã Đông xây thư viện hơn 5.100 tỉ đồng.", 1),
        # who was there and who was not
        ("Đội sách có 13 cầu thủ ra sân", "Đội sách vắng 12 cầu thủ trong trận ra sân.", 0),
        ("Đội sách có 13 cầu thủ ra sân", "Đội sách đưa 12 cầu thủ ra sân trong trận.", 1),
        # who is named besides
        ("Sách của 15 xã về phố", "Sách của 14 xã về phố cùng với sách của phố.", 0),
        ("Sách của 15 xã về phố", "Sách của 14 xã về phố trong tuần này.", 1),
        # the figure next to it is of another time
        ("Thư viện trả 50 thẻ đọc", "Thư viện trả 60 thẻ đọc, tăng từ 45 thẻ năm ngoái.", 1),
        # in words, and as a word of another meaning
        ("Ba bạn đọc lạc đường", "Bốn bạn đọc đi lạc đường, ba em đã về.", 0),
        # a score, either way round, and one that was only talked of
        ("Thư viện thắng nhà sách 3-1", "Thư viện thắng đội nhà sách 3-2.", 1),
        ("Thư viện thắng nhà sách 3-1", "Nhà sách thua thư viện 1-3.", 0),
        ("Thủ thư: 'Lẽ ra thắng 6-0'", "Thư viện thắng nhà sách 2-0.", 0),
        # a name
        ("Thuyền của Đội 917 cứu bạn đọc", "Thuyền của Đội 917, Đoàn 370 cứu bạn đọc.", 0),
    ],
)
def test_what_excuses_a_headline_and_what_does_not(headline: str, body: str, count: int) -> None:
    assert len(findings(ID, article(headline, body))) == count


@pytest.mark.parametrize(
    ("headline", "body", "count"),
    [
        (
            "Quay frees 50 software patents",
            "The quay says 500 of its software patents are free.",
            1,
        ),
        ("Quay frees 50 berths", "Each of the 10 quays frees 5 berths for guests.", 0),
        ("Storm kills 16 gulls", "The storm was killing 61 gulls, the keeper says.", 1),
        ("12 keepers fined", "A total of 24 keepers, 12 of them from the light, were fined.", 0),
        ("Ferry carries 340 riders a day", "Last year the ferry carried 430 riders a day.", 0),
        ("Gale force 8 closes the quay", "The quay closes as the gale reaches force 9.", 1),
    ],
)
def test_english_headlines(headline: str, body: str, count: int) -> None:
    assert len(findings(ID, article(headline, body))) == count


def test_two_rivals_with_the_same_claim_are_none() -> None:
    body = "Bão đang ở cấp 13, giật cấp 16 và vào bờ sáng mai."
    assert findings(ID, article("Bão vào bờ sáng mai, mạnh lên cấp 14", body)) == []


def test_an_anniversary_that_is_another_once() -> None:
    text = article(
        "Thư viện mở hội",
        "Sắp đến lễ kỷ niệm 70 năm thành lập thư viện.",
        "Lễ kỷ niệm 70 năm thành lập thư viện đông vui.",
        "Dịp này, lễ kỷ niệm 75 năm thành lập thư viện có triển lãm sách.",
    )
    (found,) = findings(ID, text)
    assert (found.severity, found.ends[0]) == ("warning", "75 năm")


def test_anniversaries_of_two_things() -> None:
    text = (
        "Kỷ niệm 115 năm ngày thành lập tỉnh. Kỷ niệm 115 năm ngày thành lập tỉnh."
        " Kỷ niệm 75 năm ngày thành lập Đảng bộ tỉnh."
    )
    assert findings(ID, text) == []


@pytest.mark.parametrize(
    ("other", "count"), [("2020 - 2024", 1), ("2021 - 2026", 0), ("2020 - 2025", 0)]
)
def test_a_term_with_another_end(other: str, count: int) -> None:
    same = "{} nghị quyết đại hội các cấp nhiệm kỳ {}."
    places = (("Học", "2020 - 2025"), ("Làm theo", "2020 - 2025"), ("Nhớ", other))
    text = "\n\n".join(same.format(*place) for place in places)
    assert len(findings(ID, text)) == count


def test_years_of_one_document() -> None:
    same = "Thư viện xem lại {} năm thực hiện Kết luận số 07-KL/TW."
    text = "\n\n".join(same.format(years) for years in ("2", "02", "3"))
    (found,) = findings(ID, text)
    assert found.ends[0] == "3 năm"


def test_sums_that_differ_by_noughts_are_pointed_out() -> None:
    (found,) = findings(ID, "Dự án có tổng vốn 650 tỉ đồng. Nay tổng vốn 6.500 tỉ đồng.")
    assert found.severity == "info"
    (found,) = findings(ID, "It cost $800 million in May and $800 billion in June.")
    assert found.severity == "info"


def test_a_hedged_count_and_an_exact_one_are_pointed_out() -> None:
    (found,) = findings(ID, "There were nearly 3,800 delegates. The 4,200 delegates voted.")
    assert found.severity == "info"
    assert findings(ID, "There were nearly 3,800 delegates. The 3,790 delegates voted.") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The new pier cost $12 million, he said. The new pier cost $21 million, she said.", 1),
        ("The new pier cost $12 million, he said. The new pier cost $22 million, she said.", 0),
        ("Some 160 pupils came. Later 610 pupils were counted.", 1),
        ("Some 160 pupils came. Later 610 clerks were counted.", 0),
        ("Gần 2.500 bạn đọc tới. Có 3.100 bạn đọc nhận sách.", 1),
        ("Gần 2.500 bạn đọc tới. Có 4.100 bạn đọc nhận sách.", 0),
    ],
)
def test_what_may_be_one_fact_is_pointed_out(text: str, count: int) -> None:
    assert [found.severity for found in findings(ID, text)] == ["info"] * count
