"""The contents of the page, and its lists of tables and figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.blocks import CaptionList, Contents, Document, Figure, Heading, Series, Table, plain, walk


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, with the lines below it; `accent` is that of its section."""

    number: str
    text: str
    anchor: str
    accent: int
    entries: tuple["Entry", ...]


def contents_of(document: Document) -> tuple[Entry, ...]:
    """The top lines of the contents; empty when no heading asks to be listed."""
    listed = [
        (block, section.accent)
        for section in document.sections
        for block in walk(section.blocks)
        if isinstance(block, Heading) and block.contents
    ]
    return _nested(listed)


def contents_title(document: Document) -> str:
    """What the contents is called: the title of the first `Contents` block."""
    blocks = (block for section in document.sections for block in walk(section.blocks))
    return next((block.title for block in blocks if isinstance(block, Contents)), "Inhoud")


def _nested(headings: Sequence[tuple[Heading, int]]) -> tuple[Entry, ...]:
    """The entries of these headings; one of a deeper level than the first of its run belongs to the line above."""
    entries = []
    start = 0
    while start < len(headings):
        heading, accent = headings[start]
        end = start + 1
        while end < len(headings) and headings[end][0].level > heading.level:
            end += 1
        below = _nested(headings[start + 1 : end])
        entries.append(Entry(heading.number, plain(heading.inlines), heading.anchor, accent, below))
        start = end
    return tuple(entries)


class Numbered(NamedTuple):
    """A table or figure with its number and caption; `anchor` may be empty."""

    series: Series
    number: int
    caption: str
    anchor: str


class Captions:
    """All that is numbered in a document, in its order."""

    def __init__(self, document: Document) -> None:
        self._all = tuple(
            Numbered(block.series if isinstance(block, Table) else "Figuur", block.number, block.caption, block.anchor)
            for section in document.sections
            for block in walk(section.blocks)
            if isinstance(block, Table | Figure) and block.number
        )

    def listed(self, block: CaptionList) -> tuple[Numbered, ...]:
        """What belongs in this list."""
        return tuple(each for each in self._all if each.series == block.series)
