"""A table arranged for HTML: bodies that are row groups, and for every cell its scope and its side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple

from pipeline.blocks import Cell, Drawing, Inlines, Row, Table, laid_out, plain, starting

Scope = Literal["", "col", "row", "rowgroup"]
_LONGEST_LINE = 40  # characters that stay on one line in a column whose text stands right
_SCOPE: dict[str, Scope] = {"": "", "row": "row", "rows": "rowgroup"}


class ArrangedCell(NamedTuple):
    """A cell with its scope (empty for a plain cell) and its classes: those of its column, and `t` for a drawing."""

    inlines: Inlines
    scope: Scope
    colspan: int
    rowspan: int
    classes: str
    note: Inlines
    drawing: Drawing | None


class ArrangedRow(NamedTuple):
    """A row with its classes (its style unless it is an ordinary row, and `d1`, `d2` … when it hangs below another)."""

    classes: str
    anchor: str
    cells: tuple[ArrangedCell, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """Rows that belong together; `headed` when their first row holds the header of the group."""

    rows: tuple[ArrangedRow, ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class Arranged:
    """The head and the bodies of a table."""

    head: tuple[ArrangedRow, ...]
    bodies: tuple[Body, ...]


def arranged(table: Table) -> Arranged:
    """The rows of this table, in bodies.

    A body starts at the header of a group (it is the header of the rows of its body, no others) and at a total,
    which belongs to no group; never inside a rowspan, because HTML cuts that off at the end of the body.
    Raises ValueError for a row whose cells do not fill the columns exactly.
    """
    classes = _column_classes(table)
    head = _rows(table.head, classes, head=True)
    bodies: list[list[ArrangedRow]] = []
    spanned = 0
    for row, source in zip(_rows(table.body, classes, head=False), table.body, strict=True):
        starts = source.style == "totaal" or any(cell.heads == "rows" for cell in source.cells)
        if not bodies or (starts and not spanned):
            bodies.append([])
        bodies[-1].append(row)
        spanned = max(spanned, *(cell.rowspan for cell in source.cells), 1) - 1
    return Arranged(head, tuple(Body(tuple(rows), _headed(rows)) for rows in bodies))


def _headed(rows: Sequence[ArrangedRow]) -> bool:
    return any(cell.scope == "rowgroup" for cell in rows[0].cells)


def _column_classes(table: Table) -> tuple[str, ...]:
    """The classes of each column: `r` when its text stands right, `e` when it names the rows, `n` for numbers before.

    The column that names the rows stays in view when the table scrolls: the first, or the second after numbers.
    """
    second_names = any(
        len(row.cells) > 1 and row.cells[0].heads == "" and row.cells[1].heads == "row" for row in table.body
    )
    leading = ("n", "e") if second_names else ("e",)
    sides = ("r" if column.align == "right" else "" for column in table.columns)
    return tuple(" ".join(filter(None, pair)) for pair in zip_longest(leading, sides, fillvalue=""))


def _rows(rows: Sequence[Row], classes: Sequence[str], *, head: bool) -> tuple[ArrangedRow, ...]:
    result = []
    for row, slots in zip(rows, laid_out(rows, len(classes)), strict=True):
        cells = (_cell(each.cell, _scope(each.cell, head), classes[each.column]) for each in starting(slots))
        style, depth = "" if row.style == "gewoon" else row.style, f"d{row.depth}" if row.depth else ""
        result.append(ArrangedRow(f"{style} {depth}".strip(), row.anchor, tuple(cells)))
    return tuple(result)


def _cell(cell: Cell, scope: Scope, classes: str) -> ArrangedCell:
    if "r" in classes.split() and len(plain(cell.inlines)) > _LONGEST_LINE:
        classes = f"{classes} lang"
    if cell.drawing is not None:
        classes = f"{classes} t".lstrip()
    return ArrangedCell(cell.inlines, scope, cell.colspan, cell.rowspan, classes, cell.note, cell.drawing)


def _scope(cell: Cell, head: bool) -> Scope:
    """An empty cell is no header, whatever row it stands in."""
    if not cell.inlines:
        return ""
    return "col" if head else _SCOPE[cell.heads]
