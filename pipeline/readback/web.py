"""Reads a web page: its elements in order, then the texts, tables, footnotes and links among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from pipeline.readback.reading import NOTE_MARK, Grid, Reading, Unreadable, placed

VOID = frozenset({"br", "img", "meta", "link", "hr", "input", "col", "base", "source", "area", "wbr", "embed", "track"})

# The words inside these run on with the words around them.
_INLINE = frozenset({"a", "b", "strong", "em", "i", "span", "sup", "sub", "code", "time", "abbr", "small", "wbr"})
_FURNITURE = frozenset({"head", "nav", "footer", "style", "script", "title"})
_FURNITURE_CLASSES = frozenset({"omslag", "omslagbeeld", "balk", "sla", "schuif", "csv"})
SCHEMES = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Start:
    """The start of an element."""

    tag: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """The end of an element."""

    tag: str


Event = Start | End | str


class _Events(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Start(tag, {name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found.append(End(tag))

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def events(data: bytes) -> tuple[Event, ...]:
    """The starts and ends of elements and the text between them; raises Unreadable when the page is not in UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("het is geen tekst in UTF-8") from error
    parser = _Events()
    parser.feed(text)
    parser.close()
    return tuple(parser.found)


def read_web(page: Iterable[Event]) -> Reading:
    """What the page holds, its furniture left out."""
    reader = _Reader()
    for event in page:
        match event:
            case Start(tag=tag, attributes=attributes):
                reader.start(tag, attributes)
            case End(tag=tag):
                reader.end(tag)
            case _:
                reader.words(event)
    reader.flush()
    return Reading(tuple(reader.flow), tuple(reader.notes), tuple(reader.links), " ".join(reader.beside))


class _Reader:
    def __init__(self) -> None:
        self.flow: list[str | Grid] = []
        self.notes: list[str] = []
        self.links: list[str] = []
        self.beside: list[str] = []
        self._text: list[str] = []
        self._open: list[str] = []
        self._hidden = 0  # how deep the element stands that is left out; 0 is none
        self._notes = 0
        self._rows: list[list[tuple[str, int, int]]] = []
        self._spans = (1, 1)
        self._heads = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element starts."""
        if tag not in VOID:
            self._open.append(tag)
        if self._hidden:
            return
        if self._is_left_out(tag, attributes):
            if tag in ("td", "th") and self._rows:  # a cell that holds a drawing keeps its place in the row
                self._rows[-1].append(("", _span(attributes, "colspan"), _span(attributes, "rowspan")))
            self._hidden = len(self._open)
            return
        if tag not in _INLINE and tag != "br":
            self.flush()
        match tag:
            case "br":
                self._text.append(" ")
            case "img":
                self._add(attributes.get("alt", ""))
            case "a" if attributes.get("href", "").lower().startswith(SCHEMES):
                self.links.append(attributes["href"])
            case "section" if attributes.get("role") == "doc-endnotes":
                self._notes = len(self._open)
            case "table":
                self._rows, self._heads = [], 0
            case "tr":
                self._rows.append([])
                self._heads += "thead" in self._open
            case "td" | "th":
                self._spans = _span(attributes, "colspan"), _span(attributes, "rowspan")

    def end(self, tag: str) -> None:
        """An element ends, and with it what it left open."""
        if tag in VOID or tag not in self._open:
            return
        if not self._hidden and tag not in _INLINE:
            if tag in ("td", "th") and self._rows:
                self._rows[-1].append((self._taken(), *self._spans))
            self.flush()
        if not self._hidden and tag == "table":
            self.flow.append(Grid(tuple(placed(self._rows)), self._heads))
        while self._open.pop() != tag:
            pass
        if len(self._open) < self._hidden:
            self._hidden = 0
        if len(self._open) < self._notes:
            self._notes = 0

    def words(self, text: str) -> None:
        """Text between the elements."""
        if not self._hidden:
            self._text.append(text)
        elif not {"style", "script"} & set(self._open[-1:]):
            self.beside.append(text)

    def flush(self) -> None:
        """Closes the text that was being read."""
        self._add(self._taken())

    def _taken(self) -> str:
        text, self._text = "".join(self._text), []
        return text

    def _add(self, text: str) -> None:
        if not text.strip():
            return
        if self._notes:
            self.notes.append(text)
        else:
            self.flow.append(text)

    def _is_left_out(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if attributes.get("role") == "doc-noteref":
            self._text.append(NOTE_MARK)
            return True
        return (
            tag in _FURNITURE
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or attributes.get("role") == "doc-backlink"
            or (bool(self._notes) and tag == "h3")
            or not _FURNITURE_CLASSES.isdisjoint(attributes.get("class", "").split())
        )


def _span(attributes: Mapping[str, str], name: str) -> int:
    value = attributes.get(name, "1")
    return int(value) if value.isdecimal() else 1
