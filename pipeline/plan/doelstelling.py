"""A doelstelling as blocks: how it is measured, who answers for it, what it costs, its actieplannen."""

from collections.abc import Iterator

from pipeline.blocks import Block, Cell, Column, Heading, Inlines, LabelRow, Reference, Row, Strip, Table, Text
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.onderdelen import Actieplan, Dienst, Doelstelling, Mandataris
from pipeline.plan.actieplan import actieplan_blocks
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN, cost_table
from pipeline.plan.context import Context, flag, met_teken, paragraph, plain_text, with_code
from pipeline.plan.facets import facets_of
from pipeline.plan.indicator import indicator_blocks
from pipeline.plan.prioriteit import niet_prioritair
from pipeline.plan.prose import veld
from pipeline.plan.tables import labelled

# millimetres: flag, trekker, saldo, page
_FLAG, _TREKKER, _SALDO, _PAGE = 25.0, 32.0, 24.0, 9.0


def doelstelling_blocks(context: Context, doelstelling: Doelstelling) -> Iterator[Block]:
    """The page of a doelstelling, and those of its actieplannen."""
    code = doelstelling.code
    hoofdstuk = context.dossier.hoofdstuk_van(doelstelling)
    yield Strip(
        code,
        met_teken("Beleidsdoelstelling", doelstelling.voorbeeld),
        plain_text(f"hoofdstuk {hoofdstuk.naam}" if hoofdstuk else ""),
        *flag(context, doelstelling),
        short=doelstelling.kort or doelstelling.titel,
    )
    facets, title = facets_of(context, doelstelling), plain_text(doelstelling.titel)
    at = doelstelling.plaats("titel")
    yield Heading(3, title, code, "doelstelling", number=doelstelling.nummer, contents=True, facets=facets, at=at)
    for indicator in doelstelling.indicatoren:
        yield LabelRow("Zo meten we het", indicator_blocks(context, indicator))
    responsible = _responsible(context, doelstelling)
    if responsible:
        yield LabelRow("Verantwoordelijk", (paragraph(responsible),))
    yield from labelled("Waarom en hoe", veld(context, doelstelling.toelichting, pages=False))
    plannen = context.dossier.actieplannen_bij(doelstelling)
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        yield Heading(4, plain_text("Wat het kost"), f"{code}-kost", "tussenkop")
        rest = niet_prioritair(context, doelstelling)
        yield cost_table(context, context.totalen.van(doelstelling), code, rest)
    if plannen:
        yield Heading(4, plain_text("De actieplannen"), f"{code}-actieplannen", "tussenkop")
        yield list_of_plans(context, plannen, code)
        for actieplan in plannen:
            yield from actieplan_blocks(context, actieplan)


def _responsible(context: Context, doelstelling: Doelstelling) -> str:
    names = (
        (context.namen(Mandataris, doelstelling.aanspreekpunt, bij=doelstelling), "politiek"),
        (context.namen(Dienst, doelstelling.trekker, bij=doelstelling), "ambtelijk"),
    )
    words = ", ".join(f"{name} ({how})" for name, how in names if name)
    return words[:1].upper() + words[1:]


def list_of_plans(context: Context, plannen: tuple[Actieplan, ...], owner: str) -> Table:
    """The actieplannen of a doelstelling or chapter (`owner` is its code), with who leads each and what it costs."""
    dossier = context.dossier
    flagged, counted = dossier.kent_prioriteit, dossier.gegevens.stap >= STAP_VAN_BEDRAGEN
    years = f"{dossier.jaren[0]}–{dossier.jaren[-1]}"
    titles = ("", *(("",) if flagged else ()), "Trekker", *((f"Saldo {years}",) if counted else ()), "Blz.")
    columns = (
        Column(),
        *((Column(_FLAG),) if flagged else ()),
        Column(_TREKKER),
        *((Column(_SALDO, "right"),) if counted else ()),
        Column(_PAGE, "right", printed=True),
    )
    rows = [_row(context, plan, flagged=flagged, counted=counted) for plan in plannen]
    if counted and len(plannen) > 1:
        saldo = sum(sum(context.totalen.van(plan).saldo()) for plan in plannen)
        label = Cell(plain_text("Samen"), colspan=len(columns) - 2, heads="row")
        rows.append(Row((label, Cell(plain_text(schrijf_bedrag(saldo))), Cell()), "totaal"))
    return Table(
        columns=columns,
        head=(Row(tuple(Cell(plain_text(title)) for title in titles)),),
        body=tuple(rows),
        anchor=f"tabel-{owner}-actieplannen",
        description="De actieplannen, met wie ze trekt" + (" en hun saldo in euro" if counted else ""),
    )


def _row(context: Context, plan: Actieplan, *, flagged: bool, counted: bool) -> Row:
    word, _ = flag(context, plan)
    trekker = context.namen(Dienst, plan.trekker, bij=plan) or "nog aan te wijzen"
    named: Inlines = with_code((Reference(plan.titel, plan.code, page=False),), Text(plan.code, quiet=True))
    return Row(
        (
            Cell(named, heads="row"),
            *((Cell((Text(word, bold=context.dossier.is_prioritair(plan)),)),) if flagged else ()),
            Cell(plain_text(trekker[:1].upper() + trekker[1:])),
            *((Cell(plain_text(schrijf_bedrag(sum(context.totalen.van(plan).saldo())))),) if counted else ()),
            Cell((Reference("", plan.code),)),
        )
    )
