"""Een actie die eindigt voor ze begint.

Waarom: van en tot zijn dan verwisseld, of een jaartal is fout getypt.
Fout:   `van: 2022` en `tot: 2021`
Goed:   `van: 2021` en `tot: 2022`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for _, actie in dossier.acties:
        if actie.van is not None and actie.tot is not None and actie.tot.einde < actie.van.begin:
            yield RULE.finding(
                at=actie.at,
                wrong=f"{actie.code} eindigt ({actie.tot}) voor ze begint ({actie.van})",
                mend="verwissel `van` en `tot`, of verbeter het jaartal",
            )


RULE = Rule("S24", "actie-omgekeerd", Level.FOUT, check, __doc__)
