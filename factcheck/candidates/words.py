"""Corrections of a figure that is printed in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from factcheck.arithmetic.interval import Interval
from factcheck.candidates.digits import FEW
from factcheck.candidates.slips import TYPO, Slip, change
from factcheck.languages import load_language
from factcheck.model import Mention, Printed, Span
from factcheck.wording import article_for, cardinal, fractions_in_words, like, number_in_words
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
    if mention.kind == "fraction":
        yield from _fractions(mention, printed, text, article)
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


def _fractions(mention: Mention, printed: Printed, text: str, article: Article) -> Iterator[Slip]:
    """Yield other fractions; "a third" becomes "half", and "half" becomes "a third"."""
    tail = article.text[mention.digits.end : mention.span.end]
    if tail.strip():
        yield from _chances(mention, printed, text, tail, article)
        return
    before = _article_before(mention, article)
    for value, words, wants_article in fractions_in_words(text, article.language):
        if value == printed.value:
            continue
        span, written = mention.digits, words
        new = article_for(words, article.language) if wants_article else ""
        if new != before:
            span = Span(span.start - len(before) - bool(before), span.end)
            written = f"{new} {words}" if new else words
            written = like(written, article.text[span.start : span.end])
        corrected = Printed(value.numerator, divisor=value.denominator, spelled=printed.spelled)
        yield _slip(mention, span, written, corrected, printed)


def _chances(
    mention: Mention, printed: Printed, text: str, tail: str, article: Article
) -> Iterator[Slip]:
    """Yield other chances: "one in three" becomes "one in four"."""
    joint, _, last = tail.rpartition(" ")
    write = str if last.isdigit() else partial(cardinal, language=article.language)
    if last.lower() != write(printed.divisor) or text.lower() != write(printed.mantissa):
        return
    for divisor in range(2, _NEAR + 1):
        for mantissa in range(1, divisor):
            corrected = Printed(mantissa, divisor=divisor, spelled=printed.spelled)
            if corrected.value != printed.value:
                written = f"{like(write(mantissa), text)}{joint} {write(divisor)}"
                yield _slip(mention, mention.span, written, corrected, printed)


def _article_before(mention: Mention, article: Article) -> str:
    """Return the "a" that stands before a fraction."""
    start = mention.digits.start
    for word in load_language(article.language).numbers.words["article"]:
        head = start - len(word) - 1
        stands_there = head >= 0 and article.text[head:start].lower() == f"{word} "
        if stands_there and not article.text[max(head - 1, 0) : head].isalnum():
            return word
    return ""


def _slip(mention: Mention, span: Span, written: str, corrected: Printed, printed: Printed) -> Slip:
    return Slip(
        span=span,
        text=written,
        label=written,
        mention=mention._replace(value=corrected),
        distance=TYPO,
        change=change(printed.value, corrected.value),
    )
