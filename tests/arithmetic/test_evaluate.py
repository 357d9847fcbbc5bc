"""What relations make of figures: they hold, fail, hold by an odd rounding, or cannot be told."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.arithmetic.evaluate import is_certain, is_out_of_question, status
from factcheck.arithmetic.figures import assumed_dates
from factcheck.arithmetic.formula import parse_formula
from factcheck.model import (
    Clock,
    Code,
    Hedge,
    HedgeKind,
    Mention,
    MentionKind,
    Printed,
    Span,
    Status,
    Value,
    Weekday,
    When,
)

Made = Mention | tuple[Mention, ...]


def figure(kind: MentionKind, value: Value, unit: str = "", hedge: str | None = None) -> Mention:
    place = Span(0, 1)
    return Mention(
        kind,
        place,
        value,
        place,
        unit,
        hedge=Hedge(cast("HedgeKind", hedge), place) if hedge else None,
    )


def count(number: int, hedge: str | None = None) -> Mention:
    return figure("integer", Printed(number), hedge=hedge)


def share(text: str, hedge: str | None = None) -> Mention:
    whole, _, decimals = text.partition(".")
    return figure("percent", Printed(int(whole + decimals), len(decimals)), "%", hedge)


def money(mantissa: int, decimals: int = 0, scale: int = 1, unit: str = "USD") -> Mention:
    return figure("money", Printed(mantissa, decimals, scale), unit)


def measure(number: int, unit: str, hedge: str | None = None) -> Mention:
    return figure("measure", Printed(number), unit, hedge)


def years(number: int, hedge: str | None = None) -> Mention:
    return figure("duration", Printed(number), "year", hedge)


def year(number: int) -> Mention:
    return figure("year", When("year", number))


def day(number: int, month: int, year: int | None) -> Mention:
    return figure("date", When("day", year, month, number))


def outcome(relation: str, today: When | None = None, **slots: Made) -> Status:
    bound = {name: (made,) if isinstance(made, Mention) else made for name, made in slots.items()}
    return status(parse_formula(relation), bound, today)


SHARE = "share == part / whole * 100"


@pytest.mark.parametrize(
    ("stated", "part", "whole", "expected"),
    [
        (share("95.6"), count(412), count(431), "holds"),
        (share("95.5"), count(412), count(431), "odd"),
        (share("98.7"), count(412), count(431), "violated"),
        (share("96"), count(412), count(431), "holds"),
        (share("95", "about"), count(412), count(431), "holds"),
        (share("32.72"), count(72), count(220), "odd"),
        (share("72"), count(10_000), count(14_000), "odd"),
        (share("70", "above-near"), count(118), count(168), "holds"),
        (share("100"), count(200), count(200), "holds"),
        (share("42"), money(32, 1, 10**9), money(758, 2, 10**9), "holds"),
        (share("24"), money(32, 1, 10**9), money(758, 2, 10**9), "violated"),
    ],
)
def test_shares(stated: Mention, part: Mention, whole: Mention, expected: Status) -> None:
    assert outcome(SHARE, share=stated, part=part, whole=whole) == expected


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (count(59), (count(15), count(36), count(8)), "holds"),
        (count(60), (count(15), count(36), count(8)), "violated"),
        (count(900), (count(500), count(300)), "odd"),
        (count(1000), (count(500), count(300)), "violated"),
        (count(50, "about"), (count(21), count(27)), "holds"),
        (money(7, 1, 10**6), (money(3, 1, 10**6), money(400_000)), "holds"),
        (money(4, 0, 10**6), (money(33, 1, 10**6), money(750_000)), "holds"),
        (money(5, 0, 10**6), (money(33, 1, 10**6), money(750_000)), "violated"),
    ],
)
def test_totals(total: Mention, parts: tuple[Mention, ...], expected: Status) -> None:
    assert outcome("total == sum(parts)", total=total, parts=parts) == expected


@pytest.mark.parametrize(
    ("change", "start", "end", "expected"),
    [
        (share("12"), count(50), count(60), "violated"),
        (share("50"), money(2, 0, 10**6), money(35, 1, 10**6), "violated"),
        (share("75"), money(2, 0, 10**6), money(35, 1, 10**6), "holds"),
        (share("19.5"), money(43, 0, 10**6), money(52, 0, 10**6), "holds"),
        (share("2.3"), money(3001, 1, 10**6), money(294, 1, 10**6), "violated"),
        (share("67"), count(21), count(7), "holds"),
        (share("67"), count(21), count(12), "violated"),
        (share("46.33"), count(89_589), count(48_078), "holds"),
    ],
)
def test_changes_in_percent(
    change: Mention, start: Mention, end: Mention, expected: Status
) -> None:
    relation = "change == percent_change(start, end)"
    assert outcome(relation, change=change, start=start, end=end) == expected
    assert outcome(
        "(end - start) / start * 100 == change", change=change, start=start, end=end
    ) in {
        "violated",
        expected,
    }


@pytest.mark.parametrize(
    ("relation", "stated", "start", "end", "expected"),
    [
        ("n == years_between(a, b)", years(115), day(28, 6, 1909), day(28, 6, 2024), "holds"),
        ("n == years_between(a, b)", years(115), day(28, 6, 1909), day(28, 6, 2023), "violated"),
        ("n == years_between(a, b)", years(70, "above-near"), year(1949), year(2024), "holds"),
        ("n == elapsed_years(a, b)", years(72), year(1950), year(2023), "holds"),
        ("n == elapsed_years(a, b)", years(73), year(1950), year(2023), "holds"),
        ("n == elapsed_years(a, b)", years(63), year(1950), year(2023), "violated"),
        ("n == inclusive_years(a, b)", years(5), year(2021), year(2025), "holds"),
        ("n == traditional_years(a, b)", years(85), year(1913), year(1997), "holds"),
        ("n == traditional_years(a, b)", years(88), year(1913), year(1997), "violated"),
        ("n == years_between(a, b)", years(5), day(1, 3, None), year(2025), "unclear"),
        ("n == days_between(a, b)", count(9), day(3, 3, None), day(12, 3, None), "holds"),
        ("n == months_between(a, b)", count(2), day(3, 1, 2023), day(3, 3, 2023), "holds"),
        ("n == calendar_months(a, b)", count(2), day(31, 1, 2023), day(1, 3, 2023), "holds"),
        ("n == year(b) - year(a)", count(5), year(2020), day(1, 1, 2025), "holds"),
    ],
)
def test_counts_between_dates(
    relation: str, stated: Mention, start: Mention, end: Mention, expected: Status
) -> None:
    assert outcome(relation, n=stated, a=start, b=end) == expected


def test_a_bare_number_is_a_year_where_a_date_is_wanted() -> None:
    start = figure("yearlike", Printed(1950))
    assert outcome("n == years_between(a, b)", n=years(73), a=start, b=year(2023)) == "holds"


def test_a_decade_is_ten_years() -> None:
    nineties = figure("decade", When("decade", 1990))
    assert outcome("built == period", built=year(1991), period=nineties) == "holds"
    assert outcome("built == period", built=year(1985), period=nineties) == "violated"


def test_the_round_year_before_a_century_is_an_odd_reading() -> None:
    century = figure("century", When("century", 1901))
    assert outcome("built == period", built=year(1900), period=century) == "odd"
    assert outcome("built == period", built=year(1899), period=century) == "violated"


def test_dates_have_an_order_if_they_have_years() -> None:
    assert outcome("a <= b", a=year(2020), b=year(2020)) == "holds"
    assert outcome("a <= b", a=year(2025), b=year(2020)) == "violated"
    assert outcome("a < b", a=day(2, 3, 2020), b=day(2, 3, 2020)) == "violated"
    assert outcome("a <= b", a=day(2, 3, None), b=day(2, 3, 2020)) == "unclear"


def test_days_of_the_week() -> None:
    relation = "name == weekday(date)"
    sunday = figure("weekday", Weekday(6))
    assert outcome(relation, name=sunday, date=day(23, 5, 2021)) == "holds"
    assert outcome(relation, name=sunday, date=day(22, 5, 2021)) == "violated"
    assert outcome(relation, name=sunday, date=day(23, 5, None)) == "unclear"
    assert outcome("not name == weekday(date)", name=sunday, date=day(23, 5, 2021)) == "violated"


def test_a_date_beside_another_tells_the_day_of_the_week() -> None:
    wednesday, saturday = figure("weekday", Weekday(2)), figure("weekday", Weekday(5))
    relation = "name == weekday(date, other)"
    may, june = day(17, 5, None), day(20, 5, 2023)
    assert outcome(relation, name=wednesday, date=may, other=june) == "holds"
    assert outcome(relation, name=saturday, date=may, other=june) == "violated"
    assert outcome(relation, name=saturday, date=may, other=day(20, 5, None)) == "unclear"
    # Of two years in a row.
    december, january = day(30, 12, None), day(4, 1, 2023)
    assert outcome(relation, name=figure("weekday", Weekday(4)), date=december, other=january) == (
        "holds"
    )


def test_two_days_of_the_week_tell_the_days_between_them() -> None:
    def beside_monday(date: Mention, today: When | None = None) -> str:
        """Say whether *date* is a Saturday, if 31 August is a Monday."""
        monday, saturday = figure("weekday", Weekday(0)), figure("weekday", Weekday(5))
        relation = "name == weekday(date, other, named)"
        other = day(31, 8, None)
        return outcome(relation, today, name=saturday, date=date, other=other, named=monday)

    assert beside_monday(day(22, 8, None)) == "holds"
    assert beside_monday(day(22, 5, None)) == "violated"
    # The article's own day tells the year better, and so does the text.
    assert beside_monday(day(22, 5, None), When("day", 2020, 8, 20)) == "unclear"
    assert beside_monday(day(22, 5, 2020)) == "unclear"


def test_an_old_date_may_be_of_the_old_calendar() -> None:
    tuesday = figure("weekday", Weekday(1))
    assert outcome("name == weekday(date)", name=tuesday, date=day(30, 1, 1649)) == "holds"


def test_a_date_near_the_articles_own_is_of_the_same_year() -> None:
    today = When("day", 2025, 11, 30)
    friday = figure("weekday", Weekday(4))
    saturday = figure("weekday", Weekday(5))
    relation = "name == weekday(date)"
    assert outcome(relation, today, name=friday, date=day(28, 11, None)) == "holds"
    assert outcome(relation, today, name=saturday, date=day(28, 11, None)) == "violated"
    # A week from it, another year is possible, if less likely.
    assert outcome(relation, today, name=friday, date=day(20, 12, None)) == "odd"
    assert outcome(relation, today, name=friday, date=day(21, 12, None)) == "violated"
    # Far from it, it may as well be of the year before or after.
    assert len(assumed_dates(When("day", None, 6, 1), today)) == 3
    assert assumed_dates(When("day", None, 6, 1), None) == (When("day", None, 6, 1),)


def test_the_articles_date_can_be_part_of_a_relation() -> None:
    today = When("day", 2024, 3, 1)
    relation = "n == elapsed_years(born, today)"
    assert outcome(relation, today, n=years(33), born=day(4, 7, 1990)) == "holds"
    assert outcome(relation, today, n=years(34), born=day(4, 7, 1990)) == "violated"
    assert outcome(relation, n=years(33), born=day(4, 7, 1990)) == "unclear"


@pytest.mark.parametrize(
    ("given", "told", "expected"),
    [
        (measure(30, "ft"), measure(10, "m"), "holds"),
        (measure(225, "km"), measure(135, "mi"), "violated"),
        (measure(254, "mm"), measure(10, "in"), "holds"),
        (measure(12, "in"), measure(250, "mm"), "violated"),
        (measure(90, "km", "about"), measure(50, "mi"), "holds"),
        (measure(60, "C"), measure(150, "F"), "violated"),
        (measure(60, "C"), measure(140, "F"), "holds"),
        (measure(5, "sào"), measure(1800, "m2"), "holds"),
        (measure(5, "sào"), measure(5000, "m2"), "holds"),
        (measure(3, "kg"), measure(4, "m"), "unclear"),
        (measure(3, "kg"), measure(4, "kg"), "unclear"),
        (measure(42, "in"), measure(1067, "m"), "odd"),  # 1.067 m with the other decimal sign
        (measure(42, "in"), measure(1167, "m"), "violated"),
        (measure(170_451, "km2"), measure(65_768, "mi2"), "odd"),  # by a rounded factor
        (measure(170_451, "km2"), measure(65_468, "mi2"), "violated"),
    ],
)
def test_an_amount_told_in_two_units(given: Mention, told: Mention, expected: Status) -> None:
    assert outcome("same_measure(given, told)", given=given, told=told) == expected


def test_units_are_converted_in_a_sum() -> None:
    relation = "total == part + convert(rest, total)"
    assert (
        outcome(relation, total=measure(5, "km"), part=measure(3, "km"), rest=measure(2000, "m"))
        == "holds"
    )
    assert (
        outcome(relation, total=measure(5, "km"), part=measure(3, "km"), rest=measure(20_000, "m"))
        == "violated"
    )


def test_units_that_do_not_go_together_are_no_finding() -> None:
    amounts = (measure(3, "km"), measure(4, "kg"))
    assert outcome("total == sum(parts)", total=measure(8, "km"), parts=amounts) == "unclear"


def test_a_figure_may_be_taken_as_it_is_printed() -> None:
    total, n, price = money(7, 0, 10**6), count(15), money(500_000)
    assert outcome("total == n * price", total=total, n=n, price=price) == "holds"
    assert outcome("exactly(total) == n * price", total=total, n=n, price=price) == "violated"
    about = total._replace(hedge=Hedge("about", Span(0, 0)))
    assert outcome("exactly(total) == n * price", total=about, n=n, price=price) == "holds"


def test_a_figure_may_be_taken_as_people_usually_hedge() -> None:
    about = Hedge("about", Span(0, 0))
    start, end = count(4000)._replace(hedge=about), count(6000)._replace(hedge=about)
    assert outcome("end == about(start * 2, 0.1, 0.1)", start=start, end=end) == "odd"
    assert (
        outcome("normally(end) == about(normally(start) * 2, 0.1, 0.1)", start=start, end=end)
        == "violated"
    )


def test_slack_leaves_the_end_that_is_known() -> None:
    visas = count(1000)._replace(hedge=Hedge("at-least", Span(0, 0)))
    assert outcome("n == about(visas, 0.1, 0.1)", n=count(700), visas=visas) == "violated"
    assert outcome("n == about(visas, 0.1, 0.1)", n=count(5000), visas=visas) == "holds"


def test_a_product_may_have_figures_of_three_units() -> None:
    relation = "worth == price * number"
    assert (
        outcome(relation, worth=money(150, 0, 10**6), price=money(500_000), number=count(250))
        == "violated"
    )
    assert (
        outcome(relation, worth=money(125, 0, 10**6), price=money(500_000), number=count(250))
        == "holds"
    )


@pytest.mark.parametrize(
    ("stated", "number", "expected"),
    [
        (share("98.7"), count(40), "violated"),
        (share("97.5"), count(40), "holds"),
        (share("98.7"), count(25), "violated"),
        (share("11"), count(50), "violated"),
        (share("98.7"), count(40, "about"), "holds"),
        (figure("decimal", Printed(519, 2)), count(28), "violated"),
        (figure("decimal", Printed(521, 2)), count(28), "holds"),
    ],
)
def test_a_share_of_few_things_is_one_of_few_values(
    stated: Mention, number: Mention, expected: Status
) -> None:
    assert outcome("attainable(stated, number)", stated=stated, number=number) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (count(15), count(16), "violated"),
        (count(15), count(15), "holds"),
        (figure("document", Code("document", ("1", "KL"))), figure("document", Code("document", ("1", "KL"))), "holds"),
        (figure("document", Code("document", ("1", "KL"))), figure("document", Code("document", ("1", "CT"))), "violated"),
        (day(1, 5, 2021), figure("month", When("month", 2021, 5)), "holds"),
        (money(25, 0, 10**9, "VND"), money(256, 1, 10**9, "VND"), "violated"),
    ],
)  # fmt: skip
def test_sameness(first: Mention, second: Mention, expected: Status) -> None:
    assert outcome("same(first, second)", first=first, second=second) == expected


def test_the_same_day_of_two_years() -> None:
    relation = "same_day(a, b)"
    assert outcome(relation, a=day(28, 6, 1909), b=day(28, 6, 2024)) == "holds"
    assert outcome(relation, a=day(28, 6, 1909), b=day(27, 6, 2024)) == "violated"
    assert outcome(relation, a=day(28, 6, 1909), b=year(2024)) == "holds"


def test_hours_of_the_clock_are_numbers() -> None:
    start, end = (figure("time", Clock(hour, minute)) for hour, minute in ((8, 0), (11, 30)))
    hours = figure("duration", Printed(35, 1), "hour")
    assert outcome("hours == end - start", hours=hours, start=start, end=end) == "holds"
    assert outcome("hours == end - start", hours=count(4), start=start, end=end) == "violated"


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("n == 5 or n == 7", "holds"),
        ("n == 7 and n == 5", "violated"),
        ("not n == 7", "violated"),
        ("n != 7", "violated"),
        ("n != 8", "holds"),
        ("5 < n < 8", "holds"),
        ("min(n, 3) == 3 and max(n, 3) == 7", "holds"),
        ("abs(3 - n) == 4", "holds"),
        ("-n == -7", "holds"),
        ("n == 10 / (missing - missing)", "unclear"),
        ("n == 7 or missing == 3", "holds"),
        ("n == 8 and missing == 3", "violated"),
        ("n == 7 and missing == 3", "unclear"),
        ("n == within(9, 1, 2)", "odd"),
        ("n == about(10, 0.1, 0.3)", "odd"),
        ("n == within(9, 2, 2)", "holds"),
        ("n == about(8, 0.2, 0.3)", "holds"),
        ("n == count(n, n) + 5", "holds"),
    ],
)
def test_words_of_the_language(relation: str, expected: Status) -> None:
    assert outcome(relation, n=count(7)) == expected


def test_a_figure_that_can_be_read_in_two_ways_is_given_the_benefit() -> None:
    either = figure("integer", Printed(1234, ambiguous=Printed(1234, 3)))
    assert outcome("n == 1234", n=either) == "holds"
    assert outcome("n == 1.234", n=either) == "holds"
    assert outcome("n == 12.34", n=either) == "violated"
    wednesday = figure("weekday", Weekday(2))
    date = figure("date", When("day", 2023, 4, 3, other=When("day", 2023, 3, 4)))
    assert outcome("name == weekday(date)", name=wednesday, date=date) == "violated"
    saturday = figure("weekday", Weekday(5))
    assert outcome("name == weekday(date)", name=saturday, date=date) == "holds"


def test_certain_is_true_of_every_reading() -> None:
    formula = parse_formula("part > whole")
    assert is_certain(formula, {"part": (count(9),), "whole": (count(8),)})
    assert not is_certain(formula, {"part": (count(9, "about"),), "whole": (count(8),)})
    assert not is_certain(formula, {"part": (count(9),)})
    assert is_certain(parse_formula("part > 3 or part < 2"), {"part": (count(9, "about"),)})
    assert is_certain(parse_formula("not part == 3"), {"part": (count(9),)})


@given(whole=st.integers(2, 5000), part=st.integers(1, 5000), decimals=st.integers(0, 2))
def test_an_honest_share_always_holds(whole: int, part: int, decimals: int) -> None:
    value = Fraction(100 * part, whole) * 10**decimals
    nearest = round(value)
    stated = figure("percent", Printed(nearest, decimals), "%")
    assert outcome(SHARE, share=stated, part=count(part), whole=count(whole)) == "holds"
    cut = figure("percent", Printed(int(value), decimals), "%")
    assert outcome(SHARE, share=cut, part=count(part), whole=count(whole)) in {"holds", "odd"}


@given(parts=st.lists(st.integers(0, 999), min_size=2, max_size=6), slip=st.integers(1, 9))
def test_a_sum_holds_and_a_slip_in_it_does_not(parts: list[int], slip: int) -> None:
    bound = tuple(map(count, parts))
    assert outcome("total == sum(parts)", total=count(sum(parts)), parts=bound) == "holds"
    assert outcome("total == sum(parts)", total=count(sum(parts) + slip), parts=bound) == "violated"


NUMBERS = st.builds(
    figure,
    st.sampled_from(("integer", "decimal", "money", "percent")),
    st.builds(
        lambda mantissa, decimals, scale, other: Printed(
            mantissa, decimals, scale, ambiguous=other
        ),
        st.integers(0, 3_000),
        st.integers(0, 3),
        st.sampled_from((1, 1_000, 1_000_000)),
        st.none() | st.integers(0, 3_000_000).map(Printed),
    ),
    st.sampled_from(("", "", "USD", "km", "%")),
    st.sampled_from((None, None, "about", "above-near", "at-most", "exact", "vague")),
)
DATES = st.builds(day, st.integers(1, 28), st.integers(1, 12), st.none() | st.integers(1900, 2030))
RELATIONS = (
    "a == b + c",
    "a == b * c",
    "a < b",
    "a == b / c * 100 or a > c",
    "a == percent_change(b, c)",
    "not a == b",
    "a == years_between(b, c)",
    "same(a, b) and a != c",
)
OTHERS = ("holds", "odd", "unclear")


@given(st.sampled_from(RELATIONS), NUMBERS, NUMBERS | DATES, NUMBERS | DATES)
def test_out_of_question_is_what_no_reading_makes_true(
    relation: str, a: Mention, b: Mention, c: Mention
) -> None:
    formula = parse_formula(relation)
    slots = {"a": (a,), "b": (b,), "c": (c,)}
    told = status(formula, slots)
    allowed = {"violated", "unclear"} if is_out_of_question(formula, slots) else set(OTHERS)
    assert told in allowed
