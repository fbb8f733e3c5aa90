"""What a file of some format must hold, worked out from the blocks alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from pipeline.blocks import (
    Block,
    CaptionList,
    Cards,
    Contents,
    Document,
    Figure,
    Flag,
    Heading,
    Inlines,
    ItemList,
    LabelRow,
    LineBreak,
    Link,
    Note,
    Overview,
    OverviewColumn,
    OverviewEntry,
    Paragraph,
    Quote,
    Reference,
    Row,
    Section,
    Spans,
    Strip,
    Table,
    TargetLine,
    Text,
    laid_out,
    on_screen,
    plain,
    starting,
    walk,
    with_columns,
)
from pipeline.readback.reading import NOTE_MARK, PAGE_MARK, Grid, placed

FormatName = Literal["docx", "html", "pdf"]
Normal = Callable[[str], str]

_LONGEST_PLACE = 60
# Word lays cards out in a table; so many stand beside each other.
_BESIDE = {"feiten": 3, "kerncijfers": 4}
# A year of a timeline takes two columns there, one for each half.
_HALVES = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A text or table that must be there, and where it stands in words.

    `label` is a text that may share a paragraph with the text after it. `rows` and `columns` name those of a table.
    """

    content: str | Grid
    where: str
    label: bool = False
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """Everything that a file must hold, in reading order."""

    units: tuple[Unit, ...]
    notes: tuple[Unit, ...]
    links: tuple[str, ...]


def expected(document: Document, format_name: FormatName, normal: Normal, whole: Document | None = None) -> Expected:
    """What a file of this format must hold, with every text in its normal form.

    Lists of tables and figures name those of `whole`, when the document is a page of that.
    """
    writer = _Reader(format_name, normal, _numbered(whole or document))
    for section in document.sections:
        writer.section(section)
    return Expected(tuple(writer.units), tuple(writer.notes), tuple(writer.links))


def texts(document: Document) -> Iterator[str]:
    """Every text of the document, the particulars of its cover and its footer included."""
    yield from (document.title, document.years, document.subtitle, document.entities, document.version)
    yield from (document.issued, document.status, document.adopted, document.example, document.edition)
    everything = expected(document, "docx", str)
    yield from (section.running for section in document.sections)
    for unit in (*everything.units, *everything.notes):
        if isinstance(unit.content, str):
            yield unit.content
        else:
            yield from (cell.text for row in unit.content.rows for cell in row)


class _Reader:
    """Goes through the sections and keeps what it meets."""

    def __init__(self, format_name: FormatName, normal: Normal, numbered: Sequence[Table | Figure]) -> None:
        self.units: list[Unit] = []
        self.notes: list[Unit] = []
        self.links: list[str] = []
        self._format = format_name
        self._normal = normal
        self._numbered = numbered
        self._section = ""
        self._heading = ""

    def section(self, section: Section) -> None:
        """The blocks of a section."""
        self._section, self._heading = section.running, ""
        self._blocks(section.blocks)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:  # noqa: C901 one case per kind of block
        match block:
            case Heading():
                self._heading = _shortened(f"{block.number} {plain(block.inlines)}".strip())
                chapter = self._format == "pdf" and block.style == "hoofdstuk"
                number = f"Hoofdstuk {block.number}" if chapter else block.number
                self._add(f"{number} {self._text(block.inlines)}" if block.number else self._text(block.inlines))
            case Paragraph(inlines=inlines):
                self._add(self._text(inlines))
            case ItemList(items=items):
                for item in items:
                    self._blocks(item)
            case Quote(blocks=inner):
                self._blocks(inner)
            case LabelRow(label=label, blocks=inner):
                self._add(label, label=True)
                self._blocks(inner)
            case Strip():
                self._strip(block)
            case Cards():
                self._cards(block)
            case TargetLine():
                self._target_line(block)
            case Overview():
                self._overview(block)
            case Table():
                self._table(block)
            case Figure(alt=alt):
                bare = "" if self._format == "pdf" else block.caption
                caption = f"Figuur {block.number} {block.caption}" if block.number else bare
                # a screen reader meets the caption of the PDF before the picture
                for text in (caption, alt) if self._format == "pdf" else (alt, caption):
                    self._add(text)
            case CaptionList(series=series) if self._format == "pdf":  # a field in Word, navigation on a web page
                for each in self._numbered:
                    if _series(each) == series:
                        for text in (f"{series} {each.number}", each.caption, PAGE_MARK):
                            self._add(text)
            case Contents(title=title) if self._format != "html":  # on a web page they stand beside the text
                self._add(title)

    def _strip(self, strip: Strip) -> None:
        words = " ".join(part for part in (strip.code, strip.kind, self._text(strip.parent)) if part)
        if self._format == "pdf":
            self._add(words)
            self._add(strip.flag)
        else:
            self._add(f"{words} {strip.flag}")

    def _cards(self, cards: Cards) -> None:
        texts = [(card.title, self._text(card.inlines)) for card in cards.cards]
        if self._format != "docx":
            for title, text in texts:
                self._add(title)
                self._add(text)
            return
        if cards.style == "rollen":
            for title, text in texts:
                self._add(f"{title} {text}")
            return
        cells = [f"{title} {text}" for title, text in texts]
        beside = _BESIDE[cards.style]
        self._layout([cells[start : start + beside] for start in range(0, len(cells), beside)], beside)

    def _target_line(self, line: TargetLine) -> None:
        figures = (line.start.value, line.change, line.goal.value)
        captions = (line.start.caption, line.goal.caption)
        if self._format == "docx":  # two lines with tabs
            self._add(" ".join(filter(None, figures)))
            self._add(" ".join(filter(None, captions)))
            return
        for text in (line.start.value, line.start.caption, line.change, line.goal.value, line.goal.caption):
            self._add(text)

    def _overview(self, overview: Overview) -> None:
        rows = [[self._texts_of(column) for column in row] for row in overview.rows]
        if self._format == "docx":
            self._layout(
                [[" ".join(filter(None, texts)) for texts in row] for row in rows], max(map(len, rows), default=0)
            )
            return
        for text in (text for row in rows for texts in row for text in texts):
            self._add(text)

    def _texts_of(self, column: OverviewColumn) -> tuple[str, ...]:
        if self._format == "pdf":
            return (column.title, column.amount, PAGE_MARK, column.note, *_printed(column.entries))
        joins = self._format == "docx"
        entries: list[str] = []
        for leads, group in groupby(column.entries, key=lambda entry: entry.leads):
            shown = [" ".join(filter(None, (each.code, each.text + each.more, each.amount))) for each in group]
            entries += [" · ".join(shown)] if joins and not leads else shown
        return (f"{column.title} {column.amount}".strip(), column.note, *entries)

    def _layout(self, rows: list[list[str]], columns: int) -> None:
        """A table of Word that only puts texts beside each other; the last cell of a row takes what is left."""
        cells = [[(self._normal(text), 1, 1) for text in row] for row in rows]
        for row in cells:
            row[-1] = (row[-1][0], columns - len(row) + 1, 1)
        self.units.append(Unit(Grid(tuple(placed(cells)), 0), f"{self._where()}, naast elkaar"))

    def _table(self, table: Table) -> None:
        if table.number or table.style == "paneel" or self._format != "pdf":
            self._add(f"{table.series} {table.number} {table.caption}" if table.number else table.caption)
        if self._format == "html":
            table = on_screen(table)
        if self._format == "pdf":
            table = _heard(table)
        drawn = _drawn_columns(table) if self._format == "docx" else range(0)
        head = [self._cells(row, drawn) for row in table.head]
        body = [
            self._cells(row, drawn, spelled=table.style == "tijdlijn" and self._format == "pdf") for row in table.body
        ]
        rows = (*placed(head), *placed(body))
        name = f"{table.series.lower()} {table.number}"
        where = f"{self._where()}, {name}" if table.number else f"{self._where()}, in een tabel"
        if rows:
            columns = [""] * len(table.columns)
            for cell in (cell for row in rows[: len(head)] for cell in row if cell.text):
                for column in range(cell.column, min(cell.column + cell.colspan, len(columns))):
                    columns[column] = f"{columns[column]} {cell.text}".strip()
            names = tuple(next((cell.text for cell in row if cell.text), "") for row in rows)
            self.units.append(
                Unit(Grid(rows, len(head)), where, rows=tuple(map(_shortened, names)), columns=tuple(columns))
            )
        if self._format == "html":
            for entry in table.key:
                self._add(entry.text)
        else:
            self._add(" ".join(entry.text for entry in table.key))
        for note in table.notes:
            self._add(self._text(note))

    def _cells(self, row: Row, halved: range = range(0), *, spelled: bool = False) -> list[tuple[str, int, int]]:
        """The text of each cell with the columns and rows it covers.

        A year among the `halved` columns counts for two of them. Where the stretches of a row are `spelled` out, their
        cell says what elsewhere is the note of the row.
        """
        cells, column = [], 0
        spoken = next((cell.note for cell in row.cells if cell.note), ()) if spelled else ()
        for cell in row.cells:
            if halved and isinstance(cell.drawing, Spans):  # each half is a cell of its own
                cells += [("", 1, 1)] * _HALVES * cell.colspan
                column += cell.colspan
                continue
            colspan = cell.colspan * (_HALVES if column in halved else 1)
            if spelled:
                text = self._text(spoken if isinstance(cell.drawing, Spans) else cell.inlines)
            else:
                text = f"{self._text(cell.inlines)} {self._text(cell.note)}".strip()
            cells.append((self._normal(text), colspan, cell.rowspan))
            column += cell.colspan
        return cells

    def _text(self, inlines: Inlines) -> str:
        parts = []
        for inline in inlines:
            match inline:
                case Text(text=text) | Flag(text=text):
                    parts.append(text)
                case Link(text=text, url=url):
                    self.links.append(url)
                    parts.append(text)
                case Reference(text="", page=True) if self._format == "pdf":
                    parts.append(PAGE_MARK)
                case Reference(text=text):
                    parts.append(text)
                case LineBreak():
                    parts.append(" ")
                case Note(inlines=inner):
                    parts.append(NOTE_MARK)
                    self.notes.append(Unit(self._normal(self._text(inner)), self._where()))
        return "".join(parts)

    def _add(self, text: str, *, label: bool = False) -> None:
        written = self._normal(text)
        if written:
            self.units.append(Unit(written, self._where(), label))

    def _where(self) -> str:
        part = f"in “{self._section}”" if self._section else "in het begin"
        return f"{part}, bij “{self._heading}”" if self._heading and self._heading != self._section else part


def _numbered(document: Document) -> tuple[Table | Figure, ...]:
    """The numbered tables and figures, in order."""
    blocks = (block for section in document.sections for block in walk(section.blocks))
    return tuple(block for block in blocks if isinstance(block, Table | Figure) and block.number)


def _series(block: Table | Figure) -> str:
    return block.series if isinstance(block, Table) else "Figuur"


def _printed(entries: Iterable[OverviewEntry]) -> Iterator[str]:
    """What a PDF shows of these: those that lead with their amount and page, the others as one run with their pages."""
    run: list[str] = []
    for entry in entries:
        if not entry.leads:
            run.append(f"{entry.code} {entry.text} {PAGE_MARK}".strip())
            continue
        yield " · ".join(run)
        run = []
        yield from (entry.code, entry.text + entry.more, entry.amount, PAGE_MARK)
    yield " · ".join(run)


def _heard(table: Table) -> Table:
    """The table without the columns in which nothing can be read, which the tags of a PDF leave out."""
    columns = len(table.columns)
    rows = (*laid_out(table.head, columns), *laid_out(table.body, columns))
    alone = [slot for slots in rows for slot in starting(slots) if slot.cell.colspan == 1]
    cells = ((slot.column, slot.cell) for slot in alone)
    read = {column for column, cell in cells if cell.inlines or cell.note or isinstance(cell.drawing, Spans)}
    empty = {slot.column for slot in alone} - read
    return with_columns(table, [column not in empty for column in range(columns)])


def _drawn_columns(table: Table) -> range:
    """The columns that the stretches of a timeline run through."""
    for slots in laid_out(table.body, len(table.columns)):
        for slot in starting(slots):
            if isinstance(slot.cell.drawing, Spans):
                return range(slot.column, slot.column + slot.cell.colspan)
    return range(0)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_PLACE else f"{text[:_LONGEST_PLACE].rstrip()}…"
