"""Annex: the exceptions that this plan makes on the rules of wording and structure, and why."""

from collections.abc import Iterator

from pipeline.blocks import Column, Reference, Section, Table
from pipeline.model.dossier import Toegelaten
from pipeline.model.onderdelen import Actie, Actieplan, Ambitie, Doelstelling, ToegelatenWoord
from pipeline.plan.context import Context, note
from pipeline.plan.tables import Content, head, row

ANKER = "bijlage-uitzonderingen"  # of the heading: that of the builder


def build(context: Context) -> Iterator[Section]:
    """A table of exceptions with who answers for each, and one of words that may; nothing when there are neither."""
    made, words = context.dossier.uitzonderingen, context.dossier.woorden
    tables = (
        *((_exceptions(context, made),) if made else ()),
        *((_allowed_words(words.mag),) if words is not None and words.mag else ()),
    )
    if tables:
        about = note("Op de wettelijke normen en op de cijfers kan geen uitzondering.")
        yield context.section((context.heading(), about, *tables))


def _exceptions(context: Context, made: tuple[Toegelaten, ...]) -> Table:
    rows = (
        row(_about(context, each), _rule(each), each.reden, each.verantwoordelijke or "nog in te vullen")
        for each in made
    )
    return Table(
        columns=(Column(24), Column(42), Column(), Column(38)),
        head=head("Bij", "Regel", "Reden", "Verantwoordelijk"),
        body=tuple(rows),
        caption="Uitzonderingen op de regels voor taal en structuur",
        anchor="tabel-uitzonderingen",
        description="Per uitzondering waarbij ze hoort, op welke regel, waarom, en welke functie ze verantwoordt",
    )


def _allowed_words(words: tuple[ToegelatenWoord, ...]) -> Table:
    return Table(
        columns=(Column(42), Column()),
        head=head("Woord", "Waarom het hier mag"),
        body=tuple(row(each.woord, each.reden) for each in words),
        caption="Woorden die dit plan gebruikt zoals ze zijn",
        anchor="tabel-woorden",
        description="Per woord dat de taalregels anders zouden melden, waarom dit plan het gebruikt",
    )


def _about(context: Context, uitzondering: Toegelaten) -> Content:
    item = context.dossier.met_code.get(uitzondering.bij)
    code = uitzondering.bij
    return (Reference(code, code),) if isinstance(item, Doelstelling | Actieplan | Actie | Ambitie) else code


def _rule(uitzondering: Toegelaten) -> str:
    return uitzondering.regel.replace("-", " ").capitalize()
