"""The figures of a comparison, ready to be calculated with: numbers, dates and days of the week."""

from collections.abc import Mapping, Sequence

from factcheck.arithmetic import calendar
from factcheck.arithmetic.interval import Interval, Number, Undecidable, point
from factcheck.arithmetic.kinship import finest_places, refuse_clash, step_of
from factcheck.arithmetic.nodes import TODAY, Call, Comparison, Figure, Node
from factcheck.model import Mention, Printed, Weekday, When
from factcheck.records import NamedTuple

Slots = Mapping[str, tuple[Mention, ...]]

EXACT, CORE, LENIENT = 0, 1, 2
_NEAR = 100  # days: a date without year so near to the article's own is of that year
_MOST_OF_A_MONTH = 20  # days
_ANY_YEARS = range(2000, 2028)  # every weekday for every date, in leap years too
_HALF_A_YEAR = 6  # months
_BESIDE = 2  # arguments: a date and the one beside it
_THIS_WEEK = 7  # days: so near it can be of no other


class Figures(NamedTuple):
    """The figures a comparison is about, as read at one level.

    *today* is the article's date. *fixed* overrules the range of a slot. *choice* picks one of
    the sizes of a unit that has several.
    """

    slots: Slots
    finest: Mapping[str, Number]  # the finest last place around a slot, where it matters
    step: int  # the power of ten of which all figures of a sum are multiples
    level: int
    today: When | None
    fixed: Mapping[str, Interval]
    choice: int


def unit_of(node: Node, slots: Slots) -> str:
    """Return the unit of a slot's figures."""
    mentions = slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    return mentions[0].unit if mentions else ""


def read_figures(node: Comparison, slots: Slots, today: When | None, level: int) -> Figures:
    """Return the figures below *node*, ready to be calculated with."""
    for slot in node.slots:
        if slot not in slots and slot != TODAY:
            message = f"{slot} is not given"
            raise Undecidable(message)
    refuse_clash(node, slots)
    finest = finest_places(node, slots)
    step = step_of(node, slots) if node.place == "sum" else 1
    return Figures(slots, finest, step, level, today, _NOTHING, 0)


_NOTHING: Mapping[str, Interval] = {}


# Dates --------------------------------------------------------------------------------------


def date(node: Node, figures: Figures) -> When:
    """Return the date that a slot has.

    Raises:
        Undecidable: It has none.
    """
    found = _date_of(node, figures)
    if found is None:
        message = "a date is missing"
        raise Undecidable(message)
    return found


def _date_of(node: Node, figures: Figures) -> When | None:
    if not isinstance(node, Figure):
        return None
    if node.slot == TODAY and TODAY not in figures.slots:
        return figures.today
    mentions = figures.slots.get(node.slot, ())
    return as_date(mentions[0]) if len(mentions) == 1 else None


def as_date(mention: Mention) -> When | None:
    """Return the date that *mention* tells; a bare 2024 is a year where a date is wanted."""
    value = mention.value
    if isinstance(value, When):
        return value
    if isinstance(value, Printed) and mention.kind == "yearlike":
        return When("year", year=value.mantissa, year_span=mention.digits)
    return None


def is_date(node: Node, figures: Figures) -> bool:
    """Tell whether *node* is a slot that has a date."""
    if not isinstance(node, Figure):
        return False
    if node.slot == TODAY:
        return True
    mentions = figures.slots.get(node.slot, ())
    return bool(mentions) and (
        isinstance(mentions[0].value, When) or mentions[0].kind == "yearlike"
    )


def days_of(node: Node, figures: Figures) -> Interval:
    """Return the numbers of the days that a slot's date may be.

    Raises:
        Undecidable: The date has no year, or there is no such date.
    """
    found = date(node, figures)
    first, last = calendar.first_day(found), calendar.last_day(found)
    if first is None or last is None:
        message = "a date is not complete"
        raise Undecidable(message)
    if found.precision == "century" and figures.level == LENIENT and found.year is not None:
        # Many let the century begin with the round year.
        first = calendar.day_number(found.year - 1, 1, 1)
    return Interval(first, last)


def in_one_month(first: Node, second: Node, figures: Figures) -> tuple[Interval, Interval] | None:
    """Return the days of two dates without a year whose month is printed once: "3 to 10 March".

    "30-1 March" goes on in April.
    """
    one, other = date(first, figures), date(second, figures)
    if one.year is not None or one.month_span is None or one.month_span != other.month_span:
        return None
    if one.day is None or other.day is None or one.day > other.day + _MOST_OF_A_MONTH:
        return None
    return point(one.day), point(other.day)


def days_of_week(node: Node, figures: Figures) -> frozenset[int]:
    """Return the days of the week (Monday is 0) that a slot names or that its date may fall on.

    Raises:
        Undecidable: It has neither.
    """
    if isinstance(node, Figure):
        found = {
            mention.value.number
            for mention in figures.slots.get(node.slot, ())
            if isinstance(mention.value, Weekday)
        }
        if found:
            return frozenset(found)
    elif isinstance(node, Call) and len(node.arguments) > 1:
        return _days_beside(node.arguments, figures)
    elif isinstance(node, Call) and node.function == "weekday":
        when = date(node.arguments[0], figures)
        found_dates = assumed_dates(when, figures.today, leniently=figures.level == LENIENT)
        days = {calendar.weekday(dated) for dated in found_dates}
        if figures.level != EXACT:
            days.add(calendar.julian_weekday(when))
        known = frozenset(day for day in days if day is not None)
        if known:
            return known
    message = "there is no day of the week"
    raise Undecidable(message)


def _days_beside(arguments: Sequence[Node], figures: Figures) -> frozenset[int]:
    """Return the days of the week on which a date without year may fall, from a date beside it.

    That one has a year, or a day of the week in place of one: then it is of any year in which it
    falls on that day. Dates half a year apart may be of two years in a row.
    """
    when, known = date(arguments[0], figures), date(arguments[1], figures)
    years = [known.year] if known.year else []
    if len(arguments) > _BESIDE:
        # The article's own date tells the year better.
        named = days_of_week(arguments[_BESIDE], figures) if figures.today is None else ()
        years = [
            year
            for year in (_ANY_YEARS if not years else ())
            if calendar.weekday(calendar.with_year(known, year)) in named
        ]
    apart = (known.month or 0) - (when.month or 0)
    turns = (0, 1 if apart > 0 else -1) if abs(apart) >= _HALF_A_YEAR else (0,)
    days = (
        calendar.weekday(calendar.with_year(when, year + turn)) for year in years for turn in turns
    )
    found = frozenset(day for day in days if day is not None)
    if when.year is not None or not found:
        message = "the date beside it does not tell the day of the week"
        raise Undecidable(message)
    return found


def assumed_dates(when: When, today: When | None, *, leniently: bool = False) -> tuple[When, ...]:
    """Return the dates that *when* may be, if its year has to be guessed from the article's.

    A day near the article's own date is of the year that brings it nearest; any other may be of
    the years around it as well, and *leniently* so may one that is not of the same week.
    """
    if when.year is not None or today is None or today.year is None:
        return (when,)
    published = calendar.first_day(today)
    found = []
    for year in range(today.year - 2, today.year + 3):
        dated = calendar.with_year(when, year)
        day = calendar.first_day(dated)
        if day is not None and published is not None:
            found.append((abs(day - published), dated))
    found.sort(key=lambda pair: pair[0])
    if found and found[0][0] <= (_THIS_WEEK if leniently else _NEAR):
        return (found[0][1],)
    # The nearest, the year before it and the year after it.
    return tuple(dated for _, dated in found[:3]) or (when,)
