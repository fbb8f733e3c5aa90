"""An actieplan as blocks: who, with whom, what, when, and what it costs."""

from collections.abc import Iterator

from pipeline.blocks import Block, Card, Cards, Heading, Inlines, ItemList, LabelRow, Strip
from pipeline.model.onderdelen import Actie, Actieplan, Adviesraad, AnderPlan, Dienst, Mandataris, Partner
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN, short_amounts_table
from pipeline.plan.context import Context, codes_of, flag, met_teken, paragraph, plain_text, references
from pipeline.plan.facets import facets_of
from pipeline.plan.prioriteit import actie_tables, met_prioriteit
from pipeline.plan.prose import veld
from pipeline.plan.timeline import timeline


def actieplan_blocks(context: Context, actieplan: Actieplan) -> Iterator[Block]:
    """The pages of an actieplan."""
    code = actieplan.code
    parent = f"bij {actieplan.doelstelling.code}" if actieplan.doelstelling else ""
    yield Strip(code, met_teken("Actieplan", actieplan.voorbeeld), parent, *flag(context, actieplan))
    facets, title = facets_of(context, actieplan), plain_text(actieplan.titel)
    at = actieplan.plaats("titel")
    yield Heading(4, title, code, "actieplan", number=actieplan.nummer, contents=False, facets=facets, at=at)
    yield _facts(context, actieplan)
    yield from veld(context, actieplan.toelichting)
    if actieplan.acties:
        yield Heading(5, plain_text("Wat we doen"), f"{code}-acties", "tussenkop")
        yield timeline(context, actieplan)
        for actie in actieplan.acties:
            yield from _explained(context, actie)
    if actieplan.aandachtspunten:
        yield Heading(5, plain_text("Aandachtspunten"), f"{code}-aandachtspunten", "tussenkop")
        yield ItemList(tuple((paragraph(point),) for point in actieplan.aandachtspunten))
    yield from _who_does_what(actieplan)
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        yield Heading(5, plain_text("Wat het kost"), f"{code}-kost", "tussenkop")
        bedragen = context.totalen.van(actieplan)
        name = met_prioriteit(context, actieplan, "actieplan")
        yield short_amounts_table(context, bedragen, f"Ontvangsten en uitgaven van {name}", f"tabel-{code}")
        yield from actie_tables(context, actieplan)


def _facts(context: Context, actieplan: Actieplan) -> Cards:
    always = "nog aan te wijzen"
    facts: tuple[tuple[str, Inlines], ...] = (
        ("Aanspreekpunt", plain_text(context.namen(Mandataris, actieplan.aanspreekpunt, bij=actieplan) or always)),
        ("Trekker", plain_text(context.namen(Dienst, actieplan.trekker, bij=actieplan) or always)),
        (
            "Ambities",
            references(codes_of(actieplan.ambities)) or plain_text(actieplan.zonder_ambitie),
        ),
        ("Partners", plain_text(context.namen(Partner, *actieplan.partners, bij=actieplan))),
        ("Adviesraden", plain_text(context.namen(Adviesraad, *actieplan.adviesraden, bij=actieplan))),
        ("Andere plannen", plain_text(context.namen(AnderPlan, *actieplan.andere_plannen, bij=actieplan))),
    )
    return Cards(tuple(Card(label, inlines) for label, inlines in facts if inlines), "feiten")


def _explained(context: Context, actie: Actie) -> Iterator[Block]:
    if actie.toelichting:
        yield LabelRow(actie.code, veld(context, actie.toelichting))


def _who_does_what(actieplan: Actieplan) -> Iterator[Block]:
    roles = actieplan.wie_doet_wat
    if roles is None:
        return
    parts = (("De stad", roles.stad), ("De partners", roles.partners), ("De inwoners", roles.inwoners))
    cards = tuple(Card(label, plain_text(words)) for label, words in parts if words)
    if cards:
        yield Heading(5, plain_text("Wie doet wat"), f"{actieplan.code}-wie", "tussenkop")
        yield Cards(cards, "rollen")
