"""Nested elements to parts: what a paragraph, a cell, a caption or something hidden is.

The elements are HTML's, whatever the format: Markdown is a shorter way to write them, and a Word
document has the same ones under other names. A reader opens and closes elements and hands over
words; here is decided which of them a reader of the article sees, and as what kind of part.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from factcheck.expressions import compile_kept
from factcheck.languages import language_codes
from factcheck.model import BlockKind, Span
from factcheck.records import NamedTuple
from factcheck.sources.grid import Grid
from factcheck.sources.limits import SourceError
from factcheck.sources.raised import lowered, raised
from factcheck.sources.structure import Part
from factcheck.sources.writer import PLACEHOLDER, PROSE, Piece, Writer

Attributes = Mapping[str, str | None]
MOST_ELEMENTS = 500_000


def _tags(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements that stand for themselves: their words never run into those of a neighbour.
BLOCKS = _tags("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li
    main menu nav ol p pre search section summary table tbody td tfoot th thead
    title tr ul
""")
VOID = _tags("""
    area base basefont br col embed frame hr img input keygen link meta param source track wbr
""")
# Nobody reads them, or not as a part of the article.
_HIDDEN = _tags("""
    applet audio button canvas datalist dialog embed frameset head iframe input map nav noembed
    noframes noscript object progress rp rt script select style svg template textarea video
""")
_CODE = _tags("code kbd math samp")
_DELETED = _tags("del s strike")
_UNREAD = _HIDDEN | _CODE | _DELETED
_TARGET = "a[name]"  # an <a> to which links lead
_ICON = "icon"  # hidden from those who hear the page, for all others something stands there
# What stands in the line for something that is seen but not read.
_STANDS_FOR: Mapping[str, str] = {
    **dict.fromkeys(_CODE, PLACEHOLDER),
    **dict.fromkeys(_tags("audio button canvas iframe input object select svg video"), " "),
    _ICON: " ",
}
_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(_tags("h1 h2 h3 h4 h5 h6"), "heading"),
    **dict.fromkeys(_tags("li dd dt"), "list"),
    **dict.fromkeys(_tags("caption figcaption"), "caption"),
    "blockquote": "quote",
}
_SCRIPTS = _tags("sup sub")
_CELLS = _tags("td th caption")
_TABLE = _tags("table thead tbody tfoot tr td th caption")
# An element of a table that nobody closed ends up to the one of these that is open.
_INSIDE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_tags("td th"), _tags("table tr")),
    "tr": _tags("table thead tbody tfoot"),
    **dict.fromkeys(_tags("thead tbody tfoot caption"), _tags("table")),
}
# Items end where the next one begins, unless a list has begun between them.
_ITEMS: Mapping[str, frozenset[str]] = {
    "li": _tags("li"),
    **dict.fromkeys(_tags("dt dd"), _tags("dt dd")),
}
_PASSED = _tags("p div address")
_LINES = compile_kept(r"([^\r\n]*)(\r\n?|\n|\Z)")
_FILE = compile_kept(r"\S*\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)|[A-Za-z]:\\.*", re.IGNORECASE)
# Of DocBook, Sphinx, Jekyll, Pandoc and the scripts that colour code.
_LISTING = compile_kept(
    r"(?i:programlisting|screen|synopsis|highlight(-\w+)?|codehilite|code(-?block)?|source-?code|src"
    r"|literal-block|prettyprint|hljs|brush:.*|lang(uage)?-.*)"
)
_UNSEEN = compile_kept(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTHING: Attributes = {}


class Node(NamedTuple):
    """A block element that is seen: its name, its ids and classes, and what it stands in."""

    parent: int
    tag: str = ""
    names: str = ""


class _Frame(NamedTuple):
    """An open element.

    *key* is its name, and how deep it stands among those that bound it. It is *shut* if it stands
    in something unread inside of a line, from where nothing around it can be ended. A *listing*
    is said to hold program code.
    """

    key: tuple[str, int]
    shape: Part
    hidden: bool = False
    shut: bool = False
    listing: bool = False


class Elements:
    """The open elements, and a writer for what is seen of them."""

    def __init__(self, writer: Writer) -> None:
        """Begin outside of every element."""
        self.writer = writer
        self._frames = [_Frame(("", 0), PROSE)]
        self._open: Counter[tuple[str, int]] = Counter()
        self._opened = 0  # elements, in all
        self._blocks: list[str] = []  # names of the open block elements
        self._cells = 0
        self._grids: list[Grid] = []
        self._tables = 0
        self._layouts: set[int] = set()  # tables whose parts are no cells
        self._lined = 0  # open elements in which a line break is one
        self._raised: list[Piece] | None = None  # what stands in a <sup> or <sub> …
        self._raised_by = ""  # … in which of them …
        self._raised_from = 0  # … and how many elements were open in it
        self._link_end = -1
        self._link_starts: list[int] = []
        self.links: list[Span] = []  # in what was written
        self.nodes = [Node(-1)]

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is seen at this place."""
        return self._frames[-1].hidden

    def is_inside(self, tag: str) -> bool:
        """Tell whether an element *tag* is open."""
        return any(count for (name, _), count in self._open.items() if name == tag)

    def put(self, text: str, start: int = 0, end: int = 0) -> None:
        """Add *text*, which stands for the source's characters from *start* to *end*."""
        if self.is_hidden or not text:
            return
        if self._raised is not None:
            self._raised.append(Piece(text, start, end))
        else:
            self.writer.add(text, start, end)

    def copy(self, start: int, end: int) -> None:
        """Add the source's characters from *start* to *end*."""
        if self.is_hidden:
            return
        if self._raised is not None:
            text = self.writer.source_text(start, end)
            self._raised += [Piece(text[i - start], i, i + 1) for i in range(start, end)]
        elif self._lined:
            for line in _LINES.finditer(self.writer.source_text(start, end)):
                begin = start + line.start()
                self.writer.copy(begin, begin + len(line[1]))
                if line[2]:
                    self.writer.break_line(begin + len(line[1]), start + line.end())
        else:
            self.writer.copy(start, end)

    def add_picture(self, pieces: Iterable[Piece]) -> None:
        """Add what stands for a picture."""
        told = tuple(pieces)
        # Programs that know no better take the name of the picture's file.
        if not self.is_hidden and not _FILE.fullmatch("".join(one.text for one in told).strip()):
            self.writer.add_part("alt", told)

    def open(
        self, tag: str, attributes: Attributes = _NOTHING, start: int = 0, end: int = 0
    ) -> None:
        """Begin an element whose tag stands in the source from *start* to *end*.

        Elements that have nothing inside are never closed.
        """
        self._opened += 1
        if self._opened > MOST_ELEMENTS:
            message = f"too large: an article has at most {MOST_ELEMENTS:,} elements"
            raise SourceError(message)
        block = tag in BLOCKS
        if block and not self._frames[-1].shut:
            self._end_siblings(tag)
        parent = self._frames[-1]
        listing = parent.listing or (block and _is_listing(attributes))
        hidden = parent.hidden or _is_hidden(tag, attributes) or (tag == "pre" and listing)
        if not parent.hidden:
            self._enter(_seen_as(tag, attributes), start, end, block=block, hidden=hidden)
        if tag in VOID:
            return
        shape = self._shape(tag, attributes, parent.shape) if block and not hidden else parent.shape
        shut = parent.shut or (hidden and not (parent.hidden or block))
        self._push(_Frame((tag, self._bound(tag)), shape, hidden, shut, listing))

    def close(self, tag: str, start: int = 0, end: int = 0) -> None:
        """End the innermost element *tag*, and what was left open inside of it."""
        key = tag, self._bound(tag)
        if self._open[key]:
            while self._pop(start, end) != key:
                pass
        elif tag == "p" and not self.is_hidden:
            self.writer.end()

    def close_all(self) -> None:
        """End every element."""
        while len(self._frames) > 1:
            self._pop(0, 0)
        self.writer.end()
        if self._layouts:
            self.writer.parts = [
                part._replace(row=-1, column=-1, table=-1) if part.table in self._layouts else part
                for part in self.writer.parts
            ]

    def _enter(self, tag: str, start: int, end: int, *, block: bool, hidden: bool) -> None:
        """Write what the tag of an element does to the line it stands in."""
        if block:
            self._settle_raised()
            self.writer.end()
        elif tag == "br":
            self.writer.break_line(start, end)
        elif hidden:
            self.put(_STANDS_FOR.get(tag, ""), start, end)
        elif tag == "q":
            self.put('"', start, end)
        elif tag == "a":
            if self._link_end == self.writer.length:  # links side by side are no single word
                self.put(" ", start, end)
            self._link_starts.append(self.writer.length)
        elif tag == _TARGET:
            self._link_starts.append(-1)
        elif "-" in tag:  # some program's own element, which may look like anything
            self.put(" ", start, end)

    def _push(self, frame: _Frame) -> None:
        tag = frame.key[0]
        self._frames.append(frame)
        self._open[frame.key] += 1
        self._cells += tag in _CELLS
        self._lined += tag == "pre"
        if tag in BLOCKS:
            self._blocks.append(tag)
            self.writer.shape = frame.shape
        elif tag in _SCRIPTS and not frame.hidden and self._raised is None:
            self._raised, self._raised_by = [], tag
            self._raised_from = len(self._frames)

    def _pop(self, start: int, end: int) -> tuple[str, int]:
        """End the innermost element and return its key."""
        frame = self._frames.pop()
        tag = frame.key[0]
        self._open[frame.key] -= 1
        self._cells -= tag in _CELLS
        self._lined -= tag == "pre"
        if len(self._frames) < self._raised_from:
            self._settle_raised()
        if tag in BLOCKS:
            self._blocks.pop()
            if not frame.hidden:
                self.writer.end()
                if tag == "table":
                    self._close_grid()
            self.writer.shape = self._frames[-1].shape
        elif frame.hidden:
            pass
        elif tag == "q":
            self.put('"', start, end)
        elif tag == "a":
            if (begin := self._link_starts.pop()) >= 0:
                self._link_end = self.writer.length
                self.links.append(Span(begin, self._link_end))
        elif "-" in tag:
            self.put(" ", start, end)
        return frame.key

    def _bound(self, tag: str) -> int:
        """Return how deep *tag* stands among the elements across which it is never closed."""
        if tag in _TABLE:
            return 0
        # What is hidden ends with its tag, whatever was left open inside.
        return self._cells if tag in BLOCKS or tag in _UNREAD else len(self._blocks)

    def _end_siblings(self, tag: str) -> None:
        """End the elements inside of which *tag* cannot stand."""
        blocks = self._blocks
        while blocks and (blocks[-1] == "p" or (blocks[-1] == "head" and tag != "title")):
            self._pop_block(len(blocks) - 1)
        if tag in _INSIDE and self._open["table", 0]:
            while blocks[-1] not in _INSIDE[tag]:
                self._pop_block(len(blocks) - 1)
        elif tag in _ITEMS and any(self._open[item, self._cells] for item in _ITEMS[tag]):
            for depth in range(len(blocks) - 1, -1, -1):
                if blocks[depth] in _ITEMS[tag]:
                    self._pop_block(depth)
                    break
                if blocks[depth] not in _PASSED:
                    break

    def _pop_block(self, depth: int) -> None:
        """End the block element that stands so deep among the open ones."""
        while len(self._blocks) > depth:
            self._pop(0, 0)

    def _shape(self, tag: str, attributes: Attributes, shape: Part) -> Part:
        """Return what stands directly in a block element, *shape* being what it stands in."""
        self.nodes.append(Node(shape.node, tag, _names_of(attributes)))
        shape = shape._replace(node=len(self.nodes) - 1)
        kind = _KINDS.get(tag)
        language = (attributes.get("lang") or attributes.get("xml:lang") or "").lower()[:2]
        if language:
            shape = shape._replace(language=language if language in language_codes() else "")
        if kind is not None:
            shape = shape._replace(kind=kind)
        if kind in {"heading", "caption"} and self._grids:
            # A data table's cells have no headings.
            self._grids[-1].is_layout |= kind == "heading" and shape.table >= 0
            shape = shape._replace(row=-1, column=-1, table=-1)
        elif tag == "table":
            self._open_grid(attributes)
            shape = PROSE._replace(language=shape.language, node=shape.node)
        elif tag == "tr" and self._grids:
            self._grids[-1].open_row()
        elif tag in {"td", "th"} and self._grids:
            grid = self._grids[-1]
            columns, rows = (_number(attributes.get(name)) for name in ("colspan", "rowspan"))
            row, column = grid.open_cell(columns, rows)
            shape = shape._replace(kind="", row=row, column=column, table=grid.number)
        return shape

    def _open_grid(self, attributes: Attributes) -> None:
        if self._grids:  # tables in tables are how pages were laid out
            self._grids[-1].is_layout = True
        grid = Grid(self._tables, len(self.writer.parts))
        grid.is_layout = attributes.get("role") in {"none", "presentation"}
        self._grids.append(grid)
        self._tables += 1

    def _close_grid(self) -> None:
        grid = self._grids.pop()
        if not grid.settle(self.writer.parts):
            self._layouts.add(grid.number)

    def _settle_raised(self) -> None:
        """Write what stood in a <sup> or <sub> as it is read."""
        pieces, self._raised = self._raised, None
        self._raised_from = 0
        if pieces:
            up = self._raised_by == "sup"
            for piece in raised(self.writer.last_words, pieces) if up else lowered(pieces):
                self.writer.put(*piece)


def _is_hidden(tag: str, attributes: Attributes) -> bool:
    """Tell whether an element is not to be read, with all that is inside."""
    if tag in _UNREAD:
        return True
    if not attributes or tag in {"html", "body"}:  # which scripts show when they are done
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _UNSEEN.search(attributes.get("style") or "") is not None
    )


def _is_listing(attributes: Attributes) -> bool:
    """Tell whether the classes of an element are those that generators of pages give to code."""
    return any(_LISTING.fullmatch(name) for name in (attributes.get("class") or "").split())


def _seen_as(tag: str, attributes: Attributes) -> str:
    """Return what an element is in its line: itself, or something that looks otherwise."""
    if tag == "a" and "href" not in attributes and ("id" in attributes or "name" in attributes):
        return _TARGET
    return _ICON if attributes.get("aria-hidden") == "true" else tag


def _names_of(attributes: Attributes) -> str:
    """Return what an element is called and what it is said to be, in small letters."""
    found = (attributes.get(key) for key in ("id", "class", "role", "itemprop"))
    return " ".join(filter(None, found)).lower() if attributes else ""


def _number(text: str | None) -> int:
    """Return how many columns or rows a cell has, which is one if the number is no number."""
    return max(int(text), 1) if text and text.isdecimal() and len(text) < 6 else 1
