"""What the tests of all readers ask of a document."""

from __future__ import annotations

from factcheck.model import Document
from factcheck.sources import read_source


def read(source: str, label: str) -> Document:
    """Return the document in *source*, whose blocks and comments are where they say."""
    document = read_source(source.encode(), label)
    assert document.source.text == source
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        end = block.span.end
        place = document.source_map.locate(block.span)
        assert 0 <= place.start < place.end <= len(source)
    for comment in document.comments:
        assert comment.text in source[slice(*comment.source)]
        inside = [b for b in document.blocks if b.span.start <= comment.at <= b.span.end]
        assert bool(inside) or not comment.inline
    return document


def blocks(source: str, label: str) -> list[tuple[str, str]]:
    """Return kind and words of each block."""
    document = read(source, label)
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


def words(source: str, label: str) -> list[str]:
    """Return the words of each block."""
    return [content for _, content in blocks(source, label)]


def source_of(source: str, label: str, wanted: str) -> str:
    """Return what the source has in the place of *wanted*, which the document has once."""
    document = read(source, label)
    assert document.text.count(wanted) == 1
    start = document.text.index(wanted)
    span = type(document.blocks[0].span)(start, start + len(wanted))
    place = document.source_map.locate(span)
    return source[slice(*place)]
