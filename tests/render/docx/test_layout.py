"""What stands side by side is a table without header cells; a target is two lines with tabs."""

import pytest
from lxml import etree

from pipeline.blocks import Card, Cards, Flag, Heading, LabelRow, Milestone, Overview, PageBreak, Paragraph, TargetLine
from pipeline.render.docx.markup import twips
from tests.render.docx.conftest import WriteBlocks
from tests.render.docx.reading import W, Word, joined, rows, stays, text, value
from tests.sample import overview, words


def _cards(style: str, number: int) -> Cards:
    return Cards(tuple(Card(f"titel {each}", words(f"tekst {each}")) for each in range(number)), style)  # type: ignore[arg-type]


def _table(word: Word) -> etree._Element:
    (table,) = word.body.iter(f"{W}tbl")
    return table


def _line(table: etree._Element, row: int, side: str) -> tuple[str, str]:
    cell = table.findall(f"{W}tr")[row].findall(f"{W}tc")[0]
    path = f"tcPr/tcBorders/{side}"
    return value(cell, path, "sz"), value(cell, path, "color")


@pytest.mark.parametrize(("kind", "beside"), [("feiten", 3), ("kerncijfers", 4)])
def test_cards_stand_side_by_side_and_are_read_one_after_the_other(
    write_blocks: WriteBlocks, kind: str, beside: int
) -> None:
    table = _table(write_blocks(_cards(kind, 5)))
    cells = [f"titel {each} tekst {each}" for each in range(5)]
    assert rows(table) == [cells[:beside], cells[beside:]]
    last = list(table.iter(f"{W}tr"))[1].findall(f"{W}tc")[-1]  # it takes what is left of the row
    assert value(last, "tcPr/gridSpan") == str(2 * beside - 5 + 1)


def test_roles_stand_below_each_other_each_with_what_it_does_beside_it(write_blocks: WriteBlocks) -> None:
    word = write_blocks(_cards("rollen", 3))
    lines = [f"\ttitel {each}\ttekst {each}" for each in range(3)]
    assert [text(each) for each in word.paragraphs("Rolnaam")] == lines
    assert word.runs("Bijschriftlabel") == ["titel 0", "titel 1", "titel 2"]
    word = write_blocks(LabelRow("Wie doet wat", (_cards("rollen", 3),)))
    assert [text(each) for each in word.paragraphs("Rolnaam")] == [f"Wie doet wat{lines[0]}", *lines[1:]]


@pytest.mark.parametrize(
    ("kind", "title", "content"),
    [
        ("feiten", "Kaartlabel", "Kaarttekst"),
        ("kerncijfers", "Kerncijfer accent 2", "Kerncijfertekst"),
    ],
)
def test_the_look_of_a_card_is_that_of_its_styles(
    write_blocks: WriteBlocks, kind: str, title: str, content: str
) -> None:
    word = write_blocks(_cards(kind, 1), accent=2)
    assert [text(each) for each in word.paragraphs(title)] == ["titel 0"]
    assert [text(each) for each in word.paragraphs(content) if text(each)] == ["tekst 0"]
    if kind == "kerncijfers":
        assert value(word.styles()[title], "pPr/pBdr/top", "color") == "4D6B1F"


def test_facts_stand_between_a_line_in_the_accent_and_a_thin_one(write_blocks: WriteBlocks) -> None:
    table = _table(write_blocks(_cards("feiten", 6), accent=1))
    assert (_line(table, 0, "top"), _line(table, 0, "bottom")) == (("8", "B3431E"), ("", ""))
    assert (_line(table, 1, "top"), _line(table, 1, "bottom")) == (("", ""), ("4", "76818E"))


def test_cards_fill_the_width_of_the_text_with_equal_room_in_each(write_blocks: WriteBlocks) -> None:
    table = _table(write_blocks(_cards("kerncijfers", 4)))
    columns = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")]
    assert sum(columns) == twips(163)
    assert [each - twips(5) for each in columns[:3]] == pytest.approx([columns[3]] * 3, abs=2)
    margins = [value(each, "tcPr/tcMar/right", "w") for each in table.iter(f"{W}tc")]
    assert margins == ["", "", "", "0"]


def test_layout_tables_have_no_header_cells(sample: Word) -> None:
    tables = sample.tables("Tabel kaarten", "Tabel overzicht", "Tabel omslag")
    assert len(tables) == 4
    for table in tables:
        assert list(table.iter(f"{W}tblHeader")) == []
        look = [value(table, "tblPr/tblLook", each) for each in ("firstRow", "firstColumn", "lastRow", "lastColumn")]
        assert look == ["0"] * 4


def test_the_cards_of_one_row_stay_together(write_blocks: WriteBlocks) -> None:
    word = write_blocks(_cards("feiten", 6))
    kept = [stays(each) for each in word.paragraphs("Kaarttekst")]
    assert kept == [True] * 3 + [False] * 3
    assert len(list(_table(word).iter(f"{W}cantSplit"))) == 2


def test_cards_without_cards_are_nothing(write_blocks: WriteBlocks) -> None:
    assert list(write_blocks(_cards("feiten", 0)).body.iter(f"{W}tbl")) == []


def test_a_page_break_before_cards_is_kept(write_blocks: WriteBlocks) -> None:
    word = write_blocks(Paragraph(words("eerst")), PageBreak(), _cards("rollen", 1))
    (broken,) = (each for each in word.body.iter(f"{W}p") if each.find(f"{W}pPr/{W}pageBreakBefore") is not None)
    assert broken.getnext() is word.paragraphs("Rolnaam")[0]


def test_a_flag_in_a_text_is_that_of_a_strip(write_blocks: WriteBlocks) -> None:
    word = write_blocks(Paragraph((Flag("Ja", filled=True), *words(" of "), Flag("Nee"))), accent=3)
    assert word.runs("Vlag accent 3") == ["\u00a0Ja\u00a0"]
    assert word.runs("Vlag open") == ["\u00a0Nee\u00a0"]


# ---- targets -----------------------------------------------------------------------------------------------------

_GOAL = Milestone("18,6 %", "streefcijfer 2025")


def test_a_target_is_a_line_of_figures_and_one_of_captions(write_blocks: WriteBlocks) -> None:
    line = TargetLine(Milestone("24,8 %", "nulmeting 2018"), _GOAL, 7, "in woorden", "een kwart minder")
    word = write_blocks(line, accent=1)
    (figures,), (captions,) = word.paragraphs("Meetcijfers accent 1"), word.paragraphs("Meetbijschrift")
    assert text(figures) == "24,8 %\teen kwart minder\t18,6 %"
    assert text(captions) == "nulmeting 2018\tstreefcijfer 2025"
    assert figures.getnext() is captions
    assert word.runs("Streefcijfer accent 1") == ["18,6 %"]


def test_the_line_of_a_target_is_in_the_accent(write_blocks: WriteBlocks) -> None:
    styles = write_blocks(accent=1).styles()
    assert value(styles["Meetcijfers accent 1"], "pPr/pBdr/bottom", "color") == "B3431E"
    assert value(styles["Streefcijfer accent 1"], "rPr/color") == "B3431E"
    stops = [each.get(f"{W}val") for each in styles["Meetcijfers"].iter(f"{W}tab")]
    assert stops == ["center", "right"]


def test_a_figure_that_is_not_known_leaves_its_place_empty(write_blocks: WriteBlocks) -> None:
    word = write_blocks(TargetLine(Milestone("", "nulmeting volgt"), _GOAL, 7, "in woorden"))
    assert [text(each) for each in word.paragraphs("Meetcijfers")] == ["\t\t18,6 %"]
    assert [text(each) for each in word.paragraphs("Meetbijschrift")] == ["nulmeting volgt\tstreefcijfer 2025"]


# ---- the plan on one page ----------------------------------------------------------------------------------------


def test_an_overview_is_one_row_with_a_cell_per_chapter(sample: Word) -> None:
    (table,) = sample.tables("Tabel overzicht")
    (row,) = table.iterfind(f"{W}tr")
    first, second = (joined(cell) for cell in row.iterfind(f"{W}tc"))
    assert first.startswith("1 Welzijn 12,0 miljoen euro BD01 Armoede halveren")
    assert first.endswith("AP001 Hulp dicht bij huis")
    assert second.startswith("2 Omgeving 12,0 miljoen euro BD01 Armoede halveren")


def test_an_overview_takes_the_accent_of_each_chapter(sample: Word) -> None:
    assert [text(each) for each in sample.paragraphs("Overzichttitel accent 2")] == ["2 Omgeving"]
    assert sample.runs("Overzichtcode accent 2") == ["BD01", "AP001"]
    assert [text(each)[:4] for each in sample.paragraphs("Overzichtkop")] == ["BD01"] * 2
    assert [text(each)[:5] for each in sample.paragraphs("Overzichtregel")] == ["AP001"] * 2


def test_every_line_of_an_overview_leads_to_its_place(sample: Word) -> None:
    (table,) = sample.tables("Tabel overzicht")
    targets = [each.get(f"{W}anchor") for each in table.iter(f"{W}hyperlink")]
    assert targets == ["welzijn", "BD01", "AP001"] * 2


def test_an_overview_of_what_is_not_in_the_document_has_no_links(write_blocks: WriteBlocks) -> None:
    word = write_blocks(Heading(1, words("Kop"), "kop", "deel"), overview(), landscape=True)
    assert list(word.body.iter(f"{W}hyperlink")) == []
    assert [text(each) for each in word.paragraphs("Overzichttitel accent 1")] == ["1 Welzijn"]


def test_an_overview_without_columns_is_nothing(write_blocks: WriteBlocks) -> None:
    assert list(write_blocks(Overview(())).body.iter(f"{W}tbl")) == []
