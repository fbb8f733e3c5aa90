"""Tables of words, and texts with their label: the pieces that every list in the plan is made of."""

from collections.abc import Iterator
from itertools import takewhile

from pipeline.blocks import Block, Blocks, Cell, Figure, Heading, Inlines, LabelRow, Row, Table
from pipeline.plan.context import plain_text

Content = Inlines | str


def head(*titles: str) -> tuple[Row]:
    """The head of a table with these titles."""
    return (Row(tuple(cell(title) for title in titles)),)


def row(header: Content, *others: Content) -> Row:
    """A row whose first cell is the header of the others."""
    return Row((Cell(_inlines(header), heads="row"), *map(cell, others)))


def cell(content: Content) -> Cell:
    """A plain cell."""
    return Cell(_inlines(content))


def labelled(label: str, blocks: Blocks) -> Iterator[Block]:
    """A text beside its label; from the first table, picture or heading on it needs the whole width."""
    beside = tuple(takewhile(lambda block: not isinstance(block, Table | Figure | Heading), blocks))
    if beside:
        yield LabelRow(label, beside)
    yield from blocks[len(beside) :]


def _inlines(content: Content) -> Inlines:
    return plain_text(content) if isinstance(content, str) else content
