"""Ranges hold every result that numbers inside them can have, and tell their ends rightly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.arithmetic.interval import (
    Interval,
    Undecidable,
    absolute,
    add,
    below,
    divide,
    greatest,
    hull,
    intersection,
    least,
    meets,
    multiply,
    negate,
    not_above,
    point,
    quotient,
    subtract,
    total,
    whole,
)

NUMBERS = st.one_of(st.integers(-50, 50), st.fractions(-50, 50, max_denominator=12))


@st.composite
def held(draw: st.DrawFn) -> tuple[Interval, Fraction | int]:
    """Draw a range, perhaps open or without end, and a number in it."""
    number = draw(NUMBERS)
    sides: list[tuple[Fraction | int | None, bool]] = []
    for sign in (-1, 1):
        reach = draw(st.one_of(st.none(), st.fractions(0, 20, max_denominator=6)))
        is_open = draw(st.booleans()) and reach != 0
        sides.append((None if reach is None else number + sign * reach, is_open))
    (low, low_open), (high, high_open) = sides
    return Interval(low, high, low_open, high_open), number


Pair = tuple[Interval, Fraction | int]


@pytest.mark.parametrize(
    ("ranges", "numbers"),
    [
        (add, lambda a, b: a + b),
        (subtract, lambda a, b: a - b),
        (multiply, lambda a, b: a * b),
        (lambda a, b: least([a, b]), min),
        (lambda a, b: greatest([a, b]), max),
        (lambda a, b: total([a, b, a]), lambda a, b: a + b + a),
        (hull, lambda a, _: a),
        (hull, lambda _, b: b),
    ],
)
@given(first=held(), second=held())
def test_every_result_is_inside(
    ranges: Callable[[Interval, Interval], Interval],
    numbers: Callable[[Fraction | int, Fraction | int], Fraction | int],
    first: Pair,
    second: Pair,
) -> None:
    assert ranges(first[0], second[0]).contains(numbers(first[1], second[1]))


@given(first=held(), second=held())
def test_every_quotient_is_inside_or_the_divisor_may_be_zero(first: Pair, second: Pair) -> None:
    try:
        result = divide(first[0], second[0])
    except Undecidable:
        assert second[0].contains(0) or not (second[0].low or second[0].high)
    else:
        if second[1]:
            assert result.contains(quotient(first[1], second[1]))


@given(pair=held())
def test_sign_and_size(pair: Pair) -> None:
    interval, number = pair
    assert negate(interval).contains(-number)
    assert absolute(interval).contains(number if number >= 0 else -number)
    assert negate(negate(interval)) == interval


@given(first=held(), second=held())
def test_meeting_is_having_a_number_in_common(first: Pair, second: Pair) -> None:
    common = intersection(first[0], second[0])
    assert meets(first[0], second[0]) is not common.is_empty
    if first[0].contains(second[1]):
        assert meets(first[0], second[0])
        assert common.contains(second[1])


@given(first=held(), second=held())
def test_order_is_possible_if_two_numbers_have_it(first: Pair, second: Pair) -> None:
    if first[1] <= second[1]:
        assert not_above(first[0], second[0])
    if first[1] < second[1]:
        assert below(first[0], second[0])


@given(pair=held())
def test_the_whole_numbers_are_kept(pair: Pair) -> None:
    interval, number = pair
    nearest = int(number)
    assert whole(interval).contains(nearest) is interval.contains(nearest)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (multiply(Interval(0, 5, high_open=True), point(2)), Interval(0, 10, high_open=True)),
        (multiply(Interval(-2, 3), Interval(-5, 1)), Interval(-15, 10)),
        (multiply(Interval(2, None), Interval(-1, 3)), Interval(None, None)),
        (divide(point(1), Interval(0, 4)), Interval(Fraction(1, 4), None)),
        (divide(point(1), Interval(None, -2)), Interval(Fraction(-1, 2), 0, high_open=True)),
        (whole(Interval(0, 5, high_open=True)), Interval(0, 4)),
        (whole(Interval(Fraction(1, 3), Fraction(2, 3))), Interval(1, 0)),
        (absolute(Interval(-3, 2)), Interval(0, 3)),
        (greatest([Interval(None, 3), Interval(1, 2)]), Interval(1, 3)),
    ],
)
def test_ends(result: Interval, expected: Interval) -> None:
    assert result == expected


@pytest.mark.parametrize("divisor", [point(0), Interval(-1, 1), Interval(None, None)])
def test_nothing_is_divided_by_what_may_be_zero(divisor: Interval) -> None:
    with pytest.raises(Undecidable):
        divide(point(1), divisor)


def test_there_is_no_greatest_of_nothing() -> None:
    with pytest.raises(Undecidable):
        greatest([])


def test_an_open_point_is_empty() -> None:
    assert Interval(1, 1, low_open=True).is_empty
    assert not Interval(1, None).is_empty
    assert point(1).is_point
    assert not Interval(None, 1).is_point
