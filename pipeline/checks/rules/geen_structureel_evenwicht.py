"""Een negatieve autofinancieringsmarge in het laatste jaar van het plan.

Waarom: in het laatste jaar dragen de gewone ontvangsten de werking en de aflossingen (Besluit Vlaamse Regering van
30 maart 2018, artikel 16). In de jaren ervoor mag de marge negatief zijn.
Fout:   schema M2, autofinancieringsmarge, rij III: −50.000 in 2025
Goed:   0 of meer in 2025
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    jaar = boek.dossier.gegevens.periode.tot
    index = boek.dossier.jaren.index(jaar)
    margin = boek.cel("M2", "autofinancieringsmarge", "III")[index]
    if margin < 0:
        largest = wording.largest_spent(boek, index, "E")
        yield RULE.finding(
            at=wording.place_of(largest, boek.dossier),
            wrong=f"de autofinancieringsmarge van {jaar}, het laatste jaar van het plan, is {schrijf_exact(margin)}; "
            f"de grootste uitgaven van de werking: {wording.named(largest, index)}",
            mend=f"verbeter in {jaar} het exploitatiesaldo of de aflossingen met {schrijf_exact(-margin)}",
        )


RULE = Rule("E2", "geen-structureel-evenwicht", Level.FOUT, check, __doc__, vanaf_stap=2)
