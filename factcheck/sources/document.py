"""What all formats have in common at the end: from a text and its parts to a document."""

from collections.abc import Sequence

from factcheck.languages import language_codes
from factcheck.model import Comment, Document, Source, SourceMap
from factcheck.sources.settings import Settings
from factcheck.sources.structure import Part, arrange


def make_document(
    source: Source,
    text: str,
    source_map: SourceMap,
    parts: Sequence[Part],
    settings: Settings = Settings(),
    comments: Sequence[Comment] = (),
) -> Document:
    """Return the document whose blocks are the *parts* of *text*."""
    structure = arrange(text, parts, language_codes(), settings.language or "auto", settings.hint)
    return Document(
        source,
        text,
        structure.blocks,
        source_map,
        structure.language,
        settings.date,
        settings.ignore,
        tuple(comments),
    )
