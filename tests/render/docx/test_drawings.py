"""Panels, timelines and charts: tables in which a paragraph without text is a bar, as long or high as its figure."""

from dataclasses import replace

import pytest
from lxml import etree

from pipeline.blocks import Bar, Cell, Column, Paragraph, Pillar, Reference, Row, Span, Spans, Table
from pipeline.render.docx.markup import twips
from pipeline.render.docx.timeline import in_steps
from tests.render.docx.conftest import WriteBlocks
from tests.render.docx.reading import W, Word, rows, stays, text, value
from tests.sample import YEARS, bars, panel, pillars, timeline, words


def _body(word: Word) -> list[etree._Element]:
    (table,) = word.tables()
    return [row for row in table.iterfind(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]


def _styles(word: Word, row: etree._Element) -> list[list[str]]:
    return [[word.style_of(each) for each in cell.iterfind(f"{W}p")] for cell in row.iterfind(f"{W}tc")]


# ---- panels ------------------------------------------------------------------------------------------------------


def test_a_panel_stands_on_the_ground_of_its_chapter_with_its_title(write_blocks: WriteBlocks) -> None:
    word = write_blocks(panel(), accent=1)
    (title,), (table,) = word.paragraphs("Paneeltitel accent 1"), word.tables("Tabel paneel")
    assert text(title) == "Wat je in dit hoofdstuk vindt"
    assert title.getnext() is table
    assert {value(cell, "tcPr/shd", "fill") for cell in table.iter(f"{W}tc")} == {"FAF0EB"}
    style = word.styles()["Paneeltitel accent 1"]
    assert value(style, "pPr/shd", "fill") == "FAF0EB"
    assert value(style, "pPr/pBdr/left", "color") == "FAF0EB"


def test_a_panel_outside_the_chapters_stands_on_the_ground_of_the_house(write_blocks: WriteBlocks) -> None:
    (table,) = write_blocks(panel()).tables()
    assert {value(cell, "tcPr/shd", "fill") for cell in table.iter(f"{W}tc")} == {"F3F5F7"}


def test_a_panel_is_not_counted(write_blocks: WriteBlocks) -> None:
    assert list(write_blocks(panel()).body.iter(f"{W}fldSimple")) == []


def test_the_anchor_of_a_panel_is_its_title(write_blocks: WriteBlocks) -> None:
    titled = replace(panel(), anchor="inhoud-welzijn")
    word = write_blocks(titled, Paragraph((Reference("zie", "inhoud-welzijn"),)))
    (title,) = word.paragraphs("Paneeltitel")
    assert value(title, "bookmarkStart", "name") == "inhoud_welzijn"
    assert [each.get(f"{W}anchor") for each in word.body.iter(f"{W}hyperlink")] == ["inhoud_welzijn"]


def test_a_reference_in_the_words_of_the_title_of_a_panel_is_a_field(write_blocks: WriteBlocks) -> None:
    titled = replace(panel(), anchor="inhoud-welzijn")
    word = write_blocks(titled, Paragraph((Reference(titled.caption, "inhoud-welzijn"),)))
    (paragraph,) = word.paragraphs("Leestekst")
    instructions = [(each.text or "").strip() for each in paragraph.iter(f"{W}instrText")]
    assert instructions == ["REF inhoud_welzijn \\h \\* CHARFORMAT"]


# ---- timelines ---------------------------------------------------------------------------------------------------


def test_a_timeline_has_two_cells_for_a_year_under_one_head(write_blocks: WriteBlocks) -> None:
    (table,) = write_blocks(timeline(4), accent=1).tables("Tabel tijdlijn")
    head = next(table.iterfind(f"{W}tr"))
    assert [value(each, "tcPr/gridSpan") for each in head.iterfind(f"{W}tc")] == ["", *["2"] * 6, ""]
    assert rows(table)[1][1:] == [*[""] * 12, "dienst Welzijn"]
    assert len(list(table.iter(f"{W}gridCol"))) == 14


def test_the_sentences_of_a_timeline_take_their_room_from_the_years(write_blocks: WriteBlocks) -> None:
    drawn = timeline(4)
    (table,) = write_blocks(drawn, accent=1).tables("Tabel tijdlijn")
    sentences, *halves, trekker = [int(each.get(f"{W}w", "0")) for each in table.iter(f"{W}gridCol")]
    assert trekker == pytest.approx(twips(drawn.columns[-1].width), abs=1)
    assert max(halves) < twips(drawn.columns[1].width / 2)
    assert sentences > twips(drawn.columns[0].width)


def test_bars_stand_in_the_half_years_of_their_span(write_blocks: WriteBlocks) -> None:
    word = write_blocks(timeline(4), accent=1)
    firm, expected, none = "Tijdbalk accent 1", "Tijdbalk open accent 1", "Tabeltekst rechts"
    drawn = [[style for (style,) in _styles(word, row)[1:-1]] for row in _body(word)]
    assert drawn == [
        [firm] + [none] * 11,
        [firm] * 6 + [expected] * 6,
        [none] * 8 + [expected] * 2 + [none] * 2,
        [none] * 12,
    ]
    styles = word.styles()
    assert value(styles[firm], "pPr/shd", "fill") == "B3431E"
    assert value(styles["Tijdbalk"], "pPr/spacing", "line") == "180"
    assert value(styles[expected], "pPr/pBdr/top", "color") == value(styles[expected], "pPr/pBdr/bottom", "color")


def test_a_firm_span_goes_before_an_expected_one() -> None:
    both = Cell(drawing=Spans((Span(0, 2, firm=False), Span(1, 2)), 2))
    table, scale = in_steps(Table((Column(12), Column(11)), (), (Row((Cell(words("A")), both)),), style="tijdlijn"))
    drawings = [cell.drawing for cell in table.body[0].cells[1:]]
    assert drawings == [Spans((Span(0, 2, firm=False),), 1), Spans((Span(1, 2),), 1)]
    assert scale is not None and (scale.first, scale.steps, scale.per_year) == (1, 2, 2)


def test_a_table_without_spans_keeps_its_grid() -> None:
    assert in_steps(panel()) == (panel(), None)


def test_a_line_stands_at_the_start_of_every_year(write_blocks: WriteBlocks) -> None:
    row = _body(write_blocks(timeline(4)))[0]
    lined = [value(cell, "tcPr/tcBorders/left", "color") for cell in row.iterfind(f"{W}tc")]
    assert lined == ["", *["C9D0D8", ""] * 6, ""]


def test_when_an_actie_runs_stands_behind_its_sentence(write_blocks: WriteBlocks) -> None:
    word = write_blocks(timeline(4), accent=1)
    cell = _body(word)[2].findall(f"{W}tc")[0]
    assert [(word.style_of(each), text(each)) for each in cell.iterfind(f"{W}p")] == [
        ("Tabeltekst", "We tellen elk jaar.AC003\u2002verwacht 2024"),
    ]
    assert {"AC001", "AC0123", "AC003", "AC004", "verwacht 2024"} <= set(word.runs("Strookverwijzing"))


def test_the_key_stands_below_the_timeline_and_before_its_notes(write_blocks: WriteBlocks) -> None:
    word = write_blocks(timeline(4), accent=1)
    (table,), (key,), (note,) = word.tables(), word.paragraphs("Legende"), word.paragraphs("Noot")
    assert table.getnext() is key and key.getnext() is note
    assert " ".join(text(key).split()) == "uitgewerkt verwacht, na 2022"
    assert len(word.runs("Legendevak accent 1")) == len(word.runs("Legendevak open accent 1")) == 1
    assert stays(key)


def test_references_reach_a_row(write_blocks: WriteBlocks) -> None:
    word = write_blocks(timeline(4), Paragraph((Reference("deze actie", "AC003"),)))
    cell = _body(word)[2].find(f"{W}tc")
    assert cell is not None and value(cell, "p/bookmarkStart", "name") == "AC003"
    assert [each.get(f"{W}anchor") for each in word.body.iter(f"{W}hyperlink")] == ["AC003"]


def test_a_reference_in_the_words_of_a_row_is_a_field(write_blocks: WriteBlocks) -> None:
    word = write_blocks(timeline(4), Paragraph((Reference("We tellen elk jaar.AC003", "AC003"),)))
    assert [(each.text or "").strip() for each in word.body.iter(f"{W}instrText")] == ["REF AC003 \\h \\* CHARFORMAT"]


# ---- charts ------------------------------------------------------------------------------------------------------


def test_a_bar_is_as_long_as_its_figure(write_blocks: WriteBlocks) -> None:
    word = write_blocks(bars(1), accent=2)
    column = int(value(_body(word)[0].findall(f"{W}tc")[1], "tcPr/tcW", "w"))
    room = column - twips(2)
    (full, half), none = word.paragraphs("Balk accent 2"), _body(word)[2].findall(f"{W}tc")[1]
    assert value(full, "pPr/ind", "right") == "0"
    assert int(value(half, "pPr/ind", "right")) == pytest.approx(room / 2, abs=1)
    assert [word.style_of(each) for each in none.iterfind(f"{W}p")] == ["Tabeltekst"]


def test_the_smallest_bar_can_still_be_seen(write_blocks: WriteBlocks) -> None:
    row = Row((Cell(words("een"), heads="row"), Cell(drawing=Bar(1))))
    word = write_blocks(Table((Column(40), Column()), (), (row,), style="balken"))
    (bar,) = word.paragraphs("Balk")
    assert int(value(bar, "pPr/ind", "right")) == twips(163) - twips(40) - twips(2) - twips(0.3)


def test_a_chart_is_counted_as_a_figure_above_it(write_blocks: WriteBlocks) -> None:
    word = write_blocks(bars(1), pillars(2))
    assert [text(each) for each in word.paragraphs("caption")] == [
        "Figuur 1\u2002Uitgaven per hoofdstuk",
        "Figuur 2\u2002Uitgaven per hoofdstuk en per jaar",
    ]
    fields = [each.get(f"{W}instr", "").strip() for each in word.body.iter(f"{W}fldSimple")]
    assert fields == ["SEQ Figuur \\* ARABIC"] * 2
    first = word.paragraphs("caption")[0]
    assert value(first, "bookmarkStart", "name") == "figuur_hoofdstukken"


def test_a_pillar_stands_below_its_figure_and_is_as_high(write_blocks: WriteBlocks) -> None:
    word = write_blocks(pillars(1))
    row = _body(word)[0]
    assert _styles(word, row) == [["Tabelnaam"], *[["Kolomwaarde", "Kolom"]] * 5, ["Kolomwaarde"]]
    heights = [int(value(each, "pPr/spacing", "line")) for each in row.iter(f"{W}p") if word.style_of(each) == "Kolom"]
    assert heights == [twips(24 * share / 1000) for share in (780, 1000, 950, 630, 460)]
    assert {value(each, "pPr/spacing", "lineRule") for each in word.paragraphs("Kolom")} == {"exact"}


def test_pillars_stand_on_a_base_line_below_their_year(write_blocks: WriteBlocks) -> None:
    word = write_blocks(pillars(1))
    for row in _body(word):
        cells = row.findall(f"{W}tc")
        assert [value(each, "tcPr/vAlign") for each in cells] == ["bottom"] * 7
        assert [value(each, "tcPr/tcBorders/bottom", "color") for each in cells] == ["", *["1A2430"] * 6]
    assert [text(each) for each in word.paragraphs("Kolomjaar")] == list(YEARS)


def test_pillars_of_many_rows_are_lower(write_blocks: WriteBlocks) -> None:
    row = Row((Cell(words("1"), drawing=Pillar(1000)),))
    word = write_blocks(Table((Column(),), (), (row,) * 3, style="kolommen"))
    assert {value(each, "pPr/spacing", "line") for each in word.paragraphs("Kolom")} == {str(twips(15))}


def test_what_draws_has_no_text_and_its_colour_from_a_style(sample: Word) -> None:
    names = [name for name in sample.styles() if name.startswith(("Balk", "Tijdbalk", "Kolom", "Omslagbalk"))]
    drawn = [each for name in names if name not in ("Kolomjaar", "Kolomwaarde") for each in sample.paragraphs(name)]
    assert len(drawn) > 25
    for each in drawn:
        assert text(each) == ""
        assert each.find(f"{W}pPr/{W}shd") is None and each.find(f"{W}pPr/{W}pBdr") is None
