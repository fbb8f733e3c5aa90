"""A deck taken apart: its slides in order, their shapes, times and notes, and what the file says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.cbs.reading.package import Deckpakket, Relation, open_package
from pipeline.cbs.reading.shapes import Vorm, paragraphs_of, shapes_of

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EFFECTS = ("bldLst", "animEffect", "set", "anim", "animMotion", "animClr", "animRot", "animScale", "cmd")
_MEDIA = ("video", "audio", "media")
_GOOGLE = "customooxmlschemas.google.com"


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a slide: its name, and its shapes."""

    naam: str = ""
    vormen: tuple[Vorm, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its number from 1, its layout, its shapes in reading order, its times and its notes.

    `advance` is PowerPoint's own time in milliseconds; `waits` says whether a click goes on to the next slide.
    """

    nummer: int
    lay_out: Layout
    verborgen: bool
    vormen: tuple[Vorm, ...]
    advance: int | None
    waits: bool
    animaties: bool
    media: bool
    notitie: str
    element: etree._Element = field(compare=False, repr=False)
    part: str = ""

    def vorm(self, idx: int) -> Vorm | None:
        """The placeholder with this index, or None."""
        return next((each for each in self.vormen if each.idx == idx), None)

    @property
    def titel(self) -> Vorm | None:
        """The title, or None."""
        return next((each for each in self.vormen if each.rol in ("title", "ctrTitle")), None)


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck. `programma` is what saved it last, `trefwoorden` the keywords in its properties."""

    slides: tuple[Slide, ...]
    programma: str
    google: bool
    trefwoorden: str
    use_timings: bool
    koppelingen: tuple[str, ...]


def read_deck(data: bytes) -> Deck:
    """The deck in these bytes (.pptx, .ppsx or .potx); raises Geweigerd."""
    return deck_of(open_package(data))


def deck_of(package: Deckpakket) -> Deck:
    """The deck in an opened file; raises Geweigerd."""
    root = package.xml(package.main)
    relations = package.relations(package.main)
    layouts: dict[str, Layout] = {}
    slides = []
    links: list[str] = []
    listed = root.find(f"{_P}sldIdLst")
    for number, entry in enumerate(listed if listed is not None else (), start=1):
        relation = relations.get(entry.get(f"{_R}id", ""))
        if relation is not None:
            slides.append(_slide(package, relation.target, number, layouts, links))
    google = _GOOGLE.encode() in package.bytes_of(package.main)
    return Deck(
        tuple(slides),
        _property(package, ("extended-properties", "extendedProperties"), "Application"),
        google,
        _property(package, ("core-properties",), "keywords"),
        _uses_timings(package, relations),
        tuple(links),
    )


def _slide(package: Deckpakket, part: str, number: int, layouts: dict[str, Layout], links: list[str]) -> Slide:
    root = package.xml(part)
    relations = package.relations(part)
    layout, notes, media = Layout(), "", False
    for relation in relations.values():
        if relation.is_external:
            if relation.kind != "hyperlink":
                links.append(f"slide {number}: {relation.target}")
            media |= relation.kind in _MEDIA
        elif relation.kind == "slideLayout":
            layout = _layout(package, relation.target, layouts)
        elif relation.kind == "notesSlide":
            notes = _notes(package, relation.target)
        elif relation.kind in _MEDIA:
            media = True
    transitions = list(root.iter(f"{_P}transition"))
    times = [each.get("advTm") for each in transitions if (each.get("advTm") or "").isdecimal()]
    timing = root.find(f"{_P}timing")
    moving = timing is not None and any(True for name in _EFFECTS for _ in timing.iter(f"{_P}{name}"))
    return Slide(
        number,
        layout,
        root.get("show") in ("0", "false"),
        shapes_of(root),
        int(times[0] or 0) if times else None,  # PowerPoint 2010 and later write two: a choice and a fallback
        all(each.get("advClick") not in ("0", "false") for each in transitions),
        moving,
        media,
        notes,
        root,
        part,
    )


def _layout(package: Deckpakket, part: str, known: dict[str, Layout]) -> Layout:
    if part not in known:
        root = package.xml(part)
        found = root.find(f"{_P}cSld")
        known[part] = Layout(found.get("name", "") if found is not None else "", shapes_of(root))
    return known[part]


def _notes(package: Deckpakket, part: str) -> str:
    for shape in shapes_of(package.xml(part)):
        if shape.rol == "body":
            return "\n".join(shape.regels)
    return ""


def _property(package: Deckpakket, kinds: tuple[str, ...], tag: str) -> str:
    """What the file says of itself under this tag; empty when it says nothing."""
    part = next((each.target for each in package.relations("").values() if each.kind in kinds), "")
    if not package.has(part):
        return ""
    elements = (each for each in package.xml(part).iter() if isinstance(each.tag, str))
    return next((each.text or "" for each in elements if etree.QName(each).localname == tag), "")


def _uses_timings(package: Deckpakket, relations: Mapping[str, Relation]) -> bool:
    part = next((each.target for each in relations.values() if each.kind == "presProps"), "")
    if not package.has(part):
        return True
    shown = package.xml(part).find(f"{_P}showPr")
    return shown is None or shown.get("useTimings") not in ("0", "false")


__all__ = ["Deck", "Slide", "deck_of", "paragraphs_of", "read_deck"]
