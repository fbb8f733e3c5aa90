"""The papers around a sitting: the same words as the deck, one page, no cover, drawn from the same boxes."""

import io
import re
import zipfile

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from pipeline.blocks import Document, Figure, inlines_of, plain, walk
from pipeline.cbs.deckinhoud import Tabelinhoud
from pipeline.cbs.papers.handleiding import handleiding
from pipeline.cbs.papers.leesblad import leesblad
from pipeline.cbs.papers.nota import nota
from pipeline.cbs.papers.overzicht import overzicht
from pipeline.cbs.papers.tekening import tekening
from pipeline.cbs.week.zitting import Punt, Zitting
from pipeline.look import house_style
from pipeline.readback import check_files
from pipeline.render.docx import write_docx
from pipeline.render.pdf import write_pdf
from pipeline.shipped import TEMPLATES
from tests.cbs import small
from tests.cbs.small import DAG, ITEM, URGENT

ENTITIES = "Stad en OCMW Test"
NOTE = """\
titel: Verslag van de schoolstraten
soort: kennisname
aanspreekpunt: schepen-mobiliteit
dienst: dienst-wegen
actieplannen: [AP001]
toelichting: ["Het eerste jaar van [[naam AP001]] kostte [[bedrag AP001 2020]]."]
"""


def words(document: Document) -> str:
    blocks = [block for section in document.sections for block in walk(section.blocks)]
    return "\n".join(plain(inlines) for block in blocks for inlines in inlines_of(block))


def papers() -> dict[str, Document]:
    judged = small.judge(small.deck())
    sitting = Zitting.van(DAG, [Punt("01-proef.pptx", judged.titel, judged), Punt("02-nota.docx", "Verslag", None)])
    return {
        "leesblad": leesblad(small.content(), ENTITIES),
        "dringend": leesblad(small.content(ITEM + URGENT), ENTITIES),
        "nota": nota(small.item(NOTE), DAG, small.dossier())[0],
        "handleiding": handleiding(small.sjabloon(), small.slideontwerp(), small.STIJL, small.dossier()),
        "overzicht": overzicht(sitting, small.sjabloon(), ENTITIES),
    }


def test_the_sheet_has_every_word_and_figure_of_the_deck() -> None:
    deck, sheet = small.content(ITEM + URGENT), words(leesblad(small.content(ITEM + URGENT), ENTITIES))
    for slide in deck.slides:
        for content in slide.velden.values():
            if isinstance(content, Tabelinhoud):
                texts = [line for row in content.rijen for cell in row for line in cell.split("\n")]
            else:
                texts = [part for line in content for part in (line.label, line.nadruk, line.tekst.strip())]
            for text in texts:
                assert text in sheet, text


def test_the_note_fills_in_what_it_looks_up() -> None:
    document, findings = nota(small.item(NOTE), DAG, small.dossier())
    assert findings == ()
    assert "Het eerste jaar van Schoolstraten kostte 18.500 euro." in words(document)


def test_the_overview_adds_up() -> None:
    text = words(papers()["overzicht"])
    assert "1 punt met een deck, samen 26 minuten; 0 geweigerd" in text and "geen slot" in text


def test_the_manual_names_every_rule_a_presenter_needs() -> None:
    document = papers()["handleiding"]
    text = words(document)
    assert not re.search(r"\b[Uu]w?\b", text)  # it says je
    for needed in (
        "tijdbalk",
        "herteken",
        "26 minuten",
        "ten hoogste 30 minuten",
        "minstens 8 minuten",
        "woensdag 12.00 uur",
        "18 punt",
    ):
        assert needed in text
    figure = next(block for block in walk(document.sections[0].blocks) if isinstance(block, Figure))
    for soort in small.sjabloon().slides:
        assert (soort.naam in figure.alt) is soort.in_sjabloon


def test_the_drawing_is_one_picture_and_the_same_again() -> None:
    picture = tekening(small.sjabloon(), small.slideontwerp(), small.STIJL)
    assert picture == tekening(small.sjabloon(), small.slideontwerp(), small.STIJL)
    image = Image.open(io.BytesIO(picture.data))
    assert image.size == (picture.width, picture.height)
    assert len(image.convert("RGB").getcolors(100_000)) > 8  # type: ignore[arg-type]


@pytest.mark.parametrize("name", list(papers()))
def test_a_paper_is_one_page_without_a_cover_and_reads_back(name: str) -> None:
    document = papers()[name]
    style, _ = house_style(TEMPLATES)
    assert style is not None
    pdf, docx = write_pdf(document, style, TEMPLATES), write_docx(document, style, TEMPLATES)
    assert (pdf.findings, docx.findings) == ((), ())
    assert check_files(document, {f"{name}.pdf": pdf.data, f"{name}.docx": docx.data}) == ()
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert len(opened.pages) == 1
    with zipfile.ZipFile(io.BytesIO(docx.data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    first = next(each for each in root.iter("{*}p") if "".join(each.itertext()).strip())  # type: ignore[arg-type]
    assert "".join(first.itertext()) == document.title  # type: ignore[arg-type]
