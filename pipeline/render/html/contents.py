"""The contents of the page: the headings that ask to be listed, nested by level."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.blocks import Contents, Document, Heading, plain, walk


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
