"""Language files: everything that is a word of a language, read from ``rules/languages``.

A file has some settings (decimal sign, order of a date), free tables of wordings for phrasings
(``[words]``, ``[parts]``) and one section for each family of figures. `SECTIONS` says what a
section may hold; a key that is not listed there, or that is missing, is an error that names the
file and the line, so that a mistyped key cannot silently switch a word off.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal

from factcheck.cache import (
    Pieces,
    State,
    cache_name,
    load,
    open_pieces,
    plain,
    save,
    state_below,
    state_of,
)
from factcheck.records import NamedTuple

Shape = Literal["words", "numbers", "names"]

# What each section must hold: "words" is a list, "numbers" a table from word to whole number,
# "names" a table from a canonical name to the list of words that stand for it.
SECTIONS: Mapping[str, Mapping[str, Shape]] = {
    "text": {
        "letters": "words",  # letters that tell the language, one string
        "function": "words",  # frequent small words that tell it
        "abbreviations": "words",  # before a full stop that ends no sentence
        "numbered": "words",  # the same, but only if a figure follows
        "captions": "words",  # in front of a picture's credit or caption, with a colon
        "pictures": "words",  # in front of a picture's number
        "bylines": "words",  # in front of the author's name
        "sic": "words",  # in brackets behind what is meant to stand so
    },
    "numbers": {
        "and": "words",  # joins inside a number: two hundred and five, hai trăm linh năm
        "point": "words",  # before decimals
        "article": "words",  # "a" of "a million"
        "half": "words",  # half of the last unit more: hai triệu rưỡi
        "part": "words",  # between numerator and denominator: hai phần ba
        "minus": "words",
        "joint": "words",  # between tens and ones in writing: twenty-one
        "careful": "words",  # number words that mean something else more often
        "counters": "words",  # words behind which they are numbers after all
        "inner": "words",  # never begin a number: lăm
        "no_count_behind": "words",  # behind these they are none even so
        "counted": "words",  # but here they are: trong năm ngày
        "phrases": "words",  # names that begin with a number word
        "vague": "words",  # before a bare scale: hàng triệu
        "of_whole": "words",  # behind "a third" they make it a part
        "ones": "numbers",
        "tens": "numbers",  # a one may follow: twenty
        "times": "numbers",  # multiply what stands before: hundred, mươi
        "scales": "numbers",  # close a group: million, tỷ
        "short": "numbers",  # scales behind digits, with their capitals: 10k, 3M
        "fractions": "numbers",  # word to denominator
        "after_tens": "numbers",  # how a one is written behind a multiple of ten: hai mươi mốt
        "denominators": "numbers",  # denominators that are not written like the number: phần tư
        "written": "numbers",  # numbers that are written otherwise than their parts: mười lăm
    },
    "quantities": {
        "percent": "words",
        "points": "words",  # percentage points
        "times": "words",  # 3 lần, 3 times
        "age": "words",
        "age_months": "words",
        "age_weeks": "words",
        "age_days": "words",
        "age_before": "words",
        "share_before": "words",  # a percentage of 10
        "between": "words",  # opens a range in words
        "joins": "words",  # joins its two ends
        "alternatives": "words",  # joins the last of several ages: 18, 19 hay 20 tuổi
        "out_of": "words",  # 1 over 3
        "per": "words",  # behind one of these "second" is a unit
        "indefinite": "words",  # "an" of "an hour"
        "indefinite_after": "words",  # behind one of these it is a figure
        "indefinite_before": "words",  # or in front of one of these
        "whole": "words",  # all day, another week
        "some": "words",  # vague numbers: several weeks
        "weighing": "words",  # before a pound they make it a weight
        "weighed": "words",  # behind it
        "weights": "words",  # in front of the bracket that it stands in
        "share_of": "words",  # one out of three, one in five
        "ordinal_before": "words",  # thứ
        "rank_before": "words",  # behind these a number word is an ordinal: giải ba
        "roman_before": "words",  # after these a single capital is a numeral
        "adverbs": "words",  # may stand between number and unit
        "of": "words",  # between a fraction and its unit: half an hour
        "and_half": "words",  # behind a unit: an hour and a half, 3 năm rưỡi
        "and_quarter": "words",
        "glue": "words",  # between the parts of a compound: 2 years and 3 months
        "not_before_one": "words",  # one is no count behind these
        "not_after_half": "words",  # before these a half is a name: nửa đêm
        "half_before": "words",  # behind these a half is a stretch of time or play
        "not_after_one": "words",  # one is no count before these
        "stops": "words",  # end the noun behind a figure
        "ordinals": "numbers",
        "jubilees": "numbers",  # anniversaries whose name says how many years: centenary
        "multiples": "numbers",  # doubled, gấp đôi
        "one_and_half_fold": "words",  # gấp rưỡi
        "doubles": "numbers",  # words that are multiples among the right words only: double
        "double_before": "words",  # behind these
        "double_behind": "words",  # or in front of these
        "not_after_double": "words",  # in front of these never: double figures
    },
    "units": {
        "years": "names",  # units of time
        "money": "names",
        "money_before": "names",  # currencies in front of the figure
        "money_parts": "names",  # hundredths: cents, xu
        "measures": "names",
        "weights": "names",  # words for money that may be weights
        "glued": "names",  # units that are one only right behind digits: 40C
        "bracketed": "names",  # units that are one only before a closing bracket: (0.39 in)
        "split": "words",  # units in the place of the decimal sign: 1m75
        "unless": "names",  # words before which a unit is none: đồng chí
        "unless_behind": "names",  # words in front of its figure that say the same: 5 bạc, 9 đồng
    },
    "hedges": {
        "below-near": "words",
        "above-near": "words",
        "about": "words",
        "under": "words",
        "at-least": "words",
        "at-most": "words",
        "exact": "words",
        "vague": "words",
        "prepositions": "words",  # those of them that may also tie figures together
        "about_after": "words",  # behind the figure: or so
        "above_after": "words",
        "below_after": "words",
    },
    "codes": {
        "names": "words",  # digits and letters that are a word: 3D, 5G
        "before": "words",  # the number behind one of these is a name: route, quốc lộ
        "law": "words",  # articles and clauses
        "documents": "words",  # types of official documents
        "number": "words",  # between a document's type and its number: số, no
        "prefixes": "words",  # before a hyphen and digits they make no name: mid-2020
        "between": "words",  # join two numbers, with hyphens, to a record: 5-for-9
        "scores": "words",  # tell a score from a range
        "streets": "words",
    },
    "dates": {
        "days": "words",
        "lunar_days": "words",
        "months": "words",
        "lone_months": "words",
        "quarters": "words",
        "years": "words",
        "decades": "words",
        "centuries": "words",
        "tails": "words",
        "bc": "words",
        "ad": "words",
        "suffixes": "words",
        "lunar": "words",
        "lunar_months": "words",
        "lunar_starts": "words",
        "period_heads": "words",
        "period_tails": "words",
        "open_before": "words",
        "open_after": "words",
        "open_articles": "words",
        "to": "words",
        "between": "words",
        "and": "words",
        "from": "words",
        "articles": "words",
        "year_marks": "words",
        "period_marks": "words",
        "no_year": "words",
        "day_marks": "words",
        "weak_day_marks": "words",
        "after_day": "words",
        "no_day": "words",
        "not_before_day": "words",
        "not_before_month": "words",
        "no_month": "words",
        "month_marks": "words",
        "doubtful_months": "words",
        "ordinal_heads": "words",
        "weekday_marks": "words",
        "weekday_tails": "words",
        "clock_marks": "words",
        "clock_never": "words",
        "hour_signs": "words",
        "minute_signs": "words",
        "hours_and": "words",
        "oclock": "words",
        "time_zones": "words",
        "clock_tails": "words",
        "not_before_relative": "words",
        "month_names": "numbers",
        "fixed_days": "numbers",
        "ordinals": "numbers",
        "cardinals": "numbers",
        "tens": "numbers",
        "decade_names": "numbers",
        "year_scales": "numbers",
        "weekday_names": "numbers",
        "short_weekdays": "numbers",
        "part_from": "numbers",
        "part_until": "numbers",
        "fixed_times": "numbers",
        "relative_days": "numbers",
        "relative_weeks": "numbers",
        "relative_months": "numbers",
        "relative_years": "numbers",
        "part_names": "names",
    },
}
SETTINGS = ("code", "name", "decimal", "group", "date_order")


class LanguageError(ValueError):
    """A language file that cannot be used; the message begins with file and line."""


class Section(NamedTuple):
    """The words of one family of figures, by the shape in which they are listed."""

    words: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, Mapping[str, int]]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]


class Language(NamedTuple):
    """What the stages know of one language.

    *decimal* and *group* are the signs inside digits, *date_order* is "dmy", "mdy" or "ymd".
    *words* and *parts* are the named lists of phrasings: ``<total>`` is ``words["total"]``.
    """

    code: str
    name: str
    decimal: str
    group: str
    date_order: str
    words: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    text: Section
    numbers: Section
    quantities: Section
    units: Section
    hedges: Section
    codes: Section
    dates: Section


@cache
def shipped_rules() -> str:
    """Return the folder of rules that came with factcheck, installed or checked out."""
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib costs 9 ms
    places = (os.path.join(here, "rules"), os.path.join(os.path.dirname(here), "rules"))  # noqa: PTH118, PTH120
    return next(folder for folder in places if os.path.isdir(folder))  # noqa: PTH112


@cache
def language_codes() -> tuple[str, ...]:
    """Return the codes of the shipped languages, in alphabetical order."""
    files = os.listdir(os.path.join(shipped_rules(), "languages"))  # noqa: PTH118, PTH208
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


@cache
def load_language(code: str) -> Language:
    """Return the shipped language *code*.

    Raises:
        LanguageError: There is no such file, or it cannot be used.

    >>> load_language("vi").decimal
    ','
    """
    path = os.path.join(shipped_rules(), "languages", f"{code}.toml")  # noqa: PTH118
    if not os.path.isfile(path):  # noqa: PTH113
        return read_language(path)  # which says so
    name = cache_name("language", path)
    files = state_of((path, __file__))
    kept = load(name, files)
    if kept is None:
        language = read_language(path)
        save(name, language, files)
        return language
    facts, sections = kept[: -len(SECTIONS)], kept[-len(SECTIONS) :]
    return Language._make((*facts, *map(Section._make, sections)))


@cache
def text_words(code: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a language's section ``[text]``, without the rest of its file.

    They are asked for in every language, because they tell which one an article is in.
    """
    found: dict[str, tuple[str, ...]] = derived(
        code, "text", lambda: load_language(code).text.words
    )
    return found


def derived(code: str, name: str, make: Callable[[], object]) -> Any:
    """Return what *make* makes of the language *code*, in the types of `factcheck.cache.plain`.

    It is kept as *name* between runs, until the language file or a module that reads figures
    changes.
    """
    pieces = _derived(code)
    found = pieces.get(name)
    if found is None:
        found = plain(make())
        pieces.add(name, found)
    return found


@cache
def _derived(code: str) -> Pieces:
    path = os.path.join(shipped_rules(), "languages", f"{code}.toml")  # noqa: PTH118
    return open_pieces(cache_name("derived", path), (*state_of((path,)), *_readers()))


@cache
def _readers() -> State:
    """Return the state of the modules that read figures, as it is when a run begins."""
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    spellings, mentions = (os.path.join(here, name) for name in ("spellings.py", "mentions"))  # noqa: PTH118
    return (*state_of((__file__, spellings)), *sorted(state_below(mentions, ".py")))


def read_language(path: str | os.PathLike[str]) -> Language:
    """Read and validate one language file.

    Raises:
        LanguageError: The file is missing, is no TOML, or has unknown, missing or misshapen keys.
    """
    return _language(_read(path))


def _read(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Return the content of a language file after checking it."""
    import tomllib  # noqa: PLC0415 - costs 12 ms

    try:
        with open(path, encoding="utf-8") as stream:  # noqa: PTH123
            text = stream.read()
        data = tomllib.loads(text)
    except FileNotFoundError:
        message = f"{path}: there is no such language"
        raise LanguageError(message) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path}: {error}"
        raise LanguageError(message) from error
    complaint = next(_complaints(data), None)
    if complaint is not None:
        table, key, reason = complaint
        message = f"{path}:{_line(text, table, key)}: {reason}"
        raise LanguageError(message)
    return data


def _language(data: Mapping[str, Any]) -> Language:
    sections = {name: _section(data[name], shapes) for name, shapes in SECTIONS.items()}
    return Language(
        code=data["code"],
        name=data["name"],
        decimal=data["decimal"],
        group=data["group"],
        date_order=data["date_order"],
        words=_lists(data["words"]),
        parts={
            name: _either_way(part) if isinstance(part, dict) else tuple(part)
            for name, part in data["parts"].items()
        },
        **sections,
    )


def _complaints(data: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a parsed file as (table, key, reason)."""
    known = (*SETTINGS, "words", "parts", *SECTIONS)
    yield from _strangers("", data, known)
    for name in SETTINGS:
        if not isinstance(data[name], str):
            yield "", name, f"{name} must be a string"
    if data["date_order"] not in {"dmy", "mdy", "ymd"}:
        yield "", "date_order", 'date_order must be "dmy", "mdy" or "ymd"'
    for name in ("words", "parts", *SECTIONS):
        section = data[name]
        if not isinstance(section, dict):
            yield "", name, f"{name} must be a table"
            return
        shapes = SECTIONS.get(name)
        if shapes is not None:
            yield from _strangers(name, section, tuple(shapes))
        for key, value in section.items():
            if name == "parts" and isinstance(value, dict):
                yield from _wrong_with_pairs(key, value)
                continue
            shape = "words" if shapes is None else shapes[key]
            if not _fits(value, shape):
                yield name, key, f"{name}.{key} must be {_SHAPE_NAMES[shape]}"


def _wrong_with_pairs(key: str, part: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a part that is given as a form and pairs for its two places."""
    table = f"parts.{key}"
    yield from _strangers(table, {"others": [], **part}, _PAIRED)
    form, pairs, others = (part.get(name) for name in _PAIRED)
    if not isinstance(form, str) or not all(place in form for place in _PLACES):
        yield table, "form", f"{table}.form must have {' and '.join(_PLACES)} in it"
    if not isinstance(pairs, list) or not all(
        _fits(pair, "words") and len(pair) == 2 for pair in pairs
    ):
        yield table, "pairs", f"{table}.pairs must be a list of two words each"
    if others is not None and not _fits(others, "words"):
        yield table, "others", f"{table}.others must be {_SHAPE_NAMES['words']}"


_PAIRED = ("form", "pairs", "others")
_PLACES = ("ONE", "TWO")

_SHAPE_NAMES: Mapping[Shape, str] = {
    "words": "a list of words",
    "numbers": "a table from words to whole numbers",
    "names": "a table from names to lists of words",
}


def _strangers(
    table: str, data: Mapping[str, object], known: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    place = f" in [{table}]" if table else ""
    for key in data:
        if key not in known:
            yield table, key, f'unknown key "{key}"{place}; known are {", ".join(known)}'
    for key in known:
        if key not in data:
            yield table, "", f'"{key}" is missing{place}'


def _fits(value: object, shape: Shape) -> bool:
    if shape == "words":
        return isinstance(value, list) and all(isinstance(word, str) and word for word in value)
    if not isinstance(value, dict):
        return False
    if shape == "numbers":
        return all(type(number) is int for number in value.values())
    return all(_fits(words, "words") for words in value.values())


def _line(text: str, table: str, key: str) -> int:
    """Return the line on which *key* of *table* stands, or the table's own."""
    current, found = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        header = re.match(r"\[([^\[\]]+)\]", stripped)
        if header:
            current = header[1].replace(" ", "").replace('"', "")
            if current == table:
                found = number
            if current == (f"{table}.{key}" if table else key):
                return number
        elif key and current == table:
            name = stripped.partition("=")[0].strip().strip("\"'")
            if name == key or name.startswith(f"{key}."):
                return number
    return found


def _lists(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table.items()}


def _either_way(part: Mapping[str, Any]) -> tuple[str, ...]:
    """Return a form with the words of each pair in its two places, whichever comes first."""
    one, two = _PLACES
    made = [
        part["form"].replace(one, first).replace(two, second)
        for pair in part["pairs"]
        for first, second in (pair, pair[::-1])
    ]
    return (*made, *part.get("others", ()))


def _section(table: Mapping[str, Any], shapes: Mapping[str, Shape]) -> Section:
    def of(shape: Shape) -> dict[str, Any]:
        return {name: table[name] for name, wanted in shapes.items() if wanted == shape}

    names = {name: _lists(words) for name, words in of("names").items()}
    return Section(words=_lists(of("words")), numbers=of("numbers"), names=names)
