"""Going through blocks: nested ones, their anchors and texts, and blocks with other texts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.blocks.vocabulary import (
    Block,
    Cards,
    Figure,
    Heading,
    Inline,
    Inlines,
    ItemList,
    LabelRow,
    Note,
    Paragraph,
    Quote,
    Row,
    Strip,
    Table,
)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, in reading order, nested ones included."""
    for block in blocks:
        yield block
        match block:
            case ItemList(items=items):
                for item in items:
                    yield from walk(item)
            case Quote(blocks=inner) | LabelRow(blocks=inner):
                yield from walk(inner)


def anchors_in(block: Block) -> Iterator[str]:
    """The anchors that a block itself carries, those of its rows included."""
    match block:
        case Heading(anchor=anchor) | Figure(anchor=anchor) if anchor:
            yield anchor
        case Table(anchor=anchor, body=body):
            if anchor:
                yield anchor
            yield from (row.anchor for row in body if row.anchor)


def inlines_of(block: Block) -> Iterator[Inlines]:
    """The runs of inline text that a block itself holds, table cells row by row; nested blocks are not entered."""
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield inlines
        case Table(head=head, body=body, notes=notes):
            for row in (*head, *body):
                for cell in row.cells:
                    yield cell.inlines
                    if cell.note:
                        yield cell.note
            yield from notes
        case Cards(cards=cards):
            yield from (card.inlines for card in cards)
        case Strip(parent=parent):
            yield parent


def map_inlines(block: Block, change: Callable[[Inline], Inline]) -> Block:
    """The block with every inline changed, those in footnotes and nested blocks included."""
    return map_runs(block, lambda run: tuple(map(change, run)))


def map_runs(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """The block with every run of inline text changed, those in footnotes and nested blocks included."""

    def inlines(run: Inlines) -> Inlines:
        return tuple(Note(inlines(each.inlines)) if isinstance(each, Note) else each for each in change(run))

    def rows(group: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            replace(
                row,
                cells=tuple(
                    replace(cell, inlines=inlines(cell.inlines), note=inlines(cell.note)) for cell in row.cells
                ),
            )
            for row in group
        )

    match block:
        case Heading() | Paragraph():
            return replace(block, inlines=inlines(block.inlines))
        case ItemList(items=items):
            return replace(block, items=tuple(tuple(map_runs(each, change) for each in item) for item in items))
        case Quote(blocks=inner) | LabelRow(blocks=inner):
            return replace(block, blocks=tuple(map_runs(each, change) for each in inner))
        case Table(head=head, body=body, notes=notes):
            return replace(block, head=rows(head), body=rows(body), notes=tuple(map(inlines, notes)))
        case Cards(cards=cards):
            return replace(block, cards=tuple(replace(card, inlines=inlines(card.inlines)) for card in cards))
        case Strip(parent=parent):
            return replace(block, parent=inlines(parent))
        case _:
            return block
