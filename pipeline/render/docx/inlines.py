"""Inline text as runs."""

from collections.abc import Callable

from pipeline.blocks import Inline, Inlines, LineBreak, Link, Lookup, Note, Reference, Text
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.markup import escape, run, styled
from pipeline.render.docx.styles import StyleIds

AddNote = Callable[[Inlines], int]
AddAddress = Callable[[str], str]


class InlineWriter:
    """Writes the inlines of one part of the package: addresses are relationships of that part."""

    def __init__(self, ids: StyleIds, bookmarks: Bookmarks, add_address: AddAddress, add_note: AddNote) -> None:
        """`add_address` gives the relationship of an address, `add_note` the number of a footnote."""
        self._ids = ids
        self._bookmarks = bookmarks
        self._add_address = add_address
        self._add_note = add_note
        self._addresses: dict[str, str] = {}

    def runs(self, inlines: Inlines) -> str:
        """The inlines as runs and hyperlinks."""
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return run(inline.text, _letters(inline, self._ids))
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Reference(text=text, target=target):
                return self._reference(text, target)
            case Link(text=text, url=url):
                return self._link(text, url)
            case Note(inlines=note):
                number = self._add_note(note)
                style = self._ids["footnote reference"]
                return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            case Lookup(words=words):
                raise ValueError(f"a lookup reached the writer: {' '.join(words)}")

    def _reference(self, text: str, target: str) -> str:
        name = self._bookmarks.name(target)
        if name is None:
            return run(text)
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{styled(text, self._ids["Verwijzing"])}</w:hyperlink>'

    def _link(self, text: str, url: str) -> str:
        if url not in self._addresses:
            self._addresses[url] = self._add_address(url)
        relation = escape(self._addresses[url])
        return f'<w:hyperlink r:id="{relation}" w:history="1">{styled(text, self._ids["Hyperlink"])}</w:hyperlink>'


def _letters(text: Text, ids: StyleIds) -> str:
    properties = f'<w:rStyle w:val="{ids["Code"]}"/>' if text.code else ""
    if text.bold:
        properties += "<w:b/><w:bCs/>"
    if text.italic:
        properties += "<w:i/><w:iCs/>"
    if text.raised:
        side = "superscript" if text.raised == "super" else "subscript"
        properties += f'<w:vertAlign w:val="{side}"/>'
    return properties
