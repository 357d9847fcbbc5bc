"""Word documents for tests, made of the XML that Word writes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from factcheck.model import Document
from factcheck.sources import read_source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONS}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>{rest}</w:style>'
    for name, called, rest in (
        ("Titel", "Title", ""),
        ("u1", "heading 1", ""),
        ("u2", "heading 2", ""),
        ("Mine", "My own", '<w:basedOn w:val="u2"/>'),
        ("Level", "Levelled", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("Cap", "caption", ""),
        ("Zitat", "Quote", ""),
        ("Punkt", "List Bullet", ""),
        ("Loop", "Loop", '<w:basedOn w:val="Loop"/>'),
    )
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "{}</cp:coreProperties>"
)
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="factcheck">'
    "<vt:lpwstr>{}</vt:lpwstr></property></Properties>"
)


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs, those that are no XML made some."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells, each a paragraph."""
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(
    *blocks: str,
    notes: dict[int, str] | None = None,
    comments: dict[int, str] | None = None,
    core: str = "",
    custom: str = "",
    without: str = "",
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Return a document; *without* names a part that is left out though others lead to it."""

    def numbered(kind: str, texts: dict[int, str] | None) -> str:
        found = (f'<w:{kind} w:id="{n}">{text}</w:{kind}>' for n, text in (texts or {}).items())
        return f"<w:{kind}s {SPACES}>{''.join(found)}</w:{kind}s>"

    def relations(*targets: tuple[str, str]) -> str:
        lines = (
            f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(targets)
        )
        return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'

    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{word}.comments+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>",
        "_rels/.rels": relations(
            (f"{RELATIONS}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{RELATIONS}/custom-properties", "docProps/custom.xml"),
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            *(
                (f"{RELATIONS}/{name}", f"{name}.xml")
                for name in ("styles", "footnotes", "comments")
            )
        ),
        "word/styles.xml": f"<w:styles {SPACES}>{_STYLES}</w:styles>",
        "word/footnotes.xml": numbered("footnote", notes),
        "word/comments.xml": numbered("comment", comments),
        "docProps/core.xml": _CORE.format(core),
        "docProps/custom.xml": _CUSTOM.format(escape(custom)),
    }
    packed = {name: text.encode() for name, text in parts.items()} | (extra or {})
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in packed.items():
            if name != without:
                archive.writestr(name, content)
    return stream.getvalue()


def read(data: bytes) -> Document:
    """Return the document in *data*."""
    return read_source(data, "draft.docx")


def blocks(data: bytes) -> list[tuple[str, str]]:
    """Return kind and words of each block."""
    document = read(data)
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


def words(data: bytes) -> list[str]:
    """Return the words of each block."""
    return [content for _, content in blocks(data)]
