"""Tables: which cell stands where, and whether a table is data or only puts things side by side."""

from factcheck.sources.structure import Part

LONGEST_CELL = 500  # what has longer cells puts prose side by side
MOST_SPANNED = 1_000  # columns of one cell
MOST_TAKEN = 10_000  # places that cells take in the rows below them


class Grid:
    """One table while it is read."""

    def __init__(self, number: int, first: int) -> None:
        """Begin table *number*, whose first part will have the index *first*."""
        self.number = number
        self.is_layout = False
        self._first = first
        self._row = self._column = -1
        self._taken: set[tuple[int, int]] = set()  # by cells that began in a row above

    def open_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = -1

    def open_cell(self, columns: int, rows: int) -> tuple[int, int]:
        """Begin a cell of so many *columns* and *rows*, and return its row and column."""
        if self._row < 0:
            self.open_row()
        self._column += 1
        while (self._row, self._column) in self._taken:
            self._column += 1
        place = self._row, self._column
        columns = min(columns, MOST_SPANNED)
        if rows * columns + len(self._taken) <= MOST_TAKEN:
            self._taken.update(
                (self._row + below, self._column + beside)
                for below in range(1, rows)
                for beside in range(columns)
            )
        self._column += columns - 1
        return place

    def settle(self, parts: list[Part]) -> bool:
        """Make one part of each cell if this is a table of data, and tell whether it is one."""
        if self.is_layout:
            return False
        ours = [part for part in parts[self._first :] if part.table == self.number]
        cells: dict[tuple[int, int], Part] = {}
        for part in ours:
            place = part.row, part.column
            before = cells.setdefault(place, part._replace(kind="table"))
            cells[place] = before._replace(end=part.end)
        longest = max((cell.end - cell.start for cell in cells.values()), default=0)
        if (
            longest > LONGEST_CELL
            or len({row for row, _ in cells}) < 2
            or len({column for _, column in cells}) < 2
        ):
            return False
        others = [part for part in parts[self._first :] if part.table != self.number]
        parts[self._first :] = sorted([*others, *cells.values()], key=lambda part: part.start)
        return True
