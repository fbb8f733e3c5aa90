"""Annex: the plans that this plan frames, and the kansen that come up."""

from collections.abc import Iterator

from pipeline.blocks import Block, Column, Heading, Inlines, Link, Section, Table
from pipeline.model.onderdelen import Dienst
from pipeline.model.velden import schrijf_datum
from pipeline.plan.context import Context, codes_of, met_teken, plain_text, references
from pipeline.plan.tables import head, row


def build(context: Context) -> Iterator[Section]:
    """A table of other plans, and one of opportuniteiten."""
    tables: list[Block] = []
    if context.dossier.andere_plannen:
        tables.append(_andere_plannen(context))
    if context.dossier.opportuniteiten:
        tables.append(Heading(2, plain_text("Opportuniteiten"), "opportuniteiten", "kop"))
        tables.append(_opportuniteiten(context))
    if tables:
        yield context.section((context.heading(), *tables))


def _andere_plannen(context: Context) -> Table:
    rows = []
    for plan in context.dossier.andere_plannen:
        naam = met_teken(plan.naam, plan.voorbeeld)
        name: Inlines = (Link(naam, plan.link),) if plan.link else plain_text(naam)
        fed = references(codes_of(plan.voedt), page=False) or plain_text("het hele plan")
        rows.append(row(name, plan.periode, fed))
    return Table(
        columns=(Column(), Column(30), Column(60)),
        head=head("Plan", "Periode", "Voedt"),
        body=tuple(rows),
        caption="De plannen die dit meerjarenplan kadert",
        anchor="tabel-andere-plannen",
        description="Andere plannen met hun periode en de doelstellingen of actieplannen die ze voeden",
    )


def _opportuniteiten(context: Context) -> Table:
    rows = []
    for kans in context.dossier.opportuniteiten:
        words = f"{kans.titel} {kans.uitleg}".strip()
        plans = references(codes_of(kans.actieplannen), page=False) or plain_text("nog niet gekoppeld")
        owner = context.namen(Dienst, kans.eigenaar, bij=kans) or "nog aan te wijzen"
        due = f"{owner}, tegen {schrijf_datum(kans.tegen)}" if kans.tegen else owner
        rows.append(row(met_teken(kans.code, kans.voorbeeld), words, plans, due, kans.uitkomst or "nog te beslissen"))
    return Table(
        columns=(Column(14), Column(), Column(24), Column(34), Column(40)),
        head=head("Code", "Kans", "Hoort bij", "Wie volgt ze op", "Uitkomst"),
        body=tuple(rows),
        caption="Opportuniteiten",
        anchor="tabel-opportuniteiten",
        description="Kansen met de actieplannen waar ze bij horen, wie ze opvolgt en wat ermee gebeurde",
    )
