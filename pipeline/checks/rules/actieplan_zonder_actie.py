"""Een actieplan zonder acties, vanaf stap 4.

Waarom: acties zeggen wat de stad echt doet, en wanneer.
Fout:   een actieplan zonder `acties:`
Goed:   minstens één actie met `code`, `titel` en `van`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if not actieplan.acties:
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} heeft nog geen acties",
                mend="voeg `acties:` toe, elk met `code`, `titel` en `van`",
            )


RULE = Rule("S20", "actieplan-zonder-actie", Level.FOUT, check, __doc__, vanaf_stap=4, toelaatbaar=True)
