"""Words that people and packages write for the choices of the ledger: `Uitgaven` for `U`."""

from pipeline.model.dossier import Soort, Zijde

SOORTEN: dict[str, Soort] = {
    "exploitatie": "E", "investering": "I", "investeringen": "I", "financiering": "F", "financieringen": "F",
    "liquiditeiten": "F",
}  # fmt: skip
ZIJDEN: dict[str, Zijde] = {"uitgave": "U", "uitgaven": "U", "ontvangst": "O", "ontvangsten": "O"}
ENTITEITEN = {"stad": "gemeente", "gem": "gemeente", "gem.": "gemeente", "o.c.m.w.": "ocmw"}
