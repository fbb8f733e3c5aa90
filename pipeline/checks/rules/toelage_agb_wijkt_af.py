"""Een toelage aan een autonoom gemeentebedrijf die niet die in het plan van dat bedrijf is.

Waarom: wat de gemeente aan haar AGB geeft, ontvangt het AGB; in beide plannen hoort hetzelfde bedrag.
Fout:   `agb E.U;2020;500000;plan AGB` terwijl de ramingen met sector `agb` samen 400.000 euro zijn
Goed:   hetzelfde bedrag
"""

from collections.abc import Iterator

from pipeline.checks.control_totals import deviations
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.finance.controletotalen import is_van_agb
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.financien import Controletotaal

_HERSTEL = "stem het plan van het AGB en de ramingen met sector `agb` op elkaar af"


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    totals = (each for each in boek.dossier.financien.controletotalen if is_van_agb(each))
    yield from deviations(RULE, boek, totals, _wrong, _HERSTEL)


def _wrong(total: Controletotaal, counted: int) -> str:
    source = f" volgens {total.bron}" if total.bron else ""
    return (
        f"het AGB rekent in {total.jaar}{source} op {schrijf_exact(total.bedrag)}, in de ramingen staat "
        f"{schrijf_exact(counted)}: een verschil van {schrijf_exact(counted - total.bedrag)}"
    )


RULE = Rule("W5", "toelage-agb-wijkt-af", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2, volgt_uit=("E15",))
