"""Around a sitting: its overview and its mail before, what is frozen of it afterwards."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from pipeline.cbs import kinds
from pipeline.cbs.agendapunt import Contacten
from pipeline.cbs.deckinhoud import deckinhoud
from pipeline.cbs.papers.overzicht import overzicht
from pipeline.cbs.week.mail import OngeldigAdres, conceptmail
from pipeline.cbs.week.map import CONTACTEN, Zittingsmap, gebouwd_deck
from pipeline.cbs.week.sluiting import Sluiting
from pipeline.cbs.week.zitting import Punt, Zitting
from pipeline.college.judging import (
    Basis,
    NietGelukt,
    Tegengehouden,
    basis,
    bytes_of,
    item_of,
    judge,
    receptions,
    shown,
    tegengehouden,
)
from pipeline.college.making import dossier_of, look_of_papers, sitting_folder
from pipeline.documents import write_papers
from pipeline.files import claim, slot, write_atomic
from pipeline.findings import Finding, Level, Place, in_order
from pipeline.model.typed import read_typed
from pipeline.publishing import Made


def zitting(inhoud: Path, uit: Path, dag: datetime.date, *, replace_other: bool = False) -> tuple[Zitting, Made]:
    """The overview of a sitting, and the draft of the mail when there are addresses. Raises what `bouw` raises."""
    found = basis(inhoud)
    dossier = dossier_of(found)
    folder = sitting_folder(inhoud, dag)
    out = uit / "cbs" / dag.isoformat()
    claim(uit, out, found.owner, replace=replace_other)
    findings = [*folder.findings]
    sitting = Zitting.van(dag, list(_items(folder, out, found, findings)))
    papers = {"overzicht": overzicht(sitting, found.sjabloon, dossier.gegevens.entiteiten_samen)}
    documents, of_papers = write_papers(papers, *look_of_papers(inhoud))
    mail, of_mail = _mail(sitting, inhoud)
    with slot(uit):
        for name, data in {**documents, **mail}.items():
            out.mkdir(parents=True, exist_ok=True)
            write_atomic(out / name, data)
    made = {out / name: len(data) for name, data in {**documents, **mail}.items()}
    said = in_order((*findings, *of_papers, *of_mail))
    return sitting, Made(said, any(each.level is Level.FOUT for each in said), made)


def sluit(inhoud: Path, uit: Path, dag: datetime.date) -> tuple[Path, ...]:
    """Closes the items of a sitting: decks, papers and facts are kept in the dossier, and never built again.

    Raises NietGelukt when a deck or a note is missing, or a deck is refused; then nothing is kept.
    """
    found = basis(inhoud)
    dossier = dossier_of(found)
    folder = sitting_folder(inhoud, dag)
    out = uit / "cbs" / dag.isoformat()
    claim(uit, out, found.owner)  # the decks of another dossier are not what this college saw
    kept: list[tuple[Path, bytes]] = []
    for stem in (each for each in folder.punten if each not in folder.gesloten):
        item, findings = item_of(folder, stem, found, dossier)
        if item is None:
            raise tegengehouden(findings)
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
    path = here if here.is_file() else gebouwd_deck(out, stem)
    if not path.is_file():
        raise NietGelukt(f"{stem}: er is nog geen deck. Bouw het eerst: `smjp cbs bouw {folder.dag.isoformat()}`.")
    data = bytes_of(path)
    judged = judge(data, path, found, (folder.dag, stem))
    if judged.is_geweigerd:
        said = "\n".join(str(each.finding) for each in judged.bevindingen)
        raise Tegengehouden(f"{said}\nNiets gesloten: {path} is {judged.uitspraak}.")
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
        path = here if here.is_file() else gebouwd_deck(out, stem)
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
