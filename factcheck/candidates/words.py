"""Corrections of a figure that is printed in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.arithmetic.interval import Interval
from factcheck.candidates.digits import FEW
from factcheck.candidates.slips import TYPO, Slip, change
from factcheck.model import Mention, Printed, Span
from factcheck.wording import fractions_in_words, number_in_words
from factcheck.working import Article

_NEAR = 20  # numbers in words are small; those that are tried anyway


def word_slips(
    mention: Mention,
    printed: Printed,
    exact: Sequence[Interval] | None,
    wanted: Sequence[Interval] | None,
    article: Article,
) -> Iterator[Slip]:
    """Yield what the words of *mention* may have been meant to say."""
    text = article.text[mention.digits.start : mention.digits.end]
    if printed.divisor != 1 or mention.kind == "fraction":
        for value, written in fractions_in_words(text, article.language):
            if value != printed.value:
                corrected = Printed(value.numerator, divisor=value.denominator, spelled=True)
                yield _slip(mention, mention.digits, written, corrected, printed)
        return
    unit = Fraction(printed.scale, 10**printed.decimals)
    numbers = dict.fromkeys(range(_NEAR + 1))
    for interval in (*(wanted or ()), *(exact or ())):
        if interval.low is None or interval.high is None:
            continue
        first, last = -(-interval.low // unit), interval.high // unit
        if last - first < FEW:
            numbers.update(dict.fromkeys(range(int(first), int(last) + 1)))
    for number in numbers:
        if number == printed.mantissa or number < 0:
            continue
        written = number_in_words(number, printed.mantissa, text, mention.kind, article.language)
        if written:
            corrected = printed._replace(mantissa=number, ambiguous=None)
            yield _slip(mention, mention.digits, written, corrected, printed)


def _slip(mention: Mention, span: Span, written: str, corrected: Printed, printed: Printed) -> Slip:
    return Slip(
        span=span,
        text=written,
        label=written,
        mention=mention._replace(value=corrected),
        distance=TYPO,
        change=change(printed.value, corrected.value),
    )
