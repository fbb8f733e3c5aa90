"""A part of the plan as a document of its own: a chapter, doelstelling or actieplan, with the numbers of the whole."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.blocks import (
    Blocks,
    Document,
    Heading,
    Inline,
    Reference,
    Section,
    Strip,
    Text,
    anchors_in,
    map_inlines,
    plain,
    walk,
)


def part_of(document: Document, anchor: str) -> Document:
    """The blocks under the heading with this anchor, one of `anchors(document)`."""
    section, blocks = next(found for each in document.sections if (found := _cut(each, anchor)))
    top = next(block for block in blocks if isinstance(block, Heading))
    raised = tuple(
        replace(each, level=each.level - top.level + 1) if isinstance(each, Heading) else each for each in blocks
    )
    subtitle = f"{top.number} {plain(top.inlines)}".strip()
    places = {**document.places, "subtitle": top.at} if top.at else document.places
    sections = (replace(section, blocks=settled(raised)),)
    return replace(document, subtitle=subtitle, linked_data="", sections=sections, places=places)


def settled(blocks: Blocks) -> Blocks:
    """These blocks as all there is: of a reference that leads elsewhere only the text stays."""
    return _settled(blocks, _anchors_in(blocks))


def settled_sections(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """These sections as all there is: of a reference that leads elsewhere only the text stays."""
    known = frozenset(anchor for section in sections for anchor in _anchors_in(section.blocks))
    return tuple(replace(section, blocks=_settled(section.blocks, known)) for section in sections)


def _anchors_in(blocks: Blocks) -> frozenset[str]:
    return frozenset(anchor for each in walk(blocks) for anchor in anchors_in(each))


def _settled(blocks: Blocks, known: frozenset[str]) -> Blocks:
    def settle(inline: Inline) -> Inline:
        if isinstance(inline, Reference) and inline.target not in known:
            return Text(inline.text, quiet=inline.quiet)
        return inline

    return tuple(map_inlines(each, settle) for each in blocks)


def anchors(document: Document) -> Iterator[str]:
    """The anchors that a part can be asked by: chapters, doelstellingen and actieplannen."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Heading) and block.style in ("hoofdstuk", "doelstelling", "actieplan"):
                yield block.anchor


def _cut(section: Section, anchor: str) -> tuple[Section, Blocks] | None:
    starts = (
        index for index, block in enumerate(section.blocks) if isinstance(block, Heading) and block.anchor == anchor
    )
    start = next(starts, None)
    if start is None:
        return None
    heading = section.blocks[start]
    end = next(
        (
            index
            for index, block in enumerate(section.blocks)
            if index > start and isinstance(block, Heading) and block.level <= heading.level  # type: ignore[union-attr]
        ),
        len(section.blocks),
    )
    return section, section.blocks[_with_strip(section, start) : _with_strip(section, end)]


def _with_strip(section: Section, index: int) -> int:
    """The index of the strip above the heading at this index, or the index itself."""
    return index - 1 if 0 < index < len(section.blocks) and isinstance(section.blocks[index - 1], Strip) else index
