"""What printed figures stand for: rounding, cutting off, hedges, round numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.arithmetic.interval import Interval, intersection, point
from factcheck.arithmetic.readings import Place, Readings, last_place, readings, roundness
from factcheck.model import Hedge, HedgeKind, Mention, MentionKind, Printed, Span, When

NOWHERE = Span(0, 1)
HEDGES: list[HedgeKind] = [
    "below-near", "above-near", "about", "under", "at-least", "at-most", "exact",
]  # fmt: skip


def figure(
    kind: MentionKind, printed: Printed, unit: str = "", hedge: HedgeKind | None = None
) -> Mention:
    return Mention(
        kind, NOWHERE, printed, NOWHERE, unit, hedge=Hedge(hedge, NOWHERE) if hedge else None
    )


def read(mention: Mention, place: Place = "ratio", **more: int) -> Readings:
    found = readings(mention, place, **more)
    assert found is not None
    return found


def between(low: str, high: str, *, high_open: bool = False, low_open: bool = False) -> Interval:
    return Interval(Fraction(low), Fraction(high), low_open, high_open)


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        (Printed(987, 1), Fraction(1, 10)),
        (Printed(38, 1, 1_000_000), 100_000),
        (Printed(412), 1),
        (Printed(5, divisor=2), Fraction(1, 2)),
    ],
)
def test_the_last_place(printed: Printed, place: Fraction) -> None:
    assert last_place(printed) == place


@pytest.mark.parametrize(
    ("number", "grains"),
    [
        (3800, (100, 100)),
        (110, (10, 10)),
        (20, (1, 10)),
        (10_000, (1000, 10_000)),
        (431_346, (1, 1)),
        (0, (1, 1)),
    ],
)
def test_how_round_a_number_is(number: int, grains: tuple[int, int]) -> None:
    assert roundness(number) == grains


def test_a_share_is_rounded_or_cut_off() -> None:
    share = read(figure("percent", Printed(987, 1), "%"))
    assert share.exact == point(Fraction("98.7"))
    assert share.core == between("98.65", "98.75")
    assert share.lenient == between("98.65", "98.8", high_open=True)


def test_noughts_behind_the_decimal_sign_matter() -> None:
    assert read(figure("percent", Printed(9870, 2), "%")).core == between("98.695", "98.705")


def test_a_scale_word_makes_the_last_place_large() -> None:
    assert read(figure("money", Printed(38, 1, 10**6), "VND")).core == between("3750000", "3850000")


def test_no_good_part_of_a_figure_is_cut_off() -> None:
    four = read(figure("money", Printed(4, 0, 10**6), "USD"))
    assert four.lenient.high == Fraction(14, 3) * 10**6


@pytest.mark.parametrize("place", ["sum", "ratio"])
def test_a_count_that_is_not_round_is_exact(place: Place) -> None:
    assert read(figure("integer", Printed(412)), place) == (point(412),) * 3


def test_a_round_count_is_rounded_in_a_ratio_but_not_in_a_sum() -> None:
    count = figure("integer", Printed(3800))
    assert read(count, "ratio").lenient == between("3750", "3899")
    assert read(count, "ratio").core == point(3800)
    assert read(count, "sum") == (point(3800),) * 3


def test_in_a_sum_of_round_numbers_each_may_be_rounded() -> None:
    count = read(figure("integer", Printed(3800)), "sum", step=100)
    assert count.core == point(3800)
    assert count.lenient == between("3750", "3850")


def test_a_count_that_came_out_of_a_division_is_rounded() -> None:
    assert read(figure("integer", Printed(53)), "result").core == between("52.5", "53.5")


def test_the_finest_sibling_says_how_finely_a_figure_is_told() -> None:
    two = figure("money", Printed(2, 0, 10**6), "USD")
    assert read(two, finest=100_000).core == between("1950000", "2050000")


@pytest.mark.parametrize(
    ("hedge", "core", "lenient"),
    [
        ("below-near", between("342", "380"), between("335", "380")),
        ("above-near", between("380", "456"), between("380", "494")),
        ("about", between("361", "399"), between("335", "425")),
        ("under", between("0", "379"), between("0", "379")),
        ("at-least", Interval(380, None), Interval(380, None)),
        ("at-most", between("0", "380"), between("0", "390")),
        ("exact", point(380), point(380)),
    ],
)
def test_hedges_of_a_count(hedge: HedgeKind, core: Interval, lenient: Interval) -> None:
    found = read(figure("integer", Printed(380), hedge=hedge))
    assert (found.core, found.lenient) == (core, lenient)


def test_a_hedged_round_number_is_never_off_by_most_of_itself() -> None:
    found = read(figure("integer", Printed(100), hedge="below-near"))
    assert found.core == between("90", "100")
    assert found.lenient == between("75", "100")


def test_a_small_hedged_number_may_be_off_by_one() -> None:
    assert read(figure("integer", Printed(3), hedge="below-near")).core == between("2", "3")


def test_under_leaves_the_number_out() -> None:
    assert not read(figure("percent", Printed(5), "%", "under")).lenient.contains(5)


@pytest.mark.parametrize(
    ("hedge", "inside", "outside"),
    [
        (None, "0.31", "0.45"),
        ("above-near", "0.4", "0.33"),
        ("below-near", "0.3", "0.35"),
        ("about", "0.4", "0.5"),
    ],
)
def test_a_third_is_no_exact_share(hedge: HedgeKind | None, inside: str, outside: str) -> None:
    third = read(figure("fraction", Printed(1, divisor=3, spelled=True), hedge=hedge))
    assert third.lenient.contains(Fraction(inside))
    assert not third.lenient.contains(Fraction(outside))


def test_more_than_half_is_more_than_half() -> None:
    half = read(figure("fraction", Printed(1, divisor=2, spelled=True), hedge="above-near"))
    assert not half.lenient.contains(Fraction(1, 2))


@pytest.mark.parametrize(
    ("hedge", "core", "lenient"),
    [
        (None, between("1.8", "2.2"), between("1.7", "2.3")),
        ("above-near", between("2", "3", low_open=True), between("2", "3", low_open=True)),
        ("below-near", between("1.5", "2"), between("1.3", "2")),
    ],
)
def test_doubled(hedge: HedgeKind | None, core: Interval, lenient: Interval) -> None:
    found = read(figure("multiple", Printed(2, spelled=True), hedge=hedge))
    assert (found.core, found.lenient) == (core, lenient)


def test_a_multiple_in_digits_is_rounded() -> None:
    assert read(figure("multiple", Printed(3))).core == between("2.5", "3.5")


@pytest.mark.parametrize("kind", ["age", "ordinal", "duration"])
def test_ages_ordinals_and_durations_are_exact(kind: MentionKind) -> None:
    assert read(figure(kind, Printed(70), "year")) == (point(70),) * 3


def test_a_figure_below_nought_is_cut_off_towards_nought() -> None:
    assert read(figure("percent", Printed(-15, 1), "%")).lenient == between(
        "-1.6", "-1.45", low_open=True
    )


def test_what_is_vague_or_no_number_has_no_readings() -> None:
    assert readings(figure("integer", Printed(12), hedge="vague")) is None
    assert readings(Mention("date", NOWHERE, When("year", 2024), NOWHERE)) is None


PRINTED = st.builds(
    Printed,
    mantissa=st.integers(-99_999, 999_999),
    decimals=st.integers(0, 3),
    scale=st.sampled_from([1, 1, 1000, 10**6]),
    divisor=st.just(1),
    spelled=st.just(False),
    ambiguous=st.none(),
)


@given(
    printed=PRINTED,
    kind=st.sampled_from(["integer", "decimal", "percent", "money", "measure", "duration"]),
    hedge=st.sampled_from([None, *HEDGES]),
    place=st.sampled_from(["sum", "ratio", "result"]),
)
def test_each_reading_holds_the_one_before(
    printed: Printed, kind: MentionKind, hedge: HedgeKind | None, place: Place
) -> None:
    found = read(figure(kind, printed, hedge=hedge), place)
    assert intersection(found.core, found.lenient) == found.core
    if hedge != "under":
        assert intersection(found.exact, found.core) == found.exact
