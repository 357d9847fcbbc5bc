"""Figures that are no dates, written out in one line so that tables can hold them."""

from __future__ import annotations

from fractions import Fraction

from factcheck.figures import decimal
from factcheck.model import Code, Mention, Printed
from tests.mentions.reading import CALENDAR, mentions


def figures(text: str, language: str) -> list[str]:
    """Return every figure of *text* that is no date, in order."""
    found = mentions(text, language)
    return [written(text, mention) for mention in found if mention.kind not in CALENDAR]


def written(text: str, mention: Mention) -> str:
    """Return a figure as "kind printed = value unit", a pair with both its values."""
    printed = text[mention.span.start : mention.span.end]
    if mention.parts:
        value = " .. ".join(_value(part) for part in mention.parts)
    else:
        value = _value(mention)
    return f"{mention.kind} {printed} = {value}".rstrip()


def _value(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, Printed):
        number = value.value
        shown = f"{number.numerator}/{number.denominator}" if _endless(number) else decimal(number)
        return f"{shown} {mention.unit}".rstrip()
    if isinstance(value, Code):
        return f"{value.kind} {' '.join(value.parts)}".rstrip()
    return f"? {mention.unit}".rstrip()


def _endless(number: Fraction) -> bool:
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest != 1
