"""The acties of an actieplan on a scale of years: in words under each sentence, and as bars."""

from pipeline.blocks import Cell, Column, Inlines, KeyEntry, Row, Span, Spans, Table, Text
from pipeline.model.onderdelen import Actie, Actieplan, Dienst
from pipeline.model.velden import Moment
from pipeline.plan.context import Context, met_teken, plain_text

_CODE, _YEAR = 14.0, 11.6  # millimetres (look: 12 for codes of four characters, AC0123 needs two more)


def timeline(context: Context, actieplan: Actieplan) -> Table:
    """A row per actie; what lies after the horizon of detail is expected, not promised."""
    jaren, last = context.dossier.jaren, context.dossier.laatste_detailjaar
    titles = ("Code", "Actie", *map(str, jaren))
    rows = tuple(_row(context, actieplan, actie) for actie in actieplan.acties)
    expected = (KeyEntry(f"verwacht, na {last}", firm=False),) if last < jaren[-1] else ()
    return Table(
        columns=(Column(_CODE), Column(), *(Column(_YEAR) for _ in jaren)),
        head=(Row(tuple(Cell(plain_text(title)) for title in titles)),),
        body=rows,
        caption=f"Acties van {actieplan.code}",
        anchor=f"tabel-{actieplan.code}-acties",
        description=_description(actieplan),
        style="tijdlijn",
        key=(KeyEntry("uitgewerkt", firm=True), *expected),
    )


def _row(context: Context, actieplan: Actieplan, actie: Actie) -> Row:
    jaren, last = context.dossier.jaren, context.dossier.laatste_detailjaar
    sentence = Cell(plain_text(actie.titel), note=_when_and_who(context, actieplan, actie))
    drawn = Cell(colspan=len(jaren), drawing=Spans(_spans(actie, jaren, last), 2 * len(jaren)))
    code = met_teken(actie.code, actie.voorbeeld and not actieplan.voorbeeld)
    return Row((Cell(plain_text(code), heads="row"), sentence, drawn), anchor=actie.code)


def _when_and_who(context: Context, actieplan: Actieplan, actie: Actie) -> Inlines:
    words = wanneer(actie, context.dossier.laatste_detailjaar)
    other = actie.trekker is not None and (actieplan.trekker is None or actie.trekker.code != actieplan.trekker.code)
    sure = actie if actie.voorbeeld else actieplan
    who = f" · {context.namen(Dienst, actie.trekker, bij=sure)}" if other else ""
    reported = f" · rapporteringscode {actie.externe_rapporteringscode}" if actie.externe_rapporteringscode else ""
    return (Text(words + who + reported),)


def _spans(actie: Actie, jaren: tuple[int, ...], last_in_detail: int) -> tuple[Span, ...]:
    """The halves of years in which the actie runs, cut off at the ends of the plan and at the horizon of detail."""
    if actie.van is None:
        return ()
    start = max(_half(actie.van.begin, jaren[0]), 0)
    end = min(_half((actie.tot or actie.van).einde, jaren[0]) + 1, 2 * len(jaren))
    horizon = 2 * (last_in_detail - jaren[0] + 1)
    parts = ((start, min(end, horizon), True), (max(start, horizon), end, False))
    return tuple(Span(first, until, firm) for first, until, firm in parts if first < until)


def _half(moment: tuple[int, int], first_year: int) -> int:
    year, half = moment
    return 2 * (year - first_year) + half - 1


def _description(actieplan: Actieplan) -> str:
    started = [actie.van for actie in actieplan.acties if actie.van is not None]
    if not started:
        return "De acties met hun code; de looptijd volgt"
    ended = [actie.tot or actie.van for actie in actieplan.acties if actie.van is not None]
    first, last = min(moment.jaar for moment in started), max(moment.jaar for moment in ended if moment)
    years = f"in {first}" if first == last else f"van {first} tot en met {last}"
    return f"De acties met hun code en looptijd, {years}"


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
