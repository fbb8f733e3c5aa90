"""Tables arrive whole: rows, columns, spans, heads, lines and what screen readers are told."""

from dataclasses import replace

import pytest

from pipeline.blocks import Cell, Column, ItemList, Paragraph, Row, Table
from pipeline.render.docx.markup import twips
from pipeline.render.docx.tables import widths
from tests.render.docx.conftest import WriteBlocks
from tests.render.docx.reading import W, Word, rows, stays, text, value
from tests.sample import HOSTILE, LONG_WORD, YEARS, amounts_table, words


def _tables(word: Word) -> list[object]:
    return list(word.body.iter(f"{W}tbl"))


def test_rows_and_columns_arrive_as_they_were(sample: Word) -> None:
    prose, panel, amounts, timeline, landscape, bars, pillars, matrix = map(rows, sample.tables())
    assert prose == [["Naam", "Aantal"], [HOSTILE, "12"], ["leeg", ""]]
    assert amounts[0] == ["In euro", "2020", "2021", "2022", "2023", "2024", "2025", "Totaal"]
    assert amounts[1] == ["Exploitatie"]
    assert amounts[4] == ["Saldo", *["−838.300"] * 7]
    assert amounts == landscape
    assert matrix == [
        ["Ambitie", "Doelstellingen", "Elders"],
        ["^", "BD01", "BD02", "BD03", "^"],
        ["W1", "AP001", "", "", ""],
        ["^", "b", "c", "d", ""],
        ["W2", "Niet opgenomen. " + HOSTILE],
    ]
    assert panel[0] == ["Code", "Doelstelling", "Prioriteit", "Saldo in euro"]
    assert panel[1:] == [
        ["BD01", "Armoede halveren " + HOSTILE, "\u00a0Prioritair\u00a0", "−100.000"],
        ["BD02", "Nog een", "\u00a0Nee\u00a0", "0"],
        ["Samen, 2020–2025", "−100.000"],
    ]
    assert timeline[0] == ["Actie", *YEARS, "Trekker"]
    named = "We bezoeken gezinnen.AC0123\u20022020–2022, verwacht tot 2025"
    assert timeline[2] == [named, *[""] * 12, "dienst Welzijn"]
    assert bars[1] == ["Welzijn armoede, gezondheid " + HOSTILE, "", "12,0", "67"]
    assert bars[4] == ["Samen", "", "18,0", "100"]
    assert pillars[1] == ["1 Welzijn", "7,8", "10,0", "9,5", "6,3", "4,6", "0,0"]


def test_every_row_fills_the_whole_grid(sample: Word) -> None:
    seen = 0
    for table in sample.body.iter(f"{W}tbl"):
        columns = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")]
        assert sum(columns) == int(value(table, "tblPr/tblW", "w"))
        for row in table.iterfind(f"{W}tr"):
            column = 0
            for cell in row.iterfind(f"{W}tc"):
                span = int(value(cell, "tcPr/gridSpan") or 1)
                assert int(value(cell, "tcPr/tcW", "w")) == sum(columns[column : column + span])
                column += span
            assert column == len(columns)
            seen += 1
    assert seen > 35


def test_head_rows_repeat_and_no_row_breaks(sample: Word) -> None:
    heads = []
    for table in sample.tables():
        properties = [row.find(f"{W}trPr") for row in table.iterfind(f"{W}tr")]
        assert all(each is not None and each.find(f"{W}cantSplit") is not None for each in properties)
        heads.append(sum(each is not None and each.find(f"{W}tblHeader") is not None for each in properties))
    assert heads == [1, 1, 1, 1, 1, 1, 1, 2]


def test_screen_readers_get_a_title_a_description_and_heads(sample: Word) -> None:
    amounts = sample.tables("Tabel bedragen")[0]
    assert value(amounts, "tblPr/tblCaption") == f"Tabel 1: Ontvangsten en uitgaven {HOSTILE}"
    assert value(amounts, "tblPr/tblDescription") == "Uitgaven, ontvangsten en saldo per jaar"
    assert value(amounts, "tblPr/tblLook", "firstRow") == value(amounts, "tblPr/tblLook", "firstColumn") == "1"
    assert value(amounts, "tblPr/tblLook") == "06A0"
    (chart,) = sample.tables("Tabel balken")
    assert value(chart, "tblPr/tblCaption") == "Figuur 2: Uitgaven per hoofdstuk"
    (panel,) = sample.tables("Tabel paneel")
    assert value(panel, "tblPr/tblCaption") == "Wat je in dit hoofdstuk vindt"


def test_amounts_and_their_heads_stand_right(write_blocks: WriteBlocks) -> None:
    word = write_blocks(amounts_table(1))
    (table,) = word.body.iter(f"{W}tbl")
    styles = [[word.style_of(each) for each in row.iter(f"{W}p")] for row in table.iterfind(f"{W}tr")]
    assert styles == [
        ["Tabelkop", *["Tabelkop rechts"] * 7],
        ["Tabelgroep"],
        ["Tabelrij", *["Tabelbedrag"] * 7],
        ["Tabelrij", *["Tabelbedrag"] * 7],
        ["Tabeltotaal", *["Tabeltotaal rechts"] * 7],
        ["Tabeltotaal", *["Tabeltotaal rechts"] * 7],
    ]


def test_lines_mean_something(write_blocks: WriteBlocks) -> None:
    (table,) = write_blocks(amounts_table(1)).body.iter(f"{W}tbl")
    lines = []
    for row in table.iterfind(f"{W}tr"):
        cell = row.find(f"{W}tc")
        assert cell is not None
        borders = cell.find(f"{W}tcPr/{W}tcBorders")
        lines.append(
            {str(each.tag).removeprefix(W): (each.get(f"{W}sz"), each.get(f"{W}color")) for each in borders}
            if borders is not None
            else {}
        )
    ink, strong = ("8", "1A2430"), ("4", "76818E")
    assert lines == [{"bottom": ink}, {}, {}, {}, {"top": strong}, {"top": ink, "bottom": ink}]


def test_a_group_head_takes_the_accent_of_the_chapter(write_blocks: WriteBlocks) -> None:
    word = write_blocks(amounts_table(1), accent=3)
    assert [text(each) for each in word.paragraphs("Tabelgroep accent 3")] == ["Exploitatie"]
    assert value(word.styles()["Tabelgroep accent 3"], "rPr/color") == "6B4C9A"


def test_a_short_table_stays_together_with_its_caption_and_notes(write_blocks: WriteBlocks) -> None:
    word = write_blocks(amounts_table(1))
    (table,) = word.body.iter(f"{W}tbl")
    assert all(stays(each) for each in table.iter(f"{W}p"))
    assert word.styles()["caption"].find(f"{W}pPr/{W}keepNext") is not None


def _long(*styles: str) -> Table:
    body = tuple(Row((Cell(words(str(number))),), style) for number, style in enumerate(styles))  # type: ignore[arg-type]
    return Table((Column(30),), (Row((Cell(words("kop")),)),), body)


def _kept(word: Word) -> list[str]:
    (table,) = word.body.iter(f"{W}tbl")
    return [text(each) for each in table.iter(f"{W}p") if stays(each)]


def test_a_long_table_keeps_its_head_with_two_rows_and_a_total_with_the_row_above(write_blocks: WriteBlocks) -> None:
    assert _kept(write_blocks(_long(*["gewoon"] * 19, "totaal"))) == ["kop", "0", "18"]


def test_a_long_table_with_groups_breaks_between_its_groups_only(write_blocks: WriteBlocks) -> None:
    group = ["groep", *["gewoon"] * 8]
    kept = _kept(write_blocks(_long(*group, *group)))
    assert kept == ["kop", *map(str, range(8)), *map(str, range(9, 17))]


def test_two_tables_in_a_row_stay_two(write_blocks: WriteBlocks) -> None:
    word = write_blocks(_long("gewoon"), _long("gewoon"))
    tags = [str(each.tag).removeprefix(W) for each in word.body][-5:]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_in_a_list_starts_at_the_text_and_stays_within_the_page(write_blocks: WriteBlocks) -> None:
    item = (Paragraph(words("x")), Table((Column(),), (), (Row((Cell(words("y")),)),)))
    (table,) = write_blocks(ItemList((item,))).body.iter(f"{W}tbl")
    left, width = int(value(table, "tblPr/tblInd", "w")), int(value(table, "tblPr/tblW", "w"))
    assert left == twips(41) + twips(5)
    assert left + width == pytest.approx(twips(163), abs=2)


def test_a_matrix_shades_every_other_column_and_marks_a_remark(write_blocks: WriteBlocks) -> None:
    def row(*texts: str) -> Row:
        return Row((Cell(words(texts[0]), heads="row"), *(Cell(words(each)) for each in texts[1:])))

    remark = Row((Cell(words("W2"), heads="row"), Cell(words("niet opgenomen"), colspan=3)))
    matrix = Table(
        (Column(40), *[Column()] * 3), (row("a", "b", "c", "d"),), (row("1", "2", "3", "4"), remark), style="matrix"
    )
    (table,) = write_blocks(matrix, accent=1).body.iter(f"{W}tbl")
    shades = [
        [value(cell, "tcPr/shd", "fill") for cell in each.iterfind(f"{W}tc")] for each in table.iterfind(f"{W}tr")
    ]
    assert shades == [["", "", "", ""], ["", "FAF0EB", "", "FAF0EB"], ["", ""]]
    assert value(table.findall(f"{W}tr")[2].findall(f"{W}tc")[1], "tcPr/tcBorders/left", "sz") == "20"


def test_the_columns_below_the_first_head_of_a_matrix_are_not_shaded(write_blocks: WriteBlocks) -> None:
    head = Row((Cell(words("Ambitie"), colspan=2), Cell(words("BD01"))))
    body = Row((Cell(words("W1"), heads="row"), Cell(words("een zin")), Cell(words("AP001"))))
    matrix = Table((Column(12), Column(), Column()), (head,), (body,), style="matrix")
    (table,) = write_blocks(matrix).body.iter(f"{W}tbl")
    assert [value(each, "tcPr/shd", "fill") for each in table.findall(f"{W}tr")[1].iterfind(f"{W}tc")] == [
        "",
        "",
        "F3F5F7",
    ]


def test_notes_stay_together(write_blocks: WriteBlocks) -> None:
    noted = replace(amounts_table(1), notes=(words("een"), words("twee")))
    notes = write_blocks(noted).paragraphs("Noot")
    assert [stays(each) for each in notes] == [True, False]


def test_a_word_longer_than_its_column_makes_no_column_wider(write_blocks: WriteBlocks) -> None:
    narrow = Table((Column(20), Column()), (), (Row((Cell(words(LONG_WORD)), Cell(words("x")))),))
    (table,) = write_blocks(narrow).body.iter(f"{W}tbl")
    assert value(table, "tblPr/tblLayout", "type") == "fixed"
    assert [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")] == [twips(20), twips(163) - twips(20)]


def test_a_table_without_rows_is_no_table(write_blocks: WriteBlocks) -> None:
    assert _tables(write_blocks(Table((Column(),), (), ()))) == []


# ---- the grid ----------------------------------------------------------------------------------------------------


def test_columns_without_width_share_what_is_left() -> None:
    assert widths((Column(100), Column(), Column()), 163) == (
        twips(100),
        twips(131.5) - twips(100),
        twips(163) - twips(131.5),
    )


def test_columns_that_do_not_fit_are_narrowed_in_proportion() -> None:
    assert sum(widths((Column(200), Column(), Column(100)), 163)) == twips(163)


def test_a_column_that_shares_keeps_ten_millimetres() -> None:
    fixed, shared = widths((Column(163), Column()), 163)
    assert shared == pytest.approx(twips(163 * 10 / 173), abs=1)
    assert fixed + shared == twips(163)
