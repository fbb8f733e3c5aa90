"""The totals that the plan prints: per actieplan, doelstelling, chapter, and overall.

Until step 4 the enveloppes (orders of magnitude) count, from step 4 on the ramingen: never a mix of both.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.finance.bedragen import Bedragen, Reeks, samen, sum_of
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Doelstelling, Enveloppe, Hoofdstuk
from pipeline.model.soorten import SOORTEN, ZIJDEN, Soort, Zijde

STAP_VAN_RAMINGEN = 4


@dataclass(frozen=True, slots=True)
class Totalen:
    """All totals in euro cents, by code; `zonder_actieplan` holds what hangs on no actieplan (ordinary work)."""

    bron: Literal["enveloppen", "ramingen"]
    per_actieplan: Mapping[str, Bedragen]
    per_doelstelling: Mapping[str, Bedragen]
    per_hoofdstuk: Mapping[str, Bedragen]
    zonder_actieplan: Bedragen
    totaal: Bedragen

    def van(self, item: Hoofdstuk | Doelstelling | Actieplan) -> Bedragen:
        """The total of one item."""
        match item:
            case Actieplan():
                return self.per_actieplan[item.code]
            case Doelstelling():
                return self.per_doelstelling[item.code]
            case Hoofdstuk():
                return self.per_hoofdstuk[item.code]


def totals(dossier: Dossier) -> Totalen:
    """All totals of the dossier, from the source that its step prescribes."""
    by_ledger = dossier.gegevens.stap >= STAP_VAN_RAMINGEN
    of_ledger = _ledger(dossier) if by_ledger else {}
    per_actieplan = {
        each.code: of_ledger.get(each.code, Bedragen({}, dossier.jaren)) if by_ledger else enveloppe_van(each, dossier)
        for each in dossier.actieplannen
    }
    per_doelstelling = {
        each.code: samen((per_actieplan[plan.code] for plan in dossier.actieplannen_bij(each)), dossier.jaren)
        for each in dossier.doelstellingen
    }
    per_hoofdstuk = {
        chapter.code: samen(
            (per_actieplan[plan.code] for plan in dossier.actieplannen if dossier.hoofdstuk_van(plan) == chapter),
            dossier.jaren,
        )
        for chapter in dossier.gegevens.hoofdstukken
    }
    loose = of_ledger.get("", Bedragen({}, dossier.jaren))
    return Totalen(
        "ramingen" if by_ledger else "enveloppen",
        per_actieplan,
        per_doelstelling,
        per_hoofdstuk,
        loose,
        samen((*per_actieplan.values(), loose), dossier.jaren),
    )


def enveloppe_van(actieplan: Actieplan, dossier: Dossier) -> Bedragen:
    """The enveloppe of an actieplan as amounts; years outside the plan are left to a check."""
    return Bedragen(_of_enveloppe(actieplan.enveloppe, dossier.jaren), dossier.jaren)


def _of_enveloppe(enveloppe: Enveloppe | None, jaren: tuple[int, ...]) -> dict[tuple[Soort, Zijde], Reeks]:
    if enveloppe is None:
        return {}
    found: dict[tuple[Soort, Zijde], Reeks] = {}
    for soort, name in SOORTEN.items():
        for zijde, side in ZIJDEN.items():
            amounts: dict[int, int] = getattr(getattr(enveloppe, name), side, {})
            if amounts:
                found[soort, zijde] = tuple(amounts.get(jaar, 0) for jaar in jaren)
    return found


def _ledger(dossier: Dossier) -> dict[str, Bedragen]:
    """The ramingen added up per actieplan code; the empty code holds what belongs to none."""
    plan_of = {actie.code: actieplan.code for actieplan, actie in dossier.acties}
    rows: defaultdict[str, defaultdict[tuple[Soort, Zijde], list[Reeks]]] = defaultdict(lambda: defaultdict(list))
    for raming in dossier.ramingen:
        rows[plan_of.get(raming.actie, raming.actie)][raming.soort, raming.zijde].append(raming.bedragen)
    return {
        code: Bedragen({key: sum_of(reeksen) for key, reeksen in sorted(sides.items())}, dossier.jaren)
        for code, sides in rows.items()
    }
