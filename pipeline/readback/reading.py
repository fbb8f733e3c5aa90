"""What a finished file turns out to hold, whatever its format."""

from collections.abc import Iterator
from dataclasses import dataclass

# Stands in a text where a footnote hangs; a character that no text can hold.
NOTE_MARK = "\ufdd0"
# Stands where a list prints the page of what it lists: which page that is, only the layout knows.
PAGE_MARK = "\ufdd1"


class Unreadable(Exception):
    """The file cannot be read: it is damaged, or not of the format it says."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, its place among the cells of its row, and the columns and rows it covers."""

    text: str
    order: int
    column: int = 0
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, and how many rows from the top are its head."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts and tables of a file in reading order, its footnotes, and the addresses its links lead to.

    `beside` is what is printed around the text: running heads, footers, navigation.
    """

    flow: tuple[str | Grid, ...]
    notes: tuple[str, ...]
    links: tuple[str, ...]
    beside: str = ""


def placed(cells: list[list[tuple[str, int, int]]]) -> Iterator[tuple[Cell, ...]]:
    """The rows of cells (text, colspan, rowspan) with the column of each cell, after the cells from rows above."""
    covered: dict[int, int] = {}
    for row in cells:
        made, column = [], 0
        below = {place: rows - 1 for place, rows in covered.items() if rows > 1}
        for order, (text, colspan, rowspan) in enumerate(row):
            while column in covered:
                column += 1
            made.append(Cell(text, order, column, colspan, rowspan))
            if rowspan > 1:
                below |= dict.fromkeys(range(column, column + colspan), rowspan - 1)
            column += colspan
        covered = below
        yield tuple(made)
