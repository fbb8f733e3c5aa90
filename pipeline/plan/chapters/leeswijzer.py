"""The leeswijzer: how the plan is put together and how to find one's way."""

from collections.abc import Iterator

from pipeline.blocks import Cell, Column, Row, Section, Table
from pipeline.plan.context import Context, plain_text
from pipeline.plan.prose import tekst


def build(context: Context) -> Iterator[Section]:
    """The plan in figures, then the text of the city."""
    yield context.section((context.heading(), _in_figures(context), *tekst(context, "leeswijzer")))


def _in_figures(context: Context) -> Table:
    dossier = context.dossier
    counts = (
        ("Hoofdstukken", len(dossier.gegevens.hoofdstukken)),
        ("Ambities uit het bestuursakkoord", sum(len(group) for group in dossier.ambities.values())),
        ("Beleidsdoelstellingen", len(dossier.doelstellingen)),
        ("Actieplannen", len(dossier.actieplannen)),
        ("Acties", len(dossier.acties)),
        ("Partners", len(dossier.partners)),
    )
    return Table(
        columns=(Column(80), Column(25, "right")),
        head=(Row((Cell(plain_text("In dit plan")), Cell(plain_text("Aantal")))),),
        body=tuple(
            Row((Cell(plain_text(label), heads="row"), Cell(plain_text(str(count))))) for label, count in counts
        ),
        caption="Het plan in getallen",
        anchor="tabel-getallen",
        description="Hoeveel hoofdstukken, ambities, doelstellingen, actieplannen, acties en partners het plan telt",
    )
