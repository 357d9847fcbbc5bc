"""Whether a formula can be true of the figures that a text gives.

Every comparison is asked two things: can it be true of some numbers that the figures stand for, and
is it true of all of them. "not" needs the second to answer the first. What cannot be told
(a year is missing, units differ) is raised as `Undecidable`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product

from factcheck.arithmetic.amounts import number
from factcheck.arithmetic.figures import (
    CORE,
    LENIENT,
    Figures,
    Slots,
    days_of,
    days_of_week,
    in_one_month,
    is_date,
    read_figures,
    unit_of,
)
from factcheck.arithmetic.formula import Formula
from factcheck.arithmetic.interval import Interval, Undecidable, below, meets, not_above
from factcheck.arithmetic.kinship import share_scale
from factcheck.arithmetic.nodes import Call, Comparison, Figure, Junction, Node, Not
from factcheck.arithmetic.questions import may_answer
from factcheck.arithmetic.units import conversions
from factcheck.model import Clock, Mention, Printed, Status, When

MOST_ALTERNATIVES = 16
_HALF_DAY = 12
_PIECES = 8  # a range that stands in a comparison twice is looked at in so many pieces


def status(formula: Formula, slots: Slots, today: When | None = None) -> Status:
    """Tell whether the figures of *slots* can be what *formula* says.

    Where a figure can be read in two ways (1.234, 3/4) it is enough that one of them fits. What
    fits only if two figures share a scale word ("from $2.5 to $3.1 million") cannot be told.
    """
    found = _status_of(formula, slots, today)
    if found != "holds":
        for alternative in alternatives(slots):
            found = min(found, _status_of(formula, alternative, today), key=_MERCY.index)
            if found == "holds":
                break
    if found == "violated":
        shared = share_scale(formula.root, slots)
        if shared is not None and _status_of(formula, shared, today) in {"holds", "odd"}:
            return "unclear"
    return found


# What a text is believed to mean if its figures can be read in several ways.
_MERCY: Sequence[Status] = ("holds", "odd", "unclear", "violated")


def is_out_of_question(formula: Formula, slots: Slots, today: When | None = None) -> bool:
    """Tell whether not even the widest reading saves *formula*, sooner than `status` does.

    Neither does one whose figures do not say.
    """
    for reading in (slots, *alternatives(slots)):
        try:
            if is_possible(formula.root, reading, today, LENIENT):
                return False
        except Undecidable:
            continue
    return True


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
    if isinstance(value, Clock) and not value.part and 0 < value.hour <= _HALF_DAY:
        # "from 8 to 2": nobody has said of which half of the day.
        return mention._replace(
            value=value._replace(hour=(value.hour + _HALF_DAY) % (2 * _HALF_DAY))
        )
    return None


def _status_of(formula: Formula, slots: Slots, today: When | None) -> Status:
    root = formula.root
    try:
        if isinstance(root, Comparison) and not root.repeated and not root.conversions:
            # The usual case; the figures need not be read twice.
            figures = read_figures(root, slots, today, CORE)
            if _compare(root, root.sign, figures):
                return "holds"
            loosely = _compare(root, root.sign, figures._replace(level=LENIENT))
            return "odd" if loosely else "violated"
        if is_possible(root, slots, today, CORE):
            return "holds"
        return "odd" if is_possible(root, slots, today, LENIENT) else "violated"
    except Undecidable:
        return "unclear"


# Truth --------------------------------------------------------------------------------------


def is_possible(node: Node, slots: Slots, today: When | None, level: int) -> bool:
    """Tell whether *node* can be true of some numbers that the figures stand for at *level*.

    Raises:
        Undecidable: The figures do not say.
    """
    if isinstance(node, Comparison):
        return _can_be(node, node.sign, slots, today, level)
    if isinstance(node, Junction):
        return _join(node, lambda operand: is_possible(operand, slots, today, level))
    if isinstance(node, Not):
        return not _certain(node.operand, slots, today, level)
    raise TypeError(node)


_OPPOSITES = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<", "is": "is not"}


def _certain(node: Node, slots: Slots, today: When | None, level: int) -> bool:
    if isinstance(node, Comparison):
        return not _can_be(node, _OPPOSITES[node.sign], slots, today, level)
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
        return may_answer(node.left, figures, wanted=sign == "is")
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
    if type(left) is type(right) is Figure and is_date(left, figures) and is_date(right, figures):
        return in_one_month(left, right, figures) or (
            days_of(left, figures),
            days_of(right, figures),
        )
    return number(left, figures), number(right, figures)


def _can_be(node: Comparison, sign: str, slots: Slots, today: When | None, level: int) -> bool:
    """Tell whether the comparison can be true of some numbers, whatever size its units have."""
    figures = read_figures(node, slots, today, level)
    if not node.repeated and not node.conversions:
        return _compare(node, sign, figures)
    return any(
        _is_found(node, sign, figures._replace(choice=choice) if choice else figures)
        for choice in range(_choices(node, slots))
    )


def _is_found(node: Comparison, sign: str, figures: Figures) -> bool:
    """Tell whether the comparison can be true, a range that stands there twice piece by piece."""
    doubt: Undecidable | None = None
    try:
        if not _compare(node, sign, figures):
            return False  # what is true of no numbers is true of none in a piece
    except Undecidable as reason:
        doubt = reason  # a divisor may be nought in one piece alone
    split = [
        [(figure.slot, piece) for piece in _split(figure, figures, len(node.repeated))]
        for figure in node.figures
        if figure.slot in node.repeated
    ]
    pieces = [found for found in split if len(found) > 1]
    if pieces:
        return any(
            _compare(node, sign, figures._replace(fixed=dict(picks))) for picks in product(*pieces)
        )
    if doubt is not None:
        raise doubt
    return True


def _split(figure: Figure, figures: Figures, repeated: int) -> list[Interval]:
    """Return the range of a figure in pieces: the smaller they are, the less repetition matters."""
    mentions = figures.slots.get(figure.slot, ())
    if len(mentions) != 1 or not isinstance(mentions[0].value, Printed):
        return []
    interval = number(figure, figures)
    low, high = interval.low, interval.high
    if low is None or high is None or low == high:
        return [interval]
    count = _PIECES if repeated == 1 else _PIECES // 2
    bounds = [low + Fraction(high - low) * index / count for index in range(count + 1)]
    return [Interval(a, b) for a, b in pairwise(bounds)]


def _choices(node: Comparison, slots: Slots) -> int:
    """Return how many ways there are to convert the units of a comparison."""
    most = 1
    for call in node.conversions:
        given, wanted = (unit_of(argument, slots) for argument in call.arguments)
        most = max(most, len(conversions(given, wanted)))
    return most


def _weekdays(node: Comparison, figures: Figures) -> tuple[frozenset[int], frozenset[int]] | None:
    """Return the days of the week that the two sides may be, None if they are none."""
    left, right = node.left, node.right
    if not (isinstance(left, Call) and left.function == "weekday") and not (
        isinstance(right, Call) and right.function == "weekday"
    ):
        return None
    return days_of_week(left, figures), days_of_week(right, figures)
