"""De bedragen van een doelstelling in de strategische nota die niet die van schema M1 zijn.

Waarom: de prioritaire actieplannen of acties en de rest van een doelstelling zijn samen de hele doelstelling.
Fout:   de nota telt voor BD01 in 2021 minder uitgaven dan het blok BD01 van M1
Goed:   prioritair en niet-prioritair samen geven het blok van M1, per jaar, soort en zijde
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.bedragen import SOORTEN, ZIJDEN
from pipeline.finance.boek import Boek
from pipeline.finance.strategische_nota import Notablok, strategische_nota
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    blokken = strategische_nota(boek.dossier).blokken
    yield from wording.largest_per_cause(each for blok in blokken for each in _differences(boek, blok))


def _differences(boek: Boek, blok: Notablok) -> Iterator[tuple[tuple[str, str], int, Finding]]:
    total, code = blok.totaal, blok.doelstelling.code
    for soort in SOORTEN:
        for zijde in ZIJDEN:
            in_m1 = boek.cel("M1", code, f"{soort}.{zijde}")
            for jaar, cents, due in zip(boek.dossier.jaren, total.reeks(soort, zijde), in_m1, strict=True):
                if cents != due:
                    what = f"{wording.SOORTEN[soort]}, {wording.ZIJDEN[zijde]}"
                    finding = RULE.finding(
                        at=blok.doelstelling.at,
                        wrong=f"de strategische nota telt voor {code} in {jaar} ({what}) {schrijf_exact(cents)}, "
                        f"schema M1 {schrijf_exact(due)}: een verschil van {schrijf_exact(cents - due)}",
                        mend="kijk de definitie van schema M1 na, en waar de ramingen van deze doelstelling aan hangen",
                    )
                    yield (soort, zijde), cents - due, finding


RULE = Rule("E5", "strategische-nota-wijkt-af", Level.FOUT, check, __doc__, vanaf_stap=2)
