"""The number words of a language, and which words of a text are number words.

A word adds ("twenty", "hai"), multiplies what stands before it ("hundred", "mươi"), or closes a
group as a scale ("million", "tỷ"); its *room* is what a following number must stay below, so that
"hai trăm năm mươi" is one number and "hai mươi năm" is twenty and a unit of time. Names and words
with another meaning ("Hai Bà Trưng", "trong năm") are told apart here.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.records import NamedTuple
from factcheck.spellings import spellings

Role = Literal["add", "times", "scale", "and", "point", "article", "fraction", "half", "part"]

TOKEN = compile_kept(r"(?: +[-—] ?| +|[-—]|)([^\W\d_]{1,40}|[0-9]+(?:,[0-9]{3})*(?![.,]?[0-9]))")
_YEAR = compile_kept(r"(?:1[5-9]|20)[0-9]{2}")
_MOST_WORDS = 40
_MOST_ADDING = 4  # "nineteen eighty-four" and one more to see that it ends
_PAIR = 2
_LONGEST = 15  # digits, in digits or behind a point


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
    counted: frozenset[str]  # unless all three stand here
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


@cache
def numerals(code: str) -> Numerals:
    """Return the number words of the language *code*."""
    section = load_language(code).numbers
    careful = set(section.words["careful"])
    words = _spelled(_numbers(code), careful)
    first = frozenset(words) - set(section.words["inner"])
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in section.words["phrases"]:
        for variant in spellings(phrase):
            opening = variant.partition(" ")[0].partition("'")[0]
            phrases[opening] = (*phrases.get(opening, ()), variant)
    between = ((token, Word(role)) for role in _BETWEEN for token in section.words[role])
    return Numerals(
        {**words, **_spelled(between, careful)},
        section.numbers["short"],
        minus=frozenset(section.words["minus"]),
        counters=frozenset(section.words["counters"]),
        no_count_behind=frozenset(section.words["no_count_behind"]),
        counted=frozenset(section.words["counted"]),
        phrases=phrases,
        vague=frozenset(section.words["vague"]),
        of_whole=frozenset(section.words["of_whole"]),
        pairs=bool(section.words["article"]),
        first=first,
    )


_BETWEEN: tuple[Role, ...] = ("and", "point", "article", "half", "part")


def _numbers(code: str) -> Iterator[tuple[str, Word]]:
    """Yield the words a number may consist of, each with what it does; later ones win."""
    language = load_language(code)
    numbers, singles = language.numbers.numbers, language.quantities.numbers["ordinals"]
    ones, tens = numbers["ones"], numbers["tens"]
    yield from ((token, Word("add", value)) for token, value in ones.items())
    for token, value in tens.items():
        yield token, Word("add", value, 10)
        yield from (
            (token + one, Word("add", value + unit)) for one, unit in ones.items() if 0 < unit < 10
        )
    for token, value in numbers["times"].items():
        yield token, Word("times", value, value if value in {10, 100} else 1)
    for token, value in numbers["scales"].items():
        yield token, Word("scale", value, value)
    for token, value in numbers["fractions"].items():
        yield token, Word("fraction", value, single=token in singles)


def _spelled(words: Iterable[tuple[str, Word]], careful: set[str]) -> dict[str, Word]:
    """Return *words* in all their spellings."""
    return {
        spelling: word._replace(careful=token in careful)
        for token, word in words
        for spelling in spellings(token)
    }


def number_words(table: Numerals, lower: str, position: int, *, after_digits: bool) -> list[Token]:
    """Return the number words from *position* on, up to the first that cannot be one here."""
    tokens: list[Token] = []
    adding = 0  # words in a row that only add
    while (
        len(tokens) < _MOST_WORDS
        and adding < _MOST_ADDING
        and (match := TOKEN.match(lower, position))
    ):
        text = match[1]
        word = table.words.get(text)
        if word is None:
            if not _takes_digits(tokens) or len(text) > _LONGEST:
                break
            if not text[0].isdecimal() or _YEAR.fullmatch(text):
                break
            word = Word("add", int(text.replace(",", "")))
        if text in table.phrases and is_phrase(table, text, lower, match.start(1)):
            break
        adding = adding + 1 if word.role == "add" else -_LONGEST if word.role == "point" else 0
        tokens.append(Token(word, match.start(1), match.end()))
        position = match.end()
    if not after_digits and tokens and _is_vague(table, tokens, lower):
        return []
    for index, token in enumerate(tokens):
        if token.word.careful and not is_sure(table, tokens, index, lower):
            return tokens[:index]
    return tokens


def _takes_digits(tokens: list[Token]) -> bool:
    """Whether digits may go on here: "4 thousand 3 hundred and 21", but not "2 billion and 3"."""
    role = tokens[-1].word.role if tokens else ""
    if role == "and":
        return len(tokens) > 1 and tokens[-2].word.role == "times"
    return role in {"times", "scale", "point"}


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


def is_phrase(table: Numerals, text: str, lower: str, start: int) -> bool:
    """Whether the word *text* at *start* begins a name that is no number."""
    for phrase in table.phrases[text]:
        end = start + len(phrase)
        if lower.startswith(phrase, start) and not lower[end : end + 1].isalnum():
            return True
    return False


def is_sure(table: Numerals, tokens: list[Token], index: int, lower: str) -> bool:
    """Whether a word with another frequent meaning is a number here."""
    if index and tokens[index - 1].word.role in {"and", "point"}:
        return True
    match = TOKEN.match(lower, tokens[index].end)
    start = tokens[index].start
    word = lower[start : tokens[index].end]
    if index + 1 < len(tokens):
        if tokens[index + 1].word.role in {"times", "scale", "point", "part"}:
            return True
        if match is None or match[1] != word or len(tokens) > index + _PAIR:
            return False
        # "năm năm" are five years, but for "tháng năm, năm 1954".
        behind = TOKEN.match(lower, match.end())
        if behind is not None and behind[1].isdecimal():
            return False
    if index or match is None or match[1] not in table.counters:
        return False
    before = lower[max(0, start - 12) : start].rstrip().rpartition(" ")[2]
    return before not in table.no_count_behind or f"{before} {word} {match[1]}" in table.counted
