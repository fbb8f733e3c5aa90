"""Tables: a grid of fixed columns, lines only where they mean something, head rows that repeat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.blocks import Bar, Column, Pillar, Row, Slot, Spans, Table, laid_out
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.drawings import drawn, highest_pillar
from pipeline.render.docx.inlines import InlineWriter, quiet
from pipeline.render.docx.markup import (
    EN_SPACE,
    bookmark,
    edge_lines,
    escape,
    hexadecimal,
    millimetres,
    paragraph,
    run,
    twips,
)
from pipeline.render.docx.styles import ACCENTED, StyleIds
from pipeline.render.docx.timeline import Scale, in_steps
from pipeline.render.grid import POINTS
from pipeline.render.heights import TOGETHER, row_heights, stays_whole
from pipeline.render.huisstijl import Huisstijl

_NARROWEST = 10  # millimetres: what a column without a width of its own keeps at least
_BETWEEN_COLUMNS = 3  # millimetres
_FINE, _FIRM, _BAR = 4, 8, 20  # eighths of a point: above subtotals, around totals, beside a remark in a matrix
_PARAGRAPHS = {
    # style of the row: paragraph style on the left, on the right
    "kop": ("Tabelkop", "Tabelkop rechts"),
    "gewoon": ("Tabeltekst", "Tabeltekst rechts"),
    "groep": ("Tabelgroep", "Tabelgroep"),
    "subtotaal": ("Tabeltotaal", "Tabeltotaal rechts"),
    "totaal": ("Tabeltotaal", "Tabeltotaal rechts"),
}
_ROW_NAMES = {"paneel": "Tabelcode", "balken": "Tabelnaam", "kolommen": "Tabelnaam"}
_INSIDE_PANEL = 7  # millimetres on both sides
_BESIDE_SCHEMA = 2  # millimetres on both sides
_STEP, _INDENT = 5, 3  # millimetres: of a row that hangs below another, and what the style of a row indents already
_TABLE_STYLES = {"schema": "bedragen"}  # a schema looks like the other tables of amounts
_BESIDE_BAR = 2  # millimetres at its right
_BESIDE_YEAR = 0.8  # millimetres between its line and its name
_BESIDE_YEARS = 2  # millimetres after the last one
_OF_SENTENCES = 70  # millimetres: a column of a timeline in which most sentences take two lines


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
    scale: Scale | None

    @property
    def indented(self) -> bool:
        """Whether the names of ordinary rows hang below others."""
        return self.grouped or self.table.style == "schema"


class TableWriter:
    """Writes tables in the house style."""

    def __init__(self, ids: StyleIds, bookmarks: Bookmarks, inlines: InlineWriter, style: Huisstijl) -> None:
        self._ids = ids
        self._bookmarks = bookmarks
        self._inlines = inlines
        self._style = style
        self._ink = hexadecimal(style.kleuren.inkt)
        self._strong = hexadecimal(style.kleuren.lijnsterk)
        self._thin = hexadecimal(style.kleuren.lijn)

    def table(self, table: Table, *, left: int, width: int, accent: int, page: float) -> str:
        """The table itself at this indent and of this width in twips, without caption, key and notes.

        `page` is the height of the text of a page in millimetres.
        """
        if not (table.head or table.body) or not table.columns:
            return ""
        table, scale = in_steps(table)
        head, body = (laid_out(rows, len(table.columns)) for rows in (table.head, table.body))
        frame = _Frame(
            table,
            widths(_columns(table, millimetres(width)), millimetres(width)),
            accent,
            any(row.style == "groep" for row in table.body),
            _leading(table.head, body),
            scale,
        )
        rows, kept = (*table.head, *table.body), self._kept_with_next(frame, page * POINTS)
        written = [
            self._row(frame, row, slots, index, keep)
            for index, (row, slots, keep) in enumerate(zip(rows, head + body, kept, strict=True))
        ]
        return f"{self._properties(frame, left)}{''.join(written)}</w:tbl>"

    def _kept_with_next(self, frame: _Frame, page: float) -> list[bool]:
        """For each row whether it stays on the page of the row after it; a page is so many points high."""
        table, size = frame.table, self._style.maten.tabel.word
        ems = [max(millimetres(width) - _BETWEEN_COLUMNS, 1) * POINTS / size.letter for width in frame.columns]
        heights = row_heights(table, ems, size.regel)
        whole = table.style == "kolommen" or stays_whole(table, heights, size.regel, page)
        return _kept_with_next(table, whole, _long_groups(table, heights, page))

    def _properties(self, frame: _Frame, left: int) -> str:
        table, columns = frame.table, frame.columns
        row_heads = any(cell.heads for row in table.body for cell in row.cells)
        shown = 0x0600 | (0x0020 if table.head else 0) | (0x0080 if row_heads else 0)
        caption = f"{table.series} {table.number}: {table.caption}" if table.number else table.caption
        texts = (("Caption", caption), ("Description", table.description))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._ids[f"Tabel {_TABLE_STYLES.get(table.style, table.style)}"]}"/>'
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
        marked = next((slot for slot in slots if not slot.continued), None)
        cells = "".join(
            self._cell(frame, row, slot, index, keep, row.anchor if slot is marked else "") for slot in slots
        )
        repeats = "<w:tblHeader/>" if head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{cells}</w:tr>"

    def _cell(self, frame: _Frame, row: Row, slot: Slot, index: int, keep: bool, anchor: str) -> str:
        table, cell, column = frame.table, slot.cell, slot.column
        head = index < len(table.head)
        right = table.columns[column].align == "right"
        properties = f'<w:tcW w:w="{_width(frame, slot)}" w:type="dxa"/>'
        if cell.colspan > 1:
            properties += f'<w:gridSpan w:val="{cell.colspan}"/>'
        if cell.rowspan > 1:
            properties += "<w:vMerge/>" if slot.continued else '<w:vMerge w:val="restart"/>'
        properties += edge_lines(**self._lines(frame, row, slot, index))
        if table.style == "schema" and row.style == "totaal":
            properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(self._style.kleuren.vlak)}"/>'
        if table.style == "paneel" or (table.style == "matrix" and not head and _is_striped(slot, frame.leading)):
            ground = hexadecimal(self._style.accent(frame.accent).vlak)
            properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
        properties += _margins(frame, row, slot, index)
        if head or table.style == "kolommen":
            properties += '<w:vAlign w:val="bottom"/>'
        elif table.style in ("tijdlijn", "balken"):
            properties += '<w:vAlign w:val="center"/>'
        elif right:
            properties += '<w:vAlign w:val="bottom"/>'
        content = self._content(frame, slot, self._paragraph_style(frame, row, slot, head, right), keep, anchor)
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    def _content(self, frame: _Frame, slot: Slot, style: str, keep: bool, anchor: str) -> str:
        """The paragraphs of a cell: its text, its note, its drawing; at least one."""
        if slot.continued:
            return paragraph(style, keep_next=keep)
        cell, drawing = slot.cell, ""
        if cell.drawing is not None:
            room = _width(frame, slot) - (twips(_BESIDE_BAR) if isinstance(cell.drawing, Bar) else 0)
            highest = highest_pillar(len(frame.table.body))
            drawing = drawn(cell.drawing, self._ids, frame.accent, room, highest, keep_next=keep)
        part = frame.table.letter
        letter = 0 if part == 1 else self._style.maten.tabel.word.letter * part
        text = self._marked(anchor, self._inlines.runs(cell.inlines, frame.accent, letter=letter))
        if frame.scale and cell.note:  # when an actie runs, in words behind its sentence: a row is as low as on paper
            text += run(EN_SPACE) + self._inlines.runs(quiet(cell.note), frame.accent, letter=letter)
            cell = replace(cell, note=())
        note = self._inlines.runs(cell.note, frame.accent, letter=letter)
        written = paragraph(style, text, keep_next=keep) if text or not (note or drawing) else ""
        if note:
            written += paragraph(self._ids["Tabelnoot"], note, keep_next=keep)
        return written + drawing

    def _marked(self, anchor: str, content: str) -> str:
        place = self._bookmarks.place(anchor)
        return content if place is None else bookmark(*place, content)

    def _paragraph_style(self, frame: _Frame, row: Row, slot: Slot, head: bool, right: bool) -> str:
        style = frame.table.style
        if row.style == "groep" and not head:
            return self._ids.accented("Tabelgroep", frame.accent)
        if style == "schema" and slot.column and not (head or right or slot.cell.heads):
            return self._ids["Tabelnoot"]
        if style in ("bedragen", "schema") and row.style == "gewoon" and not head:
            return self._ids["Tabelbedrag" if right else "Tabelrij" if frame.indented else "Tabeltekst"]
        if frame.scale and slot.column >= frame.scale.end and not head:
            return self._ids["Tabelnoot"]
        if frame.grouped and slot.column == 0 and row.style == "gewoon" and not head:
            return self._ids["Tabelrij"]
        if isinstance(slot.cell.drawing, Pillar):
            return self._ids["Kolomwaarde"]
        if style == "kolommen" and head and slot.column >= frame.leading:
            return self._ids["Kolomjaar"]
        if style in _ROW_NAMES and slot.cell.heads == "row" and row.style == "gewoon":
            name = _ROW_NAMES[style]
            return self._ids.accented(name, frame.accent) if name in ACCENTED else self._ids[name]
        return self._ids[_PARAGRAPHS["kop" if head else row.style][right]]

    def _lines(self, frame: _Frame, row: Row, slot: Slot, index: int) -> dict[str, tuple[int, str] | None]:
        """The lines of a cell that are not those of the table style, in the order of the schema."""
        heads, style = len(frame.table.head), frame.table.style
        # the line at the start of a year
        year = (_FINE, self._thin) if frame.scale and frame.scale.starts_year(slot.column) else None
        if index < heads:
            if index == heads - 1:
                below = (_FINE, self._strong) if style == "paneel" else (_FIRM, self._ink)
                return {"left": year, "bottom": below}
            return {"bottom": (_FINE, self._strong)} if slot.cell.colspan > 1 else {}
        if row.style == "subtotaal":
            return {"top": (_FINE, self._thin if style == "schema" else self._strong)}
        if row.style == "totaal":
            open_below = style in ("paneel", "schema")
            return {"top": (_FIRM, self._ink), "bottom": None if open_below else (_FIRM, self._ink)}
        if style == "matrix" and slot.cell.colspan > 1 and row.style == "gewoon":
            return {"left": (_BAR, self._ink)}
        if isinstance(slot.cell.drawing, Pillar):
            return {"bottom": (_FIRM, self._ink)}
        return {"left": year}


def _columns(table: Table, available: float) -> tuple[Column, ...]:
    """The columns with room for the inner margin of a panel, which is that of its outer cells.

    In a timeline the sentences, which say when as well, take more of the available millimetres than on paper. They take
    it from the years: a column of words would break inside its words.
    """
    if table.style == "tijdlijn" and all(column.width for column in table.columns):
        first, *others = table.columns
        words = sum(column.width for column in others if column.align == "left")
        years = sum(column.width for column in others) - words
        part = min((available - _OF_SENTENCES - words) / years, 1) if years else 1
        narrowed = (c if c.align == "left" else replace(c, width=c.width * part) for c in others)
        return replace(first, width=available - words - part * years), *narrowed
    if table.style != "paneel":
        return table.columns
    last = len(table.columns) - 1
    return tuple(
        replace(column, width=column.width + _INSIDE_PANEL * ((index == 0) + (index == last)))
        if column.width
        else column
        for index, column in enumerate(table.columns)
    )


def _width(frame: _Frame, slot: Slot) -> int:
    return sum(frame.columns[slot.column : slot.column + slot.cell.colspan])


def _margins(frame: _Frame, row: Row, slot: Slot, index: int) -> str:
    """The inner margins of a cell that are not those of the table style."""
    table, cell = frame.table, slot.cell
    ends = slot.column + cell.colspan == len(frame.columns)
    sides: dict[str, float | None] = dict.fromkeys(("left", "bottom", "right"))
    if table.style == "paneel":
        sides["left"] = _INSIDE_PANEL if slot.column == 0 else None
        sides["bottom"] = _INSIDE_PANEL if index == len(table.head) + len(table.body) - 1 else None
        sides["right"] = _INSIDE_PANEL if ends else 0 if slot.column == 0 else None
    elif table.style == "schema":
        indent = row.depth * _STEP if cell.heads else 0
        if indent and row.style == "gewoon":
            indent -= _INDENT
        sides["left"] = indent + (_BESIDE_SCHEMA if slot.column == 0 else 0) or None
        sides["right"] = _BESIDE_SCHEMA if ends else None
    elif isinstance(cell.drawing, Bar):
        sides["left"], sides["right"] = 0, _BESIDE_BAR
    elif frame.scale and frame.scale.starts_year(slot.column) and index < len(table.head):
        sides["left"], sides["right"] = _BESIDE_YEAR, 0
    elif isinstance(cell.drawing, Spans):
        sides["left"], sides["right"] = 0, 0
    elif frame.scale and slot.column >= frame.scale.end:
        sides["left"], sides["right"] = _BESIDE_YEARS, 0
    elif table.columns[slot.column].align == "right" and table.style != "bedragen" and ends:
        sides["right"] = 0  # flush with the edge of the text
    shown = "".join(
        f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in sides.items() if width is not None
    )
    return f"<w:tcMar>{shown}</w:tcMar>" if shown else ""


def _is_striped(slot: Slot, leading: int) -> bool:
    return slot.column >= leading and slot.cell.colspan == 1 and (slot.column - leading) % 2 == 0


def _leading(head: Sequence[Row], body: Sequence[Sequence[Slot]]) -> int:
    """The number of columns, from the left, that say what a row is about: its head and what belongs to it."""
    corner = head[0].cells[0].colspan if head and head[0].cells else 0
    return max([corner, *(slot.column + slot.cell.colspan for row in body for slot in row if slot.cell.heads == "row")])


def _long_groups(table: Table, heights: Sequence[float], page: float) -> set[int]:
    """The rows of the groups that are too high to stay on one page, by their index."""
    starts = [index for index, row in enumerate(table.body) if row.style == "groep"]
    groups = [range(start, end) for start, end in pairwise([*starts, len(table.body)])]
    return {index for group in groups if sum(heights[index] for index in group) > TOGETHER * page for index in group}


def _kept_with_next(table: Table, whole: bool, long: set[int]) -> list[bool]:
    """For each row whether it stays on the page of the row (or the note) that follows it; `long` may break between."""
    following = [row.style for row in table.body[1:]] + [""] * bool(table.body)
    if whole:
        kept = [True] * len(following)
    elif "groep" in following:
        # schemas split between their blocks only, and inside a block that is too high for a page
        kept = [
            style != "groep" and (index not in long or table.body[index].style == "groep" or style == "totaal")
            for index, style in enumerate(following)
        ]
    else:
        # the head stays with two rows, a total with the row above it
        kept = [index == 0 or style in ("subtotaal", "totaal") for index, style in enumerate(following)]
    if kept:
        kept[-1] = bool(table.notes or table.key)
    return [True] * len(table.head) + kept
