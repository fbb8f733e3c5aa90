"""The blocks that a document is made of: all that `render` knows of the plan.

Every text and figure in a block is final: formatted, numbered, in the words of the reader. Only page numbers are
added by a writer. `content` makes blocks of prose too; there a `Lookup` still stands for what `plan` fills in.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.findings import Place

# ---- inside a paragraph -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, literal in every format."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: Literal["", "super", "sub"] = ""
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to outside; the address has an allowed scheme (https, http, mailto, tel)."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an anchor of this document. Writers with pages add the page when `page` is set."""

    text: str
    target: str
    page: bool = True


@dataclass(frozen=True, slots=True)
class Lookup:
    """`[[bedrag AP012 2021]]` as written: replaced by `plan`, never seen by a writer."""

    words: tuple[str, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    inlines: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end inside a paragraph."""


Inline = Text | Link | Reference | Lookup | Note | LineBreak
Inlines = tuple[Inline, ...]

# ---- blocks ---------------------------------------------------------------------------------------------------

HeadingStyle = Literal["deel", "hoofdstuk", "doelstelling", "actieplan", "kop", "tussenkop"]
ParagraphStyle = Literal["standaard", "intro", "noot", "code"]
RowStyle = Literal["gewoon", "groep", "subtotaal", "totaal"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is its depth in the document from 1, `style` what it looks like.

    `anchor` is permanent (made from a code, never from order). `number` is printed before the text.
    `contents` says whether it is listed in the contents. `facets` are the pairs of label and value that a reader can
    filter by, as in `("Dienst", "dienst Welzijn")`; a label may come back with another value. Paper ignores them.
    """

    level: int
    inlines: Inlines
    anchor: str
    style: HeadingStyle
    number: str = ""
    contents: bool = False
    facets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    inlines: Inlines
    style: ParagraphStyle = "standaard"
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; items hold blocks, so lists nest."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, indented."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label with its content beside it, as in `Partners: LOGO, Orion`. The content may be several paragraphs."""

    label: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The line above a doelstelling or actieplan: code, kind, where it belongs, flag (`Prioritair`)."""

    code: str
    kind: str
    parent: str = ""
    flag: str = ""
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: width in millimetres (0 shares what is left) and the side its text stands on."""

    width: float = 0
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. `heads` says which cells it is the header of; cells of the head are column headers by themselves."""

    inlines: Inlines = ()
    colspan: int = 1
    rowspan: int = 1
    heads: Literal["", "row", "rows"] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; a cell covered by a span above or to the left is not repeated."""

    cells: tuple[Cell, ...]
    style: RowStyle = "gewoon"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its number and caption (above it), head rows that repeat on each page, and notes (below it).

    `description` is for screen readers: what the table shows, in one sentence.
    A table without number (0) comes from prose: no caption. Invariant: `grid()` covers every row exactly.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    number: int = 0
    caption: str = ""
    anchor: str = ""
    description: str = ""
    notes: tuple[Inlines, ...] = ()
    style: Literal["lijst", "bedragen", "matrix"] = "lijst"


@dataclass(frozen=True, slots=True)
class Picture:
    """A bitmap as it stands in the dossier: PNG or JPEG bytes, with its size in pixels."""

    data: bytes
    media_type: Literal["image/png", "image/jpeg"]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text (never empty), number and caption."""

    picture: Picture
    alt: str
    number: int = 0
    caption: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the contents: all headings of the document with `contents` set."""

    title: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page starts here; HTML ignores it."""


Block = Heading | Paragraph | ItemList | Quote | LabelRow | Strip | Table | Figure | Contents | PageBreak
Blocks = tuple[Block, ...]

# ---- the document ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """Pages with one orientation, one running title and one accent (0 is the house colour, n that of chapter n)."""

    blocks: Blocks
    running: str
    accent: int = 0
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `issued` is the day of this version: no output ever takes a date from the clock.

    `status` is empty once adopted, so a writer prints the status box only when there is one; `example` is the line
    that says that the figures are examples, or empty. `edition` is the footer: entities, version, date, fingerprint.
    `linked_data` is the same plan for machines, a JSON text (JSON-LD) or empty; only the web page carries it.
    """

    title: str
    years: str
    subtitle: str
    entities: str
    version: str
    issued: str
    issued_iso: str
    status: str
    adopted: str
    example: str
    edition: str
    fingerprint: str
    sections: tuple[Section, ...]
    language: str = "nl-BE"
    linked_data: str = ""


# ---- walking ----------------------------------------------------------------------------------------------------


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, in reading order, nested ones included."""
    for block in blocks:
        yield block
        match block:
            case ItemList(items=items):
                for item in items:
                    yield from walk(item)
            case Quote(blocks=inner) | LabelRow(blocks=inner):
                yield from walk(inner)


def inlines_of(block: Block) -> Iterator[Inlines]:
    """The runs of inline text that a block itself holds, table cells row by row; nested blocks are not entered."""
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield inlines
        case Table(head=head, body=body, notes=notes):
            for row in (*head, *body):
                for cell in row.cells:
                    yield cell.inlines
            yield from notes


def map_inlines(block: Block, change: Callable[[Inline], Inline]) -> Block:
    """The block with every inline changed, those in footnotes and nested blocks included."""

    def inlines(run: Inlines) -> Inlines:
        return tuple(Note(inlines(each.inlines)) if isinstance(each, Note) else change(each) for each in run)

    def rows(group: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            replace(row, cells=tuple(replace(cell, inlines=inlines(cell.inlines)) for cell in row.cells))
            for row in group
        )

    match block:
        case Heading() | Paragraph():
            return replace(block, inlines=inlines(block.inlines))
        case ItemList(items=items):
            return replace(block, items=tuple(tuple(map_inlines(each, change) for each in item) for item in items))
        case Quote(blocks=inner) | LabelRow(blocks=inner):
            return replace(block, blocks=tuple(map_inlines(each, change) for each in inner))
        case Table(head=head, body=body, notes=notes):
            return replace(block, head=rows(head), body=rows(body), notes=tuple(map(inlines, notes)))
        case _:
            return block


def plain(inlines: Inlines) -> str:
    """The inline text as plain characters, footnotes left out, a line break as a space."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Link(text=text) | Reference(text=text):
                parts.append(text)
            case LineBreak():
                parts.append(" ")
            case Lookup(words=words):
                parts.append(f"[[{' '.join(words)}]]")
    return "".join(parts)
