"""A template that cannot carry the plan is refused, with the exact words that its editor reads."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from pipeline.findings import Blocking, Level
from pipeline.render.docx import KINDS, write_docx
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.conftest import Findings
from tests.render.docx.reading import W, edited, packed, read, replaced, value
from tests.sample import document

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
BACK = "zet een vorige versie van het bestand terug"

Change = Callable[[bytes], bytes]


def _part(name: str, content: bytes) -> Change:
    return lambda template: packed({**read(template).parts, name: content})


def _without(name: str) -> Change:
    return lambda template: packed({key: part for key, part in read(template).parts.items() if key != name})


def _swap(part: str, old: str, new: str) -> Change:
    return lambda template: replaced(template, part, old, new)


def _relation(kind: str, target: str, mode: str = "") -> Change:
    external = f' TargetMode="{mode}"' if mode else ""
    added = f'<Relationship Id="extra" Type="{OFFICE}{kind}" Target="{target}"{external}/></Relationships>'
    return _swap(RELATIONS, "</Relationships>", added)


def _style(change: Callable[[etree._Element], None], name: str) -> Change:
    def edit(root: etree._Element) -> None:
        (found,) = (each for each in root.iter(f"{W}style") if value(each, "name") == name)
        change(found)

    return lambda template: edited(template, STYLES, edit)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _body(change: Callable[[etree._Element], None]) -> Change:
    return lambda template: edited(template, DOCUMENT, lambda root: change(root[0]))


def _twice(body: etree._Element) -> None:
    body.insert(-1, etree.fromstring(etree.tostring(body[-2])))


def _in_a_table(body: etree._Element) -> None:
    table = etree.fromstring(
        f'<tbl xmlns="{W[1:-1]}"><tblPr/><tblGrid><gridCol/></tblGrid><tr><tc><p/></tc></tr></tbl>'
    )
    place = body[-2]
    body.insert(-2, table)
    table[2][0][0] = place


def _without_section_break(body: etree._Element) -> None:
    for each in list(body.iterfind(f"{W}p/{W}pPr/{W}sectPr")):
        _remove(each)


def _section_break_after(body: etree._Element) -> None:
    paragraph = etree.fromstring(f'<p xmlns="{W[1:-1]}"><pPr/></p>')
    paragraph[0].append(etree.fromstring(etree.tostring(body[-1])))
    body.insert(-1, paragraph)


def _narrow(body: etree._Element) -> None:
    body[-1].find(f"{W}pgMar").set(f"{W}right", "5600")  # type: ignore[union-attr]


def _tracked(body: etree._Element) -> None:
    body[0].append(etree.fromstring(f'<ins xmlns="{W[1:-1]}"/>'))


def _with_part(kind: str, content: bytes) -> Change:
    """A part of this kind, with its relationship and its place among the types."""
    declared = f'<Override PartName="/word/{kind}.xml" ContentType="application/x-{kind}+xml"/></Types>'
    steps = (
        _part(f"word/{kind}.xml", content),
        _relation(kind, f"{kind}.xml"),
        _swap("[Content_Types].xml", "</Types>", declared),
    )

    def change(template: bytes) -> bytes:
        for step in steps:
            template = step(template)
        return template

    return change


COMMENT = f'<comments xmlns="{W[1:-1]}"><comment id="0" author="Jan"/></comments>'.encode()


def _without_own_styles(template: bytes) -> bytes:
    def edit(root: etree._Element) -> None:
        for each in [each for each in root.iter(f"{W}style") if each.get(f"{W}customStyle")]:
            _remove(each)

    return edited(template, STYLES, edit)


CASES: dict[str, tuple[Change, str, str, str]] = {
    # what was done to the template: code, what is wrong, how to mend it
    "no document": (lambda template: b"tekst", "L11", "Dit is geen Word-document (.docx)", BACK),
    "empty": (lambda template: b"", "L11", "Het bestand is leeg", BACK),
    "rich text": (
        lambda template: b"{\\rtf1 Plan}",
        "L11",
        "Dit is een rtf-bestand, geen Word-document",
        BACK,
    ),
    "pdf": (lambda template: b"%PDF-1.7", "L11", "Dit is een pdf, geen Word-document", BACK),
    "web page": (
        lambda template: b"\n<!DOCTYPE html><html></html>",
        "L11",
        "Dit is een webpagina of een xml-bestand, geen Word-document",
        BACK,
    ),
    "cut off": (
        lambda template: template[: len(template) // 2],
        "L11",
        "Het bestand is beschadigd: het is niet volledig bewaard of gekopieerd",
        BACK,
    ),
    "old word": (
        lambda template: b"\xd0\xcf\x11\xe0" + template,
        "L11",
        "Dit is een Word-bestand van het oude soort (.doc)",
        "sla het in Word op als Word-document (.docx)",
    ),
    "password": (
        lambda template: b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + template,
        "L11",
        "Het bestand heeft een wachtwoord",
        "haal in Word het wachtwoord weg (Bestand › Info)",
    ),
    "another zip": (
        lambda template: packed({"brief.txt": b"Beste"}),
        "L11",
        "Dit is een zipbestand, geen Word-document (.docx)",
        BACK,
    ),
    "odt": (
        lambda template: packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "L11",
        "Dit is een document van LibreOffice (.odt), geen Word-document",
        BACK,
    ),
    "spreadsheet": (
        lambda template: packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
        "L11",
        "Dit is een Excel-werkboek, geen Word-document",
        BACK,
    ),
    "presentation": (
        lambda template: packed({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<presentation/>"}),
        "L11",
        "Dit is een PowerPoint-presentatie, geen Word-document",
        BACK,
    ),
    "strict": (
        lambda template: packed(
            {
                name: part.replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006",
                    b"http://purl.oclc.org/ooxml/officeDocument",
                ).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006",
                    b"http://purl.oclc.org/ooxml/wordprocessingml",
                )
                for name, part in read(template).parts.items()
            }
        ),
        "L11",
        "Het bestand is opgeslagen als `Strict Open XML`, een soort die bijna niemand leest",
        "sla het in Word op als Word-document (.docx): kies in de lijst de gewone soort, niet `Strict`",
    ),
    "without the styles": (
        _without_own_styles,
        "L14",
        "Het sjabloon mist 93 van de 111 stijlen, zoals `Leestekst`, `Intro`, `Omslagkop`: Google Documenten "
        "bewaart ze niet, en een ander document heeft ze nooit gehad",
        "zet een vorige versie van het bestand terug en bewerk die in Word, of maak een vers sjabloon met "
        "`smjp huisstijl --nieuw`",
    ),
    "dotx": (
        _swap("[Content_Types].xml", "document.main", "template.main"),
        "L11",
        "Het bestand is in Word opgeslagen als sjabloon",
        "sla het in Word op als Word-document (.docx)",
    ),
    "broken xml": (
        _part(STYLES, b"<w:styles"),
        "L11",
        "Het onderdeel `word/styles.xml` van het bestand is beschadigd",
        BACK,
    ),
    "no lists": (
        _swap(RELATIONS, f"{OFFICE}numbering", f"{OFFICE}theme"),
        "L11",
        "Het sjabloon heeft geen lijsten (het onderdeel `numbering` ontbreekt)",
        BACK,
    ),
    "missing part": (
        _without("word/header1.xml"),
        "L11",
        "Het bestand is beschadigd: de onderdelen kloppen niet met elkaar",
        BACK,
    ),
    "dtd": (
        _part("docProps/core.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "L13",
        "Het onderdeel `docProps/core.xml` bevat verborgen opdrachten (DTD)",
        BACK,
    ),
    "macros": (
        _swap("[Content_Types].xml", "openxmlformats-officedocument.wordprocessingml.document.main", "x.macroEnabled"),
        "L13",
        "Het bestand bevat macro's",
        "sla het in Word op als Word-document (.docx), zonder macro's of andere bestanden erin",
    ),
    "macro part": (
        lambda template: _relation("vbaProject", "vbaProject.bin")(_part("word/vbaProject.bin", b"x")(template)),
        "L13",
        "Het bestand bevat macro's",
        "sla het in Word op als Word-document (.docx), zonder macro's of andere bestanden erin",
    ),
    "picture from outside": (
        _relation("image", "https://www.turnhout.be/logo.png", "External"),
        "L13",
        "Het sjabloon verwijst naar iets buiten het bestand: `https://www.turnhout.be/logo.png`",
        "voeg een afbeelding in het bestand zelf in en laat koppelingen naar een website gaan",
    ),
    "link to a share": (
        _relation("hyperlink", "file://server/plan", "External"),
        "L13",
        "Het sjabloon verwijst naar iets buiten het bestand: `file://server/plan`",
        "voeg een afbeelding in het bestand zelf in en laat koppelingen naar een website gaan",
    ),
    "comments": (
        lambda template: _with_part("comments", COMMENT)(template),
        "L13",
        "Het sjabloon bevat opmerkingen",
        "verwijder in Word alle opmerkingen (Controleren › Verwijderen)",
    ),
    "embedded object": (
        _relation("oleObject", "x.bin"),
        "L13",
        "Het sjabloon bevat een ingesloten onderdeel dat niet in het plan hoort (`oleObject`)",
        "verwijder het in Word, of vervang het door een gewone afbeelding",
    ),
    "field": (
        _swap("word/footer1.xml", 'w:instr=" PAGE "', 'w:instr=" DATE \\@ x "'),
        "L13",
        "Het sjabloon bevat het veld `DATE`",
        "verwijder het veld; voor de datum is er de plaatshouder `{{ datum }}`",
    ),
    "no paragraph style": (
        _style(_remove, "Actieplanzin"),
        "L14",
        "Het sjabloon heeft geen alineastijl `Actieplanzin`",
        "maak in Word een alineastijl met de naam `Actieplanzin`",
    ),
    "no character style": (
        _style(_remove, "Vlag"),
        "L14",
        "Het sjabloon heeft geen tekenstijl `Vlag`",
        "maak in Word een tekenstijl met de naam `Vlag`",
    ),
    "no style of word": (
        _style(_remove, "toc 1"),
        "L14",
        "Het sjabloon heeft geen alineastijl `Inhopg 1`",
        "gebruik in Word de ingebouwde alineastijl `Inhopg 1` één keer, dan bewaart Word ze in het bestand",
    ),
    "style of another kind": (
        _style(lambda found: found.set(f"{W}type", "paragraph"), "Vlag"),
        "L14",
        "`Vlag` is in het sjabloon een alineastijl; het programma heeft een tekenstijl nodig",
        "verwijder de stijl in Word en maak een tekenstijl met de naam `Vlag`",
    ),
    "list style without list": (
        _style(lambda found: _remove(found.find(f"{W}pPr/{W}numPr")), "Lijst nummering"),  # type: ignore[arg-type]
        "L14",
        "De stijl `Lijst nummering` hoort in het sjabloon bij geen enkele lijst",
        "koppel in Word niveau 1 van een lijst met meerdere niveaus aan de stijl `Lijst nummering`",
    ),
    "no place for the text": (
        _swap(DOCUMENT, "{{ inhoud }}", "tekst"),
        "L15",
        "Het sjabloon heeft geen plaatshouder `{{ inhoud }}`, dus is er geen plaats voor de tekst van het plan",
        "zet `{{ inhoud }}` alleen in een alinea, na de omslag",
    ),
    "no title": (
        _swap(DOCUMENT, "{{ titel }}", "Plan"),
        "L15",
        "De plaatshouder `{{ titel }}` ontbreekt: omslag",
        "zet `{{ titel }}` waar hij moet komen: omslag",
    ),
    "no running title": (
        _swap("word/header2.xml", "{{ rubriek }}", "Plan"),
        "L15",
        "De plaatshouder `{{ rubriek }}` ontbreekt: koptekst van de even bladzijden",
        "zet `{{ rubriek }}` waar hij moet komen: koptekst van de even bladzijden",
    ),
    "no edition": (
        _swap("word/footer1.xml", "{{ uitgave }}", "Plan"),
        "L15",
        "De plaatshouder `{{ uitgave }}` ontbreekt: voettekst van de oneven bladzijden",
        "zet `{{ uitgave }}` waar hij moet komen: voettekst van de oneven bladzijden",
    ),
    "unknown name": (
        _swap(DOCUMENT, "{{ ondertitel }}", "{{ subtitel }}"),
        "L16",
        "De plaatshouder `{{ subtitel }}` (omslag) bestaat niet",
        "kies uit `titel`, `jaren`, `ondertitel`, `entiteiten`, `versie`, `datum`, `status`, `vastgesteld`, `telling`, "
        "`voorbeeld`, `uitgave`, `vingerafdruk`, `rubriek`, `logo`",
    ),
    "more than a name": (
        _swap(DOCUMENT, "{{ ondertitel }}", "{{ cycler.__init__.__globals__ }}"),
        "L17",
        "`{{ cycler.__init__.__globals__ }}` (omslag) is geen plaatshouder: tussen de accolades hoort alleen een naam",
        "schrijf alleen een naam, bijvoorbeeld `{{ titel }}`; wat leeg is, laat het programma zelf weg",
    ),
    "condition": (
        _swap("word/footer1.xml", "{{ uitgave }}", "{{ uitgave }}{% if x %}"),
        "L17",
        "`{% if x %}` (voettekst van de oneven bladzijden) is geen plaatshouder: "
        "tussen de accolades hoort alleen een naam",
        "schrijf alleen een naam, bijvoorbeeld `{{ titel }}`; wat leeg is, laat het programma zelf weg",
    ),
    "brace forgotten": (
        _swap(DOCUMENT, "{{ ondertitel }}", "{{ ondertitel }"),
        "L17",
        "De accolades in `{{ ondertitel }` (omslag) kloppen niet",
        "schrijf een plaatshouder als `{{ titel }}`, in één alinea; losse accolades kunnen niet in het sjabloon",
    ),
    "text beside the place for the text": (
        _swap(DOCUMENT, "{{ ondertitel }}", "hier: {{ inhoud }}"),
        "L17",
        "`{{ inhoud }}` (omslag) staat niet alleen in zijn alinea",
        "zet `{{ inhoud }}` alleen in een alinea, na de omslag",
    ),
    "hidden placeholder": (
        _swap("word/header1.xml", "<w:pPr>", '<w:pPr w:x="{{ titel }}">'),
        "L17",
        "Er staat een plaatshouder buiten de gewone tekst, in een veld of een eigenschap "
        "(koptekst van de oneven bladzijden)",
        "zet hem in de gewone tekst of haal hem weg",
    ),
    "placeholder in a footnote": (
        _swap("word/footnotes.xml", "</w:footnotes>", "<w:x>{{ titel }}</w:x></w:footnotes>"),
        "L17",
        "Er staat een plaatshouder buiten de gewone tekst, in een veld of een eigenschap (voetnoten)",
        "zet hem in de gewone tekst of haal hem weg",
    ),
    "two places for the text": (
        _body(_twice),
        "L19",
        "De plaatshouder `{{ inhoud }}` staat 2 keer in het sjabloon",
        "laat er één staan, na de omslag",
    ),
    "place for the text in a table": (
        _body(_in_a_table),
        "L19",
        "De plaatshouder `{{ inhoud }}` staat in een tabel of een tekstvak",
        "zet hem alleen in een gewone alinea, na de omslag",
    ),
    "cover without end": (
        _body(_without_section_break),
        "L19",
        "Tussen de omslag en `{{ inhoud }}` staat geen sectie-einde",
        "voeg in Word voor `{{ inhoud }}` een sectie-einde in (Indeling › Eindemarkeringen › Volgende pagina)",
    ),
    "section after the text": (
        _body(_section_break_after),
        "L19",
        "Na `{{ inhoud }}` staat nog een sectie-einde",
        "verwijder het: het programma maakt de secties zelf",
    ),
    "no page size": (
        _body(lambda body: _remove(body[-1].find(f"{W}pgSz"))),  # type: ignore[arg-type]
        "L19",
        "De sectie met `{{ inhoud }}` heeft geen bladzijdemaat of geen marges",
        "stel in Word papierformaat en marges van die sectie in (Indeling › Marges)",
    ),
    "narrow text": (
        _body(_narrow),
        "L19",
        "De tekst in de sectie met `{{ inhoud }}` is 84 mm breed; tabellen hebben 100 mm nodig",
        "zet de bladzijde rechtop en maak de marges kleiner (Indeling › Marges)",
    ),
    "no footer on even pages": (
        _body(lambda body: _remove(body[-1].find(f"{W}footerReference[@{W}type='even']"))),  # type: ignore[arg-type]
        "L19",
        "De sectie met `{{ inhoud }}` heeft geen voettekst op even bladzijden",
        "maak in Word in die sectie een voettekst voor even bladzijden",
    ),
    "tracked changes": (
        _body(_tracked),
        "L19",
        "In het sjabloon staan nog bijgehouden wijzigingen (omslag)",
        "aanvaard of weiger ze in Word (Controleren › Accepteren › Alle wijzigingen accepteren)",
    ),
    "tracked changes in a header": (
        _swap("word/header1.xml", "</w:p>", '<w:del w:author="Jan"/></w:p>'),
        "L19",
        "In het sjabloon staan nog bijgehouden wijzigingen (koptekst)",
        "aanvaard of weiger ze in Word (Controleren › Accepteren › Alle wijzigingen accepteren)",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_template_is_refused_with_the_reason(findings: Findings, template: bytes, case: str) -> None:
    change, code, wrong, mend = CASES[case]
    found = findings(change(template))
    assert [(each.code, each.wrong, each.mend) for each in found] == [(code, wrong, mend)]
    assert all(each.level is Level.FOUT and each.blocking is Blocking.ALWAYS for each in found)
    assert str(found[0].at) == "templates/plan.docx:1:1"


def test_every_kind_of_refusal_has_a_case() -> None:
    blocking = {kind.code for kind in KINDS if kind.level is Level.FOUT}
    assert {code for _, code, _, _ in CASES.values()} | {"L10"} == blocking
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS) == 11


def test_a_missing_template_is_said(style: Huisstijl, tmp_path: Path) -> None:
    rendered = write_docx(document(), style, tmp_path / "templates")
    assert rendered.data == b""
    assert [str(each) for each in rendered.findings] == [
        "templates/plan.docx:1:1: fout L10 sjabloon-ontbreekt\n"
        "    Het Word-sjabloon van het plan ontbreekt\n"
        f"    Herstel: {BACK}, of maak een vers met `smjp huisstijl --nieuw`"
    ]


def test_a_template_that_cannot_be_opened_is_said(style: Huisstijl, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").mkdir()
    (finding,) = write_docx(document(), style, tmp_path).findings
    assert (finding.code, finding.wrong) == ("L11", "Het bestand kan niet gelezen worden")


def test_a_zip_bomb_is_not_unpacked(findings: Findings) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(11):
            package.writestr(f"word/{number}.xml", bytes(10 * 1024 * 1024))
    assert len(bomb.getvalue()) < 200_000
    (finding,) = findings(bomb.getvalue())
    assert (finding.code, finding.wrong) == ("L13", "Het bestand is uitgepakt groter dan 100 MB")


def test_all_that_is_wrong_is_said_at_once(findings: Findings, template: bytes) -> None:
    broken = _style(_remove, "Vlag")(_swap(DOCUMENT, "{{ titel }}", "{{ tittel }}")(template))
    assert [each.code for each in findings(broken)] == ["L14", "L16", "L15"]


def test_text_that_word_cut_into_runs_still_is_a_placeholder(findings: Findings, template: bytes) -> None:
    cut = '{{ ti</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>tel }}'
    assert findings(replaced(template, DOCUMENT, "{{ titel }}", cut)) == ()


def test_a_link_to_a_website_may_stand_on_the_cover(findings: Findings, template: bytes) -> None:
    assert findings(_relation("hyperlink", "https://www.turnhout.be", "External")(template)) == ()


def test_without_even_pages_only_the_odd_ones_need_a_footer(findings: Findings, template: bytes) -> None:
    change = CASES["no footer on even pages"][0]
    assert findings(_swap(SETTINGS, "<w:evenAndOddHeaders/>", "")(change(template))) == ()


def test_a_damaged_template_never_gives_a_traceback(findings: Findings, template: bytes) -> None:
    parts = read(template).parts
    refused = 0
    for name in parts:
        for damaged in (
            _without(name),
            _part(name, b""),
            _part(name, b"<x/>"),
            _part(name, parts[name][: len(parts[name]) // 2]),
        ):
            found = findings(damaged(template))
            assert all(each.wrong and each.mend for each in found)
            refused += bool(found)
    assert refused > len(parts)


@pytest.mark.parametrize(
    ("part", "path", "attribute"),
    [
        (DOCUMENT, ".//{*}body", ""),
        (DOCUMENT, ".//{*}headerReference", "id"),
        (RELATIONS, "{*}Relationship", "Target"),
        ("_rels/.rels", "{*}Relationship", "Id"),
        ("[Content_Types].xml", "{*}Override[last()]", ""),
        ("word/footnotes.xml", "{*}footnote", "id"),
        ("word/numbering.xml", ".//{*}lvl", "ilvl"),
        ("word/numbering.xml", "{*}abstractNum", ""),
        (STYLES, "{*}style[2]", "type"),
        (STYLES, ".//{*}spacing", "line"),
        (STYLES, ".//{*}spacing", "lineRule"),
        (STYLES, ".//{*}color", "val"),
        (STYLES, ".//{*}ind", "left"),
    ],
)
def test_parts_that_do_not_fit_together_never_give_a_traceback(
    findings: Findings, template: bytes, part: str, path: str, attribute: str
) -> None:
    def damage(root: etree._Element) -> None:
        found = root.find(path)
        assert found is not None
        if attribute:
            (name,) = (each for each in found.attrib if etree.QName(each).localname == attribute)
            found.set(name, "onzin")
        else:
            _remove(found)

    assert all(each.level is Level.FOUT for each in findings(edited(template, part, damage)))
