"""Documents of one section, and what stands on the pages of a PDF and where, in millimetres from the top left."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
from pypdfium2 import raw

from pipeline.blocks import Block, Document, Heading, Section
from tests import sample

MM = 72 / 25.4

START = Heading(1, sample.words("Begin"), "begin", "deel")


def document_of(*blocks: Block, landscape: bool = False, accent: int = 0) -> Document:
    """A document with these blocks after a first heading."""
    return replace(sample.document(), sections=(Section((START, *blocks), "Deel", accent, landscape),))


@dataclass(frozen=True)
class Spot:
    """A character: page from 1 and its box."""

    character: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def spots(data: bytes) -> Iterator[Spot]:
    """Every visible character."""
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, start=1):
        height = page.get_height()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.strip():
                left, bottom, right, top = text.get_charbox(index)
                yield Spot(character, number, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
        text.close()
        page.close()
    document.close()


@dataclass(frozen=True)
class Shape:
    """A filled shape: page from 1, its box and its colour as in `#16324F`."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    colour: str

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def shapes(data: bytes) -> list[Shape]:
    """Every filled shape, in the order of drawing."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number, page in enumerate(document, start=1):
        height = page.get_height()
        for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
            filled, stroked = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(drawn, filled, stroked)
            if filled.value:
                red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
                raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
                left, bottom, right, top = (length / MM for length in drawn.get_bounds())
                colour = f"#{red.value:02X}{green.value:02X}{blue.value:02X}"
                found.append(Shape(number, left, height / MM - top, right, height / MM - bottom, colour))
        page.close()
    document.close()
    return found


def where(data: bytes, words: str, page: int | None = None, *, below: float = 0) -> tuple[Spot, ...]:
    """The characters of these words where they stand first: on this page, or after the cover, and below this."""
    all_spots = [
        spot
        for spot in spots(data)
        if squeezed(spot.character) and spot.top > below and (spot.page == page or (page is None and spot.page > 1))
    ]
    wanted = squeezed(words)
    start = "".join(spot.character for spot in all_spots).index(wanted)
    return tuple(all_spots[start : start + len(wanted)])


def text_of(data: bytes) -> list[str]:
    """The text of each page, header and footer included."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return pages


def squeezed(text: str) -> str:
    """The text without white space and hyphens: pdfium gives every hyphen that ends a line as U+FFFE or U+0002."""
    return re.sub(r"[\s\u00ad\x02\ufffe-]+", "", text)


def pages_with(data: bytes, words: str) -> list[int]:
    """The pages, from 1, on which these words stand."""
    return [number for number, text in enumerate(text_of(data), start=1) if squeezed(words) in squeezed(text)]
