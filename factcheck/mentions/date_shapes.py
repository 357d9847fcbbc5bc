"""Wordings of dates, from the templates of a language file to regular expressions.

A template such as ``"{d} tháng <{m}|{month}>{tail}"`` is plain text with three signs: ``[x]`` may
be missing, ``<a|b>`` is one of its parts, and ``{name}`` stands for a fragment: digits of a day, a
month's name, a year with what may stand before it. Fragments become named groups, so that one
function can read every wording (`factcheck.mentions.dates`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import derived, load_language
from factcheck.mentions.scanner import DIGIT
from factcheck.model import MentionKind, When
from factcheck.records import NamedTuple
from factcheck.spellings import any_of, spelling, spellings

# The keys of a language file that hold templates, and what a match of one is.
KINDS: Mapping[str, MentionKind] = {
    "days": "date",
    "lunar_days": "date",
    "months": "month",
    "lone_months": "month",
    "quarters": "quarter",
    "years": "year",
    "decades": "decade",
    "centuries": "century",
}
_END = r"(?!\w|[.,:]\d| ?%)"
_BEGINS_WITH_DIGIT = frozenset({"d", "dual", "n", "m", "y", "yy", "anno", "decade", "short_decade"})


class Shape(NamedTuple):
    """One wording: *name* is the key of its list, *starts* the words that it may begin with.

    *seconds* are the words that may come right behind the digits it begins with.
    """

    name: str
    kind: MentionKind
    template: str
    pattern: re.Pattern[str]
    starts: frozenset[str]
    seconds: frozenset[str]


class Part(NamedTuple):
    """A date found in a block, before it becomes a mention: positions are the block's."""

    kind: MentionKind
    start: int
    end: int
    when: When


class Names(NamedTuple):
    """The words for numbers in dates, each in all its spellings."""

    months: Mapping[str, int]
    ordinals: Mapping[str, int]
    cardinals: Mapping[str, int]
    decades: Mapping[str, int]
    fixed_days: Mapping[str, int]
    weekdays: Mapping[str, int]


@cache
def names(code: str) -> Names:
    """Return the words for numbers in the dates of the language *code*."""
    section = load_language(code).dates
    numbers = section.numbers
    tens, units = numbers["tens"], numbers["cardinals"]
    compounds = {
        f"{ten}{joint}{unit}": tens[ten] + value
        for joint in (" ", "-")
        for ten in tens
        for unit, value in units.items()
        if value < 10
    }
    ordinals = {
        f"{ten}{joint}{unit}": tens[ten] + value
        for joint in (" ", "-")
        for ten in tens
        for unit, value in numbers["ordinals"].items()
        if value < 10
    }
    return Names(
        months=_spelled(numbers["month_names"]),
        ordinals=_spelled({**numbers["ordinals"], **ordinals}),
        cardinals=_spelled({**units, **tens, **compounds}),
        decades=_spelled(numbers["decade_names"]),
        fixed_days=_spelled(numbers["fixed_days"]),
        weekdays=_spelled(numbers["weekday_names"]),
    )


@cache
def shapes(code: str) -> tuple[Shape, ...]:
    """Return the wordings of dates in the language *code*."""
    found = derived(code, "shapes", lambda: tuple(_shapes(code)))
    return tuple(
        Shape(name, kind, template, compile_kept(source), starts, seconds)
        for name, kind, template, source, starts, seconds in found
    )


def _shapes(code: str) -> Iterator[tuple[object, ...]]:
    """Yield the fields of each shape, its pattern as text."""
    words = load_language(code).dates.words
    fragments = fragments_of(code)
    for name, kind in KINDS.items():
        for template in words[name]:
            source = expression(template, fragments) + _END
            starts, seconds = starts_of(template, code), words_behind_digits(template, code)
            yield name, kind, template, source, starts, seconds


def expression(template: str, fragments: Mapping[str, str]) -> str:
    """Return the regular expression of a template."""
    signs = {"[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}
    pieces = []
    for piece in re.findall(r"\{\w+\}|[\[\]<>|]|[^\[\]<>|{}]+", template):
        if piece[0] == "{":
            pieces.append(fragments[piece[1:-1]])
        else:
            pieces.append(signs.get(piece) or spelling(piece))
    return "".join(pieces)


@cache
def fragments_of(code: str) -> Mapping[str, str]:
    """Return the expressions that stand for ``{name}`` in the language's templates."""
    words, spoken = load_language(code).dates.words, names(code)
    suffix = any_of(words["suffixes"]) if words["suffixes"] else ""
    not_a_year = rf"(?!\d|[.,:]\d| ?%| +{any_of(words['no_year'])}(?!\w))"
    not_a_day = (
        rf"(?!\d|[.:]\d|-(?!{any_of(spoken.months)})[^\W\d_]"
        rf"|,\d(?!\d{{3}}(?!\d))| ?%| +{any_of(words['no_day'])}(?!\w))"
    )
    numbers = load_language(code).dates.numbers
    scales = numbers["year_scales"]
    joining = any_of(word for word, value in scales.items() if value <= 1)
    scaling = any_of(word for word, value in scales.items() if value > 1)
    tens, units = any_of(numbers["tens"]), any_of(numbers["cardinals"])
    cardinal = rf"(?:{tens}(?:[ -]{units})?|{units})"
    ordinal = rf"(?:{tens}[ -]{any_of(numbers['ordinals'])}|{any_of(numbers['ordinals'])})"
    spoken_year = (
        rf"{cardinal}(?:[ -]+(?:{joining}[ -]+)?{cardinal}(?!\w)|[ -]+{scaling}(?!\w)){{1,5}}"
    )
    fragments = {
        "d": rf"(?P<d>\d{{1,2}})(?!\d)(?:{suffix}(?!\w))?" if suffix else r"(?P<d>\d{1,2})(?!\d)",
        "n": rf"(?P<n>\d{{1,2}}){suffix}",
        "m": r"(?P<m>\d{1,2})(?!\d)",
        "y": rf"(?P<y>[12]\d{{3,4}}){not_a_year}",
        "yy": r"(?P<yy>\d\d)(?!\d)",
        "end_yy": r"(?P<yy>\d\d)(?= *(?:$|[.;)\]]))",
        "anno": r"(?P<y>\d{1,4})(?!\d)",
        "year_words": rf"(?P<year_words>{spoken_year})",
        "month": rf"(?P<month>{any_of(spoken.months)})(?![^\W\d_])",
        "nth": rf"(?P<nth>{ordinal})(?!\w)",
        "nth2": rf"(?P<nth2>{ordinal})(?!\w)",
        "cardinal": rf"(?P<cardinal>{cardinal})(?!\w)",
        "weekday": rf"(?P<weekday>{any_of(spoken.weekdays)})(?!\w)",
        "roman": r"(?P<roman>[ivxlc]{1,6})(?!\w)",
        "q": r"(?P<q>[1-4]|iv|i{1,3})(?![^\W_])",
        "decade": r"(?P<y>[12]\d\d0)(?!(?: ?[-,] ?| +\w+ +)[12]\d\d[1-9])",
        "short_decade": r"(?P<decade>[1-9]0)",
        "decade_name": rf"(?P<decade_name>{any_of(spoken.decades)})(?!\w)",
        "ides": rf"(?P<fixed>{any_of(spoken.fixed_days)})",
        "bc": rf"(?P<bc>{any_of(words['bc'])})(?!\w)",
        "ad": rf"{any_of(words['ad'])}(?!\w)",
        "lunar": rf"(?=,? *\(?(?P<lunar>{any_of(words['lunar'])})(?!\w))?",
    }
    fragments["dual"] = r"(?:(?P<dual>\d{1,2}) ?/ ?)?" + fragments["d"]
    fragments["last_d"] = fragments["d"].replace(r"(?!\d)", not_a_day)
    tails = "|".join(
        _renamed(expression(tail, fragments), i) for i, tail in enumerate(words["tails"])
    )
    fragments["sure_tail"] = f"(?:{tails})"
    fragments["tail"] = f"(?:{tails})?"
    return fragments


def _renamed(text: str, number: int) -> str:
    """Number the groups of a tail: one expression may not have two of the same name."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1__{number}>", text)


def groups(match: re.Match[str]) -> dict[str, str]:
    """Return the groups of a match that took part, by their plain names."""
    return {
        name.partition("__")[0]: text
        for name, text in match.groupdict().items()
        if text is not None
    }


def place(match: re.Match[str], name: str) -> tuple[int, int] | None:
    """Return where the group *name*, of a tail or not, stands."""
    for found in match.re.groupindex:
        if found.partition("__")[0] == name and match[found] is not None:
            return match.span(found)
    return None


def starts_of(template: str, code: str) -> frozenset[str]:
    """Return the anchors of a template: what its first element may begin with."""
    return frozenset().union(*(_first_words(plain, code) for plain in expansions(template)))


def words_behind_digits(template: str, code: str) -> frozenset[str]:
    """Return the words that may come right after the digits with which a template begins."""
    found: set[str] = set()
    for plain in expansions(template):
        first, _, rest = plain.partition("}")
        if first[1:] in _BEGINS_WITH_DIGIT:
            rest = rest.lstrip(" ,.-/")
            found |= _first_words(rest, code) - {DIGIT}
            if rest.startswith("{"):  # digits in the middle: "2019/23/Sep"
                found |= _first_words(rest.partition("}")[2].lstrip(" ,.-/"), code) - {DIGIT}
    return frozenset(found)


def expansions(template: str) -> list[str]:
    """Return the plain forms of a template, without choices and optional parts.

    >>> expansions("<mid|early>[ the] {y}")
    ['mid the {y}', 'mid {y}', 'early the {y}', 'early {y}']
    """
    inner = re.search(r"<([^<>\[\]]*)>|\[([^<>\[\]]*)\]", template)
    if inner is None:
        return [template]
    choices = inner[1].split("|") if inner[1] is not None else [*inner[2].split("|"), ""]
    return [
        plain
        for choice in choices
        for plain in expansions(template[: inner.start()] + choice + template[inner.end() :])
    ]


def _first_words(plain: str, code: str) -> frozenset[str]:
    """Return the anchors with which the plain form of a template may begin."""
    spoken = names(code)
    words = load_language(code).dates.words
    if not plain.startswith("{"):
        first = re.match(r"[^\W\d_]+", plain)
        return frozenset(spellings(first[0])) if first else frozenset()
    name = plain[1 : plain.index("}")]
    if name in _BEGINS_WITH_DIGIT:
        return frozenset({DIGIT})
    listed: Mapping[str, Iterable[str]] = {
        "month": spoken.months,
        "nth": spoken.ordinals,
        "cardinal": spoken.cardinals,
        "year_words": spoken.cardinals,
        "weekday": spoken.weekdays,
        "ides": spoken.fixed_days,
        "decade_name": spoken.decades,
        "ad": words["ad"],
        "bc": words["bc"],
        "q": [f"q{number}" for number in range(1, 5)],
    }
    return frozenset(re.split(r"[ .-]", word)[0] for word in listed.get(name, ()))


def _spelled(table: Mapping[str, int]) -> Mapping[str, int]:
    return {variant: value for word, value in table.items() for variant in spellings(word)}
