"""The leeswijzer: how the plan is put together and how to find one's way."""

from collections.abc import Iterator

from pipeline.blocks import Section
from pipeline.plan.context import Context
from pipeline.plan.prose import tekst


def build(context: Context) -> Iterator[Section]:
    """The text of the city."""
    yield context.section((context.heading(), *tekst(context, "leeswijzer")))
