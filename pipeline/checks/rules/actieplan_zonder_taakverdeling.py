"""Een actieplan zonder taakverdeling, in stap 4.

Waarom: in stap 4 spreken stad, partners en inwoners af wie wat doet; de lezer moet zien wie waarvoor instaat.
Fout:   een actieplan zonder `wie_doet_wat:`
Goed:   `wie_doet_wat: {stad: bouwt de zaal, partners: beheren de uren, inwoners: kiezen het programma mee}`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        roles = actieplan.wie_doet_wat
        if roles is None or not (roles.stad or roles.partners or roles.inwoners):
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} zegt niet wie wat doet",
                mend="voeg `wie_doet_wat: {stad: …, partners: …, inwoners: …}` toe; laat weg wie geen taak heeft",
            )


RULE = Rule("S34", "actieplan-zonder-taakverdeling", Level.FOUT, check, __doc__, vanaf_stap=4, toelaatbaar=True)
