"""Een actieplan waarvan de ramingen samen niet de enveloppe zijn.

Waarom: het college koos in stap 2 een grootteorde; wie er in de ramingen van afwijkt, moet dat kunnen uitleggen.
Fout:   enveloppe 250.000 in 2021, ramingen samen 300.000
Goed:   hetzelfde bedrag per jaar, of een enveloppe die mee is aangepast
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.bedragen import Bedragen
from pipeline.finance.boek import Boek
from pipeline.finance.totalen import enveloppe_van, totals
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan
from pipeline.model.soorten import SOORTEN, ZIJDEN


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule: one per actieplan; before step 4 only for those that have ramingen already."""
    dossier = boek.dossier
    of_ledger = totals(dossier.at_step(4)).per_actieplan
    for actieplan in dossier.actieplannen:
        ramingen = of_ledger[actieplan.code]
        # a prioritair actieplan without ramingen is what S26 says, and before step 4 there need not be any yet
        is_told = ramingen.is_leeg and (dossier.gegevens.stap < 4 or dossier.is_prioritair(actieplan))
        if actieplan.enveloppe is not None and not is_told:
            yield from _differences(dossier, actieplan, ramingen)


def _differences(dossier: Dossier, actieplan: Actieplan, ramingen: Bedragen) -> Iterator[Finding]:
    enveloppe = enveloppe_van(actieplan, dossier)
    found = [
        (abs(booked - chosen), jaar, f"{SOORTEN[soort]}, {ZIJDEN[zijde]}", chosen, booked)
        for soort in SOORTEN
        for zijde in ZIJDEN
        for jaar, chosen, booked in zip(
            dossier.jaren, enveloppe.reeks(soort, zijde), ramingen.reeks(soort, zijde), strict=True
        )
        if chosen != booked
    ]
    if found:
        _, jaar, what, chosen, booked = max(found, key=lambda each: each[0])
        rest = wording.others(len(found) - 1)
        yield RULE.finding(
            at=actieplan.at,
            wrong=f"{actieplan.code} heeft in {jaar} ({what}) een enveloppe van {schrijf_exact(chosen)} en ramingen "
            f"van {schrijf_exact(booked)}: een verschil van {schrijf_exact(booked - chosen)}{rest}",
            mend="pas de ramingen of de `enveloppe` aan",
        )


RULE = Rule(
    "W6", "enveloppe-en-ramingen-verschillen", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2, volgt_uit=("E15",)
)
