"""Tables of words: the pieces that every list in the plan is made of."""

from collections.abc import Iterable

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


def example_notes(rows: Iterable[tuple[str, bool]], whole: str = "deze tabel") -> tuple[Inlines, ...]:
    """What is said of the rows of a table that are an example, from their name and whether they are one.

    One note names the fewer of the two, where a mark in every row would drown the table; none without examples. `whole`
    is what the rows stand in.
    """
    examples: list[str] = []
    real: list[str] = []
    for name, is_example in rows:
        (examples if is_example else real).append(name)
    if not examples:
        return ()
    if not real:
        return (plain_text(f"Alles in {whole} is een voorbeeld."),)
    if len(examples) <= len(real):
        return (plain_text(f"Een voorbeeld: {', '.join(examples)}."),)
    return (plain_text(f"Geen voorbeeld: {', '.join(real)}. Al het andere in {whole} is een voorbeeld."),)


def _inlines(content: Content) -> Inlines:
    return plain_text(content) if isinstance(content, str) else content
