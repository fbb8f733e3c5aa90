"""Een negatieve uitgave of ontvangst, of een regel die van teken wisselt.

Waarom: uitgaven en ontvangsten zijn allebei positief; een minteken is vaak een fout bij het overnemen.
Fout:   een uitgave van −1.000
Goed:   1.000, of een ontvangst van 1.000; een echte correctie mag negatief zijn
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact

_ENKELVOUD = {"U": "uitgave", "O": "ontvangst"}


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    for raming in boek.dossier.ramingen:
        lowest = min(raming.bedragen)
        if lowest < 0:
            jaar = boek.dossier.jaren[raming.bedragen.index(lowest)]
            what = (
                "wisselt van teken" if max(raming.bedragen) > 0 else f"heeft een negatieve {_ENKELVOUD[raming.zijde]}"
            )
            yield RULE.finding(
                at=raming.at,
                wrong=f"{raming.raming} {what}: {schrijf_exact(lowest)} in {jaar}",
                mend="kijk het teken na; is het een echte correctie, dan mag het blijven staan",
            )


RULE = Rule("W3", "vreemd-teken", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2, samen=True)
