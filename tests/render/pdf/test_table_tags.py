"""Row headers in the tags of the PDF, where the blocks have them and nowhere else."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from pipeline.blocks import Document, Table, plain, walk
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from pipeline.render.pdf.table_tags import with_table_tags
from tests import sample
from tests.render.pdf.conftest import TEMPLATES


def _elements(element: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kind == kid.S:
                yield kid
            yield from _elements(kid, kind)


def _row_headers(data: bytes) -> list[int]:
    """How many cells of each table are headers of their row."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            sum(
                any(attributes.get("/Scope") == "/Row" for attributes in cell.get("/A", ()))
                for cell in _elements(table, "/TH")
            )
            for table in _elements(pdf.Root.StructTreeRoot, "/Table")
        ]


def _expected(document: Document) -> list[int]:
    tables = [block for section in document.sections for block in walk(section.blocks) if isinstance(block, Table)]
    return [sum(bool(row.cells[0].heads and plain(row.cells[0].inlines)) for row in table.body) for table in tables]


def test_each_row_header_of_the_blocks_is_one_in_the_tags(style: Huisstijl) -> None:
    document = sample.document()
    expected = _expected(document)
    assert sum(expected) > 10
    assert _row_headers(write_pdf(document, style, TEMPLATES).data) == expected


def test_the_bytes_are_the_same_each_time(style: Huisstijl) -> None:
    document = sample.document()
    assert write_pdf(document, style, TEMPLATES).data == write_pdf(document, style, TEMPLATES).data


def test_tags_of_another_document_are_refused(style: Huisstijl) -> None:
    document = sample.document()
    made = write_pdf(document, style, TEMPLATES).data
    with pytest.raises(ValueError, match="tables in the tags"):
        with_table_tags(made, replace(document, sections=()))


def test_a_column_of_drawings_or_of_nothing_is_no_column_for_who_listens(style: Huisstijl) -> None:
    document = sample.document()
    with pikepdf.open(io.BytesIO(write_pdf(document, style, TEMPLATES).data)) as pdf:
        tables = list(_elements(pdf.Root.StructTreeRoot, "/Table"))
        widths = [_width(next(_elements(table, "/TR"))) for table in tables]
    shown = [block for section in document.sections for block in walk(section.blocks) if isinstance(block, Table)]
    bars = next(index for index, table in enumerate(shown) if table.style == "balken")
    assert widths[bars] == len(shown[bars].columns) - 1  # its bars only repeat the figures
    others = [index for index in range(len(shown)) if index != bars]
    assert [widths[index] for index in others] == [len(shown[index].columns) for index in others]


def _width(row: pikepdf.Object) -> int:
    cells = (cell for kind in ("/TH", "/TD") for cell in _elements(row, kind))
    return sum(next((int(each["/ColSpan"]) for each in cell.get("/A", ()) if "/ColSpan" in each), 1) for cell in cells)
