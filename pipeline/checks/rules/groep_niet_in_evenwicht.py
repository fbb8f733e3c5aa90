"""Gemeente, OCMW en autonome gemeentebedrijven samen die onder nul gaan.

Waarom: het geconsolideerd evenwicht is informatie voor de raad, geen norm; maar iemand zal de put vullen.
Fout:   totaal beschikbaar budgettair resultaat −40.000 in 2024
Goed:   de drie totalen van het vierde blok van M2 zijn 0 of meer
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact

_RIJEN = (
    ("I", "beschikbaar budgettair resultaat"),
    ("II", "autofinancieringsmarge"),
    ("III", "gecorrigeerde autofinancieringsmarge"),
)


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule; without an agency there is no group."""
    if not boek.dossier.financien.agb:
        return
    for rij, words in _RIJEN:
        totals = zip(boek.dossier.jaren, boek.cel("M2", "geconsolideerd", rij), strict=True)
        below = [(jaar, cents) for jaar, cents in totals if cents < 0]
        if below:
            amounts = ", ".join(f"{schrijf_exact(cents)} in {jaar}" for jaar, cents in below)
            yield RULE.finding(
                at=wording.file_at(boek.dossier, "agb"),
                wrong=f"voor de hele groep is de {words} negatief: {amounts}".replace("de besch", "het besch"),
                mend="leg in de toelichting uit hoe de groep dat opvangt, of kijk `financien/agb.csv` na",
            )


RULE = Rule("W2", "groep-niet-in-evenwicht", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2, volgt_uit=("E3",))
