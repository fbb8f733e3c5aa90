"""Een prioriteit op een ander niveau dan het dossier kiest.

Waarom: prioriteit ligt op één niveau, actieplannen of acties, en telt naar boven door.
Fout:   `prioritair: ja` bij een actie terwijl `prioriteit_op: actieplan`
Goed:   zet `prioritair` bij het actieplan
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actie, Actieplan

MEERVOUD = {"actieplan": "actieplannen", "actie": "acties"}


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    level = dossier.gegevens.prioriteit_op
    misplaced: tuple[Actieplan | Actie, ...] = dossier.actieplannen
    if level == "actieplan":
        misplaced = tuple(actie for _, actie in dossier.acties)
    for item in misplaced:
        if item.prioritair is not None:
            yield RULE.finding(
                at=item.at,
                wrong=f"{item.code} heeft `prioritair`, maar de prioriteit ligt in dit dossier op {MEERVOUD[level]}",
                mend=f"haal `prioritair` weg bij {item.code}, of kies in `dossier.yaml` een andere `prioriteit_op`",
            )


RULE = Rule("S32", "prioriteit-op-verkeerd-niveau", Level.FOUT, check, __doc__, samen=True)
