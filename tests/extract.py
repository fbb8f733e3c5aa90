"""The text of finished documents and decks, read without any code of the writers: lxml, html.parser and pypdfium2."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pypdfium2
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PT_PER_MM = 72 / 25.4


@dataclass
class Extract:
    """A document as plain text in reading order, its tables with a head as rows of cells, its footnotes."""

    text: str
    tables: list[list[list[str]]] = field(default_factory=list)
    notes: str = ""


def squeezed(text: str) -> str:
    """Text without white space, hyphens and zero-width characters: what must be equal in all formats."""
    # PDFium gives a hyphen at a line end as U+FFFE or U+0002, whether it was typed or added: no hyphen counts
    return re.sub(r"[\s\u00ad\u200b\u2060\ufeff\ufffe\x02\u2010\u2011-]+", "", text)


# ---- Word -----------------------------------------------------------------------------------------------------


def docx(data: bytes) -> Extract:
    """The body of a Word document."""
    parts = zipfile.ZipFile(io.BytesIO(data))
    body = etree.fromstring(parts.read("word/document.xml"))
    notes = etree.fromstring(parts.read("word/footnotes.xml")) if "word/footnotes.xml" in parts.namelist() else None
    tables = []
    for table in body.iter(f"{W}tbl"):
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            continue  # it only puts texts beside each other
        rows = [[_word_text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        tables.append(rows)
    return Extract(_word_text(body), tables, _word_text(notes) if notes is not None else "")


def _word_text(node: etree._Element) -> str:
    pieces = []
    for each in node.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen", f"{W}p"):
        pieces.append({f"{W}t": each.text or "", f"{W}noBreakHyphen": "-"}.get(str(each.tag), "\n"))
    return "".join(pieces)


# ---- HTML -----------------------------------------------------------------------------------------------------


class _Reader(HTMLParser):
    VOID = frozenset({"br", "img", "meta", "link", "hr", "input", "col"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.tables: list[list[list[str]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self._open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.pieces.append("\t")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"style", "script", "nav", "title"} & set(self._open):
            return
        self.pieces.append(data)
        if {"td", "th"} & set(self._open):
            self.tables[-1][-1][-1] += data


def html(data: bytes) -> Extract:
    """The body of an HTML page, navigation left out."""
    reader = _Reader()
    reader.feed(data.decode("utf-8"))
    return Extract("".join(reader.pieces), reader.tables)


# ---- PDF ------------------------------------------------------------------------------------------------------


def pdf(data: bytes) -> Extract:
    """The text area of every page of a PDF: headers and footers lie outside it."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        width, height = page.get_size()
        top, bottom = (24 * PT_PER_MM, 16 * PT_PER_MM) if height > width else (22 * PT_PER_MM, 14 * PT_PER_MM)
        text_page = page.get_textpage()
        # the thumb tabs stand in the outer margin
        inside = text_page.get_text_bounded(15 * PT_PER_MM, bottom, width - 15 * PT_PER_MM, height - top)
        pages.append(inside)
        text_page.close()
        page.close()
    document.close()
    return Extract("\n".join(pages))


# ---- PowerPoint -----------------------------------------------------------------------------------------------------


A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def pptx(data: bytes) -> str:
    """The text of every slide, the cells of a table row on one line with tabs between them, and of its notes."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = [each for each in parts.namelist() if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", each)]
        for name in sorted(names, key=lambda each: (int(re.findall(r"\d+", each)[0]), "notes" in each)):
            lines.append(f"== {name.removeprefix('ppt/').removesuffix('.xml')}")
            lines += _slide_lines(etree.fromstring(parts.read(name)))
    return "\n".join(lines)


def _slide_lines(root: etree._Element) -> Iterator[str]:
    for each in root.iter(f"{A}p", f"{A}tr"):
        if each.tag == f"{A}tr":
            yield "\t".join(_letters(cell) for cell in each.iter(f"{A}tc"))
        elif next(each.iterancestors(f"{A}tr"), None) is None:
            yield _letters(each)


def _letters(node: etree._Element) -> str:
    return "".join(each.text or "" for each in node.iter(f"{A}t"))
