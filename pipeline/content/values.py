"""What the reader gives: text with its place, in mappings, sequences, tables and prose; nothing has a type yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.blocks import Blocks
from pipeline.findings import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as the author typed it (NFC, line ends as `\\n`); empty where nothing stands after the key.

    `lines` holds the place of the first character of each line of `text` when that is known exactly (a literal
    block, or text on one line); otherwise it is empty and `at`, the start of the value, is the best place known.
    """

    text: str
    at: Place
    lines: tuple[Place, ...] = ()

    def place_of(self, offset: int) -> Place:
        """The place of the character at this offset of `text`, or the start of the value when that is not known."""
        if not self.lines:
            return self.at
        before = self.text[:offset]
        start = self.lines[min(before.count("\n"), len(self.lines) - 1)]
        return Place(start.file, start.line, start.column + offset - (before.rfind("\n") + 1))


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list as written."""

    items: tuple["Value", ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written; no key stands twice."""

    pairs: tuple[tuple[Scalar, "Value"], ...]
    at: Place

    def get(self, key: str) -> "Value | None":
        """The value of this key, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)


Value = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a CSV file: its cells as text, stripped of outer spaces, in the order of the header.

    `source` is the row as typed, over more lines when a cell holds a line end.
    """

    cells: tuple[str, ...]
    file: str
    line: int
    source: str

    def place(self, index: int) -> Place:
        """The place of cell `index`; worked out from the source line only when somebody asks."""
        line, column, start, quoted, seen = self.line, 1, 0, False, 0
        for position, character in enumerate(self.source, start=1):
            if seen == index:
                break
            if character == '"':
                quoted = not quoted
            elif character == "\n":
                line, start = line + 1, position
            elif character == ";" and not quoted:
                seen, column = seen + 1, position + 1 - start
        return Place(self.file, line, column)


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file: its header (unique names) and rows with as many cells as the header.

    When all rows agree with each other and not with the header there are none, and `width` is how many cells they have:
    who knows what the header must be can tell which of the two is wrong.
    """

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    at: Place
    width: int = 0

    def __iter__(self) -> Iterator[TableRow]:
        return iter(self.rows)


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown file as blocks; `Lookup` inlines stand where the author wrote `[[…]]`."""

    blocks: Blocks
    at: Place
