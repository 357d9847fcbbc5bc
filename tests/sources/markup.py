"""Articles with whatever markup may stand in them: `WRITERS` turn an article into a file.

Markup is drawn at random: in the middle of figures, in their separators, between words and between
blocks; and with it go figures that no reader sees (in comments, scripts, code, targets of links,
deleted text).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html.entities import codepoint2name, html5
from unicodedata import normalize

from hypothesis import strategies as st

from tests.sources.articles import Article, Block, Ink, Line, Pen, Written
from tests.sources.markup_word import word

_NAMES = {ord(sign): name for name, sign in html5.items() if len(sign) == 1 and name[-1] == ";"}
_NAMES |= {code: f"{name};" for code, name in codepoint2name.items()}
_INVISIBLE = ("", "", "\u200b", "\u00ad", "\u2060", "\ufeff")


# Plain text ---------------------------------------------------------------------------------


@st.composite
def plain_text(draw: st.DrawFn, article: Article) -> Written:
    """Write *article* as plain text."""
    pen = Pen(draw)
    signs = {"heading": "## ", "item": "- ", "quote": "> "}
    for block in article.blocks:
        for row in block.rows:
            for column, line in enumerate(row):
                pen.write(" | " if column else signs.get(block.kind, ""))
                _plain_line(pen, line)
            pen.write("\n")
        pen.write(pen.choose("\n", "\n\n", " \n"))
    return pen.finish()


def _plain_line(pen: Pen, line: Line) -> None:
    for index, (text, is_figure) in enumerate(line):
        if index:
            pen.write(pen.choose(" ", "\u00a0", "  "))
        pieces = pen.cut(normalize("NFD", text) if pen.choose("", "NFD") else text)
        inks = [Ink("", one, pen.choose(*_INVISIBLE)) for one in pieces[:-1]]
        pen.token([*inks, Ink("", pieces[-1], "")], is_figure=is_figure)


# HTML ---------------------------------------------------------------------------------------

_UNSEEN_INSIDE = (
    *("", "", "", "<!-- 99 -->", "<del>7</del>", "<span hidden>7</span>", "&shy;", "<wbr>"),
    *("&ZeroWidthSpace;", "<i></i>", "<b style='display: none'>7</b>", "<a id='n99'></a>"),
)
_UNSEEN_BETWEEN = (
    *("", "", "", "<!-- 99 -->", "<script>let a = 99;</script>", "<code>99</code> "),
    *("<style>p { margin: 99px }</style>", "<s>99</s> ", "<button>99</button> "),
    *("<svg><text>99</text></svg> ", "<math><mn>99</mn></math> ", "<img src=99.png width=99> "),
)
_UNSEEN_BLOCKS = (
    *("", "", "<!-- 99 -->\n", "<nav><a href='/99'>99</a></nav>\n", "<hr>\n", "<p></p>\n"),
    *("<script>let a = 99;</script>\n", "<div hidden><p>99</p></div>\n"),
    *("<pre><code>99\n98</code></pre>\n", "<table></table>\n", "<p><del>99</del></p>\n"),
)
_TAGS = ("b", "i", "em", "strong", "span class='x9'", "u", "mark", "font size=7", "abbr title='99'")
_WRAPS = ("", *_TAGS, "a href='/99'")
_BLOCK_TAGS = {"paragraph": "p", "heading": "h2", "item": "li", "quote": "blockquote"}


@st.composite
def html(draw: st.DrawFn, article: Article) -> Written:
    """Write *article* as HTML, a fragment or a page."""
    pen = Pen(draw)
    head, foot = pen.choose("", "page"), ""
    if head:
        head = (
            "<!DOCTYPE html>\n<html><head><meta name=x content='99'><style>a { top: 99px }</style>"
            "</head>\n<body><nav>99 <a href=/99>98</a></nav>\n<article>"
        )
        foot = "</article>\n<footer>99</footer></body></html>\n"
    pen.write(head)
    for block in article.blocks:
        pen.write(pen.choose(*_UNSEEN_BLOCKS))
        if block.kind == "table":
            _html_table(pen, block)
            continue
        tag = _BLOCK_TAGS[block.kind]
        pen.write(f"<ul><{tag}>" if tag == "li" else f"<{tag}>")
        _html_line(pen, block.line)
        pen.write(pen.choose(f"</{tag}>", "" if tag in {"p", "li"} else f"</{tag}>"))
        pen.write("</ul>\n" if tag == "li" else pen.choose("\n", ""))
    pen.write(foot)
    return pen.finish()


def _html_table(pen: Pen, block: Block) -> None:
    pen.write(pen.choose("<table>\n", "<table class='t99' width=99%><tbody>"))
    for row in block.rows:
        pen.write("<tr>")
        for line in row:
            cell = pen.choose("td", "th")
            pen.write(f"<{cell}>")
            _html_line(pen, line)
            pen.write(pen.choose(f"</{cell}>", ""))
        pen.write(pen.choose("</tr>\n", ""))
    pen.write("</table>\n")


def _html_line(pen: Pen, line: Line) -> None:
    for index, token in enumerate(line):
        if index:
            pen.write(pen.choose(" ", "\n", "&nbsp;", " \n "))
            pen.write(pen.choose(*_UNSEEN_BETWEEN))
        pen.token(_html_inks(pen, token.text), is_figure=token.is_figure)


def _html_inks(pen: Pen, text: str) -> list[Ink]:
    inks: list[Ink] = []
    linked = False  # links side by side are words of their own
    for piece in pen.cut(text):
        tag = pen.choose(*(_TAGS if linked else _WRAPS))
        linked = tag[:2] == "a "
        seen = "".join(_html_sign(pen, sign) for sign in piece)
        inks.append(Ink(f"<{tag}>", seen, f"</{tag.split()[0]}>") if tag else Ink("", seen, ""))
    return [
        ink._replace(after=ink.after + pen.choose(*_UNSEEN_INSIDE)) if ink is not inks[-1] else ink
        for ink in inks
    ]


def _html_sign(pen: Pen, sign: str) -> str:
    """Return a character as it is or as an entity."""
    code = ord(sign)
    named = f"&{_NAMES[code]}" if code in _NAMES else sign
    return pen.choose(sign, sign, sign, f"&#{code};", f"&#x{code:X};", named)


# Markdown -----------------------------------------------------------------------------------

_MARKDOWN_BETWEEN = (
    "",
    "",
    "",
    "`99` ",
    "~~99~~ ",
    "<!-- 99 -->",
    "<b title='99'></b>",
    "{/* 99 */}",
)
_MARKDOWN_BLOCKS = (
    *("", "", "<!-- 99 -->\n\n", "```\n99\n```\n\n", "---\n\n", "[r99]: /99 '99'\n\n"),
    *("<div hidden>99</div>\n\n", "{/* 99 */}\n\n", "<!--\n\n99\n\n-->\n\n"),
)
_MARKDOWN_INSIDE = ("", "", "<!-- 99 -->", "~~7~~", "&shy;", "<span hidden>7</span>", "<wbr>")
_EMPHASES = ("", "*", "**", "<b>", "[")
_CLOSINGS = {"*": "*", "**": "**", "<b>": "</b>", "[": "](/99 '98')", "": ""}


@st.composite
def markdown(draw: st.DrawFn, article: Article) -> Written:
    """Write *article* as Markdown."""
    pen = Pen(draw)
    pen.write(pen.choose("", "---\ntitle: 99\ndate: 99\n---\n", "+++\nweight = 99\n+++\n"))
    for block in article.blocks:
        pen.write(pen.choose(*_MARKDOWN_BLOCKS))
        if block.kind == "table":
            for number, row in enumerate(block.rows):
                for line in row:
                    pen.write("| ")
                    _markdown_line(pen, line, " ")
                pen.write("|\n" if number else "|\n" + "|--:" * len(row) + "|\n")
        elif block.kind == "heading":
            pen.write(pen.choose("# ", "### "))
            _markdown_line(pen, block.line, " ")
            pen.write(pen.choose("\n", " ##\n", " {#h99}\n"))
        else:
            pen.write(
                {"item": pen.choose("- ", "99. ", "* [x] "), "quote": "> "}.get(block.kind, "")
            )
            _markdown_line(pen, block.line, pen.choose(" ", "\n"))
        pen.write("\n\n")
    return pen.finish()


def _markdown_line(pen: Pen, line: Line, space: str) -> None:
    for index, (text, is_figure) in enumerate(line):
        if index:
            pen.write(pen.choose(" ", space, "&nbsp;"))
            pen.write(pen.choose(*_MARKDOWN_BETWEEN) if space == " " else "")
        pen.token(_markdown_inks(pen, text), is_figure=is_figure)


def _markdown_inks(pen: Pen, text: str) -> list[Ink]:
    inks: list[Ink] = []
    last = ""
    for piece in pen.cut(text):
        # Stars open and close only beside letters and digits as they are, and no other stars.
        bare = piece[0].isalnum() and piece[-1].isalnum() and "*" not in last
        choices = [
            one for one in _EMPHASES if one in ("", "<b>") or (one != last and (bare or one == "["))
        ]
        last = pen.choose(*choices)
        signs = piece if "*" in last else [_markdown_sign(pen, sign) for sign in piece]
        seen = "".join(signs)
        escape = "\\" if seen[0] == "\\" else ""  # belongs to no character
        inks.append(Ink(last + escape, seen[len(escape) :], _CLOSINGS[last]))
    return [
        ink._replace(after=ink.after + pen.choose(*_MARKDOWN_INSIDE))
        if ink is not inks[-1]
        else ink
        for ink in inks
    ]


def _markdown_sign(pen: Pen, sign: str) -> str:
    """Return a character as it is, escaped, or as an entity."""
    return pen.choose("\\" + sign, sign) if sign in "%.,/:$-" else _html_sign(pen, sign)


WRITERS: Mapping[str, Callable[[Article], st.SearchStrategy[Written]]] = {
    "text": plain_text,
    "markdown": markdown,
    "html": html,
    "docx": word,
}
