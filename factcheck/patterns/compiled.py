"""What remains of a pattern when it is compiled; all that a run from the cache has to import."""

from __future__ import annotations

from typing import NamedTuple


class Bound(NamedTuple):
    """Where a match has the figures of slot *name*.

    *group* holds the marker or, for a list, everything from its first figure to its last, of
    which the characters in *markers* are its figures. If group *literal* took part, the pattern's own
    words have used up the hedge before the figure. *conjunction* is the group of a list's last "and".
    """

    name: str
    group: int
    literal: int
    markers: str
    many: bool
    conjunction: int


class Compiled(NamedTuple):
    """A pattern ready to be searched for.

    *needs* has the markers acceptable for each figure that must be there; *triggers* are groups
    of tokens (words or signs) of each of which one must be there. *always* names the slots that every
    match binds. *pair* says that it spans two sentences. *unfinished* is an expression for what,
    behind a list at the pattern's end, shows that the list goes on; empty if there is none.
    """

    source: str
    bound: tuple[Bound, ...]
    needs: tuple[str, ...]
    triggers: tuple[tuple[str, ...], ...]
    always: tuple[str, ...]
    pair: bool
    unfinished: str
