"""Figures: from the words of a document to mentions, block by block.

`find_mentions` is the whole stage. The families of figures are modules of their own, each of which
gives the scanner its readers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from factcheck.languages import load_language
from factcheck.mentions import codes, dates, number_reader, ordinals, unnumbered
from factcheck.mentions.numeric_dates import proven_order
from factcheck.mentions.scanner import (
    DIGIT,
    Reader,
    Readers,
    Reading,
    anchors,
    arrange,
    scan,
    small_letters,
)
from factcheck.mentions.series import with_shared_ages
from factcheck.model import Document, Mention, Passage
from factcheck.sentences import split_sentences

__all__ = ["Reader", "Reading", "find_mentions"]


# "3/4" may turn out to be three quarters of a million; a longer date or name stays one.
_SURE = 4
# A block with so many places where a figure may begin, and so few characters to each of them, is
# data that somebody pasted; in prose a figure has words around it.
_MOST_ANCHORS = 1_000
_LEAST_ROOM = 8


@cache
def _readers(code: str) -> Readers:
    """Return every reader of the language *code*; where two are equally long, the first wins."""
    language = load_language(code)
    return arrange(
        (
            codes.named_codes()._replace(sure=_SURE),
            *(
                reader._replace(sure=_SURE) if DIGIT in reader.starts else reader
                for reader in dates.readers(language)
            ),
            *number_reader.number_readers(code),
            *ordinals.ordinal_readers(code),
            *unnumbered.unnumbered_readers(language),
            codes.shaped_codes(),
        )
    )


def find_mentions(document: Document, date_order: str = "auto") -> Iterator[Passage]:
    """Yield the blocks of *document* with their figures, in reading order."""
    text, proven = document.text, ""  # the order of day and month, once an English block asks
    lower = small_letters(text)
    places: dict[str, list[tuple[int, str]]] = {}  # the document's anchors for each language
    for index, block in enumerate(document.blocks):
        start, end = block.span
        code, small = block.language, lower[start:end]
        readers = _readers(code)
        if code not in places:
            places[code] = anchors(text, lower, readers.words)
        found = places[code]
        first = bisect_left(found, (start, ""))
        mentions: list[Mention] = []
        if first < len(found) and found[first][0] < end:
            language = load_language(code)
            order = date_order
            if order == "auto" and language.date_order == "mdy":
                order = proven = proven or proven_order(text)
            last = bisect_left(found, (end, ""), first)
            reading = Reading(text[start:end], small, start, language, order, mentions, {})
            if last - first <= _MOST_ANCHORS or end - start >= _LEAST_ROOM * (last - first):
                scan(readers, reading, found[first:last])
        if mentions:
            with_shared_ages(mentions, small, start, code)
            sentences = split_sentences(text, block.span, language)
        else:
            sentences = (block.span,)
        yield Passage(index, block, small, sentences, tuple(mentions))
