"""What is wrong with a pattern, told to the person who wrote it.

Every complaint names one problem, points at one stretch of the pattern and gives one piece of
advice; `suggestion` finds the name that was probably meant.
"""

from __future__ import annotations

from collections.abc import Iterable


class PatternError(ValueError):
    """A pattern that cannot be understood.

    *position* and *length* say which characters of *pattern* to point at.
    """

    def __init__(
        self, pattern: str, problem: str, position: int, length: int = 1, advice: str = ""
    ) -> None:
        """Keep what is wrong and where, for those who show it in their own way."""
        self.problem = problem
        self.pattern = pattern
        self.position = position
        self.length = max(length, 1)
        self.advice = advice
        super().__init__(problem)

    def __str__(self) -> str:
        return "\n".join((self.problem, *self.pointed()))

    def pointed(self) -> tuple[str, ...]:
        """Return the lines below the problem: the pattern, the pointer, the advice."""
        lines = (f"  {self.pattern}", "  " + " " * self.position + "^" * self.length)
        return (*lines, f"  {self.advice}") if self.advice else lines


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a piece of advice for an unknown *name*: what was probably meant, or all there is.

    >>> suggestion("percnt", ["percent", "date"])
    'did you mean "percent"?'
    """
    names = sorted(known)
    meant = closest(name, names)
    if meant:
        return f'did you mean "{meant}"?'
    return f"known are {', '.join(names)}" if names else "there are none"


def closest(name: str, known: Iterable[str]) -> str:
    """Return the one of *known* that *name* was probably meant to be, "" if none is close."""
    import difflib  # noqa: PLC0415 - only on the way to an error

    return next(iter(difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)), "")
