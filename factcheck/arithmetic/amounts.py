"""What a formula's sums come to, as ranges of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from factcheck.arithmetic import calendar
from factcheck.arithmetic.figures import CORE, Figures, date, unit_of
from factcheck.arithmetic.interval import (
    Interval,
    Undecidable,
    absolute,
    add,
    divide,
    greatest,
    least,
    multiply,
    negate,
    point,
    quotient,
    subtract,
    total,
)
from factcheck.arithmetic.nodes import Call, Constant, Figure, Negative, Node, Operation
from factcheck.arithmetic.readings import COUNTS, readings
from factcheck.arithmetic.units import conversions
from factcheck.model import Clock, Code, Mention, MentionKind, Printed, When

_HOURS, _MONTHS = 24, 12


def number(node: Node, figures: Figures) -> Interval:
    """Return the numbers that *node* may come to.

    Raises:
        Undecidable: The figures do not say.
    """
    # Told apart by type: a match statement takes twice as long, and this is the busiest place.
    if type(node) is Figure:
        slot = node.slot
        mentions = figures.slots.get(slot, ())
        if len(mentions) == 1 and slot not in figures.fixed:
            return _read(mentions[0], node, figures)
        found = numbers(node, figures)
        if len(found) == 1:
            return found[0]
        message = "there is more than one figure"
        raise Undecidable(message)
    if isinstance(node, Operation):
        first, second = number(node.left, figures), number(node.right, figures)
        return _OPERATIONS[node.sign](first, second)
    if isinstance(node, Constant):
        return point(node.value)
    if isinstance(node, Call):
        return _called(node.function, node.arguments, figures)
    if isinstance(node, Negative):
        return negate(number(node.operand, figures))
    raise TypeError(node)


_OPERATIONS: Mapping[str, Callable[[Interval, Interval], Interval]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
}


def numbers(node: Node, figures: Figures) -> list[Interval]:
    """Return the numbers of every figure of a slot, or of the one that *node* comes to."""
    if not isinstance(node, Figure):
        return [number(node, figures)]
    if node.slot in figures.fixed:
        return [figures.fixed[node.slot]]
    mentions = figures.slots.get(node.slot, ())
    return [_read(mention, node, figures) for mention in mentions] or [_number_of(None)]


def _read(mention: Mention, node: Figure, figures: Figures) -> Interval:
    finest = figures.finest.get(node.slot)
    reading = readings(mention, node.place, finest=finest, step=figures.step)
    return _number_of(mention) if reading is None else reading[figures.level]


def _number_of(mention: Mention | None) -> Interval:
    """Return the number that a figure without digits of its own can be counted with."""
    value = mention.value if mention else None
    if isinstance(value, When) and value.year is not None and value.precision in _SPANS:
        return Interval(value.year, value.year + _SPANS[value.precision])
    if isinstance(value, Clock) and value.possible:
        return point(quotient(value.hour * 3600 + value.minute * 60 + value.second, 3600))
    if isinstance(value, Code) and value.kind == "score" and all(map(str.isdecimal, value.parts)):
        return point(sum(map(int, value.parts)))  # 52-47 are 99 votes
    message = "this is no number"
    raise Undecidable(message)


_SPANS: Mapping[str, int] = {"year": 0, "decade": 9, "century": 99}


def _called(function: str, arguments: tuple[Node, ...], figures: Figures) -> Interval:
    if function in _BETWEEN:
        start, end = (date(argument, figures) for argument in arguments)
        return _span(_BETWEEN[function](start, end))
    if function in _OF_FIGURES:
        return _OF_FIGURES[function](arguments, figures)
    if function in _OF_NUMBERS:
        values = [value for argument in arguments for value in numbers(argument, figures)]
        return _OF_NUMBERS[function](values)
    message = f"{function} is no number"
    raise Undecidable(message)


def _counted(arguments: Sequence[Node], figures: Figures) -> Interval:
    """Return a number of things as it is printed: whoever writes 1,850/1,970 has counted."""
    return _whole(arguments, figures, COUNTS)


def _priced(arguments: Sequence[Node], figures: Figures) -> Interval:
    """Return a price as it is printed if it is whole: seven dollars a share are $7.00."""
    return _whole(arguments, figures, frozenset({"money"}))


def _whole(arguments: Sequence[Node], figures: Figures, kinds: frozenset[MentionKind]) -> Interval:
    mention = _only(arguments, figures)
    value = mention.value if mention is not None and mention.kind in kinds else None
    if isinstance(value, Printed) and value.scale == 1 and value.value.denominator == 1:
        return _exactly(arguments, figures)
    return number(arguments[0], figures)


def _exactly(arguments: Sequence[Node], figures: Figures) -> Interval:
    """Return a figure as it is printed: 14 times $0.5m are exactly "$7m"."""
    mention = _only(arguments, figures)
    if mention is not None and mention.hedge is None and isinstance(mention.value, Printed):
        return point(mention.value.value)
    return number(arguments[0], figures)


def _normally(arguments: Sequence[Node], figures: Figures) -> Interval:
    """Return a figure as people usually round and hedge it, even if all else is read leniently.

    "Doubled" is loose itself; from one figure to another at their widest it would be anything.
    """
    level = min(figures.level, CORE)
    return number(arguments[0], figures._replace(level=level))


def _only(arguments: Sequence[Node], figures: Figures) -> Mention | None:
    """Return the one figure of a slot, None if there are others or it is worked out."""
    (node,) = arguments
    mentions = figures.slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    return mentions[0] if len(mentions) == 1 else None


def _count(arguments: Sequence[Node], figures: Figures) -> Interval:
    return point(sum(len(numbers(argument, figures)) for argument in arguments))


def _year(arguments: Sequence[Node], figures: Figures) -> Interval:
    year = date(arguments[0], figures).year
    return _span(None if year is None else (year, year))


def _years_apart(arguments: Sequence[Node], figures: Figures) -> Interval:
    start, end = (date(argument, figures) for argument in arguments)
    years = _span(calendar.calendar_years(start, end))
    if start.month is None or end.month is None:
        return years
    return divide(_span(calendar.months_between(start, end)), point(_MONTHS))


def _first_month(arguments: Sequence[Node], figures: Figures) -> Interval:
    return _month(date(arguments[0], figures), {"year": 1})


def _last_month(arguments: Sequence[Node], figures: Figures) -> Interval:
    when = date(arguments[0], figures)
    return add(_month(when, {"year": 12}), point(2 if when.precision == "quarter" else 0))


def _month(when: When, assumed: Mapping[str, int]) -> Interval:
    month = assumed.get(when.precision) if when.month is None else when.month
    return _span(None if month is None else (month, month))


def _hours_between(arguments: Sequence[Node], figures: Figures) -> Interval:
    """Return the hours from one time of day to the next time that the clock shows the other."""
    start, end = (number(argument, figures) for argument in arguments)
    if start.low is None or end.low is None:
        message = "this is no time of day"
        raise Undecidable(message)
    return point(Fraction(end.low - start.low) % _HOURS or _HOURS)


def _about(arguments: Sequence[Node], figures: Figures) -> Interval:
    value, part = number(arguments[0], figures), _slack(arguments, figures).high or 0
    low, high = value.low, value.high
    return Interval(
        None if low is None else low - low * (part if low >= 0 else -part),
        None if high is None else high + high * (part if high >= 0 else -part),
        value.low_open,
        value.high_open,
    )


def _within(arguments: Sequence[Node], figures: Figures) -> Interval:
    return _slackened(number(arguments[0], figures), _slack(arguments, figures))


def _slack(arguments: Sequence[Node], figures: Figures) -> Interval:
    return number(arguments[figures.level], figures) if figures.level else point(0)


def _slackened(value: Interval, slack: Interval) -> Interval:
    most = slack.high
    return Interval(
        None if value.low is None or most is None else value.low - most,
        None if value.high is None or most is None else value.high + most,
        value.low_open,
        value.high_open,
    )


def _converted(arguments: Sequence[Node], figures: Figures) -> Interval:
    given, wanted = (unit_of(argument, figures.slots) for argument in arguments)
    value = number(arguments[0], figures)
    if given == wanted:
        return value
    ways = conversions(given, wanted)
    if not ways:
        message = "there is no way from one unit to the other"
        raise Undecidable(message)
    way = ways[figures.choice % len(ways)]
    return add(multiply(value, point(way.scale)), point(way.shift))


_OF_FIGURES: Mapping[str, Callable[[Sequence[Node], Figures], Interval]] = {
    "about": _about,
    "within": _within,
    "count": _count,
    "counted": _counted,
    "priced": _priced,
    "exactly": _exactly,
    "normally": _normally,
    "year": _year,
    "years_apart": _years_apart,
    "first_month": _first_month,
    "last_month": _last_month,
    "hours_between": _hours_between,
    "convert": _converted,
}


def _mean(values: Sequence[Interval]) -> Interval:
    return divide(total(values), point(len(values)))


def _percent(values: Sequence[Interval]) -> Interval:
    return multiply(divide(values[0], values[1]), point(100))


def _percent_change(values: Sequence[Interval]) -> Interval:
    # Written with each figure once, so that the range does not grow wider than it is.
    grown = subtract(divide(values[1], values[0]), point(1))
    return multiply(absolute(grown), point(100))


_OF_NUMBERS: Mapping[str, Callable[[Sequence[Interval]], Interval]] = {
    "sum": total,
    "mean": _mean,
    "min": least,
    "max": greatest,
    "abs": lambda values: absolute(values[0]),
    "percent": _percent,
    "percent_change": _percent_change,
}
_BETWEEN: Mapping[str, Callable[[When, When], tuple[int, int] | None]] = {
    "years_between": calendar.calendar_years,
    "elapsed_years": calendar.elapsed_years,
    "inclusive_years": calendar.inclusive_years,
    "traditional_years": calendar.traditional_years,
    "months_between": calendar.months_between,
    "calendar_months": calendar.calendar_months,
    "days_between": calendar.days_between,
}


def _span(found: tuple[int, int] | None) -> Interval:
    if found is None:
        message = "a date is not complete"
        raise Undecidable(message)
    low, high = found
    return point(low) if low == high else Interval(low, high)
