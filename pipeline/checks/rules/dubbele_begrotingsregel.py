"""Dezelfde uitgave of ontvangst die twee keer in de ramingen staat.

Waarom: middelen geven we maar één keer uit; een regel die twee keer is overgenomen, telt dubbel.
Fout:   MJP12 en MJP87 met hetzelfde beleidsitem, dezelfde rekening, omschrijving en bedragen
Goed:   één van beide, of een andere omschrijving als het er echt twee zijn
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.dossier import Raming


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    first: dict[tuple[object, ...], Raming] = {}
    for raming in boek.dossier.ramingen:
        if not any(raming.bedragen):
            continue
        # a line without description may well look like another one of another actie
        owner = "" if raming.omschrijving else raming.actie
        key = (
            raming.entiteit, raming.soort, raming.zijde, raming.beleidsitem, raming.rekening, raming.sector,
            raming.project, raming.omschrijving.casefold(), owner, raming.bedragen,
        )  # fmt: skip
        other = first.setdefault(key, raming)
        if other is not raming:
            amount = schrijf_exact(sum(raming.bedragen))
            yield RULE.finding(
                at=raming.at,
                wrong=f"{raming.raming} is dezelfde regel als {other.raming} op regel {other.at.line}: samen "
                f"{amount} over alle jaren, twee keer geteld",
                mend="verwijder één van beide, of geef ze een eigen omschrijving als het er echt twee zijn",
            )


RULE = Rule("W7", "dubbele-begrotingsregel", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2, samen=True)
