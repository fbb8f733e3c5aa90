"""In het kort: the edition for residents. Per doelstelling what changes, by when, what it costs and who to ask."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.blocks import (
    Block,
    Blocks,
    Column,
    Contents,
    Document,
    Heading,
    ItemList,
    LabelRow,
    Paragraph,
    Table,
)
from pipeline.finance.boek import Boek
from pipeline.finance.totalen import Totalen
from pipeline.model.bedrag import schrijf_bedrag, schrijf_miljoen
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Dienst, Doelstelling, Hoofdstuk, Mandataris
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN
from pipeline.plan.charts import chart_by_chapter
from pipeline.plan.context import Context, note, paragraph, plain_text
from pipeline.plan.edition import frame
from pipeline.plan.indicator import target_line
from pipeline.plan.numbering import numbered
from pipeline.plan.outline import Deel
from pipeline.plan.part import settled
from pipeline.plan.prose import veld
from pipeline.plan.tables import head, row

TITEL = "Het meerjarenplan in het kort"
MEESTE_BLADZIJDEN = 8
AFGEROND_VANAF = 1_000_000_00  # euro cents: from a million on, millions with one decimal say enough


def build_kort(dossier: Dossier, totalen: Totalen, fingerprint: str) -> Document:
    """The resident edition, which has at most `MEESTE_BLADZIJDEN` pages."""
    context = Context(
        dossier,
        totalen,
        fingerprint,
        Deel(bouwer="kort", titel="Wat er verandert", kopregel="In het kort"),
        Boek(dossier),
    )
    blocks = (
        Contents("Inhoud"),
        context.heading(),
        *_intro(context),
        *_chapters(context),
        *chart_by_chapter(context),
        *_more(context),
    )
    gegevens = dossier.gegevens
    subtitle = f"{gegevens.titel} {gegevens.periode.van}–{gegevens.periode.tot}"
    document = frame(dossier, fingerprint, TITEL, "", subtitle, numbered((context.section(settled(blocks)),)))
    return replace(document, most_pages=MEESTE_BLADZIJDEN)


def _intro(context: Context) -> Blocks:
    dossier, periode = context.dossier, context.dossier.gegevens.periode
    goals, plans = len(dossier.doelstellingen), len(dossier.actieplannen)
    words = (
        f"Van {periode.van} tot en met {periode.tot} werken {dossier.gegevens.entiteiten_samen} aan "
        f"{goals} {'doelstelling' if goals == 1 else 'doelstellingen'}, met "
        f"{plans} {'actieplan' if plans == 1 else 'actieplannen'}. Dit zijn ze, in het kort."
    )
    return (Paragraph(plain_text(words), "intro"),)


def _chapters(context: Context) -> Iterator[Block]:
    for number, hoofdstuk in enumerate(context.dossier.gegevens.hoofdstukken, start=1):
        doelstellingen = context.dossier.doelstellingen_in(hoofdstuk)
        loose = context.dossier.losse_actieplannen(hoofdstuk)
        if not doelstellingen and not loose:
            continue
        yield Heading(2, plain_text(hoofdstuk.naam), hoofdstuk.code, "kop", number=str(number), contents=True)
        for doelstelling in doelstellingen:
            yield from _doelstelling(context, doelstelling)
        if loose:
            yield _loose(context, hoofdstuk, loose)


def _doelstelling(context: Context, doelstelling: Doelstelling) -> Iterator[Block]:
    yield Heading(3, plain_text(doelstelling.titel), doelstelling.code, "tussenkop")
    why = veld(context, doelstelling.toelichting)[:1]
    if why:
        yield LabelRow("Waarom", why)
    targets = (
        block
        for indicator in doelstelling.indicatoren
        for block in (paragraph(indicator.naam), target_line(context, indicator))
    )
    if doelstelling.indicatoren:
        yield LabelRow("Tegen wanneer", tuple(targets))
    plannen = context.dossier.actieplannen_bij(doelstelling)
    if plannen:
        yield LabelRow("Hoe", (ItemList(tuple((paragraph(plan.titel),) for plan in plannen)),))
    cost = _cost(context, doelstelling)
    if cost:
        yield LabelRow("Wat het kost", (paragraph(cost),))
    yield LabelRow("Wie je het vraagt", (paragraph(_who(context, doelstelling)),))


def _loose(context: Context, hoofdstuk: Hoofdstuk, plannen: tuple[Actieplan, ...]) -> Table:
    with_cost = context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN
    titles = ("Wat we ook doen", *(("Wat het kost",) if with_cost else ()), "Wie je het vraagt")
    columns = (Column(), *((Column(42),) if with_cost else ()), Column(48))
    return Table(
        columns=columns,
        head=head(*titles),
        body=tuple(
            row(plan.titel, *((_cost(context, plan),) if with_cost else ()), _who(context, plan)) for plan in plannen
        ),
        description=f"Actieplannen van {hoofdstuk.naam} zonder doelstelling",
    )


def _cost(context: Context, item: Doelstelling | Actieplan) -> str:
    """What is spent over the whole period, in words; empty before there are amounts."""
    if context.dossier.gegevens.stap < STAP_VAN_BEDRAGEN:
        return ""
    spent = sum(context.totalen.van(item).zijde("U"))
    amount = schrijf_miljoen(spent) if abs(spent) >= AFGEROND_VANAF else f"{schrijf_bedrag(spent)} euro"
    return f"{amount} in {len(context.dossier.jaren)} jaar"


def _who(context: Context, item: Doelstelling | Actieplan) -> str:
    names = (context.naam(Mandataris, item.aanspreekpunt), context.naam(Dienst, item.trekker))
    return " en ".join(filter(None, names)) or "nog aan te wijzen"


def _more(context: Context) -> Iterator[Block]:
    yield Heading(2, plain_text("Meer weten"), "meer-weten", "kop", contents=True)
    yield paragraph(
        "In het volledige plan staat bij elke doelstelling wat de stad doet, met wie, wanneer en met welk geld. "
        "De codes en de bedragen zijn daar dezelfde als hier."
    )
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        words = "Wat het kost, is de som van alle uitgaven over de looptijd van het plan."
        if context.totalen.bron == "enveloppen":
            words += " Het zijn grootteordes, nog geen ramingen."
        yield note(words)
