"""Which rows of a table stay together."""

from pipeline.blocks import Cell, Row
from pipeline.render.pdf.tables import kept_together
from tests.sample import words


def rows(*styles: str) -> list[Row]:
    return [Row((Cell(words("x")),), style) for style in styles]  # type: ignore[arg-type]


def test_the_first_two_rows_stay_with_the_head() -> None:
    assert kept_together(rows(*["gewoon"] * 5), [10] * 5, 1000) == {0: 2}


def test_a_total_stays_with_the_row_above_it() -> None:
    assert kept_together(rows("gewoon", "gewoon", "gewoon", "gewoon", "totaal"), [10] * 5, 1000) == {0: 2, 3: 2}


def test_a_group_stays_together() -> None:
    styles = ["groep", "gewoon", "gewoon", "subtotaal", "groep", "gewoon", "totaal"]
    assert kept_together(rows(*styles), [10] * 7, 1000) == {0: 4, 4: 3}


def test_a_group_that_is_too_high_stays_with_its_first_row_only() -> None:
    styles = ["gewoon", "gewoon", "gewoon", "groep", *["gewoon"] * 8]
    assert kept_together(rows(*styles), [10] * 12, 50) == {0: 2, 3: 2}


def test_rows_higher_than_the_page_are_not_kept_together() -> None:
    assert kept_together(rows("gewoon", "gewoon", "totaal"), [500] * 3, 600) == {}
