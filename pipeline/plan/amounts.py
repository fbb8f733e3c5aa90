"""Tables of amounts per year, in the order of the BBC: uitgaven, ontvangsten, saldo."""

from pipeline.blocks import Cell, Column, Inlines, Row, RowStyle, Table, Text
from pipeline.finance.bedragen import Bedragen, Reeks
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.soorten import SOORTEN, ZIJDEN
from pipeline.plan.context import Context, plain_text

STAP_VAN_BEDRAGEN = 2  # before it a plan has no amounts at all
NULREGELS_WEG = "Rijen zonder bedrag zijn weggelaten."
_WIDE = 100_000_000_00  # euro cents
SOORT_UITLEG = "E = exploitatie · I = investeringen · F = financiering"


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
        rows.append(amounts_row("Saldo", bedragen.saldo(soort), "subtotaal"))
    rows.append(amounts_row("Totaal saldo", bedragen.saldo(), "totaal"))
    description = "Uitgaven, ontvangsten en saldo per jaar, in euro"
    shortened = len(kept) < len(SOORTEN)
    return years_table(context, tuple(rows), caption, anchor, description, wide=wide, shortened=shortened)


def is_wide(bedragen: Bedragen) -> bool:
    """Whether an amount does not fit in a column of a portrait page (look: −99.999.999, in total −999.999.999)."""
    rows = [bedragen.zijde("U"), bedragen.zijde("O"), bedragen.saldo()]
    return any(max(map(abs, row)) >= _WIDE or abs(sum(row)) >= 10 * _WIDE for row in rows)


def short_amounts_table(
    context: Context, bedragen: Bedragen, caption: str, anchor: str, *, wide: bool = False
) -> Table:
    """One row for uitgaven and one for ontvangsten of each soort, and the total saldo."""
    short = soort_rows(context, bedragen)
    rows = (*short, amounts_row("Totaal saldo", bedragen.saldo(), "totaal"))
    description = "Uitgaven en ontvangsten per soort en per jaar, in euro"
    shortened = are_shortened(short)
    return years_table(context, rows, caption, anchor, description, SOORT_UITLEG, wide=wide, shortened=shortened)


def soort_rows(context: Context, bedragen: Bedragen) -> tuple[Row, ...]:
    """A row per soort and zijde (`E uitgaven`), in the order of the BBC; not those that `toon_nulregels` leaves out."""
    return tuple(
        amounts_row(f"{soort} {ZIJDEN[zijde]}", bedragen.reeks(soort, zijde))
        for soort in SOORTEN
        for zijde in ZIJDEN
        if _is_shown(context, bedragen.reeks(soort, zijde))
    )


def are_shortened(rows: tuple[Row, ...]) -> bool:
    """Whether `soort_rows` left rows out."""
    return len(rows) < len(SOORTEN) * len(ZIJDEN)


def _is_shown(context: Context, *reeksen: Reeks) -> bool:
    return context.dossier.gegevens.toon_nulregels or any(map(any, reeksen))


def years_table(
    context: Context, rows: tuple[Row, ...], caption: str, anchor: str, description: str, explanation: str = "",
    *, wide: bool = False, shortened: bool = False,
) -> Table:  # fmt: skip
    """A table with a column per year and a total; `wide` is for landscape pages (look: 97 + 22 + 24 mm).

    `shortened` adds the note that rows without an amount are left out.
    """
    label, year, total = (0.0, 22.0, 24.0) if wide else (30.0, 18.4, 22.6)
    jaren = context.dossier.jaren
    head = (
        Cell(plain_text(context.in_euro)),
        *(Cell(plain_text(str(jaar))) for jaar in jaren),
        Cell(plain_text("Totaal")),
    )
    return Table(
        columns=(Column(label), *(Column(year, "right") for _ in jaren), Column(total, "right")),
        head=(Row(head),),
        body=rows,
        caption=caption,
        anchor=anchor,
        description=description,
        notes=tuple(filter(None, (plain_text(explanation), _origin(context, shortened=shortened)))),
        style="bedragen",
    )


def group_row(label: str, years: int) -> Row:
    """A row that opens a group of rows."""
    return Row((Cell(plain_text(label), colspan=years + 2, heads="rows"),), "groep")


def amounts_row(label: str, reeks: Reeks, style: RowStyle = "gewoon") -> Row:
    """A row of amounts with its total."""
    years = (Cell(plain_text(schrijf_bedrag(cents))) for cents in reeks)
    total = Cell((Text(schrijf_bedrag(sum(reeks)), bold=True),))
    return Row((Cell(plain_text(label), heads="row"), *years, total), style)


def _origin(context: Context, *, shortened: bool) -> Inlines:
    """Where the amounts come from, in a note."""
    words = [NULREGELS_WEG] if shortened else []
    if context.totalen.bron == "enveloppen":
        words.append("De bedragen zijn grootteordes (enveloppen), nog geen ramingen.")
    else:
        words.append("Elk bedrag is apart afgerond op een euro.")
    return plain_text(" ".join(words))
