"""How high a table is in the PDF, roughly: what moves to the next page as a whole there, does so in Word."""

from collections.abc import Sequence

from pipeline.blocks import Cell, Inlines, Row, Table, plain
from pipeline.render.docx.markup import millimetres

# Points, millimetres and parts of a page as in the PDF; it counts a little too much rather than too little.
_CHARACTERS = 0.6  # of table text in a millimetre
_BETWEEN_COLUMNS = 3.0  # millimetres
_LINE, _HEAD_ROW, _CAPTION, _BEFORE_NOTE = 12.0, 24.0, 26.0, 4.6
_AROUND_ROW = {"bedragen": 6.5, "paneel": 13.0, "tijdlijn": 13.5, "balken": 8.1, "schema": 1.5}
_AROUND_OTHER_ROWS = 10.2
_WHOLE, _WHOLE_PANEL = 0.5, 0.8  # of a page: up to this height a table is not broken
POINTS = 72 / 25.4  # in a millimetre


def is_whole(table: Table, columns: Sequence[int], page: float) -> bool:
    """Whether the table, with columns of this width in twips, stays on one page, which is `page` millimetres high."""
    most = _WHOLE_PANEL if table.style == "paneel" else _WHOLE
    return table.style == "kolommen" or _CAPTION + height(table, columns) <= most * page * POINTS


def height(table: Table, columns: Sequence[int]) -> float:
    """The height of the table in points."""
    around = _AROUND_ROW.get(table.style, _AROUND_OTHER_ROWS)
    return _HEAD_ROW * len(table.head) + sum(around + _height(row, columns) for row in table.body)


def _height(row: Row, columns: Sequence[int]) -> float:
    highest, column = _LINE, 0
    for cell in row.cells:
        width = millimetres(sum(columns[column : column + cell.colspan])) - _BETWEEN_COLUMNS
        highest = max(highest, _height_of_cell(cell, width))
        column += cell.colspan
    return highest


def _height_of_cell(cell: Cell, width: float) -> float:
    note = _BEFORE_NOTE + _LINE * _lines(cell.note, width) if cell.note else 0
    return _LINE * _lines(cell.inlines, width) + note


def _lines(inlines: Inlines, width: float) -> int:
    fitting = max(int(width * _CHARACTERS), 1)
    return -(-len(plain(inlines)) // fitting)
