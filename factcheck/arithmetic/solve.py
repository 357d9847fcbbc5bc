"""What a figure would have to be for a formula to come true, all other figures being right."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.arithmetic.amounts import number, numbers
from factcheck.arithmetic.figures import EXACT, Figures, Slots, read_figures, unit_of
from factcheck.arithmetic.formula import Formula
from factcheck.arithmetic.interval import (
    Interval,
    Undecidable,
    add,
    divide,
    hull,
    multiply,
    negate,
    point,
    subtract,
    total,
)
from factcheck.arithmetic.nodes import (
    NAMED_DAYS,
    Call,
    Comparison,
    Figure,
    Negative,
    Node,
    Operation,
    comparisons,
    walk,
)
from factcheck.arithmetic.units import conversions
from factcheck.model import When


def solutions(
    formula: Formula, slots: Slots, slot: str, index: int, level: int, today: When | None = None
) -> tuple[Interval, ...] | None:
    """Return the numbers that figure *index* of *slot* could be, by each comparison it stands in.

    None means that the formula cannot be turned round for this figure.
    """
    found: list[Interval] = []
    for comparison in comparisons(formula.root):
        if slot not in comparison.slots:
            continue
        if slot in comparison.repeated:
            return None
        try:
            figures = read_figures(comparison, slots, today, level)
            for choice in range(_sizes(comparison, slots)):
                found += _solve(comparison, figures._replace(choice=choice), slot, index)
        except Undecidable:
            return None
    return tuple(found)


def _solve(comparison: Comparison, figures: Figures, slot: str, index: int) -> Iterator[Interval]:
    left, right = comparison.left, comparison.right
    if comparison.sign == "is":
        yield from _solve_call(left, figures, slot)
        return
    ours, theirs = (left, right) if _has(left, slot) else (right, left)
    target = number(theirs, figures)
    sign = comparison.sign
    if ours is right:
        sign = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(sign, sign)
    if sign in {"<", "<="}:
        target = Interval(None, target.high)
    elif sign in {">", ">="}:
        target = Interval(target.low, None)
    elif sign == "!=":
        target = Interval(None, None)
    yield from _invert(ours, target, figures, slot, index)


def _solve_call(call: Node, figures: Figures, slot: str) -> Iterator[Interval]:
    """Turn round the functions that say whether figures are the same."""
    if not isinstance(call, Call):
        return
    ours = 0 if _has(call.arguments[0], slot) else 1
    other = number(call.arguments[1 - ours], figures)
    if call.function == "same":
        yield other
    elif call.function == "same_measure":
        given, wanted = (unit_of(call.arguments[side], figures.slots) for side in (1 - ours, ours))
        if given == wanted:
            yield other
        for way in conversions(given, wanted):
            yield add(multiply(other, point(way.scale)), point(way.shift))
    else:
        yield Interval(None, None)


def _invert(
    node: Node, target: Interval, figures: Figures, slot: str, index: int
) -> Iterator[Interval]:
    """Yield what the figure below *node* must be for *node* to come to *target*."""
    match node:
        case Figure():
            yield target
        case Negative(operand):
            yield from _invert(operand, negate(target), figures, slot, index)
        case Operation(sign, left, right):
            is_left = _has(left, slot)
            ours, theirs = (left, right) if is_left else (right, left)
            wanted = _undo(sign, target, number(theirs, figures), is_left=is_left)
            yield from _invert(ours, wanted, figures, slot, index)
        case Call():
            yield from _invert_call(node, target, figures, slot, index)
        case _:
            return


def _undo(sign: str, target: Interval, other: Interval, *, is_left: bool) -> Interval:
    if sign == "+":
        return subtract(target, other)
    if sign == "-":
        return add(target, other) if is_left else subtract(other, target)
    if sign == "*":
        return divide(target, other)
    return multiply(target, other) if is_left else divide(other, target)


def _invert_call(
    call: Call, target: Interval, figures: Figures, slot: str, index: int
) -> Iterator[Interval]:
    place = next(i for i, argument in enumerate(call.arguments) if _has(argument, slot))
    ours = call.arguments[place]
    for wanted in _wanted_of(call, target, figures, place, index):
        yield from _invert(ours, wanted, figures, slot, index)


def _wanted_of(
    call: Call, target: Interval, figures: Figures, place: int, index: int
) -> tuple[Interval, ...]:
    """Return what the argument at *place* must be for *call* to come to *target*."""
    match call.function:
        case "sum" | "mean":
            return (_rest(call, target, figures, place, index),)
        case "abs":
            return target, negate(target)
        case "about" | "within":
            return (_widened(call, target, figures),)
        case "percent" | "percent_change":
            other = number(call.arguments[1 - place], figures)
            share = divide(target, point(100))
            if call.function == "percent":
                return (divide(other, share) if place else multiply(other, share),)
            factors = add(point(1), share), subtract(point(1), share)
            return tuple(
                multiply(other, factor) if place else divide(other, factor) for factor in factors
            )
        case "convert":
            units = [unit_of(argument, figures.slots) for argument in call.arguments]
            return tuple(
                divide(subtract(target, point(way.shift)), point(way.scale))
                for way in (conversions(*units) if place == 0 else ())
            )
        case "min" | "max" | "counted" | "priced" | "exactly" | "normally":
            return (target,)
        case _:
            return (Interval(None, None),)


def _rest(call: Call, target: Interval, figures: Figures, place: int, index: int) -> Interval:
    """Return what remains of a sum or mean for one of its terms."""
    terms = [
        term
        for other, argument in enumerate(call.arguments)
        for position, term in enumerate(numbers(argument, figures))
        if other != place or (isinstance(argument, Figure) and position != index)
    ]
    if call.function == "mean":
        target = multiply(target, point(len(terms) + 1))
    return subtract(target, total(terms))


def _widened(call: Call, target: Interval, figures: Figures) -> Interval:
    slack = number(call.arguments[max(1, figures.level)], figures)
    if not figures.level:
        return target
    if call.function == "within":
        return hull(subtract(target, slack), add(target, slack))
    one = point(1)
    if (slack.high or 0) >= Fraction(1):
        return Interval(None, None)
    return hull(divide(target, add(one, slack)), divide(target, subtract(one, slack)))


def _has(node: Node, slot: str) -> bool:
    return any(isinstance(figure, Figure) and figure.slot == slot for figure in walk(node))


def _sizes(comparison: Comparison, slots: Slots) -> int:
    return (
        max(
            (
                len(conversions(*(unit_of(argument, slots) for argument in call.arguments)))
                for call in walk(comparison)
                if isinstance(call, Call) and call.function == "convert"
            ),
            default=1,
        )
        or 1
    )


_YEAR_COUNTS = (
    "years_between",
    "years_apart",
    "elapsed_years",
    "inclusive_years",
    "traditional_years",
)


def date_shift(
    formula: Formula, slots: Slots, slot: str, today: When | None = None
) -> tuple[int, int] | None:
    """Return by how many years the date of *slot* would have to move; None if it is no date.

    The range is (0, 0) where the formula counts something else than years.
    """
    low, high, is_date = 0, 0, False
    for comparison in comparisons(formula.root):
        for call in walk(comparison):
            if not isinstance(call, Call) or not any(
                isinstance(argument, Figure) and argument.slot == slot
                for argument in call.arguments
            ):
                continue
            is_date = is_date or call.function in _DATED
            pair = comparison.stated
            if call.function not in _YEAR_COUNTS or pair is None:
                continue
            try:
                figures = read_figures(comparison, slots, today, EXACT)
                told, counted = number(pair[0], figures), number(call, figures)
            except Undecidable:
                continue
            if None in (told.low, told.high, counted.low, counted.high):
                continue
            first = int((told.low or 0) - (counted.high or 0))
            last = int((told.high or 0) - (counted.low or 0))
            is_start = isinstance(call.arguments[0], Figure) and call.arguments[0].slot == slot
            low, high = (-last, -first) if is_start else (first, last)
    if not is_date and not any(_is_date_side(c, slots, slot) for c in comparisons(formula.root)):
        return None
    return low, high


_DATED = (
    *_YEAR_COUNTS,
    *("months_between", "calendar_months", "days_between", "same_day", "weekday"),
    *("first_month", "last_month", "year", *NAMED_DAYS),
)


def _is_date_side(comparison: Comparison, slots: Slots, slot: str) -> bool:
    """Tell whether *slot* is compared with a date."""
    sides = (comparison.left, comparison.right)
    names = [side.slot for side in sides if isinstance(side, Figure)]
    if slot not in names or len(names) != len(sides):
        return False
    return any(isinstance(mention.value, When) for name in names for mention in slots.get(name, ()))
