"""The functions of a formula that answer yes or no."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product

from factcheck.arithmetic.amounts import number
from factcheck.arithmetic.figures import CORE, Figures, date, days_of, is_date, unit_of
from factcheck.arithmetic.interval import (
    Interval,
    Undecidable,
    absolute,
    add,
    hull,
    meets,
    multiply,
    point,
    quotient,
    whole,
)
from factcheck.arithmetic.named_days import are_told_together, does_fall_on, is_told_on
from factcheck.arithmetic.nodes import Call, Figure, Node
from factcheck.arithmetic.readings import last_place, readings, roundness, significant_digits
from factcheck.arithmetic.units import Conversion, conversions
from factcheck.model import Clock, Code, Mention, Printed, Weekday


def may_answer(node: Node, figures: Figures, *, wanted: bool) -> bool:
    """Tell whether a function that answers yes or no may give the *wanted* answer."""
    if not isinstance(node, Call):
        raise TypeError(node)
    if node.function == "same":  # two ranges may be the same and may be different
        left, right = node.arguments
        return _is_same(left, right, figures, wanted=wanted)
    return _ANSWERS[node.function](node.arguments, figures) is wanted


def _is_possible(arguments: Sequence[Node], figures: Figures) -> bool:
    (node,) = arguments
    mentions = figures.slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    values = [mention.value for mention in mentions]
    if len(values) == 1 and isinstance(values[0], Clock):
        return values[0].possible
    return date(node, figures).possible


def _is_ambiguous(arguments: Sequence[Node], figures: Figures) -> bool:
    return date(arguments[0], figures).other is not None


def _has_month(arguments: Sequence[Node], figures: Figures) -> bool:
    return date(arguments[0], figures).month is not None


def _is_on_clock(arguments: Sequence[Node], figures: Figures) -> bool:
    (node,) = arguments
    mentions = figures.slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    clocks = [mention.value for mention in mentions if isinstance(mention.value, Clock)]
    if len(clocks) != 1:
        message = "this is no time of day"
        raise Undecidable(message)
    return clocks[0].hour <= _HOURS and max(clocks[0].minute, clocks[0].second) < _MINUTES


_HOURS, _MINUTES = 24, 60


def _is_same_day(arguments: Sequence[Node], figures: Figures) -> bool:
    first, second = (date(argument, figures) for argument in arguments)
    pairs = ((first.month, second.month), (first.day, second.day))
    return all(a is None or b is None or a == b for a, b in pairs)


def _are_spelled(arguments: Sequence[Node], figures: Figures) -> bool:
    (node,) = arguments
    mentions = figures.slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    return all(isinstance(one.value, Printed) and one.value.spelled for one in mentions)


def _are_other_things(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether a list counts something else than the figure before it.

    In "11 clerks in three offices: two clerks in …, four clerks in …" the parts have a noun in
    common that the three have not. Nor are 2 and 8.5 parts of 10, nor kilometres of hills.
    """
    whole_, parts = (
        figures.slots.get(argument.slot, ()) if isinstance(argument, Figure) else ()
        for argument in arguments
    )
    if len({mention.unit for mention in (*whole_, *parts)}) > 1:
        return True
    tenths = [any(map(_has_decimals, mentions)) for mentions in (whole_, parts)]
    if tenths[0] is not tenths[1]:
        return True
    ours, common = _nouns(whole_, parts)
    return bool(common and ours and not common & ours)


def _are_same_things(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether the parts of a list have the noun of the figure before it."""
    whole_, parts = (
        figures.slots.get(argument.slot, ()) if isinstance(argument, Figure) else ()
        for argument in arguments
    )
    ours, common = _nouns(whole_, parts)
    return bool(common & ours)


def _are_named_alike(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether no part has a noun or a unit but the whole's: "12 trials, ten in Rome"."""
    whole_, parts = (
        figures.slots.get(argument.slot, ()) if isinstance(argument, Figure) else ()
        for argument in arguments
    )
    ours = frozenset[str]().union(*map(_noun_words, whole_))
    units = {"", *(mention.unit for mention in whole_)}
    if not ours and units == {""}:
        return False
    return all(
        mention.unit in units and (mention.unit or not mention.noun or _noun_words(mention) & ours)
        for mention in parts
    )


def _have_other_nouns(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether two figures count what is called otherwise: "12 boats", "four piers"."""
    ours, theirs = (
        frozenset[str]().union(*map(_noun_words, figures.slots.get(argument.slot, ())))
        if isinstance(argument, Figure)
        else frozenset[str]()
        for argument in arguments
    )
    return bool(ours and theirs and not ours & theirs)


def _nouns(
    whole_: Sequence[Mention], parts: Sequence[Mention]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the whole's noun and those that all nouns of the parts have."""
    nouns = [words for mention in parts if (words := _noun_words(mention))]
    ours = frozenset[str]().union(*map(_noun_words, whole_))
    return ours, frozenset.intersection(*nouns) if len(nouns) > 1 else frozenset[str]()


def _has_decimals(mention: Mention) -> bool:
    value = mention.value
    return (
        isinstance(value, Printed) and value.scale == 1 and value.decimals > 0 and not mention.unit
    )


def _noun_words(mention: Mention) -> frozenset[str]:
    """Return the words of a figure's noun, without the ending of an English plural."""
    return frozenset(word.removesuffix("s") for word in mention.noun.split())


def _is_multiple(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether a number that is known for certain is a multiple of another."""
    value, step = (number(argument, figures) for argument in arguments)
    if not value.is_point or not value.low or not step.low:
        return False
    return Fraction(value.low, 1) % step.low == 0


def _is_attainable(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether a whole number of so many things makes such a share or mean."""
    # A survey's shares and means are rounded, not cut off: that is the test's convention.
    rounded = figures._replace(level=min(figures.level, CORE))
    share, count = (number(argument, rounded) for argument in arguments)
    if not count.is_point or count.low is None:
        return True
    per = 100 if unit_of(arguments[0], figures.slots) == "%" else 1
    reached = whole(multiply(share, point(quotient(count.low, per))))
    return not reached.is_empty


def _is_same_measure(arguments: Sequence[Node], figures: Figures) -> bool:
    """Tell whether an amount is told again in another unit, as in "30ft (10m)".

    Conversions are rounded generously, and the second figure more than the first. Leniently, a
    converter's "1,067 m" for 42 inches has the other language's decimal sign.
    """
    given, told = (_measure(argument, figures) for argument in arguments)
    ways = conversions(given.unit, told.unit)
    if given.unit != told.unit and not ways:
        message = "there is no way from one unit to the other"
        raise Undecidable(message)
    if given.unit == told.unit and _scale(given) == _scale(told):
        message = "an amount is not told again in the same unit"
        raise Undecidable(message)
    lenient = figures.level > CORE
    for one, other in product(_spelt(given, lenient=lenient), _spelt(told, lenient=lenient)):
        ranges = _loose(one, is_told=False), _loose(other, is_told=True, slack=_SLACK * lenient)
        if not ways and meets(*ranges):
            return True
        if any(
            meets(add(multiply(ranges[0], point(way.scale)), point(shift)), ranges[1])
            for way in ways
            for shift in _shifts(way, given, lenient=lenient)
        ):
            return True
    return False


def _shifts(way: Conversion, given: Mention, *, lenient: bool) -> set[Fraction]:
    """Return where the scale begins: five degrees warmer are nine in Fahrenheit, from nowhere.

    A great many degrees are seldom a difference: "95 °F (53 °C)" forgot the 32.
    """
    value = given.value.value if isinstance(given.value, Printed) else Fraction(0)
    if lenient or min(abs(value), abs(value * way.scale)) <= _MOST_DEGREES:
        return {way.shift, Fraction(0)}
    return {way.shift}


def _spelt(mention: Mention, *, lenient: bool) -> Sequence[Mention]:
    """Return *mention* and, if *lenient*, what it is with three decimals instead of thousands."""
    value = mention.value
    if not lenient or not isinstance(value, Printed) or value.decimals or value.scale > 1:
        return (mention,)
    if not _THOUSAND <= value.mantissa < _THOUSAND * _THOUSAND:
        return (mention,)
    return mention, mention._replace(value=value._replace(decimals=3))


def _measure(node: Node, figures: Figures) -> Mention:
    mentions = figures.slots.get(node.slot, ()) if isinstance(node, Figure) else ()
    if len(mentions) == 1 and isinstance(mentions[0].value, Printed):
        return mentions[0]
    message = "there is no amount to convert"
    raise Undecidable(message)


def _scale(mention: Mention) -> int:
    return mention.value.scale if isinstance(mention.value, Printed) else 1


_HALFWAY = 5
_MOST_DEGREES = 20  # of a difference, in the coarser of the two scales
_THOUSAND = 1_000
_MOST_ROUNDED = Fraction(15, 100)
_SLACK = Fraction(2, 1000)  # "170,451 km² (65,768 square miles)": by 0.3859 for 0.3861


def _loose(mention: Mention, *, is_told: bool, slack: Fraction = Fraction(0)) -> Interval:
    """Return the amounts that one of two figures of a conversion stands for.

    A factor that was rounded itself shifts the second one by *slack*, a part of it.

    A hedge before the first figure is for both ("about 90 km (50 miles)"), so that it does not
    loosen the tie between them; one before the second figure says how that was rounded.
    """
    plain = readings(mention._replace(hedge=None))
    hedged = readings(mention)
    if plain is None or hedged is None or not isinstance(mention.value, Printed):
        message = "the amount is too vague"
        raise Undecidable(message)
    if not is_told:
        return plain.lenient
    found = hull(plain.lenient, hedged.core)
    grain = roundness(mention.value.mantissa)[1] * last_place(mention.value)
    most = Fraction(absolute(plain.exact).low or 0) * _MOST_ROUNDED
    value = mention.value.value
    found = hull(found, Interval(value - min(Fraction(grain, 2), most), value + min(grain, most)))
    found = hull(found, Interval(value - abs(value) * slack, value + abs(value) * slack))
    halfway = mention.value.mantissa // roundness(mention.value.mantissa)[1] % 10 == _HALFWAY
    if halfway and significant_digits(mention.value) > 2:
        # Whoever writes 2,050 may have rounded to fifties; 150 tells tens.
        slack = min(Fraction(grain * _HALFWAY, 2), most)
        found = hull(found, Interval(value - slack, value + slack))
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
    if is_date(left, figures) and is_date(right, figures):
        a, b = days_of(left, figures), days_of(right, figures)
    else:
        a, b = number(left, figures), number(right, figures)
    return meets(a, b) if wanted else not (a.is_point and b.is_point and a.low == b.low)


_ANSWERS: Mapping[str, Callable[[Sequence[Node], Figures], bool]] = {
    "same_day": _is_same_day,
    "possible": _is_possible,
    "ambiguous": _is_ambiguous,
    "on_clock": _is_on_clock,
    "has_month": _has_month,
    "told_on": is_told_on,
    "told_together": are_told_together,
    "falls_on": does_fall_on,
    "multiple_of": _is_multiple,
    "attainable": _is_attainable,
    "spelled": _are_spelled,
    "same_things": _are_same_things,
    "other_things": _are_other_things,
    "named_alike": _are_named_alike,
    "other_nouns": _have_other_nouns,
    "same_measure": _is_same_measure,
}
