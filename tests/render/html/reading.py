"""Reads a web page back with the parser of the standard library; shares nothing with the writer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "col", "img", "input", "meta"})
DRAWN = frozenset({"svg", "line", "rect", "circle"})


@dataclass
class Element:
    """An element with its attributes and its children: text or elements."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        """This element and all elements in it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, tag: str) -> list["Element"]:
        """The elements with this tag."""
        return [element for element in self if element.tag == tag]

    def one(self, tag: str, css_class: str = "") -> "Element":
        """The only element with this tag (and this class)."""
        (found,) = (each for each in self.all(tag) if not css_class or css_class in each.classes)
        return found

    @property
    def classes(self) -> list[str]:
        """The classes of this element."""
        return self.attributes.get("class", "").split()

    def text(self, *, shown: bool = False) -> str:
        """All text in it; with `shown` without what is hidden from readers or from screen readers."""
        if shown and ("hidden" in self.attributes or self.attributes.get("aria-hidden") == "true"):
            return ""
        return "".join(child if isinstance(child, str) else child.text(shown=shown) for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"attribute twice on <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(data: bytes) -> Element:
    """The page; fails when its tags do not nest."""
    builder = _Builder()
    builder.feed(data.decode("utf-8"))
    builder.close()
    (root,) = builder.open
    return root


@dataclass(frozen=True)
class Figure:
    """A cell that is no header, with the text of the headers that HTML gives it (first row group, then row, column)."""

    text: str
    headers: tuple[str, ...]


def figures(table: Element) -> list[Figure]:
    """The cells of a table with their headers, worked out as the HTML standard says (scope, spans, row groups)."""
    columns: list[tuple[int, int, str]] = []
    found = []
    for group in table:
        if group.tag not in ("thead", "tbody"):
            continue
        rows = group.all("tr")
        taken: set[tuple[int, int]] = set()
        cells = []
        for y, row in enumerate(rows):
            x = 0
            for cell in row.children:
                if not isinstance(cell, Element):
                    continue
                while (y, x) in taken:
                    x += 1
                wide, high = (int(cell.attributes.get(name, "1")) for name in ("colspan", "rowspan"))
                assert y + high <= len(rows), "a rowspan that leaves its row group is cut off"
                taken |= {(y + down, x + right) for down in range(high) for right in range(wide)}
                cells.append((y, x, high, wide, cell))
        assert len({max(x for y, x in taken if y == line) for line in range(len(rows))}) == 1, "a ragged table"
        if group.tag == "thead":
            columns += [(x, wide, c.text()) for _, x, _, wide, c in cells if c.attributes.get("scope") == "col"]
            continue
        scoped = [(y, high, c.text(), c.attributes.get("scope")) for y, _, high, _, c in cells]
        for y, x, _, _, cell in cells:
            if cell.tag == "td":
                of_group = [text for _, _, text, scope in scoped if scope == "rowgroup"]
                of_row = [text for top, high, text, scope in scoped if scope == "row" and top <= y < top + high]
                of_column = [text for left, wide, text in columns if left <= x < left + wide]
                found.append(Figure(cell.text(), (*of_group, *of_row, *of_column)))
    return found
