"""Pages of the PDF in Word: in the contents and the references, as fields that already show their number."""

from dataclasses import replace

import pytest
from lxml import etree

from pipeline.blocks import (
    Block,
    CaptionList,
    Contents,
    Figure,
    Heading,
    Inline,
    Note,
    Paragraph,
    Reference,
    Section,
    Strip,
    Text,
)
from pipeline.render.docx import write_docx
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.conftest import TEMPLATES
from tests.render.docx.reading import W, Word, read, text, value
from tests.sample import amounts_table, bars, document, picture, timeline, words

CHAPTER = Heading(1, words("Welzijn"), "welzijn", "hoofdstuk", number="1", contents=True)
PAGES = {"welzijn": 11, "tabel-4": 12}


def written(style: Huisstijl, *blocks: Block, pages: dict[str, int] | None = None) -> Word:
    section = Section(blocks, "Deel", accent=1)
    shown = PAGES if pages is None else pages
    return read(write_docx(replace(document(), sections=(section,), cover=None), style, TEMPLATES, lambda: shown).data)


def reading_text(style: Huisstijl, *inlines: Inline, pages: dict[str, int] | None = None) -> str:
    word = written(style, CHAPTER, amounts_table(4), Paragraph(inlines), pages=pages)
    (paragraph,) = word.paragraphs("Leestekst")
    return text(paragraph)


def instructions(word: Word, style: str) -> list[str]:
    (paragraph,) = word.paragraphs(style)
    return instructions_of(paragraph)


def instructions_of(paragraph: etree._Element) -> list[str]:
    return [(each.text or "").strip() for each in paragraph.iter(f"{W}instrText")]


def test_the_contents_name_the_page_of_every_heading(style: Huisstijl) -> None:
    word = written(style, Contents("Inhoud"), CHAPTER)
    (gallery,) = word.body.iter(f"{W}sdt")
    assert text(gallery) == "1\tWelzijn\t11"
    assert "PAGEREF welzijn \\h" in [(each.text or "").strip() for each in gallery.iter(f"{W}instrText")]


def test_a_reference_names_its_page(style: Huisstijl) -> None:
    assert reading_text(style, Reference("BD01", "welzijn")) == "BD01 (blz.\u00a011)"
    assert reading_text(style, Reference("BD01", "welzijn", page=False)) == "BD01"
    assert reading_text(style, Text("op blz. "), Reference("", "welzijn")) == "op blz. 11"


def test_a_reference_in_a_footnote_names_its_page(style: Huisstijl) -> None:
    word = written(style, CHAPTER, Paragraph((Text("zin"), Note((Reference("BD01", "welzijn"),)))))
    assert "BD01 (blz.\u00a011)" in text(word.trees["word/footnotes.xml"])


@pytest.mark.parametrize(("shown", "target"), [("Welzijn", "welzijn"), ("Tabel 4", "tabel-4")])
def test_a_reference_in_the_words_of_the_bookmark_is_a_field(style: Huisstijl, shown: str, target: str) -> None:
    word = written(style, CHAPTER, amounts_table(4), Paragraph((Reference(shown, target),)))
    name = target.replace("-", "_")
    assert instructions(word, "Leestekst") == [f"REF {name} \\h \\* CHARFORMAT", f"PAGEREF {name} \\h"]
    assert _bookmarked(word, name) == shown


def test_a_reference_in_other_words_is_a_link(style: Huisstijl) -> None:
    word = written(style, CHAPTER, Paragraph((Reference("1 Welzijn", "welzijn"),)))
    assert instructions(word, "Leestekst") == ["PAGEREF welzijn \\h"]
    assert [each.get(f"{W}anchor") for each in word.body.iter(f"{W}hyperlink")] == ["welzijn"]


def test_a_page_that_is_not_known_leaves_nothing_behind(style: Huisstijl) -> None:
    word = written(style, Contents("Inhoud"), CHAPTER, Paragraph((Reference("BD01", "welzijn"),)), pages={})
    assert [text(each) for each in word.paragraphs("Leestekst")] == ["BD01"]
    assert b"PAGEREF" not in word.parts["word/document.xml"]
    assert b"urn:smjp" not in word.parts["word/document.xml"]


def test_nothing_of_the_slots_stays_in_the_file(style: Huisstijl) -> None:
    word = written(style, Contents("Inhoud"), CHAPTER, Paragraph((Reference("BD01", "welzijn"),)))
    assert b"PAGEREF" in word.parts["word/document.xml"]
    assert b"urn:smjp" not in word.parts["word/document.xml"]


def test_word_is_never_asked_to_update_fields(style: Huisstijl) -> None:
    word = written(style, Contents("Inhoud"), CHAPTER)
    assert b"updateFields" not in word.parts["word/settings.xml"]
    assert b"w:dirty" not in word.parts["word/document.xml"]


def test_pages_are_counted_on_from_the_first_to_the_last(style: Huisstijl) -> None:
    part = Heading(1, words("Deel"), "deel-3", "deel")
    sections = tuple(Section((heading,), "Deel") for heading in (CHAPTER, part))
    shown = replace(document(), sections=sections)
    word = read(write_docx(shown, style, TEMPLATES, lambda: {"welzijn": 11, "deel-3": 40}).data)
    assert [value(each, "pgNumType", "start") for each in word.sections()] == ["", "", ""]


@pytest.mark.parametrize(("page", "starts"), [(12, False), (13, True)])
def test_an_actieplan_starts_a_page_where_it_does_so_in_the_pdf(style: Huisstijl, page: int, starts: bool) -> None:
    strip, plan = Strip("AP001", "Actieplan"), Heading(3, words("Hulp"), "AP001", "actieplan")
    word = written(style, CHAPTER, amounts_table(4), strip, plan, pages={**PAGES, "AP001": page})
    (paragraph,) = word.paragraphs("Strook nieuwe bladzijde" if starts else "Strook")
    assert paragraph.find(f"{W}pPr/{W}pageBreakBefore") is None  # by its style, not by hand
    new_page = word.styles()["Strook nieuwe bladzijde"]
    assert new_page.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert value(new_page, "pPr/spacing", "before") == "0"


def test_a_row_of_a_table_counts_as_what_comes_before_an_actieplan(style: Huisstijl) -> None:
    strip, plan = Strip("AP001", "Actieplan"), Heading(3, words("Hulp"), "AP001", "actieplan")
    pages = {"tabel-AP001-acties": 12, "AC004": 13, "AP001": 13}
    word = written(style, timeline(4), strip, plan, pages=pages)
    assert word.paragraphs("Strook")[0].find(f"{W}pPr/{W}pageBreakBefore") is None


def test_an_actieplan_without_pages_starts_where_it_falls(style: Huisstijl) -> None:
    strip, plan = Strip("AP001", "Actieplan"), Heading(3, words("Hulp"), "AP001", "actieplan")
    word = written(style, CHAPTER, strip, plan, pages={"AP001": 13})
    assert word.paragraphs("Strook")[0].find(f"{W}pPr/{W}pageBreakBefore") is None
    assert b"urn:smjp" not in word.parts["word/document.xml"]


# ---- lists of tables and figures ---------------------------------------------------------------------------------


def test_a_list_of_tables_is_a_field_that_is_already_filled(style: Huisstijl) -> None:
    charts = (timeline(1), bars(1), replace(amounts_table(2), caption="Bedragen"))
    word = written(style, *charts, CaptionList("Tabel"), pages={"tabel-AP001-acties": 12})
    lines = word.paragraphs("table of figures")
    assert [text(each) for each in lines] == ["Tabel 1\u2002Acties van AP001\t12", "Tabel 2\u2002Bedragen"]
    assert instructions_of(lines[0]) == ['TOC \\h \\z \\c "Tabel"', "PAGEREF tabel_AP001_acties \\h"]
    assert [each.get(f"{W}anchor") for line in lines for each in line.iter(f"{W}hyperlink")] == [
        "tabel_AP001_acties",
        "tabel_2",
    ]


def test_figures_are_listed_apart_with_charts_among_them(style: Huisstijl) -> None:
    word = written(style, timeline(1), Figure(picture(), "vlak", 1, "Een vlak"), bars(2), CaptionList("Figuur"))
    lines = word.paragraphs("table of figures")
    assert [text(each) for each in lines] == ["Figuur 1\u2002Een vlak", "Figuur 2\u2002Uitgaven per hoofdstuk"]
    assert [each.get(f"{W}fldCharType") for line in lines for each in line.iter(f"{W}fldChar")] == [
        "begin",
        "separate",
        "end",
    ]


def test_a_list_of_nothing_is_no_field(style: Huisstijl) -> None:
    word = written(style, CHAPTER, CaptionList("Figuur"))
    assert list(word.body.iter(f"{W}fldChar")) == []


def _bookmarked(word: Word, name: str) -> str:
    pieces, inside = [], False
    for each in word.body.iter():
        if each.tag == f"{W}bookmarkStart":
            inside = inside or each.get(f"{W}name") == name
        elif each.tag == f"{W}bookmarkEnd" and inside:
            break
        elif inside and each.tag == f"{W}t":
            pieces.append(each.text or "")
    return "".join(pieces)
