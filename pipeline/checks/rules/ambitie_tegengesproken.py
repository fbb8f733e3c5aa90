"""Een reden waarom iets niet uit het bestuursakkoord komt, bij wat er wel uit komt.

Waarom: de reden staat dan nergens in het plan, en spreekt tegen wat er wel staat.
Fout:   `ambities: [W01]` en `zonder_ambitie: Gewone werking.` bij hetzelfde actieplan
Fout:   `niet_opgenomen:` bij een ambitie die een actieplan bij `ambities:` noemt
Goed:   een van beide
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, several
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        if actieplan.ambities and actieplan.zonder_ambitie:
            named = several([each.code for each in actieplan.ambities])
            yield RULE.finding(
                at=actieplan.plaats("zonder_ambitie"),
                wrong=f"{actieplan.code} zegt waarom het niet uit het bestuursakkoord komt, en noemt {named}",
                mend="haal `zonder_ambitie:` weg, of `ambities:`",
            )
    for ambitie in (each for group in dossier.ambities.values() for each in group if each.niet_opgenomen):
        plans = [each.code for each in dossier.actieplannen if ambitie.code in (ref.code for ref in each.ambities)]
        if plans:
            yield RULE.finding(
                at=ambitie.plaats("niet_opgenomen"),
                wrong=f"{ambitie.code} zegt waarom geen actieplan ze opneemt, en {several(plans)} "
                f"{'neemt' if len(plans) == 1 else 'nemen'} ze op",
                mend=f"haal `niet_opgenomen:` weg, of {ambitie.code} bij `ambities:` van {several(plans)}",
            )


RULE = Rule("S101", "ambitie-tegengesproken", Level.WAARSCHUWING, check, __doc__, toelaatbaar=True)
