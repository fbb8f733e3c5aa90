"""Sections: their pages, and headers and footers as the template has them."""

from dataclasses import replace

import pytest

from pipeline.blocks import Heading, Paragraph, Section, Table
from pipeline.render.docx import write_docx
from pipeline.render.docx.markup import twips
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.conftest import TEMPLATES, WriteBlocks
from tests.render.docx.reading import W, Word, read, text, value
from tests.sample import amounts_table, document, words

PLAN = "Strategisch meerjarenplan & <meer> 2020–2025"
STATUS = "\u00a0Ontwerp\u00a0"


def test_there_is_a_section_for_the_cover_and_one_for_each_of_the_document(sample: Word) -> None:
    assert len(sample.sections()) == 1 + len(document().sections)
    assert sample.sections()[-1].getparent() is sample.body


def test_every_section_has_the_headers_and_footers_of_both_pages(sample: Word) -> None:
    for section, properties in zip(document().sections, sample.sections()[1:], strict=True):
        right, left = (text(sample.edge(properties, "header", kind)) for kind in ("default", "even"))
        assert right == f"{PLAN}\t{STATUS}\t{section.running}"
        assert left == f"{section.running}\t{STATUS}\t{PLAN}"
        for kind in ("default", "even"):
            footer = sample.edge(properties, "footer", kind)
            assert document().edition in text(footer)
            assert document().example in text(footer)
            assert [each.get(f"{W}instr", "").strip() for each in footer.iter(f"{W}fldSimple")] == ["PAGE"]


def test_only_the_cover_has_a_first_page_of_its_own(sample: Word) -> None:
    assert [each.find(f"{W}titlePg") is not None for each in sample.sections()] == [True, *[False] * 7]


def test_a_chapter_starts_on_a_right_hand_page_and_other_parts_on_the_next(sample: Word) -> None:
    kinds = [value(each, "type") for each in sample.sections()[1:]]
    assert kinds == ["nextPage", "nextPage", "oddPage", *["nextPage"] * 4]


def test_margins_are_mirrored_and_those_of_the_look(sample: Word) -> None:
    assert sample.trees["word/settings.xml"].find(f"{W}mirrorMargins") is not None
    portrait, landscape = sample.sections()[1], sample.sections()[4]
    for section, wanted in (
        (portrait, {"top": 28, "bottom": 21.5, "left": 27, "right": 20}),
        (landscape, {"top": 25, "bottom": 17, "left": 20, "right": 20}),
    ):
        assert {side: value(section, "pgMar", side) for side in wanted} == {
            side: str(twips(length)) for side, length in wanted.items()
        }
    assert (value(landscape, "pgSz", "w"), value(landscape, "pgSz", "h")) == ("16838", "11906")
    assert value(landscape, "pgSz", "orient") == "landscape"


def test_landscape_headers_and_footers_follow_the_wider_page(sample: Word) -> None:
    landscape = sample.sections()[4]
    for tag, named in (("header", "Koptekst liggend"), ("footer", "Voettekst liggend")):
        edge = sample.edge(landscape, tag, "default")
        assert {sample.style_of(each) for each in edge.iter(f"{W}p")} == {named}


def test_the_running_title_of_a_chapter_has_its_accent(sample: Word) -> None:
    chapter = sample.edge(sample.sections()[3], "header", "default")
    used = [value(each, "rPr/rStyle") for each in chapter.iter(f"{W}r")]
    assert sample.styles()["Rubriek accent 1"].get(f"{W}styleId") in used
    assert value(sample.styles()["Rubriek accent 1"], "rPr/color") == "B3431E"


def test_a_table_uses_the_text_width_of_its_page(write_blocks: WriteBlocks) -> None:
    def width(landscape: bool) -> int:
        shared = replace(amounts_table(1), columns=tuple(replace(each, width=0) for each in amounts_table(1).columns))
        (table,) = write_blocks(shared, landscape=landscape).body.iter(f"{W}tbl")
        return int(value(table, "tblPr/tblW", "w"))

    assert width(landscape=False) == pytest.approx(twips(163), abs=1)
    assert width(landscape=True) == pytest.approx(twips(257), abs=1)


def test_text_on_landscape_pages_starts_at_the_margin(write_blocks: WriteBlocks) -> None:
    word = write_blocks(Paragraph(words("tekst")), landscape=True)
    (paragraph,) = word.paragraphs("Leestekst")
    assert value(paragraph, "pPr/ind", "left") == "0"


def test_sections_that_look_alike_share_their_headers(style: Huisstijl) -> None:
    sections = tuple(Section((Paragraph(words(each)),), "Deel") for each in ("een", "twee"))
    word = read(write_docx(replace(document(), sections=sections), style, TEMPLATES).data)
    assert word.edge(word.sections()[1], "header", "even") is word.edge(word.sections()[2], "header", "even")


@pytest.mark.parametrize("sections", [(), (Section((), "leeg"),), (Section((), "leeg"),) * 2])
def test_a_document_without_blocks_still_is_a_document(style: Huisstijl, sections: tuple[Section, ...]) -> None:
    word = read(write_docx(replace(document(), sections=sections), style, TEMPLATES).data)
    assert len(word.sections()) == 1 + max(1, len(sections))


def test_a_section_that_ends_in_a_table_ends_in_a_paragraph(style: Huisstijl) -> None:
    table = Section((Table(amounts_table(1).columns, (), amounts_table(1).body),), "Deel")
    chapter = Section((Heading(1, words("Kop"), "kop", "hoofdstuk"),), "1 Kop", accent=1)
    word = read(write_docx(replace(document(), sections=(table, chapter)), style, TEMPLATES).data)
    ends = [each.getparent() for each in word.sections()[:-1]]
    assert all(each is not None and each.tag == f"{W}pPr" for each in ends)
