"""Numbers are written with the article's own signs, noughts and precision."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions.numbers import read_digits
from factcheck.model import Printed
from factcheck.printing import (
    Style,
    house_style,
    numeral,
    rounded,
    style_of,
    write_digits,
    write_expected,
    write_number,
)


@pytest.mark.parametrize(
    ("digits", "decimals", "language", "style"),
    [
        ("98,7", 1, "vi", Style(",", ".")),
        ("98.7", 1, "vi", Style(".", ",")),
        ("1.234,5", 1, "vi", Style(",", ".")),
        ("1,234.5", 1, "vi", Style(".", ",")),
        ("12 345", 0, "en", Style(".", " ")),
        ("1234", 0, "en", Style(".", "")),
        ("42", 0, "en", Style(".", ",")),
        ("02", 0, "vi", Style(",", ".", 2)),
        ("0.6", 1, "en", Style(".", ",")),
        (".25", 2, "en", Style(".", ",", 0)),
    ],
)
def test_the_style_of_a_printed_number(
    digits: str, decimals: int, language: str, style: Style
) -> None:
    assert style_of(digits, decimals, language) == style


@pytest.mark.parametrize(
    ("mantissa", "decimals", "style", "written"),
    [
        (955, 1, Style(",", "."), "95,5"),
        (5, 2, Style(".", ","), "0.05"),
        (1234567, 0, Style(",", "."), "1.234.567"),
        (1234567, 2, Style(".", ","), "12,345.67"),
        (1234567, 0, Style(".", ""), "1234567"),
        (3, 0, Style(",", ".", 2), "03"),
        (-42, 1, Style(".", ","), "−4.2"),
        (25, 2, Style(".", ",", 0), ".25"),
    ],
)
def test_digits(mantissa: int, decimals: int, style: Style, written: str) -> None:
    assert write_digits(mantissa, decimals, style) == written


@pytest.mark.parametrize(
    ("value", "stated", "written"),
    [
        (Fraction(41200, 431), Printed(987, 1), "95.59"),
        (Fraction(115), Printed(114), "115"),
        (Fraction(431346, 8198), Printed(62), "52.6"),
        (Fraction(431346, 8198), Printed(53), "52.6"),
        (Fraction(956, 10), Printed(987, 1), "95.6"),
        (Fraction(86599, 1000), Printed(866, 1), "86.599"),
        (Fraction(3_800_000), Printed(42, 1, 10**6), "3.8"),
        (Fraction(169000, 1981), Printed(5831, 2), "85.31"),
        (Fraction(1, 3), Printed(0), "0.3"),
    ],
)
def test_what_is_expected_shows_the_difference(
    value: Fraction, stated: Printed, written: str
) -> None:
    assert write_expected(value, stated, Style(".", ",")) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(Fraction(5261, 100), "52,61"), (Fraction(1, 3), "0,33"), (1234, "1.234"), (Fraction(1, 2), "0,5")],
)  # fmt: skip
def test_numbers_of_a_sum(value: Fraction, written: str) -> None:
    assert write_number(value, "vi") == written


def test_where_the_numeral_stands() -> None:
    assert numeral("3,8 triệu") == (0, 3)
    assert numeral("$12") == (1, 3)
    assert numeral("mười") is None


@given(value=st.fractions(-1000, 1000), decimals=st.integers(0, 4))
def test_rounding_is_never_off_by_more_than_half(value: Fraction, decimals: int) -> None:
    assert abs(Fraction(rounded(value, decimals), 10**decimals) - value) * 10**decimals * 2 <= 1


@given(
    mantissa=st.integers(0, 10**12), decimals=st.integers(0, 2), language=st.sampled_from(["en", "vi"])
)  # fmt: skip
def test_what_is_written_is_read_again(mantissa: int, decimals: int, language: str) -> None:
    style = house_style(language)
    written = write_digits(mantissa, decimals, style)
    found = read_digits(written, 0, style.decimal)
    assert found is not None
    printed, end = found
    assert end == len(written)
    assert (printed.mantissa, printed.decimals) == (mantissa, decimals)
