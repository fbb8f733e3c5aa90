"""Tables on slides: lines between rows, no grid, no bands; sizes stay on cells that are still empty."""

from typing import Any

from pptx.oxml import parse_xml
from pptx.shapes.placeholder import TablePlaceholder

from pipeline.cbs.deckinhoud import VOORSTEL, Tabelinhoud
from pipeline.cbs.sjabloon import Slidekolom
from pipeline.cbs.writing.elements import only
from pipeline.cbs.writing.markup import EMU_PER_POINT, NAMESPACES, emu, fill, paragraph, run

ROW_HEIGHT = 12.0  # mm, one line of 18 pt with its margins
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own "no style, no grid"
_MARGIN = 2.0  # mm
_AFTER_AMOUNTS = 6.0  # mm: words that follow a column of amounts keep their distance
_BAR = 6.0  # points: the thick bar in front of the proposal
_SMALLEST = 16


def insert_table(
    placeholder: TablePlaceholder, name: str, columns: tuple[Slidekolom, ...], content: Tabelinhoud, points: float
) -> None:
    """Puts a table in its placeholder, with its head and an alternative text; `points` is the size of its letters."""
    untyped: Any = placeholder
    frame = untyped.insert_table(len(content.rijen) + 1, len(columns))
    properties = only(frame._element, "p:cNvPr")
    properties.set("name", name)
    properties.set("descr", f"{name}: {', '.join(each.naam for each in columns)}")
    table = frame.table
    only(table._tbl, "a:tableStyleId").text = _NO_STYLE
    table.first_row, table.horz_banding = True, False
    for column, wanted in zip(table.columns, columns, strict=True):
        column.width = emu(wanted.breedte)
    last = len(content.rijen)
    rows = (tuple(each.naam for each in columns), *content.rijen)
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        row.height = emu(ROW_HEIGHT)
        proposed = content.voorstel is not None and number == content.voorstel + 1
        for index, (cell, text, column) in enumerate(zip(row.cells, texts, columns, strict=True)):
            words = _cell_text(text, points, column, head=number == 0, proposed=proposed, first=index == 0)
            borders = _borders(number, last, bar=proposed and index == 0)
            ground = fill("bg2") if proposed else "<a:noFill/>"
            apart = index > 0 and columns[index - 1].rechts and not column.rechts
            _fill_cell(cell._tc, words, borders + ground, _AFTER_AMOUNTS if apart else _MARGIN)


def _cell_text(text: str, size: float, column: Slidekolom, *, head: bool, proposed: bool, first: bool) -> str:
    properties = '<a:pPr algn="r"/>' if column.rechts else ""
    bold = head or (proposed and column.rechts)
    if not text:
        return paragraph("", properties=properties, points=size)
    if head:
        return paragraph(run(text, points=size, bold=True, colour="accent6"), properties=properties, points=size)
    if "\n" in text:
        return "".join(_labelled(line, size, properties) for line in text.split("\n"))
    if first and len(text) > 1 and text[1] == " ":  # the letter of an option
        words = run(text[0], points=size, bold=True) + run(text[1:], points=size, bold=proposed)
    else:
        words = run(text, points=size, bold=bold)
    flag = run(VOORSTEL, points=_SMALLEST, bold=True, colour="tx2") if proposed and first else ""
    return paragraph(words, properties=properties, points=size) + (paragraph(flag, points=_SMALLEST) if flag else "")


def _labelled(line: str, size: float, properties: str) -> str:
    """A line whose label, up to a colon, is bold."""
    label, colon, rest = line.partition(":")
    words = run(label + colon, points=size, bold=True) + run(rest, points=size) if colon else run(line, points=size)
    return paragraph(words, properties=properties, points=size)


def _borders(row: int, last: int, *, bar: bool) -> str:
    """The lines of a cell, in the order of the schema: 1 pt under the head and the last row, thin ones between."""
    above = _border("lnT", "tx1", 1) if row == 1 else _border("lnT", "accent5", 0.5) if row else _border("lnT", "", 0)
    strong = row in (0, last)
    below = _border("lnB", "tx1", 1) if strong else _border("lnB", "accent5", 0.5)
    return (_border("lnL", "tx2", _BAR) if bar else _border("lnL", "", 0)) + _border("lnR", "", 0) + above + below


def _border(tag: str, colour: str, points: float) -> str:
    if not colour:
        return f'<a:{tag} w="0"><a:noFill/></a:{tag}>'
    return f'<a:{tag} w="{round(points * EMU_PER_POINT)}">{fill(colour)}</a:{tag}>'


def _fill_cell(cell: Any, words: str, properties: str, left: float) -> None:
    made = parse_xml(
        f"<a:tc {NAMESPACES}><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"
        f'<a:tcPr marL="{emu(left)}" marR="{emu(_MARGIN)}" marT="{emu(1.7)}" marB="{emu(1.7)}">'
        f"{properties}</a:tcPr></a:tc>"
    )
    cell[:] = list(made)
