"""The file around the slides: a presentation on the drawn template, and its bytes."""

import datetime
import io
import uuid
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import quoteattr

import pptx
from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from pipeline.cbs.sjabloon import KOP_IDX, MINUTEN_IDX, Sjabloon, Slidesoort, Veld
from pipeline.cbs.slideontwerp import Slideontwerp
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.writing.elements import holder, name_of, put
from pipeline.cbs.writing.markup import TAAL, paragraph, run
from pipeline.cbs.writing.theme import themed
from pipeline.files import normalise

PROGRAMMA = "smjp cbs"  # in docProps/app.xml: another program that saves the deck puts its own name there
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_EPOCH = datetime.datetime(2019, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)  # python-pptx wants it naive
_LONGEST_PROPERTY = 255
_TYPES = (CONTENT_TYPE.PML_PRESENTATION_MAIN, CONTENT_TYPE.PML_TEMPLATE_MAIN)
# relations of the file and of its presentation, by the end of their type: all that a deck needs
_KEPT = frozenset(
    (
        *("officeDocument", "extended-properties", "slideMaster", "notesMaster", "handoutMaster", "theme"),
        *("font", "presProps", "tableStyles"),  # not `viewProps`, how its window stood: a deck would open on the master
    )
)
_LEFT_OUT = ("p:sldIdLst", "p:custShowLst", "p:photoAlbum", "p:custDataLst", "p:smartTags", "p:modifyVerifier")
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/'
    f'officeDocument/2006/extended-properties"><Application>{PROGRAMMA}</Application></Properties>'
)
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def new_presentation(sjabloon: Sjabloon, drawn: Slideontwerp, style: Stijl) -> Presentation:
    """A presentation without slides on the drawn template, with the words of `cbs.yaml` and the house style in it."""
    presentation = pptx.Presentation(io.BytesIO(_typed(drawn.data, *reversed(_TYPES))))
    _leave_out(presentation)
    _ = presentation.notes_master  # python-pptx makes one where the drawing has none, with a theme of its own
    for soort in sjabloon.slides:
        _prompt(layout_of(presentation, soort)._element, soort)
    for part in list(presentation.part.package.iter_parts()):
        if part.content_type == CONTENT_TYPE.OFC_EXTENDED_PROPERTIES:
            _replace(part, _APP.encode())
        elif part.content_type == CONTENT_TYPE.OFC_THEME:
            _replace(part, themed(part.blob, style))
    return presentation


def layout_of(presentation: Presentation, soort: Slidesoort) -> SlideLayout:
    """The layout of one fixed slide."""
    layout = presentation.slide_layouts.get_by_name(soort.naam)
    if layout is None:
        raise LookupError(soort.naam)
    return layout


def set_properties(presentation: Presentation, title: str, subject: str, keywords: str) -> None:
    """What the file says of itself; no output ever takes a date from the clock."""
    properties = presentation.core_properties
    properties.title, properties.subject, properties.keywords = title[:_LONGEST_PROPERTY], subject, keywords
    properties.author = properties.last_modified_by = "Strategie en Beleid"
    properties.language, properties.revision = TAAL, 1
    properties.created = properties.modified = _EPOCH


def set_sections(presentation: Presentation, parts: Iterable[str]) -> None:
    """Puts the slides in named sections; `parts` has the name of the section of each slide, in order."""
    root: Any = presentation.part._element
    groups: list[tuple[str, list[str]]] = []
    for name, slide in zip(parts, root.sldIdLst, strict=True):
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(slide.get("id"))
    listed = "".join(
        f"<p14:section name={quoteattr(name)} id={quoteattr(_permanent_id(name))}><p14:sldIdLst>"
        + "".join(f'<p14:sldId id="{each}"/>' for each in ids)
        + "</p14:sldIdLst></p14:section>"
        for name, ids in groups
    )
    extension = parse_xml(
        f'<p:extLst xmlns:p="{_P}"><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{_P14}">'
        f"{listed}</p14:sectionLst></p:ext></p:extLst>"
    )
    for old in root.findall(qn("p:extLst")):
        root.remove(old)
    root.append(extension)


def _permanent_id(name: str) -> str:
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, f'cbs-{name}')).upper()}}}"


def saved(presentation: Presentation) -> bytes:
    """The presentation as bytes, the same for the same content."""
    stream = io.BytesIO()
    presentation.save(stream)
    return normalise(stream.getvalue())


def as_template(deck: bytes) -> bytes:
    """The same file as a PowerPoint template (.potx)."""
    return normalise(_typed(deck, *_TYPES))


def _typed(file: bytes, old: str, new: str) -> bytes:
    """The same file with another content type: python-pptx opens and writes no templates."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old.encode(), new.encode()) if name == "[Content_Types].xml" else data)
    return stream.getvalue()


def _leave_out(presentation: Presentation) -> None:
    """Takes away what is of who drew the template, and no part of a deck: slides, names, histories, a thumbnail."""
    part: Any = presentation.part
    for relations in (part.rels, part.package._rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] not in _KEPT:
                relations.pop(key)
    for tag in _LEFT_OUT:
        for element in part._element.findall(qn(tag)):
            part._element.remove(element)


def _prompt(layout: Any, soort: Slidesoort) -> None:
    """Puts the words of a slide in the boxes of its layout; a box that was drawn anew gets its own idx again."""
    words = {"Minuten": (MINUTEN_IDX, f"{soort.minuten} min")}
    for veld in soort.velden:
        words[veld.naam] = (veld.idx, veld.prompt)
        words[kopnaam(veld)] = (veld.idx + KOP_IDX, veld.kop)
    for shape in layout.iter(qn("p:sp")):
        held = holder(shape)
        if held is None:
            continue
        if held.get("type") == "title":
            put(shape, paragraph(run(soort.titel)))
        elif name_of(shape) in words:
            idx, text = words[name_of(shape)]
            held.set("idx", str(idx))
            held.set("hasCustomPrompt", "1")
            put(shape, paragraph(run(text)))


def kopnaam(veld: Veld) -> str:
    """The name of the box for the heading of a field."""
    return f"Kop {veld.naam}"


def _replace(part: Part, data: bytes) -> None:
    if hasattr(part, "_element"):
        part._element = parse_xml(data)
    else:
        part._blob = data
