"""Word documents: paragraphs, tables, headings, notes, text boxes, tracked changes, comments.

What is read is what is seen when all changes are accepted: insertions, not deletions; results of
fields, not their instructions. No text file lies behind it, so the extracted text is the source of
all places: paragraph number n of the document is its line number n.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any

from factcheck.languages import language_codes
from factcheck.model import Document, Source
from factcheck.records import NamedTuple
from factcheck.sources.elements import Elements
from factcheck.sources.limits import refuse_empty
from factcheck.sources.package import Package, open_package
from factcheck.sources.settings import (
    Setting,
    Settings,
    read_date,
    read_day,
    read_inline,
    read_settings,
)
from factcheck.sources.styles import Styles, child, children, is_on, local, value
from factcheck.sources.writer import PLACEHOLDER, Anchor, Piece, Writer

# Properties, what is deleted or moved away, and what is told again for old programs.
_PASSED = frozenset(
    (
        *("del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "Fallback"),
        *(
            "pPr",
            "rPr",
            "tblPr",
            "tblGrid",
            "tblPrEx",
            "trPr",
            "tcPr",
            "sectPr",
            "sdtPr",
            "sdtEndPr",
        ),
    )
)
_TABLE = {"tbl": "table", "tr": "tr", "tc": "td"}
_BLOCKS = frozenset(("p", *_TABLE))
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_RAISED = {"superscript": "sup", "subscript": "sub"}
_NO_DATE = "2013-12-23T23:15:00Z"  # of the template from which python-docx makes documents
LONGEST_WORK = 7  # days between the first and the last saving of one article


def read(data: bytes, label: str, language: str = "auto") -> Document:
    """Read *data* as a Word document, in *language* or in those that it is found to be in.

    Raises:
        SourceError: It cannot be opened, shows no text, or its settings cannot be used.
    """
    package = open_package(data)
    writer = Writer(None)
    styles = Styles(package.get("styles"))
    _Reader(package, styles, writer).read()
    refuse_empty(writer.text)
    properties = package.get("core-properties")
    said = (_property(properties, "language").lower()[:2], styles.language)
    hint = next((code for code in said if code in language_codes()), "")
    settings = Settings(date=_day(properties, hint), hint=hint)
    settings = read_settings(_settings(package.get("custom-properties")), settings)
    return writer.finish(Source(label, "docx", ""), settings.asked(language))


class Stretch(NamedTuple):
    """Characters *start* to *end* of the extracted text come from *element*, a ``w:t``.

    Blanks may be fewer than there, and line ends may stand in front.
    """

    start: int
    end: int
    element: Any


def text_elements(data: bytes) -> tuple[Any, tuple[Stretch, ...], str]:
    """Return the root of the text of a Word document, its text elements, and what is extracted.

    Raises:
        SourceError: It cannot be opened.
    """
    package = open_package(data)
    writer = Writer(None)
    reader = _Reader(package, Styles(package.get("styles")), writer)
    reader.read()
    return package["officeDocument"], tuple(reader.stretches), writer.text


class _Reader:
    """Walks through the parts of a document and tells elements what it finds."""

    def __init__(self, package: Package, styles: Styles, writer: Writer) -> None:
        """Begin with nothing read."""
        self._package = package
        self._styles = styles
        self._writer = writer
        self._page = Elements(writer)
        self._open: list[tuple[Any, str]] = []  # elements of the document with what they opened
        self._fields: list[bool] = []  # open fields; whether their instruction is being told …
        self._instructions = 0  # … and of how many it is
        self._unseen = False  # the run is hidden or struck out
        self._joined = ""  # the paragraph whose mark was deleted, and which goes on in the next
        self._boxes: list[Any] = []  # to be read behind the paragraph they hang on
        self._noted: set[tuple[str, str]] = set()
        self._notes: deque[tuple[str, str]] = deque()  # to be read, in the order of their marks
        self._comments = dict(_comments(package.get("comments")))
        self._anchors: dict[str, Anchor] = {}
        self.stretches: list[Stretch] = []

    def read(self) -> None:
        """Read the text, and behind it the notes in the order of their marks."""
        for body in children(self._package["officeDocument"], "body"):
            self._walk(body)
        notes = {
            (part, value(note, "id")): note
            for part in ("footnotes", "endnotes")
            for note in self._package.get(part, ())
        }
        while self._notes:  # a note may lead to further ones
            mark = self._notes.popleft()
            if mark in notes:
                self._walk(notes[mark])
        self._page.close_all()

    def _walk(self, root: Any) -> None:
        """Read everything inside of *root*."""
        from lxml import etree  # noqa: PLC0415 - only where there is a document

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if element is root:
                continue
            if event == "start":
                name = local(element)
                if name in _PASSED or not self._start(name, element):
                    walk.skip_subtree()
            elif self._open and self._open[-1][0] is element:
                self._end(*self._open.pop())

    def _start(self, name: str, element: Any) -> bool:
        """Read the beginning of *element* and tell whether what is inside is to be read."""
        if name in _BLOCKS:
            return self._start_block(name, element)
        if name == "txbxContent":
            self._boxes.append(element)
            return False
        if name == "oMath":  # seen, but not read
            self._put(PLACEHOLDER)
            return False
        if name == "r":
            self._start_run(element)
        elif name == "docPr":
            self._page.add_picture([Piece(element.get("descr", ""), 0, 0)])
        elif name.startswith("comment"):
            self._read_comment(name, value(element, "id"))
        elif name in {"footnoteReference", "endnoteReference"}:
            mark = (name.removesuffix("Reference") + "s", value(element, "id"))
            if mark not in self._noted:
                self._noted.add(mark)
                self._notes.append(mark)
        else:
            self._read_piece(name, element)
        return True

    def _read_piece(self, name: str, element: Any) -> None:
        """Read what stands in a run."""
        if name == "t":
            start = self._writer.length
            self._put(element.text or "")
            if self._writer.length > start:
                self.stretches.append(Stretch(start, self._writer.length, element))
        elif name in {"br", "cr"}:
            self._page.open("br")
        elif name == "fldChar":
            self._read_field(value(element, "fldCharType"))
        elif name == "sym":
            self._put(_symbol(value(element, "char")))
        else:
            self._put(_SIGNS.get(name, ""))

    def _start_block(self, name: str, element: Any) -> bool:
        if name == "p":
            self._writer.next_line()
            if self._joined:
                self._open.append((element, self._joined))
            else:
                self._enter(element, self._styles.tag(child(element, "pPr")))
            return True
        self._joined = ""
        if name == "tr" and child(element, "trPr", "del") is not None:
            return False
        self._enter(element, _TABLE[name], value(child(element, "tcPr", "gridSpan")))
        skipped = value(child(element, "trPr", "gridBefore"))
        if skipped:
            self._page.open("td", {"colspan": skipped})
            self._page.close("td")
        return True

    def _enter(self, element: Any, tag: str, columns: str = "") -> None:
        self._page.open(tag, {"colspan": columns} if columns else {})
        self._open.append((element, tag))

    def _start_run(self, element: Any) -> None:
        properties = child(element, "rPr")
        self._unseen = any(is_on(properties, name) for name in ("vanish", "strike", "dstrike"))
        tag = _RAISED.get(value(child(properties, "vertAlign")), "")
        if tag:
            self._page.open(tag)
        self._open.append((element, tag))

    def _end(self, element: Any, tag: str) -> None:
        """Read the end of *element*, which opened *tag*."""
        name = local(element)
        if name == "r":
            self._unseen = False
        elif name == "p":
            self._fields, self._instructions = [], 0  # no instruction is so long
            self._joined = tag if child(element, "pPr", "rPr", "del") is not None else ""
        if tag and not (name == "p" and self._joined):
            self._page.close(tag)
        if name == "p" and not self._joined:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self._walk(box)

    def _put(self, text: str) -> None:
        if not self._unseen and not self._instructions:
            self._page.put(text)

    def _read_field(self, sign: str) -> None:
        if sign == "begin":
            self._fields.append(True)
            self._instructions += 1
        elif self._fields and sign in {"separate", "end"}:
            self._instructions -= self._fields.pop()
            if sign == "separate":
                self._fields.append(False)

    def _read_comment(self, name: str, number: str) -> None:
        """Take down a comment where what it speaks of ends."""
        if name == "commentRangeStart":
            self._anchors[number] = self._writer.anchor()
        elif number in self._comments:
            anchor = self._anchors.get(number) or self._writer.anchor()
            text = self._comments.pop(number)
            self._writer.add_remark(text, anchor.at, self._writer.length, anchor)


def _comments(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the number and the text of each comment."""
    for comment in children(root, "comment"):
        paragraphs = (
            "".join(one.text or "" for one in paragraph.iter() if local(one) == "t")
            for paragraph in children(comment, "p")
        )
        yield value(comment, "id"), "\n".join(paragraphs)


def _symbol(code: str) -> str:
    """Return the character of a symbol, a space for those that only their font knows."""
    try:
        character = chr(int(code, 16))
    except ValueError:
        return " "
    return character if character.isprintable() and not "\ue000" <= character <= "\uf8ff" else " "


def _property(properties: Any, name: str) -> str:
    found = child(properties, name)
    return "" if found is None else (found.text or "").strip()


def _day(properties: Any, language: str) -> tuple[int, int, int] | None:
    """Return the day on which the document was begun, None if it was not written for that day."""
    created, modified = (_property(properties, name) for name in ("created", "modified"))
    if created == _NO_DATE:
        return None
    first, last = read_date(created), read_date(modified)
    if first and last:
        from datetime import date  # noqa: PLC0415

        if (date(*last) - date(*first)).days > LONGEST_WORK:
            return None
    return read_day(created, language)


def _settings(properties: Any) -> Iterator[Setting]:
    """Yield what the document's property "factcheck" says."""
    for one in children(properties, "property"):
        if one.get("name") == "factcheck":
            yield from read_inline("".join(one.itertext()), "document properties")
