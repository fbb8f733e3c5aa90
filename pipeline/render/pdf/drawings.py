"""Drawings in the cells of a table as Typst code: they repeat what the words of their row say."""

from pipeline.blocks import Bar, Cell, Drawing, Pillar
from pipeline.render.pdf.literals import call, millimetres

PILLAR_SPACE = 6.5
"""The height in millimetres of a value above its pillar, with the white space around it."""

# Pillars in millimetres: as high as this alone, as high as this one above another, and at least this high.
_ALONE, _STACKED, _LEAST = 24.0, 17.0, 4.0
_WIDEST = 15.0
_PART_OF_COLUMN = 0.75

# The part of the height of a page that rows of pillars may take; the rest is for caption, years and notes.
_PART_OF_PAGE = 0.8


def drawing(cell: Cell, chapter: int) -> str:
    """What is drawn in a cell, filling it, in the accent of the chapter."""
    match cell.drawing:
        case Bar(length=length):
            return call("bar", str(length), str(chapter))
    raise TypeError(f"not a drawing for this table: {cell.drawing!r}")


def pillar_height(rows: int, page: float) -> float:
    """How high the highest pillar is, in millimetres, in so many rows on a page of this height."""
    room = page * _PART_OF_PAGE / max(rows, 1) - PILLAR_SPACE
    return max(min(_ALONE if rows < 2 else _STACKED, room), _LEAST)


def pillar(drawn: Drawing | None, words: str, column: float, tallest: float, chapter: int) -> str:
    """A value on top of its pillar, in a column of this width."""
    height = tallest * drawn.height / 1000 if isinstance(drawn, Pillar) else 0.0
    width = min(_WIDEST, column * _PART_OF_COLUMN)
    return call("pillar", words, millimetres(height), millimetres(width), str(chapter))
