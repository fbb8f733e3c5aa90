"""The file around the slides: an empty presentation with our master and layouts, and its bytes.

It starts from the default of python-pptx (MIT); all that is not ours goes: layouts, printer settings, thumbnail.
"""

import datetime
import io
import uuid
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import quoteattr

import pptx
from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart
from pptx.presentation import Presentation

from pipeline.cbs.sjabloon import SLIDE, Sjabloon
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.writing.elements import only
from pipeline.cbs.writing.layouts import layout_xml, master_xml
from pipeline.cbs.writing.markup import TAAL, emu
from pipeline.cbs.writing.theme import themed
from pipeline.files import normalise

PROGRAMMA = "smjp cbs"  # in docProps/app.xml: another program that saves the deck puts its own name there
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_EPOCH = datetime.datetime(2019, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)  # python-pptx wants it naive
_LONGEST_PROPERTY = 255
_FIRST_LAYOUT_ID = 2147483649  # the smallest that the format allows
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/'
    f'officeDocument/2006/extended-properties"><Application>{PROGRAMMA}</Application></Properties>'
)
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def new_presentation(sjabloon: Sjabloon, style: Stijl) -> Presentation:
    """A presentation without slides, with a layout for every slide of the template."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = emu(SLIDE[0]), emu(SLIDE[1])  # type: ignore[assignment]
    only(presentation.part._element, "p:sldSz").attrib.pop("type", "")
    _drop_binaries(presentation)
    _state_program(presentation)
    _keep_timings_but_wait_for_clicks(presentation)
    master = presentation.slide_master
    for layout in list(presentation.slide_layouts):
        presentation.slide_layouts.remove(layout)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    _replace(theme, themed(theme.blob, style))
    _put_master(master.part._element, master_xml(sjabloon))
    _add_layouts(presentation, sjabloon)
    _speak_dutch(presentation, style)
    return presentation


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
    """The same file as a PowerPoint template (.potx): another content type, which python-pptx cannot set itself."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(
                    CONTENT_TYPE.PML_PRESENTATION_MAIN.encode(), CONTENT_TYPE.PML_TEMPLATE_MAIN.encode()
                )
            target.writestr(name, data)
    return normalise(stream.getvalue())


def _drop_binaries(presentation: Presentation) -> None:
    for relations in (presentation.part.rels, presentation.part.package._rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("printerSettings", "metadata/thumbnail")):
                relations.pop(key)


def _state_program(presentation: Presentation) -> None:
    for relation in presentation.part.package._rels.values():
        if relation.reltype.endswith("extended-properties"):
            _replace(relation.target_part, _APP.encode())


def _keep_timings_but_wait_for_clicks(presentation: Presentation) -> None:
    for relation in presentation.part.rels.values():
        if relation.reltype.endswith("/presProps"):
            root = etree.fromstring(relation.target_part.blob)
            shown = etree.Element(f"{{{_P}}}showPr", {"showNarration": "1", "useTimings": "0"})
            etree.SubElement(shown, f"{{{_P}}}present")
            root.insert(0, shown)
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            _replace(relation.target_part, data)


def _put_master(old: Any, xml: bytes) -> None:
    new = parse_xml(xml)
    kept = only(old, "p:sldLayoutIdLst")  # python-pptx holds on to this very element
    for child in list(old):
        old.remove(child)
    for child in list(new):
        old.append(kept if child.tag == qn("p:sldLayoutIdLst") else child)
    old.set("preserve", "1")


def _add_layouts(presentation: Presentation, sjabloon: Sjabloon) -> None:
    master = presentation.slide_master.part
    listed = only(master._element, "p:sldLayoutIdLst")
    for number, soort in enumerate(sjabloon.slides, start=1):
        name = PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml")
        xml = layout_xml(soort, sjabloon)
        part = SlideLayoutPart.load(name, CONTENT_TYPE.PML_SLIDE_LAYOUT, master.package, xml)
        part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
        entry = etree.SubElement(listed, qn("p:sldLayoutId"))
        entry.set("id", str(_FIRST_LAYOUT_ID + number))
        entry.set(qn("r:id"), master.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT))


def _speak_dutch(presentation: Presentation, style: Stijl) -> None:
    """The parts that python-pptx brings along are in English: its defaults, and the master of the notes."""
    notes = presentation.notes_master
    for root in (presentation.part._element, notes._element):
        for element in root.iter():
            if element.get("lang"):
                element.set("lang", TAAL)
    theme = notes.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    if isinstance(theme, Part) and theme.blob:
        _replace(theme, themed(theme.blob, style))


def _replace(part: Part, data: bytes) -> None:
    if hasattr(part, "_element"):
        part._element = parse_xml(data)
    else:
        part._blob = data
