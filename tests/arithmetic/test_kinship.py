"""Units of quotients: so much for each of so many is still so much of the same."""

import pytest

from factcheck.arithmetic.evaluate import status
from factcheck.arithmetic.formula import parse_formula
from factcheck.arithmetic.kinship import HUNDREDTH, in_one_money
from factcheck.model import Mention, MentionKind, Printed, Span

FORMULA = parse_formula("average == total / n")


def figure(
    number: int, kind: MentionKind = "integer", unit: str = "", noun: str = ""
) -> tuple[Mention]:
    """Return a figure without a place."""
    return (Mention(kind, Span(0, 0), Printed(number), Span(0, 0), unit=unit, noun=noun),)


@pytest.mark.parametrize(
    ("average", "total", "n", "expected"),
    [
        (figure(8), figure(800, noun="jobs"), figure(100, noun="farms"), "holds"),
        (figure(12), figure(800, noun="jobs"), figure(100, noun="farms"), "violated"),
        # An average in acres is not that of the jobs.
        (figure(9, "measure", "acre"), figure(800, noun="jobs"), figure(100), "unclear"),
        (
            figure(9, "measure", "mi2"),
            figure(80, "measure", "km2"),
            figure(5, "duration", "year"),
            "unclear",
        ),
        (
            figure(9, "measure", "km2"),
            figure(80, "measure", "km2"),
            figure(5, "duration", "year"),
            "violated",
        ),
    ],
)
def test_an_average_has_the_unit_of_its_total(
    average: tuple[Mention], total: tuple[Mention], n: tuple[Mention], expected: str
) -> None:
    assert status(FORMULA, {"average": average, "total": total, "n": n}) == expected


@pytest.mark.parametrize(("unit", "expected"), [("USD", "violated"), ("VND", "unclear")])
def test_so_many_of_a_price_are_money_of_the_same_kind(unit: str, expected: str) -> None:
    slots = {
        "total": figure(40, "money", "USD"),
        "n": figure(50),
        "price": figure(2000, "money", unit),
    }
    assert status(parse_formula("total == n * price"), slots) == expected


def _price(number: int, unit: str, decimals: int = 0) -> Mention:
    return Mention("money", Span(0, 1), Printed(number, decimals), Span(0, 1), unit)


def test_cents_are_hundredths_of_the_money_beside_them() -> None:
    slots = {"change": (_price(25, "cent"),), "end": (_price(360, "USD", 2),)}
    (cents,) = in_one_money(slots)["change"]
    assert cents.unit == "USD"
    assert cents.value == Printed(25, divisor=HUNDREDTH)


@pytest.mark.parametrize("units", [("cent", "cent"), ("USD", "USD"), ("cent", "USD", "EUR")])
def test_cents_stay_cents_where_nothing_says_of_what(units: tuple[str, ...]) -> None:
    slots = {str(place): (_price(25, unit),) for place, unit in enumerate(units)}
    assert in_one_money(slots) is slots
