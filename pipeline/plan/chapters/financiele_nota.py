"""Deel 3, financiële nota: totals of the amounts, pictures of them, and the schemas M1, M2 and M3 of the ramingen."""

from collections.abc import Iterator

from pipeline.blocks import Block, Heading, Row, Section
from pipeline.finance.bedragen import SOORTEN, Bedragen
from pipeline.model.onderdelen import Hoofdstuk
from pipeline.plan.amounts import (
    SOORT_UITLEG,
    STAP_VAN_BEDRAGEN,
    amounts_row,
    amounts_table,
    group_row,
    is_wide,
    soort_rows,
    years_table,
)
from pipeline.plan.charts import charts
from pipeline.plan.context import Context, paragraph, plain_text
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
    yield context.section((total,) if wide else (*blocks, total), landscape=wide)
    pictures = (*money_charts(context), *charts(context))
    if pictures:
        heading = Heading(2, plain_text("Geld in het kort"), "geld-in-het-kort", "kop", contents=True)
        yield context.section((heading, *pictures))
    if heeft_schemas(context):
        for schema in NOTA:
            yield context.section(tuple(schema_blocks(context, schema)), landscape=True)
    tables = tuple(
        _chapter_table(context, hoofdstuk)
        for hoofdstuk in context.dossier.gegevens.hoofdstukken
        if not context.totalen.van(hoofdstuk).is_leeg
    )
    if tables:
        yield context.section(tables, landscape=True)


def _chapter_table(context: Context, hoofdstuk: Hoofdstuk) -> Block:
    dossier, rows = context.dossier, []
    years = len(dossier.jaren)
    for doelstelling in dossier.doelstellingen_in(hoofdstuk):
        label = f"{doelstelling.code} {doelstelling.kort or doelstelling.titel}"
        rows += [group_row(label, years), *_rows(context.totalen.van(doelstelling))]
    loose = dossier.losse_actieplannen(hoofdstuk)
    for actieplan in loose:
        label = f"{actieplan.code} {actieplan.kort or actieplan.titel} (zonder doelstelling)"
        rows += [group_row(label, years), *_rows(context.totalen.van(actieplan))]
    rows.append(amounts_row("Totaal saldo van het hoofdstuk", context.totalen.van(hoofdstuk).saldo(), "totaal"))
    number = dossier.hoofdstuknummer(hoofdstuk)
    return years_table(
        context,
        tuple(rows),
        f"Ontvangsten en uitgaven van hoofdstuk {number} {hoofdstuk.naam}",
        f"tabel-financien-{hoofdstuk.code}",
        "Uitgaven en ontvangsten per doelstelling en per jaar, in euro",
        SOORT_UITLEG,
        wide=True,
    )


def _rows(bedragen: Bedragen) -> list[Row]:
    rows = [
        row
        for soort in SOORTEN
        for row, zijde in zip(soort_rows(soort, bedragen), ("U", "O"), strict=True)
        if any(bedragen.reeks(soort, zijde))  # type: ignore[arg-type]
    ]
    return [*rows, amounts_row("Saldo", bedragen.saldo(), "subtotaal")]
