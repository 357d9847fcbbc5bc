"""Word's archive, opened with care: what is encrypted, broken or a trap is refused.

A .docx file is a zip archive of parts in XML that lead to each other. `open_package` looks at what
the archive says of itself, refuses what unpacks to far more than any article needs and parts that
define entities, and leaves the rest to python-docx.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from factcheck.sources.limits import SourceError

LARGEST_ARCHIVE = 100_000_000  # bytes, most of which are pictures
LARGEST_UNPACKED = 300_000_000
LARGEST_XML = 60_000_000  # of all parts in XML
MOST_PARTS = 10_000
MOST_TAGS = 2_000_000  # of all parts in XML; each of them costs a hundred bytes when it is read

# The parts that are read, by the last word of the relationship that leads to them.
_OF_PACKAGE = ("officeDocument", "core-properties", "custom-properties")
_OF_DOCUMENT = ("styles", "footnotes", "endnotes", "comments")

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_PICTURES = (".svg", ".htm", ".html", ".mht")  # or pages: never parsed
_MISSING = re.compile(r"no item named '([^']+)'")

Package = Mapping[str, Any]  # root elements of the parts that are there


def open_package(data: bytes) -> Package:
    """Return the parts of the Word document in *data*, "officeDocument" always among them.

    Raises:
        SourceError: It is none, it is encrypted or broken, or reading it would be dangerous.
    """
    if data.startswith(_OLD_OFFICE):
        message = (
            "password-protected: save the document without a password"
            if _ENCRYPTED in data
            else "an old Word document (.doc): save it as .docx"
        )
        raise SourceError(message)
    if len(data) > LARGEST_ARCHIVE:
        message = f"too large: {len(data):,} bytes; a document has at most {LARGEST_ARCHIVE:,}"
        raise SourceError(message)
    try:
        _refuse_traps(data)
        return _read_parts(data)
    except SourceError:
        raise
    except KeyError as error:
        found = _MISSING.search(str(error))
        what = f"the part {found[1]} is missing" if found else "a part that it names is missing"
        message = f"broken: {what}"
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        message = f"broken: not a zip archive that can be unpacked ({_short(error)})"
    except Exception as error:  # noqa: BLE001 - whatever a reader of XML stumbles over
        message = f"broken: cannot be read as a Word document ({_short(error)})"
    raise SourceError(message)


def _short(error: Exception) -> str:
    """Return the first line of what an exception says."""
    return (str(error) or type(error).__name__).splitlines()[0][:100]


def _refuse_traps(data: bytes) -> None:
    """Refuse an archive whose parts are too many or too large, encrypted, or define entities.

    What an archive says of the sizes is binding: nothing more than that is ever unpacked.
    """
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        if any(one.flag_bits & 1 for one in entries):
            message = "password-protected: save the document without a password"
            raise SourceError(message)
        markup = [one for one in entries if _is_markup(archive, one)]
        for chosen, most in ((entries, LARGEST_UNPACKED), (markup, LARGEST_XML)):
            size = sum(one.file_size for one in chosen)
            if size > most or len(entries) > MOST_PARTS:
                message = (
                    f"too large: unpacks to {size:,} bytes in {len(entries):,} parts;"
                    f" a document has at most {most:,} bytes"
                )
                raise SourceError(message)
        tags = 0
        for one in markup:
            is_picture = one.filename.lower().endswith(_PICTURES)
            content = b"" if is_picture else archive.read(one)
            tags += content.count(b"<")
            if tags > MOST_TAGS:
                message = f"too large: a document has at most {MOST_TAGS:,} tags of XML"
                raise SourceError(message)
            if any(doctype in content for doctype in _DOCTYPES):
                message = f"refused: the part {one.filename} has a document type of its own"
                raise SourceError(message)


def _is_markup(archive: ZipFile, entry: ZipInfo) -> bool:
    """Tell whether a part begins as XML does, whatever it is called."""
    with archive.open(entry) as part:
        return part.read(64).lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"<")


def _read_parts(data: bytes) -> Package:
    """Return the roots of the parts that are read."""
    from docx.opc.package import OpcPackage  # noqa: PLC0415 - only where there is a document

    package = OpcPackage.open(BytesIO(data))
    found = _related(package.rels, _OF_PACKAGE)
    if "officeDocument" not in found:
        message = "not a Word document: nothing in the archive is its text"
        raise SourceError(message)
    main = found["officeDocument"]
    return {
        name: _root(part) for name, part in {**found, **_related(main.rels, _OF_DOCUMENT)}.items()
    }


def _related(relations: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the parts to which *relations* of one of *names* lead."""
    return {
        name: one.target_part
        for one in relations.values()
        if not one.is_external and (name := one.reltype.rpartition("/")[2]) in names
    }


def _root(part: Any) -> Any:
    """Return the root element of *part*, which python-docx need not know."""
    from lxml import etree  # noqa: PLC0415

    if hasattr(part, "element"):
        return part.element
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(part.blob, parser)
