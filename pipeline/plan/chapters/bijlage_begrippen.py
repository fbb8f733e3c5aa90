"""Annex: the glossary."""

from collections.abc import Iterator

from pipeline.blocks import LabelRow, Section
from pipeline.plan.context import Context, paragraph


def build(context: Context) -> Iterator[Section]:
    """The terms with their explanation, by alphabet."""
    rows = tuple(LabelRow(begrip.term, (paragraph(begrip.uitleg),)) for begrip in context.dossier.begrippen)
    if rows:
        yield context.section((context.heading(), *rows))
