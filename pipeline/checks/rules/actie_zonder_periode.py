"""Een actie zonder begin, vanaf stap 4.

Waarom: de raad wil weten wanneer een actie loopt, en de tijdlijn heeft het nodig.
Fout:   een actie zonder `van:`
Goed:   `van: 2020-1` en `tot: 2022`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for _, actie in dossier.acties:
        if actie.van is None:
            yield RULE.finding(
                at=actie.at,
                wrong=f"{actie.code} zegt niet wanneer ze begint",
                mend=f"voeg `van:` toe met een jaar of halfjaar, bijvoorbeeld `van: {dossier.jaren[0]}`",
            )


RULE = Rule("S21", "actie-zonder-periode", Level.FOUT, check, __doc__, vanaf_stap=4, toelaatbaar=True)
