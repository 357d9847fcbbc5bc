"""Encodings that a file does not tell: UTF-16 without its mark, and those older than UTF-8.

A wrong guess would turn every other letter into another one, so that nothing is guessed unless it
is sure: the words must be of a language that we read, in the encoding that goes with it.
"""

from __future__ import annotations

import re

# Encodings that were usual for each language, by the name that the detector has for it. TCVN3 and
# VISCII are none of them: no detector knows these.
_USUAL = {"Vietnamese": "cp1258", "English": "cp1252"}
MOST_CHAOS = 0.1
LEAST_COHERENCE = 0.2
SAMPLE = 200_000  # bytes
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def guess_text(data: bytes) -> str | None:
    """Return the characters of *data*, None if its encoding is not sure.

    >>> guess_text("Có 412 hộ".encode("utf-16-le"))
    'Có 412 hộ'
    """
    if b"\0" in data:
        return _wide_text(data)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - hardly any article needs it

    found = from_bytes(data[:SAMPLE], cp_isolation=[*_USUAL.values()]).best()
    if found is None or found.chaos > MOST_CHAOS or found.coherence < LEAST_COHERENCE:
        return None
    try:
        # The two agree on nearly all that English needs, so that the language decides.
        text = data.decode(_USUAL[found.language])
    except (KeyError, UnicodeDecodeError):
        return None
    return text if text[: len(str(found))] == str(found)[: len(text)] else None


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
