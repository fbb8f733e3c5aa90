"""What stands where on the page."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Heading,
    ItemList,
    LabelRow,
    Note,
    Paragraph,
    Row,
    Section,
    Strip,
    Table,
)
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from pipeline.render.rendered import Rendered
from tests import sample
from tests.render.pdf.conftest import TEMPLATES
from tests.render.pdf.pages import START, Spot, document_of, pages_with, spots, squeezed, text_of, where

LANDSCAPE = (8, 10)
LINE = "Een regel tekst die ongeveer zo lang is als de kolom breed is, en dan nog wat."


def made(style: Huisstijl, *blocks: Block, landscape: bool = False, accent: int = 0) -> bytes:
    pdf = write_pdf(document_of(*blocks, landscape=landscape, accent=accent), style, TEMPLATES)
    assert pdf.findings == ()
    return pdf.data


def lines(count: int) -> list[Paragraph]:
    return [Paragraph(sample.words(LINE))] * count


def plain_rows(count: int) -> tuple[Row, ...]:
    return tuple(Row((Cell(sample.words(f"rij {number}")), Cell(sample.words("1")))) for number in range(count))


def table(rows: Sequence[Row], style: str = "lijst") -> Table:
    head = (Row((Cell(sample.words("Kolomkop")), Cell(sample.words("Aantal")))),)
    return Table((Column(), Column(30, "right")), head, tuple(rows), 7, "Onderwerp", "t7", "d", style=style)  # type: ignore[arg-type]


def test_all_text_stays_within_the_margins(rendered: Rendered) -> None:
    outside = [
        spot
        for spot in spots(rendered.data)
        if not _is_thumb(spot) and (spot.left < 19.5 or spot.right > (277.5 if spot.page in LANDSCAPE else 190.5))
    ]
    assert outside == []


def _is_thumb(spot: Spot) -> bool:
    return spot.right < 13 or spot.left > 197


@pytest.mark.parametrize(("page", "left", "right"), [(3, 27, 190), (4, 20, 183)])
def test_margins_are_mirrored(rendered: Rendered, page: int, left: float, right: float) -> None:
    here = [spot for spot in spots(rendered.data) if spot.page == page]
    assert min(spot.left for spot in here) == pytest.approx(left, abs=0.8)
    assert max(spot.right for spot in here) == pytest.approx(right, abs=0.8)


def test_header_and_footer_stand_on_their_lines(rendered: Rendered) -> None:
    bottoms = [spot.bottom for spot in spots(rendered.data) if spot.page == 3 and spot.character in "SVOmn"]
    assert min(bottoms) == pytest.approx(20, abs=0.3)
    number = [spot for spot in spots(rendered.data) if spot.page == 3 and spot.character == "3"][-1]
    assert number.bottom == pytest.approx(297 - 13, abs=0.3)


def test_a_chapter_opens_on_a_right_hand_page_and_the_page_before_it_stays_empty(style: Huisstijl) -> None:
    chapter = Heading(1, sample.words("Welzijn"), "welzijn", "hoofdstuk", number="1")
    document = replace(document_of(), sections=(Section((START,), "Deel"), Section((chapter,), "1 Welzijn", 1)))
    longer = replace(document, sections=(Section((START, *lines(60)), "Deel"), Section((chapter,), "1 Welzijn", 1)))
    assert pages_with(write_pdf(document, style, TEMPLATES).data, "Hoofdstuk 1") == [3]
    pages = text_of(write_pdf(longer, style, TEMPLATES).data)
    assert "Hoofdstuk 1" in pages[-1]
    assert len(pages) == 5
    assert [squeezed(page) for page in pages].count("") == 1
    assert squeezed(pages[3]) == ""


def test_the_opening_of_a_chapter_has_no_running_head_and_later_pages_have(rendered: Rendered) -> None:
    pages = text_of(rendered.data)
    assert "Strategisch" not in pages[4]
    assert "1 Welzijn" in pages[5]


def test_the_name_of_a_chapter_stands_72_millimetres_from_the_top(rendered: Rendered) -> None:
    name = [spot for spot in spots(rendered.data) if spot.page == 5 and spot.character == "W"]
    assert name[0].bottom == pytest.approx(72, abs=0.5)


def test_a_doelstelling_starts_a_page_with_its_strip(style: Huisstijl) -> None:
    strip = Strip("BD01", "Beleidsdoelstelling", flag="Prioritair", filled=True)
    goal = Heading(2, sample.words("De zin van de doelstelling"), "BD01", "doelstelling")
    data = made(style, *lines(3), strip, goal)
    assert pages_with(data, "BD01") == pages_with(data, "De zin van de doelstelling") == [3]


def test_a_title_keeps_a_number_with_the_word_it_counts(style: Huisstijl) -> None:
    lines_of_numbers = set()
    for length in range(4, 22, 2):
        title = Heading(2, sample.words(f"Een titel van {'x' * length} en daarna 90 procent"), "BD01", "doelstelling")
        data = made(style, title)
        number, counted = where(data, "90"), where(data, "procent")
        assert number[0].bottom == pytest.approx(counted[0].bottom, abs=3)  # the p descends
        lines_of_numbers.add(round(number[0].bottom, -1))
    assert len(lines_of_numbers) == 2  # the longer ones do go on on a second line


@pytest.mark.parametrize("before", range(24, 36))
def test_a_short_list_stays_on_one_page_with_its_heading(style: Huisstijl, before: int) -> None:
    heading = Heading(2, sample.words("Waar we op letten"), "letten", "tussenkop")
    items = ItemList(tuple((Paragraph(sample.words(f"Punt {number}.")),) for number in range(1, 4)))
    data = made(style, *lines(before), heading, items)
    assert pages_with(data, "Waar we op letten") == pages_with(data, "Punt 1.") == pages_with(data, "Punt 3.")


@pytest.mark.parametrize("before", range(8, 30, 3))
def test_particulars_stay_on_one_page_below_their_heading(style: Huisstijl, before: int) -> None:
    heading = Heading(2, sample.words("De zin"), "BD01", "tussenkop")
    rows = [LabelRow(f"Label {number}", tuple(lines(2))) for number in range(1, 5)]
    data = made(style, *lines(before), heading, *rows, Paragraph(sample.words("Erna.")))
    assert pages_with(data, "De zin") == pages_with(data, "Label 1") == pages_with(data, "Label 4")


def test_very_long_particulars_go_on_on_the_next_page(style: Huisstijl) -> None:
    heading = Heading(2, sample.words("De zin"), "BD01", "tussenkop")
    rows = [LabelRow(f"Label {number}", tuple(lines(6))) for number in range(1, 9)]
    data = made(style, *lines(10), heading, *rows)
    assert pages_with(data, "De zin") == pages_with(data, "Label 1") == [2]
    assert pages_with(data, "Label 8") == [3]


@pytest.mark.parametrize("before", range(20, 34))
def test_a_heading_caption_head_and_two_rows_stay_together(style: Huisstijl, before: int) -> None:
    heading = Heading(2, sample.words("De kop"), "kop", "tussenkop")
    data = made(style, *lines(before), heading, table(plain_rows(60)))
    assert pages_with(data, "De kop") == pages_with(data, "Onderwerp") == pages_with(data, "rij 1 1")[:1]


@pytest.mark.parametrize("before", range(20, 26))
def test_the_total_stays_with_the_row_above_it(style: Huisstijl, before: int) -> None:
    total = Row((Cell(sample.words("Samen")), Cell(sample.words("9"))), "totaal")
    data = made(style, *lines(before), table((*plain_rows(44), total), "bedragen"))
    assert pages_with(data, "Samen") == pages_with(data, "rij 43")


def test_the_head_of_a_table_repeats_on_every_page(style: Huisstijl) -> None:
    data = made(style, table(plain_rows(120)))
    assert len(pages_with(data, "Kolomkop")) == len(text_of(data)) - 1 >= 3


@pytest.mark.parametrize("before", range(28, 34))
def test_a_note_stands_on_the_page_of_its_text(style: Huisstijl, before: int) -> None:
    noted = Paragraph((*sample.words("Een zin met een noot"), Note(sample.words("De noot zelf."))))
    data = made(style, *lines(before), noted)
    assert pages_with(data, "met een noot") == pages_with(data, "De noot zelf")


def test_reading_text_stands_beside_the_column_of_labels(style: Huisstijl) -> None:
    data = made(style, Paragraph(sample.words("Woord " * 60)), Paragraph(sample.words("Inleiding " * 40), "intro"))
    words = [spot for spot in spots(data) if spot.page == 2 and 50 < spot.top < 260]
    assert min(spot.left for spot in words) == pytest.approx(20 + 36 + 5, abs=0.6)
    assert len({round(spot.top) for spot in words if spot.character == "W"}) > 3


def test_a_small_table_moves_to_the_next_page_as_a_whole(style: Huisstijl) -> None:
    data = made(style, *lines(28), table(plain_rows(6)))
    assert pages_with(data, "Onderwerp") == pages_with(data, "rij 5") == [3]


def test_a_row_higher_than_a_page_is_printed_whole(style: Huisstijl) -> None:
    long = " ".join(f"woord{number}" for number in range(1500))
    data = made(style, table((Row((Cell(sample.words(long)), Cell(sample.words("1")))), *plain_rows(3))))
    found = squeezed("".join(text_of(data)))
    assert all(f"woord{number}" in found for number in range(1500))
    assert [spot for spot in spots(data) if spot.page > 1 and 272.5 < spot.bottom < 281] == []


@pytest.mark.parametrize("width", [8.0, 12.0, 18.4, 30.0])
@pytest.mark.parametrize("word", [sample.LONG_WORD, "https://www.turnhout.be/" + "a1b2" * 20, "X" * 60])
def test_a_long_word_stays_inside_its_cell_and_keeps_its_letters(style: Huisstijl, width: float, word: str) -> None:
    narrow = Table(
        (Column(width), Column()),
        (Row((Cell(sample.words("K")), Cell(sample.words("L")))),),
        (Row((Cell(sample.words(word)), Cell(sample.words("§")))),),
        style="lijst",
    )
    data = made(style, narrow)
    assert pages_with(data, word) == [2]
    column = [spot for spot in spots(data) if spot.page == 2 and spot.top > 45 and spot.bottom < 270]
    neighbour = next(spot.left for spot in column if spot.character == "§")
    letters = [spot for spot in column if spot.character not in "§L"]
    assert max(spot.right for spot in letters) < neighbour


def test_a_long_word_stays_inside_labels_lists_and_headings(style: Huisstijl) -> None:
    word = sample.words(sample.LONG_WORD)
    data = made(
        style,
        Heading(2, word, "lang", "kop"),
        LabelRow(sample.LONG_WORD, (Paragraph(word), ItemList(((Paragraph(word),),)))),
        ItemList(((Paragraph(word), ItemList(((Paragraph(word, "intro"),),))),)),
    )
    assert squeezed("".join(text_of(data))).count(sample.LONG_WORD) == 6
    assert max(spot.right for spot in spots(data) if spot.page == 2) < 183.5


def test_a_table_inside_a_label_row_fits_the_column(style: Huisstijl) -> None:
    data = made(style, LabelRow("Label", (sample.amounts_table(9, years=(2020, 2021, 2022)),)))
    assert max(spot.right for spot in spots(data) if spot.page == 2) < 183.5


def test_amounts_share_one_right_edge_with_their_year(rendered: Rendered) -> None:
    # the last letter of "Totaal", and the last digits below it
    ends = [
        spot.right
        for spot in spots(rendered.data)
        if spot.page == 6 and 150 < spot.top < 200 and 182 < spot.right < 184 and spot.character in "l09"
    ]
    assert len(ends) == 5
    assert max(ends) - min(ends) < 0.35


def test_the_contents_list_the_pages(rendered: Rendered) -> None:
    contents = squeezed(text_of(rendered.data)[2])
    for number, title in (("", "Leeswijzer"), ("1", "Welzijn"), ("", "Schema"), ("", "Bijlage")):
        page = min(page for page in pages_with(rendered.data, title) if page > 3)
        assert f"{number}{title}{page}" in contents


def test_contents_are_only_the_headings_that_ask_for_it(style: Huisstijl) -> None:
    listed = Heading(2, sample.words("Wel genoemd"), "wel", "tussenkop", contents=True)
    silent = Heading(2, sample.words("Niet genoemd"), "niet", "tussenkop")
    data = made(style, Contents("Overzicht"), listed, silent)
    text = squeezed(text_of(data)[1])
    assert text.count("Welgenoemd") == 2
    assert text.count("Nietgenoemd") == 1


def test_a_landscape_section_has_landscape_pages(rendered: Rendered) -> None:
    here = [spot for spot in spots(rendered.data) if spot.page == LANDSCAPE[0]]
    assert min(spot.left for spot in here) == pytest.approx(20, abs=0.5)
    assert max(spot.right for spot in here) == pytest.approx(277, abs=0.8)
