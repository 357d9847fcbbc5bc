"""Word files that are written: comments beside figures, and changes that Word tracks.

The reader of Word files tells which characters of its text stand in which text element.
Here the runs around such characters are cut so that comments and changes begin and end exactly
there; what a run looks like is copied, so that nobody sees the cut.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from operator import itemgetter
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.run import Run

from factcheck.editing import EditError
from factcheck.model import Edit, Span
from factcheck.records import NamedTuple
from factcheck.sources.docx import Stretch, text_elements

AUTHOR, INITIALS = "factcheck", "fc"
OLDEST = (1980, 1, 1, 0, 0, 0)  # the date of the archive's parts
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Piece(NamedTuple):
    """Characters *start* to *end* of the extracted text are those of *element* from *offset* on."""

    start: int
    end: int
    element: Any
    offset: int


class Note(NamedTuple):
    """A comment on the characters of *span*: a paragraph for each of its *lines*."""

    span: Span
    lines: tuple[str, ...]


def commented(data: bytes, notes: Iterable[Note]) -> bytes:
    """Return the Word document *data* with *notes*.

    Word has comments in the body only: a note on a footnote stands at the mark that leads there,
    one on a text box where the box hangs, one on the description of a picture at the words in
    front of it.

    Raises:
        EditError: There is no text to put a note on.
        SourceError: It cannot be opened.
    """
    document, texts, text = _opened(data)
    runs_of = [_run_in_body(document, one.element) for one in texts]
    hooks = [(one.start, run) for one, run in zip(texts, runs_of, strict=True) if run is not None]
    pieces = [
        piece
        for one, run in zip(texts, runs_of, strict=True)
        if one.element.getparent() is run
        for piece in _pieces(one, text)
    ]
    # From the end, so that places in front of a cut stay what they are.
    for note in sorted(notes, reverse=True):
        runs = isolate(pieces, note.span)
        if not (runs or hooks):
            message = "the document has no text that a comment could be put on"
            raise EditError(message)
        if not runs:
            index = bisect_right(hooks, note.span.start, key=itemgetter(0))
            runs = [hooks[max(0, index - 1)][1]]
        first, *others = note.lines
        made = document.add_comment(
            [Run(runs[0], document), Run(runs[-1], document)], first, AUTHOR, INITIALS
        )
        for line in others:
            made.add_paragraph(line)
        _date(document, made._comment_elm)  # noqa: SLF001 - the only way to it
    return _saved(document)


def revised(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the Word document *data* with *edits* as changes that Word tracks.

    Raises:
        EditError: What is to be replaced is no text of the body.
        SourceError: It cannot be opened.
    """
    document, texts, extracted = _opened(data)
    body = set(document.element.iter(qn("w:t")))
    pieces = [piece for one in texts if one.element in body for piece in _pieces(one, extracted)]
    for (start, end), text in sorted(edits, reverse=True):
        runs = isolate(pieces, Span(start, end))
        if not runs:
            message = "what is to be replaced is no text of the document's body"
            raise EditError(message)
        for run in _whole(runs):
            _delete(document, run)
        _insert(document, runs[-1], text)
    return _saved(document)


def _opened(data: bytes) -> tuple[Document, list[Stretch], str]:
    """Return the document in *data*, where its text elements stand in what is extracted, and that.

    Of what is no part of the body (notes) the elements are those of another tree.

    Raises:
        EditError: It is of a kind that can only be read.
        SourceError: It cannot be opened.
    """
    root, stretches, text = text_elements(data)
    try:
        document = docx.Document(BytesIO(data))
    except (KeyError, ValueError):
        message = "a template or a strict document: save it as an ordinary Word document (.docx)"
        raise EditError(message) from None
    tag = qn("w:t")
    twins = dict(zip(root.iter(tag), document.element.iter(tag), strict=True))
    return (
        document,
        [one._replace(element=twins.get(one.element, one.element)) for one in stretches],
        text,
    )


def _run_in_body(document: Document, element: Any) -> Any:
    """Return the run of the body with the text *element*, or from which its box or note hangs.

    None if there is none: no mark in the body leads to the note.
    """
    run = element.getparent()
    for above in element.iterancestors(*map(qn, ("w:txbxContent", "w:footnote", "w:endnote"))):
        if above.tag == qn("w:txbxContent"):
            run = next(above.iterancestors(qn("w:r")), None)  # a box may stand in another one
        else:
            number, marks = above.get(qn("w:id")), document.element.iter(f"{above.tag}Reference")
            run = next((one.getparent() for one in marks if one.get(qn("w:id")) == number), None)
    return run


def _pieces(stretch: Stretch, text: str) -> Iterator[Piece]:
    """Yield the pieces of one text element, more than one where blanks were left out."""
    element = stretch.element
    words = element.text or ""
    start = position = stretch.start
    offset = origin = 0
    while position < stretch.end:
        if text[position].isspace() and not (offset < len(words) and words[offset].isspace()):
            step, skipped = 1, 0  # a line end that only the extracted text has
        elif not text[position].isspace() and words[offset].isspace():
            step, skipped = 0, 1  # a blank that only the element has
        else:
            position, offset = position + 1, offset + 1
            continue
        if position > start:
            yield Piece(start, position, element, origin)
        position, offset = position + step, offset + skipped
        start, origin = position, offset
    if position > start:
        yield Piece(start, position, element, origin)


def _saved(document: Document) -> bytes:
    """Return *document* as a file that is the same whenever it is written."""
    saved, out = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            entry = ZipInfo(name, OLDEST)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts.read(name))
    return out.getvalue()


def isolate(pieces: Sequence[Piece], span: Span) -> list[Any]:
    """Return the runs that hold exactly the characters of *span*, cut out of the runs around."""
    runs = []
    for piece in reversed(pieces):
        first, last = max(span.start, piece.start), min(span.end, piece.end)
        if first < last:
            shift = piece.offset - piece.start
            runs.append(_cut(piece.element, first + shift, last + shift))
    return runs[::-1]


def _whole(runs: Sequence[Any]) -> list[Any]:
    """Return *runs* with those between them that have no text: tabs and the like."""
    run = runs[0]
    between = [run]
    while run is not runs[-1] and run is not None:
        run = run.getnext()
        between.append(run)
    return [one for one in between if one.tag == qn("w:r")] if run is not None else [*runs]


def _cut(element: Any, first: int, last: int) -> Any:
    """Return a run that holds nothing but the characters *first* to *last* of *element*.

    What stands before them stays in *element*, so that places in front of them stay what they are.
    """
    text = element.text or ""
    if text[last:]:
        _set_text(element, text[:last])
        element.addnext(_text_element(text[last:]))
    following = element.getnext()
    if following is not None:
        _split(following)
    if first:
        _set_text(element, text[:first])
        wanted = _text_element(text[first:last])
        element.addnext(wanted)
        return _split(wanted)
    ahead = element.getprevious()
    return element.getparent() if ahead is None or ahead.tag == qn("w:rPr") else _split(element)


def _split(child: Any) -> Any:
    """Return a new run with *child* and what follows it, cut off from the run it stood in."""
    run = child.getparent()
    made = OxmlElement("w:r")
    if run.rPr is not None:
        made.append(deepcopy(run.rPr))
    for one in (child, *child.itersiblings()):
        made.append(one)
    run.addnext(made)
    return made


def _text_element(text: str) -> Any:
    element = OxmlElement("w:t")
    _set_text(element, text)
    return element


def _set_text(element: Any, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def _delete(document: Document, run: Any) -> None:
    """Wrap *run* as deleted."""
    deletion = _change(document, "w:del")
    run.addprevious(deletion)
    deletion.append(run)
    for element in run.findall(qn("w:t")):
        deleted = OxmlElement("w:delText")
        _set_text(deleted, element.text or "")
        element.getparent().replace(element, deleted)


def _insert(document: Document, deleted: Any, text: str) -> None:
    """Insert *text* behind the run *deleted*, looking as that did."""
    if not text:
        return
    made = OxmlElement("w:r")
    if deleted.rPr is not None:
        made.append(deepcopy(deleted.rPr))
    made.append(_text_element(text))
    deletion = deleted.getparent()
    if deletion.getparent().tag == qn("w:ins"):  # what somebody inserted is changed in there
        deletion.addnext(made)
        return
    insertion = _change(document, "w:ins")
    insertion.append(made)
    deletion.addnext(insertion)


def _date(document: Document, element: Any) -> None:
    """Date *element* as the document itself is dated: nothing here looks at a clock."""
    element.attrib.pop(qn("w:date"), None)
    modified = document.core_properties.modified
    if modified:
        element.set(qn("w:date"), f"{modified:%Y-%m-%dT%H:%M:%SZ}")


def _change(document: Document, tag: str) -> Any:
    """Return an element for a tracked change."""
    element = OxmlElement(tag)
    key = qn("w:id")
    used = [
        int(one.get(key))
        for one in document.element.iter(qn("w:ins"), qn("w:del"))
        if (one.get(key) or "").isdecimal()
    ]
    element.set(key, str(max(used, default=0) + 1))
    element.set(qn("w:author"), AUTHOR)
    _date(document, element)
    return element
