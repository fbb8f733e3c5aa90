"""Words of praise; a participle that is the verb of a passive (`worden door buren verzorgd`) praises nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.tokens import Tokensoort
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_WORDEN = lijst("leeg_woord", "worden")
# Words between *worden* and its participle, and behind it (`verzorgd zal worden`).
_REACH, _BEHIND_IT = 14, 2
_BEHIND = ("voorzetsel", "voegwoord", "onderschikkend")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """Each word of praise."""
    for hit in zin.gevonden(regel.id):
        if not (hit.first == hit.last and _is_verb(zin, hit.first)):
            yield Vondst(hit.first, hit.last)


def _is_verb(zin: "OntleedeZin", index: int) -> bool:
    """Whether this participle goes with *worden* in its clause and has no noun behind it."""
    if not zin.woorden.is_participle(zin.low(index)):
        return False
    clause = zin.tokens[index].clause
    near = range(max(0, index - _REACH), min(index + 1 + _BEHIND_IT, len(zin.tokens)))
    if not any(zin.low(position) in _WORDEN and zin.tokens[position].clause == clause for position in near):
        return False
    following = index + 1
    return (
        following >= len(zin.tokens)
        or zin.tokens[following].soort is Tokensoort.TEKEN
        or zin.low(following) in _WORDEN
        or any(zin.has_class(following, name) for name in _BEHIND)
    )
