"""Annex: the organisation, by cluster its diensten, and which actieplannen each of them leads."""

from collections.abc import Iterator

from pipeline.blocks import Cell, Column, Inlines, Reference, Row, Section, Table, Text
from pipeline.model.onderdelen import Dienst
from pipeline.plan.context import Context, met_teken, naam_van, plain_text
from pipeline.plan.tables import head, row

_ZONDER_CLUSTER = "Buiten de clusters"


def build(context: Context) -> Iterator[Section]:
    """A table of the diensten by cluster; nothing for a dossier that has no clusters."""
    dossier = context.dossier
    groups = [
        (cluster.naam, [each for each in dossier.diensten if each.cluster and each.cluster.code == cluster.code])
        for cluster in dossier.clusters
    ]
    groups.append((_ZONDER_CLUSTER, [each for each in dossier.diensten if each.cluster is None]))
    rows = tuple(
        each
        for naam, diensten in groups
        if diensten
        for each in (
            Row((Cell(plain_text(naam), colspan=2, heads="rows"),), "groep"),
            *(row(met_teken(dienst.naam, dienst.voorbeeld), _leads(context, dienst)) for dienst in diensten),
        )
    )
    if not dossier.clusters or not rows:
        return
    table = Table(
        columns=(Column(), Column(110)),
        head=head("Dienst", "Trekt"),
        body=rows,
        caption="De diensten per cluster",
        anchor="tabel-organisatie",
        description="Per cluster de diensten, met de actieplannen die ze trekken",
    )
    yield context.section((context.heading(), table))


def _leads(context: Context, dienst: Dienst) -> Inlines:
    plans = [plan for plan in context.dossier.actieplannen if plan.trekker and plan.trekker.code == dienst.code]
    names = [Reference(naam_van(plan), plan.code, page=False) for plan in plans]
    return tuple(each for name in names for each in (Text(", "), name))[1:] or plain_text("geen actieplan")
