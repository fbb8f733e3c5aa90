"""The template with its placeholders filled: once, before any text of the plan is in the document."""

import io
from collections.abc import Mapping
from itertools import groupby

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.story import StoryPart
from docx.styles.styles import Styles
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from pipeline.render.docx.markup import w
from pipeline.render.docx.placeholders import BODY

_BODY_PARAGRAPH = f"{{{{{BODY}}}}}"
_MARK = "smjp-inhoud"  # a style that no template has: it only marks where the body goes
_VISIBLE = ("drawing", "pict", "object", "fldSimple", "fldChar", "sym", "br", "footnoteReference")


def environment() -> SandboxedEnvironment:
    """The Jinja environment of the template: no access to anything but the values, and no value may be missing."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def is_body_paragraph(paragraph: etree._Element) -> bool:
    """Whether this is the paragraph that the body replaces: `{{ inhoud }}` and nothing else."""
    return "".join(text_of(paragraph).split()) == _BODY_PARAGRAPH


def text_of(paragraph: etree._Element) -> str:
    """The characters of a paragraph of the template."""
    return "".join(element.text or "" for element in paragraph.iter(w("t")))


def fill(template: bytes, values: Mapping[str, str]) -> WordDocument:
    """The template as a document with these values; `body_mark` finds the place of the body in it.

    Paragraphs and boxes in which nothing remains are taken out, so that the template needs no conditions.
    """
    filler = DocxTemplate(io.BytesIO(template))
    filler.init_docx()
    _mark_body(filler.docx)
    _forget_properties(filler.docx)
    filler.render({name: _literal(value) for name, value in values.items()}, jinja_env=environment(), autoescape=True)
    saved = io.BytesIO()
    filler.docx.save(saved)
    document = docx.Document(saved)
    boxes = _ids_of(document.styles, "Statusvak")
    for root in stories(document):
        _take_out_what_is_empty(root, boxes)
    for end in list(document.element.body.iterfind(f"{w('p')}/{w('pPr')}/{w('sectPr')}")):
        end.getparent().append(end)  # LibreOffice writes it first, where Word refuses it
    return document


def body_mark(document: WordDocument) -> etree._Element:
    """The paragraph that the body replaces."""
    body: etree._Element = document.element.body
    return next(each for each in body.iter(w("p")) if _is_mark(each))


def story_parts(document: WordDocument) -> list[StoryPart]:
    """The parts with text: the document itself, and its headers and footers."""
    edges = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    return [document.part, *(each.target_part for each in document.part.rels.values() if each.reltype in edges)]


def stories(document: WordDocument) -> list[etree._Element]:
    """The roots of the parts with text."""
    return [part.element for part in story_parts(document)]


def _literal(value: str) -> Markup:
    # docxtpl gives a meaning of its own to tabs, line ends and braces, even in what it filled in
    escaped = str(escape(value))
    return Markup("".join(f"&#{ord(each)};" if each in "{}%\t\n" else each for each in escaped))


def _mark_body(document: WordDocument) -> None:
    for paragraph in document.element.body.iter(w("p")):
        if is_body_paragraph(paragraph):
            paragraph[:] = []
            properties = etree.SubElement(paragraph, w("pPr"))
            etree.SubElement(properties, w("pStyle")).set(w("val"), _MARK)


def _is_mark(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style is not None and style.get(w("val")) == _MARK


def _forget_properties(document: WordDocument) -> None:
    # docxtpl fills these too, with escapes that do not belong there; the writer sets them afterwards
    properties = document.core_properties
    for name in ("author", "comments", "identifier", "subject", "title"):
        setattr(properties, name, "")


def _ids_of(styles: Styles, name: str) -> set[str]:
    return {str(style.style_id) for style in styles if style.element.name_val == name}


def _take_out_what_is_empty(root: etree._Element, boxes: set[str]) -> None:
    for paragraph in list(root.iter(w("p"))):
        for box, runs in groupby(list(paragraph.iterfind(w("r"))), lambda run: _style_of(run) in boxes):
            members = list(runs)
            if box and not "".join(map(text_of, members)).strip():
                for run in members:
                    paragraph.remove(run)
        held = any(True for _ in paragraph.iter(w("t")))
        if held and not text_of(paragraph).strip() and not any(True for _ in paragraph.iter(*map(w, _VISIBLE))):
            _take_out(paragraph)


def _style_of(run: etree._Element) -> str | None:
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    return None if style is None else style.get(w("val"))


def _take_out(paragraph: etree._Element) -> None:
    parent = paragraph.getparent()
    ends_section = paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
    # Word wants a paragraph in every header, footer and cell
    if parent is not None and not ends_section and len(parent.findall(w("p"))) > 1:
        parent.remove(paragraph)
