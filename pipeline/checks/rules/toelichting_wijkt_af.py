"""Een totaal van schema T1 of T2 dat niet dat van schema M2 is.

Waarom: de toelichting deelt dezelfde euro's anders in, en laat er geen weg.
Fout:   T2 telt in 2021 voor exploitatie 1.000 euro uitgaven minder dan M2
Goed:   elke raming staat in één beleidsdomein van T1 en op één rij van T2
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.aansluiting import verschillen
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    for schema in ("T1", "T2"):
        mend = f"kijk de definitie van {schema} na, en `beleidsdomeinen.csv` en `rekeningen.csv`"
        yield from wording.deviations(RULE, boek, verschillen(boek, schema), mend)


RULE = Rule("E6", "toelichting-wijkt-af", Level.FOUT, check, __doc__, vanaf_stap=2)
