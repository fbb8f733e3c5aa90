"""The acties of an actieplan under the years that their cost stands under: as bars, and in words."""

from pipeline.blocks import Cell, Column, Inlines, KeyEntry, Row, Span, Spans, Table, Text
from pipeline.model.onderdelen import Actie, Actieplan, Dienst
from pipeline.model.velden import Moment
from pipeline.plan.amounts import year_columns
from pipeline.plan.context import Context, met_teken, plain_text, with_code
from pipeline.plan.prose import TEXT_WIDTH

_NARROWEST = 30.0  # millimetres that the sentences need at least


def timeline(context: Context, actieplan: Actieplan) -> Table:
    """A row per actie; what lies after the horizon of detail is expected, not promised."""
    jaren, last = context.dossier.jaren, context.dossier.laatste_detailjaar
    year, total = year_columns(context.totalen.van(actieplan))
    names = max(TEXT_WIDTH - len(jaren) * year - total, _NARROWEST)
    led = any(_own_trekker(context, actieplan, actie) for actie in actieplan.acties)
    titles = ("", *map(str, jaren), *(("Trekker",) if led else ()))
    rows = tuple(_row(context, actieplan, actie, led=led) for actie in actieplan.acties)
    expected = (KeyEntry(f"verwacht, na {last}", firm=False),) if last < jaren[-1] else ()
    return Table(
        columns=(Column(names), *(Column(year, "right") for _ in jaren), *((Column(total),) if led else ())),
        head=(Row(tuple(Cell(plain_text(title)) for title in titles)),),
        body=rows,
        anchor=f"tabel-{actieplan.code}-acties",
        description=_description(actieplan),
        style="tijdlijn",
        key=(KeyEntry("uitgewerkt", firm=True), *expected),
    )


def _row(context: Context, actieplan: Actieplan, actie: Actie, *, led: bool) -> Row:
    jaren, last = context.dossier.jaren, context.dossier.laatste_detailjaar
    code = met_teken(actie.code, actie.voorbeeld and not actieplan.voorbeeld)
    reported = f" · rapporteringscode {actie.externe_rapporteringscode}" if actie.externe_rapporteringscode else ""
    named = with_code(plain_text(actie.titel.removesuffix(".")), Text(code + reported, quiet=True))
    sentence = Cell(named, heads="row", note=_when(context, actie))
    drawn = Cell(colspan=len(jaren), drawing=Spans(_spans(actie, jaren, last), 2 * len(jaren)))
    who = (Cell(plain_text(_own_trekker(context, actieplan, actie))),) if led else ()
    return Row((sentence, drawn, *who), anchor=actie.code)


def _when(context: Context, actie: Actie) -> Inlines:
    return plain_text(wanneer(actie, context.dossier.laatste_detailjaar))


def _own_trekker(context: Context, actieplan: Actieplan, actie: Actie) -> str:
    """Who leads an actie, when that is somebody else than who leads the actieplan."""
    if actie.trekker is None or (actieplan.trekker and actie.trekker.code == actieplan.trekker.code):
        return ""
    return context.namen(Dienst, actie.trekker, bij=actie if actie.voorbeeld else actieplan)


def halves(actie: Actie, jaren: tuple[int, ...]) -> range:
    """The halves of years in which the actie runs, cut off at the ends of the plan; 0 is the first half."""
    if actie.van is None:
        return range(0)
    start = max(_half(actie.van.begin, jaren[0]), 0)
    return range(start, min(_half((actie.tot or actie.van).einde, jaren[0]) + 1, 2 * len(jaren)))


def _spans(actie: Actie, jaren: tuple[int, ...], last_in_detail: int) -> tuple[Span, ...]:
    """The halves of years in which the actie runs, also cut off at the horizon of detail."""
    running = halves(actie, jaren)
    start, end = running.start, running.stop
    horizon = 2 * (last_in_detail - jaren[0] + 1)
    parts = ((start, min(end, horizon), True), (max(start, horizon), end, False))
    return tuple(Span(first, until, firm) for first, until, firm in parts if first < until)


def _half(moment: tuple[int, int], first_year: int) -> int:
    year, half = moment
    return 2 * (year - first_year) + half - 1


def _description(actieplan: Actieplan) -> str:
    started = [actie.van for actie in actieplan.acties if actie.van is not None]
    if not started:
        return "De acties; de looptijd volgt"
    ended = [actie.tot or actie.van for actie in actieplan.acties if actie.van is not None]
    first, last = min(moment.jaar for moment in started), max(moment.jaar for moment in ended if moment)
    years = f"in {first}" if first == last else f"van {first} tot en met {last}"
    return f"De acties met hun looptijd, {years}"


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
