"""Tables of amounts per year, in the order of the BBC: uitgaven and ontvangsten of each soort, then the saldo."""

from collections.abc import Sequence

from pipeline.blocks import Cell, Column, Inlines, Row, RowStyle, Table, Text
from pipeline.finance.bedragen import Bedragen, Reeks
from pipeline.model.bedrag import afgerond, schrijf_bedrag
from pipeline.model.soorten import SOORTEN, ZIJDEN
from pipeline.plan.context import Context, opgesomd, plain_text

STAP_VAN_BEDRAGEN = 2  # before it a plan has no amounts at all
NULREGELS_WEG = "Rijen zonder bedrag zijn weggelaten."
APART_AFGEROND = "elk bedrag is apart afgerond op een euro, dus de som van een kolom of rij kan een euro afwijken"
ENVELOPPEN = "De bedragen zijn grootteordes (enveloppen), nog geen ramingen."
SALDO = "Saldo"

# look, a single grid of years, in millimetres: a year and the total, and what they hold at most, in euro cents
JAAR, TOTAAL = 16.5, 17.0
_YEAR_HOLDS, _TOTAL_HOLDS = 9_999_999_00, 99_999_999_00
_WIDER_YEAR, _WIDER_TOTAL = 18.4, 22.6
_WIDE = 100_000_000_00  # euro cents: these need a landscape page


def amounts_table(context: Context, bedragen: Bedragen, caption: str, anchor: str, *, wide: bool = False) -> Table:
    """Three blocks (E, I, F) of uitgaven, ontvangsten and saldo, and the total saldo.

    A block without amounts is left out where `toon_nulregels` says so; a note then tells it (look, section 9).
    """
    kept = [soort for soort in SOORTEN if _is_shown(context, bedragen.reeks(soort, "U"), bedragen.reeks(soort, "O"))]
    rows: list[Row] = []
    for soort in kept:
        rows.append(group_row(SOORTEN[soort].capitalize(), len(bedragen.jaren)))
        rows.append(amounts_row("Uitgaven", bedragen.reeks(soort, "U")))
        rows.append(amounts_row("Ontvangsten", bedragen.reeks(soort, "O")))
        rows.append(amounts_row(SALDO, bedragen.saldo(soort), "subtotaal"))
    rows.append(amounts_row("Totaal saldo", bedragen.saldo(), "totaal"))
    description = "Uitgaven, ontvangsten en saldo per jaar, in euro"
    notes = (
        NULREGELS_WEG if len(kept) < len(SOORTEN) else "",
        *origin(context),
        *rounding(
            tuple(bedragen.reeks(soort, zijde) for soort in kept for zijde in ZIJDEN),
            bedragen.saldo(),
            context.dossier.jaren,
        ),
    )
    return years_table(context, tuple(rows), caption, anchor, description, notes, wide=wide)


def short_amounts_table(
    context: Context, bedragen: Bedragen, caption: str, anchor: str, *, wide: bool = False
) -> Table:
    """One row for uitgaven and one for ontvangsten of each soort, and the saldo; it says where the amounts are from."""
    rows = soort_rows(context, bedragen)
    shortened = len(rows) < len(SOORTEN) * len(ZIJDEN)
    notes = (NULREGELS_WEG if shortened else "", *origin(context), *_rounding_of(context, bedragen))
    description = "Uitgaven en ontvangsten per soort en per jaar, in euro"
    return years_table(context, with_saldo(rows, bedragen), caption, anchor, description, notes, wide=wide)


def cost_table(context: Context, bedragen: Bedragen, code: str, parts: tuple[tuple[str, Bedragen], ...] = ()) -> Table:
    """What a doelstelling or actieplan costs, under the years that its acties stand under.

    Below it come `parts` of it, each with its name. What holds for all these tables is said once (`for_all_costs`).
    """
    rows = list(with_saldo(soort_rows(context, bedragen), bedragen))
    for name, part in parts:
        of_part = soort_rows(context, part)
        rows += [group_row(name, len(part.jaren)), *of_part]
        if len(of_part) != 1:
            rows.append(amounts_row(SALDO, part.saldo(), "subtotaal"))
    description = f"Wat {code} kost: uitgaven en ontvangsten per soort en per jaar, in euro"
    notes = tuple(_rounding_of(context, bedragen))
    return years_table(context, tuple(rows), "", f"tabel-{code}", description, notes, grid=year_columns(bedragen))


def for_all_costs(context: Context) -> str:
    """What every reader of a `cost_table` must know, in sentences; it depends on what those tables hold."""
    words = [] if context.dossier.gegevens.toon_nulregels else ["Een rij zonder bedrag staat niet in de tabellen."]
    return " ".join((*words, *origin(context)))


def year_columns(bedragen: Bedragen) -> tuple[float, float]:
    """The width of a year and of the total, in millimetres, for these amounts."""
    rows = [*bedragen.reeksen.values(), bedragen.saldo()]
    fits = all(max(map(abs, row)) <= _YEAR_HOLDS and abs(sum(row)) <= _TOTAL_HOLDS for row in rows)
    return (JAAR, TOTAAL) if fits else (_WIDER_YEAR, _WIDER_TOTAL)


def is_wide(bedragen: Bedragen) -> bool:
    """Whether an amount does not fit in a column of a portrait page (look: −99.999.999, in total −999.999.999)."""
    rows = [bedragen.zijde("U"), bedragen.zijde("O"), bedragen.saldo()]
    return any(max(map(abs, row)) >= _WIDE or abs(sum(row)) >= 10 * _WIDE for row in rows)


def soort_rows(context: Context, bedragen: Bedragen) -> tuple[Row, ...]:
    """A row per soort and zijde, in the order of the BBC; not those that `toon_nulregels` leaves out."""
    return tuple(
        amounts_row(f"{SOORTEN[soort].capitalize()}, {ZIJDEN[zijde]}", bedragen.reeks(soort, zijde))
        for soort in SOORTEN
        for zijde in ZIJDEN
        if _is_shown(context, bedragen.reeks(soort, zijde))
    )


def with_saldo(rows: tuple[Row, ...], bedragen: Bedragen) -> tuple[Row, ...]:
    """The rows closed with their saldo; one row alone says it all, and closes itself."""
    if len(rows) == 1:
        return (Row(rows[0].cells, "totaal"),)
    return (*rows, amounts_row(SALDO, bedragen.saldo(), "totaal"))


def _is_shown(context: Context, *reeksen: Reeks) -> bool:
    return context.dossier.gegevens.toon_nulregels or any(map(any, reeksen))


def years_table(
    context: Context, rows: tuple[Row, ...], caption: str, anchor: str, description: str, notes: tuple[str, ...] = (),
    *, wide: bool = False, grid: tuple[float, float] = (_WIDER_YEAR, _WIDER_TOTAL),
) -> Table:  # fmt: skip
    """A table with a column per year and a total; `wide` is for landscape pages, where they are 22 and 24 mm wide.

    The notes that are not empty become one.
    """
    year, total = (22.0, 24.0) if wide else grid
    jaren = context.dossier.jaren
    head = (
        Cell(plain_text(context.in_euro)),
        *(Cell(plain_text(str(jaar))) for jaar in jaren),
        Cell(plain_text("Totaal")),
    )
    note = " ".join(filter(None, notes))
    return Table(
        columns=(Column(), *(Column(year, "right") for _ in jaren), Column(total, "right")),
        head=(Row(head),),
        body=rows,
        caption=caption,
        anchor=anchor,
        description=description,
        notes=(plain_text(note),) if note else (),
        style="bedragen",
    )


def group_row(label: str, years: int) -> Row:
    """A row that opens a group of rows."""
    return Row((Cell(plain_text(label), colspan=years + 2, heads="rows"),), "groep")


def amounts_row(label: str | Inlines, reeks: Reeks, style: RowStyle = "gewoon") -> Row:
    """A row of amounts with its total."""
    years = (Cell(plain_text(schrijf_bedrag(cents))) for cents in reeks)
    total = Cell((Text(schrijf_bedrag(sum(reeks)), bold=True),))
    named = plain_text(label) if isinstance(label, str) else label
    return Row((Cell(named, heads="row"), *years, total), style)


def origin(context: Context) -> tuple[str, ...]:
    """A sentence about where the amounts come from, when they are no ramingen."""
    return (ENVELOPPEN,) if context.totalen.bron == "enveloppen" else ()


def _rounding_of(context: Context, bedragen: Bedragen) -> tuple[str, ...]:
    parts = tuple(bedragen.reeks(soort, zijde) for soort in SOORTEN for zijde in ZIJDEN)
    return rounding(parts, bedragen.saldo(), context.dossier.jaren)


def rounding(parts: tuple[Reeks, ...], saldo: Reeks, jaren: Sequence[int]) -> tuple[str, ...]:
    """A sentence for who adds up the amounts as printed, when that gives something else than what is printed.

    It names the columns where that is so. `parts` are uitgaven and ontvangsten in turn.
    """
    rows = [(*row, sum(row)) for row in (*parts, saldo)]
    spent, received, below = rows[:-1:2], rows[1:-1:2], rows[-1]
    columns = (*map(str, jaren), "Totaal")
    wrong = [
        name
        for at, name in enumerate(columns)
        if sum(afgerond(row[at]) for row in received) - sum(afgerond(row[at]) for row in spent) != afgerond(below[at])
    ]
    if wrong:
        which = "de kolom" if len(wrong) == 1 else "de kolommen"
        return (f"In {which} {opgesomd(wrong)} klopt de som niet op de euro: {APART_AFGEROND}.",)
    beside = any(sum(map(afgerond, row[:-1])) != afgerond(row[-1]) for row in rows)
    return (f"{APART_AFGEROND[:1].upper()}{APART_AFGEROND[1:]}.",) if beside else ()
