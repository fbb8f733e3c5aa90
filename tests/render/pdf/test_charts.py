"""Panels, timelines, bars and pillars: what is drawn, where the words stand, and what is in the tags."""

import io
from collections.abc import Sequence
from dataclasses import replace

import pikepdf
import pytest

from pipeline.blocks import (
    Bar,
    Block,
    Cell,
    Column,
    Heading,
    KeyEntry,
    Paragraph,
    Pillar,
    Reference,
    Row,
    Section,
    Span,
    Spans,
    Table,
)
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from pipeline.render.rendered import Rendered
from tests import sample
from tests.render.pdf.conftest import TEMPLATES
from tests.render.pdf.pages import Shape, document_of, pages_with, shapes, spots, squeezed, text_of, where

ACCENT = "#B3431E"
GROUND = "#FAF0EB"
HOUSE = "#16324F"
HEADER = 25  # millimetres from the top
CHAPTER = Heading(1, sample.words("Welzijn"), "welzijn", "hoofdstuk", number="1")


def made(style: Huisstijl, *blocks: Block, accent: int = 1) -> Rendered:
    pdf = write_pdf(document_of(*blocks, accent=accent), style, TEMPLATES)
    assert pdf.findings == ()
    return pdf


def of_colour(data: bytes, colour: str, height: float) -> list[Shape]:
    return [
        shape
        for shape in shapes(data)
        if shape.page > 1 and shape.colour == colour and shape.height == pytest.approx(height, abs=0.05)
    ]


# ---- the panel of a chapter ------------------------------------------------------------------------------------


def goals(count: int) -> Table:
    flat = sample.panel()
    row = Row((Cell(sample.words("BD9"), heads="row"), *(Cell(sample.words(f"woord {n}")) for n in range(3))))
    return replace(flat, body=(*(row for _ in range(count)), flat.body[-1]))


def opened(style: Huisstijl, *blocks: Block) -> bytes:
    document = replace(document_of(), sections=(Section((CHAPTER, *blocks), "1 Welzijn", 1),))
    pdf = write_pdf(document, style, TEMPLATES)
    assert pdf.findings == ()
    return pdf.data


def test_a_panel_stands_at_the_foot_of_the_opening_page(style: Huisstijl) -> None:
    (ground,) = [shape for shape in shapes(opened(style, goals(3))) if shape.colour == GROUND]
    assert (ground.page, ground.left, ground.right) == (3, pytest.approx(27, abs=0.1), pytest.approx(190, abs=0.1))
    assert ground.bottom == pytest.approx(297 - 25, abs=0.2)


def test_the_text_of_a_panel_keeps_7_millimetres_from_its_edges(style: Huisstijl) -> None:
    data = opened(style, goals(3))
    (ground,) = [shape for shape in shapes(data) if shape.colour == GROUND]
    inside = [spot for spot in spots(data) if spot.page == 3 and ground.top < spot.top < ground.bottom]
    assert min(spot.left for spot in inside) == pytest.approx(ground.left + 7, abs=0.4)
    assert max(spot.right for spot in inside) == pytest.approx(ground.right - 7, abs=0.4)
    assert where(data, "Wat je in dit hoofdstuk vindt")[0].top > ground.top + 6


@pytest.mark.parametrize("paragraphs", [3, 4])
def test_a_panel_that_does_not_fit_falls_to_the_next_page_as_a_whole(style: Huisstijl, paragraphs: int) -> None:
    data = opened(style, *[Paragraph(sample.words("Een zin. " * 60))] * paragraphs, goals(12))
    (ground,) = [shape for shape in shapes(data) if shape.colour == GROUND]
    assert ground.page == 4
    assert pages_with(data, "Wat je in dit hoofdstuk vindt") == pages_with(data, "Samen") == [4]


def test_a_panel_of_eight_doelstellingen_fits_below_an_introduction(style: Huisstijl) -> None:
    data = opened(style, Paragraph(sample.words("Een zin. " * 30), "intro"), goals(8))
    assert pages_with(data, "Wat je in dit hoofdstuk vindt") == [3]


# ---- the timeline ------------------------------------------------------------------------------------------------


def acties(rows: Sequence[tuple[str, tuple[Span, ...]]]) -> Table:
    body = tuple(
        Row(
            (
                Cell(sample.words(f"doet {code}"), heads="row", note=sample.words(f"wanneer {code}")),
                Cell(colspan=6, drawing=Spans(spans, 12)),
                Cell(sample.words(f"leidt {code}")),
            ),
            anchor=code,
        )
        for code, spans in rows
    )
    return replace(sample.timeline(4), body=body)


def test_a_stretch_of_time_stands_under_its_years(style: Huisstijl) -> None:
    data = made(style, acties([("AC1", (Span(0, 6), Span(6, 12, firm=False))), ("AC2", (Span(5, 6),))])).data
    half_year, start = 16.5 / 2, 20 + 47
    right_edge = start + 12 * half_year
    firm = of_colour(data, ACCENT, 3.2)
    assert [(shape.left, shape.right) for shape in firm] == [
        (pytest.approx(start + 0.6, abs=0.05), pytest.approx(start + 6 * half_year - 0.6, abs=0.05)),
        (pytest.approx(start + 5 * half_year + 0.6, abs=0.05), pytest.approx(start + 6 * half_year - 0.6, abs=0.05)),
    ]
    (expected,) = of_colour(data, "#FFFFFF", 3.2)
    assert (expected.left, expected.right) == (
        pytest.approx(start + 6 * half_year + 0.6, abs=0.05),
        pytest.approx(right_edge - 0.6, abs=0.05),
    )


def test_a_year_stands_above_its_column(style: Huisstijl) -> None:
    data = made(style, acties([("AC1", (Span(0, 12),))])).data
    for column, year in enumerate(sample.YEARS):
        right = where(data, year, page=2, below=HEADER)[-1].right
        assert right == pytest.approx(20 + 47 + (column + 1) * 16.5, abs=0.4)


def test_the_key_says_what_is_firm_and_what_is_expected(style: Huisstijl) -> None:
    data = made(style, acties([("AC1", ())])).data
    (firm,), (expected,) = of_colour(data, ACCENT, 2.6), of_colour(data, "#FFFFFF", 2.6)
    assert where(data, "uitgewerkt")[0].left > firm.right
    assert expected.left > where(data, "uitgewerkt")[-1].right
    assert where(data, "verwacht, na 2022")[0].left > expected.right
    assert where(data, "uitgewerkt")[0].top > where(data, "wanneer AC1")[0].bottom
    without = made(style, replace(acties([("AC1", ())]), key=())).data
    assert of_colour(without, ACCENT, 2.6) == []


def test_the_key_may_be_longer_than_a_line(style: Huisstijl) -> None:
    entries = tuple(KeyEntry(f"{sample.LONG_WORD} {number}", firm=True) for number in range(3))
    data = made(style, replace(acties([("AC1", ())]), key=entries)).data
    assert max(spot.right for spot in spots(data) if spot.page == 2) < 190.3


def test_a_timeline_over_pages_repeats_its_years(style: Huisstijl) -> None:
    data = made(style, acties([(f"AC{number:03}", (Span(0, 6),)) for number in range(60)])).data
    pages = text_of(data)[1:]
    assert len(pages) >= 2
    assert all("2020" in page and "Actie" in page for page in pages)
    assert len(of_colour(data, ACCENT, 3.2)) == 60


def test_the_lines_between_years_are_as_high_as_their_row(style: Huisstijl) -> None:
    long = replace(acties([("AC1", ())]).body[0].cells[0], inlines=sample.words("woord " * 60))
    table = acties([("AC1", (Span(0, 2),)), ("AC2", ())])
    first, second = table.body
    table = replace(table, body=(replace(first, cells=(long, *first.cells[1:])), second))
    data = made(style, table).data
    (bar,) = of_colour(data, ACCENT, 3.2)
    row = where(data, "woord woord")[0].top, where(data, " ".join(["woord"] * 60))[-1].bottom
    assert (bar.top + bar.bottom) / 2 == pytest.approx(sum(row) / 2, abs=1)


def test_a_row_can_be_referred_to(style: Huisstijl) -> None:
    rows = [(f"AC{number:03}", ()) for number in range(60)]
    pdf = made(style, Paragraph((Reference("zie", "AC058"),)), acties(rows))
    (page,) = pages_with(pdf.data, "doet AC058")
    assert page > 2
    assert pdf.pages["AC058"] == page
    assert pages_with(pdf.data, f"zie (blz. {page})") == [2]


# ---- bars and pillars ----------------------------------------------------------------------------------------------


def test_bars_are_as_long_as_they_say(style: Huisstijl) -> None:
    data = made(style, sample.bars(1), accent=0).data
    full, half = of_colour(data, HOUSE, 3.8)
    assert full.left == half.left == pytest.approx(20 + 58, abs=0.05)
    assert full.right == pytest.approx(183 - 40 - 5, abs=0.05)
    assert half.width == pytest.approx(full.width / 2, abs=0.05)


def test_the_smallest_amount_is_still_seen_and_nothing_is_not(style: Huisstijl) -> None:
    table = sample.bars(1)
    small, nothing = (
        Row((Cell(sample.words(text), heads="row"), Cell(drawing=Bar(length)), *(Cell(sample.words("0")),) * 2))
        for text, length in (("klein", 1), ("niets", 0))
    )
    data = made(style, replace(table, body=(small, nothing)), accent=0).data
    (seen,) = of_colour(data, HOUSE, 3.8)
    assert 0.2 < seen.width < 0.5


def test_a_bar_stands_at_the_height_of_its_words(style: Huisstijl) -> None:
    data = made(style, sample.bars(1), accent=0).data
    _, half = of_colour(data, HOUSE, 3.8)
    amount = where(data, "6,0", page=2)
    assert (half.top + half.bottom) / 2 == pytest.approx((amount[0].top + amount[0].bottom) / 2, abs=0.6)


def pillars(*rows: tuple[str, tuple[int, ...]]) -> Table:
    body = tuple(
        Row(
            (
                Cell(sample.words(label), heads="row"),
                *(Cell(sample.words(f"={h}"), drawing=Pillar(h)) for h in heights),
            )
        )
        for label, heights in rows
    )
    return replace(sample.pillars(1), body=body)


def test_a_pillar_stands_on_the_base_line_with_its_value_on_top(style: Huisstijl) -> None:
    data = made(style, pillars(("alles", (1000, 500, 250, 0, 125, 900))), accent=0).data
    drawn = [shape for shape in shapes(data) if shape.colour == HOUSE and shape.page == 2 and shape.width > 5]
    assert [shape.height for shape in drawn] == pytest.approx([24, 12, 6, 3, 21.6], abs=0.05)
    assert {round(shape.bottom, 1) for shape in drawn} == {round(drawn[0].bottom, 1)}
    assert all(shape.width == pytest.approx(15, abs=0.05) for shape in drawn)
    for shape, value in zip(drawn, (1000, 500, 250, 125, 900), strict=True):
        letters = where(data, f"={value}", page=2)
        assert 0.5 < shape.top - letters[1].bottom < 3
        assert (letters[0].left + letters[-1].right) / 2 == pytest.approx((shape.left + shape.right) / 2, abs=0.3)


@pytest.mark.parametrize("labels", [("a",), ("a", "b", "c"), ("a", sample.LONG_WORD), tuple("abcdefghijklmno")])
def test_the_years_stand_below_the_last_base_line_and_are_the_head(style: Huisstijl, labels: tuple[str, ...]) -> None:
    table = pillars(*((label, (1000,) * 6) for label in labels))
    data = made(style, table, Paragraph(sample.words("Erna.")), accent=0).data
    base = max(shape.bottom for shape in shapes(data) if shape.colour == HOUSE and shape.page == 2)
    year = where(data, "2020", page=2, below=HEADER)
    assert 0.5 < year[0].top - base < 4
    assert where(data, "Erna.")[0].top - year[0].bottom > 5
    pillar = next(shape for shape in shapes(data) if shape.colour == HOUSE and shape.page == 2 and shape.width > 5)
    assert (year[0].left + year[-1].right) / 2 == pytest.approx((pillar.left + pillar.right) / 2, abs=0.3)
    text = squeezed(text_of(data)[1])
    assert text.index("Inmiljoeneuro2020") < text.index("=1000")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        heads = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/THead"]
        assert [len(head.K.K if isinstance(head.K, pikepdf.Dictionary) else head.K[0].K) for head in heads] == [7]


def test_a_chart_is_counted_as_a_figure(style: Huisstijl) -> None:
    data = made(style, sample.bars(1), replace(sample.amounts_table(1), anchor="t1")).data
    text = squeezed(text_of(data)[1])
    assert "Figuur1Uitgavenperhoofdstuk" in text
    assert "Tabel1Ontvangsten" in text


def test_a_long_word_stays_in_the_new_cells(style: Huisstijl) -> None:
    word = sample.words(sample.LONG_WORD)

    def widened(table: Table, cell: int) -> Table:
        first, *others = table.body
        cells = [*first.cells]
        cells[cell] = replace(cells[cell], inlines=word, note=word)
        return replace(table, body=(replace(first, cells=tuple(cells)), *others), anchor="")

    data = made(style, widened(sample.bars(1), 0), widened(acties([("AC1", ()), ("AC2", ())]), 0)).data
    assert squeezed("".join(text_of(data))).count(sample.LONG_WORD) == 4
    found = where(data, sample.LONG_WORD * 2)
    assert max(spot.right for spot in found) < 20 + 58 - 2.5
    sentence = where(data, sample.LONG_WORD, below=found[-1].bottom + 5)
    assert max(spot.right for spot in sentence) < 20 + 47


# ---- tags ------------------------------------------------------------------------------------------------------------


def test_the_description_of_a_table_is_its_summary(rendered: Rendered) -> None:
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        tables = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Table"]
        said = [
            str(attributes.Summary)
            for table in tables
            for attributes in table.get("/A", ())
            if "/Summary" in attributes
        ]
    assert len(tables) == len(said) == 8
    assert "Het hoogst in 2021, het laagst in 2025." in said


def test_columns_of_a_table_with_a_wide_drawing_stay_regular(style: Huisstijl) -> None:
    wide = Table(
        (Column(40), Column(), Column()),
        (Row(tuple(Cell(sample.words(each)) for each in "abc")),),
        (Row((Cell(sample.words("x"), heads="row"), Cell(colspan=2, drawing=Spans((Span(0, 1),), 4)))),),
        style="tijdlijn",
    )
    with pikepdf.open(io.BytesIO(made(style, wide).data)) as pdf:
        cells = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TD"]
        assert [int(attributes.ColSpan) for cell in cells for attributes in cell.A if "/ColSpan" in attributes] == [2]
