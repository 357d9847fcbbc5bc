"""Facts told twice: the headline against the body, and one place against several."""

from __future__ import annotations

import pytest

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
        ("Thuyền nan ở SEA Games 34", "Ở SEA Games 33, thuyền nan có mặt."),
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


def test_a_headline_that_asks_is_a_headline() -> None:
    text = article(
        "Vì sao thư viện chi 1.463 triệu đồng như thế?",
        "Lý do thư viện chi 4.163 triệu đồng mua sách mới được nói rõ trong báo cáo chiều qua.",
    )
    assert len(findings(ID, text)) == 1


@pytest.mark.parametrize("body", ["4 cầu, 5 cống", "4 cầu và 5 cống", "4 cầu cùng với 5 cống"])
def test_two_things_counted_together(body: str) -> None:
    text = article("Lũ cuốn trôi {} cầu và cống", f"Mưa lớn đêm qua cuốn trôi {body} ở ba xã.")
    assert findings(ID, text.format(9)) == []
    assert len(findings(ID, text.format(9), "holds")) == 1
    (found,) = findings(ID, text.format(8))
    assert "9" in found.proposals


def test_two_things_with_one_head_noun() -> None:
    text = article(
        "Bão làm 22 người chết và mất tích", "Bão đêm qua làm 10 người chết, {} người mất tích."
    )
    assert findings(ID, text.format(12)) == []
    assert len(findings(ID, text.format(14))) == 1


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
