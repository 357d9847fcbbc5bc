"""Number words against an independent writer of numbers, over a wide range."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from factcheck.mentions.numerals import numerals
from factcheck.mentions.ordinals import ordinals
from factcheck.mentions.spelled import read_words
from factcheck.model import Printed
from tests.mentions.reading import mentions

LARGEST = 10**15


def read(words: str, language: str) -> Printed | None:
    """Return the number that *words* are from beginning to end."""
    found = read_words(numerals(language), words, 0)
    return found.printed if found is not None and found.end == len(words) else None


def in_words(number: int, language: str) -> str:
    """Write *number* out; in Vietnamese without the writer's commas and its doubled spaces."""
    words = str(num2words(number, lang=language)).replace(",", "")
    return " ".join(words.split())


@pytest.mark.parametrize("number", [*range(1, 1201), *range(1200, 100_000, 777)])
def test_english_words_up_to_a_hundred_thousand(number: int) -> None:
    printed = read(in_words(number, "en"), "en")
    assert printed is not None
    assert printed.value == number


@pytest.mark.parametrize("number", [*range(1, 1000), *(1000 * n for n in range(1, 999, 7))])
def test_vietnamese_words_up_to_a_million(number: int) -> None:
    words = in_words(number, "vi")
    if number == 5:
        pytest.skip("năm alone is a year as well and needs something to count")
    printed = read(words, "vi")
    assert printed is not None, words
    assert printed.value == number


@given(st.integers(1, LARGEST - 1))
def test_english_words_and_back(number: int) -> None:
    printed = read(in_words(number, "en"), "en")
    assert printed is not None
    assert printed.value == number


@given(st.integers(1, LARGEST - 1))
def test_vietnamese_words_and_back(number: int) -> None:
    words = written_out(number)
    if words == "năm":
        return
    printed = read(words, "vi")
    assert printed is not None, words
    assert printed.value == number


# "One hundredth" may as well be a part of a hundred.
@pytest.mark.parametrize("number", [n for n in (*range(1, 1000), 1015, 2000) if n != 100])
def test_english_ordinals(number: int) -> None:
    words = str(num2words(number, to="ordinal", lang="en"))
    found = mentions(f"the {words} guest", "en")
    assert [(m.kind, m.value.value) for m in found if isinstance(m.value, Printed)] == [
        ("ordinal", Fraction(number))
    ]


@pytest.mark.parametrize("number", range(1, 200))
def test_suffixes(number: int) -> None:
    words = str(num2words(number, to="ordinal_num", lang="en"))
    (found,) = mentions(f"the {words} guest", "en")
    assert found.kind == "ordinal"
    assert isinstance(found.value, Printed)
    assert found.value.value == number


def test_the_tables_agree_on_what_a_word_is() -> None:
    """A denominator of English is an ordinal too, or has no other use."""
    table, ordinal = numerals("en"), ordinals("en")
    for word, meaning in table.words.items():
        if meaning.role == "fraction" and word in ordinal.words:
            assert ordinal.words[word] == meaning.value


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu", " tỷ", " nghìn tỷ")


def written_out(number: int) -> str:
    """Write a number in Vietnamese, every lower group in full: không trăm linh hai."""
    pieces: list[str] = []
    groups = f"{number:,}".split(",")
    for place, digits in enumerate(groups, start=1):
        if int(digits):
            group = _group(int(digits), full=bool(pieces))
            pieces.append(group + _SCALES[len(groups) - place])
    return " ".join(pieces)


def _group(value: int, *, full: bool) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0 and ones and words:
        words += ["linh", _DIGITS[ones]]
    elif tens == 0 and ones:
        words.append(_DIGITS[ones])
    elif tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
        last = "lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else _DIGITS[ones]
        words += [last] if ones else []
    return " ".join(words)
