"""Pictures of the ramingen for readers: where money comes from and goes to, investments, debt, margins, per inhabitant.

The figures are cells of the schemas T1, T2, T4 and M2; every message is worked out from them.
"""

from collections.abc import Iterator, Sequence

from pipeline.blocks import Block, Card, Cards, Cell, Column, Row, Table
from pipeline.finance.bedragen import Reeks
from pipeline.finance.verhoudingen import duizendsten, eenheid_voor, per_inwoner
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.plan.charts import Part, chart_notes, largest_parts, message, parts_chart, van_honderd, years_chart
from pipeline.plan.context import Context, met_teken, note, plain_text
from pipeline.plan.schemas import heeft_schemas, opgesomd

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


def _investments(context: Context) -> Iterator[Block]:
    amounts = context.boek.cel("M2", "budgettair_resultaat", "II.b")
    if not any(amounts) or min(amounts) < 0:
        return
    highest = [jaar for jaar, cents in zip(context.dossier.jaren, amounts, strict=True) if cents == max(amounts)]
    always = len(highest) == len(amounts)
    words = "We investeren elk jaar evenveel" if always else f"We investeren het meest in {opgesomd(highest)}"
    yield message(words, "geld-investeringen")
    yield years_chart(context, [("Investeringen", amounts)], "Investeringsuitgaven per jaar", "figuur-investeringen")


def _debt(context: Context) -> Iterator[Block]:
    amounts = context.boek.cel("T4", "totaal", "C")
    if not any(amounts) or min(amounts) < 0:
        return
    yield message(_from_first_to_last(context, "schuld", amounts, "eind"), "geld-schuld")
    yield years_chart(context, [("Schuld", amounts)], "Financiële schulden op 31 december", "figuur-schuld")


def _margins(context: Context) -> Iterator[Block]:
    margin = context.boek.cel("M2", "autofinancieringsmarge", "III")
    corrected = context.boek.cel("M2", "gecorrigeerde_autofinancieringsmarge", "III")
    yield message(_margin_in_words(context, margin), "geld-marge")
    rows = (("Marge", margin), ("Gecorrigeerde marge", corrected))
    if min(*margin, *corrected) < 0 or not any((*margin, *corrected)):
        yield _margin_table(context, rows)
    else:
        caption = "Autofinancieringsmarge en gecorrigeerde autofinancieringsmarge, op dezelfde schaal"
        yield years_chart(context, rows, caption, "figuur-marge")
    yield note(
        "De autofinancieringsmarge is wat van de gewone ontvangsten overblijft na de gewone uitgaven en de "
        "aflossingen. De gecorrigeerde marge rekent met aflossingen van 8 % van de schuld."
    )


def _margin_in_words(context: Context, margin: Reeks) -> str:
    jaren = context.dossier.jaren
    below = [jaar for jaar, cents in zip(jaren, margin, strict=True) if cents < 0]
    if below:
        every = "elk jaar negatief" if len(below) == len(jaren) else f"negatief in {opgesomd(below)}"
        return f"De autofinancieringsmarge is {every}"
    return _from_first_to_last(context, "autofinancieringsmarge", margin, "in")


def _from_first_to_last(context: Context, what: str, amounts: Reeks, when: str) -> str:
    """How what is counted changes over the plan, in one sentence; `when` stands before a year."""
    unit, jaren = eenheid_voor(amounts), context.dossier.jaren
    first, last = unit.schrijf(amounts[0]), unit.schrijf(amounts[-1])
    if first == last:
        return f"De {what} is {when} {jaren[-1]} even groot als {when} {jaren[0]}: {last} {unit.naam}"
    moves = "daalt" if amounts[-1] < amounts[0] else "stijgt"
    return f"De {what} {moves} van {first} naar {last} {unit.naam}"


def _margin_table(context: Context, rows: Sequence[tuple[str, Reeks]]) -> Table:
    """The margins as figures, with their sign in words: a pillar cannot show what is below zero."""
    jaren = context.dossier.jaren
    body = []
    for label, amounts in rows:
        body.append(Row(_cells(label, map(schrijf_bedrag, amounts))))
        body.append(Row(_cells("in woorden", map(_sign, amounts))))
    return Table(
        columns=(Column(52), *(Column(18.4, "right") for _ in jaren)),
        head=(Row(tuple(Cell(plain_text(each)) for each in (context.in_euro, *map(str, jaren)))),),
        body=tuple(body),
        caption="Autofinancieringsmarge en gecorrigeerde autofinancieringsmarge per jaar",
        anchor="tabel-marge",
        description="De twee marges per jaar in euro, met in woorden of ze negatief zijn",
        notes=chart_notes(context),
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
