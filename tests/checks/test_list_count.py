"""Lists against the number that announces them: how many items a reader may count."""

import pytest

from factcheck.engine import Settings, check_bytes, shipped


def judged(text: str, language: str = "en") -> str:
    """Return what the rule says of *text*: "holds", "silent", or the count it found."""
    rules = tuple(rule for rule in shipped() if rule.id == "list-count")
    report = check_bytes(text.encode(), "article.txt", rules, Settings(language=language))
    if report.findings:
        return report.findings[0].arithmetic.expected
    return "holds" if report.verified else "silent"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("It has three rooms: a hall, a shop and an attic.", "holds"),
        ("It has four rooms: a hall, a shop and an attic.", "3"),
        ("It has two rooms: a hall and an attic.", "holds"),
        ("It has three rooms: a hall, and an attic with a view.", "2"),
        ("It has four rooms (a hall, a shop and an attic).", "3"),
        ("It has four rooms - a hall, a shop and an attic - for all.", "3"),
        ("It has four rooms; a hall; a shop; and an attic.", "silent"),
        ("It has four rooms: a hall; a shop, with a till; and an attic.", "3"),
        ("The four aims would be calm, light and fresh air.", "3"),
        ("Two men, Ash, Birch and Cedar, were there.", "3"),
        ("Three towns: Ayton, the county's oldest, Beeford and Cranby.", "holds"),
        ("Four towns: Ayton, Beeford and Cranby, which lie between Dunby and Eaton.", "3"),
        ('Three doors: "Come in," "Wait," and "Go away."', "holds"),
        ("Three clerks: Ann Ash, 34, Bob Birch, 41, and Cy Cedar, 52.", "holds"),
        ("Two words: lamps, oil and matches.", "3"),
        ("Three clubs, namely Ayton and Beeford, met.", "2"),
        ("Three winners were Ann Ash and Bob Birch.", "2"),
        ("Two boys aged 9, 10 and 12 won.", "≥ 3"),
        ("Five readers (a clerk, a couple and two boys) won.", "holds"),
        ("Six readers (a clerk, a couple and two boys) won.", "5"),
        ("Four drinks: tea, coffee, milk or water.", "holds"),
        ("Five drinks: tea, coffee, milk or water.", "3-4"),
    ],
)
def test_items_are_counted(text: str, outcome: str) -> None:
    assert judged(text) == outcome


@pytest.mark.parametrize(
    "text",
    [
        "It has four rooms, including a hall and an attic.",
        "It has four rooms: a hall, an attic, etc.",
        "They sold two of their books: an atlas, a novel and a play.",
        "It has two shelves: 15 novels, 36 plays and 8 atlases.",
        "Chapter 3: lamps, oil and matches, wicks and glass.",
        "The Five Sisters: a hall, a shop and an attic.",
        "Three reasons: first, the roof leaks, the walls are damp and it is cold.",
        "Three rooms: a hall, a shop,",
        "It lends to two cities: Ayton, Kent, and Beeford, Essex.",
        "For three years: strong, calm, wise, fair and free.",
        "Three boys aged 9 and 10 won.",
        "Five readers (a clerk, his parents and two boys) won.",
        "Three questions: 1) where, and 2) when.",
        "It has five members (for calm, light and fresh air).",
        "Two of the club's three boats sail to: Ayton and Beeford.",
        "It lends to six clubs - Ayton, Beeford and the U.S. And Cranby too.",
        "Five people: his parents, a sister and an aunt.",
        "Five people - a couple, their children and a nurse - won.",
        "Two halls (Quay Street, Ayton, Kent) will open.",
        (
            "Four trips to the island - the only clerk to sail there twice, telling of the light and the"
            " fog, and of all that he had seen and heard on the way and back."
        ),
    ],
)
def test_what_is_no_closed_list_is_left_alone(text: str) -> None:
    assert judged(text) == "silent"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Tuyến đi qua ba xã: Mường So (5 km), Bản Lang và Dào San, nằm giữa hai huyện.", "holds"),
        ("Tuyến đi qua bốn xã: Mường So (5 km), Bản Lang và Dào San, nằm giữa hai huyện.", "3"),
        ("Hai xã Mường So, Bản Lang và Dào San có thư viện.", "3"),
        ("Có 4 phố đi bộ là Hàng Bè, Hàng Mắm, Hàng Tre; lượng khách mỗi ngày khá đông.", "2-3"),
        ("Có 3 phường: An Bình, An Hòa, Vĩnh Lạc và 2 xã: Phi Thông, Tân Lập.", "holds"),
        ("Thư viện có 4 giá: giá sách cũ, giá sách mới và giá báo.", "3"),
        ("Ba nhóm: đọc sách, kể chuyện, thu nhập và đời sống.", "holds"),
        ("Có đến 4 phố: Hàng Bè, Hàng Mắm và Hàng Tre.", "3"),
        (
            "Có ba cách: đọc sách tại chỗ theo thẻ; mượn sách về nhà trong hai tuần theo thẻ và đọc sách qua mạng của thư viện tỉnh.",
            "holds",
        ),
        ("Có ba cách: đọc và ghi; mượn sách về nhà trong hai tuần và đọc qua mạng.", "holds"),
        ("Có bốn cách: đọc tại chỗ, mượn về nhà, đọc qua mạng hoặc nghe đài.", "holds"),
        ("Có bốn cách: đọc tại chỗ, mượn về nhà, đọc qua mạng hay nghe đài.", "holds"),
        ("Có 5 cách: đọc tại chỗ, mượn về nhà, đọc qua mạng hay nghe đài.", "3-4"),
        (
            "Thư viện mở ở 3 xã gồm Mường So, Bản Lang, Dào San, xã là cửa ngõ nối vùng cao với phố huyện và Tây Bắc.",
            "holds",
        ),
        (
            "5 bạn đọc là: em Trần Lan (5 tuổi, ở xã Đông); bà Lê Hà; ông Sơn (58 tuổi), anh Kỳ, chị Nhàn ở xã Đoài.",
            "holds",
        ),
        ("Nhà có 3 bạn đọc gồm mẹ và em trai, tôi là người lớn nhất.", "holds"),
        ("Hướng tới ba ngày lễ: 115 năm thành lập, 75 năm tái lập và 20 năm chia tách.", "holds"),
    ],
)
def test_vietnamese_lists(text: str, outcome: str) -> None:
    assert judged(text, "vi") == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Nhà tôi có 4 người gồm ba mẹ, em gái và tôi.",
        "Hai nhà kho (số 41, phố Sách, P. Đông, Q. 1, TP.HCM) đã đóng cửa.",
        "Có 3 xe sách mang BKS 73L - 6730; 73G1 - 105.98 và 73C1 - 156.61.",
        "Nhà sách cho mượn 5 bộ gồm 2 bộ thơ, một bộ truyện,từ điển và sách tranh.",
        "Thư viện mở ở 8 nơi đó là An Bình, An Hòa, Cao Xá, Đông Xá, Hà Lỗ. Mường So và Dào San.",
    ],
)
def test_what_is_no_closed_vietnamese_list_is_left_alone(text: str) -> None:
    assert judged(text, "vi") == "silent"


def test_the_number_is_mended_in_its_own_words() -> None:
    rules = tuple(rule for rule in shipped() if rule.id == "list-count")
    report = check_bytes(b"Four rooms: a hall, a shop and an attic.", "article.txt", rules)
    assert [fix.label for fix in report.findings[0].candidates] == ["Three"]
