"""An actieplan as blocks: who, with whom, what, when, and what it costs."""

from collections.abc import Iterator

from pipeline.blocks import (
    Block,
    Blocks,
    Card,
    Cards,
    Heading,
    Inlines,
    ItemList,
    LabelRow,
    Paragraph,
    Reference,
    Strip,
)
from pipeline.model.onderdelen import Actieplan, Adviesraad, Ambitie, AnderPlan, Dienst, Mandataris, Partner
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN, cost_table
from pipeline.plan.context import Context, flag, met_teken, paragraph, plain_text, with_code
from pipeline.plan.facets import facets_of
from pipeline.plan.prioriteit import prioritaire_acties
from pipeline.plan.prose import veld
from pipeline.plan.tables import labelled
from pipeline.plan.timeline import timeline


def actieplan_blocks(context: Context, actieplan: Actieplan) -> Iterator[Block]:
    """The page of an actieplan: who and why, then what, when and how much."""
    code, short = actieplan.code, actieplan.kort or actieplan.titel
    kind = met_teken("Actieplan", actieplan.voorbeeld)
    yield Strip(code, kind, _parent(context, actieplan), *flag(context, actieplan), short=short)
    facets, title = facets_of(context, actieplan), plain_text(actieplan.titel)
    at = actieplan.plaats("titel")
    loose = actieplan.doelstelling is None
    level = 3 if loose else 4
    yield Heading(level, title, code, "actieplan", number=actieplan.nummer, contents=loose, facets=facets, at=at)
    yield _facts(context, actieplan)
    yield from labelled("Waarover het gaat", veld(context, actieplan.toelichting))
    yield from labelled("Ambities van het bestuursakkoord", _ambities(context, actieplan))
    if actieplan.aandachtspunten:
        points = tuple((paragraph(point),) for point in actieplan.aandachtspunten)
        yield LabelRow("Waar we op letten", (ItemList(points),))
    yield from _who_does_what(actieplan)
    for actie in actieplan.acties:
        yield from labelled(f"Over actie {actie.code}", veld(context, actie.toelichting))
    if actieplan.acties:
        yield Heading(level + 1, plain_text("Wat we doen"), f"{code}-acties", "tussenkop")
        yield timeline(context, actieplan)
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        yield Heading(level + 1, plain_text("Wat het kost"), f"{code}-kost", "tussenkop")
        first = prioritaire_acties(context, actieplan)
        yield cost_table(context, context.totalen.van(actieplan), code, first)


def _parent(context: Context, actieplan: Actieplan) -> Inlines:
    doelstelling = context.dossier.doelstelling_van(actieplan)
    if doelstelling is None:
        return plain_text("zonder doelstelling")
    name = f"bij doelstelling {doelstelling.nummer} {doelstelling.kort}".strip()
    return (Reference(name, doelstelling.code),)


def _facts(context: Context, actieplan: Actieplan) -> Cards:
    always = "nog aan te wijzen"
    facts: tuple[tuple[str, str], ...] = (
        ("Politiek aanspreekpunt", context.namen(Mandataris, actieplan.aanspreekpunt, bij=actieplan) or always),
        ("Trekker", context.namen(Dienst, actieplan.trekker, bij=actieplan) or always),
        ("Partners", context.namen(Partner, *actieplan.partners, bij=actieplan)),
        ("Adviesraden", context.namen(Adviesraad, *actieplan.adviesraden, bij=actieplan)),
        ("Andere plannen", context.namen(AnderPlan, *actieplan.andere_plannen, bij=actieplan)),
    )
    shown = (Card(label, plain_text(words[:1].upper() + words[1:])) for label, words in facts if words)
    return Cards(tuple(shown), "feiten")


def _ambities(context: Context, actieplan: Actieplan) -> Blocks:
    """The ambities that it carries out in words, in the order of the bestuursakkoord, or why it carries out none."""
    if not actieplan.ambities:
        return (paragraph(actieplan.zonder_ambitie),) if actieplan.zonder_ambitie else ()
    carried_out = {each.code for each in actieplan.ambities}
    ambities = (each for group in context.dossier.ambities.values() for each in group if each.code in carried_out)
    shown = tuple(Paragraph(_ambitie(each)) for each in ambities)
    return shown if len(shown) == 1 else (ItemList(tuple((each,) for each in shown)),)


def _ambitie(ambitie: Ambitie) -> Inlines:
    code = Reference(met_teken(ambitie.code, ambitie.voorbeeld), ambitie.code, page=False, quiet=True)
    return with_code(plain_text(ambitie.samenvatting), code)


def _who_does_what(actieplan: Actieplan) -> Iterator[Block]:
    roles = actieplan.wie_doet_wat
    if roles is None:
        return
    parts = (("De stad", roles.stad), ("De partners", roles.partners), ("De inwoners", roles.inwoners))
    cards = tuple(Card(label, plain_text(words)) for label, words in parts if words)
    if cards:
        yield LabelRow("Wie doet wat", (Cards(cards, "rollen"),))
