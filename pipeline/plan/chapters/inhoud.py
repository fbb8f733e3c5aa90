"""The contents."""

from collections.abc import Iterator

from pipeline.blocks import Contents, Section
from pipeline.plan.context import Context


def build(context: Context) -> Iterator[Section]:
    """One section that holds the contents alone; its title is part of the block."""
    yield context.section((Contents(context.deel.titel),))
