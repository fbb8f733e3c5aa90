"""Whether the drawn template has what the slides need, and where its boxes stand: the pre-flight of `cbs.potx`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn

from pipeline.cbs import kinds
from pipeline.cbs.sjabloon import KOP_IDX, MINUTEN_IDX, NUMMER_IDX, VOETTEKST_IDX, Sjabloon, Slidesoort, Veld
from pipeline.cbs.slideontwerp import SLIDE, TITEL_IDX, Plaats, Slideontwerp, Vak
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.writing.elements import holder, name_of, number, type_of, vak_of
from pipeline.cbs.writing.markup import EMU_PER_MM
from pipeline.cbs.writing.package import kopnaam
from pipeline.cbs.writing.slides import write_template
from pipeline.files.ooxml import POWERPOINT, Package, Refused, Why, open_package
from pipeline.findings import Finding, Kind, Place, several
from pipeline.model.typed import nearest

TIJDBALK, TIJDTEKST = "Tijdbalk", "Tijdtekst"  # shapes on the master that nobody sees

_FORM = replace(POWERPOINT, reads_strict=False, largest=20_000_000, unpacked=100_000_000)  # python-pptx opens it too
_EARLIER = "zet een vorige versie van het bestand terug"
_AS_POTX = "sla het in PowerPoint op als PowerPoint-sjabloon (.potx)"
_REMEDIES = {
    Why.OTHER_KIND: (kinds.ONTWERP_ONLEESBAAR, _EARLIER),
    Why.OLD_FORM: (kinds.ONTWERP_ONLEESBAAR, _AS_POTX),
    Why.STRICT: (kinds.ONTWERP_ONLEESBAAR, f"{_AS_POTX}: kies in de lijst de gewone soort, niet `Strict`"),
    Why.PASSWORD: (kinds.ONTWERP_ONLEESBAAR, "haal in PowerPoint het wachtwoord weg (Bestand › Info)"),
    Why.DAMAGED: (kinds.ONTWERP_ONLEESBAAR, _EARLIER),
    Why.TOO_LARGE: (kinds.ONTWERP_ONVEILIG, "maak in PowerPoint de afbeeldingen in het sjabloon kleiner"),
    Why.UNSAFE: (kinds.ONTWERP_ONVEILIG, _EARLIER),
    Why.MACROS: (kinds.ONTWERP_ONVEILIG, f"{_AS_POTX}, zonder macro's of andere bestanden erin"),
}
# What python-pptx and lxml raise on a file of which the parts contradict each other.
_DAMAGE = (PythonPptxError, etree.LxmlError, AttributeError, LookupError, TypeError, ValueError, StopIteration)

_TYPES = {"tekst": "body", "tabel": "tbl", "inhoud": "obj"}
_INSERTED = {"body": "Tekst", "tbl": "Tabel", "obj": "Inhoud"}  # by type, as PowerPoint calls them in its menu
_MOST_MISSING = 3  # layouts that are said one by one
_SLACK = 1.0  # mm: PowerPoint rounds
_TOUCHING = 0.05  # mm
_USUAL_SIZE = 18.0  # points, where a file says nothing
_NOTHING = Vak(0, 0, 0, 0)
_ANY_STYLE = Stijl(*("000000",) * 6, accenten=("000000",), letter="Arial")


def read_slideontwerp(path: Path, sjabloon: Sjabloon, at: Place) -> tuple[Slideontwerp | None, tuple[Finding, ...]]:
    """The drawn template in this file, or None and all that keeps it from carrying a deck, at this place."""
    try:
        return preflight(path.read_bytes(), sjabloon, at)
    except FileNotFoundError:
        return None, (
            kinds.ONTWERP_ONTBREEKT.finding(at, "het PowerPoint-sjabloon van het college ontbreekt", _EARLIER),
        )
    except OSError:
        mend = "sluit het in PowerPoint en kijk na of u het mag openen"
        return None, (kinds.ONTWERP_ONLEESBAAR.finding(at, "het bestand kan niet gelezen worden", mend),)


def preflight(data: bytes, sjabloon: Sjabloon, at: Place) -> tuple[Slideontwerp | None, tuple[Finding, ...]]:
    """The same of a file in these bytes."""
    try:
        reading = _Reading(open_package(data, _FORM), sjabloon, at)
    except Refused as refused:
        kind, mend = _REMEDIES[refused.why]
        return None, (kind.finding(at, refused.wrong, mend),)
    if reading.findings:
        return None, tuple(dict.fromkeys(reading.findings))  # what is wrong on the master is so on every layout
    drawn = Slideontwerp(data, reading.plaatsen, reading.bar, reading.words)
    try:
        write_template(sjabloon, drawn, (), _ANY_STYLE)
    except _DAMAGE:
        wrong = "het bestand is beschadigd: de onderdelen kloppen niet met elkaar"
        return None, (kinds.ONTWERP_ONLEESBAAR.finding(at, wrong, _EARLIER),)
    return drawn, ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A box that a layout must have: title, footer and number are known by their type, the others by their name."""

    naam: str
    idx: int
    type: str
    veld: Veld | None = None

    def is_it(self, shape: etree._Element) -> bool:
        """Whether a placeholder is this box."""
        return name_of(shape) == self.naam if self.type in _INSERTED else type_of(shape) == self.type


def _wanted(soort: Slidesoort) -> Iterator[_Wanted]:
    yield _Wanted("titel", TITEL_IDX, "title")
    for veld in soort.velden:
        if veld.kop:
            yield _Wanted(kopnaam(veld), veld.idx + KOP_IDX, "body")
        yield _Wanted(veld.naam, veld.idx, _TYPES[veld.soort], veld)
    yield _Wanted("Minuten", MINUTEN_IDX, "body")
    yield _Wanted("voettekst", VOETTEKST_IDX, "ftr")
    yield _Wanted("slidenummer", NUMMER_IDX, "sldNum")


class _Reading:
    """Reads the file once: its boxes, and a finding for whatever is missing or wrong. Raises Refused."""

    def __init__(self, package: Package, sjabloon: Sjabloon, at: Place) -> None:
        self._package, self._sjabloon, self._at = package, sjabloon, at
        self.findings: list[Finding] = []
        self.plaatsen: dict[tuple[str, int], Plaats] = {}
        self.bar = self.words = _NOTHING
        self._check_file()
        part = self._first_master()
        self._master = package.xml(part)
        layouts = (package.xml(each.target) for each in package.relations(part).values() if each.kind == "slideLayout")
        named = {cSld.get("name", ""): each for each in layouts if (cSld := each.find(qn("p:cSld"))) is not None}
        missing = [each.naam for each in sjabloon.slides if each.naam not in named]
        if len(missing) > _MOST_MISSING:
            self._another_file(missing)
            return
        for name in missing:
            self._missing_layout(name, tuple(named))
        for soort in (each for each in sjabloon.slides if each.naam in named):
            self._layout(soort, named[soort.naam])
        self.bar, self.words = self._on_master(TIJDBALK), self._on_master(TIJDTEKST)

    def _say(self, kind: Kind, wrong: str, mend: str) -> None:
        self.findings.append(kind.finding(self._at, wrong, mend))

    # ---- the file as a whole -----------------------------------------------------------------------------------

    def _check_file(self) -> None:
        for each in self._package.all_relations():
            if each.is_external and each.kind != "hyperlink":
                wrong = f"het sjabloon verwijst naar iets buiten het bestand: `{each.target}`"
                self._say(kinds.ONTWERP_ONVEILIG, wrong, "voeg het in het bestand zelf in")
            elif not each.is_external and not self._package.has(each.target):
                raise Refused(Why.DAMAGED, f"het onderdeel `{each.target}` ontbreekt")  # python-pptx leaves it out
        size = self._package.xml(self._package.main).find(qn("p:sldSz"))
        sides = tuple((number(size, each) or 0) / EMU_PER_MM for each in ("cx", "cy"))
        if any(abs(one - other) > _SLACK for one, other in zip(sides, SLIDE, strict=True)):
            shown = " op ".join(f"{each / 10:.1f}".replace(".", ",") for each in sides)
            wrong = f"de slides zijn {shown} cm; het programma schrijft op breedbeeld, 33,9 op 19,1 cm"
            self._say(kinds.ANDERE_SLIDEMAAT, wrong, "kies in PowerPoint Ontwerpen › Diagrootte › Breedbeeld (16:9)")

    def _first_master(self) -> str:
        listed = self._package.xml(self._package.main).find(qn("p:sldMasterIdLst"))
        ids = () if listed is None else tuple(each.get(qn("r:id"), "") for each in listed)
        relations = self._package.relations(self._package.main)
        if not ids or ids[0] not in relations:
            raise Refused(Why.DAMAGED, "het bestand heeft geen diamodel")
        return relations[ids[0]].target

    def _another_file(self, missing: list[str]) -> None:
        """Says the one cause of whatever else is missing."""
        named = several([f"`{each}`" for each in missing])
        wrong = f"het sjabloon mist {len(missing)} van de {len(self._sjabloon.slides)} lay-outs: {named}"
        mend = f"{_EARLIER} en bewerk die in PowerPoint: andere programma's bewaren de lay-outs niet"
        self.findings = [kinds.LAY_OUT_ONTBREEKT.finding(self._at, wrong, mend)]

    def _missing_layout(self, name: str, there: tuple[str, ...]) -> None:
        wanted = {each.naam for each in self._sjabloon.slides}
        alike = nearest(name, [each for each in there if each not in wanted])
        mend = f"noem de lay-out `{alike}` in het diamodel (Beeld › Diamodel) weer `{name}`"
        if not alike:
            mend = "kopieer hem in het diamodel (Beeld › Diamodel) uit een vorige versie van het bestand"
        self._say(kinds.LAY_OUT_ONTBREEKT, f"het sjabloon heeft geen lay-out `{name}`", mend)

    def _on_master(self, name: str) -> Vak:
        shape = next((each for each in self._master.iter(qn("p:sp")) if name_of(each) == name), None)
        if shape is not None:
            return self._fitting(vak_of(shape), f"de vorm `{name}` op het diamodel")
        mend = f"teken er een rechthoek zonder lijn of opvulling, en noem hem in het selectievenster (Alt+F10) `{name}`"
        self._say(kinds.VAK_ONTBREEKT, f"op het diamodel ontbreekt de vorm `{name}`", mend)
        return _NOTHING

    # ---- one layout --------------------------------------------------------------------------------------------

    def _layout(self, soort: Slidesoort, layout: etree._Element) -> None:
        where = f"op de lay-out `{soort.naam}`"
        shapes = [each for each in layout.iter(qn("p:sp")) if holder(each) is not None and type_of(each) != "dt"]
        found: list[tuple[_Wanted, etree._Element]] = []
        missing = []
        for wanted in _wanted(soort):
            shape = next((each for each in shapes if wanted.is_it(each)), None)
            if shape is None:
                missing.append(wanted)
            else:
                shapes.remove(shape)
                found.append((wanted, shape))
        for wanted in missing:
            self._missing(wanted, shapes, where)
        for shape in shapes:
            wrong = f"{where} staat een vak `{name_of(shape)}` dat bij geen veld hoort"
            mend = "verwijder het; een vaste tekst of een beeld is een gewone vorm, geen tijdelijke aanduiding"
            self._say(kinds.VREEMD_VAK, wrong, mend)
        boxes = {wanted.idx: self._box(wanted, shape, where) for wanted, shape in found}
        fields = [boxes[wanted.idx] for wanted, _ in found if wanted.veld is not None]
        shown = [vak_of(each) or _NOTHING for each in layout.iter(qn("p:sp"), qn("p:cxnSp")) if holder(each) is None]
        ornaments = [each for each in shown if sum(_touch(each, field) for field in fields) == 1]
        for wanted, shape in found:
            box = boxes[wanted.idx]
            around = [each for each in ornaments if _touch(each, box)]
            ground = shape.find(f"{qn('p:spPr')}/{qn('a:solidFill')}") is not None
            size = self._size(wanted.veld, shape, where) if wanted.veld is not None else 0.0
            whole = _union(box, boxes.get(wanted.idx + KOP_IDX, box), *around)
            self.plaatsen[soort.naam, wanted.idx] = Plaats(box, size, ground, whole)

    def _missing(self, wanted: _Wanted, others: list[etree._Element], where: str) -> None:
        """A box that is not there, or that got another name: then its idx still is what it was."""
        if wanted.type not in _INSERTED:
            mend = "vink in het diamodel bij die lay-out Titel en Voetteksten aan"
            self._say(kinds.VAK_ONTBREEKT, f"{where} ontbreekt het vak voor {wanted.naam}", mend)
            return
        renamed = next((each for each in others if number(holder(each), "idx") == wanted.idx), None)
        if renamed is not None:
            others.remove(renamed)
            wrong = f"{where} heet het vak `{wanted.naam}` nu `{name_of(renamed)}`"
            self._say(kinds.VAK_ONTBREEKT, wrong, f"noem het in het selectievenster (Alt+F10) weer `{wanted.naam}`")
            return
        mend = f"{_insert(wanted)}, en noem het vak in het selectievenster (Alt+F10) `{wanted.naam}`"
        self._say(kinds.VAK_ONTBREEKT, f"{where} ontbreekt het vak `{wanted.naam}`", mend)

    def _box(self, wanted: _Wanted, shape: etree._Element, where: str) -> Vak:
        named = f"het vak `{wanted.naam}` {where}"
        if type_of(shape) != wanted.type:
            wrong = f"{named} is niet van de soort {_INSERTED[wanted.type]}"
            mend = f"verwijder het, {_insert(wanted)}, en noem dat vak in het selectievenster (Alt+F10) `{wanted.naam}`"
            self._say(kinds.VAK_KLOPT_NIET, wrong, mend)
        box = vak_of(shape)
        if box is None:
            above = "body" if wanted.type in _INSERTED else wanted.type
            box = vak_of(next((each for each in self._master.iter(qn("p:sp")) if type_of(each) == above), None))
            named = f"het vak `{wanted.naam}` op het diamodel"
        box = self._fitting(box, named)
        least = 2 * sum(each.breedte for each in wanted.veld.kolommen) if wanted.veld and wanted.veld.jaren else 0
        if box != _NOTHING and box.breedte < least:
            wrong = f"{named} is {box.breedte:.0f} mm breed: naast de eerste kolom blijft er te weinig voor de jaren"
            self._say(kinds.VAK_KLOPT_NIET, wrong, f"maak het minstens {least:.0f} mm breed")
        return box

    def _fitting(self, box: Vak | None, named: str) -> Vak:
        if box is None or box.breedte <= 0 or box.hoogte <= 0:
            self._say(
                kinds.VAK_KLOPT_NIET, f"{named} heeft geen plaats of geen maat", "verwijder het en teken het opnieuw"
            )
            return _NOTHING
        far = (box.links + box.breedte - SLIDE[0], box.boven + box.hoogte - SLIDE[1], -box.links, -box.boven)
        if max(far) > _SLACK:
            self._say(
                kinds.VAK_KLOPT_NIET, f"{named} valt buiten de slide", "schuif het op de slide of maak het kleiner"
            )
        return box

    def _size(self, veld: Veld, shape: etree._Element, where: str) -> float:
        """The size of the letters in points: a deck with smaller ones than its check allows would be refused."""
        first = f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}[@sz]"
        own = shape.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}/{first}")
        stated = self._master.find(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}/{first}") if own is None else own
        size = (number(stated, "sz") or 0) / 100 or _USUAL_SIZE
        limits = self._sjabloon.grenzen
        least = limits.punt_tabel if veld.soort == "tabel" else limits.punt_tekst
        if size < least:
            shown = f"{size:g}".replace(".", ",")
            wrong = f"de letters in het vak `{veld.naam}` {where} zijn {shown} punt"
            self._say(kinds.VAK_KLOPT_NIET, wrong, f"maak ze minstens {least} punt, zoals `grenzen` in cbs.yaml vraagt")
        return size


def _insert(wanted: _Wanted) -> str:
    return f"kies in het diamodel Tijdelijke aanduiding invoegen › {_INSERTED[wanted.type]}"


def _touch(one: Vak, other: Vak) -> bool:
    return all(
        a < b + other_size + _TOUCHING and b < a + size + _TOUCHING
        for a, size, b, other_size in (
            (one.links, one.breedte, other.links, other.breedte),
            (one.boven, one.hoogte, other.boven, other.hoogte),
        )
    )


def _union(*boxes: Vak) -> Vak:
    left, top = min(each.links for each in boxes), min(each.boven for each in boxes)
    right = max(each.links + each.breedte for each in boxes)
    bottom = max(each.boven + each.hoogte for each in boxes)
    return Vak(left, top, round(right - left, 2), round(bottom - top, 2))
