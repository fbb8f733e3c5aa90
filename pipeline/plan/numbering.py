"""Numbers for tables and figures, in reading order, the same in every format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from pipeline.blocks import Block, Blocks, Figure, ItemList, LabelRow, Quote, Section, Table


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with a number on every table and figure that has a caption."""
    tables, figures = count(1), count(1)
    return tuple(replace(section, blocks=_all(section.blocks, tables, figures)) for section in sections)


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
