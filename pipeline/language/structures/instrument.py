"""The way of working in the place of the result; at the level of an actieplan or actie the way is the content."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.structures.naamwoordstijl import is_action_noun
from pipeline.language.tokens import VERBORGEN
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_ROUTES = lijst("instrument", "weg_of_lijn")
_THROUGH = "door"


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """`via …`, `door de inzet van …`, `door te stimuleren`."""
    for hit in zin.patronen(regel.id):
        yield Vondst(hit.first, hit.last)
        return
    for index, token in enumerate(zin.tokens[:-1]):
        if token.low == _THROUGH and zin.low(index + 1) == "het" and _is_doing(zin, index + 2):
            yield Vondst(index, index + 2)
            return
    if zin.niveau != "doel":
        return
    for index, token in enumerate(zin.tokens[:-1]):
        if (
            token.low == "via"
            and zin.low(index + 1) not in (VERBORGEN, "de", "het", "ons", "onze")
            and not _is_route(zin, index)
        ):
            yield Vondst(index, index + 1)
            return
    for index, token in enumerate(zin.tokens):
        if token.low == _THROUGH and _te_in_clause(zin, index):
            yield Vondst(index, _te_in_clause(zin, index))
            return
        if token.low == _THROUGH and (noun := _action_after(zin, index)):
            yield Vondst(index, noun)
            return


def _is_doing(zin: "OntleedeZin", index: int) -> bool:
    """Whether an infinitive is a noun with its object behind it: `door het uitvoeren van …`."""
    return zin.woorden.is_infinitive(zin.low(index)) and zin.low(index + 1) == "van"


def _goes_on(zin: "OntleedeZin", index: int, position: int) -> bool:
    """Whether the comma before this word stands between objects: `door lanen, parken en kades te vernieuwen`."""
    if zin.low(position - 1) != "," or zin.low(position) in zin.woorden.classes["onderwerpvorm"]:
        return False
    return not any(
        zin.low(between) in zin.woorden.singulars or zin.has_class(between, "opent_zinsdeel")
        for between in range(index + 1, position + 1)
    )


def _is_route(zin: "OntleedeZin", index: int) -> bool:
    """Whether `via` names a road or a channel, not a way of working."""
    return any(zin.low(position) in _ROUTES for position in range(index + 1, index + 4))


def _action_after(zin: "OntleedeZin", index: int) -> int:
    """The action noun of `door een betere spreiding`, or 0; who acts in a passive is no action."""
    for position in (index + 1, index + 2, index + 3):
        if is_action_noun(zin, zin.low(position)):
            return position
        if not (zin.has_class(position, "lidwoord") or zin.low(position).endswith("e")):
            return 0
    return 0


def _te_in_clause(zin: "OntleedeZin", index: int) -> int:
    """The infinitive with *te* after this *door*, or 0."""
    for position in range(index + 1, min(index + 14, len(zin.tokens) - 1)):
        if zin.tokens[position].clause != zin.tokens[position - 1].clause and not _goes_on(zin, index, position):
            return 0
        if zin.low(position) == "te" and zin.woorden.is_infinitive(zin.low(position + 1)):
            return position + 1
    return 0
