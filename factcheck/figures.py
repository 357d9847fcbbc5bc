"""Figures as data: every figure of an article with value, bounds and what became of it.

The values are strings, because a decimal keeps its exact digits only so: "98.7", "2021-05",
"P115Y". Dates are ISO 8601 at their own precision, a missing year is "XXXX".
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from factcheck.arithmetic.readings import readings
from factcheck.model import (
    Clock,
    Code,
    Document,
    Mention,
    Passage,
    Printed,
    Relative,
    Verdict,
    Weekday,
    When,
)
from factcheck.records import NamedTuple
from factcheck.report import CODES, Place, Places

FigureStatus = Literal["verified", "failed", "unchecked"]

# What several kinds of mention are called outside.
_NAMES: Mapping[str, str] = {
    "integer": "number",
    "yearlike": "number",
    "decimal": "number",
    "fraction": "number",
    "quarter": "date",
    "decade": "date-range",
    "century": "date-range",
}
_ISO_DATE_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D", "night": "D"}
_ISO_TIME_UNITS = {"hour": "H", "minute": "M", "second": "S"}
_RELATIVE_UNITS = {"weekday": "D", "quarter": "Q"}
LONGEST_DECIMAL = 12  # places behind the point of a value that does not end: 1/3


class Figure(NamedTuple):
    """One figure of an article, as other programs read it.

    *low* and *high* bound what the figure may stand for at the most, None where nothing bounds it
    or where it is no number. *reason* says why a figure is unchecked.
    """

    kind: str
    place: Place
    value: str
    low: str | None
    high: str | None
    unit: str
    noun: str
    hedge: str
    status: FigureStatus
    reason: str


def list_figures(
    document: Document, passages: Sequence[Passage], verdicts: Iterable[Verdict]
) -> tuple[Figure, ...]:
    """Return the figures of *document* in reading order."""
    places = Places(document)
    found: dict[tuple[int, int], FigureStatus] = {}
    unclear: dict[tuple[int, int], str] = {}
    for verdict in verdicts:
        for mention in verdict.mentions:
            if verdict.status == "unclear":
                unclear.setdefault(mention.span, verdict.rule)
            elif verdict.status != "holds":
                found[mention.span] = "failed"
            else:
                found.setdefault(mention.span, "verified")
    return tuple(
        _figure(mention, places, found, unclear)
        for passage in passages
        for mention in passage.mentions
    )


def _figure(
    mention: Mention,
    places: Places,
    found: Mapping[tuple[int, int], FigureStatus],
    unclear: Mapping[tuple[int, int], str],
) -> Figure:
    spans = (mention.span, *(part.span for part in mention.parts))
    states = {found[span] for span in spans if span in found}
    status: FigureStatus = "failed" if "failed" in states else "verified" if states else "unchecked"
    reason = ""
    if status == "unchecked":
        undecided = next((unclear[span] for span in spans if span in unclear), "")
        if mention.kind in CODES:
            reason = "a name or a code, not a quantity"
        elif undecided:
            reason = f"{undecided}: the text does not say enough to decide"
        else:
            reason = "no relation in the text ties it to another figure"
    low, high = _bounds(mention)
    return Figure(
        kind=kind_of(mention),
        place=places.locate(mention.span),
        value=value_of(mention),
        low=low,
        high=high,
        unit=mention.unit,
        noun=mention.noun,
        hedge=mention.hedge.kind if mention.hedge else "",
        status=status,
        reason=reason,
    )


def kind_of(mention: Mention) -> str:
    """Return what a mention's kind is called outside: one word for all bare numbers.

    A range of amounts is what its amounts are: "10-20 dollars" is money.
    """
    if mention.kind == "number-range":
        return kind_of(mention.parts[-1])
    return _NAMES.get(mention.kind, mention.kind)


def value_of(mention: Mention) -> str:
    """Return the value of *mention* as a string.

    >>> from factcheck.model import Span
    >>> span = Span(0, 8)
    >>> value_of(Mention("decimal", span, Printed(38, 1, 1_000_000), span))
    '3800000'
    >>> value_of(Mention("date", span, When("day", None, 5, 17), span))
    'XXXX-05-17'
    >>> value_of(Mention("duration", span, Printed(115), span, unit="year"))
    'P115Y'
    """
    value = mention.value
    if mention.kind == "duration":
        return _duration(mention.parts or (mention,))
    if mention.parts:
        return "/".join(map(value_of, mention.parts))
    if isinstance(value, Printed):
        return decimal(value.value)
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, Clock):
        second = f":{value.second:02}" if value.second else ""
        return f"{value.hour:02}:{value.minute:02}{second}"
    if isinstance(value, Weekday):
        return str(value.number + 1)
    if isinstance(value, Relative):
        return f"{value.offset:+d}{_RELATIVE_UNITS.get(value.unit, value.unit[0].upper())}"
    if isinstance(value, Code):
        return "/".join(value.parts)
    return ""


def decimal(number: Fraction | int) -> str:
    """Return *number* in plain digits, cut after twelve places where it does not end.

    >>> decimal(Fraction(987, 10)), decimal(Fraction(-3)), decimal(Fraction(1, 3))
    ('98.7', '-3', '0.333333333333')
    """
    sign = "-" if number < 0 else ""
    whole, digits = divmod(round(abs(number) * 10**LONGEST_DECIMAL), 10**LONGEST_DECIMAL)
    return f"{sign}{whole}.{digits:0{LONGEST_DECIMAL}}".rstrip("0").rstrip(".")


def _bounds(mention: Mention) -> tuple[str | None, str | None]:
    """Return the least and the most that *mention* may stand for."""
    if mention.kind == "number-range":
        return _bounds(mention.parts[0])[0], _bounds(mention.parts[-1])[1]
    found = readings(mention) if isinstance(mention.value, Printed) else None
    if found is None:
        return None, None
    low, high = found.lenient.low, found.lenient.high
    return (
        None if low is None else decimal(low),
        None if high is None else decimal(high),
    )


def _when(when: When) -> str:
    year = (
        "XXXX" if when.year is None else f"{when.year:05}" if when.year < 0 else f"{when.year:04}"
    )
    if when.precision == "quarter":
        return f"{year}-Q{((when.month or 1) - 1) // 3 + 1}"
    if when.precision == "decade":
        return f"{year[:-1]}X"
    if when.precision == "century":
        return f"{year[:-2]}XX" if when.year is None else f"{(when.year - 1) // 100:02}XX"
    month = "" if when.month is None else f"-{when.month:02}"
    if not month and when.day is not None:
        month = "-XX"
    day = "" if when.day is None else f"-{when.day:02}"
    return f"{year}{month}{day}"


def _duration(parts: Sequence[Mention]) -> str:
    """Return "P3DT2H" for three days and two hours."""
    date = time = ""
    for part in parts:
        number = decimal(part.value.value) if isinstance(part.value, Printed) else ""
        if part.unit in _ISO_TIME_UNITS:
            time += f"{number}{_ISO_TIME_UNITS[part.unit]}"
        else:
            date += f"{number}{_ISO_DATE_UNITS.get(part.unit, 'Y')}"
    return f"P{date}T{time}" if time else f"P{date}"
