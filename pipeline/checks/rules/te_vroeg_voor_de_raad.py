"""Een plan dat naar de raad gaat voor het in stap 4 staat.

Waarom: de raad stemt over de ramingen en de acties; die zijn er pas in stap 4.
Fout:   `make plan VOOR=raad` terwijl in `dossier.yaml` `stap: 3` staat
Goed:   `stap: 4`, met alles wat die stap vraagt
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Blocking, Finding, Level
from pipeline.model.dossier import Dossier

STAP_VAN_DE_RAAD = 4


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    gegevens = dossier.gegevens
    if gegevens.stap < STAP_VAN_DE_RAAD:
        yield RULE.finding(
            at=gegevens.at,
            wrong=f"het plan staat in stap {gegevens.stap}, de raad krijgt het in stap {STAP_VAN_DE_RAAD}",
            mend=f"werk de stappen af en schrijf dan `stap: {STAP_VAN_DE_RAAD}`",
        )


RULE = Rule(
    "S37", "te-vroeg-voor-de-raad", Level.FOUT, check, __doc__, blocking=Blocking.ON_LEAVING, alleen_voor="raad"
)
