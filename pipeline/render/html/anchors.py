"""The anchors of a document, each of them once."""

import re

from pipeline.blocks import Document, Figure, Heading, Table, walk

# An underscore in front is kept for the ids of the page itself (`_inhoud`, `_noot-3`): those never clash with a code.
_ANCHOR = re.compile(r"(?!_)[\w.:-]+")


def anchors_of(document: Document) -> frozenset[str]:
    """All anchors of headings, tables and figures.

    Raises ValueError for an anchor that stands twice or cannot be the id of an element.
    """
    seen: set[str] = set()
    for section in document.sections:
        for block in walk(section.blocks):
            if not isinstance(block, Heading | Table | Figure) or not block.anchor:
                continue
            if block.anchor in seen:
                raise ValueError(f"anchor used twice: {block.anchor!r}")
            if not _ANCHOR.fullmatch(block.anchor):
                raise ValueError(f"not an anchor: {block.anchor!r}")
            seen.add(block.anchor)
    return frozenset(seen)
