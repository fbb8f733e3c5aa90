"""On which row of T2 an account lands: the shipped table, with the corrections of the city on top.

Source of the table: rekeningenstelsel of the ministerieel besluit of 26 June 2018; each line of
`tabellen/rekeningen.yaml` says whether it is confirmed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.financien import Rekeningregel
from pipeline.own_data import read_data

_Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Rekeningenkaart:
    """The rows of the city (`rekeningen.csv`) over the shipped ones.

    The longest prefix wins whoever wrote it; for the same prefix a row with the sector wins from one without, and
    the city from us.
    """

    eigen: tuple[Rekeningregel, ...] = ()

    @cached_property
    def _rijen(self) -> dict[_Key, str]:
        shipped = {
            (each["begin"], each["soort"], each["zijde"], each["sector"]): each["rij"]
            for each in read_data("finance/tabellen/rekeningen.yaml")["regels"]
        }
        own = {(each.rekening_begin, each.soort, each.zijde, each.sector): each.rij for each in self.eigen}
        # a correction for a prefix without sector also replaces what we said about its sectors
        blanket = {key[:3] for key in own if not key[3]}
        return {key: rij for key, rij in shipped.items() if key[:3] not in blanket} | own

    @cached_property
    def _found(self) -> dict[_Key, str]:
        return {}

    def rij(self, rekening: str, soort: str, zijde: str, sector: str) -> str:
        """The code of the row (`I.A.1`), or an empty text when this account has none for this soort and zijde.

        Rows that start with `I.` take uitgaven and rows that start with `II.` ontvangsten: a correction that
        says otherwise gives no row, so the amount stays visible as not assigned.
        """
        key = (rekening, soort, zijde, sector)
        rij = self._found.get(key)
        if rij is None:
            rij = self._found[key] = self._look_up(key)
        return rij

    def _look_up(self, key: _Key) -> str:
        rekening, soort, zijde, sector = key
        for length in range(len(rekening), 0, -1):
            for named in (sector, "") if sector else ("",):
                rij = self._rijen.get((rekening[:length], soort, zijde, named))
                if rij is not None:
                    return rij if past_bij(rij, zijde) else ""
        return ""


def past_bij(rij: str, zijde: str) -> bool:
    """Whether a row of T2 takes this side: `I.` is uitgaven, `II.` is ontvangsten."""
    return rij.startswith("I." if zijde == "U" else "II.")


def niet_budgettair(rekening: str) -> str:
    """What this account holds when it is no cash (afschrijvingen …); empty for any other account."""
    rows: Iterable[dict[str, str]] = read_data("finance/tabellen/rekeningen.yaml")["geen_budget"]
    return next((row["naam"] for row in rows if rekening.startswith(row["begin"])), "")
