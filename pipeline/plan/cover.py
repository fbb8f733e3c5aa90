"""The picture on the cover: a line per actieplan through the halves of years, thicker the more acties run."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.blocks import CoverGroup, CoverPicture, CoverStretch
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Hoofdstuk
from pipeline.plan.timeline import halves

MOST_LINES = 60  # look 9: above it the lines would be thinner than a printer can draw; then one per doelstelling
STAP_VAN_ACTIES = 4
_THOUSANDTHS = 1000
Counts = list[int]  # how many acties run, in each half year of the plan


def cover_picture(dossier: Dossier) -> CoverPicture | None:
    """The lines by chapter; None before the step of the acties, and as long as none of them has its years."""
    if dossier.gegevens.stap < STAP_VAN_ACTIES:
        return None
    by_plan = len(dossier.actieplannen) <= MOST_LINES
    counted = {each.code: _counts(dossier, each, by_plan=by_plan) for each in dossier.gegevens.hoofdstukken}
    most = max((count for lines in counted.values() for counts in lines for count in counts), default=0)
    if not most:
        return None
    groups = tuple(
        _group(dossier, hoofdstuk, number, counted[hoofdstuk.code], most, by_plan=by_plan)
        for number, hoofdstuk in enumerate(dossier.gegevens.hoofdstukken, start=1)
        if counted[hoofdstuk.code]
    )
    what = "een actieplan" if by_plan else "een doelstelling"
    caption = f"Elke lijn is {what}, per halfjaar. Hoe dikker, hoe meer acties er lopen."
    if any(not part.firm for group in groups for line in group.lines for part in line):
        caption += f" Gevuld: uitgewerkt. Open: verwacht, na {dossier.laatste_detailjaar}."
    short = f"Elke lijn is {what}, van het eerste tot het laatste halfjaar."
    return CoverPicture(tuple(map(str, dossier.jaren)), groups, caption, short)


def _counts(dossier: Dossier, hoofdstuk: Hoofdstuk, *, by_plan: bool) -> list[Counts]:
    own = [each for each in dossier.actieplannen if dossier.hoofdstuk_van(each) == hoofdstuk]
    if by_plan:
        return [_running(dossier, [each]) for each in own]
    goals = [dossier.actieplannen_bij(each) for each in dossier.doelstellingen_in(hoofdstuk)]
    loose = [each for each in own if dossier.doelstelling_van(each) is None]
    return [_running(dossier, plans) for plans in (*goals, loose) if plans]


def _running(dossier: Dossier, plannen: Sequence[Actieplan]) -> Counts:
    """How many acties of these actieplannen run in each half year."""
    found = [0] * (2 * len(dossier.jaren))
    for actie in (actie for plan in plannen for actie in plan.acties):
        for step in halves(actie, dossier.jaren):
            found[step] += 1
    return found


def _group(
    dossier: Dossier, hoofdstuk: Hoofdstuk, number: int, counted: list[Counts], most: int, *, by_plan: bool
) -> CoverGroup:
    one, more = ("actieplan", "actieplannen") if by_plan else ("doelstelling", "doelstellingen")
    note = f"1 {one}" if len(counted) == 1 else f"{len(counted)} {more}"
    horizon = 2 * (dossier.laatste_detailjaar - dossier.jaren[0] + 1)
    lines = tuple(tuple(_stretches(counts, most, horizon)) for counts in counted)
    return CoverGroup(f"{number} {hoofdstuk.naam}", note, number, lines)


def _stretches(counts: Counts, most: int, horizon: int) -> Iterator[CoverStretch]:
    """The halves in which as many acties run as one stretch each, parted at the horizon of detail."""
    start = 0
    for (count, firm), steps in groupby((count, step < horizon) for step, count in enumerate(counts)):
        end = start + len(list(steps))
        if count:
            yield CoverStretch(start, end, count * _THOUSANDTHS // most, firm)
        start = end
