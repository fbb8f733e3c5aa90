"""Een plan dat niet de wettelijke looptijd heeft, waar de meeste actieplannen andere jaren noemen, of met een datum ver
van die jaren.

Waarom: een meerjarenplan begint in het tweede jaar na de verkiezingen en loopt zes jaar.
Fout:   `periode: {van: 2020, tot: 2024}`; `periode: {van: 2026, tot: 2031}` boven enveloppen van 2020 tot 2025
Fout:   `datum: 2010-03-14` boven een plan van 2020 tot 2025
Goed:   `periode: {van: 2020, tot: 2025}`
"""

from collections.abc import Iterator

from pipeline.checks import norms
from pipeline.checks.rule import Rule
from pipeline.checks.rules.enveloppe_buiten_periode import jaren_per_deel
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan

_YEARS_BEFORE = 2  # a plan is made in the year before it starts; nobody starts earlier than after the elections


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
        return
    named = [each for each in map(_years_of, dossier.actieplannen) if each]
    outside = [each for each in named if not each <= set(dossier.jaren)]
    if len(outside) > 1 and len(outside) * 2 > len(named):
        first, last = min(map(min, outside)), max(map(max, outside))
        yield RULE.finding(
            at=periode.at,
            wrong=f"{len(outside)} van de {len(named)} actieplannen noemen jaren die niet in het plan vallen; samen "
            f"lopen ze van {first} tot {last}",
            mend=f"schrijf `periode: {{van: {first}, tot: {last}}}` als dat het plan is, of pas die actieplannen aan",
        )
        return
    day = dossier.gegevens.datum
    leap = (day.month, day.day) == (2, 29)
    if not periode.van - _YEARS_BEFORE <= day.year <= periode.tot:
        yield RULE.finding(
            at=dossier.gegevens.plaats("datum"),
            wrong=f"de datum van deze versie valt in {day.year}, en het plan loopt van {periode.van} tot {periode.tot}",
            mend=f"verbeter het jaar: `datum: {periode.van - 1}-{'02-28' if leap else f'{day:%m-%d}'}`",
        )


def _years_of(actieplan: Actieplan) -> set[int]:
    """The years that its enveloppe and its acties name."""
    moments = (moment for actie in actieplan.acties for moment in (actie.van, actie.tot) if moment is not None)
    return {moment.jaar for moment in moments} | {jaar for _, jaren in jaren_per_deel(actieplan) for jaar in jaren}


RULE = Rule("S36", "planperiode-klopt-niet", Level.FOUT, check, __doc__)
