"""Corrections of a date or of a day of the week: only the part that changes is written anew."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.arithmetic.calendar import is_possible, month_length
from factcheck.candidates.slips import TYPO, Slip, distance
from factcheck.model import Mention, Printed, Span, Weekday, When
from factcheck.wording import month_in_style, weekday_in_style
from factcheck.working import Article

_NEAR_YEARS = 10
_LATEST = 2200
_FARTHEST = 150  # years; no slip explains more
_DAYS_A_WEEK = 7
_MONTHS = 12
_DAY, _MONTH, _YEAR = Fraction(1, 400), Fraction(1, 20), Fraction(1, 10)  # how far a change goes


def weekday_slips(mention: Mention, article: Article) -> Iterator[Slip]:
    """Yield the other days of the week, written like *mention*."""
    if not isinstance(mention.value, Weekday):
        return
    text = article.text[mention.digits.start : mention.digits.end]
    for number in range(_DAYS_A_WEEK):
        if number == mention.value.number:
            continue
        written = weekday_in_style(number, text, article.language)
        if written:
            away = abs(number - mention.value.number)
            yield Slip(
                mention.digits,
                written,
                written,
                mention._replace(value=Weekday(number)),
                TYPO,
                Fraction(min(away, _DAYS_A_WEEK - away), _DAYS_A_WEEK),
            )


def date_slips(
    mention: Mention, when: When, shift: tuple[int, int] | None, article: Article
) -> Iterator[Slip]:
    """Yield *when* with another day, another month or another year.

    *shift* is by how many years it would have to move at the least and at the most.
    """
    if when.year is not None and when.year_span is not None:
        text = article.text[when.year_span.start : when.year_span.end]
        for year, typo in _years(when.year, text, shift):
            yield from _changed(mention, when, "year", year, _year_text(year, text), typo, article)
    if when.day is not None and when.day_span is not None:
        text = article.text[when.day_span.start : when.day_span.end]
        for day in range(1, month_length(when.year, when.month or 1) + 1) if text.isdigit() else ():
            written = f"{day:0{len(text)}}" if text.startswith("0") else str(day)
            yield from _changed(mention, when, "day", day, written, TYPO, article)
    if when.month is not None and when.month_span is not None and when.precision != "quarter":
        text = article.text[when.month_span.start : when.month_span.end]
        for month in range(1, _MONTHS + 1):
            written = month_in_style(month, text, article.language)
            yield from _changed(mention, when, "month", month, written, TYPO, article)


def year_slips(
    mention: Mention, printed: Printed, shift: tuple[int, int], article: Article
) -> Iterator[Slip]:
    """Yield other years for a number that stands for one."""
    text = article.text[mention.digits.start : mention.digits.end]
    for year, typo in _years(printed.mantissa, text, shift):
        if year == printed.mantissa:
            continue
        yield Slip(
            mention.digits,
            str(year),
            str(year),
            mention._replace(value=Printed(year)),
            typo,
            _YEAR + Fraction(abs(year - printed.mantissa), _LATEST),
        )


def _changed(
    mention: Mention,
    when: When,
    part: str,
    value: int,
    written: str,
    typo: int,
    article: Article,
) -> Iterator[Slip]:
    old: int = getattr(when, part)
    span: Span = getattr(when, f"{part}_span")
    if value == old or not written:
        return
    corrected = _with_part(when, part, value)
    if not is_possible(corrected.year, corrected.month, corrected.day):
        return
    corrected = corrected._replace(possible=True)
    inside = mention.span.start <= span.start and span.end <= mention.span.end
    label = written
    if inside:
        text = article.text
        label = text[mention.span.start : span.start] + written + text[span.end : mention.span.end]
    weight = {"day": _DAY, "month": _MONTH, "year": _YEAR}[part]
    yield Slip(
        span,
        written,
        label,
        mention._replace(value=corrected),
        typo,
        weight + Fraction(abs(value - old), _LATEST),
    )


def _with_part(when: When, part: str, value: int) -> When:
    if part == "year":
        return when._replace(year=value, other=None)
    return (
        when._replace(month=value, other=None)
        if part == "month"
        else when._replace(day=value, other=None)
    )


def _years(year: int, text: str, shift: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Yield years that *year* may have been meant to be, with their distance from it.

    A year before Christ stays one.
    """
    era = -1 if year < 0 else 1
    digits = str(abs(year))
    typos = {era * int(slip) for slip in _digit_slips(digits)}
    least, most = shift or (0, 0)
    found = dict.fromkeys(
        (
            *range(year + least, year + most + 1),
            *range(year - _NEAR_YEARS, year + _NEAR_YEARS + 1),
            *range(year - 5 * _NEAR_YEARS, year + 5 * _NEAR_YEARS + 1, 10),
            *sorted(typos),
        )
    )
    for value in found:
        written = str(abs(value))
        if (
            0 < value * era <= _LATEST
            and abs(value - year) <= _FARTHEST
            and len(written) == len(digits)
            and (len(text) == len(digits) or value // 100 == year // 100)
        ):
            yield value, TYPO if value in typos else max(distance(digits, written), TYPO)


def _digit_slips(digits: str) -> Iterator[str]:
    """Yield *digits* with one of them wrong or two of them swapped."""
    for place in range(len(digits)):
        for digit in "0123456789":
            yield digits[:place] + digit + digits[place + 1 :]
        for other in range(place + 1, len(digits)):
            swapped = list(digits)
            swapped[place], swapped[other] = swapped[other], swapped[place]
            yield "".join(swapped)


def _year_text(year: int, text: str) -> str:
    """Write *year* with as many digits as *text* has: '24 for 2024."""
    digits = str(abs(year))
    return digits[-len(text) :] if text.isdigit() and len(text) < len(digits) else digits
