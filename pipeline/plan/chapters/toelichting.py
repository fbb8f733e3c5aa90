"""Deel 4, toelichting: what the council needs besides, to decide knowingly."""

from collections.abc import Iterator

from pipeline.blocks import Block, Section
from pipeline.plan.context import Context, paragraph
from pipeline.plan.prose import tekst
from pipeline.plan.schemas import TOELICHTING, heeft_schemas, is_van_toepassing, schema_blocks

_NIET = (
    ("T3", "Schema T3 ontbreekt: dit plan heeft geen investeringsprojecten."),
    ("T4", "Schema T4 ontbreekt: dit plan heeft geen financiële schulden."),
)
TEKSTEN = ("motivering", "financiele-risicos", "grondslagen", "documentatie")


def build(context: Context) -> Iterator[Section]:
    """The texts that the law asks for; then, on landscape pages, the schemas T1 to T4 as far as they apply."""
    blocks: list[Block] = [context.heading()]
    for name in TEKSTEN:
        blocks += tekst(context, name)
    if len(blocks) == 1:
        blocks.append(paragraph("De financiële risico's, de grondslagen en de documentatie volgen in stap 4."))
    if not heeft_schemas(context):
        yield context.section(tuple(blocks))
        return
    blocks += (paragraph(words) for schema, words in _NIET if not is_van_toepassing(context, schema))
    yield context.section(tuple(blocks))
    for schema in TOELICHTING:
        yield context.section(tuple(schema_blocks(context, schema)), landscape=True)
