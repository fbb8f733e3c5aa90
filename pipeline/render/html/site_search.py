"""What the search of the site looks in: the text of all pages, read by the browser when somebody searches."""

import json
from collections.abc import Iterator, Sequence

from pipeline.blocks import (
    Block,
    Blocks,
    Cards,
    Contents,
    Figure,
    Heading,
    LabelRow,
    Overview,
    Row,
    Strip,
    Table,
    TargetLine,
    inlines_of,
    plain,
    walk,
)
from pipeline.render.html.search import Search
from pipeline.render.html.site_pages import Page
from pipeline.render.html.stylesheet import accent_class
from pipeline.render.huisstijl import Huisstijl

_LEADS = ("doelstelling", "actieplan")


def search_data(pages: Sequence[Page], search: Search, style: Huisstijl) -> bytes:
    """A script that gives the places of all pages to `plan.js`, in UTF-8.

    A place has title, where (its chapter), accent (a class), code, choices (numbers), leads, page (the address of its
    page), anchor, and blocks: pairs of a text and the anchor it stands at, which may be empty.
    """
    parts = {page.anchor: plain(page.heading.inlines) for page in pages if page.heading.style not in _LEADS}
    places = [place for page in pages for place in _places(page, parts, search, style)]
    written = json.dumps(places, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.smjpZoek={written};\n".encode()


def _places(page: Page, parts: dict[str, str], search: Search, style: Huisstijl) -> Iterator[dict[str, object]]:
    where = [parts[each] for each in page.parents if each in parts]
    blocks = [block for section in page.sections for block in section.blocks]
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and _is_place(block, page)]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        heading = blocks[start]
        strip = blocks[start - 1] if start else None
        if not isinstance(heading, Heading):
            raise TypeError("a place starts at a heading")
        choices = search.choices(heading)
        yield {
            "title": f"{heading.number} {plain(heading.inlines)}".strip(),
            "where": where[-1] if where else plain(page.heading.inlines),
            "accent": accent_class(style, page.accent),
            "code": strip.code if isinstance(strip, Strip) else "",
            "choices": [int(each) for each in choices.split()],
            "leads": heading.style in _LEADS,
            "page": f"{page.folder}/index.html",
            "anchor": heading.anchor,
            "blocks": _texts(tuple(blocks[start:end]), heading.anchor),
        }


def _is_place(heading: Heading, page: Page) -> bool:
    """Whether it is found as a place of its own: a small heading in an actieplan or doelstelling is part of that."""
    return bool(heading.anchor) and (heading.style != "tussenkop" or page.heading.style not in _LEADS)


def _texts(blocks: Blocks, anchor: str) -> list[list[str]]:
    texts: list[list[str]] = []
    for block in walk(blocks):
        if isinstance(block, Heading | Table | Figure) and block.anchor:
            anchor = block.anchor
        for text, own in _of_block(block):
            if text.strip():
                texts.append([" ".join(text.split()), own or anchor])
    return texts


def _of_block(block: Block) -> Iterator[tuple[str, str]]:
    """The texts of a block, each with an anchor of its own when it has one."""
    match block:
        case Table():
            yield block.caption, ""
            for row in (*block.head, *block.body):
                yield _of_row(row), row.anchor
            yield from ((plain(note), "") for note in block.notes)
        case Cards(cards=cards):
            yield from ((f"{card.title} {plain(card.inlines)}", "") for card in cards)
        case LabelRow(label=label):
            yield label, ""
        case Strip(code=code, kind=kind, flag=flag):
            yield f"{code} {kind} {flag}", ""
        case TargetLine(description=description):
            yield description, ""
        case Figure(caption=caption, alt=alt):
            yield f"{caption} {alt}", ""
        case Overview() | Contents():  # what they say, their target says too
            return
        case _:
            yield from ((plain(run), "") for run in inlines_of(block))


def _of_row(row: Row) -> str:
    return " ".join(f"{plain(cell.inlines)} {plain(cell.note)}" for cell in row.cells)
