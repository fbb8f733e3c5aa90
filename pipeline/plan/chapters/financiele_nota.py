"""Deel 3, financiële nota: totals of the amounts, pictures of them, and the schemas M1, M2 and M3 of the ramingen."""

from collections.abc import Iterator

from pipeline.blocks import Block, Heading, Row, Section
from pipeline.model.onderdelen import Actieplan, Doelstelling, Hoofdstuk
from pipeline.plan.amounts import (
    SOORT_UITLEG,
    STAP_VAN_BEDRAGEN,
    amounts_row,
    amounts_table,
    are_shortened,
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
    total_blocks = (Heading(2, plain_text("Het hele plan"), "hele-plan", "kop", contents=True), total)
    yield context.section(total_blocks if wide else (*blocks, *total_blocks), landscape=wide)
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
        heading = Heading(2, plain_text("Per hoofdstuk en doelstelling"), "per-hoofdstuk", "kop", contents=True)
        yield context.section((heading, *tables), landscape=True)


def _chapter_table(context: Context, hoofdstuk: Hoofdstuk) -> Block:
    dossier = context.dossier
    items: tuple[Doelstelling | Actieplan, ...] = (
        *dossier.doelstellingen_in(hoofdstuk),
        *dossier.losse_actieplannen(hoofdstuk),
    )
    rows: list[Row] = []
    shortened = False
    for item in items:
        bedragen = context.totalen.van(item)
        short = soort_rows(context, bedragen)
        rows += [group_row(_label(item), len(dossier.jaren)), *short]
        rows.append(amounts_row("Saldo", bedragen.saldo(), "subtotaal"))
        shortened = shortened or are_shortened(short)
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
        shortened=shortened,
    )


def _label(item: Doelstelling | Actieplan) -> str:
    loose = " (zonder doelstelling)" if isinstance(item, Actieplan) else ""
    return f"{item.code} {item.kort or item.titel}{loose}"
