"""Een rij van de exploitatie die plots op nul valt.

Waarom: een dienst verdwijnt zelden van het ene op het andere jaar; vaak is een kolom niet overgenomen.
Fout:   toelage aan de politiezone: 3 miljoen in 2022, 0 in 2023
Goed:   bedragen in elk jaar, of een uitleg waarom het stopt
"""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks import norms, wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.soorten import NAAM

_GROEP = ("entiteit", "soort", "zijde", "rij")


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule: per entiteit and row of T2, the first year that falls to zero."""
    least = norms.at("plotse_nul_vanaf_euro", boek.dossier.gegevens.datum).waarde * 100
    for key, cents in boek.posten.groepen(*_GROEP).items():
        entiteit, soort, zijde, rij = key
        falls = [index for index, (before, after) in enumerate(pairwise(cents)) if abs(before) >= least and not after]
        if soort == "E" and rij and falls:
            lines = tuple(boek.posten.regels_per(*_GROEP)[key])
            before, after = boek.dossier.jaren[falls[0]], boek.dossier.jaren[falls[0] + 1]
            yield RULE.finding(
                at=wording.place_of(lines, boek.dossier),
                wrong=f"T2 {rij} ({entiteit}, {NAAM[zijde]}) valt van {schrijf_exact(cents[falls[0]])} in "
                f"{before} naar 0 in {after}: {wording.named(lines, falls[0])}",
                mend=f"vul de bedragen van {after} aan, of leg in de toelichting uit waarom het stopt",
            )


RULE = Rule("W9", "plotse-nul", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2, volgt_uit=("E15",))
