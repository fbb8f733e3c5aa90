"""Een doelstelling zonder indicator, vanaf stap 3.

Waarom: zonder meting weet niemand of de doelstelling gehaald is.
Fout:   een doelstelling zonder `indicatoren:`
Goed:   minstens één indicator met een streefcijfer en een bron
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for doelstelling in dossier.doelstellingen:
        if not doelstelling.indicatoren:
            yield RULE.finding(
                at=doelstelling.at,
                wrong=f"{doelstelling.code} heeft geen indicator",
                mend="voeg `indicatoren:` toe met `naam`, `streefcijfer` en `bron`",
            )


RULE = Rule("S19", "doelstelling-zonder-indicator", Level.FOUT, check, __doc__, vanaf_stap=3, toelaatbaar=True)
