"""HTML's notation: tags, entities and comments, each with its place in the source.

The source is cut into words, comments and tags in one walk; `html.parser` reads what a tag says. It
is given one complete tag at a time, because it looks for the end of one that nobody closed again
and again: in releases before the end of 2025 a page of 60 kB could keep it busy for minutes. What
the elements mean is `factcheck.sources.elements`' business.
"""

from collections.abc import Iterator
from html import unescape
from html.entities import html5
from html.parser import HTMLParser

from factcheck.expressions import compile_kept
from factcheck.sources.elements import VOID, Elements
from factcheck.sources.writer import Piece

# Quotation marks bind a ">" only behind a sign of equality.
_TAG = compile_kept(r"</?[A-Za-z](?>=\s*\"[^\"]*\"|=\s*'[^']*'|[^>])*+>")
_NAME = compile_kept(r"</?[A-Za-z][^\s/>]*")
_COMMENT = compile_kept(r"<(?:[!?]|/(?![A-Za-z]))")
_COMMENT_END = compile_kept(r"--!?>")
_ATTRIBUTE = compile_kept(
    r"[\s/]*+(?P<name>[^\s/>=]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'"
    r"|(?P<bare>[^\s>]*+)))?"
)
_REFERENCE = compile_kept(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]*);?")
# Up to the end tag of these everything is text.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp"))


class Tags(HTMLParser):
    """Reads HTML out of *source* and tells *elements* what it finds."""

    def __init__(self, source: str, elements: Elements) -> None:
        """Begin with nothing read."""
        super().__init__(convert_charrefs=False)
        self.source = source
        self.elements = elements
        self._start = self._name_end = self._end = 0  # of the tag that is being read
        self._unclosed: set[str] = set()  # what has no end in the rest of the source
        self._comment = -1  # where one begins that goes on in what is read next

    def read(self, position: int, end: int) -> None:
        """Read the HTML that stands in the source from *position* to *end*."""
        source = self.source
        if self._comment >= 0:
            position = self._go_on(self._comment, position, end)
        while position < end:
            sign = source.find("<", position, end)
            if sign < 0:
                self.show(position, end)
                return
            if sign > position:
                self.show(position, sign)
            if _COMMENT.match(source, sign, end):
                position = self._read_comment(sign, end)
            elif stop := self._tag_end(sign, end):
                position = self._read_tag(sign, stop, end)
            else:
                self.show(sign, sign + 1)
                position = sign + 1

    def end_comment(self) -> None:
        """End the comment that was left open, if one was."""
        self._comment = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag == "img" and not self.elements.is_hidden:
            self.elements.add_picture(self._attribute("alt"))
        # Of two attributes of one name the first counts.
        self.elements.open(tag, dict(reversed(attrs)), self._start, self._end)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin and end an element."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        self.elements.close(tag, self._start, self._end)

    def show(self, start: int, end: int) -> None:
        """Hand over words that stand in the source from *start* to *end*."""
        if self.elements.is_hidden:
            return
        if self.source.find("&", start, end) < 0:
            self.elements.copy(start, end)
            return
        for piece in referenced(self.source, start, end):
            if piece.end - piece.start == len(piece.text):
                self.elements.copy(piece.start, piece.end)
            else:
                self.elements.put(*piece)

    def _read_comment(self, start: int, end: int) -> int:
        """Read what is no part of the text from *start* on, and return where it ends."""
        source = self.source
        if not source.startswith("<!--", start):
            found = source.find(">", start, end)
            return found + 1 if found >= 0 else end
        for empty in ("<!-->", "<!--->"):
            if source.startswith(empty, start):
                return start + len(empty)
        return self._go_on(start, start + 4, end)

    def _go_on(self, start: int, position: int, end: int) -> int:
        """Go on at *position* in the comment that begins at *start*; return where it ends."""
        closing = _COMMENT_END.search(self.source, position, end)
        self._comment = -1 if closing else start
        stop, after = closing.span() if closing else (end, end)
        if closing or end == len(self.source):
            self.elements.writer.add_remark(self.source[start + 4 : stop], start, after)
        return after

    def _tag_end(self, start: int, end: int) -> int:
        """Return where the tag ends that begins at *start*, 0 if there is none."""
        if "" in self._unclosed:
            return 0
        name = _NAME.match(self.source, start, end)
        if name is None:
            return 0
        self._name_end = name.end()
        if "quoted" not in self._unclosed:
            if found := _TAG.match(self.source, start, end):
                return found.end()
            self._unclosed.add("quoted")  # a quotation mark is missing, here or further below
        stop = self.source.find(">", start, end) + 1
        if not stop:
            self._unclosed.add("")
        return stop

    def _read_tag(self, start: int, stop: int, end: int) -> int:
        """Read the tag from *start* to *stop* and return where to go on."""
        self._start, self._end = start, stop
        self.reset()
        try:
            self.feed(self.source[start:stop])
        except ValueError:  # a character's number of thousands of digits
            return stop
        name = self.source[start + 1 : self._name_end].lower()
        if self.rawdata and name[0] != "/":  # a quotation mark is missing
            self.handle_starttag(name, [])
        return self._read_raw(name, stop, end) if name in _RAW else stop

    def _read_raw(self, name: str, start: int, end: int) -> int:
        """Read what stands between *start* and the end tag *name*, in which "<" is no tag."""
        if name in self._unclosed:
            return start
        found = compile_kept(rf"(?i:</{name}(?=[\s/>]))").search(self.source, start, end)
        if found is None:
            self._unclosed.add(name)
            return start if name in {"title", "textarea"} else end
        self.show(start, found.start())
        return found.start()

    def _attribute(self, name: str) -> Iterator[Piece]:
        """Yield the value of an attribute of the tag that is being read."""
        source, end = self.source, self._end - 1
        position = self._name_end
        while found := _ATTRIBUTE.match(source, position, end):
            if found["name"].lower() == name:
                yield from referenced(source, *found.span(found.lastgroup or "name"))
                return
            position = found.end()


def referenced(source: str, start: int, end: int) -> Iterator[Piece]:
    """Yield what stands in *source* from *start* to *end*, each entity as a piece of its own.

    >>> [piece.text for piece in referenced("R&amp;D 4&#50;5", 0, 15)]
    ['R', '&', 'D 4', '2', '5']
    """
    position = start
    for found in _REFERENCE.finditer(source, start, end):
        text, length = _character(found[0])
        if length:
            if position < found.start():
                yield Piece(source[position : found.start()], position, found.start())
            position = found.start() + length
            yield Piece(text, found.start(), position)
    if position < end:
        yield Piece(source[position:end], position, end)


def _character(reference: str) -> tuple[str, int]:
    r"""Return the characters of an entity and how long it is, 0 if it is none.

    >>> _character("&nbsp412")
    ('\xa0', 5)
    """
    if reference[1] == "#":
        return unescape(reference), len(reference)
    name = reference[1:]
    for length in range(len(name), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0
