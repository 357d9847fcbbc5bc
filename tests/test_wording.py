"""Numbers and names in words, held against num2words and read back by the figure finder."""

from __future__ import annotations

from fractions import Fraction

import pytest
from num2words import num2words

from factcheck.mentions import find_mentions
from factcheck.model import Mention, Printed, Span, When
from factcheck.sources import read_source
from factcheck.wording import (
    article_for,
    cardinal,
    fractions_in_words,
    like,
    month_in_style,
    number_in_words,
    weekday_in_style,
    with_suffix,
)


def figures(text: str, language: str) -> list[Mention]:
    document = read_source(text.encode(), "article.txt", language=language)
    return [mention for passage in find_mentions(document) for mention in passage.mentions]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_numbers_are_written_as_people_write_them(language: str) -> None:
    wanted = [num2words(number, lang=language) for number in range(100)]
    if language == "vi":
        # Both are said; num2words has the other one.
        wanted = [words.replace("mươi bốn", "mươi tư") for words in wanted]
    assert [cardinal(number, language) for number in range(100)] == wanted


@pytest.mark.parametrize("language", ["en", "vi"])
def test_numbers_in_words_are_read_as_what_was_written(language: str) -> None:
    noun = {"en": "houses", "vi": "ngôi nhà"}[language]
    for number in range(2, 1000, 7):
        found = figures(f"{cardinal(number, language).capitalize()} {noun}.", language)
        assert isinstance(found[0].value, Printed), cardinal(number, language)
        assert found[0].value.value == number


def test_there_are_no_words_for_large_numbers() -> None:
    assert cardinal(1000, "en") == ""


@pytest.mark.parametrize(
    ("number", "old", "printed", "kind", "language", "written"),
    [
        (6, 7, "seven", "integer", "en", "six"),
        (6, 7, "Seven", "integer", "en", "Six"),
        (3, 2, "two million", "decimal", "en", "three million"),
        (5, 8, "eighth", "ordinal", "en", "fifth"),
        (30, 40, "bốn mươi", "integer", "vi", "ba mươi"),
        (2, 3, "Ba", "integer", "vi", "Hai"),
        (4, 3, "a few", "integer", "en", ""),
        (1001, 3, "three", "integer", "en", ""),
    ],
)
def test_a_number_takes_the_place_of_another(
    number: int, old: int, printed: str, kind: str, language: str, written: str
) -> None:
    assert number_in_words(number, old, printed, kind, language) == written


@pytest.mark.parametrize(
    ("printed", "language", "value", "written"),
    [
        ("two-thirds", "en", Fraction(3, 4), "three-quarters"),
        ("two thirds", "en", Fraction(3, 4), "three quarters"),
        ("third", "en", Fraction(1, 4), "quarter"),
        ("one-third", "en", Fraction(1, 5), "one-fifth"),
        ("third", "en", Fraction(1, 2), "half"),
        ("1/3", "en", Fraction(2, 5), "2/5"),
        ("một phần ba", "vi", Fraction(1, 4), "một phần tư"),
        ("Hai phần ba", "vi", Fraction(1, 2), "Nửa"),
        ("một phần ba", "vi", Fraction(1, 2), "một nửa"),
    ],
)
def test_fractions_in_words(printed: str, language: str, value: Fraction, written: str) -> None:
    found = {number: words for number, words, _ in fractions_in_words(printed, language)}
    assert found[value] == written


def test_the_article_before_a_fraction() -> None:
    assert article_for("third", "en") == "a"
    assert article_for("eighth", "en") == "an"
    assert article_for("nửa", "vi") == ""


@pytest.mark.parametrize(
    ("number", "written"),
    [(21, "21st"), (22, "22nd"), (23, "23rd"), (24, "24th"), (11, "11th"), (12, "12th"), (113, "113th")],
)  # fmt: skip
def test_the_letters_behind_an_ordinal(number: int, written: str) -> None:
    text = "the 20th day"
    mention = Mention("ordinal", Span(4, 8), Printed(20), Span(4, 6))
    span, found = with_suffix(Span(4, 6), str(number), mention, number, text, "en")
    assert text[: span.start] + found + text[span.end :] == f"the {written} day"


def test_a_count_has_no_letters() -> None:
    mention = Mention("integer", Span(0, 2), Printed(20), Span(0, 2))
    assert with_suffix(Span(0, 2), "21", mention, 21, "20 days", "en") == (Span(0, 2), "21")


@pytest.mark.parametrize(
    ("month", "printed", "language", "written"),
    [
        (3, "May", "en", "March"),
        (5, "March", "en", "May"),
        (6, "Aug.", "en", "Jun."),
        (5, "Aug.", "en", "May"),
        (9, "08", "vi", "09"),
        (9, "8", "vi", "9"),
        (9, "Tám", "vi", "Chín"),
        (9, "?", "vi", ""),
    ],
)
def test_months_in_style(month: int, printed: str, language: str, written: str) -> None:
    assert month_in_style(month, printed, language) == written


@pytest.mark.parametrize(
    ("number", "printed", "language", "written"),
    [
        (3, "TUESDAY", "en", "THURSDAY"),
        (3, "Tue.", "en", "Thu."),
        (2, "Tue", "en", "Wed"),
        (5, "thứ Hai", "vi", "thứ Bảy"),
        (4, "thứ 7", "vi", "thứ 6"),
        (6, "Thứ 7", "vi", "Chủ nhật"),
        (0, "Chủ nhật", "vi", "Thứ hai"),
        (6, "T7", "vi", "CN"),
    ],
)
def test_days_of_the_week_in_style(number: int, printed: str, language: str, written: str) -> None:
    assert weekday_in_style(number, printed, language) == written


def test_capitals_go_word_by_word() -> None:
    assert like("thứ năm", "Thứ Bảy") == "Thứ Năm"
    assert like("hai mươi", "Ba") == "Hai mươi"
    assert like("x", "") == "x"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_dates_with_another_month_are_read_as_what_was_written(language: str) -> None:
    frame = {"en": "On 5 {} 2021", "vi": "Ngày 05 tháng {} năm 2021"}[language]
    printed = {"en": "May", "vi": "5"}[language]
    for month in range(1, 13):
        found = figures(frame.format(month_in_style(month, printed, language)), language)
        assert isinstance(found[0].value, When)
        assert found[0].value.month == month
