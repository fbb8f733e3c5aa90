"""`huisstijl.yaml` wins over what was set in Word; everything else that was set in Word stays."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from lxml import etree

from pipeline.findings import Level
from pipeline.render.docx import write_docx
from pipeline.render.docx.house import in_house_style
from pipeline.render.docx.record import recorded
from pipeline.render.huisstijl import Accent, Huisstijl, Maat, Maten
from tests.render.docx.conftest import TEMPLATES, Findings
from tests.render.docx.reading import W, Word, edited, packed, read, replaced, value
from tests.sample import document, picture

STYLES = "word/styles.xml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def changed(style: Huisstijl, **parts: object) -> Huisstijl:
    """The house style with other parts."""
    return style.model_copy(update=parts)


def _style(root: etree._Element, name: str) -> etree._Element:
    (found,) = (each for each in root.iter(f"{W}style") if value(each, "name") == name)
    return found


def test_another_size_in_the_house_style_is_another_size_in_word(style: Huisstijl) -> None:
    larger = style.maten.doelstelling.model_copy(update={"word": Maat(26, 32.5)})
    maten = style.maten.model_copy(update={"doelstelling": larger})
    word = read(write_docx(document(), changed(style, maten=maten), TEMPLATES).data)
    found = word.styles()["Doelstellingzin"]
    assert value(found, "rPr/sz") == "52"
    assert value(found, "pPr/spacing", "line") == "650"
    assert value(found, "pPr/spacing", "lineRule") == "exact"


def test_another_colour_in_the_house_style_is_another_colour_everywhere(style: Huisstijl) -> None:
    colours = style.kleuren.model_copy(update={"nacht": "#112233"})
    accents = (Accent(kleur="#445566", vlak="#FFEEDD"), *style.accenten[1:])
    word = read(write_docx(document(), changed(style, kleuren=colours, accenten=accents), TEMPLATES).data)
    assert value(word.styles()["Omslagtitel"], "rPr/color") == "112233"
    assert value(word.styles()["Codevak"], "rPr/bdr", "color") == "112233"
    assert value(word.styles()["Vlag accent 1"], "rPr/shd", "fill") == "445566"
    assert value(word.styles()["Kop 1 accent 1"], "pPr/pBdr/bottom", "color") == "445566"
    theme = word.trees["word/theme/theme1.xml"]
    (accent,) = theme.iter(f"{A}accent1")
    assert accent[0].get("val") == "445566"
    for part in ("word/document.xml", STYLES):
        assert b"16324F" not in word.parts[part]
        assert b"B3431E" not in word.parts[part]


def test_another_typeface_in_the_house_style_is_the_typeface_of_the_theme(style: Huisstijl) -> None:
    faces = style.lettertypes.model_copy(update={"word": "Arial"})
    rendered = write_docx(document(), changed(style, lettertypes=faces), TEMPLATES)
    theme = read(rendered.data).trees["word/theme/theme1.xml"]
    assert {each.get("typeface") for each in theme.iter(f"{A}latin")} == {"Arial"}
    assert rendered.findings == ()


def test_a_house_style_that_changed_everywhere_says_nothing_of_the_template(style: Huisstijl) -> None:
    sizes = {
        name: each.model_copy(update={"word": Maat(each.word.letter + 1, each.word.regel + 2)})
        for name, each in style.maten
    }
    colours = {
        name: f"#{number}{number}{number}{number}{number}{number}" for number, (name, _) in enumerate(style.kleuren)
    }
    other = changed(
        style,
        maten=style.maten.model_copy(update=sizes),
        kleuren=style.kleuren.model_copy(update=colours),
        lettertypes=style.lettertypes.model_copy(update={"word": "Arial"}),
    )
    assert write_docx(document(), other, TEMPLATES).findings == ()


def test_light_titles_take_the_light_face_of_calibri(sample: Word) -> None:
    (major,) = sample.trees["word/theme/theme1.xml"].iter(f"{A}majorFont")
    assert major[0].get("typeface") == "Calibri Light"


def test_what_was_edited_in_word_against_the_house_style_is_said_and_set_back(
    findings: Findings, written_on: Callable[[bytes], Word], template: bytes
) -> None:
    def edit(root: etree._Element) -> None:
        found = _style(root, "Doelstellingzin")
        found.find(f"{W}rPr/{W}sz").set(f"{W}val", "44")  # type: ignore[union-attr]
        found.find(f"{W}pPr/{W}spacing").set(f"{W}line", "560")  # type: ignore[union-attr]
        found.find(f"{W}rPr/{W}color").set(f"{W}val", "FF0000")  # type: ignore[union-attr]
        fonts = etree.Element(f"{W}rFonts")
        fonts.set(f"{W}ascii", "Arial")
        fonts.set(f"{W}hAnsi", "Arial")
        found.find(f"{W}rPr").insert(0, fonts)  # type: ignore[union-attr]

    changed_template = edited(template, STYLES, edit)
    found_there = findings(changed_template)
    assert {each.level for each in found_there} == {Level.WAARSCHUWING}
    assert list(map(str, found_there)) == [
        "templates/plan.docx:1:1: waarschuwing L18 sjabloon-wijkt-af-van-huisstijl\n"
        "    In Word kreeg de stijl `Doelstellingzin` het lettertype Arial, maar `huisstijl.yaml` zegt Calibri, "
        "en dat geldt\n"
        "    Herstel: moet Arial overal gelden, zet dan in `huisstijl.yaml` onder `lettertypes:` `word: Arial`; "
        "anders zet `smjp huisstijl` het sjabloon terug op Calibri",
        "templates/plan.docx:1:1: waarschuwing L18 sjabloon-wijkt-af-van-huisstijl\n"
        "    In Word kreeg de stijl `Doelstellingzin` de maat 22/28, maar `huisstijl.yaml` zegt 24/30, en dat geldt\n"
        "    Herstel: moet 22/28 overal gelden, zet dan in `huisstijl.yaml` onder `maten:` "
        "`doelstelling: {pdf: 24/29, word: 22/28, html: 2/1.22}`; "
        "anders zet `smjp huisstijl` het sjabloon terug op 24/30",
        "templates/plan.docx:1:1: waarschuwing L18 sjabloon-wijkt-af-van-huisstijl\n"
        "    In Word kreeg de stijl `Doelstellingzin` de kleur #FF0000, maar `huisstijl.yaml` zegt #1A2430, "
        "en dat geldt\n"
        '    Herstel: moet #FF0000 overal gelden, zet dan in `huisstijl.yaml` onder `kleuren:` `inkt: "#FF0000"`; '
        "anders zet `smjp huisstijl` het sjabloon terug op #1A2430",
    ]
    found = written_on(changed_template).styles()["Doelstellingzin"]
    assert value(found, "rPr/sz") == "48"
    assert value(found, "pPr/spacing", "line") == "600"
    assert value(found, "rPr/color") == "1A2430"
    assert value(found, "rPr/rFonts", "ascii") == ""
    assert value(found, "rPr/rFonts", "asciiTheme") == "minorHAnsi"


def test_a_size_that_other_styles_inherit_is_said_once(findings: Findings, template: bytes) -> None:
    def edit(root: etree._Element) -> None:
        properties = _style(root, "Leestekst").find(f"{W}rPr")
        assert properties is not None
        properties.clear()
        _style(root, "Normal").find(f"{W}rPr/{W}sz").set(f"{W}val", "24")  # type: ignore[union-attr]

    (finding,) = findings(edited(template, STYLES, edit))
    assert finding.wrong.startswith("In Word kreeg de stijl `Standaard` de maat 12/14,")


def test_one_value_in_several_styles_is_one_finding(findings: Findings, template: bytes) -> None:
    def edit(root: etree._Element) -> None:
        for name in ("Labelregel", "Leestekst", "Lijst nummering"):
            _style(root, name).find(f"{W}rPr/{W}sz").set(f"{W}val", "25")  # type: ignore[union-attr]

    (finding,) = findings(edited(template, STYLES, edit))
    assert finding.wrong.startswith(
        "In Word kregen de stijlen `Leestekst`, `Labelregel` en `Lijst nummering` de maat 12.5/14,"
    )


@pytest.mark.parametrize("line", [1.15, None], ids=["a multiple", "as word has it"])
def test_the_line_that_a_finding_gives_is_right_when_typed(
    findings: Findings, style: Huisstijl, template: bytes, tmp_path: Path, line: float | None
) -> None:
    word = docx.Document(io.BytesIO(template))
    found = word.styles["Normal"]
    assert isinstance(found, ParagraphStyle)
    found.font.size, found.paragraph_format.line_spacing = Pt(12.25), line
    word.save(str(tmp_path / "plan.docx"))
    (finding,) = findings((tmp_path / "plan.docx").read_bytes())
    (typed,) = re.findall(r"`standaard: \{pdf: (\S+), word: (\S+), html: (\S+)\}`", finding.mend)
    sizes = Maten.model_validate(dict(zip(("pdf", "word", "html"), typed, strict=True)))
    house = changed(style, maten=style.maten.model_copy(update={"standaard": sizes}))
    assert write_docx(document(), house, tmp_path).findings == ()


def test_a_template_that_remembers_nothing_is_compared_with_the_house_style(
    findings: Findings, style: Huisstijl, template: bytes, tmp_path: Path
) -> None:
    parts = read(template).parts
    bare = packed(
        {name: part for name, part in parts.items() if name != "docProps/custom.xml"}
        | {
            "_rels/.rels": re.sub(rb"<Relationship [^>]*custom-properties[^>]*/>", b"", parts["_rels/.rels"]),
            "[Content_Types].xml": re.sub(rb"<Override [^>]*custom[^>]*/>", b"", parts["[Content_Types].xml"]),
        }
    )
    assert findings(bare) == ()
    (tmp_path / "plan.docx").write_bytes(bare)
    faces = style.lettertypes.model_copy(update={"word": "Arial"})
    (finding,) = write_docx(document(), changed(style, lettertypes=faces), tmp_path).findings
    assert finding.wrong.startswith("In Word kreeg de stijl `Standaard` het lettertype Calibri")


def test_the_template_takes_over_the_house_style_and_keeps_the_rest(style: Huisstijl, template: bytes) -> None:
    def edit(root: etree._Element) -> None:
        _style(root, "Tussenkop").find(f"{W}pPr/{W}spacing").set(f"{W}before", "999")  # type: ignore[union-attr]
        _style(root, "Doelstellingzin").find(f"{W}rPr/{W}sz").set(f"{W}val", "44")  # type: ignore[union-attr]

    colours = style.kleuren.model_copy(update={"nacht": "#112233"})
    made = in_house_style(edited(template, STYLES, edit), changed(style, kleuren=colours))
    word = read(made)
    assert value(word.styles()["Tussenkop"], "pPr/spacing", "before") == "999"
    assert value(word.styles()["Doelstellingzin"], "rPr/sz") == "48"
    assert value(word.styles()["Omslagtitel"], "rPr/color") == "112233"
    assert recorded(docx.Document(io.BytesIO(made)))["kleuren.nacht"] == "#112233"
    assert in_house_style(made, changed(style, kleuren=colours)) == made


def test_what_the_template_remembers_is_in_no_document(sample: Word) -> None:
    assert "docProps/custom.xml" not in sample.parts


def test_what_the_house_style_does_not_say_stays_as_edited_in_word(
    findings: Findings, written_on: Callable[[bytes], Word], template: bytes
) -> None:
    def edit(root: etree._Element) -> None:
        tussenkop = _style(root, "Tussenkop")
        tussenkop.find(f"{W}pPr/{W}spacing").set(f"{W}before", "999")  # type: ignore[union-attr]
        etree.SubElement(tussenkop.find(f"{W}rPr"), f"{W}i")  # type: ignore[arg-type]
        heading = _style(root, "heading 1").find(f"{W}pPr")
        assert heading is not None
        heading.remove(heading.find(f"{W}pBdr"))  # type: ignore[arg-type]

    changed_template = edited(template, STYLES, edit)
    assert findings(changed_template) == ()
    word = written_on(changed_template)
    assert value(word.styles()["Tussenkop"], "pPr/spacing", "before") == "999"
    assert word.styles()["Tussenkop"].find(f"{W}rPr/{W}i") is not None
    assert word.styles()["Kop 1 accent 1"].find(f"{W}pPr/{W}pBdr") is None


def test_extra_text_on_the_cover_stays(written_on: Callable[[bytes], Word], template: bytes) -> None:
    def edit(root: etree._Element) -> None:
        extra = etree.fromstring(f'<p xmlns="{W[1:-1]}"><r><t>Grote Markt 1, 2300 Turnhout</t></r></p>')
        root[0].insert(2, extra)

    word = written_on(edited(template, "word/document.xml", edit))
    assert "Grote Markt 1" in "".join(each.text or "" for each in word.body.iter(f"{W}t"))


def test_accents_begin_again_after_the_last(style: Huisstijl) -> None:
    section = replace(document().sections[2], accent=6)
    word = read(write_docx(replace(document(), sections=(section,)), style, TEMPLATES).data)
    assert value(word.styles()["Codevak accent 6"], "rPr/color") == "4D6B1F"


@pytest.fixture
def with_logo(tmp_path: Path, template: bytes) -> Path:
    """A folder of templates with a logo."""
    (tmp_path / "plan.docx").write_bytes(template)
    return tmp_path


def test_the_logo_of_the_house_style_stands_on_the_cover(style: Huisstijl, with_logo: Path) -> None:
    rendered = write_docx(document(), style.met_logo("logo.png", picture()), with_logo)
    assert rendered.findings == ()
    word = read(rendered.data)
    first = next(each for each in word.body.iter() if str(each.tag).endswith("}docPr"))
    assert first.get("descr") == "Logo Stad en OCMW Turnhout"
    extent = next(each for each in word.body.iter() if str(each.tag).endswith("}extent"))
    assert (extent.get("cx"), extent.get("cy")) == (str(30 * 36000), str(15 * 36000))


def test_a_logo_in_the_footer_is_in_the_footer_of_every_section(
    style: Huisstijl, with_logo: Path, template: bytes
) -> None:
    edition = "{{ uitgave }}"
    (with_logo / "plan.docx").write_bytes(replaced(template, "word/footer1.xml", edition, "{{ logo }} " + edition))
    word = read(write_docx(document(), style.met_logo("logo.png", picture()), with_logo).data)
    for section in word.sections()[1:]:
        footer = word.edge(section, "footer", "default")
        assert [str(each.tag).endswith("}docPr") for each in footer.iter()].count(True) == 1
    for name in word.parts:
        assert "\ue000".encode() not in word.parts[name]


def test_a_logo_without_a_place_is_said(style: Huisstijl, with_logo: Path, template: bytes) -> None:
    (with_logo / "plan.docx").write_bytes(replaced(template, "word/document.xml", "{{ logo }}", "Turnhout"))
    (finding,) = write_docx(document(), style.met_logo("logo.png", picture()), with_logo).findings
    assert finding.code == "L12"
    assert finding.wrong == "`huisstijl.yaml` noemt het logo `logo.png`, maar het sjabloon heeft er geen plaats voor"
    assert finding.mend == "zet de plaatshouder `{{ logo }}` op de omslag"
