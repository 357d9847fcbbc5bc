"""The examples: one article in four formats, with slips and with all of them silenced."""

from __future__ import annotations

import importlib.util
import pathlib
import re
from io import BytesIO
from typing import Any

import docx
import pytest

from factcheck.engine import check_bytes, shipped
from factcheck.report import Report
from factcheck.sources.docx import text_elements
from tests.conftest import Command

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIBRARY = ROOT / "examples" / "seed-library"
FORMATS = ("txt", "md", "html", "docx")


def report(form: str) -> Report:
    path = LIBRARY / f"draft.{form}"
    return check_bytes(path.read_bytes(), path.name, shipped())


@pytest.mark.parametrize("form", FORMATS)
def test_an_article_has_the_same_findings_in_every_format(form: str) -> None:
    found, plain = report(form), report("txt")
    assert [(one.rule, one.message, one.fingerprint) for one in found.findings] == [
        (one.rule, one.message, one.fingerprint) for one in plain.findings
    ]
    assert [(one.rule, one.arithmetic) for one in found.verified] == [
        (one.rule, one.arithmetic) for one in plain.verified
    ]
    assert [one.rule for one in found.findings] == [
        "share-of-total",
        "total-of-parts",
        "table-totals",
        "weekday-mismatch",
    ]
    assert (found.figures, found.as_of) == (plain.figures, "2024-05-17")
    for finding in found.findings:
        for place in finding.ends:
            assert found.text[place.start : place.end] == place.text


def test_what_holds_is_told_without_a_doubt() -> None:
    told = {one.rule: one.told for one in report("txt").verified}
    assert told["elapsed-since"] == "2024 − 2019 = 5"  # which the article spells "five"


def test_the_silenced_article_is_silent_in_every_format(factcheck: Command) -> None:
    outcome = factcheck("check", str(LIBRARY / "silenced"), "--level=info")
    assert outcome.code == 0
    assert "16 suppressed" in outcome.out
    spoken = factcheck("check", str(LIBRARY / "silenced"), "--no-inline-suppressions")
    assert spoken.code == 1


def test_the_word_documents_are_those_that_the_script_writes() -> None:
    spec = importlib.util.spec_from_file_location("write_word", LIBRARY / "write_word.py")
    assert spec is not None
    assert spec.loader is not None
    script: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for path, made in (
        (LIBRARY / "draft.docx", script.article()),
        (LIBRARY / "silenced" / "draft.docx", script.silenced()),
    ):
        data = script.packed(made)
        assert text_elements(data)[2] == text_elements(path.read_bytes())[2]
        comments, kept = (
            [one.text for one in docx.Document(BytesIO(file)).comments]
            for file in (data, path.read_bytes())
        )
        assert comments == kept


def test_the_output_that_the_page_on_formats_shows_is_real(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    shown = re.findall(
        r"^\$ factcheck (check examples/\S+)\n((?:(?!\$|```).*\n)+)", page, re.MULTILINE
    )
    assert len(shown) == 3
    for command, printed in shown:
        assert _uncounted(factcheck(*command.split()).out) == _uncounted(printed)


def _uncounted(printed: str) -> str:
    """Return what was printed without how much holds, which grows with every rule that widens."""
    return re.sub(r"\d+ relations verified · \d+ of", "… relations verified · … of", printed)
