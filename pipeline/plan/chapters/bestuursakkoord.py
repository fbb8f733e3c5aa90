"""Deel 1: from the bestuursakkoord to this plan."""

from collections.abc import Iterator

from pipeline.blocks import Block, Column, Section, Table
from pipeline.model.velden import schrijf_datum
from pipeline.plan.context import Context
from pipeline.plan.prose import tekst
from pipeline.plan.tables import head, row

_TEKSTEN = ("waarom", "speerpunten", "principes", "traject", "participatie", "afsprakennota", "omgevingsanalyse")


def build(context: Context) -> Iterator[Section]:
    """The texts of the city, with the calendar of the trajectory behind the text about it."""
    blocks: list[Block] = [context.heading()]
    for name in _TEKSTEN:
        blocks += tekst(context, name)
        if name == "traject" and context.dossier.gegevens.kalender:
            blocks.append(_kalender(context))
    yield context.section(tuple(blocks))


def _kalender(context: Context) -> Table:
    days = sorted(context.dossier.gegevens.kalender, key=lambda mijlpaal: mijlpaal.datum)
    return Table(
        columns=(Column(36), Column(52), Column()),
        head=head("Datum", "Wat", "Uitleg"),
        body=tuple(row(schrijf_datum(day.datum), day.naam, day.uitleg) for day in days),
        caption="De kalender van het traject",
        anchor="tabel-kalender",
        description="De dagen van het traject, met wat er gebeurt",
    )
