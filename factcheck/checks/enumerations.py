"""How many items a list of names or phrases has: an interval, as commas do not always part items.

"Education, crime and the economy" are three items; "roads and bridges, schools, and clean water"
are three or four; "Ali, the manager, Ben and Carl" are three or four. `count_items` answers with
the fewest and the most items that a reader may see, or None where the words are no plain list.
"""

import re
from collections.abc import Sequence

from factcheck.expressions import compile_kept
from factcheck.records import NamedTuple

MANY = 1_000  # the most items of a list that says it goes on ("…, etc.")
_LONGEST_ITEM = 14  # words; a longer stretch between commas is prose
_LONGEST_TAIL = 30  # words of the last item, which may run on into the sentence
_SHORT = 6  # words of an item in small letters among items that semicolons part
_LONGEST_PAIR = 9  # words of each of two items without a comma


class Items(NamedTuple):
    """The fewest and the most items that a list may be read as."""

    fewest: int
    most: int


class ListWords(NamedTuple):
    """The words of a language that matter inside a list.

    *joiners* stand before the last item, *either* may do so ("trà hay cà phê"), *open_ends* say
    that the list goes on, *asides* begin a stretch between commas that says something about the
    item before it, *clauses* are words (verbs, mostly) that no item of a plain list contains,
    *enumerators* ("first") begin items that are sentences, *articles* may begin each item, *ages*
    are what may follow a name.
    """

    joiners: re.Pattern[str]
    either: re.Pattern[str]
    open_ends: re.Pattern[str]
    asides: re.Pattern[str]
    clauses: re.Pattern[str]
    enumerators: re.Pattern[str]
    articles: re.Pattern[str]
    ages: re.Pattern[str]
    bare: int  # words of the longest item that readily pairs up: "housing and health"
    plain: int  # words of the longest item in small letters that has no comma inside
    comma_alone: bool  # whether a comma without a joiner may part two items


_BRACKETED = compile_kept(r'\([^()]*\)|"[^"]*"')
_COMMA = compile_kept(r",(?!\d)\s*")
_SEMICOLON = compile_kept(r"\s*;\s*")
_NEVER = compile_kept("(?!)")


def count_items(text: str, words: ListWords) -> Items | None:
    """Return how many items the list *text* may have; None if it is no plain list.

    *text* runs from behind the colon, dash or verb that opens the list to the end of the
    sentence, dash or bracket that closes it.
    """
    masked = _masked(text, words)
    if masked.count("(") != masked.count(")") or '"' in masked or ":" in masked:
        return None
    if masked.rstrip().endswith(",") or words.enumerators.match(masked.lstrip().lower()):
        return None
    open_end = words.open_ends.search(masked)
    if open_end is not None:
        masked = masked[: open_end.start()].rstrip(" ,;")
    pieces = [piece for piece in _SEMICOLON.split(masked.rstrip(" .")) if piece.strip()]
    counted = _semicolons(pieces, words) if len(pieces) > 1 else _commas(_segments(masked), words)
    if counted is None:
        return None
    bracketed = len(_BRACKETED.findall(text))
    if 1 < bracketed < counted.fewest:  # "A, B, C (rowing), D (boxing)": two crews
        counted = Items(bracketed, counted.most)
    return counted if open_end is None else Items(counted.fewest, MANY)


def are_names(text: str, words: ListWords) -> bool:
    """Tell whether every item of the list *text* is a name and nothing else.

    A word or two in small letters may stand before it: "ông Trần Văn An", "the UAE".
    """
    joined = words.joiners.sub(",", _masked(text, words).rstrip(" ."))
    items = [item.split() for item in _segments(joined)]
    return len(items) > 1 and all(
        sum(not word[:1].isupper() for word in item) <= 2 and item[-1][:1].isupper()
        for item in items
    )


def _masked(text: str, words: ListWords) -> str:
    """Blank out what stands in brackets and quotes, and ages behind names."""
    return words.ages.sub(" ", _BRACKETED.sub(_mask, text))


def _mask(match: re.Match[str]) -> str:
    """Return a filler that keeps, for a title in quotes, the capital."""
    inside = match[0]
    if inside[0] != '"':
        return " "
    stop = "," if inside[-2] == "," else ""  # American: "Get Taxi," "Call Friend," and …
    return (inside[1] if inside[1:2].isalnum() else "x") + "x" * (len(inside) - 2) + stop


def _segments(text: str) -> list[str]:
    return [piece.strip(" .") for piece in _COMMA.split(text) if piece.strip(" .")]


def _semicolons(pieces: Sequence[str], words: ListWords) -> Items | None:
    """Semicolons part items; a piece with commas may hold several, the last may be a clause."""
    inside = [_possible_items(piece, words) for piece in pieces]
    # The last two may be joined by a word instead, however long they are: "A; B và C".
    joined = words.joiners.search(pieces[-1].lstrip(), 1) is not None
    if len(pieces) == 2 and inside[0] > 1:
        first = _commas(_segments(pieces[0]), words)
        most = sum(inside) if _has_name(pieces[1]) else 2 + joined
        return first and Items(min(first.fewest, 2), max(first.most, most))
    fewest = len(pieces) - (words.asides.match(pieces[-1].lstrip()) is not None)
    most = max(sum(inside), len(pieces) + joined)
    # Or the list is the first piece, and clauses of their own follow: "A và B; chia huyện C …".
    return Items(min(fewest, inside[0]) if inside[0] > 1 else fewest, most)


def _possible_items(piece: str, words: ListWords) -> int:
    """Return how many items the words between two semicolons may hold."""
    _, *others = _segments(words.joiners.sub(",", piece))
    return (
        1
        + len(words.either.findall(piece))
        + sum(
            not words.asides.match(other) and (_has_name(other) or len(other.split()) <= _SHORT)
            for other in others
        )
    )


def _commas(segments: Sequence[str], words: ListWords) -> Items | None:
    if segments and words.asides.match(segments[0]):
        return None
    whole, segments = segments, _without_tail(segments, words)
    if any(map(words.joiners.match, whole[len(segments) :])):
        return None  # "a bell and a lamp, which was lit, and a rope"
    joined = [number for number, segment in enumerate(segments) if words.joiners.search(segment)]
    if not joined:
        if len(segments) > 1 and words.either.search(segments[-1]):
            return _commas(segments, words._replace(joiners=words.either, either=_NEVER))
        return _unjoined(segments, words)
    body, trailing = segments[: joined[-1] + 1], segments[joined[-1] + 1 :]
    counted = None if _is_prose(body, words) else _joined(body, words)
    # What follows the last item may be another one ("A, B and C, D") or the rest of the sentence.
    if counted and any(
        _is_item_like(segment, words, named=_is_named(body)) for segment in trailing
    ):
        return Items(counted.fewest, counted.most + len(trailing))
    return counted


def _joined(body: Sequence[str], words: ListWords) -> Items | None:
    """A list whose last segment has the word before the last item: A, B and C."""
    last = body[-1]
    head = words.joiners.match(last) is not None
    inner = len(words.joiners.findall(last)) - head
    between = sum(len(words.joiners.findall(segment)) for segment in body[:-1])
    sides = [side.strip() for side in words.joiners.split(last) if side.strip()]
    articles = all(words.articles.match(segment.lower()) for segment in body[: len(body) - head])
    most = len(body) + between + inner + _choices(body, words)
    if head:
        if len(body) == 1:
            return None
        # "packages to access, process and interpret, and people": verbs of one item.
        within = sum(words.joiners.search(segment) is not None for segment in body[1:-1])
        fewest = len(body) - _asides(body[:-1], words) - within
    elif len(body) == 1:
        if inner == 1 and any(len(side.split()) > _LONGEST_PAIR for side in sides):
            return None
        fewest = 2 if inner == 1 else 1
    else:
        pair = _pairs(sides, words) and (words.comma_alone or len(body) > 2)
        loose = (
            inner > 1
            or between > 0
            or pair
            or (not articles and _is_headless(body, sides))
            or _is_adjective(body, words)
        )
        fewest = len(body) + (not loose) - _asides([*body[:-1], sides[0]], words)
        if _is_named(body) and not _has_name(sides[0]) and len(sides[0].split()) > _SHORT:
            fewest -= 1  # what follows the names says something about them, or is a clause
        if _is_named(body) != _is_name(sides[-1]) and any(map(_has_name, body)) and not articles:
            fewest -= 1  # of another sort: "…, Vĩnh Thông và xã Phi Thông"
    if between > 1:
        return None
    long = max(len(item.split()) for item in (*body[:-1], *sides)) > words.plain
    if long and not articles and not _is_named(body):
        fewest = min(fewest, 2)  # commas stand inside long items, too
    return Items(max(fewest, 1), most)


def _without_tail(segments: Sequence[str], words: ListWords) -> Sequence[str]:
    """Cut off what follows the list: "A, B and C, which lie between D and E"."""
    joined = False
    for number, segment in enumerate(segments):
        if joined and words.asides.match(segment):
            return segments[:number]
        joined = joined or words.joiners.search(segment) is not None
    return segments


def _choices(segments: Sequence[str], words: ListWords) -> int:
    """Return how often an item may be two, between which one chooses."""
    return sum(len(words.either.findall(segment)) for segment in segments)


def _unjoined(segments: Sequence[str], words: ListWords) -> Items | None:
    """A list without a word before its last item: A, B, C."""
    if len(segments) < 2 or _is_prose(segments, words):
        return None
    most = len(segments) + _choices(segments, words)
    asides = [
        number for number, segment in enumerate(segments) if number and words.asides.match(segment)
    ]
    if _is_named(segments):
        # After names, a stretch in small letters says something about the name before it, and a
        # long one is a clause of its own.
        certain = segments[: asides[0]] if asides else segments
        run_on = len(segments[-1].split()) > _SHORT
        return Items(max(sum(map(_is_name, certain)) - run_on, 1), most)
    if len(segments) < 3 or any(_has_name(segment) for segment in segments[1:]):
        return None
    return Items(len(segments) - max(len(asides), 1), most)


def _is_prose(body: Sequence[str], words: ListWords) -> bool:
    return (
        any(
            len(segment.split()) > _LONGEST_ITEM or words.clauses.search(segment)
            for segment in body[:-1]
        )
        or len(body[-1].split()) > _LONGEST_TAIL
        or (len(body) == 1 and words.clauses.search(body[0]) is not None)
        # "After dark, you can use the key and the lever, or a rope": no item but a sentence.
        or words.clauses.search(words.joiners.split(body[-1], maxsplit=1)[0]) is not None
    )


def _asides(body: Sequence[str], words: ListWords) -> int:
    """Return how many stretches between commas may say something about the item before."""
    named = _is_named(body)
    definite = not body[0].startswith("the ")
    return sum(
        words.asides.match(segment) is not None
        or (named and not _is_name(segment))
        or (definite and segment.startswith("the "))
        for segment in body[1:]
    )


def _is_name(segment: str) -> bool:
    word = segment.removeprefix("the ").lstrip("'\"")
    return word[:1].isupper() or word[:1].isdigit()


def _has_name(segment: str) -> bool:
    """Tell whether an item is a name or a title and a name: "Senator Warren"; not "A hall"."""
    return any(word[:1].isupper() or word[:1].isdigit() for word in segment.split()[:3] if word[1:])


def _is_named(segments: Sequence[str]) -> bool:
    """Tell whether the items are names; a single capital may only begin the list."""
    return (
        bool(segments)
        and _has_name(segments[0])
        and (len(segments) == 1 or any(map(_has_name, segments[1:])))
    )


def _is_item_like(segment: str, words: ListWords, *, named: bool) -> bool:
    if words.asides.match(segment) or words.clauses.search(segment):
        return False
    said = words.asides.search(segment)  # "A và B, tôi là con một": he names himself
    item = segment[: said.start()] if said else segment
    return _has_name(item) if named else len(item.split()) <= 3


def _is_headless(body: Sequence[str], sides: Sequence[str]) -> bool:
    """Tell whether only the last side lacks the word that all items begin with.

    "Trường Kinh doanh, Trường Công nghệ, Trường Kinh tế và Quản lý công" are three schools.
    """
    heads = {segment.split()[0] for segment in body}
    return len(heads) == 1 and sides[-1].split()[0] not in heads


def _is_adjective(body: Sequence[str], words: ListWords) -> bool:
    """Tell whether the first comma parts adjectives: "a custom, static site and a wiki"."""
    first = body[0].lower()
    return (
        len(body) > 1
        and len(first.split()) == 2
        and words.articles.match(first) is not None
        and words.articles.match(body[1].lower()) is None
    )


def _pairs(sides: Sequence[str], words: ListWords) -> bool:
    """Whether "X and Y" may be one item: both sides short and in small letters."""
    if len({side.split()[0] for side in sides}) < len(sides):
        return False  # the same head twice: "phòng mượn và phòng họp"
    return all(not _has_name(side) and len(side.split()) <= words.bare for side in sides)
