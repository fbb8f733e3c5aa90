"""Two negatives within a few words, which the reader must take away against each other."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_REACH = 9  # words from one negative to the other: farther apart, they deny two things


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The words from the first negative to the second."""
    cleared = zin.vrijgesteld(regel.id)
    hits = [hit for hit in zin.patronen(regel.id) if hit.first not in cleared]
    for one, other in itertools.pairwise(hits):
        if other.first - one.last == 2 and zin.low(one.last + 1) in ("of", "tot"):
            continue  # `nauwelijks of geen` denies once
        if any(zin.low(between) == "," for between in range(one.last, other.first)):
            continue  # two clauses, each with its own
        if other.first - one.last <= _REACH and not (_is_adjective(zin, one.first) and _is_adjective(zin, other.first)):
            yield Vondst(one.first, other.last)
            return


def _is_adjective(zin: "OntleedeZin", index: int) -> bool:
    return zin.low(index).startswith("on")
