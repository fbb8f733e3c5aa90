"""Een prioritair actieplan zonder ramingen, in stap 4.

Waarom: de raad stemt over de bedragen; een prioriteit zonder bedrag kan niet kloppen.
Fout:   AP012 is prioritair en geen enkele regel van `ramingen.csv` hoort erbij
Goed:   minstens één raming met een actie van AP012 of met AP012 zelf
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    with_amounts = {raming.actie for raming in dossier.ramingen}
    for actieplan in dossier.actieplannen:
        codes = {actieplan.code, *(actie.code for actie in actieplan.acties)}
        if dossier.is_prioritair(actieplan) and not codes & with_amounts:
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} is prioritair, maar heeft geen ramingen",
                mend=f"voeg in `financien/ramingen.csv` regels toe met `{actieplan.code}` of een van zijn acties",
            )


RULE = Rule("S26", "actieplan-zonder-raming", Level.FOUT, check, __doc__, vanaf_stap=4, volgt_uit=("E15",))
