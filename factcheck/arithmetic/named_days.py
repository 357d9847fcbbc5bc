"""Days that are told by another name than their date: yesterday, last month, the third of Tết.

"Yesterday" is a date only together with the day on which somebody says it. That is the article's
own day, one that the sentence tells, or unknown: then two such words in one sentence still have to
fit each other. Where a year is missing every year that comes into question is tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.arithmetic import calendar
from factcheck.arithmetic.figures import EXACT, LENIENT, Figures, assumed_dates, date
from factcheck.arithmetic.interval import Undecidable
from factcheck.arithmetic.nodes import Constant, Figure, Node
from factcheck.model import Relative, When

Days = tuple[int, int]  # the first and the last of a stretch

_WEEK = 7
_ANY_YEARS = (2022, 2023, 2024)  # a leap year among them


def is_told_on(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether a date may be what a word like "yesterday" is on a certain day."""
    when, speaking = date(arguments[0], figures), date(arguments[2], figures)
    relative = _relative(arguments[1], figures)
    if relative.unit == "day" and when.precision != "day":
        message = "a month is not today"
        raise Undecidable(message)
    return any(
        _meet(_days(dated), _named(relative, _days(told), figures.level))
        for told in _dated(speaking, None)
        for dated in _dated(when, told.year)
    )


def are_told_together(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether two dates may be what two such words are on one and the same day."""
    when, known = date(arguments[0], figures), date(arguments[2], figures)
    relative, other = (_relative(arguments[place], figures) for place in (1, 3))
    back = other._replace(offset=-other.offset)
    return any(
        _meet(_days(dated), _named(relative, _named(back, _days(told), EXACT), EXACT))
        for told in _dated(known, when.year)
        for dated in _dated(when, told.year)
    )


def does_fall_on(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether a date may be a certain day of the lunar calendar.

    Calendars for neighbouring time zones differ by a day now and then, which is nobody's slip.
    """
    when = date(arguments[0], figures)
    found = [
        abs(day - stretch[0])
        for dated in assumed_dates(when, figures.today)
        for stretch in (_days(dated),)
        for day in lunar_days(arguments[1:], dated, figures)
    ]
    if not found:
        message = "the lunar calendar does not reach so far"
        raise Undecidable(message)
    return min(found) <= 1


def named_day(function: str, answer: When, arguments: Sequence[Node], figures: Figures) -> Days:
    """Return the days that *answer* should have been; *arguments* are those behind it.

    Raises:
        Undecidable: The text does not say the year.
    """
    if function == "falls_on":
        day = _days(answer)[0]
        days = lunar_days(arguments, answer, figures)
        nearest = min(days, key=lambda each: abs(each - day))
        return nearest, nearest
    relative = _relative(arguments[0], figures)
    known = date(arguments[1], figures)
    years = answer.year if known.year is None else known.year
    told = known if known.year is not None or years is None else calendar.with_year(known, years)
    if years is None:
        told = calendar.with_year(known, _ANY_YEARS[1])
    stretch = _days(told)
    if function == "told_together":
        other = _relative(arguments[2], figures)
        stretch = _named(other._replace(offset=-other.offset), stretch, EXACT)
    return _named(relative, stretch, EXACT)


def lunar_days(arguments: Sequence[Node], near: When, figures: Figures) -> tuple[int, ...]:
    """Return the days around *near* that the lunar calendar calls so.

    *arguments* are a lunar date, or a day and a month in numbers.
    """
    if near.year is None:
        message = "a date is not complete"
        raise Undecidable(message)
    if isinstance(arguments[0], Figure):
        lunar = date(arguments[0], figures)
        day, month, year = lunar.day, lunar.month if lunar.lunar else None, lunar.year
    else:
        day, month = (
            int(argument.value) if isinstance(argument, Constant) else None
            for argument in arguments
        )
        year = None
    if day is None or month is None:
        message = "a lunar date is not complete"
        raise Undecidable(message)
    from factcheck.arithmetic.moon import days_of_moon  # noqa: PLC0415 - slow, and seldom wanted

    return days_of_moon(day, month, near.year, year)


def _relative(node: Node, figures: Figures) -> Relative:
    mentions = figures.slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    value = mentions[0].value if len(mentions) == 1 else None
    if isinstance(value, Relative):
        return value
    message = "this names no day"
    raise Undecidable(message)


def _dated(when: When, near: int | None) -> Iterator[When]:
    """Yield the full dates that *when* may be, in the years around *near* where it has none."""
    if when.year is not None:
        yield when
        return
    if near is None:
        years: tuple[int, ...] = _ANY_YEARS
    else:
        years = (near, near - 1, near + 1) if near > 1 else (near,)
    for year in years:
        dated = calendar.with_year(when, year)
        if dated.possible:
            yield dated


def _days(when: When) -> Days:
    first, last = calendar.first_day(when), calendar.last_day(when)
    if first is None or last is None:
        message = "a date is not complete"
        raise Undecidable(message)
    return first, last


def _meet(first: Days, second: Days) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]


def _named(relative: Relative, told: Days, level: int) -> Days:
    """Return the days that *relative* may be if it is said on one of *told*.

    Leniently yesterday is the day before in another time zone, and last week the last seven days.
    """
    first, last = told
    offset = relative.offset
    match relative.unit:
        case "week":
            spare = _WEEK - 1 if level == LENIENT else 0
            monday, sunday = first - (first - 1) % _WEEK, last + -last % _WEEK
            shift = offset * _WEEK
            return (
                min(monday, first - spare) + shift,
                max(sunday, last + spare) + shift,
            )
        case "month" | "quarter":
            months = offset if relative.unit == "month" else offset * 3
            begun, ended = (calendar.add_months(day, months) for day in told)
            year, month, _ = calendar.date_of(begun)
            last_year, last_month, _ = calendar.date_of(ended)
            length = calendar.month_length(last_year, last_month)
            return (
                calendar.day_number(year, month, 1),
                calendar.day_number(last_year, last_month, length),
            )
        case "year":
            begun_year, ended_year = (calendar.date_of(day)[0] + offset for day in told)
            return calendar.day_number(begun_year, 1, 1), calendar.day_number(ended_year, 12, 31)
        case _:
            spare = 1 if level == LENIENT else 0
            return first + offset - spare, last + offset + spare
