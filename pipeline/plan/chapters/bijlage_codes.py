"""Annex: every code with its page, for who knows a code and looks for its place."""

from collections.abc import Iterator
from itertools import zip_longest
from math import ceil

from pipeline.blocks import Cell, Column, Reference, Row, Section, Table
from pipeline.plan.context import Context, plain_text

_BESIDE = 6  # codes on a line
_CODE, _PAGE = 17.0, 10.0  # millimetres


def build(context: Context) -> Iterator[Section]:
    """One table of doelstellingen, actieplannen and acties by code, in columns that are read downwards."""
    dossier = context.dossier
    # an actie is found on the page of its actieplan
    places = {each.code: each.code for each in (*dossier.doelstellingen, *dossier.actieplannen)}
    places |= {actie.code: plan.code for plan, actie in dossier.acties}
    codes = sorted(places)
    if not codes:
        return
    beside = min(_BESIDE, len(codes))
    high = ceil(len(codes) / beside)
    columns = [codes[start : start + high] for start in range(0, len(codes), high)]
    head = [Cell(plain_text(title)) for _ in columns for title in ("Code", "Blz.")]
    table = Table(
        columns=tuple(each for _ in columns for each in (Column(_CODE), Column(_PAGE, "right", printed=True))),
        head=(Row(tuple(head)),),
        body=tuple(
            Row(tuple(cell for code in row for cell in _cells(code, places)))
            for row in zip_longest(*columns, fillvalue="")
        ),
        caption="Codes van doelstellingen, actieplannen en acties",
        anchor="tabel-codes",
        description="Alle codes met de bladzijde waar ze staan, van boven naar onder en dan de volgende kolom",
    )
    yield context.section((context.heading(), table))


def _cells(code: str, places: dict[str, str]) -> tuple[Cell, Cell]:
    if not code:
        return Cell(), Cell()
    return Cell((Reference(code, code, page=False),), heads="row"), Cell((Reference("", places[code]),))
