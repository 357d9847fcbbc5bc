"""Figures of several units: 2 years and 3 months, 5 ft 2 in, 3 dollars 50 cents.

A compound is one figure in its smaller unit, or as a fraction of the larger one.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.expressions import compile_kept
from factcheck.mentions.numerals import numerals
from factcheck.mentions.quantities import Grammar, Quantity, grammar, noun_behind, read_quantity
from factcheck.mentions.scanner import Reading
from factcheck.mentions.units import Unit
from factcheck.model import Printed

_LETTERS = compile_kept(r"[^\W\d_]{1,40}")
_SHORT_INCH = compile_kept(r" ?([0-9]{1,2}) ?in(?!\w)")
_SPLIT = compile_kept(r"([0-9]{1,3})([^\W\d_])([0-9]{1,2})(?![^\W_])")
_MOST_PARTS = 4
# Units that a comma may join: "2 years, 3 months", but "2 months, 2 hours" is a list.
_NEAR = frozenset(
    {
        ("year", "month"),
        ("year", "day"),
        ("month", "day"),
        ("week", "day"),
        ("day", "hour"),
        ("hour", "minute"),
        ("minute", "second"),
    }
)
_FACTORS: Mapping[tuple[str, str], int] = {
    ("year", "month"): 12, ("year", "week"): 52, ("year", "day"): 365, ("month", "week"): 4,
    ("month", "day"): 30, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60,
    ("minute", "second"): 60, ("year", "hour"): 8760, ("day", "minute"): 1440,
    ("hour", "second"): 3600, ("year", "second"): 31_536_000, ("day", "second"): 86_400,
    ("month", "hour"): 720,
}  # fmt: skip
_FRACTIONS_OF: Mapping[tuple[str, str], int] = {
    ("ft", "in"): 12,
    ("lb", "oz"): 16,
    ("st", "lb"): 14,
}
# What a bare number behind a unit of time counts: the next unit, or hundredths of a second.
_FINER: Mapping[str, tuple[str]] = {"hour": ("minute",), "minute": ("second",), "second": ("",)}


def split_measure(reading: Reading, start: int) -> Quantity | None:
    """Return the measure whose unit stands where its decimal sign would: 1m75."""
    match = _SPLIT.match(reading.lower, start)
    if match is None or match[2] not in reading.language.units.words["split"]:
        return None
    printed = Printed(int(match[1] + match[3]), len(match[3]))
    return Quantity(printed, start, match.end(), match.span(), Unit("measure", match[2]))


def joined(reading: Reading, quantity: Quantity) -> Quantity:
    """Return *quantity* together with the smaller units that follow it."""
    small = grammar(reading.language.code)
    for _ in range(_MOST_PARTS):
        glue = small.glue.match(reading.lower, quantity.end)
        if glue is None or not number_at(reading, glue.end()):
            return quantity
        following = read_quantity(reading, glue.end(), glue.end())
        if following is None or following.start != glue.end():
            return quantity
        grown = _joined(reading, quantity, following, small, comma="," in glue[0])
        if grown is None:
            return quantity
        quantity = grown
    return quantity


def number_at(reading: Reading, position: int) -> bool:
    """Whether a number may begin at *position*."""
    if "0" <= reading.lower[position] <= "9":
        return True
    word = _LETTERS.match(reading.lower, position)
    return word is not None and word[0] in numerals(reading.language.code).first


def _joined(
    reading: Reading, first: Quantity, second: Quantity, small: Grammar, *, comma: bool
) -> Quantity | None:
    unit = first.unit
    if unit is None or second.printed.mantissa < 0:
        return None
    if unit.kind == "money" and unit.size and not comma:
        if first.printed.decimals or first.scaled or not _hundredths(reading, second, small):
            return None
        cents = first.printed.mantissa * 100 + second.printed.mantissa
        return first._replace(printed=Printed(cents, 2), end=second.end)
    if unit.kind == "measure" and not comma:
        return _measures(reading, first, second, unit)
    if unit.kind == "duration":
        return _times(reading, first, second, unit, small, comma=comma)
    return None


def _measures(reading: Reading, first: Quantity, second: Quantity, unit: Unit) -> Quantity | None:
    """Join "6 feet 2 inches", of which the last word may be a sign."""
    other = second.unit
    inches = _SHORT_INCH.match(reading.lower, second.start) if other is None else None
    symbol = other.symbol if other is not None else "in" if inches is not None else ""
    parts = _FRACTIONS_OF.get((unit.symbol, symbol))
    if parts is None or second.printed.value >= parts or first.printed.decimals:
        return None
    tenths = 10**second.printed.decimals * second.printed.divisor  # "1¼ in" has quarters
    whole = first.printed.mantissa * parts * tenths + second.printed.mantissa
    end = inches.end() if inches is not None else second.end
    return first._replace(printed=Printed(whole, divisor=parts * tenths), end=end)


def _times(
    reading: Reading,
    first: Quantity,
    second: Quantity,
    unit: Unit,
    small: Grammar,
    *,
    comma: bool,
) -> Quantity | None:
    """Join "2 years and 3 months", "1 giờ 30", "29 phút 1 giây 03"."""
    other = second.unit
    if other is None:
        finer = _FINER.get(unit.symbol)
        if comma or finer is None or not _bare(reading, second, 60 if finer[0] else 100, small):
            return None
        if not finer[0]:
            printed = Printed(first.printed.mantissa * 100 + second.printed.mantissa, 2)
            return first._replace(printed=printed, end=second.end)  # 29 phút 1 giây 03
        other = Unit("duration", finer[0])
    factor = _FACTORS.get((unit.symbol, other.symbol)) if other.kind == "duration" else None
    if comma and (unit.symbol, other.symbol) not in _NEAR:
        return None
    if factor is None or second.fraction or second.printed.decimals or first.printed.decimals:
        return None
    total = first.printed.value * factor + second.printed.value
    printed = Printed(total.numerator, divisor=total.denominator, spelled=first.printed.spelled)
    return first._replace(printed=printed, end=second.end, unit=other)


def _hundredths(reading: Reading, second: Quantity, small: Grammar) -> bool:
    """Whether *second* is the cents behind a sum of money."""
    if second.unit is not None and second.unit.kind == "money" and not second.unit.size:
        return 0 < second.printed.value < 100
    return second.unit is None and _bare(reading, second, 100, small)


def _bare(reading: Reading, second: Quantity, limit: int, small: Grammar) -> bool:
    """Whether *second* is a small number that counts nothing of its own."""
    printed = second.printed
    if second.scaled or second.fraction or printed.decimals or not 0 < printed.mantissa < limit:
        return False
    following = reading.lower[second.end : second.end + 1]
    return (
        following not in {"%", "-", "/", ":", "—", "$", "€", "£"}
        and not following.isalnum()
        and not noun_behind(reading.lower, second.end, small.stops)
    )
