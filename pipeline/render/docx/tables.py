"""Tables: a grid of fixed columns, lines only where they mean something, head rows that repeat."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.blocks import Cell, Column, Row, Table
from pipeline.render.docx.inlines import InlineWriter
from pipeline.render.docx.markup import escape, millimetres, paragraph, twips
from pipeline.render.docx.styles import StyleIds
from pipeline.render.huisstijl import Huisstijl

_NARROWEST = 10  # millimetres: what a column without a width of its own keeps at least
_KEPT_WHOLE = 14  # rows: a shorter table never breaks over two pages
_FINE, _FIRM, _BAR = 4, 8, 20  # eighths of a point: above subtotals, around totals, beside a remark in a matrix
_PARAGRAPHS = {
    # style of the row: paragraph style on the left, on the right
    "kop": ("Tabelkop", "Tabelkop rechts"),
    "gewoon": ("Tabeltekst", "Tabelbedrag"),
    "groep": ("Tabelgroep", "Tabelgroep"),
    "subtotaal": ("Tabeltotaal", "Tabeltotaal rechts"),
    "totaal": ("Tabeltotaal", "Tabeltotaal rechts"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row of the grid: the cell that starts here, or the covered part of one that started above."""

    cell: Cell
    column: int
    continued: bool = False


def grid(rows: Sequence[Row]) -> tuple[tuple[Slot, ...], ...]:
    """Each row with every place filled: cells that hang down from above are repeated as continued slots."""
    hanging: dict[int, tuple[Cell, int]] = {}  # column: the cell and the number of rows it still covers
    placed = []
    for row in rows:
        slots: list[Slot] = []
        column = 0
        cells = iter(row.cells)
        while True:
            if column in hanging:
                cell, left = hanging.pop(column)
                slots.append(Slot(cell, column, continued=True))
            else:
                following = next(cells, None)
                if following is None:
                    break
                cell, left = following, following.rowspan
                slots.append(Slot(cell, column))
            if left > 1:
                hanging[column] = (cell, left - 1)
            column += cell.colspan
        placed.append(tuple(slots))
    return tuple(placed)


def widths(columns: Sequence[Column], available: float) -> tuple[int, ...]:
    """The widths of the columns in twips; narrowed in proportion when they need more than the available millimetres."""
    sharing = sum(column.width == 0 for column in columns)
    fixed = sum(column.width for column in columns)
    share = max((available - fixed) / sharing, _NARROWEST) if sharing else 0
    wanted = [column.width or share for column in columns]
    shrink = min(1, available / sum(wanted))
    edges = [twips(shrink * sum(wanted[:count])) for count in range(len(wanted) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the rows of one table share."""

    table: Table
    columns: tuple[int, ...]
    accent: int
    grouped: bool
    leading: int


class TableWriter:
    """Writes tables in the house style."""

    def __init__(self, ids: StyleIds, inlines: InlineWriter, style: Huisstijl) -> None:
        self._ids = ids
        self._inlines = inlines
        self._ink = _hexadecimal(style.kleuren.inkt)
        self._strong = _hexadecimal(style.kleuren.lijnsterk)
        self._style = style

    def table(self, table: Table, *, left: int, width: int, accent: int) -> str:
        """The table itself at this indent and of this width in twips, without caption and notes."""
        rows = (*table.head, *table.body)
        if not rows or not table.columns:
            return ""
        columns = widths(table.columns, millimetres(width))
        body = grid(table.body)
        frame = _Frame(
            table, columns, accent, any(row.style == "groep" for row in table.body), _leading(table.head, body)
        )
        kept = _kept_with_next(table)
        written = [
            self._row(frame, row, slots, index, keep)
            for index, (row, slots, keep) in enumerate(zip(rows, grid(table.head) + body, kept, strict=True))
        ]
        return f"{self._properties(frame, left)}{''.join(written)}</w:tbl>"

    def _properties(self, frame: _Frame, left: int) -> str:
        table, columns = frame.table, frame.columns
        row_heads = any(cell.heads for row in table.body for cell in row.cells)
        shown = 0x0600 | (0x0020 if table.head else 0) | (0x0080 if row_heads else 0)
        caption = f"Tabel {table.number}: {table.caption}" if table.number else table.caption
        texts = (("Caption", caption), ("Description", table.description))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._ids[f"Tabel {table.style}"]}"/>'
            f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="{left}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{shown:04X}" w:firstRow="{int(bool(table.head))}" '
            f'w:lastRow="0" w:firstColumn="{int(row_heads)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            + "".join(f'<w:tbl{name} w:val="{escape(text)}"/>' for name, text in texts if text)
            + "</w:tblPr><w:tblGrid>"
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
            + "</w:tblGrid>"
        )

    def _row(self, frame: _Frame, row: Row, slots: Sequence[Slot], index: int, keep: bool) -> str:
        head = index < len(frame.table.head)
        cells = "".join(self._cell(frame, row, slot, index, keep) for slot in slots)
        repeats = "<w:tblHeader/>" if head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{cells}</w:tr>"

    def _cell(self, frame: _Frame, row: Row, slot: Slot, index: int, keep: bool) -> str:
        table, cell, column = frame.table, slot.cell, slot.column
        head = index < len(table.head)
        right = table.columns[column].align == "right"
        properties = f'<w:tcW w:w="{sum(frame.columns[column : column + cell.colspan])}" w:type="dxa"/>'
        if cell.colspan > 1:
            properties += f'<w:gridSpan w:val="{cell.colspan}"/>'
        if cell.rowspan > 1:
            properties += "<w:vMerge/>" if slot.continued else '<w:vMerge w:val="restart"/>'
        properties += self._borders(frame, row, slot, index)
        if table.style == "matrix" and not head and _is_striped(slot, frame.leading):
            ground = _hexadecimal(self._style.accent(frame.accent).vlak)
            properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
        if right and table.style != "bedragen" and column + cell.colspan == len(frame.columns):
            properties += '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'  # flush with the edge of the text
        if head or right:
            properties += '<w:vAlign w:val="bottom"/>'
        style = self._paragraph_style(frame, row, slot, head, right)
        content = "" if slot.continued else self._inlines.runs(cell.inlines)
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(style, content, keep_next=keep)}</w:tc>"

    def _paragraph_style(self, frame: _Frame, row: Row, slot: Slot, head: bool, right: bool) -> str:
        if row.style == "groep" and not head:
            return self._ids.accented("Tabelgroep", frame.accent)
        if frame.grouped and slot.column == 0 and row.style == "gewoon" and not head:
            return self._ids["Tabelrij"]
        return self._ids[_PARAGRAPHS["kop" if head else row.style][right]]

    def _borders(self, frame: _Frame, row: Row, slot: Slot, index: int) -> str:
        heads = len(frame.table.head)
        if index < heads:
            if index == heads - 1:
                return _borders(bottom=(_FIRM, self._ink))
            return _borders(bottom=(_FINE, self._strong)) if slot.cell.colspan > 1 else ""
        if row.style == "subtotaal":
            return _borders(top=(_FINE, self._strong))
        if row.style == "totaal":
            return _borders(top=(_FIRM, self._ink), bottom=(_FIRM, self._ink))
        if frame.table.style == "matrix" and slot.cell.colspan > 1 and row.style == "gewoon":
            return _borders(left=(_BAR, self._ink))
        return ""


def _borders(**sides: tuple[int, str]) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'
        for side, (eighths, colour) in sides.items()
    )
    return f"<w:tcBorders>{lines}</w:tcBorders>"


def _is_striped(slot: Slot, leading: int) -> bool:
    return slot.column >= leading and slot.cell.colspan == 1 and (slot.column - leading) % 2 == 0


def _leading(head: Sequence[Row], body: Sequence[Sequence[Slot]]) -> int:
    """The number of columns, from the left, that say what a row is about: its head and what belongs to it."""
    corner = head[0].cells[0].colspan if head and head[0].cells else 0
    return max([corner, *(slot.column + slot.cell.colspan for row in body for slot in row if slot.cell.heads == "row")])


def _kept_with_next(table: Table) -> list[bool]:
    """For each row whether it stays on the page of the row (or the note) that follows it."""
    following = [row.style for row in table.body[1:]] + [""]
    if len(table.body) <= _KEPT_WHOLE:
        kept = [True] * len(following)
    elif "groep" in following:
        kept = [style != "groep" for style in following]  # schemas split between their blocks only
    else:
        # the head stays with two rows, a total with the row above it
        kept = [index == 0 or style in ("subtotaal", "totaal") for index, style in enumerate(following)]
    if kept:
        kept[-1] = bool(table.notes)
    return [True] * len(table.head) + kept


def _hexadecimal(colour: str) -> str:
    return colour.removeprefix("#").upper()
