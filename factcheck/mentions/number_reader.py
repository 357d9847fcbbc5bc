"""The reader of everything that begins with a number, in digits or words.

It tries the short way (`plain`), then what the number may be part of: an ordinal, a compound, a
ratio, a range, and at last one quantity.
"""

from __future__ import annotations

import re

from factcheck.expressions import compile_kept
from factcheck.mentions.compounds import joined, split_measure
from factcheck.mentions.number_pairs import read_range, read_ratio
from factcheck.mentions.numbers import read_digits, read_number
from factcheck.mentions.numerals import numerals
from factcheck.mentions.ordinals import ordinal_behind
from factcheck.mentions.plain import read_plain
from factcheck.mentions.quantities import Quantity, grammar, to_mention, with_unit
from factcheck.mentions.scanner import DIGIT, Reader, Reading
from factcheck.mentions.spelled import read_single
from factcheck.model import Mention

_ANYTHING = compile_kept(r"")


def number_readers(code: str) -> tuple[Reader, ...]:
    """Return the readers of everything that begins with a number, for the language *code*."""
    table = numerals(code)
    words = {
        word
        for word in table.first
        if table.words[word].role in {"add", "times", "scale", "fraction"}
    }
    return (
        Reader(frozenset({DIGIT}), _ANYTHING, _from_digits),
        Reader(frozenset(words), _ANYTHING, _from_word),
    )


def _from_digits(match: re.Match[str], reading: Reading) -> Mention | None:
    start = match.start()
    digits = read_digits(reading.lower, start, reading.language.decimal)
    plain = read_plain(reading, start, *digits) if digits is not None else None
    if plain is not None:
        return plain
    split = split_measure(reading, start)
    return _read(reading, start) if split is None else to_mention(reading, split)


def _from_word(match: re.Match[str], reading: Reading) -> Mention | None:
    start = match.start()
    word = read_single(numerals(reading.language.code), reading.lower, start)
    if word is None:
        return _read(reading, start)
    if not word.end:
        return None
    return read_plain(reading, start, word.printed, word.end) or _read(reading, start)


def _read(reading: Reading, start: int) -> Mention | None:
    """Read the figure that begins with the number at *start*, whatever it may be part of."""
    number = read_number(reading, start)
    if number is None:
        return None
    ordinal = ordinal_behind(reading, number)
    if ordinal is not None:
        return ordinal
    quantity = with_unit(reading, number)
    if quantity.start < reading.done:
        return None
    following = reading.lower[quantity.end : quantity.end + 1]
    if following:
        if quantity.unit is not None:
            quantity = joined(reading, quantity)
        pair = _pair(reading, quantity, following)
        if pair is not None:
            return pair
    return to_mention(reading, quantity)


def _pair(reading: Reading, quantity: Quantity, following: str) -> Mention | None:
    """Return the ratio or the range that begins with *quantity*."""
    small = grammar(reading.language.code)
    pair = None
    if quantity.unit is None and following in "/ ":
        pair = read_ratio(reading, quantity, small)
    if pair is None and (quantity.unit is not None or following in "-— "):
        pair = read_range(reading, quantity, small)
    return pair
