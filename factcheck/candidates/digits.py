"""Corrections of a figure that is printed in digits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from factcheck.arithmetic.interval import Interval
from factcheck.arithmetic.readings import COUNTS
from factcheck.candidates.slips import TYPO, Slip, change, distance
from factcheck.expressions import compile_kept
from factcheck.model import Mention, MentionKind, Printed, Span
from factcheck.printing import Style, numeral, rounded, style_of, write_digits
from factcheck.wording import with_suffix
from factcheck.working import Article

FEW = 12  # so many values of the printed precision are all proposed
MANY = 24  # so many are proposed where only a bound is known
_LONGEST = 15  # digits; a longer number is not varied
_DIGITS = "0123456789"
_MOST_NOUGHTS = 3  # that a slip of the fingers adds or drops
_UNGROUPED = compile_kept(r"(?<![0-9.,])[0-9]{4,}(?![0-9])")
_LOOSELY, _TIGHTLY = Fraction(2, 3), Fraction(49, 50)

_Number = tuple[int, int]  # mantissa and decimals


def digit_slips(
    mention: Mention,
    printed: Printed,
    exact: Sequence[Interval] | None,
    wanted: Sequence[Interval] | None,
    evidence: str,
    article: Article,
) -> Iterator[Slip]:
    """Yield what the digits of *mention* may have been meant to be.

    Args:
        mention: The figure.
        printed: Its number.
        exact: What it has to be if all others are exact; None if that is not known.
        wanted: The same if the others are read as usual.
        evidence: The figures around it, to learn how the article groups digits.
        article: Where it stands.
    """
    text = article.text[mention.digits.start : mention.digits.end]
    place = numeral(text)
    if place is None:
        return
    digits = text[slice(*place)]
    bare = "".join(sign for sign in digits if sign.isdigit())
    if int(bare) != abs(printed.mantissa) or len(bare) > _LONGEST:
        return  # a mixed number, an exponent: its digits are not all of it
    style = _style(digits, printed, evidence, article.language)
    span = Span(mention.digits.start + place[0], mention.digits.start + place[1])
    sign = -1 if printed.mantissa < 0 else 1
    typos = {
        (sign * int(varied), decimals): None
        for varied, decimals in _typos(bare, printed.decimals)
        if _is_written_so(varied, decimals)
    }
    solved = dict.fromkeys(_solved(printed, exact or ()))
    proposals: Iterable[_Number] = _proposals(typos, mention, printed, wanted)
    if any(interval.low is None or interval.high is None for interval in wanted or ()):
        proposals = _nearest(proposals, printed)
    for mantissa, decimals in dict.fromkeys((*proposals, *solved)):
        if mantissa * sign < 0:
            continue
        corrected = printed._replace(mantissa=mantissa, decimals=decimals, ambiguous=None)
        written = write_digits(mantissa, decimals, style)
        if written == digits:
            continue
        yield Slip(
            *with_suffix(span, written, mention, mantissa, article.text, article.language),
            label=written,
            mention=mention._replace(value=corrected, kind=_kind(mention, corrected)),
            distance=TYPO
            if (mantissa, decimals) in typos
            else max(distance(digits, written), TYPO),
            change=change(printed.value, corrected.value),
            is_solution=(mantissa, decimals) in solved,
        )


def _style(digits: str, printed: Printed, evidence: str, language: str) -> Style:
    style = style_of(digits, printed.decimals, language)
    if style.group and len(digits) <= 3 and _UNGROUPED.search(evidence):
        return style._replace(group="")
    return style


def _kind(mention: Mention, printed: Printed) -> MentionKind:
    if printed.scale == 1 and mention.kind in {"integer", "decimal", "yearlike"}:
        return "decimal" if printed.decimals else "integer"
    return mention.kind


def _proposals(
    typos: Collection[_Number],
    mention: Mention,
    printed: Printed,
    wanted: Sequence[Interval] | None,
) -> Iterator[_Number]:
    """Yield what a slip turns into the print and, if they are few, all numbers that are right."""
    # What is hedged may be far off, and so may a bare round number.
    rounds = mention.hedge is not None or (not printed.decimals and printed.mantissa % 10 == 0)
    loosely = _LOOSELY if rounds else _TIGHTLY
    bounds: dict[int, list[tuple[int | None, int | None]]] = {}
    for mantissa, decimals in typos:
        if wanted is not None and decimals not in bounds:
            bounds[decimals] = [_bounds(each, printed, decimals, loosely) for each in wanted]
        if wanted is None or any(
            (low is None or low <= mantissa) and (high is None or mantissa <= high)
            for low, high in bounds[decimals]
        ):
            yield mantissa, decimals
    for interval in wanted or ():
        for mantissa in _few(interval, printed, is_count=mention.kind in COUNTS):
            yield mantissa, printed.decimals


def _nearest(proposals: Iterable[_Number], printed: Printed) -> list[_Number]:
    """Return the proposals that change least: where only a bound is known too many would do."""
    own = Fraction(printed.mantissa, 10**printed.decimals)
    return sorted(proposals, key=lambda each: abs(Fraction(each[0], 10 ** each[1]) - own))[:MANY]


def _solved(printed: Printed, exact: Sequence[Interval]) -> Iterator[_Number]:
    """Yield what the figure has to be: the only number that is right, or the bound it must keep."""
    for low, high, *_ in exact:
        if low is not None and high is not None and low != high:
            continue
        for bound in {low, high} - {None}:
            decimals = printed.decimals
            mantissa = rounded(Fraction(bound or 0) * printed.divisor / printed.scale, decimals)
            yield mantissa, decimals
            # "50%" as well as "50.0%"
            while decimals and not mantissa % 10:
                mantissa, decimals = mantissa // 10, decimals - 1
                yield mantissa, decimals


def _typos(bare: str, decimals: int) -> Iterator[tuple[str, int]]:
    """Yield digits and decimals that are one slip away from *bare*."""
    yield from ((swapped, decimals) for swapped in _swaps(bare))
    for place in range(len(bare)):
        yield from ((bare[:place] + digit + bare[place + 1 :], decimals) for digit in _DIGITS)
    yield from _missing_or_extra(bare, decimals)
    yield from ((bare.zfill(places + 1), places) for places in range(len(bare) + 1))
    for noughts in range(1, _MOST_NOUGHTS + 1) if not decimals else ():
        yield bare + "0" * noughts, 0
        if bare.endswith("0" * noughts) and len(bare) > noughts:
            yield bare[:-noughts], 0


def _swaps(bare: str) -> Iterator[str]:
    for first, second in combinations(range(len(bare)), 2):
        if bare[first] != bare[second]:
            swapped = list(bare)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            yield "".join(swapped)


def _missing_or_extra(bare: str, decimals: int) -> Iterator[tuple[str, int]]:
    whole = len(bare) - decimals
    for place in range(len(bare) if len(bare) > 1 else 0):
        yield bare[:place] + bare[place + 1 :], decimals - (place >= whole)
    for place in range(len(bare) + 1):
        is_decimal = decimals > 0 and place > whole
        for digit in _DIGITS:
            yield bare[:place] + digit + bare[place:], decimals + is_decimal


def _is_written_so(digits: str, decimals: int) -> bool:
    """Refuse noughts in front, unless one stands before the decimal sign."""
    whole = len(digits) - decimals
    return whole == 1 or (whole > 1 and digits[0] != "0")


def _bounds(
    interval: Interval, printed: Printed, decimals: int, loosely: Fraction
) -> tuple[int | None, int | None]:
    """Return between which mantissas a number can be right; what passes is tried out anyway."""
    unit = Fraction(printed.scale, 10**decimals * printed.divisor)
    low, high = interval.low, interval.high
    return (
        None if low is None else int(min(low * loosely, low / loosely) / unit) - 1,
        None if high is None else int(max(high * loosely, high / loosely) / unit) + 1,
    )


def _few(interval: Interval, printed: Printed, *, is_count: bool) -> Iterator[int]:
    """Yield the numbers of the printed precision in *interval*, or the roundest of them."""
    if interval.low is None or interval.high is None:
        return
    unit = Fraction(printed.scale, 10**printed.decimals * printed.divisor)
    slack = 0 if is_count else Fraction(1, 2)
    low, high = interval.low / unit - slack, interval.high / unit + slack
    step = 1
    while step < 10**_LONGEST:
        first, last = -(-low // step), high // step
        if last - first < FEW:
            yield from (int(multiple) * step for multiple in range(int(first), int(last) + 1))
            return
        step *= 10
