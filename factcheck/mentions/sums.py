"""Adding up number words: groups ("two hundred and five") and the scales behind them."""

from fractions import Fraction

from factcheck.mentions.numerals import Numerals, Token
from factcheck.records import NamedTuple

Amount = Fraction | int

ANY = 10**60  # room for everything
HUNDRED = 100
_LONGEST = 15  # digits behind a point


class Sum(NamedTuple):
    """A number so far, and before which token it ends.

    *before* is its value in front of the last "and", *scale* the scale it ended with.
    """

    value: Amount
    stop: int
    before: Amount | None = None
    scale: int = 1
    decimals: int = 0


def add_up(table: Numerals, tokens: list[Token], given: Amount | None) -> Sum | None:
    """Add up groups and scales; *given* is the value of the leading token, if printed in digits."""
    total: Amount = 0
    scale = ANY
    result = None
    index = 0
    while index < len(tokens):
        before = None
        if total and tokens[index].word.role == "and":
            before, index = total, index + 1
        part = group(table, tokens, index, scale, given if index == 0 else None)
        if part is None:
            if index or tokens[0].word.role != "scale":
                break
            part = Sum(1, 0)  # "a million", "triệu rưỡi"
        after, factor = scales(tokens, part.stop)
        if factor == 1:
            if part.value < scale:
                inner = part.before if before is None else before
                if part.before is not None:
                    inner = total + part.before
                result = Sum(total + part.value, part.stop, inner, 1, part.decimals)
            break
        if factor >= scale:
            break
        total, scale, index = total + part.value * factor, factor, after
        result = Sum(total, index, None, scale, part.decimals)
    return result


def scales(tokens: list[Token], index: int) -> tuple[int, int]:
    """Multiply the scales that follow each other: "nghìn tỷ", "thousand millions"."""
    factor = 1
    while index < len(tokens) and tokens[index].word.role == "scale" and factor < ANY:
        factor *= tokens[index].word.value
        index += 1
    return index, factor


def group(
    table: Numerals, tokens: list[Token], index: int, room: int, given: Amount | None
) -> Sum | None:
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
        times_more = done == index and held and word.room == 1  # two hundred dozen
        if word.role == "times" and (done < 0 or times_more):
            # A "hundred" that begins stands behind an article.
            held = held * word.value if times_more else word.value
            index, room = index + 1, word.room
            done = index
            continue
        part = _part(table, tokens, index, room, given, begun=done >= 0)
        given = None
        if part is None:
            break
        held, index, room = held + part.value, part.stop, part.room
        done = index
        if not part.may_go_on:
            break
    if done < 0:
        return None
    if done < len(tokens) and tokens[done].word.role == "point":
        point = _decimals(tokens, done + 1)
        if point is not None and held == int(held):
            digits, decimals, after = point
            return Sum(held + Fraction(digits, 10**decimals), after, None, 1, decimals)
    return Sum(held, done, before if before is not None and done > 1 else None)


class _Part(NamedTuple):
    """Two hundred, or five: one of what is added up to a group. What follows is below *room*."""

    value: Amount
    stop: int
    room: int
    may_go_on: bool


def _part(
    table: Numerals,
    tokens: list[Token],
    index: int,
    room: int,
    given: Amount | None,
    *,
    begun: bool,
) -> _Part | None:
    """Read a number below a hundred with the multiplier behind it."""
    small = _small(table, tokens, index, room, given)
    if small is None:
        return None
    value, after, below = small
    if after < len(tokens) and tokens[after].word.role == "times":
        times = tokens[after].word
        if value * times.value < room:
            return _Part(value * times.value, after + 1, times.room, may_go_on=True)
        if begun:
            return None  # "three hundred / two hundred"
    return None if value == 0 and begun else _Part(value, after, below, may_go_on=False)


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
            and room == ANY
            and 0 < value < HUNDRED
            and tokens[after].end - tokens[after].start > 2
        ):
            pair = _small(table, tokens, after, HUNDRED, None)
            if pair is not None and pair[0] >= 10:
                return value * HUNDRED + pair[0], pair[1], 1
    return value, after, below


def _decimals(tokens: list[Token], index: int) -> tuple[int, int, int] | None:
    """Read the digits behind "point": as (digits, how many, next token)."""
    digits = ""
    while index < len(tokens) and tokens[index].word.role == "add":
        value, index = tokens[index].word.value, index + 1
        if value and value % 10 == 0 and index < len(tokens) and value < HUNDRED:
            following = tokens[index].word
            if following.role == "add" and 0 < following.value < 10:
                value, index = value + following.value, index + 1
        digits += str(value)
    return (int(digits), len(digits), index) if 0 < len(digits) <= 15 else None
