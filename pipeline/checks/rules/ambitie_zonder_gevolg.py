"""Een ambitie uit het bestuursakkoord die geen enkel actieplan opneemt, zonder reden.

Waarom: de raad moet kunnen volgen wat er met elke ambitie gebeurt.
Fout:   ambitie W03, door geen actieplan genoemd
Goed:   een actieplan met `ambities: [W03]`, of `niet_opgenomen: "De Vlaamse overheid doet dit."`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    taken = {reference.code for actieplan in dossier.actieplannen for reference in actieplan.ambities}
    for ambities in dossier.ambities.values():
        for ambitie in ambities:
            if ambitie.code not in taken and not ambitie.niet_opgenomen:
                yield RULE.finding(
                    at=ambitie.at,
                    wrong=f"geen enkel actieplan noemt ambitie {ambitie.code}",
                    mend=f"zet `{ambitie.code}` bij `ambities:` van een actieplan, "
                    "of schrijf hier bij `niet_opgenomen:` waarom niet",
                )


RULE = Rule("S13", "ambitie-zonder-gevolg", Level.WAARSCHUWING, check, __doc__, toelaatbaar=True)
