"""Figures of two numbers: ratios ("412/431", "one in five"), ranges ("10-15%") and scores ("3-1").

A range or ratio keeps its two figures as parts; what the second one says of unit and scale holds
for the first as well ("10-15 triệu đồng"). A small fraction in digits is one number.
"""

from __future__ import annotations

from factcheck.expressions import compile_kept
from factcheck.mentions.compounds import number_at
from factcheck.mentions.quantities import (
    Grammar,
    Quantity,
    noun_behind,
    read_quantity,
    to_mention,
)
from factcheck.mentions.scanner import Reading
from factcheck.model import Code, Mention, Printed

_DASH = compile_kept(r" ?[-—] ?(?=[0-9$€£¥])|-(?=[^\W\d_])")
_SLASH = compile_kept(r" ?/ ?([0-9]+(?:[.,][0-9]+){0,4})(?![0-9/]|[.,]?[0-9]|-[^\W\d_])")
_ALWAYS = {(24, 7), (24, 24), (7, 7)}  # "24/7"
_FEWEST_UNITS = 20  # "3/4 km" is a fraction, "12/40 ha" are two figures
_MOST_OF = 5  # so many parts a digit fraction may have to be one in front of a noun


def read_ratio(reading: Reading, first: Quantity, small: Grammar) -> Mention | None:
    """Return "412/431" or "one out of three"; a small digit fraction is one number."""
    lower = reading.lower
    if first.scaled or first.fraction:
        return None
    slash = _SLASH.match(lower, first.end)
    if slash is None:
        return _out_of(reading, first, small)
    if first.printed.spelled:
        return None
    second = read_quantity(reading, slash.start(1))
    if second is None or second.printed.mantissa <= 0 or second.end < slash.end():
        return None
    over, under = first.printed, second.printed
    if (over.mantissa, under.mantissa) in _ALWAYS and over.decimals == 0:
        span = reading.span(first.start, slash.end())
        return Mention("code", span, Code("phrase", (lower[first.start : slash.end()],)), span)
    whole = not (over.decimals or under.decimals)
    noun = noun_behind(lower, second.end, small.stops)
    spaced = " " in slash[0][:-1]
    if (
        whole
        and not spaced
        and over.mantissa < under.mantissa
        and _is_fraction(lower, over.mantissa, under.mantissa, second, noun)
    ):
        printed = Printed(over.mantissa, divisor=under.mantissa)
        quantity = first._replace(
            printed=printed, end=second.end, digits=(first.digits[0], slash.end()),
            unit=second.unit, fraction=True,
        )  # fmt: skip
        return to_mention(reading, quantity)
    if over.mantissa < 0:
        return None
    if second.unit is not None or second.scaled:
        return _shared_ratio(reading, first, second, noun)
    return _pair("ratio", reading, first, second, noun)


def _shared_ratio(reading: Reading, first: Quantity, second: Quantity, noun: str) -> Mention | None:
    """Return "2.115/7.161 tỷ đồng": what has been spent of what was to be spent."""
    unit = second.unit
    over, under = first.printed, second.printed
    if unit is not None and unit.kind == "multiple" and first.unit is None:
        # "5/18 lần": eighteen times it was tried.
        counted = second._replace(unit=None, end=second.digits[1])
        return _pair("ratio", reading, first, counted, noun)
    if first.unit is not None or (unit is not None and unit.kind not in {"money", "measure"}):
        return None
    if over.value * under.scale > under.value * _MOST_OF:
        return None  # 20.000/1 kg is a price
    sized = over._replace(scale=under.scale if under.scale > 1 else over.scale)
    first = first._replace(printed=sized, scaled=second.scaled, unit=unit)
    return _pair("ratio", reading, first, second, noun)


def _is_fraction(lower: str, over: int, under: int, second: Quantity, noun: str) -> bool:
    if second.scaled:
        return False
    if second.unit is not None:
        return second.unit.kind in {"measure", "duration"} and under < _FEWEST_UNITS
    if under <= _MOST_OF or lower.startswith(" of ", second.end):
        return True
    alone = not lower[second.end :].strip(" .!?)")
    return alone and not noun and over * 20 >= under and under % 5 == 0


def _out_of(reading: Reading, first: Quantity, small: Grammar) -> Mention | None:
    match = small.out_of.match(reading.lower, first.end)
    if match is None or first.printed.decimals or not number_at(reading, match.end()):
        return None
    second = read_quantity(reading, match.end())
    if second is None or second.unit is not None or second.start != match.end():
        return None
    over, under = first.printed.value, second.printed.value
    if not 0 < over < under or second.fraction or second.printed.decimals:
        return None
    # "one in five" and "two out of three" are shares; "412 out of 431" are two counts.
    spelled = first.printed.spelled
    if match[1] in small.share_of and not (spelled or (over == 1 and under <= 1000)):
        return None
    if match[1] not in small.share_of and over != 1:
        return None
    printed = Printed(int(over), divisor=int(under), spelled=spelled)
    noun = noun_behind(reading.lower, second.end, small.stops)
    if match[1] not in small.share_of and noun:
        return None
    quantity = first._replace(printed=printed, end=second.end, fraction=True)
    return to_mention(reading, quantity)


def _pair(
    kind: str, reading: Reading, first: Quantity, second: Quantity, noun: str
) -> Mention | None:
    parts = (to_mention(reading, first), to_mention(reading, second))
    if parts[0] is None or parts[1] is None:
        return None
    head = parts[0]._replace(noun=parts[0].noun or noun)
    span = reading.span(first.start, second.end)
    value = None
    if kind == "ratio" and _may_be_date(first.printed, second.printed):
        return Mention("code", span, Code("date", ()), span)
    if kind == "ratio":
        over, under = first.printed, second.printed
        value = (
            Printed(over.mantissa, divisor=under.mantissa)
            if not (over.decimals or under.decimals or under.scale > 1)
            else None
        )
        return Mention("ratio", span, value, span, "", noun, head.hedge, (head, parts[1]))
    return Mention(
        "number-range", span, None, span, parts[1].unit, noun, head.hedge, (head, parts[1])
    )


def _may_be_date(over: Printed, under: Printed) -> bool:
    """Whether "26/4" is more likely a day than a share: no reader of dates was sure of it."""
    day = under.mantissa < over.mantissa <= 31 and under.mantissa <= 12
    return day and over.decimals == under.decimals == 0 and over.scale == under.scale == 1


def read_range(reading: Reading, first: Quantity, small: Grammar) -> Mention | None:
    """Return the range or score that *first* begins."""
    lower = reading.lower
    dash = _DASH.match(lower, first.end)
    joined = None if dash is not None else small.joins.match(lower, first.end)
    link = dash or joined
    if link is None or not (number_at(reading, link.end()) or lower[link.end()] in "$€£¥"):
        return None
    place = link.end() + (lower[link.end()] in "$€£¥")
    second = read_quantity(reading, place)
    if second is None or first.fraction != second.fraction or second.printed.mantissa < 0:
        return None
    if joined is not None and not _words_join(reading, first, second, joined[1], small):
        return None
    if dash is not None and first.unit is None and second.unit is None:
        return _bare_range(reading, first, second, small, spaced=" " in dash[0])
    return _shared(reading, first, second)


def _words_join(
    reading: Reading, first: Quantity, second: Quantity, word: str, small: Grammar
) -> bool:
    """Whether "to", "and", "đến" between two figures lets the first share the second's unit."""
    if first.unit is not None or (second.unit is None and not second.scaled):
        return False
    if first.printed.spelled != second.printed.spelled and first.printed.mantissa == 1:
        return False
    before = reading.lower[max(0, first.start - 12) : max(0, first.start - 1)].rpartition(" ")[2]
    if word in {"and", "và"}:
        return before in small.between
    if _looks_year(first) and (
        second.scaled or (second.unit is not None and second.unit.kind != "money")
    ):
        return False
    return noun_behind(reading.lower, first.end, small.stops) == ""


def _looks_year(quantity: Quantity) -> bool:
    printed = quantity.printed
    return quantity.end - quantity.start == 4 and 1500 <= printed.mantissa <= 2100


def _shared(reading: Reading, first: Quantity, second: Quantity) -> Mention | None:
    """Return the range of two figures, the second of which has the unit."""
    unit, other = first.unit, second.unit
    if unit is not None and other is None:
        if unit.kind != "money" or (first.scaled and not second.scaled):
            return None
        second = second._replace(unit=unit)  # $10-20
        other = unit
    if unit is not None and other is not None and unit.kind != other.kind:
        return None
    if unit is None:
        first = first._replace(unit=other)
    low, high = first.printed.value, second.printed.value
    if second.scaled and not first.scaled and low * second.printed.scale <= high * 10:
        scale = second.printed.scale
        if low * scale * 1000 >= high:
            first = first._replace(printed=first.printed._replace(scale=scale), scaled=True)
    elif not first.scaled and other is not None and other.size > 1 and unit is None:
        first = first._replace(printed=first.printed._replace(scale=other.size))
    return _pair("number-range", reading, first, second, "")


def _bare_range(
    reading: Reading, first: Quantity, second: Quantity, small: Grammar, *, spaced: bool
) -> Mention | None:
    """Return "3-5 người" as a range and "3-1" as a score; anything else is two figures."""
    low, high = first.printed, second.printed
    if _looks_year(first) or high.ambiguous or first.printed.spelled != second.printed.spelled:
        return None
    noun = noun_behind(reading.lower, second.end, small.stops)
    if first.end - first.start == 3 and high.mantissa > 999 and not noun:
        return None  # 555-1234
    if first.scaled or second.scaled or low.decimals or high.decimals:
        return _shared(reading, first, second) if low.value < high.value * high.scale else None
    if low.spelled:
        return (
            _pair("number-range", reading, first, second, noun) if low.value < high.value else None
        )
    if _is_score(reading, first, second, small) or (low.mantissa >= high.mantissa and not noun):
        cued = _is_score(reading, first, second, small)
        if not cued and (spaced or max(low.mantissa, high.mantissa) > 99):
            return None
        span = reading.span(first.start, second.end)
        parts = (str(low.mantissa), str(high.mantissa))
        return Mention("score", span, Code("score", parts), span)
    if low.mantissa < high.mantissa and (noun or not spaced):
        return _pair("number-range", reading, first, second, noun)
    return None


def _is_score(reading: Reading, first: Quantity, second: Quantity, small: Grammar) -> bool:
    """Whether one of the words for winning and losing stands close before."""
    if max(first.printed.mantissa, second.printed.mantissa) > 700:
        return False
    before = reading.lower[max(0, first.start - 24) : first.start]
    words = before.split()
    return any(word in words or f" {word} " in f" {before} " for word in small.scores)
