"""Plain text: paragraphs, tables and lists by their lines."""

from factcheck.languages import language_codes
from factcheck.model import Document, Source
from factcheck.sources.decoding import decode
from factcheck.sources.document import make_document
from factcheck.sources.front_matter import read_front_matter
from factcheck.sources.limits import refuse_empty, refuse_endless
from factcheck.sources.lines import cut_text
from factcheck.sources.maps import Identity
from factcheck.sources.reading import reading_text
from factcheck.sources.structure import opening_words


def read(data: bytes, label: str, language: str = "auto") -> Document:
    """Read *data* as plain text, in *language* or in those that it is found to be in.

    Raises:
        SourceError: It is no text, or its front matter cannot be used.
    """
    source = Source(label, "text", decode(data))
    refuse_empty(source.text)
    refuse_endless(source.text, source.text, Identity())
    front = read_front_matter(source.text)
    text, source_map = reading_text(source.text)
    words = opening_words(language_codes())
    text, parts = cut_text(text, source_map.find(front.end), words)
    return make_document(source, text, source_map, parts, front.settings.asked(language))
