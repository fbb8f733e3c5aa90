"""The amounts of the strategische nota: per doelstelling with priorities its prioritaire items, and the rest together.

Source: minimum content of the strategische nota (Besluit Vlaamse Regering of 30 March 2018 on the BBC): uitgaven and
ontvangsten per year, split in exploitatie, investeringen and financiering.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.finance.bedragen import Bedragen, Reeks, samen, sum_of
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling
from pipeline.model.soorten import Soort, Zijde


@dataclass(frozen=True, slots=True)
class Notablok:
    """One doelstelling with priorities: each prioritair item with its amounts, and the non-prioritaire rest.

    `is_volledig`: every actieplan (or actie) of the doelstelling is among the items, so nothing is left for a rest.
    """

    doelstelling: Doelstelling
    items: tuple[tuple[Actieplan | Actie, Bedragen], ...]
    rest: Bedragen
    is_volledig: bool

    @property
    def totaal(self) -> Bedragen:
        """All amounts of the doelstelling."""
        return samen((*(bedragen for _, bedragen in self.items), self.rest), self.rest.jaren)


@dataclass(frozen=True, slots=True)
class Strategischenota:
    """The blocks in code order, and the doelstellingen that hold no priority (listed without amounts)."""

    blokken: tuple[Notablok, ...]
    zonder_prioriteit: tuple[Doelstelling, ...]


def strategische_nota(dossier: Dossier) -> Strategischenota:
    """The amounts of the ramingen; the level of priority is that of the dossier (`prioriteit_op`)."""
    ledger = _per_code(dossier)
    first = [each for each in dossier.doelstellingen if dossier.is_prioritair(each)]
    blocks = tuple(_blok(dossier, each, ledger) for each in sorted(first, key=lambda each: each.code))
    return Strategischenota(blocks, tuple(each for each in dossier.doelstellingen if not dossier.is_prioritair(each)))


def _blok(dossier: Dossier, doelstelling: Doelstelling, ledger: Mapping[str, Bedragen]) -> Notablok:
    items: list[tuple[Actieplan | Actie, Bedragen]] = []
    rest: list[Bedragen] = []
    for actieplan in dossier.actieplannen_bij(doelstelling):
        parts = {each.code: ledger[each.code] for each in (actieplan, *actieplan.acties) if each.code in ledger}
        if dossier.gegevens.prioriteit_op == "actieplan" and dossier.is_prioritair(actieplan):
            items.append((actieplan, samen(parts.values(), dossier.jaren)))
            continue
        for actie in actieplan.acties:
            if dossier.is_prioritair(actie):
                items.append((actie, parts.pop(actie.code, Bedragen({}, dossier.jaren))))
        rest += parts.values()
    plannen = dossier.actieplannen_bij(doelstelling)
    per_actieplan = dossier.gegevens.prioriteit_op == "actieplan"
    candidates = len(plannen) if per_actieplan else sum(len(plan.acties) for plan in plannen)
    remainder = samen(rest, dossier.jaren)
    return Notablok(doelstelling, tuple(items), remainder, remainder.is_leeg and len(items) == candidates)


def _per_code(dossier: Dossier) -> dict[str, Bedragen]:
    """The ramingen added up per code they hang on."""
    rows: defaultdict[str, defaultdict[tuple[Soort, Zijde], list[Reeks]]] = defaultdict(lambda: defaultdict(list))
    for raming in dossier.ramingen:
        rows[raming.actie][raming.soort, raming.zijde].append(raming.bedragen)
    return {
        code: Bedragen({key: sum_of(reeksen) for key, reeksen in sides.items()}, dossier.jaren)
        for code, sides in rows.items()
    }
