"""Articles for pattern tests, with their figures marked by hand.

``«412|integer»`` is a figure of a kind, ``«khoảng ~ 412|integer»`` one with a hedge before it, and
``«trên ~~ 431|integer»`` one whose hedge is a preposition as well. ``|duration year`` has a unit.
Sentences are separated by ``¶``.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any, get_args

from factcheck.languages import Language, Section, load_language
from factcheck.model import Block, BlockKind, Hedge, Mention, MentionKind, Passage, Span

_MARK = re.compile(r"«(?:([^»|]*?) (~~?) )?([^»|]*)\|([a-z]+)(?: (\w+))?»")


def passage(marked: str, language: str = "vi", kind: BlockKind = "body") -> Passage:
    """Return *marked* as a passage of one block."""
    text = ""
    mentions: list[Mention] = []
    done = 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        hedge = None
        if mark[1]:
            span = Span(len(text), len(text) + len(mark[1]))
            hedge = Hedge("about", span, preposition=mark[2] == "~~")
            text += f"{mark[1]} "
        span = Span(len(text), len(text) + len(mark[3]))
        kinds: tuple[MentionKind, ...] = get_args(MentionKind)
        figure = next(one for one in kinds if one == mark[4])
        mentions.append(Mention(figure, span, None, span, unit=mark[5] or "", hedge=hedge))
        text += mark[3]
        done = mark.end()
    text += marked[done:]
    sentences = tuple(
        Span(found.start(), found.end()) for found in re.finditer(r"[^¶\s][^¶]*[^¶\s]|[^¶\s]", text)
    )
    block = Block(kind, Span(0, len(text)), language)
    return Passage(0, block, text.lower(), sentences, tuple(mentions))


def language(
    code: str, *, parts: dict[str, tuple[str, ...]] | None = None, **words: tuple[str, ...]
) -> Language:
    """Return the shipped language *code* with the given word lists and a few hedges only."""
    hedges = {"vi": ("khoảng", "hơn", "trên"), "en": ("about", "over", "more than")}[code]
    nothing: MappingProxyType[str, Any] = MappingProxyType({})
    return load_language(code)._replace(
        words=MappingProxyType(words),
        parts=MappingProxyType(parts or {}),
        hedges=Section(MappingProxyType({"about": hedges}), nothing, nothing),
    )
