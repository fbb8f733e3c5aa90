"""The tables in the tags of a PDF: row headers, summaries, no empty columns; and the file made small, after Typst.

Typst 0.15 tags the head of a table as column headers, but can mark a cell of the body as header only with a feature
that its Python package cannot switch on. So the cell of a row that is its header in the blocks becomes one here. And
it tags a column that holds only drawings, or that only keeps rows together, as one of empty cells: those go.
"""

import io
from collections.abc import Iterator, Sequence

import pikepdf

from pipeline.blocks import Document, Row, Table, walk

_TABLE, _BODY, _ROW, _CELL, _HEAD_CELL = "/Table", "/TBody", "/TR", "/TD", pikepdf.Name("/TH")
_OWNER = pikepdf.Name("/Table")


def with_table_tags(data: bytes, document: Document) -> bytes:
    """The PDF with the row headers and descriptions of these tables in its tags; the same bytes each time.

    Its objects are compressed. Raises ValueError when the tags hold other tables than the blocks.
    """
    tables = [block for section in document.sections for block in walk(section.blocks) if isinstance(block, Table)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tagged = list(_below(pdf.Root.StructTreeRoot, _TABLE))
        if len(tagged) != len(tables):
            raise ValueError(f"{len(tagged)} tables in the tags, {len(tables)} in the document")
        for element, table in zip(tagged, tables, strict=True):
            _drop_empty_columns(element)
            _mark(element, table.body)
            _describe(element, table.description, pdf)
        saved = io.BytesIO()
        pdf.save(
            saved,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return saved.getvalue()


def _mark(table: pikepdf.Object, rows: Sequence[Row]) -> None:
    tagged = [row for body in _children(table) if body.S == _BODY for row in _children(body) if row.S == _ROW]
    if len(tagged) != len(rows):
        raise ValueError(f"{len(tagged)} rows in the tags, {len(rows)} in the table")
    for element, row in zip(tagged, rows, strict=True):
        named = next((index for index, cell in enumerate(row.cells) if cell.heads), None)
        if named is None:
            continue
        # a cell without content only keeps rows on one page
        cells = [cell for cell in _children(element) if cell.S == _CELL and _is_read(cell)]
        place = sum(1 for cell in row.cells[:named] if cell.inlines)
        if place >= len(cells):
            continue
        header = cells.pop(place)
        header.S = _HEAD_CELL
        for attributes in _of_table(header):
            attributes.Scope = pikepdf.Name("/Row")
        for cell in cells:
            # Typst names the column headers one by one, and such a list would leave out the row header; without it
            # both count, by their scope (ISO 32000-1, 14.8.4.3.4)
            for attributes in _of_table(cell):
                if "/Headers" in attributes:
                    del attributes["/Headers"]


def _drop_empty_columns(table: pikepdf.Object) -> None:
    """Takes the columns out of the tags of a table in which no cell of one column has anything to read."""
    rows = list(_below(table, _ROW))
    placed = [_placed(row, above) for row, above in zip(rows, _covered(rows), strict=True)]
    alone = [(column, cell) for cells in placed for column, cell in cells if _span(cell, "/ColSpan") == 1]
    empty = {column for column, _ in alone} - {column for column, cell in alone if _is_read(cell)}
    gone: set[str] = set()
    for row, cells in zip(rows, placed, strict=True):
        kept = []
        for column, cell in cells:
            width = _span(cell, "/ColSpan")
            left = width - len(empty.intersection(range(column, column + width)))
            if left and left < width:
                _set_span(cell, left)
            if left:
                kept.append(cell)
            elif "/ID" in cell:
                gone.add(str(cell.ID))
        row.K = pikepdf.Array(kept)
    if gone:
        for cells in placed:
            for _, cell in cells:
                for attributes in _of_table(cell):
                    if "/Headers" in attributes:
                        left_over = [each for each in attributes.Headers if str(each) not in gone]
                        attributes.Headers = pikepdf.Array(left_over)


def _covered(rows: Sequence[pikepdf.Object]) -> Iterator[set[int]]:
    """For each row the columns that a cell from above covers."""
    below: dict[int, int] = {}
    for row in rows:
        covered = {column for column, left in below.items() if left}
        yield covered
        below = {column: left - 1 for column, left in below.items() if left > 1}
        for column, cell in _placed(row, covered):
            for each in range(column, column + _span(cell, "/ColSpan")):
                if (more := _span(cell, "/RowSpan") - 1) > 0:
                    below[each] = more


def _placed(row: pikepdf.Object, covered: set[int]) -> list[tuple[int, pikepdf.Object]]:
    """The cells of a row, each with its first column."""
    placed, column = [], 0
    for cell in _children(row):
        while column in covered:
            column += 1
        placed.append((column, cell))
        column += _span(cell, "/ColSpan")
    return placed


def _is_read(cell: pikepdf.Object) -> bool:
    """Whether a cell has anything to read."""
    kids = cell.get("/K")
    return kids is not None and not (isinstance(kids, pikepdf.Array) and not len(kids))


def _span(cell: pikepdf.Object, name: str) -> int:
    return next((int(each[name]) for each in _of_table(cell) if name in each), 1)


def _set_span(cell: pikepdf.Object, columns: int) -> None:
    for attributes in _of_table(cell):
        if "/ColSpan" in attributes:
            attributes.ColSpan = columns


def _describe(table: pikepdf.Object, description: str, pdf: pikepdf.Pdf) -> None:
    """Adds what the table shows as its summary, for who listens."""
    if not description:
        return
    summary = pdf.make_indirect(pikepdf.Dictionary(O=_OWNER, Summary=pikepdf.String(description)))
    known = table.get("/A", pikepdf.Array())
    table.A = pikepdf.Array([*(known if isinstance(known, pikepdf.Array) else [known]), summary])


def _of_table(cell: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The attributes of a cell that belong to its table."""
    for attributes in cell.get("/A", ()):
        if isinstance(attributes, pikepdf.Dictionary) and attributes.get("/O") == "/Table":
            yield attributes


def _below(element: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    """The elements of this kind below an element, in reading order; no table stands in a table."""
    for child in _children(element):
        if kind == child.S:
            yield child
        else:
            yield from _below(child, kind)


def _children(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
