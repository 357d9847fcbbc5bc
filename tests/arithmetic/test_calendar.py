"""The calendar, held against `datetime.date` and `relativedelta` where they reach."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from factcheck.arithmetic import calendar
from factcheck.model import When

DATES = st.dates()
NUMBERS = st.integers(-2_000_000, 5_000_000)


def day(year: int | None, month: int, number: int) -> When:
    """Return a date to the day."""
    return When("day", year, month, number)


def exactly(date: dt.date) -> When:
    """Return a date of the standard library as a When."""
    return day(date.year, date.month, date.day)


@given(DATES)
def test_days_are_numbered_as_in_the_standard_library(date: dt.date) -> None:
    number = calendar.day_number(date.year, date.month, date.day)
    assert number == date.toordinal()
    assert calendar.date_of(number) == (date.year, date.month, date.day)
    assert calendar.weekday(exactly(date)) == date.weekday()


@given(NUMBERS)
def test_every_day_number_is_one_date(number: int) -> None:
    assert calendar.day_number(*calendar.date_of(number)) == number


@given(DATES, DATES)
def test_exact_dates_have_exact_distances(one: dt.date, other: dt.date) -> None:
    start, end = min(one, other), max(one, other)
    between = relativedelta(end, start)
    days, months = (end - start).days, between.years * 12 + between.months
    assert calendar.days_between(exactly(start), exactly(end)) == (days, days)
    assert calendar.months_between(exactly(start), exactly(end)) == (months, months)
    assert calendar.elapsed_years(exactly(start), exactly(end)) == (between.years, between.years)


@given(DATES, DATES)
def test_a_year_stands_for_all_its_days(one: dt.date, other: dt.date) -> None:
    start, end = min(one, other), max(one, other)
    exact = calendar.days_between(exactly(start), exactly(end))
    ranges = (
        calendar.days_between(When("year", start.year), When("year", end.year)),
        calendar.days_between(When("month", start.year, start.month), exactly(end)),
    )
    assert exact
    for found in ranges:
        assert found
        assert found[0] <= exact[0] <= found[1]


@given(st.dates(max_value=dt.date(9000, 1, 1)), st.integers(-6000, 6000))
def test_months_are_added_as_in_relativedelta(date: dt.date, months: int) -> None:
    if date.year * 12 + date.month + months <= 12:
        return
    moved = date + relativedelta(months=months)
    assert calendar.add_months(date.toordinal(), months) == moved.toordinal()


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2024, True), (2023, False), (1900, False), (2000, True), (-1, True), (-4, False), (-5, True)],
)
def test_leap_years_also_before_christ(year: int, *, leap: bool) -> None:
    assert calendar.is_leap(year) is leap


@pytest.mark.parametrize(
    ("year", "month", "number", "possible"),
    [
        (2024, 2, 29, True),
        (2023, 2, 29, False),
        (None, 2, 29, True),
        (None, 2, 30, False),
        (2023, 6, 31, False),
        (2023, 13, 1, False),
        (2023, 5, 0, False),
        (1900, 2, 29, False),
        (1500, 2, 29, True),  # a leap year when it was written
        (None, None, 31, True),
        (2023, 4, None, True),
    ],
)
def test_what_the_calendar_has(
    year: int | None, month: int | None, number: int | None, *, possible: bool
) -> None:
    assert calendar.is_possible(year, month, number) is possible


def test_there_is_no_month_13() -> None:
    assert calendar.month_length(2023, 13) == 0


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (When("day", 2023, 5, 17), (2023, 5, 17), (2023, 5, 17)),
        (When("month", 2023, 12), (2023, 12, 1), (2023, 12, 31)),
        (When("month", 2024, 2), (2024, 2, 1), (2024, 2, 29)),
        (When("quarter", 2023, 4), (2023, 4, 1), (2023, 6, 30)),
        (When("year", 2023), (2023, 1, 1), (2023, 12, 31)),
        (When("decade", 1990), (1990, 1, 1), (1999, 12, 31)),
        (When("century", 2001), (2001, 1, 1), (2100, 12, 31)),
        (When("century", -100), (-100, 1, 1), (-1, 12, 31)),
        (When("year", -44), (-44, 1, 1), (-44, 12, 31)),
    ],
)
def test_first_and_last_day(
    when: When, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert calendar.first_day(when) == calendar.day_number(*first)
    assert calendar.last_day(when) == calendar.day_number(*last)


@pytest.mark.parametrize(
    "when",
    [
        When("day", None, 5, 17),
        When("day", 2023, 6, 31, possible=False),
        When("day", 2023, 6, 31),
        When("day", 2024, 3, 10, lunar=True),
        When("year", 0),
    ],
)
def test_no_days_without_year_or_outside_the_calendar(when: When) -> None:
    assert calendar.first_day(when) is None
    assert calendar.last_day(when) is None
    assert calendar.weekday(when) is None
    assert calendar.days_between(when, When("month", 2023)) is None


def test_a_lunar_month_has_29_or_30_days() -> None:
    def lunar(day: int, month: int) -> When:
        return When("day", None, month, day, lunar=True)

    assert calendar.days_between(lunar(8, 3), lunar(10, 3)) == (2, 2)
    assert calendar.days_between(lunar(28, 12), lunar(3, 1)) == (4, 5)
    assert calendar.days_between(lunar(8, 3), lunar(10, 6)) is None


def test_only_full_dates_have_a_weekday() -> None:
    assert calendar.weekday(When("month", 2023, 5)) is None


@pytest.mark.parametrize(
    ("when", "number"),
    [
        (day(1649, 1, 30), 1),  # a Tuesday in London
        (day(1415, 10, 25), 4),
        (day(1923, 1, 1), 6),
        (day(1924, 1, 1), None),
        (day(None, 1, 1), None),
        (When("month", 1649, 1), None),
        (When("day", 1649, 1, 32), None),
        (When("day", 1900, 2, 29), None),
        (When("day", 1700, 2, 29), 3),
        (When("day", 1649, 1, 30, lunar=True), None),
    ],
)
def test_weekdays_of_the_julian_calendar(when: When, number: int | None) -> None:
    assert calendar.julian_weekday(when) == number


def test_the_calendars_met_in_october_1582() -> None:
    assert calendar.julian_day_number(1582, 10, 5) == calendar.day_number(1582, 10, 15)


@pytest.mark.parametrize(
    ("year", "month", "weekday", "ordinal", "number"),
    [(2014, 9, 1, 3, 16), (2023, 11, 3, 4, 23), (2024, 5, 6, 2, 12)],
)
def test_the_nth_weekday_of_a_month(
    year: int, month: int, weekday: int, ordinal: int, number: int
) -> None:
    assert calendar.nth_weekday(year, month, weekday, ordinal) == number


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (day(None, 12, 20), day(None, 1, 10), (21, 21)),
        (day(None, 2, 20), day(None, 3, 1), (9, 10)),  # leap year or not
        (day(None, 2, 29), day(None, 3, 1), (1, 1)),
        (day(2024, 10, 20), day(None, 10, 26), (6, 6)),
        (day(None, 12, 30), day(2024, 1, 2), (3, 3)),
        (day(2023, 12, 30), day(None, 1, 2), (3, 3)),
        (day(-1, 12, 31), day(1, 1, 1), (1, 1)),
        (day(None, 12, 31), day(1, 1, 1), (1, 1)),
        (day(-1, 12, 31), day(None, 1, 1), (1, 1)),
        (When("month", 2020, 1), When("month", 2020, 3), (30, 90)),
    ],
)
def test_days_between_dates_that_are_not_complete(
    start: When, end: When, days: tuple[int, int]
) -> None:
    assert calendar.days_between(start, end) == days


def test_nothing_is_counted_between_dates_without_month() -> None:
    assert calendar.days_between(When("day", None, None, 3), day(None, 5, 7)) is None
    assert calendar.months_between(When("day", None, None, 3), day(None, 5, 7)) is None
    assert calendar.calendar_months(When("day", None, None, 3), day(None, 5, 7)) is None


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (When("year", 1909), When("year", 2024), (115, 115)),
        (day(1909, 6, 28), day(2024, 6, 28), (115, 115)),
        (When("year", -27), When("year", 14), (40, 40)),
        (When("decade", 1990), When("year", 2020), (21, 30)),
        (When("year", 1950), When("decade", 1990), (40, 49)),
    ],
)
def test_anniversaries_count_years(start: When, end: When, years: tuple[int, int]) -> None:
    assert calendar.calendar_years(start, end) == years
    assert calendar.inclusive_years(start, end) == (years[0] + 1, years[1] + 1)
    assert calendar.traditional_years(start, end) == (years[0], years[1] + 2)


@pytest.mark.parametrize("count", ["calendar_years", "inclusive_years", "traditional_years"])
def test_years_are_not_counted_without_a_year(count: str) -> None:
    assert getattr(calendar, count)(day(None, 1, 1), day(2023, 1, 1)) is None


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (When("year", 1950), When("year", 2023), (72, 73)),
        (When("month", 1950, 5), day(2023, 5, 17), (72, 73)),
        (day(1990, 7, 4), day(2023, 7, 3), (32, 32)),
        (day(1990, 7, 4), day(2023, 7, 4), (33, 33)),
        (day(1990, 7, 4), When("year", 2023), (32, 33)),
        (day(2023, 7, 4), day(2022, 7, 3), (-1, -1)),
    ],
)
def test_ages_count_full_years(start: When, end: When, years: tuple[int, int]) -> None:
    assert calendar.elapsed_years(start, end) == years


def test_no_age_without_a_year_to_count_from() -> None:
    assert calendar.elapsed_years(When("year"), When("year", 2023)) is None


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (When("month", 2020, 1), When("month", 2020, 3), (2, 2)),
        (day(2020, 1, 31), day(2020, 2, 1), (1, 1)),
        (When("quarter", 2020, 1), When("month", 2021, 1), (10, 12)),
        (day(None, 11, 1), day(None, 2, 1), (3, 3)),
    ],
)
def test_months_by_name(start: When, end: When, months: tuple[int, int]) -> None:
    assert calendar.calendar_months(start, end) == months


def test_an_unknown_year_leaves_months_uncounted() -> None:
    assert calendar.calendar_months(When("year"), When("year", 2020)) is None
    assert calendar.calendar_months(day(2020, 6, 31), day(2020, 7, 1)) is None
    assert calendar.months_between(day(2020, 6, 31), day(2020, 7, 1)) is None


def test_a_year_may_make_a_leap_day_impossible() -> None:
    leap_day = day(None, 2, 29)
    assert calendar.with_year(leap_day, 2024).possible
    assert not calendar.with_year(leap_day, 2023).possible
