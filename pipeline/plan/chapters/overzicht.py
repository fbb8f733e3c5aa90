"""The plan on one page: chapters, doelstellingen and actieplannen side by side."""

from collections.abc import Iterator
from math import ceil

from pipeline.blocks import Overview, OverviewColumn, OverviewEntry, Section
from pipeline.model.bedrag import schrijf_miljoen
from pipeline.model.onderdelen import Actieplan, Doelstelling, Hoofdstuk
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN
from pipeline.plan.context import Context

# What a landscape page holds: lines per column, and characters per line over all columns together.
_LINES, _CHARACTERS = 30, 170
_TITLE = 4  # lines of a title, its note and the space above them


def build(context: Context) -> Iterator[Section]:
    """One landscape page, with as much on it as fits: actieplannen, or doelstellingen alone, or only how many."""
    hoofdstukken = context.dossier.gegevens.hoofdstukken
    if not context.dossier.actieplannen and not context.dossier.doelstellingen:
        return
    for detail in (_entries, _goals, _counts):
        overview = Overview(
            tuple(
                OverviewColumn(f"{number} {each.naam}", each.code, number, _note(context, each), detail(context, each))
                for number, each in enumerate(hoofdstukken, start=1)
            )
        )
        if _height(overview) <= _LINES:
            break
    yield context.section((context.heading(), overview), landscape=True)


def _entries(context: Context, hoofdstuk: Hoofdstuk) -> tuple[OverviewEntry, ...]:
    entries = []
    goals = context.dossier.doelstellingen_in(hoofdstuk)
    for doelstelling in goals:
        entries.append(_entry(doelstelling, leads=True))
        entries += [_entry(each) for each in context.dossier.actieplannen_bij(doelstelling)]
    loose = context.dossier.losse_actieplannen(hoofdstuk)
    if goals and loose:
        entries.append(OverviewEntry("", "Zonder doelstelling", loose[0].code, leads=True))
    return (*entries, *(_entry(each) for each in loose))


def _goals(context: Context, hoofdstuk: Hoofdstuk) -> tuple[OverviewEntry, ...]:
    """The doelstellingen alone, each with the number of its actieplannen."""
    entries = []
    for doelstelling in context.dossier.doelstellingen_in(hoofdstuk):
        plans = len(context.dossier.actieplannen_bij(doelstelling))
        entry = _entry(doelstelling, leads=True)
        words = f"{entry.text} ({plans} {'actieplan' if plans == 1 else 'actieplannen'})"
        entries.append(OverviewEntry(entry.code, words, entry.target, leads=True))
    loose = context.dossier.losse_actieplannen(hoofdstuk)
    if loose:
        words = f"Zonder doelstelling ({len(loose)} {'actieplan' if len(loose) == 1 else 'actieplannen'})"
        entries.append(OverviewEntry("", words, loose[0].code, leads=True))
    return tuple(entries)


def _counts(context: Context, hoofdstuk: Hoofdstuk) -> tuple[OverviewEntry, ...]:
    goals = context.dossier.doelstellingen_in(hoofdstuk)
    plans = sum(context.dossier.hoofdstuk_van(each) == hoofdstuk for each in context.dossier.actieplannen)
    words = f"{len(goals)} {'doelstelling' if len(goals) == 1 else 'doelstellingen'}"
    words += f", {plans} {'actieplan' if plans == 1 else 'actieplannen'}"
    return (OverviewEntry("", words, hoofdstuk.code),)


def _entry(item: Doelstelling | Actieplan, *, leads: bool = False) -> OverviewEntry:
    return OverviewEntry(item.code, item.kort or item.titel, item.code, leads)


def _height(overview: Overview) -> int:
    """About how many lines the rows of this overview take together."""
    rows = overview.rows
    per_line = _CHARACTERS // max(map(len, rows))
    between = _TITLE * (len(rows) - 1)  # that of the first row is counted in the page
    return between + sum(max(_lines(column.entries, per_line) for column in row) for row in rows)


def _lines(entries: tuple[OverviewEntry, ...], per_line: int) -> int:
    """About how many lines these entries take; a word never breaks, so a little is lost on every line."""
    room = max(per_line - len(max((entry.code for entry in entries), key=len, default="")) - 2, 8)
    return sum(ceil(len(entry.text) / room) for entry in entries)


def _note(context: Context, hoofdstuk: Hoofdstuk) -> str:
    if context.dossier.gegevens.stap < STAP_VAN_BEDRAGEN:
        return ""
    return f"uitgaven: {schrijf_miljoen(sum(context.totalen.van(hoofdstuk).zijde('U')))}"
