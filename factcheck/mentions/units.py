"""What stands behind a number and tells its kind: %, lần, tuổi, đồng, km/h, years.

All the unit words of a language are one table from their first token to the wordings that begin
with it, so that a number without a unit costs one look-up. A wording written with capitals in the
language file is matched with them (MW is not mW).
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from factcheck.expressions import compile_kept
from factcheck.languages import derived, load_language
from factcheck.mentions.scanner import Reading
from factcheck.model import MentionKind
from factcheck.records import NamedTuple
from factcheck.spellings import spellings

# What a unit of time is in the units that the other stages know.
_YEARS: Mapping[str, tuple[str, int]] = {
    "decade": ("year", 10),
    "century": ("year", 100),
    "fortnight": ("week", 2),
    "quarter": ("month", 3),
    "weekend": ("day", 2),
}
_FIRST = compile_kept(r"[^\W\d_]{1,40}[²³]?|[^\s\w]")
_NEXT = compile_kept(r" ?-? ?[(\[{<]?([^\W\d_]{1,40}[²³]?|[^\s\w])")
# "5 bạc, 9 đồng", "5 bạc và 9 đồng": the word before the figure, over a comma and an "and".
_BEFORE = compile_kept(r"([^\W\d_]+)[,;]?(?: [^\W\d_]{1,3})? [0-9]+\Z")
_AGAIN = 32  # characters in which a weight is told again
_REACH = 24
_WORD = compile_kept(r" +([^\W\d_]{1,40})")
_FACTOR = compile_kept(r" ?[0-9]")  # "461 x 24" is a product
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}


class Unit(NamedTuple):
    """A unit: *size* is how many of *symbol* it is (a decade is ten years)."""

    kind: MentionKind
    symbol: str
    size: int = 1


class Wording(NamedTuple):
    """One way to write a unit; *exact* if its capitals matter."""

    text: str
    unit: Unit
    exact: bool
    unless: frozenset[str] = frozenset()  # following words that make it no unit
    unless_behind: frozenset[str] = frozenset()  # words before its figure that do
    weight: Unit | None = None  # what it is beside the words of weighing
    glued: bool = False  # only right behind the digits: 40C
    bracketed: bool = False  # only right before a closing bracket: (0.39 in)


class Found(NamedTuple):
    """A unit of the text and where it ends."""

    unit: Unit
    end: int


# The units of the language files' word lists.
_WORDED: Mapping[str, Unit] = {
    "percent": Unit("percent", "%"),
    "points": Unit("points", "pp"),
    "times": Unit("multiple", ""),
    "age": Unit("age", "year"),
    "age_months": Unit("age", "month"),
    "age_weeks": Unit("age", "week"),
    "age_days": Unit("age", "day"),
}


def unit_wordings(code: str) -> Mapping[str, tuple[Wording, ...]]:
    """Return the units of the language *code* by their first token, longest wording first."""
    return {first: _beginning_with(first, code) for first in _kept(code)}


@cache
def _beginning_with(first: str, code: str) -> tuple[Wording, ...]:
    """Return the wordings whose first token is *first*: a text has few of them."""
    return tuple(map(_wording, _kept(code).get(first, ())))


@cache
def _kept(code: str) -> Mapping[str, tuple[tuple[Any, ...], ...]]:
    wordings: Mapping[str, tuple[tuple[Any, ...], ...]] = derived(
        code, "units", lambda: _wordings(code)
    )
    return wordings


def _wording(kept: tuple[Any, ...]) -> Wording:
    text, unit, exact, unless, unless_behind, weight, *places = kept
    weighed = weight and Unit._make(weight)
    return Wording(text, Unit._make(unit), exact, unless, unless_behind, weighed, *places)


def _wordings(code: str) -> Mapping[str, tuple[Wording, ...]]:
    units = load_language(code).units.names
    table: dict[str, list[Wording]] = {}
    weights = {
        word: Unit("measure", name) for name, words in units["weights"].items() for word in words
    }
    unless = {word: frozenset(others) for word, others in units["unless"].items()}
    behind = {word: frozenset(others) for word, others in units["unless_behind"].items()}
    for word, unit, place in _unit_words(code):
        for text in spellings(word):
            first = _FIRST.match(text.lower())
            if first is not None:
                wording = Wording(
                    text,
                    unit,
                    exact=text != text.lower(),
                    unless=unless.get(text, frozenset()),
                    unless_behind=behind.get(text, frozenset()),
                    weight=weights.get(text),
                    glued=place == "glued",
                    bracketed=place == "bracketed",
                )
                table.setdefault(first[0], []).append(wording)
    return {
        first: tuple(sorted(found, key=lambda wording: (-len(wording.text), not wording.exact)))
        for first, found in table.items()
    }


def _unit_words(code: str) -> Iterator[tuple[str, Unit, str]]:
    """Yield the words of each unit, the unit, and where alone they are it, if not anywhere."""
    language = load_language(code)
    quantities, units = language.quantities.words, language.units.names
    plain = [(quantities[name], unit) for name, unit in _WORDED.items()]
    for name, words in units["years"].items():
        symbol, size = _YEARS.get(name, (name, 1))
        plain.append((words, Unit("duration", symbol, size)))
    for name, words in units["money"].items():
        plain.append((words, Unit("money", name)))
        if len(name) == len("USD"):
            plain.append(((f"M{name}",), Unit("money", name, 1_000_000)))
    plain += [(words, Unit("money", name, 0)) for name, words in units["money_parts"].items()]
    yield from ((word, unit, "") for words, unit in plain for word in words)
    for section, place in (("measures", ""), ("glued", "glued"), ("bracketed", "bracketed")):
        for name, words in units[section].items():
            yield from ((word, Unit("measure", name), place) for word in words)


@cache
def currencies_before(code: str) -> tuple[Mapping[str, str], frozenset[str]]:
    """Return the currencies that stand in front of a figure, and the last characters of them."""
    names = load_language(code).units.names["money_before"]
    table = {word: name for name, words in names.items() for word in words}
    return table, frozenset(word[-1] for word in table)


def unit_behind(reading: Reading, end: int) -> Found | None:
    """Return the unit whose wording begins right behind *end*."""
    lower = reading.lower
    match = _NEXT.match(lower, end)
    if match is None:
        return None
    code = reading.language.code
    if match[1] not in _kept(code):
        return None
    start = match.start(1)
    text = reading.text
    for wording in _beginning_with(match[1], code):
        source = text if wording.exact or len(wording.text) == 1 else lower
        if not source.startswith(wording.text, start):
            continue
        stop = start + len(wording.text)
        if not _ends(lower, stop, wording.text) or not _is_meant(wording, lower, end, start, stop):
            continue
        closing = _CLOSING.get(lower[start - 1])
        if closing is not None:
            if lower[stop : stop + 1] != closing:
                continue
            stop += 1
        weighed = wording.weight is not None and _weighed(reading, end, stop)
        return Found(wording.weight if weighed and wording.weight else wording.unit, stop)
    return None


def _is_meant(wording: Wording, lower: str, end: int, start: int, stop: int) -> bool:
    """Whether what stands around a wording lets it be the unit of the number before it."""
    if wording.glued and start > end:
        return False
    if wording.bracketed and lower[stop : stop + 1] not in {")", "]"}:
        return False
    if wording.unit.kind == "multiple" and _FACTOR.match(lower, stop):
        return False
    if wording.unless_behind:
        before = _BEFORE.search(lower, max(0, end - _REACH), end)
        if before is not None and before[1] in wording.unless_behind:
            return False
    following = _WORD.match(lower, stop) if wording.unless else None
    return following is None or following[1] not in wording.unless


def _weighed(reading: Reading, end: int, stop: int) -> bool:
    """Whether something is being weighed around the figure that ends at *end*."""
    words = reading.language.quantities.words
    before = reading.lower[max(0, end - 64) : end].split()
    # "70 pounds (32 kg)" are told again as a weight.
    again = (
        reading.lower[stop : stop + _AGAIN].split(")")[0]
        if reading.lower[stop : stop + 2] == " ("
        else ""
    )
    if not set(words["weighing"]).isdisjoint((*before, *again.split())):
        return True
    # So are "1.7 tons (3,400 pounds)".
    told, opened, inside = reading.lower[max(0, end - 64) : end].rpartition(" (")
    if opened and ")" not in inside and not set(words["weights"]).isdisjoint(told.split()[-1:]):
        return True
    following = _WORD.match(reading.lower, stop)
    return following is not None and following[1] in words["weighed"]


def _ends(lower: str, stop: int, wording: str) -> bool:
    """Whether a wording that stops here is a whole word."""
    following = lower[stop : stop + 1]
    if not wording[-1].isalpha():
        return not (following.isdigit() and wording[-1] in "23²³")
    if following.isalpha() or following == "_":
        return False
    return not (following.isdigit() or following in {"²", "³"})
