"""Pipe tables of prose: pandoc's tree gives the cells, the text itself says whether pandoc has left some out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from pipeline.blocks import Cell, Column, Inline, Link, Row, Table, Text
from pipeline.content.addresses import bare_addresses
from pipeline.content.kinds import FOUT_AANTAL_CELLEN, NIET_ONDERSTEUNDE_OPMAAK, ONGELDIGE_LINK
from pipeline.content.pandoc import Json
from pipeline.content.prose_inlines import InlineReader
from pipeline.content.prose_source import ProseSource, Range
from pipeline.findings import Finding


def read_table(
    content: Json, part: Range, source: ProseSource, inlines: InlineReader, report: Callable[[Finding], None]
) -> Table:
    """The table of this node; description, number and style are left to `plan`."""
    _, _, specs, (_, head), bodies, _ = content
    body = [row for each in bodies for row in each[3]]
    for finding in (*_centred(specs, part, source), *_uneven(len(specs), len(head) + len(body), part, source)):
        report(finding)
    if not body:
        wrong = "Deze tabel heeft alleen een kop, zonder rijen eronder"
        mend = "zet er minstens één rij onder, of verwijder de tabel"
        report(NIET_ONDERSTEUNDE_OPMAAK.finding(source.place(part.line, part.column), wrong, mend))
    columns = tuple(Column(align=_side(spec[0]["t"])) for spec in specs)
    rows = tuple(_row(row, part, inlines) for row in (*head, *body))
    heads = tuple(_without_links(row, part, source, report) for row in rows[: len(head)])
    body_rows = tuple(map(_named, rows[len(head) :])) if len(columns) > 1 else rows[len(head) :]
    return Table(columns, heads, body_rows, at=source.place(part.line, part.column))


def _side(alignment: str) -> Literal["left", "right"]:
    return "right" if alignment == "AlignRight" else "left"


def _row(row: Json, part: Range, inlines: InlineReader) -> Row:
    cells: list[Cell] = []
    for _, _, _, _, blocks in row[1]:
        inside: list[Inline] = []
        for block in blocks:
            inside.extend(inlines.read(block["c"], part))
        cells.append(Cell(tuple(inside)))
    return Row(tuple(cells))


def _named(row: Row) -> Row:
    """The row with its first cell as its header: whoever listens hears it before each of the others."""
    first, *others = row.cells
    return replace(row, cells=(replace(first, heads="row"), *others)) if first.inlines else row


def _without_links(row: Row, part: Range, source: ProseSource, report: Callable[[Finding], None]) -> Row:
    """The head of a table without links: it repeats on each page, and what repeats in a PDF holds no links."""
    return replace(row, cells=tuple(_as_text(cell, part, source, report) for cell in row.cells))


def _as_text(cell: Cell, part: Range, source: ProseSource, report: Callable[[Finding], None]) -> Cell:
    inlines: list[Inline] = []
    for inline in cell.inlines:
        if not isinstance(inline, Link):
            inlines.append(inline)
            continue
        inlines.append(Text(inline.text))
        if not any(each.url == inline.url for each in bare_addresses(inline.text)):
            wrong = f"De link `{inline.text}` staat in de kop van een tabel, waar geen links kunnen"
            mend = f"schrijf in de kop alleen `{inline.text}`, en zet de link in een rij of in de tekst"
            report(ONGELDIGE_LINK.finding(source.place(part.line, part.column), wrong, mend))
    return replace(cell, inlines=tuple(inlines))


def _centred(specs: Json, part: Range, source: ProseSource) -> Iterator[Finding]:
    for number, spec in enumerate(specs, start=1):
        if spec[0]["t"] == "AlignCenter":
            wrong = f"Kolom {number} van deze tabel staat gecentreerd; dat kan niet in het plan"
            mend = "schrijf in de lijn onder de kop `---` voor links of `--:` voor rechts"
            yield NIET_ONDERSTEUNDE_OPMAAK.finding(source.place(part.line + 1, part.column), wrong, mend)


def _uneven(width: int, rows: int, part: Range, source: ProseSource) -> Iterator[Finding]:
    """A finding for each row that has more or fewer cells than the header: pandoc drops or adds them in silence."""
    for line in range(part.line, part.line + rows + 1):  # with the delimiter, which always has as many
        count = len(_cells(source.line(line)[part.column - 1 :]))
        if count != width:
            cells = "1 cel" if count == 1 else f"{count} cellen"
            wrong = f"Deze rij heeft {cells}, de kop van de tabel heeft er {width}"
            mend = "geef elke rij evenveel cellen; schrijf een streep binnen een cel als `\\|`"
            yield FOUT_AANTAL_CELLEN.finding(source.place(line, part.column), wrong, mend)


def _cells(row: str) -> list[str]:
    """The cells of a row as typed; `\\|` is a character, not a border."""
    cells = re.split(r"(?<!\\)\|", row.strip().removeprefix("|"))
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells
