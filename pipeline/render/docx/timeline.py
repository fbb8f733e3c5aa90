"""A timeline as the grid of a Word table: a cell per step of the scale, in which the bars are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.blocks import Cell, Column, Row, Spans, Table


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the steps stand in the grid: the first column, how many there are, and how many make a year."""

    first: int
    steps: int
    per_year: int

    @property
    def end(self) -> int:
        """The first column of the grid after the last step."""
        return self.first + self.steps

    def starts_year(self, column: int) -> bool:
        """Whether a year starts at this column of the grid."""
        place = column - self.first
        return 0 <= place < self.steps and place % self.per_year == 0


def in_steps(table: Table) -> tuple[Table, Scale | None]:
    """The table with every drawing of stretches as one cell per step; without such a drawing it is as it was."""
    found = _scale(table)
    if found is None:
        return table, None
    first, years, steps = found
    per_year = max(steps // years, 1)
    scale = Scale(first, years * per_year, per_year)
    shown = range(first, first + years)
    columns: list[Column] = []
    for index, column in enumerate(table.columns):
        parts = per_year if index in shown else 1
        columns += [replace(column, width=column.width / parts)] * parts

    def rows(group: Sequence[Row]) -> tuple[Row, ...]:
        return tuple(replace(row, cells=tuple(_split(row.cells, shown, per_year))) for row in group)

    return replace(table, columns=tuple(columns), head=rows(table.head), body=rows(table.body)), scale


def _scale(table: Table) -> tuple[int, int, int] | None:
    for row in table.body:
        column = 0
        for cell in row.cells:
            if isinstance(cell.drawing, Spans):
                return column, cell.colspan, cell.drawing.steps
            column += cell.colspan
    return None


def _split(cells: Sequence[Cell], shown: range, per_year: int) -> Sequence[Cell]:
    """The cells of a row in the finer grid."""
    made: list[Cell] = []
    column = 0
    for cell in cells:
        years = sum(each in shown for each in range(column, column + cell.colspan))
        if isinstance(cell.drawing, Spans):
            made += [_step(cell.drawing, step) for step in range(cell.colspan * per_year)]
        else:
            made.append(replace(cell, colspan=cell.colspan + years * (per_year - 1)))
        column += cell.colspan
    return made


def _step(drawing: Spans, step: int) -> Cell:
    here = sorted((span for span in drawing.spans if span.start <= step < span.end), key=lambda span: not span.firm)
    return Cell(drawing=Spans(tuple(here[:1]), 1))
