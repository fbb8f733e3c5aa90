"""What the file says about itself: title, author, date and language."""

import datetime

from docx.document import Document as WordDocument
from lxml import etree

from pipeline.blocks import Document
from pipeline.render.docx.fill import stories
from pipeline.render.docx.markup import w

_LONGEST = 255  # characters: more is refused


def set_properties(word: WordDocument, document: Document) -> None:
    """Replaces the properties of the template, with the names of those who edited it, by those of the plan."""
    properties = word.core_properties
    properties._element[:] = []
    issued = datetime.datetime.fromisoformat(document.issued_iso)
    properties.title = f"{document.title} {document.years}"[:_LONGEST]
    properties.subject = document.subtitle[:_LONGEST]
    properties.author = properties.last_modified_by = document.entities[:_LONGEST]
    properties.language = document.language
    properties.created = properties.modified = issued
    properties.revision = 1


def set_language(word: WordDocument, language: str) -> None:
    """Makes this the only language of the document, also where Word noted another while the template was edited."""
    defaults = word.styles.element.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if defaults is not None and defaults.find(w("lang")) is None:
        etree.SubElement(defaults, w("lang"))
    for root in (word.styles.element, *stories(word)):
        for element in root.iter(w("lang")):
            element.attrib.clear()
            element.set(w("val"), language)
    for element in word.settings.element.iter(w("themeFontLang")):
        element.attrib.clear()
        element.set(w("val"), language)
