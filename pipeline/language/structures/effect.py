"""A doelstelling about the administration itself, without anybody or any place that notices it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.vondst import Vondst

if TYPE_CHECKING:
    from pipeline.language.regels import Regel
    from pipeline.language.zin import Zin


def find(zin: "Zin", regel: "Regel") -> Iterator[Vondst]:
    """The words for the inner life of the administration; its exceptions are the people and places that clear it."""
    if zin.uitzonderingen(regel.id):
        return
    for hit in zin.patronen(regel.id)[:1]:
        yield Vondst(hit.first, hit.last)
