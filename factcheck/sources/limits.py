"""What an article may be: what is larger or stranger is refused in one clear line.

Every stage behind the readers relies on it: no file, however hostile, costs more than its reading.
"""

import re

from factcheck.expressions import compile_kept
from factcheck.model import SourceMap, Span

LARGEST_FILE = 20_000_000  # bytes
LONGEST_TEXT = 5_000_000  # characters that are read; novels are shorter
LONGEST_LINE = 1_000_000
LONGEST_NUMBER = 1_000

EMPTY = "empty:"  # how complaints about articles without text begin

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LINE = compile_kept(r"[^\n\r]+")
_LONG_NUMBER = compile_kept(rf"[0-9]{{{LONGEST_NUMBER},}}")


class SourceError(Exception):
    """An input cannot be read as an article; the message says why and where."""


def refuse_large(size: int) -> None:
    """Refuse a file of *size* bytes if no article is so large.

    Raises:
        SourceError: It is.
    """
    if size > LARGEST_FILE:
        message = f"too large: {size:,} bytes; an article has at most {LARGEST_FILE:,}"
        raise SourceError(message)


def refuse_empty(text: str) -> None:
    """Refuse a *text* in which nothing can be seen.

    Raises:
        SourceError: It is such a text.
    """
    if not text.strip().strip(_INVISIBLE).strip():
        message = f"{EMPTY} there is no text in it"
        raise SourceError(message)


def refuse_endless(text: str, source: str, source_map: SourceMap) -> None:
    """Refuse what no article contains and every later stage would choke on.

    Args:
        text: What was read.
        source: What it was read from.
        source_map: The way from the one to the other.

    Raises:
        SourceError: The text or one of its lines is endless, or a number has more digits than
            anybody prints.
    """
    if len(text) > LONGEST_TEXT:
        message = f"too long: {len(text):,} characters; an article has at most {LONGEST_TEXT:,}"
        raise SourceError(message)
    for line in _LINE.finditer(text) if len(text) > LONGEST_LINE else ():
        if line.end() - line.start() > LONGEST_LINE:
            message = (
                f"{_where(source, source_map, line.start())}: {line.end() - line.start():,}"
                f" characters without a break; an article's lines have at most {LONGEST_LINE:,}"
            )
            raise SourceError(message)
    # A run of so many digits stands on one of these places, and few articles have a digit there.
    if any(map(str.isdecimal, text[LONGEST_NUMBER - 1 :: LONGEST_NUMBER])):
        found = _LONG_NUMBER.search(text)
        if found:
            message = (
                f"{_where(source, source_map, found.start())}: a number of {len(found[0]):,}"
                f" digits; printed numbers have at most {LONGEST_NUMBER:,}"
            )
            raise SourceError(message)


def _where(source: str, source_map: SourceMap, position: int) -> str:
    """Return the line and column of the source that *position* was read from."""
    before = source[: source_map.locate(Span(position, position)).start]
    line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
    row = len(re.findall(r"\r\n?|\n", before)) + 1
    return f"line {row}, column {len(before) - line_start + 1}"
