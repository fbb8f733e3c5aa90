"""Een actieplan zonder partners.

Waarom: stap 1 vraagt van elk actieplan met wie de stad het uitvoert; wie te laat gevraagd wordt, werkt minder mee.
Fout:   een actieplan zonder `partners:`
Goed:   `partners: [logo, orion]`, of `partners: []` als niemand meewerkt
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if not actieplan.partners and "partners" not in actieplan.model_fields_set:  # `partners: []` says none
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} noemt geen partners",
                mend="voeg `partners:` toe met de codes van wie meewerkt, of `partners: []` als niemand meewerkt",
            )


RULE = Rule("S97", "actieplan-zonder-partners", Level.TIP, check, __doc__, toelaatbaar=True, samen=True)
