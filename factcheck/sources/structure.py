"""Parts to blocks: which is the headline, the lead, a caption, and in what language each is.

Every format comes through here, so that the same article has the same blocks however it was saved.
What the markup does not say is told by what all newsrooms have in common: the length of a line, how
it ends and which word opens it. The words are in the language files. Nothing here knows what a
figure is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from factcheck.expressions import compile_kept
from factcheck.languages import text_words
from factcheck.model import Block, BlockKind, Span
from factcheck.records import NamedTuple
from factcheck.sources.language import article_language, paragraph_language

LONGEST_HEADING = 140
LONGEST_HEADLINE = 220
LONGEST_BYLINE = 60
LONGEST_NAME = 5  # words
LOOKED_AT = 8  # blocks, for the language of the article
OPENER_LENGTH = 40
CREDIT_LENGTH = 100

_DATE_LINE = compile_kept(r"[\sdmy\d/.,:+-]+\Z", re.IGNORECASE)
END = compile_kept(r"[.!?…:;,][\"')\]»]*\Z")
_QUOTED = compile_kept(r"\"[^\"]*(?:\"|\Z)|«[^»]*(?:»|\Z)")


class Part(NamedTuple):
    """A stretch of a text that becomes a block.

    *kind* is empty where only words and neighbours can tell it, "heading" for the headline too.
    *language* is what the markup says; it may be wrong, because templates are copied. *node* is
    the element it stands in (see `factcheck.sources.elements`).
    """

    kind: BlockKind | Literal[""]
    start: int
    end: int
    row: int = -1
    column: int = -1
    table: int = -1
    language: str = ""
    node: int = 0


class Words(NamedTuple):
    """What the language files say of captions and bylines, as patterns."""

    caption: re.Pattern[str]
    credit: re.Pattern[str]
    picture: re.Pattern[str]
    byline: re.Pattern[str]


class Structure(NamedTuple):
    """The blocks of a text, and the language that most of it is in."""

    blocks: tuple[Block, ...]
    language: str


def arrange(
    text: str,
    parts: Sequence[Part],
    languages: tuple[str, ...],
    language: str = "auto",
    said: str = "",
) -> Structure:
    r"""Return the blocks that *parts* of *text* are.

    If *language* is "auto", each has the one of *languages* that it is found to be in. What the
    article says of itself (*said*) is believed where its words do not contradict it.

    >>> text = "A short head\n\nA lead, and it ends."
    >>> parts = [Part("", 0, 12), Part("", 14, 35)]
    >>> [block.kind for block in arrange(text, parts, ("en",)).blocks]
    ['headline', 'lead']
    """
    contents = [text[part.start : part.end] for part in parts]
    auto = language == "auto"
    if auto:
        opening = contents[:LOOKED_AT]
        language = (
            paragraph_language(" ".join(opening), said, languages)
            if said
            else article_language(opening, languages)
        )
    blocks = tuple(
        Block(
            kind,
            Span(part.start, part.end),
            paragraph_language(content, part.language or language, languages) if auto else language,
            _quoted(content, part.start),
            part.row,
            part.column,
            part.table,
            first,
        )
        for part, content, (kind, first) in zip(
            parts, contents, _kinds(parts, contents, opening_words(languages)), strict=True
        )
    )
    return Structure(blocks, language)


def _kinds(
    parts: Sequence[Part], contents: Sequence[str], words: Words
) -> Iterator[tuple[BlockKind, int]]:
    """Yield the kind of each block, and the index of an earlier one with the same words."""
    seen: dict[str, int] = {}
    opened: set[str] = set()  # headline and lead come once
    alone = sum(part.kind in {"", "heading"} for part in parts) == 1
    for index, (part, content) in enumerate(zip(parts, contents, strict=True)):
        kind = part.kind
        if kind == "heading" and "headline" not in opened:
            kind = "headline"
        elif kind == "heading" and len(content) > LONGEST_HEADING and END.search(content[-4:]):
            kind = ""  # a lead in large letters
        if kind == "headline":
            opened.add("headline")
        kind = kind or _kind(content, words, len(parts) - index, opened, alone=alone)
        first = -1
        if part.table < 0:
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
    content: str, words: Words, remaining: int, opened: set[str], *, alone: bool
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
    ended = END.search(content[-4:])
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


def _is_byline(content: str, words: Words, *, last: bool) -> bool:
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
def opening_words(languages: tuple[str, ...]) -> Words:
    """Join the words of all *languages*: what a caption is, is asked before its language."""

    def any_of(name: str) -> str:
        words = [word for code in languages for word in text_words(code)[name]]
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    flags = re.IGNORECASE
    return Words(
        caption=compile_kept(rf"\(?(?:{any_of('captions')}) ?(?:\d{{1,3}} ?)?:", flags),
        credit=compile_kept(rf"[\s(.…](?:{any_of('captions')}) ?: ?[^.:]{{2,60}}\.?\)?\Z", flags),
        picture=compile_kept(rf" ?[-—–(] ?(?:{any_of('pictures')}) \d{{1,3}}[.)]?\Z", flags),
        byline=compile_kept(rf"(?:{any_of('bylines')})[ :]", flags),
    )
