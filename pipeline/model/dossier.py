"""The dossier: everything the plan says, once, typed, frozen, with its relations."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeVar

from pipeline.content import Prose
from pipeline.findings import Place
from pipeline.model.beslissingen import Beslissing
from pipeline.model.financien import Financien
from pipeline.model.onderdelen import (
    Actie,
    Actieplan,
    Adviesraad,
    Ambitie,
    AnderPlan,
    Begrip,
    BekendeZin,
    Cluster,
    Dienst,
    Doelstelling,
    Dossiergegevens,
    EigenWoorden,
    Hoofdstuk,
    Importwijze,
    Mandataris,
    MetCode,
    Opportuniteit,
    Partner,
)
from pipeline.model.soorten import Soort, Zijde

Bestemming = Literal["werkversie", "college", "raad"]
M = TypeVar("M", bound=MetCode)


@dataclass(frozen=True, slots=True)
class Raming:
    """A line of the ledger: its keys as text and the amounts in euro cents, one per year of the plan."""

    at: Place
    raming: str
    entiteit: str
    soort: Soort
    zijde: Zijde
    actie: str
    beleidsitem: str
    rekening: str
    sector: str
    project: str
    omschrijving: str
    bedragen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Toegelaten:
    """An exception: which rule may be broken by what (a code or a file), why, and the function that answers for it.

    `verantwoordelijke` is empty for one in the older form that does not say (`klare_taal: toegelaten:`).
    """

    at: Place
    bij: str
    regel: str
    reden: str
    verantwoordelijke: str


@dataclass(frozen=True)
class Dossier:
    """All entries in the order of the document, and who belongs to whom.

    Only a dossier whose references all resolve exists, so looking something up never fails. `afgewezen` are the
    actieplannen that a body turned down: they are in no list and no total.
    """

    gegevens: Dossiergegevens
    ambities: Mapping[str, tuple[Ambitie, ...]]
    doelstellingen: tuple[Doelstelling, ...]
    actieplannen: tuple[Actieplan, ...]
    clusters: tuple[Cluster, ...]
    diensten: tuple[Dienst, ...]
    mandatarissen: tuple[Mandataris, ...]
    adviesraden: tuple[Adviesraad, ...]
    partners: tuple[Partner, ...]
    andere_plannen: tuple[AnderPlan, ...]
    opportuniteiten: tuple[Opportuniteit, ...]
    begrippen: tuple[Begrip, ...]
    bekende_zinnen: tuple[BekendeZin, ...]
    ramingen: tuple[Raming, ...]
    teksten: Mapping[str, Prose]
    map: str = field(default="content")
    financien: Financien = field(default=Financien())
    importwijzen: tuple[Importwijze, ...] = ()
    woorden: EigenWoorden | None = None
    beslissingen: tuple[Beslissing, ...] = ()
    afgewezen: tuple[Actieplan, ...] = ()
    bestemming: Bestemming = "werkversie"

    def at_step(self, stap: int) -> "Dossier":
        """The same dossier as if it were at another step."""
        return replace(self, gegevens=self.gegevens.model_copy(update={"stap": stap}))

    def voor(self, bestemming: Bestemming) -> "Dossier":
        """The same dossier as it leaves the house for the college or the raad, or stays a working version."""
        return replace(self, bestemming=bestemming)

    @property
    def is_vastgesteld(self) -> bool:
        """Whether the raad has adopted the plan."""
        return self.gegevens.status == "vastgesteld"

    @property
    def dag_van_vaststelling(self) -> datetime.date | None:
        """The day on which the raad adopted the plan, or None as far as nobody said it."""
        return (self.gegevens.vastgesteld_op or self.gegevens.raadszitting) if self.is_vastgesteld else None

    @cached_property
    def uitzonderingen(self) -> tuple[Toegelaten, ...]:
        """Every exception of the dossier, in the order of the document."""
        items: tuple[Doelstelling | Actieplan | Actie, ...] = (
            *self.doelstellingen,
            *self.actieplannen,
            *(actie for _, actie in self.acties),
        )
        found = [
            Toegelaten(each.at, each.bij, each.regel, each.reden, each.verantwoordelijke)
            for each in self.gegevens.uitzonderingen
        ]
        for item in items:
            if taal := item.klare_taal:
                found += (
                    Toegelaten(taal.at, item.code, regel, reden, taal.verantwoordelijke)
                    for regel, reden in taal.toegelaten.items()
                )
            found += (
                Toegelaten(each.at, item.code, each.regel, each.reden, each.verantwoordelijke)
                for each in item.uitzonderingen
            )
        return tuple(found)

    @cached_property
    def jaren(self) -> tuple[int, ...]:
        """The years of the plan, and those after it that it looks ahead to."""
        return self.gegevens.periode.jaren

    @property
    def laatste_detailjaar(self) -> int:
        """The last year that the plan works out in detail."""
        return self.gegevens.periode.van + self.gegevens.horizon - 1

    @cached_property
    def acties(self) -> tuple[tuple[Actieplan, Actie], ...]:
        """Every actie with its actieplan."""
        return tuple((actieplan, actie) for actieplan in self.actieplannen for actie in actieplan.acties)

    @cached_property
    def met_code(self) -> Mapping[str, MetCode]:
        """Every entry by its code; where kinds share a word (chapter and service `welzijn`) the first kind wins."""
        found: dict[str, MetCode] = {}
        for entry in self._onderdelen:
            found.setdefault(entry.code, entry)
        return MappingProxyType(found)

    @cached_property
    def _op_soort_en_code(self) -> dict[tuple[type, str], MetCode]:
        return {(type(entry), entry.code): entry for entry in self._onderdelen}

    @cached_property
    def _onderdelen(self) -> tuple[MetCode, ...]:
        groups: tuple[tuple[MetCode, ...], ...] = (
            self.gegevens.hoofdstukken,
            *self.ambities.values(),
            self.doelstellingen,
            self.actieplannen,
            tuple(actie for _, actie in self.acties),
            self.clusters,
            self.diensten,
            self.mandatarissen,
            self.adviesraden,
            self.partners,
            self.andere_plannen,
            self.opportuniteiten,
        )
        return tuple(entry for group in groups for entry in group)

    def zoek(self, kind: type[M], code: str) -> M:
        """The entry of this kind with this code."""
        entry = self._op_soort_en_code[kind, code]
        if not isinstance(entry, kind):
            raise TypeError(f"{code} is no {kind.__name__}")
        return entry

    @cached_property
    def heeft_voorbeelden(self) -> bool:
        """Whether anything in it is an example: the dossier as a whole, an entry, the figures of an indicator."""
        figures = (each for doelstelling in self.doelstellingen for each in doelstelling.indicatoren)
        entries = (*self._onderdelen, *figures, *self.gegevens.inwoners)
        return self.gegevens.voorbeeld or any(getattr(each, "voorbeeld", False) for each in entries)

    @property
    def kent_prioriteit(self) -> bool:
        """Whether anybody has chosen priorities yet, be it `ja` or `nee`."""
        items: tuple[Actieplan | Actie, ...] = (*self.actieplannen, *(actie for _, actie in self.acties))
        return any(item.prioritair is not None for item in items)

    def doelstelling_van(self, actieplan: Actieplan) -> Doelstelling | None:
        """The doelstelling that an actieplan belongs to."""
        return self._doelstelling_op_code[actieplan.doelstelling.code] if actieplan.doelstelling else None

    def hoofdstuk_van(self, item: Doelstelling | Actieplan) -> Hoofdstuk | None:
        """The chapter of a doelstelling, or of an actieplan: that of its doelstelling, or its own."""
        if isinstance(item, Actieplan) and item.doelstelling is not None:
            item = self._doelstelling_op_code[item.doelstelling.code]
        return self._hoofdstuk_op_code[item.hoofdstuk.code] if item.hoofdstuk else None

    def hoofdstuknummer(self, hoofdstuk: Hoofdstuk) -> int:
        """The number of a chapter, from 1."""
        return self.gegevens.hoofdstukken.index(hoofdstuk) + 1

    def doelstellingen_in(self, hoofdstuk: Hoofdstuk) -> tuple[Doelstelling, ...]:
        """The doelstellingen of a chapter, in order."""
        return tuple(each for each in self.doelstellingen if each.hoofdstuk.code == hoofdstuk.code)

    def actieplannen_bij(self, doelstelling: Doelstelling) -> tuple[Actieplan, ...]:
        """The actieplannen of a doelstelling, in order."""
        return self._actieplannen_op_doelstelling.get(doelstelling.code, ())

    def losse_actieplannen(self, hoofdstuk: Hoofdstuk | None) -> tuple[Actieplan, ...]:
        """The actieplannen without doelstelling: of a chapter, or of none."""
        return tuple(
            each for each in self.actieplannen if each.doelstelling is None and self.hoofdstuk_van(each) == hoofdstuk
        )

    def is_prioritair(self, item: Doelstelling | Actieplan | Actie) -> bool:
        """Whether an item is a priority: set at one level, rolled upward (bbc.md 1.9)."""
        match item:
            case Actie():
                return bool(item.prioritair)
            case Actieplan():
                return bool(item.prioritair) or any(self.is_prioritair(actie) for actie in item.acties)
            case Doelstelling():
                return any(self.is_prioritair(each) for each in self.actieplannen_bij(item))

    @cached_property
    def _doelstelling_op_code(self) -> dict[str, Doelstelling]:
        return {each.code: each for each in self.doelstellingen}

    @cached_property
    def _hoofdstuk_op_code(self) -> dict[str, Hoofdstuk]:
        return {each.code: each for each in self.gegevens.hoofdstukken}

    @cached_property
    def _actieplannen_op_doelstelling(self) -> dict[str, tuple[Actieplan, ...]]:
        found: dict[str, list[Actieplan]] = {}
        for actieplan in self.actieplannen:
            if actieplan.doelstelling is not None:
                found.setdefault(actieplan.doelstelling.code, []).append(actieplan)
        return {code: tuple(each) for code, each in found.items()}
