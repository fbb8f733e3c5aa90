"""Pictures of the ramingen for readers: where money comes from and goes to, investments, debt, margins, per inhabitant.

The figures are cells of the schemas T1, T2, T4 and M2; every message is worked out from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.blocks import Block, Card, Cards, Cell, Column, Row, Table
from pipeline.finance.bedragen import Reeks
from pipeline.finance.verhoudingen import duizendsten, eenheid_voor, per_inwoner
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.financien import VorigJaar
from pipeline.plan.charts import Part, chart_notes, largest_parts, message, parts_chart, van_honderd, years_chart
from pipeline.plan.context import Context, met_teken, note, opgesomd, plain_text
from pipeline.plan.schemas import heeft_schemas

_OF_YEARS, _YEARS = 110.4, 6  # millimetres for the columns of a table of years; the years that get full columns
# rows of T2 as readers know them; what is in none of them is "Andere"
_HERKOMST = (
    ("Belastingen en boetes", "op woningen, inkomens en andere", "II.A.2"),
    ("Algemene subsidies", "zonder vast doel, zoals het gemeentefonds", "II.A.3.a"),
    ("Subsidies voor één taak", "voor een bepaalde dienst", "II.A.3.b"),
    ("Wat gebruikers betalen", "voor diensten van de stad en het OCMW", "II.A.1"),
    ("Teruggevorderde steun", "hulp aan mensen die terugkomt", "II.A.4"),
)


def money_charts(context: Context) -> Iterator[Block]:
    """All of them; none without ramingen."""
    if not heeft_schemas(context):
        return
    yield from _from_and_to(context)
    yield from _investments(context)
    yield from _debt(context)
    yield from _margins(context)
    yield from _per_inhabitant(context)


# ---- of every hundred euro ------------------------------------------------------------------------------------------


def _from_and_to(context: Context) -> Iterator[Block]:
    jaar = context.dossier.jaren[0]
    received, spent = _received(context), _spent(context)
    both = [part for part in (received, spent) if _is_whole(part)]
    lengths = iter(duizendsten([amount for parts in both for amount in _cents(parts)]))
    if _is_whole(received):
        yield message(
            f"Van elke 100 euro {van_honderd('komen', _cents(received))} uit {_name(received)}", "geld-herkomst"
        )
        yield parts_chart(
            context,
            {"": received},
            [next(lengths) for _ in received],
            "Ontvangsten",
            f"Ontvangsten voor de gewone werking in {jaar}",
            "figuur-herkomst",
        )
    if _is_whole(spent):
        yield message(f"Van elke 100 euro {van_honderd('gaan', _cents(spent))} naar {_name(spent)}", "geld-bestemming")
        scale = ", op dezelfde schaal als de vorige figuur" if len(both) > 1 else ""
        yield parts_chart(
            context,
            {"": spent},
            [next(lengths) for _ in spent],
            "Beleidsdomein",
            f"Uitgaven voor de gewone werking in {jaar}, per beleidsdomein{scale}",
            "figuur-bestemming",
        )


def _is_whole(parts: Sequence[Part]) -> bool:
    """Whether these are parts of a whole: one that is negative has no bar."""
    return bool(parts) and all(amount > 0 for _, _, amount in parts)


def _cents(parts: Sequence[Part]) -> list[int]:
    return [amount for _, _, amount in parts]


def _name(parts: Sequence[Part]) -> str:
    """The first part, as it is called inside a sentence."""
    label = parts[0][0]
    return f"{label[0].lower()}{label[1:]}"


def _received(context: Context) -> tuple[Part, ...]:
    parts = [(label, why, context.boek.cel("T2", "exploitatie", rij)[0]) for label, why, rij in _HERKOMST]
    rest = context.boek.cel("T2", "exploitatie", "II")[0] - sum(amount for _, _, amount in parts)
    other = ("Andere ontvangsten", "zoals dividenden en intresten", rest)
    return tuple(part for part in (*sorted(parts, key=lambda part: -part[2]), other) if part[2])


def _spent(context: Context) -> tuple[Part, ...]:
    rows = [each for each in context.boek.tabel("T1").met_bedragen if each.rij == "E.U" and each.blok != "totaal"]
    heads = {each.blok: each.label for each in context.boek.tabel("T1").rijen if each.stijl == "kop"}
    parts = [(heads[each.blok], "", each.bedragen[0] or 0) for each in rows]
    return largest_parts(parts, ("Andere", "de kleinere beleidsdomeinen"))


# ---- over the years -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reeks:
    """A figure per year, in euro cents: years before the plan (`vorige_jaren.csv`), then those of the plan."""

    vorige: tuple[VorigJaar, ...]
    jaren: tuple[int, ...]
    bedragen: Reeks

    @classmethod
    def of(cls, context: Context, wat: str, amounts: Reeks) -> "_Reeks":
        earlier = sorted((each for each in context.dossier.financien.vorige_jaren if each.wat == wat), key=_jaar)
        return cls(
            tuple(earlier),
            (*map(_jaar, earlier), *context.dossier.jaren),
            (*(each.bedrag for each in earlier), *amounts),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Where the years before the plan come from."""
        if not self.vorige:
            return ()
        sources = dict.fromkeys(each.bron for each in self.vorige)
        return (f"De jaren tot en met {self.vorige[-1].jaar} komen uit: {', '.join(sources)}.",)

    def since(self, jaren: Sequence[int]) -> tuple[int | None, ...]:
        """The amounts in these years, None for a year that is not known."""
        known = dict(zip(self.jaren, self.bedragen, strict=True))
        return tuple(known.get(jaar) for jaar in jaren)


def _jaar(each: VorigJaar) -> int:
    return each.jaar


def _investments(context: Context) -> Iterator[Block]:
    amounts = context.boek.cel("M2", "budgettair_resultaat", "II.b")
    reeks = _Reeks.of(context, "investeringen", amounts)
    if not any(amounts) or min(reeks.bedragen) < 0:
        return
    highest = [jaar for jaar, cents in zip(reeks.jaren, reeks.bedragen, strict=True) if cents == max(reeks.bedragen)]
    always = len(highest) == len(reeks.jaren)
    words = "We investeren elk jaar evenveel" if always else f"We investeren het meest in {opgesomd(highest)}"
    yield message(words, "geld-investeringen")
    caption, row = "Investeringsuitgaven per jaar", [("Investeringen", reeks.bedragen)]
    yield years_chart(context, row, caption, "figuur-investeringen", reeks.notes, reeks.jaren)


def _debt(context: Context) -> Iterator[Block]:
    amounts = context.boek.cel("T4", "totaal", "C")
    reeks = _Reeks.of(context, "schuld", amounts)
    if not any(reeks.bedragen) or min(reeks.bedragen) < 0:
        return
    yield message(_from_first_to_last(reeks, "schuld", "eind"), "geld-schuld")
    caption, row = "Financiële schulden op 31 december", [("Schuld", reeks.bedragen)]
    yield years_chart(context, row, caption, "figuur-schuld", reeks.notes, reeks.jaren)


def _margins(context: Context) -> Iterator[Block]:
    margin = _Reeks.of(context, "autofinancieringsmarge", context.boek.cel("M2", "autofinancieringsmarge", "III"))
    corrected = _Reeks.of(
        context,
        "gecorrigeerde_autofinancieringsmarge",
        context.boek.cel("M2", "gecorrigeerde_autofinancieringsmarge", "III"),
    )
    yield message(_margin_in_words(margin), "geld-marge")
    jaren = max(margin.jaren, corrected.jaren, key=len)
    rows = (("Marge", margin.since(jaren)), ("Gecorrigeerde marge", corrected.since(jaren)))
    every, notes = (*margin.bedragen, *corrected.bedragen), tuple(dict.fromkeys((*margin.notes, *corrected.notes)))
    if min(every) < 0 or not any(every):
        yield _margin_table(context, rows, jaren, notes)
    else:
        caption = "Autofinancieringsmarge en gecorrigeerde autofinancieringsmarge, op dezelfde schaal"
        yield years_chart(context, rows, caption, "figuur-marge", notes, jaren)
    yield note(
        "De autofinancieringsmarge is wat van de gewone ontvangsten overblijft na de gewone uitgaven en de "
        "aflossingen. De gecorrigeerde marge rekent met aflossingen van 8 % van de schuld."
    )


def _margin_in_words(margin: _Reeks) -> str:
    below = [jaar for jaar, cents in zip(margin.jaren, margin.bedragen, strict=True) if cents < 0]
    if below:
        every = "elk jaar negatief" if len(below) == len(margin.jaren) else f"negatief in {opgesomd(below)}"
        return f"De autofinancieringsmarge is {every}"
    return _from_first_to_last(margin, "autofinancieringsmarge", "in")


def _from_first_to_last(reeks: _Reeks, what: str, when: str) -> str:
    """How what is counted changes over the years that are shown, in one sentence; `when` stands before a year."""
    unit, jaren, amounts = eenheid_voor(reeks.bedragen), reeks.jaren, reeks.bedragen
    first, last = unit.schrijf(amounts[0]), unit.schrijf(amounts[-1])
    if first == last:
        return f"De {what} is {when} {jaren[-1]} even groot als {when} {jaren[0]}: {last} {unit.naam}"
    moves = "daalt" if amounts[-1] < amounts[0] else "stijgt"
    return f"De {what} {moves} van {first} naar {last} {unit.naam}"


def _margin_table(
    context: Context, rows: Sequence[tuple[str, Sequence[int | None]]], jaren: Sequence[int], notes: Sequence[str]
) -> Table:
    """The margins as figures, with their sign in words: a pillar cannot show what is below zero."""
    body = []
    for label, amounts in rows:
        body.append(Row(_cells(label, ("" if each is None else schrijf_bedrag(each) for each in amounts))))
        body.append(Row(_cells("in woorden", ("" if each is None else _sign(each) for each in amounts))))
    return Table(
        columns=(Column(52), *(Column(_OF_YEARS / max(len(jaren), _YEARS), "right") for _ in jaren)),
        head=(Row(tuple(Cell(plain_text(each)) for each in (context.in_euro, *map(str, jaren)))),),
        body=tuple(body),
        caption="Autofinancieringsmarge en gecorrigeerde autofinancieringsmarge per jaar",
        anchor="tabel-marge",
        description="De twee marges per jaar in euro, met in woorden of ze negatief zijn",
        notes=(*map(plain_text, notes), *chart_notes(context)),
        style="bedragen",
    )


def _cells(label: str, texts: Iterator[str]) -> tuple[Cell, ...]:
    return (Cell(plain_text(label), heads="row"), *(Cell(plain_text(text)) for text in texts))


def _sign(cents: int) -> str:
    return "negatief" if cents < 0 else "positief" if cents else "nul"


# ---- per inhabitant -------------------------------------------------------------------------------------------------


def _per_inhabitant(context: Context) -> Iterator[Block]:
    counted = max(context.dossier.gegevens.inwoners, key=lambda each: each.jaar, default=None)
    if counted is None or not counted.aantal:
        return
    jaren, cel = context.dossier.jaren, context.boek.cel
    figures = (
        (cel("M2", "budgettair_resultaat", "I.b")[0], f"euro uitgaven voor de gewone werking in {jaren[0]}"),
        (sum(cel("M2", "budgettair_resultaat", "II.b")), f"euro investeringen van {jaren[0]} tot en met {jaren[-1]}"),
        (cel("T4", "totaal", "C")[-1], f"euro schuld eind {jaren[-1]}"),
        (cel("M2", "autofinancieringsmarge", "III")[-1], f"euro autofinancieringsmarge in {jaren[-1]}"),
    )
    yield message("Per inwoner", "geld-per-inwoner")
    yield Cards(
        tuple(
            Card(schrijf_bedrag(per_inwoner(cents, counted.aantal)), plain_text(words))
            for cents, words in figures
            if cents
        ),
        "kerncijfers",
    )
    source = f", {counted.bron}" if counted.bron and not counted.voorbeeld else ""
    amount = met_teken(f"{counted.aantal:,}".replace(",", "."), counted.voorbeeld)
    yield note(f"Gedeeld door {amount} inwoners ({counted.jaar}{source}), afgerond op een euro.")
