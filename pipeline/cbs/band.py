"""What an agenda item is about in the plan: its actieplannen and doelstellingen, and the people with them."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.cbs import kinds
from pipeline.cbs.agendapunt import Agendapunt
from pipeline.cbs.opzoeken import naam_van
from pipeline.findings import Finding
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Adviesraad, Dienst, Doelstelling, Mandataris, MetCode, Partner
from pipeline.model.typed import near
from pipeline.model.velden import Verwijzing

STAPPEN = {
    1: "naar duidelijke actieplannen",
    2: "reality check",
    3: "strategisch kader",
    4: "actieplannen in detail",
}


MEESTE_BIJ_NAAM = 3  # more items than that are counted, or listed on slides of their own


@dataclass(frozen=True, slots=True)
class Lijstdeel:
    """A part of a list that the college decides on: a chapter and the items in it."""

    naam: str
    items: tuple[Actieplan | Doelstelling, ...]

    @property
    def namen(self) -> tuple[tuple[str, str], ...]:
        """The code and the short name of each item."""
        return tuple((each.code, naam_van(each)) for each in self.items)


@dataclass(frozen=True, slots=True)
class Band:
    """The part of the dossier that an item is about, as the dossier was at `dossier.gegevens.stap`.

    An item that names a step and nothing in the plan is about the steps themselves (`over_traject`).
    """

    dossier: Dossier
    doelstellingen: tuple[Doelstelling, ...]
    actieplannen: tuple[Actieplan, ...]
    over_traject: bool = False

    @classmethod
    def van(cls, punt: Agendapunt, zitting: datetime.date, dossier: Dossier) -> "Band":
        """The band of this item; its references must resolve."""
        at_step = dossier.at_step(stap_van(punt, zitting, dossier))
        chosen = tuple(dossier.zoek(Doelstelling, each.code) for each in punt.doelstellingen)
        named = {each.code for each in punt.actieplannen}
        named |= {plan.code for goal in chosen for plan in dossier.actieplannen_bij(goal)}
        goals = dossier.doelstellingen if punt.alle_doelstellingen else chosen
        plans = tuple(each for each in dossier.actieplannen if punt.alle_actieplannen or each.code in named)
        return cls(at_step, goals, plans, punt.stap is not None and not punt.gaat_over_het_plan)

    @property
    def stap(self) -> str:
        """The step as a slide prints it."""
        step = self.dossier.gegevens.stap
        return f"Stap {step}: {STAPPEN[step]}"

    @property
    def aantallen(self) -> dict[str, int]:
        """How many there are of each kind."""
        return {"actieplannen": len(self.actieplannen), "doelstellingen": len(self.doelstellingen)}

    @property
    def codes(self) -> str:
        """The codes for the corner of a slide: `AP002, AP003`, or how many there are."""
        if self.over_traject:
            return "het hele traject"
        for items, word in ((self.actieplannen, "actieplannen"), (self.doelstellingen, "doelstellingen")):
            if len(items) > MEESTE_BIJ_NAAM:
                return f"{len(items)} {word}"
        return ", ".join(each.code for each in (*self.doelstellingen, *self.actieplannen))

    def lijst(self, items: Iterable[Actieplan | Doelstelling]) -> tuple[Lijstdeel, ...]:
        """These items per chapter, in the order of the plan."""
        chapters: dict[str, list[Actieplan | Doelstelling]] = {}
        for item in items:
            chapter = self.dossier.hoofdstuk_van(item)
            chapters.setdefault(chapter.naam if chapter else "Zonder hoofdstuk", []).append(item)
        return tuple(Lijstdeel(naam, tuple(found)) for naam, found in chapters.items())

    @property
    def aanspreekpunten(self) -> tuple[str, ...]:
        """Who answers politically, each once."""
        found = (self.dossier.zoek(Mandataris, each.aanspreekpunt.code) for each in self._items if each.aanspreekpunt)
        return _once(wie(each) for each in found)

    @property
    def trekkers(self) -> tuple[str, ...]:
        """The services in the lead, each once."""
        return _once(self.dossier.zoek(Dienst, each.trekker.code).naam for each in self._items if each.trekker)

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners, each once."""
        codes = (each.code for plan in self.actieplannen for each in plan.partners)
        return _once(self.dossier.zoek(Partner, code).naam for code in codes)

    @property
    def adviesraden(self) -> tuple[str, ...]:
        """The advisory councils, each once."""
        codes = (each.code for plan in self.actieplannen for each in plan.adviesraden)
        return _once(self.dossier.zoek(Adviesraad, code).naam for code in codes)

    @property
    def _items(self) -> tuple[Actieplan | Doelstelling, ...]:
        return self.actieplannen or self.doelstellingen


def stap_van(punt: Agendapunt | None, zitting: datetime.date, dossier: Dossier) -> int:
    """The step of an item: its own, else that of the dossier on the day of its sitting, else the one it is at now."""
    own = punt.stap if punt is not None else None
    return own or dossier.gegevens.stap_op(zitting) or dossier.gegevens.stap


def wie(mandataris: Mandataris) -> str:
    """The person as a slide names them: the mandate, after the name when the sources give one."""
    return f"{mandataris.naam}, {mandataris.functie}" if mandataris.naam else mandataris.functie


def korte_naam(item: Actieplan | Doelstelling, *, alleen: bool) -> str:
    """The wording on a slide: the whole sentence when the item stands alone, else the short form."""
    return item.titel if alleen else naam_van(item)


def verwijzingen(punt: Agendapunt, dossier: Dossier) -> Iterator[Finding]:
    """A finding for every code of the item that the dossier does not have."""
    asked: tuple[tuple[tuple[Verwijzing | None, ...], type[MetCode], str], ...] = (
        (punt.actieplannen, Actieplan, "actieplan"),
        (punt.doelstellingen, Doelstelling, "doelstelling"),
        ((punt.aanspreekpunt,), Mandataris, "mandataris"),
        ((punt.dienst,), Dienst, "dienst"),
    )
    groups: dict[type[MetCode], tuple[MetCode, ...]] = {
        Actieplan: dossier.actieplannen,
        Doelstelling: dossier.doelstellingen,
        Mandataris: dossier.mandatarissen,
        Dienst: dossier.diensten,
    }
    for references, kind, word in asked:
        known = tuple(each.code for each in groups[kind])
        for reference in references:
            if reference is not None and reference.code not in known:
                wrong = f"er is geen {word} met de code `{reference.code}`"
                mend = near(reference.code, known) or "kijk de code na in de lijst met codes achteraan in het plan"
                yield kinds.PUNT_ONBEKENDE_VERWIJZING.finding(reference.at, wrong, mend)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
