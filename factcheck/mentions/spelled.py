"""Numbers in words: whole numbers, decimals and fractions, "two and a half million", "tỷ rưỡi"."""

from fractions import Fraction

from factcheck.mentions.numerals import (
    TOKEN,
    Numerals,
    Token,
    Word,
    is_phrase,
    is_sure,
    number_words,
)
from factcheck.mentions.sums import ANY, HUNDRED, Amount, Sum, add_up, group, scales
from factcheck.model import Printed
from factcheck.records import NamedTuple


class Spelled(NamedTuple):
    """A number in words and where it ends."""

    printed: Printed
    end: int
    fraction: bool = False
    scaled: bool = False


_NO_NUMBER = Spelled(Printed(0), 0)


def read_words(
    table: Numerals, lower: str, position: int, digits: Printed | None = None
) -> Spelled | None:
    """Read the number in words at *position*; *digits* is the number printed right before it.

    >>> from factcheck.mentions.numerals import numerals
    >>> read_words(numerals("en"), "two and a half million", 0).printed.value
    Fraction(2500000, 1)
    """
    tokens = number_words(table, lower, position, after_digits=digits is not None)
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
        total = parts or add_up(table, tokens, value)
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


def read_single(table: Numerals, lower: str, position: int) -> Spelled | None:
    """Return the one word at *position*, a number by itself as most are; None if there may be more.

    It ends at 0 if it is no number here.
    """
    match = TOKEN.match(lower, position)
    word = table.words.get(match[1]) if match is not None else None
    if match is None or word is None or word.role != "add":
        return None
    if match[1] in table.phrases and is_phrase(table, match[1], lower, match.start(1)):
        return _NO_NUMBER
    end = match.end()
    following = TOKEN.match(lower, end)
    if following is not None and following[1] in table.words:
        return None
    if word.careful and not is_sure(table, [Token(word, match.start(1), end)], 0, lower):
        return _NO_NUMBER
    return Spelled(Printed(word.value, spelled=True), end)


def _fraction(table: Numerals, tokens: list[Token], result: Sum) -> tuple[Sum, bool]:
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
        parts = group(table, tokens, index + 1, ANY, None)
        if parts is None or parts.value <= 1 or tokens[index + 1].word.value == HUNDRED:
            return result, False
        return Sum(Fraction(result.value) / Fraction(parts.value), parts.stop), True
    if role == "fraction":
        return _denominator(tokens, result)
    if role == "and":
        return _and_fraction(table, tokens, result)
    return result, False


def _denominator(tokens: list[Token], result: Sum) -> tuple[Sum, bool]:
    """Divide by the denominator behind the number: "two thirds", "twenty and three fifths"."""
    index = result.stop
    word = tokens[index].word
    below, rest = word.value, result.before or 0
    over = result.value - rest
    if result.decimals or over < 1 or over != int(over):
        return result, False
    if word.single and over > 1 and not (over < min(10, below) and below < HUNDRED):
        return result, False  # "twenty-third" is no fraction, "two-third" is one
    if over >= below:
        over, rest = result.value, 0  # "one hundred and thirty-two fifths"
    step = _step(tokens, index, result) if rest else 1
    after, factor = scales(tokens, index + 1)
    value = rest + Fraction(over) / below * (factor if factor > 1 else step)
    return Sum(value, after, None, factor), True


def _by_tens(table: Numerals, tokens: list[Token]) -> Sum | None:
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
        over = add_up(table, tokens[:index], None)
        if over is None or over.stop != index or (ones.single and over.value != 1):
            return None
        return Sum(Fraction(over.value) / (tens.value + ones.value), index + 2)
    return None


def _and_fraction(table: Numerals, tokens: list[Token], result: Sum) -> tuple[Sum, bool]:
    """Add "and a half", "and three quarters": of the last scale, or of the one that follows."""
    index = result.stop + 1
    over: Amount = 1
    bare = False
    if index < len(tokens) and tokens[index].word.role == "article":
        index += 1
    elif index < len(tokens) and tokens[index].word.role == "fraction":
        bare = tokens[index].word.single  # "one hundred and fifth" is an ordinal
    elif index < len(tokens) and tokens[index].word.role == "add":
        numerator = group(table, tokens, index, ANY, None)
        if numerator is None:
            return result, False
        over, index = numerator.value, numerator.stop
    if bare or index >= len(tokens) or tokens[index].word.role != "fraction":
        return result, False
    part = Fraction(over) / tokens[index].word.value
    after, factor = scales(tokens, index + 1)
    if factor == 1:
        return result._replace(value=result.value + part * result.scale, stop=after), True
    if result.scale == 1:
        return Sum((result.value + part) * factor, after, None, factor), True
    return Sum(result.value + part * factor, after, None, factor), True


def _leading_half(table: Numerals, tokens: list[Token], lower: str, position: int) -> Sum | None:
    """Read a fraction without numerator: "half a million", "nửa triệu", "a quarter of"."""
    word = tokens[0].word
    index = 1
    if index < len(tokens) and tokens[index].word.role == "article":
        index += 1
    after, factor = scales(tokens, index)
    if factor > 1 and not word.single:
        return Sum(Fraction(factor, word.value), after, None, factor)
    if index < len(tokens) and tokens[index].word.role == "times" and not word.single:
        return Sum(Fraction(tokens[index].word.value, word.value), index + 1)
    if word.value > 2:
        # "a third" is a part if it is a part of something, else an ordinal.
        before = lower[max(0, position - 8) : position].rstrip().rpartition(" ")[2]
        article = table.words.get(before)
        if article is None or article.role != "article":
            return None
        match = TOKEN.match(lower, tokens[0].end)
        if word.single and match is not None and match[1] not in table.of_whole:
            return None
    return Sum(Fraction(1, word.value), 1)


def _step(tokens: list[Token], index: int, result: Sum) -> int:
    """Return the scale that "million and three fifths" takes its fraction of, else 1."""
    if result.before is None:
        return 1
    for token in reversed(tokens[:index]):
        if token.word.role == "scale":
            return token.word.value if result.before % token.word.value == 0 else 1
        if token.word.role == "times":
            return 1
    return 1


def _printed(result: Sum, *, spelled: bool) -> Printed:
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
