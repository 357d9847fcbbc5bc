"""From a pattern to the regular expression that finds it in a shadow text.

Beside the expression come the things that say, without running it, that a sentence cannot match:
the figures it needs and the words of which it needs one. The expressions take time in proportion
to the text: every repetition is bounded or possessive, and a gap never crosses a figure of a kind
that the pattern binds.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from factcheck.expressions import compile_kept
from factcheck.languages import Language, Section, spelling
from factcheck.patterns.compiled import Bound, Compiled, Demands, ListWords
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
    parse,
    plain,
)
from factcheck.patterns.laws import can_be_empty, check, expand, kept_off
from factcheck.patterns.needs import needs_of, outline_of, triggers_of, unhedged, ways_of
from factcheck.patterns.shadow import BREAK, CLOSE, OPEN, markers
from factcheck.patterns.stretches import LONGEST_GAP, SHORT_GAP, binds_of, is_bound, is_post
from factcheck.patterns.words import any_word, is_plain
from factcheck.records import NamedTuple

_TEXT_PIECE = compile_kept(r"\w+(?: \w+)*| +|[^\w ]")
# A blank that may be there is never given back: two ways to share one among neighbours would, over
# a whole pattern, be hundreds of ways to fail.
_BLANK = " ?+"
# Between clauses, never inside "three-for-one"; what stands before may have taken the blank.
_SPACED_DASH = f"(?:{_BLANK}(?:—|--)++{_BLANK}|(?:(?<= )| )- )"
_DASH = "(?:--|[-—])"
_NO_LIST = ListWords("", "", "", "", "", "")
_HEDGE = f"(?:{OPEN}[^{CLOSE}]{{0,40}}{CLOSE})?"


class _Build(NamedTuple):
    """What is known and what is collected while one pattern is written out."""

    pattern: str
    binds: str  # the markers of the slots it binds, of all if it binds none
    hedges: frozenset[str]  # words a hedge may begin with
    joiners: str
    endings: tuple[str, ...]  # what a word may take on in the plural
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
    check(items, pattern.strip())
    build = _Build(
        pattern=pattern.strip(),
        binds=binds_of(items),
        hedges=_first_words(language.hedges),
        joiners=_any_of("and", language),
        endings=tuple(language.words.get("plural_endings", ())),
        never=kept_off(items, pattern.strip(), language),
        groups=count(1),
        bound=[],
        echoes={},
    )
    source = _sequence(items, build, first=True, last=True)
    return Compiled(
        source=source.encode(),
        bound=tuple(build.bound),
        ways=tuple(sorted(tuple(sorted(way)) for way in ways_of(items))),
        demands=Demands(
            needs=tuple(sorted(needs_of(items).items())),
            triggers=triggers_of(items, build.hedges),
            outline=outline_of(items, build.hedges),
            pair=any(isinstance(item, NextSentence) for item in items),
        ),
        list_words=_list_words(language) if any(one.many for one in build.bound) else _NO_LIST,
    )


def _sequence(items: Sequence, build: _Build, *, first: bool, last: bool) -> str:
    """Write out *items*; *first* and *last* say that nothing stands before or behind them.

    Whichever way leads to the next figure that is bound, the rest is the same: one is enough.
    """
    pieces: list[str] = []
    begun = 0  # where the stretch began that goes on …
    several = False  # … and whether there are several ways through it
    for index, item in enumerate(items):
        begins, ends = first, last and index == len(items) - 1
        if isinstance(item, Echo):
            pieces.append(_echo(item, build, more=not _gap_next(items[index + 1 :], short=True)))
        else:
            pieces.append(_item(item, build, first=first, last=ends))
        if isinstance(item, Slot) and item.many and not ends and not _gap_next(items[index + 1 :]):
            pieces.append(f"{_inside_list(item)}{{0,90}}?")  # the words behind the last figure
        if not can_be_empty((item,)):
            first = False
        post = is_post(item, build.binds)
        if post and several and not ends:
            pieces[begun:] = [f"(?>{''.join(pieces[begun:])})"]
        if post or begins or is_bound(item, build.binds):
            begun, several = len(pieces), False  # a search skips to what a pattern begins with
        elif isinstance(item, Choice):
            several = True
        elif isinstance(item, Gap):
            several = several or not _figure_next(items[index + 1 :])
    source = "".join(pieces)
    while _BLANK * 2 in source:
        source = source.replace(_BLANK * 2, _BLANK)
    return source


def _gap_next(items: Sequence, *, short: bool = False) -> bool:
    """Tell whether a long gap comes next, or any gap if *short*."""
    rest = (item for item in items if not (isinstance(item, Text) and not item.text.strip()))
    following = next(rest, None)
    return isinstance(following, Gap) and (short or not following.short)


def _figure_next(items: Sequence) -> bool:
    """Tell whether a figure comes next, with nothing but a blank before it."""
    rest = (item for item in items if not (isinstance(item, Text) and not item.text.strip()))
    return isinstance(next(rest, None), Slot)


def _item(item: Item, build: _Build, *, first: bool, last: bool) -> str:
    if isinstance(item, Text):
        return _text(item.text, build, first=first)
    if isinstance(item, Slot):
        return _list(item, build, last=last) if item.many else _slot(item, build, first=first)
    if isinstance(item, Choice):
        return _choice(item, build, first=first, last=last)
    if isinstance(item, NotNext):
        return f"(?! ?{build.never[item.never]})"
    if isinstance(item, NextSentence):
        return f"""{_BLANK}[.!?…"')\\]]{{0,4}}{_BLANK}{BREAK}{_BLANK}"""
    assert isinstance(item, Gap)  # word lists were expanded
    return _gap(item, build)


def _choice(choice: Choice, build: _Build, *, first: bool, last: bool) -> str:
    """Write out a choice, its plain words as one tree."""
    words: list[str] = []
    ways: list[str] = []
    for branch in choice.branches:
        plain_words = _words_only(branch, build, first=first)
        if plain_words:
            words += plain_words
        else:
            ways.append(_sequence(branch, build, first=first, last=last))
    if words:
        ways.insert(0, any_word(words, first=first))
    return f"(?:{'|'.join(ways)}){'?' if choice.optional else ''}"


def _words_only(items: Sequence, build: _Build, *, first: bool) -> tuple[str, ...]:
    """Return the words that *items* are a choice of; nothing if there is more to them."""
    (item, *more) = items
    if more:
        return ()
    if isinstance(item, Text) and is_plain(item.text):
        hedging = not first and not build.hedges.isdisjoint(item.text.split())
        return () if hedging else (item.text,)
    if not isinstance(item, Choice) or item.optional:
        return ()
    ways = [_words_only(branch, build, first=first) for branch in item.branches]
    return tuple(word for way in ways for word in way) if all(ways) else ()


def _gap(gap: Gap, build: _Build) -> str:
    never = f"(?!{build.never[gap.never]})" if gap.never else ""
    if gap.short:
        return f"(?:[ /]{{0,2}}{never}\\w[\\w'-]*+){{0,{SHORT_GAP}}}?{_BLANK}"
    crossed = f"[^{build.binds}{BREAK}]"
    crossed = f"(?:{never}{crossed})" if never else crossed
    return f"{crossed}{{0,{LONGEST_GAP}}}?"


def _echo(echo: Echo, build: _Build, *, more: bool) -> str:
    """Write out a word that comes back: first any, then the same in its singular or plural.

    The first time further words may follow; they need no writing out where a gap does. The stem is
    found in one way only, or every failure behind it would be met several times.
    """
    endings = {ending[:end] for ending in build.endings for end in range(1, len(ending) + 1)}
    ending = f"(?:{'|'.join(sorted(endings, reverse=True))})?" if endings else ""
    known = build.echoes.get(echo.name)
    if known is not None:
        return f"{_BLANK}(?<!\\w)(?:\\{known}){ending}(?!\\w)"
    build.echoes[echo.name] = next(build.groups)
    plural = f"(?:{'|'.join(build.endings)})?" if build.endings else ""
    letters = "[^\\W\\d_]"
    word = f"{_BLANK}(?<!\\w)(?>({letters}+?){plural}(?!\\w))"
    return f"{word}(?: {letters}++){{0,2}}?" if more else word


def _text(text: str, build: _Build, *, first: bool) -> str:
    """Write out words, which match whole, and signs, which blanks may surround."""
    source: list[str] = []
    for piece in _TEXT_PIECE.findall(text):
        begins = first and not source
        if piece[0] == " ":
            source.append(_BLANK)
        elif is_plain(piece):
            source.append(_phrase(piece, build, first=begins))
        elif piece == "—":
            source.append(_SPACED_DASH)
        else:
            sign = _DASH if piece == "-" else re.escape(piece)
            source.append(sign + _BLANK if begins else f"{_BLANK}{sign}{_BLANK}")
    return "".join(source)


def _phrase(words: str, build: _Build, *, first: bool) -> str:
    """Write out plain words; where one may begin a hedge, the hedge's mark may stand before it."""
    runs = unhedged(words, build.hedges)
    opens = words.partition(" ")[0] in build.hedges and not first
    written = [any_word([run], first=first and not n) for n, run in enumerate(runs)]
    return (f"{OPEN}?" if opens else "") + f" {OPEN}?".join(written)


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
    inside = _inside_list(slot)
    separator = f"(?:[,;]|(?<= )(?={_whole(build.joiners)}))"
    step = f"(?>{inside}{{0,90}}?{separator}{inside}{{0,50}}+{figure})"
    return f"{CLOSE}?({figure}{step}{{1,40}})"


def _inside_list(slot: Slot) -> str:
    return f"[^,;:{markers(slot.type)}{OPEN}{BREAK}]"


def _list_words(language: Language) -> ListWords:
    return ListWords(
        joiners=_any_of("and", language),
        breaks=_any_of("list_breaks", language),
        labels=_any_of("list_labels", language),
        nested=_any_of("list_nested", language),
        open_ends=_any_of("list_goes_on", language),
        alone=_any_of("list_alone", language),
    )


def _whole(words: str) -> str:
    """Return an expression for one of *words* (none: never), which may be signs, as a whole."""
    return f"(?<!\\w)(?:{words})(?!\\w)" if words else "(?!)"


def _any_of(name: str, language: Language) -> str:
    """Return an expression for any of the words that *language* lists as *name*."""
    return "|".join(spelling(plain(word)) for word in language.words.get(name, ()))


def _first_words(hedges: Section) -> frozenset[str]:
    lists = [
        *hedges.words.values(),
        *(words for names in hedges.names.values() for words in names.values()),
    ]
    first = {word.split()[0] for words in lists for word in words if word.split()}
    return frozenset(first)
