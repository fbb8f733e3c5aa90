"""A drawn template that cannot carry a deck is refused in the words that its editor reads; any other shows."""

import copy
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest
from lxml import etree
from pptx.oxml.ns import qn

from pipeline.cbs import kinds
from pipeline.cbs.papers.tekening import tekening
from pipeline.cbs.reading.deck import read_deck
from pipeline.cbs.slideontwerp import Slideontwerp
from pipeline.cbs.writing.elements import name_of, only
from pipeline.cbs.writing.preflight import preflight, read_slideontwerp
from pipeline.cbs.writing.slides import write_deck
from pipeline.findings import Blocking, Finding, Level, Place
from pipeline.shipped import TEMPLATES
from tests.cbs import small

AT = Place("templates/cbs.potx")
SHIPPED = (TEMPLATES / "cbs.potx").read_bytes()
MAIN, MASTER, THEME = "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"
TYPES, RELATIONS = "[Content_Types].xml", "ppt/_rels/presentation.xml.rels"
LAYOUTS = {soort.code: f"ppt/slideLayouts/slideLayout{n}.xml" for n, soort in enumerate(small.sjabloon().slides, 1)}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
BACK = "zet een vorige versie van het bestand terug"
POTX = "sla het in PowerPoint op als PowerPoint-sjabloon (.potx)"
PANE = "noem het in het selectievenster (Alt+F10)"

Change = Callable[[dict[str, bytes]], object]
Edit = Callable[[etree._Element], object]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(*changes: Change) -> bytes:
    """The shipped file after these changes to its parts."""
    parts = parts_of(SHIPPED)
    for change in changes:
        change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def findings(*changes: Change) -> tuple[Finding, ...]:
    return preflight(changed(*changes), small.sjabloon(), AT)[1]


def drawn(*changes: Change) -> Slideontwerp:
    slideontwerp, wrong = preflight(changed(*changes), small.sjabloon(), AT)
    assert slideontwerp is not None, "\n".join(map(str, wrong))
    return slideontwerp


def swap(part: str, old: str, new: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part], old
        parts[part] = parts[part].replace(old.encode(), new.encode())

    return change


def edit(part: str, change: Edit) -> Change:
    def changed_part(parts: dict[str, bytes]) -> None:
        root = etree.fromstring(parts[part])
        change(root)
        parts[part] = etree.tostring(root)

    return changed_part


def box(code: str, name: str, change: Edit) -> Change:
    """A change of the shape with this name on the layout of a slide, or on the master."""

    def of_root(root: etree._Element) -> None:
        (shape,) = (each for each in root.iter(qn("p:sp")) if name_of(each) == name)
        change(shape)

    return edit(LAYOUTS.get(code, MASTER), of_root)


def gone(shape: etree._Element) -> None:
    parent = shape.getparent()
    assert parent is not None
    parent.remove(shape)


def named(name: str) -> Edit:
    return lambda shape: only(shape, "p:cNvPr").set("name", name)


def at(**sides: int) -> Edit:
    """Puts a side of a box at so many millimetres: x, y, cx, cy."""

    def change(shape: etree._Element) -> None:
        for side, mm in sides.items():
            only(shape, "a:off" if side in "xy" else "a:ext").set(side, str(mm * 36_000))

    return change


def holder(name: str, value: str) -> Edit:
    return lambda shape: only(shape, "p:ph").set(name, value)


def sized(points: float) -> Edit:
    return lambda shape: only(shape, "a:defRPr").set("sz", str(round(points * 100)))


def twin(name: str) -> Edit:
    def change(shape: etree._Element) -> None:
        other = copy.deepcopy(shape)
        named(name)(other)
        holder("idx", "33")(other)
        shape.addnext(other)

    return change


def layout_named(code: str, name: str) -> Change:
    return edit(LAYOUTS[code], lambda root: only(root, "p:cSld").set("name", name))


def related(part: str, kind: str, target: str, mode: str = "") -> Change:
    external = f' TargetMode="{mode}"' if mode else ""
    added = f'<Relationship Id="extra" Type="{OFFICE}{kind}" Target="{target}"{external}/></Relationships>'
    return swap(part, "</Relationships>", added)


def without(name: str) -> Change:
    return lambda parts: parts.pop(name)


ON = "op de lay-out `{}`".format
FIRST, COSTS = ON("1 Vraag aan het college"), ON("5 Financiële impact")
INSERT = "kies in het diamodel Tijdelijke aanduiding invoegen"

CASES: dict[str, tuple[Change, str, str, str]] = {
    "broken xml": (
        lambda parts: parts.update({MASTER: b"<p:sldMaster"}),
        "C91",
        f"Het onderdeel `{MASTER}` van het bestand is beschadigd",
        BACK,
    ),
    "missing part": (without(THEME), "C91", f"Het onderdeel `{THEME}` ontbreekt", BACK),
    "no colours": (
        edit(THEME, lambda root: gone(only(root, "a:clrScheme"))),
        "C91",
        "Het bestand is beschadigd: de onderdelen kloppen niet met elkaar",
        BACK,
    ),
    "no master": (
        edit(MAIN, lambda root: gone(only(root, "p:sldMasterIdLst"))),
        "C91",
        "Het bestand heeft geen diamodel",
        BACK,
    ),
    "strict": (
        swap("_rels/.rels", OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships/"),
        "C91",
        "Het bestand is opgeslagen als `Strict Open XML`, een soort die bijna niemand leest",
        f"{POTX}: kies in de lijst de gewone soort, niet `Strict`",
    ),
    "macros": (
        swap(TYPES, "openxmlformats-officedocument.presentationml.template.main", "x.macroEnabled"),
        "C92",
        "Het bestand bevat macro's",
        f"{POTX}, zonder macro's of andere bestanden erin",
    ),
    "dtd": (
        lambda parts: parts.update({MAIN: b"<!DOCTYPE x>" + parts[MAIN].partition(b"?>")[2]}),
        "C92",
        f"Het onderdeel `{MAIN}` bevat verborgen opdrachten (DTD)",
        BACK,
    ),
    "picture from outside": (
        related("ppt/slideMasters/_rels/slideMaster1.xml.rels", "image", "https://www.stad.be/logo.png", "External"),
        "C92",
        "Het sjabloon verwijst naar iets buiten het bestand: `https://www.stad.be/logo.png`",
        "voeg het in het bestand zelf in",
    ),
    "4:3": (
        edit(MAIN, lambda root: only(root, "p:sldSz").set("cx", "9144000")),
        "C97",
        "De slides zijn 25,4 op 19,1 cm; het programma schrijft op breedbeeld, 33,9 op 19,1 cm",
        "kies in PowerPoint Ontwerpen › Diagrootte › Breedbeeld (16:9)",
    ),
    "16:9 of another size": (
        edit(MAIN, lambda root: only(root, "p:sldSz").attrib.update({"cx": "9144000", "cy": "5143500"})),
        "C97",
        "De slides zijn 25,4 op 14,3 cm; het programma schrijft op breedbeeld, 33,9 op 19,1 cm",
        "kies in PowerPoint Ontwerpen › Diagrootte › Breedbeeld (16:9)",
    ),
    "layout renamed": (
        layout_named("opties", "4 Opties en kost"),
        "C93",
        "Het sjabloon heeft geen lay-out `4 Opties met kost`",
        "noem de lay-out `4 Opties en kost` in het diamodel (Beeld › Diamodel) weer `4 Opties met kost`",
    ),
    "layout gone": (
        layout_named("opties", "Leeg"),
        "C93",
        "Het sjabloon heeft geen lay-out `4 Opties met kost`",
        "kopieer hem in het diamodel (Beeld › Diamodel) uit een vorige versie van het bestand",
    ),
    "box gone": (
        box("vraag", "Gegevens", gone),
        "C94",
        f"{FIRST} ontbreekt het vak `Gegevens`",
        f"{INSERT} › Tekst, en noem het vak in het selectievenster (Alt+F10) `Gegevens`",
    ),
    "table gone": (
        box("opties", "Optietabel", gone),
        "C94",
        f"{ON('4 Opties met kost')} ontbreekt het vak `Optietabel`",
        f"{INSERT} › Tabel, en noem het vak in het selectievenster (Alt+F10) `Optietabel`",
    ),
    "box renamed": (
        box("vraag", "Gegevens", named("Tekst 3")),
        "C94",
        f"{FIRST} heet het vak `Gegevens` nu `Tekst 3`",
        f"{PANE} weer `Gegevens`",
    ),
    "heading renamed": (
        box("vraag", "Kop Voorgesteld besluit", named("Kop")),
        "C94",
        f"{FIRST} heet het vak `Kop Voorgesteld besluit` nu `Kop`",
        f"{PANE} weer `Kop Voorgesteld besluit`",
    ),
    "no minutes": (
        box("vraag", "Minuten", gone),
        "C94",
        f"{FIRST} ontbreekt het vak `Minuten`",
        f"{INSERT} › Tekst, en noem het vak in het selectievenster (Alt+F10) `Minuten`",
    ),
    "no title": (
        box("vraag", "Titel", gone),
        "C94",
        f"{FIRST} ontbreekt het vak voor titel",
        "vink in het diamodel bij die lay-out Titel en Voetteksten aan",
    ),
    "no slide number": (
        box("vraag", "Slidenummer", gone),
        "C94",
        f"{FIRST} ontbreekt het vak voor slidenummer",
        "vink in het diamodel bij die lay-out Titel en Voetteksten aan",
    ),
    "no time bar": (
        box("master", "Tijdbalk", gone),
        "C94",
        "Op het diamodel ontbreekt de vorm `Tijdbalk`",
        "teken er een rechthoek zonder lijn of opvulling, en noem hem in het selectievenster (Alt+F10) `Tijdbalk`",
    ),
    "box of another type": (
        box("opties", "Optietabel", holder("type", "body")),
        "C95",
        f"Het vak `Optietabel` {ON('4 Opties met kost')} is niet van de soort Tabel",
        f"verwijder het, {INSERT} › Tabel, en noem dat vak in het selectievenster (Alt+F10) `Optietabel`",
    ),
    "outside the slide": (
        box("vraag", "Gegevens", at(x=300)),
        "C95",
        f"Het vak `Gegevens` {FIRST} valt buiten de slide",
        "schuif het op de slide of maak het kleiner",
    ),
    "above the slide": (
        box("master", "Tijdtekst", at(y=-9)),
        "C95",
        "De vorm `Tijdtekst` op het diamodel valt buiten de slide",
        "schuif het op de slide of maak het kleiner",
    ),
    "title of the master outside the slide": (
        box("master", "Titel", at(y=180)),
        "C95",
        "Het vak `titel` op het diamodel valt buiten de slide",
        "schuif het op de slide of maak het kleiner",
    ),
    "no title on the master": (
        box("master", "Titel", gone),
        "C95",
        "Het vak `titel` op het diamodel heeft geen plaats of geen maat",
        "verwijder het en teken het opnieuw",
    ),
    "no number": (
        box("vraag", "Gegevens", lambda shape: only(shape, "a:off").set("x", "veel")),
        "C95",
        f"Het vak `Gegevens` {FIRST} heeft geen plaats of geen maat",
        "verwijder het en teken het opnieuw",
    ),
    "no width": (
        box("vraag", "Gegevens", at(cx=0)),
        "C95",
        f"Het vak `Gegevens` {FIRST} heeft geen plaats of geen maat",
        "verwijder het en teken het opnieuw",
    ),
    "no room for the years": (
        box("financieel", "Bedragentabel", at(cx=120)),
        "C95",
        f"Het vak `Bedragentabel` {COSTS} is 120 mm breed: naast de eerste kolom blijft er te weinig voor de jaren",
        "maak het minstens 165 mm breed",
    ),
    "small letters": (
        box("vraag", "Gegevens", sized(17.5)),
        "C95",
        f"De letters in het vak `Gegevens` {FIRST} zijn 17,5 punt",
        "maak ze minstens 18 punt, zoals `grenzen` in cbs.yaml vraagt",
    ),
    "small letters in a table": (
        box("opties", "Optietabel", sized(14)),
        "C95",
        f"De letters in het vak `Optietabel` {ON('4 Opties met kost')} zijn 14 punt",
        "maak ze minstens 16 punt, zoals `grenzen` in cbs.yaml vraagt",
    ),
    "one box too many": (
        box("vraag", "Gegevens", twin("Foto")),
        "C96",
        f"{FIRST} staat een vak `Foto` dat bij geen veld hoort",
        "verwijder het; een vaste tekst of een beeld is een gewone vorm, geen tijdelijke aanduiding",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_drawing_is_refused_with_the_reason(case: str) -> None:
    change, code, wrong, mend = CASES[case]
    found = findings(change)
    assert [(each.code, each.wrong, each.mend) for each in found] == [(code, wrong[:1].upper() + wrong[1:], mend)]
    assert all(each.level is Level.FOUT and each.blocking is Blocking.ALWAYS for each in found)
    assert str(found[0].at) == "templates/cbs.potx:1:1"


def test_every_kind_of_refusal_has_a_case() -> None:
    codes = {kind.code for kind in kinds.KINDS if kind.code.startswith("C9")}
    assert {code for _, code, _, _ in CASES.values()} | {"C90"} == codes


def test_the_shipped_drawing_is_right() -> None:
    assert findings() == ()


def test_a_missing_drawing_is_said(tmp_path: Path) -> None:
    found, (finding,) = read_slideontwerp(tmp_path / "cbs.potx", small.sjabloon(), AT)
    assert found is None
    assert str(finding) == (
        "templates/cbs.potx:1:1: fout C90 slideontwerp-ontbreekt\n"
        "    Het PowerPoint-sjabloon van het college ontbreekt\n"
        f"    Herstel: {BACK}"
    )


def test_a_drawing_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    _, (finding,) = read_slideontwerp(tmp_path, small.sjabloon(), AT)
    assert (finding.code, finding.wrong) == ("C91", "Het bestand kan niet gelezen worden")


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "Het bestand is leeg"),
        (b"%PDF-1.7", "Dit is een pdf, geen PowerPoint-presentatie"),
        ((TEMPLATES / "plan.docx").read_bytes(), "Dit is een Word-document, geen PowerPoint-presentatie"),
        (b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le"), "Dit is een PowerPoint-bestand van het oude"),
        (SHIPPED[: len(SHIPPED) // 2], "Het bestand is beschadigd: het is niet volledig bewaard of gekopieerd"),
    ],
)
def test_another_file_is_named(data: bytes, wrong: str) -> None:
    _, (finding,) = preflight(data, small.sjabloon(), AT)
    assert finding.code == "C91" and finding.wrong.startswith(wrong)


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = findings(
        box("vraag", "Gegevens", gone), box("master", "Tijdbalk", gone), layout_named("opties", "Leeg")
    )  # fmt: skip
    assert [each.code for each in found] == ["C93", "C94", "C94"]


def test_another_presentation_is_one_finding() -> None:
    other = edit(MAIN, lambda root: only(root, "p:sldSz").set("cx", "9144000"))
    found = findings(
        other, box("master", "Tijdbalk", gone), *(layout_named(code, f"Blanco {code}") for code in LAYOUTS)
    )
    assert [(each.code, each.wrong) for each in found] == [
        (
            "C93",
            "Het sjabloon mist 10 van de 10 lay-outs: `1 Vraag aan het college`, `2 Motivering hoogdringendheid`, "
            "`3 Aanleiding en band met het plan`, `3b De lijst`, `4 Opties met kost` en nog 5",
        )
    ]


def test_a_damaged_drawing_never_gives_a_traceback() -> None:
    parts = parts_of(SHIPPED)
    refused = 0
    for name, data in parts.items():
        for damage in (b"", b"<x/>", data[: len(data) // 2], None):
            change = without(name) if damage is None else (lambda parts, n=name, d=damage: parts.update({n: d}))
            refused += bool(found := findings(change))
            assert all(each.wrong and each.mend for each in found)
    assert refused > 2 * len(parts)


# ---- what somebody draws shows ------------------------------------------------------------------------------------


def deck_of(slideontwerp: Slideontwerp) -> bytes:
    return write_deck(small.content(), small.sjabloon(), slideontwerp, small.STIJL)


def test_a_drawing_of_somebody_gives_decks_that_pass_and_the_same_bytes_twice() -> None:
    moved = drawn(
        box("vraag", "Gegevens", at(y=100, cy=60)),
        box("opties", "Optietabel", at(cx=250)),
        box("financieel", "Bedragentabel", at(x=30, cx=280)),
        box("master", "Tijdbalk", at(y=170)),
        box("master", "Titel", at(y=5)),
    )
    deck = deck_of(moved)
    assert deck == deck_of(moved) != small.deck()
    assert [str(each.finding) for each in small.judge(deck).bevindingen] == []
    shapes = pptx.Presentation(io.BytesIO(deck)).slides[0].placeholders
    assert [round(each.top / 36_000) for each in shapes if each.name in ("Titel", "Gegevens")] == [5, 100]
    tables = [each for slide in pptx.Presentation(io.BytesIO(deck)).slides for each in slide.shapes if each.has_table]
    assert [round(sum(column.width for column in each.table.columns) / 36_000) for each in tables][:2] == [250, 280]
    manuals = [tekening(small.sjabloon(), each, small.STIJL) for each in (moved, small.slideontwerp())]
    assert manuals[0] != manuals[1]


def test_a_box_drawn_anew_gets_its_own_number_again() -> None:
    again = drawn(box("vraag", "Gegevens", holder("idx", "13")))
    assert again.plaatsen == small.slideontwerp().plaatsen
    assert deck_of(again) == small.deck()


def test_a_chart_without_room_is_left_out() -> None:
    assert any(each.naam == "Grafiek" for each in read_deck(small.deck()).slides[3].vormen)
    deck = deck_of(drawn(box("financieel", "Kop Dekking en advies van Financiën", at(y=90))))
    assert not any(each.naam == "Grafiek" for each in read_deck(deck).slides[3].vormen)


def test_what_is_of_who_drew_it_stays_out_of_the_decks() -> None:
    """Slides, names, a history of changes, a password and the words in the boxes: a deck has none of them."""
    parts = parts_of(small.template()["sjabloon.potx"])
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"Strategie en Beleid", b"Jan Janssens")
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"smjp cbs", b"Microsoft Office PowerPoint")
    parts["ppt/commentAuthors.xml"] = b'<cmAuthorLst name="Jan Janssens"/>'
    related(RELATIONS, "commentAuthors", "commentAuthors.xml")(parts)
    swap(MAIN, "</p:presentation>", "<p:modifyVerifier/></p:presentation>")(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    slideontwerp, wrong = preflight(stream.getvalue(), small.sjabloon(), AT)
    assert slideontwerp is not None and wrong == ()
    assert parts_of(deck_of(slideontwerp)) == parts_of(small.deck())


def test_the_house_style_wins_over_the_colours_of_the_drawing() -> None:
    other = drawn(swap(THEME, 'srgbClr val="16324F"', 'srgbClr val="FF0000"'))
    assert parts_of(deck_of(other))[THEME] == parts_of(small.deck())[THEME]


def test_a_drawing_without_a_page_for_notes_gets_one_in_the_house_style() -> None:
    def of_notes(name: str) -> bool:
        return "notesMaster" in name or "theme2" in name

    def without_mention(root: etree._Element) -> None:
        for each in [each for each in root if of_notes(each.get("Target", "") + each.get("PartName", "") + each.tag)]:
            gone(each)

    def no_notes(parts: dict[str, bytes]) -> None:
        for part in (RELATIONS, TYPES, MAIN):
            edit(part, without_mention)(parts)
        for name in list(filter(of_notes, parts)):
            del parts[name]

    deck = deck_of(drawn(no_notes))
    assert [str(each.finding) for each in small.judge(deck).bevindingen] == []
    themes = [data for name, data in parts_of(deck).items() if "/theme/" in name]
    assert len(themes) == 2 and all(b'name="Huisstijl"' in each for each in themes)
