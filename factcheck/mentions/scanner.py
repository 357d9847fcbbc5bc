"""How figures are found: anchors, the readers tried at each, and the rule that the longest wins.

A *reader* knows one family of figures. It names the words its figures begin with (its anchors);
the scanner finds the anchors of all readers in one walk over the text, tries at each the readers
that asked for it, keeps the longest figure and goes on behind it. No reader ever walks the text.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import accumulate
from typing import Any

from factcheck.expressions import compile_kept
from factcheck.languages import Language
from factcheck.model import Mention, Span
from factcheck.records import NamedTuple

# Anchors that are no words. A reader lists them in `Reader.starts` beside its words.
DIGIT = "0"  # a run of digits
ROMAN = "I"  # a capital that may begin a Roman numeral
_CAPITALS = frozenset("IVXLC")


class Reading(NamedTuple):
    """The block that is being read.

    Matches and positions are relative to the block; a mention's spans are offsets into the
    document, so builders go through `span`.
    """

    text: str
    lower: str  # of the same length
    offset: int
    language: Language
    date_order: str  # "auto", "dmy", "mdy" or "ymd"
    mentions: list[Mention]  # found so far in this block, in order
    memory: dict[tuple[int, bool, int], Any]  # dates that were read here; see `date_parts`

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of two positions in the block."""
        return Span(self.offset + start, self.offset + end)

    @property
    def done(self) -> int:
        """Where the last mention of this block ended: a figure may not begin before it."""
        return self.mentions[-1].span.end - self.offset if self.mentions else 0


class Reader(NamedTuple):
    """A family of figures.

    *starts* are the lower-case words, signs, `DIGIT` or `ROMAN` at which *pattern* is matched
    against the lower-cased block. *build* returns None where the match is no figure after all. The
    mention may begin before the match (a sign, "US" of "US$"), if no other mention stands there.
    """

    starts: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Reading], Mention | None]
    sure: int = 1_000  # a figure of so many characters is not contested by later readers


# Anchors of digits and Roman numerals in the printed text: one class first, so that the engine
# skips everything else at full speed.
_FIGURES = compile_kept(
    r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞IVXLC]"
    r"(?:(?<=[0-9])[0-9]*|(?<=[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?<![^\W_].)[IVXLCDM]*(?![^\W_]))"
)
# Everything in ASCII that is no letter or digit becomes a space.
_SPACED = bytes(byte if byte >= 128 or chr(byte).isalnum() else 32 for byte in range(256))


class Readers(NamedTuple):
    """The readers of a language by anchor, and the anchors that are words."""

    by_start: Mapping[str, tuple[Reader, ...]]
    words: frozenset[str]


def arrange(readers: Iterable[Reader]) -> Readers:
    """Return *readers* by the anchors they start at, keeping their order."""
    by_start: dict[str, tuple[Reader, ...]] = {}
    for reader in readers:
        for start in reader.starts:
            by_start[start] = (*by_start.get(start, ()), reader)
    return Readers(by_start, frozenset(by_start) - {DIGIT, ROMAN})


def small_letters(text: str) -> str:
    """Return *text* in lower case, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        # Some capitals have no single small letter (İ): those stay as they are.
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower


def anchors(text: str, lower: str, words: Collection[str]) -> list[tuple[int, str]]:
    """Return the places in a document where a figure may begin, with their anchor, in order.

    *words* are the anchor words.
    """
    found = [
        (match.start(), ROMAN if match[0][0] in _CAPITALS else DIGIT)
        for match in _FIGURES.finditer(text)
    ]
    spaced = lower.replace("—", " ").replace("…", " ").encode("utf-8", "replace")
    pieces = spaced.translate(_SPACED).decode().split(" ")
    ends = [*accumulate(map(len, pieces))]
    for number, piece in enumerate(pieces):
        if piece in words:
            # Before a piece stand all others and one blank behind each of them.
            found.append((ends[number] - len(piece) + number, piece))
    found.sort()
    return found


def scan(readers: Readers, reading: Reading, places: Iterable[tuple[int, str]]) -> None:
    """Append the block's figures to ``reading.mentions``: of all at an anchor the longest.

    *places* are the block's anchors, as `anchors` gives them.
    """
    lower, offset = reading.lower, reading.offset
    done = 0
    for place, start in places:
        position = place - offset
        if position < done:
            continue
        best: Mention | None = None
        longest = 0
        for reader in readers.by_start.get(start, ()):
            match = reader.pattern.match(lower, position)
            if match is None:
                continue
            mention = reader.build(match, reading)
            if mention is not None:
                length = mention.span.end - mention.span.start
                if length > longest and mention.span.start - offset >= done:
                    best, longest = mention, length
                    if length >= reader.sure:
                        break
        if best is not None:
            reading.mentions.append(best)
            done = best.span.end - offset
