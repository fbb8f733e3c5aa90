"""What the strategische nota must say of priorities: who has it, what the rest costs together, what has none.

Source: minimum content of the strategische nota (Besluit Vlaamse Regering of 30 March 2018 on the BBC).
"""

from collections.abc import Iterator

from pipeline.blocks import Block, Heading, Inline, ItemList, Paragraph, Reference, Section, Text
from pipeline.finance.bedragen import Bedragen
from pipeline.finance.posten import ZONDER_DOELSTELLING
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling
from pipeline.model.soorten import SOORTEN, ZIJDEN
from pipeline.plan.amounts import is_wide, short_amounts_table
from pipeline.plan.context import Context, paragraph, plain_text, vindplaats
from pipeline.plan.schemas import heeft_schemas


def niet_prioritair(context: Context, doelstelling: Doelstelling) -> tuple[tuple[str, Bedragen], ...]:
    """What is no priority in a doelstelling that holds priorities, together, under its name.

    Nothing when that is one actieplan: its own page says the same.
    """
    blok = context.notablokken.get(doelstelling.code) if heeft_schemas(context) else None
    if blok is None or blok.is_volledig:
        return ()
    per_actieplan = context.dossier.gegevens.prioriteit_op == "actieplan"
    plannen = context.dossier.actieplannen_bij(doelstelling)
    rest = sum(not context.dossier.is_prioritair(each) for each in plannen)
    if per_actieplan and rest == 1:
        return ()
    return ((f"Waarvan niet-prioritaire {'actieplannen' if per_actieplan else 'acties'}", blok.rest),)


def prioritaire_acties(context: Context, actieplan: Actieplan) -> tuple[tuple[str, Bedragen], ...]:
    """The amounts of each prioritaire actie under its name, when priority is set on acties."""
    if not heeft_schemas(context) or actieplan.doelstelling is None:
        return ()
    blok = context.notablokken.get(actieplan.doelstelling.code)
    mine = {actie.code for actie in actieplan.acties}
    return tuple(
        (f"Waarvan prioritaire actie {item.code}", bedragen)
        for item, bedragen in (blok.items if blok else ())
        if isinstance(item, Actie) and item.code in mine
    )


def closing_sections(context: Context) -> Iterator[Section]:
    """The end of the strategische nota: goals without priority, where everything stands, verrichtingen without goal."""
    if not heeft_schemas(context):
        return
    title = Heading(2, plain_text("Prioriteiten en volledig overzicht"), "prioriteiten", "kop", contents=True)
    where = Heading(3, plain_text("Waar alle ramingen staan"), "volledig-overzicht", "tussenkop")
    bedragen = _zonder_doelstelling(context)
    wide = is_wide(bedragen)
    first = (title, *_without_priority(context), where, Paragraph(tuple(_where(context))))
    rest = tuple(_loose(context, bedragen, wide=wide))
    if wide:
        yield context.section(first)
    yield context.section(rest if wide else (*first, *rest), landscape=wide)


def _loose(context: Context, bedragen: Bedragen, *, wide: bool) -> Iterator[Block]:
    yield Heading(3, plain_text("Verrichtingen zonder beleidsdoelstelling"), "zonder-beleidsdoelstelling", "tussenkop")
    if bedragen.is_leeg:
        yield paragraph("Alle ramingen horen bij een beleidsdoelstelling.")
        return
    waiting = any(each.doelstelling is None and not each.is_gewone_werking for each in context.dossier.actieplannen)
    yield paragraph(
        "Dit is wat bij geen enkele beleidsdoelstelling hoort: de gewone werking en de algemene financiering"
        + (", en de actieplannen die er nog geen hebben." if waiting else ".")
    )
    caption = "Verrichtingen zonder beleidsdoelstelling"
    yield short_amounts_table(context, bedragen, caption, "tabel-zonder-beleidsdoelstelling", wide=wide)


def _without_priority(context: Context) -> Iterator[Block]:
    yield Heading(3, plain_text("Beleidsdoelstellingen zonder prioriteit"), "zonder-prioriteit", "tussenkop")
    if not context.dossier.kent_prioriteit:
        yield paragraph("Er is nog niet gekozen wat prioritair is.")
        return
    level = "actieplannen" if context.dossier.gegevens.prioriteit_op == "actieplan" else "acties"
    without = context.nota.zonder_prioriteit
    if not without:
        yield paragraph(f"Elke beleidsdoelstelling heeft prioritaire {level}.")
        return
    yield paragraph(f"Deze beleidsdoelstellingen hebben geen prioritaire {level}:")
    yield ItemList(tuple((Paragraph((Reference(each.code, each.code), Text(f" {each.titel}"))),) for each in without))


def _where(context: Context) -> Iterator[Inline]:
    yield Text(
        "Het volledige overzicht van alle beleidsdoelstellingen, actieplannen en acties met hun ramingen staat in de "
        "documentatie bij dit plan"
    )
    place = context.dossier.gegevens.documentatie
    if place:
        yield Text(": ")
        yield vindplaats(place)
        yield Text(".")
    else:
        yield Text("; waar je die vindt, wordt nog ingevuld.")


def _zonder_doelstelling(context: Context) -> Bedragen:
    som = context.boek.posten.som
    return Bedragen(
        {
            (soort, zijde): som({"soort": soort, "zijde": zijde, "doelstelling": ZONDER_DOELSTELLING})
            for soort in SOORTEN
            for zijde in ZIJDEN
        },
        context.dossier.jaren,
    )
