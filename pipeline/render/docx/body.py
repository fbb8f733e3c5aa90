"""The blocks of a section as the paragraphs and tables of Word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.blocks import (
    Block,
    Blocks,
    CaptionList,
    Cards,
    Contents,
    Figure,
    Heading,
    Inlines,
    ItemList,
    KeyEntry,
    LabelRow,
    Overview,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Series,
    Strip,
    Table,
    TargetLine,
    Text,
    anchors_in,
    plain,
    walk,
)
from pipeline.render.docx import contents, headings
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.inlines import InlineWriter, quiet
from pipeline.render.docx.layout import LayoutWriter
from pipeline.render.docx.markup import (
    EN_SPACE,
    TAB,
    TOP_OF_PAGE,
    bookmark,
    boxed,
    millimetres,
    paragraph,
    run,
    simple_field,
    styled,
    twips,
)
from pipeline.render.docx.numbering import BULLETS, NUMBERS, Numbering, level
from pipeline.render.docx.pages import page_start
from pipeline.render.docx.pictures import PictureWriter, size
from pipeline.render.docx.styles import ACCENTED, StyleIds
from pipeline.render.docx.tables import TableWriter
from pipeline.render.docx.target_line import target_line

_FIGURE: Series = "Figuur"  # a series is also the name that Word counts it by
_KEY_BOX = EN_SPACE * 5  # the width of a bar in a legend
_LABEL_GUTTER = twips(3)  # between a label and the text beside it
_QUOTE_INDENT = twips(5)
_LONGEST_LABEL = 22  # characters of label type that fit in 36 mm
_PORTRAIT_PAGE, _LANDSCAPE_PAGE = 247.5, 168.0  # millimetres of text from top to bottom (look, 2)
_HIGHEST_PICTURE = 160  # millimetres


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks stand. `left` is the indent of their text in twips where it is not that of its style.

    `shift` moves the indents of lists; `depth` is that of a list here; `nested` blocks stand inside another block,
    so their tables and pictures start at the text and not at the margin; what `opens` starts at the top of a page.
    """

    left: int | None = None
    shift: int = 0
    depth: int = 0
    nested: bool = False
    opens: bool = False
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
        layout: LayoutWriter,
        pictures: PictureWriter,
        numbering: Numbering,
        *,
        column: int,
        contents_field: str,
        caption_lists: Mapping[Series, str],
    ) -> None:
        """`column` is where reading text starts, in twips.

        `contents_field` stands in the place of the contents, `caption_lists` in that of the lists of what is numbered.
        """
        self._ids = ids
        self._bookmarks = bookmarks
        self._inlines = inlines
        self._tables = tables
        self._layout = layout
        self._pictures = pictures
        self._numbering = numbering
        self._column = column
        self._contents_field = contents_field
        self._caption_lists = caption_lists
        self._new_page = False
        self._in_item = False
        self._accent = 0
        self._width = 0
        self._last_anchor = ""  # of what was written last
        self._page = _PORTRAIT_PAGE
        self._counted: dict[Series, int] = {"Tabel": 0, "Figuur": 0}

    def section(self, section: Section, width: int) -> str:
        """The blocks of a section whose text is `width` twips wide."""
        self._accent, self._width, self._new_page = section.accent, width, False
        self._page = _LANDSCAPE_PAGE if section.landscape else _PORTRAIT_PAGE
        place = _Place(left=0, shift=-self._column, opens=True) if section.landscape else _Place(opens=True)
        return self._blocks(section.blocks, place)

    def _blocks(self, blocks: Blocks, place: _Place) -> str:
        written = []
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            before = blocks[index - 1] if index else None
            written.append(self._block(block, place, before, following))
            self._last_anchor = [self._last_anchor, *anchors_in(block)][-1]
        return "".join(written)

    def _block(self, block: Block, place: _Place, before: Block | None, following: Block | None) -> str:  # noqa: C901 one case per kind of block
        match block:
            case Heading():
                alone = block.style == "doelstelling" and before is not None and not isinstance(before, Strip)
                self._new_page |= alone
                return self._heading(block, top=place.opens and before is None)
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
            case Cards():
                return self._cards(block, place, following)
            case TargetLine():
                new_page, self._new_page = self._new_page, False
                indent = "" if place.left is None else _indent(place.left)
                return target_line(block, self._ids, self._accent, new_page=new_page, indent=indent)
            case Table():
                return self._table(block, place, following)
            case Figure():
                return self._figure(block, place)
            case Contents(title=title):
                return self._open(self._ids["Kop 1 buiten inhoud"], run(title)) + self._contents_field
            case CaptionList(series=series):
                return self._page_break() + self._caption_lists.get(series, "")
            case Overview():
                # a table at the very end of the file needs a paragraph after it
                return self._page_break() + self._layout.overview(block, self._width) + paragraph(self._ids["Na tabel"])
            case PageBreak():
                self._new_page = before is not None
                return ""

    def _page_break(self) -> str:
        """The paragraph that a page break before something without a paragraph of its own needs."""
        return self._open(self._ids["Na tabel"], "") if self._new_page else ""

    def _open(
        self,
        style: str,
        content: str,
        *,
        keep_next: bool = False,
        frame: str = "",
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
            frame=frame,
            numbering=numbering,
            indent=indent,
            outline=outline,
        )

    # ---- headings ------------------------------------------------------------------------------------------------

    def _heading(self, heading: Heading, *, top: bool) -> str:
        number = ""
        if heading.number and heading.style == "hoofdstuk":
            number = styled(heading.number, self._ids.accented("Hoofdstuknummer", self._accent)) + TAB
        elif heading.number:
            number = styled(f"{heading.number} ", self._ids.accented("Kopnummer", self._accent))
        if heading.style != "tussenkop":
            self._in_item = heading.style in ("doelstelling", "actieplan")
        name = headings.style_name(heading, in_item=self._in_item)
        style = self._ids.accented(name, self._accent) if name == "heading 1" else self._ids[name]
        text = self._marked(heading.anchor, self._runs(heading.inlines))
        # no program leaves out the space before the first paragraph of a section
        indent = TOP_OF_PAGE if top and heading.style == "kop" else ""
        return self._open(style, number + text, indent=indent, outline=headings.outline(heading))

    def _marked(self, anchor: str, content: str) -> str:
        place = self._bookmarks.place(anchor)
        return content if place is None else bookmark(*place, content)

    def _strip(self, strip: Strip, following: Block | None) -> str:
        opens_doelstelling = isinstance(following, Heading) and following.style == "doelstelling"
        parts = [
            styled(boxed(strip.code), self._ids.accented("Codevak", self._accent)) if strip.code else "",
            styled(strip.kind, self._ids["Label"]),
            self._runs(quiet(strip.parent)),
        ]
        content = run(EN_SPACE).join(part for part in parts if part)
        if strip.flag:
            content += TAB + self._inlines.flag(strip.flag, self._accent, filled=strip.filled)
        if opens_doelstelling:
            return self._open(self._ids["Strook doelstelling"], content)
        anchor = following.anchor if isinstance(following, Heading) else ""
        if self._new_page:
            self._new_page = False
            return self._open(self._ids["Strook nieuwe bladzijde"], content)
        return page_start(
            anchor,
            self._last_anchor,
            there=self._open(self._ids["Strook nieuwe bladzijde"], content),
            here=self._open(self._ids["Strook"], content),
        )

    # ---- prose ---------------------------------------------------------------------------------------------------

    def _paragraph(self, block: Paragraph, place: _Place) -> str:
        style = _STYLES.get(block.style, place.style)
        # a note stands at the margin of its own accord, other text in its column
        left = self._left(place) or None if style == "Noot" else place.left
        return self._open(self._ids[style], self._runs(block.inlines), indent="" if left is None else _indent(left))

    def _list(self, block: ItemList, place: _Place) -> str:
        number = self._numbering.numbered(place.depth, block.start) if block.ordered else self._numbering.bulleted()
        left, hanging = self._numbering.indent(block.ordered, place.depth)
        left += place.shift
        inside = replace(place, left=left, depth=place.depth + 1, nested=True)
        numbered = f'<w:numPr><w:ilvl w:val="{level(place.depth)}"/><w:numId w:val="{number}"/></w:numPr>'
        indent = _indent(left, hanging) if place.shift else ""
        style = NUMBERS if block.ordered else BULLETS
        written = []
        for position, item in enumerate(block.items, start=1):
            first, rest = _first_paragraph(item)
            keep = block.is_short and position < len(block.items)
            opening = self._runs(first)
            written.append(self._open(self._ids[style], opening, keep_next=keep, numbering=numbered, indent=indent))
            written.append(self._blocks(rest, inside))
        return "".join(written)

    def _quote(self, blocks: Blocks, place: _Place) -> str:
        left = None if place.left is None else place.left + _QUOTE_INDENT
        return self._blocks(
            blocks, replace(place, style="Quote", left=left, shift=place.shift + _QUOTE_INDENT, nested=True)
        )

    def _label_row(self, row: LabelRow, *, keep: bool) -> str:
        inside = _Place(nested=True)
        match row.blocks:
            case (Cards(style="rollen") as roles, *others) if len(row.label) <= _LONGEST_LABEL:
                lines = self._layout.roles(roles, self._accent, row.label)
                return self._page_break() + lines + self._blocks(tuple(others), inside)
            case (ItemList(items=items), *_) if len(items) > 1 or len(row.label) <= _LONGEST_LABEL:
                label = self._open(self._ids["Label ernaast"], run(row.label), frame=self._beside())
                return label + self._blocks(row.blocks, inside)
        if len(row.label) > _LONGEST_LABEL:
            return self._open(self._ids["Labelregel kop"], run(row.label)) + self._blocks(row.blocks, inside)
        first, rest = _first_paragraph(row.blocks)
        labelled = styled(row.label, self._ids["Label"]) + TAB
        beside = self._open(self._ids["Labelregel"], labelled + self._runs(first), keep_next=keep)
        return beside + self._blocks(rest, inside)

    def _beside(self) -> str:
        """The frame of a label beside what it says: LibreOffice reads that of a paragraph, not that of its style."""
        width = self._column - _LABEL_GUTTER
        return f'<w:framePr w:w="{width}" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:x="1" w:y="1"/>'

    # ---- tables and figures --------------------------------------------------------------------------------------

    def _cards(self, block: Cards, place: _Place, following: Block | None) -> str:
        left = self._left(place)
        cards = self._layout.cards(block, left=left, width=self._width - left, accent=self._accent)
        return self._page_break() + cards + ("" if block.style == "rollen" else self._gap(following))

    def _table(self, table: Table, place: _Place, following: Block | None) -> str:
        left = self._left(place)
        style = "Paneeltitel" if table.style == "paneel" else "caption"
        caption = self._caption(style, table.series, table.number, table.caption, table.anchor, left)
        grid = self._tables.table(table, left=left, width=self._width - left, accent=self._accent, page=self._page)
        indent = _indent(left) if left else ""
        below = [(self._ids["Legende"], self._key(table.key))] if table.key else []
        below += [(self._ids["Noot"], self._runs(note)) for note in table.notes]
        notes = [
            paragraph(style, content, keep_next=number < len(below), indent=indent)
            for number, (style, content) in enumerate(below, start=1)
        ]
        return (caption or self._page_break()) + grid + "".join(notes) + ("" if notes else self._gap(following))

    def _gap(self, following: Block | None) -> str:
        """Two tables in a row become one without a paragraph between them, and a table has no space below it."""
        return "" if isinstance(following, Heading | Strip) else paragraph(self._ids["Na tabel"])

    def _key(self, entries: Iterable[KeyEntry]) -> str:
        written = []
        for entry in entries:
            box = self._ids.accented("Legendevak" if entry.firm else "Legendevak open", self._accent)
            written.append(styled(_KEY_BOX, box) + run(f"{EN_SPACE}{entry.text}"))
        return run(EN_SPACE * 2).join(written)

    def _figure(self, figure: Figure, place: _Place) -> str:
        left = self._left(place)
        width, height = size(figure.picture, millimetres(self._width - left), _HIGHEST_PICTURE)
        picture = self._pictures.run(figure.picture, width, height, figure.alt)
        shown = self._open(self._ids["Figuur"], picture, indent=_indent(left) if left else "")
        return shown + self._caption("Bijschrift figuur", _FIGURE, figure.number, figure.caption, figure.anchor, left)

    def _left(self, place: _Place) -> int:
        if not place.nested:
            return 0
        return self._column if place.left is None else place.left

    def _caption(self, style: str, series: Series, number: int, caption: str, anchor: str, left: int) -> str:
        accented = self._ids.accented(style, self._accent) if style in ACCENTED else self._ids[style]
        indent = _indent(left) if left else ""
        if not number:
            return self._open(accented, self._marked(anchor, run(caption)), indent=indent) if caption else ""
        self._counted[series] += 1
        restart = "" if number == self._counted[series] else f" \\r {number}"
        self._counted[series] = number
        strong = self._ids["Bijschriftlabel"]
        label = styled(f"{series} ", strong)
        counter = simple_field(f"SEQ {series} \\* ARABIC{restart}", styled(str(number), strong))
        content = self._marked(anchor, label + counter) + run(f"{EN_SPACE}{caption}")
        return self._open(accented, content, indent=indent)

    def _runs(self, inlines: Inlines) -> str:
        return self._inlines.runs(inlines, self._accent)


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
                    marked.setdefault(anchor, _repeatable(inlines))
                case Table(anchor=anchor, number=number, caption=caption, series=series):
                    if number or caption:
                        marked.setdefault(anchor, f"{series} {number}" if number else caption)
                    for row in block.body:
                        if row.anchor and row.cells:
                            marked.setdefault(row.anchor, _repeatable(row.cells[0].inlines))
                case Figure(anchor=anchor, number=number) if number:
                    marked.setdefault(anchor, f"{_FIGURE} {number}")
    return marked


def _repeatable(inlines: Inlines) -> str:
    """The text that a field can repeat, nothing when it holds more than text."""
    return plain(inlines) if all(isinstance(each, Text) for each in inlines) else ""


def entries(sections: Iterable[Section]) -> Iterable[contents.Entry]:
    """The headings that the contents list."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Heading) and block.contents:
                yield contents.Entry(block, section.accent)


def captioned(sections: Iterable[Section]) -> Iterable[contents.Captioned]:
    """All tables and figures with a number, in reading order."""
    for section in sections:
        for block in walk(section.blocks):
            match block:
                case Table(series=series, number=number, caption=caption, anchor=anchor) if number:
                    yield contents.Captioned(series, number, caption, anchor)
                case Figure(number=number, caption=caption, anchor=anchor) if number:
                    yield contents.Captioned(_FIGURE, number, caption, anchor)
