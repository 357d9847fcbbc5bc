"""Figures: from the words of a document to mentions, block by block.

`find_mentions` is the whole stage. The families of figures are modules of their own, each of which
gives the scanner its readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.languages import load_language
from factcheck.mentions import codes, composites, dates, ordinals, unnumbered
from factcheck.mentions.numeric_dates import proven_order
from factcheck.mentions.scanner import Reader, Readers, Reading, arrange, scan
from factcheck.model import Document, Mention, Passage
from factcheck.sentences import split_sentences

__all__ = ["Reader", "Reading", "find_mentions"]


@cache
def _readers(code: str) -> Readers:
    """Return every reader of the language *code*; where two are equally long, the first wins."""
    language = load_language(code)
    return arrange(
        (
            codes.named_codes(),
            *dates.readers(language),
            composites.number_reader(code),
            *ordinals.ordinal_readers(code),
            *unnumbered.unnumbered_readers(language),
            codes.shaped_codes(),
        )
    )


def find_mentions(document: Document, date_order: str = "auto") -> Iterator[Passage]:
    """Yield the blocks of *document* with their figures, in reading order."""
    text, proven = document.text, ""  # the order of day and month, once an English block asks
    for index, block in enumerate(document.blocks):
        start, end = block.span
        printed = text[start:end]
        lower = printed.lower()
        if len(lower) != len(printed):
            # Some capitals have no single small letter (İ): those stay as they are.
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in printed)
        language = load_language(block.language)
        order = date_order
        if order == "auto" and language.date_order == "mdy":
            order = proven = proven or proven_order(text)
        mentions: list[Mention] = []
        reading = Reading(printed, lower, start, language, order, mentions)
        scan(_readers(block.language), reading)
        sentences = split_sentences(text, block.span, language)
        yield Passage(index, block, lower, sentences, tuple(mentions))
