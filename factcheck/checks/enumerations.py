"""How many items a list of names or phrases has: an interval, as commas do not always part items.

"Education, crime and the economy" are three items; "roads and bridges, schools, and clean water"
are three or four; "Ali, the manager, Ben and Carl" are three or four. `count_items` answers with
the fewest and the most items that a reader may see, or None where the words are no plain list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.expressions import compile_kept

MANY = 1_000  # the most items of a list that says it goes on ("…, etc.")
_LONGEST_ITEM = 14  # words; a longer stretch between commas is prose
_LONGEST_TAIL = 30  # words of the last item, which may run on into the sentence


class Items(NamedTuple):
    """The fewest and the most items that a list may be read as."""

    fewest: int
    most: int


class ListWords(NamedTuple):
    """The words of a language that matter inside a list.

    *joiners* stand before the last item, *open_ends* say that the list goes on, *asides* begin a
    stretch between commas that says something about the item before it, *clauses* are words
    (verbs, mostly) that no item of a plain list contains.
    """

    joiners: re.Pattern[str]
    open_ends: re.Pattern[str]
    asides: re.Pattern[str]
    clauses: re.Pattern[str]
    bare: int  # words of the longest item that readily pairs up: "housing and health"


_BRACKETED = compile_kept(r'\([^()]*\)|\[[^\][]*\]|"[^"]*"')
_COMMA = compile_kept(r",(?!\d)\s*")
_SEMICOLON = compile_kept(r"\s*;\s*")


def count_items(text: str, words: ListWords) -> Items | None:
    """Return how many items the list *text* may have; None if it is no plain list.

    *text* runs from behind the colon, dash or verb that opens the list to the end of the
    sentence, dash or bracket that closes it.
    """
    masked = _BRACKETED.sub(_mask, text)
    if masked.count("(") != masked.count(")") or '"' in masked:
        return None
    open_end = words.open_ends.search(masked)
    if open_end is not None:
        masked = masked[: open_end.start()].rstrip(" ,;")
    counted = _count(masked, words)
    if counted is None or open_end is None:
        return counted
    return Items(counted.fewest, MANY)


def is_named(text: str) -> bool:
    """Tell whether the list *text* is one of names."""
    return _named(
        [piece.strip() for piece in _COMMA.split(_BRACKETED.sub(_mask, text)) if piece.strip()]
    )


def _mask(match: re.Match[str]) -> str:
    """Return a filler that keeps the length and, for a title in quotes, the capital."""
    inside = match[0]
    if inside[0] == '"' and inside[1:2].isalnum():
        return inside[1] + "x" * (len(inside) - 1)
    return " " * len(inside) if inside[0] != '"' else "x" * len(inside)


def _count(text: str, words: ListWords) -> Items | None:
    pieces = [piece for piece in _SEMICOLON.split(text) if piece.strip()]
    if len(pieces) > 2 or (len(pieces) == 2 and "," not in pieces[0]):
        return _semicolons(pieces, words)
    segments = (
        [piece.strip() for piece in _COMMA.split(pieces[0]) if piece.strip()] if pieces else []
    )
    if not segments:
        return None
    return _commas(segments, words)


def _semicolons(pieces: Sequence[str], words: ListWords) -> Items | None:
    """Semicolons part items for certain; what follows the last may be a clause of its own."""
    if words.asides.match(pieces[-1].lstrip()):
        return Items(len(pieces) - 1, len(pieces))
    last = pieces[-1].strip()
    joined = words.joiners.search(last)
    if joined and joined.start() > 0 and "," not in last and len(last.split()) <= _LONGEST_ITEM:
        return Items(len(pieces), len(pieces) + 1)
    return Items(len(pieces), len(pieces))


def _commas(segments: Sequence[str], words: ListWords) -> Items | None:
    joined = [number for number, segment in enumerate(segments) if words.joiners.search(segment)]
    if not joined:
        return _unjoined(segments, words)
    for number in range(joined[0] + 1, len(segments)):
        if words.asides.match(segments[number]):
            # The list is over: "A, B and C, which lie between D and E".
            return _commas(segments[:number], words)
    last = joined[-1]
    trailing = segments[last + 1 :]
    for number, segment in enumerate(trailing):
        if words.asides.match(segment) or words.clauses.search(segment):
            trailing = trailing[:number]  # from here on the sentence speaks of something else
            break
    body = segments[: last + 1]
    if any(_prose(segment, words) for segment in body[:-1]):
        return None
    if len(body[-1].split()) > _LONGEST_TAIL:
        return None
    head = words.joiners.match(body[-1])
    inner = len(words.joiners.findall(body[-1])) - (head is not None)
    named = _named(body)
    # The last comma's stretch holds two items unless the joiner opens it; only the first of them
    # may be an aside, and the second may be of another sort: "…, Vĩnh Thông và xã Phi Thông".
    asides = sum(
        words.asides.match(segment) is not None or (named and not _capital(segment))
        for segment in (body[1:-1] if head is not None or len(body) == 1 else body[1:])
    )
    between = sum(len(words.joiners.findall(segment)) for segment in body[:-1])
    if named and head is None and not _capital(words.joiners.split(body[-1])[-1].strip()):
        asides += 1
    if head is not None:
        if len(body) == 1:
            return None
        most = len(body) + between + inner
        fewest = len(body) - asides
    else:
        most = len(body) + between + inner
        fewest = len(body) - asides + (1 if between == 0 and inner >= 1 else 0)
        if inner == 1 and _pairs(body[-1], words) and len(body) > 1:
            fewest = len(body) - asides
    # What follows the last item may be another one ("A, B and C, D") or the rest of the sentence.
    if any(_item_like(segment, named, words) for segment in trailing):
        most += len(trailing)
    return Items(max(fewest, 1), most)


def _unjoined(segments: Sequence[str], words: ListWords) -> Items | None:
    """A list without a word before its last item: A, B, C."""
    if len(segments) < 2 or any(_prose(segment, words) for segment in segments[:-1]):
        return None
    named = [_capital(segment) for segment in segments]
    if _named(segments):
        # After names, a stretch in small letters says something about the name before it.
        return Items(sum(named), len(segments))
    if any(named[1:]) or len(segments) < 3 or len(segments[-1].split()) > _LONGEST_ITEM:
        return None
    asides = sum(words.asides.match(segment) is not None for segment in segments[1:])
    return Items(len(segments) - asides, len(segments))


def _prose(segment: str, words: ListWords) -> bool:
    return len(segment.split()) > _LONGEST_ITEM or words.clauses.search(segment) is not None


def _capital(segment: str) -> bool:
    """Tell whether an item is a name: the UAE, Senator Warren; not "A hall"."""
    words = segment.split()[:3]
    return any(word[:1].isupper() or word[:1].isdigit() for word in words if len(word) > 1)


def _named(segments: Sequence[str]) -> bool:
    """Tell whether the items are names; a single capital may only begin the list."""
    return (
        bool(segments)
        and _capital(segments[0])
        and (len(segments) == 1 or any(map(_capital, segments[1:])))
    )


def _item_like(segment: str, named: bool, words: ListWords) -> bool:
    if words.asides.match(segment) or words.clauses.search(segment):
        return False
    return _capital(segment) if named else len(segment.split()) <= 3


def _pairs(segment: str, words: ListWords) -> bool:
    """Whether "X and Y" may be one item: both sides short and in small letters."""
    sides = [side.strip(" .") for side in words.joiners.split(segment) if side.strip(" .")]
    if len({side.split()[0] for side in sides}) < len(sides):
        return False  # the same head twice: "phòng mượn và phòng họp"
    return all(not _capital(side) and len(side.split()) <= words.bare for side in sides)
