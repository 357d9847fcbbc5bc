"""Reading text to blocks: headline, lead, headings, captions, lists, tables, quotes, byline.

Blocks are found by what every newsroom's plain text has in common: blank lines, the length of a
line, how it ends and which word opens it. The words are in the language files. Nothing here knows
what a figure is.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.model import Block, BlockKind, Span
from factcheck.sources.language import article_language, paragraph_language

LONGEST_HEADING = 140
LONGEST_HEADLINE = 220
LONGEST_BYLINE = 60
LONGEST_NAME = 5  # words
LOOKED_AT = 8  # blocks, for the language of the article
OPENER_LENGTH = 40
CREDIT_LENGTH = 100
WRAP_WIDTHS = range(40, 140)

_MARK = compile_kept(r"(?:[-*+•●▪◦] |\(?(?:\d{1,2}|[a-zđ])[.)] ) *")
_RULE_ROW = compile_kept(r"[\s|:+=-]+\Z")
_DATE_LINE = compile_kept(r"[\sdmy\d/.,:+-]+\Z", re.IGNORECASE)
_END = compile_kept(r"[.!?…:;,][\"')\]»]*\Z")
_QUOTED = compile_kept(r"\"[^\"]*(?:\"|\Z)|«[^»]*(?:»|\Z)")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


class _Raw(NamedTuple):
    """A block whose kind may still depend on its neighbours ("" where it does)."""

    kind: BlockKind | Literal[""]
    start: int
    end: int
    row: int = -1
    column: int = -1
    table: int = -1


class _Words(NamedTuple):
    """What the language files say of captions and bylines, as patterns."""

    caption: re.Pattern[str]
    credit: re.Pattern[str]
    picture: re.Pattern[str]
    byline: re.Pattern[str]


class Structure(NamedTuple):
    """The blocks of a text, and the text with the line breaks inside paragraphs made spaces."""

    text: str
    blocks: tuple[Block, ...]
    language: str


def find_blocks(
    text: str, start: int, languages: tuple[str, ...], language: str = "auto"
) -> Structure:
    r"""Cut the reading text from *start* on into blocks.

    If *language* is "auto", each has the one of *languages* that it is found to be in.

    >>> structure = find_blocks("A short head\n\nA lead, it\nis wrapped.", 0, ("en",))
    >>> [(block.kind, structure.text[slice(*block.span)]) for block in structure.blocks]
    [('headline', 'A short head'), ('lead', 'A lead, it is wrapped.')]
    """
    words = _words(languages)
    raw: list[_Raw] = []
    breaks: list[int] = []
    group: list[_Line] = []
    position = start
    for content in (*text[start:].split("\n"), ""):
        stripped = content.strip()
        if stripped:
            begin = position + content.index(stripped)
            group.append(_Line(begin, begin + len(stripped), stripped))
        elif group:
            if not _add_table(group, raw):
                _add_paragraphs(text, group, words, raw, breaks)
            group = []
        position += len(content) + 1
    if breaks:
        bounds = zip((0, *(i + 1 for i in breaks)), (*breaks, len(text)), strict=True)
        text = " ".join([text[begin:end] for begin, end in bounds])
    if "\t" in text:
        text = text.replace("\t", " ")
    contents = [text[block.start : block.end] for block in raw]
    auto = language == "auto"
    if auto:
        language = article_language(contents[:LOOKED_AT], languages)
    blocks = tuple(
        Block(
            kind,
            Span(start, end),
            paragraph_language(content, language, languages) if auto else language,
            _quoted(content, start),
            row,
            column,
            table,
            first,
        )
        for (start, end, row, column, table), content, (kind, first) in zip(
            [block[1:] for block in raw], contents, _kinds(raw, contents, words), strict=True
        )
    )
    return Structure(text, blocks, language)


def _add_paragraphs(
    text: str, lines: list[_Line], words: _Words, raw: list[_Raw], breaks: list[int]
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
            raw[-1] = raw[-1]._replace(end=line.end)
            continue
        if content:
            raw.append(_Raw(kind, line.end - len(content), line.end))


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
    if _END.search(before[-4:]) and before[-1] != ",":
        return False
    return after[0].islower() or (len(before) >= WRAP_WIDTHS.start and not after[0].isalpha())


def _add_table(lines: list[_Line], raw: list[_Raw]) -> bool:
    """Add the cells of *lines* if they are the rows of a table; tell whether they are."""
    separator = "\t" if "\t" in lines[0].text else "|"
    if len(lines) < 2 or not all(separator in line.text for line in lines):
        return False
    table = max((block.table for block in raw), default=-1) + 1
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
                raw.append(_Raw("table", begin, begin + len(bare), row, column, table))
            position += len(cell) + 1
        row += 1
    return True


def _kinds(raw: list[_Raw], contents: list[str], words: _Words) -> Iterator[tuple[BlockKind, int]]:
    """Yield the kind of each block, and the index of an earlier one with the same words."""
    seen: dict[str, int] = {}
    opened: set[str] = set()  # headline and lead come once
    alone = sum(not block.kind for block in raw) == 1
    for index, (block, content) in enumerate(zip(raw, contents, strict=True)):
        kind = block.kind or _kind(content, words, len(raw) - index, opened, alone=alone)
        first = -1
        if block.table < 0:
            key = words.picture.sub("", content) if kind == "alt" else content
            first = seen.setdefault(key, index)
        yield kind, first if first < index else -1


def _quoted(content: str, start: int) -> tuple[Span, ...]:
    """Return the direct speech in *content*, which begins at *start*."""
    if '"' not in content and "«" not in content:
        return ()
    return tuple(
        Span(start + found.start(), start + found.end()) for found in _QUOTED.finditer(content)
    )


def _kind(
    content: str, words: _Words, remaining: int, opened: set[str], *, alone: bool
) -> BlockKind:
    """Return the kind of a block of prose; *remaining* counts it and what follows."""
    tail = content[-CREDIT_LENGTH:]
    if tail[-2:].strip(".)").isdecimal() and words.picture.search(tail):
        return "alt"
    if ":" in tail and words.credit.search(tail):
        return "caption"
    if ":" in content[:OPENER_LENGTH] and words.caption.match(content):
        return "caption"
    if alone:
        return "body"
    ended = _END.search(content[-4:])
    if not ended and _is_byline(content, words, last=remaining == 1 and "headline" in opened):
        return "byline"
    if "headline" not in opened:
        opened.add("headline")
        if not ended and len(content) <= LONGEST_HEADLINE:
            return "headline"
    if not ended and len(content) <= LONGEST_HEADING:
        return "heading"
    if "lead" not in opened:
        opened.add("lead")
        return "lead"
    return "body"


def _is_byline(content: str, words: _Words, *, last: bool) -> bool:
    """Tell whether *content* is a date line or an author's name; *last* if nothing follows it."""
    if len(content) > LONGEST_BYLINE:
        return False
    if _DATE_LINE.match(content):
        return True
    if any(map(str.isdecimal, content)):
        return False
    if last:
        return len(content.split()) <= LONGEST_NAME and content[0].isupper()
    return words.byline.match(content) is not None


@cache
def _words(languages: tuple[str, ...]) -> _Words:
    """Join the words of all *languages*: what a caption is, is asked before its language."""

    def any_of(name: str) -> str:
        words = [word for code in languages for word in load_language(code).text.words[name]]
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    flags = re.IGNORECASE
    return _Words(
        caption=compile_kept(rf"\(?(?:{any_of('captions')}) ?(?:\d{{1,3}} ?)?:", flags),
        credit=compile_kept(rf"[\s(.…](?:{any_of('captions')}) ?: ?[^.:]{{2,60}}\.?\)?\Z", flags),
        picture=compile_kept(rf" ?[-—–(] ?(?:{any_of('pictures')}) \d{{1,3}}[.)]?\Z", flags),
        byline=compile_kept(rf"(?:{any_of('bylines')})[ :]", flags),
    )
