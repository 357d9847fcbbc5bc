"""Amounts without a number: an hour, all day, a dollar, several weeks, degrees Fahrenheit.

"An hour and a half" is a figure like any other. "Several weeks" and a unit that is only named have
no value; they are mentions all the same, so that a reader of the list sees that they were not
overlooked, and no rule can count with them.
"""

from __future__ import annotations

import re

from factcheck.expressions import compile_kept
from factcheck.languages import Language
from factcheck.mentions.compounds import joined
from factcheck.mentions.numbers import Number
from factcheck.mentions.quantities import to_mention, with_unit
from factcheck.mentions.scanner import Reader, Reading
from factcheck.mentions.units import unit_behind
from factcheck.model import Hedge, Mention, Printed
from factcheck.spellings import any_of

_TIMES = ("duration", "money")
_NAMED = ("C", "F")  # scales that are spoken of without a figure
_LONG = 5
_TOLD_AGAIN = compile_kept(r" ?\([0-9]")


def unnumbered_readers(language: Language) -> tuple[Reader, ...]:
    """Return the readers of amounts without a number in *language*."""
    words = language.quantities.words
    names = language.units.names
    readers = []
    if words["indefinite"]:
        units = {
            word
            for table in ("years", "money")
            for found in names[table].values()
            for word in found
        } - language.numbers.numbers["fractions"].keys()  # "by a quarter"
        units |= {word for found in names["measures"].values() for word in found}
        starts = frozenset(word for word in units if word.isalpha() and len(word) >= _LONG - 1)
        readers.append(Reader(starts, compile_kept(r"[^\W\d_]+"), _indefinite))
    if words["whole"]:
        readers.append(
            Reader(frozenset(words["whole"]), compile_kept(any_of(words["whole"])), _whole)
        )
    if words["some"]:
        readers.append(Reader(frozenset(words["some"]), compile_kept(any_of(words["some"])), _some))
    scales = {word for name in _NAMED for word in names["measures"][name] if word.isalpha()}
    scales = {word for word in scales if len(word) >= _LONG}
    readers.append(Reader(frozenset(scales), compile_kept(r"[^\W\d_]+"), _scale))
    return tuple(readers)


def _one(reading: Reading, start: int, end: int) -> Mention | None:
    """Return one of the unit that follows *end*, with what joins it."""
    quantity = with_unit(reading, Number(Printed(1, spelled=True), start, end))
    if quantity.unit is None or quantity.end == end:
        return None
    # "An inch (2.5 cm)": elsewhere a measure without a number is a way of speaking.
    if quantity.unit.kind not in _TIMES and not _TOLD_AGAIN.match(reading.lower, quantity.end):
        return None
    return to_mention(reading, joined(reading, quantity))


def _indefinite(match: re.Match[str], reading: Reading) -> Mention | None:
    """Read "an hour" at its unit, where the words before it or behind it make it a figure."""
    lower, start = reading.lower, match.start()
    words = reading.language.quantities.words
    before = lower[max(reading.done, start - 24) : start].split()
    if not before or before[-1] not in words["indefinite"]:
        return None
    end = start - 1
    mention = _one(reading, end - len(before[-1]), end)
    if mention is None:
        return None
    alone = len(before) == 1 and not reading.done
    more = mention.span.end - reading.offset > match.end()
    cued = len(before) > 1 and before[-2] in words["indefinite_after"]
    behind = lower[match.end() : match.end() + 24].split(maxsplit=1)
    follows = bool(behind) and behind[0].strip(",.") in words["indefinite_before"]
    told = mention.kind == "measure"
    return mention if alone or more or cued or follows or told else None


def _whole(match: re.Match[str], reading: Reading) -> Mention | None:
    found = unit_behind(reading, match.end())
    if found is None or found.unit.kind != "duration" or found.unit.size > 1:
        return None
    if reading.lower[found.end - 1] == "s":
        return None
    return _one(reading, match.start(), match.end())


def _some(match: re.Match[str], reading: Reading) -> Mention | None:
    """Return "several weeks" as a duration without value."""
    found = unit_behind(reading, match.end())
    if found is None or found.unit.kind != "duration":
        return None
    span = reading.span(match.start(), match.end())
    return Mention(
        "duration",
        reading.span(match.start(), found.end),
        None,
        span,
        found.unit.symbol,
        hedge=Hedge("vague", span),
    )


def _scale(match: re.Match[str], reading: Reading) -> Mention | None:
    symbol = unit_behind(reading, match.start())
    if symbol is None:
        return None
    span = reading.span(match.start(), match.end())
    return Mention("measure", span, None, span, symbol.unit.symbol)
