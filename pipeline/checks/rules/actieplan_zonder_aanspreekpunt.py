"""Een actieplan zonder politiek aanspreekpunt.

Waarom: wie vragen heeft, moet weten bij welke mandataris ze terechtkomen.
Fout:   titel: We ontwikkelen een preventief gezondheidsbeleid
Goed:   dezelfde titel met  aanspreekpunt: schepen-welzijn
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if actieplan.aanspreekpunt is None:
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} noemt geen politiek aanspreekpunt",
                mend="voeg `aanspreekpunt:` toe, bijvoorbeeld `aanspreekpunt: schepen-welzijn`",
            )


RULE = Rule("S14", "actieplan-zonder-aanspreekpunt", Level.FOUT, check, __doc__, toelaatbaar=True)
