"""Page numbers: room for them while the text is written, filled in at the very end.

Word knows no pages until somebody opens the file, so they come from the PDF of the same document. A slot is a piece of
text that makes no sense without its number: where the page is not known, all of it goes.
"""

from collections.abc import Callable, Mapping

from lxml import etree

from pipeline.render.docx.markup import escape, field, w

AskPages = Callable[[], Mapping[str, int]]
"""Gives the page of each anchor; asked once, as late as possible, because the PDF is made at the same time."""

_NAMESPACE = "urn:smjp:pages"
_SLOT = f"{{{_NAMESPACE}}}slot"
_START = f"{{{_NAMESPACE}}}start"
_NUMBER = '<w:t xml:space="preserve"/>'  # the only text of a slot that is empty


def page_slot(anchor: str, name: str, *, before: str = "", after: str = "", properties: str = "") -> str:
    """Room for the page of an anchor, as a field to the bookmark `name`, between these runs.

    `properties` are the children of the `w:rPr` of the number.
    """
    letters = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    number = field(f"PAGEREF {name} \\h", f"<w:r>{letters}{_NUMBER}</w:r>", properties)
    return f'<slot xmlns="{_NAMESPACE}" anchor="{escape(anchor)}">{before}{number}{after}</slot>'


def page_start(anchor: str, before: str, *, there: str, here: str) -> str:
    """A paragraph in two forms: `there` is for where the PDF starts a page, `here` for where it does not.

    It starts one where `anchor` is on a later page than `before`, the anchor before it.
    """
    return (
        f'<start xmlns="{_NAMESPACE}" anchor="{escape(anchor)}" before="{escape(before)}">'
        f'<form xmlns="{_NAMESPACE}">{there}</form><form xmlns="{_NAMESPACE}">{here}</form></start>'
    )


def fill_slots(root: etree._Element, pages: Mapping[str, int]) -> None:
    """Puts the pages in the slots; a slot of which the page is not known is taken out."""
    for start in list(root.iter(_START)):
        _start_page(start, pages)
    for slot in list(root.iter(_SLOT)):
        page = pages.get(slot.get("anchor", ""))
        if page is not None:
            next(each for each in slot.iter(w("t")) if not each.text).text = str(page)
            for each in list(slot):
                slot.addprevious(each)
        parent = slot.getparent()
        if parent is not None:
            parent.remove(slot)


def _start_page(start: etree._Element, pages: Mapping[str, int]) -> None:
    parent = start.getparent()
    if parent is None:
        return
    there, here = start
    page, before = (pages.get(start.get(name, "")) for name in ("anchor", "before"))
    for each in list(there if page is not None and before is not None and page > before else here):
        start.addprevious(each)
    parent.remove(start)
