"""Deel 2, strategische nota: per chapter its doelstellingen, per doelstelling its actieplannen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.blocks import Block, Column, Heading, PageBreak, Paragraph, Reference, Section, Table
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.onderdelen import Actieplan, Hoofdstuk
from pipeline.model.soorten import ZIJDEN
from pipeline.plan.actieplan import actieplan_blocks
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN, for_all_costs
from pipeline.plan.chapter_panel import chapter_panel
from pipeline.plan.context import STAP_VAN_DOELSTELLINGEN, Context, opgesomd, paragraph, plain_text
from pipeline.plan.doelstelling import doelstelling_blocks
from pipeline.plan.prioriteit import closing_sections
from pipeline.plan.prose import veld
from pipeline.plan.tables import head, row

_MOST_NAMED = 4  # actieplannen in one sentence


def build(context: Context) -> Iterator[Section]:
    """An opening section with the overview, then one section per chapter, and what has no priority or no goal."""
    yield context.section((context.heading(), *_overview(context)))
    for number, hoofdstuk in enumerate(context.dossier.gegevens.hoofdstukken, start=1):
        blocks, at = tuple(_chapter(context, hoofdstuk, number)), hoofdstuk.plaats("naam")
        yield Section(blocks, f"{number} {hoofdstuk.naam}", accent=number, at=at)
    yield from closing_sections(context)


def _overview(context: Context) -> Iterator[Block]:
    """How this part is laid out, and a table of its chapters: what they hold and what that costs."""
    dossier = context.dossier
    counted = dossier.gegevens.stap >= STAP_VAN_BEDRAGEN
    yield paragraph(
        "Dit deel zegt per hoofdstuk wat er verandert, hoe we dat aanpakken"
        f"{', wie het doet en wat het kost' if counted else ' en wie het doet'}. "
        "Na elke doelstelling volgen haar actieplannen."
    )
    about_costs = for_all_costs(context) if counted else ""
    if about_costs:
        yield paragraph(about_costs)
    rows = []
    totals = [0] * (4 if counted else 2)
    for number, hoofdstuk in enumerate(dossier.gegevens.hoofdstukken, start=1):
        actieplannen = [plan for plan in dossier.actieplannen if dossier.hoofdstuk_van(plan) == hoofdstuk]
        values = [len(dossier.doelstellingen_in(hoofdstuk)), len(actieplannen)]
        if counted:
            values += [sum(context.totalen.van(hoofdstuk).zijde(zijde)) for zijde in ZIJDEN]
        totals = [total + value for total, value in zip(totals, values, strict=True)]
        rows.append(row((Reference(f"{number} {hoofdstuk.naam}", hoofdstuk.code),), *_written(values)))
    rows.append(replace(row("Samen", *_written(totals)), style="totaal"))
    titles = ("Doelstellingen", "Actieplannen", *(("Uitgaven in euro", "Ontvangsten in euro") if counted else ()))
    yield Table(
        columns=(Column(), *(Column(30, "right") for _ in titles)),
        head=head("Hoofdstuk", *titles),
        body=tuple(rows),
        caption="De hoofdstukken van de strategische nota" + (f", {_period(dossier.jaren)}" if counted else ""),
        anchor="tabel-hoofdstukken",
        description="Per hoofdstuk het aantal doelstellingen en actieplannen"
        + (", en hun uitgaven en ontvangsten" if counted else ""),
    )


def _written(values: Sequence[int]) -> Iterator[str]:
    """Two counts, then amounts in euro cents."""
    return (str(value) if place < 2 else schrijf_bedrag(value) for place, value in enumerate(values))


def _period(jaren: Sequence[int]) -> str:
    return f"{jaren[0]}–{jaren[-1]}"


def _chapter(context: Context, hoofdstuk: Hoofdstuk, number: int) -> Iterator[Block]:
    name, at = plain_text(hoofdstuk.naam), hoofdstuk.plaats("naam")
    yield Heading(2, name, hoofdstuk.code, "hoofdstuk", number=str(number), contents=True, at=at)
    for block in veld(context, hoofdstuk.inleiding):
        yield Paragraph(block.inlines, "intro", block.at) if isinstance(block, Paragraph) else block
    loose = context.dossier.losse_actieplannen(hoofdstuk)
    yield from map(paragraph, _why_loose(context, loose))
    yield from chapter_panel(context, hoofdstuk)
    for doelstelling in context.dossier.doelstellingen_in(hoofdstuk):
        yield from doelstelling_blocks(context, doelstelling)
    if loose and not context.dossier.doelstellingen_in(hoofdstuk):
        yield PageBreak()  # the opening page ends with its panel, as it does before a doelstelling
    for actieplan in loose:
        yield from actieplan_blocks(context, actieplan)


def _why_loose(context: Context, plannen: Sequence[Actieplan]) -> Iterator[str]:
    """Why these actieplannen of a chapter have no doelstelling: not yet, or by choice as they are ordinary work."""
    ordinary = [each for each in plannen if each.is_gewone_werking]
    waiting = [each for each in plannen if not each.is_gewone_werking]
    if waiting and context.dossier.gegevens.stap < STAP_VAN_DOELSTELLINGEN:
        yield "De doelstellingen volgen in stap 3."
    elif waiting:
        yield f"{_these(waiting)} nog niet aan een doelstelling gekoppeld."
    if ordinary:
        yield f"{_these(ordinary)} gewone werking: daar staat bewust geen doelstelling boven."


def _these(plannen: Sequence[Actieplan]) -> str:
    """The subject of a sentence about these actieplannen of a chapter, with its verb."""
    if len(plannen) > _MOST_NAMED:
        return f"{len(plannen)} actieplannen van dit hoofdstuk zijn"
    names = opgesomd([f"“{each.kort or each.titel}”" for each in plannen])
    return f"Het actieplan {names} is" if len(plannen) == 1 else f"De actieplannen {names} zijn"
