"""Deel 3, financiële nota: totals of the amounts, pictures of them, and the schemas M1, M2 and M3 of the ramingen."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.blocks import Block, Heading, Inlines, Reference, Row, Section, Table, Text
from pipeline.finance.bedragen import sum_of
from pipeline.model.onderdelen import Actieplan, Doelstelling
from pipeline.plan.amounts import (
    STAP_VAN_BEDRAGEN,
    amounts_row,
    amounts_table,
    group_row,
    is_wide,
    origin,
    years_table,
)
from pipeline.plan.charts import chart_notes, charts
from pipeline.plan.context import Context, met_teken, note, paragraph, plain_text, with_code
from pipeline.plan.money_charts import money_charts
from pipeline.plan.prose import tekst
from pipeline.plan.schemas import NOTA, heeft_schemas, schema_blocks


def build(context: Context) -> Iterator[Section]:
    """The text and the overall totals; the pictures of them; then, on landscape pages, the schemas and the chapters."""
    blocks: list[Block] = [context.heading(), *tekst(context, "financien")]
    if context.dossier.gegevens.stap < STAP_VAN_BEDRAGEN:
        yield context.section((*blocks, paragraph("In stap 1 heeft dit plan nog geen bedragen.")))
        return
    totaal = context.totalen.totaal
    wide = is_wide(totaal)
    total = amounts_table(context, totaal, "Ontvangsten en uitgaven van het hele plan", "tabel-totaal", wide=wide)
    if wide:
        yield context.section(tuple(blocks))
    total_blocks = (Heading(2, plain_text("Het hele plan"), "hele-plan", "kop", contents=True), total)
    yield context.section(total_blocks if wide else (*blocks, *total_blocks), landscape=wide)
    pictures = (*money_charts(context), *charts(context))
    if pictures:
        heading = Heading(2, plain_text("Geld in het kort"), "geld-in-het-kort", "kop", contents=True)
        yield context.section((heading, *_told_once(context, pictures)))
    if heeft_schemas(context):
        for schema in NOTA:
            yield context.section(tuple(schema_blocks(context, schema)), landscape=True)
    if not all(context.totalen.van(each).is_leeg for each in context.dossier.gegevens.hoofdstukken):
        heading = Heading(2, plain_text("Per hoofdstuk en doelstelling"), "per-hoofdstuk", "kop", contents=True)
        yield context.section((heading, _saldi(context)), landscape=True)


def _told_once(context: Context, pictures: Iterable[Block]) -> Iterator[Block]:
    """The pictures, with what stands below each of them said once above all."""
    common = chart_notes(context)
    amount = met_teken("Elk bedrag", context.dossier.gegevens.voorbeeld)
    yield note(f"{amount} in de figuren hieronder is apart afgerond: door de afronding kan een som licht verschillen.")
    for block in pictures:
        if isinstance(block, Table) and block.notes[-len(common) :] == common:
            yield replace(block, notes=block.notes[: -len(common)])
        else:
            yield block


def _saldi(context: Context) -> Table:
    """The saldo of every doelstelling by chapter: Deel 2 says at each of them what it is made of."""
    dossier, totalen = context.dossier, context.totalen
    rows: list[Row] = []
    for number, hoofdstuk in enumerate(dossier.gegevens.hoofdstukken, start=1):
        if totalen.van(hoofdstuk).is_leeg:
            continue
        rows.append(group_row(f"{number} {hoofdstuk.naam}", len(dossier.jaren)))
        items: tuple[Doelstelling | Actieplan, ...] = (
            *dossier.doelstellingen_in(hoofdstuk),
            *dossier.losse_actieplannen(hoofdstuk),
        )
        rows += [amounts_row(_label(item), totalen.van(item).saldo()) for item in items]
        rows.append(amounts_row("Saldo van het hoofdstuk", totalen.van(hoofdstuk).saldo(), "subtotaal"))
    together = sum_of(totalen.van(each).saldo() for each in dossier.gegevens.hoofdstukken)
    rows.append(amounts_row("Saldo van alle hoofdstukken", together, "totaal"))
    return years_table(
        context,
        tuple(rows),
        "Saldo per hoofdstuk en doelstelling: ontvangsten min uitgaven",
        "tabel-saldo-per-doelstelling",
        "Het saldo per doelstelling en per jaar, in euro",
        origin(context),
        wide=True,
    )


def _label(item: Doelstelling | Actieplan) -> Inlines:
    loose = " (zonder doelstelling)" if isinstance(item, Actieplan) else ""
    name = (Reference(item.kort or item.titel, item.code, page=False), *plain_text(loose))
    return with_code(name, Text(item.code, quiet=True))
