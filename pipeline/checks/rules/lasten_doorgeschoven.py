"""Een gecorrigeerde autofinancieringsmarge die veel slechter is dan de gewone.

Waarom: wie minder aflost dan 8 % van zijn schuld, schuift lasten door. Het is een signaal, geen norm (Besluit Vlaamse
Regering van 30 maart 2018, artikel 1, 10°).
Fout:   autofinancieringsmarge 1.000.000 en gecorrigeerd −200.000 in 2023
Goed:   de gecorrigeerde marge is niet negatief en niet minder dan de helft van de gewone
"""

from collections.abc import Iterator

from pipeline.checks import norms, wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule: one for all years together."""
    share = norms.at("doorgeschoven_lasten_procent", boek.dossier.gegevens.datum).waarde
    margins = boek.cel("M2", "autofinancieringsmarge", "III")
    corrected = boek.cel("M2", "gecorrigeerde_autofinancieringsmarge", "III")
    rows = list(zip(boek.dossier.jaren, margins, corrected, strict=True))
    pushed = [(jaar, cents) for jaar, margin, cents in rows if cents < 0 or (margin - cents) * 100 > share * margin]
    if pushed:
        jaar, worst = min(pushed, key=lambda each: each[1])
        yield RULE.finding(
            at=wording.file_at(boek.dossier, "schulden"),
            wrong=f"de gecorrigeerde autofinancieringsmarge ligt ver onder de gewone of onder nul in "
            f"{wording.years(each for each, _ in pushed)}; het laagst in {jaar}: {schrijf_exact(worst)}",
            mend="leg in de toelichting uit waarom de aflossingen lager liggen dan 8 % van de schuld",
        )


RULE = Rule("W1", "lasten-doorgeschoven", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2, volgt_uit=("E15",))
