"""Reads a tagged PDF as the tests need it: the structure tree, and what stands on each page under which mark."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

INLINE = {"Span", "Link", "Lbl", "Reference", "Quote", "Code", "Note"}


@dataclass(frozen=True)
class Leaf:
    """A piece of marked content in the tree: the page index and its number there (MCID)."""

    page: int
    mcid: int


@dataclass(eq=False)
class Element:
    """One structure element; `kind` is a standard type, after the role map."""

    kind: str
    source: pikepdf.Object
    kids: list["Element | Leaf"] = field(default_factory=list)
    annotations: list[pikepdf.Object] = field(default_factory=list)

    @property
    def children(self) -> list["Element"]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator[Leaf]:
        """All marked content below this element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Leaf):
                yield kid
            else:
                yield from kid.leaves()

    def attribute(self, name: str) -> pikepdf.Object | None:
        """The value of a structure attribute such as `/Scope`, or None."""
        owners = self.source.get("/A", pikepdf.Array())
        for owner in owners if isinstance(owners, pikepdf.Array) else [owners]:
            if isinstance(owner, pikepdf.Dictionary) and name in owner:
                return owner[name]
        return None

    def span(self, name: str) -> int:
        """The number of columns (`/ColSpan`) or rows (`/RowSpan`) of a cell."""
        value = self.attribute(name)
        return 1 if value is None else int(value)


@dataclass
class Content:
    """What one mark holds on a page: its text, and its upper edge in points from the bottom of the page."""

    text: str = ""
    top: float | None = None


def plain(text: str) -> str:
    """The text with soft hyphens gone and all white space as one space."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u200b", "")).strip()


def squeezed(text: str) -> str:
    """The text without white space, soft hyphens and invisible joiners: layout must not matter."""
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", text)


class TaggedPdf:
    """A PDF with its tree and its marked content, each read once and only when a rule asks for it."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self._pages = pypdfium2.PdfDocument(path)
        self.catalog = self.pdf.Root
        self.page_index = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}

    def close(self) -> None:
        self.pdf.close()
        self._pages.close()

    def is_long(self, pages: int) -> bool:
        """Whether the document has at least so many pages."""
        return len(self.page_index) >= pages

    def setting(self, group: str, name: str) -> bool:
        """A yes or no from a group of the catalogue, such as `/MarkInfo` `/Marked`; no when it is not there."""
        return group in self.catalog and bool(self.catalog[group].get(name, False))

    @cached_property
    def roles(self) -> dict[str, str]:
        """The role map: own type to standard type."""
        return {str(own): str(kind) for own, kind in self._tree_root.get("/RoleMap", pikepdf.Dictionary()).items()}

    @property
    def _tree_root(self) -> pikepdf.Object:
        return self.catalog.get("/StructTreeRoot", pikepdf.Dictionary())

    @cached_property
    def root(self) -> Element:
        """The whole tree under one element of kind `root`; without children when the PDF is not tagged."""
        root = Element("root", self._tree_root)
        self._fill(root, self._tree_root.get("/K", pikepdf.Array()), None)
        return root

    def _fill(self, parent: Element, kids: pikepdf.Object, page: int | None) -> None:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                if page is None:
                    raise ValueError(f"marked content {kid} without a page under {parent.kind}")
                parent.kids.append(Leaf(page, int(kid)))
                continue
            there = self.page_index[kid.Pg.objgen] if "/Pg" in kid else page
            if kid.get("/Type") == "/MCR":
                parent.kids.append(Leaf(there if there is not None else -1, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                parent.annotations.append(kid.Obj)
            else:
                kind = str(kid.S)
                element = Element(self.roles.get(kind, kind).removeprefix("/"), kid)
                parent.kids.append(element)
                self._fill(element, kid.get("/K", pikepdf.Array()), there)

    def elements(self, *kinds: str) -> list[Element]:
        """All elements of these kinds in reading order."""
        return [element for element in self.root.walk() if element.kind in kinds]

    @cached_property
    def headings(self) -> list[Element]:
        """H1 to H6, in reading order."""
        return self.elements("H1", "H2", "H3", "H4", "H5", "H6")

    @cached_property
    def content(self) -> dict[Leaf, Content]:
        """The text and place of all marked content of all pages."""
        return self._marked[0]

    @cached_property
    def unmarked(self) -> list[tuple[int, str]]:
        """Page index and text of everything painted outside a tag and outside an artifact."""
        return self._marked[1]

    @cached_property
    def _marked(self) -> tuple[dict[Leaf, Content], list[tuple[int, str]]]:
        content: dict[Leaf, Content] = {}
        unmarked = []
        for index in range(len(self._pages)):
            page = self._pages[index]
            text_page = page.get_textpage()
            for thing in page.get_objects(max_depth=1):
                text = _text(thing, text_page)
                mcid = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
                if mcid < 0:
                    if "Artifact" not in _marks(thing):
                        unmarked.append((index, text))
                    continue
                piece = content.setdefault(Leaf(index, mcid), Content())
                piece.text += text
                top = thing.get_bounds()[3]
                piece.top = top if piece.top is None else max(piece.top, top)
        return content, unmarked

    def text(self, element: Element) -> str:
        """The words of an element in reading order, blocks inside it parted by a space."""
        return plain("".join(self._pieces(element)))

    def _pieces(self, element: Element) -> Iterator[str]:
        for kid in element.kids:
            if isinstance(kid, Leaf):
                yield self.content[kid].text if kid in self.content else ""
            else:
                yield from self._pieces(kid)
                yield "" if kid.kind in INLINE else " "

    def place(self, element: Element) -> tuple[int, float] | None:
        """Where an element begins: page index and distance (points) below an imaginary top; None without content."""
        found = [(leaf.page, self.content[leaf].top) for leaf in element.leaves() if leaf in self.content]
        if not found:
            return None
        first = min(page for page, _ in found)
        return first, -max(top for page, top in found if page == first and top is not None)

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Depth (from 0), title and page index of every bookmark."""
        return [
            (mark.level, plain(mark.get_title()), dest.get_index() if (dest := mark.get_dest()) else -1)
            for mark in self._pages.get_toc(max_depth=10)
        ]


def _marks(thing: pypdfium2.PdfObject) -> set[str]:
    names = set()
    for index in range(pdfium.FPDFPageObj_CountMarks(thing.raw)):
        mark = pdfium.FPDFPageObj_GetMark(thing.raw, index)
        size = ctypes.c_ulong()
        buffer = (ctypes.c_ushort * 64)()
        pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), ctypes.byref(size))
        names.add(bytes(buffer)[: size.value - 2].decode("utf-16-le"))
    return names


def _text(thing: pypdfium2.PdfObject, text_page: pypdfium2.PdfTextPage) -> str:
    if thing.type != pdfium.FPDF_PAGEOBJ_TEXT:
        return ""
    size = pdfium.FPDFTextObj_GetText(thing.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(thing.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:-2].decode("utf-16-le", "replace")
