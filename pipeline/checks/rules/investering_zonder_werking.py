"""Een grote investering van een actieplan dat daarna niets kost om te laten werken.

Waarom: wie bouwt, moet ook verwarmen, poetsen en onderhouden; die kost hoort in hetzelfde plan.
Fout:   8 miljoen investeringen in een sporthal en geen uitgaven van exploitatie
Goed:   ook ramingen van soort E, of een zin in de toelichting die zegt waar de werking betaald wordt
"""

from collections.abc import Iterator

from pipeline.checks import norms
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.finance.totalen import totals
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    least = norms.at("investering_zonder_werking_vanaf_euro", boek.dossier.gegevens.datum).waarde * 100
    amounts = totals(boek.dossier).per_actieplan
    for actieplan in boek.dossier.actieplannen:
        invested = sum(amounts[actieplan.code].reeks("I", "U"))
        if invested >= least and not any(amounts[actieplan.code].reeks("E", "U")):
            yield RULE.finding(
                at=actieplan.at,
                wrong=f"{actieplan.code} investeert {schrijf_exact(invested)} en heeft geen uitgaven van exploitatie",
                mend="raam wat de werking en het onderhoud elk jaar kosten, of zeg waar ze betaald worden",
            )


RULE = Rule("I2", "investering-zonder-werking", Level.TIP, check, __doc__, vanaf_stap=4)
