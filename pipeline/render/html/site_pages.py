"""The plan cut into pages: one per part, chapter, doelstelling, actieplan and schema, each with a permanent address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.blocks import Blocks, Contents, Document, Heading, Section, Strip, anchors_in, plain, walk

_OPENS_A_PAGE = frozenset({"deel", "hoofdstuk", "doelstelling", "actieplan"})
_DEEPEST_AT_SECTION_START = 2
# folders of the site itself, and names that Windows keeps for devices
_TAKEN = frozenset(
    {"bestanden", "tabellen", "con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site. `folder` is its permanent address, made of the anchor of its heading.

    `sections` are its blocks, the heading at level 1; `parents` are the anchors of the pages above it, from the top.
    """

    heading: Heading
    folder: str
    sections: tuple[Section, ...]
    parents: tuple[str, ...]
    anchors: frozenset[str]

    @property
    def anchor(self) -> str:
        """The anchor of its heading."""
        return self.heading.anchor

    @property
    def title(self) -> str:
        """Its number and heading, as its title names it."""
        return f"{self.heading.number} {plain(self.heading.inlines)}".strip()

    @property
    def accent(self) -> int:
        """The accent of its section."""
        return self.sections[0].accent

    def of(self, document: Document) -> Document:
        """What this page holds, as a document."""
        return replace(document, subtitle=self.title, cover=None, linked_data="", sections=self.sections)


def pages_of(document: Document) -> tuple[Page, ...]:
    """The pages, in the order of the document. What stands before the first heading is on none of them."""
    pages: list[Page] = []
    above: list[Heading] = []
    taken = set(_TAKEN)
    for heading, sections in _cut(document.sections):
        above = [each for each in above if each.level < heading.level]
        folder = heading.anchor
        while folder.casefold() in taken:
            folder += "_"
        taken.add(folder.casefold())
        raised = tuple(replace(each, blocks=_raised(each.blocks, heading.level - 1)) for each in sections)
        anchors = frozenset(name for each in sections for block in walk(each.blocks) for name in anchors_in(block))
        pages.append(Page(heading, folder, raised, tuple(each.anchor for each in above), anchors))
        above.append(heading)
    return tuple(pages)


def _cut(sections: Sequence[Section]) -> Iterator[tuple[Heading, list[Section]]]:
    heading: Heading | None = None
    run: list[Section] = []
    for section in sections:
        start = 0
        for index in _starts(section.blocks):
            run += _part(section, start, index)
            if heading is not None:
                yield heading, run
            start, run = index, []
            heading = next(block for block in section.blocks[index:] if isinstance(block, Heading))
        run += _part(section, start, len(section.blocks))
    if heading is not None:
        yield heading, run


def _part(section: Section, start: int, end: int) -> list[Section]:
    blocks = tuple(block for block in section.blocks[start:end] if not isinstance(block, Contents))
    return [replace(section, blocks=blocks)] if blocks else []


def _starts(blocks: Blocks) -> Iterator[int]:
    """The indexes at which a page starts, at the strip above its heading when there is one."""
    first = next((index for index, block in enumerate(blocks) if isinstance(block, Heading)), None)
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading) or not block.anchor:
            continue
        opens_section = index == first and block.contents and block.level <= _DEEPEST_AT_SECTION_START
        if block.style in _OPENS_A_PAGE or opens_section:
            yield index - 1 if index and isinstance(blocks[index - 1], Strip) else index


def _raised(blocks: Blocks, by: int) -> Blocks:
    return tuple(replace(each, level=max(each.level - by, 1)) if isinstance(each, Heading) else each for each in blocks)
