"""What a bare number counts, where its digits are, and that nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mentions.reading import mentions

NOUNS = [
    ("Có 8 hộ gia đình và 36 cá nhân.", "vi", ["hộ gia đình", "cá nhân"]),
    ("Có 431.346 lượt người tham dự.", "vi", ["lượt người"]),
    ("15 tập thể, 36 đã về.", "vi", ["tập thể", ""]),
    ("Have 412 voters in 3 towns come?", "en", ["voters", "towns"]),
    ("The first prize and 12 local groups.", "en", ["prize", "local groups"]),
    ("It sold 3.8 million mobile phones.", "en", ["mobile phones"]),
    ("It weighs 3 kg net.", "en", [""]),
]
DIGITS = [
    ("tăng 98,7% năm qua", "vi", "98,7"),
    ("trị giá 3,8 triệu đồng", "vi", "3,8 triệu"),
    ("worth $5.2 million now", "en", "5.2 million"),
    ("lần thứ 15 của hội", "vi", "15"),
    ("a 20-year plan", "en", "20"),
]


@pytest.mark.parametrize(("text", "language", "expected"), NOUNS)
def test_nouns(text: str, language: str, expected: list[str]) -> None:
    assert [mention.noun for mention in mentions(text, language)] == expected


@pytest.mark.parametrize(("text", "language", "expected"), DIGITS)
def test_digits(text: str, language: str, expected: str) -> None:
    (mention,) = mentions(text, language)
    assert text[mention.digits.start : mention.digits.end] == expected


ALPHABET = "0123456789 .,/%$€-—()'\"½°#@:;+~^exkKmMGtrấđồng năm hai mươi one two and a half\n"
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "1",
                "12",
                "2020",
                "1.234",
                "5,6",
                "½",
                "3/4",
                "10-15",
                "%",
                " ",
                " ",
                " ",
                ", ",
                ".",
            ),
            *("$", "USD ", "Rs. ", "km", "m2", "°C", " million", " and ", " a ", "half", " to "),
            *("between ", "one ", "twenty", "-", " hundred", "th", " in ", " tỷ", " năm", " rưỡi"),
            *("hai ", "mươi", " trăm", " linh ", " phần ", "gần ", "hơn ", " đồng", " lần", "thứ "),
            *(
                "số ",
                "XV",
                "I",
                "V",
                " giờ ",
                " phút",
                "H.R. ",
                "-CP",
                "/QĐ-",
                "Su-",
                "http://a.vn/",
            ),
            *(" years old", " or so", "e5", "x10^", "(", ")", "İ", "\u0301", "１２", "٣", "²"),
        ]
    ),
    max_size=14,
).map("".join)


@given(st.one_of(st.text(ALPHABET, max_size=60), PIECES), st.sampled_from(["vi", "en"]))
def test_nothing_raises_and_figures_stay_in_order(text: str, language: str) -> None:
    end = 0
    for mention in mentions(text, language):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.start <= mention.digits.start < mention.digits.end <= mention.span.end
        end = mention.span.end


@given(PIECES, st.sampled_from(["vi", "en"]))
def test_the_short_way_reads_what_the_long_way_reads(text: str, language: str) -> None:
    short = mentions(text, language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factcheck.mentions.number_reader.read_plain", lambda *_: None)
        assert mentions(text, language) == short
