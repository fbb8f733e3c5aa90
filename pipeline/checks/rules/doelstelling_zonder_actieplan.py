"""Een doelstelling zonder actieplan, vanaf stap 3.

Waarom: een doelstelling zonder aanpak is een wens.
Fout:   BD01, door geen actieplan genoemd
Goed:   een actieplan met `doelstelling: BD01`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for doelstelling in dossier.doelstellingen:
        if not dossier.actieplannen_bij(doelstelling):
            yield RULE.finding(
                at=doelstelling.at,
                wrong=f"{doelstelling.code} heeft nog geen enkel actieplan",
                mend=f"schrijf bij minstens één actieplan `doelstelling: {doelstelling.code}`",
            )


RULE = Rule("S18", "doelstelling-zonder-actieplan", Level.FOUT, check, __doc__, vanaf_stap=3, toelaatbaar=True)
