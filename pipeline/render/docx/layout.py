"""Tables that only put things side by side: cards, and a whole plan on one page. Read cell by cell, row by row."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from pipeline.blocks import Cards, Overview, OverviewColumn, OverviewEntry
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.inlines import InlineWriter
from pipeline.render.docx.markup import TAB, edge_lines, hexadecimal, hyperlink, paragraph, run, styled, twips
from pipeline.render.docx.styles import StyleIds
from pipeline.render.huisstijl import Huisstijl

_BESIDE = {"feiten": 3, "kerncijfers": 4}
_STYLES = {
    # style of the cards: style of the title, style of the text
    "feiten": ("Kaartlabel", "Kaarttekst"),
    "kerncijfers": ("Kerncijfer", "Kerncijfertekst"),
}
_GUTTER = twips(5)
BETWEEN = " · "
_FINE, _FIRM = 4, 8  # eighths of a point


class LayoutWriter:
    """Writes layout tables."""

    def __init__(self, ids: StyleIds, bookmarks: Bookmarks, inlines: InlineWriter, style: Huisstijl) -> None:
        self._ids = ids
        self._bookmarks = bookmarks
        self._inlines = inlines
        self._style = style

    def cards(self, block: Cards, *, left: int, width: int, accent: int) -> str:
        """The cards, as many beside each other as their style says, in `width` twips from `left` on."""
        if block.style == "rollen":
            return self.roles(block, accent)
        beside = _BESIDE[block.style]
        columns = _columns(beside, width)
        rows = [block.cards[start : start + beside] for start in range(0, len(block.cards), beside)]
        title, text = _STYLES[block.style]
        title_style = self._ids[title] if block.style == "feiten" else self._ids.accented(title, accent)
        written = []
        for index, row in enumerate(rows):
            last = index == len(rows) - 1
            cells = [
                paragraph(title_style, run(card.title), keep_next=True)
                + paragraph(self._ids[text], self._inlines.runs(card.inlines, accent), keep_next=not last)
                for card in row
            ]
            lines = self._lines_of_facts(accent, first=index == 0, last=last) if block.style == "feiten" else ""
            written.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(cells, columns, lines)}</w:tr>")
        return layout_table(self._ids["Tabel kaarten"], columns, "".join(written), left) if written else ""

    def roles(self, block: Cards, accent: int, label: str = "") -> str:
        """Each role in a line, its name and what it does behind tabs, the label in front of the first."""
        lines: list[str] = []
        for card in block.cards:
            first = "" if lines else styled(label, self._ids["Label"]) if label else ""
            name = styled(card.title, self._ids["Bijschriftlabel"])
            content = first + TAB + name + TAB + self._inlines.runs(card.inlines, accent)
            lines.append(paragraph(self._ids["Rolnaam"], content, keep_next=len(lines) < len(block.cards) - 1))
        return "".join(lines)

    def _lines_of_facts(self, accent: int, *, first: bool, last: bool) -> str:
        return edge_lines(
            top=(_FIRM, hexadecimal(self._style.accent(accent).kleur)) if first else None,
            bottom=(_FINE, hexadecimal(self._style.kleuren.lijnsterk)) if last else None,
        )

    def overview(self, block: Overview, width: int) -> str:
        """The overview in its rows; they may break over pages, so that a plan that is too large loses nothing."""
        if not block.columns:
            return ""
        columns = _columns(max(map(len, block.rows)), width)
        written = []
        for row in block.rows:
            cells = [self._column(column) for column in row]
            written.append(f"<w:tr>{_cells(cells, columns, '')}</w:tr>")
        return layout_table(self._ids["Tabel overzicht"], columns, "".join(written))

    def _column(self, column: OverviewColumn) -> str:
        title = self._link(column.target, run(f"{column.title} {column.amount}".strip()))
        note = paragraph(self._ids["Overzichtnoot"], run(column.note)) if column.note else ""
        entries = []
        for leads, group in groupby(column.entries, key=lambda entry: entry.leads):
            links = [self._entry(entry, column.accent) for entry in group]
            # what leads stands alone; the others follow each other on a line
            lines = links if leads else [run(BETWEEN).join(links)]
            entries += [paragraph(self._ids["Overzichtkop" if leads else "Overzichtregel"], line) for line in lines]
        return paragraph(self._ids.accented("Overzichttitel", column.accent), title) + note + "".join(entries)

    def _entry(self, entry: OverviewEntry, accent: int) -> str:
        code = styled(entry.code, self._ids.accented("Overzichtcode", accent)) + run(" ") if entry.code else ""
        return self._link(entry.target, code + styled(_words(entry), self._ids["Verwijzing"]))

    def _link(self, target: str, content: str) -> str:
        name = self._bookmarks.name(target)
        return hyperlink(name, content) if name else content


def _words(entry: OverviewEntry) -> str:
    return f"{entry.text}{entry.more} {entry.amount}".strip()


def layout_table(style: str, columns: Sequence[int], rows: str, left: int = 0) -> str:
    """A table with these columns, in twips, that has no header cells."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _columns(number: int, width: int) -> tuple[int, ...]:
    """Columns that are equally wide inside; all but the last have a gutter at their right."""
    edges = [round((width + _GUTTER) * count / number) for count in range(number)] + [width]
    return tuple(right - left for left, right in pairwise(edges))


def _cells(contents: Sequence[str], columns: Sequence[int], lines: str) -> str:
    """The cells of a row; the last one takes the columns that are left."""
    written = []
    last = len(contents) - 1
    for index, content in enumerate(contents):
        width = sum(columns[last:]) if index == last else columns[index]
        left = len(columns) - last
        span = f'<w:gridSpan w:val="{left}"/>' if index == last and left > 1 else ""
        flush = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if index == last else ""
        written.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{lines}{flush}</w:tcPr>{content}</w:tc>'
        )
    return "".join(written)
