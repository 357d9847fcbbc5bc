"""Word documents with comments and tracked changes: exactly where they belong, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.editing import EditError, apply_edits
from factcheck.model import Edit, Span
from factcheck.sources.docx import text_elements
from factcheck.word import Note, commented, revised
from tests.conftest import Command
from tests.sources import word
from tests.sources.word import paragraph, run

WRONG = "Có 412/431 hộ dân được cấp nước, đạt 98,7%."


def document(*paragraphs: str | Sequence[str]) -> bytes:
    """Return a Word document; a paragraph is one run or several."""
    made = docx.Document()
    for texts in paragraphs:
        added = made.add_paragraph()
        for index, text in enumerate([texts] if isinstance(texts, str) else texts):
            added.add_run(text).bold = index % 2 == 1
    return saved(made)


def saved(made: Any) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def extracted(data: bytes) -> str:
    return text_elements(data)[2]


def span_of(data: bytes, words: str) -> Span:
    start = extracted(data).index(words)
    return Span(start, start + len(words))


def comments(data: bytes) -> list[tuple[str, str]]:
    """Return the text of each comment and the words that it is about, in the order of these."""
    made = docx.Document(BytesIO(data))
    texts = {str(comment.comment_id): comment.text for comment in made.comments}
    about: dict[str, str] = {}
    open_ones: set[str] = set()
    for element in made.element.iter():
        key = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            open_ones.add(key)
            about[key] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_ones.discard(key)
        elif element.tag == qn("w:t"):
            for one in open_ones:
                about[one] += element.text or ""
    return [(texts[key], words) for key, words in about.items()]


def test_comments_begin_and_end_with_their_words() -> None:
    data = document(["Có ", "412/4", "31 hộ, đạt ", "98,7", "%."], "Tặng 59 giấy khen.")
    notes = [Note(span_of(data, words), (words, "more")) for words in ("431", "98,7%", "59")]
    out = commented(data, notes)
    assert comments(out) == [(f"{words}\nmore", words) for words in ("431", "98,7%", "59")]
    assert extracted(out) == extracted(data)
    assert commented(data, notes) == out


def test_what_a_run_looks_like_stays() -> None:
    data = document(["Có ", "412/431", " hộ"])
    out = docx.Document(BytesIO(commented(data, [Note(span_of(data, "12/4"), ("x",))])))
    runs = [(run.text, run.bold) for run in out.paragraphs[0].runs if run.text]
    assert runs == [("Có ", False), ("4", True), ("12/4", True), ("31", True), (" hộ", False)]


runs = st.lists(st.text("ab 1\t", min_size=1, max_size=6), min_size=1, max_size=5)


@settings(deadline=None, max_examples=60)
@given(st.lists(runs, min_size=1, max_size=3), st.data())
def test_any_words_can_be_commented_and_replaced(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    text = "x".join("".join(paragraph) for paragraph in paragraphs)
    if not text.strip():
        return
    file = document(*paragraphs)
    words = extracted(file)
    letters = [index for index, letter in enumerate(words) if not letter.isspace()]
    if not letters:
        return
    start = data.draw(st.sampled_from(letters))
    line_end = words.find("\n", start) % (len(words) + 1)
    end = data.draw(st.sampled_from([i + 1 for i in letters if start <= i < line_end]))
    out = commented(file, [Note(Span(start, end), ("note",))])
    assert extracted(out) == words
    ((_, about),) = comments(out)
    assert "".join(about.split()) == "".join(words[start:end].split())
    edit = Edit(Span(start, end), "Z")
    assert extracted(revised(file, [edit])) == apply_edits(words, [edit])


def test_tracked_changes_can_be_taken_back() -> None:
    data = document(["Có ", "412/4", "31 hộ, đạt 98,7%."])
    edits = [Edit(span_of(data, "431"), "429"), Edit(span_of(data, "98,7"), "95,6")]
    out = revised(data, edits)
    assert extracted(out) == "Có 412/429 hộ, đạt 95,6%."
    root = docx.Document(BytesIO(out)).element
    gone = "".join(element.text for element in root.iter(qn("w:delText")))
    assert gone == "43198,7"
    changes = list(root.iter(qn("w:ins"), qn("w:del")))
    assert {one.get(qn("w:author")) for one in changes} == {"factcheck"}
    assert len({one.get(qn("w:id")) for one in changes}) == len(changes)


def test_what_somebody_else_inserted_can_be_changed() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Có ")
    insertion = OxmlElement("w:ins")
    insertion.set(qn("w:id"), "7")
    insertion.append(paragraph.add_run("412 hộ")._r)
    paragraph._p.append(insertion)
    data = saved(made)
    out = revised(data, [Edit(span_of(data, "412"), "415")])
    assert extracted(out) == "Có 415 hộ"
    twice = revised(out, [Edit(span_of(out, "415"), "416")])
    assert extracted(twice) == "Có 416 hộ"


def test_what_is_no_text_of_the_body_is_not_replaced() -> None:
    data = document("Có 412 hộ.")
    with pytest.raises(EditError, match="no text of the document's body"):
        revised(data, [Edit(Span(100, 101), "x")])
    assert comments(commented(data, [Note(Span(100, 101), ("x",))])) == [("x", "Có 412 hộ.")]


def test_notes_on_footnotes_and_boxes_stand_where_these_hang() -> None:
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    box = f"<w:r><w:txbxContent>{paragraph('A box of 412 words.')}</w:txbxContent></w:r>"
    data = word.docx(
        paragraph("It opened in 2023.", mark),
        paragraph(run("Have a look:"), box),
        paragraph('<w:r><w:drawing><wp:docPr id="1" descr="All 98 of them"/></w:drawing></w:r>'),
        paragraph("The end."),
        notes={3: paragraph("Others say 2024."), 4: paragraph("Nothing leads to the 5 here.")},
    )
    spans = [span_of(data, words) for words in ("2023", "2024", "412", "98")]
    made = docx.Document(BytesIO(commented(data, [Note(span, ("x",)) for span in spans])))
    body = made.element.body
    told = [
        "".join(text.text for text in one.iter(qn("w:t"))) + str(count)
        for one in body.iter(qn("w:p"))
        if (count := len(one.findall(qn("w:commentRangeStart"))))
    ]
    assert told == ["It opened in 2023.2", "Have a look:A box of 412 words.2"]
    (mark_run,) = (one.getparent() for one in body.iter(qn("w:footnoteReference")))
    assert mark_run.getprevious().tag == qn("w:commentRangeStart")


def test_a_document_without_text_of_its_own_has_no_place_for_notes() -> None:
    picture = '<w:r><w:drawing><wp:docPr id="1" descr="All 98 of them"/></w:drawing></w:r>'
    data = word.docx(paragraph(picture))
    with pytest.raises(EditError, match="no text that a comment could be put on"):
        commented(data, [Note(span_of(data, "98"), ("x",))])


def test_templates_and_strict_documents_are_only_read() -> None:
    data = document("Có 412 hộ.")
    with zipfile.ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    kinds = "[Content_Types].xml"
    template = parts | {kinds: parts[kinds].replace(b"document.main", b"template.main")}
    root = "_rels/.rels"
    strict = parts | {
        root: parts[root].replace(
            b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
        )
    }
    for kind in (template, strict):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for name, content in kind.items():
                new.writestr(name, content)
        assert extracted(out.getvalue()) == "Có 412 hộ."
        with pytest.raises(EditError, match="a template or a strict document"):
            commented(out.getvalue(), [])


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.docx").write_bytes(document(WRONG, "Đúng rồi: 15/20 hộ, đạt 75%."))
    (tmp_path / "draft.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path / "draft.docx"


def test_a_copy_is_annotated(factcheck: Command, draft: Path) -> None:
    before = draft.read_bytes()
    outcome = factcheck("check", "draft.docx", "--annotate", "out.docx")
    assert outcome.code == 1
    assert draft.read_bytes() == before
    ((text, about),) = comments((draft.parent / "out.docx").read_bytes())
    assert about == "98,7%"
    assert text.splitlines()[:3] == [
        "98,7% không khớp với 412/431: phải là 95,59%",
        "= 412 / 431 × 100 = 95,59, not 98,7",
        "? 98,7 → 95,6",
    ]
    assert "draft.docx ¶1:38  error" in factcheck("check", draft.name, "--output-format=full").out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("draft.txt --annotate out.docx", "exactly one article, a Word document"),
        ("draft.docx draft.txt --annotate out.docx", "exactly one article, a Word document"),
        ("draft.docx --annotate out.txt", "out.txt: the copy is a Word document as well"),
        ("draft.docx --annotate no/out.docx", "no: no such folder"),
        ("draft.docx --annotate ./draft.docx", "is the draft itself"),
    ],
)
def test_what_cannot_be_annotated(
    factcheck: Command, draft: Path, arguments: str, complaint: str
) -> None:
    before = draft.read_bytes()
    outcome = factcheck("check", *arguments.split())
    assert outcome.code == 2
    assert complaint in outcome.err
    assert draft.read_bytes() == before


def test_a_document_that_cannot_be_read_is_not_annotated(factcheck: Command, draft: Path) -> None:
    draft.write_bytes(b"PK\x03\x04")
    outcome = factcheck("check", "draft.docx", "--annotate", "out.docx")
    assert outcome.code == 2
    assert not (draft.parent / "out.docx").exists()


def test_libreoffice_opens_what_is_written(factcheck: Command, draft: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine: apt-get install libreoffice-writer-nogui")
    factcheck("check", "draft.docx", "--annotate", "out.docx")
    out = draft.parent / "out.docx"
    out.write_bytes(revised(out.read_bytes(), [Edit(span_of(out.read_bytes(), "98,7"), "95,6")]))
    command = [office, f"-env:UserInstallation={draft.parent.as_uri()}/profile", "--headless"]
    command += ["--convert-to", "fodt", "out.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = (draft.parent / "out.fodt").read_text(encoding="utf-8")
    assert "<office:annotation " in text
    assert "98,7% không khớp với 412/431: phải là 95,59%" in text
    assert text.count("<text:changed-region") == 2
