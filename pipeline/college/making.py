"""What is made for the college: template and manual, and the decks and papers of a sitting."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.blocks import Document
from pipeline.cbs import kinds
from pipeline.cbs.agendapunt import Agendapunt
from pipeline.cbs.checking.oordeel import Deckoordeel, Opdracht, beoordeel
from pipeline.cbs.deckinhoud import Deckinhoud, deckinhoud
from pipeline.cbs.papers.handleiding import handleiding
from pipeline.cbs.papers.leesblad import leesblad
from pipeline.cbs.papers.nota import nota
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.slideontwerp import Slideontwerp
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.week.map import Zittingsmap, decknaam, lees_map
from pipeline.cbs.writing.herteken import herteken as redrawn
from pipeline.cbs.writing.preflight import read_slideontwerp
from pipeline.cbs.writing.slides import write_deck, write_template
from pipeline.college.judging import (
    Basis,
    NietGelukt,
    basis,
    bytes_of,
    item_of,
    naslag_at,
    shown,
    sjabloon_bij,
    tegengehouden,
)
from pipeline.documents import write_papers
from pipeline.files import Manifest, claim, slot, write_atomic
from pipeline.files.digests import digest, digest_of
from pipeline.files.edited import copy_of, dress_like
from pipeline.findings import Finding, Level, Place, in_order
from pipeline.look import house_style
from pipeline.look.templates import SLIDES, templates_of
from pipeline.model.dossier import Dossier
from pipeline.publishing import Made, publish_set
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Templates

# ---- sjabloon ---------------------------------------------------------------------------------------------------


def sjabloon(inhoud: Path, uit: Path, *, replace_other: bool = False) -> Made:
    """Makes the template (.potx and .pptx) and the manual. Raises NietGelukt and PublishFailure."""
    found = basis(inhoud)
    dossier = dossier_of(found)
    claim(uit, uit / "cbs", found.owner, replace=replace_other)
    house, templates = look_of_papers(inhoud)
    style = _for_slides(house)
    drawn = slideontwerp_bij(inhoud, found.sjabloon)
    files = write_template(found.sjabloon, drawn, dossier.jaren, style)
    papers = {"handleiding": handleiding(found.sjabloon, drawn, style, dossier)}
    documents, findings = write_papers(papers, house, templates)
    if any(each.level is Level.FOUT for each in findings):
        return Made(in_order(findings), True, {})
    with slot(uit):
        made, of_files = _publish(uit / "cbs", {**files, **documents}, dossier, found)
    return Made(in_order((*findings, *of_files)), False, made)


# ---- bouw -------------------------------------------------------------------------------------------------------


def bouw(
    inhoud: Path, uit: Path, zitting: datetime.date, *, papier: bool = True, replace_other: bool = False
) -> tuple[Made, dict[Path, Deckoordeel]]:
    """Builds the decks of a sitting, each with its judgement, and with `papier` the pre-read sheets; notes as well.

    What somebody edited is never overwritten, what is closed or lives in the dossier is not built. A deck that the
    check refuses is built under a name that says so. Raises NietGelukt and PublishFailure.
    """
    found = basis(inhoud)
    dossier = dossier_of(found)
    folder = sitting_folder(inhoud, zitting)
    house, templates = look_of_papers(inhoud)
    out = uit / "cbs" / zitting.isoformat()
    claim(uit, out, found.owner, replace=replace_other)
    drawn = slideontwerp_bij(inhoud, found.sjabloon)
    with slot(uit):
        work = _Werk(found, dossier, folder, out, drawn, _for_slides(house))
        for stem in (each for each in folder.punten if each not in folder.gesloten):
            work.punt(stem)
        if any(each.level is Level.FOUT for each in work.findings):
            return Made(in_order(work.findings), True, {}), {}
        documents, of_papers = write_papers({**(work.leesbladen if papier else {}), **work.notas}, house, templates)
        if any(each.level is Level.FOUT for each in of_papers):
            return Made(in_order((*work.findings, *of_papers)), True, {}), {}
        made, of_files = _publish(out, {**work.decks, **documents}, dossier, found)
    return Made(in_order((*work.findings, *of_papers, *of_files)), False, made), work.oordelen


class _Werk:
    """What one build makes, item by item."""

    def __init__(
        self, found: Basis, dossier: Dossier, folder: Zittingsmap, out: Path, drawn: Slideontwerp, style: Stijl
    ) -> None:
        self._found, self._dossier, self._folder, self._out = found, dossier, folder, out
        self._drawn, self._style = drawn, style
        self._edited = _edited(out)
        self.findings: list[Finding] = [*folder.findings]
        self.decks: dict[str, bytes] = {}
        self.leesbladen: dict[str, Document] = {}
        self.notas: dict[str, Document] = {}
        self.oordelen: dict[Path, Deckoordeel] = {}

    def punt(self, stem: str) -> None:
        """Makes what this item needs: a note, or a deck with its sheet."""
        item, findings = item_of(self._folder, stem, self._found, self._dossier)
        self.findings += findings
        if item is None:
            return
        if item.soort == "kennisname":
            self.notas[f"{stem}-nota"], findings = nota(item, self._folder.dag, self._dossier)
        else:
            mark, template = f"{self._folder.dag.isoformat()}/{stem}", self._found.sjabloon
            deck, findings = deckinhoud(item, mark, self._folder.dag, self._dossier, template)
            self.leesbladen[f"{stem}-leesblad"] = leesblad(deck, self._dossier.gegevens.entiteiten_samen)
            if stem not in self._folder.decks:  # else people work in the deck in the dossier
                self._deck(stem, item, deck)
        self.findings += findings

    def _deck(self, stem: str, item: Agendapunt, deck: Deckinhoud) -> None:
        edited = [name for each in (False, True) if (name := decknaam(stem, geweigerd=each)) in self._edited]
        if edited:
            wrong = "iemand bewerkte dit deck; het is niet opnieuw gebouwd"
            mend = f"verplaats het naar `{shown(self._folder.deck(stem))}` om erin voort te werken, of verwijder het"
            self.findings.append(kinds.BEWERKT_DECK.finding(Place(shown(self._out / edited[0])), wrong, mend))
            return
        data = write_deck(deck, self._found.sjabloon, self._drawn, self._style)
        task = Opdracht(self._folder.dag, feiten=deck.feiten, naslag=naslag_at(item, self._folder.dag, self._found))
        for refused in (False, True):  # its name says whether it is refused, and the judgement names it
            path = self._out / decknaam(stem, geweigerd=refused)
            judged = beoordeel(data, shown(path), self._found.sjabloon, task)
            if judged.is_geweigerd == refused:
                self.decks[path.name], self.oordelen[path] = data, judged


def _edited(out: Path) -> frozenset[str]:
    """The decks in the output folder that are not as we left them."""
    try:
        previous = Manifest.from_json((out / "manifest.json").read_bytes())
    except OSError:
        previous = None
    ours = previous.files if previous is not None else {}
    decks = out.glob("*.pptx") if out.is_dir() else ()
    return frozenset(path.name for path in decks if digest_of(path) != ours.get(path.name))


# ---- herteken ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hertekend:
    """What became of a deck whose time bars are drawn anew: `vorige` is where the bytes of before are kept, if any."""

    oordeel: Deckoordeel
    vorige: Path | None = None


def herteken(deck: Path, inhoud: Path) -> Hertekend:
    """Draws the time bars of a deck anew, in place, and keeps the file of before beside it. Raises NietGelukt.

    A deck that the check refuses is left as it is: what is not recognised cannot be drawn.
    """
    data, template = bytes_of(deck), sjabloon_bij(inhoud)
    judged = beoordeel(data, shown(deck), template, Opdracht())
    made = data if judged.is_geweigerd else redrawn(data, template, slideontwerp_bij(inhoud, template))
    if made == data:
        return Hertekend(judged)
    previous = copy_of(deck, digest(data))
    write_atomic(previous, data)
    dress_like(deck, previous)
    write_atomic(deck, made)
    return Hertekend(judged, previous)


# ---- what they share --------------------------------------------------------------------------------------------


def slideontwerp_bij(inhoud: Path, sjabloon: Sjabloon) -> Slideontwerp:
    """How the slides of this dossier are drawn. Raises Tegengehouden when its file cannot carry a deck."""
    layer = templates_of(inhoud, shown(inhoud)).holder(SLIDES)
    drawn, findings = read_slideontwerp(layer.folder / SLIDES, sjabloon, Place(f"{layer.shown}/{SLIDES}"))
    if drawn is None:
        raise tegengehouden(findings)
    return drawn


def look_of_papers(inhoud: Path) -> tuple[Huisstijl, Templates]:
    """The house style of a dossier and the templates that go with it. Raises NietGelukt when it is damaged."""
    templates = templates_of(inhoud, shown(inhoud))
    style, findings = house_style(templates)
    if style is None:
        raise tegengehouden(findings)
    return style, templates


def _for_slides(style: Huisstijl) -> Stijl:
    colours = style.kleuren
    return Stijl(
        inkt=colours.inkt[1:],
        inkt2=colours.inkt2[1:],
        nacht=colours.nacht[1:],
        lijnsterk=colours.lijnsterk[1:],
        lijn=colours.lijn[1:],
        vlak=colours.vlak[1:],
        accenten=tuple(each.kleur[1:] for each in style.accenten),
        letter=style.lettertypes.word,
    )


def dossier_of(found: Basis) -> Dossier:
    """The dossier. Raises NietGelukt when it has a fault."""
    if found.dossier is None:
        wrong = (each for each in found.findings if each.level is Level.FOUT)
        raise tegengehouden(wrong, "Herstel eerst het dossier: `smjp controle` toont alles.")
    return found.dossier


def sitting_folder(inhoud: Path, day: datetime.date) -> Zittingsmap:
    """The folder of a sitting. Raises NietGelukt when there is none."""
    path = inhoud / "cbs" / day.isoformat()
    if not path.is_dir():
        raise NietGelukt(f"Er is geen map {path}. Maak een punt met `smjp cbs nieuw {day.isoformat()} TITEL`.")
    return lees_map(path, shown(path))


def _publish(
    out: Path, files: Mapping[str, bytes], dossier: Dossier, found: Basis
) -> tuple[dict[Path, int], tuple[Finding, ...]]:
    """Puts the files in place of the previous ones, for who holds the slot; and what is said of edited papers."""
    return publish_set(out, files, {"sjabloon": found.sjabloon.versie}, dossier.gegevens.versie, found.owner)
