"""Whatever an article holds: a report, never an exception, and only places that are there.

The pieces are what the house knows best (number words, units, dates, markup, comments) and what it
likes least (combining marks, invisible and reversed characters, brackets that never close). A short
round runs always; ``FACTCHECK_FUZZ=20000 pytest tests/test_anything.py`` is a long one.
"""

from __future__ import annotations

import contextlib
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.arithmetic.formula import FormulaError
from factcheck.arithmetic.nodes import FUNCTIONS
from factcheck.arithmetic.parsing import parse
from factcheck.engine import Settings, check_bytes, examine, shipped
from factcheck.languages import load_language
from factcheck.report import Place, Report
from factcheck.reports.json import file_object
from factcheck.sources import FORMATS, SourceError

ROUNDS = int(os.environ.get("FACTCHECK_FUZZ", "60"))
READ = tuple(form.suffixes[0] for form in FORMATS.values())
WRITTEN = tuple(suffix for suffix in READ if suffix != ".docx")  # those that are text


def _words() -> tuple[str, ...]:
    """Return a sample of what the language files know."""
    found: list[str] = []
    for code in ("vi", "en"):
        language = load_language(code)
        for words in (language.numbers.words, language.quantities.words, language.hedges.words):
            found += (str(word) for entries in words.values() for word in entries)
        for numbers in language.numbers.numbers.values():
            found += map(str, numbers)
        for units in language.units.names.values():
            found += (str(word) for entries in units.values() for word in entries)
    return tuple(sorted(set(found)))


FIGURES = (
    *("0", "1", "7", "12", "98,7", "98.7%", "412/431", "1.234", "1,234.5", "3-1", "2024", "1909"),
    *("28/6/1909", "31/2/2023", "2023-05-17", "17 May", "tháng 5/2023", "quý II", "thế kỷ XXI"),
    *("$3m", "20 tỷ đồng", "8h75", "25:30", "25 pm", "01-KL/TW", "½", "VIII", "thứ ba", "Monday"),
    *("15 years", "20 năm", "65th", "gấp đôi", "doubled", "one-third", "trung bình", "average of"),
)
SIGNS = (
    *(" ", "  ", "\t", "\n", "\n\n", "\r\n", ".", ", ", ": ", "; ", " - ", "–", "—", "(", ")", '"'),
    *(
        "[",
        "]",
        "/",
        "%",
        "…",
        "«",
        "“",
        "'",
        "|",
        "\\",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "#",
        "> ",
        "- ",
    ),
    *("<b>", "</b>", "<td>", "<table>", "<script>", "&nbsp;", "&#53;", "&amp", "<!--", "-->", "<"),
    *("<!-- factcheck: ignore[all] -->", "{/* factcheck: disable[dates] */}", "[sic]", "---\n"),
    *(
        "| 1 | 2 |\n|---|---|\n| 3 | 4 |\n",
        "Ảnh: ",
        "\u0301",
        "\u200b",
        "\u202e",
        "\u00a0",
        "\ufeff",
    ),
)
PIECES = st.one_of(
    st.sampled_from(FIGURES),
    st.sampled_from(SIGNS),
    st.sampled_from(_words()),
    st.text(max_size=3),
)
SENTENCES = tuple(
    sentence
    for rule in shipped()
    for wording in rule.wordings.values()
    for sentence in (*wording.right, *(wrong for wrong, _ in wording.wrong))
)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Return an example of a rule in which something else stands in a few places."""
    text = draw(st.sampled_from(SENTENCES))
    for piece in draw(st.lists(PIECES, max_size=3)):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 6)))
        text = text[:start] + piece + text[end:]
    return text


ARTICLES = st.builds(
    lambda pieces, glue: glue.join(pieces),
    st.lists(st.one_of(PIECES, spoilt()), max_size=30),
    st.sampled_from(("", " ", "\n\n")),
)


def places(report: Report) -> list[Place]:
    findings = (*report.findings, *report.suppressed)
    found = [place for finding in findings for place in finding.ends]
    return [*found, *(p for check in report.verified for p in (check.primary, *check.related))]


@settings(max_examples=ROUNDS)
@given(
    text=ARTICLES,
    suffix=st.sampled_from(WRITTEN),
    language=st.sampled_from(("auto", "vi", "en")),
    date_order=st.sampled_from(("auto", "dmy", "mdy", "ymd")),
)
def test_an_article_has_a_report_with_places_of_its_own(
    text: str, suffix: str, language: str, date_order: str
) -> None:
    label = f"article{suffix}"
    data = text.encode("utf-8", "surrogatepass")
    wanted = Settings(language, date_order, (2023, 5, 17))
    report = check_bytes(data, label, shipped(), wanted)
    assert check_bytes(data, label, shipped(), wanted) == report
    assert json.loads(json.dumps(file_object(report)))
    if report.errors:
        return
    source = data.decode()
    for place in places(report):
        assert source[place.start : place.end] == place.text
        lines = source[: place.start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (place.line, place.column) == (len(lines), len(lines[-1]) + 1)
    for finding in report.findings:
        for candidate in finding.candidates:
            assert all(0 <= e.span.start <= e.span.end <= len(source) for e in candidate.edits)


@settings(max_examples=ROUNDS)
@given(text=ARTICLES, suffix=st.sampled_from(WRITTEN))
def test_figures_stand_in_order_inside_their_blocks(text: str, suffix: str) -> None:
    label = f"article{suffix}"
    try:
        examination = examine(text.encode("utf-8", "surrogatepass"), label, ())
    except SourceError:
        return
    for passage in examination.passages:
        end = passage.block.span.start
        for mention in passage.mentions:
            assert end <= mention.span.start < mention.span.end <= passage.block.span.end
            assert mention.span.start <= mention.digits.start <= mention.digits.end
            end = mention.span.end


@settings(max_examples=ROUNDS)
@given(data=st.binary(max_size=60), suffix=st.sampled_from(READ))
def test_bytes_are_an_article_or_refused_in_one_line(data: bytes, suffix: str) -> None:
    report = check_bytes(data, f"article{suffix}", shipped())
    assert all(error and "\n" not in error for error in report.errors)


FORMULA = st.lists(
    st.sampled_from(
        (
            *FUNCTIONS,
            "a",
            "b",
            "1",
            "0.5",
            "+",
            "-",
            "*",
            "/",
            "**",
            "==",
            "<",
            "(",
            ")",
            ",",
            "or",
            "not",
            "[",
            "]",
            ".",
            ":",
            "lambda",
            "'x'",
            "if",
            "else",
            "\n",
            "é",
            "1e9",
            "__class__",
        )
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=ROUNDS)
@given(source=FORMULA)
def test_a_formula_is_understood_or_refused(source: str) -> None:
    with contextlib.suppress(FormulaError):
        assert parse(source)


@pytest.mark.parametrize("piece", sorted({*FIGURES, *SIGNS}))
def test_a_piece_that_comes_again_and_again(piece: str) -> None:
    report = check_bytes((piece * 300).encode(), "article.txt", shipped())
    assert report.errors or report.figures.total >= 0
