"""The plan in four figures."""

from collections.abc import Iterator

from pipeline.blocks import Card, Cards
from pipeline.finance.verhoudingen import DUIZEND, MILJOEN, Eenheid
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN
from pipeline.plan.context import Context, plain_text
from pipeline.plan.schemas import heeft_schemas

_MILJOEN_VANAF = 1_000_000_00  # euro cents: a figure that stands alone reads best in millions from one on


def kerncijfers(context: Context) -> Cards:
    """Doelstellingen, actieplannen, and then money (the margin of the last year once there are ramingen).

    As long as there are no amounts, who takes part.
    """
    return Cards(tuple(Card(figure, plain_text(words)) for figure, words in _figures(context)), "kerncijfers")


def _figures(context: Context) -> Iterator[tuple[str, str]]:
    dossier = context.dossier
    goals, plans, steps = len(dossier.doelstellingen), len(dossier.actieplannen), len(dossier.acties)
    chosen = sum(dossier.is_prioritair(each) for each in dossier.doelstellingen)
    first = f", waarvan {chosen} prioritair" if dossier.kent_prioriteit else ""
    yield str(goals), ("doelstelling" if goals == 1 else "doelstellingen") + first
    consisting = f", samen goed voor {steps} acties" if steps > 1 else ""
    yield str(plans), ("actieplan" if plans == 1 else "actieplannen") + consisting
    if dossier.gegevens.stap < STAP_VAN_BEDRAGEN:
        yield str(sum(map(len, dossier.ambities.values()))), "ambities uit het bestuursakkoord"
        yield str(len(dossier.partners)), "partners die meewerken"
        return
    period = f"van {dossier.jaren[0]} tot en met {dossier.jaren[-1]}"
    totaal, ledger = context.totalen.totaal, heeft_schemas(context)
    spent = () if ledger else ((totaal.zijde("U"), "uitgaven"),)
    for amounts, what in (*spent, (totaal.reeks("I", "U"), "investeringen")):
        together = sum(amounts)
        unit = _unit(together)
        if together:
            yield unit.schrijf(together), f"{unit.naam} {what}, {period}"
    if ledger:
        year = dossier.gegevens.periode.tot
        margin = context.boek.cel("M2", "autofinancieringsmarge", "III")[dossier.jaren.index(year)]
        unit = _unit(margin)
        yield unit.schrijf(margin), f"{unit.naam} autofinancieringsmarge in {year}"


def _unit(amount: int) -> Eenheid:
    return MILJOEN if abs(amount) >= _MILJOEN_VANAF else DUIZEND
