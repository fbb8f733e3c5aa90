"""In het kort: the edition for residents. Per doelstelling what changes, by when, what it costs and who to ask."""

from collections.abc import Iterator, Set
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
from pipeline.model.onderdelen import Actieplan, Dienst, Doelstelling, Hoofdstuk, Indicator, Mandataris
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN
from pipeline.plan.charts import chart_by_chapter, without_repayments
from pipeline.plan.context import Context, contact, met_teken, note, paragraph, plain_text
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


# What a plan that is too big for these pages leaves out, in this order: the full plan has it, at the same code.
_LEFT_OUT = ("hoe", "waarom", "lijn", "los")


def forms_of_kort(dossier: Dossier, totalen: Totalen, fingerprint: str) -> tuple[Document, ...]:
    """The resident edition whole, and shorter each time: the first that has at most `MEESTE_BLADZIJDEN` pages is it."""
    return tuple(
        build_kort(dossier, totalen, fingerprint, frozenset(_LEFT_OUT[:count])) for count in range(len(_LEFT_OUT) + 1)
    )


def build_kort(dossier: Dossier, totalen: Totalen, fingerprint: str, left_out: Set[str] = frozenset()) -> Document:
    """The resident edition, without the kinds of text in `left_out`."""
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
        *_chapters(context, left_out),
        *chart_by_chapter(context, explained=False),
        *_more(context),
    )
    gegevens = dossier.gegevens
    subtitle = f"{gegevens.titel} {gegevens.periode.van}–{gegevens.periode.tot}"
    document = frame(dossier, fingerprint, TITEL, "", subtitle, numbered((context.section(settled(blocks)),)))
    # the title of this edition is ours, and its subtitle is the title of the plan, which is looked at there
    places = {name: at for name, at in document.places.items() if name not in ("title", "subtitle")}
    return replace(document, most_pages=MEESTE_BLADZIJDEN, places=places)


def _intro(context: Context) -> Blocks:
    dossier, periode = context.dossier, context.dossier.gegevens.periode
    goals, plans = len(dossier.doelstellingen), len(dossier.actieplannen)
    words = (
        f"Van {periode.van} tot en met {periode.tot} werken {dossier.gegevens.entiteiten_samen} aan "
        f"{goals} {'doelstelling' if goals == 1 else 'doelstellingen'}, met "
        f"{plans} {'actieplan' if plans == 1 else 'actieplannen'}. Dit zijn ze, in het kort."
    )
    return (Paragraph(plain_text(words), "intro"),)


def _chapters(context: Context, left_out: Set[str]) -> Iterator[Block]:
    for number, hoofdstuk in enumerate(context.dossier.gegevens.hoofdstukken, start=1):
        doelstellingen = context.dossier.doelstellingen_in(hoofdstuk)
        loose = context.dossier.losse_actieplannen(hoofdstuk)
        if not doelstellingen and not loose:
            continue
        name, at = plain_text(hoofdstuk.naam), hoofdstuk.plaats("naam")
        yield Heading(2, name, hoofdstuk.code, "kop", number=str(number), contents=True, at=at)
        for doelstelling in doelstellingen:
            yield from _doelstelling(context, doelstelling, left_out)
        if loose:
            yield _counted(doelstellingen, loose) if "los" in left_out else _loose(context, hoofdstuk, loose)


def _doelstelling(context: Context, doelstelling: Doelstelling, left_out: Set[str]) -> Iterator[Block]:
    at = doelstelling.plaats("titel")
    title = plain_text(met_teken(doelstelling.titel, doelstelling.voorbeeld))
    yield Heading(3, title, doelstelling.code, "tussenkop", at=at)
    why = veld(context, doelstelling.toelichting)[:1]
    if why and "waarom" not in left_out:
        yield LabelRow("Waarom", why)
    targets = tuple(
        block for each in doelstelling.indicatoren for block in _target(context, each, drawn="lijn" not in left_out)
    )
    if targets:
        yield LabelRow("Tegen wanneer", targets)
    plannen = context.dossier.actieplannen_bij(doelstelling)
    if plannen and "hoe" not in left_out:
        titles = (met_teken(plan.titel, plan.voorbeeld and not doelstelling.voorbeeld) for plan in plannen)
        yield LabelRow("Hoe", (ItemList(tuple((paragraph(title),) for title in titles)),))
    cost = _cost(context, doelstelling)
    if cost:
        yield LabelRow("Wat het kost", (paragraph(cost),))
    yield LabelRow("Wie je het vraagt", (paragraph(_who(context, doelstelling)),))


def _target(context: Context, indicator: Indicator, *, drawn: bool) -> Blocks:
    line = target_line(context, indicator)
    if drawn:
        return (paragraph(indicator.naam), line)
    sentence = f"{indicator.naam}: {line.description[:1].lower()}{line.description[1:]}"
    return (paragraph(met_teken(sentence, indicator.voorbeeld)),)


def _loose(context: Context, hoofdstuk: Hoofdstuk, plannen: tuple[Actieplan, ...]) -> Table:
    with_cost = context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN
    titles = ("Wat we ook doen", *(("Wat het kost",) if with_cost else ()), "Wie je het vraagt")
    columns = (Column(), *((Column(42),) if with_cost else ()), Column(48))
    return Table(
        columns=columns,
        head=head(*titles),
        body=tuple(
            row(
                met_teken(plan.titel, plan.voorbeeld),
                *((_cost(context, plan),) if with_cost else ()),
                _who(context, plan),
            )
            for plan in plannen
        ),
        description=f"Actieplannen van {hoofdstuk.naam} zonder doelstelling",
    )


def _counted(doelstellingen: tuple[Doelstelling, ...], plannen: tuple[Actieplan, ...]) -> Block:
    many = "1 actieplan" if len(plannen) == 1 else f"{len(plannen)} actieplannen"
    beside = f"Bij dit hoofdstuk horen ook {many} zonder doelstelling"
    return paragraph(
        f"{beside if doelstellingen else f'Dit hoofdstuk telt {many}'}: lees daarover in het volledige plan."
    )


def _cost(context: Context, item: Doelstelling | Actieplan) -> str:
    """What is spent over the whole period, in words; empty before there are amounts."""
    if context.dossier.gegevens.stap < STAP_VAN_BEDRAGEN:
        return ""
    spent = sum(context.totalen.van(item).besteed)
    amount = schrijf_miljoen(spent) if abs(spent) >= AFGEROND_VANAF else f"{schrijf_bedrag(spent)} euro"
    return f"{amount} in {len(context.dossier.jaren)} jaar"


def _who(context: Context, item: Doelstelling | Actieplan) -> str:
    names = (
        context.namen(Mandataris, item.aanspreekpunt, bij=item),
        context.namen(Dienst, item.trekker, bij=item),
    )
    return " en ".join(filter(None, names)) or "nog aan te wijzen"


def _more(context: Context) -> Iterator[Block]:
    yield Heading(2, plain_text("Meer weten"), "meer-weten", "kop", contents=True)
    yield paragraph(
        "In het volledige plan staat bij elke doelstelling wat de stad doet, met wie, wanneer en met welk geld. "
        "De bedragen zijn daar dezelfde als hier."
    )
    if context.dossier.gegevens.contact:
        yield LabelRow("Vragen?", contact(context.dossier.gegevens.contact))
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        words = "Wat het kost, is de som van alle uitgaven over de looptijd van het plan."
        if context.totalen.bron == "enveloppen":
            words += " Het zijn grootteordes, nog geen ramingen."
        words = " ".join((words, *without_repayments(context)))
        yield note(words)
