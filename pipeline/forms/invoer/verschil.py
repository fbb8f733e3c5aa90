"""What an import would change in the ledger: lines that are new, changed or gone, and the amounts per year.

A line is the same when raming, actie, beleidsitem and rekening are: a number alone is used again for another actie in a
next plan (bbc.md 5.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.finance.bedragen import Reeks, sum_of
from pipeline.model.dossier import Raming

Sleutel = tuple[str, str, str, str]
_ORDER = {"gemeente": 0, "ocmw": 1, "E": 0, "I": 1, "F": 2, "U": 0, "O": 1}


def sleutel(raming: Raming) -> Sleutel:
    """What makes a line of the ledger the same line."""
    return raming.raming, raming.actie, raming.beleidsitem, raming.rekening


def in_volgorde(ramingen: Sequence[Raming]) -> tuple[Raming, ...]:
    """The lines in the order in which they are written, whatever the order of the export."""
    return tuple(
        sorted(
            ramingen,
            key=lambda each: (
                _ORDER[each.entiteit], _ORDER[each.soort], _ORDER[each.zijde], each.actie, each.beleidsitem,
                each.rekening, each.raming,
            ),
        )
    )  # fmt: skip


def vul_aan(ramingen: Sequence[Raming], oud: Sequence[Raming], ontbreekt: frozenset[str]) -> tuple[list[Raming], int]:
    """The lines with the texts that the export has no column for, taken from the same line of today; and how many."""
    known = {sleutel(each): each for each in oud}
    names = [name for name in ("sector", "project", "omschrijving") if name in ontbreekt]
    result, filled = [], 0
    for each in ramingen:
        before = known.get(sleutel(each))
        kept = {} if before is None else {name: text for name in names if (text := getattr(before, name))}
        filled += bool(kept)
        result.append(replace(each, **kept) if kept else each)
    return result, filled


@dataclass(frozen=True)
class Verschil:
    """Two ledgers compared; amounts in euro cents per year of the plan."""

    oud: tuple[Raming, ...]
    nieuw: tuple[Raming, ...]
    jaren: tuple[int, ...]

    @cached_property
    def _pairs(self) -> dict[Sleutel, tuple[Raming | None, Raming | None]]:
        before = {sleutel(each): each for each in self.oud}
        after = {sleutel(each): each for each in self.nieuw}
        return {key: (before.get(key), after.get(key)) for key in {**before, **after}}

    @property
    def erbij(self) -> list[Raming]:
        """The lines that are new."""
        return [new for old, new in self._pairs.values() if old is None and new is not None]

    @property
    def weg(self) -> list[Raming]:
        """The lines that would be gone."""
        return [old for old, new in self._pairs.values() if new is None and old is not None]

    @property
    def gewijzigd(self) -> list[tuple[Raming, Raming]]:
        """The lines with other amounts or other words, as they were and as they would be."""
        both = [(old, new) for old, new in self._pairs.values() if old is not None and new is not None]
        return [(old, new) for old, new in both if replace(old, at=new.at) != new]

    def reeks(self, soort: str, zijde: str) -> tuple[Reeks, Reeks]:
        """The totals per year of a soort and zijde, as they are and as they would be."""
        return tuple(  # type: ignore[return-value]
            self._som(each for each in ramingen if each.soort == soort and each.zijde == zijde)
            for ramingen in (self.oud, self.nieuw)
        )

    def per_actie(self) -> dict[tuple[str, str], Reeks]:
        """The difference in cents per year for each actie and zijde where there is one; sorted."""
        found: dict[tuple[str, str], list[int]] = {}
        for sign, ramingen in ((-1, self.oud), (1, self.nieuw)):
            for each in ramingen:
                sums = found.setdefault((each.actie, each.zijde), [0] * len(self.jaren))
                for index, cents in enumerate(each.bedragen):
                    sums[index] += sign * cents
        return {key: tuple(sums) for key, sums in sorted(found.items()) if any(sums)}

    def _som(self, ramingen: object) -> Reeks:
        return sum_of(each.bedragen for each in ramingen) or (0,) * len(self.jaren)  # type: ignore[attr-defined]
