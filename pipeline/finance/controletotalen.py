"""What a control total counts: its words, and the amount that the ledger gives for them.

`wat` is a few words in any order, separated by spaces or points: a soort and a zijde (`E.U`, `exploitatie uitgaven`),
and possibly an entiteit, a code of a doelstelling, actieplan or actie, or `agb` (lines with that sector).
"""

import re
from collections.abc import Callable

from pipeline.finance.boek import Boek
from pipeline.model.dossier import Raming
from pipeline.model.financien import Controletotaal
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling
from pipeline.model.soorten import SOORTEN, ZIJDEN

_SOORTEN = {word: code for code, name in SOORTEN.items() for word in (code.lower(), name)}
_ZIJDEN = {word: code for code, name in ZIJDEN.items() for word in (code.lower(), name)}
Past = Callable[[Raming], bool]


class Onbegrepen(ValueError):
    """The words of a control total mean nothing; `mend` says how to write them, in Dutch."""

    def __init__(self, wrong: str) -> None:
        super().__init__(wrong)
        self.mend = (
            "schrijf soort en zijde, bijvoorbeeld `E.U`, `gemeente I.O` of `AP012 E.U`, en een jaar van het plan"
        )


def geteld(boek: Boek, total: Controletotaal) -> int:
    """The sum in cents of the lines that a control total counts, in its year; raises Onbegrepen."""
    if total.jaar not in boek.dossier.jaren:
        raise Onbegrepen("dit jaar hoort niet bij het plan")
    past = wat_telt(total.wat, boek)
    jaar = boek.dossier.jaren.index(total.jaar)
    return sum(each.bedragen[jaar] for each in boek.dossier.ramingen if past(each))


def wat_telt(wat: str, boek: Boek) -> Past:
    """Which lines these words count; raises Onbegrepen."""
    conditions = [_condition(word, boek) for word in _words(wat)]
    return lambda raming: all(past(raming) for past in conditions)


def is_van_agb(total: Controletotaal) -> bool:
    """Whether a control total is about an autonoom gemeentebedrijf."""
    return "agb" in (word.casefold() for word in _words(total.wat))


def _words(wat: str) -> list[str]:
    return [word for word in re.split(r"[\s._]+", wat) if word]


def _condition(word: str, boek: Boek) -> Past:
    folded = word.casefold()
    if folded in _SOORTEN:
        return lambda raming: raming.soort == _SOORTEN[folded]
    if folded in _ZIJDEN:
        return lambda raming: raming.zijde == _ZIJDEN[folded]
    if folded in ("gemeente", "ocmw"):
        return lambda raming: raming.entiteit == folded
    if folded == "agb":
        return lambda raming: raming.sector.casefold() == "agb"
    codes = _codes(word, boek)
    return lambda raming: raming.actie in codes


def _codes(word: str, boek: Boek) -> frozenset[str]:
    """The codes that lines of this item hang on."""
    dossier = boek.dossier
    match dossier.met_code.get(word):
        case Actie():
            return frozenset({word})
        case Actieplan() as actieplan:
            return _of_plan(actieplan)
        case Doelstelling() as doelstelling:
            return frozenset().union(*map(_of_plan, dossier.actieplannen_bij(doelstelling)))
    raise Onbegrepen(f"het woord `{word}` zegt niet wat er geteld wordt")


def _of_plan(actieplan: Actieplan) -> frozenset[str]:
    return frozenset({actieplan.code, *(actie.code for actie in actieplan.acties)})
