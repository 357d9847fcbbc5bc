"""The words of a marked-up source, written down in order with the place of each.

A reader of a format walks its source and hands every stretch that a reader would see to a `Writer`,
together with what kind of block it stands in. The writer joins them into one text, with one space
where markup leaves several, and keeps the map back to the source.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from factcheck.expressions import compile_kept
from factcheck.languages import language_codes
from factcheck.model import BlockKind, Comment, Document, Source, Span
from factcheck.records import NamedTuple
from factcheck.sources.document import make_document
from factcheck.sources.limits import refuse_endless
from factcheck.sources.lines import cut_parts
from factcheck.sources.maps import Chained, Identity, Piecewise
from factcheck.sources.reading import reading_text
from factcheck.sources.settings import Settings
from factcheck.sources.structure import Part, opening_words

_SPACES = " \t\n\r\f\u00a0"
PLACEHOLDER = "\ufffc"  # stands in the line for what is seen but not read
_RUN = compile_kept(rf"[{_SPACES}]{{2,}}|[\t\n\r\f]|{PLACEHOLDER}{{2,}}")
_WORDLESS = f"{_SPACES}{PLACEHOLDER}\u200b"
PROSE = Part("", 0, 0)
_start = attrgetter("start")
PREFIX = "factcheck:"  # how comments begin that speak to us


class Piece(NamedTuple):
    """A text, and the characters of the source that it stands for."""

    text: str
    start: int
    end: int


class Anchor(NamedTuple):
    """Where a comment stands: *at* is a place in what was written."""

    at: int
    inline: bool


class _Remark(NamedTuple):
    """A comment as it was met."""

    text: str
    source: Span
    anchor: Anchor


class Writer:
    """Collects the words of a source; without one, what is written is the source itself.

    *shape* is what the next part will be; its place is filled in when it is finished.
    """

    def __init__(self, source: str | None) -> None:
        """Begin with nothing written."""
        self.shape = PROSE
        self.parts: list[Part] = []
        self.remarks: list[_Remark] = []
        self.length = 0  # of what was written
        self._source = source
        self._out: list[str] = []
        self._map = Piecewise([0], [0], set())
        self._origin = 0  # where in the source the last piece ended
        self._begun: Part | None = None  # what is being written
        self._spaced = True  # another space would be one too many
        self._space: Span | None = None  # one that is written if a word follows it
        self._worded = False  # something of what is being written can be read
        self._line, self._lines = 0, 1  # the one to write on, and how many were begun
        self._waiting: list[tuple[BlockKind, tuple[Piece, ...]]] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._out)

    @property
    def last_words(self) -> str:
        """The end of what was written."""
        return "".join(self._out[-4:])[-20:]

    def source_text(self, start: int, end: int) -> str:
        """Return the source's characters from *start* to *end*."""
        return (self._source or "")[start:end]

    def copy(self, start: int, end: int) -> None:
        """Add the source's characters from *start* to *end*, each run of spaces as one."""
        assert self._source is not None
        position = start
        for run in _RUN.finditer(self._source, start, end):
            self._copy_plain(position, run.start())
            self.put(PLACEHOLDER if run[0][0] == PLACEHOLDER else " ", *run.span())
            position = run.end()
        self._copy_plain(position, end)

    def add(self, text: str, start: int, end: int) -> None:
        """Add *text*, character by character if the source has it in this place as it is."""
        if self._source is not None and self._source[start:end] == text:
            self.copy(start, end)
        else:
            self.put(text, start, end)

    def put(self, text: str, start: int = 0, end: int = 0) -> None:
        """Add *text*, which stands for the source's characters from *start* to *end*."""
        if self._source is None:
            text = _RUN.sub(lambda run: run[0][0] if run[0][0] == PLACEHOLDER else " ", text)
            text = text.lstrip(_SPACES) if self._spaced else text
        space = not text.strip(_SPACES)
        if not text or (space and self._spaced):
            return
        self._spaced = text[-1] in _SPACES
        if space:
            self._space = Span(start, end)
            return
        self._begin()
        self._add_unit(text.rstrip(_SPACES), start, end)
        if self._spaced:
            self._space = Span(end, end)
        self._worded = self._worded or bool(text.strip(_WORDLESS))

    def next_line(self) -> None:
        """Go on in the next line of a text without a source; empty ones count as well."""
        self._line += 1

    def break_line(self, start: int = 0, end: int = 0) -> None:
        """Add a line break that stands inside a paragraph."""
        self._space = None
        if self._begun is not None:
            self._add_unit("\n" if self._source is not None else "\v", start, end)
            self._spaced = True

    def end(self) -> None:
        """Finish the part that is being written."""
        self._space = None
        if self._begun is not None:
            if self._worded:
                self.parts.append(self._begun._replace(end=self.length))
            self._begun = None
            self._spaced, self._worded = True, False
        waiting, self._waiting = self._waiting, []
        for kind, pieces in waiting:
            self.add_part(kind, pieces)

    def add_part(self, kind: BlockKind, pieces: Iterable[Piece]) -> None:
        """Add a part of its own, behind the one that is being written."""
        if self._begun is not None:
            self._waiting.append((kind, tuple(pieces)))
            return
        shape = self.shape
        self.shape = PROSE._replace(kind=kind, language=shape.language, node=shape.node)
        for piece in pieces:
            self.add(*piece)
        self.end()
        self.shape = shape

    def anchor(self) -> Anchor:
        """Return the place of a comment that begins here."""
        return Anchor(self.length + (self._space is not None), self._worded)

    def add_remark(self, text: str, start: int, end: int, anchor: Anchor | None = None) -> None:
        """Add a comment that stands in the source from *start* to *end*, if it speaks to us."""
        text = text.strip()
        if text[: len(PREFIX)].lower() == PREFIX:  # Word begins comments with a capital
            place = Span(start, end)
            self.remarks.append(_Remark(text, place, anchor or self.anchor()))

    def finish(self, source: Source, settings: Settings = Settings()) -> Document:
        """Return the document that was written, read from *source*.

        Raises:
            SourceError: No article contains what is in it.
        """
        self.end()
        words = self.text
        to_source = self._map if self._source is not None else Identity()
        if self._source is None:
            source = source._replace(text=words)
        self._map.starts.append(self.length)
        self._map.origins.append(len(source.text))
        refuse_endless(words, source.text, to_source)
        text, to_words = reading_text(words)
        text, parts = cut_parts(
            text,
            [
                part._replace(start=to_words.find(part.start), end=to_words.find(part.end))
                for part in self.parts
            ],
            opening_words(language_codes()),
        )
        return make_document(
            source,
            text,
            to_source if isinstance(to_words, Identity) else Chained(to_words, to_source),
            parts,
            settings,
            [
                _comment(remark, to_words.find(remark.anchor.at), parts, text)
                for remark in sorted(self.remarks, key=lambda remark: remark.anchor)
            ],
        )

    def _copy_plain(self, start: int, end: int) -> None:
        """Add characters of the source that have no run of spaces among them."""
        source = self._source or ""
        if start < end and self._spaced and source[start] in _SPACES:
            start += 1
        if start < end and source[end - 1] in _SPACES:
            space, end = Span(end - 1, end), end - 1
        else:
            space = None
        if start < end:
            self._write_plain(source, start, end)
        if space and not self._spaced:
            self.put(" ", *space)

    def _write_plain(self, source: str, start: int, end: int) -> None:
        """Add characters that are to be added as they are."""
        self._begin()
        starts, origins = self._map.starts, self._map.origins
        if start - origins[-1] != self.length - starts[-1]:
            starts.append(self.length)
            origins.append(start)
        self._out.append(source[start:end])
        self.length += end - start
        self._origin = end
        self._spaced = False
        self._worded = self._worded or bool(source[start:end].strip(_WORDLESS))

    def _add_unit(self, text: str, start: int, end: int) -> None:
        """Add *text* as a whole."""
        self._out.append(text)
        self._map.units.add(self.length)
        self._map.starts += (self.length, self.length + len(text))
        self._map.origins += (start, end)
        self.length += len(text)
        self._origin = end

    def _begin(self) -> None:
        """Begin a part if none is being written, or write the space behind its last word."""
        if self._space is not None:
            space, self._space = self._space, None
            self._add_unit(" ", *space)
        if self._begun is None:
            if separator := self._separator():
                self._add_unit(separator, self._origin, self._origin)
            self._begun = self.shape._replace(start=self.length)

    def _separator(self) -> str:
        """Return what stands in front of the part that begins."""
        if self._source is None:
            self._line = max(self._line, self._lines + bool(self.parts))
            missing, self._lines = self._line - self._lines, self._line
            return "\n" * missing
        if not self.parts:
            return ""
        before, after = self.parts[-1], self.shape
        if after.table < 0 or before.table != after.table:
            return "\n\n"
        if before.row != after.row:
            return "\n"
        return "\t" if before.column != after.column else " "


def _comment(remark: _Remark, at: int, parts: Sequence[Part], text: str) -> Comment:
    """Return *remark* in its place among *parts*: inside one, or in front of the next."""
    if remark.anchor.inline and (index := bisect_right(parts, at, key=_start)):
        return Comment(remark.text, remark.source, min(at, parts[index - 1].end), inline=True)
    index = bisect_left(parts, at, key=_start)
    following = parts[index].start if index < len(parts) else len(text)
    return Comment(remark.text, remark.source, following)
