"""Markdown: CommonMark with GitHub's tables, footnotes and strikethrough, by pyromark.

Every construct of Markdown is short for an element of HTML and is read as that element
(`factcheck.sources.elements`). What only site generators and MDX understand (templates, attributes,
comments in braces) is covered by characters that nobody reads before the text is parsed, so that
every position stays what it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.expressions import compile_kept
from factcheck.model import Document, Source
from factcheck.sources.decoding import decode
from factcheck.sources.elements import Elements
from factcheck.sources.front_matter import read_front_matter
from factcheck.sources.limits import refuse_empty
from factcheck.sources.writer import PLACEHOLDER, Piece, Writer

if TYPE_CHECKING:
    from pyromark import Options

    from factcheck.sources.tags import Tags

_INVISIBLE = "\u200b"
_COMMENT = compile_kept(r"\{/\*(?P<text>(?:(?!\{/\*)[\s\S])*?)\*/\}")
# What is attached to a link, a heading or a block is not seen, the line of a container neither.
_ATTRIBUTES = compile_kept(r"\{[:#.][^{}\n]*\}|(?<=[)\]`])\{[^{}\n]*\}|(?m:^ {0,3}:{3,}.*$)")
# In the place of a template something is.
_TEMPLATE = compile_kept(
    r"\{\{[<%](?:(?!\{\{)[\s\S])*?[>%]\}\}|\{%(?:(?!\{%)[\s\S])*?%\}"
    r"|\{\{[^{}\n]*[.|(\"'][^{}\n]*\}\}"
)
# What MDX imports and exports, up to the next empty line.
_MODULE = compile_kept(
    r"(?m)^(?:import\b[^\n]*[\"'{*]|export (?:const|let|var|default|function|async|class|[{*]))"
    r"(?:.|\n(?![ \t]*(?:\n|\Z)))*+"
)
_LEAVES = frozenset(("Text", "Code", "Html", "InlineHtml", "SoftBreak", "HardBreak", "Rule"))
_TAGS = {
    "Paragraph": "p",
    "Item": "li",
    "TableHead": "tr",
    "TableRow": "tr",
    "TableCell": "td",
    "Table": "table",
    "Strikethrough": "del",
    "Emphasis": "em",
    "Strong": "strong",
    "Link": "a",
    "BlockQuote": "blockquote",
    "List": "ul",
    "FootnoteDefinition": "div",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
}


def read(data: bytes, label: str, language: str = "auto") -> Document:
    """Read *data* as Markdown, in *language* or in those that it is found to be in.

    Raises:
        SourceError: It is no text, or its front matter cannot be used.
    """
    text = decode(data)
    refuse_empty(text)
    front = read_front_matter(text)
    shown = _cover(text, mdx=label.lower().endswith(".mdx"))
    writer = Writer(shown)
    _Reader(shown, front.end, writer, _comments(text, front.end)).read()
    return writer.finish(Source(label, "markdown", text), front.settings.asked(language))


def _cover(text: str, *, mdx: bool) -> str:
    """Return *text* with what Markdown knows nothing of made unreadable, of the same length."""
    if "{" in text or ":::" in text:
        for pattern in (_COMMENT, _ATTRIBUTES):
            text = pattern.sub(lambda found: _INVISIBLE * len(found[0]), text)
        text = _TEMPLATE.sub(lambda found: PLACEHOLDER * len(found[0]), text)
    if mdx:
        text = _MODULE.sub(lambda found: _INVISIBLE * len(found[0]), text)
    return text


def _comments(text: str, start: int) -> list[Piece]:
    """Return the comments in braces that *text* has from *start* on."""
    found = _COMMENT.finditer(text, start) if "{/*" in text else ()
    return [Piece(one["text"], one.start(), one.end()) for one in found]


class _Places:
    """The way from bytes to characters, quick for places that are asked for one after the other."""

    def __init__(self, text: str, first: int) -> None:
        """Begin at the character *first* of *text*."""
        self._bytes = text[first:].encode()
        self._byte, self._character = 0, first

    def at(self, byte: int) -> int:
        """Return the character that begins at *byte*."""
        low, high = sorted((byte, self._byte))
        distance = len(self._bytes[low:high].decode())
        self._character += distance if byte > self._byte else -distance
        self._byte = byte
        return self._character


class _Reader:
    """Leads the events of a parsed text to elements."""

    def __init__(self, text: str, start: int, writer: Writer, comments: list[Piece]) -> None:
        """Begin at *start* of *text*; *comments* stand behind it, in order."""
        self._text = text
        self._start = start
        self._writer = writer
        self._page = Elements(writer)
        self._comments = comments[::-1]  # the next one is the last
        self._pictures = 0  # that are open, one inside the other
        self._picture: list[Piece] = []  # what stands for them
        self._html = (0, 0)  # what is still to be read as HTML
        self._tags: Tags | None = None

    def read(self) -> None:
        """Read everything."""
        import pyromark  # noqa: PLC0415 - only where there is Markdown

        places = _Places(self._text, self._start)
        body = self._text[self._start :]
        for event, reach in pyromark.events_with_range(body, options=_options()):
            name, content = _named(event)
            if name == "Start":
                self._open(*_named(content))
            elif name == "End":
                self._close(*_named(content))
            elif name in _LEAVES:
                self._leaf(name, content, places.at(reach["start"]), places.at(reach["end"]))
        self._pass_comments(len(self._text))
        self._page.close_all()

    def _open(self, name: str, details: Any) -> None:
        self._read_html()
        if name == "Image":
            self._pictures += 1
        elif name == "HtmlBlock":
            self._writer.end()
        elif name == "CodeBlock":
            self._page.open("pre")
            self._page.open("code")
        elif name == "Heading":
            self._page.open(details["level"].lower())
        elif details and name == "BlockQuote":  # a note or a warning, set like a quotation
            self._page.open("div")
        elif name in _TAGS:
            self._page.open(_TAGS[name])

    def _close(self, name: str, details: Any) -> None:
        self._read_html()
        if name == "Image":
            self._pictures -= 1
            if not self._pictures:
                self._page.add_picture(self._picture)
                self._picture = []
        elif name == "HtmlBlock":
            self._writer.end()
            if self._tags:
                self._tags.end_comment()
        elif name == "CodeBlock":
            self._page.close("pre")
        elif name == "Heading":
            self._page.close(details.lower())
        elif details and name == "BlockQuote":
            self._page.close("div")
        elif name in _TAGS:
            self._page.close(_TAGS[name])

    def _leaf(self, name: str, text: str, start: int, end: int) -> None:
        """Read what has nothing inside and stands between *start* and *end*."""
        self._pass_comments(start)
        if name in {"Html", "InlineHtml"}:
            begun, done = self._html
            if begun == done or self._text[done:start].strip():  # marks of a quotation
                self._read_html()
                begun = start
            self._html = begun, end
            if name == "InlineHtml":
                self._read_html()
        elif name == "Code" or (name == "Text" and self._page.is_hidden):
            while self._comments and self._comments[-1].start < end:  # an example of one
                self._comments.pop()
            self._page.open("code", {}, start, end)
            self._page.close("code")
        elif self._pictures:
            self._picture.append(Piece(text if name == "Text" else " ", start, end))
        elif name == "HardBreak":
            self._page.open("br", {}, start, end)
        elif name == "Rule":
            self._writer.end()
        else:
            self._text_between(text if name == "Text" else " ", start, end)

    def _text_between(self, text: str, start: int, end: int) -> None:
        """Add *text*, which stands between *start* and *end*, and the comments in it."""
        while self._comments and self._comments[-1].start < end:
            comment = self._comments[-1]
            self._page.copy(start, comment.start)
            self._pass_comments(comment.end)
            start = comment.end
            text = self._text[start:end]
        self._page.put(text, start, end)

    def _pass_comments(self, position: int) -> None:
        """Take down the comments that end before *position*."""
        while self._comments and self._comments[-1].end <= position:
            self._writer.add_remark(*self._comments.pop())

    def _read_html(self) -> None:
        """Read the HTML that was collected."""
        (start, end), self._html = self._html, (0, 0)
        if start == end:
            return
        if self._tags is None:
            from factcheck.sources.tags import Tags  # noqa: PLC0415 - few texts have HTML

            self._tags = Tags(self._text, self._page)
        self._tags.read(start, end)


def _named(event: Any) -> tuple[str, Any]:
    """Return the name of an event, and what it says besides."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))


def _options() -> Options:
    """Return which extensions of CommonMark are read."""
    from pyromark import Options  # noqa: PLC0415 - only where there is Markdown

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_GFM
        | Options.ENABLE_DEFINITION_LIST
    )
