"""HTML: what of a page is read, as what, and from where."""

from __future__ import annotations

import pytest

from factcheck.sources import SourceError
from tests.sources.reading import blocks, read, source_of, words

LABEL = "page.html"
SENTENCES = (
    "The ferry across the bay carried its millionth rider on Monday, the port said.",
    "It had taken twelve years, and a new boat, to come so far; nobody had hoped for it.",
    "The rider, a nurse on her way to work, was given a cake and a ticket for the year.",
    "“I thought they were going to tell me off,” she said when the band began to play.",
)
PAGE = f"""\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Ferry carries its millionth rider | The Bay Paper 24</title>
<meta property="article:published_time" content="2023-05-17T08:00:00+01:00">
<style>p {{ width: 412px }}</style><script>let riders = "<p>413</p>";</script></head>
<body class="has-sidebar menu-open"><header><a href="/">The Bay Paper 1909</a><h2>News 77</h2></header>
<nav><ul><li><a href="/a">Port 78</a></li></ul></nav>
<div class="page"><div class="story">
<h1>Ferry carries its millionth rider</h1>
<p class="byline">By Mai Lan</p>
<p>{SENTENCES[0]}</p>
<figure><img src="a.jpg" alt="The upper deck" title="79"><figcaption>The deck on Monday</figcaption></figure>
<p>{SENTENCES[1]}</p>
<h2>A nurse</h2>
<p>{SENTENCES[2]}</p>
<table><tr><th>Month</th><th>Riders</th></tr><tr><td>May</td><td>8,198</td></tr></table>
<div class="related-articles"><p>Last year, in another article, the paper told of 80 new boats.</p></div>
<ul class="tags"><li><a href="/t">Ferries 81</a></li></ul>
<p>{SENTENCES[3]}</p>
</div>
<div class="river"><div><p>A bus line opens on the far side of the bay, with 82 stops.</p></div></div>
</div>
<aside>Most read: 83 ways to cross the bay.</aside>
<div id="comments"><p>I was on that boat, and there were 84 of us.</p><p>No, there were 85.</p></div>
<footer>© 2024 The Bay Paper, 86 Quay Street. All rights reserved.</footer></body></html>
"""


def test_of_a_page_only_the_article_is_read() -> None:
    assert blocks(PAGE, LABEL) == [
        ("headline", "Ferry carries its millionth rider"),
        ("byline", "By Mai Lan"),
        ("lead", SENTENCES[0]),
        ("alt", "The upper deck"),
        ("caption", "The deck on Monday"),
        ("body", SENTENCES[1]),
        ("heading", "A nurse"),
        ("body", SENTENCES[2]),
        ("table", "Month"),
        ("table", "Riders"),
        ("table", "May"),
        ("table", "8,198"),
        ("body", SENTENCES[3].replace("“", '"').replace("”", '"')),
    ]


def test_the_head_says_day_and_language() -> None:
    document = read(PAGE, LABEL)
    assert document.date == (2023, 5, 17)
    assert document.language == "en"


def test_a_short_page_is_read_without_its_menus() -> None:
    page = (
        "<html><body><nav>Menu 1</nav><header>Paper 2<h1>412 riders</h1></header>"
        "<p>They came.</p><footer>3</footer></body></html>"
    )
    assert words(page, LABEL) == ["412 riders", "They came."]


def test_a_fragment_is_all_article() -> None:
    fragment = "<aside>Box: 412 riders</aside><p class='comments'>And 413.</p><footer>414</footer>"
    assert words(fragment, LABEL) == ["Box: 412 riders", "And 413.", "414"]


@pytest.mark.parametrize(
    ("title", "read_first"),
    [
        ("Ferry: 412 riders", "Ferry: 412 riders"),
        ("412 riders", "412 riders came"),
        ("412 riders came - Paper 24", "412 riders came"),
    ],
)
def test_a_title_that_says_more_than_the_headline_is_read(title: str, read_first: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>412 riders came</h1></body></html>"
    found = words(page, LABEL)
    assert found[0] == read_first
    assert found[-1] == "412 riders came"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>4<b>1</b><i>2</i> riders", "412 riders"),
        ("<p>&#52;12&nbsp;% &ndash; 5&thinsp;000", "412 % - 5 000"),
        ("<p>R&D, AT&T &amp 5 &bogus; &nbsp412", "R&D, AT&T & 5 &bogus; 412"),
        ("<p>a < 5 <3 </ b> <!x> c", "a < 5 <3 c"),
        ("<p>one<br>two", "one two"),
        ("<p>He said <q>412</q>", 'He said "412"'),
        ("<p>4<!-- 5 -->12", "412"),
        ("<p>4<script>5</script>12", "412"),
        ("<p>4<wbr>12", "412"),
        ("<p><a>4</a><a>12</a>", "4 12"),
        ("<p><a href=a>4</a><a id=b></a>12", "412"),
        ("<p>3,728<i aria-hidden=true>•</i><i>1 badge</i>", "3,728 1 badge"),
        ("<p>4<x-y>1</x-y>2", "4 1 2"),
        ("<p>4<svg><title>5</title></svg>12", "4 12"),
        ("<p>4<del>9</del><ins>1</ins>2", "412"),
        ("<p>5 <sup>[3]</sup>m<sup>2</sup>, 10<sup>6</sup> CO<sub>2</sub>", "5 m², 10⁶ CO₂"),
        ("<p>A <span title=\"it's > 5\" class='b>'>6</span> c", "A 6 c"),
        ("<p>A <span class='b>6</span> c", "A 6 c"),
        ("<p>a\r\n b\t\tc&nbsp; d", "a b c d"),
        ("<p><![CDATA[5]]>6", "6"),
        ("<p>5<?php echo 6 ?>7", "57"),
        ("<p>1<textarea>2</textarea>3", "13"),
    ],
)
def test_what_a_reader_sees(source: str, text: str) -> None:
    assert " ".join(words(source, LABEL)) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>412</p>",
        "<p style='color:red; display : NONE'>412</p>",
        "<p style='visibility:hidden'>412</p>",
        "<div aria-hidden='true'><p>412</div>",
        "<template><p>412</p></template>",
        "<noscript>412</noscript>",
        "<select><option>412</select>",
        "<pre><code>412</code></pre>",
        "<pre class='programlisting'>412</pre>",
        "<div class='highlight-text notranslate'><div class='highlight'><pre>412</pre></div></div>",
        "<pre class='line language-sh'>412</pre>",
        "<!-- <p>412 -->",
        "<img src=412 alt=''>",
        "<svg><text>412</text></svg>",
        "<script>if (a < 412) { b('</p>') }</script>",
        "<iframe>412</iframe>",
    ],
)
def test_what_nobody_reads(hidden: str) -> None:
    assert words(f"<p>Before.</p>{hidden}<p>Behind.</p>", LABEL) == ["Before.", "Behind."]


@pytest.mark.parametrize(
    "source",
    [
        "<ul><li>12<li>13</ul>",
        "<div>12</div>13",
        "12<div>13",
        "<td>12<td>13",
        "<table><td>12<td>13</table>",
        "<dl><dt>12<dd>13</dl>",
        "<p>12<p>13",
        "<h2>12</h2>13",
        "12<hr>13",
        "<p>12</p>13",
        "12</p>13",
        "<label>12</label><div>13</div>",
        "<ul><li>12</li></ul>13",
        "<figure>12<figcaption>13</figure>",
        "<summary>12</summary>13",
    ],
)
def test_blocks_never_glue_words_together(source: str) -> None:
    assert words(source, LABEL) == ["12", "13"]


@pytest.mark.parametrize(
    ("source", "text", "place"),
    [
        ("<p>Có 4<b>1</b>2 người</p>", "412", "4<b>1</b>2"),
        ("<p>&#431; 4&#49;2", "412", "4&#49;2"),
        ("<p>a\r\n&eacute; 412", "é 412", "&eacute; 412"),
        ("<p>\u1ec6<i> 412</i></p>", "412", "412"),
        ("<p>E&#x0302;&#x0323; 412", "\u1ec6 4", "E&#x0302;&#x0323; 4"),
        ("<img src=a\nalt = 'x &lt; 412'>", "< 412", "&lt; 412"),
        ("<p>4&shy;12 người", "412", "4&shy;12"),
        ("<pre>ab\n412</pre>", "412", "412"),
        ("<pre class=wire>ab\n412</pre>", "412", "412"),
        ("<div class=highlight><p>ab 412</p></div>", "412", "412"),
    ],
)
def test_a_figure_covers_all_that_it_was_read_from(source: str, text: str, place: str) -> None:
    assert source_of(source, LABEL, text) == place


def cells(source: str) -> list[tuple[int, int, str]]:
    document = read(source, LABEL)
    return [
        (block.row, block.column, document.text[slice(*block.span)])
        for block in document.blocks
        if block.table >= 0
    ]


def test_tables_with_spans_and_without_end_tags() -> None:
    source = """<table><caption>Votes</caption><thead><tr><th rowspan=2>Ward<th colspan=2>Votes
    <tr><th>2021<th>2022<tbody><tr><td><p>North</p><p>East</p><td>4<b>1</b>2<td>413</table>"""
    assert cells(source) == [
        (0, 0, "Ward"),
        (0, 1, "Votes"),
        (1, 1, "2021"),
        (1, 2, "2022"),
        (2, 0, "North East"),
        (2, 1, "412"),
        (2, 2, "413"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td><h2>A</h2><p>B</p><td>C<tr><td>D<td>E</table>",
        "<table><tr><td><table><tr><td>A<td>B</table><td>C<tr><td>D<td>E</table>",
        "<table role=presentation><tr><td>A<td>B<tr><td>C<td>D</table>",
        "<table><tr><td>A<tr><td>B</table>",
        f"<table><tr><td>{'Long. ' * 100}<td>B<tr><td>C<td>D</table>",
    ],
)
def test_tables_that_put_things_side_by_side_are_no_tables(source: str) -> None:
    assert cells(source) == []
    assert len(words(source, LABEL)) >= 2


def test_lead_in_large_letters() -> None:
    page = f"<h1>Ferry</h1><h2>{SENTENCES[0]} {SENTENCES[1]}</h2><p>{SENTENCES[2]}</p>"
    assert [kind for kind, _ in blocks(page, LABEL)] == ["headline", "lead", "body"]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="date" content="2023-05-17">', (2023, 5, 17)),
        ('<meta itemprop="datePublished" content="2023-05-17T22:00:00+07:00">', (2023, 5, 17)),
        ('<meta name="pubdate" content="2023-05-17T09:30:00Z">', (2023, 5, 17)),
        ('<meta name="pubdate" content="2023-05-17T00:00:00Z">', (2023, 5, 17)),
        ('<meta name="pubdate" content="2023-05-17T22:30:00Z">', None),
        ('<meta name="date" content="17 May 2023">', None),
        ('<time datetime="2023-05-17">Wednesday</time>', (2023, 5, 17)),
        ('<time datetime="2023-05-17">a</time><time datetime="2023-05-18">b</time>', None),
        (
            '<time itemprop=datePublished datetime="2023-05-17">a</time><time datetime=x>',
            (2023, 5, 17),
        ),
        (
            '<script type="application/ld+json">{"datePublished": "2023-05-17"}</script>',
            (2023, 5, 17),
        ),
    ],
)
def test_the_day_of_publication(head: str, date: tuple[int, int, int] | None) -> None:
    assert read(f"<html>{head}<p>412 riders</p></html>", LABEL).date == date


def test_what_a_page_says_to_factcheck() -> None:
    head = '<meta name="factcheck" content="as-of: 2023-05-18, lang: vi, ignore: [ages, dates]">'
    document = read(f"<meta name=date content=2023-05-17>{head}<p>412 riders", LABEL)
    assert (document.date, document.language) == ((2023, 5, 18), "vi")
    assert document.ignore == ("ages", "dates")
    with pytest.raises(SourceError, match=r"line 2: factcheck: unknown key 'as_of'"):
        read('\n<meta name="factcheck" content="as_of: 2023-05-18"><p>412', LABEL)


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [
        ("vi", "412/431", "vi"),
        ("en-GB", "412/431", "en"),
        ("vi", "The council of the town met on Monday and it voted for the plan.", "en"),
        ("fr", "Hội nghị có 412 đại biểu.", "vi"),
    ],
)
def test_the_language_of_the_page_is_believed_where_its_words_agree(
    lang: str, text: str, language: str
) -> None:
    assert read(f'<html lang="{lang}"><p>{text}', LABEL).blocks[0].language == language


def test_comments_that_speak_to_factcheck_are_taken_down() -> None:
    source = (
        "<p>One.</p><!-- factcheck: ignore[ages] -- why --><p>Two <!--factcheck: ignore[dates]-->"
        "three.</p><!-- other --><script>// <!-- factcheck: no --></script>"
    )
    document = read(source, LABEL)
    assert [
        (comment.text, comment.inline, document.text[comment.at :].split()[0])
        for comment in document.comments
    ] == [
        ("factcheck: ignore[ages] -- why", False, "Two"),
        ("factcheck: ignore[dates]", True, "three."),
    ]


@pytest.mark.parametrize("source", ["", "  \n", "<p></p>", "<html><script>1</script></html>"])
def test_a_page_that_shows_nothing_is_empty(source: str) -> None:
    with pytest.raises(SourceError, match=r"^empty"):
        read(source, LABEL)


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<b>", "<p><b>", "<ul><li>", "<table><tr><td>", "<a ", "<!--", "</", '<a b="'],
)
def test_depth_and_open_ends_are_no_harm(piece: str) -> None:
    assert "412" in words("<p>412</p>" + piece * 2_000 + "413", LABEL)[0]
