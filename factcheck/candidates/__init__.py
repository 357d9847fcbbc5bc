"""Every single correction that would make a relation true, the smallest first.

Nobody can tell from an inconsistency which of its figures is wrong, so each is tried: what it would
have to be if all others are right, and everything that a slip of the pen may have turned into it
(two digits swapped, one wrong, one too many, the decimal sign in the wrong place). Whatever is
proposed has been put into the relation and found to make it true.

Most articles have no finding, so the modules of the search come with the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.arithmetic.figures import Slots
    from factcheck.arithmetic.formula import Formula
    from factcheck.model import Candidate
    from factcheck.working import Article


def candidates(formula: Formula, slots: Slots, article: Article) -> tuple[Candidate, ...]:
    """Return the corrections of one figure that make *formula* true.

    Small edits come first; of edits of the same size the one that changes the value least. What
    makes it true only if a figure was cut off instead of rounded comes last, and only if one slip
    of the fingers explains it.
    """
    from factcheck.candidates.search import search  # noqa: PLC0415 - see above

    return search(formula, slots, article)
