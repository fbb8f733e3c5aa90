"""Annex: what becomes of each ambitie of the bestuursakkoord."""

from collections.abc import Iterator

from pipeline.blocks import Block, Cell, Column, Heading, Inlines, Reference, Row, Section, Table, Text
from pipeline.model.onderdelen import Actieplan, Ambitie, Hoofdstuk
from pipeline.plan.context import Context, ambities_anchor, met_teken, note, plain_text, references
from pipeline.plan.tables import head, row

WIDE_FROM = 7
NOT_APPLICABLE = "–"
NO_PAGE = "blz. aan te vullen"


def build(context: Context) -> Iterator[Section]:
    """One table per chapter; a chapter with many doelstellingen gets landscape pages of its own."""
    blocks: list[Block] = [
        context.heading(),
        note(f"{NOT_APPLICABLE} betekent: geen actieplan in deze kolom."),
    ]
    for hoofdstuk in context.dossier.gegevens.hoofdstukken:
        ambities = _of(context, hoofdstuk)
        if not ambities:
            continue
        anchor = ambities_anchor(hoofdstuk.code)
        number = context.dossier.hoofdstuknummer(hoofdstuk)
        heading = Heading(2, plain_text(f"{number} {hoofdstuk.naam}"), anchor, "kop")
        chapter = (heading, _matrix(context, hoofdstuk, ambities), *_without_ambitie(context, hoofdstuk))
        if len(context.dossier.doelstellingen_in(hoofdstuk)) < WIDE_FROM:
            blocks += chapter
            continue
        if blocks:
            yield context.section(tuple(blocks))
        yield context.section(chapter, landscape=True)
        blocks = []
    if blocks:
        yield context.section(tuple(blocks))


def _of(context: Context, hoofdstuk: Hoofdstuk) -> tuple[Ambitie, ...]:
    return context.dossier.ambities.get(hoofdstuk.code, ())


def _matrix(context: Context, hoofdstuk: Hoofdstuk, ambities: tuple[Ambitie, ...]) -> Table:
    """A row per ambitie, a column per doelstelling, and one for actieplannen elsewhere as far as there are any."""
    goals = context.dossier.doelstellingen_in(hoofdstuk)
    spread = [(ambitie, _spread(context, hoofdstuk, ambitie)) for ambitie in ambities]
    columns = {place: goal.code for place, goal in enumerate(goals)}
    for place, title in enumerate(("Zonder doelstelling", "Elders"), start=len(goals)):
        if not columns or any(plannen[place] for _, plannen in spread):
            columns[place] = title
    titles = (Cell(plain_text(title)) for title in columns.values())
    return Table(
        columns=(Column(17), Column(66 if len(columns) < 5 else 46), *(Column() for _ in columns)),
        head=(Row((Cell(plain_text("Ambitie"), colspan=2), *titles)),),
        body=tuple(_ambitie_row(ambitie, [plannen[place] for place in columns]) for ambitie, plannen in spread),
        caption=f"Ambities van {hoofdstuk.naam} en de actieplannen die ze uitvoeren",
        anchor=f"tabel-ambities-{hoofdstuk.code}",
        description="Per ambitie de codes van de actieplannen, per doelstelling",
        style="matrix",
    )


def _ambitie_row(ambitie: Ambitie, plannen: list[list[Actieplan]]) -> Row:
    page = f" (bestuursakkoord, blz. {ambitie.pagina})" if ambitie.pagina else f" ({NO_PAGE})"
    first = (
        Cell((Text(met_teken(ambitie.code, ambitie.voorbeeld), bold=True),), heads="row"),
        Cell(plain_text(f"{ambitie.samenvatting}{page}"), note=_sentence(ambitie)),
    )
    if not any(plannen):
        reason = ambitie.niet_opgenomen or "De reden volgt."
        refused = Cell((Text("Niet opgenomen. ", bold=True), Text(reason)), colspan=len(plannen))
        return Row((*first, refused), anchor=ambitie.code)
    return Row((*first, *(Cell(_codes(each)) for each in plannen)), anchor=ambitie.code)


def _sentence(ambitie: Ambitie) -> Inlines:
    """What the bestuursakkoord says, in its own words."""
    return (Text(f"“{ambitie.zin}”", italic=True),) if ambitie.zin else ()


def _spread(context: Context, hoofdstuk: Hoofdstuk, ambitie: Ambitie) -> list[list[Actieplan]]:
    """Its actieplannen under the doelstelling they belong to, then those without one, then those of other chapters."""
    dossier, goals = context.dossier, context.dossier.doelstellingen_in(hoofdstuk)
    plannen = [
        plan for plan in dossier.actieplannen if any(reference.code == ambitie.code for reference in plan.ambities)
    ]
    own = [plan for plan in plannen if dossier.hoofdstuk_van(plan) == hoofdstuk]
    return [
        *([plan for plan in own if dossier.doelstelling_van(plan) == goal] for goal in goals),
        [plan for plan in own if plan.doelstelling is None],
        [plan for plan in plannen if plan not in own],
    ]


def _codes(plannen: list[Actieplan]) -> Inlines:
    return references((plan.code for plan in plannen), page=False) or plain_text(NOT_APPLICABLE)


def _without_ambitie(context: Context, hoofdstuk: Hoofdstuk) -> Iterator[Block]:
    plannen = [
        plan
        for plan in context.dossier.actieplannen
        if not plan.ambities and context.dossier.hoofdstuk_van(plan) == hoofdstuk
    ]
    if not plannen:
        return
    title = "Actieplannen zonder ambitie"
    yield Heading(3, plain_text(title), f"ambities-{hoofdstuk.code}-zonder", "tussenkop")
    yield Table(
        columns=(Column(18), Column(), Column(70)),
        head=head("Code", "Actieplan", "Reden"),
        body=tuple(
            row(
                (Reference(plan.code, plan.code, page=False),),
                plan.kort or plan.titel,
                plan.zonder_ambitie or "De reden volgt.",
            )
            for plan in plannen
        ),
        caption=f"Actieplannen van {hoofdstuk.naam} zonder ambitie",
        anchor=f"tabel-zonder-ambitie-{hoofdstuk.code}",
        description="Actieplannen die niet uit het bestuursakkoord komen, met de reden",
    )
