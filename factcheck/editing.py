"""Articles that are changed in place: edits made, and the file written as it was written before.

Encoding, byte order mark and line ends stay what they are, and so does every character that no
edit names.
"""

from collections.abc import Sequence

from factcheck.model import Edit
from factcheck.sources.decoding import decode

_BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class EditError(Exception):
    """An article cannot be changed as asked; the message says why."""


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return *text* with *edits* made, which are places in it.

    Raises:
        EditError: Two edits overlap, or one lies outside of the text.

    >>> from factcheck.model import Span
    >>> apply_edits("15 of 59", [Edit(Span(6, 8), "60"), Edit(Span(0, 2), "16")])
    '16 of 60'
    """
    done = len(text)
    for (start, end), new in sorted(edits, reverse=True):
        if not 0 <= start <= end <= done:
            message = "the edits overlap" if end > done else "an edit lies outside of the text"
            raise EditError(message)
        text = text[:start] + new + text[end:]
        done = start
    return text


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the file *data* with *edits* made, in its own encoding.

    Raises:
        EditError: The edits cannot be made.
        SourceError: The file is no text.
    """
    text = apply_edits(decode(data), edits)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark + text.encode(encoding, "surrogatepass")
    return text.encode("utf-8")
