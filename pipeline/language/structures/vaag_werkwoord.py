"""A main verb that promises effort only; in a purpose (`om … te`) or a relative clause the same verb is no promise."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_REACH = 14  # words between the verb and the `om` or `die` that makes an aside of it
_RELATIVE = lijst("vaag_werkwoord", "betrekkelijk")
_AIMS = lijst("vaag_werkwoord", "beoogt")
_PROMISES_ONLY = lijst("vaag_werkwoord", "belooft_alleen")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """Each vague verb with its preposition."""
    for hit in zin.gevonden(regel.id):
        if not is_aside(zin, hit.first):
            yield Vondst(hit.first, hit.last)


def is_aside(zin: "OntleedeZin", index: int) -> bool:
    """Whether this verb only explains: it stands in a purpose or relative clause behind a main verb of its own."""
    main = zin.hoofdwerkwoord
    if main is None or main >= index or zin.low(main) in _PROMISES_ONLY:
        return False
    if zin.low(index - 1) == "het" and zin.has_class(index - 2, "voorzetsel"):
        return True  # `een beleid dat gericht is op het ondersteunen van …`
    for position in range(index - 1, max(main, index - _REACH), -1):
        low = zin.low(position)
        if low in _RELATIVE and zin.low(position + 1) not in ("we", "wij"):
            return position != main + 1
        if low == "om" and "te" in (zin.low(index - 1), zin.low(index + 1)):
            if zin.low(position - 1) in _AIMS or (zin.low(position - 1) == "het" and position - main == 2):
                return False  # `Ons doel is het om …`, `We hebben als doel om …`
            return position - main > 1 or zin.low(main) not in _PROMISES_ONLY
        if low in (",", ";"):
            return False
    return False
