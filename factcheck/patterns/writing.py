"""The parts of a pattern written out as regular expressions: words, signs, figures, lists, gaps.

How they follow each other is for `factcheck.patterns.compiler`, which makes one expression of
them, and for `factcheck.patterns.plans`, which makes a plan that is gone through step by step.
"""

import re
from collections.abc import Iterator, Mapping

from factcheck.expressions import compile_kept
from factcheck.patterns.compiled import Bound
from factcheck.patterns.grammar import Choice, Echo, Gap, Sequence, Slot, Text
from factcheck.patterns.needs import unhedged
from factcheck.patterns.shadow import BREAK, CLOSE, OPEN, markers
from factcheck.patterns.stretches import LONGEST_GAP, MOST_LISTED, SHORT_GAP
from factcheck.patterns.words import any_word, is_plain
from factcheck.records import NamedTuple

_TEXT_PIECE = compile_kept(r"\w+(?: \w+)*| +|[^\w ]")
# A blank that may be there is never given back: two ways to share one among neighbours would, over
# a whole pattern, be hundreds of ways to fail.
BLANK = " ?+"
# Between clauses, never inside "three-for-one"; what stands before may have taken the blank.
_SPACED_DASH = f"(?:{BLANK}(?:—|--)++{BLANK}|(?:(?<= )| )- )"
_DASH = "(?:--|[-—])"
NEXT_SENTENCE = f"""{BLANK}[.!?…"')\\]]{{0,4}}{BLANK}{BREAK}{BLANK}"""
_LETTERS = "[^\\W\\d_]"
ANOTHER_WORD = f" {_LETTERS}++"
_HEDGE = f"(?:{OPEN}[^{CLOSE}]{{0,40}}{CLOSE})?"


class Build(NamedTuple):
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


def words_only(items: Sequence, build: Build, *, first: bool) -> tuple[str, ...]:
    """Return the words that *items* are a choice of; nothing if there is more to them."""
    (item, *more) = items
    if more:
        return ()
    if isinstance(item, Text) and is_plain(item.text):
        hedging = not first and not build.hedges.isdisjoint(item.text.split())
        return () if hedging else (item.text,)
    if not isinstance(item, Choice) or item.optional:
        return ()
    ways = [words_only(branch, build, first=first) for branch in item.branches]
    return tuple(word for way in ways for word in way) if all(ways) else ()


def gap_next(items: Sequence, *, short: bool = False) -> bool:
    """Tell whether a long gap comes next, or any gap if *short*."""
    rest = (item for item in items if not (isinstance(item, Text) and not item.text.strip()))
    following = next(rest, None)
    return isinstance(following, Gap) and (short or not following.short)


def write_gap(gap: Gap, build: Build) -> str:
    """Write out a gap, the shortest way first."""
    if gap.short:
        return f"(?:{step_of_gap(gap, build)}){{0,{SHORT_GAP}}}?{BLANK}"
    crossed = f"[^{barriers_of_gap(build)}]"
    crossed = f"(?:(?!{build.never[gap.never]}){crossed})" if gap.never else crossed
    return f"{crossed}{{0,{LONGEST_GAP}}}?"


def step_of_gap(gap: Gap, build: Build) -> str:
    """Write out one of the words that a short gap passes."""
    never = f"(?!{build.never[gap.never]})" if gap.never else ""
    return f"[ /]{{0,2}}{never}\\w[\\w'-]*+"


def barriers_of_gap(build: Build) -> str:
    """Return the signs that a long gap never passes."""
    return f"{build.binds}{BREAK}"


def write_echo(echo: Echo, build: Build, *, more: bool) -> str:
    """Write out a word that comes back: first any, then the same in its singular or plural.

    The first time further words may follow; they need no writing out where a gap does.
    """
    known = build.echoes.get(echo.name)
    if known is not None:
        return f"{BLANK}(?<!\\w)(?:\\{known}){ending_of_echo(build)}"
    build.echoes[echo.name] = next(build.groups)
    return stem_of_echo(build) + (f"(?:{ANOTHER_WORD}){{0,2}}?" if more else "")


def stem_of_echo(build: Build) -> str:
    """Write out a word that comes back, its stem in a group.

    The stem is found in one way only, or every failure behind it would be met several times.
    """
    plural = f"(?:{'|'.join(build.endings)})?" if build.endings else ""
    return f"{BLANK}(?<!\\w)(?>({_LETTERS}+?){plural}(?!\\w))"


def ending_of_echo(build: Build) -> str:
    """Write out what may stand behind a stem that has come back."""
    endings = {ending[:end] for ending in build.endings for end in range(1, len(ending) + 1)}
    return f"(?:{'|'.join(sorted(endings, reverse=True))})?(?!\\w)" if endings else "(?!\\w)"


def write_text(text: str, build: Build, *, first: bool) -> str:
    """Write out words, which match whole, and signs, which blanks may surround."""
    source: list[str] = []
    for piece in _TEXT_PIECE.findall(text):
        begins = first and not source
        if piece[0] == " ":
            source.append(BLANK)
        elif is_plain(piece):
            source.append(_phrase(piece, build, first=begins))
        elif piece == "—":
            source.append(_SPACED_DASH)
        else:
            sign = _DASH if piece == "-" else re.escape(piece)
            source.append(sign + BLANK if begins else f"{BLANK}{sign}{BLANK}")
    return "".join(source)


def _phrase(words: str, build: Build, *, first: bool) -> str:
    """Write out plain words; where one may begin a hedge, the hedge's mark may stand before it."""
    runs = unhedged(words, build.hedges)
    opens = words.partition(" ")[0] in build.hedges and not first
    written = [any_word([run], first=first and not n) for n, run in enumerate(runs)]
    return (f"{OPEN}?" if opens else "") + f" {OPEN}?".join(written)


def write_slot(slot: Slot, build: Build, *, first: bool) -> str:
    """Write out a figure, with the hedge that may stand before it."""
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


def write_list(slot: Slot, build: Build, *, last: bool) -> str:
    """Write out a list: two or more figures with words between them and separators.

    Of a list at the pattern's end only the first figure is written out: where it ends is no matter
    for an expression. Elsewhere it may have to give its last figure back ("15, 36, in all 51").
    """
    accepted = markers(slot.type)
    group = next(build.groups)
    build.bound.append(Bound(slot.name, group, 0, accepted, many=True, trailing=last))
    if last:
        return f"{CLOSE}?{_HEDGE}([{accepted}])"
    figure, step = steps_of_list(slot, build)
    return f"{CLOSE}?({figure}{step}{{1,{MOST_LISTED}}})"


def steps_of_list(slot: Slot, build: Build) -> tuple[str, str]:
    """Write out the first figure of a list, and what leads from one figure to the next."""
    figure = f"{_HEDGE}[{markers(slot.type)}]"
    inside = inside_list(slot)
    separator = f"(?:[,;]|(?<= )(?={whole(build.joiners)}))"
    return figure, f"(?>{inside}{{0,90}}?{separator}{inside}{{0,50}}+{figure})"


def words_behind_list(slot: Slot) -> str:
    """Write out the words behind the last figure of a list."""
    return f"{inside_list(slot)}{{0,{LONGEST_GAP}}}?"


def barriers_of_list(slot: Slot) -> str:
    """Return the signs that never stand inside of an item of a list."""
    return f",;:{markers(slot.type)}{OPEN}{BREAK}"


def inside_list(slot: Slot) -> str:
    """Write out a sign inside of an item of a list."""
    return f"[^{barriers_of_list(slot)}]"


def whole(words: str) -> str:
    """Return an expression for one of *words* (none: never), which may be signs, as a whole."""
    return f"(?<!\\w)(?:{words})(?!\\w)" if words else "(?!)"
