"""Pages of the PDF in Word: in the contents and the references, as fields that already show their number."""

from dataclasses import replace

import pytest

from pipeline.blocks import Block, Contents, Heading, Inline, Note, Paragraph, Reference, Section, Text
from pipeline.render.docx import write_docx
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.conftest import TEMPLATES
from tests.render.docx.reading import W, Word, read, text
from tests.sample import amounts_table, document, words

CHAPTER = Heading(1, words("Welzijn"), "welzijn", "hoofdstuk", number="1", contents=True)
PAGES = {"welzijn": 11, "tabel-4": 12}


def written(style: Huisstijl, *blocks: Block, pages: dict[str, int] | None = None) -> Word:
    section = Section(blocks, "Deel", accent=1)
    shown = PAGES if pages is None else pages
    return read(write_docx(replace(document(), sections=(section,)), style, TEMPLATES, lambda: shown).data)


def reading_text(style: Huisstijl, *inlines: Inline, pages: dict[str, int] | None = None) -> str:
    word = written(style, CHAPTER, amounts_table(4), Paragraph(inlines), pages=pages)
    (paragraph,) = word.paragraphs("Leestekst")
    return text(paragraph)


def instructions(word: Word, style: str) -> list[str]:
    (paragraph,) = word.paragraphs(style)
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
