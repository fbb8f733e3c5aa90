"""The blocks that a document is made of: all that `render` knows of the plan.

Every text and figure in a block is final: formatted, numbered, in the words of the reader. Only page numbers are
added by a writer. `content` makes blocks of prose too; there a `Lookup` still stands for what `plan` fills in.

`at` is where an author wrote it, for findings; what the program wrote itself has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from pipeline.findings import Place

# ---- inside a paragraph -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, literal in every format; `quiet` is small and soft, as a code behind a name.

    The author may have written it on more than one line: `lines` holds the offset at which each further line starts,
    with its place.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: Literal["", "super", "sub"] = ""
    quiet: bool = False
    at: Place | None = None
    lines: tuple[tuple[int, Place], ...] = field(default=(), compare=False, repr=False)

    def place_of(self, offset: int) -> Place | None:
        """Where its author wrote the character at this offset; nothing for what the program wrote."""
        if self.at is None:
            return None
        start, at = max((each for each in ((0, self.at), *self.lines) if each[0] <= offset), key=lambda each: each[0])
        return Place(at.file, at.line, at.column + offset - start)


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to outside; the address has an allowed scheme (https, http, mailto, tel)."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an anchor of this document. Writers with pages add the page when `page` is set.

    Without text it is the number of that page alone. `quiet` is as in `Text`.
    """

    text: str
    target: str
    page: bool = True
    quiet: bool = False


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


@dataclass(frozen=True, slots=True)
class Flag:
    """A word in a box (`Prioritair`): white on the accent when it is `filled`, else in an outline."""

    text: str
    filled: bool = False


Inline = Text | Link | Reference | Lookup | Note | LineBreak | Flag
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """The inline text as plain characters, footnotes left out, a line break as a space."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Link(text=text) | Reference(text=text) | Flag(text=text):
                parts.append(text)
            case LineBreak():
                parts.append(" ")
            case Lookup(words=words):
                parts.append(f"[[{' '.join(words)}]]")
    return "".join(parts)


# ---- blocks ---------------------------------------------------------------------------------------------------

HeadingStyle = Literal["deel", "hoofdstuk", "doelstelling", "actieplan", "kop", "tussenkop"]
ParagraphStyle = Literal["standaard", "intro", "noot", "code"]
RowStyle = Literal["gewoon", "groep", "subtotaal", "totaal"]
Series = Literal["Tabel", "Figuur"]


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
    at: Place | None = field(default=None, compare=False)


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

    @property
    def is_short(self) -> bool:
        """Whether the list is a few lines only, which printed pages keep together: at most 4 items, 360 characters."""
        blocks = [block for item in self.items for block in item]
        texts = [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)]
        return len(texts) == len(blocks) == len(self.items) <= 4 and sum(map(len, texts)) <= 360


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
    """The line above a doelstelling or actieplan: code, kind, where it belongs, flag (`Prioritair`).

    `short` is what it is called on a further page, where its statement does not stand.
    """

    code: str
    kind: str
    parent: Inlines = ()
    flag: str = ""
    filled: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A title and a text that belong together, as in `Trekker` and `dienst Welzijn`, or `46` and `actieplannen`."""

    title: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side, read one after the other.

    `feiten`: particulars between two lines, three beside each other, the title as a small label. `rollen`: three under
    a line in the accent, the title semibold. `kerncijfers`: four under a heavy line, the title is a large figure.
    """

    cards: tuple[Card, ...]
    style: Literal["feiten", "rollen", "kerncijfers"]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A figure (`24,8 %`; empty when it is not known yet) and what it is (`nulmeting 2018`)."""

    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """The road from a first figure to a target: a line with an open circle, ticks and a filled circle.

    `steps` is the number of equal parts that the ticks make; `change` stands on the line, in words, or is empty.
    The words are the picture for who cannot see it; `description` says the same in one sentence.
    """

    start: Milestone
    goal: Milestone
    steps: int
    description: str
    change: str = ""
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar, its length in thousandths of the room that the longest bar has."""

    length: int


@dataclass(frozen=True, slots=True)
class Pillar:
    """An upright bar on a base line, its height in thousandths of the highest one."""

    height: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in steps from the start of the scale, `end` not included; not `firm` is expected."""

    start: int
    end: int
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of time on a scale of so many equal steps, two to a year."""

    spans: tuple[Span, ...]
    steps: int


Drawing = Bar | Pillar | Spans


@dataclass(frozen=True, slots=True)
class Column:
    """A column: width in millimetres (0 shares what is left) and the side its text stands on.

    One that is only `printed` holds pages, which a screen does not have.
    """

    width: float = 0
    align: Literal["left", "right"] = "left"
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. `heads` says which cells it is the header of; cells of the head are column headers by themselves.

    `note` is a second line in the type of a note. A `drawing` only repeats what the words and figures of its row say,
    so it is decoration for who listens.
    """

    inlines: Inlines = ()
    colspan: int = 1
    rowspan: int = 1
    heads: Literal["", "row", "rows"] = ""
    note: Inlines = ()
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; a cell covered by a span above or to the left is not repeated. An `anchor` is permanent.

    `depth` is how many steps the name of the row is indented, in a `schema`.
    """

    cells: tuple[Cell, ...]
    style: RowStyle = "gewoon"
    anchor: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What a bar in a timeline stands for: filled when it is `firm`, else an outline."""

    text: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its number and caption (above it), head rows that repeat on each page, and notes (below it).

    `description` is for screen readers: what the table shows, in one sentence. `series` is what it is counted as: a
    chart is a figure, but its figures stand in cells. A table without number (0) comes from prose, or is a `paneel`
    with a title as caption. Invariant: the cells and their spans cover every row exactly.

    `lijst` holds words, `bedragen` amounts per year, `matrix` codes in columns. `paneel` stands on the ground of the
    chapter, at the foot of its opening page. `tijdlijn` has in each row a name, stretches of time under a head of years
    (the note below the name says them in words, which paper has no room for), and a `key`.
    `balken` has a row per part with a bar; `kolommen` has a column per year with a pillar per cell. `schema` is an
    official statement: blocks with a head, and rows that hang below others; text at its left side explains a row.
    `letter` is the size of its type as a part of the usual one; `turned` says that paper has to lie on its side for it.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    number: int = 0
    caption: str = ""
    anchor: str = ""
    description: str = ""
    notes: tuple[Inlines, ...] = ()
    style: Literal["lijst", "bedragen", "matrix", "paneel", "tijdlijn", "balken", "kolommen", "schema"] = "lijst"
    series: Series = "Tabel"
    key: tuple[KeyEntry, ...] = ()
    letter: float = 1.0
    turned: bool = False
    at: Place | None = field(default=None, compare=False)


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
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the contents: all headings of the document with `contents` set."""

    title: str


@dataclass(frozen=True, slots=True)
class CaptionList:
    """The place of a list of everything numbered in one series, each with its caption and page."""

    series: Series


@dataclass(frozen=True, slots=True)
class OverviewEntry:
    """A line of an overview: a code with a name, in bold when it `leads` the lines after it; `target` is its anchor.

    `more` goes on after the name, and an `amount` stands at the end of the line.
    """

    code: str
    text: str
    target: str
    leads: bool = False
    more: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class OverviewColumn:
    """A column of an overview, in the accent of chapter `accent`: its title, a line below it, and its entries.

    An `amount` stands beside the title.
    """

    title: str
    target: str
    accent: int
    note: str
    entries: tuple[OverviewEntry, ...]
    amount: str = ""


MOST_BESIDE = 5
"""The columns of an overview that are wide enough for codes beside names on a landscape page."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A whole plan on one landscape page: columns side by side, read one after the other.

    At most `beside` of them stand in a row. Only the PDF shows the pages of titles and entries.
    """

    columns: tuple[OverviewColumn, ...]
    beside: int = MOST_BESIDE

    @property
    def rows(self) -> tuple[tuple[OverviewColumn, ...], ...]:
        """The columns that stand beside each other on paper, in as few and as equal rows as can be."""
        rows = max(ceil(len(self.columns) / self.beside), 1)
        beside = max(ceil(len(self.columns) / rows), 1)
        return tuple(self.columns[start : start + beside] for start in range(0, len(self.columns), beside))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page starts here; HTML ignores it."""


Block = (
    Heading
    | Paragraph
    | ItemList
    | Quote
    | LabelRow
    | Strip
    | Cards
    | TargetLine
    | Table
    | Figure
    | Contents
    | CaptionList
    | Overview
    | PageBreak
)
Blocks = tuple[Block, ...]

# ---- the document ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """Pages with one orientation, one running title and one accent (0 is the house colour, n that of chapter n)."""

    blocks: Blocks
    running: str
    accent: int = 0
    landscape: bool = False
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class CoverStretch:
    """A part of a line on the cover: from step `start` up to `end`, `height` thousandths of the thickest; see Span."""

    start: int
    end: int
    height: int
    firm: bool = True


@dataclass(frozen=True, slots=True)
class CoverGroup:
    """The lines of one chapter on the cover, each in stretches; `note` says how many there are of what."""

    name: str
    note: str
    accent: int
    lines: tuple[tuple[CoverStretch, ...], ...]


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """The picture on the cover: a column per year, a line per actieplan. Decoration; the caption says what it is.

    A year has two steps. `short_caption` is for a writer that draws how long lines are and not how thick.
    """

    years: tuple[str, ...]
    groups: tuple[CoverGroup, ...]
    caption: str
    short_caption: str

    @property
    def steps(self) -> int:
        """The halves of all years."""
        return 2 * len(self.years)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `issued` is the day of this version: no output ever takes a date from the clock.

    `status` is empty once adopted, so a writer prints the status box only when there is one; `example` is the line
    that says that the figures are examples, or empty. `counts` is what the plan holds in numbers, `council` the day on
    which the raad votes; both may be empty. `edition` is the footer: entities, version, date, fingerprint.
    `address` is where its site will stand on the web, a slash at its end, or empty.
    `linked_data` is the same plan for machines, a JSON text (JSON-LD) or empty; only the web page carries it.
    `most_pages` is the number of pages that its PDF may have, 0 for as many as it takes. A `loose` document is a sheet
    without a cover: it starts with its first section. `places` says where its author wrote a field, by its name.
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
    counts: str = ""
    council: str = ""
    cover: CoverPicture | None = None
    address: str = ""
    most_pages: int = 0
    loose: bool = False
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
