"""A deck taken apart: its slides in order, their shapes, times and notes, and what the file says of itself."""

from dataclasses import dataclass, field

from lxml import etree

from pipeline.cbs.reading.package import Package, open_package
from pipeline.cbs.reading.shapes import Vorm, paragraphs_of, shapes_of

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EFFECTS = ("bldLst", "animEffect", "set", "anim", "animMotion", "animClr", "animRot", "animScale", "cmd")
_MEDIA = ("video", "audio", "media")
_GOOGLE = "customooxmlschemas.google.com"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its number from 1, the name of its layout, its shapes in reading order, its times and its notes.

    `advance` is PowerPoint's own time in milliseconds; `waits` says whether a click goes on to the next slide.
    """

    nummer: int
    lay_out: str
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
    """The deck in these bytes (.pptx or .potx); raises Geweigerd."""
    return deck_of(open_package(data))


def deck_of(package: Package) -> Deck:
    """The deck in an opened file; raises Geweigerd."""
    root = package.xml("ppt/presentation.xml")
    relations = package.relations("ppt/presentation.xml")
    layouts: dict[str, str] = {}
    slides = []
    links: list[str] = []
    listed = root.find(f"{_P}sldIdLst")
    for number, entry in enumerate(listed if listed is not None else (), start=1):
        relation = relations.get(entry.get(f"{_R}id", ""))
        if relation is not None:
            slides.append(_slide(package, relation.target, number, layouts, links))
    google = _GOOGLE.encode() in package.bytes_of("ppt/presentation.xml")
    return Deck(
        tuple(slides),
        _text_in(package, "docProps/app.xml", "Application"),
        google,
        _text_in(package, "docProps/core.xml", "keywords"),
        _uses_timings(package),
        tuple(links),
    )


def _slide(package: Package, part: str, number: int, layouts: dict[str, str], links: list[str]) -> Slide:
    root = package.xml(part)
    relations = package.relations(part)
    layout, notes, media = "", "", False
    for relation in relations.values():
        if relation.is_external:
            if relation.kind != "hyperlink":
                links.append(f"slide {number}: {relation.target}")
            media |= relation.kind in _MEDIA
        elif relation.kind == "slideLayout":
            layout = _layout_name(package, relation.target, layouts)
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


def _layout_name(package: Package, part: str, known: dict[str, str]) -> str:
    if part not in known:
        found = package.xml(part).find(f"{_P}cSld")
        known[part] = found.get("name", "") if found is not None else ""
    return known[part]


def _notes(package: Package, part: str) -> str:
    for shape in shapes_of(package.xml(part)):
        if shape.rol == "body":
            return "\n".join(shape.regels)
    return ""


def _text_in(package: Package, part: str, tag: str) -> str:
    if not package.has(part):
        return ""
    found = package.xml(part)
    return next((each.text or "" for each in found.iter() if etree.QName(each).localname == tag), "")


def _uses_timings(package: Package) -> bool:
    if not package.has("ppt/presProps.xml"):
        return True
    shown = package.xml("ppt/presProps.xml").find(f"{_P}showPr")
    return shown is None or shown.get("useTimings") not in ("0", "false")


__all__ = ["Deck", "Slide", "deck_of", "paragraphs_of", "read_deck"]
