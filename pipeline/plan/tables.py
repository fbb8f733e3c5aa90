"""Tables of words: the pieces that every list in the plan is made of."""

from pipeline.blocks import Cell, Inlines, Row
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


def _inlines(content: Content) -> Inlines:
    return plain_text(content) if isinstance(content, str) else content
