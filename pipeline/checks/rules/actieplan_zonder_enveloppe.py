"""Een actieplan zonder enveloppe, vanaf stap 2.

Waarom: in stap 2 krijgt elk actieplan een grootteorde; anders kan het college niet kiezen.
Fout:   een actieplan zonder `enveloppe:`
Goed:   `enveloppe:` met `exploitatie: {uitgaven: {2020: 250000}}`; kost het niets, schrijf dan 0
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if actieplan.enveloppe is None:
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} heeft geen enveloppe",
                mend=f"voeg `enveloppe:` toe met `exploitatie: {{uitgaven: {{{dossier.jaren[0]}: 250000}}}}`; "
                "kost het niets, schrijf dan 0",
            )


RULE = Rule("S16", "actieplan-zonder-enveloppe", Level.FOUT, check, __doc__, vanaf_stap=2, toelaatbaar=True)
