"""The templates of a document, file by file: those of the dossier win over those that come with the program."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.findings import Place


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

    @property
    def home(self) -> str:
        """The folder in which somebody puts a template, as messages name it."""
        return self.layers[0].shown

    def file(self, name: str) -> Path:
        """The file with this name; where the last folder would have it when none has."""
        return self._holder(name).folder / name

    def at(self, name: str) -> Place:
        """The place of a file in messages."""
        return Place(f"{self._holder(name).shown}/{name}")

    def design(self, name: str) -> Path:
        """The folder with the page design of a format: always that of the program, since it is code."""
        return self.layers[-1].folder / name

    def _holder(self, name: str) -> Layer:
        return next((layer for layer in self.layers if (layer.folder / name).is_file()), self.layers[-1])
