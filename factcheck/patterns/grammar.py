r"""From the text of a pattern to its parts: a small tree that the compiler and the sampler walk.

The grammar, of which ``rules/README.md`` is the reader's version::

    pattern   = { item } ;
    item      = slot | optional | choice | wordlist | gap | short gap | not next | echo
              | next sentence | text ;
    slot      = "{", [ name, ":" ], [ "list of " ], type, "}" ;
    optional  = "[", pattern, { "|", pattern }, "]" ;
    choice    = "<", pattern, "|", pattern, { "|", pattern }, ">" ;
    wordlist  = "<", word, ">" ;
    gap       = "...", [ "!", wordlist ] ;
    short gap = "..", [ "!", wordlist ] ;
    not next  = "!", wordlist ;
    echo      = "~", word ;
    next sentence = "//" ;
    text      = any other character ; "\" makes the next one plain ;
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from factcheck.expressions import compile_kept
from factcheck.patterns.errors import PatternError
from factcheck.records import NamedTuple


class Text(NamedTuple):
    """Characters that stand for themselves."""

    text: str
    position: int


class Slot(NamedTuple):
    """A figure of some type; *name* is empty where it only has to be there."""

    name: str
    type: str
    many: bool
    position: int


class Choice(NamedTuple):
    """One of several patterns; or, if *optional*, none of them."""

    branches: tuple[Sequence, ...]
    optional: bool
    position: int


class WordList(NamedTuple):
    """A list of patterns that the language file keeps under *name*."""

    name: str
    position: int


class Gap(NamedTuple):
    """Anything, shortest first, within the sentence; *short* is a few words only.

    The gap never runs over a word of the list *never*, if one is named.
    """

    short: bool
    never: str
    position: int


class NotNext(NamedTuple):
    """A place where no word of the list *never* comes next."""

    never: str
    position: int


class Echo(NamedTuple):
    """One to three words; where *name* comes again, the same words must."""

    name: str
    position: int


class NextSentence(NamedTuple):
    """The place where one sentence ends and the next begins."""

    position: int


Item: TypeAlias = Text | Slot | Choice | WordList | Gap | NotNext | Echo | NextSentence
Sequence: TypeAlias = tuple[Item, ...]

# Signs that typographers vary; sources are read with the right-hand ones.
_SAME = str.maketrans("–−‑‒‐’‘“”\u00a0", "-----''\"\" ")
_CLOSERS = {"[": "]", "<": ">"}
_LONGEST = 2_000  # characters of a pattern
_DEEPEST = 12  # brackets in brackets
_SIGN = compile_kept(r"\\.|[\[\]<>]", re.DOTALL)
_SLOT = compile_kept(r"(?:([a-z_]+):)?(list of )?([a-z]+)\Z")
_WORD = compile_kept(r"[a-z][a-z_]*\Z")
_ECHO = compile_kept(r"~([a-z]+)")


def parse(pattern: str) -> Sequence:
    """Return the items of *pattern*.

    Raises:
        PatternError: It is not well formed; the error points at the place.

    >>> parse("{n:count} [of] them")[0]
    Slot(name='n', type='count', many=False, position=0)
    """
    if not pattern.strip():
        raise PatternError(pattern, "the pattern is empty", 0, advice="write what to look for")
    _refuse_endless(pattern)
    branches, end = _branches(pattern, 0, "")
    if end < len(pattern):
        sign = pattern[end]
        raise PatternError(
            pattern,
            f'"{sign}" without an opening sign before it'
            if sign != "|"
            else '"|" outside of a choice',
            end,
            advice=f"write \\{sign} for the plain character"
            if sign != "|"
            else "write <this|that> for a choice, [this|that] if it may be left out",
        )
    return branches[0]


def _refuse_endless(pattern: str) -> None:
    """Refuse what nobody wrote by hand.

    Raises:
        PatternError: The pattern is too long, or its brackets are nested too deep.
    """
    if len(pattern) > _LONGEST:
        problem = f"a pattern has at most {_LONGEST:,} characters, this one {len(pattern):,}"
        raise PatternError(pattern, problem, 0, advice="write several patterns")
    depth = 0
    for sign in _SIGN.finditer(pattern):
        depth += (sign[0] in "[<") - (sign[0] in "]>")
        if depth > _DEEPEST:
            problem = f"brackets are nested more than {_DEEPEST} deep"
            raise PatternError(pattern, problem, sign.start(), advice="write several patterns")


def plain(text: str) -> str:
    """Return *text* as sources are read: composed, lower case, ordinary spaces, dashes, quotes."""
    return unicodedata.normalize("NFC", text).translate(_SAME).lower()


def _branches(pattern: str, start: int, closer: str) -> tuple[tuple[Sequence, ...], int]:
    """Parse up to *closer*; return the branches between the bars and where it stands."""
    branches: list[Sequence] = []
    items: list[Item] = []
    position = start
    while position < len(pattern):
        sign = pattern[position]
        if sign == "|" and closer:
            branches.append(tuple(items))
            items = []
            position += 1
        elif sign == "|" or sign in "]>}":
            break
        else:
            item, position = _item(pattern, position)
            items.append(item)
    return (*branches, tuple(items)), position


def _item(pattern: str, position: int) -> tuple[Item, int]:
    sign = pattern[position]
    if sign == "{":
        return _slot(pattern, position)
    if sign in _CLOSERS:
        return _bracket(pattern, position)
    if pattern.startswith("..", position):
        return _gap(pattern, position)
    if pattern.startswith("!<", position):
        never, end = _kept_off(pattern, position, position)
        return NotNext(never, position), end
    if pattern.startswith("//", position):
        return NextSentence(position), position + 2
    echo = _ECHO.match(pattern, position)
    if echo is not None:
        return Echo(echo[1], position), echo.end()
    return _text(pattern, position)


def _gap(pattern: str, start: int) -> tuple[Gap, int]:
    dots = "..." if pattern.startswith("...", start) else ".."
    end = start + len(dots)
    never = ""
    if pattern.startswith("!<", end):
        never, end = _kept_off(pattern, start, end)
    return Gap(dots == "..", never, start), end


def _kept_off(pattern: str, start: int, sign: int) -> tuple[str, int]:
    """Parse the name of a list behind the "!" at *sign*; *start* is where its item begins."""
    words, end = _bracket(pattern, sign + 1)
    if isinstance(words, WordList):
        return words.name, end
    raise PatternError(
        pattern,
        "a gap can only keep off a word list",
        start,
        end - start,
        "write ...!<name>",
    )


def _slot(pattern: str, start: int) -> tuple[Slot, int]:
    end = pattern.find("}", start)
    if end < 0:
        raise PatternError(
            pattern,
            "a slot is not closed",
            start,
            advice="write {name:type}, such as {share:percent}",
        )
    found = _SLOT.match(" ".join(pattern[start + 1 : end].split()))
    if found is None:
        raise PatternError(
            pattern,
            "this is no slot",
            start,
            end + 1 - start,
            "write {name:type} or {name:list of type}, in small letters, such as {share:percent}",
        )
    name, many, type_ = found.groups()
    return Slot(name or "", type_, many is not None, start), end + 1


def _bracket(pattern: str, start: int) -> tuple[Item, int]:
    opener = pattern[start]
    closer = _CLOSERS[opener]
    branches, end = _branches(pattern, start + 1, closer)
    if end >= len(pattern) or pattern[end] != closer:
        raise PatternError(
            pattern,
            f'"{opener}" is never closed',
            start,
            advice=f"close it with {closer}, or write \\{opener} for the plain character",
        )
    if opener == "[":
        return Choice(_filled(branches, pattern, start), optional=True, position=start), end + 1
    if len(branches) > 1:
        return Choice(_filled(branches, pattern, start), optional=False, position=start), end + 1
    name = pattern[start + 1 : end].strip()
    if not _WORD.match(name):
        raise PatternError(
            pattern,
            "this is no word list",
            start,
            end + 1 - start,
            "write <name> for a word list of the language file, <this|that> for a choice",
        )
    return WordList(name, start), end + 1


def _filled(branches: tuple[Sequence, ...], pattern: str, start: int) -> tuple[Sequence, ...]:
    if not all(branches):
        raise PatternError(
            pattern,
            "one side of a bar is empty",
            start,
            advice="write [this|that] if it may be left out",
        )
    return branches


def _text(pattern: str, start: int) -> tuple[Text, int]:
    characters: list[str] = []
    position = start
    while position < len(pattern):
        sign = pattern[position]
        if sign == "\\" and position + 1 < len(pattern):
            characters.append(pattern[position + 1])
            position += 2
        elif (
            sign in "{}[]<>|"
            or pattern.startswith(("..", "//", "!<"), position)
            or (sign == "~" and _ECHO.match(pattern, position))
        ):
            break
        else:
            characters.append(sign)
            position += 1
    return Text(plain("".join(characters)), start), position
