"""The foreword, as far as the city wrote one."""

from collections.abc import Iterator

from pipeline.blocks import Section
from pipeline.plan.context import Context
from pipeline.plan.prose import tekst


def build(context: Context) -> Iterator[Section]:
    """The text of the city; nothing without it."""
    words = tuple(tekst(context, "voorwoord"))
    if words:
        yield context.section((context.heading(), *words))
