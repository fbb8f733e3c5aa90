"""Word, HTML and PDF say the same: every text, every figure with its row and column, nothing besides."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.blocks import (
    Block,
    Cards,
    Cell,
    Document,
    Inlines,
    LabelRow,
    Note,
    Overview,
    Table,
    TargetLine,
    inlines_of,
    on_screen,
    plain,
    walk,
)
from pipeline.content import read_folder
from pipeline.finance.totalen import totals
from pipeline.model.assemble import assemble
from pipeline.plan import build_plan
from tests import extract, hostile
from tests.built import build
from tests.extract import Extract, squeezed

FORMATS: dict[str, Callable[[bytes], Extract]] = {"docx": extract.docx, "html": extract.html, "pdf": extract.pdf}


@pytest.fixture(scope="module")
def set_of_hostile_dossier(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, dict[str, Extract]]:
    """The blocks of the hostile dossier, and what stands in its three documents."""
    folder = tmp_path_factory.mktemp("hostile")
    content = hostile.write(folder / "content")
    built = build(content, folder / "build")
    assert not built.blocked, "\n".join(map(str, built.findings))
    dossier, _ = assemble(read_folder(content, "content"))
    assert dossier is not None
    document = build_plan(dossier, totals(dossier), "0" * 8)
    read = {name: FORMATS[name]((folder / "build" / f"smjp.{name}").read_bytes()) for name in FORMATS}
    return document, read


def _blocks(document: Document) -> Iterator[Block]:
    for section in document.sections:
        yield from walk(section.blocks)


def _shown(block: Block, name: str) -> Block:
    """The block as this format shows it: a screen has no pages, and in a PDF the words of a bar are only read aloud."""
    if not isinstance(block, Table):
        return block
    if name == "html":
        return on_screen(block)
    if name == "pdf" and block.style == "tijdlijn":
        rows = (replace(row, cells=tuple(replace(cell, note=()) for cell in row.cells)) for row in block.body)
        return replace(block, body=tuple(rows))
    return block


def _texts(document: Document, name: str = "") -> Iterator[str]:
    """Every text of the document, one per paragraph, heading, cell, note, label, caption and alternative text."""
    for block in (_shown(each, name) for each in _blocks(document)):
        for inlines in inlines_of(block):
            yield plain(inlines)
            yield from _notes(inlines)
        match block:
            case LabelRow(label=label):
                yield label
            case Table(caption=caption, key=key):
                yield caption
                yield from (entry.text for entry in key)
            case Cards(cards=cards):
                yield from (card.title for card in cards)
            case TargetLine(start=start, goal=goal, change=change):
                yield from (start.value, start.caption, change, goal.value, goal.caption)
            case Overview(columns=columns):
                for column in columns:
                    yield from (column.title, column.note)
                    yield column.amount
                    for entry in column.entries:
                        yield from (f"{entry.code} {entry.text}{entry.more}", entry.amount)


def _notes(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Note):
            yield plain(inline.inlines)


def _without_pages(text: str) -> str:
    return re.sub(r"\(blz\.[0-9]+\)", "", squeezed(text))


@pytest.mark.parametrize("name", FORMATS)
def test_every_text_of_the_plan_stands_in_the_document(
    name: str, set_of_hostile_dossier: tuple[Document, dict[str, Extract]]
) -> None:
    document, read = set_of_hostile_dossier
    # a footnote mark may stand where the note hangs, so digits in between are allowed once
    whole = _without_pages(read[name].text + read[name].notes)
    texts = [squeezed(text) for text in _texts(document, name)]
    assert len(texts) > 300
    missing = [text for text in texts if text and text not in whole]
    assert [text for text in missing if not _stands_around_a_note(text, document, whole)] == []


def _stands_around_a_note(text: str, document: Document, whole: str) -> bool:
    """Whether this is a paragraph with a footnote, whose pieces before and after the mark stand there."""
    for block in _blocks(document):
        for inlines in inlines_of(block):
            if squeezed(plain(inlines)) == text and any(isinstance(each, Note) for each in inlines):
                pieces = _split_at_notes(inlines)
                return all(squeezed(plain(piece)) in whole for piece in pieces)
    return False


def _split_at_notes(inlines: Inlines) -> Iterator[Inlines]:
    piece: list[object] = []
    for inline in inlines:
        if isinstance(inline, Note):
            yield tuple(piece)  # type: ignore[arg-type]
            piece = []
        else:
            piece.append(inline)
    yield tuple(piece)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["docx", "html"])
def test_every_table_has_the_same_cells(name: str, set_of_hostile_dossier: tuple[Document, dict[str, Extract]]) -> None:
    document, read = set_of_hostile_dossier
    tables = [block for block in _blocks(document) if isinstance(block, Table)]
    assert len(tables) > 15
    assert len(read[name].tables) == len(tables)
    for table, found in zip(tables, read[name].tables, strict=True):
        shown = _shown(table, name)
        assert isinstance(shown, Table)
        printed = name == "docx" and any(column.printed for column in table.columns)
        for row, cells in zip((*shown.head, *shown.body), found, strict=True):
            expected = [squeezed(_cell_text(cell)) for cell in row.cells]
            read_row = [_without_pages(cell) for cell in cells]
            if table.style == "tijdlijn":  # a drawing takes one cell or many
                expected, read_row = list(filter(None, expected)), list(filter(None, read_row))
            if printed:  # the number of a page is not in the blocks
                read_row = ["" if cell.isdecimal() and not due else cell
                            for cell, due in zip(read_row, expected, strict=False)]  # fmt: skip
            assert _without_empty_end(read_row) == _without_empty_end(expected), table.caption


def _cell_text(cell: Cell) -> str:
    return plain(cell.inlines) + plain(cell.note)


def _without_empty_end(row: list[str]) -> list[str]:
    """A drawing at the end of a row may take one cell or many."""
    while row and not row[-1]:
        row = row[:-1]
    return row


def test_every_row_of_the_pdf_keeps_its_figures_in_order(
    set_of_hostile_dossier: tuple[Document, dict[str, Extract]],
) -> None:
    document, read = set_of_hostile_dossier
    whole = _without_pages(read["pdf"].text)
    rows = [
        "".join(squeezed(plain(cell.inlines)) for cell in row.cells)
        for block in _blocks(document)
        if isinstance(block, Table) and block.style == "bedragen"
        for row in block.body
    ]
    assert len(rows) > 30
    assert [row for row in rows if row not in whole] == []


@pytest.mark.parametrize("name", FORMATS)
def test_no_document_has_a_figure_that_the_plan_does_not_have(
    name: str, set_of_hostile_dossier: tuple[Document, dict[str, Extract]]
) -> None:
    document, read = set_of_hostile_dossier
    amount = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
    known = {found for text in _texts(document) for found in amount.findall(text)}
    assert len(known) > 5
    assert set(amount.findall(read[name].text)) <= known


def test_a_lost_digit_would_be_seen(set_of_hostile_dossier: tuple[Document, dict[str, Extract]]) -> None:
    document, read = set_of_hostile_dossier
    damaged = _without_pages(read["pdf"].text).replace("99.999.999", "99.999.998")
    assert any(squeezed(text) and squeezed(text) not in damaged for text in _texts(document))


def test_hostile_text_is_not_shortened_by_the_checks(tmp_path: Path) -> None:
    content = hostile.write(tmp_path / "content")
    read = read_folder(content, "content")
    assert [str(finding) for finding in read.findings] == []
