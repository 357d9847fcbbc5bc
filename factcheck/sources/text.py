"""Bytes to reading text: decoding, and the map that leads every character back to the file.

Here a file becomes a `Source` (its characters exactly as they lie on disk) and the source becomes
*reading text*: composed (NFC), line breaks as one character, invisible characters gone, and the
many spaces, hyphens and quotation marks of typesetting in one form each. What changes a
character's position is recorded while it happens, never searched for afterwards. What is a
paragraph or a caption is `factcheck.sources.structure`'s business.
"""

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from factcheck.expressions import compile_kept
from factcheck.model import Source, Span

LONGEST_LINE = 1_000_000
LONGEST_NUMBER = 1_000

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
_LONG_NUMBER = compile_kept(rf"[0-9]{{{LONGEST_NUMBER},}}")
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
)


class SourceError(Exception):
    """An input cannot be read as an article; the message says why and where."""


class Identity:
    """The map of a text that was read character by character."""

    __slots__ = ()

    def locate(self, span: Span) -> Span:
        """Return *span* itself."""
        return span


class Piecewise:
    """The map of a text in which some characters were composed, shortened or left out.

    *starts* and *origins* say where each piece begins in the text and in the source, and as their
    last entries how long both are. A piece that starts at one of *units* was rewritten as a whole;
    in all others the characters run in step.
    """

    __slots__ = ("origins", "starts", "units")

    def __init__(self, starts: list[int], origins: list[int], units: set[int]) -> None:
        """Keep the pieces."""
        self.starts = starts
        self.origins = origins
        self.units = units

    def locate(self, span: Span) -> Span:
        """Return the characters of the source that *span* was read from.

        A composed letter gives all its parts, an empty span the place in front of which it
        stands.
        """
        start = self._origin(span.start).start
        return Span(start, self._origin(span.end - 1).end if span.end > span.start else start)

    def _origin(self, position: int) -> Span:
        """Return the source of the single character at *position*."""
        if position >= self.starts[-1]:
            return Span(self.origins[-1], self.origins[-1])
        # Pieces of no length (what was left out) lie before the piece that bisect finds.
        index = bisect_right(self.starts, position) - 1
        start, origin = self.starts[index], self.origins[index]
        if start in self.units:
            return Span(origin, self.origins[index + 1])
        return Span(origin + position - start, origin + position - start + 1)


class ReadingText(NamedTuple):
    """A source's reading text, not yet cut into blocks, with the way back."""

    text: str
    source_map: Identity | Piecewise


def decode(data: bytes, label: str, form: str = "text") -> Source:
    r"""Return the characters of *data*, a byte order mark of UTF-8 included.

    Raises:
        SourceError: There is nothing in it, it is no text, or a byte is not of its encoding.

    >>> decode("\ufeffNgày 17/5".encode(), "draft.txt").text
    '\ufeffNgày 17/5'
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            message = f"not a text file: it looks like {name}"
            raise SourceError(message)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1} of {len(data)} (0x{data[error.start]:02x})"
        if b"\0" in data and encoding == "utf-8":
            message = f"not a text file: byte {data.index(0) + 1} is NUL and {place} is not UTF-8"
        else:
            name = encoding.upper()
            line = data.count(b"\n", 0, error.start) + 1
            where = f", line {line}" if encoding == "utf-8" else ""
            message = f"cannot be decoded: {place}{where} is not {name}; save the file as UTF-8"
        raise SourceError(message) from None
    if "\0" in text:
        message = (
            f"not a text file: character {text.index(chr(0)) + 1} is NUL"
            " (binary data, or UTF-16 without a byte order mark)"
        )
        raise SourceError(message)
    return Source(label, form, text)


def refuse_hostile(text: str) -> None:
    """Refuse what no article contains and every later stage would choke on.

    Raises:
        SourceError: A line is endless, or a number has more digits than anybody prints.
    """
    if not text.strip().strip(_INVISIBLE).strip():
        message = "empty: there is no text in it"
        raise SourceError(message)
    if len(text) > LONGEST_LINE:
        start = 0
        for count, line in enumerate(re.finditer(r"\r\n?|\n|$", text), start=1):
            if line.start() - start > LONGEST_LINE:
                message = (
                    f"line {count} has {line.start() - start:,} characters;"
                    f" an article's lines have at most {LONGEST_LINE:,}"
                )
                raise SourceError(message)
            start = line.end()
    # A run of so many digits stands on one of these places, and few articles have a digit there.
    if any(map(str.isdecimal, text[LONGEST_NUMBER - 1 :: LONGEST_NUMBER])) and (
        number_found := _LONG_NUMBER.search(text)
    ):
        before = text[: number_found.start()]
        line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
        digits = number_found.end() - number_found.start()
        row = len(re.findall(r"\r\n?|\n", before)) + 1
        message = (
            f"line {row}, column {len(before) - line_start + 1}:"
            f" a number of {digits:,} digits; printed numbers have at most {LONGEST_NUMBER:,}"
        )
        raise SourceError(message)


def reading_text(text: str) -> ReadingText:
    r"""Return *text* as a reader sees it, with the map back to its characters.

    Tabs and line breaks are still there: they say what is a table and what a paragraph.

    >>> reading_text("98,7\u00a0% – 3\u200b800").text
    '98,7 % - 3800'
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
