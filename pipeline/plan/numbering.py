"""Numbers for tables and figures, in reading order, the same in every format, and the lists of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from pipeline.blocks import Block, Blocks, CaptionList, Figure, Heading, ItemList, LabelRow, Quote, Section, Table, walk


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with a number on every table and figure that has a caption."""
    tables, figures = count(1), count(1)
    return tuple(replace(section, blocks=_all(section.blocks, tables, figures)) for section in sections)


def without_empty_lists(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections without lists of a series that has nothing in it, and without the headings above those."""
    numbers = (block for section in sections for block in walk(section.blocks) if isinstance(block, Table | Figure))
    filled = {block.series if isinstance(block, Table) else "Figuur" for block in numbers if block.number}

    def empty(block: Block) -> bool:
        return isinstance(block, CaptionList) and block.series not in filled

    def kept(blocks: Blocks) -> Blocks:
        following = (*blocks[1:], None)
        return tuple(
            block
            for block, after in zip(blocks, following, strict=True)
            if not empty(block) and not (isinstance(block, Heading) and after is not None and empty(after))
        )

    return tuple(replace(section, blocks=kept(section.blocks)) for section in sections)


def _all(blocks: Blocks, tables: Iterator[int], figures: Iterator[int]) -> Blocks:
    return tuple(_numbered(block, tables, figures) for block in blocks)


def _numbered(block: Block, tables: Iterator[int], figures: Iterator[int]) -> Block:
    match block:
        case ItemList(items=items):
            return replace(block, items=tuple(_all(item, tables, figures) for item in items))
        case Quote(blocks=inner) | LabelRow(blocks=inner):
            return replace(block, blocks=_all(inner, tables, figures))
        case Table(style="paneel"):
            return block
        case Table(caption=caption, series=series) if caption:
            return replace(block, number=next(tables if series == "Tabel" else figures))
        case Figure(caption=caption) if caption:
            number = next(figures)
            return replace(block, number=number, anchor=block.anchor or f"figuur-{number}")
        case _:
            return block
