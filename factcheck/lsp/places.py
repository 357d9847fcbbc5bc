"""Between places of a report and positions of an editor, which counts in units of its own.

Lines and characters count from 0 there, and a character beyond the basic plane is two units of
UTF-16, which is what editors count in unless they and the server agree on something else.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from factcheck.model import Span
from factcheck.report import line_starts

_UNIT = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Lines:
    """The lines of an article as an editor counts them."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        """Find where the lines of *text* begin."""
        self._text = text
        self._starts = line_starts(text)
        self._encoding, self._unit = _UNIT[PositionEncodingKind(encoding)]

    def range(self, span: Span) -> Range:
        """Return the range of *span*, which is an offset into the text."""
        return Range(self._position(span[0]), self._position(span[1]))

    def offset(self, position: Position) -> int:
        """Return the offset of *position*; one behind its line's end is that end."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        following = self._starts[position.line + 1 : position.line + 2] or [len(self._text)]
        left = position.character
        for index in range(start, following[0]):
            if left <= 0:
                return index
            left -= self._units(self._text[index])
        return following[0]

    def _position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self._text[self._starts[line] : offset]))

    def _units(self, text: str) -> int:
        return len(text.encode(self._encoding, "surrogatepass")) // self._unit
