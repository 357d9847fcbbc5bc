"""Rules that data cannot say, one module for each rule, and the table that finds them by name.

A rule file with ``check = "placeholder-left"`` asks for the function ``check`` of the module of
that name. Only the names listed here exist: a rule file can never point at a module of its own.
A module is imported when a rule first needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model import Document, Passage, Verdict
    from factcheck.rulebook import Rule

    Check = Callable[[Document, Sequence[Passage], Rule], Iterator[Verdict]]

NAMES = frozenset(
    {
        "currency-conversion",
        "date-year-missing",
        "compound-total",
        "document-reference",
        "document-swap",
        "format-mixed",
        "list-count",
        "name-variant",
        "numbering-gap",
        "ordinal-form",
        "placeholder-left",
        "repeated-fact-conflict",
        "table-totals",
        "truncated-text",
        "vote-tally",
    }
)


@cache
def find_check(name: str) -> Check:
    """Return the check called *name*.

    Raises:
        KeyError: There is no such check.
    """
    if name not in NAMES:
        raise KeyError(name)
    module = import_module(f"factcheck.checks.{name.replace('-', '_')}")
    check: Check = module.check
    return check
