"""Een jaar waarin het beschikbaar budgettair resultaat negatief is.

Waarom: het plan is elk jaar in toestandsevenwicht (Besluit Vlaamse Regering van 30 maart 2018, artikel 16).
Fout:   schema M2, rij IX: −1.200 in 2022
Goed:   schema M2, rij IX: 0 of meer in elk jaar
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    available = boek.cel("M2", "budgettair_resultaat", "IX")
    for index, (jaar, cents) in enumerate(zip(boek.dossier.jaren, available, strict=True)):
        if cents < 0:
            largest = wording.largest_spent(boek, index, "EIF")
            yield RULE.finding(
                at=wording.place_of(largest, boek.dossier),
                wrong=f"het beschikbaar budgettair resultaat van {jaar} is {schrijf_exact(cents)}; "
                f"de grootste uitgaven van dat jaar: {wording.named(largest, index)}",
                mend=f"verminder of verschuif tot en met {jaar} voor {schrijf_exact(-cents)} uitgaven, "
                "of zoek evenveel ontvangsten",
            )


RULE = Rule("E1", "geen-toestandsevenwicht", Level.FOUT, check, __doc__, vanaf_stap=2)
