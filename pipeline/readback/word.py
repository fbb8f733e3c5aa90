"""Reads a Word file: the paragraphs and tables of its body, its footnotes, the targets of its hyperlinks."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.readback.reading import NOTE_MARK, Grid, Reading, Unreadable, placed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

BODY = "word/document.xml"
_NOTES = "word/footnotes.xml"
_RUN = frozenset(
    (*(f"{_W}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen", "fldChar", "instrText")), _DRAWN)
) | {f"{_W}footnoteReference"}
# What these fields show depends on the pages: the contents, and the page of a reference.
_LAID_OUT = (["TOC"], ["PAGEREF"])
_EDGES = ("word/header", "word/footer")


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a Word file: the bytes of all of them, and the roots of those that are XML."""

    data: Mapping[str, bytes]
    xml: Mapping[str, etree._Element]
    damaged: tuple[str, ...]


def opened(data: bytes) -> WordParts:
    """The parts of a Word file; raises Unreadable when it is no zip file or has no body."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise Unreadable("het is geen geldig zipbestand") from error
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True)
    roots, damaged = {}, []
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = etree.fromstring(content, parser)
            except etree.XMLSyntaxError:
                damaged.append(name)
    if BODY not in roots:
        raise Unreadable(f"het onderdeel `{BODY}` ontbreekt of is beschadigd")
    return WordParts(parts, roots, tuple(damaged))


def relations(package: WordParts, part: str) -> Iterator[etree._Element]:
    """The relationships of a part; those of the package itself for an empty name."""
    folder, name = posixpath.split(part)
    root = package.xml.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if root is not None:
        yield from root.iter(_RELATION)


def read_word(package: WordParts) -> Reading:
    """What the file holds; a text is as it is written, white space included."""
    reader = _Body()
    body = package.xml[BODY].find(f"{_W}body")
    reader.blocks(package.xml[BODY] if body is None else body)
    notes = package.xml.get(_NOTES)
    found = () if notes is None else tuple(_note(each) for each in notes.iter(f"{_W}footnote") if not _is_line(each))
    links = [url for part in (BODY, _NOTES) for url in _links(package, part)]
    edges = [root for name, root in package.xml.items() if name.startswith(_EDGES)]
    beside = " ".join(text.text or "" for root in edges for text in root.iter(f"{_W}t"))
    return Reading(tuple(reader.flow), found, tuple(links), beside)


class _Body:
    """Reads blocks in order; what a table of contents or a page number shows is left out."""

    def __init__(self) -> None:
        self.flow: list[str | Grid] = []
        self._fields: list[str] = []

    def blocks(self, parent: etree._Element) -> None:
        """The paragraphs and tables in this element, in order."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._add(self.text(child))
            elif child.tag == f"{_W}tbl":
                self.flow.append(self._table(child))
            elif isinstance(child.tag, str):
                self.blocks(child)

    def text(self, parent: etree._Element) -> str:
        """The characters that an element shows, a mark where a footnote hangs, pictures by their alternative text."""
        pieces = []
        for each in parent.iter(*_RUN):
            match str(each.tag).removeprefix(_W):
                case "fldChar":
                    self._field(each.get(f"{_W}fldCharType", ""))
                case "instrText":
                    if self._fields:
                        self._fields[-1] += each.text or ""
                case _ if any(field.split()[:1] in _LAID_OUT for field in self._fields):
                    pass
                case "t":
                    pieces.append(each.text or "")
                case "noBreakHyphen":
                    pieces.append("-")
                case "footnoteReference":
                    pieces.append(NOTE_MARK)
                case "tab" if _is_tab_stop(each):
                    pass
                case "tab" | "br" | "cr":
                    pieces.append(" ")
                case _:
                    pieces.append(each.get("descr", ""))
        return "".join(pieces)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, text: str) -> None:
        if text.strip():
            self.flow.append(text)

    def _table(self, table: etree._Element) -> Grid:
        rows = list(table.iterfind(f"{_W}tr"))
        cells: list[list[tuple[str, int, str]]] = [
            [self._cell(cell) for cell in row.iterfind(f"{_W}tc")] for row in rows
        ]
        heads = sum(row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in rows)
        return Grid(tuple(placed(_spans(cells))), heads)

    def _cell(self, cell: etree._Element) -> tuple[str, int, str]:
        """Text, columns, and whether a span of rows starts here (`restart`), goes on (`continue`) or neither."""
        pieces, span, vertical = [], 1, ""
        for part in cell:
            if part.tag == f"{_W}p":
                pieces.append(self.text(part))
            elif part.tag == f"{_W}tcPr":
                for each in part.iterchildren(f"{_W}gridSpan", f"{_W}vMerge"):
                    if each.tag == f"{_W}vMerge":
                        vertical = each.get(f"{_W}val", "continue")
                    else:
                        span = int(each.get(f"{_W}val", "1"))
        return " ".join(pieces), span, vertical


def _is_tab_stop(tab: etree._Element) -> bool:
    """Whether this is a setting of the paragraph instead of a character in it."""
    parent = tab.getparent()
    return parent is not None and parent.tag == f"{_W}tabs"


def _spans(rows: list[list[tuple[str, int, str]]]) -> list[list[tuple[str, int, int]]]:
    """The cells that are shown, each with the number of rows it covers."""
    starts = []
    for row in rows:
        columns, column = {}, 0
        for text, colspan, vertical in row:
            columns[column] = (text, colspan, vertical)
            column += colspan
        starts.append(columns)
    shown = []
    for index, columns in enumerate(starts):
        cells = []
        for column, (text, colspan, vertical) in columns.items():
            if vertical == "continue":
                continue
            below = index + 1
            while vertical and below < len(starts) and starts[below].get(column, ("", 0, ""))[2] == "continue":
                below += 1
            cells.append((text, colspan, below - index))
        shown.append(cells)
    return shown


def _note(note: etree._Element) -> str:
    return " ".join(_Body().text(paragraph) for paragraph in note.iterfind(f"{_W}p"))


def _is_line(note: etree._Element) -> bool:
    """Whether this is one of the lines above the notes, which Word keeps among them."""
    return note.get(f"{_W}type", "normal") != "normal"


def _links(package: WordParts, part: str) -> Iterator[str]:
    targets = {each.get("Id"): each.get("Target", "") for each in relations(package, part)}
    root = package.xml.get(part)
    if root is not None:
        for link in root.iter(f"{_W}hyperlink"):
            if link.get(_ID):
                yield targets.get(link.get(_ID), "")
