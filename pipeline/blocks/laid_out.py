"""A table laid out: every cell in its column, and what hangs down from above where it covers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.blocks.vocabulary import Cell, Row, Table


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row: the cell that starts here, or the covered part of one that started above."""

    cell: Cell
    column: int
    continued: bool = False


def laid_out(rows: Sequence[Row], columns: int) -> tuple[tuple[Slot, ...], ...]:
    """Each row with every place filled, left to right. ValueError when its cells do not fill the columns exactly."""
    below: dict[int, tuple[Cell, int]] = {}  # by their column, the cells that cover the next row, and how many more
    placed = []
    for row in rows:
        above, below = below, {}
        cells = list(row.cells)
        slots: list[Slot] = []
        column = 0
        while column in above or (cells and column < columns):
            continued = column in above
            cell, left = above.pop(column) if continued else (cells[0], cells.pop(0).rowspan)
            slots.append(Slot(cell, column, continued))
            if left > 1:
                below[column] = (cell, left - 1)
            column += cell.colspan
        if column != columns or cells or above:
            raise ValueError(f"the cells of a row do not fill {columns} columns: {row!r}")
        placed.append(tuple(slots))
    return tuple(placed)


def starting(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The cells of a row that start in it."""
    return tuple(slot for slot in slots if not slot.continued)


def on_screen(table: Table) -> Table:
    """The table without the columns that are only printed. Raises ValueError like `laid_out`."""
    return with_columns(table, [not column.printed for column in table.columns])


def with_columns(table: Table, shown: Sequence[bool]) -> Table:
    """The table with only the columns that are shown. Raises ValueError like `laid_out`."""
    if all(shown):
        return table

    def rows(group: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            replace(row, cells=tuple(_narrowed(slots, shown)))
            for row, slots in zip(group, laid_out(group, len(shown)), strict=True)
        )

    columns = tuple(column for column, is_shown in zip(table.columns, shown, strict=True) if is_shown)
    return replace(table, columns=columns, head=rows(table.head), body=rows(table.body))


def _narrowed(slots: Sequence[Slot], shown: Sequence[bool]) -> Iterator[Cell]:
    for slot in starting(slots):
        columns = sum(shown[slot.column : slot.column + slot.cell.colspan])
        if columns:
            yield replace(slot.cell, colspan=columns)
