"""Reads a PDF by its structure: the elements that a screen reader meets, with the text that each of them marks.

Running heads, footers, thumb tabs and repeated table heads are artifacts and have no element, so nothing has to be
guessed from where a text stands on the page. The structure is that of the whole document, so what goes on over several
pages is one element. PDFium gives the text of a page by the number of its mark, pikepdf the structure.
"""

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.readback.reading import NOTE_MARK, Cell, Grid, Reading, Unreadable

# A page and the number of a mark on it.
_Mark = tuple[int, int]

# A text belongs to the outermost of these, or else to the nearest element that is no part of a line.
_WHOLE = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption", "/Code", "/Figure"})
_IN_LINE = frozenset({"/Span", "/Link", "/Strong", "/Em", "/Reference"})
_SKIPPED = frozenset({"/TOC", "/Lbl"})  # the contents follow from the headings; a label is a number or a bullet
_LONGEST_TEXT = 2048


class _Table:
    """A table while it is read: its rows of cells, and the rows of its head."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[int, list[str]]]] = []
        self.heads = 0

    def grid(self) -> Grid:
        """The table as it was read; cells without text count, so that the others keep their place."""
        return Grid(tuple(tuple(Cell("".join(text), order) for order, text in row) for row in self.rows), self.heads)


class _Place(NamedTuple):
    """Where an element stands: the list its text goes to, whether elements in it start a text, the table around it."""

    text: list[str] | None = None
    whole: bool = False
    table: _Table | None = None
    head: bool = False


@contextmanager
def opened(data: bytes) -> Iterator[tuple[pikepdf.Pdf, pypdfium2.PdfDocument]]:
    """The PDF for pikepdf and for PDFium; raises Unreadable when it does not open, or while it is read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            document = pypdfium2.PdfDocument(data)
            try:
                yield pdf, document
            finally:
                document.close()
    except (pypdfium2.PdfiumError, pikepdf.PdfError) as error:
        raise Unreadable("het is geen geldige pdf") from error


def read_pdf(pdf: pikepdf.Pdf, document: pypdfium2.PdfDocument, links: tuple[str, ...]) -> Reading:
    """What the PDF holds; `links` are the addresses found in its objects."""
    marked, beside = _texts(document)
    structure = _Structure(pdf, marked)
    flow = (each.grid() if isinstance(each, _Table) else "".join(each) for each in structure.flow)
    left = (text for texts in marked.values() for text in texts)
    return Reading(tuple(flow), tuple(map("".join, structure.notes)), links, " ".join((*beside, *left)))


class _Structure:
    """The texts, tables and footnotes of a PDF, in the order of its structure."""

    def __init__(self, pdf: pikepdf.Pdf, marked: dict[_Mark, list[str]]) -> None:
        """`marked` is the text of each mark; what an element takes is taken out."""
        self.flow: list[list[str] | _Table] = []
        self.notes: list[list[str]] = []
        self._marked = marked
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.get("/StructTreeRoot")
        if root is not None:
            for element in _kids(root):
                self._element(element, _Place(), -1)

    def _element(self, element: Any, place: _Place, page: int) -> None:
        kind = str(element.get("/S", ""))
        page = self._page(element, page)
        if kind in _SKIPPED:
            self._skip(element, page)
            return
        place = self._inside(kind, place)
        if kind == "/Figure" and place.text is not None:
            place.text.append(str(element.get("/Alt", "")))
        for order, kid in enumerate(_kids(element)):
            if isinstance(kid, int):
                self._mark(kid, place, page)
            elif "/S" in kid:
                if kind == "/TR" and place.table is not None:
                    text: list[str] = []
                    place.table.rows[-1].append((order, text))
                    place = place._replace(text=text, whole=True)
                self._element(kid, place, page)
            elif "/MCID" in kid:
                self._mark(int(kid.MCID), place, self._page(kid, page))

    def _inside(self, kind: str, place: _Place) -> _Place:
        match kind:
            case "/Table":
                return place._replace(table=_Table())
            case "/THead" | "/TBody" | "/TFoot":
                return place._replace(head=kind == "/THead")
            case "/TR" if place.table is not None:
                if not place.table.rows:
                    self.flow.append(place.table)
                place.table.rows.append([])
                place.table.heads += place.head
            case "/Note":
                if place.text is not None:
                    place.text.append(NOTE_MARK)
                self.notes.append([])
                return place._replace(text=self.notes[-1], whole=True)
            case _ if not place.whole and kind not in _IN_LINE:
                text: list[str] = []
                self.flow.append(text)
                return place._replace(text=text, whole=kind in _WHOLE)
        return place

    def _mark(self, number: int, place: _Place, page: int) -> None:
        text = self._marked.pop((page, number), None)
        if text:
            if place.text is None:
                self.flow.append(text)
            else:
                place.text.extend(text)

    def _page(self, holder: Any, otherwise: int) -> int:
        page = holder.get("/Pg")
        return otherwise if page is None else self._pages.get(page.objgen, otherwise)

    def _skip(self, element: Any, page: int) -> None:
        for kid in _kids(element):
            if isinstance(kid, int):
                self._marked.pop((page, kid), None)
            elif "/S" in kid:
                self._skip(kid, self._page(kid, page))
            elif "/MCID" in kid:
                self._marked.pop((self._page(kid, page), int(kid.MCID)), None)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    # one that is damaged is None
    return [each for each in (kids if isinstance(kids, pikepdf.Array) else [kids]) if each is not None]


def _texts(document: pypdfium2.PdfDocument) -> tuple[dict[_Mark, list[str]], list[str]]:
    """The text of each mark, and the text without a mark."""
    found: dict[_Mark, list[str]] = {}
    beside: list[str] = []
    buffer = ctypes.create_string_buffer(_LONGEST_TEXT)
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            item = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
                text = _characters(item, text_page, buffer)
                if mark < 0:
                    beside.append(text)
                elif text:
                    found.setdefault((number, mark), []).append(text)
        text_page.close()
        page.close()
    return found, beside


def _characters(item: Any, text_page: Any, buffer: Any) -> str:
    wide = ctypes.POINTER(pdfium.FPDF_WCHAR)
    length = pdfium.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, wide), _LONGEST_TEXT)
    if length > _LONGEST_TEXT:
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, wide), length)
    return ctypes.string_at(buffer, max(length - 2, 0)).decode("utf-16-le", "replace")
