"""Tables as wide as a page of paper allows: columns that hold what stands in them, smaller letters, a page on its side.

A table that an author wrote has no designed widths, and ten columns of amounts do not fit beside each other on an
upright page. This is settled before anything is written, so that Word and the PDF do the same; a screen scrolls.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from pipeline.blocks import Block, Document, Heading, ItemList, Quote, Section, Table, plain
from pipeline.findings import Finding, Place
from pipeline.render import kinds
from pipeline.render.columns import column_widths
from pipeline.render.grid import LANDSCAPE_WIDTH, POINTS, PORTRAIT_WIDTH, TEKSTKOLOM
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.typeface import packaged_typeface

SMALLER = (1.0, 0.9, 0.8, 0.72)
"""The letters of a table, as parts of the size of the house style; what is smaller cannot be read on paper."""

_SMALLEST = 0.1
_UPRIGHT = SMALLER[:2]  # a page on its side reads better than smaller letters than these
_GAP = 3.0  # millimetres between columns
_MARGIN = 1.03  # the letters of Word are not quite those of the PDF
_SYLLABLE = 6.5  # em; longer words are broken
_LONGEST_LINE = 30.0  # em; no column needs to be wider
_LIST_INDENT, _QUOTE_INDENT = 7.0, 5.0  # millimetres
_DESIGNED = ("bedragen", "schema", "lijst")  # the tables of ours that hold amounts
_ALONG = ("kop", "tussenkop")  # headings that go along with the table below them
_WORDS = re.compile(r"[^ \n]+")
_AMOUNT = re.compile(r"[-\u2212]?\d[\d.,\u00a0\u202f]*")


def fitted(document: Document, style: Huisstijl) -> tuple[Document, tuple[Finding, ...]]:
    """The document with the columns and letters that its tables need, and a finding for each that fits on no page.

    A table that needs a page on its side is `turned`; `with_turned_pages` makes those pages.
    """
    fitting = _Fitting(max(style.maten.tabel.pdf.letter, style.maten.tabel.word.letter))
    sections = tuple(
        replace(section, blocks=tuple(fitting.block(block, section.landscape) for block in section.blocks))
        for section in document.sections
    )
    return replace(document, sections=sections), tuple(fitting.findings)


def with_turned_pages(document: Document) -> Document:
    """The document with each section in parts, where a table in it is turned; headings go along with their table."""
    return replace(document, sections=tuple(chain.from_iterable(map(_parts, document.sections))))


def _parts(section: Section) -> Iterator[Section]:
    blocks = section.blocks
    turned = [isinstance(block, Table) and block.turned for block in blocks]
    for index in range(len(blocks) - 2, -1, -1):
        block = blocks[index]
        turned[index] |= turned[index + 1] and isinstance(block, Heading) and block.style in _ALONG
    if section.landscape or not any(turned):
        yield section
        return
    for on_its_side, group in groupby(zip(turned, blocks, strict=True), key=lambda pair: pair[0]):
        yield replace(section, blocks=tuple(block for _, block in group), landscape=on_its_side)


class _Fitting:
    """Fits the tables of one document, whose letters are so many points, and collects the findings."""

    def __init__(self, letter: float) -> None:
        self.findings: list[Finding] = []
        self._em = packaged_typeface().width
        self._one = letter / POINTS * _MARGIN  # millimetres of an em

    def block(self, block: Block, landscape: bool) -> Block:
        """A block that stands in a section itself."""
        width = LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH
        match block:
            case Table(at=None):
                return self._designed(block, width)
            case Table():
                upright = () if landscape else tuple((width, part) for part in _UPRIGHT)
                table, used = self._written(block, (*upright, *((LANDSCAPE_WIDTH, part) for part in SMALLER)))
                return replace(table, turned=used != width)
        return self._nested(block, TEKSTKOLOM)

    def _nested(self, block: Block, width: float) -> Block:
        """A block in a list or a quotation, where no page can be turned."""
        match block:
            case ItemList(items=items):
                inside = width - _LIST_INDENT
                return replace(block, items=tuple(tuple(self._nested(each, inside) for each in item) for item in items))
            case Quote(blocks=blocks):
                return replace(block, blocks=tuple(self._nested(each, width - _QUOTE_INDENT) for each in blocks))
            case Table(at=Place()):
                return self._written(block, tuple((width, part) for part in SMALLER))[0]
        return block

    def _written(self, table: Table, tried: Sequence[tuple[float, float]]) -> tuple[Table, float]:
        """A table of an author in the first of these widths (millimetres) and sizes that it fits, and that width."""
        rows = [[plain(cell.inlines) for cell in row.cells] for row in (*table.head, *table.body)]
        texts = tuple(zip(*rows, strict=True))
        needed = [max(map(self._least, column)) for column in texts]
        width = tried[0][0]
        have = column_widths(table.columns, width)
        if all(room >= em * self._one + _GAP for room, em in zip(have, needed, strict=True)):
            return table, width
        for width, part in tried:
            least = [em * part * self._one + _GAP for em in needed]
            if sum(least) <= width:
                break
        else:
            # smaller than can be read, so that nothing is printed over each other
            part = max((width - _GAP * len(needed)) / (sum(needed) * self._one), _SMALLEST)
            least = [em * part * self._one + _GAP for em in needed]
            self.findings.append(_too_wide(table, turned=width == LANDSCAPE_WIDTH))
        natural = [min(max(map(self._em, column)), _LONGEST_LINE) * part * self._one + _GAP for column in texts]
        widths = _shared(least, natural, width)
        columns = tuple(replace(column, width=each) for column, each in zip(table.columns, widths, strict=True))
        return replace(table, columns=columns, letter=part), width

    def _designed(self, table: Table, width: float) -> Table:
        """A table of ours: its widths were chosen, so only its letters become smaller, when an amount needs that."""
        if table.style not in _DESIGNED:
            return table
        have = column_widths(table.columns, width)
        amounts = [
            (room, self._em(text))
            for row in table.body
            if len(row.cells) == len(have)
            for room, cell in zip(have, row.cells, strict=True)
            if _AMOUNT.fullmatch(text := plain(cell.inlines))
        ]
        parts = (part for part in SMALLER if all(room >= em * part * self._one for room, em in amounts))
        return replace(table, letter=next(parts, SMALLER[-1]))

    def _least(self, text: str) -> float:
        """The em that a text needs at least: its longest number, or the longest word that is not broken."""
        return max(
            (
                min(self._em(word), _SYLLABLE) if any(map(str.isalpha, word)) else self._em(word)
                for word in _WORDS.findall(text)
            ),
            default=0.0,
        )


def _shared(least: Sequence[float], natural: Sequence[float], width: float) -> list[float]:
    """Widths that together are the whole width: what a column needs, then what it would like, then the rest alike."""
    if sum(least) > width:
        return [round(each * width / sum(least), 2) for each in least]
    wishes = [max(wish - need, 0.0) for wish, need in zip(natural, least, strict=True)]
    left = width - sum(least)
    granted = min(left / sum(wishes), 1.0) if any(wishes) else 0.0
    rest = (left - granted * sum(wishes)) / len(least)
    return [round(need + granted * wish + rest, 2) for need, wish in zip(least, wishes, strict=True)]


def _too_wide(table: Table, *, turned: bool) -> Finding:
    count = "1 kolom" if len(table.columns) == 1 else f"{len(table.columns)} kolommen"
    tried = "ook niet op een liggend blad" if turned else "en in een lijst of citaat draait ze geen blad"
    outside = "" if turned else "zet de tabel buiten de lijst of het citaat, of "
    return kinds.TABEL_TE_BREED.finding(
        table.at or Place(""),
        f"deze tabel van {count} is te breed, {tried}: ze wordt zo klein dat niemand ze kan lezen",
        f"{outside}verdeel ze over twee tabellen, schrijf bedragen in duizenden euro, of laat kolommen weg",
    )
