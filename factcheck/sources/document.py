"""A source to a document: reading text, front matter, blocks and their languages in one object."""

from __future__ import annotations

from factcheck.languages import language_codes
from factcheck.model import Document, Source
from factcheck.sources.front_matter import read_front_matter
from factcheck.sources.language import article_language, paragraph_language
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
    structure = find_blocks(text, front.end, codes)
    text = structure.text
    if language == "auto":
        language = front.language or "auto"
    if language == "auto":
        samples = [text[slice(*block.span)] for block in structure.blocks]
        language = article_language(samples[:12], codes)
        blocks = tuple(
            block._replace(language=paragraph_language(sample, language, codes))
            for block, sample in zip(structure.blocks, samples, strict=True)
        )
    else:
        blocks = tuple(block._replace(language=language) for block in structure.blocks)
    return Document(source, text, blocks, source_map, language, front.date, front.ignore)
