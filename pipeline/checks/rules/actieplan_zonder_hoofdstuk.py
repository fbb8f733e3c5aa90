"""Een actieplan zonder doelstelling en zonder hoofdstuk.

Waarom: het plan weet dan niet in welk hoofdstuk het thuishoort, en drukt het nergens af.
Fout:   een actieplan zonder `doelstelling:` en zonder `hoofdstuk:`
Goed:   `hoofdstuk: welzijn`, of `doelstelling: BD01`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Blocking, Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if actieplan.doelstelling is None and actieplan.hoofdstuk is None:
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} heeft geen doelstelling en geen hoofdstuk",
                mend=f"voeg `hoofdstuk:` toe, bijvoorbeeld `hoofdstuk: {dossier.gegevens.hoofdstukken[0].code}`",
            )


RULE = Rule("S10", "actieplan-zonder-hoofdstuk", Level.FOUT, check, __doc__, blocking=Blocking.ALWAYS)
