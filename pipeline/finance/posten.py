"""The lines of the ledger with everything a schema selects on, and their sums: one pass per set of facets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.finance.bedragen import Reeks, sum_of
from pipeline.finance.beleidsdomeinen import Beleidsdomeinen
from pipeline.finance.rekeningenkaart import Rekeningenkaart
from pipeline.model.dossier import Dossier, Raming

NIET_PRIORITAIR, ZONDER_DOELSTELLING = "niet_prioritair", "zonder_doelstelling"
FACETTEN = ("entiteit", "soort", "zijde", "rij", "doelstelling", "domein", "project")
# sums that are worked out from the lines; any narrower set of facets is added up from the first of these that has it
_BASES = (
    ("entiteit", "soort", "zijde", "rij"),
    ("soort", "zijde", "doelstelling"),
    ("soort", "zijde", "domein"),
    ("soort", "zijde", "rij", "project"),
)


@dataclass(frozen=True)
class Posten:
    """The ledger as columns: for each facet the value of every line, beside the lines themselves.

    `rij` is the T2 row of the account (empty: none), `doelstelling` the M1 block (code of a prioritaire
    doelstelling, `niet_prioritair` or `zonder_doelstelling`), `domein` the beleidsdomein (empty: none).
    """

    ramingen: tuple[Raming, ...]
    jaren: tuple[int, ...]
    kolommen: Mapping[str, list[str]]

    @cached_property
    def _kubussen(self) -> dict[tuple[str, ...], dict[tuple[str, ...], Reeks]]:
        return {}

    def som(self, selectie: Mapping[str, str]) -> Reeks:
        """Euro cents per year of the lines with these values; a `rij` takes the rows below it too, an empty one not."""
        facets = tuple(facet for facet in FACETTEN if facet in selectie)
        cube = self._kubussen.get(facets)
        if cube is None:
            cube = self._kubussen[facets] = self._kubus(facets)
        return cube.get(tuple(selectie[facet] for facet in facets)) or (0,) * len(self.jaren)

    def groepen(self, *facets: str) -> Mapping[tuple[str, ...], Reeks]:
        """Euro cents per year for every combination of values of these facets that occurs, sorted."""
        return dict(sorted(self._sommen(facets).items()))

    def regels_per(self, *facets: str) -> Mapping[tuple[str, ...], Sequence[Raming]]:
        """The lines of the ledger for every combination of values of these facets that occurs."""
        if facets not in self._regels_per:
            found: defaultdict[tuple[str, ...], list[Raming]] = defaultdict(list)
            columns = [self.kolommen[facet] for facet in facets]
            for key, raming in zip(zip(*columns, strict=True), self.ramingen, strict=True):
                found[key].append(raming)
            self._regels_per[facets] = dict(found)
        return self._regels_per[facets]

    @cached_property
    def besteed_zonder_actieplan(self) -> Mapping[str, Reeks]:
        """What is spent on no actieplan (E and I, no repayments), in euro cents per year, by beleidsdomein, sorted."""
        lines = [
            ((domein,), raming.bedragen)
            for domein, raming in zip(self.kolommen["domein"], self.ramingen, strict=True)
            if not raming.actie and raming.zijde == "U" and raming.soort != "F"
        ]
        sums = _grouped((key for key, _ in lines), (amounts for _, amounts in lines))
        return {domein: reeks for (domein,), reeks in sorted(sums.items())}

    @cached_property
    def _regels_per(self) -> dict[tuple[str, ...], dict[tuple[str, ...], list[Raming]]]:
        return {}

    def _kubus(self, facets: tuple[str, ...]) -> dict[tuple[str, ...], Reeks]:
        sums = self._sommen(facets)
        return _with_parents(sums, facets.index("rij")) if "rij" in facets else sums

    def _sommen(self, facets: tuple[str, ...]) -> dict[tuple[str, ...], Reeks]:
        base = next((base for base in _BASES if set(facets) <= set(base)), facets)
        if base == facets:
            if base not in self._basissen:
                columns = [self.kolommen[facet] for facet in base]
                amounts = (raming.bedragen for raming in self.ramingen)
                self._basissen[base] = _grouped(zip(*columns, strict=True), amounts)
            return self._basissen[base]
        wide = self._sommen(base)
        places = [base.index(facet) for facet in facets]
        return _grouped((tuple([key[place] for place in places]) for key in wide), wide.values())

    @cached_property
    def _basissen(self) -> dict[tuple[str, ...], dict[tuple[str, ...], Reeks]]:
        return {}


def _grouped(keys: Iterable[tuple[str, ...]], amounts: Iterable[Reeks]) -> dict[tuple[str, ...], Reeks]:
    """The sum per year of the amounts of each key."""
    rows: defaultdict[tuple[str, ...], list[Reeks]] = defaultdict(list)
    for key, reeks in zip(keys, amounts, strict=True):
        rows[key].append(reeks)
    return {key: sum_of(reeksen) for key, reeksen in rows.items()}


def _with_parents(sums: dict[tuple[str, ...], Reeks], at: int) -> dict[tuple[str, ...], Reeks]:
    """The sums, and for each row of T2 those of the rows above it: `I.A.2.a` counts for `I.A.2`, `I.A` and `I`."""
    rows: defaultdict[tuple[str, ...], list[Reeks]] = defaultdict(list)
    for key, reeks in sums.items():
        for rij in boven(key[at]):
            rows[*key[:at], rij, *key[at + 1 :]].append(reeks)
    return {key: sum_of(reeksen) for key, reeksen in rows.items()}


def boven(rij: str) -> tuple[str, ...]:
    """A row of T2 and every row above it."""
    parts = rij.split(".")
    return tuple(".".join(parts[:length]) for length in range(len(parts), 0, -1))


def posten(dossier: Dossier, kaart: Rekeningenkaart, domeinen: Beleidsdomeinen) -> Posten:
    """The lines of a dossier with their facets."""
    groups = _doelstellingsgroepen(dossier)
    ramingen = dossier.ramingen
    velden = {raming.beleidsitem[:4] for raming in ramingen}
    domein_of = {veld: domeinen.van(veld) for veld in velden}
    columns: dict[str, list[str]] = {
        "entiteit": [raming.entiteit for raming in ramingen],
        "soort": [raming.soort for raming in ramingen],
        "zijde": [raming.zijde for raming in ramingen],
        "rij": [kaart.rij(raming.rekening, raming.soort, raming.zijde, raming.sector) for raming in ramingen],
        "doelstelling": [groups[raming.actie] for raming in ramingen],
        "domein": [domein_of[raming.beleidsitem[:4]] for raming in ramingen],
        "project": [raming.project for raming in ramingen],
    }
    return Posten(ramingen, dossier.jaren, columns)


def _doelstellingsgroepen(dossier: Dossier) -> dict[str, str]:
    """The M1 block of every code that a line may hang on, and of no code at all."""
    found = {"": ZONDER_DOELSTELLING}
    for actieplan in dossier.actieplannen:
        doelstelling = dossier.doelstelling_van(actieplan)
        group = ZONDER_DOELSTELLING
        if doelstelling is not None:
            group = doelstelling.code if dossier.is_prioritair(doelstelling) else NIET_PRIORITAIR
        found |= dict.fromkeys((actieplan.code, *(actie.code for actie in actieplan.acties)), group)
    return found
