"""Annex: every code, for who knows a code and looks for its page."""

from collections.abc import Iterator

from pipeline.blocks import Column, Reference, Section, Table
from pipeline.plan.context import Context
from pipeline.plan.tables import head, row


def build(context: Context) -> Iterator[Section]:
    """One table of doelstellingen, actieplannen and acties by code."""
    dossier = context.dossier
    entries = [(each.code, each.nummer, each.kort or each.titel, each.code) for each in dossier.doelstellingen]
    entries += [(each.code, each.nummer, each.kort or each.titel, each.code) for each in dossier.actieplannen]
    entries += [(actie.code, actie.nummer or "", actie.titel, plan.code) for plan, actie in dossier.acties]
    entries.sort()
    rows = tuple(row(code, number, title, (Reference(owner, code),)) for code, number, title, owner in entries)
    table = Table(
        columns=(Column(20), Column(18), Column(), Column(34)),
        head=head("Code", "Nummer", "Naam", "Zie"),
        body=rows,
        caption="Codes van doelstellingen, actieplannen en acties",
        anchor="tabel-codes",
        description="Alle codes met hun nummer, naam en plaats in het plan",
    )
    if rows:
        yield context.section((context.heading(), table))
