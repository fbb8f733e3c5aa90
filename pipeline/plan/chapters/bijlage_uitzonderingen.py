"""Annex: the exceptions that this plan makes on the rules of wording and structure, and who answers for each."""

from collections.abc import Iterator

from pipeline.blocks import Column, Reference, Section, Table
from pipeline.model.dossier import Toegelaten
from pipeline.model.onderdelen import Actie, Actieplan, Ambitie, Doelstelling
from pipeline.plan.context import Context, note
from pipeline.plan.tables import Content, head, row

ANKER = "bijlage-uitzonderingen"  # of the heading: that of the builder


def build(context: Context) -> Iterator[Section]:
    """One table, or nothing when there are no exceptions."""
    made = context.dossier.uitzonderingen
    if not made:
        return
    rows = (
        row(_about(context, each), _rule(each), each.reden, each.verantwoordelijke or "nog in te vullen")
        for each in made
    )
    table = Table(
        columns=(Column(24), Column(42), Column(), Column(38)),
        head=head("Bij", "Regel", "Reden", "Verantwoordelijk"),
        body=tuple(rows),
        caption="Uitzonderingen op de regels voor taal en structuur",
        anchor="tabel-uitzonderingen",
        description="Per uitzondering waarbij ze hoort, op welke regel, waarom, en welke functie ze verantwoordt",
    )
    about = note("Op de wettelijke normen en op de cijfers kan geen uitzondering.")
    yield context.section((context.heading(), about, table))


def _about(context: Context, uitzondering: Toegelaten) -> Content:
    item = context.dossier.met_code.get(uitzondering.bij)
    code = uitzondering.bij
    return (Reference(code, code),) if isinstance(item, Doelstelling | Actieplan | Actie | Ambitie) else code


def _rule(uitzondering: Toegelaten) -> str:
    return uitzondering.regel.replace("-", " ").capitalize()
