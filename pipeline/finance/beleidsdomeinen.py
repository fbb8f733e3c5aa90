"""In which beleidsdomein a beleidsveld falls: the choice of the council, or the ten main groups of the BBC.

Source of the list: beleidsvelden of the ministerieel besluit of 26 June 2018 (`tabellen/beleidsvelden.yaml`).
"""

from dataclasses import dataclass
from functools import cached_property

from pipeline.model.financien import Domeinregel
from pipeline.own_data import read_data

ALGEMENE_FINANCIERING = "Algemene financiering"


@dataclass(frozen=True)
class Beleidsdomeinen:
    """The rows of `beleidsdomeinen.csv`; without any, the main groups are the domeinen."""

    eigen: tuple[Domeinregel, ...] = ()

    @cached_property
    def _eigen(self) -> dict[str, str]:
        return {each.beleidsveld: each.domein for each in reversed(self.eigen)}  # the first row counts

    def van(self, beleidsveld: str) -> str:
        """The domein of a beleidsveld (four digits); empty when the city has its own domeinen and names it in none."""
        if self.eigen:
            return self._eigen.get(beleidsveld, "")
        groups: dict[str, str] = read_data("finance/tabellen/beleidsvelden.yaml")["hoofdgroepen"]
        return groups.get(beleidsveld[:2], "")

    def kent(self, beleidsveld: str) -> bool:
        """Whether a beleidsveld exists: in the shipped list, or because the city put it in a domein."""
        return (
            beleidsveld in self._eigen
            or beleidsveld in read_data("finance/tabellen/beleidsvelden.yaml")["beleidsvelden"]
        )

    @cached_property
    def in_volgorde(self) -> tuple[str, ...]:
        """The domeinen in the order of the council, Algemene financiering first."""
        groups: dict[str, str] = read_data("finance/tabellen/beleidsvelden.yaml")["hoofdgroepen"]
        names = dict.fromkeys([each.domein for each in self.eigen] or groups.values())
        return tuple(sorted(names, key=lambda name: name.casefold() != ALGEMENE_FINANCIERING.casefold()))
