"""Annex: how it was decided, in the order of the register; what is marked intern is never here."""

from collections.abc import Iterator

from pipeline.blocks import Column, Reference, Section, Table
from pipeline.model.beslissingen import Beslissing
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling
from pipeline.model.velden import schrijf_datum
from pipeline.plan.context import Context, naam_van
from pipeline.plan.tables import Content, head, row


def build(context: Context) -> Iterator[Section]:
    """A table with every decision, what was turned down too; nothing when there is none."""
    made = context.dossier.beslissingen
    if not made:
        return
    rows = (
        row(str(each.nr), schrijf_datum(each.datum), each.orgaan, _about(context, each), each.besluit, each.motivering)
        for each in made
    )
    table = Table(
        columns=(Column(10), Column(26), Column(24), Column(), Column(22), Column(46)),
        head=head("Nr.", "Datum", "Wie besliste", "Over", "Besluit", "Waarom"),
        body=tuple(rows),
        caption="De beslissingen, in hun volgorde",
        anchor="tabel-beslissingen",
        description="Per beslissing wanneer ze viel, wie besliste, waarover, wat het besluit was en waarom",
    )
    yield context.section((context.heading(), table))


def _about(context: Context, beslissing: Beslissing) -> Content:
    """What it is about by its name, as a reference as long as it is in the plan."""
    code = beslissing.code
    refused = next((each for each in context.dossier.afgewezen if each.code == code), None)
    if refused is not None:
        return f"{naam_van(refused)} ({code})"
    item = context.dossier.met_code.get(code)
    if item is None:
        return code
    named = f"{naam_van(item)} ({code})"
    return (Reference(named, code),) if isinstance(item, Doelstelling | Actieplan | Actie) else named
