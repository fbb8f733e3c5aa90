"""Een actieplan dat een ander hoofdstuk noemt dan zijn doelstelling.

Waarom: een actieplan staat in het plan onder zijn doelstelling; twee hoofdstukken kan niet.
Fout:   `doelstelling: BD01` (Welzijn) met `hoofdstuk: omgeving`
Goed:   laat `hoofdstuk:` weg zodra er een doelstelling is
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        own, doelstelling = actieplan.hoofdstuk, dossier.doelstelling_van(actieplan)
        if own is not None and doelstelling is not None and own.code != doelstelling.hoofdstuk.code:
            yield RULE.finding(
                at=own.at,
                wrong=f"{actieplan.code} noemt hoofdstuk `{own.code}`, "
                f"maar {doelstelling.code} staat in `{doelstelling.hoofdstuk.code}`",
                mend="laat `hoofdstuk:` weg, of kies een andere doelstelling",
            )


RULE = Rule("S11", "tegenstrijdig-hoofdstuk", Level.FOUT, check, __doc__)
