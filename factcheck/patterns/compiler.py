"""From a pattern to the regular expression that finds it in a shadow text.

Beside the expression come the things that say, without running it, that a sentence cannot match:
the figures it needs and the words of which it needs one. The expressions take time in proportion
to the text: every repetition is bounded or possessive, and a gap never crosses a figure of a kind
that the pattern binds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from factcheck.expressions import compile_kept
from factcheck.languages import Language, Section, spelling, spellings
from factcheck.patterns.compiled import Bound, Compiled, ListWords
from factcheck.patterns.errors import PatternError, suggestion
from factcheck.patterns.grammar import (
    Choice,
    Echo,
    Gap,
    Item,
    NextSentence,
    Sequence,
    Slot,
    Text,
    WordList,
    parse,
    plain,
)
from factcheck.patterns.shadow import BREAK, CLOSE, OPEN, SLOT_TYPES, markers

LONGEST_GAP = 90  # characters
SHORT_GAP = 6  # words, syllables in Vietnamese
_HEDGE = f"(?:{OPEN}[^{CLOSE}]{{0,40}}{CLOSE})?"
_PIECE = compile_kept(r"\w+| +|[^\w ]")
_TRIGGER_GROUPS = 3


class _Build(NamedTuple):
    """What is known and what is collected while one pattern is written out."""

    pattern: str
    binds: str  # the markers of all its slots
    hedges: frozenset[str]  # words a hedge may begin with
    joiners: str
    endings: str  # what a word may take on in the plural
    never: Mapping[str, str]  # for each word list that a gap keeps off, an expression for its words
    groups: Iterator[int]
    bound: list[Bound]
    echoes: dict[str, int]  # the group of each word that comes back


def compile_pattern(pattern: str, language: Language) -> Compiled:
    """Return *pattern* as an expression over the shadow of sentences in *language*.

    Raises:
        PatternError: It does not parse, or names a type or a word list that does not exist.
    """
    items = expand(parse(pattern.strip()), pattern.strip(), language)
    _check(items, pattern.strip())
    slots = tuple(_slots(items))
    build = _Build(
        pattern=pattern.strip(),
        binds="".join(sorted({sign for slot in slots for sign in markers(slot.type)})),
        hedges=_first_words(language.hedges),
        joiners=_any_of("and", language),
        endings="|".join(language.words.get("plural_endings", ())),
        never={gap.never: _kept_off(gap, pattern.strip(), language) for gap in _gaps(items)},
        groups=count(1),
        bound=[],
        echoes={},
    )
    source = _sequence(items, build, first=True, last=True)
    return Compiled(
        source=source,
        bound=tuple(build.bound),
        needs=tuple(sorted(_needs(items).elements())),
        triggers=tuple(
            tuple(sorted(group))
            for group in sorted(_triggers(items), key=_rarity)[:_TRIGGER_GROUPS]
        ),
        always=tuple(sorted(_always(items))),
        pair=any(isinstance(item, NextSentence) for item in items),
        list_words=ListWords(
            joiners=build.joiners,
            breaks=_any_of("list_breaks", language),
            nested=_any_of("list_nested", language),
            open_ends=_any_of("list_goes_on", language),
        ),
    )


# Word lists ---------------------------------------------------------------------------------


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


def _check(items: Sequence, pattern: str) -> None:
    """Refuse what parses but makes no sense."""
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
    if _can_be_empty(items):
        raise PatternError(pattern, "everything in this pattern may be left out", 0, len(pattern))
    _check_names(items, pattern, set())


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


def _can_be_empty(items: Sequence) -> bool:
    return all(
        isinstance(item, Gap)
        or (isinstance(item, Text) and not item.text.strip())
        or (isinstance(item, Choice) and (item.optional or any(map(_can_be_empty, item.branches))))
        for item in items
    )


# Writing out --------------------------------------------------------------------------------


def _sequence(items: Sequence, build: _Build, *, first: bool, last: bool) -> str:
    """Write out *items*; *first* and *last* say that nothing stands before or behind them."""
    pieces: list[str] = []
    for index, item in enumerate(items):
        ends = last and index == len(items) - 1
        pieces.append(_item(item, build, first=first, last=ends))
        if not _can_be_empty((item,)):
            first = False
    source = "".join(pieces)
    while " ? ?" in source:
        source = source.replace(" ? ?", " ?")
    return source


def _item(item: Item, build: _Build, *, first: bool, last: bool) -> str:
    if isinstance(item, Text):
        return _text(item.text, build, first=first)
    if isinstance(item, Slot):
        return _list(item, build, last=last) if item.many else _slot(item, build, first=first)
    if isinstance(item, Choice):
        ways = [_sequence(branch, build, first=first, last=last) for branch in item.branches]
        return f"(?:{'|'.join(ways)}){'?' if item.optional else ''}"
    if isinstance(item, NextSentence):
        return f""" ?[.!?…"')\\]]{{0,4}} ?{BREAK} ?"""
    if isinstance(item, Echo):
        return _echo(item, build)
    assert isinstance(item, Gap)  # word lists were expanded
    return _gap(item, build)


def _gap(gap: Gap, build: _Build) -> str:
    never = f"(?!{_whole(build.never[gap.never])})" if gap.never else ""
    if gap.short:
        return f"(?:[ /]{{0,2}}{never}\\w[\\w'-]*+){{0,{SHORT_GAP}}}? ?"
    crossed = f"[^{build.binds}{BREAK}]"
    crossed = f"(?:{never}{crossed})" if never else crossed
    return f"{crossed}{{0,{LONGEST_GAP}}}?"


def _echo(echo: Echo, build: _Build) -> str:
    """Write out words that come back: the first time any, then the same or the first of them."""
    ending = f"(?:{build.endings})?" if build.endings else ""
    known = build.echoes.get(echo.name)
    if known is not None:
        return f" ?(?<!\\w)(?:\\{known}){ending}(?!\\w)"
    group = build.echoes[echo.name] = next(build.groups)
    letters = "[^\\W\\d_]+?"
    return f" ?(?<!\\w)({letters}(?: {letters}){{0,2}}?){ending}(?!\\w)"


def _text(text: str, build: _Build, *, first: bool) -> str:
    """Write out words, which match whole, and signs, which blanks may surround."""
    pieces = _PIECE.findall(text)
    source: list[str] = []
    for index, piece in enumerate(pieces):
        if piece[0] == " ":
            between = 0 < index < len(pieces) - 1
            words = between and pieces[index - 1][-1].isalnum() and pieces[index + 1][0].isalnum()
            source.append(" " if words else " ?")
        elif piece[0].isalnum() or piece[0] == "_":
            begins_hedge = piece in build.hedges and not (first and not source)
            source.append((f"{OPEN}?" if begins_hedge else "") + rf"\b{spelling(piece)}\b")
        else:
            sign = "[-—]" if piece in "-—" else re.escape(piece)
            source.append(sign + " ?" if first and not source else f" ?{sign} ?")
    return "".join(source)


def _slot(slot: Slot, build: _Build, *, first: bool) -> str:
    accepted = markers(slot.type)
    if first:
        if not slot.name:
            return f"[{accepted}]"
        group = next(build.groups)
        build.bound.append(Bound(slot.name, group, 0, accepted, many=False, trailing=False))
        return f"([{accepted}])"
    if not slot.name:
        return f"{CLOSE}?{_HEDGE}[{accepted}]"
    literal, group = next(build.groups), next(build.groups)
    build.bound.append(Bound(slot.name, group, literal, accepted, many=False, trailing=False))
    return f"({CLOSE})?{_HEDGE}([{accepted}])"


def _list(slot: Slot, build: _Build, *, last: bool) -> str:
    """Write out a list: two or more figures with words between them and separators.

    Of a list at the pattern's end only the first figure is written out: where it ends is no matter
    for an expression. Elsewhere it may have to give its last figure back ("15, 36, in all 51").
    """
    accepted = markers(slot.type)
    group = next(build.groups)
    build.bound.append(Bound(slot.name, group, 0, accepted, many=True, trailing=last))
    if last:
        return f"{CLOSE}?{_HEDGE}([{accepted}])"
    figure = f"{_HEDGE}[{accepted}]"
    inside = f"[^,;:{accepted}{OPEN}{BREAK}]"
    separator = f"(?:[,;]|(?<= )(?={_whole(build.joiners)}))"
    step = f"(?>{inside}{{0,90}}?{separator}{inside}{{0,50}}+{figure})"
    return f"{CLOSE}?({figure}{step}{{1,40}}){inside}{{0,90}}?"


def _whole(words: str) -> str:
    """Return an expression for one of *words* (none: never), which may be signs, as a whole."""
    return f"(?<!\\w)(?:{words})(?!\\w)" if words else "(?!)"


def _any_of(name: str, language: Language) -> str:
    """Return an expression for any of the words that *language* lists as *name*."""
    return "|".join(spelling(plain(word)) for word in language.words.get(name, ()))


def _kept_off(gap: Gap, pattern: str, language: Language) -> str:
    """Return an expression for the words that *gap* never crosses."""
    words = _plain_words(gap.never, language)
    if not words or any(set(word) & set("{[<|") for word in words):
        raise PatternError(
            pattern,
            f'a gap cannot keep off "{gap.never}"',
            gap.position,
            len(gap.never) + 4,
            "that list has more than plain words"
            if words
            else suggestion(gap.never, language.words),
        )
    return "|".join(spelling(plain(word)) for word in words)


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


def _gaps(items: Sequence) -> Iterator[Gap]:
    for item in items:
        if isinstance(item, Gap) and item.never:
            yield item
        elif isinstance(item, Choice):
            for branch in item.branches:
                yield from _gaps(branch)


def _first_words(hedges: Section) -> frozenset[str]:
    lists = [
        *hedges.words.values(),
        *(words for names in hedges.names.values() for words in names.values()),
    ]
    first = {word.split()[0] for words in lists for word in words if word.split()}
    return frozenset(first)


# What a sentence must have ------------------------------------------------------------------


def _slots(items: Sequence) -> Iterator[Slot]:
    for item in items:
        if isinstance(item, Slot):
            yield item
        elif isinstance(item, Choice):
            for branch in item.branches:
                yield from _slots(branch)


def _needs(items: Sequence) -> Counter[str]:
    needs: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Slot):
            needs[markers(item.type)] += 2 if item.many else 1
        elif isinstance(item, Choice) and not item.optional:
            common, *others = [_needs(branch) for branch in item.branches]
            for other in others:
                common &= other
            needs += common
    return needs


def _always(items: Sequence) -> set[str]:
    names: set[str] = set()
    for item in items:
        if isinstance(item, Slot) and item.name:
            names.add(item.name)
        elif isinstance(item, Choice) and not item.optional:
            names |= set.intersection(*(_always(branch) for branch in item.branches))
    return names


def _triggers(items: Sequence) -> Iterator[frozenset[str]]:
    """Yield groups of tokens of each of which a match has at least one."""
    for item in items:
        if isinstance(item, Text):
            for piece in _PIECE.findall(item.text):
                if piece in "-—":
                    yield frozenset("-—")
                elif piece[0] != " ":
                    yield frozenset(spellings(piece))
        elif isinstance(item, Choice) and not item.optional:
            best = [min(_triggers(branch), key=_rarity, default=None) for branch in item.branches]
            groups = [group for group in best if group is not None]
            if len(groups) == len(best):
                yield frozenset[str]().union(*groups)


_COMMON_SIGNS: Mapping[str, int] = {"/": 8, "(": 16, ":": 16, "-": 32, "—": 16, ")": 24}


def _rarity(group: frozenset[str]) -> tuple[int, list[str]]:
    """Order groups by how rarely a sentence has one of their tokens: long words are rare."""
    costs = (
        1 << max(0, 9 - len(token)) if token[0].isalnum() else _COMMON_SIGNS.get(token, 200)
        for token in group
    )
    return sum(costs), sorted(group)
