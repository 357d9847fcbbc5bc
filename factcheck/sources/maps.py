"""Maps from a text back to the one it was read from, written while it is read.

`Identity` and `Piecewise` are single steps; a format with markup is read in two of them, from the
file to its words and from these to reading text, and `Chained` joins them.
"""

from bisect import bisect_right

from factcheck.model import SourceMap, Span


class Identity:
    """The map of a text that was read character by character."""

    __slots__ = ()

    def locate(self, span: Span) -> Span:
        """Return *span* itself."""
        return span

    def find(self, origin: int) -> int:
        """Return *origin* itself."""
        return origin


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

    def find(self, origin: int) -> int:
        """Return the place in the text of what stands at *origin* in the source, or next to it."""
        index = bisect_right(self.origins, origin) - 1
        start = self.starts[index]
        if start in self.units or index + 1 == len(self.starts):
            return start
        return min(start + origin - self.origins[index], self.starts[index + 1])

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


class Chained:
    """Two maps one after the other."""

    __slots__ = ("_first", "_second")

    def __init__(self, first: SourceMap, second: SourceMap) -> None:
        """Go through *first*, then through *second*."""
        self._first = first
        self._second = second

    def locate(self, span: Span) -> Span:
        """Return the characters of the source that *span* was read from."""
        return self._second.locate(self._first.locate(span))
