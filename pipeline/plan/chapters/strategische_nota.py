"""Deel 2, strategische nota: per chapter its doelstellingen, per doelstelling its actieplannen."""

from collections.abc import Iterator

from pipeline.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Heading,
    Inline,
    Inlines,
    ItemList,
    LabelRow,
    LineBreak,
    Paragraph,
    Reference,
    Row,
    Section,
    Strip,
    Table,
    Text,
)
from pipeline.model.onderdelen import (
    Actie,
    Actieplan,
    Adviesraad,
    AnderPlan,
    Dienst,
    Doelstelling,
    Hoofdstuk,
    Indicator,
    Mandataris,
    Meting,
    Partner,
)
from pipeline.model.velden import Moment
from pipeline.plan.amounts import amounts_table, short_amounts_table
from pipeline.plan.context import Context, ambitie_references, codes_of, note, paragraph, plain_text
from pipeline.plan.prose import veld

STAP_VAN_BEDRAGEN = 2


def build(context: Context) -> Iterator[Section]:
    """An opening section with the overview, then one section per chapter."""
    yield context.section((context.heading(), _overview(context), _in_figures(context)))
    for number, hoofdstuk in enumerate(context.dossier.gegevens.hoofdstukken, start=1):
        yield Section(tuple(_chapter(context, hoofdstuk, number)), f"{number} {hoofdstuk.naam}", accent=number)


def _overview(context: Context) -> Table:
    dossier = context.dossier
    rows = []
    for number, hoofdstuk in enumerate(dossier.gegevens.hoofdstukken, start=1):
        actieplannen = [plan for plan in dossier.actieplannen if dossier.hoofdstuk_van(plan) == hoofdstuk]
        name = (Reference(f"{number} {hoofdstuk.naam}", hoofdstuk.code),)
        counts = (len(dossier.doelstellingen_in(hoofdstuk)), len(actieplannen))
        rows.append(Row((Cell(name, heads="row"), *(Cell(plain_text(str(count))) for count in counts))))
    return Table(
        columns=(Column(), Column(32, "right"), Column(32, "right")),
        head=(Row(tuple(Cell(plain_text(title)) for title in ("Hoofdstuk", "Doelstellingen", "Actieplannen"))),),
        body=tuple(rows),
        caption="De hoofdstukken van de strategische nota",
        anchor="tabel-hoofdstukken",
        description="Per hoofdstuk het aantal doelstellingen en actieplannen",
    )


def _in_figures(context: Context) -> Table:
    dossier = context.dossier
    counts = (
        ("Hoofdstukken", len(dossier.gegevens.hoofdstukken)),
        ("Ambities uit het bestuursakkoord", sum(len(group) for group in dossier.ambities.values())),
        ("Beleidsdoelstellingen", len(dossier.doelstellingen)),
        ("Actieplannen", len(dossier.actieplannen)),
        ("Acties", len(dossier.acties)),
        ("Partners", len(dossier.partners)),
    )
    return Table(
        columns=(Column(80), Column(25, "right")),
        head=(Row((Cell(plain_text("In dit plan")), Cell(plain_text("Aantal")))),),
        body=tuple(
            Row((Cell(plain_text(label), heads="row"), Cell(plain_text(str(count))))) for label, count in counts
        ),
        caption="Het plan in getallen",
        anchor="tabel-getallen",
        description="Hoeveel hoofdstukken, ambities, doelstellingen, actieplannen, acties en partners het plan telt",
    )


def _chapter(context: Context, hoofdstuk: Hoofdstuk, number: int) -> Iterator[Block]:
    yield Heading(2, plain_text(hoofdstuk.naam), hoofdstuk.code, "hoofdstuk", number=str(number), contents=True)
    for block in veld(context, hoofdstuk.inleiding):
        yield Paragraph(block.inlines, "intro", block.at) if isinstance(block, Paragraph) else block
    for doelstelling in context.dossier.doelstellingen_in(hoofdstuk):
        yield from _doelstelling(context, doelstelling)
    loose = context.dossier.losse_actieplannen(hoofdstuk)
    if loose:
        title = f"Actieplannen zonder doelstelling in {hoofdstuk.naam}"
        yield Heading(3, plain_text(title), f"{hoofdstuk.code}-zonder-doelstelling", "kop", contents=True)
        yield paragraph(_why_loose(context))
        yield _list_of_plans(context, loose, hoofdstuk.code)
        for actieplan in loose:
            yield from _actieplan(context, actieplan)


def _why_loose(context: Context) -> str:
    if context.dossier.gegevens.stap < 3:
        return "De doelstellingen volgen in stap 3. Deze actieplannen hebben er nog geen."
    return "Deze actieplannen horen bij de gewone werking."


# ---- doelstelling -----------------------------------------------------------------------------------------------


def _doelstelling(context: Context, doelstelling: Doelstelling) -> Iterator[Block]:
    code = doelstelling.code
    parent = "voorbeeld" if doelstelling.voorbeeld else ""
    yield Strip(code, "Beleidsdoelstelling", parent, *_flag(context, doelstelling))
    yield Heading(3, plain_text(doelstelling.titel), code, "doelstelling", number=doelstelling.nummer, contents=True)
    for indicator in doelstelling.indicatoren:
        yield LabelRow("Zo meten we het", _indicator(indicator))
    responsible = _lines(
        ("Politiek", context.naam(Mandataris, doelstelling.aanspreekpunt)),
        ("Ambtelijk", context.naam(Dienst, doelstelling.trekker)),
    )
    if responsible:
        yield LabelRow("Verantwoordelijk", (Paragraph(responsible),))
    yield from _ambities_of(context, doelstelling)
    plannen = context.dossier.actieplannen_bij(doelstelling)
    yield from veld(context, doelstelling.toelichting)
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        yield Heading(4, plain_text("Wat het kost"), f"{code}-kost", "tussenkop")
        bedragen = context.totalen.van(doelstelling)
        yield amounts_table(context, bedragen, f"Ontvangsten en uitgaven van {code}", f"tabel-{code}")
    if plannen:
        yield Heading(4, plain_text("De actieplannen"), f"{code}-actieplannen", "tussenkop")
        yield _list_of_plans(context, plannen, code)
        for actieplan in plannen:
            yield from _actieplan(context, actieplan)


def _flag(context: Context, item: Doelstelling | Actieplan) -> tuple[str, bool]:
    """The word of the flag, and whether it is filled; no flag as long as nobody has chosen priorities."""
    if not context.dossier.kent_prioriteit:
        return "", False
    if context.dossier.is_prioritair(item):
        return "Prioritair", True
    return "Niet-prioritair", False


def _ambities_of(context: Context, doelstelling: Doelstelling) -> Iterator[LabelRow]:
    plannen = context.dossier.actieplannen_bij(doelstelling)
    seen = dict.fromkeys(code for actieplan in plannen for code in codes_of(actieplan.ambities))
    if seen:
        yield LabelRow("Sluit aan bij", (Paragraph((Text("Ambities "), *ambitie_references(context.dossier, seen))),))


def _indicator(indicator: Indicator) -> Blocks:
    goal = Text(_meting(indicator.streefcijfer, indicator.eenheid), bold=True)
    start = _meting(indicator.nulmeting, indicator.eenheid) if indicator.nulmeting else ""
    source = f"Bron: {indicator.bron}." if not indicator.bron.endswith(".") else f"Bron: {indicator.bron}"
    return (
        paragraph(indicator.naam),
        paragraph(f"Van {start} naar ", goal, ".") if start else paragraph("Doel: ", goal, ". De nulmeting volgt."),
        note(source + (" Voorbeeldcijfers." if indicator.voorbeeld else "")),
    )


def _meting(meting: Meting, unit: str) -> str:
    value = f"{meting.waarde.text}\u00a0{unit}" if unit else meting.waarde.text
    return f"{value.replace('-', chr(0x2212))} in {meting.jaar}"


def _list_of_plans(context: Context, plannen: tuple[Actieplan, ...], owner: str) -> Table:
    rows = tuple(
        Row(
            (
                Cell((Reference(plan.code, plan.code, page=False),), heads="row"),
                Cell(plain_text(plan.titel)),
                Cell(plain_text(context.naam(Dienst, plan.trekker) or "nog aan te wijzen")),
            )
        )
        for plan in plannen
    )
    return Table(
        columns=(Column(16), Column(), Column(42)),
        head=(Row(tuple(Cell(plain_text(title)) for title in ("Code", "Aanpak", "Trekker"))),),
        body=rows,
        caption=f"Actieplannen van {owner}" if owner.startswith("BD") else "Actieplannen zonder doelstelling",
        anchor=f"tabel-{owner}-actieplannen",
        description="De actieplannen met hun code en trekker",
    )


# ---- actieplan --------------------------------------------------------------------------------------------------


def _actieplan(context: Context, actieplan: Actieplan) -> Iterator[Block]:
    code = actieplan.code
    parents = [f"bij {actieplan.doelstelling.code}"] if actieplan.doelstelling else []
    parents += ["voorbeeld"] if actieplan.voorbeeld else []
    yield Strip(code, "Actieplan", ", ".join(parents), *_flag(context, actieplan))
    yield Heading(4, plain_text(actieplan.titel), code, "actieplan", number=actieplan.nummer, contents=False)
    yield from _facts(context, actieplan)
    yield from veld(context, actieplan.toelichting)
    if actieplan.acties:
        yield Heading(5, plain_text("Wat we doen"), f"{code}-acties", "tussenkop")
        yield _acties(context, actieplan)
        for actie in actieplan.acties:
            yield from _explained(context, actie)
    if actieplan.aandachtspunten:
        yield Heading(5, plain_text("Waar we op letten"), f"{code}-aandachtspunten", "tussenkop")
        yield ItemList(tuple((paragraph(point),) for point in actieplan.aandachtspunten))
    yield from _who_does_what(actieplan)
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        yield Heading(5, plain_text("Wat het kost"), f"{code}-kost", "tussenkop")
        bedragen = context.totalen.van(actieplan)
        yield short_amounts_table(context, bedragen, f"Ontvangsten en uitgaven van {code}", f"tabel-{code}")


def _facts(context: Context, actieplan: Actieplan) -> Iterator[LabelRow]:
    always = "nog aan te wijzen"
    facts: tuple[tuple[str, Inlines], ...] = (
        ("Aanspreekpunt", plain_text(context.naam(Mandataris, actieplan.aanspreekpunt) or always)),
        ("Trekker", plain_text(context.naam(Dienst, actieplan.trekker) or always)),
        ("Partners", plain_text(context.namen(Partner, actieplan.partners))),
        ("Adviesraden", plain_text(context.namen(Adviesraad, actieplan.adviesraden))),
        (
            "Ambities",
            ambitie_references(context.dossier, codes_of(actieplan.ambities)) or plain_text(actieplan.zonder_ambitie),
        ),
        ("Andere plannen", plain_text(context.namen(AnderPlan, actieplan.andere_plannen))),
    )
    for label, inlines in facts:
        if inlines:
            yield LabelRow(label, (Paragraph(inlines),))


def _acties(context: Context, actieplan: Actieplan) -> Table:
    last = context.dossier.laatste_detailjaar
    rows = tuple(
        Row(
            (
                Cell(plain_text(actie.code), heads="row"),
                Cell(plain_text(actie.titel)),
                Cell(plain_text(wanneer(actie, last))),
                Cell(plain_text(context.naam(Dienst, actie.trekker or actieplan.trekker))),
            )
        )
        for actie in actieplan.acties
    )
    return Table(
        columns=(Column(18), Column(), Column(38), Column(34)),
        head=(Row(tuple(Cell(plain_text(title)) for title in ("Code", "Actie", "Wanneer", "Trekker"))),),
        body=rows,
        caption=f"Acties van {actieplan.code}",
        anchor=f"tabel-{actieplan.code}-acties",
        description="De acties met hun code, looptijd en trekker",
    )


def wanneer(actie: Actie, last_in_detail: int) -> str:
    """When an actie runs, in words; after the horizon of detail it is expected, not promised."""
    if actie.van is None:
        return "nog te bepalen"
    end = actie.tot or actie.van
    if end.jaar > last_in_detail >= actie.van.jaar:
        firm = _span(actie.van, Moment(last_in_detail))
        return f"{firm}, verwacht tot {end.jaar}"
    expected = "verwacht " if actie.van.jaar > last_in_detail else ""
    return expected + _span(actie.van, end)


def _span(start: Moment, end: Moment) -> str:
    if start == end:
        return str(start)
    if start.helft or end.helft:
        return f"{start} tot {end}"
    return f"{start.jaar}–{end.jaar}"


def _explained(context: Context, actie: Actie) -> Iterator[Block]:
    if actie.toelichting:
        yield LabelRow(actie.code, veld(context, actie.toelichting))


def _who_does_what(actieplan: Actieplan) -> Iterator[Block]:
    roles = actieplan.wie_doet_wat
    if roles is None:
        return
    yield Heading(5, plain_text("Wie doet wat"), f"{actieplan.code}-wie", "tussenkop")
    for label, words in (("De stad", roles.stad), ("De partners", roles.partners), ("De inwoners", roles.inwoners)):
        if words:
            yield LabelRow(label, (paragraph(words),))


def _lines(*pairs: tuple[str, str]) -> Inlines:
    inlines: list[Inline] = []
    for label, value in pairs:
        if value:
            inlines += ([LineBreak()] if inlines else []) + [Text(f"{label}: {value}")]
    return tuple(inlines)
