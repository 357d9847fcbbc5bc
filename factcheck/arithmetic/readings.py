"""Which numbers a printed figure may stand for.

A figure has three readings, each wider than the one before: *exact* is what is printed, *core* what
it stands for in ordinary careful writing (rounded to its last digit, "nearly" a little below it),
*lenient* everything that somebody honest might have written like this (cut off instead of rounded,
hundreds for a figure in the hundreds). A relation that fails even leniently cannot be saved.

How far a figure may be off depends on where it stands. In a *sum* whole numbers are exact: whoever
adds them up expects them to add up. In a *ratio* a number with trailing noughts may be rounded, and
whatever is the *result* of one has been rounded to its last digit.
"""

from fractions import Fraction
from functools import lru_cache
from typing import Literal

from factcheck.arithmetic.interval import Interval, Number, hull, intersection, point, whole
from factcheck.model import HedgeKind, Mention, MentionKind, Printed
from factcheck.records import NamedTuple

# What the relation does with a figure: adds it, multiplies or divides by it, or states it as what
# came out of a multiplication or division ("53 each"), so that even a count may be rounded.
Place = Literal["sum", "ratio", "result"]

# A bare number of these kinds counts things, so that only whole numbers come into question.
COUNTS: frozenset[MentionKind] = frozenset({"integer", "yearlike"})
# These are never rounded unless a word says so.
EXACT: frozenset[MentionKind] = frozenset(
    {"age", "ordinal", "jubilee", "duration", "year", "month", "time"}
)
SHARES: frozenset[MentionKind] = frozenset({"percent", "points"})

HALF = Fraction(1, 2)
_NEAR = Fraction(1, 10)  # "nearly 50": down to 45, at the very most down to 40
_NEAR_LENIENT = Fraction(1, 5)
_ABOVE = Fraction(1, 5)  # "more than 50": up to 60, at the very most up to 75
_ABOVE_LENIENT = Fraction(1, 2)
_ABOUT = Fraction(1, 20)  # "about 50": 47.5 to 52.5, at the very most 40 to 60
_ABOUT_LENIENT = Fraction(1, 5)
# Who writes "about 448" knows more than who writes "about 450": with three significant digits a
# hedge is a quarter as wide, with four or more a twentieth. At the very most it is narrower
# with two digits already: nobody says "about 45" of 37.
_CARE = (Fraction(1), Fraction(1), Fraction(1), Fraction(1, 4), Fraction(1, 20))
_CARE_LENIENT = (Fraction(1), Fraction(1), Fraction(3, 5), Fraction(1, 4), Fraction(1, 20))
_OF_AN_AGE = Fraction(1, 4)  # of a time told in decades or centuries, which it may be off
_ROUNDED_TO = 5
_CAREFUL = 3  # significant digits
_CUT_OFF = Fraction(1, 6)  # of a number with "million", at most
_ROUND = Fraction(1, 4)  # a hedged round number is never off by more than this for being round
# "A third" of something may be off by so much of the whole; small fractions and what is nearly all
# by no more than a part of themselves, or "a fifth" would be a quarter.
_FRACTION, _FRACTION_LENIENT = Fraction(4, 100), Fraction(8, 100)
_OF_ITSELF, _OF_ITSELF_LENIENT = Fraction(12, 100), Fraction(22, 100)
_FOLD = Fraction(1, 10)  # "doubled"
_FOLD_LENIENT = Fraction(3, 20)


class Readings(NamedTuple):
    """The numbers that a figure stands for, from the narrowest reading to the widest."""

    exact: Interval
    core: Interval
    lenient: Interval


def readings(
    mention: Mention, place: Place = "ratio", *, finest: Number | None = None, step: int = 1
) -> Readings | None:
    """Return what *mention* may stand for, None if it is no number or a vague one ("dozens").

    Args:
        mention: A figure whose value is a number.
        place: What the relation does with the figure.
        finest: The finest last place among the figures of one kind that stand together: of
            "$2 million to $3.5 million" the 2 means 2.0.
        step: In a sum: the power of ten, from 100, of which all its terms are multiples.
    """
    value = mention.value
    if not isinstance(value, Printed) or (mention.hedge and mention.hedge.kind == "vague"):
        return None
    hedge = mention.hedge.kind if mention.hedge else None
    if hedge == "exact" and value.scale > 1:
        hedge = None  # "a total of 1.6 billion" is all there is, and rounded
    if mention.hedge and mention.hedge.preposition and hedge == "at-most" and _is_careful(value):
        hedge = None  # "có đến 984 người": a preposition that marvels at the very number
    return read(
        value._replace(ambiguous=None) if value.ambiguous else value,
        mention.kind,
        hedge,
        place,
        is_count=place != "result"
        and mention.kind in COUNTS
        and not mention.unit
        and not value.decimals
        and value.divisor == 1,
        finest=finest,
        step=step,
    )


def last_place(printed: Printed) -> Number:
    """Return the value of one unit in the last printed digit: 0.1 for 98.7, a half for 2½.

    >>> last_place(Printed(38, 1, 1_000_000))
    100000
    """
    power = 10**printed.decimals * printed.divisor
    whole_place, rest = divmod(printed.scale, power)
    return Fraction(printed.scale, power) if rest else whole_place


def roundness(digits: int) -> tuple[int, int]:
    """Return how coarsely a whole number may be rounded: in a ratio, and under a hedge.

    The first keeps two significant digits, the second one.

    >>> roundness(3800), roundness(110), roundness(20), roundness(10_000)
    ((100, 100), (10, 10), (1, 10), (1000, 10000))
    """
    digits = abs(digits)
    if not digits:
        return 1, 1
    zeros = 1
    while digits % (zeros * 10) == 0:
        zeros *= 10
    second = 10 ** max(0, len(str(digits)) - 2)
    return min(zeros, second), zeros


def significant_digits(printed: Printed) -> int:
    """Return how many digits of *printed* say something: not the noughts at a whole number's end.

    >>> significant_digits(Printed(3800)), significant_digits(Printed(350, 1))
    (2, 3)
    """
    digits = str(abs(printed.mantissa))
    return len(digits if printed.decimals else digits.rstrip("0"))


def _is_careful(printed: Printed) -> bool:
    """Tell a number that was counted or worked out from one that serves as a limit."""
    return printed.mantissa % _ROUNDED_TO != 0 or significant_digits(printed) >= _CAREFUL


@lru_cache(maxsize=4096)
def read(
    printed: Printed,
    kind: MentionKind,
    hedge: HedgeKind | None,
    place: Place,
    *,
    is_count: bool,
    finest: Number | None,
    step: int,
) -> Readings:
    """Return the readings of a printed number; see `readings`."""
    value = printed.value
    number: Number = value.numerator if value.denominator == 1 else value
    exact = point(number)
    if hedge == "exact":
        return Readings(exact, exact, exact)
    if kind == "fraction":
        return _proportion(number, hedge, place)
    if kind == "multiple" and printed.spelled and printed.decimals == 0 and number <= 4:
        return _worded_multiple(number, hedge)
    ulp = _unit(printed, kind, finest)
    if hedge is not None:
        found = _hedged(exact, hedge, printed, ulp, is_count=is_count)
        is_near = hedge == "below-near" and kind in EXACT and printed.mantissa % _ROUNDED_TO
        return _just_below(found, number, ulp) if is_near else found
    if _is_in_ages(printed, kind):
        return Readings(exact, _around(number, ulp * HALF), _around(number, ulp))
    is_whole = printed.scale == 1 and not printed.decimals and printed.divisor == 1
    if is_whole and (kind in EXACT or (is_count and printed.mantissa % 10)):
        return Readings(exact, exact, exact)
    if is_whole and place == "sum" and kind not in SHARES:
        # Rounded only if everything else is, too.
        core, lenient = exact, _around(number, step * HALF) if step > 1 else exact
    else:
        core = _around(number, ulp * HALF)
        # Results and decimals may be cut off; nobody writes 43 for 43.9 cents.
        # "Two decades" are no twenty-eight years, either.
        may_be_cut = not is_whole or place == "result" or kind in SHARES
        may_be_cut = may_be_cut and not (kind in EXACT and printed.spelled)
        # Nor does anybody drop a good part of it: four million are not 4.9.
        cut = min(ulp, _larger(number, -number) * _CUT_OFF) if printed.scale > 1 and number else ulp
        lenient = hull(core, _cut_off(number, cut)) if may_be_cut else core
        grain = roundness(printed.mantissa)[0]
        if is_whole and grain > 1 and kind not in SHARES:
            lenient = hull(lenient, hull(_around(number, grain * HALF), _cut_off(number, grain)))
    if is_count:
        core, lenient = whole(core), whole(lenient)
    return Readings(exact, core, lenient)


def _unit(printed: Printed, kind: MentionKind, finest: Number | None) -> Number:
    """Return by what *printed* is rounded: "half a century" is neither forty years nor sixty."""
    ulp = last_place(printed)
    if _is_in_ages(printed, kind):
        ulp = min(ulp, abs(printed.value) * _OF_AN_AGE)
    return finest if finest is not None and finest < ulp else ulp


def _is_in_ages(printed: Printed, kind: MentionKind) -> bool:
    """Tell whether a time is told in decades or centuries."""
    return kind in EXACT and printed.scale > 1


def _just_below(found: Readings, number: Number, ulp: Number) -> Readings:
    """Return the readings of "almost nine years": who rounds does so to fives and tens."""
    near = Interval(number - ulp, number)
    return Readings(found.exact, intersection(found.core, near), near)


def _larger(first: Number, second: Number) -> Number:
    return max(first, second)


def _around(number: Number, slack: Number) -> Interval:
    return Interval(number - slack, number + slack)


def _cut_off(number: Number, ulp: Number) -> Interval:
    """Return what becomes *number* when the digits after the last are dropped."""
    if number < 0:
        return Interval(number - ulp, number, low_open=True)
    return Interval(number, number + ulp, high_open=True)


def _hedged(
    exact: Interval, hedge: HedgeKind, printed: Printed, ulp: Number, *, is_count: bool
) -> Readings:
    number: Number = exact.low or 0
    size: Number = number if number >= 0 else -number
    place = last_place(printed)
    grains = roundness(printed.mantissa)
    fine: Number = ulp if ulp < place else grains[0] * place
    coarse: Number = _larger(fine, min(Fraction(grains[1] * place), size * _ROUND))
    # The hedged number itself is rounded as well, unless it counts.
    slack: Number = 0 if is_count else ulp * HALF
    digits = min(significant_digits(printed), len(_CARE) - 1)
    wide, far = size * _CARE[digits], size * _CARE_LENIENT[digits]
    match hedge:
        case "below-near":
            core = Interval(number - _larger(fine, wide * _NEAR), number)
            lenient = Interval(number - _larger(coarse, far * _NEAR_LENIENT), number + slack)
        case "above-near":
            core = Interval(number, number + _larger(fine, wide * _ABOVE))
            lenient = Interval(number - slack, number + _larger(coarse, far * _ABOVE_LENIENT))
        case "about":
            core = _around(number, _larger(fine * HALF, wide * _ABOUT))
            lenient = _around(number, _larger(coarse, far * _ABOUT_LENIENT))
        case "under":
            core = lenient = Interval(min(0, number), number, high_open=True)
        case "at-least":
            core, lenient = Interval(number, None), Interval(number - slack, None)
        case _:
            core = Interval(min(0, number), number)
            lenient = Interval(min(0, number), number + coarse)
    if is_count:
        core, lenient = whole(core), whole(lenient)
    return Readings(exact, core, lenient)


def _proportion(number: Number, hedge: HedgeKind | None, place: Place) -> Readings:
    """Read "half", "two-thirds": nobody who says so has divided to the last digit."""
    exact = point(number)
    if place == "sum" and hedge is None:
        return Readings(exact, exact, exact)
    small = min(number, 1 - number) if 0 < number < 1 else Fraction(1)
    near = min(_FRACTION, small * _OF_ITSELF)
    far = min(_FRACTION_LENIENT, small * _OF_ITSELF_LENIENT)
    match hedge:
        case None:
            core, lenient = _around(number, near), _around(number, far)
        case "below-near":
            core = Interval(number - (near + far) / 2, number)
            lenient = Interval(number - far, number)
        case "above-near":
            core = Interval(number, number + _ABOVE, low_open=True)
            lenient = Interval(number, _larger(1, number + _ABOVE), low_open=True)
        case "about":
            core, lenient = _around(number, near + near / 2), _around(number, far + near / 2)
        case "under":
            core = lenient = Interval(0, number, high_open=True)
        case "at-least":
            core = lenient = Interval(number, None)
        case _:
            core, lenient = Interval(0, number), Interval(0, number + near)
    if number >= 0:
        floor = Interval(0, None)
        core, lenient = intersection(core, floor), intersection(lenient, floor)
    return Readings(exact, core, lenient)


def _worded_multiple(number: Number, hedge: HedgeKind | None) -> Readings:
    """Read "doubled", "gấp ba": looser than a multiple in digits would be tight."""
    core, lenient = _around(number, number * _FOLD), _around(number, number * _FOLD_LENIENT)
    match hedge:
        case "below-near":
            core = Interval(number - HALF, number)
            lenient = Interval(number - HALF - number * _FOLD, number)
        case "above-near":
            core = Interval(number, number + 1, low_open=True)
            lenient = Interval(number, number + _larger(1, number * HALF), low_open=True)
        case "under":
            core = lenient = Interval(0, number, high_open=True)
        case "at-least":
            core = lenient = Interval(number, None)
        case "at-most":
            core, lenient = Interval(0, number), Interval(0, number + number * _FOLD)
        case "about":
            core, lenient = lenient, _around(number, number * _FOLD_LENIENT * 2)
    return Readings(point(number), core, lenient)
