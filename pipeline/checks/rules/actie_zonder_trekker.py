"""Een actie zonder trekker terwijl ook haar actieplan er geen heeft, vanaf stap 4.

Waarom: iemand moet de actie uitvoeren.
Fout:   een actie zonder `trekker:` in een actieplan zonder `trekker:`
Goed:   `trekker: welzijn` bij de actie of bij het actieplan
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan, actie in dossier.acties:
        if actie.trekker is None and actieplan.trekker is None:
            yield RULE.finding(
                at=actie.at,
                wrong=f"{actie.code} heeft geen dienst die trekt",
                mend="voeg `trekker:` toe bij de actie of bij haar actieplan",
            )


RULE = Rule("S22", "actie-zonder-trekker", Level.WAARSCHUWING, check, __doc__, vanaf_stap=4, toelaatbaar=True)
