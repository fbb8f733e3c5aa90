"""Sections of pages: size, margins, and headers and footers copied from the template."""

import copy

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.story import StoryPart
from lxml import etree

from pipeline.blocks import Heading, Section
from pipeline.render.docx.markup import child, r, twips, w
from pipeline.render.docx.styles import StyleIds

_LANDSCAPE_MARGINS = {"top": 25, "right": 20, "bottom": 17, "left": 20, "header": 15, "footer": 7}  # mm (look, 2)
_KINDS = ("default", "even")
_LANDSCAPE_STYLES = {"header": "Koptekst liggend", "footer": "Voettekst liggend"}


class PageFurniture:
    """The headers and footers of all sections: as edited in the template, with the title of the section in them."""

    def __init__(self, document: WordDocument, ids: StyleIds, model: etree._Element, slot: str) -> None:
        """`model` is the section of the template to follow; `slot` the text in its headers to put the title in."""
        self._document = document
        self._ids = ids
        self._slot = slot
        self._originals = edges(document, model)
        self._pristine = {key: copy.deepcopy(part.element) for key, part in self._originals.items()}
        self._made: dict[tuple[str, str, str, int, bool], str] = {}

    def references(self, section: Section) -> list[etree._Element]:
        """The references to the headers and footers of this section."""
        made = []
        for tag, kind in self._originals:
            reference = etree.Element(w(f"{tag}Reference"))
            reference.set(w("type"), kind)
            reference.set(r("id"), self._relation(tag, kind, section))
            made.append(reference)
        return made

    def _relation(self, tag: str, kind: str, section: Section) -> str:
        key = (tag, kind, section.running, section.accent, section.landscape)
        if key not in self._made:
            self._made[key] = self._copy(tag, kind, section)
        return self._made[key]

    def _copy(self, tag: str, kind: str, section: Section) -> str:
        original, package = self._originals[tag, kind], self._document.part.package
        part = HeaderPart.new(package) if tag == "header" else FooterPart.new(package)
        for relation in original.rels.values():
            part.load_rel(relation.reltype, relation._target, relation.rId, relation.is_external)
        part.element[:] = list(copy.deepcopy(self._pristine[tag, kind]))
        fill_slot(part.element, self._slot, section.running)
        self._restyle(part.element, "Rubriek", self._ids.accented("Rubriek", section.accent))
        if section.landscape:
            self._restyle(part.element, tag, self._ids[_LANDSCAPE_STYLES[tag]])
        reltype = RELATIONSHIP_TYPE.HEADER if tag == "header" else RELATIONSHIP_TYPE.FOOTER
        return self._document.part.relate_to(part, reltype)

    def _restyle(self, root: etree._Element, name: str, new: str) -> None:
        for element in root.iter(w("pStyle"), w("rStyle")):
            if element.get(w("val")) == self._ids[name]:
                element.set(w("val"), new)


def edges(document: WordDocument, model: etree._Element) -> dict[tuple[str, str], StoryPart]:
    """The headers and footers of a section by tag and kind; what it does not name comes from the section before it."""
    found: dict[tuple[str, str], StoryPart] = {}
    for section in document.element.body.iter(w("sectPr")):
        for tag in ("header", "footer"):
            for reference in section.iterfind(w(f"{tag}Reference")):
                part = document.part.related_parts[reference.get(r("id"), "")]
                found[tag, reference.get(w("type"), "default")] = part
        if section is model:
            break
    return {key: part for key, part in sorted(found.items()) if key[1] in _KINDS}


def text_width(model: etree._Element, landscape: bool) -> int:
    """The width of the text of a section in twips."""
    size, margins = child(model, "pgSz").attrib, child(model, "pgMar").attrib
    if landscape:
        return int(size[w("h")]) - twips(_LANDSCAPE_MARGINS["left"]) - twips(_LANDSCAPE_MARGINS["right"])
    return int(size[w("w")]) - int(margins[w("left")]) - int(margins[w("right")])


def section_properties(model: etree._Element, section: Section, references: list[etree._Element]) -> etree._Element:
    """The `w:sectPr` of a section: that of the template, turned when the section is landscape."""
    made = copy.deepcopy(model)
    for name in ("headerReference", "footerReference", "titlePg", "pgNumType", "type"):
        for old in made.findall(w(name)):
            made.remove(old)
    start = etree.Element(w("type"))
    start.set(w("val"), "oddPage" if _is_chapter(section) else "nextPage")
    made[:0] = references
    child(made, "pgSz").addprevious(start)
    if section.landscape:
        _turn(made)
    return made


def _turn(section: etree._Element) -> None:
    size, margins = child(section, "pgSz").attrib, child(section, "pgMar").attrib
    size[w("w")], size[w("h")] = size[w("h")], size[w("w")]
    size[w("orient")] = "landscape"
    for side, length in _LANDSCAPE_MARGINS.items():
        margins[w(side)] = str(twips(length))


def _is_chapter(section: Section) -> bool:
    first = next(iter(section.blocks), None)
    return isinstance(first, Heading) and first.style == "hoofdstuk"


def fill_slot(root: etree._Element, slot: str, text: str) -> None:
    """Puts the text in the place of the slot, wherever it stands; a run that stays empty goes."""
    for element in list(root.iter(w("t"))):
        if slot in (element.text or ""):
            element.text = (element.text or "").replace(slot, text)
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
