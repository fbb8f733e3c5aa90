"""The book of a dossier: its ledger with facets and its BBC schemas, each worked out once, when somebody asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.finance.bedragen import Reeks, sum_of
from pipeline.finance.beleidsdomeinen import Beleidsdomeinen
from pipeline.finance.definities import SchemaDef, definities, versie_voor
from pipeline.finance.motor import Lid, Motor
from pipeline.finance.posten import Posten, posten
from pipeline.finance.rekeningenkaart import Rekeningenkaart
from pipeline.finance.tabel import Schematabel
from pipeline.model.dossier import Dossier

SCHEMAS = ("M1", "M2", "M3", "T1", "T2", "T3", "T4")


@dataclass(frozen=True)
class Boek:
    """A dossier with its ledger in order. `schemas` is the version for its first year unless given."""

    dossier: Dossier
    schemas: Mapping[str, SchemaDef] | None = None

    @property
    def is_leeg(self) -> bool:
        """Whether there is no ledger yet."""
        return not self.dossier.ramingen

    def tabel(self, schema: str) -> Schematabel:
        """One of SCHEMAS."""
        if schema not in self._tabellen:
            self._tabellen[schema] = self.motor.tabel(schema)
        return self._tabellen[schema]

    def cel(self, schema: str, blok: str, rij: str) -> Reeks:
        """The cells of one row in cents; KeyError when there is no such row."""
        return tuple(cents or 0 for cents in self._rijen(schema)[blok, rij])

    def _rijen(self, schema: str) -> dict[tuple[str, str], tuple[int | None, ...]]:
        if schema not in self._op_code:
            rows = self.tabel(schema).met_bedragen
            self._op_code[schema] = {(each.blok, each.rij): each.bedragen for each in rows}
        return self._op_code[schema]

    @cached_property
    def kaart(self) -> Rekeningenkaart:
        """Which account lands on which row of T2."""
        return Rekeningenkaart(self.dossier.financien.rekeningen)

    @cached_property
    def domeinen(self) -> Beleidsdomeinen:
        """Which beleidsveld falls in which beleidsdomein."""
        return Beleidsdomeinen(self.dossier.financien.beleidsdomeinen)

    @cached_property
    def posten(self) -> Posten:
        """The lines of the ledger with what schemas select on."""
        return posten(self.dossier, self.kaart, self.domeinen)

    @property
    def kredietjaren(self) -> tuple[int, ...]:
        """The years of M3: those that the dossier names, else the first year of the plan."""
        named = tuple(jaar for jaar in self.dossier.gegevens.kredietjaren if jaar in self.dossier.jaren)
        return named or self.dossier.jaren[:1]

    @cached_property
    def motor(self) -> Motor:
        """The engine over this ledger."""
        return Motor(
            definities=self.schemas or definities(versie_voor(self.dossier.jaren[0])),
            posten=self.posten,
            leden=self._leden,
            bronnen=self._bronnen,
            kredietjaren=self.kredietjaren,
            afgesloten_tot=self.dossier.gegevens.afgesloten_tot or 0,
        )

    @cached_property
    def _leden(self) -> dict[str, tuple[Lid, ...]]:
        dossier = self.dossier
        priorities = [each for each in dossier.doelstellingen if dossier.is_prioritair(each)]
        names = {each.soort: each.naam for each in reversed(dossier.gegevens.entiteiten)}
        agencies = dict.fromkeys(each.naam for each in dossier.financien.agb)
        used = set(self.posten.kolommen["domein"])
        order = self.domeinen.in_volgorde
        return {
            "doelstelling": tuple(
                Lid(each.code, each.kort or each.titel) for each in sorted(priorities, key=lambda each: each.code)
            ),
            "entiteit": (Lid("gemeente", names.get("gemeente", "gemeente")), Lid("ocmw", names.get("ocmw", "OCMW"))),
            "domein": tuple(Lid(naam, naam) for naam in order if dossier.financien.beleidsdomeinen or naam in used),
            "project": self._projecten,
            "agb": tuple(Lid(str(number), naam) for number, naam in enumerate(agencies, start=1)),
        }

    @property
    def _projecten(self) -> tuple[Lid, ...]:
        """The projects of `projecten.csv` in its order, then those that only the ledger names."""
        known = [Lid(each.project, each.naam, each.voor, each.na) for each in self.dossier.financien.projecten]
        codes = {each.code for each in known}
        only_used = sorted(set(self.posten.kolommen["project"]) - codes - {""})
        return (*known, *(Lid(code, "") for code in only_used))

    @cached_property
    def _bronnen(self) -> dict[str, Reeks]:
        """The series that formulas name with `@`, in cents per year."""
        financien, none = self.dossier.financien, (0,) * len(self.dossier.jaren)
        opening = financien.beginstand.bedrag if financien.beginstand else 0
        found: dict[str, Reeks] = {
            "beginstand": (opening, *none[1:]),
            "onbeschikbaar": sum_of(each.bedragen for each in financien.onbeschikbaar) or none,
        }
        for holder in ("bestuur", "derden"):
            for row in ("begin", "nieuw", "periodiek", "niet_periodiek", "korte_termijn"):
                rows = (each.bedragen for each in financien.schulden if (each.ten_laste, each.rij) == (holder, row))
                found[f"schulden/{holder}/{row}"] = sum_of(rows) or none
        for row in ("bbr", "afm", "gafm"):
            of_row = [each for each in financien.agb if each.rij == row]
            found[f"agb/{row}"] = sum_of(each.bedragen for each in of_row) or none
            for lid in self._leden["agb"]:
                found[f"agb/{row}/{lid.code}"] = (
                    sum_of(each.bedragen for each in of_row if each.naam == lid.naam) or none
                )
        return found

    @cached_property
    def _tabellen(self) -> dict[str, Schematabel]:
        return {}

    @cached_property
    def _op_code(self) -> dict[str, dict[tuple[str, str], tuple[int | None, ...]]]:
        return {}
