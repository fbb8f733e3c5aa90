"""How high tables are taken to be, and which of them stay on one page."""

import pytest

from pipeline.blocks import Cell, Column, Row, Table
from pipeline.render.heights import row_heights, stays_whole
from tests.sample import words

LINE = 12.0


def _table(number: int = 1, text: str = "x", style: str = "lijst", heads: int = 0) -> Table:
    row = Row((Cell(words("A")), Cell(words(text))))
    return Table((Column(12), Column(60)), (row,) * heads, (row,) * number, style=style)  # type: ignore[arg-type]


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    # half an em a letter: 20 ems hold 40 letters
    heights = [row_heights(_table(text="x" * length), (4, 20), LINE)[0] for length in (1, 40, 41, 80, 81)]
    assert [round(each - heights[0]) for each in heights] == [0, 0, LINE, LINE, 2 * LINE]


def test_a_cell_that_spans_has_the_room_of_its_columns() -> None:
    row = Row((Cell(words("x" * 80), colspan=2),))
    assert row_heights(Table((Column(), Column()), (), (row,)), (20, 20), LINE)[0] < 2 * LINE + 10


@pytest.mark.parametrize(("style", "around", "part"), [("lijst", 26, 0.5), ("bedragen", 26, 0.5), ("paneel", 90, 0.8)])
def test_up_to_a_part_of_the_page_a_table_is_whole(style: str, around: int, part: float) -> None:
    page = 600.0
    table = _table(style=style, heads=1)
    fits = part * page - around - 2 * LINE  # the head counts as two lines
    assert stays_whole(table, [fits], LINE, page)
    assert not stays_whole(table, [fits + 0.1], LINE, page)
