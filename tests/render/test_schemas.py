"""An official statement in the three formats: depth of rows, the ground of results, the header of a row."""

import io
import re
import zipfile
from dataclasses import replace

import pikepdf
import pytest

from pipeline.blocks import Cell, Column, Heading, Row, Section, Table, Text
from pipeline.look import house_style
from pipeline.readback import check_files
from pipeline.render.docx import write_docx
from pipeline.render.html import write_html
from pipeline.render.pdf import write_pdf
from pipeline.render.pdf.tables import kept_together
from pipeline.shipped import TEMPLATES
from tests import sample


def _cell(text: str, heads: str = "") -> Cell:
    return Cell((Text(text),) if text else (), heads=heads)  # type: ignore[arg-type]


def _row(number: str, name: str, formula: str, amount: str, style: str = "gewoon", depth: int = 0) -> Row:
    cells = (_cell(number), _cell(name, "row"), _cell(formula), _cell(amount))
    return Row(cells, style, depth=depth)  # type: ignore[arg-type]


TABLE = Table(
    columns=(Column(9), Column(), Column(17), Column(24, "right")),
    head=(Row((Cell((Text("In euro"),), colspan=3), _cell("2020"))),),
    body=(
        Row((Cell((Text("Budgettair resultaat"),), colspan=4, heads="rows"),), "groep"),
        _row("I.", "Exploitatiesaldo", "a − b", "1.000", "subtotaal"),
        _row("", "a. Ontvangsten", "", "3.000", depth=1),
        _row("", "b. Uitgaven", "", "2.000", depth=1),
        _row("IX.", "Beschikbaar resultaat", "VII − VIII", "1.000", "totaal"),
    ),
    number=1,
    caption="Een schema",
    anchor="tabel-M2",
    description="Een schema met een jaar",
    style="schema",
)
HEADING = Heading(1, (Text("Financiële nota"),), "nota", "deel")


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    """The same schema as HTML, Word and PDF, each read back."""
    document = replace(
        sample.document(), sections=(Section((HEADING, TABLE), "Deel 3", landscape=True),), linked_data=""
    )
    style, _ = house_style(TEMPLATES)
    assert style is not None
    pdf = write_pdf(document, style, TEMPLATES)
    files = {
        "smjp.html": write_html(document, style, TEMPLATES).data,
        "smjp.docx": write_docx(document, style, TEMPLATES, lambda: pdf.pages).data,
        "smjp.pdf": pdf.data,
    }
    for name, data in files.items():
        assert not [each for each in check_files(document, {name: data}) if each.level == "fout"], name
    return files


def test_html_names_the_depth_and_makes_the_name_the_header(documents: dict[str, bytes]) -> None:
    page = documents["smjp.html"].decode()
    assert '<div class="tabel schema" id="tabel-M2">' in page
    row = re.search(r'<tr class="d1">.*?</tr>', page, re.S)
    assert row is not None
    assert re.search(r'<td class="n">\s*</td><th scope="row" class="e"[^>]*>a\. Ontvangsten', row.group())
    assert '<tr class="totaal">' in page


def test_word_indents_by_depth_and_shades_results_only(documents: dict[str, bytes]) -> None:
    body = zipfile.ZipFile(io.BytesIO(documents["smjp.docx"])).read("word/document.xml").decode()
    rows = re.findall(r"<w:tr>.*?</w:tr>", body[body.index("Budgettair resultaat") - 2000 :], re.S)
    by_name = {name: row for row in rows for name in ("Ontvangsten", "Exploitatiesaldo", "Beschikbaar") if name in row}
    indent = re.search(r'<w:left w:w="(\d+)"[^>]*/>.*?a\. Ontvangsten', by_name["Ontvangsten"], re.S)
    assert indent is not None
    assert "w:fill" in by_name["Beschikbaar"]
    assert "w:fill" not in by_name["Exploitatiesaldo"]
    assert "w:fill" not in by_name["Ontvangsten"]


def test_pdf_tags_the_name_of_a_row_as_its_header_also_after_a_number(documents: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(documents["smjp.pdf"])) as pdf:
        scopes = [
            each.A
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH" and "/A" in each
        ]
        headers = [str(entry) for entry in scopes if "/Row" in repr(entry)]
    assert len(headers) == len(TABLE.body)  # the name of a block of rows is one too


def test_a_row_stays_with_the_first_one_below_it_in_a_block_too_high_for_a_page() -> None:
    rows = [TABLE.body[0], *(row for _ in range(20) for row in TABLE.body[1:4])]
    runs = kept_together(rows, [12.0] * len(rows), 200)
    assert runs[0] == 3, "the head of the block, its first row and the first one below that"
    assert all(runs[start] == 2 for start in range(4, 58, 3))
