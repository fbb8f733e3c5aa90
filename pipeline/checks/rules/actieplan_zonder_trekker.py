"""Een actieplan zonder trekker, vanaf stap 2.

Waarom: vanaf de enveloppen moet één dienst het actieplan uitwerken.
Fout:   een actieplan zonder `trekker:`
Goed:   `trekker: welzijn`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if actieplan.trekker is None:
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} noemt geen dienst die trekt",
                mend="voeg `trekker:` toe met de code van een dienst, bijvoorbeeld `trekker: welzijn`",
            )


RULE = Rule("S15", "actieplan-zonder-trekker", Level.FOUT, check, __doc__, vanaf_stap=2, toelaatbaar=True)
