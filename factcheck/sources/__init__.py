"""Inputs: bytes to `Document`, one module for each format.

A format is a module with a function ``read(data, label, language) -> Document`` and a line in
`FORMATS`. The module is loaded with the first article of its format.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from factcheck.model import Document
from factcheck.records import NamedTuple
from factcheck.sources.limits import EMPTY, SourceError

__all__ = ["EMPTY", "FORMATS", "SUFFIXES", "Format", "SourceError", "format_of", "read_source"]


class Format(NamedTuple):
    """A kind of file: the suffixes of its names, and the module of this package that reads it."""

    suffixes: tuple[str, ...]
    module: str


FORMATS: Mapping[str, Format] = {
    "text": Format((".txt", ".text", ""), "text"),
    "markdown": Format((".md", ".markdown", ".mdx"), "markdown"),
    "html": Format((".html", ".htm", ".xhtml"), "html"),
    "docx": Format((".docx",), "docx"),
}
SUFFIXES: Mapping[str, str] = {
    suffix: name for name, form in FORMATS.items() for suffix in form.suffixes
}


def format_of(label: str) -> str:
    """Return the name of the format of the file *label*.

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


def read_source(data: bytes, label: str, *, language: str = "auto", form: str = "") -> Document:
    r"""Return the document in *data*.

    Args:
        data: The file as it lies on disk.
        label: Its name, whose suffix tells the format.
        language: A code, or "auto" for the languages that its paragraphs are found to be in.
        form: One of `FORMATS`, whatever the suffix is.

    Raises:
        SourceError: It cannot be read as an article.

    >>> read_source("Ngày 17/5 có 412 đại biểu.".encode(), "draft.txt").blocks[0].language
    'vi'
    """
    module = import_module(f"factcheck.sources.{FORMATS[form or format_of(label)].module}")
    return cast("Document", module.read(data, label, language))
