"""Een controletotaal dat niet het totaal van de ramingen is.

Waarom: het boekhoudpakket en het plan moeten tot op de cent hetzelfde zeggen; zo valt een verloren regel op.
Fout:   `E.U;2020;1000,00;boekhouding` terwijl de ramingen samen 900 euro zijn
Goed:   hetzelfde bedrag. `wat` noemt soort en zijde (`E.U`), en als het hoort een entiteit, een actieplan, een actie
        of een doelstelling: `gemeente E.U`, `AP012 I.U`
"""

from collections.abc import Iterator

from pipeline.checks.control_totals import deviations
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.finance.controletotalen import is_van_agb
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.financien import Controletotaal

_HERSTEL = "zoek welke regel ontbreekt of te veel is, of vraag een nieuw controletotaal"


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    totals = (each for each in boek.dossier.financien.controletotalen if not is_van_agb(each))
    yield from deviations(RULE, boek, totals, _wrong, _HERSTEL)


def _wrong(total: Controletotaal, counted: int) -> str:
    source = f" volgens {total.bron}" if total.bron else ""
    return (
        f"`{total.wat}` is in {total.jaar} {schrijf_exact(total.bedrag)}{source}, de ramingen zijn "
        f"samen {schrijf_exact(counted)}: een verschil van {schrijf_exact(counted - total.bedrag)}"
    )


RULE = Rule("E14", "controletotaal-wijkt-af", Level.FOUT, check, __doc__, vanaf_stap=2, volgt_uit=("E15",))
