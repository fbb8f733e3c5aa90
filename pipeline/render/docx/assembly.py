"""The sections of a document in the filled template."""

from collections.abc import Iterable, Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.styles.style import ParagraphStyle
from lxml import etree

from pipeline.blocks import Document, Section, Series
from pipeline.render.docx import contents
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.body import BodyWriter, captioned, entries, marked_texts
from pipeline.render.docx.fill import body_mark, stories
from pipeline.render.docx.footnotes import Footnotes
from pipeline.render.docx.house import named_styles, style_ids
from pipeline.render.docx.inlines import InlineWriter
from pipeline.render.docx.layout import LayoutWriter
from pipeline.render.docx.markup import DECLARATIONS, r, w
from pipeline.render.docx.numbering import Numbering
from pipeline.render.docx.pages import AskPages, fill_slots
from pipeline.render.docx.pictures import PictureWriter
from pipeline.render.docx.placeholders import RUNNING_SLOT
from pipeline.render.docx.sections import PageFurniture, fill_slot, section_properties, text_width
from pipeline.render.docx.styles import StyleIds
from pipeline.render.docx.tables import TableWriter
from pipeline.render.huisstijl import Huisstijl

_SEPARATOR = ";"  # of lists inside fields, in Word as it is installed in Belgium
_SERIES: tuple[Series, ...] = ("Tabel", "Figuur")
_EDGES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def assemble(word: WordDocument, document: Document, style: Huisstijl, ask_pages: AskPages | None = None) -> None:
    """Puts the sections of the document, with their headers, footers and notes, in the place of the body.

    The pages of its anchors are asked when all the rest is written.
    """
    ids = style_ids(word)
    body = word.element.body
    mark, model = body_mark(word), body.find(w("sectPr"))
    furniture = PageFurniture(word, ids, model, RUNNING_SLOT)
    if document.loose:
        for element in list(mark.itersiblings(preceding=True)):
            body.remove(element)
    marked = marked_texts(document.sections)
    bookmarks = _bookmarks(word, marked)
    footnotes = Footnotes(word, ids, bookmarks, marked)
    writer = _body_writer(word, document, style, ids, bookmarks, marked, footnotes)
    for root in stories(word):
        fill_slot(root, RUNNING_SLOT, "")
    sections = document.sections or (Section((), ""),)
    for number, section in enumerate(sections, start=1):
        written = writer.section(section, text_width(model, section.landscape))
        elements = list(etree.fromstring(f"<w:body {DECLARATIONS}>{written}</w:body>"))
        end = section_properties(model, section, furniture.references(section))
        if number == len(sections):
            body.replace(model, end)
        else:
            _end_section(elements, end, ids)
        for element in elements:
            mark.addprevious(element)
    body.remove(mark)
    _drop_unused_edges(word)
    pages = ask_pages() if ask_pages else {}
    fill_slots(body, pages)
    footnotes.write(pages)


def _bookmarks(word: WordDocument, anchors: Iterable[str]) -> Bookmarks:
    starts = list(word.element.body.iter(w("bookmarkStart")))
    return Bookmarks(
        anchors,
        taken=[each.get(w("name"), "") for each in starts],
        first=max((int(each.get(w("id"), "0")) for each in starts), default=0) + 1,
    )


def _body_writer(
    word: WordDocument,
    document: Document,
    style: Huisstijl,
    ids: StyleIds,
    bookmarks: Bookmarks,
    marked: Mapping[str, str],
    footnotes: Footnotes,
) -> BodyWriter:
    def add_address(url: str) -> str:
        return word.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    inlines = InlineWriter(ids, bookmarks, marked, add_address, footnotes.add)
    return BodyWriter(
        ids,
        bookmarks,
        inlines,
        TableWriter(ids, bookmarks, inlines, style),
        LayoutWriter(ids, bookmarks, inlines, style),
        PictureWriter(word.part),
        Numbering(word),
        column=_reading_column(word),
        contents_field=contents.field(entries(document.sections), ids, bookmarks, _separator(word)),
        caption_lists={
            series: contents.caption_list(captioned(document.sections), series, ids, bookmarks) for series in _SERIES
        },
    )


def _reading_column(word: WordDocument) -> int:
    """Where reading text starts, in twips from the margin, as the template has it."""
    style = named_styles(word)["leestekst"]
    while isinstance(style, ParagraphStyle):
        indent = style.paragraph_format.left_indent
        if indent is not None:
            return int(indent.twips)
        style = style.base_style
    return 0


def _separator(word: WordDocument) -> str:
    found = word.settings.element.find(w("listSeparator"))
    return _SEPARATOR if found is None else found.get(w("val"), _SEPARATOR)


def _end_section(elements: list[etree._Element], end: etree._Element, ids: StyleIds) -> None:
    """The last paragraph carries the section; after a table or the contents there has to be one."""
    if not elements or elements[-1].tag != w("p"):
        empty = etree.Element(w("p"))
        etree.SubElement(etree.SubElement(empty, w("pPr")), w("pStyle")).set(w("val"), ids["Na tabel"])
        elements.append(empty)
    elements[-1][0].append(end)


def _drop_unused_edges(word: WordDocument) -> None:
    body = word.element.body
    used = {each.get(r("id")) for each in body.iter(w("headerReference"), w("footerReference"))}
    for relation in [each for each in word.part.rels.values() if each.reltype in _EDGES]:
        if relation.rId not in used:
            del word.part.rels[relation.rId]
