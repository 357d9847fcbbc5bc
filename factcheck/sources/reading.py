"""Text to reading text, with the map that leads every character back to where it stood.

*Reading text* is composed (NFC), has line breaks of one character, no invisible characters, and the
many spaces, hyphens and quotation marks of typesetting in one form each. What changes a
character's position is recorded while it happens, never searched for afterwards. What is a
paragraph or a caption is `factcheck.sources.structure`'s business.
"""

import re
import unicodedata

from factcheck.expressions import compile_kept
from factcheck.records import NamedTuple
from factcheck.sources.maps import Identity, Piecewise

# One character for one, so that no position moves. A minus and a non-breaking hyphen read as a
# hyphen; the em dash stays, because it separates and never joins figures.
_PLAIN = tuple(
    (fancy, plain)
    for plain, alternatives in (
        (
            " ",
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        ),
        ("-", "\u2010\u2011\u2012\u2013\u2212"),
        ("'", "\u2018\u2019"),
        ('"', "\u201c\u201d"),
        ("\n", "\u0085\u2028\u2029\v\f"),
    )
    for fancy in alternatives
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_MOVED = compile_kept(rf"\r\n?|[{_INVISIBLE}]+")
# ASCII characters never compose with what stands before them, so that a piece can be composed by
# itself if it ends in front of one.
_PIECE = compile_kept(r"\r\n?|[\x00-\x7f]?[^\x00-\x7f]+")
_CLUSTER = compile_kept(
    rf"[{_INVISIBLE}]+(?![{_INVISIBLE}{_MARKS}])|(?s:.)(?:[{_INVISIBLE}]*[{_MARKS}])*"
)


class ReadingText(NamedTuple):
    """A source's reading text, not yet cut into blocks, with the way back."""

    text: str
    source_map: Identity | Piecewise


def reading_text(text: str) -> ReadingText:
    r"""Return *text* as a reader sees it, with the map back to its characters.

    Tabs and line breaks are still there: they say what is a table and what a paragraph.

    >>> reading_text("98,7\u00a0% – 3\u200b800").text
    '98,7 % - 3800'
    >>> from factcheck.model import Span
    >>> reading_text("Quy\u0301 I\r\nI").source_map.locate(Span(2, 3))
    Span(start=2, end=4)
    """
    composed, source_map = _compose(text)
    if not composed.isascii():
        for fancy, plain in _PLAIN:
            composed = composed.replace(fancy, plain)
    elif "\v" in composed or "\f" in composed:
        composed = composed.replace("\v", "\n").replace("\f", "\n")
    return ReadingText(composed, source_map)


def _compose(text: str) -> ReadingText:
    """Put *text* into NFC, without invisible characters, each line break one character."""
    ascii_only = text.isascii()
    untouched = "\r" not in text and (
        ascii_only or not any(character in text for character in _INVISIBLE)
    )
    if ascii_only or unicodedata.is_normalized("NFC", text):
        if untouched:
            return ReadingText(text, Identity())
        simple = _rewrite(text, _MOVED)
        if unicodedata.is_normalized("NFC", simple.text):
            return simple
    return _rewrite(text, _PIECE)


def _rewrite(text: str, pattern: re.Pattern[str]) -> ReadingText:
    """Replace each match of *pattern* in *text* and record the pieces."""
    out: list[str] = []
    starts, origins = [0], [0]
    units: set[int] = set()
    length = last = 0
    for found in pattern.finditer(text):
        for origin, old, new in _pieces(found.start(), found.group()):
            out += (text[last:origin], new)
            length += origin - last
            last = origin + len(old)
            if new:
                units.add(length)
            starts += (length, length + len(new))
            origins += (origin, last)
            length += len(new)
    out.append(text[last:])
    starts.append(length + len(text) - last)
    origins.append(len(text))
    return ReadingText("".join(out), Piecewise(starts, origins, units))


def _pieces(origin: int, piece: str) -> list[tuple[int, str, str]]:
    """Return the parts of *piece* that change, each as (place in the source, old, new)."""
    if piece[0] == "\r":
        return [(origin, piece, "\n")]
    new = _normal(piece)
    if new == piece:
        return []
    clusters = [(found.start(), found.group()) for found in _CLUSTER.finditer(piece)]
    parts = [(origin + start, old, _normal(old)) for start, old in clusters]
    if "".join(part[2] for part in parts) != new:  # letters that compose with their neighbours
        return [(origin, piece, new)]
    return [part for part in parts if part[1] != part[2]]


def _normal(piece: str) -> str:
    """Return *piece* in NFC without invisible characters."""
    for character in _INVISIBLE:
        piece = piece.replace(character, "")
    return unicodedata.normalize("NFC", piece)
