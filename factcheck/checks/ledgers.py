"""Columns of figures with a total: read from tables, and from lines that are tables in disguise.

A ledger is a list of entries, each with a label and one figure, the last of which may be a total.
What kind of table it came from no longer matters to the sum.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.expressions import compile_kept
from factcheck.model import Mention, Passage, Printed
from factcheck.records import NamedTuple

_SEPARATORS = compile_kept(r"[|;]")
_EMPTY = frozenset({"", "-", "—", "…", "...", "0", "n/a", "x"})
_ADDED = frozenset({"integer", "yearlike", "decimal", "money", "measure", "percent"})
_LONGEST_LABEL = 60
_MOST_ENTRIES = 60  # figures in a line; more are data


class Entry(NamedTuple):
    """One line of a ledger; *figure* is None where the cell is empty."""

    label: str
    figure: Mention | None


class Ledger(NamedTuple):
    """The entries of one column, and what stands at its head.

    *table* and *column* tell which columns stand side by side; both are -1 for a line of text.
    """

    head: str
    entries: tuple[Entry, ...]
    table: int = -1
    column: int = -1
    language: str = ""


def table_ledgers(passages: Sequence[Passage]) -> Iterator[Ledger]:
    """Yield the columns of all tables, and their rows as far as they have figures."""
    tables: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.block.table >= 0:
            tables.setdefault(passage.block.table, []).append(passage)
    for number, cells in tables.items():
        grid = {(cell.block.row, cell.block.column): cell for cell in cells}
        rows = sorted({row for row, _ in grid})
        columns = sorted({column for _, column in grid})
        language = cells[0].block.language
        for column in columns[1:]:
            entries = _entries(grid, [((row, columns[0]), (row, column)) for row in rows[1:]])
            head = grid[rows[0], column].lower if (rows[0], column) in grid else ""
            if entries:
                yield Ledger(head, entries, number, column, language)
        for row in rows[1:]:
            places = [((rows[0], column), (row, column)) for column in columns[1:]]
            entries = _entries(grid, places)
            if entries:
                yield Ledger("", entries, number, -row, language)


def _entries(
    grid: dict[tuple[int, int], Passage],
    places: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> tuple[Entry, ...]:
    """Return the entries at *places* (of label and figure), none if a cell holds anything else."""
    entries: list[Entry] = []
    for label, place in places:
        cell = grid.get(place)
        figure = None
        if cell is not None:
            figure = _only_figure(cell)
            if figure is None and cell.lower.strip() not in _EMPTY:
                return ()
        name = grid[label].lower if label in grid else ""
        entries.append(Entry(name, figure))
    return tuple(entries)


def _only_figure(cell: Passage) -> Mention | None:
    """Return the figure that is all a cell holds, perhaps with a unit or a footnote mark."""
    figures = [one for one in cell.mentions if one.kind in _ADDED]
    if len(figures) != 1 or len(cell.mentions) != 1 or not isinstance(figures[0].value, Printed):
        return None
    first = cell.block.span.start
    figure = figures[0]
    around = cell.lower[: figure.span.start - first] + cell.lower[figure.span.end - first :]
    return figure if sum(letter.isalpha() for letter in around) <= len("triệu đồng") else None


def line_ledgers(passage: Passage) -> Iterator[Ledger]:
    """Yield the ledger that a line is: "Men: 12; women: 15; total: 27"."""
    lower, first = passage.lower, passage.block.span.start
    if not 2 < len(passage.mentions) <= _MOST_ENTRIES or ("|" not in lower and ";" not in lower):
        return
    entries: list[Entry] = []
    label = ""
    start = 0
    for piece in (*_SEPARATORS.finditer(lower), None):
        end = piece.start() if piece else len(lower)
        inside = [
            one
            for one in passage.mentions
            if start <= one.span.start - first and one.span.end - first <= end
        ]
        text = lower[start:end].strip(" .…|")
        if not inside:
            label = text or label
        else:
            figure = inside[-1]
            name = lower[start : figure.span.start - first].strip(" :.|…") or label
            if figure.kind not in _ADDED or len(name) > _LONGEST_LABEL or len(inside) > 2:
                return
            if len(inside) > 1 and ":" not in lower[inside[0].span.end - first : end]:
                return
            entries.append(Entry(name, figure))
            label = ""
        start = end + 1
    if len(entries) > 2:
        yield Ledger("", tuple(entries), language=passage.block.language)


def starts_with(label: str, words: Sequence[str]) -> bool:
    """Tell whether *label* begins with one of *words*."""
    bare = re.sub(r"^[\W\d_]+", "", label)
    return any(
        bare.startswith(word) and not bare[len(word) : len(word) + 1].isalpha() for word in words
    )
