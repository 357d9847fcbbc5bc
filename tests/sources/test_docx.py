"""Word documents: what is read, as what, and where it stands."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from factcheck.engine import check_bytes, shipped
from factcheck.sources import SourceError
from tests.sources.word import STRICT, W, blocks, docx, paragraph, read, run, table, words

INSERTED = '<w:ins w:id="1" w:author="x">{}</w:ins>'
DELETED = '<w:del w:id="1"><w:r><w:delText>{}</w:delText></w:r></w:del>'
MARK_DELETED = '<w:rPr><w:del w:id="9" w:author="x"/></w:rPr>'


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(*inside: str) -> str:
    content = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice>{content}</mc:Choice>"
        f"<mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_an_article_has_the_same_parts_as_plain_text() -> None:
    data = docx(
        paragraph("Ferry line carries its millionth rider", style="Titel"),
        paragraph("The ferry across the bay carried its millionth rider on Monday, it said."),
        paragraph("A day for visitors", style="u2"),
        paragraph("412 came in the morning", style="Punkt"),
        paragraph(
            "503 came after noon",
            properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
        ),
        paragraph("We did not expect so many.", style="Zitat"),
        paragraph('<w:r><w:drawing><wp:docPr id="1" descr="The upper deck"/></w:drawing></w:r>'),
        paragraph("The deck on Monday", style="Cap"),
        paragraph("Photo: Port of the bay"),
        table(("Month", "Riders"), ("May", "8,198")),
    )
    assert blocks(data) == [
        ("headline", "Ferry line carries its millionth rider"),
        ("lead", "The ferry across the bay carried its millionth rider on Monday, it said."),
        ("heading", "A day for visitors"),
        ("list", "412 came in the morning"),
        ("list", "503 came after noon"),
        ("quote", "We did not expect so many."),
        ("alt", "The upper deck"),
        ("caption", "The deck on Monday"),
        ("caption", "Photo: Port of the bay"),
        ("table", "Month"),
        ("table", "Riders"),
        ("table", "May"),
        ("table", "8,198"),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("4") + run("12", "<w:b/>") + run(" riders"), "412 riders"),
        (run("4") + INSERTED.format(run("1")) + run("2"), "412"),
        (run("4") + DELETED.format("9") + run("12"), "412"),
        (f"<w:moveFrom>{run('9')}</w:moveFrom><w:moveTo>{run('412')}</w:moveTo>", "412"),
        (INSERTED.format(DELETED.format("9") + run("412")), "412"),
        (run("412") + run(" 9", "<w:vanish/>") + run("!", '<w:vanish w:val="0"/>'), "412!"),
        (run("412") + run(" 9", "<w:strike/>") + run(" 8", "<w:dstrike/>"), "412"),
        (run("412 m") + run("2", '<w:vertAlign w:val="superscript"/>'), "412 m²"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂"),
        (run("Page ") + field("PAGE * 9", "412"), "Page 412"),
        (f'<w:fldSimple w:instr="DATE 9">{run("412")}</w:fldSimple>', "412"),
        (run("a") + "<w:r><w:tab/><w:br/></w:r>" + run("b  c") + run(" d"), "a b c d"),
        (run("3") + "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>" + run("1"), "3-1"),
        ('<w:r><w:sym w:font="Symbol" w:char="2265"/></w:r>' + run("5"), "≥5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>' + run("5"), "5"),
        (f"<w:hyperlink>{run('41')}</w:hyperlink><w:smartTag>{run('2')}</w:smartTag>", "412"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('412')}</w:sdtContent></w:sdt>", "412"),
        (run("4") + "<m:oMath><m:r><m:t>9</m:t></m:r></m:oMath>" + run("12"), "4\ufffc12"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>9</w:t></w:r></w:rt></w:ruby></w:r>" + run("412"), "412"),
    ],
)
def test_what_a_reader_sees(inside: str, text: str) -> None:
    assert words(docx(paragraph(inside))) == [text]


def test_nested_fields_tell_only_their_result() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{sign}"/></w:r>' for sign in ("begin", "separate", "end")
    )
    nested = begin + field("PAGE", "9") + separate + run("412") + end
    assert words(docx(paragraph(nested + run(" riders")))) == ["412 riders"]
    assert words(docx(paragraph(begin + run("9")), paragraph("412"))) == ["412"]


def test_headings_are_told_by_style_and_level() -> None:
    data = docx(
        paragraph("One.", style="u1"),
        paragraph("Two.", style="Mine"),
        paragraph("Three.", style="Level"),
        paragraph("Four.", properties='<w:outlineLvl w:val="2"/>'),
        paragraph("Five.", style="Loop"),
        paragraph("Six.", properties='<w:outlineLvl w:val="9"/>'),
        paragraph("Seven.", style="nobody's"),
    )
    kinds = [kind for kind, _ in blocks(data)]
    assert kinds == ["headline", "heading", "heading", "heading", "lead", "body", "body"]


def test_paragraphs_whose_break_was_deleted_are_one() -> None:
    data = docx(
        paragraph("It took 4", properties=MARK_DELETED),
        paragraph("12 days.", properties=MARK_DELETED),
        table(("A", "B"), ("1", "2")),
        paragraph("The end."),
    )
    assert words(data) == ["It took 412 days.", "A", "B", "1", "2", "The end."]


def test_rows_that_were_deleted_are_not_read() -> None:
    rows = table(("A", "B"), ("1", "2"), ("3", "4")).replace(
        "<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>', 1
    )
    assert words(docx(rows)) == ["1", "2", "3", "4"]


def test_cells_have_rows_and_columns() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("Wide")
    data = docx(
        table(("A", "B", "C"), (wide, "1"), (paragraph("x") + paragraph("y"), "2", "3")).replace(
            "<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>', 1
        )
    )
    document = read(data)
    assert [
        (block.row, block.column, document.text[slice(*block.span)]) for block in document.blocks
    ] == [
        (0, 1, "A"),
        (0, 2, "B"),
        (0, 3, "C"),
        (1, 0, "Wide"),
        (1, 2, "1"),
        (2, 0, "x y"),
        (2, 1, "2"),
        (2, 2, "3"),
    ]


def test_notes_follow_the_text_in_the_order_of_their_marks() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    data = docx(
        paragraph(run("412") + mark.format(3) + run(" riders") + mark.format(2)),
        paragraph("The end."),
        notes={
            1: paragraph("Never led to."),
            2: paragraph("Second" + " note.", mark.format(2)),
            3: paragraph("First note."),
        },
    )
    assert words(data) == ["412 riders", "The end.", "First note.", "Second note."]


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    data = docx(paragraph("4", box(paragraph("In a box."), paragraph("Twice.")), "12 riders."))
    assert words(data) == ["412 riders.", "In a box.", "Twice."]


def test_lines_are_paragraphs_and_places_have_a_heading() -> None:
    data = docx(
        paragraph("Hội nghị", style="u1"),
        paragraph(),
        paragraph("Có 412/431 hộ", "<w:r><w:br/></w:r>", "dân, đạt 98,7%."),
    )
    report = check_bytes(data, "draft.docx", shipped())
    (finding,) = report.findings
    place = finding.primary
    assert report.text.split("\n")[2] == "Có 412/431 hộ\vdân, đạt 98,7%."
    assert report.text[place.start : place.end] == place.text == "98,7%"
    assert (place.line, place.paragraph, place.heading) == (3, 3, "Hội nghị")
    assert place.column == len("Có 412/431 hộ dân, đạt ") + 1


def test_comments_that_speak_to_factcheck_are_taken_down() -> None:
    start, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    mark = '<w:r><w:commentReference w:id="{}"/></w:r>'
    data = docx(
        paragraph(start.format(1), "One 41.", end.format(1), mark.format(1)),
        paragraph("Two ", start.format(2), "42", end.format(2), mark.format(2), " then."),
        paragraph("Three 43.", mark.format(3), mark.format(4)),
        comments={
            1: paragraph("Factcheck: ignore[ages] -- why"),
            2: paragraph("factcheck: ", "ignore[dates]") + paragraph("-- so"),
            3: paragraph("factcheck: ignore[all] -- x"),
            4: paragraph("Is that so?"),
        },
    )
    document = read(data)
    assert [
        (comment.text, document.source.text[slice(*comment.source)].strip(), comment.inline)
        for comment in document.comments
    ] == [
        ("Factcheck: ignore[ages] -- why", "One 41.", False),
        ("factcheck: ignore[dates]\n-- so", "42", True),
        ("factcheck: ignore[all] -- x", "", True),
    ]
    ends = [block.span for block in document.blocks]
    assert document.comments[0].at == ends[0].start
    assert document.text[document.comments[1].at :].startswith("42")
    assert document.comments[2].at == ends[2].end


@pytest.mark.parametrize(
    ("core", "date", "language"),
    [
        ("<dcterms:created>2023-05-17T02:00:00Z</dcterms:created>", None, "vi"),
        ("<dcterms:created>2023-05-17T10:00:00Z</dcterms:created>", (2023, 5, 17), "vi"),
        (
            "<dcterms:created>2023-05-16T22:00:00Z</dcterms:created><dc:language>vi-VN</dc:language>",
            (2023, 5, 17),
            "vi",
        ),
        (
            "<dcterms:created>2023-05-17T10:00:00Z</dcterms:created><dcterms:modified>2023-06-17T10:00:00Z</dcterms:modified>",
            None,
            "vi",
        ),
        ("<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>", None, "vi"),
        ("", None, "vi"),
    ],
)
def test_the_day_and_the_language_of_a_document(
    core: str, date: tuple[int, int, int] | None, language: str
) -> None:
    document = read(docx(paragraph("Hội nghị có 412 đại biểu."), core=core))
    assert (document.date, document.language) == (date, language)


def test_what_a_document_says_to_factcheck() -> None:
    custom = "as-of: 2023-05-18, lang: vi, ignore: [ages]"
    document = read(docx(paragraph("412"), custom=custom))
    assert (document.date, document.language, document.ignore) == ((2023, 5, 18), "vi", ("ages",))
    with pytest.raises(SourceError, match=r"^document properties: factcheck: unknown key 'x'"):
        read(docx(paragraph("412"), custom="x: 5"))


def test_strict_documents_are_read() -> None:
    data = docx(paragraph("412", style="u1"), extra={})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name)
                .replace(W.encode(), STRICT.encode())
                .replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            )
    assert blocks(stream.getvalue()) == [("headline", "412")]


def encrypted(data: bytes) -> bytes:
    """Set the sign of encryption in every header of an archive."""
    content = bytearray(data)
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(signature)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


GOOD = docx(paragraph("412 riders came."))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
DTD = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "broken: not a zip archive"),
        (b"412 riders", "broken: not a zip archive"),
        (GOOD[: len(GOOD) // 2], "broken: not a zip archive"),
        (GOOD.replace(b"PK\x01\x02", b"PK\x09\x09"), "broken: not a zip archive"),
        (OLD, "an old Word document"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (encrypted(GOOD), "password-protected"),
        (docx(paragraph("412"), without="word/document.xml"), "the part word/document.xml is"),
        (docx(paragraph("412"), without="word/styles.xml"), "the part word/styles.xml is missing"),
        (docx(paragraph("412"), without="[Content_Types].xml"), r"Content_Types\].xml is missing"),
        (docx(paragraph("412"), without="_rels/.rels"), "not a Word document"),
        (docx(paragraph("412"), extra={"word/styles.xml": DTD}), "the part word/styles.xml has"),
        (
            docx(paragraph("412"), extra={"word/x.xml": DTD.decode().encode("utf-16")}),
            "the part word/x.xml has a document type",
        ),
        (docx(paragraph("412"), extra={"word/styles.xml": b"<a><b>"}), "broken: cannot be read"),
        (docx("<w:p>"), "broken: cannot be read as a Word document"),
        (docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "broken: cannot be read"),
        (docx(paragraph(" ")), "empty: there is no text in it"),
        (docx("<w:p/>" * 2_000_000), "too large: a document has at most 2,000,000 tags"),
        (docx(paragraph("412"), extra={"word/a.xml": b"<" + bytes(70_000_000)}), "too large: un"),
        (docx(paragraph("412"), extra={f"a{n}": b"" for n in range(10_001)}), "too large: unpacks"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_a_picture_may_have_a_document_type() -> None:
    picture = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>'
    data = docx(paragraph("412"), extra={"word/media/a.svg": picture})
    assert words(data) == ["412"]


def test_documents_made_by_python_docx_are_read(tmp_path: Path) -> None:
    import docx as writer

    document = writer.Document()
    document.add_heading("Hội nghị", level=1)
    document.add_paragraph("Có 412/431 hộ dân, đạt 95,6%.")
    document.add_paragraph("Một mục", style="List Bullet")
    cells = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in cells.rows for cell in row.cells):
        cell.text = str(number)
    document.save(str(tmp_path / "a.docx"))
    data = (tmp_path / "a.docx").read_bytes()
    assert [kind for kind, _ in blocks(data)] == ["headline", "lead", "list", *["table"] * 4]
    assert read(data).date is None
