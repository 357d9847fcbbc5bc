"""Whether a formula can be true of the figures that a text gives.

Every comparison is asked two things: can it be true of some numbers that the figures stand for, and
is it true of all of them. "not" needs the second to answer the first. What cannot be told
(a year is missing, units differ) is raised as `Undecidable`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from factcheck.arithmetic import calendar
from factcheck.arithmetic.formula import (
    TODAY,
    Call,
    Comparison,
    Constant,
    Figure,
    Formula,
    Junction,
    Negative,
    Node,
    Not,
    Operation,
)
from factcheck.arithmetic.interval import (
    Interval,
    Undecidable,
    absolute,
    add,
    below,
    divide,
    greatest,
    hull,
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
from factcheck.arithmetic.kinship import finest_places, refuse_clash, step_of
from factcheck.arithmetic.readings import Readings, last_place, readings, roundness
from factcheck.arithmetic.units import conversions
from factcheck.model import Clock, Code, Mention, Printed, Status, Weekday, When

Slots = Mapping[str, tuple[Mention, ...]]

EXACT, CORE, LENIENT = 0, 1, 2
MOST_ALTERNATIVES = 16
_PIECES = 8  # a range that stands in a comparison twice is looked at in so many pieces
_NEAR = 100  # days: a date without year so near to the article's own is of that year


class Figures(NamedTuple):
    """The figures a comparison is about, as read at one level.

    *today* is the article's date. *fixed* overrules the range of a slot. *choice* picks one of
    the sizes of a unit that has several.
    """

    slots: Slots
    ranges: Mapping[Figure, tuple[Readings, ...] | None]
    level: int
    today: When | None
    fixed: Mapping[str, Interval]
    choice: int


def status(formula: Formula, slots: Slots, today: When | None = None) -> Status:
    """Tell whether the figures of *slots* can be what *formula* says.

    Where a figure can be read in two ways (1.234, 3/4) it is enough that one of them fits.
    """
    found = _status_of(formula, slots, today)
    if found != "holds":
        for alternative in alternatives(slots):
            found = min(found, _status_of(formula, alternative, today), key=_MERCY.index)
            if found == "holds":
                break
    return found


# What a text is believed to mean if its figures can be read in several ways.
_MERCY: Sequence[Status] = ("holds", "odd", "unclear", "violated")


def is_certain(formula: Formula, slots: Slots, today: When | None = None) -> bool:
    """Tell whether *formula* is true whatever the figures stand for."""
    try:
        return _certain(formula.root, slots, today, LENIENT)
    except Undecidable:
        return False


def alternatives(slots: Slots) -> Iterator[Slots]:
    """Yield *slots* with ambiguous figures read in every other way they can be read."""
    doubtful = [
        (name, index)
        for name, mentions in slots.items()
        for index, mention in enumerate(mentions)
        if other_reading(mention) is not None
    ]
    if not doubtful or 2 ** len(doubtful) > MOST_ALTERNATIVES:
        return
    for picks in product((False, True), repeat=len(doubtful)):
        if not any(picks):
            continue
        changed = {name: list(mentions) for name, mentions in slots.items()}
        for (name, index), pick in zip(doubtful, picks, strict=True):
            other = other_reading(changed[name][index]) if pick else None
            if other is not None:
                changed[name][index] = other
        yield {name: tuple(mentions) for name, mentions in changed.items()}


def other_reading(mention: Mention) -> Mention | None:
    """Return *mention* in the other way it can be read, None if there is no other."""
    value = mention.value
    if isinstance(value, Printed) and value.ambiguous is not None:
        return mention._replace(value=value.ambiguous)
    if isinstance(value, When) and value.other is not None:
        return mention._replace(value=value.other)
    return None


def _status_of(formula: Formula, slots: Slots, today: When | None) -> Status:
    try:
        if is_possible(formula.root, slots, today, CORE):
            return "holds"
        return "odd" if is_possible(formula.root, slots, today, LENIENT) else "violated"
    except Undecidable:
        return "unclear"


# Truth --------------------------------------------------------------------------------------


def is_possible(node: Node, slots: Slots, today: When | None, level: int) -> bool:
    """Tell whether *node* can be true of some numbers that the figures stand for at *level*.

    Raises:
        Undecidable: The figures do not say.
    """
    if isinstance(node, Comparison):
        if not node.repeated and not node.conversions:
            return _compare(node, node.sign, read_figures(node, slots, today, level))
        return any(
            _compare(node, node.sign, figures) for figures in _boxes(node, slots, today, level)
        )
    if isinstance(node, Junction):
        return _join(node, lambda operand: is_possible(operand, slots, today, level))
    if isinstance(node, Not):
        return not _certain(node.operand, slots, today, level)
    raise TypeError(node)


_OPPOSITES = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<", "is": "is not"}


def _certain(node: Node, slots: Slots, today: When | None, level: int) -> bool:
    if isinstance(node, Comparison):
        opposite = _OPPOSITES[node.sign]
        return not any(
            _compare(node, opposite, figures) for figures in _boxes(node, slots, today, level)
        )
    if isinstance(node, Junction):
        return _join(node, lambda operand: _certain(operand, slots, today, level))
    if isinstance(node, Not):
        return not is_possible(node.operand, slots, today, level)
    raise TypeError(node)


def _join(node: Junction, ask: Callable[[Node], bool]) -> bool:
    """Ask the operands until one decides; what cannot be told only matters if none does."""
    decides = node.sign == "or"
    doubt: Undecidable | None = None
    for operand in node.operands:
        try:
            if ask(operand) is decides:
                return decides
        except Undecidable as reason:
            doubt = reason
    if doubt is not None:
        raise doubt
    return not decides


def _compare(node: Comparison, sign: str, figures: Figures) -> bool:
    """Tell whether the comparison can be true of some numbers in the ranges."""
    if sign in {"is", "is not"}:
        return _ask(node.left, figures, wanted=sign == "is")
    days = _weekdays(node, figures)
    if days is not None:
        return bool(days[0] & days[1]) is (sign == "==")
    left, right = _sides(node, figures)
    if sign == "==":
        return meets(left, right)
    match sign:
        case "<=":
            return not_above(left, right)
        case ">=":
            return not_above(right, left)
        case "<":
            return below(left, right)
        case ">":
            return below(right, left)
        case _:
            return not (left.is_point and right.is_point and left.low == right.low)


def _sides(node: Comparison, figures: Figures) -> tuple[Interval, Interval]:
    """Return the two sides, dates as days if both are dates."""
    left, right = node.left, node.right
    if type(left) is type(right) is Figure and _is_date(left, figures) and _is_date(right, figures):
        return _days(left, figures), _days(right, figures)
    return number(left, figures), number(right, figures)


def _boxes(node: Comparison, slots: Slots, today: When | None, level: int) -> Iterator[Figures]:
    """Yield the figures of a comparison, a range that stands there twice piece by piece."""
    figures = read_figures(node, slots, today, level)
    for choice in range(_choices(node, slots)):
        chosen = figures._replace(choice=choice) if choice else figures
        pieces = [
            [(slot, piece) for piece in _split(chosen, slot, len(node.repeated))]
            for slot in node.repeated
        ]
        if not any(len(found) > 1 for found in pieces):
            yield chosen
            continue
        for picks in product(*pieces):
            yield chosen._replace(fixed=dict(picks))


def _split(figures: Figures, slot: str, repeated: int) -> list[Interval]:
    mentions = figures.slots.get(slot, ())
    if len(mentions) != 1 or not isinstance(mentions[0].value, Printed):
        return [point(0)]
    figure = next(figure for figure in figures.ranges if figure.slot == slot)
    interval = number(figure, figures)
    low, high = interval.low, interval.high
    if low is None or high is None or low == high:
        return [interval]
    count = _PIECES if repeated == 1 else _PIECES // 2
    bounds = [low + Fraction(high - low) * index / count for index in range(count + 1)]
    return [Interval(a, b) for a, b in zip(bounds[:-1], bounds[1:], strict=True)]


def _choices(node: Comparison, slots: Slots) -> int:
    """Return how many ways there are to convert the units of a comparison."""
    most = 1
    for call in node.conversions:
        given, wanted = (unit_of(argument, slots) for argument in call.arguments)
        most = max(most, len(conversions(given, wanted)))
    return most


def unit_of(node: Node, slots: Slots) -> str:
    """Return the unit of a slot's figures."""
    mentions = slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    return mentions[0].unit if mentions else ""


def read_figures(node: Comparison, slots: Slots, today: When | None, level: int) -> Figures:
    """Return the figures below *node*, ready to be calculated with."""
    ranges: dict[Figure, tuple[Readings, ...] | None] = {}
    refuse_clash(node, slots)
    finest = finest_places(node, slots)
    step = step_of(node, slots) if node.place == "sum" else 1
    for figure in node.figures:
        slot = figure.slot
        mentions = slots.get(slot)
        if mentions is None:
            if slot == TODAY:
                continue
            message = f"{slot} is not given"
            raise Undecidable(message)
        place, last = figure.place, finest.get(slot)
        if len(mentions) == 1:
            reading = readings(mentions[0], place, finest=last, step=step)
            ranges[figure] = None if reading is None else (reading,)
            continue
        found = [readings(mention, place, finest=last, step=step) for mention in mentions]
        known = tuple(reading for reading in found if reading is not None)
        ranges[figure] = known if len(known) == len(found) else None
    return Figures(slots, ranges, level, today, _NOTHING, 0)


_NOTHING: Mapping[str, Interval] = {}


# Numbers ------------------------------------------------------------------------------------


def number(node: Node, figures: Figures) -> Interval:
    """Return the numbers that *node* may come to.

    Raises:
        Undecidable: The figures do not say.
    """
    # Told apart by their type: a match statement takes twice as long, and this is the busiest place.
    kind = type(node)
    if kind is Figure:
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
    ranges = figures.ranges.get(node)
    if ranges is not None:
        return [reading[figures.level] for reading in ranges]
    return [_number_of(mention) for mention in figures.slots.get(node.slot, ())] or [
        _number_of(None)
    ]


def _number_of(mention: Mention | None) -> Interval:
    """Return the number that a figure without digits of its own can be counted with."""
    value = mention.value if mention else None
    if isinstance(value, When) and value.year is not None and value.precision in _SPANS:
        return Interval(value.year, value.year + _SPANS[value.precision])
    if isinstance(value, Clock) and value.possible:
        return point(quotient(value.hour * 3600 + value.minute * 60 + value.second, 3600))
    message = "this is no number"
    raise Undecidable(message)


_SPANS: Mapping[str, int] = {"year": 0, "decade": 9, "century": 99}


def _called(function: str, arguments: tuple[Node, ...], figures: Figures) -> Interval:
    if function in _BETWEEN:
        start, end = (date(argument, figures) for argument in arguments)
        return _span(_BETWEEN[function](start, end))
    if function == "convert":
        return _converted(arguments, figures)
    if function == "count":
        return point(sum(len(numbers(argument, figures)) for argument in arguments))
    if function == "year":
        found = date(arguments[0], figures)
        return _span(None if found.year is None else (found.year, found.year))
    if function in {"about", "within"}:
        value = number(arguments[0], figures)
        slack = number(arguments[max(1, figures.level)], figures) if figures.level else point(0)
        if function == "about":
            slack = multiply(absolute(value), slack)
        return Interval(
            None if value.low is None or slack.high is None else value.low - slack.high,
            None if value.high is None or slack.high is None else value.high + slack.high,
            value.low_open,
            value.high_open,
        )
    values = [value for argument in arguments for value in numbers(argument, figures)]
    match function:
        case "sum":
            return total(values)
        case "mean":
            return divide(total(values), point(len(values)))
        case "min":
            return least(values)
        case "max":
            return greatest(values)
        case "abs":
            return absolute(values[0])
        case "percent":
            return multiply(divide(values[0], values[1]), point(100))
        case "percent_change":
            grown = subtract(divide(values[1], values[0]), point(1))
            return multiply(absolute(grown), point(100))
        case _:
            message = f"{function} is no number"
            raise Undecidable(message)


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


def _converted(arguments: tuple[Node, ...], figures: Figures) -> Interval:
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


def _is_date(node: Node, figures: Figures) -> bool:
    if not isinstance(node, Figure):
        return False
    if node.slot == TODAY:
        return True
    mentions = figures.slots.get(node.slot, ())
    return bool(mentions) and (
        isinstance(mentions[0].value, When) or mentions[0].kind == "yearlike"
    )


def _days(node: Node, figures: Figures) -> Interval:
    found = date(node, figures)
    first, last = calendar.first_day(found), calendar.last_day(found)
    if first is None or last is None:
        message = "a date is not complete"
        raise Undecidable(message)
    if found.precision == "century" and figures.level == LENIENT and found.year is not None:
        # Many let the century begin with the round year.
        first -= 366
    return Interval(first, last)


def _weekdays(node: Comparison, figures: Figures) -> tuple[frozenset[int], frozenset[int]] | None:
    """Return the days of the week that the two sides may be, None if they are none."""
    left, right = node.left, node.right
    if not (isinstance(left, Call) and left.function == "weekday") and not (
        isinstance(right, Call) and right.function == "weekday"
    ):
        return None
    return _days_of_week(left, figures), _days_of_week(right, figures)


def _days_of_week(node: Node, figures: Figures) -> frozenset[int]:
    if isinstance(node, Figure):
        found = {
            mention.value.number
            for mention in figures.slots.get(node.slot, ())
            if isinstance(mention.value, Weekday)
        }
        if found:
            return frozenset(found)
    elif isinstance(node, Call) and node.function == "weekday":
        when = date(node.arguments[0], figures)
        days = {calendar.weekday(dated) for dated in assumed_dates(when, figures.today)}
        if figures.level == LENIENT:
            days.add(calendar.julian_weekday(when))
        known = frozenset(day for day in days if day is not None)
        if known:
            return known
    message = "there is no day of the week"
    raise Undecidable(message)


def assumed_dates(when: When, today: When | None) -> tuple[When, ...]:
    """Return the dates that *when* may be, if its year has to be guessed from the article's.

    A day near the article's own date is of the year that brings it nearest; any other may be of
    the years around it as well.
    """
    if when.year is not None or today is None or today.year is None:
        return (when,)
    published = calendar.first_day(today)
    found = []
    for year in (today.year, today.year - 1, today.year + 1):
        dated = calendar.with_year(when, year)
        day = calendar.first_day(dated)
        if day is not None and published is not None:
            found.append((abs(day - published), dated))
    found.sort(key=lambda pair: pair[0])
    if found and found[0][0] <= _NEAR:
        return (found[0][1],)
    return tuple(dated for _, dated in found) or (when,)


# Questions ----------------------------------------------------------------------------------


def _ask(node: Node, figures: Figures, *, wanted: bool) -> bool:
    """Tell whether a function that answers yes or no may give the *wanted* answer."""
    if not isinstance(node, Call):
        raise TypeError(node)
    match node.function:
        case "same_day":
            return _is_same_day(node.arguments, figures) is wanted
        case "attainable":
            share, count = (number(argument, figures) for argument in node.arguments)
            return _is_attainable(share, count, node.arguments[0], figures) is wanted
        case "same_measure":
            return _is_same_measure(node.arguments, figures) is wanted
        case _:
            left, right = node.arguments
            return _is_same(left, right, figures, wanted=wanted)


def _is_same_day(arguments: Sequence[Node], figures: Figures) -> bool:
    first, second = (date(argument, figures) for argument in arguments)
    pairs = ((first.month, second.month), (first.day, second.day))
    return all(a is None or b is None or a == b for a, b in pairs)


def _is_attainable(share: Interval, count: Interval, node: Node, figures: Figures) -> bool:
    """Tell whether a whole number of *count* things makes such a share or mean."""
    if not count.is_point or count.low is None:
        return True
    per = 100 if unit_of(node, figures.slots) == "%" else 1
    reached = whole(multiply(share, point(quotient(count.low, per))))
    return not reached.is_empty


def _is_same_measure(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether an amount is told again in another unit, as in "30ft (10m)".

    Conversions are rounded generously, and the second figure more than the first.
    """
    given, told = (_measure(argument, figures) for argument in arguments)
    ranges = _loose(given, figures.level, 0), _loose(told, figures.level, 1)
    ways = conversions(given.unit, told.unit)
    if given.unit != told.unit and not ways:
        message = "there is no way from one unit to the other"
        raise Undecidable(message)
    if not ways:
        return meets(*ranges)
    return any(
        meets(add(multiply(ranges[0], point(way.scale)), point(way.shift)), ranges[1])
        for way in ways
    )


def _measure(node: Node, figures: Figures) -> Mention:
    mentions = figures.slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    if len(mentions) == 1 and isinstance(mentions[0].value, Printed):
        return mentions[0]
    message = "there is no amount to convert"
    raise Undecidable(message)


_MOST_ROUNDED = Fraction(15, 100)


def _loose(mention: Mention, level: int, index: int) -> Interval:
    """Return the amounts that one of two figures of a conversion stands for."""
    plain = readings(mention._replace(hedge=None))
    hedged = readings(mention)
    if plain is None or hedged is None or not isinstance(mention.value, Printed):
        message = "the amount is too vague"
        raise Undecidable(message)
    found = hull(plain.lenient, hedged[level])
    if index:
        grain = roundness(mention.value.mantissa)[index] * last_place(mention.value)
        slack = min(Fraction(grain) / 2, Fraction(absolute(plain.exact).low or 0) * _MOST_ROUNDED)
        found = hull(found, Interval(mention.value.value - slack, mention.value.value + slack))
    return found


def _is_same(left: Node, right: Node, figures: Figures, *, wanted: bool) -> bool:
    values = [
        [mention.value for mention in figures.slots.get(side.slot, ())]
        if isinstance(side, Figure)
        else []
        for side in (left, right)
    ]
    if any(isinstance(value, Code | Weekday) for side in values for value in side):
        return (values[0] == values[1]) is wanted
    if _is_date(left, figures) and _is_date(right, figures):
        a, b = _days(left, figures), _days(right, figures)
    else:
        a, b = number(left, figures), number(right, figures)
    return meets(a, b) if wanted else not (a.is_point and b.is_point and a.low == b.low)
