"""What is made for the college: template and manual, decks and papers of a sitting, its overview and its mail."""

import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from pipeline.blocks import Document
from pipeline.cbs import kinds
from pipeline.cbs.agendapunt import Contacten
from pipeline.cbs.checking.oordeel import Oordeel, Opdracht, beoordeel
from pipeline.cbs.deckinhoud import deckinhoud
from pipeline.cbs.papers.handleiding import handleiding
from pipeline.cbs.papers.leesblad import leesblad
from pipeline.cbs.papers.nota import nota
from pipeline.cbs.papers.overzicht import overzicht
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.week.mail import OngeldigAdres, conceptmail
from pipeline.cbs.week.map import CONTACTEN, Zittingsmap, lees_map
from pipeline.cbs.week.sluiting import Sluiting
from pipeline.cbs.week.zitting import Punt, Zitting
from pipeline.cbs.writing.slides import write_deck, write_template
from pipeline.college import (
    TEMPLATES,
    Basis,
    NietGelukt,
    basis,
    bytes_of,
    item_of,
    judge,
    naslag_at,
    read_typed,
    receptions,
    shown,
)
from pipeline.files import Manifest, publish, slot, write_atomic
from pipeline.files.digests import digest_of
from pipeline.findings import Finding, Level, Place, in_order
from pipeline.flow import house_style
from pipeline.model.dossier import Dossier
from pipeline.readback import check_files
from pipeline.render.docx import write_docx
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf


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


# ---- sjabloon ---------------------------------------------------------------------------------------------------


def sjabloon(inhoud: Path, uit: Path) -> Gemaakt:
    """Makes the template (.potx and .pptx) and the manual. Raises NietGelukt and PublishFailure."""
    found = basis(inhoud)
    dossier = _dossier_of(found)
    house = _house_style()
    style = _for_slides(house)
    files = write_template(found.sjabloon, dossier.jaren, style)
    papers = {"handleiding": handleiding(found.sjabloon, style, dossier)}
    documents, findings = _papers(papers, house)
    return Gemaakt(_publish(uit / "cbs", {**files, **documents}, dossier, found.sjabloon), findings, {})


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
    house = _house_style()
    style = _for_slides(house)
    files: dict[str, bytes] = {}
    papers: dict[str, Document] = {}
    judged: dict[Path, Oordeel] = {}
    with slot(uit):
        edited = _edited(out)
        for stem in folder.punten:
            if stem in folder.gesloten:
                continue
            item, more = item_of(folder, stem, found, dossier)
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
                mend = f"verplaats het naar `{shown(folder.deck(stem))}` om erin voort te werken, of verwijder het"
                findings.append(kinds.BEWERKT_DECK.finding(Place(shown(out / name)), wrong, mend))
                continue
            files[name] = write_deck(deck, found.sjabloon, style)
            task = Opdracht(zitting, feiten=deck.feiten, naslag=naslag_at(item, found))
            judged[out / name] = beoordeel(files[name], shown(out / name), found.sjabloon, task)
        if any(each.level is Level.FOUT for each in findings):
            return Gemaakt({}, in_order(findings), {})
        documents, of_papers = _papers(papers if papier else _notes(papers), house)
        made = _publish(out, {**files, **documents}, dossier, found.sjabloon, locked=True)
    return Gemaakt(made, in_order((*findings, *of_papers)), judged)


def _notes(papers: Mapping[str, Document]) -> dict[str, Document]:
    return {name: each for name, each in papers.items() if name.endswith("-nota")}


def _edited(out: Path) -> frozenset[str]:
    """The decks in the output folder that are not as we left them."""
    try:
        previous = Manifest.from_json((out / "manifest.json").read_bytes())
    except OSError:
        previous = None
    ours = previous.files if previous is not None else {}
    decks = out.glob("*.pptx") if out.is_dir() else ()
    return frozenset(path.name for path in decks if digest_of(path) != ours.get(path.name))


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
        {"overzicht": overzicht(sitting, found.sjabloon, dossier.gegevens.entiteiten_samen)}, _house_style()
    )
    mail, of_mail = _mail(sitting, inhoud)
    with slot(uit):
        for name, data in {**documents, **mail}.items():
            out.mkdir(parents=True, exist_ok=True)
            write_atomic(out / name, data)
    made = {out / name: len(data) for name, data in {**documents, **mail}.items()}
    return sitting, Gemaakt(made, in_order((*findings, *of_papers, *of_mail)), {})


def sluit(inhoud: Path, uit: Path, dag: datetime.date) -> tuple[Path, ...]:
    """Closes the items of a sitting: decks, papers and facts are kept in the dossier, and never built again.

    Raises NietGelukt when a deck or a note is missing, or a deck is refused; then nothing is kept.
    """
    found = basis(inhoud)
    dossier = _dossier_of(found)
    folder = _folder(inhoud, dag)
    out = uit / "cbs" / dag.isoformat()
    kept: list[tuple[Path, bytes]] = []
    for stem in (each for each in folder.punten if each not in folder.gesloten):
        item, findings = item_of(folder, stem, found, dossier)
        if item is None:
            raise NietGelukt("\n".join(map(str, findings)))
        papers = [path for kind in ("leesblad", "nota") for path in sorted(out.glob(f"{stem}-{kind}.*"))]
        made, _ = deckinhoud(item, f"{dag.isoformat()}/{stem}", dag, dossier, found.sjabloon)
        if item.soort == "kennisname":
            if not papers:
                raise NietGelukt(f"{stem}: er is nog geen nota. Bouw ze eerst: `smjp cbs bouw {dag.isoformat()}`.")
            data = bytes_of(papers[0])
        else:
            data = _accepted(folder, stem, out, found)
            kept.append((folder.deck(stem), data))
        kept += [(folder.pad / path.name, bytes_of(path)) for path in papers]
        kept.append((folder.sluiting(stem), Sluiting.van(made.feiten, data).to_json()))
    for path, data in kept:
        write_atomic(path, data)
    return tuple(path for path, _ in kept)


def _accepted(folder: Zittingsmap, stem: str, out: Path, found: Basis) -> bytes:
    """The deck of an item as the college sees it: that in the dossier, else the built one."""
    here = folder.deck(stem)
    path = here if here.is_file() else out / f"{stem}.pptx"
    if not path.is_file():
        raise NietGelukt(f"{stem}: er is nog geen deck. Bouw het eerst: `smjp cbs bouw {folder.dag.isoformat()}`.")
    data = bytes_of(path)
    judged = judge(data, path, found, (folder.dag, stem))
    if judged.is_geweigerd:
        raise NietGelukt(f"{path}: geweigerd met {judged.fouten} fouten; zie `smjp cbs check {path}`.")
    return data


def _items(folder: Zittingsmap, out: Path, found: Basis, findings: list[Finding]) -> Iterator[Punt]:
    received_at = receptions(folder)
    for stem in sorted({*folder.punten, *folder.decks}):
        item = None
        if stem in folder.punten and found.dossier is not None:
            item, more = item_of(folder, stem, found, found.dossier)
            findings += more
        if item is not None and item.soort == "kennisname":
            yield Punt(f"{stem}-nota.docx", item.titel, None)
            continue
        here = folder.deck(stem)
        path = here if here.is_file() else out / f"{stem}.pptx"
        received = received_at.get(f"{stem}.pptx")
        if not path.is_file():
            title = item.titel if item is not None else stem
            wrong = f"van ‘{title}’ is er nog geen deck"
            mend = f"bouw het met `smjp cbs bouw {folder.dag.isoformat()}`"
            findings.append(kinds.DECK_ONTBREEKT.finding(Place(shown(folder.yaml(stem))), wrong, mend))
            continue
        data = bytes_of(path)
        judged = judge(data, path, found, (folder.dag, stem), ontvangen=received)
        yield Punt(path.name, judged.titel or stem, judged, received, data, stem in folder.gesloten)


def _mail(sitting: Zitting, inhoud: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    path = inhoud / "cbs" / CONTACTEN
    if not path.is_file():
        wrong = "er is geen mail gemaakt: de adressen ontbreken"
        mend = "maak dit bestand met `aan: [adres van de AD, adres van Anja]`; het komt niet in git"
        return {}, (kinds.GEEN_CONTACTEN.finding(Place(shown(path)), wrong, mend),)
    contacts, findings = read_typed(path, shown(path), Contacten)
    if not isinstance(contacts, Contacten):
        return {}, findings
    try:
        return {"mail.eml": conceptmail(sitting, contacts)}, findings
    except OngeldigAdres as address:
        wrong = f"`{address}` is geen mailadres"
        return {}, (
            kinds.GEEN_CONTACTEN.finding(Place(shown(path)), wrong, "schrijf alleen het adres: `naam@stad.be`"),
        )


# ---- what they share --------------------------------------------------------------------------------------------


def _house_style() -> Huisstijl:
    style, findings = house_style(TEMPLATES)
    if style is None:
        raise NietGelukt("\n".join(map(str, findings)))
    return style


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


def _dossier_of(found: Basis) -> Dossier:
    if found.dossier is None:
        wrong = "\n".join(str(each) for each in found.findings if each.level is Level.FOUT)
        raise NietGelukt(f"{wrong}\nHerstel eerst het dossier: `smjp controle` toont alles.")
    return found.dossier


def _folder(inhoud: Path, day: datetime.date) -> Zittingsmap:
    path = inhoud / "cbs" / day.isoformat()
    if not path.is_dir():
        raise NietGelukt(f"Er is geen map {path}. Maak een punt met `smjp cbs nieuw {day.isoformat()} TITEL`.")
    return lees_map(path, shown(path))


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
