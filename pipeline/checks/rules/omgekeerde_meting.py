"""Een indicator met een streefcijfer dat niet na de nulmeting komt.

Waarom: van start naar doel moet er tijd verlopen.
Fout:   nulmeting in 2025 en streefcijfer in 2020
Goed:   nulmeting in 2018 en streefcijfer in 2025
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for doelstelling in dossier.doelstellingen:
        for indicator in doelstelling.indicatoren:
            if indicator.nulmeting is not None and indicator.streefcijfer.jaar <= indicator.nulmeting.jaar:
                yield RULE.finding(
                    at=indicator.streefcijfer.at,
                    wrong=f"{doelstelling.code}: het streefcijfer ({indicator.streefcijfer.jaar}) komt niet "
                    f"na de nulmeting ({indicator.nulmeting.jaar})",
                    mend="verbeter een van beide jaren",
                )


RULE = Rule("S33", "omgekeerde-meting", Level.FOUT, check, __doc__)
