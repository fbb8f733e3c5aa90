"""Each block becomes what Word has for it, in a style of the template."""

from dataclasses import replace

import pytest

from pipeline.blocks import (
    Block,
    Contents,
    Figure,
    Heading,
    ItemList,
    LabelRow,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Strip,
    Table,
    Text,
)
from tests.render.docx.conftest import WriteBlocks
from tests.render.docx.reading import W, Word, stays, text, value
from tests.sample import amounts_table, picture, words


def _breaks(word: Word) -> list[str]:
    """The texts of the paragraphs that start on a new page, by their own property or by that of their style."""
    by_style = {"Strook doelstelling"}
    return [
        text(each)
        for each in word.body.iter(f"{W}p")
        if each.find(f"{W}pPr/{W}pageBreakBefore") is not None or word.style_of(each) in by_style
    ]


def heading(style: str, level: int = 2, anchor: str = "x", **more: object) -> Heading:
    """A heading with the text `Kop`."""
    return Heading(level, words("Kop"), anchor, style, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("block", "named"),
    [
        (heading("deel", 1, contents=True), "Kop 1 voorwerk"),
        (heading("deel", 1), "Kop 1 buiten inhoud"),
        (heading("hoofdstuk", 1), "heading 1"),
        (heading("doelstelling"), "Doelstellingzin"),
        (heading("actieplan", 3), "Actieplanzin"),
        (heading("kop"), "heading 2"),
        (heading("tussenkop", 4), "Tussenkop"),
        (Paragraph(words("Kop")), "Leestekst"),
        (Paragraph(words("Kop"), "intro"), "Intro"),
        (Paragraph(words("Kop"), "noot"), "Noot"),
        (Paragraph(words("Kop"), "code"), "Codeblok"),
        (Quote((Paragraph(words("Kop")),)), "Quote"),
        (ItemList(((Paragraph(words("Kop")),),)), "Lijst opsomming"),
        (ItemList(((Paragraph(words("Kop")),),), ordered=True), "Lijst nummering"),
    ],
)
def test_a_block_takes_its_style(write_blocks: WriteBlocks, block: Block, named: str) -> None:
    assert [text(each) for each in write_blocks(block).paragraphs(named)] == ["Kop"]


def test_a_short_list_stays_on_one_page(write_blocks: WriteBlocks) -> None:
    def kept(count: int, words: str) -> list[bool]:
        items = ItemList(tuple((Paragraph((Text(words),)),) for _ in range(count)))
        return [stays(each) for each in write_blocks(items).paragraphs("Lijst opsomming")]

    assert kept(3, "punt") == [True, True, False]
    assert kept(5, "punt") == [False] * 5
    assert kept(3, "punt " * 50) == [False] * 3


def test_headings_are_those_of_word_itself_so_that_navigation_works(write_blocks: WriteBlocks) -> None:
    styles = write_blocks().styles()
    ids = {name: each.get(f"{W}styleId") for name, each in styles.items()}
    for name, parent, level in (
        ("Kop 1 voorwerk", "heading 1", "0"),
        ("Doelstellingzin", "heading 2", "1"),
        ("Actieplanzin", "heading 3", "2"),
        ("Tussenkop", "heading 4", "3"),
    ):
        assert value(styles[name], "basedOn") == ids[parent]
        assert value(styles[parent], "pPr/outlineLvl") == level


def test_a_heading_at_another_level_than_its_style_says_so(write_blocks: WriteBlocks) -> None:
    word = write_blocks(heading("tussenkop", 3), heading("tussenkop", 4, "y"))
    assert [value(each, "pPr/outlineLvl") for each in word.paragraphs("Tussenkop")] == ["2", ""]


def test_a_number_stands_before_its_heading(write_blocks: WriteBlocks) -> None:
    word = write_blocks(heading("hoofdstuk", 1, number="1"), heading("doelstelling", 2, "y", number="1.1"), accent=2)
    assert [text(each) for each in word.paragraphs("Kop 1 accent 2")] == ["1\tKop"]
    assert [text(each) for each in word.paragraphs("Doelstellingzin")] == ["1.1 Kop"]
    assert word.runs("Hoofdstuknummer accent 2") == ["1"]
    assert word.runs("Kopnummer accent 2") == ["1.1 "]


def test_a_doelstelling_of_more_than_130_characters_is_set_smaller(write_blocks: WriteBlocks) -> None:
    long = Heading(2, words("x" * 131), "a", "doelstelling")
    word = write_blocks(long, Heading(2, words("x" * 130), "b", "doelstelling"))
    assert [len(text(each)) for each in word.paragraphs("Doelstellingzin lang")] == [131]
    assert [len(text(each)) for each in word.paragraphs("Doelstellingzin")] == [130]


def test_a_doelstelling_starts_a_page_with_its_strip(write_blocks: WriteBlocks) -> None:
    strip, goal = Strip("BD01", "Beleidsdoelstelling"), heading("doelstelling")
    word = write_blocks(Paragraph(words("eerst")), strip, goal, Strip("AP001", "Actieplan"), heading("actieplan", 3))
    assert _breaks(word) == ["\u00a0BD01\u00a0\u2002Beleidsdoelstelling"]


def test_a_doelstelling_without_strip_starts_a_page_unless_it_is_first(write_blocks: WriteBlocks) -> None:
    assert _breaks(write_blocks(heading("doelstelling"))) == []
    assert _breaks(write_blocks(Paragraph(words("eerst")), heading("doelstelling"))) == ["Kop"]


@pytest.mark.parametrize(
    "block",
    [Paragraph(words("Kop")), heading("deel", 1), Contents("Kop"), LabelRow("Kop", (Paragraph(words("x")),))],
)
def test_a_page_break_is_a_property_of_what_follows(write_blocks: WriteBlocks, block: Block) -> None:
    word = write_blocks(Paragraph(words("eerst")), PageBreak(), block)
    assert [each[:3] for each in _breaks(word)] == ["Kop"]
    (first,) = (each for each in word.body.iter(f"{W}p") if each.find(f"{W}pPr/{W}pageBreakBefore") is not None)
    assert value(first, "pPr/spacing", "before") == "0"


def test_a_page_break_before_a_table_is_one_before_its_caption(write_blocks: WriteBlocks) -> None:
    numbered = write_blocks(Paragraph(words("eerst")), PageBreak(), amounts_table(1))
    assert _breaks(numbered)[0].startswith("Tabel 1")
    plain = Table((), (), ())
    assert _breaks(write_blocks(Paragraph(words("eerst")), PageBreak(), plain)) == [""]


def test_page_breaks_at_the_edges_of_a_section_make_no_page(write_blocks: WriteBlocks) -> None:
    assert _breaks(write_blocks(PageBreak(), Paragraph(words("enig")), PageBreak())) == []


def test_a_strip_is_one_paragraph_with_its_flag_at_the_right(write_blocks: WriteBlocks) -> None:
    strip = Strip("BD01", "Doelstelling", parent=words("bij 1"), flag="Prioritair", filled=True)
    word = write_blocks(strip, heading("actieplan", 3), accent=1)
    (paragraph,) = word.paragraphs("Strook")
    assert text(paragraph) == "\u00a0BD01\u00a0\u2002Doelstelling\u2002bij 1\t\u00a0Prioritair\u00a0"
    assert word.runs("Codevak accent 1") == ["\u00a0BD01\u00a0"]
    assert word.runs("Vlag accent 1") == ["\u00a0Prioritair\u00a0"]
    assert list(word.body.iter(f"{W}tbl")) == []


def test_a_flag_that_is_not_filled_is_an_outline(write_blocks: WriteBlocks) -> None:
    word = write_blocks(Strip("AP001", "Actieplan", flag="Niet-prioritair"), heading("actieplan", 3), accent=1)
    assert word.runs("Vlag open") == ["\u00a0Niet-prioritair\u00a0"]


def test_a_label_row_hangs_its_text_beside_the_label(write_blocks: WriteBlocks) -> None:
    word = write_blocks(LabelRow("Partners", (Paragraph(words("LOGO")), Paragraph(words("Orion")))))
    assert [text(each) for each in word.paragraphs("Labelregel")] == ["Partners\tLOGO"]
    assert [text(each) for each in word.paragraphs("Leestekst")] == ["Orion"]
    hanging, column = word.styles()["Labelregel"], word.styles()["Leestekst"]
    assert value(hanging, "pPr/ind", "left") == value(hanging, "pPr/ind", "hanging") == value(column, "pPr/ind", "left")


def test_a_heading_keeps_the_first_two_of_its_label_rows(write_blocks: WriteBlocks) -> None:
    row = LabelRow("Partners", (Paragraph(words("LOGO")),))
    rows = write_blocks(heading("actieplan", 3), row, row, row).paragraphs("Labelregel")
    assert [stays(each) for each in rows] == [True, False, False]


def test_a_label_that_does_not_fit_beside_stands_above(write_blocks: WriteBlocks) -> None:
    word = write_blocks(LabelRow("x" * 23, (Paragraph(words("LOGO")),)))
    assert [text(each) for each in word.paragraphs("Labelregel kop")] == ["x" * 23]
    assert [text(each) for each in word.paragraphs("Leestekst")] == ["LOGO"]


def test_each_numbered_list_starts_anew(write_blocks: WriteBlocks) -> None:
    def numbered(start: int) -> ItemList:
        return ItemList(((Paragraph(words("a")),), (Paragraph(words("b")),)), ordered=True, start=start)

    word = write_blocks(numbered(1), numbered(1), numbered(4))
    numbers = [value(each, "pPr/numPr/numId") for each in word.paragraphs("Lijst nummering")]
    assert numbers[0::2] == numbers[1::2]
    assert len(set(numbers)) == 3
    lists = {each.get(f"{W}numId"): each for each in word.trees["word/numbering.xml"].iter(f"{W}num")}
    starts = [value(lists[number], "lvlOverride/startOverride") for number in numbers[0::2]]
    assert starts == ["1", "1", "4"]


def test_lists_nest_in_levels_and_their_other_blocks_are_indented(write_blocks: WriteBlocks) -> None:
    inner = ItemList(((Paragraph(words("diep")), Paragraph(words("vervolg"))),), ordered=True, start=3)
    word = write_blocks(ItemList(((Paragraph(words("ondiep")), inner),)))
    (deep,) = word.paragraphs("Lijst nummering")
    assert value(deep, "pPr/numPr/ilvl") == "1"
    (continued,) = word.paragraphs("Leestekst")
    levels = word.trees["word/numbering.xml"].findall(f"{W}abstractNum")[1].findall(f"{W}lvl")
    assert value(continued, "pPr/ind", "left") == value(levels[1], "pPr/ind", "left")
    lists = {each.get(f"{W}numId"): each for each in word.trees["word/numbering.xml"].iter(f"{W}num")}
    override = lists[value(deep, "pPr/numPr/numId")].find(f"{W}lvlOverride")
    assert override is not None and override.get(f"{W}ilvl") == "1"


def test_an_item_that_starts_with_another_block_keeps_its_mark(write_blocks: WriteBlocks) -> None:
    word = write_blocks(ItemList(((Paragraph(words("x"), "code"),),)))
    assert [text(each) for each in word.paragraphs("Lijst opsomming")] == [""]
    assert [text(each) for each in word.paragraphs("Codeblok")] == ["x"]


def test_letters_are_set_as_asked(write_blocks: WriteBlocks) -> None:
    inlines = (
        Text("b", bold=True),
        Text("i", italic=True),
        Text("c", code=True),
        Text("2", raised="super"),
        Text("3", raised="sub"),
    )
    (paragraph,) = write_blocks(Paragraph(inlines)).paragraphs("Leestekst")
    bold, italic, code, above, below = paragraph.iterfind(f"{W}r")
    assert [value(each, "rPr/rStyle") for each in (bold, italic)] == ["Strong", "Emphasis"]
    assert bold.find(f"{W}rPr/{W}b") is None
    assert value(code, "rPr/rStyle") == "Code"
    assert value(above, "rPr/vertAlign") == "superscript"
    assert value(below, "rPr/vertAlign") == "subscript"


def test_a_reference_to_nothing_in_this_document_is_its_text(write_blocks: WriteBlocks) -> None:
    word = write_blocks(Paragraph((Reference("AP999", "AP999"),)))
    assert [text(each) for each in word.paragraphs("Leestekst")] == ["AP999"]
    assert list(word.body.iter(f"{W}hyperlink")) == []


def test_a_link_in_a_footnote_belongs_to_the_footnotes(write_blocks: WriteBlocks) -> None:
    url = "https://www.vlaanderen.be"
    word = write_blocks(Paragraph((Text("zin"), Note((Link("bron", url),)), Note((Link("weer", url),)))))
    targets = [each.get("Target") for each in word.relations("word/footnotes.xml").values()]
    assert targets == [url]
    assert all(each.get("Target") != url for each in word.relations("word/document.xml").values())


def test_captions_count_in_fields_that_already_show_their_number(write_blocks: WriteBlocks) -> None:
    figure = Figure(picture(), "vlak", 1, "Een vlak", "figuur-1")
    word = write_blocks(amounts_table(1), amounts_table(2), amounts_table(7), figure)
    fields = [(each.get(f"{W}instr", "").strip(), text(each)) for each in word.body.iter(f"{W}fldSimple")]
    assert fields == [
        ("SEQ Tabel \\* ARABIC", "1"),
        ("SEQ Tabel \\* ARABIC", "2"),
        ("SEQ Tabel \\* ARABIC \\r 7", "7"),
        ("SEQ Figuur \\* ARABIC", "1"),
    ]
    assert text(word.paragraphs("caption")[2]).startswith("Tabel 7\u2002Ontvangsten en uitgaven")
    assert text(word.paragraphs("Bijschrift figuur")[0]) == "Figuur 1\u2002Een vlak"


def test_the_bookmark_of_a_table_holds_its_number_only(write_blocks: WriteBlocks) -> None:
    word = write_blocks(amounts_table(4))
    (caption,) = word.paragraphs("caption")
    children = [str(each.tag).removeprefix(W) for each in caption][1:]
    assert children == ["bookmarkStart", "r", "fldSimple", "bookmarkEnd", "r"]
    assert value(caption, "bookmarkStart", "name") == "tabel_4"


def test_a_picture_never_is_wider_than_the_text(write_blocks: WriteBlocks) -> None:
    wide = replace(picture(), width=4000, height=1000)
    word = write_blocks(Figure(wide, "breed"))
    (extent,) = (each for each in word.body.iter() if str(each.tag).endswith("}extent"))
    assert int(extent.get("cx", "")) == pytest.approx(163 * 36000, rel=0.001)
    assert int(extent.get("cy", "")) == pytest.approx(163 / 4 * 36000, rel=0.001)


# ---- contents ----------------------------------------------------------------------------------------------------


def test_the_contents_are_a_field_that_is_already_filled(sample: Word) -> None:
    (gallery,) = sample.body.iter(f"{W}sdt")
    lines = [text(each) for each in gallery.iter(f"{W}p")]
    assert lines[:3] == [
        "Leeswijzer",
        "1\tWelzijn",
        "1.1\tWe reduceren tegen 2030 het aantal Turnhoutenaars die onder de armoedegrens leven met de helft",
    ]
    assert lines[3].startswith("1.1.1\tWe ontwikkelen a < b")
    assert lines[4:] == ["Schema", "Geld in het kort", "Het plan op één pagina", "Bijlage"]
    assert len(list(gallery.iter(f"{W}hyperlink"))) == 8
    (instruction,) = gallery.iter(f"{W}instrText")
    assert (instruction.text or "").strip() == (
        'TOC \\h \\z \\t "Kop 1 voorwerk;1;Kop 1 accent 1;1;Doelstellingzin;2;Actieplanzin;3"'
    )


def test_the_name_of_a_part_stands_before_its_title_in_the_contents(write_blocks: WriteBlocks) -> None:
    part = Heading(1, words("Partners"), "x", "deel", number="Bijlage 3", contents=True)
    (gallery,) = write_blocks(Contents("Inhoud"), part).body.iter(f"{W}sdt")
    assert text(gallery) == "Bijlage 3 Partners"


def test_what_the_contents_leave_out_has_a_style_that_the_field_does_not_list(sample: Word) -> None:
    assert [text(each) for each in sample.paragraphs("Kop 1 buiten inhoud")] == ["Colofon", "Inhoud"]


def test_without_headings_there_is_a_title_and_no_field(write_blocks: WriteBlocks) -> None:
    word = write_blocks(Contents("Inhoud"))
    assert list(word.body.iter(f"{W}fldChar")) == []
    assert [text(each) for each in word.paragraphs("Kop 1 buiten inhoud")] == ["Inhoud"]
