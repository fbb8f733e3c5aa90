"""The work for the college, as `flow` is for the plan: reads, asks the room `cbs`, has documents rendered, writes."""

import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from pipeline.blocks import Document
from pipeline.cbs import kinds
from pipeline.cbs.agendapunt import Agendapunt, Contacten, Ontvangst
from pipeline.cbs.band import verwijzingen
from pipeline.cbs.checking.cijfers import Naslag
from pipeline.cbs.checking.oordeel import Oordeel, Opdracht, beoordeel
from pipeline.cbs.deckinhoud import deckinhoud, onvolledig
from pipeline.cbs.papers.handleiding import handleiding
from pipeline.cbs.papers.leesblad import leesblad
from pipeline.cbs.papers.nota import nota
from pipeline.cbs.papers.overzicht import overzicht
from pipeline.cbs.reading.deck import read_deck
from pipeline.cbs.reading.package import Geweigerd
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.termijn import lees_dag
from pipeline.cbs.week.mail import OngeldigAdres, conceptmail
from pipeline.cbs.week.map import CONTACTEN, ONTVANGST, Zittingsmap, lees_map
from pipeline.cbs.week.nieuw import bestandsnaam, nieuw_punt
from pipeline.cbs.week.sluiting import Sluiting
from pipeline.cbs.week.zitting import Punt, Zitting
from pipeline.cbs.writing.herteken import herteken as redrawn
from pipeline.cbs.writing.slides import MERK, write_deck, write_template
from pipeline.content import read_folder, read_yaml_file
from pipeline.files import Manifest, publish, slot, write_atomic
from pipeline.files.digests import digest_of
from pipeline.finance.totalen import totals
from pipeline.findings import Finding, Level, Place, in_order
from pipeline.flow import TEMPLATES, house_style
from pipeline.model.assemble import assemble
from pipeline.model.dossier import Dossier
from pipeline.model.typed import typed
from pipeline.readback import check_files
from pipeline.render.docx import write_docx
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf

SJABLOON = "cbs.yaml"


class NietGelukt(Exception):
    """The command cannot be carried out as it was given; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What every command stands on: the template, the house style, and the dossier when it could be read."""

    inhoud: Path
    sjabloon: Sjabloon
    huisstijl: Huisstijl
    dossier: Dossier | None
    findings: tuple[Finding, ...]

    @property
    def stijl(self) -> Stijl:
        """The part of the house style that slides use."""
        colours = self.huisstijl.kleuren
        return Stijl(
            inkt=colours.inkt[1:],
            inkt2=colours.inkt2[1:],
            nacht=colours.nacht[1:],
            lijnsterk=colours.lijnsterk[1:],
            lijn=colours.lijn[1:],
            vlak=colours.vlak[1:],
            accenten=tuple(each.kleur[1:] for each in self.huisstijl.accenten),
            letter=self.huisstijl.lettertypes.word,
        )

    @property
    def naslag(self) -> Naslag | None:
        """The dossier for looking things up in."""
        return Naslag(self.dossier, totals(self.dossier)) if self.dossier is not None else None


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """What a command made, by path with its size in bytes; the findings; the judgements on decks by path."""

    bestanden: Mapping[Path, int]
    findings: tuple[Finding, ...]
    oordelen: Mapping[Path, Oordeel]

    @property
    def is_geweigerd(self) -> bool:
        """Whether something that must be mended first kept a file from being made."""
        return any(each.level is Level.FOUT for each in self.findings)


def basis(inhoud: Path, templates: Path = TEMPLATES) -> Basis:
    """Template, house style and dossier. Raises NietGelukt when the first two are damaged."""
    style, of_style = house_style(templates)
    template = read_sjabloon(templates)
    if style is None:
        raise NietGelukt("\n".join(map(str, of_style)))
    content = read_folder(inhoud, inhoud.as_posix(), prose=False)
    dossier, of_model = assemble(content)
    return Basis(inhoud, template, style, dossier, in_order((*content.findings, *of_model)))


def read_sjabloon(templates: Path = TEMPLATES) -> Sjabloon:
    """The template of this folder. Raises NietGelukt when it is damaged."""
    template, findings = _read(templates / SJABLOON, f"{templates.name}/{SJABLOON}", Sjabloon)
    if not isinstance(template, Sjabloon) or findings:
        raise NietGelukt("\n".join(map(str, findings)))
    return template


# ---- sjabloon ---------------------------------------------------------------------------------------------------


def sjabloon(inhoud: Path, uit: Path) -> Gemaakt:
    """Makes the template (.potx and .pptx) and the manual. Raises NietGelukt and PublishFailure."""
    found = basis(inhoud)
    dossier = _dossier_of(found)
    files = write_template(found.sjabloon, dossier.jaren, found.stijl)
    papers = {"handleiding": handleiding(found.sjabloon, found.stijl, dossier)}
    documents, findings = _papers(papers, found.huisstijl)
    return Gemaakt(_publish(uit / "cbs", {**files, **documents}, dossier, found.sjabloon), findings, {})


# ---- nieuw ------------------------------------------------------------------------------------------------------


def nieuw(inhoud: Path, zitting: datetime.date, titel: str) -> Path:
    """Writes a new agenda item, never over one that exists. Raises NietGelukt."""
    folder = inhoud / "cbs" / zitting.isoformat()
    if not titel.strip():
        raise NietGelukt("Geef het punt een titel.")
    text = nieuw_punt(titel, zitting, read_sjabloon())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / bestandsnaam(titel, [each.name for each in folder.iterdir()])
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


# ---- bouw -------------------------------------------------------------------------------------------------------


def bouw(inhoud: Path, uit: Path, zitting: datetime.date, *, papier: bool = True) -> Gemaakt:
    """Builds the decks of a sitting, and with `papier` the pre-read sheets; notes for items to take note of.

    What somebody edited is never overwritten, what is closed or lives in the dossier is not built. Raises NietGelukt
    and PublishFailure.
    """
    found = basis(inhoud)
    dossier = _dossier_of(found)
    folder = _folder(inhoud, zitting)
    findings = [*folder.findings]
    out = uit / "cbs" / zitting.isoformat()
    files: dict[str, bytes] = {}
    papers: dict[str, Document] = {}
    judged: dict[Path, Oordeel] = {}
    with slot(uit):
        edited = _edited(out)
        for stem in folder.punten:
            if stem in folder.gesloten:
                continue
            item, more = _item(folder, stem, found, dossier)
            findings += more
            if item is None:
                continue
            if item.soort == "kennisname":
                papers[f"{stem}-nota"], more = nota(item, zitting, dossier)
                findings += more
                continue
            deck, more = deckinhoud(item, f"{zitting.isoformat()}/{stem}", zitting, dossier, found.sjabloon)
            findings += more
            papers[f"{stem}-leesblad"] = leesblad(deck, dossier.gegevens.entiteiten_samen)
            name = f"{stem}.pptx"
            if stem in folder.decks:
                continue  # people work in the deck in the dossier
            if name in edited:
                wrong = "iemand bewerkte dit deck; het is niet opnieuw gebouwd"
                mend = f"verplaats het naar `{_shown(folder.deck(stem))}` om erin voort te werken, of verwijder het"
                findings.append(kinds.BEWERKT_DECK.finding(Place(_shown(out / name)), wrong, mend))
                continue
            files[name] = write_deck(deck, found.sjabloon, found.stijl)
            task = Opdracht(zitting, feiten=deck.feiten, naslag=_naslag_at(item, found))
            judged[out / name] = beoordeel(files[name], _shown(out / name), found.sjabloon, task)
        if any(each.level is Level.FOUT for each in findings):
            return Gemaakt({}, in_order(findings), {})
        documents, of_papers = _papers(papers if papier else _notes(papers), found.huisstijl)
        made = _publish(out, {**files, **documents}, dossier, found.sjabloon, locked=True)
    return Gemaakt(made, in_order((*findings, *of_papers)), judged)


def _notes(papers: Mapping[str, Document]) -> dict[str, Document]:
    return {name: each for name, each in papers.items() if name.endswith("-nota")}


def _naslag_at(item: Agendapunt, found: Basis) -> Naslag | None:
    """The dossier as it was at the step of this item."""
    if found.dossier is None:
        return None
    dossier = found.dossier.at_step(item.stap or found.dossier.gegevens.stap)
    return Naslag(dossier, totals(dossier))


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


def herteken(deck: Path) -> bool:
    """Draws the time bars of a deck anew, in place; whether anything changed. Raises NietGelukt, GeenMinuten."""
    data = _bytes_of(deck)
    try:
        made = redrawn(data, read_sjabloon())
    except Geweigerd as refusal:
        raise NietGelukt(f"{deck}: {refusal.wrong}; {refusal.mend}.") from None
    if made == data:
        return False
    write_atomic(deck, made)
    return True


# ---- check ------------------------------------------------------------------------------------------------------


def check(
    deck: Path, inhoud: Path, zitting: datetime.date | None = None, ontvangen: datetime.datetime | None = None
) -> Oordeel:
    """The judgement on a deck, whoever made it. Raises NietGelukt when it cannot be read at all."""
    found = basis(inhoud)
    data = _bytes_of(deck)
    return _judge(data, deck, found, _mark(data) or _mark_of_place(deck, inhoud), zitting, ontvangen)


def _judge(
    data: bytes,
    path: Path,
    found: Basis,
    mark: tuple[datetime.date, str] | None,
    zitting: datetime.date | None = None,
    ontvangen: datetime.datetime | None = None,
) -> Oordeel:
    facts, closing, item, naslag = None, None, None, found.naslag
    if mark is not None:
        folder = lees_map(found.inhoud / "cbs" / mark[0].isoformat(), "")
        zitting = zitting or mark[0]
        ontvangen = ontvangen or _receptions(folder).get(path.name)
        if mark[1] in folder.gesloten:
            closing = Sluiting.from_json(_bytes_of(folder.sluiting(mark[1])))
            facts = closing.feiten if closing is not None else None
        elif found.dossier is not None and mark[1] in folder.punten:
            item, _ = _item(folder, mark[1], found, found.dossier)
            if item is not None and item.soort == "beslissing":
                made, _ = deckinhoud(item, f"{mark[0].isoformat()}/{mark[1]}", mark[0], found.dossier, found.sjabloon)
                facts, naslag = made.feiten, _naslag_at(item, found)
    task = Opdracht(
        zitting,
        ontvangen,
        facts,
        None if closing is not None else naslag,
        bevroren=closing is not None,
        gewijzigd=closing is not None and not closing.is_deck(data),
        kennisname=item is not None and item.soort == "kennisname",
    )
    return beoordeel(data, _shown(path), found.sjabloon, task, dossier_gelezen=found.dossier is not None)


def _mark(data: bytes) -> tuple[datetime.date, str] | None:
    """The sitting and the item that a deck was built for, from its own properties."""
    try:
        words = read_deck(data).trefwoorden
    except Geweigerd:
        return None
    day, _, stem = words.partition(MERK)[2].strip().partition("/")
    found = lees_dag(day)
    return (found, stem) if found is not None and stem else None


def _mark_of_place(deck: Path, inhoud: Path) -> tuple[datetime.date, str] | None:
    """The sitting and the item that a deck stands with in the dossier."""
    day = lees_dag(deck.resolve().parent.name)
    here = day is not None and deck.resolve().parent.parent == (inhoud / "cbs").resolve()
    return (day, deck.stem) if day is not None and here else None


# ---- zitting ----------------------------------------------------------------------------------------------------


def zitting(inhoud: Path, uit: Path, dag: datetime.date) -> tuple[Zitting, Gemaakt]:
    """The overview of a sitting, and the draft of the mail when there are addresses. Raises what `bouw` raises."""
    found = basis(inhoud)
    dossier = _dossier_of(found)
    folder = _folder(inhoud, dag)
    out = uit / "cbs" / dag.isoformat()
    findings = [*folder.findings]
    sitting = Zitting.van(dag, list(_items(folder, out, found, findings)))
    documents, of_papers = _papers(
        {"overzicht": overzicht(sitting, found.sjabloon, dossier.gegevens.entiteiten_samen)}, found.huisstijl
    )
    mail, of_mail = _mail(sitting, inhoud)
    with slot(uit):
        for name, data in {**documents, **mail}.items():
            out.mkdir(parents=True, exist_ok=True)
            write_atomic(out / name, data)
    made = {out / name: len(data) for name, data in {**documents, **mail}.items()}
    return sitting, Gemaakt(made, in_order((*findings, *of_papers, *of_mail)), {})


def sluit(inhoud: Path, uit: Path, dag: datetime.date) -> tuple[Path, ...]:
    """Closes the items of a sitting: their decks and facts are kept in the dossier, and never built again.

    Raises NietGelukt when a deck is missing or refused.
    """
    found = basis(inhoud)
    dossier = _dossier_of(found)
    folder = _folder(inhoud, dag)
    out = uit / "cbs" / dag.isoformat()
    kept: list[tuple[Path, bytes]] = []
    for stem in (each for each in folder.punten if each not in folder.gesloten):
        item, findings = _item(folder, stem, found, dossier)
        if item is None:
            raise NietGelukt("\n".join(map(str, findings)))
        if item.soort == "kennisname":
            continue
        here, built = folder.deck(stem), out / f"{stem}.pptx"
        path = here if here.is_file() else built
        if not path.is_file():
            raise NietGelukt(f"{stem}: er is nog geen deck. Bouw het eerst: `smjp cbs bouw {dag.isoformat()}`.")
        data = _bytes_of(path)
        judged = _judge(data, path, found, (dag, stem))
        if judged.is_geweigerd:
            raise NietGelukt(f"{path}: geweigerd met {judged.fouten} fouten; zie `smjp cbs check {path}`.")
        made, _ = deckinhoud(item, f"{dag.isoformat()}/{stem}", dag, dossier, found.sjabloon)
        kept += [(here, data), (folder.sluiting(stem), Sluiting.van(made.feiten, data).to_json())]
    for path, data in kept:
        write_atomic(path, data)
    return tuple(path for path, _ in kept)


def _items(folder: Zittingsmap, out: Path, found: Basis, findings: list[Finding]) -> Iterator[Punt]:
    receptions = _receptions(folder)
    for stem in sorted({*folder.punten, *folder.decks}):
        item = None
        if stem in folder.punten and found.dossier is not None:
            item, more = _item(folder, stem, found, found.dossier)
            findings += more
        if item is not None and item.soort == "kennisname":
            yield Punt(f"{stem}-nota.docx", item.titel, None)
            continue
        here = folder.deck(stem)
        path = here if here.is_file() else out / f"{stem}.pptx"
        received = receptions.get(f"{stem}.pptx")
        if not path.is_file():
            title = item.titel if item is not None else stem
            wrong = f"van ‘{title}’ is er nog geen deck"
            mend = f"bouw het met `smjp cbs bouw {folder.dag.isoformat()}`"
            findings.append(kinds.DECK_ONTBREEKT.finding(Place(_shown(folder.yaml(stem))), wrong, mend))
            continue
        data = _bytes_of(path)
        judged = _judge(data, path, found, (folder.dag, stem), ontvangen=received)
        yield Punt(path.name, judged.titel or stem, judged, received, data, stem in folder.gesloten)


def _mail(sitting: Zitting, inhoud: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    path = inhoud / "cbs" / CONTACTEN
    if not path.is_file():
        wrong = "er is geen mail gemaakt: de adressen ontbreken"
        mend = "maak dit bestand met `aan: [adres van de AD, adres van Anja]`; het komt niet in git"
        return {}, (kinds.GEEN_CONTACTEN.finding(Place(_shown(path)), wrong, mend),)
    contacts, findings = _read(path, _shown(path), Contacten)
    if not isinstance(contacts, Contacten):
        return {}, findings
    try:
        return {"mail.eml": conceptmail(sitting, contacts)}, findings
    except OngeldigAdres as address:
        wrong = f"`{address}` is geen mailadres"
        return {}, (
            kinds.GEEN_CONTACTEN.finding(Place(_shown(path)), wrong, "schrijf alleen het adres: `naam@stad.be`"),
        )


def _receptions(folder: Zittingsmap) -> dict[str, datetime.datetime]:
    path = folder.pad / ONTVANGST
    if not path.is_file():
        return {}
    noted, findings = _read(path, _shown(path), tuple[Ontvangst, ...])
    if findings or not isinstance(noted, tuple):
        raise NietGelukt("\n".join(map(str, findings)))
    return {each.bestand: each.ontvangen for each in noted}


# ---- what they share --------------------------------------------------------------------------------------------


def _item(
    folder: Zittingsmap, stem: str, found: Basis, dossier: Dossier
) -> tuple[Agendapunt | None, tuple[Finding, ...]]:
    """An item that says all it must, or None; and the findings."""
    item, findings = _read(folder.yaml(stem), _shown(folder.yaml(stem)), Agendapunt)
    if not isinstance(item, Agendapunt):
        return None, findings
    wrong = (*verwijzingen(item, dossier), *onvolledig(item, found.sjabloon, dossier))
    blocked = any(each.level is Level.FOUT for each in (*findings, *wrong))
    return None if blocked else item, (*findings, *wrong)


def _read(path: Path, shown: str, kind: object) -> tuple[object, tuple[Finding, ...]]:
    values, findings = read_yaml_file(path, shown)
    if values is None:
        return None, findings
    result, more = typed(values, kind)
    return result, (*findings, *more)


def _dossier_of(found: Basis) -> Dossier:
    if found.dossier is None:
        wrong = "\n".join(str(each) for each in found.findings if each.level is Level.FOUT)
        raise NietGelukt(f"{wrong}\nHerstel eerst het dossier: `smjp controle` toont alles.")
    return found.dossier


def _folder(inhoud: Path, day: datetime.date) -> Zittingsmap:
    path = inhoud / "cbs" / day.isoformat()
    if not path.is_dir():
        raise NietGelukt(f"Er is geen map {path}. Maak een punt met `smjp cbs nieuw {day.isoformat()} TITEL`.")
    return lees_map(path, _shown(path))


def _papers(papers: Mapping[str, Document], style: Huisstijl) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Every paper as Word and PDF, read back, and what there is to say about them."""
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    with ThreadPoolExecutor(max_workers=2) as beside:  # each PDF is compiled in a process of its own
        pdfs = {name: beside.submit(write_pdf, each, style, TEMPLATES) for name, each in papers.items()}
        for name, document in papers.items():
            for ending, rendered in (("docx", write_docx(document, style, TEMPLATES)), ("pdf", pdfs[name].result())):
                findings += rendered.findings
                if rendered.data:
                    files[f"{name}.{ending}"] = rendered.data
                    findings += check_files(document, {f"{name}.{ending}": rendered.data})
            findings += _too_long(f"{name}.pdf", files.get(f"{name}.pdf", b""), document.most_pages)
    return files, tuple(findings)


def _too_long(name: str, data: bytes, most: int) -> Iterable[Finding]:
    if not data or not most:
        return
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    if pages > most:
        wrong = f"dit blad telt {pages} bladzijden; ten hoogste {most}"
        yield kinds.BLAD_TE_LANG.finding(Place(name), wrong, "kort de teksten van het punt in")


def _publish(
    out: Path, files: Mapping[str, bytes], dossier: Dossier, sjabloon: Sjabloon, *, locked: bool = False
) -> dict[Path, int]:  # fmt: skip
    manifest = Manifest.of(files, {"sjabloon": sjabloon.versie}, dossier.gegevens.versie)
    if locked:
        publish(out, files, manifest)
    else:
        with slot(out.parent):
            publish(out, files, manifest)
    return {out / name: len(data) for name, data in files.items()}


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise NietGelukt(f"{path} bestaat niet, of kan niet gelezen worden.") from None


def _shown(path: Path) -> str:
    return path.as_posix()
