"""Tables laid out: every cell in its column."""

import pytest

from pipeline.blocks import Cell, Row, laid_out


def test_cells_that_hang_down_are_repeated_in_the_rows_below() -> None:
    tall = Cell(rowspan=3, colspan=2)
    placed = laid_out((Row((Cell(), tall, Cell())), Row((Cell(), Cell())), Row((Cell(), Cell()))), 4)
    assert [[(slot.column, slot.continued) for slot in row] for row in placed] == [
        [(0, False), (1, False), (3, False)],
        [(0, False), (1, True), (3, False)],
        [(0, False), (1, True), (3, False)],
    ]


def test_a_cell_at_the_end_hangs_down_too() -> None:
    placed = laid_out((Row((Cell(), Cell(rowspan=2))), Row((Cell(),))), 2)
    assert [[slot.continued for slot in row] for row in placed] == [[False, False], [False, True]]


@pytest.mark.parametrize(
    "rows",
    [
        (Row((Cell(), Cell())),),  # too few
        (Row((Cell(), Cell(colspan=3))),),  # too wide
        (Row((Cell(), Cell(), Cell(), Cell())),),  # too many
        (Row((Cell(), Cell(rowspan=2), Cell())), Row((Cell(colspan=2), Cell()))),  # across what hangs down
        (Row((Cell(colspan=2), Cell(rowspan=2))), Row((Cell(colspan=3),))),
    ],
)
def test_cells_that_do_not_fill_the_columns_are_refused(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ValueError, match="do not fill 3 columns"):
        laid_out(rows, 3)
