"""The room that blocks are laid out in, and what is numbered in it."""

from dataclasses import dataclass, replace

from pipeline.blocks import Figure, Series, Table
from pipeline.render.grid import GOOT, KANTKOLOM, TEKSTKOLOM, text_height, text_width


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a block: its width in millimetres, on pages of one orientation, in a chapter (0 outside them)."""

    width: float
    landscape: bool
    chapter: int

    @classmethod
    def page(cls, *, landscape: bool, chapter: int) -> "Frame":
        """All of the text area."""
        return cls(text_width(landscape), landscape, chapter)

    @property
    def height(self) -> float:
        """The height of the page in millimetres."""
        return text_height(self.landscape)

    @property
    def prose(self) -> "Frame":
        """The column for reading text."""
        return replace(self, width=KANTKOLOM + GOOT + TEKSTKOLOM if self.landscape else TEKSTKOLOM)

    def narrower(self, by: float) -> "Frame":
        """The same with this many millimetres less."""
        return replace(self, width=self.width - by)


def series_of(numbered: Table | Figure) -> Series:
    """What it is counted as."""
    return numbered.series if isinstance(numbered, Table) else "Figuur"


def name_of(numbered: Table | Figure) -> str:
    """Its name, as in `Tabel 4`."""
    return f"{series_of(numbered)} {numbered.number}"


def label_of(numbered: Table | Figure) -> str:
    """Its anchor; a numbered one without anchor gets a label that no anchor has, and others may have none."""
    return numbered.anchor or (f" {name_of(numbered)}" if numbered.number else "")
