"""Word lists put in their place, and what a pattern must not do although it parses."""

import re
from collections.abc import Iterator

from factcheck.languages import Language
from factcheck.patterns.errors import PatternError, suggestion
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
    plain,
)
from factcheck.patterns.shadow import SLOT_TYPES
from factcheck.patterns.words import any_word, is_plain
from factcheck.records import NamedTuple


def expand(
    items: Sequence, pattern: str, language: Language, within: tuple[str, ...] = ()
) -> Sequence:
    """Return *items* with every word list replaced by a choice of its entries.

    Raises:
        PatternError: There is no such list, or lists contain each other.
    """
    return tuple(_expanded(item, pattern, language, within) for item in items)


def _expanded(item: Item, pattern: str, language: Language, within: tuple[str, ...]) -> Item:
    if isinstance(item, Choice):
        branches = tuple(expand(branch, pattern, language, within) for branch in item.branches)
        return item._replace(branches=branches)
    if not isinstance(item, WordList):
        return item
    name, length = item.name, len(item.name) + 2
    entries = language.words.get(name) or language.parts.get(name)
    if not entries:
        raise PatternError(
            pattern,
            f'there is no word list "{name}" for "{language.code}"',
            item.position,
            length,
            suggestion(name, [*language.words, *language.parts]),
        )
    if name in within:
        raise PatternError(
            pattern,
            f"the list is made of itself: {' > '.join((*within, name))}",
            item.position,
            length,
        )
    try:
        branches = tuple(
            expand(parse(entry), entry, language, (*within, name)) for entry in entries
        )
    except PatternError as error:
        error.problem = f"in the list <{name}>: {error.problem}"
        raise
    return Choice(branches, optional=False, position=item.position)


# Laws ---------------------------------------------------------------------------------------


def check(items: Sequence, pattern: str) -> None:
    """Refuse what parses but makes no sense.

    Raises:
        PatternError: It breaks one of the laws of the language.
    """
    breaks = [item for item in items if isinstance(item, NextSentence)]
    if len(breaks) > 1:
        raise PatternError(pattern, "a pattern spans two sentences at most", breaks[1].position, 2)
    for end, item in (("begin", items[0]), ("end", items[-1])):
        if isinstance(item, Gap | NextSentence):
            raise PatternError(
                pattern,
                f"a pattern cannot {end} with a gap",
                item.position,
                2 if isinstance(item, NextSentence) or item.short else 3,
                "leave it out: what stands around a match is never looked at",
            )
    _check_items(items, pattern, top=True)
    if can_be_empty(items):
        raise PatternError(pattern, "everything in this pattern may be left out", 0, len(pattern))
    _check_names(items, pattern, set())
    _check_freedom(items, pattern)


class _Freedom(NamedTuple):
    """What a pattern leaves open at most on any way through it, and its *size*."""

    gaps: int = 0
    short_gaps: int = 0
    optional: int = 0
    ways: int = 1  # sets of slots that a match may bind
    length: int = 0  # parts one after the other
    size: int = 0


# Far above what a sentence needs; what a search costs grows with them.
_MOST = _Freedom(gaps=8, short_gaps=12, optional=24, ways=1_000, length=200, size=10_000)
_WHAT = (
    "long gaps",
    "short gaps",
    "optional parts",
    "sets of figures",
    "parts one after the other",
    "words",
)


def _check_freedom(items: Sequence, pattern: str) -> None:
    for found, most, what in zip(_freedom(items), _MOST, _WHAT, strict=True):
        if found > most:
            raise PatternError(
                pattern,
                f"a pattern has at most {most:,} {what}, this one {found:,}",
                0,
                len(pattern),
                "write several patterns",
            )


def _freedom(items: Sequence) -> _Freedom:
    total = _Freedom(length=len(items), size=len(items))
    for item in items:
        if isinstance(item, Gap):
            total = total._replace(
                gaps=total.gaps + (not item.short), short_gaps=total.short_gaps + item.short
            )
        elif isinstance(item, Choice):
            branches = [_freedom(branch) for branch in item.branches]
            binding = [branch.ways for branch in branches] if _has_names(item) else [1]
            total = _Freedom(
                total.gaps + max(branch.gaps for branch in branches),
                total.short_gaps + max(branch.short_gaps for branch in branches),
                total.optional + max(branch.optional for branch in branches) + item.optional,
                total.ways * sum(binding),
                total.length + max(branch.length for branch in branches),
                total.size + sum(branch.size for branch in branches),
            )
    return total


def _has_names(choice: Choice) -> bool:
    return any(
        (isinstance(item, Slot) and bool(item.name))
        or (isinstance(item, Choice) and _has_names(item))
        for branch in choice.branches
        for item in branch
    )


def _check_items(items: Sequence, pattern: str, *, top: bool = False) -> None:
    for item in items:
        if isinstance(item, Slot) and item.type not in SLOT_TYPES:
            name = item.type
            raise PatternError(
                pattern,
                f'there is no figure type "{name}"',
                max(pattern.find(name, item.position), 0),
                len(name),
                suggestion(name, SLOT_TYPES),
            )
        if isinstance(item, Text):
            digits = re.search(r"(?<!\w)\d+(?!\w)", item.text)
            if digits:
                raise PatternError(
                    pattern,
                    "a figure cannot be plain text",
                    item.position + digits.start(),
                    len(digits[0]),
                    "every figure of an article is a slot: write {integer}, {year}, {date} …",
                )
        elif isinstance(item, Choice):
            for branch in item.branches:
                _check_items(branch, pattern)
        elif isinstance(item, Echo) and not top:
            raise PatternError(
                pattern,
                "a word that comes back cannot stand inside a choice",
                item.position,
                len(item.name) + 1,
                "write two patterns",
            )
        elif isinstance(item, NextSentence) and not top:
            raise PatternError(
                pattern, "// cannot stand inside a choice", item.position, 2, "write two patterns"
            )


def _check_names(items: Sequence, pattern: str, seen: set[str]) -> set[str]:
    """Refuse a slot that is bound twice; return the names bound by *items* on any way."""
    mine: set[str] = set()
    for item in items:
        if isinstance(item, Slot) and item.name:
            if item.name in seen | mine:
                raise PatternError(
                    pattern,
                    f'"{item.name}" is bound twice',
                    item.position,
                    len(item.name) + 1,
                    "give the second figure another name, or none: {type}",
                )
            mine.add(item.name)
        elif isinstance(item, Choice):
            ways = [_check_names(branch, pattern, seen | mine) for branch in item.branches]
            mine.update(*ways)
    return mine


def can_be_empty(items: Sequence) -> bool:
    """Tell whether *items* match nothing at all."""
    return all(
        isinstance(item, Gap | NotNext)
        or (isinstance(item, Text) and not item.text.strip())
        or (isinstance(item, Choice) and (item.optional or any(map(can_be_empty, item.branches))))
        for item in items
    )


# Gaps that keep off words --------------------------------------------------------------------


def kept_off(items: Sequence, pattern: str, language: Language) -> dict[str, str]:
    """Return, for each list that a gap of *items* keeps off, an expression for its words.

    Raises:
        PatternError: There is no such list, or it has more than words.
    """
    return {gap.never: _kept_off(gap, pattern, language) for gap in _gaps(items)}


def _kept_off(gap: Gap | NotNext, pattern: str, language: Language) -> str:
    words = [plain(word) for word in _plain_words(gap.never, language)]
    signs = [word for word in words if len(word) == 1 and not word.isalnum()]
    if not words or not all(is_plain(word) for word in words if word not in signs):
        raise PatternError(
            pattern,
            f'a gap cannot keep off "{gap.never}"',
            gap.position,
            len(gap.never) + 4,
            "that list has more than plain words and signs"
            if words
            else suggestion(gap.never, language.words),
        )
    ways = [re.escape(sign) for sign in signs]
    if len(signs) < len(words):
        ways.append(any_word(word for word in words if word not in signs))
    return "|".join(ways)


def _plain_words(name: str, language: Language, within: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the words of a list, those of lists it is made of among them."""
    words: list[str] = []
    for word in language.words.get(name, ()):
        inner = word[1:-1]
        if word == f"<{inner}>" and inner in language.words and inner not in within:
            words += _plain_words(inner, language, (*within, name))
        else:
            words.append(word)
    return tuple(words)


def _gaps(items: Sequence) -> Iterator[Gap | NotNext]:
    for item in items:
        if isinstance(item, Gap | NotNext) and item.never:
            yield item
        elif isinstance(item, Choice):
            for branch in item.branches:
                yield from _gaps(branch)
