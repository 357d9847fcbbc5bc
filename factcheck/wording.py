"""Numbers, months and days as words of a language, in the style of the words they replace."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from factcheck.languages import load_language
from factcheck.model import Mention, Span

_SHORT = 4  # an abbreviated name of a month or day has no more letters


def like(written: str, printed: str) -> str:
    """Return *written* with the capitals of *printed*.

    >>> like("thursday", "TUESDAY"), like("six", "Seven")
    ('THURSDAY', 'Six')
    """
    letters = [letter for letter in printed if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return written.upper()
    if letters and letters[0].isupper():
        return written[:1].upper() + written[1:]
    return written


# Numbers ------------------------------------------------------------------------------------


def number_in_words(number: int, old: int, printed: str, kind: str, language: str) -> str:
    """Return *number* in words, in the place of *old* in *printed*; empty if there are none."""
    write = _ordinals(language).get if kind == "ordinal" else lambda n: cardinal(n, language)
    after, before = write(number), write(old)
    if not after:
        return ""
    lower = printed.lower()
    if before and before in lower:
        start = lower.index(before)
        end = start + len(before)
        return printed[:start] + like(after, printed[start:end]) + printed[end:]
    return like(after, printed) if lower in _number_words(language) else ""


@cache
def _number_words(language: str) -> frozenset[str]:
    """Return all words that are a number by themselves."""
    numbers = load_language(language).numbers.numbers
    return frozenset(word for table in ("ones", "tens") for word in numbers.get(table, ()))


@cache
def cardinal(number: int, language: str) -> str:
    """Return a number below a thousand in words; empty if the language file cannot tell.

    >>> cardinal(21, "en"), cardinal(65, "vi")
    ('twenty-one', 'sáu mươi lăm')
    """
    return ""


def fractions_in_words(printed: str, language: str) -> Iterator[tuple[Fraction, str]]:
    """Yield simple fractions in words, in the style of *printed*."""
    return iter(())


@cache
def _ordinals(language: str) -> dict[int, str]:
    """Return ordinals in words: the first word listed for each."""
    found: dict[int, str] = {}
    for word, value in load_language(language).dates.numbers.get("ordinals", {}).items():
        found.setdefault(value, word)
    return found


def with_suffix(
    span: Span, written: str, mention: Mention, number: int, text: str, language: str
) -> tuple[Span, str]:
    """Return *span* and *written* with the letters of an ordinal ("21st") made to fit."""
    tail = text[span.end : mention.span.end]
    suffixes = load_language(language).dates.words.get("suffixes", ())
    if mention.kind != "ordinal" or tail.lower() not in suffixes:
        return span, written
    # The first ones are for 1, 2 and 3, the last one for all others, the teens among them.
    index = number % 10 - 1 if number // 10 % 10 != 1 else -1
    suffix = suffixes[index] if 0 <= index < len(suffixes) - 1 else suffixes[-1]
    return Span(span.start, mention.span.end), written + like(suffix, tail)


# Months and days ----------------------------------------------------------------------------


def month_in_style(month: int, old: int, printed: str, language: str) -> str:
    """Return *month* written like *printed*, which stands for the month *old*."""
    if printed.isdigit():
        return f"{month:0{len(printed)}}" if printed.startswith("0") else str(month)
    return _name_in_style(month, printed, _names(language, "month_names"))


def weekday_in_style(number: int, printed: str, language: str) -> str:
    """Return the day of the week (Monday is 0) written like *printed*."""
    return _name_in_style(number, printed, _names(language, "weekdays"))


def weekday_name(number: int, language: str) -> str:
    """Return the name of a day of the week, Monday being 0."""
    names = _names(language, "weekdays").get(number, ("",))
    return names[0]


@cache
def _names(language: str, table: str) -> dict[int, tuple[str, ...]]:
    names: dict[int, tuple[str, ...]] = {}
    for word, value in load_language(language).dates.numbers.get(table, {}).items():
        names[value] = (*names.get(value, ()), word)
    return names


def _name_in_style(value: int, printed: str, names: dict[int, tuple[str, ...]]) -> str:
    """Return the name that stands at the same place of its list as *printed* in its own."""
    lower = printed.lower().rstrip(".")
    choices = names.get(value, ())
    if not choices:
        return ""
    for listed in names.values():
        if lower in listed:
            place = listed.index(lower)
            is_short = len(lower) <= _SHORT and place > 0
            best = choices[min(place, len(choices) - 1)]
            if is_short:
                best = next((name for name in choices if len(name) <= _SHORT), best)
            elif len(best) <= _SHORT < len(choices[0]):
                best = choices[0]
            return like(best, printed) + ("." if printed.endswith(".") and is_short else "")
    return ""
