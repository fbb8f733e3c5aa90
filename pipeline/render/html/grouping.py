"""Blocks that are one element on a web page: label rows that follow each other, and an actieplan that folds."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.blocks import Block, Blocks, Heading, LabelRow, Strip


@dataclass(frozen=True, slots=True)
class LabelRows:
    """Label rows that follow each other: one list of terms."""

    rows: tuple[LabelRow, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """An actieplan: its strip and heading, always shown, and its text, shown when the reader opens it."""

    strip: Strip | None
    heading: Heading
    blocks: Blocks


def grouped(blocks: Blocks) -> Iterator[Block | LabelRows | Fold]:
    """The blocks in their order, with label rows and actieplannen taken together. Nested blocks are not entered."""
    start = 0
    while start < len(blocks):
        end = start + 1
        match blocks[start : start + 2]:
            case (LabelRow(), *_):
                while end < len(blocks) and isinstance(blocks[end], LabelRow):
                    end += 1
                yield LabelRows(tuple(row for row in blocks[start:end] if isinstance(row, LabelRow)))
            case (Heading(style="actieplan") as heading, *_):
                end = _end_of(heading, blocks, start + 1)
                yield Fold(None, heading, blocks[start + 1 : end])
            case (Strip() as strip, Heading(style="actieplan") as heading):
                end = _end_of(heading, blocks, start + 2)
                yield Fold(strip, heading, blocks[start + 2 : end])
            case (block, *_):
                yield block
        start = end


def unfolded(blocks: Blocks) -> Iterator[Block | LabelRows | Fold]:
    """The blocks in their order with label rows taken together, where an actieplan has a page of its own."""
    for block in grouped(blocks):
        if isinstance(block, Fold):
            yield from filter(None, (block.strip, block.heading))
            yield from unfolded(block.blocks)
        else:
            yield block


def _end_of(heading: Heading, blocks: Blocks, start: int) -> int:
    """Where the text below this heading ends: at a heading that is not deeper, or at the strip above that heading."""
    for end in range(start, len(blocks)):
        block = blocks[end]
        if isinstance(block, Heading) and block.level <= heading.level:
            return end - 1 if end > start and isinstance(blocks[end - 1], Strip) else end
    return len(blocks)
