"""Een actie die begint of eindigt buiten de jaren van het plan.

Waarom: het plan kan alleen beloven wat binnen zijn looptijd valt.
Fout:   `van: 2019` in een plan van 2020 tot 2025
Goed:   `van: 2020`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for _, actie in dossier.acties:
        for key, moment in (("van", actie.van), ("tot", actie.tot)):
            if moment is not None and moment.jaar not in dossier.jaren:
                yield RULE.finding(
                    at=actie.at,
                    wrong=f"{actie.code}: `{key}: {moment.jaar}` valt buiten het plan",
                    mend=f"kies een jaar van {dossier.jaren[0]} tot {dossier.jaren[-1]}",
                )


RULE = Rule("S23", "actie-buiten-periode", Level.FOUT, check, __doc__, volgt_uit=("S36",), samen=True)
