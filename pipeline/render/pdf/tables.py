"""Tables as Typst code: widths, kinds of rows, and which rows stay together on a page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.blocks import Bar, Cell, Note, Row, Spans, Table, laid_out, plain, starting
from pipeline.render.columns import column_widths
from pipeline.render.grid import ACTIE, BIJ_ACTIE, KAART, POINTS
from pipeline.render.heights import TOGETHER, UNBREAKABLE, row_heights, stays_whole
from pipeline.render.huisstijl import Elementen, Maat
from pipeline.render.pdf.drawings import PILLAR_SPACE, drawing, pillar, pillar_height
from pipeline.render.pdf.frame import Frame
from pipeline.render.pdf.literals import array, boolean, call, literal, millimetres, sequence
from pipeline.render.pdf.numbered import label_of, name_of
from pipeline.render.pdf.texts import Line, Texts

# White space inside cells as tables.typ sets it: beside text in millimetres, above and below it in points.
_BETWEEN_TEXTS = 3.0
_MATRIX_SIDES = 3.2
_CODE_SIDE = 1.0
_BESIDE_YEARS = 2.0
_BESIDE_BAR = 5
_PANEL_SIDES = 14.0
_SCHEMA_SIDES = 2.0
_STEP = 5.0  # of the rows of a schema that hang below others
# So many acties stay on one page when nothing says how high they are.
_ACTIES_TOGETHER = 8

# How much wider semibold letters are than plain ones, at most.
_SEMIBOLD = 1.06

_SET_OFF = ("subtotaal", "totaal")


def typst_table(
    table: Table,
    texts: Texts,
    sizes: Elementen,
    frame: Frame,
    *,
    below_heading: bool = False,
    titled: str = "",
    air: str = "",
) -> str:
    """A call that lays out this table; directly below a heading it stands closer to it than to other blocks.

    When it is `titled` with that expression, its head has room for those words. `air` is an expression too.
    """
    texts.at = table.at
    if table.style == "tijdlijn":
        short = boolean(len(table.body) <= _ACTIES_TOGETHER)
        return typst_timeline(table, texts, sizes, frame, whole=short, titled=titled)
    if table.style == "paneel":
        frame = frame.narrower(_PANEL_SIDES)
    size = _size(table, sizes)
    page = frame.height * POINTS
    widths = column_widths(table.columns, frame.width)
    lines = [Line(room, size.letter) for room in _rooms(table, widths)]
    furniture = _furniture(table, texts, sizes, frame)
    if below_heading or titled:
        furniture["gap"] = "none" if titled else "7pt"
    if air and table.style == "lijst":
        furniture["air"] = air
    if table.style == "kolommen":
        return _column_chart(table, texts, lines, widths, frame, furniture)
    heights = row_heights(table, [line.ems for line in lines], size.regel)
    whole = stays_whole(table, heights, size.regel, page)
    spanned = any(cell.rowspan > 1 for row in table.body for cell in row.cells)
    runs = {} if whole or spanned else kept_together(table.body, heights, TOGETHER * page)
    tall = [height > UNBREAKABLE * page for height in heights]
    options = {
        "columns": array(map(millimetres, widths)),
        "align": array(column.align for column in table.columns),
        "kinds": array(literal(kind) for kind in (*("head" for _ in table.head), *(row.style for row in table.body))),
        "style": literal(table.style),
        "chapter": str(frame.chapter),
        "kept": boolean(bool(runs)),
        "shared": array(map(str, _alternating(table))),
        "head": array(_head(table, texts, lines, extended=bool(runs), titled=titled)),
        "whole": boolean(whole),
        "repeat": boolean(not _has_notes(table.head)),
        **({"letter": str(table.letter)} if table.letter != 1 else {}),
        **furniture,
    }
    return call("data-table", *_body(table, texts, lines, runs, tall, frame.chapter, sizes), **options)


def typst_timeline(
    table: Table,
    texts: Texts,
    sizes: Elementen,
    frame: Frame,
    *,
    air: str = "0",
    whole: str = "true",
    titled: str = "",
    after: str = "",
) -> str:
    """A call that lays out acties under their years; `air`, `whole` and what comes `after` them are expressions.

    Raises ValueError for a row that does not hold a name, stretches of time and at most one text.
    """
    texts.at = table.at
    widths = column_widths(table.columns, frame.width)
    years, steps = _scale(table)
    name, note = Line(widths[0] - _BESIDE_YEARS, ACTIE.letter), Line(frame.width, sizes.noot.pdf.letter)
    beside = Line(max(widths[-1] - _BESIDE_YEARS, 1.0), BIJ_ACTIE.letter)
    below = Line(max(sum(widths[1 : 1 + years]) - _BESIDE_YEARS, 1.0), sizes.noot.pdf.letter)
    rows = []
    for row in table.body:
        named, drawn, *others = row.cells
        if not isinstance(drawn.drawing, Spans) or drawn.colspan != years or len(others) != len(widths) - years - 1:
            raise ValueError(f"no row of a timeline: {row!r}")
        words = texts.inlines(named.inlines, name)
        if row.anchor:
            words = sequence([call("mark", literal(row.anchor)), words])
        spans = array(array((str(span.start), str(span.end), boolean(span.firm))) for span in drawn.drawing.spans)
        written = array(texts.inlines(each.inlines, beside) for each in others)
        # without stretches the words are printed, in their place
        drawn_words = texts.characters(plain(named.note)) if drawn.drawing.spans else texts.inlines(named.note, below)
        rows.append(array((words, spans, drawn_words, written)))
    furniture = _furniture(table, texts, sizes, frame)
    head = [
        call("head-year" if 0 < column <= years else "head-label", texts.inlines(cell.inlines, note, linked=False))
        if cell.inlines
        else "[]"
        for column, cell in enumerate(table.head[0].cells)
    ]
    head[0] = call("corner", titled, head[0]) if titled else head[0]
    options = {
        "columns": array(map(millimetres, widths)),
        "years": str(years),
        "rest": millimetres(max(frame.width - sum(widths), 0)),
        "steps": str(steps),
        "chapter": str(frame.chapter),
        "head": array(head),
        "rows": array(rows),
        **furniture,
        **({"after": after} if after else {}),
    }
    return call("acties", air, whole, **options)


def _scale(table: Table) -> tuple[int, int]:
    """The years and the steps of a timeline. Raises ValueError when nothing is drawn in its second column."""
    for row in table.body:
        if len(row.cells) > 1 and isinstance(row.cells[1].drawing, Spans):
            return row.cells[1].colspan, row.cells[1].drawing.steps
    raise ValueError(f"no timeline: {table.description}")


def height_of_amounts(table: Table, texts: Texts, sizes: Elementen, frame: Frame) -> str:
    """An expression for the height of a table of amounts; empty when it has notes, or a label of more than one line."""
    if table.style != "bedragen" or table.notes:
        return ""
    widths = column_widths(table.columns, frame.width)
    lines = [Line(room, _size(table, sizes).letter) for room in _rooms(table, widths)]
    for _, starts in _placed(table.body, len(lines)):
        for column, cell in starts:
            if texts.width(plain(cell.inlines)) * _SEMIBOLD > _line(lines, column, cell).ems:
                return ""
    kinds = array(literal(kind) for kind in ("head", *(row.style for row in table.body)))
    return call("amounts-height", kinds, str(table.letter))


def kept_together(rows: Sequence[Row], heights: Sequence[float], limit: float) -> dict[int, int]:
    """The runs of rows that may not be split over two pages: index of the first row and how many rows it has.

    A group stays together when it is not higher than `limit`. Otherwise, and elsewhere, the first two rows stay with
    the head, a group with its first row, a row with the first one that hangs below it, and a total with the row above
    it, up to that height.
    """
    starts = [index for index, row in enumerate(rows) if row.style == "groep"]
    whole = [range(start, end) for start, end in pairwise([*starts, len(rows)]) if sum(heights[start:end]) <= limit]
    inside = {index for group in whole for index in group[1:]}
    leading = {index for index, (row, below) in enumerate(pairwise(rows)) if row.depth < below.depth}
    runs: dict[int, int] = {}
    start = 0
    for index in range(1, len(rows) + 1):
        joined = index < len(rows) and (
            index in inside
            or (
                (
                    index == 1
                    or rows[index - 1].style == "groep"
                    or index - 1 in leading
                    or (rows[index].style in _SET_OFF and index not in leading)
                )
                and sum(heights[start : index + 1]) <= limit
            )
        )
        if not joined:
            if index - start > 1:
                runs[start] = index - start
            start = index
    return runs


def _size(table: Table, sizes: Elementen) -> Maat:
    match table.style:
        case "paneel":
            return sizes.standaard.pdf
        case "balken" | "kolommen":
            return KAART
    size = sizes.tabel.pdf
    return Maat(size.letter * table.letter, size.regel * table.letter)


def _furniture(table: Table, texts: Texts, sizes: Elementen, frame: Frame) -> dict[str, str]:
    """What stands around the rows: caption, anchor, notes, key."""
    options = {}
    if table.number:
        caption = texts.plain(table.caption, Line(frame.width - 20, sizes.tabel.pdf.letter))
        options["caption"] = call("numbered", literal(name_of(table)), caption)
    if label := label_of(table):
        options["anchor"] = literal(label)
    if table.style == "paneel" and table.caption and not table.number:
        options["caption"] = texts.plain(table.caption, Line(frame.width, sizes.tussenkop.pdf.letter))
    note = Line(frame.width, sizes.noot.pdf.letter)
    if table.key:
        entries = (array((texts.plain(each.text, note.narrower(12)), boolean(each.firm))) for each in table.key)
        options["key"] = array(entries)
    if table.notes:
        options["notes"] = array(texts.inlines(each, note) for each in table.notes)
    return options


def _column_chart(
    table: Table, texts: Texts, lines: Sequence[Line], widths: Sequence[float], frame: Frame, furniture: dict[str, str]
) -> str:
    """A table of pillars. Its head stands below the base line, which only the page design knows the place of."""
    tallest = pillar_height(len(table.body), frame.height)
    head = []
    for number, (_, starts) in enumerate(_placed(table.head, len(lines))):
        for column, cell in starts:
            words = texts.inlines(cell.inlines, _line(lines, column, cell), linked=False) if cell.inlines else "[]"
            below = call("below-base", "drop", str(number), words)
            head.append(_cell(cell, below, wider=False))
    rows = []
    for row, starts in _placed(table.body, len(lines)):
        cells = []
        for column, cell in starts:
            text = _words(cell, texts, _line(lines, column, cell))
            if cell.drawing or column:
                text = pillar(cell.drawing, text, widths[column], tallest, frame.chapter)
            else:
                text = call("semibold", text)
            if row.anchor and cell is row.cells[0]:
                text = sequence([call("mark", literal(row.anchor)), text])
            cells.append(_cell(cell, text, wider=False))
        rows.append(array(cells))
    return call(
        "column-chart",
        *rows,
        columns=array(map(millimetres, widths)),
        head=f"drop=>{array(head)}",
        heads=str(len(table.head)),
        tallest=millimetres(tallest + PILLAR_SPACE),
        **furniture,
    )


def _has_notes(rows: Sequence[Row]) -> bool:
    return any(isinstance(inline, Note) for row in rows for cell in row.cells for inline in cell.inlines)


def _rooms(table: Table, widths: Sequence[float]) -> list[float]:
    """The width that text has in each column."""
    last = len(widths) - 1
    rooms = []
    for index, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        match table.style:
            case "matrix":
                inside = _MATRIX_SIDES
            case "bedragen":
                inside = _BETWEEN_TEXTS if index == 0 else 0.0
            case "schema":
                inside = _SCHEMA_SIDES if index in (0, last) else _BETWEEN_TEXTS if column.align == "left" else 0.0
            case "paneel" if index == 0:
                inside = _CODE_SIDE
            case _:
                inside = _BETWEEN_TEXTS if column.align == "left" and index < last else 0.0
        rooms.append(max(width - inside, 1.0))
    return rooms


def _alternating(table: Table) -> list[int]:
    """The columns of a matrix that stand on a coloured ground: every second one of those that share the width."""
    if table.style != "matrix":
        return []
    return [index for index, column in enumerate(table.columns) if not column.width][::2]


def _placed(rows: Sequence[Row], columns: int) -> Iterator[tuple[Row, list[tuple[int, Cell]]]]:
    """Each row with its cells and the column each of them starts in."""
    for row, slots in zip(rows, laid_out(rows, columns), strict=True):
        yield row, [(slot.column, slot.cell) for slot in starting(slots)]


def _head(table: Table, texts: Texts, lines: Sequence[Line], *, extended: bool, titled: str = "") -> list[str]:
    cells: list[str] = []
    for number, (_, starts) in enumerate(_placed(table.head, len(lines))):
        for column, cell in starts:
            look = "head-label"
            if table.style in ("bedragen", "schema") and number == 0:
                look = "head-unit" if table.columns[column].align == "left" else "semibold"
            # the head that repeats is no part of the text, and PDF/UA allows no links there
            text = texts.inlines(cell.inlines, _line(lines, column, cell), linked=False)
            part = {"part": str(table.letter)} if look == "head-label" and table.letter != 1 else {}
            text = call(look, text, **part) if cell.inlines else "[]"
            if titled and not cells:
                text = call("corner", titled, text)
            # the head also covers the column without width that keeps rows together
            wider = extended and column + cell.colspan == len(lines)
            lined = cell.rowspan > 1 and number + cell.rowspan == len(table.head)
            cells.append(_cell(cell, text, wider=wider, lined=lined))
    return cells


def _body(  # noqa: C901 one case per kind of row
    table: Table,
    texts: Texts,
    lines: Sequence[Line],
    runs: dict[int, int],
    tall: Sequence[bool],
    chapter: int,
    sizes: Elementen,
) -> Iterator[str]:
    kept_until = 0
    for number, (row, starts) in enumerate(_placed(table.body, len(lines))):
        kept_until = number + runs[number] if number in runs else kept_until
        alone = bool(runs) and number >= kept_until
        for column, cell in starts:
            line = _line(lines, column, cell)
            if cell.heads and row.depth:
                line = line.narrower(row.depth * _STEP)
            text = _words(cell, texts, line)
            match row.style, table.style:
                case "groep", "schema":
                    text = call("block-head", text)
                case "groep", _:
                    text = call("group-label", text, str(chapter))
                case (("subtotaal" | "totaal"), _):
                    text = call("semibold", text)
                case _, "paneel" if cell.heads == "row":
                    text = call("code-label", text, str(chapter))
                case _, "balken" if cell.heads == "row":
                    text = call("semibold", text)
            if table.style == "schema" and column and not cell.heads and table.columns[column].align == "left":
                text = call("note-text", text)
            if cell.heads and row.depth:
                text = call("indented", text, millimetres(row.depth * _STEP))
            if cell.note:
                text = call("noted", text, texts.inlines(cell.note, Line(line.width, sizes.noot.pdf.letter)))
            if cell.drawing:
                text = sequence([text, drawing(cell, chapter)]) if cell.inlines else drawing(cell, chapter)
            if row.anchor and cell is row.cells[0]:
                text = sequence([call("mark", literal(row.anchor)), text])
            yield _cell(
                cell,
                text,
                wider=alone and column + cell.colspan == len(lines),
                tall=tall[number],
                merged=table.style == "matrix" and cell.colspan > 1,
            )
        if number in runs:
            yield call("keep", str(runs[number]))


def _words(cell: Cell, texts: Texts, line: Line) -> str:
    return texts.inlines(cell.inlines, line) if cell.inlines else "[]"


def _line(lines: Sequence[Line], column: int, cell: Cell) -> Line:
    if cell.colspan == 1:
        return lines[column]
    return Line(sum(each.width for each in lines[column : column + cell.colspan]), lines[column].size)


def _cell(cell: Cell, text: str, *, wider: bool, lined: bool = False, tall: bool = False, merged: bool = False) -> str:
    """The cell; a plain one is only its text."""
    options = {}
    if cell.colspan + wider > 1:
        options["colspan"] = str(cell.colspan + wider)
    if cell.rowspan > 1:
        options["rowspan"] = str(cell.rowspan)
    if lined:
        options["stroke"] = "head-line"
    if tall:
        options["breakable"] = "true"
    if isinstance(cell.drawing, Bar):
        options |= {"inset": f"(right:{_BESIDE_BAR}mm)", "align": "left+horizon"}
    if not options:
        return text
    return call("merged" if merged else "cell", text, **options)
