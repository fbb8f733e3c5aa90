"""The work for the college: reads the dossier and the folder of a sitting, and judges decks; renders nothing.

What is made, with all writers behind it, is in `making`.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.cbs.agendapunt import Agendapunt, Ontvangst
from pipeline.cbs.band import stap_van, verwijzingen
from pipeline.cbs.checking.cijfers import Naslag
from pipeline.cbs.checking.oordeel import Deckoordeel, Opdracht, beoordeel
from pipeline.cbs.deckinhoud import MERK, deckinhoud
from pipeline.cbs.feestdagen import Sluitingsperiode
from pipeline.cbs.reading.deck import read_deck
from pipeline.cbs.reading.package import Geweigerd
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.termijn import lees_dag
from pipeline.cbs.volledig import onvolledig
from pipeline.cbs.week.map import ONTVANGST, SLUITINGSDAGEN, Zittingsmap, lees_map
from pipeline.cbs.week.nieuw import bestandsnaam, nieuw_punt
from pipeline.cbs.week.sluiting import Sluiting
from pipeline.content import read_folder
from pipeline.files import Owner
from pipeline.finance.totalen import totals
from pipeline.findings import Finding, Level, by_cause, in_order
from pipeline.look.templates import CBS, templates_of
from pipeline.model.assemble import assemble
from pipeline.model.dossier import Dossier
from pipeline.model.typed import read_typed
from pipeline.model.voorbeeldjaren import eerste_jaar_in
from pipeline.owner import owner_of_dossier
from pipeline.render.layers import Templates
from pipeline.shipped import TEMPLATES


class NietGelukt(Exception):
    """The command cannot be carried out as it was given; the text says why, in Dutch."""


class Tegengehouden(NietGelukt):
    """Something that must be mended first keeps the command from being carried out: a finding, or a refused deck."""


def tegengehouden(findings: Iterable[Finding], then: str = "") -> Tegengehouden:
    """The refusal that shows these findings, and what to do then."""
    return Tegengehouden("\n".join((*map(str, findings), *([then] if then else []))))


@dataclass(frozen=True, slots=True)
class Basis:
    """What every command stands on: the template, the house style, and the dossier when it could be read."""

    inhoud: Path
    sjabloon: Sjabloon
    dossier: Dossier | None
    findings: tuple[Finding, ...]
    owner: Owner | None = None


def basis(inhoud: Path) -> Basis:
    """Template and dossier. Raises NietGelukt when the template is damaged."""
    template = sjabloon_bij(inhoud)
    content = read_folder(inhoud, inhoud.as_posix(), prose=False)
    dossier, of_model = assemble(content)
    findings = in_order((*content.findings, *of_model))
    return Basis(inhoud, template, dossier, findings, owner_of_dossier(content))


def read_sjabloon(templates: Path | Templates = TEMPLATES) -> Sjabloon:
    """The template of the college among these templates. Raises Tegengehouden when it is damaged."""
    layer = Templates.of(templates).holder(CBS)
    template, findings = read_typed(layer.folder / CBS, f"{layer.shown}/{CBS}", Sjabloon)
    if not isinstance(template, Sjabloon) or findings:
        raise tegengehouden(in_order(by_cause(((each.wrong, each.mend), each) for each in findings)))
    return template


def sjabloon_bij(inhoud: Path) -> Sjabloon:
    """The template with the closing days of this dossier. Raises Tegengehouden when either is damaged."""
    template, path = read_sjabloon(templates_of(inhoud, shown(inhoud))), inhoud / "cbs" / SLUITINGSDAGEN
    if not path.is_file():
        return template
    closed, findings = read_typed(path, shown(path), tuple[Sluitingsperiode, ...], eerste_jaar_in(inhoud))
    if findings or not isinstance(closed, tuple):
        raise tegengehouden(findings)
    return template.met_sluitingsdagen(closed)


# ---- nieuw ------------------------------------------------------------------------------------------------------


def nieuw(inhoud: Path, zitting: datetime.date, titel: str) -> Path:
    """Writes a new agenda item, never over one that exists. Raises NietGelukt."""
    folder = inhoud / "cbs" / zitting.isoformat()
    if not titel.strip():
        raise NietGelukt("Geef het punt een titel.")
    text = nieuw_punt(titel, zitting, sjabloon_bij(inhoud))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / bestandsnaam(titel, [each.name for each in folder.iterdir()])
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


# ---- check ------------------------------------------------------------------------------------------------------


def check(
    deck: Path, inhoud: Path, zitting: datetime.date | None = None, ontvangen: datetime.datetime | None = None
) -> Deckoordeel:
    """The judgement on a deck, whoever made it. Raises NietGelukt when it cannot be read at all."""
    found = basis(inhoud)
    data = bytes_of(deck)
    return judge(data, deck, found, _mark(data) or _mark_of_place(deck, inhoud), zitting, ontvangen)


def judge(
    data: bytes,
    path: Path,
    found: Basis,
    mark: tuple[datetime.date, str] | None,
    zitting: datetime.date | None = None,
    ontvangen: datetime.datetime | None = None,
) -> Deckoordeel:
    """The judgement on these bytes, which stand at `path`; `mark` is the sitting and the item they belong to."""
    facts, closing, item, obstacle = None, None, None, ""
    if found.dossier is None:
        obstacle = "het dossier bevat fouten (`smjp controle`)"
    if mark is not None:
        folder = lees_map(found.inhoud / "cbs" / mark[0].isoformat(), "")
        zitting = zitting or mark[0]
        ontvangen = ontvangen or receptions(folder).get(f"{mark[1]}.pptx")
        if mark[1] in folder.gesloten:
            closing = Sluiting.from_json(bytes_of(folder.sluiting(mark[1])))
            if closing is None:
                raise Tegengehouden(f"{folder.sluiting(mark[1])} is beschadigd: zet de bewaarde versie terug.")
            facts = closing.feiten
        elif found.dossier is not None and mark[1] in folder.punten:
            item, _ = item_of(folder, mark[1], found, found.dossier)
            if item is None:
                obstacle = f"het agendapunt {mark[1]}.yaml bevat fouten (`smjp cbs bouw`)"
            elif item.soort == "beslissing":
                made, _ = deckinhoud(item, f"{mark[0].isoformat()}/{mark[1]}", mark[0], found.dossier, found.sjabloon)
                facts = made.feiten
    naslag = naslag_at(item, zitting, found)
    task = Opdracht(
        zitting,
        ontvangen,
        facts,
        None if closing is not None else naslag,
        bevroren=closing is not None,
        gewijzigd=closing is not None and not closing.is_deck(data),
        kennisname=item is not None and item.soort == "kennisname",
        beletsel="" if closing is not None else obstacle,
    )
    return beoordeel(data, shown(path), found.sjabloon, task)


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


# ---- what is shared with who makes things ------------------------------------------------------------------------


def naslag_at(item: Agendapunt | None, zitting: datetime.date | None, found: Basis) -> Naslag | None:
    """The dossier as it was at the step of this item, or of this sitting."""
    dossier = found.dossier
    if dossier is not None and zitting is not None:
        dossier = dossier.at_step(stap_van(item, zitting, dossier))
    return Naslag(dossier, totals(dossier)) if dossier is not None else None


def receptions(folder: Zittingsmap) -> dict[str, datetime.datetime]:
    """When the decks of a sitting came in, by file name. Raises NietGelukt when the register is damaged."""
    path = folder.pad / ONTVANGST
    if not path.is_file():
        return {}
    noted, findings = read_typed(path, shown(path), tuple[Ontvangst, ...], folder.dag.year + 1)
    if findings or not isinstance(noted, tuple):
        raise tegengehouden(findings)
    return {each.bestand: each.ontvangen for each in noted}


def item_of(
    folder: Zittingsmap, stem: str, found: Basis, dossier: Dossier
) -> tuple[Agendapunt | None, tuple[Finding, ...]]:
    """An item that says all it must, or None; and the findings."""
    at = folder.yaml(stem)
    van = dossier.gegevens.periode.van
    item, findings = read_typed(at, shown(at), Agendapunt, van, met_verwijzingen=True)
    if not isinstance(item, Agendapunt):
        return None, findings
    wrong = (*verwijzingen(item, dossier), *onvolledig(item, folder.dag, found.sjabloon, dossier))
    blocked = any(each.level is Level.FOUT for each in (*findings, *wrong))
    return None if blocked else item, (*findings, *wrong)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises NietGelukt."""
    try:
        return path.read_bytes()
    except OSError:
        raise NietGelukt(f"{path} bestaat niet, of kan niet gelezen worden.") from None


def shown(path: Path) -> str:
    """A path as messages name it."""
    return path.as_posix()
