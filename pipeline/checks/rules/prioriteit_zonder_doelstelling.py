"""Een prioritair actieplan dat bij geen beleidsdoelstelling hoort.

Waarom: een prioriteit telt naar boven door; zonder doelstelling staat ze nergens in schema M1 en in de nota.
Fout:   `prioritair: ja` bij een actieplan zonder `doelstelling`
Goed:   `prioritair: ja` en `doelstelling: BD01`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if actieplan.doelstelling is None and dossier.is_prioritair(actieplan):
            acties = [actie.code for actie in actieplan.acties if dossier.is_prioritair(actie)]
            what = f"{actieplan.code} (met {', '.join(acties)})" if acties else actieplan.code
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{what} is prioritair, maar hoort bij geen doelstelling",
                mend="voeg `doelstelling:` toe, bijvoorbeeld `doelstelling: BD01`, of haal `prioritair` weg",
            )


RULE = Rule("E10", "prioriteit-zonder-doelstelling", Level.FOUT, check, __doc__, vanaf_stap=3)
