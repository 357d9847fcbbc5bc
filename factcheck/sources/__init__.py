"""Inputs: bytes to `Document`, one module for each format.

A format is a function ``read(source, language) -> Document`` and its suffixes in `FORMATS`.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from factcheck.model import Document, Source
from factcheck.sources.document import read_text
from factcheck.sources.text import SourceError, decode

__all__ = ["FORMATS", "SUFFIXES", "Format", "SourceError", "decode", "format_of", "read_source"]


class Format(NamedTuple):
    """How one kind of file is read."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source, str], Document]


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text", ""), read_text),
    Format("markdown", (".md", ".markdown"), read_text),
)
SUFFIXES: Mapping[str, Format] = {suffix: form for form in FORMATS for suffix in form.suffixes}


def format_of(label: str) -> Format:
    """Return the format of the file named *label*.

    Raises:
        SourceError: Its suffix is not that of an article.
    """
    name = label.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    suffix = f".{ending.lower()}" if dot and stem else ""
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(filter(None, SUFFIXES)))
        message = f"articles in {suffix} cannot be read; the suffixes are {known}"
        raise SourceError(message)
    return SUFFIXES[suffix]


def read_source(data: bytes, label: str, *, language: str = "auto") -> Document:
    r"""Return the document in *data*, whose format the suffix of *label* tells.

    Raises:
        SourceError: It cannot be read as an article.

    >>> read_source("Ngày 17/5 có 412 đại biểu.".encode(), "draft.txt").blocks[0].language
    'vi'
    """
    form = format_of(label)
    return form.read(decode(data, label, form.name), language)
