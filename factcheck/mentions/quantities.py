"""Numbers with what they count: the reader of every figure that begins with a number.

One number is read (`numbers`), then what stands before and behind it decides the kind (`units`):
percent, money, measure, duration, age, multiple, or a bare number with the noun it counts. Figures
made of two are put together in `compounds` and `number_pairs`.
"""

import re
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.hedges import hedge_before, hedge_behind, is_of_amount
from factcheck.mentions.numbers import Number, read_number
from factcheck.mentions.numerals import numerals
from factcheck.mentions.scanner import Reading
from factcheck.mentions.units import Found, Unit, currencies_before, unit_behind
from factcheck.model import Mention, MentionKind, Printed
from factcheck.records import NamedTuple
from factcheck.spellings import any_of, spellings

FIRST_YEAR, LAST_YEAR = 1000, 2199  # a bare number between may as well be a year
OLDEST = 130
REACH = 24  # how far before a figure its currency or "aged" may begin

_NOUN = compile_kept(r"(?: +[^\W\d_]{1,40}(?:[-'][^\W\d_]{1,40}){0,4}){1,4}")
_WORD = compile_kept(r" +([^\W\d_]{1,40})")
_YEAR_NEXT = compile_kept(r" +[12][0-9]{3}(?!\w|[-/.][0-9]| - [0-9])")
_NOTHING = compile_kept(r"(?!)")


class Grammar(NamedTuple):
    """The small words around figures of one language."""

    adverbs: re.Pattern[str]
    of: re.Pattern[str]
    and_half: re.Pattern[str]
    and_quarter: re.Pattern[str]
    glue: re.Pattern[str]
    between: frozenset[str]
    joins: re.Pattern[str]
    out_of: re.Pattern[str]
    share_of: frozenset[str]
    age_before: frozenset[str]
    share_before: tuple[str, ...]
    not_before_one: frozenset[str]
    not_after_one: frozenset[str]
    half_before: frozenset[str]
    not_after_half: frozenset[str]
    stops: frozenset[str]
    scores: tuple[str, ...]


class Quantity(NamedTuple):
    """A number with its unit, not yet a mention; positions are the block's."""

    printed: Printed
    start: int
    end: int
    digits: tuple[int, int]
    unit: Unit | None = None
    fraction: bool = False
    scaled: bool = False


@cache
def grammar(code: str) -> Grammar:
    """Return the small words of the language *code*."""
    language = load_language(code)
    words = language.quantities.words

    def behind(name: str, follows: str = r"(?!\w)") -> re.Pattern[str]:
        return compile_kept(rf" +{any_of(words[name])}{follows}") if words[name] else _NOTHING

    def every(name: str) -> frozenset[str]:
        return frozenset(variant for word in words[name] for variant in spellings(word))

    return Grammar(
        adverbs=behind("adverbs", "(?= )"),
        of=behind("of", "(?= )"),
        and_half=behind("and_half"),
        and_quarter=behind("and_quarter"),
        glue=compile_kept(rf"(?:,? +{any_of(words['glue'])} +|,? *)(?=[^\W_])"),
        between=every("between"),
        joins=compile_kept(rf" +({any_of(words['joins'])}) +(?=[^\W_]|[$€£¥-])"),
        out_of=compile_kept(rf" +({any_of(words['out_of'] + words['share_of'])}) +(?=[^\W_])"),
        share_of=every("share_of"),
        age_before=every("age_before"),
        share_before=tuple(words["share_before"]),
        not_before_one=every("not_before_one"),
        not_after_one=every("not_after_one"),
        half_before=every("half_before"),
        not_after_half=every("not_after_half"),
        stops=every("stops"),
        scores=tuple(language.codes.words["scores"]),
    )


def read_quantity(reading: Reading, position: int, floor: int = 0) -> Quantity | None:
    """Read the number at *position* with its unit; nothing before *floor* belongs to it."""
    number = read_number(reading, position)
    if number is None:
        return None
    return with_unit(reading, number, floor)


def with_unit(reading: Reading, number: Number, floor: int = 0) -> Quantity:
    """Return *number* with the currency before it (not before *floor*) or the unit behind it."""
    small = grammar(reading.language.code)
    printed, end = number.printed, number.end
    quantity = Quantity(
        printed, number.start, end, (number.start, end), None, number.fraction, number.scaled
    )
    before = _currency(reading, number.start, max(floor, reading.done))
    found = unit_behind(reading, end)
    if before is not None:
        symbol, start = before
        if found and found.unit.symbol == symbol and reading.lower[found.end - 1].isalpha():
            end = found.end  # "$10 dollars"
        return quantity._replace(unit=Unit("money", symbol), start=start, end=end)
    found = found or _unit_further_on(reading, number, small)
    if found is None:
        return _look_back(reading, quantity, small)
    unit, end = found
    if unit.kind == "duration" and not number.fraction and _YEAR_NEXT.match(reading.lower, end):
        return quantity  # "khóa 2 năm 2020": the unit begins a year
    if unit.kind == "money" and unit.size:
        printed, end = _scaled_behind(reading, printed, end)
    if unit.size > 1:
        printed = printed._replace(scale=printed.scale * unit.size, ambiguous=None)
    if unit.kind in {"duration", "measure", "money"}:
        printed, end = _and_part(reading.lower, printed, end, small)
    return quantity._replace(printed=printed, unit=unit, end=end)


def _unit_further_on(reading: Reading, number: Number, small: Grammar) -> Found | None:
    """Return the unit behind an adverb ("20 full years") or, for a fraction, behind "of"."""
    for pattern in (small.adverbs, small.of) if number.fraction else (small.adverbs,):
        match = pattern.match(reading.lower, number.end)
        found = unit_behind(reading, match.end()) if match is not None else None
        if found is not None and found.unit.kind in {"duration", "measure"}:
            return found
    return None


def _scaled_behind(reading: Reading, printed: Printed, end: int) -> tuple[Printed, int]:
    """Read the scale behind a currency: 75 USD million."""
    word = _WORD.match(reading.lower, end)
    scale = numerals(reading.language.code).words.get(word[1]) if word is not None else None
    if word is None or scale is None or scale.role != "scale":
        return printed, end
    return printed._replace(scale=scale.value), word.end()


def _and_part(lower: str, printed: Printed, end: int, small: Grammar) -> tuple[Printed, int]:
    """Add the half or quarter behind a unit: "an hour and a half", "3 năm rưỡi"."""
    for pattern, part in ((small.and_half, 2), (small.and_quarter, 4)):
        match = pattern.match(lower, end)
        if match is not None and printed.decimals == 0 and printed.divisor == 1:
            mantissa = printed.mantissa * part + 1
            if part == 2:
                return printed._replace(mantissa=mantissa * 5, decimals=1), match.end()
            return printed._replace(mantissa=mantissa, divisor=part), match.end()
    return printed, end


def _currency(reading: Reading, start: int, done: int) -> tuple[str, int] | None:
    """Return the currency in front of *start* and where it begins."""
    table, lasts = currencies_before(reading.language.code)
    lower, place = reading.lower, start
    if place > done and lower[place - 1] == " ":
        place -= 1
    if place <= done or lower[place - 1] not in lasts:
        return None
    text = lower[max(done, place - REACH) : place]
    first = text.rfind(" ") + 1
    second = text.rfind(" ", 0, first - 1) + 1 if first else first
    for begin in (second, first):
        word = text[begin:].lstrip("([\"'-—~≈=:")
        symbol = table.get(word)
        if symbol is not None:
            return symbol, place - len(word)
    last = text[-1]
    if last in table and not last.isalpha():
        return table[last], place - 1
    return None


def _look_back(reading: Reading, quantity: Quantity, small: Grammar) -> Quantity:
    """Read the kind of a bare number off the words before it: "aged 45", "a percentage of 10"."""
    lower, start = reading.lower, quantity.start
    text = lower[max(reading.done, start - REACH) : max(reading.done, start - 1)]
    if not text or lower[start - 1] != " ":
        return quantity
    last = text[text.rfind(" ") + 1 :]
    printed = quantity.printed
    first = start - 1 - len(last)
    # "phường Vĩnh Thọ 2 người": the last word of a name.
    is_name = reading.text[first].isupper() and reading.text[:first].rstrip()[-1:].isalpha()
    is_cued = last in small.age_before and not is_name
    may_be_age = is_cued and not quantity.scaled and printed.mantissa <= OLDEST
    if may_be_age and (
        not printed.spelled or _word_behind(lower, quantity.end) in {"", *small.stops}
    ):
        return quantity._replace(unit=Unit("age", "year"), start=first if last != "tuổi" else start)
    for words in small.share_before:
        if text.endswith(words):
            return quantity._replace(unit=Unit("percent", "%"), start=start - 1 - len(words))
    return quantity


def _word_behind(lower: str, end: int) -> str:
    match = _WORD.match(lower, end)
    return match[1] if match is not None else ""


def to_mention(reading: Reading, quantity: Quantity) -> Mention | None:
    """Return the mention of *quantity*, with noun and hedge; None if it is no figure after all."""
    small = grammar(reading.language.code)
    lower, unit, printed = reading.lower, quantity.unit, quantity.printed
    noun = ""
    kind: MentionKind
    if quantity.fraction and _word_behind(lower, quantity.digits[1]) in small.not_after_half:
        return None
    if unit is None:
        noun = noun_behind(lower, quantity.end, small.stops)
        if printed.spelled and not _counts(reading, quantity, noun, small):
            return None
        kind = _bare_kind(quantity)
    else:
        kind = unit.kind
    hedge = hedge_before(reading, quantity.start)
    if hedge is None or hedge.kind == "vague":
        hedge = hedge_behind(reading, quantity.end) or hedge
    possessive = lower[quantity.end : quantity.end + 1] in _APOSTROPHES
    if kind == "yearlike" and is_of_amount(hedge) and not possessive:
        kind = "integer"
    if hedge and hedge.preposition and hedge.kind in _DURING and _is_attribute(lower, quantity):
        hedge = None
    return Mention(
        kind,
        reading.span(quantity.start, quantity.end),
        printed,
        reading.span(*quantity.digits),
        unit.symbol if unit is not None else "",
        noun,
        hedge,
    )


_APOSTROPHES = ("'", "\u2019")  # "higher than 1985's"
_DURING = ("above-near", "under")


def _is_attribute(lower: str, quantity: Quantity) -> bool:
    """Tell whether a length of time is an attribute: "over a six-year period" is during it."""
    unit, end = quantity.unit, quantity.digits[1]
    return unit is not None and unit.kind == "duration" and lower[end : end + 1] == "-"


def _bare_kind(quantity: Quantity) -> MentionKind:
    printed = quantity.printed
    if quantity.fraction and printed.divisor > 1 and abs(printed.mantissa) < printed.divisor:
        return "fraction"
    if printed.decimals or quantity.scaled or printed.divisor > 1:
        return "fraction" if printed.value == HALF and quantity.fraction else "decimal"
    if FIRST_YEAR <= printed.mantissa <= LAST_YEAR and quantity.end - quantity.start == 4:
        return "yearlike"
    return "integer"


def _counts(reading: Reading, quantity: Quantity, noun: str, small: Grammar) -> bool:
    """Whether a number in words is one: "the one", "một cách" and "first half" are not."""
    lower, printed = reading.lower, quantity.printed
    behind = _word_behind(lower, quantity.end)
    start = quantity.start
    before = lower[max(0, start - 16) : max(0, start - 1)].rpartition(" ")[2]
    if lower[start - 1 : start] == "-" and lower[start - 2 : start - 1].isalpha():
        return False  # scrum-half
    if quantity.fraction:
        if printed.mantissa != 1:
            return True
        hyphen = lower[quantity.end : quantity.end + 1] == "-"
        return not hyphen and before not in small.half_before
    if printed.mantissa == 1 and not quantity.scaled:
        return counts_one(reading, start, noun, behind)
    return True


def counts_one(reading: Reading, start: int, noun: str, behind: str) -> bool:
    """Whether the word for one at *start* is a number; *behind* is the next word."""
    small = grammar(reading.language.code)
    lower = reading.lower
    head, _, before = lower[max(0, start - _TWO_WORDS) : max(0, start - 1)].rpartition(" ")
    if before in small.not_before_one or behind in small.not_after_one:
        return False
    if not noun and not behind and head.rpartition(" ")[2] in small.not_before_one:
        return False  # "the northern one."
    if noun or not behind or behind not in small.stops:
        return True
    return _ends_list(reading, start, before)


def _ends_list(reading: Reading, start: int, before: str) -> bool:
    """Whether a "one" is the last of several: "four are new, three old and one is broken"."""
    if not before.endswith(",") and before not in reading.language.words.get("and", ()):
        return False
    return any(
        mention.kind == "integer" and start + reading.offset - mention.span.end <= _LIST_GAP
        for mention in reading.mentions[-2:]  # "two for one year, and one for good"
    )


def noun_behind(lower: str, end: int, stops: frozenset[str]) -> str:
    """Return up to four words behind a figure, up to the first that is no noun or adjective."""
    match = _NOUN.match(lower, end)
    if match is None:
        return ""
    words = match[0].split()
    for index, word in enumerate(words):
        if word in stops:
            del words[index:]
            break
    return " ".join(words)


HALF = Printed(1, divisor=2).value
_TWO_WORDS = 34  # characters
_LIST_GAP = 90  # characters between two figures of a list
