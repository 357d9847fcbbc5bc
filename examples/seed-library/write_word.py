# ruff: noqa: INP001, SLF001 - run by hand; python-docx has no other way to what Word adds
"""Writes the Word documents of this folder: the article as an editor would hand it in.

    python examples/seed-library/write_word.py

python-docx writes the text; what an editor's Word adds (a change that is tracked, comments) is put
in here by hand. The files are the same whenever they are written.
"""

import datetime as dt
import io
import pathlib
import zipfile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

FOLDER = pathlib.Path(__file__).resolve().parent
DAY = dt.datetime(2024, 5, 17, 9, 30)  # noqa: DTZ001 - Word's own times have no zone
TABLE = (
    ("Month", "Packets"),
    ("March", "310"),
    ("April", "420"),
    ("May", "380"),
    ("Total", "1,120"),
)
# Comments that silence, by words of the article.
COMMENTS = {
    "98.7%": "factcheck: ignore[share-of-total] -- as the library published it",
    "2,150": 'factcheck: ignore[total-of-parts: "2,150"] -- ten packets were never sorted',
    "Month": "factcheck: ignore[table-totals] -- the total includes ten from February",
    "Sunday": "factcheck: ignore[dates] -- the day is still to be settled",
}


def article() -> Document:
    """Return the article."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = DAY
    document.core_properties.language = "en"
    document.add_heading("Seed library lends its 9,000th packet", 0)
    lead = document.add_paragraph(
        "The seed library in the old mill lent its 9,000th packet on Friday, "
    )
    lead.add_run("17\u00a0May").bold = True
    lead.add_run(" 2024, five years after it opened on ")
    _deleted(lead, "3")
    lead.add_run("4 May 2019.")
    season = document.add_paragraph("In its first season 4")
    season.add_run("12").bold = True
    season.add_run(" of 431 gardeners brought seeds back, or 98.7%. ")
    season.add_run("The members now number 280, up from 140 in 2020, an increase of 100%.")
    document.add_heading("What was borrowed", 2)
    document.add_paragraph(
        "Last year 2,150 packets were lent: 1,240 of vegetables, 610 of flowers and 290 of herbs."
    )
    table = document.add_table(0, 2)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text)
    document.add_paragraph(
        '"Nobody weighs the beans," said the librarian, who turned 62 in March.', style="Quote"
    )
    document.add_paragraph("Photo: The drying room on Monday, 13 May 2024.", style="Caption")
    document.add_paragraph("The next exchange is on Sunday, 8 June 2024, in the yard.")
    return document


def _deleted(paragraph: Paragraph, text: str) -> None:
    """Add *text* as Word keeps what was deleted while changes are tracked."""
    run = paragraph.add_run(text)
    run._r[-1].tag = qn("w:delText")
    deletion = OxmlElement("w:del")
    deletion.set(qn("w:id"), "1")
    deletion.set(qn("w:author"), "Editor")
    run._r.addprevious(deletion)
    deletion.append(run._r)


def silenced() -> Document:
    """Return the article with comments that silence."""
    document = article()
    cells = [cell for row in document.tables[0].rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    for paragraph in paragraphs:
        for run in paragraph.runs:
            for words, text in COMMENTS.items():
                if words in run.text:
                    comment = document.add_comment(run, text, "Editor", "ed")
                    comment._comment_elm.set(qn("w:date"), f"{DAY:%Y-%m-%dT%H:%M:%SZ}")
    return document


def packed(document: Document) -> bytes:
    """Return *document* as a file in which nothing depends on the day it is written."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with (
        zipfile.ZipFile(saved) as parts,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, DAY.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts.read(name))
    return out.getvalue()


if __name__ == "__main__":
    (FOLDER / "draft.docx").write_bytes(packed(article()))
    (FOLDER / "silenced" / "draft.docx").write_bytes(packed(silenced()))
