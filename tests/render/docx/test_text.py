"""Every text of a document arrives in Word, literally and in order."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.blocks import (
    Block,
    Contents,
    Figure,
    Heading,
    LabelRow,
    Link,
    Paragraph,
    Reference,
    Strip,
    Table,
    Text,
    inlines_of,
    walk,
)
from pipeline.render.docx import write_docx
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.conftest import TEMPLATES, WriteBlocks
from tests.render.docx.reading import W, Word, read, text
from tests.sample import HOSTILE, document


def _own_texts(block: Block) -> Iterator[str]:
    """The texts that a block itself prints, in reading order, footnotes left out."""
    match block:
        case Heading(number=number):
            yield number
        case LabelRow(label=label):
            yield label
        case Strip():
            yield from (block.code, block.kind)
        case Table(caption=caption):
            yield caption
        case Contents(title=title):
            yield title
    for inlines in inlines_of(block):
        for inline in inlines:
            if isinstance(inline, Text | Link | Reference):
                yield inline.text
    if isinstance(block, Figure):
        yield block.caption
    if isinstance(block, Strip):
        yield block.flag


def test_every_text_of_the_body_arrives_literally_and_in_order(sample: Word) -> None:
    whole = text(sample.body)
    at, seen = 0, 0
    for section in document().sections:
        for block in walk(section.blocks):
            for each in _own_texts(block):
                found = whole.find(each, at)
                assert found >= 0, (each, whole[at : at + 200])
                at, seen = found + len(each), seen + 1
    assert seen > 120
    assert whole.count(HOSTILE) >= 10


def test_a_footnote_arrives_in_the_part_of_the_footnotes(sample: Word) -> None:
    notes = [text(each) for each in sample.trees["word/footnotes.xml"]]
    assert notes[2:] == [" De voetnoot " + HOSTILE]
    assert len(list(sample.body.iter(f"{W}footnoteReference"))) == 1


def test_the_cover_carries_the_particulars_literally(sample: Word) -> None:
    cover = text(sample.body).split("Colofon")[0]
    for each in ("Strategisch meerjarenplan & <meer>", "2020–2025", "Ondertitel " + HOSTILE, "Ontwerp", "versie 0.2"):
        assert each in cover
    foot = text(sample.edge(sample.sections()[0], "footer", "first"))
    assert foot == "Stad en OCMW Turnhout\tDit plan bevat voorbeeldteksten en voorbeeldcijfers."


def test_what_is_empty_leaves_no_box_and_no_line(style: Huisstijl) -> None:
    adopted = replace(document(), status="", example="", adopted="Vastgesteld door de raad", subtitle="", cover=None)
    word = read(write_docx(adopted, style, TEMPLATES).data)
    assert word.runs("Statusvak") == []
    assert word.paragraphs("Omslagondertitel") == []
    foot = word.edge(word.sections()[0], "footer", "first")
    assert text(foot) == "Stad en OCMW Turnhout\tVastgesteld door de raad"
    footer = word.edge(word.sections()[-1], "footer", "default")
    assert len(list(footer)) == 1  # the line that says that figures are examples is gone


def test_what_docxtpl_would_read_as_its_own_stays_literal(style: Huisstijl) -> None:
    odd = "a {_{ b }_} {_% c %_} {{ d }} {# e #} f"
    word = read(write_docx(replace(document(), title=odd, subtitle=odd), style, TEMPLATES).data)
    assert text(word.body).count(odd) == 2


def test_line_ends_and_tabs_in_code_become_those_of_word(write_blocks: WriteBlocks) -> None:
    word = write_blocks(Paragraph((Text("if x:\n\treturn"),), "code"))
    (code,) = word.paragraphs("Codeblok")
    assert text(code) == "if x:\n\treturn"
    assert len(list(code.iter(f"{W}br"))) == 1


def test_nothing_of_the_template_language_remains(sample: Word) -> None:
    edges = [each for name, each in sample.trees.items() if "header" in name or "footer" in name]
    assert len(edges) > 8
    for each in edges:
        assert "{{" not in text(each).replace(HOSTILE, "")
        assert "\ue000" not in text(each)
    assert "\ue000" not in text(sample.body)
    assert "inhoud" not in text(sample.body).split("Colofon")[0]
