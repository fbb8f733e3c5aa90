"""Een toelage aan een autonoom gemeentebedrijf die niet die in het plan van dat bedrijf is.

Waarom: wat de gemeente aan haar AGB geeft, ontvangt het AGB; in beide plannen hoort hetzelfde bedrag.
Fout:   `agb E.U;2020;500000;plan AGB` terwijl de ramingen met sector `agb` samen 400.000 euro zijn
Goed:   hetzelfde bedrag
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.finance.controletotalen import Onbegrepen, geteld, is_van_agb
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    for total in boek.dossier.financien.controletotalen:
        if not is_van_agb(total):
            continue
        try:
            counted = geteld(boek, total)
        except Onbegrepen as refusal:
            yield RULE.finding(total.at, f"`{total.wat}` in {total.jaar}: {refusal}", refusal.mend)
            continue
        if counted != total.bedrag:
            source = f" volgens {total.bron}" if total.bron else ""
            yield RULE.finding(
                at=total.at,
                wrong=f"het AGB rekent in {total.jaar}{source} op {schrijf_exact(total.bedrag)}, in de ramingen staat "
                f"{schrijf_exact(counted)}: een verschil van {schrijf_exact(counted - total.bedrag)}",
                mend="stem het plan van het AGB en de ramingen met sector `agb` op elkaar af",
            )


RULE = Rule("W5", "toelage-agb-wijkt-af", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2)
