"""Amounts per year, split by soort (E/I/F) and zijde (U/O)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.soorten import SOORTEN, Soort, Zijde

Reeks = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bedragen:
    """Euro cents per year for each soort and zijde; both sides are positive, saldo = O - U (BBC practice)."""

    reeksen: Mapping[tuple[Soort, Zijde], Reeks]
    jaren: tuple[int, ...]

    def reeks(self, soort: Soort, zijde: Zijde) -> Reeks:
        """The amounts of one soort and zijde, one per year."""
        return self.reeksen.get((soort, zijde)) or (0,) * len(self.jaren)

    def zijde(self, zijde: Zijde) -> Reeks:
        """The amounts of one side over all soorten."""
        return sum_of(self.reeks(soort, zijde) for soort in SOORTEN) or (0,) * len(self.jaren)

    def saldo(self, *soorten: Soort) -> Reeks:
        """Ontvangsten less uitgaven of these soorten (all when none is named)."""
        rows = [(self.reeks(soort, "O"), self.reeks(soort, "U")) for soort in soorten or SOORTEN]
        return tuple(
            sum(received[index] - spent[index] for received, spent in rows) for index in range(len(self.jaren))
        )

    @property
    def besteed(self) -> Reeks:
        """What is spent per year (E and I): whoever repays a loan spends what it paid for earlier."""
        return sum_of((self.reeks("E", "U"), self.reeks("I", "U")))

    @property
    def is_leeg(self) -> bool:
        """Whether there is no amount at all."""
        return not any(any(reeks) for reeks in self.reeksen.values())


def sum_of(reeksen: Iterable[Reeks]) -> Reeks:
    """The sum per year; empty when there is nothing to add."""
    return tuple(map(sum, zip(*reeksen, strict=True)))


def samen(parts: Iterable[Bedragen], jaren: tuple[int, ...]) -> Bedragen:
    """The sum of these amounts."""
    collected: dict[tuple[Soort, Zijde], list[Reeks]] = {}
    for part in parts:
        for key, reeks in part.reeksen.items():
            collected.setdefault(key, []).append(reeks)
    return Bedragen({key: sum_of(reeksen) for key, reeksen in sorted(collected.items())}, jaren)
