"""What a reader can filter doelstellingen and actieplannen by: chapter, service and its cluster, mandate, partner …"""

from collections.abc import Iterator

from pipeline.model.onderdelen import Actieplan, Cluster, Dienst, Doelstelling, Mandataris, Partner
from pipeline.plan.context import Context

Facets = tuple[tuple[str, str], ...]


def facets_of(context: Context, item: Doelstelling | Actieplan) -> Facets:
    """Pairs of a label and a value, each once, in the order of the labels."""
    return tuple(dict.fromkeys(_facets(context, item)))


def _facets(context: Context, item: Doelstelling | Actieplan) -> Iterator[tuple[str, str]]:
    dossier = context.dossier
    hoofdstuk = dossier.hoofdstuk_van(item)
    if hoofdstuk is not None:
        yield "Hoofdstuk", f"{dossier.hoofdstuknummer(hoofdstuk)} {hoofdstuk.naam}"
    if item.trekker is not None:
        yield "Dienst", context.naam(Dienst, item.trekker)
        cluster = dossier.zoek(Dienst, item.trekker.code).cluster
        if cluster is not None:
            yield "Cluster", context.naam(Cluster, cluster)
    if item.aanspreekpunt is not None:
        yield "Mandataris", context.naam(Mandataris, item.aanspreekpunt)
    if isinstance(item, Actieplan):
        for partner in item.partners:
            yield "Partner", context.naam(Partner, partner)
    for year in _years(context, item):
        yield "Jaar", str(year)
    if dossier.kent_prioriteit:
        yield "Status", "Prioritair" if dossier.is_prioritair(item) else "Niet-prioritair"
    yield "Status", "Voorbeeld" if item.voorbeeld else "Geen voorbeeld"


def _years(context: Context, item: Doelstelling | Actieplan) -> list[int]:
    """The years in which an acties runs, or, as long as there are none, in which there are amounts."""
    dossier = context.dossier
    plannen = dossier.actieplannen_bij(item) if isinstance(item, Doelstelling) else (item,)
    years: set[int] = set()
    for actie in (actie for plan in plannen for actie in plan.acties):
        if actie.van is not None:
            years |= set(range(actie.van.jaar, (actie.tot or actie.van).jaar + 1))
    if not years:
        bedragen = context.totalen.van(item)
        years = {
            jaar for index, jaar in enumerate(dossier.jaren) if bedragen.zijde("U")[index] or bedragen.zijde("O")[index]
        }
    return sorted(years & set(dossier.jaren))
