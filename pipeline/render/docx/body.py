"""The blocks of a section as the paragraphs and tables of Word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.blocks import (
    Block,
    Blocks,
    Contents,
    Figure,
    Heading,
    Inlines,
    ItemList,
    LabelRow,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Strip,
    Table,
    Text,
    plain,
    walk,
)
from pipeline.render.docx import contents, headings
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.inlines import InlineWriter
from pipeline.render.docx.markup import bookmark, millimetres, paragraph, run, simple_field, styled, twips
from pipeline.render.docx.numbering import BULLETS, NUMBERS, Numbering, level
from pipeline.render.docx.pictures import PictureWriter, size
from pipeline.render.docx.styles import StyleIds
from pipeline.render.docx.tables import TableWriter

_EN_SPACE = "\u2002"
_NO_BREAK = "\u00a0"
_TAB = "<w:r><w:tab/></w:r>"
_TABLE, _FIGURE = "Tabel", "Figuur"  # also the names that Word counts them by
_QUOTE_INDENT = twips(5)
_LONGEST_LABEL = 22  # characters of label type that fit in 36 mm
_HIGHEST_PICTURE = 160  # millimetres


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks stand. `left` is the indent of their text in twips where it is not that of its style.

    `shift` moves the indents of lists; `depth` is that of a list here; `nested` blocks stand inside another block,
    so their tables and pictures start at the text and not at the margin.
    """

    left: int | None = None
    shift: int = 0
    depth: int = 0
    nested: bool = False
    style: str = "Leestekst"


_STYLES = {"intro": "Intro", "noot": "Noot", "code": "Codeblok"}


class BodyWriter:
    """Writes sections, in reading order: numbers of tables, notes and lists follow from it."""

    def __init__(
        self,
        ids: StyleIds,
        bookmarks: Bookmarks,
        inlines: InlineWriter,
        tables: TableWriter,
        pictures: PictureWriter,
        numbering: Numbering,
        *,
        column: int,
        contents_field: str,
    ) -> None:
        """`column` is where reading text starts, in twips; `contents_field` stands in the place of the contents."""
        self._ids = ids
        self._bookmarks = bookmarks
        self._inlines = inlines
        self._tables = tables
        self._pictures = pictures
        self._numbering = numbering
        self._column = column
        self._contents_field = contents_field
        self._new_page = False
        self._accent = 0
        self._width = 0
        self._counted = {_TABLE: 0, _FIGURE: 0}

    def section(self, section: Section, width: int) -> str:
        """The blocks of a section whose text is `width` twips wide."""
        self._accent, self._width, self._new_page = section.accent, width, False
        place = _Place(left=0, shift=-self._column) if section.landscape else _Place()
        return self._blocks(section.blocks, place)

    def _blocks(self, blocks: Blocks, place: _Place) -> str:
        written = []
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            before = blocks[index - 1] if index else None
            written.append(self._block(block, place, before, following))
        return "".join(written)

    def _block(self, block: Block, place: _Place, before: Block | None, following: Block | None) -> str:
        match block:
            case Heading():
                alone = block.style == "doelstelling" and before is not None and not isinstance(before, Strip)
                self._new_page |= alone
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block, place)
            case ItemList():
                return self._list(block, place)
            case Quote(blocks=inner):
                return self._quote(inner, place)
            case LabelRow():
                # so that a heading is not left alone with the first of its particulars
                return self._label_row(block, keep=isinstance(before, Heading) and isinstance(following, LabelRow))
            case Strip():
                return self._strip(block, following)
            case Table():
                return self._table(block, place, following)
            case Figure():
                return self._figure(block, place)
            case Contents(title=title):
                return self._open(self._ids["Kop 1 buiten inhoud"], run(title)) + self._contents_field
            case PageBreak():
                self._new_page = before is not None
                return ""

    def _open(
        self,
        style: str,
        content: str,
        *,
        keep_next: bool = False,
        numbering: str = "",
        indent: str = "",
        outline: int | None = None,
    ) -> str:
        """A paragraph, on a new page when a page break came before it."""
        new_page, self._new_page = self._new_page, False
        return paragraph(
            style,
            content,
            keep_next=keep_next,
            new_page=new_page,
            numbering=numbering,
            indent=indent,
            outline=outline,
        )

    # ---- headings ------------------------------------------------------------------------------------------------

    def _heading(self, heading: Heading) -> str:
        number = ""
        if heading.number and heading.style == "hoofdstuk":
            number = styled(heading.number, self._ids.accented("Hoofdstuknummer", self._accent)) + _TAB
        elif heading.number:
            number = styled(f"{heading.number} ", self._ids.accented("Kopnummer", self._accent))
        name = headings.style_name(heading)
        style = self._ids.accented(name, self._accent) if name == "heading 1" else self._ids[name]
        text = self._marked(heading.anchor, self._inlines.runs(heading.inlines))
        return self._open(style, number + text, outline=headings.outline(heading))

    def _marked(self, anchor: str, content: str) -> str:
        place = self._bookmarks.place(anchor)
        return content if place is None else bookmark(*place, content)

    def _strip(self, strip: Strip, following: Block | None) -> str:
        opens_doelstelling = isinstance(following, Heading) and following.style == "doelstelling"
        parts = [
            styled(_boxed(strip.code), self._ids.accented("Codevak", self._accent)) if strip.code else "",
            styled(strip.kind, self._ids["Label"]),
            styled(strip.parent, self._ids["Strookverwijzing"]),
        ]
        content = run(_EN_SPACE).join(part for part in parts if part)
        if strip.flag:
            flag = self._ids.accented("Vlag", self._accent) if strip.filled else self._ids["Vlag open"]
            content += _TAB + styled(_boxed(strip.flag), flag)
        return self._open(self._ids["Strook doelstelling" if opens_doelstelling else "Strook"], content)

    # ---- prose ---------------------------------------------------------------------------------------------------

    def _paragraph(self, block: Paragraph, place: _Place) -> str:
        style = _STYLES.get(block.style, place.style)
        # a note stands at the margin of its own accord, other text in its column
        left = self._left(place) or None if style == "Noot" else place.left
        return self._open(
            self._ids[style], self._inlines.runs(block.inlines), indent="" if left is None else _indent(left)
        )

    def _list(self, block: ItemList, place: _Place) -> str:
        number = self._numbering.numbered(place.depth, block.start) if block.ordered else self._numbering.bulleted()
        left, hanging = self._numbering.indent(block.ordered, place.depth)
        left += place.shift
        inside = replace(place, left=left, depth=place.depth + 1, nested=True)
        numbered = f'<w:numPr><w:ilvl w:val="{level(place.depth)}"/><w:numId w:val="{number}"/></w:numPr>'
        indent = _indent(left, hanging) if place.shift else ""
        style = NUMBERS if block.ordered else BULLETS
        written = []
        for item in block.items:
            first, rest = _first_paragraph(item)
            written.append(self._open(self._ids[style], self._inlines.runs(first), numbering=numbered, indent=indent))
            written.append(self._blocks(rest, inside))
        return "".join(written)

    def _quote(self, blocks: Blocks, place: _Place) -> str:
        left = None if place.left is None else place.left + _QUOTE_INDENT
        return self._blocks(
            blocks, replace(place, style="Quote", left=left, shift=place.shift + _QUOTE_INDENT, nested=True)
        )

    def _label_row(self, row: LabelRow, *, keep: bool) -> str:
        inside = _Place(nested=True)
        if len(row.label) > _LONGEST_LABEL:
            return self._open(self._ids["Labelregel kop"], run(row.label)) + self._blocks(row.blocks, inside)
        first, rest = _first_paragraph(row.blocks)
        label = styled(row.label, self._ids["Label"])
        beside = self._open(self._ids["Labelregel"], label + _TAB + self._inlines.runs(first), keep_next=keep)
        return beside + self._blocks(rest, inside)

    # ---- tables and figures --------------------------------------------------------------------------------------

    def _table(self, table: Table, place: _Place, following: Block | None) -> str:
        left = self._left(place)
        caption = self._caption("caption", _TABLE, table.number, table.caption, table.anchor, left)
        if not caption and self._new_page:
            caption = self._open(self._ids["Na tabel"], "")
        grid = self._tables.table(table, left=left, width=self._width - left, accent=self._accent)
        indent = _indent(left) if left else ""
        notes = [
            paragraph(self._ids["Noot"], self._inlines.runs(note), keep_next=number < len(table.notes), indent=indent)
            for number, note in enumerate(table.notes, start=1)
        ]
        # two tables in a row become one without a paragraph between them, and a table has no space below it
        gap = "" if notes or isinstance(following, Heading | Strip) else paragraph(self._ids["Na tabel"])
        return caption + grid + "".join(notes) + gap

    def _figure(self, figure: Figure, place: _Place) -> str:
        left = self._left(place)
        width, height = size(figure.picture, millimetres(self._width - left), _HIGHEST_PICTURE)
        picture = self._pictures.run(figure.picture.data, width, height, figure.alt)
        shown = self._open(self._ids["Figuur"], picture, indent=_indent(left) if left else "")
        return shown + self._caption("Bijschrift figuur", _FIGURE, figure.number, figure.caption, figure.anchor, left)

    def _left(self, place: _Place) -> int:
        if not place.nested:
            return 0
        return self._column if place.left is None else place.left

    def _caption(self, style: str, kind: str, number: int, caption: str, anchor: str, left: int) -> str:
        if not number:
            return self._open(self._ids[style], run(caption), indent=_indent(left) if left else "") if caption else ""
        self._counted[kind] += 1
        restart = "" if number == self._counted[kind] else f" \\r {number}"
        self._counted[kind] = number
        strong = self._ids["Bijschriftlabel"]
        label = styled(f"{kind} ", strong)
        counter = simple_field(f"SEQ {kind} \\* ARABIC{restart}", styled(str(number), strong))
        content = self._marked(anchor, label + counter) + run(f"{_EN_SPACE}{caption}")
        return self._open(self._ids[style], content, indent=_indent(left) if left else "")


def _boxed(text: str) -> str:
    return f"{_NO_BREAK}{text}{_NO_BREAK}"


def _indent(left: int, hanging: int = 0) -> str:
    first = f'w:hanging="{hanging}"' if hanging else 'w:firstLine="0"'
    return f'<w:ind w:left="{left}" {first}/>'


def _first_paragraph(blocks: Sequence[Block]) -> tuple[Inlines, Blocks]:
    """The text of the first block when it is plain reading text, and the blocks that remain."""
    if blocks and isinstance(blocks[0], Paragraph) and blocks[0].style == "standaard":
        return blocks[0].inlines, tuple(blocks[1:])
    return (), tuple(blocks)


def marked_texts(sections: Iterable[Section]) -> dict[str, str]:
    """The anchors that get a bookmark, in reading order, with the text in it: empty when no field can repeat it."""
    marked: dict[str, str] = {}
    for section in sections:
        for block in walk(section.blocks):
            match block:
                case Heading(anchor=anchor, inlines=inlines):
                    repeatable = all(isinstance(each, Text) for each in inlines)
                    marked.setdefault(anchor, plain(inlines) if repeatable else "")
                case Table(anchor=anchor, number=number) if number:
                    marked.setdefault(anchor, f"{_TABLE} {number}")
                case Figure(anchor=anchor, number=number) if number:
                    marked.setdefault(anchor, f"{_FIGURE} {number}")
    return marked


def entries(sections: Iterable[Section]) -> Iterable[contents.Entry]:
    """The headings that the contents list."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Heading) and block.contents:
                yield contents.Entry(block, section.accent)
