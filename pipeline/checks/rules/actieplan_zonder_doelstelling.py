"""Een actieplan zonder doelstelling, vanaf stap 3.

Waarom: vanaf stap 3 hoort een actieplan bij een doelstelling; alleen gewone werking blijft erbuiten.
Fout:   een actieplan zonder `doelstelling:` en zonder uitleg
Goed:   `doelstelling: BD01`, of `zonder_ambitie: "Reguliere werking."`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if actieplan.doelstelling is None and not actieplan.is_gewone_werking:
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} hoort bij geen enkele doelstelling",
                mend="voeg `doelstelling:` toe, of leg bij `zonder_ambitie:` uit dat het om gewone werking gaat",
            )


RULE = Rule("S17", "actieplan-zonder-doelstelling", Level.WAARSCHUWING, check, __doc__, vanaf_stap=3, toelaatbaar=True)
