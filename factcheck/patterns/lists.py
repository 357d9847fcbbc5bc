"""Lists of figures in running text: "15 collectives, 36 individuals (two of them new) and 8 homes".

An expression cannot say where such a list ends, so one walk over the shadow text does: words stand
before and behind each figure, brackets and figures of other kinds are passed over, a figure without
a comma or "and" before it belongs to its neighbour ("10 stations on road 1"), and some words end a
list ("up", "compared with"). Where a text can be read in two ways both are returned.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from factcheck.expressions import compile_kept
from factcheck.patterns.compiled import ListWords
from factcheck.patterns.shadow import ANY_FIGURE, BREAK, CLOSE, MARKERS, OPEN
from factcheck.records import NamedTuple

LONGEST_ITEM = 160  # characters between two figures of a list
_LONGEST_TAIL = 60
_LONGEST_LABEL = 30
_LONGEST_LEAD = 12  # characters before a figure that goes on behind an "and"
_FEWEST = 2  # figures of a list
_MOST = 60  # more are data
_CLOSE = 2  # words between two figures that share an item by their nearness
_ASIDE = compile_kept(rf"\([^()]*\)|{OPEN}[^{CLOSE}]*{CLOSE}")
_BRACKET = compile_kept(r"[()]")
# A figure alone in brackets, and none before the next bracket.
_BRACKETED = compile_kept(rf".[^(){ANY_FIGURE}]{{0,20}}\)[^(){ANY_FIGURE}]{{0,80}}\(")
_BEHIND_BRACKET = compile_kept(rf"\([^(),;{ANY_FIGURE}]{{0,25}}(?:{OPEN}[^{CLOSE}]*{CLOSE})?\Z")
_BARE = "".join(MARKERS[kind] for kind in ("integer", "integer spelled", "decimal", "code"))
_SPELLED = MARKERS["integer spelled"]
_BESIDE = compile_kept(rf"[{_BARE}] ?\Z")
_NOUN = compile_kept(r" ?[^\W\d_]")
_SIGN = compile_kept(r"[,;]")


class _Patterns(NamedTuple):
    separator: re.Pattern[str]
    joiner: re.Pattern[str]
    breaks: re.Pattern[str]
    labels: re.Pattern[str]
    nested: re.Pattern[str]
    open_ends: re.Pattern[str]
    alone: re.Pattern[str]
    last: re.Pattern[str]
    further: re.Pattern[str]


@cache
def _patterns(words: ListWords) -> _Patterns:
    def whole(source: str) -> str:
        return rf"(?<!\w)(?:{source})(?!\w)" if source else "(?!)"

    joiner, breaks = whole(words.joiners), whole(words.breaks)
    return _Patterns(
        separator=compile_kept(rf"[,;+]|{joiner}"),
        joiner=compile_kept(rf"[,;]? ?{joiner}"),
        breaks=compile_kept(breaks),
        labels=compile_kept(rf"{whole(words.labels)} ?\Z"),
        nested=compile_kept(whole(words.nested)),
        open_ends=compile_kept(rf"…|\.\.\.|{whole(words.open_ends)}"),
        alone=compile_kept(rf"(?:[,;]|{joiner}) ?(?:{joiner} )?{whole(words.alone)}"),
        last=compile_kept(whole(words.last)),
        further=compile_kept(
            rf"[^,;:()]{{0,{_LONGEST_TAIL}}}[,;](?! ?(?:{breaks}|{whole(words.clauses)}))"
        ),
    )


class _Found(NamedTuple):
    """The figures of a list, those up to each "and", and where the list's text ends."""

    places: tuple[int, ...]
    closed: tuple[tuple[int, ...], ...]
    end: int
    bracketed: bool = False  # whether a bracket closes the list
    behind: bool = False  # whether another item stands behind the one with "and"
    refused: bool = False  # whether there is a list inside the list


@lru_cache(maxsize=256)  # many phrasings ask for the list that begins at one figure
def read_list(
    text: str, first: int, accepted: str, words: ListWords
) -> tuple[tuple[int, ...], ...]:
    """Return the places of a list's figures, once for each way to read it.

    Args:
        text: A shadow text.
        first: Where the first figure's marker stands.
        accepted: The markers that may be parts.
        words: The language's words.

    The list is refused (no reading) if it goes on without figures or holds a list of its own.
    """
    patterns = _patterns(words)
    alone = _BRACKETED.match(text, first) is not None
    if alone and _BEHIND_BRACKET.search(text, max(0, first - 50), first):
        # "gas (40%), coal (35%) and hydro (25%)": the brackets are part of the list's form.
        text = _BRACKET.sub(" ", text)
    if patterns.labels.search(text, max(0, first - _LONGEST_LABEL), first):
        return ()
    found = _walk(text, _begin(text, first, accepted, patterns), accepted, patterns)
    if not _FEWEST <= len(found.places) <= _MOST:
        return ()
    ended = _up_to_semicolon(text, found.places)
    since = found.places[-1] + 1
    tail = _ASIDE.sub(" ", text[since : found.end])
    is_closed = bool(found.closed) and found.closed[-1] == found.places
    ends = patterns.open_ends.search(tail[:_LONGEST_TAIL]) or (
        not is_closed and patterns.alone.search(tail[:_LONGEST_TAIL])
    )
    if found.refused or ends:
        return ended
    rest = _ASIDE.sub(" ", text[since:])
    goes_on = not is_closed and not found.bracketed and patterns.further.match(rest)
    all_of_it = () if goes_on else (found.places,)
    return tuple(
        dict.fromkeys(
            (*all_of_it, *found.closed, *ended, *_beyond(text, found, accepted, patterns))
        )
    )


def _begin(text: str, first: int, accepted: str, patterns: _Patterns) -> int:
    """Return where the list begins: in "three parties: nine seats, …" behind the colon."""
    colon = text.find(": ", first, first + LONGEST_ITEM)
    if colon < 0 or patterns.separator.search(text, first, colon):
        return first
    second = next(_places(text, first + 1, accepted), first)
    heads = colon < second and not patterns.separator.search(text, colon, second)
    return second if heads and text[second] in accepted else first


def _beyond(
    text: str, found: _Found, accepted: str, patterns: _Patterns
) -> tuple[tuple[int, ...], ...]:
    """Return the list that goes on behind its "and": "8 men and 7 women, 3 children"."""
    if not found.behind:
        return ()
    longer = _walk(text, found.places[0], accepted, patterns, on=True)
    return () if longer.refused else (longer.places,)


def _walk(text: str, first: int, accepted: str, patterns: _Patterns, *, on: bool = False) -> _Found:
    """Collect the figures from *first* on; if *on*, behind the item with "and" as well."""
    places = [first]
    closed: list[tuple[int, ...]] = []
    for position in islice(_places(text, first + 1, accepted), 2 * _MOST):
        since = places[-1] + 1
        if position - since > LONGEST_ITEM:
            break
        if text[position] not in accepted:
            return _Found(tuple(places), tuple(closed), position, bracketed=text[position] == ")")
        between = _ASIDE.sub(" ", text[since:position])
        if _strays(between, patterns):
            # What "and" has closed is whole: "6 robbers and 8 hostages, including two children".
            whole = bool(closed) and len(closed[-1]) == len(places)
            complete = tuple(closed) if whole else ()
            return _Found(tuple(places), complete, position, refused=not whole)
        lead = _lead(between, patterns)
        if lead is None:
            near = len(between.split()) <= _CLOSE and ": " not in between
            if near and not patterns.labels.search(between):
                # "một nam một nữ": parts without a separator
                return _Found(tuple(places), (), position, refused=True)
            continue
        is_joined = patterns.joiner.match(lead) is not None
        if patterns.labels.search(lead) or (
            is_joined and _is_beside(between, lead, text, position)
        ):
            continue  # "in grades 4 and 5": joined to a figure that is no part
        closes = is_joined or patterns.last.match(lead) is not None
        behind = bool(closed) and not closes and not _has_last(text, position, patterns)
        strays = behind and (not on or len(lead) > _LONGEST_LEAD or text[position] in _SPELLED)
        if strays or patterns.breaks.search(lead):
            return _Found(tuple(places), tuple(closed), position, behind=behind)
        places.append(position)
        if closes:
            closed.append(tuple(places))
    return _Found(tuple(places), tuple(closed), min(len(text), places[-1] + LONGEST_ITEM))


def _has_last(text: str, position: int, patterns: _Patterns) -> bool:
    """Tell whether an item that says it is the last one follows: "8 and 3, 2, the remaining 7"."""
    end = text.find(BREAK, position, position + LONGEST_ITEM)
    return (
        patterns.last.search(text, position, end if end > 0 else position + LONGEST_ITEM)
        is not None
    )


def _strays(between: str, patterns: _Patterns) -> bool:
    """Tell whether a list of its own or an item without a figure stands between two figures.

    The one of "3 lorries, a van and 5 bikes" counts, but says no number.
    """
    if patterns.nested.search(between):
        return True
    item = patterns.alone.search(between)
    return item is not None and patterns.separator.search(between, item.end()) is not None


def _up_to_semicolon(text: str, places: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the list that a semicolon may end: "10 former members, 9 new ones; 67 …"."""
    for index in range(1, len(places)):
        if ";" in text[places[index - 1] : places[index]]:
            return (places[:index],) if index >= _FEWEST else ()
    return ()


def _is_beside(between: str, lead: str, text: str, position: int) -> bool:
    """Tell whether a figure without a noun is joined to another figure: "4 and 5"."""
    behind = _BESIDE.search(between, 0, len(between) - len(lead))
    return behind is not None and not _NOUN.match(text, position + 1)


def _places(text: str, start: int, accepted: str) -> Iterator[int]:
    """Yield where figures stand, but for those in hedges and brackets, and where that ends.

    What ends it is another sentence, a bracket that was opened before *start*, or so many
    characters without a figure that what follows is no item of a list.
    """
    position, depth, last = start, 0, start
    while position < len(text) and position <= last + LONGEST_ITEM:
        sign = text[position]
        if sign == OPEN:
            close = text.find(CLOSE, position)
            position = close if close > 0 else position
        elif sign == BREAK or (sign == ")" and not depth):
            yield position
            return
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign in accepted and not depth:
            yield position
            last = position + 1
        position += 1


def _lead(between: str, patterns: _Patterns) -> str | None:
    """Return what stands between the last separator and a figure, with a joiner if that is it.

    None if nothing separates the figure from the one before.
    """
    last: re.Match[str] | None = None
    for found in patterns.separator.finditer(between):
        last = found
    if last is None:
        return None
    start = last.start()
    if not _SIGN.match(last[0]):
        return between[start:]
    return between[last.end() :].lstrip()
