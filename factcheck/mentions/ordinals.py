"""Ordinals in digits, words and Roman numerals, and other words with a number in them.

These multiply ("doubled", "gấp đôi") or name an anniversary ("centenary", "golden wedding").

In Vietnamese the word for "number so-and-so" stands in front (thứ ba, lần thứ 15), in English an
ordinal is the last word of a number ("two hundred and twenty-fifth") or a suffix, right or wrong
("1st", "92rd").
"""

import re
from collections.abc import Mapping
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.hedges import hedge_before
from factcheck.mentions.numbers import Number, read_number
from factcheck.mentions.numerals import numerals
from factcheck.mentions.quantities import grammar, noun_behind
from factcheck.mentions.scanner import ROMAN, Reader, Reading
from factcheck.model import Mention, Printed
from factcheck.records import NamedTuple
from factcheck.spellings import any_of, spellings

_SUFFIX = compile_kept(r"(?:st|nd|rd|th)(?![^\W_])")
_WEIGHT = compile_kept(
    r"st(?: [0-9]{1,2} ?lbs?(?!\w)| ?\([0-9.]+ ?kgs?\))"
)  # stone, as in "15st 7lb"
_ROMAN = compile_kept(r"(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})(?![^\W_])")
_PLAIN = compile_kept(r"[ivx]{2,}(?![^\W_])")
_LETTERS = {"c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
_WORDS = compile_kept(r"[^\W\d_]{1,40}")
_BEHIND = compile_kept(r" ([0-9]|[^\W\d_]{1,40})")
_WORDED = 2
_HUNDRED = 100


class Ordinals(NamedTuple):
    """The ordinal words of one language."""

    words: Mapping[str, int]
    before: frozenset[str]
    roman_before: frozenset[str]
    multiples: Mapping[str, Printed]
    multiple: re.Pattern[str]
    jubilees: Mapping[str, int]
    doubles: Mapping[str, int]
    last: re.Pattern[str]  # the last word of an ordinal: group 1 is what joins it, 2 the word


@cache
def ordinals(code: str) -> Ordinals:
    """Return the ordinal words of the language *code*."""
    language = load_language(code)
    section = language.quantities
    words = {
        variant: value
        for word, value in section.numbers["ordinals"].items()
        for variant in spellings(word)
    }
    for tens, value in language.numbers.numbers["tens"].items():
        if value > 10:
            words |= {
                tens + word: value + one
                for word, one in section.numbers["ordinals"].items()
                if one < 10
            }
    worded = {
        **{word: Printed(value) for word, value in section.numbers["multiples"].items()},
        **dict.fromkeys(section.words["one_and_half_fold"], Printed(3, divisor=2)),
    }
    multiples = {
        variant: printed._replace(spelled=True)
        for word, printed in worded.items()
        for variant in spellings(word)
    }
    before, roman = (
        frozenset(variant for word in section.words[name] for variant in spellings(word))
        for name in ("ordinal_before", "roman_before")
    )
    pattern = compile_kept(rf"{any_of(worded)}(?!\w)")
    joints = any_of(language.numbers.words["and"])
    last = compile_kept(rf"(?: +[-—] ?| +|[-—])(?:({joints}) +)?([^\W\d_]{{1,40}})(?![^\W_])")
    jubilees, doubles = section.numbers["jubilees"], section.numbers["doubles"]
    return Ordinals(words, before, roman, multiples, pattern, jubilees, doubles, last)


def ordinal_readers(code: str) -> tuple[Reader, ...]:
    """Return the readers of what stands here, unless it begins with a number."""
    table = ordinals(code)
    firsts = frozenset(word.partition(" ")[0] for word in table.multiples)
    found = [
        Reader(firsts, table.multiple, _multiple),
        Reader(frozenset(table.doubles), _WORDS, _double),
        Reader(frozenset({ROMAN}), _ROMAN, _roman),
    ]
    if table.before:
        found.append(Reader(table.before, _WORDS, _after_word))
    if table.jubilees:
        starts = frozenset(word.partition(" ")[0] for word in table.jubilees)
        found.append(Reader(starts, compile_kept(rf"{any_of(table.jubilees)}(?!\w)"), _jubilee))
    ranks = load_language(code).quantities.words["rank_before"]
    if ranks:
        found.append(Reader(frozenset(ranks), _WORDS, _rank))
    loose = [word for word in table.words if not table.before or " " in word]
    if loose:
        starts = frozenset(word.partition(" ")[0] for word in loose)
        found.append(Reader(starts, compile_kept(rf"{any_of(loose)}(?!\w)"), _word))
    return tuple(found)


def ordinal_behind(reading: Reading, number: Number) -> Mention | None:
    """Return the ordinal that *number* begins: "1st", "twenty-fifth", "two hundredth"."""
    printed = number.printed
    if printed.decimals or number.fraction or printed.mantissa < 0:
        return None
    lower = reading.lower
    if not printed.spelled:
        if not _SUFFIX.match(lower, number.end) or not lower[number.end - 1].isdigit():
            return None
        if _WEIGHT.match(lower, number.end):
            return None
        return _ordinal(reading, number.start, number.end + 2, printed, number.end)
    table = ordinals(reading.language.code)
    match = table.last.match(lower, number.end) if not table.before else None
    last = table.words.get(match[2]) if match is not None else None
    if match is None or last is None:
        return None
    value = int(printed.value)
    joined = match[1] is not None
    if last >= _HUNDRED:
        total = value * last
    elif value % _HUNDRED == 0 or (not joined and value % 10 == 0 and value % _HUNDRED > 10 > last):
        total = value + last
    else:
        return None
    return _ordinal(reading, number.start, match.end(), Printed(total, spelled=True), match.end())


def _ordinal(reading: Reading, start: int, end: int, printed: Printed, digits_end: int) -> Mention:
    return Mention(
        "ordinal",
        reading.span(start, end),
        printed,
        reading.span(start, digits_end),
        noun=noun_behind(reading.lower, end, grammar(reading.language.code).stops),
    )


def _word(match: re.Match[str], reading: Reading) -> Mention | None:
    value = ordinals(reading.language.code).words[" ".join(match[0].split())]
    before = reading.lower[max(0, match.start() - 12) : match.start()].split()
    if before and before[-1] in reading.language.quantities.words["per"]:
        return None  # 5 metres per second
    if value >= 1_000 and reading.lower[: match.start()].endswith(("a ", "one ")):
        return None  # "a thousandth" is a fraction
    return _ordinal(reading, match.start(), match.end(), Printed(value, spelled=True), match.end())


def _after_word(match: re.Match[str], reading: Reading) -> Mention | None:
    """Read "thứ ba", "thứ 15", "thứ XV"."""
    lower, end = reading.lower, match.end()
    if lower[end : end + 1] != " ":
        return None
    place = end + 1
    table = ordinals(reading.language.code)
    roman = _roman_value(reading, place)
    if roman is not None:
        value, stop = roman
        return _ordinal(reading, match.start(), stop, Printed(value), stop)._replace(
            digits=reading.span(place, stop)
        )
    word = _WORDS.match(lower, place)
    if word is not None and word[0] in table.words:
        value, stop = table.words[word[0]], word.end()
        number = read_number(reading, place)
        if (
            number is not None
            and number.printed.spelled
            and number.end > stop
            and not number.scaled
        ):
            value, stop = int(number.printed.value), number.end
    elif "0" <= lower[place : place + 1] <= "9":
        number = read_number(reading, place)
        if number is None or number.printed.decimals or number.scaled or number.start != place:
            return None
        mention = _ordinal(reading, match.start(), number.end, number.printed, number.end)
        return mention._replace(digits=reading.span(place, number.end))
    else:
        return None
    mention = _ordinal(reading, match.start(), stop, Printed(value, spelled=True), stop)
    return mention._replace(digits=reading.span(place, stop))


def _rank(match: re.Match[str], reading: Reading) -> Mention | None:
    """Read the "ba" of "giải ba" as the third, but not where things are counted: "giải ba bài".

    First and second have words of their own (nhất, nhì), which count nothing.
    """
    lower, place = reading.lower, match.end() + 1
    code = reading.language.code
    word = _WORDS.match(lower, place) if lower[place - 1 : place] == " " else None
    value = ordinals(code).words.get(word[0], 0) if word else 0
    if word is None or value <= _WORDED:
        return None
    behind = _BEHIND.match(lower, word.end())
    if behind is not None and (behind[1].isdigit() or behind[1] in numerals(code).counters):
        return None  # "giải năm 1985" neither
    return _ordinal(reading, place, word.end(), Printed(value, spelled=True), word.end())


def _roman_value(reading: Reading, place: int) -> tuple[int, int] | None:
    if reading.text[place : place + 1] not in {"I", "V", "X", "L", "C"}:
        return None
    match = _ROMAN.match(reading.lower, place)
    if match is None or match.end() == place or not reading.text[place : match.end()].isupper():
        return None
    value, largest = 0, 0
    for letter in reversed(match[0]):
        worth = _LETTERS[letter]
        value += worth if worth >= largest else -worth
        largest = max(largest, worth)
    return value, match.end()


def _roman(match: re.Match[str], reading: Reading) -> Mention | None:
    """Read a Roman numeral: one letter only behind a word that announces it."""
    start = match.start()
    found = _roman_value(reading, start)
    if found is None:
        return None
    value, end = found
    lower = reading.lower
    if start == 0 and lower[end : end + 1] in {".", "-", "/", ")"}:
        return None  # the number of a heading
    if lower[end : end + 1] in {"-", "'"} and lower[end + 1 : end + 2].isalnum():
        return None
    if not _PLAIN.match(lower, start):
        before = lower[max(reading.done, start - 20) : max(0, start - 1)]
        if before.rpartition(" ")[2] not in ordinals(reading.language.code).roman_before:
            return None
    return _ordinal(reading, start, end, Printed(value), end)


def _multiple(match: re.Match[str], reading: Reading) -> Mention:
    printed = ordinals(reading.language.code).multiples[" ".join(match[0].split())]
    return _times(match, reading, printed)


def _jubilee(match: re.Match[str], reading: Reading) -> Mention:
    years = ordinals(reading.language.code).jubilees[" ".join(match[0].split())]
    span = reading.span(match.start(), match.end())
    return Mention("jubilee", span, Printed(years, spelled=True), span)


def _double(match: re.Match[str], reading: Reading) -> Mention | None:
    """Read "plans to double" and "double the fee", but no double room and no double figures."""
    lower, words = reading.lower, reading.language.quantities.words
    start, end = match.span()
    behind = _WORDS.match(lower, end + 1)
    follows = behind[0] if behind is not None and lower[end] == " " else ""
    if follows in words["not_after_double"] or lower[end : end + 1] == "-":
        return None
    before = lower[max(0, start - 16) : start].split()
    meant = follows in words["double_behind"] or lower[end + 1 : end + 2].isdigit()
    if not meant and (not before or before[-1] not in words["double_before"]):
        return None
    value = ordinals(reading.language.code).doubles[match[0]]
    return _times(match, reading, Printed(value, spelled=True))


def _times(match: re.Match[str], reading: Reading, printed: Printed) -> Mention:
    span = reading.span(match.start(), match.end())
    return Mention(
        "multiple",
        span,
        printed,
        span,
        hedge=hedge_before(reading, match.start()),
    )
