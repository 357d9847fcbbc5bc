"""Sentences read alone, and figures written out in one line so that tables can hold them."""

from __future__ import annotations

from factcheck.mentions import find_mentions
from factcheck.model import (
    Block,
    Clock,
    Document,
    Mention,
    Printed,
    Relative,
    Source,
    Span,
    Weekday,
    When,
)

CALENDAR = {
    "date",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "weekday",
    "time",
    "relative",
    "date-range",
}


class _Same:
    """The map of a text that is its own source."""

    def locate(self, span: Span) -> Span:
        """Return *span* itself."""
        return span


def mentions(text: str, language: str, date_order: str = "auto") -> tuple[Mention, ...]:
    """Return the figures of a text of one block."""
    block = Block("body", Span(0, len(text)), language)
    document = Document(Source("", "text", text), text, (block,), _Same(), language)
    return tuple(m for passage in find_mentions(document, date_order) for m in passage.mentions)


def dates(text: str, language: str, date_order: str = "auto") -> list[str]:
    """Return what the calendar knows of *text*, written out, in order."""
    return [
        written(text, mention)
        for mention in mentions(text, language, date_order)
        if mention.kind in CALENDAR
    ]


def written(text: str, mention: Mention) -> str:
    """Return a figure as "kind printed = value"."""
    printed = text[mention.span.start : mention.span.end]
    return f"{mention.kind} {printed} = {value(mention)}"


def value(mention: Mention) -> str:
    """Return a figure's value in one word or two."""
    if mention.parts:
        return " .. ".join(map(value, mention.parts))
    match mention.value:
        case When() as when:
            return _when(when)
        case Clock(hour, minute, second, part, possible):
            seconds = f":{second:02}" if second else ""
            words = [f"{hour}:{minute:02}{seconds}", part, "" if possible else "impossible"]
            return " ".join(filter(None, words))
        case Weekday(number):
            return str(number)
        case Relative(unit, offset):
            return f"{unit} {offset:+}"
        case Printed() as number:
            return str(number.value)
        case other:
            return str(other)


def _when(when: When) -> str:
    year = "XXXX" if when.year is None else f"{when.year:04}"
    month = "XX" if when.month is None else f"{when.month:02}"
    text = {
        "day": f"{year}-{month}-{when.day or 0:02}",
        "month": f"{year}-{month}",
        "quarter": f"{year}-Q{((when.month or 1) + 2) // 3}",
        "year": year,
        "decade": f"{year}s",
        "century": f"{year}..",
    }[when.precision]
    marks = ["lunar"] * when.lunar + ["impossible"] * (not when.possible)
    others = [f"or {_when(when.other)}"] if when.other else []
    return " ".join([text, *marks, *others])
