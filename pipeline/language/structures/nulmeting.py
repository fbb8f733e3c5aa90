"""A change in per cent without the year or value it is compared with."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.vondst import Vondst

if TYPE_CHECKING:
    from pipeline.language.regels import Regel
    from pipeline.language.zin import Zin

_CHANGES = (
    "dal",
    "daal",
    "stijg",
    "vermind",
    "verhoog",
    "verhog",
    "verlaag",
    "verlag",
    "reduc",
    "toenem",
    "afnem",
    "minder",
    "meer",
    "groei",
    "krimp",
)


def find(zin: "Zin", regel: "Regel") -> Iterator[Vondst]:
    """The percentage."""
    lows = [token.low for token in zin.tokens]
    if any(low in ("dan", "sinds", "t.o.v.", "opzichte", "vergeleken", "vergelijking") for low in lows) or not any(
        low.startswith(_CHANGES) for low in lows
    ):
        return
    for index, low in enumerate(lows):
        if low in ("%", "procent", "percent") and index:
            yield Vondst(index - 1, index)
