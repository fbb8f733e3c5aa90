"""The room that blocks are laid out in."""

from dataclasses import dataclass, replace

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
