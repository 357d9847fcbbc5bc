"""How figures are found: anchors, the readers tried at each, and the rule that the longest wins.

A *reader* knows one family of figures. It names the words its figures begin with (its anchors);
the scanner finds the anchors of all readers in one walk over the text, tries at each the readers
that asked for it, keeps the longest figure and goes on behind it. No reader ever walks the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from factcheck.languages import Language
from factcheck.model import Mention, Span

# Anchors that are no words. A reader lists them in `Reader.starts` beside its words.
DIGIT = "0"  # a run of digits
ROMAN = "I"  # a capital that may begin a Roman numeral


class Reading(NamedTuple):
    """The block that is being read.

    Matches and positions are relative to the block; a mention's spans are offsets into the
    document, so builders go through `span`.
    """

    text: str
    lower: str  # of the same length
    offset: int
    language: Language
    date_order: str  # "auto", "dmy", "mdy" or "ymd"
    mentions: list[Mention]  # found so far in this block, in order

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of two positions in the block."""
        return Span(self.offset + start, self.offset + end)

    @property
    def done(self) -> int:
        """Where the last mention of this block ended: a figure may not begin before it."""
        return self.mentions[-1].span.end - self.offset if self.mentions else 0


class Reader(NamedTuple):
    """A family of figures.

    *starts* are the lower-case words, signs, `DIGIT` or `ROMAN` at which *pattern* is matched
    against the lower-cased block. *build* returns None where the match is no figure after all. The mention may
    begin before the match (a sign, "US" of "US$"), if no other mention stands there.
    """

    starts: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Reading], Mention | None]
