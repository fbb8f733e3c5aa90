"""The signs of an export: the ledger has uitgaven and ontvangsten both positive, packages do not always."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.findings import Place
from pipeline.forms.invoer import kinds
from pipeline.forms.invoer.blad import Weigeringen
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.dossier import Raming
from pipeline.model.onderdelen import Tekens

_SIDES = {"U": "uitgaven", "O": "ontvangsten"}


def met_tekens(regels: Sequence[Raming], tekens: Tekens | None, at: Place, weigeringen: Weigeringen) -> list[Raming]:
    """The lines with the signs of the ledger; a finding when nobody said why a whole side is negative."""
    flipped = {"ontvangsten_negatief": "O", "uitgaven_negatief": "U"}.get(tekens or "", "")
    if tekens is None:
        for zijde, name in _SIDES.items():
            amounts = [cents for each in regels if each.zijde == zijde for cents in each.bedragen if cents]
            if amounts and max(amounts) < 0:
                wrong = f"alle {name} zijn negatief, samen {schrijf_exact(sum(amounts))}"
                mend = (
                    f"zeg `--tekens {name}_negatief` als het pakket {name} zo schrijft, of `--tekens positief` als ze"
                )
                mend += " echt negatief zijn"
                weigeringen.voeg_toe(kinds.TEKEN_ONDUIDELIJK, at, wrong, mend)
    return [
        replace(each, bedragen=tuple(-cents for cents in each.bedragen)) if each.zijde == flipped else each
        for each in regels
    ]
