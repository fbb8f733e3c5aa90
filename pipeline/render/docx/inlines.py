"""Inline text as runs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.blocks import Flag, Inline, Inlines, LineBreak, Link, Lookup, Note, Reference, Text
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.markup import boxed, escape, field, hyperlink, run, styled
from pipeline.render.docx.pages import page_slot
from pipeline.render.docx.styles import StyleIds

QUIET = "Strookverwijzing"
"""The style of what is small and soft."""

_NO_BREAK = "\u00a0"

AddNote = Callable[[Inlines], int]
AddAddress = Callable[[str], str]


class InlineWriter:
    """Writes the inlines of one part of the package: addresses are relationships of that part."""

    def __init__(
        self,
        ids: StyleIds,
        bookmarks: Bookmarks,
        marked: Mapping[str, str],
        add_address: AddAddress,
        add_note: AddNote,
    ) -> None:
        """`marked` is the text that each anchor marks, where a field can repeat it.

        `add_address` gives the relationship of an address, `add_note` the number of a footnote.
        """
        self._ids = ids
        self._bookmarks = bookmarks
        self._marked = marked
        self._add_address = add_address
        self._add_note = add_note
        self._addresses: dict[str, str] = {}
        self._size = ""

    def runs(self, inlines: Inlines, accent: int = 0, *, letter: float = 0) -> str:
        """The inlines as runs and hyperlinks; flags are in this accent. `letter` is a size in points of their own."""
        half_points = round(letter * 2)
        self._size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if letter else ""
        written = "".join(self._inline(each, accent) for each in inlines)
        self._size = ""
        return written

    def _inline(self, inline: Inline, accent: int) -> str:
        match inline:
            case Text():
                return run(inline.text, _letters(inline, self._ids, self._size))
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Reference():
                return self._reference(inline)
            case Flag(text=text, filled=filled):
                return self.flag(text, accent, filled=filled)
            case Link(text=text, url=url):
                return self._link(text, url)
            case Note(inlines=note):
                number = self._add_note(note)
                style = self._ids["footnote reference"]
                return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            case Lookup(words=words):
                raise ValueError(f"a lookup reached the writer: {' '.join(words)}")

    def flag(self, text: str, accent: int, *, filled: bool) -> str:
        """A word in a box: filled with the accent, or an outline."""
        return styled(boxed(text), self._ids.accented("Vlag", accent) if filled else self._ids["Vlag open"])

    def _reference(self, reference: Reference) -> str:
        text, target = reference.text, reference.target
        name = self._bookmarks.name(target)
        if name is None:
            return run(text, self._size)
        letters = f'<w:rStyle w:val="{self._ids[QUIET if reference.quiet else "Verwijzing"]}"/>{self._size}'
        shown, page = run(text, letters), self._page(reference, name, letters) if reference.page else ""
        if text and text == self._marked.get(target):
            # CHARFORMAT: in the letters of this text, not in those of the heading
            return field(f"REF {name} \\h \\* CHARFORMAT", shown, letters) + page
        return hyperlink(name, shown + page)

    def _page(self, reference: Reference, name: str, letters: str) -> str:
        if not reference.text:
            return page_slot(reference.target, name, properties=letters)
        before, after = run(f" (blz.{_NO_BREAK}", letters), run(")", letters)
        return page_slot(reference.target, name, before=before, after=after, properties=letters)

    def _link(self, text: str, url: str) -> str:
        if url not in self._addresses:
            self._addresses[url] = self._add_address(url)
        relation = escape(self._addresses[url])
        letters = f'<w:rStyle w:val="{self._ids["Hyperlink"]}"/>{self._size}'
        return f'<w:hyperlink r:id="{relation}" w:history="1">{run(text, letters)}</w:hyperlink>'


def _letters(text: Text, ids: StyleIds, size: str) -> str:
    styles = (("Code", text.code), (QUIET, text.quiet), ("Strong", text.bold), ("Emphasis", text.italic))
    style = next((name for name, wanted in styles if wanted), "")
    properties = f'<w:rStyle w:val="{ids[style]}"/>' if style else ""
    # a run has one style: what else it is, stands beside it
    if text.bold and style != "Strong":
        properties += "<w:b/><w:bCs/>"
    if text.italic and style != "Emphasis":
        properties += "<w:i/><w:iCs/>"
    properties += size
    if text.raised:
        side = "superscript" if text.raised == "super" else "subscript"
        properties += f'<w:vertAlign w:val="{side}"/>'
    return properties


def quiet(inlines: Inlines) -> Inlines:
    """The same text, small and soft."""
    return tuple(replace(each, quiet=True) if isinstance(each, Text | Reference) else each for each in inlines)
