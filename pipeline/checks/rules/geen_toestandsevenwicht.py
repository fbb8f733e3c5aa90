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
    """The finding of this rule, for all years together: a result is carried over to the years after it."""
    available = boek.cel("M2", "budgettair_resultaat", "IX")
    below = [
        (jaar, cents, index)
        for index, (jaar, cents) in enumerate(zip(boek.dossier.jaren, available, strict=True))
        if cents < 0
    ]
    if not below:
        return
    first, short, index = below[0]
    largest = wording.largest_spent(boek, index, "EIF")
    named = wording.named(largest, index)
    wrong = f"het beschikbaar budgettair resultaat van {first} is {schrijf_exact(short)}; "
    wrong += f"de grootste uitgaven van dat jaar: {named}"
    mend = (
        f"verminder of verschuif tot en met {first} voor {schrijf_exact(-short)} uitgaven, of zoek evenveel ontvangsten"
    )
    if len(below) > 1:
        wrong = (
            f"het beschikbaar budgettair resultaat is negatief in {wording.years(jaar for jaar, _, _ in below)}; in "
        )
        wrong += f"{first} is het {schrijf_exact(short)}, de grootste uitgaven van dat jaar: {named}"
        lowest, worst, _ = min(below, key=lambda each: each[1])
        mend += f"; tot en met {lowest} is er samen {schrijf_exact(-worst)} nodig" if lowest != first else ""
    yield RULE.finding(wording.place_of(largest, boek.dossier), wrong, mend)


RULE = Rule("E1", "geen-toestandsevenwicht", Level.FOUT, check, __doc__, vanaf_stap=2, volgt_uit=("E3",))
