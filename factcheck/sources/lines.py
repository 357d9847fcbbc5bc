"""Lines of plain text to parts: what blank lines, marks and the ends of lines say.

A group of neighbouring lines is a table, one paragraph that a program wrapped, or a paragraph a
line. Formats with markup come here with the paragraphs in which an author broke lines.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from factcheck.expressions import compile_kept
from factcheck.model import BlockKind
from factcheck.records import NamedTuple
from factcheck.sources.structure import END, Part, Words

WRAP_WIDTHS = range(40, 140)

_MARK = compile_kept(r"(?:[-*+•●▪◦] |\(?(?:\d{1,2}|[a-zđ])[.)] ) *")
_BREAK = compile_kept(r"\n")
_RULE_ROW = compile_kept(r"[\s|:+=-]+\Z")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def cut_text(text: str, start: int, words: Words) -> tuple[str, list[Part]]:
    r"""Cut the reading text from *start* on into parts.

    Returns:
        The text with the breaks inside paragraphs made spaces, and its parts.

    >>> from factcheck.sources.structure import opening_words
    >>> text, parts = cut_text("Head\n\nA lead, it\nis wrapped.", 0, opening_words(("en",)))
    >>> [text[part.start : part.end] for part in parts]
    ['Head', 'A lead, it is wrapped.']
    """
    parts: list[Part] = []
    breaks: list[int] = []
    group: list[_Line] = []
    position = start
    for content in (*text[start:].split("\n"), ""):
        stripped = content.strip()
        if stripped:
            begin = position + content.index(stripped)
            group.append(_Line(begin, begin + len(stripped), stripped))
        elif group:
            if not _add_table(group, parts):
                _add_paragraphs(text, group, words, parts, breaks)
            group = []
        position += len(content) + 1
    return _joined(text, breaks), parts


def cut_parts(text: str, parts: Iterable[Part], words: Words) -> tuple[str, list[Part]]:
    """Cut the parts that markup gave into paragraphs, where their author broke lines.

    Returns:
        The text with the breaks inside parts made spaces, and its parts; none is empty or begins
        or ends with a space.
    """
    cut: list[Part] = []
    breaks: list[int] = []
    for part in parts:
        lines = list(_lines(text, part.start, part.end))
        if not lines:
            continue
        done = len(cut)
        if part.kind:
            cut.append(part._replace(start=lines[0].start, end=lines[-1].end))
            breaks += [one.start() for one in _BREAK.finditer(text, lines[0].end, lines[-1].start)]
        else:
            _add_paragraphs(text, lines, words, cut, breaks)
            cut[done:] = [one._replace(language=part.language) for one in cut[done:]]
    return _joined(text, breaks), cut


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """Yield the lines between *start* and *end* on which something stands."""
    for content in text[start:end].split("\n"):
        if stripped := content.strip():
            begin = start + content.index(stripped)
            yield _Line(begin, begin + len(stripped), stripped)
        start += len(content) + 1


def _joined(text: str, breaks: list[int]) -> str:
    """Return *text* with spaces for the line breaks at *breaks* and for tabs."""
    if breaks:
        bounds = zip((0, *(i + 1 for i in breaks)), (*breaks, len(text)), strict=True)
        text = " ".join([text[begin:end] for begin, end in bounds])
    return text.replace("\t", " ") if "\t" in text else text


def _add_paragraphs(
    text: str, lines: list[_Line], words: Words, parts: list[Part], breaks: list[int]
) -> None:
    """Add the paragraphs of neighbouring *lines*, joining those that a program wrapped."""
    wrapped = len(lines) > 1 and _hard_wrapped(lines)
    for index, line in enumerate(lines):
        kind: BlockKind | Literal[""] = ""
        content = line.text
        if content[0] == "#":
            kind, content = "heading", content.lstrip("#").lstrip()
        elif content[0] == ">":
            kind, content = "quote", content.lstrip("> ")
        elif mark := _MARK.match(content):
            kind, content = "list", content[mark.end() :]
        elif (
            index
            and lines[index - 1].text[0] not in "#>"
            and (wrapped or _continues(lines[index - 1].text, content))
            and not words.caption.match(content)
        ):
            breaks.append(text.index("\n", lines[index - 1].end))
            parts[-1] = parts[-1]._replace(end=line.end)
            continue
        if content:
            parts.append(Part(kind, line.end - len(content), line.end))


def _hard_wrapped(lines: list[_Line]) -> bool:
    """Tell whether *lines* are one text broken at a fixed width."""
    lengths = [len(line.text) for line in lines]
    width = max(lengths)
    return (
        len(lines) > 2
        and width in WRAP_WIDTHS
        and all(
            length >= 0.6 * width or length + len(following.text.split(None, 1)[0]) >= width
            for length, following in zip(lengths, lines[1:], strict=False)
        )
    )


def _continues(before: str, after: str) -> bool:
    """Tell whether *after* can only be the rest of the sentence that *before* begins."""
    if END.search(before[-4:]) and before[-1] != ",":
        return False
    return after[0].islower() or (len(before) >= WRAP_WIDTHS.start and not after[0].isalpha())


def _add_table(lines: list[_Line], parts: list[Part]) -> bool:
    """Add the cells of *lines* if they are the rows of a table; tell whether they are."""
    separator = "\t" if "\t" in lines[0].text else "|"
    if len(lines) < 2 or not all(separator in line.text for line in lines):
        return False
    table = max((block.table for block in parts), default=-1) + 1
    row = 0
    for line in lines:
        if _RULE_ROW.match(line.text):
            continue
        position, content = line.start, line.text
        if separator == "|" and content[0] == "|":
            position, content = position + 1, content[1:]
        for column, cell in enumerate(content.split(separator)):
            if bare := cell.strip():
                begin = position + cell.index(bare)
                parts.append(Part("table", begin, begin + len(bare), row, column, table))
            position += len(cell) + 1
        row += 1
    return True
