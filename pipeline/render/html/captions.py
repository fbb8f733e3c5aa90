"""The lists of tables and of figures: everything with a number in one series."""

from typing import NamedTuple

from pipeline.blocks import CaptionList, Document, Figure, Series, Table, walk


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
