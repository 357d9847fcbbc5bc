"""Dates of any precision as stretches of days, and what can be counted between two of them.

A day is an integer: 1 is 1 January of the year 1 in today's calendar, as in
`datetime.date.toordinal`, and days before it are 0 and negative. Years before Christ are negative
and there is no year 0. A date that is less precise than a day is the range of its days, so every
count between two dates is a range as well: a life "1950-2023" lasted 72 or 73 full years.
Whatever cannot be told (a year is missing, the date is impossible) is None.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model import When

MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LAST_JULIAN_YEAR = 1923  # Greece changed its calendar in March 1923, the last state to do so
LAST_JULIAN_LEAP_CENTURY = 1700  # 29 February 1700 was a day in London; later ones only in the East
_DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_400_YEARS = 146_097
_JULIAN_LAG = 2  # 1 January 1 in the Julian calendar was 30 December of the year before in ours


def is_leap(year: int) -> bool:
    """Tell whether *year* has a 29 February in today's calendar, also before Christ."""
    number = _astronomical(year)
    return number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)


def month_length(year: int | None, month: int) -> int:
    """Return how many days *month* may have: 29 for February when the year is not known.

    An old 29 February that only the Julian calendar had counts as well. There is no month 13: its
    length is 0.
    """
    if not 1 <= month <= 12:
        return 0
    if month == 2 and (year is None or is_leap(year) or _is_julian_leap(year)):
        return 29
    return MONTH_LENGTHS[month - 1]


def is_possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Tell whether the calendar has such a date; parts that are None do no harm."""
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    return 1 <= day <= (31 if month is None else month_length(year, month))


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day in today's calendar.

    >>> day_number(2024, 1, 1) - day_number(2023, 1, 1)
    365
    """
    before = _astronomical(year) - 1
    leap_day = month > 2 and is_leap(year)
    return (
        before * 365
        + before // 4
        - before // 100
        + before // 400
        + _DAYS_BEFORE_MONTH[month - 1]
        + leap_day
        + day
    )


def julian_day_number(year: int, month: int, day: int) -> int:
    """Return the number of the day that the Julian calendar called by this date."""
    before = _astronomical(year) - 1
    leap_day = month > 2 and _astronomical(year) % 4 == 0
    return before * 365 + before // 4 + _DAYS_BEFORE_MONTH[month - 1] + leap_day + day - _JULIAN_LAG


def date_of(number: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a day's number in today's calendar.

    >>> date_of(738_000)
    (2021, 7, 29)
    """
    # The average year is at most a day off over the 400 years' cycle, so the first guess is at
    # most one year wrong.
    year = number * 400 // _DAYS_IN_400_YEARS + 1
    while _new_year(year) > number:
        year -= 1
    while _new_year(year + 1) <= number:
        year += 1
    printed = year if year > 0 else year - 1
    day = number - _new_year(year) + 1
    for month in range(1, 13):
        length = MONTH_LENGTHS[month - 1] + (month == 2 and is_leap(printed))
        if day <= length:
            break
        day -= length
    return printed, month, day


def first_day(when: When) -> int | None:
    """Return the number of the first day of *when*, None if it has no year or cannot be."""
    if when.year is None or when.year == 0 or not when.possible or when.lunar:
        return None
    month, day = when.month or 1, when.day or 1
    if not is_possible(when.year, month, day):
        return None
    return day_number(when.year, month, day)


def last_day(when: When) -> int | None:
    """Return the number of the last day of *when*, None if it has no year or cannot be."""
    first = first_day(when)
    year, month = when.year, when.month
    if first is None or year is None:
        return None
    match when.precision:
        case "day":
            return first
        case "month":
            return first + _length(year, month or 12) - 1
        case "quarter":
            return day_number(year, (month or 10) + 2, 1) + _length(year, (month or 10) + 2) - 1
        case "year":
            return day_number(year, 12, 31)
        case "decade":
            return day_number(year + 9, 12, 31)
        case "century":
            return day_number(year + 99, 12, 31)


def with_year(when: When, year: int) -> When:
    """Return *when* with *year* in place of the year the text left out.

    A 29 February may turn out impossible.
    """
    return when._replace(year=year, possible=is_possible(year, when.month, when.day))


def weekday(when: When) -> int | None:
    """Return the day of the week (Monday is 0) of a full date, None for any other."""
    if when.precision != "day":
        return None
    number = first_day(when)
    return None if number is None else (number - 1) % 7


def nth_weekday(year: int, month: int, day_of_week: int, ordinal: int) -> int:
    """Return the day of the month on which a weekday (Monday is 0) falls for the nth time.

    >>> nth_weekday(2014, 9, 1, 3)
    16
    """
    first = (day_number(year, month, 1) - 1) % 7
    return 1 + (day_of_week - first) % 7 + 7 * (ordinal - 1)


def julian_weekday(when: When) -> int | None:
    """Return the day of the week if *when* is told in the Julian calendar.

    None after 1923, when nobody dated by it any more.
    """
    year, month, day = when.year, when.month, when.day
    if when.precision != "day" or not year or not month or not day or year > LAST_JULIAN_YEAR:
        return None
    length = 29 if month == 2 and _is_julian_leap(year) else month_length(year, month)
    if when.lunar or not 1 <= day <= length:
        return None
    return (julian_day_number(year, month, day) - 1) % 7


def days_between(start: When, end: When) -> tuple[int, int] | None:
    """Return the least and the greatest number of days from *start* to *end*.

    Two dates without year are taken for dates of one year, leap or not, and if *end* would come
    first, of two years in a row ("from 20 December to 10 January"). If one has a year the other
    takes it over. Of the lunar calendar they are days of one month, or of two in a row.
    """
    if start.lunar and end.lunar:
        return _days_of_moons(start, end)
    return _counted(start, end, lambda first, last: last - first)


def _days_of_moons(start: When, end: When) -> tuple[int, int] | None:
    """Return the least and the greatest number of days; a lunar month has 29 or 30."""
    if None in (start.day, start.month, end.day, end.month):
        return None
    days, months = (end.day or 0) - (start.day or 0), ((end.month or 0) - (start.month or 0)) % 12
    return (days + 29 * months, days + 30 * months) if months <= 1 else None


def calendar_years(start: When, end: When) -> tuple[int, int] | None:
    """Return the difference of the two years as a range: anniversaries count like this.

    >>> calendar_years(When("year", 1909), When("year", 2024))
    (115, 115)
    """
    if start.year is None or end.year is None:
        return None
    first, last = _astronomical(start.year), _astronomical(end.year)
    return last - first - _spare_years(start), last - first + _spare_years(end)


def inclusive_years(start: When, end: When) -> tuple[int, int] | None:
    """Return how many calendar years the two dates touch: plans and seasons count like this."""
    years = calendar_years(start, end)
    return None if years is None else (years[0] + 1, years[1] + 1)


def traditional_years(start: When, end: When) -> tuple[int, int] | None:
    """Return a life's length in tuổi ta, where a child is one at birth and ages at the new year.

    The lunar new year is in January or February, so that the count may lie one off either way.
    """
    years = calendar_years(start, end)
    return None if years is None else (years[0], years[1] + 2)


def elapsed_years(start: When, end: When) -> tuple[int, int] | None:
    """Return how many full years have passed, as a range: western ages count like this.

    >>> elapsed_years(When("year", 1950), When("year", 2023))
    (72, 73)
    """
    months = months_between(start, end)
    return None if months is None else (months[0] // 12, months[1] // 12)


def months_between(start: When, end: When) -> tuple[int, int] | None:
    """Return how many full months have passed, as a range.

    From the last day of a month to the last day of a shorter one is a full month. Negative when
    *end* is before *start*.
    """
    return _counted(start, end, _full_months)


def calendar_months(start: When, end: When) -> tuple[int, int] | None:
    """Return the difference of the two months as a range: January to March is 2."""
    return _counted(start, end, lambda first, last: _month_number(last) - _month_number(first))


def add_months(number: int, months: int) -> int:
    """Return the day *months* after a day, the month's last one where it has no such day.

    >>> date_of(add_months(day_number(2023, 1, 31), 1))
    (2023, 2, 28)
    """
    year, month, day = date_of(number)
    moved = _astronomical(year) * 12 + month - 1 + months
    year, month = moved // 12, moved % 12 + 1
    printed = year if year > 0 else year - 1
    return day_number(printed, month, min(day, _length(printed, month)))


def _astronomical(year: int) -> int:
    """Number the years without a gap: 1 BC is 0, 2 BC is -1."""
    return year if year > 0 else year + 1


def _is_julian_leap(year: int) -> bool:
    return year <= LAST_JULIAN_LEAP_CENTURY and _astronomical(year) % 4 == 0


def _length(year: int, month: int) -> int:
    return MONTH_LENGTHS[month - 1] + (month == 2 and is_leap(year))


def _new_year(number: int) -> int:
    """Return the first day of a year in the numbering without a gap."""
    return day_number(number if number > 0 else number - 1, 1, 1)


def _counted(start: When, end: When, count: Callable[[int, int], int]) -> tuple[int, int] | None:
    """Return the least and the greatest *count* from a day of *start* to a day of *end*."""
    counts = []
    for begun, ended in _dated(start, end):
        first, latest_first = first_day(begun), last_day(begun)
        last, earliest_last = last_day(ended), first_day(ended)
        if first is None or latest_first is None or last is None or earliest_last is None:
            return None
        counts += [count(latest_first, earliest_last), count(first, last)]
    return (min(counts), max(counts)) if counts else None


def _month_number(number: int) -> int:
    year, month, _ = date_of(number)
    return _astronomical(year) * 12 + month


def _full_months(start: int, end: int) -> int:
    if end < start:
        return -_full_months(end, start)
    months = _month_number(end) - _month_number(start)
    return months if add_months(start, months) <= end else months - 1


def _spare_years(when: When) -> int:
    """Return by how many years *when* may lie later than its first year."""
    return {"decade": 9, "century": 99}.get(when.precision, 0)


def _dated(start: When, end: When) -> tuple[tuple[When, When], ...]:
    """Return the pairs of full dates that two dates, of which either may lack a year, can be."""
    if start.year is not None and end.year is not None:
        return ((start, end),)
    if start.month is None or end.month is None:
        return ()
    later = (start.month, start.day or 0) > (end.month, end.day or 99)
    if end.year is not None:
        return ((with_year(start, _previous(end.year) if later else end.year), end),)
    if start.year is not None:
        return ((start, with_year(end, _next(start.year) if later else start.year)),)
    # Either of two years in a row may be the leap one, or neither.
    pairs = tuple(
        (with_year(start, year), with_year(end, year + later)) for year in (2022, 2023, 2024)
    )
    return tuple(pair for pair in pairs if pair[0].possible and pair[1].possible)


def _previous(year: int) -> int:
    return -1 if year == 1 else year - 1


def _next(year: int) -> int:
    return 1 if year == -1 else year + 1
