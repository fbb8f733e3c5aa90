"""The soorten and zijden of the BBC: their codes, in the order of the schemas, with their names."""

from collections.abc import Mapping
from typing import Literal

Soort = Literal["E", "I", "F"]
Zijde = Literal["U", "O"]
SOORTEN: dict[Soort, str] = {"E": "exploitatie", "I": "investeringen", "F": "financiering"}
ZIJDEN: dict[Zijde, str] = {"U": "uitgaven", "O": "ontvangsten"}
NAAM: Mapping[str, str] = dict((*SOORTEN.items(), *ZIJDEN.items()))  # their codes do not overlap


# Words that people and packages write for the choices of the ledger: `Uitgaven` for `U`.
SOORT_IN_WOORDEN: dict[str, Soort] = {
    "exploitatie": "E", "investering": "I", "investeringen": "I", "financiering": "F", "financieringen": "F",
    "liquiditeiten": "F", "expl": "E", "expl.": "E", "inv": "I", "inv.": "I", "fin": "F", "fin.": "F",
}  # fmt: skip
ZIJDE_IN_WOORDEN: dict[str, Zijde] = {
    "uitgave": "U", "uitgaven": "U", "uitg": "U", "uitg.": "U", "ontvangst": "O", "ontvangsten": "O", "ontv": "O",
    "ontv.": "O",
}  # fmt: skip
ENTITEIT_IN_WOORDEN = {"stad": "gemeente", "gem": "gemeente", "gem.": "gemeente", "o.c.m.w.": "ocmw"}
