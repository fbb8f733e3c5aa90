"""Kredieten van gemeente en OCMW die samen niet schema M2 zijn.

Waarom: de raad stemt over de kredieten per rechtspersoon, en samen zijn ze het plan.
Fout:   M3 telt voor 2020 in financiering 1.000 euro uitgaven minder dan M2
Goed:   gemeente en OCMW samen geven M2; de drie rijen van de financiering geven de financiering
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.aansluiting import krediet_verschillen
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    mend = "kijk de definitie van M3 na, en op welke rij de rekeningen van de financiering landen"
    yield from wording.deviations(RULE, boek, krediet_verschillen(boek), mend)
    yield from wording.largest_per_cause(_of_financing(boek))


def _of_financing(boek: Boek) -> Iterator[tuple[str, int, Finding]]:
    """Where the three rows of financiering are not the whole, per entiteit and column."""
    for entiteit in ("gemeente", "ocmw"):
        parts = [boek.cel("M3", entiteit, f"F.{number}") for number in (1, 2, 3)]
        for column, (whole, *rows) in enumerate(zip(boek.cel("M3", entiteit, "F"), *parts, strict=True)):
            if whole != sum(rows):
                name = boek.tabel("M3").kolommen[column].sleutel.replace("_", " ")
                finding = RULE.finding(
                    at=wording.file_at(boek.dossier, "ramingen"),
                    wrong=f"schema M3, {entiteit}, {name}: financiering is {schrijf_exact(whole)}, haar drie rijen "
                    f"samen {schrijf_exact(sum(rows))}: een verschil van {schrijf_exact(whole - sum(rows))}",
                    mend="kijk de definitie van M3 na: elke raming van de financiering hoort in een van de drie rijen",
                )
                yield entiteit, whole - sum(rows), finding


RULE = Rule("E7", "kredieten-wijken-af", Level.FOUT, check, __doc__, vanaf_stap=2)
