"""Tables: every figure under its own headers."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.blocks import Bar, Cell, Column, Document, Heading, Paragraph, Pillar, Reference, Row, Span, Spans, Table
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


def test_a_table_without_number_is_no_landmark_because_others_may_have_its_name(write_blocks: Write) -> None:
    titled = replace(table(Row(cells("a", "b", heads="row"))), caption="Wat je vindt", anchor="een")
    main = write_blocks(titled, replace(titled, anchor="twee"), replace(titled, anchor="drie", number=1))
    regions = [each.attributes for each in main.all("div") if "rol" in each.classes]
    assert [each["role"] for each in regions] == ["group", "group", "region"]
    assert [each["aria-labelledby"] for each in regions] == [f"_{name}-bijschrift" for name in ("een", "twee", "drie")]


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


def test_a_row_with_an_anchor_can_be_linked_to(write_blocks: Write) -> None:
    link = Paragraph((Reference("AC0123", "AC0123"),))
    main = write_blocks(Heading(1, sample.words("Plan"), "AP001", "actieplan"), sample.timeline(4), link)
    rows = main.one("details").all("tr")
    assert [each.attributes.get("id") for each in rows] == [None, "AC001", "AC0123", "AC003", "AC004"]
    assert "#AC0123" in [each.attributes["href"] for each in main.all("a")]


def test_an_anchor_of_a_row_is_not_used_twice(write_blocks: Write) -> None:
    with pytest.raises(ValueError, match="anchor used twice: 'AC001'"):
        write_blocks(Heading(1, sample.words("Plan"), "AC001", "kop"), sample.timeline(4))


def test_a_note_stands_apart_from_the_words_of_its_cell(write_blocks: Write) -> None:
    row = write_blocks(sample.timeline(4)).all("tr")[2]
    assert row.one("th").text() == "We bezoeken gezinnen.AC0123 2020–2022, verwacht tot 2025"
    assert row.one("small").text() == "AC0123"
    assert row.one("span", "bij").text() == "2020–2022, verwacht tot 2025"


def test_a_timeline_spans_its_years_and_its_key_says_what_a_bar_means(write_blocks: Write) -> None:
    main = write_blocks(sample.timeline(4))
    found = {each.text.strip(): each.headers for each in figures(main.one("table"))}
    assert "dienst Welzijn" in found
    rows = [each.all("td")[0] for each in main.one("tbody").all("tr")]
    assert {each.attributes["colspan"] for each in rows} == {"6"}
    assert [each.text(shown=True).strip() for each in rows] == [""] * 4
    assert [
        [(bar.attributes["x"], bar.attributes["width"], bar.classes) for bar in row.all("rect")] for row in rows
    ] == [
        [("0%", "8.333%", [])],
        [("0%", "50%", []), ("50%", "50%", ["open"])],
        [("66.667%", "16.667%", ["open"])],
        [],
    ]
    assert [each.attributes["x1"] for each in rows[3].all("line")][::6] == ["0%", "100%"]
    assert len(rows[3].all("line")) == 7
    assert [each.text().strip() for each in main.one("ul", "sleutel").all("li")] == ["uitgewerkt", "verwacht, na 2022"]
    assert [each.one("rect").classes for each in main.one("ul", "sleutel").all("li")] == [[], ["open"]]


def test_bars_have_their_figures_in_cells(write_blocks: Write) -> None:
    main = write_blocks(sample.bars(2))
    assert main.one("caption").text() == "Figuur 2 Uitgaven per hoofdstuk"
    found = figures(main.one("table"))
    assert Figure("6,0", ("Omgeving straten en groen", "miljoen euro")) in found
    assert Figure("100", ("Samen", "op 100 euro")) in found
    assert [each.attributes["width"] for each in main.all("rect")] == ["100%", "50%"]


def test_a_pillar_is_as_high_as_its_figure_and_stands_under_its_year(write_blocks: Write) -> None:
    main = write_blocks(sample.pillars(3))
    found = [Figure(each.text.strip(), each.headers) for each in figures(main.one("table"))]
    assert Figure("10,0", ("1 Welzijn", "2021")) in found
    assert Figure("7,8", ("2 Omgeving", "2025")) in found
    first = main.one("tbody").all("tr")[0]
    assert [each.attributes["height"] for each in first.all("svg")] == ["85.8", "110.0", "104.5", "69.3", "50.6"]
    assert [each.classes for each in first.all("td")][-1] == ["t"]
    assert not first.all("td")[-1].all("svg"), "zero draws nothing"


@pytest.mark.parametrize(
    "drawing",
    [
        Bar(1001),
        Bar(-1),
        Pillar(1001),
        Spans((Span(0, 13),), 12),
        Spans((Span(-1, 2),), 12),
        Spans((Span(3, 3),), 12),
    ],
)
def test_a_drawing_that_does_not_fit_stops_the_build(write_blocks: Write, drawing: Bar | Pillar | Spans) -> None:
    with pytest.raises(ValueError, match=r"a drawing|a bar"):
        write_blocks(table(Row((Cell(drawing=drawing),)), columns=1))


def test_a_panel_has_its_title_as_caption_and_flags_as_words(write_blocks: Write) -> None:
    main = write_blocks(Heading(1, sample.words("Plan"), "BD01", "kop"), sample.panel())
    assert main.one("caption").text() == "Wat je in dit hoofdstuk vindt"
    assert "paneel" in main.one("div", "tabel").classes
    found = [Figure(each.text.strip(), each.headers) for each in figures(main.one("table"))]
    assert Figure("Prioritair", ("BD01", "Prioriteit")) in found
    assert Figure("−100.000", ("Samen, 2020–2025", "Saldo in euro")) in found


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
