"""A slip of the pen: a piece of text, what may have been meant, and how far it is from it."""

from fractions import Fraction

from factcheck.arithmetic.interval import Number
from factcheck.model import Mention, Span
from factcheck.records import NamedTuple

TYPO = 1  # the distance of everything that one slip of the fingers does


class Slip(NamedTuple):
    """What the figure *mention* would be with *text* in the place of *span*.

    *distance* tells how much is typed anew, *change* how much the value changes. *is_solution*
    marks what the figure has to be if all others are exact.
    """

    span: Span
    text: str
    label: str
    mention: Mention
    distance: int
    change: Fraction
    is_solution: bool = False


def distance(first: str, second: str) -> int:
    """Return how many characters must be changed, put in or left out.

    >>> distance("110", "115"), distance("62", "52.6")
    (1, 3)
    """
    row = list(range(len(second) + 1))
    for i, one in enumerate(first, start=1):
        before, row[0] = row[0], i
        for j, other in enumerate(second, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    return row[-1]


def change(old: Number, new: Number) -> Fraction:
    """Return by what part of the larger value two values differ."""
    largest = max(abs(Fraction(old)), abs(Fraction(new)))
    return abs(Fraction(old) - new) / largest if largest else Fraction(0)
