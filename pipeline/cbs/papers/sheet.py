"""The pieces that the papers around a sitting are made of: a document without cover, rows, tables of words."""

from collections.abc import Iterable, Sequence

from pipeline.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Inlines,
    ItemList,
    LabelRow,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)


def sheet(
    title: str,
    subtitle: str,
    blocks: Iterable[Block],
    *,
    entities: str,
    issued: str,
    issued_iso: str,
    example: str = "",
    landscape: bool = False,
    most_pages: int = 1,
) -> Document:
    """A document of one page, or a few, with its title as first heading; `issued` is the day it is for."""
    body = (Heading(1, plain_text(title), "titel", "kop"), *blocks)
    return Document(
        title=title,
        years="",
        subtitle=subtitle,
        entities=entities,
        version="",
        issued=issued,
        issued_iso=issued_iso,
        status="",
        adopted="",
        example=example,
        edition=f"{entities} · {issued}",
        fingerprint="",
        sections=(Section(body, subtitle, landscape=landscape),),
        most_pages=most_pages,
        loose=True,
    )


def plain_text(text: str, *, bold: bool = False) -> Inlines:
    """Plain inline text."""
    return (Text(text, bold=bold),)


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(plain_text(text))


def labelled(label: str, texts: Sequence[Inlines]) -> LabelRow:
    """A label with a sentence beside it, or a list when there are more."""
    if len(texts) == 1:
        return LabelRow(label, (Paragraph(texts[0]),))
    return LabelRow(label, (ItemList(tuple((Paragraph(each),) for each in texts)),))


def table(
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[float],
    description: str,
    *,
    right: Sequence[int] = (),
) -> Table:
    """A table of words; `widths` are in millimetres (0 shares what is left), `right` names the columns of amounts."""
    columns = tuple(Column(width, "right" if index in right else "left") for index, width in enumerate(widths))
    head = (Row(tuple(Cell(plain_text(each)) for each in titles)),)
    body = tuple(
        Row(
            tuple(
                Cell(plain_text(text.replace("\n", " ")), heads="" if index else "row")
                for index, text in enumerate(row)
            )
        )
        for row in rows
    )
    return Table(columns, head, body, description=description)
