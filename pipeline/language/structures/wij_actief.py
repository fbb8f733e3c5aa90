"""A title without a finite verb, or the administration that speaks of itself as *de stad* or *het bestuur*."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language import finite
from pipeline.language.regel import Vondst
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

# a city that is, has or counts something is a place, no actor (guideline: `De stad is klimaatneutraal`)
_NO_ACTION = lijst("wij_actief", "geen_handeling")
_STANDS = lijst("wij_actief", "staat")  # not `staat in voor`
_STATES = lijst("wij_actief", "toestand")
_MODALS = lijst("wij_actief", "kan_of_moet")  # not `wil`: who wants, acts


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The title, or the actor with its verb."""
    if not zin.tokens:
        return
    main = zin.hoofdwerkwoord
    if main is None:
        yield Vondst(0, len(zin.tokens) - 1)
        return
    verb = zin.low(main)
    if verb == "staat" and zin.low(main + 1) in _STANDS:
        return
    if verb in _NO_ACTION or (verb in _MODALS and zin.tokens[-2:] and _ends_in_state(zin)):
        return
    for hit in zin.patronen(regel.id):
        if zin.has_class(hit.first - 1, "voorzetsel"):
            continue  # `de diensten van de stad werken`
        if hit.last + 1 == main or (hit.first == main + 1 and _nothing_but_adverbs(zin, main)):
            yield Vondst(min(hit.first, main), max(hit.last, main))
            return
    cities = zin.woorden.classes["gemeenten"]
    if main == 1 and zin.tokens[0].text.lower() in cities:
        yield Vondst(0, 1)
    elif main + 1 < len(zin.tokens) and zin.tokens[main + 1].text.lower() in cities and _nothing_but_adverbs(zin, main):
        yield Vondst(main, main + 1)


def _ends_in_state(zin: "OntleedeZin") -> bool:
    """Whether the modal only says what the place is: `… moet een dorp zijn waar …`."""
    last = len(zin.tokens) - 3
    return (
        any(
            zin.low(index) in _STATES
            and (index >= last or finite.opens_subordinate(zin.tokens, index + 1, zin.woorden))
            for index in range(len(zin.tokens) - 1)
        )
        or zin.low(len(zin.tokens) - 1) in _STATES
    )


def _nothing_but_adverbs(zin: "OntleedeZin", main: int) -> bool:
    """Whether the subject follows its verb: the words before the verb are no subject."""
    first = zin.low(0)
    return main > 0 and (
        first in zin.woorden.classes["voorzetsel"]
        or first in zin.woorden.classes["bijwoord"]
        or first in ("daarom", "hiervoor", "waar", "via", "als")
    )
