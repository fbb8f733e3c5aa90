"""Annex: the list of tables and figures."""

from collections.abc import Iterator

from pipeline.blocks import CaptionList, Heading, Section
from pipeline.plan.context import Context, plain_text


def build(context: Context) -> Iterator[Section]:
    """Tables, then figures, each in the order of the plan."""
    yield context.section(
        (
            context.heading(),
            Heading(2, plain_text("Tabellen"), "lijst-tabellen", "kop"),
            CaptionList("Tabel"),
            Heading(2, plain_text("Figuren"), "lijst-figuren", "kop"),
            CaptionList("Figuur"),
        )
    )
