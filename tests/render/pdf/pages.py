"""Documents of one section, and what stands on the pages of a PDF and where, in millimetres from the top left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2

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
