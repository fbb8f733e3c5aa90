"""A change in per cent without the year or value it is compared with."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_CHANGES = tuple(lijst("nulmeting", "verandert_tegenover_nu"))


_STARTING_POINTS = lijst("nulmeting", "startpunt")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The percentage."""
    lows = [token.low for token in zin.tokens]
    if not _STARTING_POINTS.isdisjoint(lows) or _from_value_to_value(lows) or not _changes(lows):
        return
    for index, low in enumerate(lows):
        if low in ("%", "procent", "percent") and index:
            yield Vondst(index - 1, index)


def _changes(lows: Sequence[str]) -> bool:
    """Whether something grows or shrinks here: `daalt`, `minder`, `neemt … af`."""
    return any(low.startswith(_CHANGES) for low in lows) or (
        ("neemt" in lows or "nemen" in lows) and ("af" in lows or "toe" in lows)
    )


def _from_value_to_value(lows: Sequence[str]) -> bool:
    """Whether both values are given: `van 12 naar 8 procent`."""
    starts = (index for index, low in enumerate(lows[:-1]) if low == "van" and lows[index + 1][:1].isdigit())
    return any("naar" in lows[start : start + 6] for start in starts)
