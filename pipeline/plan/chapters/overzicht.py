"""The plan on one page: per chapter its doelstellingen with target, saldo and page, and their actieplannen."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from pipeline.blocks import Overview, OverviewColumn, OverviewEntry, Paragraph, Section
from pipeline.model.bedrag import MINUS
from pipeline.model.onderdelen import Actieplan, Doelstelling, Hoofdstuk
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN
from pipeline.plan.context import Context, note
from pipeline.plan.indicator import figure

# What a landscape page holds: lines, and characters of a line in a column of half its width.
_LINES, _CHARACTERS = 34, 62
_TITLE = 3  # lines of a title and the space above it
_BESIDE = 2


def build(context: Context) -> Iterator[Section]:
    """One landscape page, with as much on it as fits: actieplannen, or doelstellingen alone, or only how many."""
    hoofdstukken = context.dossier.gegevens.hoofdstukken
    if not context.dossier.actieplannen and not context.dossier.doelstellingen:
        return
    for detail in (_entries, _goals, _counts):
        columns = (
            OverviewColumn(f"{number} {each.naam}", each.code, number, "", detail(context, each), _saldo(context, each))
            for number, each in enumerate(hoofdstukken, start=1)
        )
        overview = Overview(tuple(columns), _BESIDE)
        if _height(overview) <= _LINES:
            break
    yield context.section((context.heading(), *_explained(context), overview), landscape=True)


def _explained(context: Context) -> Iterator[Paragraph]:
    if context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        jaren = context.dossier.jaren
        yield note(f"Rechts: saldo {jaren[0]}–{jaren[-1]} in miljoen euro, dat is ontvangsten min uitgaven.")


def _entries(context: Context, hoofdstuk: Hoofdstuk) -> tuple[OverviewEntry, ...]:
    entries = []
    for doelstelling in context.dossier.doelstellingen_in(hoofdstuk):
        entries.append(_goal(context, doelstelling))
        entries += [_entry(each) for each in context.dossier.actieplannen_bij(doelstelling)]
    return (*entries, *_loose(context, hoofdstuk))


def _loose(context: Context, hoofdstuk: Hoofdstuk) -> Iterator[OverviewEntry]:
    """The actieplannen without doelstelling; behind doelstellingen they say so."""
    goals = context.dossier.doelstellingen_in(hoofdstuk)
    for each in context.dossier.losse_actieplannen(hoofdstuk):
        if not goals:
            yield _entry(each)
            continue
        name = _entry(each).text
        yield OverviewEntry(
            "–", name, each.code, leads=True, more=": zonder doelstelling", amount=_saldo(context, each)
        )


def _goals(context: Context, hoofdstuk: Hoofdstuk) -> tuple[OverviewEntry, ...]:
    """The doelstellingen alone, each with the number of its actieplannen, and how many have none."""
    entries = []
    for doelstelling in context.dossier.doelstellingen_in(hoofdstuk):
        plans, goal = len(context.dossier.actieplannen_bij(doelstelling)), _goal(context, doelstelling)
        words = f"{goal.more} ({plans} {'actieplan' if plans == 1 else 'actieplannen'})"
        entries.append(replace(goal, more=words))
    loose = context.dossier.losse_actieplannen(hoofdstuk)
    if loose:
        words = f"Zonder doelstelling ({len(loose)} {'actieplan' if len(loose) == 1 else 'actieplannen'})"
        entries.append(OverviewEntry("–", words, loose[0].code, leads=True))
    return tuple(entries)


def _counts(context: Context, hoofdstuk: Hoofdstuk) -> tuple[OverviewEntry, ...]:
    goals = context.dossier.doelstellingen_in(hoofdstuk)
    plans = sum(context.dossier.hoofdstuk_van(each) == hoofdstuk for each in context.dossier.actieplannen)
    words = f"{len(goals)} {'doelstelling' if len(goals) == 1 else 'doelstellingen'}"
    words += f", {plans} {'actieplan' if plans == 1 else 'actieplannen'}"
    return (OverviewEntry("", words, hoofdstuk.code),)


def _goal(context: Context, doelstelling: Doelstelling) -> OverviewEntry:
    return OverviewEntry(
        doelstelling.nummer,
        doelstelling.kort or doelstelling.titel,
        doelstelling.code,
        leads=True,
        more=_target(doelstelling),
        amount=_saldo(context, doelstelling),
    )


def _target(doelstelling: Doelstelling) -> str:
    """`: van 42 naar 50 % tegen 2025`, of the first indicator; nothing without one."""
    if not doelstelling.indicatoren:
        return ""
    indicator = doelstelling.indicatoren[0]
    goal = f"naar {figure(indicator.streefcijfer, indicator.eenheid)} tegen {indicator.streefcijfer.jaar}"
    return f": van {figure(indicator.nulmeting, '')} {goal}" if indicator.nulmeting else f": {goal}"


def _entry(item: Actieplan) -> OverviewEntry:
    return OverviewEntry("", item.kort or item.titel, item.code)


def _saldo(context: Context, item: Hoofdstuk | Doelstelling | Actieplan) -> str:
    """In millions with one decimal, half away from zero; empty before there are amounts."""
    if context.dossier.gegevens.stap < STAP_VAN_BEDRAGEN:
        return ""
    cents = sum(context.totalen.van(item).saldo())
    tenths = (abs(cents) + 5_000_000) // 10_000_000
    return f"{MINUS if cents < 0 and tenths else ''}{tenths // 10},{tenths % 10}"


def _height(overview: Overview) -> int:
    """About how many lines the rows of this overview take together."""
    return sum(_TITLE + max(_lines(column.entries) for column in row) for row in overview.rows)


def _lines(entries: tuple[OverviewEntry, ...]) -> int:
    """About how many lines these entries take: those behind one that leads run on."""
    lines, running = 0, 0
    for entry in entries:
        if entry.leads:
            lines += ceil(running / _CHARACTERS) + ceil(len(entry.text + entry.more) / _CHARACTERS)
            running = 0
        else:
            running += len(entry.text) + 6
    return lines + ceil(running / _CHARACTERS)
