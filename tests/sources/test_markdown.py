"""Markdown: what is read, as what, and from where."""

from __future__ import annotations

import pytest

from factcheck.sources import SourceError
from tests.sources.reading import blocks, read, source_of, words

LABEL = "draft.md"


def test_an_article_has_the_same_parts_as_plain_text() -> None:
    article = """\
# Ferry line carries its millionth rider

The ferry across the bay carried its millionth rider on Monday, the port said.

## A day for visitors

- 412 came in the morning
- 503 came after noon

> We did not expect so many.

![Riders on the upper deck](deck.jpg "a title 99")

Photo: Port of the bay

| Month | Riders |
|-------|-------:|
| May   | 8,198  |
"""
    assert blocks(article, LABEL) == [
        ("headline", "Ferry line carries its millionth rider"),
        ("lead", "The ferry across the bay carried its millionth rider on Monday, the port said."),
        ("heading", "A day for visitors"),
        ("list", "412 came in the morning"),
        ("list", "503 came after noon"),
        ("quote", "We did not expect so many."),
        ("alt", "Riders on the upper deck"),
        ("caption", "Photo: Port of the bay"),
        ("table", "Month"),
        ("table", "Riders"),
        ("table", "May"),
        ("table", "8,198"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**4**12 riders", "412 riders"),
        ("4*1*2 riders", "412 riders"),
        ("[412](http://a.example/99 'title 77') riders", "412 riders"),
        ("412[^7] riders\n\n[^7]: Counted twice.", "412 riders"),
        ("&#52;12 &ndash; 5 riders", "412 - 5 riders"),
        (r"412\* riders, \#5", "412* riders, #5"),
        ("~~411~~ 412 riders, 41~~3~~2", "412 riders, 412"),
        ("4<b>12</b> riders<br>came", "412 riders came"),
        ("412 riders <!-- 99 --> came", "412 riders came"),
        ("412 {/* 99 */}riders", "412 riders"),
        ("412 riders\non a\tMonday", "412 riders on a Monday"),
        ("412 <del>99</del><span hidden>98</span>riders", "412 riders"),
        ("[412 riders][ref]{width=50%}\n\n[ref]: http://a.example/98 '97'", "412 riders"),
        ("7 × 10<sup>6</sup> t on 5 km<sup>2</sup>, 412<sup>3</sup>", "7 × 10⁶ t on 5 km², 412"),
        ("CO<sub>2</sub> at 30<sup>o</sup>C", "CO₂ at 30°C"),
        ("a<nobr>412</nobr>b", "a412b"),
    ],
)
def test_what_a_reader_sees(source: str, text: str) -> None:
    assert words(source, LABEL)[0] == text


@pytest.mark.parametrize(
    "source",
    [
        "`412`",
        "```\n412\n```",
        "    412",
        "<!-- 412 -->",
        "{/* 412 */}",
        '![](412.png "412")',
        "{{< chart id=412 >}}",
        "{% include chart.html id=412 %}",
        "<script>\n412\n</script>",
        '<div style="display: none">\n\n412\n\n</div>',
        ":::{.note width=412}\n:::",
        "[a]: http://a.example/412",
        "<!--\r\n\r\n412\r\n-->",
        "> <!-- 1\n> 412\n> -->",
        "> <!-- 412 is left open",
    ],
)
def test_what_nobody_reads(source: str) -> None:
    assert words(f"Before.\n\n{source}\n\nBehind.", LABEL) == ["Before.", "Behind."]


@pytest.mark.parametrize(
    ("source", "text", "place"),
    [
        ("# Quý **4**12 người", "412", "4**12"),
        ("Nga&#x0300;y &#49;7/5", "17/5", "&#49;7/5"),
        ("Đến 1~~3~~7/5", "17/5", "1~~3~~7/5"),
        ("> – 4\u00ad12\n> riders", "412 riders", "4\u00ad12\n> riders"),
        ("| a | b |\n|--|--|\n| x \\| 412 | c |", "| 412", "| 412"),
        ("<p>Ủy ban 4<i>1</i>2</p>", "412", "4<i>1</i>2"),
        ("![Đoàn &quot;412&quot;](a.png)", '"412"', "&quot;412&quot;"),
        ('<img src=a alt="Ngày 17/5 &amp; sau">', "17/5 &", "17/5 &amp;"),
        ("---\ntitle: Đ\n---\r\n\r\nCó 412", "412", "412"),
        ("{% if a %}Có 412{% endif %}", "412", "412"),
    ],
)
def test_a_figure_covers_all_that_it_was_read_from(source: str, text: str, place: str) -> None:
    assert source_of(source, LABEL, text) == place


def test_code_keeps_its_neighbours_apart() -> None:
    assert words("4`x`12 riders", LABEL) == ["4\ufffc12 riders"]


def test_tables_of_html_are_tables() -> None:
    document = read(
        "Votes\n\n<table>\n<tr><th>Ward<th>Votes\n<tr><td>North<td>4<b>1</b>2\n</table>\n", LABEL
    )
    assert [
        (block.table, block.row, block.column, document.text[slice(*block.span)])
        for block in document.blocks[1:]
    ] == [(0, 0, 0, "Ward"), (0, 0, 1, "Votes"), (0, 1, 0, "North"), (0, 1, 1, "412")]


def test_comments_that_speak_to_factcheck_are_taken_down() -> None:
    source = """\
<!-- factcheck: ignore[ages] -- the paper's own -->
She was 41.

He was 42 <!-- factcheck: ignore[dates] --> then. <!-- a remark -->

{/* factcheck: disable[all] */}

So it was {/* factcheck: enable[all] */} in the end.

`{/* factcheck: an example */}` and `<!-- factcheck: another -->`
"""
    document = read(source, LABEL)
    assert [
        (comment.text, comment.inline, document.text[comment.at :].split()[:1])
        for comment in document.comments
    ] == [
        ("factcheck: ignore[ages] -- the paper's own", False, ["She"]),
        ("factcheck: ignore[dates]", True, ["then."]),
        ("factcheck: disable[all]", False, ["So"]),
        ("factcheck: enable[all]", True, ["in"]),
    ]


def test_mdx_modules_are_no_text() -> None:
    source = (
        "import Chart from './chart-412.js'\n\nexport const year = 2023\n\nImport of 5 tons rose."
    )
    assert words(source, "draft.mdx") == ["Import of 5 tons rose."]


@pytest.mark.parametrize("source", ["# 412", "**412**", "412\n===", "<h1>412</h1>"])
def test_a_single_line_is_read(source: str) -> None:
    assert words(source, LABEL) == ["412"]


@pytest.mark.parametrize(
    "source",
    ["> " * 5_000 + "412", "[" * 5_000 + "412", "*" * 5_001 + "412", "<b>" * 5_000 + "412"],
)
def test_deep_nesting_is_no_harm(source: str) -> None:
    assert "412" in "".join(words(source, LABEL))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (" \n", "empty"),
        ("---\ntitle: a\n\nText without an end.", "line 1: the front matter is not closed"),
        (
            "+++\ntitle = 'a'\n",
            r"line 1: the front matter is not closed: no line of \+\+\+ ends it",
        ),
        (
            "---\nfactcheck: {as-of: 2023-02-30}\n---\nText",
            "line 2: factcheck: as-of: '2023-02-30'",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(source: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(source, LABEL)
