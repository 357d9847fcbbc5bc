"""Numbers in words, by one multiply-and-add table for every language.

A word adds ("twenty", "hai"), multiplies what stands before it ("hundred", "mươi"), or closes a
group as a scale ("million", "tỷ"). *Room* is what a following number must stay below, so that
"hai trăm năm mươi" is one number and "hai mươi năm" is twenty and a unit of time.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from factcheck.expressions import compile_kept
from factcheck.languages import load_language, spellings
from factcheck.model import Printed

Role = Literal["add", "times", "scale", "and", "point", "article", "fraction", "half", "part"]
Amount = Fraction | int

_TOKEN = compile_kept(r"(?: +[-—] ?| +|[-—]|)([^\W\d_]+|[0-9]+(?:,[0-9]{3})*(?![.,]?[0-9]))")
_YEAR = compile_kept(r"(?:1[5-9]|20)[0-9]{2}")
_HUNDRED = 100
_MOST_WORDS = 24
_ANY = 10**60


class Word(NamedTuple):
    """What a number word does; a following number has to stay below *room*."""

    role: Role
    value: int = 0
    room: int = 1
    careful: bool = False  # has another, more frequent meaning
    single: bool = False  # a denominator that is an ordinal as well: "third"


class Numerals(NamedTuple):
    """The number words of one language, in all their spellings."""

    words: Mapping[str, Word]
    short: Mapping[str, int]  # scales glued to digits, with their capitals
    minus: frozenset[str]
    counters: frozenset[str]  # words that prove a careful number word
    no_count_behind: frozenset[str]  # words behind which they prove nothing
    phrases: Mapping[str, tuple[str, ...]]  # by first word: names that are no number
    vague: frozenset[str]  # words that make a bare scale a vague one
    of_whole: frozenset[str]  # behind "a third" they make it a part
    pairs: bool  # "nineteen eighty-four"
    first: frozenset[str]  # words a number may begin with


class Token(NamedTuple):
    """A number word of the text."""

    word: Word
    start: int
    end: int


class Spelled(NamedTuple):
    """A number in words and where it ends."""

    printed: Printed
    end: int
    fraction: bool = False
    scaled: bool = False


class _Sum(NamedTuple):
    """A number so far, and before which token it ends.

    *before* is its value in front of the last "and", *scale* the scale it ended with.
    """

    value: Amount
    stop: int
    before: Amount | None = None
    scale: int = 1
    decimals: int = 0


@cache
def numerals(code: str) -> Numerals:
    """Return the number words of the language *code*."""
    language = load_language(code)
    section, singles = language.numbers, language.quantities.numbers["ordinals"]
    careful = set(section.words["careful"])
    words: dict[str, Word] = {}

    def put(token: str, word: Word) -> None:
        words.update(dict.fromkeys(spellings(token), word._replace(careful=token in careful)))

    numbers = section.numbers
    for token, value in numbers["ones"].items():
        put(token, Word("add", value))
    for token, value in numbers["tens"].items():
        put(token, Word("add", value, 10))
        for one, unit in numbers["ones"].items():
            if 0 < unit < 10:
                put(token + one, Word("add", value + unit))
    for token, value in numbers["times"].items():
        put(token, Word("times", value, value if value in {10, 100} else 1))
    for token, value in numbers["scales"].items():
        put(token, Word("scale", value, value))
    for token, value in numbers["fractions"].items():
        put(token, Word("fraction", value, single=token in singles))
    first = frozenset(words) - set(section.words["inner"])
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in section.words["phrases"]:
        for variant in spellings(phrase):
            opening = variant.partition(" ")[0].partition("'")[0]
            phrases[opening] = (*phrases.get(opening, ()), variant)
    roles: tuple[Role, ...] = ("and", "point", "article", "half", "part")
    for role in roles:
        for token in section.words[role]:
            put(token, Word(role))
    return Numerals(
        words,
        numbers["short"],
        minus=frozenset(section.words["minus"]),
        counters=frozenset(section.words["counters"]),
        no_count_behind=frozenset(section.words["no_count_behind"]),
        phrases=phrases,
        vague=frozenset(section.words["vague"]),
        of_whole=frozenset(section.words["of_whole"]),
        pairs=bool(section.words["article"]),
        first=first,
    )


def read_words(
    table: Numerals, lower: str, position: int, digits: Printed | None = None
) -> Spelled | None:
    """Read the number in words at *position*; *digits* is the number printed right before it.

    >>> read_words(numerals("en"), "two and a half million", 0).printed.value
    Fraction(2500000, 1)
    """
    tokens = _tokens(table, lower, position, after_digits=digits is not None)
    if not tokens:
        return None
    if digits is not None:
        value: Amount | None = digits.value
        if digits.decimals == 0 and digits.divisor == 1:
            value = digits.mantissa
        leading = Token(Word("add", 0), position, position)
        tokens.insert(0, leading)
    else:
        value = None
    if tokens[0].word.role == "fraction":
        half = _leading_half(table, tokens, lower, position)
        if half is None:
            return None
        result, fraction = half, True
    else:
        parts = _by_tens(table, tokens) if digits is None and table.pairs else None
        total = parts or _number(table, tokens, value)
        if total is None:
            return None
        result, fraction = (total, True) if parts else _fraction(table, tokens, total)
    if fraction and digits is not None and tokens[1].word.role == "fraction":
        return None  # "3 quarters" counts units of time
    if result.stop == 0 or (digits is not None and result.stop == 1):
        return None
    end = tokens[result.stop - 1].end
    spelled = digits is None
    if digits is not None and all(token.word.role == "scale" for token in tokens[1 : result.stop]):
        printed = digits._replace(scale=result.scale, ambiguous=None)
    else:
        printed = _printed(result, spelled=spelled)
    return Spelled(printed, end, fraction, result.scale > 1)


def _tokens(table: Numerals, lower: str, position: int, *, after_digits: bool) -> list[Token]:
    """Return the number words from *position* on, up to the first that cannot be one here."""
    tokens: list[Token] = []
    while len(tokens) < _MOST_WORDS and (match := _TOKEN.match(lower, position)):
        text = match[1]
        word = table.words.get(text)
        if word is None:
            if not text[0].isdecimal() or not (tokens or after_digits) or len(text) > 15:
                break
            if _YEAR.fullmatch(text):
                break
            word = Word("add", int(text.replace(",", "")))
        if text in table.phrases and _is_phrase(table, text, lower, match.start(1)):
            break
        tokens.append(Token(word, match.start(1), match.end()))
        position = match.end()
    if not after_digits and tokens and _is_vague(table, tokens, lower):
        return []
    for index, token in enumerate(tokens):
        if token.word.careful and not _sure(table, tokens, index, lower):
            return tokens[:index]
    return tokens


def _is_vague(table: Numerals, tokens: list[Token], lower: str) -> bool:
    """Whether a multiplier without number is no figure: "hundreds of", "hàng triệu", "tỷ lệ"."""
    role = tokens[0].word.role
    if role not in {"times", "scale"}:
        return False
    start = tokens[0].start
    before = lower[max(0, start - 12) : start].rstrip().rpartition(" ")[2]
    article = table.words.get(before)
    if article is not None and article.role == "article":
        return False
    following = tokens[1].word.role if len(tokens) > 1 else ""
    if role == "scale":
        return following != "half"
    if before in table.vague:
        return True
    return following != "scale" and (table.pairs or tokens[0].word.room == 1)


def _is_phrase(table: Numerals, text: str, lower: str, start: int) -> bool:
    for phrase in table.phrases[text]:
        end = start + len(phrase)
        if lower.startswith(phrase, start) and not lower[end : end + 1].isalnum():
            return True
    return False


def _sure(table: Numerals, tokens: list[Token], index: int, lower: str) -> bool:
    """Whether a word with another frequent meaning is a number here."""
    if index and tokens[index - 1].word.role in {"and", "point"}:
        return True
    if index + 1 < len(tokens):
        return tokens[index + 1].word.role in {"times", "scale", "point", "part"}
    if index:
        return False
    start = tokens[0].start
    before = lower[max(0, start - 12) : start].rstrip().rpartition(" ")[2]
    if before in table.no_count_behind:
        return False
    match = _TOKEN.match(lower, tokens[index].end)
    return match is not None and match[1] in table.counters


def _number(table: Numerals, tokens: list[Token], given: Amount | None) -> _Sum | None:
    """Add up groups and scales; *given* is the value of the leading token, if printed in digits."""
    total: Amount = 0
    scale = _ANY
    result = None
    index = 0
    while index < len(tokens):
        before = None
        if total and tokens[index].word.role == "and":
            before, index = total, index + 1
        group = _group(table, tokens, index, scale, given if index == 0 else None)
        if group is None:
            if index or tokens[0].word.role != "scale":
                break
            group = _Sum(1, 0)  # "a million", "triệu rưỡi"
        after, factor = _scales(tokens, group.stop)
        if factor == 1:
            if group.value < scale:
                inner = group.before if before is None else before
                if group.before is not None:
                    inner = total + group.before
                result = _Sum(total + group.value, group.stop, inner, 1, group.decimals)
            break
        if factor >= scale:
            break
        total, scale, index = total + group.value * factor, factor, after
        result = _Sum(total, index, None, scale, group.decimals)
    return result


def _scales(tokens: list[Token], index: int) -> tuple[int, int]:
    """Multiply the scales that follow each other: "nghìn tỷ", "thousand millions"."""
    factor = 1
    while index < len(tokens) and tokens[index].word.role == "scale" and factor < _ANY:
        factor *= tokens[index].word.value
        index += 1
    return index, factor


def _group(
    table: Numerals, tokens: list[Token], index: int, room: int, given: Amount | None
) -> _Sum | None:
    """Read what stands before a scale: "two hundred and five", "không trăm linh hai"."""
    held: Amount = 0
    before: Amount | None = None
    done = -1
    while index < len(tokens):
        word = tokens[index].word
        if word.role == "and":
            if done < 0 or room <= 1 or index + 1 == len(tokens):
                break
            before, index = held, index + 1
            word = tokens[index].word
        if word.role == "times" and done == index and held and word.room == 1:
            held, index = held * word.value, index + 1  # two hundred dozen
            done, room = index, 1
            continue
        if word.role == "times" and done < 0:
            held, index, room = word.value, index + 1, word.room  # "hundred" behind an article
            done = index
            continue
        small = _small(table, tokens, index, room, given)
        given = None
        if small is None:
            break
        value, after, below = small
        if after < len(tokens) and tokens[after].word.role == "times":
            times = tokens[after].word
            if value * times.value < room:
                held, index, room = held + value * times.value, after + 1, times.room
                done = index
                continue
            if done >= 0:
                break  # "three hundred / two hundred"
        if value == 0 and done >= 0:
            break
        held, done, room = held + value, after, below
        break
    if done < 0:
        return None
    if done < len(tokens) and tokens[done].word.role == "point":
        point = _decimals(tokens, done + 1)
        if point is not None and held == int(held):
            digits, decimals, after = point
            return _Sum(held + Fraction(digits, 10**decimals), after, None, 1, decimals)
    return _Sum(held, done, before if before is not None and done > 1 else None)


def _small(
    table: Numerals, tokens: list[Token], index: int, room: int, given: Amount | None
) -> tuple[Amount, int, int] | None:
    """Read a number below a hundred without a multiplier, as (value, next token, room)."""
    word = tokens[index].word
    if word.role != "add":
        return None
    if given is not None:
        return given, index + 1, 1
    value, after, below = word.value, index + 1, word.room
    if value >= room:
        return None
    if after < len(tokens) and tokens[after].word.role == "add":
        second = tokens[after].word
        if 0 < second.value < below:
            return value + second.value, after + 1, second.room
        if (
            table.pairs
            and room == _ANY
            and 0 < value < _HUNDRED
            and tokens[after].end - tokens[after].start > 2
        ):
            pair = _small(table, tokens, after, _HUNDRED, None)
            if pair is not None and pair[0] >= 10:
                return value * _HUNDRED + pair[0], pair[1], 1
    return value, after, below


def _decimals(tokens: list[Token], index: int) -> tuple[int, int, int] | None:
    """Read the digits behind "point": as (digits, how many, next token)."""
    digits = ""
    while index < len(tokens) and tokens[index].word.role == "add":
        value, index = tokens[index].word.value, index + 1
        if value and value % 10 == 0 and index < len(tokens) and value < _HUNDRED:
            following = tokens[index].word
            if following.role == "add" and 0 < following.value < 10:
                value, index = value + following.value, index + 1
        digits += str(value)
    return (int(digits), len(digits), index) if 0 < len(digits) <= 15 else None


def _fraction(table: Numerals, tokens: list[Token], result: _Sum) -> tuple[_Sum, bool]:
    """Add the fraction behind a number: "thirds", "and a half", "phần ba", "rưỡi"."""
    index = result.stop
    if index >= len(tokens):
        return result, False
    role = tokens[index].word.role
    if role == "half":
        # "2 tỷ rưỡi" is half a tỷ more, "trăm rưỡi" half a hundred, "3 rưỡi" a half.
        last = tokens[index - 1].word
        step = result.scale if result.scale > 1 else (last.value if last.role == "times" else 1)
        return result._replace(value=result.value + Fraction(step, 2), stop=index + 1), True
    if role == "part":
        parts = _group(table, tokens, index + 1, _ANY, None)
        if parts is None or parts.value <= 1 or tokens[index + 1].word.value == _HUNDRED:
            return result, False
        return _Sum(Fraction(result.value) / Fraction(parts.value), parts.stop), True
    if role == "fraction":
        return _denominator(tokens, result)
    if role == "and":
        return _and_fraction(table, tokens, result)
    return result, False


def _denominator(tokens: list[Token], result: _Sum) -> tuple[_Sum, bool]:
    """Divide by the denominator behind the number: "two thirds", "twenty and three fifths"."""
    index = result.stop
    word = tokens[index].word
    below, rest = word.value, result.before or 0
    over = result.value - rest
    if result.decimals or over < 1 or over != int(over):
        return result, False
    if word.single and over > 1 and not (over < min(10, below) and below < _HUNDRED):
        return result, False  # "twenty-third" is no fraction, "two-third" is one
    if over >= below:
        over, rest = result.value, 0  # "one hundred and thirty-two fifths"
    step = _step(tokens, index, result) if rest else 1
    after, factor = _scales(tokens, index + 1)
    value = rest + Fraction(over) / below * (factor if factor > 1 else step)
    return _Sum(value, after, None, factor), True


def _by_tens(table: Numerals, tokens: list[Token]) -> _Sum | None:
    """Read a denominator of two words: "three twenty-fifths", "one twenty-fifth"."""
    for index in range(1, len(tokens) - 1):
        tens, ones = tokens[index].word, tokens[index + 1].word
        if ones.role != "fraction":
            continue
        if (
            tens.role != "add"
            or tens.room != 10
            or ones.value >= 10
            or tokens[index - 1].word.role == "and"
        ):
            return None
        over = _number(table, tokens[:index], None)
        if over is None or over.stop != index or (ones.single and over.value != 1):
            return None
        return _Sum(Fraction(over.value) / (tens.value + ones.value), index + 2)
    return None


def _and_fraction(table: Numerals, tokens: list[Token], result: _Sum) -> tuple[_Sum, bool]:
    """Add "and a half", "and three quarters": of the last scale, or of the one that follows."""
    index = result.stop + 1
    over: Amount = 1
    if index < len(tokens) and tokens[index].word.role == "article":
        index += 1
    elif index < len(tokens) and tokens[index].word.role == "add":
        group = _group(table, tokens, index, _ANY, None)
        if group is None:
            return result, False
        over, index = group.value, group.stop
    if index >= len(tokens) or tokens[index].word.role != "fraction":
        return result, False
    part = Fraction(over) / tokens[index].word.value
    after, factor = _scales(tokens, index + 1)
    if factor == 1:
        return result._replace(value=result.value + part * result.scale, stop=after), True
    if result.scale == 1:
        return _Sum((result.value + part) * factor, after, None, factor), True
    return _Sum(result.value + part * factor, after, None, factor), True


def _leading_half(table: Numerals, tokens: list[Token], lower: str, position: int) -> _Sum | None:
    """Read a fraction without numerator: "half a million", "nửa triệu", "a quarter of"."""
    word = tokens[0].word
    index = 1
    if index < len(tokens) and tokens[index].word.role == "article":
        index += 1
    after, factor = _scales(tokens, index)
    if factor > 1 and not word.single:
        return _Sum(Fraction(factor, word.value), after, None, factor)
    if index < len(tokens) and tokens[index].word.role == "times" and not word.single:
        return _Sum(Fraction(tokens[index].word.value, word.value), index + 1)
    if word.value > 2:
        # "a third" is a part if it is a part of something, else an ordinal.
        before = lower[max(0, position - 8) : position].rstrip().rpartition(" ")[2]
        article = table.words.get(before)
        if article is None or article.role != "article":
            return None
        match = _TOKEN.match(lower, tokens[0].end)
        if word.single and match is not None and match[1] not in table.of_whole:
            return None
    return _Sum(Fraction(1, word.value), 1)


def _step(tokens: list[Token], index: int, result: _Sum) -> int:
    """Return the scale that "million and three fifths" takes its fraction of, else 1."""
    if result.before is None:
        return 1
    for token in reversed(tokens[:index]):
        if token.word.role == "scale":
            return token.word.value if result.before % token.word.value == 0 else 1
        if token.word.role == "times":
            return 1
    return 1


def _printed(result: _Sum, *, spelled: bool) -> Printed:
    value = Fraction(result.value) / result.scale
    if value.denominator == 1:
        return Printed(value.numerator, 0, result.scale, spelled=spelled)
    decimals = result.decimals
    if not decimals and value > 1 and value.denominator in {2, 5}:
        decimals = 1  # "two and a half" is printed no less exactly than 2.5
    if decimals and (value * 10**decimals).denominator == 1:
        return Printed(int(value * 10**decimals), decimals, result.scale, spelled=spelled)
    if value < 1 and result.scale > 1:
        value, result = value * result.scale, result._replace(scale=1)  # half a million
        return Printed(value.numerator, 0, 1, value.denominator, spelled=spelled)
    return Printed(value.numerator, 0, result.scale, value.denominator, spelled=spelled)
