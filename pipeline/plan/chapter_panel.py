"""What a chapter holds, for the foot of its opening page: code, sentence, flag and saldo, with the total."""

from collections.abc import Iterator

from pipeline.blocks import Cell, Column, Flag, Reference, Row, Table
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.onderdelen import Actieplan, Doelstelling, Hoofdstuk
from pipeline.plan.amounts import STAP_VAN_BEDRAGEN
from pipeline.plan.context import Context, flag, plain_text

TITEL = "Wat je in dit hoofdstuk vindt"
_CODE, _FLAG, _SALDO, _PAGE = 14.0, 30.0, 26.0, 12.0  # millimetres


def chapter_panel(context: Context, hoofdstuk: Hoofdstuk) -> Iterator[Table]:
    """One table: the doelstellingen of the chapter, then its actieplannen without doelstelling; nothing when empty."""
    doelstellingen = context.dossier.doelstellingen_in(hoofdstuk)
    loose = context.dossier.losse_actieplannen(hoofdstuk)
    items: tuple[Doelstelling | Actieplan, ...] = (*doelstellingen, *loose)
    if not items:
        return
    kinds = [name for name, group in (("Doelstelling", doelstellingen), ("Actieplan", loose)) if group]
    flagged, counted = context.dossier.kent_prioriteit, context.dossier.gegevens.stap >= STAP_VAN_BEDRAGEN
    titles = (
        "Code",
        " of ".join((kinds[0], *(kind.lower() for kind in kinds[1:]))),
        *(("Prioriteit",) if flagged else ()),
        *(("Saldo in euro",) if counted else ()),
        "Blz.",
    )
    columns = (
        Column(_CODE),
        Column(),
        *((Column(_FLAG),) if flagged else ()),
        *((Column(_SALDO, "right"),) if counted else ()),
        Column(_PAGE, "right", printed=True),
    )
    rows = [_row(context, item, flagged=flagged, counted=counted) for item in items]
    if counted:
        rows.append(_total(context, hoofdstuk, len(columns)))
    yield Table(
        columns=columns,
        head=(Row(tuple(Cell(plain_text(title)) for title in titles)),),
        body=tuple(rows),
        caption=TITEL,
        anchor=f"{hoofdstuk.code}-inhoud",
        description=f"De doelstellingen en actieplannen van het hoofdstuk {hoofdstuk.naam}",
        style="paneel",
    )


def _row(context: Context, item: Doelstelling | Actieplan, *, flagged: bool, counted: bool) -> Row:
    cells = [
        Cell(plain_text(item.code), heads="row"),
        Cell((Reference(item.kort or item.titel, item.code, page=False),)),
    ]
    if flagged:
        word, filled = flag(context, item)
        cells.append(Cell((Flag(word, filled),)))
    if counted:
        cells.append(Cell(plain_text(schrijf_bedrag(sum(context.totalen.van(item).saldo())))))
    cells.append(Cell((Reference("", item.code),)))
    return Row(tuple(cells))


def _total(context: Context, hoofdstuk: Hoofdstuk, columns: int) -> Row:
    jaren = context.dossier.jaren
    label = Cell(plain_text(f"Samen, {jaren[0]}–{jaren[-1]}"), heads="row", colspan=columns - 2)
    saldo = sum(context.totalen.van(hoofdstuk).saldo())
    return Row((label, Cell(plain_text(schrijf_bedrag(saldo))), Cell()), "totaal")
