"""How the figures of one comparison bear upon each other: their units and how finely they are told.

Writers drop what can be seen from the next figure: "from 3,200 to 3,650 tonnes" gives the unit
once, "$2 million to $3.5 million" leaves out the .0, and a sum of round figures was rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from factcheck.arithmetic.interval import Number, Undecidable
from factcheck.arithmetic.nodes import (
    FUNCTIONS,
    Call,
    Comparison,
    Constant,
    Figure,
    Negative,
    Node,
    Operation,
    walk,
)
from factcheck.arithmetic.readings import COUNTS, EXACT, SHARES, last_place
from factcheck.model import Mention, Printed

Slots = Mapping[str, tuple[Mention, ...]]
Key = TypeVar("Key")

# What is told in no unit goes with every unit; so does a product of two that have one.
_ANY = ("", "%", "*")
_THINGS = "#"  # the unit of what is counted
_DIVISORS = frozenset(
    {"", _THINGS, "year", "month", "week", "day", "night", "hour", "minute", "second"}
)
_LEAST_SCALED = 10_000  # a larger number has no scale word to come
_LEAST_STEP = 100  # whole numbers that are all multiples of this may all be rounded


def finest_places(node: Comparison, slots: Slots) -> Mapping[str, Number]:
    """Return for each slot the finest last place of the figures it stands together with."""
    places: dict[str, Number] = {}
    for group in node.groups:
        mentions = [mention for slot in group for mention in slots.get(slot, ())]
        if not _may_differ(mentions):
            continue
        # Shares in a list are each rounded for themselves.
        if len(mentions) > len(group) and any(mention.kind in SHARES for mention in mentions):
            continue
        found: dict[tuple[str, int], Number] = {}
        for mention in mentions:
            if isinstance(mention.value, Printed) and mention.hedge is None:
                _keep_least(found, _kind_of(mention), last_place(mention.value))
        for slot in group:
            for mention in slots.get(slot, ()):
                finest = found.get(_kind_of(mention))
                if finest is not None:
                    _keep_least(places, slot, finest)
    return places


def _may_differ(mentions: Sequence[Mention]) -> bool:
    """Tell quickly whether figures can be told to different places: most are whole numbers."""
    if len(mentions) > 1:
        for mention in mentions:
            value = mention.value
            if isinstance(value, Printed) and (value.scale != 1 or value.decimals):
                return True
    return False


def _kind_of(mention: Mention) -> tuple[str, int]:
    return mention.unit, mention.value.scale if isinstance(mention.value, Printed) else 0


def _keep_least(least: dict[Key, Number], key: Key, number: Number) -> None:
    known = least.get(key)
    if known is None or number < known:
        least[key] = number


def share_scale(root: Node, slots: Slots) -> Slots | None:
    """Return *slots* with the one scale word of figures of one kind given to all of them.

    None if no figure goes without, or if there are several scale words.
    """
    changed: dict[str, tuple[Mention, ...]] = {}
    for comparison in walk(root):
        for group in comparison.groups if isinstance(comparison, Comparison) else ():
            values = [
                mention.value
                for slot in group
                for mention in slots.get(slot, ())
                if isinstance(mention.value, Printed)
            ]
            scales = {value.scale for value in values} - {1}
            if len(scales) == 1 and any(value.scale == 1 for value in values):
                scale = scales.pop()
                for slot in group:
                    changed[slot] = tuple(_scaled(mention, scale) for mention in slots[slot])
    return {**slots, **changed} if changed else None


def _scaled(mention: Mention, scale: int) -> Mention:
    value = mention.value
    if not isinstance(value, Printed) or value.scale != 1 or value.value >= _LEAST_SCALED:
        return mention
    return mention._replace(value=value._replace(scale=scale))


def in_one_money(slots: Slots) -> Slots:
    """Return *slots* with cents as hundredths of the one currency that stands beside them.

    Their numbers keep the digits that are printed and have `HUNDREDTH` as divisor.
    """
    if not any(mention.unit in _HUNDREDTHS for ms in slots.values() for mention in ms):
        return slots
    whole = {
        mention.unit
        for mentions in slots.values()
        for mention in mentions
        if mention.kind == "money" and mention.unit not in _HUNDREDTHS
    }
    if len(whole) != 1:
        return slots
    (unit,) = whole
    return {
        slot: tuple([_hundredth(mention, unit) for mention in mentions])
        for slot, mentions in slots.items()
    }


HUNDREDTH = 100
_HUNDREDTHS = frozenset({"cent", "penny"})


def _hundredth(mention: Mention, unit: str) -> Mention:
    value = mention.value
    if mention.unit not in _HUNDREDTHS or not isinstance(value, Printed) or value.divisor != 1:
        return mention
    return mention._replace(unit=unit, value=value._replace(divisor=HUNDREDTH))


def step_of(node: Comparison, slots: Slots) -> int:
    """Return the power of ten, from 100, of which all figures of a sum are multiples, else 1."""
    step = 0
    for slot in node.slots:
        for mention in slots.get(slot, ()):
            value = mention.value
            if not isinstance(value, Printed) or mention.kind in EXACT:
                return 1
            number = value.mantissa * value.scale
            if value.decimals:
                number, rest = divmod(number, 10**value.decimals)
                if rest:
                    return 1
            if number % _LEAST_STEP:
                return 1
            if number:
                zeros = _LEAST_STEP
                while number % (zeros * 10) == 0:
                    zeros *= 10
                step = min(step, zeros) if step else zeros
    return step or 1


def refuse_clash(node: Comparison, slots: Slots) -> None:
    """Raise unless the units of the figures fit together.

    Raises:
        Undecidable: Kilometres are added to kilograms, or miles compared with kilometres.
    """
    first = ""
    for slot in node.slots:
        for mention in slots.get(slot, ()):
            unit = mention.unit or (_counted(mention) if node.divides else "")
            if unit != first and unit not in _ANY:
                if first:
                    _same_sides(_unit(node.left, slots), _unit(node.right, slots))
                    return
                first = unit


def _unit(node: Node, slots: Slots) -> str:
    match node:
        case Figure(slot):
            unit = ""
            for mention in slots.get(slot, ()):
                unit = _same(unit, mention.unit)
            return unit
        case Operation():
            return _unit_of_operation(node, slots)
        case Negative(operand):
            return _unit(operand, slots)
        case Call("convert", arguments):
            return _unit(arguments[1], slots)
        case Call(function, arguments) if FUNCTIONS[function].kin:
            unit = ""
            for argument in arguments:
                unit = _same(unit, _unit(argument, slots))
            return "" if FUNCTIONS[function].scales and function != "mean" else unit
        case Constant():
            return ""
        case _:
            return "*"


def _unit_of_operation(node: Operation, slots: Slots) -> str:
    first, second = _unit(node.left, slots), _unit(node.right, slots)
    if node.sign == "/":
        return _quotient(first or _things(node.left, slots), second)
    if node.sign in "+-":
        return _same(first, second)
    if isinstance(node.right, Constant) or second in _ANY:
        return first
    return second if first in _ANY else "*"


def _counted(mention: Mention) -> str:
    """Return the unit of a number of things: what is counted is no money and no length."""
    return _THINGS if mention.noun and mention.kind in COUNTS else ""


def _things(node: Node, slots: Slots) -> str:
    if not isinstance(node, Figure):
        return ""
    return next((_THINGS for mention in slots.get(node.slot, ()) if _counted(mention)), "")


def _quotient(first: str, second: str) -> str:
    """Return the unit of so much for each of so many: 891 billion đồng for 110,000 firms."""
    if first == second:
        return ""
    return first if second in _DIVISORS else "*"


def _same_sides(left: str, right: str) -> None:
    """Refuse two sides of different units; money for each of so many things is no percentage."""
    _same(left, right)
    if "%" in {left, right} and not {left, right} <= {"%", *_ANY, _THINGS}:
        message = f"{left} and {right} do not go together"
        raise Undecidable(message)


def _same(first: str, second: str) -> str:
    if first in _ANY:
        return second or first
    if second in _ANY or first == second:
        return first
    message = f"{first} and {second} do not go together"
    raise Undecidable(message)
