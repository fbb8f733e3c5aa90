"""About how high a table becomes, and with that what of it stays on one page: the same in the PDF and in Word."""

from collections.abc import Sequence
from math import ceil

from pipeline.blocks import Row, Table, plain

# Parts of the height of a page: up to the first a table moves to the next page as a whole, up to the second rows are
# kept together, and a row higher than the third may break after all. A panel moves as a whole up to the third.
_WHOLE = 0.5
TOGETHER = 0.7
UNBREAKABLE = 0.8

# Points.
_AROUND_ROW = {
    "bedragen": 6.5, "lijst": 10.2, "matrix": 10.2, "paneel": 13.0, "balken": 8.1, "schema": 0.3,
    "tijdlijn": 13.5, "kolommen": 0,
}  # fmt: skip
_CAPTION, _PANEL, _BEFORE_NOTE = 26.0, 90.0, 4.6
_LINES_OF_HEAD = 2

_LETTER = 0.5  # about the width of a letter of running text in em, with the room that is lost at the ends of lines


def row_heights(table: Table, ems: Sequence[float], line: float) -> list[float]:
    """The heights of the rows of the body in points: `ems` is the room of each column, `line` the height of a line.

    They err on the high side for cells that span.
    """
    return [_AROUND_ROW[table.style] + _of_texts(row, ems, line) for row in table.body]


def stays_whole(table: Table, heights: Sequence[float], line: float, page: float) -> bool:
    """Whether a table with rows of these heights moves to the next page rather than break; all in points."""
    around, most = (_PANEL, UNBREAKABLE) if table.style == "paneel" else (_CAPTION, _WHOLE)
    return around + len(table.head) * line * _LINES_OF_HEAD + sum(heights) <= most * page


def _of_texts(row: Row, ems: Sequence[float], line: float) -> float:
    tallest = line
    for cell, room in zip(row.cells, ems, strict=False):
        height = _lines(plain(cell.inlines), room * cell.colspan) * line
        if cell.note:
            height += _BEFORE_NOTE + _lines(plain(cell.note), room * cell.colspan) * line
        tallest = max(tallest, height)
    return tallest


def _lines(text: str, ems: float) -> int:
    return ceil(len(text) * _LETTER / ems)
