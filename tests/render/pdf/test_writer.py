"""The PDF as a whole: every text arrives, it is tagged and titled, and nothing goes wrong without a word."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pipeline.blocks import (
    Block,
    Cards,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    LabelRow,
    Link,
    Note,
    Overview,
    Paragraph,
    Picture,
    Reference,
    Row,
    Section,
    Strip,
    Table,
    TargetLine,
    Text,
    inlines_of,
    plain,
    walk,
)
from pipeline.findings import Blocking, Finding, Place
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import typst_source, write_pdf
from pipeline.render.pdf.compilation import Limits
from pipeline.render.rendered import Rendered
from tests import sample
from tests.render.pdf.conftest import TEMPLATES
from tests.render.pdf.pages import START, document_of, pages_with, squeezed, text_of


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def texts_of(document: Document) -> Iterator[str]:
    """Everything that a reader must find."""
    yield from (document.title, document.years, document.subtitle, document.entities, document.version)
    yield from (document.issued, document.status, document.example, document.edition)
    if document.cover:
        yield document.cover.caption
        yield from document.cover.years
        yield from (group.name for group in document.cover.groups)
    for section in document.sections:
        yield section.running
        for block in walk(section.blocks):
            for inlines in inlines_of(_as_printed(block)):
                yield plain(tuple(each for each in inlines if not isinstance(each, Reference)))
                yield from (plain(each.inlines) for each in inlines if isinstance(each, Note))
            match block:
                case Heading(number=number):
                    yield number
                case LabelRow(label=label):
                    yield label
                case Strip(code=code, kind=kind, parent=parent, flag=flag):
                    words = tuple(each for each in parent if not isinstance(each, Reference))
                    yield from (code, kind, plain(words), flag)
                case Cards(cards=cards):
                    yield from (card.title for card in cards)
                case TargetLine(start=start, goal=goal, change=change):
                    yield from (start.value, start.caption, change, goal.value, goal.caption)
                case Overview(columns=columns):
                    for column in columns:
                        yield from (column.title, column.note)
                        yield from (f"{entry.code} {entry.text}" for entry in column.entries)
                case Table(number=number, caption=caption, series=series, key=key):
                    yield f"{series} {number} {caption}" if number else caption
                    yield from (entry.text for entry in key)
                case Figure(number=number, caption=caption):
                    yield f"Figuur {number} {caption}"


def _as_printed(block: Block) -> Block:
    """The block as paper shows it: the words of a bar are only read aloud."""
    if not isinstance(block, Table) or block.style != "tijdlijn":
        return block
    rows = (replace(row, cells=tuple(replace(cell, note=()) for cell in row.cells)) for row in block.body)
    return replace(block, body=tuple(rows))


def test_the_sample_has_no_findings(rendered: Rendered) -> None:
    assert rendered.findings == ()
    assert rendered.data.startswith(b"%PDF-1.7")


def test_every_text_of_the_sample_arrives(rendered: Rendered) -> None:
    found = squeezed("".join(text_of(rendered.data)))
    # a note number or a page number may stand between two runs of one paragraph, so runs are looked for one by one
    wanted = [piece for text in texts_of(sample.document()) for piece in [squeezed(text)] if piece]
    assert len(wanted) > 250
    assert [text for text in wanted if text not in found and not _in_pieces(text, found)] == []


def _in_pieces(text: str, found: str) -> bool:
    """Whether a paragraph stands there with only page numbers and note numbers added."""
    return re.search(r"(?:\(blz\.\d+\)|AP001\(blz\.\d+\)|\d)?".join(map(re.escape, text)), found) is not None


def test_a_reference_names_the_page_it_points_to(rendered: Rendered) -> None:
    (page,) = pages_with(rendered.data, "AP001 Actieplan")
    assert f"AP001(blz.{page})" in squeezed("".join(text_of(rendered.data)))


def test_every_anchor_has_the_page_that_is_printed(rendered: Rendered, style: Huisstijl) -> None:
    (page,) = pages_with(rendered.data, "AP001 Actieplan")
    assert rendered.pages["AP001"] == page
    anchors = typst_source(sample.document(), style, TEMPLATES).anchors
    assert list(rendered.pages) == list(anchors)


def test_the_bookmarks_are_the_structure_of_the_document(rendered: Rendered) -> None:
    document = pypdfium2.PdfDocument(rendered.data)
    titles = [(item.level, item.get_title()) for item in document.get_toc()]
    document.close()
    assert [title for level, title in titles if level == 0] == [
        "Colofon",
        "Inhoud",
        "Leeswijzer",
        "1 Welzijn",
        "Schema",
        "Geld in het kort",
        "Het plan op één pagina",
        "Bijlage",
    ]
    assert [title[:14] for level, title in titles if level > 0] == ["1.1 We reducer", "1.1.1 We ontwi"]


def test_title_language_and_standards_are_in_the_file(rendered: Rendered) -> None:
    document = pypdfium2.PdfDocument(rendered.data)
    facts = document.get_metadata_dict()
    labels = [document.get_page_label(index) for index in range(len(document))]
    document.close()
    assert facts["Title"] == "Strategisch meerjarenplan & <meer> 2020–2025"
    assert facts["Author"] == "Stad en OCMW Turnhout"
    assert facts["CreationDate"].startswith("D:20190314000000")
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        assert pdf.Root.Lang == "nl-BE"
        said = pdf.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in said
    assert b"<pdfaid:part>2</pdfaid:part>" in said
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in said


def test_tables_have_headers_and_pictures_have_words(rendered: Rendered) -> None:
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        tags = Counter(str(each.S) for each in elements)
        alternatives = [str(each.Alt) for each in elements if each.S == "/Figure"]
    column_headers = 2 + 4 + 8 + 8 + 8 + 4 + 7 + 6
    row_headers = 2 + 3 + 5 + 4 + 5 + 4 + 2 + 2  # the names of groups of rows among them
    assert tags["/Table"] == tags["/Caption"] == 8
    assert tags["/TH"] == column_headers + row_headers
    assert tags["/H1"] == 8
    assert tags["/Note"] == 1
    assert len(alternatives) == 4
    assert alternatives[0].startswith("Een vlak in nachtblauw a < b > c")
    assert "2020–2022, verwacht tot 2025" in alternatives  # the words of a bar


def test_a_picture_of_the_dossier_is_printed_once_for_each_time_it_stands_there(style: Huisstijl) -> None:
    figures = [Figure(sample.picture(), f"beeld {number}", number, "x", f"f{number}") for number in (1, 2)]
    source = typst_source(document_of(*figures), style, TEMPLATES)
    assert [name for name in source.files if name.startswith("beeld")] == ["beeld-1.png"]


def test_the_file_is_sound(rendered: Rendered, tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed here")
    (tmp_path / "smjp.pdf").write_bytes(rendered.data)
    checked = subprocess.run(["qpdf", "--check", "smjp.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_same_document_gives_the_same_bytes_wherever_it_is_made(rendered: Rendered) -> None:
    program = f"""
import hashlib, sys, yaml
from pathlib import Path
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from tests import sample
templates = Path({str(TEMPLATES)!r})
style = Huisstijl.model_validate(yaml.safe_load((templates / "huisstijl.yaml").read_text(encoding="utf-8")))
sys.stdout.buffer.write(write_pdf(sample.document(), style, templates).data)
"""
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}
    again = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **surroundings},
        cwd=TEMPLATES.parent,
        capture_output=True,
        check=True,
    )
    assert again.stdout == rendered.data


def test_a_picture_that_typst_refuses_is_a_finding_at_its_line(style: Huisstijl) -> None:
    at = Place("content/teksten/visie.md", 7, 3)
    broken = Figure(Picture(b"geen beeld", "image/png", 40, 20), "alt", 1, "x", "f", at=at)
    made = write_pdf(document_of(broken), style, TEMPLATES)
    assert made.data == b""
    (finding,) = made.findings
    said = str(finding).split("Technische melding: ")
    assert said[0] == (
        "content/teksten/visie.md:7:3: fout L01 pdf-niet-gemaakt\n    Deze afbeelding kan niet in de pdf. "
    )
    assert said[1].endswith("\n    Herstel: open de afbeelding en bewaar ze opnieuw als png")
    assert finding.blocks(Blocking.ALWAYS)


def _design(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of the page design with one text of a file replaced; the folder that holds it."""
    shutil.copytree(TEMPLATES / "pdf", folder / "templates" / "pdf")
    path = folder / "templates" / "pdf" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder / "templates"


def test_a_warning_of_typst_is_a_finding_at_its_line(style: Huisstijl, tmp_path: Path) -> None:
    templates = _design(tmp_path, "plan.typ", "font: house.lettertype,", 'font: ("Bestaat Niet", house.lettertype),')
    made = write_pdf(sample.document(), style, templates)
    assert made.data
    assert [str(finding) for finding in made.findings] == [
        "templates/pdf/plan.typ:18:10: waarschuwing L03 pdf-melding\n"
        "    De pdf is gemaakt, maar misschien niet zoals bedoeld. "
        "Technische melding: unknown font family: bestaat niet\n"
        "    Herstel: laat wie programmeert deze regel nakijken"
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "named", "said"),
    [
        ("tables.typ", "#let mark(anchor) =", "#let mark(anchor = ", True, "unclosed delimiter"),
        ("plan.typ", "set par(", "set parr(", True, "unknown variable: parr"),
        ("text.typ", "par(body))", "par(body.kleur))", True, "cannot access fields on type string"),
        ("text.typ", "#let remark(body)", "#let remark(body, kleur)", False, "missing argument: kleur"),
        ("text.typ", "#let remark(", "#let opmerking(", False, "unknown variable: remark"),
        ("plan.typ", '#import "style.typ": *', '#import "@preview/x:1.0.0": *', True, "a package"),
    ],
)
def test_a_mistake_in_the_page_design_is_said_at_its_line(
    style: Huisstijl, tmp_path: Path, name: str, old: str, new: str, named: bool, said: str
) -> None:
    text = (TEMPLATES / "pdf" / name).read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    made = write_pdf(sample.document(), style, _design(tmp_path, name, old, new))
    assert made.data == b""
    (finding,) = made.findings
    assert str(finding).startswith(f"templates/pdf{f'/{name}:{line}' if named else ':1'}:")
    assert (finding.code, finding.name) == ("L24", "opmaakbestand-fout")
    assert f"    Het opmaakbestand klopt hier niet. Technische melding: {said}" in str(finding)
    assert finding.mend == "laat wie programmeert deze regel verbeteren, of zet een vorige versie van het bestand terug"


@pytest.mark.parametrize("name", ["plan.typ", "tables.typ", "style.typ"])
def test_a_file_of_the_page_design_that_is_gone_is_said(style: Huisstijl, tmp_path: Path, name: str) -> None:
    templates = _design(tmp_path, name, "#", "#")
    (templates / "pdf" / name).unlink()
    made = write_pdf(sample.document(), style, templates)
    assert [str(finding) for finding in made.findings] == [
        f"templates/pdf/{name}:1:1: fout L24 opmaakbestand-fout\n"
        f"    Het opmaakbestand `{name}` ontbreekt\n"
        "    Herstel: zet een vorige versie van het bestand terug"
    ]


def test_what_typst_refuses_of_our_own_source_is_our_bug(style: Huisstijl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.render.pdf.bodies.boolean", lambda value: "(1 + true)")
    with pytest.raises(RuntimeError, match="Typst refuses our source, line "):
        write_pdf(sample.document(), style, TEMPLATES)


def test_a_character_that_the_font_lacks_is_a_finding_and_the_pdf_is_made(style: Huisstijl) -> None:
    made = write_pdf(document_of(Paragraph(sample.words("een 中 teken"))), style, TEMPLATES)
    assert [str(finding) for finding in made.findings] == [
        "smjp.pdf:1:1: waarschuwing L04 teken-niet-in-lettertype\n"
        "    Het teken “中” (U+4E2D) staat niet in het lettertype van de pdf en wordt daar ■, "
        "in de tekst “een 中 teken” (in het deel “Begin”)\n"
        "    Herstel: vervang het teken door woorden of door een gewoon leesteken"
    ]
    assert pages_with(made.data, "een ■ teken")


def test_letters_that_only_the_upright_font_has_are_printed_in_italic_text(style: Huisstijl) -> None:
    made = write_pdf(document_of(Paragraph((Text("Ελλάς", italic=True),))), style, TEMPLATES)
    assert made.findings == ()
    assert pages_with(made.data, "Ελλάς")


@pytest.mark.parametrize("limits", [Limits(seconds=0.01), Limits(memory=60_000_000)])
def test_a_compilation_that_takes_too_much_is_a_finding(style: Huisstijl, limits: Limits) -> None:
    if limits.seconds > 1 and sys.platform != "linux":
        pytest.skip("only Linux limits the memory of a process reliably")
    made = write_pdf(sample.document(), style, TEMPLATES, limits)
    assert made.data == b""
    wrong, mend = str(made.findings[0]).split(" (")[0], str(made.findings[0]).rsplit("\n", 1)[1]
    assert wrong == (
        "smjp.pdf:1:1: fout L02 pdf-afgebroken\n"
        "    Het maken van de pdf is afgebroken, omdat het te lang duurde of te veel geheugen vroeg"
    )
    assert mend == (
        "    Herstel: sluit andere programma's en probeer opnieuw; blijft het zo, "
        "geef deze melding dan aan wie het programma onderhoudt"
    )


def test_a_logo_is_printed_on_the_cover(style: Huisstijl, tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES / "pdf", tmp_path / "pdf")
    made = write_pdf(document_of(), style.met_logo("logo.png", sample.picture()), tmp_path)
    assert made.findings == ()
    assert text_of(made.data)[0].count("Stad en OCMW Turnhout") == 1


def test_a_cover_without_logo_says_who_made_the_plan_in_its_place(style: Huisstijl) -> None:
    assert text_of(write_pdf(document_of(), style, TEMPLATES).data)[0].startswith("Stad en OCMW Turnhout")


def test_a_heading_level_that_is_skipped_is_refused(style: Huisstijl) -> None:
    with pytest.raises(ValueError, match="te-diep"):
        typst_source(document_of(Heading(3, sample.words("x"), "te-diep", "tussenkop")), style, TEMPLATES)


def test_an_anchor_that_stands_twice_is_refused(style: Huisstijl) -> None:
    with pytest.raises(ValueError, match="begin"):
        typst_source(document_of(START), style, TEMPLATES)


def test_a_status_that_is_empty_leaves_no_box(style: Huisstijl) -> None:
    adopted = replace(document_of(), status="", adopted="Vastgesteld door de gemeenteraad van 16 december 2019")
    made = write_pdf(adopted, style, TEMPLATES)
    assert "Ontwerp" not in "".join(text_of(made.data))
    assert pages_with(made.data, adopted.adopted) == [1]


def test_an_anchor_may_be_any_text(style: Huisstijl) -> None:
    anchor = 'kop "1" <b> é #x'
    blocks = (
        Heading(2, sample.words("Kop"), anchor, "tussenkop", contents=True),
        Paragraph((Reference("zie", anchor),)),
    )
    made = write_pdf(document_of(*blocks), style, TEMPLATES)
    assert made.findings == ()
    assert pages_with(made.data, "zie (blz. 2)") == [2]


def test_tables_and_figures_can_be_referred_to_with_and_without_number(style: Huisstijl) -> None:
    anchors = ("t1", "t0", "f1", "f0")
    blocks = (
        replace(sample.amounts_table(1), anchor="t1"),
        replace(sample.amounts_table(0), anchor="t0", caption=""),
        Figure(sample.picture(), "alt", 1, "x", "f1"),
        Figure(sample.picture(), "alt", anchor="f0"),
        Paragraph(tuple(Reference(anchor, anchor) for anchor in anchors)),
    )
    made = write_pdf(document_of(*blocks), style, TEMPLATES)
    assert made.findings == ()
    assert pages_with(made.data, "".join(f"{anchor} (blz. 2)" for anchor in anchors)) == [2]


@pytest.mark.parametrize("note", [(), (Note(sample.words("Een noot.")),)])
def test_a_head_with_links_or_notes_may_repeat(style: Huisstijl, note: tuple[Note, ...]) -> None:
    head = Row((Cell((Reference("begin", "begin"), Link("site", "https://x.be"), *note)),))
    body = tuple(Row((Cell(sample.words(f"rij {number}")),)) for number in range(90))
    made = write_pdf(document_of(Table((Column(),), (head,), body)), style, TEMPLATES)
    assert made.findings == ()
    assert pages_with(made.data, "begin (blz. 2)site") == ([2] if note else [2, 3, 4])


def test_a_section_without_blocks_has_no_page(style: Huisstijl) -> None:
    empty = replace(document_of(), sections=(Section((START,), "a"), Section((), "b")))
    assert len(text_of(write_pdf(empty, style, TEMPLATES).data)) == 2
