"""The short way for most figures: digits or one word, perhaps one hedge, one unit or a noun.

What stands right before and right behind the number is looked up once; if neither word can belong
to a longer figure, the mention is made at once. In every other case `read_plain` returns None and
`factcheck.mentions.number_reader` reads the figure the long way, with the same outcome for a plain
one.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from factcheck.expressions import compile_kept
from factcheck.languages import derived, load_language
from factcheck.mentions.hedges import hedge_before, hedges, is_of_amount
from factcheck.mentions.numbers import GLYPHS
from factcheck.mentions.numerals import numerals
from factcheck.mentions.ordinals import ordinals
from factcheck.mentions.quantities import FIRST_YEAR, LAST_YEAR, counts_one, grammar, noun_behind
from factcheck.mentions.scanner import Reading
from factcheck.mentions.units import currencies_before, unit_behind, unit_wordings
from factcheck.model import Mention, MentionKind, Printed, Span
from factcheck.records import NamedTuple
from factcheck.spellings import spellings

_WORD = compile_kept(r" ([^\W\d_]{1,40})(?: ([^\W\d_]{1,40}))?")
_OPENING = frozenset("(;\n")
_CLOSING = frozenset(".;:)!?\n…")


class Direct(NamedTuple):
    """A unit that is one word.

    Before the words of *unless*, as before all of `Plainness.behind_unit`, it may be something
    longer or else.
    """

    kind: MentionKind
    symbol: str
    unless: frozenset[str]


class Plainness(NamedTuple):
    """The words around a number that may make it more than a plain one."""

    before: Mapping[str, tuple[str, ...]]  # by their last words
    hedges: frozenset[str]
    behind: frozenset[str]
    units: frozenset[str]
    behind_unit: frozenset[str]
    stops: frozenset[str]
    numbers: frozenset[str]  # words that go on a number in words
    direct: Mapping[str, Direct]


@cache
def plainness(code: str) -> Plainness:
    """Return the words that matter around numbers in the language *code*."""
    *words, direct = derived(code, "plainness", lambda: _plainness(code))
    units = {word: Direct._make(unit) for word, unit in direct.items()}
    return Plainness._make((*words, units))


def _plainness(code: str) -> Plainness:
    language = load_language(code)
    quantities, numbers = language.quantities.words, language.numbers.words

    def every(*lists: Iterable[str]) -> set[str]:
        return {variant for words in lists for word in words for variant in spellings(word)}

    def firsts(*lists: Iterable[str]) -> set[str]:
        return {
            variant.lstrip(" -").partition(" ")[0].partition("-")[0] for variant in every(*lists)
        }

    table = numerals(code)
    words = language.hedges.words
    behind_hedges = firsts(words["about_after"], words["above_after"], words["below_after"])
    joints = firsts(quantities["joins"], quantities["out_of"], quantities["share_of"])
    # "năm" behind digits is the year, whatever it means elsewhere.
    certain = {word for word, role in table.words.items() if not role.careful}
    behind = certain | GLYPHS | {short.lower() for short in table.short} | behind_hedges | joints
    halves = firsts(quantities["glue"], quantities["and_half"], quantities["and_quarter"])
    points = {part for wording in quantities["points"] for part in wording.split()}
    before: dict[str, tuple[str, ...]] = {}
    for wording in {
        *every(quantities["age_before"], quantities["share_before"], numbers["minus"]),
        *currencies_before(code)[0],
    }:
        last = wording.rpartition(" ")[2]
        before[last] = (*before.get(last, ()), wording)
    return Plainness(
        before=before,
        hedges=hedges(code).articles.union(hedges(code).before),
        behind=frozenset(behind | firsts(quantities["adverbs"])),
        units=frozenset(unit_wordings(code)),
        behind_unit=frozenset(behind | halves | points),
        stops=grammar(code).stops,
        numbers=frozenset((*table.words, *ordinals(code).words)),
        direct=_direct_units(code),
    )


def _direct_units(code: str) -> Mapping[str, Direct]:
    """Return the units whose word needs no comparing, unless one of some words follows."""
    direct: dict[str, Direct] = {}
    for first, wordings in unit_wordings(code).items():
        simple = [wording for wording in wordings if wording.text == first]
        longer = [wording.text for wording in wordings if wording.text != first]
        if len(simple) != 1 or not first.isalpha() or len(first) == 1:
            continue
        wording = simple[0]
        if wording.exact or wording.weight or wording.unless_behind or wording.unit.size != 1:
            continue
        if wording.glued or wording.bracketed:
            continue
        if not all(text.startswith(f"{first} ") for text in longer):
            continue
        seconds = {text.split()[1] for text in longer}
        unless = wording.unless | seconds
        direct[first] = Direct(wording.unit.kind, wording.unit.symbol, unless)
    return direct


def read_plain(reading: Reading, start: int, printed: Printed, end: int) -> Mention | None:
    """Return the figure whose digits or word stand from *start* to *end* if it is a plain one."""
    lower = reading.lower
    table = plainness(reading.language.code)
    word = _word_before(lower, start, table)
    behind = None if word is None else _behind(reading, end, table)
    if behind is None or (printed.spelled and behind.word in table.numbers):
        return None
    hedge = hedge_before(reading, start) if word in table.hedges else None
    if hedge is not None and hedge.kind == "vague":
        return None
    kind, symbol, stop, noun, following = behind
    if not kind:
        one = printed.spelled and printed.mantissa == 1
        if one and not counts_one(reading, start, noun, following):
            return None
        is_year = FIRST_YEAR <= printed.mantissa <= LAST_YEAR and end - start == 4
        is_year = is_year and not is_of_amount(hedge)
        kind = "decimal" if printed.decimals else "yearlike" if is_year else "integer"
    offset = reading.offset
    span = Span(offset + start, offset + stop)
    digits_span = span if stop == end else Span(offset + start, offset + end)
    return Mention(kind, span, printed, digits_span, symbol, noun, hedge)


def _word_before(lower: str, start: int, table: Plainness) -> str | None:
    """Return the word before a number, empty if there is none; None if it may belong to it."""
    before = lower[start - 1] if start else "\n"
    if before == ":" and not lower[start - 2 : start - 1].isdigit():
        return ""
    if before != " ":
        return "" if before in _OPENING else None
    word = lower[lower.rfind(" ", 0, start - 1) + 1 : start - 1]
    if not word[:1].isalnum():
        return None
    if word in table.before and lower.endswith(table.before[word], 0, start - 1):
        return None
    return word if word.isalnum() or word[-1] in ",.;:)\"'%" else None


class _Behind(NamedTuple):
    """What stands behind a plain number: a unit that ends at *stop*, or a noun, or nothing.

    *word* is the first word behind it.
    """

    kind: MentionKind | Literal[""]
    symbol: str
    stop: int
    noun: str
    word: str = ""


def _behind(reading: Reading, end: int, table: Plainness) -> _Behind | None:
    """Return what stands behind a number that ends at *end*; None if it may be more than that."""
    lower = reading.lower
    following = lower[end : end + 1]
    if following == " ":
        return _word_behind(reading, end, table)
    if following == "%":
        percent = _Behind("percent", "%", end + 1, "")
        return percent if _is_complete(lower, percent.stop, table) else None
    closed = not following or following == "," or following in _CLOSING
    if not closed or (following != ";" and lower[end + 1 : end + 2].isdigit()):
        return None
    return _Behind("", "", end, "")


def _word_behind(reading: Reading, end: int, table: Plainness) -> _Behind | None:
    """Return the unit or the noun behind a number and a space."""
    lower = reading.lower
    match = _WORD.match(lower, end)
    if match is None or match[1] in table.behind:
        return None
    direct = table.direct.get(match[1])
    if direct is not None and match[2] and _is_other(match[2], direct, table):
        return _Behind(direct.kind, direct.symbol, match.end(1), "", match[1])
    found = unit_behind(reading, end) if match[1] in table.units else None
    if found is None:
        return _Behind("", "", end, noun_behind(lower, end, table.stops), match[1])
    if found.unit.size != 1 or not _is_complete(lower, found.end, table):
        return None
    return _Behind(found.unit.kind, found.unit.symbol, found.end, "", match[1])


def _is_other(word: str, direct: Direct, table: Plainness) -> bool:
    """Tell whether *word* has nothing to do with the unit in front of it."""
    return word not in direct.unless and word not in table.behind_unit


def _is_complete(lower: str, stop: int, table: Plainness) -> bool:
    """Whether nothing behind a unit can belong to the figure."""
    tail = lower[stop : stop + 1]
    if tail == " ":
        match = _WORD.match(lower, stop)
        return match is not None and match[1] not in table.behind_unit
    if tail == ",":
        return not any(char.isdigit() for char in lower[stop + 1 : stop + 3])
    return not tail or tail in _CLOSING
