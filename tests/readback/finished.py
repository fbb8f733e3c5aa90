"""Finished files for these tests, and ways to damage them."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf

from pipeline.blocks import Block, Document, Heading, Paragraph, Row, Section, Table, Text
from pipeline.content import read_folder
from pipeline.finance.totalen import totals
from pipeline.look import house_style
from pipeline.model.assemble import assemble
from pipeline.plan import build_plan
from pipeline.render.docx import write_docx
from pipeline.render.html import write_html
from pipeline.render.pdf import write_pdf
from pipeline.shipped import TEMPLATES
from tests import sample

BODY = "word/document.xml"
NOTES = "word/footnotes.xml"
RELATIONS = "word/_rels/document.xml.rels"

WRITERS = {"docx": write_docx, "html": write_html, "pdf": write_pdf}


def written(document: Document, *formats: str) -> dict[str, bytes]:
    """The files of this document, in these formats or in all."""
    style, findings = house_style(TEMPLATES)
    assert style is not None, findings
    return {f"smjp.{each}": WRITERS[each](document, style, TEMPLATES).data for each in formats or WRITERS}


@cache
def finished(name: str) -> bytes:
    """A file of the sample."""
    return written(sample.document(), name)[f"smjp.{name}"]


def plan_of(folder: Path) -> Document:
    """The document of a dossier."""
    dossier, findings = assemble(read_folder(folder, "content"))
    assert dossier is not None, findings
    return build_plan(dossier, totals(dossier), "0" * 8)


def swapped(text: str, old: str, new: str, nth: int = 0) -> str:
    """The text with one occurrence of `old` replaced; it must be there."""
    parts = text.split(old)
    assert len(parts) > nth + 1, f"{old!r} is not there"
    return old.join(parts[: nth + 1]) + new + old.join(parts[nth + 1 :])


def word_with(change: Callable[[str], str], part: str = BODY) -> bytes:
    """The Word file of the sample with one part changed."""
    return word_parts(lambda parts: parts | {part: change(parts[part].decode()).encode()})


def word_parts(change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    """The Word file of the sample with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(finished("docx"))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as out:
        for name, data in change(parts).items():
            out.writestr(name, data)
    return saved.getvalue()


def page_with(old: str, new: str, nth: int = 0) -> bytes:
    """The web page of the sample with one text replaced."""
    return swapped(finished("html").decode(), old, new, nth).encode()


def pdf_with(added: bytes) -> bytes:
    """The PDF of the sample with an object added in an update at its end."""
    data = finished("pdf")
    size = int(data.rsplit(b"/Size ", 1)[1].split(b"/")[0])
    root = data.rsplit(b"/Root ", 1)[1].split(b"/")[0]
    previous = data.rsplit(b"startxref", 1)[1].split()[0]
    start = len(data) + 1
    body = b"%d 0 obj\n%s\nendobj\n" % (size, added)
    table = b"xref\n%d 1\n%010d 00000 n\r\n" % (size, start)
    trailer = b"trailer\n<</Size %d/Root %s/Prev %s>>\n" % (size + 1, root, previous)
    return data + b"\n" + body + table + trailer + b"startxref\n%d\n%%%%EOF" % (start + len(body))


def catalog_with(entry: bytes) -> bytes:
    """The PDF of the sample with an entry in its catalogue; the offsets after it are wrong, which readers repair."""
    with pikepdf.open(io.BytesIO(finished("pdf"))) as pdf:
        plain = io.BytesIO()
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data, catalog = plain.getvalue(), b"/Type /Catalog"
    assert catalog in data
    return data.replace(catalog, catalog + entry, 1)


# ---- changed documents ----------------------------------------------------------------------------------------------


def blocks_changed(change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Document:
    """The sample with the blocks of every section changed; at least one must have."""
    document = sample.document()
    sections: tuple[Section, ...] = tuple(replace(each, blocks=change(each.blocks)) for each in document.sections)
    assert sections != document.sections
    return replace(document, sections=sections)


def table_changed(number: int, change: Callable[[Table], Table]) -> Document:
    """The sample with the table of this number changed."""
    return _changed(lambda table: table.series == "Tabel" and table.number == number, change)


def chart_changed(number: int, change: Callable[[Table], Table]) -> Document:
    """The sample with the figure of this number changed."""
    return _changed(lambda table: table.series == "Figuur" and table.number == number, change)


def _changed(wanted: Callable[[Table], bool], change: Callable[[Table], Table]) -> Document:
    return blocks_changed(
        lambda blocks: tuple(change(each) if isinstance(each, Table) and wanted(each) else each for each in blocks)
    )


def row_changed(row: Row, column: int, text: str) -> Row:
    """The row with other text in one cell."""
    cells = list(row.cells)
    cells[column] = replace(cells[column], inlines=(Text(text),) if text else ())
    return replace(row, cells=tuple(cells))


def body_changed(number: int, change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Document:
    """The sample with the rows of a table changed."""
    return table_changed(number, lambda table: replace(table, body=change(table.body)))


def without(text: str) -> Document:
    """The sample without the paragraph or heading of this text."""
    return blocks_changed(lambda blocks: tuple(each for each in blocks if not _says(each, text)))


def twice(text: str) -> Document:
    """The sample with the paragraph of this text twice."""
    return blocks_changed(lambda blocks: tuple(b for each in blocks for b in ([each] * (1 + _says(each, text)))))


def instead(text: str, other: str) -> Document:
    """The sample with other text in one paragraph or heading."""
    return blocks_changed(
        lambda blocks: tuple(
            replace(each, inlines=(Text(other),))
            if isinstance(each, Paragraph | Heading) and _says(each, text)
            else each
            for each in blocks
        )
    )


def _says(block: Block, text: str) -> bool:
    return isinstance(block, Paragraph | Heading) and block.inlines == (Text(text),)


def packed_with(name: str) -> bytes:
    """The PDF of the sample with an object of this kind in one of its object streams."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(finished("pdf"))) as pdf:
        pdf.Root.Extra = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(name)))
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert name.encode() not in packed.getvalue()
    return packed.getvalue()


def unpackable() -> bytes:
    """The PDF of the sample with its last object stream damaged in the middle."""
    data = finished("pdf")
    start = data.index(b"stream", data.rindex(b"/ObjStm")) + 100
    return data[:start] + b"\xff" * 40 + data[start + 40 :]
