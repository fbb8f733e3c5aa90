"""Deel 4, toelichting: what the council needs besides, to decide knowingly."""

from collections.abc import Iterator

from pipeline.blocks import Block, Section
from pipeline.plan.context import Context, paragraph
from pipeline.plan.prose import tekst

TEKSTEN = ("motivering", "financiele-risicos", "grondslagen", "documentatie")


def build(context: Context) -> Iterator[Section]:
    """The texts that the law asks for, and the amounts per soort and chapter."""
    blocks: list[Block] = [context.heading()]
    for name in TEKSTEN:
        blocks += tekst(context, name)
    if len(blocks) == 1:
        blocks.append(paragraph("De financiële risico's, de grondslagen en de documentatie volgen in stap 4."))
    yield context.section(tuple(blocks))
