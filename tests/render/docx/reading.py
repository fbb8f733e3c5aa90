"""Reads Word files without python-docx, and edits a template the way Word would: part by part."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n"}
KEPT = " bijeen"
LAYOUT = ("Tabel kaarten", "Tabel overzicht", "Tabel omslag")

Edit = Callable[[etree._Element], None]


@dataclass(frozen=True)
class Word:
    """A Word file: its parts, and those that are XML as trees."""

    parts: dict[str, bytes]
    trees: dict[str, etree._Element]

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        return self.trees["word/document.xml"][0]

    def styles(self) -> dict[str, etree._Element]:
        """The styles by name."""
        return {value(each, "name"): each for each in self.trees["word/styles.xml"].iter(f"{W}style")}

    def style_of(self, paragraph: etree._Element) -> str:
        """The name of the style of a paragraph, whether or not it stays on the page of the next."""
        names = {each.get(f"{W}styleId"): name for name, each in self.styles().items()}
        return names[value(paragraph, "pPr/pStyle")].removesuffix(KEPT)

    def paragraphs(self, style: str) -> list[etree._Element]:
        """The paragraphs of the body in this style."""
        return [each for each in self.body.iter(f"{W}p") if self.style_of(each) == style]

    def runs(self, style: str) -> list[str]:
        """The texts of the runs of the body in this character style."""
        style_id = self.styles()[style].get(f"{W}styleId")
        return [text(each) for each in self.body.iter(f"{W}r") if value(each, "rPr/rStyle") == style_id]

    def tables(self, *styles: str) -> list[etree._Element]:
        """The tables of the body in these styles, in order; all but those that only lay out when none is named."""
        names = {each.get(f"{W}styleId"): name for name, each in self.styles().items()}
        found = [(names[value(each, "tblPr/tblStyle")], each) for each in self.body.iter(f"{W}tbl")]
        return [each for name, each in found if (name in styles if styles else name not in LAYOUT)]

    def relations(self, part: str) -> dict[str, etree._Element]:
        """The relationships of a part by id."""
        folder, _, name = part.rpartition("/")
        tree = self.trees.get(f"{folder}/_rels/{name}.rels")
        return {} if tree is None else {each.get("Id", ""): each for each in tree}

    def edge(self, section: etree._Element, tag: str, kind: str) -> etree._Element:
        """The header or footer of a section."""
        found = [each for each in section.iterfind(f"{W}{tag}Reference") if each.get(f"{W}type") == kind]
        target = self.relations("word/document.xml")[found[0].get(f"{R}id", "")].get("Target")
        return self.trees[f"word/{target}"]

    def sections(self) -> list[etree._Element]:
        """The properties of all sections."""
        return list(self.body.iter(f"{W}sectPr"))


def stays(paragraph: etree._Element) -> bool:
    """Whether this paragraph stays on the page of the next, by its style and not by hand."""
    assert paragraph.find(f"{W}pPr/{W}keepNext") is None
    return value(paragraph, "pPr/pStyle").endswith("-bijeen")


def read(data: bytes) -> Word:
    """The parts of a Word file; every XML part has to be well-formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    return Word(parts, trees)


def text(element: etree._Element) -> str:
    """The characters below an element: text, tabs and line breaks; a paragraph ends with a line break."""
    pieces = []
    for each in element.iter(f"{W}t", *BREAKS):
        if each.getparent().tag != f"{W}tabs":  # type: ignore[union-attr]
            pieces.append(BREAKS.get(str(each.tag), each.text or ""))
    return "".join(pieces)


def value(element: etree._Element, path: str, attribute: str = "val") -> str:
    """An attribute of the first element on this path of names, or nothing."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{attribute}", "")


def rows(table: etree._Element) -> list[list[str]]:
    """The cells of a table, paragraphs joined by a space; one that only continues a cell from above is `^`."""
    return [
        ["^" if _continues(cell) else joined(cell) for cell in row.iterfind(f"{W}tc")]
        for row in table.iterfind(f"{W}tr")
    ]


def joined(cell: etree._Element) -> str:
    """The paragraphs of a cell that have text, joined by a space."""
    return " ".join(filter(None, map(text, cell.iterfind(f"{W}p"))))


def _continues(cell: etree._Element) -> bool:
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val") is None


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def edited(template: bytes, part: str, edit: Edit) -> bytes:
    """The template with one XML part edited."""
    word = read(template)
    edit(word.trees[part])
    return packed({**word.parts, part: etree.tostring(word.trees[part])})


def replaced(template: bytes, part: str, old: str, new: str) -> bytes:
    """The template with text of one part replaced; the old text has to be there."""
    word = read(template)
    assert old.encode() in word.parts[part], old
    return packed({**word.parts, part: word.parts[part].replace(old.encode(), new.encode())})
