"""Annex: every code, for who knows a code and looks for its page."""

from collections.abc import Iterator

from pipeline.blocks import Cell, Column, Reference, Row, Section, Table
from pipeline.plan.context import Context, plain_text


def build(context: Context) -> Iterator[Section]:
    """One table of doelstellingen, actieplannen and acties by code."""
    dossier = context.dossier
    entries = [(each.code, each.nummer, each.kort or each.titel, each.code) for each in dossier.doelstellingen]
    entries += [(each.code, each.nummer, each.kort or each.titel, each.code) for each in dossier.actieplannen]
    entries += [(actie.code, actie.nummer or "", actie.titel, plan.code) for plan, actie in dossier.acties]
    rows = tuple(
        Row(
            (
                Cell(plain_text(code), heads="row"),
                Cell(plain_text(number)),
                Cell(plain_text(title)),
                Cell((Reference(target, target),)),
            )
        )
        for code, number, title, target in sorted(entries)
    )
    table = Table(
        columns=(Column(20), Column(18), Column(), Column(34)),
        head=(Row(tuple(Cell(plain_text(title)) for title in ("Code", "Nummer", "Naam", "Zie"))),),
        body=rows,
        caption="Codes van doelstellingen, actieplannen en acties",
        anchor="tabel-codes",
        description="Alle codes met hun nummer, naam en plaats in het plan",
    )
    if rows:
        yield context.section((context.heading(), table))
