"""Een actieplan zonder aandachtspunten.

Waarom: stap 1 vraagt wat het college wil meegeven aan wie het actieplan uitwerkt; later leest niemand dat er nog bij.
Fout:   een actieplan zonder `aandachtspunten:`
Goed:   `aandachtspunten: ["Bereik ook wie geen huisarts heeft."]`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if not actieplan.aandachtspunten:
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} heeft geen aandachtspunten",
                mend="voeg `aandachtspunten:` toe met wat het college wil meegeven aan wie het actieplan uitwerkt",
            )


RULE = Rule("S98", "actieplan-zonder-aandachtspunten", Level.TIP, check, __doc__, toelaatbaar=True, samen=True)
