"""The leeswijzer: the plan in four figures, how it is put together and how to find one's way."""

from collections.abc import Iterator

from pipeline.blocks import Section
from pipeline.plan.context import Context
from pipeline.plan.kerncijfers import kerncijfers
from pipeline.plan.prose import tekst


def build(context: Context) -> Iterator[Section]:
    """The figures, then the text of the city."""
    yield context.section((context.heading(), kerncijfers(context), *tekst(context, "leeswijzer")))
