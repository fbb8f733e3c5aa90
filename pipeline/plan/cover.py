"""The picture on the cover: a bar per actieplan, from its first year to its last."""

from pipeline.blocks import CoverGroup, CoverPicture
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Enveloppe, Hoofdstuk

MOST_BARS = 60  # look 6.1: above it the bars would be thinner than a printer can draw; then one per doelstelling
Years = tuple[int, int]


def cover_picture(dossier: Dossier) -> CoverPicture | None:
    """The bars by chapter, or None as long as no actie has its years: before that, bars would only be a guess."""
    if not any(actie.van for _, actie in dossier.acties):
        return None
    by_plan = len(dossier.actieplannen) <= MOST_BARS
    groups = tuple(
        CoverGroup(hoofdstuk.naam, number, bars)
        for number, hoofdstuk in enumerate(dossier.gegevens.hoofdstukken, start=1)
        if (bars := _bars(dossier, hoofdstuk, by_plan=by_plan))
    )
    if not groups:
        return None
    what = "een actieplan" if by_plan else "een doelstelling"
    caption = f"Elke streep is {what}, van het eerste tot het laatste jaar."
    return CoverPicture(tuple(map(str, dossier.jaren)), groups, caption)


def _bars(dossier: Dossier, hoofdstuk: Hoofdstuk, *, by_plan: bool) -> tuple[Years, ...]:
    own = [each for each in dossier.actieplannen if dossier.hoofdstuk_van(each) == hoofdstuk]
    if by_plan:
        return tuple(_years_of(dossier, each) for each in own)
    goals = [dossier.actieplannen_bij(each) for each in dossier.doelstellingen_in(hoofdstuk)]
    plans = [[_years_of(dossier, each) for each in group] for group in (*goals, *([own] if not goals else []))]
    return tuple((min(first for first, _ in years), max(last for _, last in years)) for years in plans if years)


def _years_of(dossier: Dossier, actieplan: Actieplan) -> Years:
    """The first and the last year, counted from the first of the plan: by its acties, else its amounts, else all."""
    jaren = dossier.jaren
    ends = [(actie.van.jaar, (actie.tot or actie.van).jaar) for actie in actieplan.acties if actie.van is not None]
    years = [year for pair in ends for year in pair] or _paid_years(actieplan.enveloppe) or [jaren[0], jaren[-1]]
    inside = [min(max(year, jaren[0]), jaren[-1]) - jaren[0] for year in years]
    return min(inside), max(inside)


def _paid_years(enveloppe: Enveloppe | None) -> list[int]:
    if enveloppe is None:
        return []
    parts = (enveloppe.exploitatie, enveloppe.investeringen, enveloppe.financiering)
    sides = (amounts for part in parts if part for amounts in (part.uitgaven, part.ontvangsten))
    return [year for amounts in sides for year, amount in amounts.items() if amount]
