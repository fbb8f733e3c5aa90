"""Een plan dat niet de wettelijke looptijd heeft.

Waarom: een meerjarenplan begint in het tweede jaar na de verkiezingen en loopt zes jaar.
Fout:   `periode: {van: 2020, tot: 2024}`
Goed:   `periode: {van: 2020, tot: 2025}`
"""

from collections.abc import Iterator

from pipeline.checks import norms
from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    periode = dossier.gegevens.periode
    norm = norms.at("looptijd_jaren", dossier.gegevens.datum).waarde
    years = periode.tot - periode.van + 1
    if years != norm:
        yield RULE.finding(
            at=periode.at,
            wrong=f"het plan loopt van {periode.van} tot {periode.tot}: {years} jaar in plaats van {norm}",
            mend=f"schrijf `periode: {{van: {periode.van}, tot: {periode.van + norm - 1}}}`, of verbeter het beginjaar",
        )


RULE = Rule("S36", "planperiode-klopt-niet", Level.FOUT, check, __doc__)
