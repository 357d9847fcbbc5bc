"""Encodings that a file does not tell: UTF-16 without its mark, and those older than UTF-8.

A wrong guess would turn every other letter into another one, so that nothing is guessed unless it
is sure: the words must be of a language that we read, in the encoding that goes with it.
"""

from __future__ import annotations

from factcheck.expressions import compile_kept

MOST_CHAOS = 0.1
LEAST_COHERENCE = 0.2
SAMPLE = 200_000  # bytes
MOST_FOREIGN = 0.05  # of an English text are signs of typesetting and letters of borrowed words
_BORROWED = frozenset("éèêïñöüçÉ")
_CONTROL = compile_kept(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def guess_text(data: bytes) -> str | None:
    """Return the characters of *data*, None if its encoding is not sure.

    >>> guess_text("Có 412 hộ".encode("utf-16-le"))
    'Có 412 hộ'
    """
    if b"\0" in data:
        return _wide_text(data)
    return _english_text(data) or _vietnamese_text(data)


def _english_text(data: bytes) -> str | None:
    """Return the characters of English as Windows wrote it, None if *data* is nothing like it."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if character > "\x7f"]
    letters = {character for character in foreign if character.isalpha()}
    few = len(foreign) <= MOST_FOREIGN * len(text)
    return text if few and letters <= _BORROWED and not _CONTROL.search(text) else None


def _vietnamese_text(data: bytes) -> str | None:
    """Return the characters of Vietnamese as Windows wrote it (no detector knows TCVN3, VISCII)."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - hardly any article needs it

    found = from_bytes(data[:SAMPLE], cp_isolation=["cp1258", "cp1252"]).best()
    if (
        found is None
        or (found.encoding, found.language) != ("cp1258", "Vietnamese")
        or found.chaos > MOST_CHAOS
        or found.coherence < LEAST_COHERENCE
    ):
        return None
    try:
        return data.decode("cp1258")
    except UnicodeDecodeError:
        return None


def _wide_text(data: bytes) -> str | None:
    """Return the characters of UTF-16 without a byte order mark, None if it is none."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = sum(character < "\u2000" for character in text)
        # The other way round a space is no space, and nearly every letter is Chinese.
        if not _CONTROL.search(text) and " " in text and letters * 10 >= len(text) * 9:
            return text
    return None
