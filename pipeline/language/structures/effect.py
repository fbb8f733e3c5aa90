"""A doelstelling about the administration itself, without anybody or any place that notices it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The words for the inner life of the administration; its exceptions are the people and places that clear it.

    They clear it as the subject: `een partner voor onze inwoners` is still about the partner. A figure clears it too:
    whoever counts, counts what comes of it.
    """
    main = zin.hoofdwerkwoord
    cleared = zin.uitzonderingen(regel.id)
    if zin.hoeveelheden or (cleared and main is not None and cleared[0].first < main):
        return
    for hit in zin.patronen(regel.id)[:1]:
        yield Vondst(hit.first, hit.last)
