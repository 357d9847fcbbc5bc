"""A source to a document: reading text, front matter, blocks and their languages in one object."""

from __future__ import annotations

from factcheck.languages import language_codes
from factcheck.model import Document, Source
from factcheck.sources.front_matter import read_front_matter
from factcheck.sources.structure import find_blocks
from factcheck.sources.text import reading_text, refuse_hostile


def read_text(source: Source, language: str = "auto") -> Document:
    """Read *source* as plain text.

    *language* is a code, or "auto" to look at each paragraph. The front matter's own ``lang`` is
    used where the caller does not say.

    Raises:
        SourceError: There is no text, or its front matter cannot be used.
    """
    refuse_hostile(source.text)
    text, source_map = reading_text(source.text)
    codes = language_codes()
    front = read_front_matter(text, codes)
    if language == "auto":
        language = front.language or language
    structure = find_blocks(text, front.end, codes, language)
    return Document(
        source,
        structure.text,
        structure.blocks,
        source_map,
        structure.language,
        front.date,
        front.ignore,
    )
