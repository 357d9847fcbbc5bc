r"""Bytes to characters, exactly as they lie on disk.

An article is UTF-8 or UTF-16, or says what it is. Anything else is asked of a detector
(`factcheck.sources.guessing`), which most runs never load.
"""

from factcheck.sources.guessing import guess_text
from factcheck.sources.limits import SourceError, refuse_large

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
)


def decode(data: bytes, declared: str = "") -> str:
    r"""Return the characters of *data*, a byte order mark of UTF-8 included.

    *declared* is the encoding that the file names; it is asked only where it cannot be UTF-8,
    because pages are saved anew more often than what they say of themselves.

    Raises:
        SourceError: It is too large or no text, or a byte is not of its encoding.

    >>> decode("\ufeffNgày 17/5".encode())
    '\ufeffNgày 17/5'
    """
    refuse_large(len(data))
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            message = f"not a text file: it looks like {name}"
            raise SourceError(message)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (guessed := _otherwise(data, declared)) is not None:
            return guessed
        place = f"byte {error.start + 1} of {len(data)} (0x{data[error.start]:02x})"
        if b"\0" in data and encoding == "utf-8":
            message = f"not a text file: byte {data.index(0) + 1} is NUL and {place} is not UTF-8"
        else:
            name = encoding.upper()
            line = data.count(b"\n", 0, error.start) + 1
            where = f", line {line}" if encoding == "utf-8" else ""
            unsure = " and its encoding cannot be told for sure" if encoding == "utf-8" else ""
            message = (
                f"cannot be decoded: {place}{where} is not {name}{unsure}; save the file as UTF-8"
            )
        raise SourceError(message) from None
    if "\0" in text and (guessed := guess_text(data)) is not None:
        return guessed
    if "\0" in text:
        message = (
            f"not a text file: character {text.index(chr(0)) + 1} is NUL"
            " (binary data, or UTF-16 without a byte order mark)"
        )
        raise SourceError(message)
    return text


def _otherwise(data: bytes, declared: str) -> str | None:
    """Return the characters of *data*, which is not UTF-8, None if nobody can tell them."""
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # it is something else after all
    return guess_text(data)
