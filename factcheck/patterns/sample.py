"""Sentences that a pattern accepts, for its writer to read: is this what I meant?

The sentences are always the same: the first takes the first side of every choice and everything
optional, the next ones the further sides, the last leaves out what may be left out. A long gap is
shown as an ellipsis, a short one is left empty.
"""

import re
from collections.abc import Mapping

from factcheck.languages import Language
from factcheck.patterns.compiler import compile_pattern
from factcheck.patterns.grammar import (
    Choice,
    Echo,
    Gap,
    Item,
    NextSentence,
    NotNext,
    Sequence,
    Slot,
    Text,
    WordList,
    parse,
)
from factcheck.patterns.laws import expand
from factcheck.records import NamedTuple

MOST = 12  # sentences
# Figures without words, right in every language; other slots are shown as themselves.
_FIGURES: Mapping[str, tuple[str, str, str]] = {
    "number": ("412", "59", "431"),
    "integer": ("412", "59", "431"),
    "count": ("15", "36", "8"),
    "percent": ("95%", "12%", "31%"),
    "share": ("95%", "12%", "31%"),
    "amount": ("412", "59", "431"),
    "quantity": ("412", "59", "431"),
    "fraction": ("2/3", "1/4", "1/2"),
    "money": ("$20", "$35", "$15"),
    "measure": ("90 km", "50 km", "40 km"),
    "date": ("28/6/1909", "28/6/2024", "3/5/2023"),
    "when": ("28/6/1909", "28/6/2024", "3/5/2023"),
    "year": ("1909", "2024", "2015"),
    "month": ("6/1909", "6/2024", "5/2023"),
    "time": ("8:30", "11:45", "22:15"),
    "score": ("3-1", "2-0", "4-4"),
}


def samples(pattern: str, language: Language) -> tuple[str, ...]:
    """Return up to `MOST` sentences that *pattern* accepts.

    Raises:
        PatternError: The pattern is not well formed, or names a list that does not exist.

    >>> from factcheck.languages import load_language
    >>> samples("{part:count} [out] of <its|all> {whole:count}", load_language("en"))
    ('15 out of its 36', '15 out of all 36', '15 of its 36')
    """
    compile_pattern(pattern, language)  # refuses what makes no sense
    items = expand(parse(pattern.strip()), pattern.strip(), language)
    ways = min(MOST - 1, max(_widest(items), 1))
    conjunction = (*language.words.get("and", ()), ",")[0]
    sentences = [
        _tidy(_write(items, way, _Figures([0], conjunction))) for way in (*range(ways), -1)
    ]
    return tuple(dict.fromkeys(sentences))


def _widest(items: Sequence) -> int:
    """Return how many sides the choice with the most of them has."""
    choices = [item for item in items if isinstance(item, Choice)]
    return max(
        (max(len(c.branches), *(_widest(branch) for branch in c.branches)) for c in choices),
        default=0,
    )


class _Figures(NamedTuple):
    """How many figures were written, and what joins the last of a list."""

    written: list[int]
    conjunction: str

    def next(self, type_: str) -> str:
        choices = _FIGURES.get(type_, (f"«{type_}»",))
        self.written[0] += 1
        return choices[(self.written[0] - 1) % len(choices)]


def _write(items: Sequence, way: int, figures: _Figures) -> str:
    return "".join(_item(item, way, figures) for item in items)


def _item(item: Item, way: int, figures: _Figures) -> str:
    match item:
        case Text(text):
            return text
        case Slot(_, type_, many):
            if not many:
                return figures.next(type_)
            first, second, third = (figures.next(type_) for _ in range(3))
            return f"{first}, {second} {figures.conjunction} {third}"
        case Choice():
            return _side(item, way, figures)
        case Gap(short, _):
            return " " if short else " … "
        case NotNext():
            return ""
        case Echo(name):
            return name
        case NextSentence():
            return ". "
        case WordList(name):  # pragma: no cover - expanded before
            return name


def _side(choice: Choice, way: int, figures: _Figures) -> str:
    """Write one side of *choice*, or none if it may be left out."""
    if choice.optional and (way < 0 or way > len(choice.branches)):
        return ""
    return _write(choice.branches[max(way, 0) % len(choice.branches)], way, figures)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"([(/]) | (?=[),;:./])", r"\1", text)
    return re.sub(r"(?:… )+…", "…", text)
