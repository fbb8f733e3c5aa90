"""Pictures of the amounts: what goes where, and when. Every figure stands in a cell, the bars only repeat it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pipeline.blocks import Bar, Block, Cell, Column, Heading, Inlines, Pillar, Row, Table
from pipeline.finance.verhoudingen import Eenheid, duizendsten, eenheid_voor, op_honderd
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN
from pipeline.plan.context import Context, met_teken, naam_van, plain_text

_LABEL, _FIGURE = 58.0, 22.0  # millimetres (look, Charts)
_ROW_LABEL = 36.0
_ZONDER_DOMEIN = "Zonder beleidsdomein"
_MOST_PARTS = 10
Part = tuple[str, str, int]  # label, explanation, euro cents


def charts(context: Context) -> Iterator[Block]:
    """Uitgaven per chapter, per year, and per chapter and year; none when there are no amounts."""
    spent = context.totalen.totaal.besteed
    if context.dossier.gegevens.stap < STAP_VAN_BEDRAGEN or not any(spent):
        return
    yield from chart_by_chapter(context)
    yield from _by_year(context, spent)
    if sum(1 for *_, amount in _spent_by_chapter(context) if amount) > 1:
        yield from _by_chapter_and_year(context)


def chart_by_chapter(context: Context, *, explained: bool = True) -> Iterator[Block]:
    """What goes to each chapter and to the ordinary work, of every hundred euro; nothing when there are no amounts.

    When it is `explained`, a chapter names its first doelstellingen.
    """
    if context.dossier.gegevens.stap < STAP_VAN_BEDRAGEN:
        return
    chapters, work = _spent_by_chapter(context, explained=explained), _spent_on_ordinary_work(context)
    amounts = [amount for *_, amount in (*chapters, *work)]
    if sum(amounts) <= 0 or min(amounts) < 0:
        return
    own, others = sum(amount for *_, amount in chapters), sum(amount for *_, amount in work)
    largest = max(chapters, key=lambda part: part[2])
    if work and own:  # the headline says what the two groups of the picture are
        share, most = van_honderd("gaan", [own, others]), "de actieplannen van de hoofdstukken"
    else:
        share, most = van_honderd("gaan", [largest[2], own + others - largest[2]]), largest[0].split(" ", 1)[-1]
    yield message(f"Van elke 100 euro {share} naar {most}", "geld-hoofdstuk")
    groups = {"De actieplannen, per hoofdstuk": chapters, "De gewone werking, per beleidsdomein": work}
    yield parts_chart(
        context,
        groups if work else {"": chapters},
        duizendsten(amounts),
        "Waarvoor" if work else "Hoofdstuk",
        f"Uitgaven{'' if work else ' per hoofdstuk'} van {_period(context)}",
        "figuur-hoofdstukken",
        without_repayments(context),
    )


def _spent_by_chapter(context: Context, *, explained: bool = True) -> tuple[Part, ...]:
    """What each chapter spends over the whole period, the largest first."""
    parts = []
    for hoofdstuk in context.dossier.gegevens.hoofdstukken:
        label = f"{context.dossier.hoofdstuknummer(hoofdstuk)} {hoofdstuk.naam}"
        named = [naam_van(each) for each in context.dossier.doelstellingen_in(hoofdstuk)]
        named = named or [naam_van(each) for each in context.dossier.losse_actieplannen(hoofdstuk)]
        parts.append((label, ", ".join(named[:3]) if explained else "", sum(context.totalen.van(hoofdstuk).besteed)))
    return tuple(sorted(parts, key=_by_amount))


def _spent_on_ordinary_work(context: Context) -> tuple[Part, ...]:
    """What is spent on no actieplan over the whole period, the largest beleidsdomein first."""
    spent = context.boek.posten.besteed_zonder_actieplan if context.totalen.bron == "ramingen" else {}
    parts = [(domein or _ZONDER_DOMEIN, "", sum(reeks)) for domein, reeks in spent.items()]
    return largest_parts(parts, ("Andere beleidsdomeinen", ""))


def largest_parts(parts: Sequence[Part], rest: tuple[str, str]) -> tuple[Part, ...]:
    """The ten largest, the largest first, and what the others come to under this label; what is zero is left out."""
    ordered = sorted(parts, key=_by_amount)
    others = (*rest, sum(amount for *_, amount in ordered[_MOST_PARTS:]))
    return tuple(part for part in (*ordered[:_MOST_PARTS], others) if part[2])


def without_repayments(context: Context) -> tuple[str, ...]:
    """The sentence that says what is left out, when something is."""
    repaid = any(context.totalen.totaal.reeks("F", "U"))
    return ("Aflossingen van leningen tellen hier niet mee.",) if repaid else ()


def _by_amount(part: Part) -> int:
    return -part[2]


def van_honderd(verb: Literal["gaan", "komen"], amounts: Sequence[int]) -> str:
    """What the first of these amounts is of every hundred euro, with the verb: `gaan er 28`, `gaat er 1`."""
    share = op_honderd(amounts)[0]
    singular = {"gaan": "gaat", "komen": "komt"}[verb]
    return f"{singular if share == 1 else verb} er {share}"


def parts_chart(
    context: Context,
    groups: Mapping[str, Sequence[Part]],
    lengths: Sequence[int],
    what: str,
    caption: str,
    anchor: str,
    notes: Sequence[str] = (),
) -> Table:
    """Bars for the parts of a whole, by group, with their amounts and what they are of every hundred euro.

    A group whose title is empty has no row of its own.
    """
    parts = [part for group in groups.values() for part in group]
    amounts = [amount for *_, amount in parts]
    unit, shares = eenheid_voor(amounts), op_honderd(amounts)
    figures = iter(zip(lengths, shares, strict=True))
    rows = []
    for title, group in groups.items():
        if title:
            rows.append(Row((Cell(plain_text(title), colspan=4, heads="rows"),), "groep"))
        for label, why, amount in group:
            length, share = next(figures)
            rows.append(
                Row(
                    (
                        Cell(plain_text(label), heads="row", note=plain_text(why)),
                        Cell(drawing=Bar(length)),
                        Cell(plain_text(unit.schrijf(amount))),
                        Cell(plain_text(str(share))),
                    )
                )
            )
    total = (Cell(plain_text("Samen"), heads="row"), Cell(), Cell(plain_text(unit.schrijf(sum(amounts)))))
    rows.append(Row((*total, Cell(plain_text(str(sum(shares))))), "totaal"))
    most, least = max(parts, key=lambda part: part[2]), min(parts, key=lambda part: part[2])
    return Table(
        columns=(Column(_LABEL), Column(), Column(_FIGURE, "right"), Column(_FIGURE, "right")),
        head=(Row(tuple(Cell(plain_text(each)) for each in (what, "", unit.naam, "op 100 euro"))),),
        body=tuple(rows),
        caption=caption,
        anchor=anchor,
        description=_extremes(unit, (most[0], most[2]), (least[0], least[2])),
        notes=(*map(plain_text, notes), *chart_notes(context)),
        style="balken",
        series="Figuur",
    )


def _by_year(context: Context, spent: Sequence[int]) -> Iterator[Block]:
    yield message(_peak(context, spent), "geld-jaren")
    yield years_chart(
        context, [("Het hele plan", spent)], "Uitgaven per jaar", "figuur-jaren", without_repayments(context)
    )


def _by_chapter_and_year(context: Context) -> Iterator[Block]:
    hoofdstukken = context.dossier.gegevens.hoofdstukken
    per_chapter = [context.totalen.van(each).besteed for each in hoofdstukken]
    every, years = [amount for amounts in per_chapter for amount in amounts], len(context.dossier.jaren)
    top = every.index(max(every))
    name, year = hoofdstukken[top // years].naam, context.dossier.jaren[top % years]
    yield message(f"{name} krijgt in {year} het meeste geld", "geld-hoofdstuk-jaar")
    together = {hoofdstuk.naam: sum(amounts) for hoofdstuk, amounts in zip(hoofdstukken, per_chapter, strict=True)}
    largest = max(together, key=lambda each: together[each])
    other = (f"Over alle jaren samen gaat het meeste naar {largest}.",) if together[largest] > together[name] else ()
    series = [
        (f"{number} {hoofdstuk.naam}", amounts)
        for number, (hoofdstuk, amounts) in enumerate(zip(hoofdstukken, per_chapter, strict=True), start=1)
    ]
    caption = "Uitgaven per hoofdstuk en per jaar, alle op dezelfde schaal"
    yield years_chart(context, series, caption, "figuur-hoofdstukken-jaren", (*other, *without_repayments(context)))


def years_chart(
    context: Context,
    series: Sequence[tuple[str, Sequence[int | None]]],
    caption: str,
    anchor: str,
    notes: Sequence[str] = (),
    jaren: Sequence[int] = (),
) -> Table:
    """A row of pillars per series (its name, an amount per year), all on one scale; none may be negative.

    `jaren` are those of the plan unless given; an amount that nobody knows leaves its place empty.
    """
    jaren = jaren or context.dossier.jaren
    every = [(label, jaar, cents) for label, amounts in series for jaar, cents in zip(jaren, amounts, strict=True)]
    known = [(label, jaar, cents) for label, jaar, cents in every if cents is not None]
    unit, lengths = eenheid_voor([cents for *_, cents in known]), duizendsten([cents or 0 for *_, cents in every])
    rows = tuple(
        _pillars(label, amounts, lengths[number * len(jaren) : (number + 1) * len(jaren)], unit)
        for number, (label, amounts) in enumerate(series)
    )
    named = [(f"{label} in {jaar}" if len(series) > 1 else str(jaar), cents) for label, jaar, cents in known]
    return Table(
        columns=(Column(_ROW_LABEL), *(Column() for _ in jaren)),
        head=(Row((Cell(plain_text(f"In {unit.naam}")), *(Cell(plain_text(str(jaar))) for jaar in jaren))),),
        body=rows,
        caption=caption,
        anchor=anchor,
        description=_extremes(unit, max(named, key=lambda each: each[1]), min(named, key=lambda each: each[1])),
        notes=(*map(plain_text, notes), *chart_notes(context)),
        style="kolommen",
        series="Figuur",
    )


def _pillars(label: str, amounts: Sequence[int | None], heights: Sequence[int], unit: Eenheid) -> Row:
    cells = (
        Cell() if amount is None else Cell(plain_text(unit.schrijf(amount)), drawing=Pillar(height))
        for amount, height in zip(amounts, heights, strict=True)
    )
    return Row((Cell(plain_text(label), heads="row"), *cells))


def _peak(context: Context, spent: Sequence[int]) -> str:
    highest = [str(jaar) for jaar, amount in zip(context.dossier.jaren, spent, strict=True) if amount == max(spent)]
    if len(highest) == len(spent):
        return "We geven elk jaar evenveel uit"
    together = " en ".join(filter(None, (", ".join(highest[:-1]), highest[-1])))
    return f"We geven het meest uit in {together}"


def _extremes(unit: Eenheid, most: tuple[str, int], least: tuple[str, int]) -> str:
    """The largest and the smallest, in one sentence."""
    return (
        f"Het meest: {most[0]}, {unit.schrijf(most[1])} {unit.naam}. "
        f"Het minst: {least[0]}, {unit.schrijf(least[1])} {unit.naam}."
    )


def message(text: str, anchor: str) -> Heading:
    """The heading of a chart: what it says."""
    return Heading(3, plain_text(text), anchor, "tussenkop")


def chart_notes(context: Context) -> tuple[Inlines, ...]:
    """What stands below a chart."""
    amount = met_teken("Elk bedrag", context.dossier.gegevens.voorbeeld)
    return (plain_text(f"{amount} is apart afgerond: door de afronding kan een som licht verschillen."),)


def _period(context: Context) -> str:
    jaren = context.dossier.jaren
    return f"{jaren[0]} tot en met {jaren[-1]}"
