"""A deck taken apart: its slides in order, their shapes, times and notes, and what the file says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.cbs.reading.package import opened
from pipeline.cbs.reading.shapes import Vorm, paragraphs_of, shapes_of
from pipeline.files.ooxml import Package, Relation

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
    opmerkingen: int
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
    """A whole deck. `programma` is what saved it last, `trefwoorden` the keywords in its properties.

    `verhouding` is the width of a slide over its height, 0 when the deck does not say.
    """

    slides: tuple[Slide, ...]
    verhouding: float
    programma: str
    google: bool
    trefwoorden: str
    use_timings: bool
    koppelingen: tuple[str, ...]


def read_deck(data: bytes) -> Deck:
    """The deck in these bytes (.pptx, .ppsx or .potx); raises Geweigerd."""
    with opened(data) as package:
        return deck_of(package)


def deck_of(package: Package) -> Deck:
    """The deck in an opened file; raises Refused."""
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
        _proportion(root),
        _property(package, ("extended-properties", "extendedProperties"), "Application"),
        google,
        _property(package, ("core-properties",), "keywords"),
        _uses_timings(package, relations),
        tuple(links),
    )


def _slide(package: Package, part: str, number: int, layouts: dict[str, Layout], links: list[str]) -> Slide:
    root = package.xml(part)
    relations = package.relations(part)
    layout, notes, media, comments = Layout(), "", False, 0
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
        elif relation.kind == "comments":
            comments += len(package.xml(relation.target))  # 0 is what stays behind when the last one is deleted
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
        comments,
        notes,
        root,
        part,
    )


def _proportion(root: etree._Element) -> float:
    size = root.find(f"{_P}sldSz")
    sides = ("", "") if size is None else (size.get("cx", ""), size.get("cy", ""))
    return int(sides[0]) / int(sides[1]) if all(each.isdecimal() and int(each) for each in sides) else 0


def _layout(package: Package, part: str, known: dict[str, Layout]) -> Layout:
    if part not in known:
        root = package.xml(part)
        found = root.find(f"{_P}cSld")
        known[part] = Layout(found.get("name", "") if found is not None else "", shapes_of(root))
    return known[part]


def _notes(package: Package, part: str) -> str:
    for shape in shapes_of(package.xml(part)):
        if shape.rol == "body":
            return "\n".join(shape.regels)
    return ""


def _property(package: Package, kinds: tuple[str, ...], tag: str) -> str:
    """What the file says of itself under this tag; empty when it says nothing."""
    part = next((each.target for each in package.relations("").values() if each.kind in kinds), "")
    if not package.has(part):
        return ""
    elements = (each for each in package.xml(part).iter() if isinstance(each.tag, str))
    return next((each.text or "" for each in elements if etree.QName(each).localname == tag), "")


def _uses_timings(package: Package, relations: Mapping[str, Relation]) -> bool:
    part = next((each.target for each in relations.values() if each.kind == "presProps"), "")
    if not package.has(part):
        return True
    shown = package.xml(part).find(f"{_P}showPr")
    return shown is None or shown.get("useTimings") not in ("0", "false")


__all__ = ["Deck", "Slide", "deck_of", "paragraphs_of", "read_deck"]
