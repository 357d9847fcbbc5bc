"""Turning a formula round finds the number that was there."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.arithmetic.figures import CORE, EXACT
from factcheck.arithmetic.formula import parse_formula
from factcheck.arithmetic.interval import Interval
from factcheck.arithmetic.solve import date_shift, solutions
from factcheck.model import Mention, MentionKind, Printed, Span, When

PLACE = Span(0, 1)


def figure(number: int, kind: MentionKind = "decimal", unit: str = "") -> Mention:
    return Mention(kind, PLACE, Printed(number), PLACE, unit)


def solved(relation: str, slot: str, index: int = 0, **numbers: int | list[int]) -> list[Fraction]:
    """Return what *slot* must be for *relation* to be true of *numbers*."""
    slots = {
        name: tuple(map(figure, given if isinstance(given, list) else [given]))
        for name, given in numbers.items()
    }
    found = solutions(parse_formula(relation), slots, slot, index, EXACT)
    assert found is not None
    return [Fraction(interval.low) for interval in found if interval.low is not None]


@pytest.mark.parametrize(
    ("relation", "slot", "numbers", "answers"),
    [
        ("share == part / whole * 100", "share", {"share": 1, "part": 3, "whole": 4}, [75]),
        ("share == part / whole * 100", "part", {"share": 75, "part": 1, "whole": 4}, [3]),
        ("share == part / whole * 100", "whole", {"share": 75, "part": 3, "whole": 1}, [4]),
        ("share == percent(part, whole)", "part", {"share": 75, "part": 1, "whole": 4}, [3]),
        ("share == percent(part, whole)", "whole", {"share": 75, "part": 3, "whole": 1}, [4]),
        ("p == percent_change(a, b)", "b", {"p": 20, "a": 50, "b": 1}, [60, 40]),
        ("p == percent_change(a, b)", "a", {"p": 20, "a": 1, "b": 60}, [50, 75]),
        ("d == b - a", "a", {"d": 5, "a": 1, "b": 12}, [7]),
        ("d == b - a", "b", {"d": 5, "a": 7, "b": 1}, [12]),
        ("d == -a", "a", {"d": 5, "a": 7}, [-5]),
        ("d == abs(a)", "a", {"d": 5, "a": 7}, [5, -5]),
        ("d == max(a, 3)", "a", {"d": 5, "a": 7}, [5]),
        ("d == a * 2", "a", {"d": 10, "a": 7}, [5]),
        ("d == 10 / a", "a", {"d": 5, "a": 7}, [2]),
        ("same(a, b)", "a", {"a": 5, "b": 7}, [7]),
        ("a == b or a == b + 1", "b", {"a": 5, "b": 7}, [5, 4]),
    ],
)
def test_solutions(relation: str, slot: str, numbers: dict[str, int], answers: list[int]) -> None:
    assert solved(relation, slot, **numbers) == answers


def test_a_part_of_a_list() -> None:
    assert solved("total == sum(parts)", "parts", 1, total=60, parts=[15, 36, 8]) == [37]
    assert solved("average == mean(scores)", "scores", 0, average=9, scores=[1, 9, 10]) == [8]


def test_slack_widens_what_a_figure_may_be() -> None:
    slots = {"a": (figure(10),), "b": (figure(7, "age"),)}
    within = solutions(parse_formula("a == within(b, 1, 2)"), slots, "b", 0, CORE)
    assert within == (Interval(9, 11),)
    about = solutions(parse_formula("a == about(b, 0.5, 1)"), slots, "b", 0, CORE)
    assert about is not None
    assert about[0].contains(7)
    assert about[0].contains(20)


def test_an_amount_in_another_unit() -> None:
    slots = {"a": (figure(1, "measure", "km"),), "b": (figure(3000, "measure", "m"),)}
    formula = parse_formula("convert(a, b) == b")
    assert solutions(formula, slots, "a", 0, EXACT) == (Interval(3, 3),)
    assert solutions(parse_formula("same_measure(a, b)"), slots, "b", 0, EXACT) == (
        Interval(1000, 1000),
    )


def test_a_figure_that_lends_its_unit_is_solved_for() -> None:
    slots = {
        "crop": (figure(620, "measure", "t"),),
        "land": (figure(120),),
        "rate": (figure(60, "measure", "tạ"),),
    }
    formula = parse_formula("crop == land * convert(rate, crop)")
    assert formula.answer == "crop"
    assert solutions(formula, slots, "crop", 0, EXACT) == (Interval(720, 720),)


def test_an_order_gives_a_bound() -> None:
    slots = {"a": (figure(5, "age"),), "b": (figure(3, "age"),)}
    formula = parse_formula("a <= b")
    assert solutions(formula, slots, "a", 0, EXACT) == (Interval(None, 3),)
    assert solutions(formula, slots, "b", 0, EXACT) == (Interval(5, None),)


def test_a_slot_that_stands_there_twice_is_not_solved_for() -> None:
    slots = {"a": (figure(5),), "b": (figure(3),), "p": (figure(40),)}
    assert solutions(parse_formula("(a - b) / a * 100 == p"), slots, "a", 0, EXACT) is None


@given(a=st.integers(1, 999), b=st.integers(1, 999), c=st.integers(1, 999))
def test_a_wrong_figure_is_found_again(a: int, b: int, c: int) -> None:
    relation = "x == (a - b) * c / 7"
    answer = Fraction((a - b) * c, 7)
    slots = {
        "x": (Mention("decimal", PLACE, Printed(answer.numerator, divisor=answer.denominator), PLACE),),
        "a": (figure(1),),
        "b": (figure(b),),
        "c": (figure(c),),
    }  # fmt: skip
    found = solutions(parse_formula(relation), slots, "a", 0, EXACT)
    assert found is not None
    assert found[0].low == a


@pytest.mark.parametrize(
    ("relation", "slot", "shift"),
    [
        ("n == years_between(a, b)", "a", (-5, -5)),
        ("n == years_between(a, b)", "b", (5, 5)),
        ("n == elapsed_years(a, b)", "b", (5, 6)),
        ("n == days_between(a, b)", "b", (0, 0)),
        ("a <= b", "a", (0, 0)),
        ("n == 3", "n", None),
    ],
)
def test_by_how_many_years_a_date_is_off(
    relation: str, slot: str, shift: tuple[int, int] | None
) -> None:
    slots = {
        "n": (figure(115, "duration"),),
        "a": (Mention("year", PLACE, When("year", 1909), PLACE),),
        "b": (Mention("year", PLACE, When("year", 2019), PLACE),),
    }
    assert date_shift(parse_formula(relation), slots, slot) == shift
