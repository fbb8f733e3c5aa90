"""Numbers for tables and figures, in reading order, the same in every format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.blocks import Block, Figure, Section, Table


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with a number on every table and figure that has a caption."""
    tables, figures = iter(range(1, 100_000)), iter(range(1, 100_000))
    return tuple(
        replace(section, blocks=tuple(_numbered(block, tables, figures) for block in section.blocks))
        for section in sections
    )


def _numbered(block: Block, tables: Iterator[int], figures: Iterator[int]) -> Block:
    match block:
        case Table(caption=caption) if caption:
            return replace(block, number=next(tables))
        case Figure(caption=caption) if caption:
            number = next(figures)
            return replace(block, number=number, anchor=block.anchor or f"figuur-{number}")
        case _:
            return block
