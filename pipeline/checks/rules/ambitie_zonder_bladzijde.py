"""Ambities waarvan niemand nog opzocht waar ze in het bestuursakkoord staan.

Waarom: wie een ambitie leest, moet ze kunnen nalezen in het bestuursakkoord, op de bladzijde en in de woorden ervan.
Fout:   een ambitie zonder `pagina:` of zonder `zin:`
Goed:   `pagina: 12` en `zin:` met de zin uit het bestuursakkoord, woord voor woord
"""

from collections.abc import Iterator
from itertools import groupby

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Ambitie


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule: one per file, at the first ambitie that is open."""
    open_ = [each for group in dossier.ambities.values() for each in group if each.pagina is None or not each.zin]
    for _, in_file in groupby(open_, key=lambda each: each.at.file):
        ambities = tuple(in_file)
        yield RULE.finding(
            at=ambities[0].at,
            wrong=f"de plaats in het bestuursakkoord is nog aan te vullen voor {_listed(ambities)}",
            mend="zoek de zin op in het bestuursakkoord en vul `pagina:` en `zin:` in",
        )


def _listed(ambities: tuple[Ambitie, ...]) -> str:
    codes = ", ".join(each.code for each in ambities)
    return codes if len(ambities) == 1 else f"{len(ambities)} ambities: {codes}"


RULE = Rule("S30", "ambitie-zonder-bladzijde", Level.TIP, check, __doc__, toelaatbaar=True)
