"""The templates of a document, file by file: those of the dossier win over those that come with the program."""

from dataclasses import dataclass
from pathlib import Path

STYLE, WORD = "huisstijl.yaml", "plan.docx"


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder of templates, and how messages name it."""

    folder: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Templates:
    """Folders of templates over one another: the first that has a file gives it."""

    layers: tuple[Layer, ...]

    @classmethod
    def of(cls, given: "Path | Templates") -> "Templates":
        """These templates, or those of a single folder."""
        return given if isinstance(given, Templates) else cls((Layer(given, given.name or "templates"),))

    def holder(self, name: str) -> Layer:
        """The folder that gives the file with this name; the last one when none has it."""
        return next((layer for layer in self.layers if (layer.folder / name).is_file()), self.layers[-1])

    @property
    def style(self) -> Layer:
        """The folder with the house style, where its logo and its fonts stand as well."""
        return self.holder(STYLE)

    @property
    def word(self) -> Layer:
        """The folder with the Word template."""
        return self.holder(WORD)

    @property
    def design(self) -> Layer:
        """The folder with the page designs: always that of the program, since they are code."""
        return self.layers[-1]
