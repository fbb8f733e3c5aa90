"""Words that people and packages write for the choices of the ledger: `Uitgaven` for `U`."""

from pipeline.model.soorten import Soort, Zijde

SOORTEN: dict[str, Soort] = {
    "exploitatie": "E", "investering": "I", "investeringen": "I", "financiering": "F", "financieringen": "F",
    "liquiditeiten": "F", "expl": "E", "expl.": "E", "inv": "I", "inv.": "I", "fin": "F", "fin.": "F",
}  # fmt: skip
ZIJDEN: dict[str, Zijde] = {
    "uitgave": "U", "uitgaven": "U", "uitg": "U", "uitg.": "U", "ontvangst": "O", "ontvangsten": "O", "ontv": "O",
    "ontv.": "O",
}  # fmt: skip
ENTITEITEN = {"stad": "gemeente", "gem": "gemeente", "gem.": "gemeente", "o.c.m.w.": "ocmw"}
