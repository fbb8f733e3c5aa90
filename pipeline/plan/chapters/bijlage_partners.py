"""Annex: partners and adviesraden, with the actieplannen they work on."""

from collections.abc import Iterator

from pipeline.blocks import Block, Column, Heading, Inlines, Link, Section, Table
from pipeline.model.onderdelen import Actieplan, Adviesraad, Partner
from pipeline.plan.context import Context, met_teken, plain_text, references
from pipeline.plan.tables import head, row


def build(context: Context) -> Iterator[Section]:
    """A table of partners and one of adviesraden."""
    dossier = context.dossier
    blocks: list[Block] = []
    if dossier.partners:
        blocks.append(_table(context, dossier.partners, "Partner", "Partners van dit plan", "tabel-partners"))
    if dossier.adviesraden:
        blocks.append(Heading(2, plain_text("Adviesraden"), "adviesraden", "kop"))
        blocks.append(_table(context, dossier.adviesraden, "Adviesraad", "Adviesraden", "tabel-adviesraden"))
    if blocks:
        yield context.section((context.heading(), *blocks))


def _table(
    context: Context, items: tuple[Partner, ...] | tuple[Adviesraad, ...], title: str, caption: str, anchor: str
) -> Table:
    by_name: list[Partner | Adviesraad] = sorted(items, key=lambda item: item.naam.casefold())
    rows = tuple(row(_name(item), _plans(context, item)) for item in by_name)
    return Table(
        columns=(Column(), Column(60)),
        head=head(title, "Werkt mee aan"),
        body=rows,
        caption=caption,
        anchor=anchor,
        description=f"{caption}, met de actieplannen waaraan ze meewerken",
    )


def _name(item: Partner | Adviesraad) -> Inlines:
    link, more = (item.link, item.omschrijving) if isinstance(item, Partner) else (None, "")
    naam = met_teken(item.naam, item.voorbeeld)
    name: Inlines = (Link(naam, link),) if link else plain_text(naam)
    return (*name, *plain_text(f": {more}" if more else ""))


def _plans(context: Context, item: Partner | Adviesraad) -> Inlines:
    def works_with(plan: Actieplan) -> bool:
        codes = plan.partners if isinstance(item, Partner) else plan.adviesraden
        return any(reference.code == item.code for reference in codes)

    plans = filter(works_with, context.dossier.actieplannen)
    return references((plan.code for plan in plans), page=False) or plain_text("nog geen actieplan")
