"""The anchors of a document, each of them once."""

import re

from pipeline.blocks import Document, anchors_in, walk

# An underscore in front is kept for the ids of the page itself (`_inhoud`, `_noot-3`): those never clash with a code.
_ANCHOR = re.compile(r"(?!_)[\w.:-]+")


def anchors_of(document: Document) -> frozenset[str]:
    """All anchors of headings, tables, their rows and figures.

    Raises ValueError for an anchor that stands twice or cannot be the id of an element.
    """
    seen: set[str] = set()
    for section in document.sections:
        for block in walk(section.blocks):
            for anchor in anchors_in(block):
                if anchor in seen:
                    raise ValueError(f"anchor used twice: {anchor!r}")
                if not _ANCHOR.fullmatch(anchor):
                    raise ValueError(f"not an anchor: {anchor!r}")
                seen.add(anchor)
    return frozenset(seen)
