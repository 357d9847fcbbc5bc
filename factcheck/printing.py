"""Numbers written as the article writes them: its decimal sign, its thousands, its noughts."""

from functools import cache

from factcheck.arithmetic.interval import Number
from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.model import Printed
from factcheck.records import NamedTuple

_DIGITS = compile_kept(r"(?:(?<![0-9A-Za-z])[.,])?[0-9](?:[0-9., ]*[0-9])?")
_MOST_MORE_PLACES = 4  # so many further decimals are looked at for a difference
_USUAL_PLACES = 2
_SMALLEST_GROUPED = 4  # digits


class Style(NamedTuple):
    """How a number is printed: its signs (*group* may be empty) and the digits it has at least."""

    decimal: str
    group: str
    width: int = 1


@cache
def house_style(language: str) -> Style:
    """Return how *language* prints numbers.

    >>> house_style("vi")
    Style(decimal=',', group='.', width=1)
    """
    known = load_language(language)
    return Style(known.decimal, known.group)


def numeral(text: str) -> tuple[int, int] | None:
    """Return where the digits of a printed figure begin and end, None if it is in words.

    >>> numeral("3,8 triệu")
    (0, 3)
    >>> numeral(".25")
    (0, 3)
    """
    match = _DIGITS.search(text)
    return match.span() if match else None


def style_of(digits: str, decimals: int, language: str) -> Style:
    """Return the style in which *digits*, a numeral with so many *decimals*, is printed.

    >>> style_of("1.234,5", 1, "vi")
    Style(decimal=',', group='.', width=1)
    >>> style_of("02", 0, "vi").width
    2
    """
    house = house_style(language)
    whole = digits
    decimal = house.decimal
    if decimals:
        decimal = digits[-decimals - 1]
        whole = digits[: -decimals - 1]
    signs = [sign for sign in whole if not sign.isdigit()]
    if signs:
        group = signs[0]
    elif len(whole) >= _SMALLEST_GROUPED:
        group = ""
    else:
        group = house.group if house.group != decimal else house.decimal
    width = len(whole) if whole.startswith("0") or not whole else 1
    return Style(decimal, group, width)


def write_digits(mantissa: int, decimals: int, style: Style) -> str:
    """Write ``mantissa / 10 ** decimals`` with all its decimals.

    >>> write_digits(123450, 2, Style(",", "."))
    '1.234,50'
    """
    digits = str(abs(mantissa)).zfill(decimals + style.width)
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    if style.group and len(whole) >= _SMALLEST_GROUPED:
        head = len(whole) % 3 or 3
        pieces = [whole[:head], *(whole[i : i + 3] for i in range(head, len(whole), 3))]
        whole = style.group.join(pieces)
    sign = "−" if mantissa < 0 else ""
    return f"{sign}{whole}{style.decimal}{rest}" if decimals else f"{sign}{whole}"


def rounded(value: Number, decimals: int) -> int:
    """Return *value* in units of its last decimal place, halves away from nought.

    >>> from fractions import Fraction
    >>> rounded(Fraction(25, 2), 0), rounded(Fraction(-1, 3), 2)
    (13, -33)
    """
    return _rounded(value.numerator * 10**decimals, value.denominator)


def _rounded(dividend: int, divisor: int) -> int:
    if dividend < 0:
        return -((-2 * dividend + divisor) // (2 * divisor))
    return (2 * dividend + divisor) // (2 * divisor)


def write_number(value: Number, language: str, decimals: int = 0, more: int = 2) -> str:
    """Write *value* with *decimals* places, and up to so many *more* where it does not end there.

    >>> from fractions import Fraction
    >>> write_number(Fraction(5261, 100), "vi")
    '52,61'
    """
    dividend, divisor = value.numerator * 10**decimals, value.denominator
    places = decimals
    while places < decimals + more and dividend % divisor:
        places += 1
        dividend *= 10
    return _write(_rounded(dividend, divisor), places, decimals, house_style(language))


def write_expected(value: Number, stated: Printed, style: Style) -> str:
    """Write what a figure should be: at its own precision, and with more decimals if it needs them.

    A value that does not end at the figure's last place gets one more digit, up to two decimals,
    and as many as it takes to look different from what is stated. The scale word is left to the
    caller.

    >>> from fractions import Fraction
    >>> write_expected(Fraction(41200, 431), Printed(987, 1), Style(".", ","))
    '95.59'
    >>> write_expected(Fraction(115), Printed(114), Style(".", ","))
    '115'
    """
    places, own = stated.decimals, stated.mantissa
    dividend, divisor = value.numerator * 10**places, value.denominator * stated.scale
    mantissa = _rounded(dividend, divisor)
    if dividend % divisor:
        most = places + _MOST_MORE_PLACES
        wanted = places + (places < _USUAL_PLACES)
        while places < wanted or (mantissa == own and places < most):
            places, dividend, own = places + 1, dividend * 10, own * 10
            mantissa = _rounded(dividend, divisor)
    return _write(mantissa, places, stated.decimals, style)


def _write(mantissa: int, places: int, least: int, style: Style) -> str:
    """Write a number without the noughts at its end, but with *least* decimals."""
    while places > least and mantissa % 10 == 0:
        mantissa, places = mantissa // 10, places - 1
    return write_digits(mantissa, places, style)
