"""The footnotes of the document, as the part of the package that holds them."""

import copy
from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from pipeline.blocks import Inlines
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.inlines import InlineWriter
from pipeline.render.docx.markup import DECLARATIONS, paragraph, run, w
from pipeline.render.docx.pages import fill_slots
from pipeline.render.docx.styles import StyleIds

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


class Footnotes:
    """Collects footnotes; `write` puts them in the document."""

    def __init__(self, document: WordDocument, ids: StyleIds, bookmarks: Bookmarks, marked: Mapping[str, str]) -> None:
        """`marked` is the text that each anchor marks."""
        self._document = document
        self._ids = ids
        self._part = _part_of(document)
        self._root = etree.fromstring(self._part.blob)
        numbers = [int(note.get(w("id"), "0")) for note in self._root.iterfind(w("footnote"))]
        self._next = max(numbers, default=0) + 1
        self._notes: list[str] = []
        self._inlines = InlineWriter(ids, bookmarks, marked, self._add_address, self._refuse_nested)

    def add(self, inlines: Inlines) -> int:
        """The number, in the file, of a new footnote with this text."""
        number, self._next = self._next, self._next + 1
        mark = f'<w:r><w:rPr><w:rStyle w:val="{self._ids["footnote reference"]}"/></w:rPr><w:footnoteRef/></w:r>'
        content = paragraph(self._ids["footnote text"], mark + run(" ") + self._inlines.runs(inlines))
        self._notes.append(f'<w:footnote w:id="{number}">{content}</w:footnote>')
        return number

    def write(self, pages: Mapping[str, int]) -> None:
        """Puts the footnotes in the document, with the pages of the anchors that they refer to."""
        added = etree.fromstring(f"<w:footnotes {DECLARATIONS}>{''.join(self._notes)}</w:footnotes>")
        fill_slots(added, pages)
        root = copy.deepcopy(self._root)
        root.extend(list(added))
        self._part._blob = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _add_address(self, url: str) -> str:
        return self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def _refuse_nested(self, inlines: Inlines) -> int:
        raise ValueError("a footnote inside a footnote reached the writer")


def _part_of(document: WordDocument) -> Part:
    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    except KeyError:
        return _new_part(document)


def _new_part(document: WordDocument) -> Part:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in _SEPARATORS
    )
    blob = f"<w:footnotes {DECLARATIONS}>{separators}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part
