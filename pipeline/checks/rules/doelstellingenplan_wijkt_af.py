"""Een totaal van schema M1 dat niet dat van schema M2 is.

Waarom: het doelstellingenplan en het financieel evenwicht vertellen over dezelfde euro's.
Fout:   M1 telt in 2021 voor exploitatie 1.000 euro uitgaven minder dan M2
Goed:   elke raming staat in één blok van M1
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.aansluiting import verschillen
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    mend = "hang elke raming aan een actie, een actieplan of aan niets, en kijk de definitie van M1 na"
    yield from wording.deviations(RULE, boek, verschillen(boek, "M1"), mend)


RULE = Rule("E4", "doelstellingenplan-wijkt-af", Level.FOUT, check, __doc__, vanaf_stap=2)
