"""Een enveloppe met een jaar dat buiten het plan valt.

Waarom: dat bedrag telt nergens mee.
Fout:   `uitgaven: {2026: 100000}` in een plan van 2020 tot 2025
Goed:   alleen jaren van het plan
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for actieplan in dossier.actieplannen:
        for name, years in jaren_per_deel(actieplan):
            for year in sorted(set(years) - set(dossier.jaren)):
                yield RULE.finding(
                    at=actieplan.at,
                    wrong=f"{actieplan.code}: de enveloppe ({name}) heeft een bedrag voor {year}, buiten het plan",
                    mend=f"gebruik alleen de jaren {dossier.jaren[0]} tot {dossier.jaren[-1]}",
                )


def jaren_per_deel(actieplan: Actieplan) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The years named in each part of the enveloppe."""
    if actieplan.enveloppe is None:
        return
    for name in ("exploitatie", "investeringen", "financiering"):
        part = getattr(actieplan.enveloppe, name)
        if part is not None:
            yield f"{name}, uitgaven", tuple(part.uitgaven)
            yield f"{name}, ontvangsten", tuple(part.ontvangsten)


RULE = Rule("S27", "enveloppe-buiten-periode", Level.FOUT, check, __doc__, volgt_uit=("S36",), samen=True)
