"""Corrections of figures that are made of several numbers: scores and times of day."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.candidates.slips import TYPO, Slip
from factcheck.expressions import compile_kept
from factcheck.model import Clock, Code, Mention, Span
from factcheck.working import Article

_NUMBER = compile_kept(r"[0-9]+")
_MOST_GOALS = 30
_HOURS, _MINUTES, _HALF_DAY = 24, 60, 12


def score_slips(mention: Mention, code: Code, article: Article) -> Iterator[Slip]:
    """Yield *code* with other goals or votes on one side."""
    for index, (span, number) in enumerate(_numbers(mention, article)):
        for other in range(max(number, _MOST_GOALS) + 1):
            if other != number and index < len(code.parts):
                parts = (*code.parts[:index], str(other), *code.parts[index + 1 :])
                corrected = mention._replace(value=code._replace(parts=parts))
                yield _slip(span, str(other), number, other, corrected, article)


def time_slips(mention: Mention, clock: Clock, article: Article) -> Iterator[Slip]:
    """Yield *clock* with another hour or another minute."""
    for part, (span, number) in zip(("hour", "minute"), _numbers(mention, article), strict=False):
        hours = _HALF_DAY + 1 if clock.part and not clock.possible else _HOURS
        for other in range(hours if part == "hour" else _MINUTES):
            if other == number:
                continue
            written = str(other).zfill(span.end - span.start if part == "minute" else 1)
            # The hour may be printed on the other clock: 3 pm is 15.
            moved = (
                clock._replace(hour=clock.hour + other - number, possible=True)
                if part == "hour"
                else clock._replace(minute=other, possible=True)
            )
            yield _slip(span, written, number, other, mention._replace(value=moved), article)


def _numbers(mention: Mention, article: Article) -> list[tuple[Span, int]]:
    """Return the numbers of a figure and where they stand."""
    start = mention.digits.start
    text = article.text[start : mention.digits.end]
    return [
        (Span(start + match.start(), start + match.end()), int(match[0]))
        for match in _NUMBER.finditer(text)
        if len(match[0]) < 5
    ]


def _slip(
    span: Span, written: str, old: int, new: int, corrected: Mention, article: Article
) -> Slip:
    whole = corrected.digits
    label = article.text[whole.start : span.start] + written + article.text[span.end : whole.end]
    is_typo = len(written) == 1 or sorted(written) == sorted(str(old))
    distance = TYPO if is_typo else TYPO + 1
    return Slip(span, written, label, corrected, distance, Fraction(abs(new - old), 100))
