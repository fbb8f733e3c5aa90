"""A doelstelling as blocks: how it is measured, who answers for it, what it costs, its actieplannen."""

from collections.abc import Iterator

from pipeline.blocks import (
    Block,
    Column,
    Heading,
    Inline,
    Inlines,
    LabelRow,
    LineBreak,
    Paragraph,
    Reference,
    Strip,
    Table,
    Text,
)
from pipeline.model.onderdelen import Actieplan, Dienst, Doelstelling, Mandataris
from pipeline.plan.actieplan import actieplan_blocks
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN, amounts_table
from pipeline.plan.context import Context, codes_of, flag, met_teken, plain_text, references
from pipeline.plan.facets import facets_of
from pipeline.plan.indicator import indicator_blocks
from pipeline.plan.prioriteit import met_prioriteit, rest_table
from pipeline.plan.prose import veld
from pipeline.plan.tables import head, row


def doelstelling_blocks(context: Context, doelstelling: Doelstelling) -> Iterator[Block]:
    """The pages of a doelstelling and of its actieplannen."""
    code = doelstelling.code
    yield Strip(code, met_teken("Beleidsdoelstelling", doelstelling.voorbeeld), "", *flag(context, doelstelling))
    facets, title = facets_of(context, doelstelling), plain_text(doelstelling.titel)
    at = doelstelling.plaats("titel")
    yield Heading(3, title, code, "doelstelling", number=doelstelling.nummer, contents=True, facets=facets, at=at)
    for indicator in doelstelling.indicatoren:
        yield LabelRow("Zo meten we het", indicator_blocks(context, indicator))
    responsible = _lines(
        ("Politiek", context.namen(Mandataris, doelstelling.aanspreekpunt, bij=doelstelling)),
        ("Ambtelijk", context.namen(Dienst, doelstelling.trekker, bij=doelstelling)),
    )
    if responsible:
        yield LabelRow("Verantwoordelijk", (Paragraph(responsible),))
    yield from _ambities_of(context, doelstelling)
    plannen = context.dossier.actieplannen_bij(doelstelling)
    yield from veld(context, doelstelling.toelichting)
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        yield Heading(4, plain_text("Wat het kost"), f"{code}-kost", "tussenkop")
        bedragen = context.totalen.van(doelstelling)
        name = met_prioriteit(context, doelstelling, "beleidsdoelstelling")
        yield amounts_table(context, bedragen, f"Ontvangsten en uitgaven van {name}", f"tabel-{code}")
        yield from rest_table(context, doelstelling)
    if plannen:
        yield Heading(4, plain_text("De actieplannen"), f"{code}-actieplannen", "tussenkop")
        yield list_of_plans(context, plannen, code, f"Actieplannen van {code}")
        for actieplan in plannen:
            yield from actieplan_blocks(context, actieplan)


def _ambities_of(context: Context, doelstelling: Doelstelling) -> Iterator[LabelRow]:
    plannen = context.dossier.actieplannen_bij(doelstelling)
    named = {code for actieplan in plannen for code in codes_of(actieplan.ambities)}
    if named:
        chapters = (hoofdstuk.code for hoofdstuk in context.dossier.gegevens.hoofdstukken)
        ambities = (each.code for chapter in chapters for each in context.dossier.ambities.get(chapter, ()))
        shown = references(code for code in ambities if code in named)
        yield LabelRow("Sluit aan bij", (Paragraph((Text("Ambities "), *shown)),))


def list_of_plans(context: Context, plannen: tuple[Actieplan, ...], owner: str, caption: str) -> Table:
    """The actieplannen of a doelstelling or chapter (`owner` is its code), with who leads each."""
    rows = tuple(
        row(
            (Text(plan.code, bold=True),),
            (Reference(plan.titel, plan.code),),
            context.namen(Dienst, plan.trekker, bij=plan) or "nog aan te wijzen",
        )
        for plan in plannen
    )
    return Table(
        columns=(Column(16), Column(), Column(42)),
        head=head("Code", "Aanpak", "Trekker"),
        body=rows,
        caption=caption,
        anchor=f"tabel-{owner}-actieplannen",
        description="De actieplannen met hun code en trekker",
    )


def _lines(*pairs: tuple[str, str]) -> Inlines:
    inlines: list[Inline] = []
    for label, value in pairs:
        if value:
            inlines += ([LineBreak()] if inlines else []) + [Text(f"{label}: {value}")]
    return tuple(inlines)
