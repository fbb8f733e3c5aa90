"""The XML elements of a file that python-pptx holds: what must be there is found, or the writer stops."""

from typing import Any

from lxml import etree

_NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


def qn(tag: str) -> str:
    """The full name of a tag such as `p:sp`."""
    prefix, _, name = tag.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"


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
        held = shape.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")
        if held is not None and held.get("idx") == str(idx):
            found: etree._Element = shape
            return found
    raise LookupError(idx)


def clear(root: Any, tag: str) -> etree._Element:
    """That element, emptied of what is in it."""
    element = only(root, tag)
    element[:] = []
    return element


def largest_id(tree: Any) -> int:
    """The highest number of a shape in a tree of shapes."""
    return max((int(each.get("id") or 0) for each in tree.iter(qn("p:cNvPr"))), default=1)
