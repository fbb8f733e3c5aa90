"""Deel 2, strategische nota: per chapter its doelstellingen, per doelstelling its actieplannen."""

from collections.abc import Iterator

from pipeline.blocks import Block, Column, Heading, PageBreak, Paragraph, Reference, Section, Table
from pipeline.model.onderdelen import Hoofdstuk
from pipeline.plan.actieplan import actieplan_blocks
from pipeline.plan.chapter_panel import chapter_panel
from pipeline.plan.context import Context, paragraph, plain_text
from pipeline.plan.doelstelling import doelstelling_blocks, list_of_plans
from pipeline.plan.prioriteit import closing_sections
from pipeline.plan.prose import veld
from pipeline.plan.tables import head, row


def build(context: Context) -> Iterator[Section]:
    """An opening section with the overview, then one section per chapter, and what has no priority or no goal."""
    yield context.section((context.heading(), _overview(context)))
    for number, hoofdstuk in enumerate(context.dossier.gegevens.hoofdstukken, start=1):
        yield Section(tuple(_chapter(context, hoofdstuk, number)), f"{number} {hoofdstuk.naam}", accent=number)
    yield from closing_sections(context)


def _overview(context: Context) -> Table:
    dossier = context.dossier
    rows = []
    for number, hoofdstuk in enumerate(dossier.gegevens.hoofdstukken, start=1):
        actieplannen = [plan for plan in dossier.actieplannen if dossier.hoofdstuk_van(plan) == hoofdstuk]
        name = (Reference(f"{number} {hoofdstuk.naam}", hoofdstuk.code),)
        counts = (len(dossier.doelstellingen_in(hoofdstuk)), len(actieplannen))
        rows.append(row(name, *map(str, counts)))
    return Table(
        columns=(Column(), Column(32, "right"), Column(32, "right")),
        head=head("Hoofdstuk", "Doelstellingen", "Actieplannen"),
        body=tuple(rows),
        caption="De hoofdstukken van de strategische nota",
        anchor="tabel-hoofdstukken",
        description="Per hoofdstuk het aantal doelstellingen en actieplannen",
    )


def _chapter(context: Context, hoofdstuk: Hoofdstuk, number: int) -> Iterator[Block]:
    yield Heading(2, plain_text(hoofdstuk.naam), hoofdstuk.code, "hoofdstuk", number=str(number), contents=True)
    for block in veld(context, hoofdstuk.inleiding):
        yield Paragraph(block.inlines, "intro", block.at) if isinstance(block, Paragraph) else block
    yield from chapter_panel(context, hoofdstuk)
    for doelstelling in context.dossier.doelstellingen_in(hoofdstuk):
        yield from doelstelling_blocks(context, doelstelling)
    loose = context.dossier.losse_actieplannen(hoofdstuk)
    if loose:
        if not context.dossier.doelstellingen_in(hoofdstuk):
            yield PageBreak()  # the opening page ends with its panel, as it does before a doelstelling
        title = f"Actieplannen zonder doelstelling in {hoofdstuk.naam}"
        yield Heading(3, plain_text(title), f"{hoofdstuk.code}-zonder-doelstelling", "kop", contents=True)
        yield paragraph(_why_loose(context))
        yield list_of_plans(context, loose, hoofdstuk.code, title)
        for actieplan in loose:
            yield from actieplan_blocks(context, actieplan)


def _why_loose(context: Context) -> str:
    if context.dossier.gegevens.stap < 3:
        return "De doelstellingen volgen in stap 3. Deze actieplannen hebben er nog geen."
    return "Deze actieplannen horen bij de gewone werking."
