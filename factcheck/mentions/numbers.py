"""Numbers as they are printed: digits with separators of either convention, sign and scale.

Here is also the door to both ways of writing a number: `read_number` reads what begins with a
digit, and hands words to `factcheck.mentions.spelled`. Units, hedges and kinds come later.
"""

import re
from collections.abc import Mapping

from factcheck.expressions import compile_kept
from factcheck.mentions.numerals import Numerals, numerals
from factcheck.mentions.scanner import Reading
from factcheck.mentions.spelled import read_single, read_words
from factcheck.model import Printed
from factcheck.records import NamedTuple

# A longer run of digits is an account or a serial number, and int() is slow on them.
LONGEST = 40
POWERS = 60  # larger exponents are not worked out

_RUN = compile_kept(r"[0-9]+(?:[.,][0-9]{1,40}){0,12}")
_SPACED = compile_kept(
    r"[1-9][0-9]{0,2}(?: [0-9]{3}){1,8}(?![0-9])(?:([.,])([0-9]{1,9}))?(?![.,]?[0-9])"
)
_EXPONENT = compile_kept(
    r"(?:e| ?[x×*] ?10 ?\^)([+-]?[0-9]{1,3})(?!\.?[0-9])|\^(-{0,2}\+?[0-9]{1,3})(?!\.?[0-9])"
)
_YEAR = compile_kept(r"(?:1[5-9]|20)[0-9]{2}")
_SHORT = compile_kept(r" {0,2}([^\W\d_]{1,3})(?![^\W_])")
_MIXED = compile_kept(r" +([0-9]{1,3}) ?/ ?([0-9]{1,3})(?![0-9/.,])")
# Of markets and kitchens; "1-3/4" in Vietnamese is three days in April.
_HYPHENED = compile_kept(r"-([0-9]{1,2})/(2|4|8|16|32|64)(?![0-9/]|[.,-][0-9])")
_GLYPHS: Mapping[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8),
}  # fmt: skip
_SIGNS = frozenset("$€£¥")
GLYPHS = frozenset(_GLYPHS)


class Number(NamedTuple):
    """A number and its place in the block.

    *fraction* if it was written with a fraction, *scaled* if its last word was a scale.
    """

    printed: Printed
    start: int
    end: int
    fraction: bool = False
    scaled: bool = False


def read_digits(lower: str, position: int, decimal: str) -> tuple[Printed, int] | None:
    """Read a run of digits with its separators; return the number and where it ends.

    *decimal* is the language's decimal sign. The other sign is believed where the digits leave
    no doubt ("1,234.5", "98.7" in Vietnamese), and remembered as `Printed.ambiguous` where three
    digits after the decimal sign may as well be thousands.

    >>> read_digits("8.198 hội nghị", 0, ",")
    (Printed(mantissa=8198, decimals=0, scale=1, divisor=1, spelled=False, ambiguous=None), 5)
    """
    match = _RUN.match(lower, position)
    if match is None:
        return None
    run, end = match[0], match.end()
    if run.isdigit():
        if len(run) > LONGEST:
            return None
        if len(run) <= 3 and lower[end : end + 1] == " ":
            spaced = _SPACED.match(lower, position)
            if spaced is not None:
                whole, decimals = spaced[0].replace(" ", ""), spaced[2] or ""
                return _printed(
                    whole.split(spaced[1])[0] if spaced[1] else whole, decimals
                ), spaced.end()
        return Printed(int(run)), end
    if len(run) > LONGEST:
        return None
    if lower[position - 1 : position] == "," and position > 1 and lower[position - 2].isdigit():
        whole = run.replace(".", ",").partition(",")[0]  # the next of a list: 22,24,26
        return Printed(int(whole)), position + len(whole)
    return _separated(run, end, decimal)


def _separated(run: str, end: int, decimal: str) -> tuple[Printed, int] | None:
    last = "," if run.rfind(",") > run.rfind(".") else "."
    other = "." if last == "," else ","
    head, _, tail = run.rpartition(last)
    if other in head:
        # Both signs: the last one is the decimal sign, the other one groups.
        if last not in head and _grouped(head.split(other)):
            return _printed(head.replace(other, ""), tail), end
        return None
    pieces = run.split(last)
    if len(pieces) > 2:
        if _grouped(pieces):
            return _printed("".join(pieces), ""), end
        # "22,24,26" is a list, "1.2.3" no number at all.
        return (Printed(int(pieces[0])), end - len(run) + len(pieces[0])) if last == "," else None
    if len(tail) != 3 or len(head) > 3 or head[0] == "0":
        return _printed(head, tail), end
    grouped = _printed(head + tail, "")
    if last == "," and tail[2] == "0" and last == decimal:
        return grouped._replace(ambiguous=_printed(head, tail)), end  # 1,500 in Vietnamese
    if last != decimal:
        return grouped, end
    return _printed(head, tail)._replace(ambiguous=grouped), end


def _grouped(pieces: list[str]) -> bool:
    """Whether *pieces* are thousands (1.234.567) or lakhs and crores (12,34,567)."""
    if len(pieces[0]) > 3 or len(pieces[-1]) != 3:
        return False
    middle = {len(piece) for piece in pieces[1:-1]}
    return middle <= {3} or (middle <= {2} and len(pieces[0]) <= 2)


def _printed(whole: str, decimals: str) -> Printed:
    return Printed(int(whole + decimals), len(decimals))


def read_number(reading: Reading, position: int) -> Number | None:
    """Read the number that begins with the digits, glyph or word at *position*.

    The sign, an article ("a million") and a bare decimal sign (".77") may stand before it.
    """
    lower = reading.lower
    table = numerals(reading.language.code)
    first = lower[position : position + 1]
    if first in _GLYPHS:
        over, under = _GLYPHS[first]
        glyph = Number(Printed(over, divisor=under), position, position + 1, fraction=True)
        return _grow(reading, table, glyph) or glyph
    if not ("0" <= first <= "9"):
        words = read_single(table, lower, position) or read_words(table, lower, position)
        if words is None or not words.end:
            return None
        number = Number(words.printed, position, words.end, words.fraction, words.scaled)
        return _signed(reading, table, number)
    digits = read_digits(lower, position, reading.language.decimal)
    if digits is None:
        return None
    printed, end = digits
    start = position
    before = lower[position - 1] if position else " "
    if before in ".," and (position == 1 or lower[position - 2] in " -(") and not printed.decimals:
        printed, start = Printed(printed.mantissa, end - position), position - 1
    following = lower[end : end + 1]
    if following and following not in ".,;:)%\"'":
        grown = _grow(reading, table, Number(printed, start, end))
        if grown is not None:
            return _signed(reading, table, grown)
    return _signed(reading, table, Number(printed, start, end))


def _grow(reading: Reading, table: Numerals, number: Number) -> Number | None:
    """Add what may follow digits: glyph, mixed fraction, exponent, short scale, words."""
    lower, end, printed = reading.lower, number.end, number.printed
    if end == len(lower):
        return None
    following = lower[end]
    glyph = lower[end + 1 : end + 2] if following == " " else following
    if glyph in _GLYPHS:
        over, under = _GLYPHS[glyph]
        mixed = Printed(printed.mantissa * under + over, divisor=under)
        return number._replace(printed=mixed, end=lower.index(glyph, end) + 1, fraction=True)
    if following in " -" and not printed.decimals:
        hyphened = following == "-" and reading.language.decimal == "."
        match = (_HYPHENED if hyphened else _MIXED).match(lower, end)
        if match is not None and 0 < int(match[1]) < int(match[2]):
            over, under = int(match[1]), int(match[2])
            mixed = Printed(printed.mantissa * under + over, divisor=under)
            return number._replace(printed=mixed, end=match.end(), fraction=True)
    if following in "e^x× *":
        match = _EXPONENT.match(lower, end)
        if match is not None:
            return _power(number, match)
    match = _SHORT.match(reading.text, end)
    if match is not None and match[1] in table.short and _is_scale(lower, number, match):
        scaled = printed._replace(scale=table.short[match[1]], ambiguous=None)
        return number._replace(printed=scaled, end=match.end(), scaled=True)
    words = read_words(table, lower, end, printed)
    if words is None:
        return None
    return Number(words.printed, number.start, words.end, words.fraction, words.scaled)


def _is_scale(lower: str, number: Number, match: re.Match[str]) -> bool:
    """Whether letters behind digits multiply them: 10k and $5m do, 5m, 4G, 4K and 10B do not."""
    word = match[1]
    money = lower[max(0, number.start - 2) : number.start].strip()[-1:] in _SIGNS
    if money or len(word) > 1:
        return True
    exact = number.printed.decimals == 0 and lower[number.start : number.end].isdigit()
    if word == "m":
        return False
    if match.start(1) > number.end and exact and word not in "kKG":
        return False
    return not exact or (word in "kKGM" and (number.printed.mantissa > 9 or word in "kM"))


def _power(number: Number, match: re.Match[str]) -> Number | None:
    printed = number.printed
    if match[1] is not None:
        exponent = int(match[1])
        if abs(exponent) > POWERS:
            return None
        if exponent < 0:
            value = Printed(printed.mantissa, printed.decimals - exponent)
        else:
            value = printed._replace(scale=10**exponent, ambiguous=None)
        return number._replace(printed=value, end=match.end(), scaled=True)
    exponent = int(match[2].replace("--", "").replace("+", ""))
    if abs(exponent) > POWERS or printed.mantissa == 0 or printed.mantissa > 10**9:
        return None
    power, tens = printed.mantissa ** abs(exponent), printed.decimals * abs(exponent)
    value = Printed(power, tens) if exponent >= 0 else Printed(10**tens, divisor=power)
    return number._replace(printed=value, end=match.end())


def _names(text: str, end: int) -> bool:
    """Whether a figure or a lone capital ends here, which a hyphen would only join."""
    last = text[end - 1 : end]
    return last.isdigit() or (last.isupper() and not text[max(0, end - 2) : end - 1].isalpha())


def _signed(reading: Reading, table: Numerals, number: Number) -> Number:
    """Return *number* with the minus sign or word that stands before it.

    A hyphen is a sign if it touches the digits and follows a space or bracket, or if it and the
    number are all there is; else it joins ("5 - 10") or opens a list item ("- 15 tập thể").
    """
    lower, start, done = reading.lower, number.start, reading.done
    if start == done:
        return number
    before, place = lower[start - 1], -1
    if before == "-":
        left = lower[start - 2 : start - 1]
        if left in {"", "(", "=", ":"} or (left == " " and not _names(reading.text, start - 2)):
            place = start - 1
    elif before == " ":
        word = lower[max(done, start - 10) : start - 1].rpartition(" ")[2].lstrip("(")
        if word in table.minus or (
            word == "-" and lower[:start].strip() == "-" and number.end == len(lower.rstrip())
        ):
            place = lower.rindex(word, 0, start)
    if place < done:
        return number
    negative = number.printed._replace(mantissa=-number.printed.mantissa)
    return number._replace(start=place, printed=negative)
