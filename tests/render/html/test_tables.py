"""Tables: every figure under its own headers."""

from collections.abc import Callable

import pytest

from pipeline.blocks import Cell, Column, Document, Row, Table
from tests import sample
from tests.render.html.reading import Element, Figure, figures

Write = Callable[..., Element]


def table(*body: Row, head: tuple[Row, ...] = (), columns: int = 2) -> Table:
    return Table(tuple(Column() for _ in range(columns)), head, body)


def cells(*texts: str, heads: str = "") -> tuple[Cell, ...]:
    first, *rest = texts
    return (Cell(sample.words(first), heads=heads), *(Cell(sample.words(each)) for each in rest))  # type: ignore[arg-type]


def test_each_figure_stands_under_its_group_its_row_and_its_year(write_blocks: Write) -> None:
    main = write_blocks(sample.amounts_table(1))
    found = figures(main.one("table"))
    assert len(found) == 4 * 7
    assert Figure("1.398.500", ("Exploitatie", "Uitgaven", "2020")) in found
    assert Figure("−838.300", ("Exploitatie", "Saldo", "2025")) in found
    assert Figure("560.200", ("Exploitatie", "Ontvangsten", "Totaal")) in found


def test_a_total_belongs_to_no_group(write_blocks: Write) -> None:
    found = figures(write_blocks(sample.amounts_table(1)).one("table"))
    assert Figure("−99.999.999", ("Totaal saldo", "2020")) in found
    assert not [each for each in found if each.text == "−99.999.999" and "Exploitatie" in each.headers]


def test_a_group_ends_where_the_next_one_starts(write_blocks: Write) -> None:
    def group(name: str) -> Row:
        return Row((Cell(sample.words(name), colspan=2, heads="rows"),), "groep")

    main = write_blocks(
        table(group("A"), Row(cells("x", "1", heads="row")), group("B"), Row(cells("y", "2", heads="row")))
    )
    assert figures(main.one("table")) == [Figure("1", ("A", "x")), Figure("2", ("B", "y"))]
    assert [each.classes for each in main.all("tbody")] == [["groep"], ["groep"]]


def test_spans_of_rows_and_columns_keep_their_headers(write: Callable[[Document], Element]) -> None:
    found = figures(write(sample.document()).all("table")[-1])
    assert Figure("AP001", ("W1", "Doelstellingen", "BD01")) in found
    assert Figure("d", ("W1", "Doelstellingen", "BD03")) in found
    assert Figure(f"Niet opgenomen. {sample.HOSTILE}", ("W2", "Doelstellingen", "BD01")) in found


def test_a_span_is_never_cut_by_a_row_group(write_blocks: Write) -> None:
    tall = Row((Cell(sample.words("A"), rowspan=2, heads="row"), Cell(sample.words("1"))))
    total = Row((Cell(sample.words("2")),), "totaal")
    main = write_blocks(table(tall, total))
    assert figures(main.one("table")) == [Figure("1", ("A",)), Figure("2", ("A",))]


def test_the_caption_names_the_region_that_scrolls(write_blocks: Write) -> None:
    main = write_blocks(sample.amounts_table(4))
    caption = main.one("caption")
    assert caption.text() == f"Tabel 4 {sample.amounts_table(4).caption}"
    region = main.one("div", "rol").attributes
    assert region == {
        "class": "rol", "role": "region", "tabindex": "0", "aria-labelledby": caption.attributes["id"],
    }  # fmt: skip
    explained = next(
        each for each in main if each.attributes.get("id") == main.one("table").attributes["aria-describedby"]
    )
    assert explained.text() == "Uitgaven, ontvangsten en saldo per jaar"


def test_amounts_stand_right_and_an_empty_head_is_no_header(write_blocks: Write) -> None:
    head = Row((Cell(), Cell(sample.words("2020"))))
    body = Row(cells("Uitgaven", "1", heads="row"))
    main = write_blocks(Table((Column(30), Column(18.4, "right")), (head,), (body,)))
    empty, year = (each for each in main.one("thead").one("tr").children if isinstance(each, Element))
    assert (empty.tag, year.tag) == ("td", "th")
    assert [each.classes for each in main.all("td")] == [["e"], ["r"]]
    assert [each.classes for each in main.all("col")] == [["b30"], ["b18-4"]]


def test_a_column_of_numbers_leaves_the_naming_to_the_next(write_blocks: Write) -> None:
    row = Row((Cell(sample.words("II")), Cell(sample.words("Saldo"), heads="row"), Cell(sample.words("1"))))
    main = write_blocks(table(row, columns=3))
    assert [each.classes for each in main.one("tr") if each.tag in ("td", "th")] == [["n"], ["e"], []]
    assert Figure("1", ("Saldo",)) in figures(main.one("table"))


@pytest.mark.parametrize(
    "row",
    [
        Row(cells("te", "veel", "cellen")),
        Row(cells("te weinig")),
        Row((Cell(sample.words("te breed"), colspan=3),)),
    ],
)
def test_a_row_that_does_not_fill_its_columns_stops_the_build(write_blocks: Write, row: Row) -> None:
    with pytest.raises(ValueError, match=r"cell|row"):
        write_blocks(table(row))
