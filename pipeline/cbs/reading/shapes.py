"""The shapes of a slide in reading order, those in groups included: text, tables, size of type, alternative text."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DRAWN = (f"{_P}sp", f"{_P}pic", f"{_P}graphicFrame", f"{_P}grpSp", f"{_P}cxnSp")
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"


@dataclass(frozen=True, slots=True)
class Vorm:
    """One shape. `rol` is its kind of placeholder, or empty; sizes are in points.

    `regels` are its paragraphs, or the cells of its table; `rijen` are the rows of that table, in which a cell that is
    merged into another repeats the words of that other one, as somebody reads it who follows a row or a column.
    `verkleining` is what PowerPoint shrank the text to, in thousandths of a percent (100.000 is not at all).
    """

    naam: str
    rol: str
    idx: int | None
    regels: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    is_beeld: bool
    is_groep: bool
    in_groep: bool
    uitleg: str
    decoratief: bool
    kleinste: float | None
    verkleining: int
    talen: frozenset[str]

    @property
    def tekst(self) -> str:
        """All its text, a line per paragraph or cell."""
        return "\n".join(self.regels)


def shapes_of(slide: etree._Element) -> tuple[Vorm, ...]:
    """Every shape on a slide, or on a page of notes."""
    tree = next(slide.iter(f"{_P}spTree"), None)
    return tuple(_walk(tree, inside=False)) if tree is not None else ()


def paragraphs_of(element: etree._Element) -> tuple[str, ...]:
    """The paragraphs in an element, a line break as a space."""
    return tuple(_paragraph(each) for each in element.iter(f"{_A}p"))


def _walk(tree: etree._Element, *, inside: bool) -> Iterator[Vorm]:
    for child in tree:
        if child.tag == _ALTERNATIVE:
            choice = child.find(_CHOICE)
            if choice is not None:
                yield from _walk(choice, inside=inside)
        elif child.tag in _DRAWN:
            yield _shape(child, inside=inside)
            if child.tag == f"{_P}grpSp":
                yield from _walk(child, inside=True)


def _shape(element: etree._Element, *, inside: bool) -> Vorm:
    properties = next(element.iter(f"{_P}cNvPr"), None)
    holder = element.find(f"*/{_P}nvPr/{_P}ph")
    is_group = element.tag == f"{_P}grpSp"
    table = None if is_group else next(element.iter(f"{_A}tbl"), None)
    body = None if is_group or table is not None else next(element.iter(f"{_P}txBody"), None)
    words = table if table is not None else body
    return Vorm(
        naam=properties.get("name", "") if properties is not None else "",
        rol="" if holder is None else holder.get("type", "obj"),
        idx=None if holder is None else _number(holder.get("idx")),
        regels=tuple(_cells(table)) if table is not None else () if body is None else paragraphs_of(body),
        rijen=() if table is None else _rows(table),
        is_beeld=element.tag in (f"{_P}pic", f"{_P}graphicFrame"),
        is_groep=is_group,
        in_groep=inside,
        uitleg=(properties.get("descr", "") if properties is not None else "").strip(),
        decoratief=_is_decorative(properties),
        kleinste=None if words is None else _smallest(words),
        verkleining=100_000 if body is None else _shrunk(body),
        talen=frozenset() if words is None else _languages(words),
    )


def _is_decorative(properties: etree._Element | None) -> bool:
    return properties is not None and any(each.get("val") in ("1", "true") for each in properties.iter(_DECORATIVE))


def _cells(table: etree._Element) -> Iterator[str]:
    """The cells of a table, each once."""
    yield from (_words(cell) for cell in table.iter(f"{_A}tc") if not _is_merged(cell, "hMerge", "vMerge"))


def _rows(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    """The rows of a table; one that is merged whole into the row above it is no row."""
    rows: list[tuple[str, ...]] = []
    for row in table.iterchildren(f"{_A}tr"):
        cells = list(row.iterchildren(f"{_A}tc"))
        if not rows or not all(_is_merged(cell, "vMerge") for cell in cells):
            rows.append(tuple(_row(cells, rows[-1] if rows else ())))
    return tuple(rows)


def _row(cells: list[etree._Element], above: tuple[str, ...]) -> Iterator[str]:
    place, words = 0, ""
    for index, cell in enumerate(cells):
        if _is_merged(cell, "vMerge") and place < len(above):
            words = above[place]
        elif not (_is_merged(cell, "hMerge") and place):
            words = _words(cell)
        following = cells[index + 1] if index + 1 < len(cells) else None
        wide = _number(cell.get("gridSpan")) or 1
        # some programs leave out the cells that a wide one covers, instead of marking them
        covers = 1 if following is not None and _is_merged(following, "hMerge") else wide
        for _ in range(covers):
            place += 1
            yield words


def _words(cell: etree._Element) -> str:
    return "\n".join(paragraphs_of(cell)).strip()


def _is_merged(cell: etree._Element, *ways: str) -> bool:
    return any(cell.get(way) in ("1", "true") for way in ways)


def _paragraph(paragraph: etree._Element) -> str:
    parts = []
    for each in paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab"):
        parts.append((each.text or "") if each.tag == f"{_A}t" else " " if each.tag == f"{_A}br" else "")
    return "".join(parts)


def _smallest(body: etree._Element) -> float | None:
    """The smallest size stated on text that is there; a size on an empty paragraph shows nothing."""
    sizes = []
    for each in body.iter(f"{_A}r"):
        properties, text = each.find(f"{_A}rPr"), each.find(f"{_A}t")
        stated = properties.get("sz", "") if properties is not None else ""
        if stated.isdecimal() and text is not None and (text.text or "").strip():
            sizes.append(int(stated) / 100)
    for each in body.iter(f"{_A}defRPr"):
        if each.get("sz", "").isdecimal():
            sizes.append(int(each.get("sz", "")) / 100)
    return min(sizes, default=None)


def _shrunk(body: etree._Element) -> int:
    for each in body.iter(f"{_A}normAutofit"):
        stated = each.get("fontScale", "100000")
        if stated.endswith("%"):  # the strict form of the format
            try:
                return round(float(stated[:-1]) * 1000)
            except ValueError:
                return 100_000
        if stated.isdecimal():
            return int(stated)
    return 100_000


def _languages(body: etree._Element) -> frozenset[str]:
    runs = (each for each in body.iter(f"{_A}r") if (each.findtext(f"{_A}t") or "").strip())
    found = (each.find(f"{_A}rPr") for each in runs)
    return frozenset(each.get("lang", "") for each in found if each is not None and each.get("lang"))


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None
