"""The XML elements of a file that python-pptx holds: what must be there is found, or the writer stops."""

import re
from typing import Any

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from pipeline.cbs.slideontwerp import Vak
from pipeline.cbs.writing.markup import EMU_PER_MM, NAMESPACES


def only(root: Any, tag: str) -> etree._Element:
    """The first element with this tag (`p:cNvPr`) in an element of python-pptx; raises LookupError."""
    found = next(iter(root.iter(qn(tag))), None)
    if found is None:
        raise LookupError(tag)
    element: etree._Element = found
    return element


def placeholder(tree: Any, idx: int) -> etree._Element:
    """The shape of the placeholder with this index; python-pptx takes long to look for it. Raises LookupError."""
    for shape in tree:
        held = holder(shape)
        if held is not None and held.get("idx") == str(idx):
            found: etree._Element = shape
            return found
    raise LookupError(idx)


def holder(shape: Any) -> etree._Element | None:
    """What makes a shape a placeholder, or None."""
    found: etree._Element | None = shape.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")
    return found


def type_of(shape: Any) -> str:
    """The type of a placeholder (`obj` where it says nothing), empty for another shape."""
    held = holder(shape)
    return "" if held is None else held.get("type", "obj")


def name_of(shape: Any) -> str:
    """The name of a shape, as the selection pane shows it."""
    found = next(iter(shape.iter(qn("p:cNvPr"))), None)
    return "" if found is None else found.get("name", "")


def vak_of(shape: Any) -> Vak | None:
    """Where a shape says that it stands: a box without size when that is no number, None when it does not say."""
    place = None if shape is None else shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    if place is None:
        return None
    offset, extent = place.find(qn("a:off")), place.find(qn("a:ext"))
    sides = (number(offset, "x"), number(offset, "y"), number(extent, "cx"), number(extent, "cy"))
    return Vak(*(0 if None in sides else (each or 0) / EMU_PER_MM for each in sides))


def number(element: Any, attribute: str) -> int | None:
    """The whole number in an attribute, None when it is none, or without an element."""
    stated = "" if element is None else element.get(attribute, "")
    return int(stated) if re.fullmatch(r"-?\d{1,12}", stated) else None


def put(shape: Any, xml: str) -> None:
    """Replaces the paragraphs of a shape."""
    body = only(shape, "p:txBody")
    for old in body.findall(qn("a:p")):
        body.remove(old)
    body.extend(parse_xml(f"<root {NAMESPACES}>{xml}</root>"))


def largest_id(tree: Any) -> int:
    """The highest number of a shape in a tree of shapes."""
    return max((int(each.get("id") or 0) for each in tree.iter(qn("p:cNvPr"))), default=1)
