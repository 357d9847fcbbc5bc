"""Articles as Word documents, with whatever Word may put round and between their characters."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.run import Run
from hypothesis import strategies as st

from tests.sources.articles import Article, Ink, Line, Pen, Written

_STYLES = {"paragraph": "Normal", "heading": "Heading 2", "item": "List Bullet", "quote": "Quote"}
_LOOKS = ("", "bold", "italic", "underline", "hyperlink", "ins", "smartTag")
_UNSEEN_RUNS = ("", "", "deleted", "hidden", "struck", "softHyphen", "proofErr", "instruction")


@st.composite
def word(draw: st.DrawFn, article: Article) -> Written:
    """Write *article* as a Word document; its text is what has to be extracted from it."""
    pen = Pen(draw, ("\n",))
    document = docx.Document()
    for block in article.blocks:
        if block.kind == "table":
            table = document.add_table(len(block.rows), len(block.rows[0]))
            cells = [cell for row in table.rows for cell in row.cells]
            for line, cell in zip((one for row in block.rows for one in row), cells, strict=True):
                _fill(pen, cell.paragraphs[0], line)
        else:
            _fill(pen, document.add_paragraph(style=_STYLES[block.kind]), block.line)
        for _ in pen.choose("", "", " "):
            document.add_paragraph()
            pen.write("\n")
    out = BytesIO()
    document.save(out)
    return pen.finish()._replace(data=out.getvalue())


def _fill(pen: Pen, paragraph: Any, line: Line) -> None:
    """Write *line* into *paragraph*, and with *pen* what is to be extracted of it."""
    for index, (text, is_figure) in enumerate(line):
        if index:
            _add_run(pen, paragraph, pen.choose(" ", "  ", "\u00a0"), "")
            pen.write(" ")
        for piece in pen.cut(text):
            _add_run(pen, paragraph, piece, pen.choose(*_LOOKS))
        pen.token([Ink("", text, "")], is_figure=is_figure)
    pen.write("\n")


def _add_run(pen: Pen, paragraph: Any, text: str, look: str) -> None:
    """Add a run of *text*, and perhaps one behind it that nobody sees."""
    run = paragraph.add_run(text)
    if look in {"bold", "italic", "underline"}:
        setattr(run, look, True)
    elif look:
        _wrap(run, look)
    unseen = pen.choose(*_UNSEEN_RUNS)
    if unseen == "proofErr":
        paragraph._p.append(OxmlElement("w:proofErr"))
    elif unseen == "softHyphen":
        paragraph.add_run()._r.append(OxmlElement("w:softHyphen"))
    elif unseen:
        run = paragraph.add_run("99")
        run.font.hidden = unseen == "hidden" or None
        run.font.strike = unseen == "struck" or None
        if unseen in {"deleted", "instruction"}:
            run._r[-1].tag = qn({"deleted": "w:delText", "instruction": "w:instrText"}[unseen])
        if unseen == "deleted":
            _wrap(run, "del")


def _wrap(run: Run, name: str) -> None:
    """Put *run* into an element *name*."""
    wrapper = OxmlElement(f"w:{name}")
    run._r.addprevious(wrapper)
    wrapper.append(run._r)
