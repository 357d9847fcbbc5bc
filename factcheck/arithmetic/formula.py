"""The language in which a rule says how its figures hang together: ``share == part / whole * 100``.

A formula has names of slots, numbers, ``+ - * /``, comparisons, ``and or not`` and the named
functions of `FUNCTIONS`; everything else is an error that points at the character. Parsed, it is a
tree of the few kinds of node of `factcheck.arithmetic.nodes`, which `evaluate`, `working` and
`solve` walk. Formulas are kept parsed between runs (see `factcheck.cache`).
"""

import os
from fractions import Fraction
from functools import cache
from typing import Any

from factcheck.arithmetic.nodes import (
    Call,
    Comparison,
    Constant,
    Figure,
    Junction,
    Negative,
    Node,
    Not,
    Operation,
)
from factcheck.cache import Pieces, cache_name, open_pieces, state_of
from factcheck.records import NamedTuple

_MOST_KEPT = 1_000
_NODES = (Constant, Figure, Operation, Negative, Call, Comparison, Junction, Not)
_FRACTION = len(_NODES)


class FormulaError(ValueError):
    """A formula that cannot be understood."""

    def __init__(self, problem: str, text: str, position: int, length: int = 1) -> None:
        """Say what the *problem* is; *position* and *length* point at the characters of *text*."""
        self.problem = problem
        self.text = text
        self.position = position
        self.length = max(length, 1)
        super().__init__(problem)

    def __str__(self) -> str:
        return f"{self.problem}\n  {self.text}\n  {' ' * self.position}{'^' * self.length}"


class Formula(NamedTuple):
    """A parsed formula.

    *slots* are its names in order. *answer* is the slot that stands alone on one side of an
    equation, so that the other side says what it should be; empty if there is none. *lenders* are
    slots that only lend another its year: nothing is said of them.
    """

    text: str
    root: Node
    slots: tuple[str, ...]
    answer: str
    lenders: tuple[str, ...]


@cache
def parse_formula(text: str) -> Formula:
    """Parse *text*.

    Raises:
        FormulaError: It uses anything but what this module's first paragraph lists.

    >>> parse_formula("share == part / whole * 100").slots
    ('share', 'part', 'whole')
    """
    pieces = _kept()
    kept = pieces.get(text)
    if kept is not None:
        return Formula._make(map(_unpacked, kept))
    from factcheck.arithmetic.parsing import parse  # noqa: PLC0415 - brings Python's own parser

    formula = parse(text)
    pieces.add(text, tuple(map(_packed, formula)))
    return formula


@cache
def _kept() -> Pieces:
    folder = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib costs 9 ms
    modules = ("formula.py", "nodes.py", "parsing.py")
    files = state_of(os.path.join(folder, name) for name in modules)  # noqa: PTH118
    return open_pieces(cache_name("formulas", folder), files, _MOST_KEPT)


def _packed(value: object) -> Any:
    """Return a part of a formula in plain types: a list is a node, or a fraction."""
    if isinstance(value, Fraction):
        return [_FRACTION, value.numerator, value.denominator]
    if isinstance(value, _NODES):
        return [_NODES.index(type(value)), *map(_packed, value)]
    return tuple(map(_packed, value)) if isinstance(value, tuple) else value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        kind, *fields = map(_unpacked, value)
        return Fraction(*fields) if kind == _FRACTION else _NODES[kind](*fields)
    return tuple(map(_unpacked, value)) if isinstance(value, tuple) else value
