"""An actieplan as blocks: who, with whom, what, when, and what it costs."""

from collections.abc import Iterator

from pipeline.blocks import Block, Column, Heading, Inlines, ItemList, LabelRow, Paragraph, Strip, Table
from pipeline.model.onderdelen import Actie, Actieplan, Adviesraad, AnderPlan, Dienst, Mandataris, Partner
from pipeline.model.velden import Moment
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN, short_amounts_table
from pipeline.plan.context import Context, ambitie_references, codes_of, flag, paragraph, plain_text
from pipeline.plan.facets import facets_of
from pipeline.plan.prose import veld
from pipeline.plan.tables import head, row


def actieplan_blocks(context: Context, actieplan: Actieplan) -> Iterator[Block]:
    """The pages of an actieplan."""
    code = actieplan.code
    parents = [f"bij {actieplan.doelstelling.code}"] if actieplan.doelstelling else []
    parents += ["voorbeeld"] if actieplan.voorbeeld else []
    yield Strip(code, "Actieplan", ", ".join(parents), *flag(context, actieplan))
    facets, title = facets_of(context, actieplan), plain_text(actieplan.titel)
    yield Heading(4, title, code, "actieplan", number=actieplan.nummer, contents=False, facets=facets)
    yield from _facts(context, actieplan)
    yield from veld(context, actieplan.toelichting)
    if actieplan.acties:
        yield Heading(5, plain_text("Wat we doen"), f"{code}-acties", "tussenkop")
        yield _acties(context, actieplan)
        for actie in actieplan.acties:
            yield from _explained(context, actie)
    if actieplan.aandachtspunten:
        yield Heading(5, plain_text("Waar we op letten"), f"{code}-aandachtspunten", "tussenkop")
        yield ItemList(tuple((paragraph(point),) for point in actieplan.aandachtspunten))
    yield from _who_does_what(actieplan)
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        yield Heading(5, plain_text("Wat het kost"), f"{code}-kost", "tussenkop")
        bedragen = context.totalen.van(actieplan)
        yield short_amounts_table(context, bedragen, f"Ontvangsten en uitgaven van {code}", f"tabel-{code}")


def _facts(context: Context, actieplan: Actieplan) -> Iterator[LabelRow]:
    always = "nog aan te wijzen"
    facts: tuple[tuple[str, Inlines], ...] = (
        ("Aanspreekpunt", plain_text(context.naam(Mandataris, actieplan.aanspreekpunt) or always)),
        ("Trekker", plain_text(context.naam(Dienst, actieplan.trekker) or always)),
        ("Partners", plain_text(context.namen(Partner, actieplan.partners))),
        ("Adviesraden", plain_text(context.namen(Adviesraad, actieplan.adviesraden))),
        (
            "Ambities",
            ambitie_references(context.dossier, codes_of(actieplan.ambities)) or plain_text(actieplan.zonder_ambitie),
        ),
        ("Andere plannen", plain_text(context.namen(AnderPlan, actieplan.andere_plannen))),
    )
    for label, inlines in facts:
        if inlines:
            yield LabelRow(label, (Paragraph(inlines),))


def _acties(context: Context, actieplan: Actieplan) -> Table:
    last = context.dossier.laatste_detailjaar
    rows = tuple(
        row(actie.code, actie.titel, wanneer(actie, last), context.naam(Dienst, actie.trekker or actieplan.trekker))
        for actie in actieplan.acties
    )
    return Table(
        columns=(Column(18), Column(), Column(38), Column(34)),
        head=head("Code", "Actie", "Wanneer", "Trekker"),
        body=rows,
        caption=f"Acties van {actieplan.code}",
        anchor=f"tabel-{actieplan.code}-acties",
        description="De acties met hun code, looptijd en trekker",
    )


def wanneer(actie: Actie, last_in_detail: int) -> str:
    """When an actie runs, in words; after the horizon of detail it is expected, not promised."""
    if actie.van is None:
        return "nog te bepalen"
    end = actie.tot or actie.van
    if end.jaar > last_in_detail >= actie.van.jaar:
        firm = _span(actie.van, Moment(last_in_detail))
        return f"{firm}, verwacht tot {end.jaar}"
    expected = "verwacht " if actie.van.jaar > last_in_detail else ""
    return expected + _span(actie.van, end)


def _span(start: Moment, end: Moment) -> str:
    if start == end:
        return str(start)
    if start.helft or end.helft:
        return f"{start} tot {end}"
    return f"{start.jaar}–{end.jaar}"


def _explained(context: Context, actie: Actie) -> Iterator[Block]:
    if actie.toelichting:
        yield LabelRow(actie.code, veld(context, actie.toelichting))


def _who_does_what(actieplan: Actieplan) -> Iterator[Block]:
    roles = actieplan.wie_doet_wat
    if roles is None:
        return
    yield Heading(5, plain_text("Wie doet wat"), f"{actieplan.code}-wie", "tussenkop")
    for label, words in (("De stad", roles.stad), ("De partners", roles.partners), ("De inwoners", roles.inwoners)):
        if words:
            yield LabelRow(label, (paragraph(words),))
