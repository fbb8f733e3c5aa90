"""The pages of doelstellingen and actieplannen: composed, so that nothing is torn and little paper is empty."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pytest

from pipeline.blocks import Block, Document, Heading, LabelRow, Strip, Table
from pipeline.finance.totalen import totals
from pipeline.plan import build_plan
from pipeline.plan.part import settled_sections
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from pipeline.render.rendered import Rendered
from tests.built import SHIPPED, control
from tests.length import LONG
from tests.render.pdf.conftest import TEMPLATES
from tests.render.pdf.pages import pages_with

TOP, BOTTOM = 30.0, 272.0  # millimetres: the text area
LEAST_WHITE, AROUND_TEXT = 12.0, 7.0  # less is white between things; what is more, is empty but for this
INK = 225  # darker than this is printed
EMPTIEST = 0.13  # of the height of the pages of the chapters, on average


@dataclass(frozen=True)
class Page:
    """How much of the height of the text area is empty, and where its last ink stands, as parts of that height."""

    empty: float
    filled: float

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it: a chapter starts on the next page."""
        return self.filled == 0


@dataclass(frozen=True)
class Book:
    """A plan as PDF, with the pages of its chapters measured, by number."""

    document: Document
    rendered: Rendered
    pages: Mapping[int, Page]

    @property
    def empty(self) -> float:
        """The part of the height of the printed pages that is empty."""
        printed = [page.empty for page in self.pages.values() if not page.is_blank]
        return sum(printed) / len(printed)

    def codes(self, look: str) -> list[str]:
        """The codes of everything whose statement has this look."""
        blocks = (block for section in self.document.sections for block in section.blocks)
        return [block.anchor for block in blocks if isinstance(block, Heading) and block.style == look]


def measured(page: pypdfium2.PdfPage) -> Page:
    """The white in the text area of a page, thumb tab and running head left out."""
    image = page.render(scale=1, grayscale=True).to_pil()
    mm = image.height / 297
    strip = image.crop((int(19 * mm), 0, int(191 * mm), image.height))
    data, width = strip.tobytes(), strip.width
    inked = [min(data[row * width : (row + 1) * width]) < INK for row in range(strip.height)]
    start, end = int(TOP * mm), int(BOTTOM * mm)
    empty, white_from, last = 0.0, start, start
    for row in range(start, end + 1):
        if row == end or inked[row]:
            white = (row - white_from) / mm
            empty += white - AROUND_TEXT if white > LEAST_WHITE else 0
            last = row if row < end else last
            white_from = row + 1
    return Page(empty / (BOTTOM - TOP), (last - start) / (end - start))


def book(style: Huisstijl, document: Document) -> Book:
    """A plan with the pages from its first chapter up to its closing sections."""
    rendered = write_pdf(document, style, TEMPLATES)
    assert rendered.findings == ()
    blocks = [block for section in document.sections for block in section.blocks]
    chapters = [block.anchor for block in blocks if isinstance(block, Heading) and block.style == "hoofdstuk"]
    last = rendered.pages["prioriteiten"] - 1
    printed = pypdfium2.PdfDocument(rendered.data)
    pages = {number: measured(printed[number - 1]) for number in range(rendered.pages[chapters[0]], last + 1)}
    printed.close()
    return Book(document, rendered, pages)


@pytest.fixture(scope="module")
def shipped() -> Document:
    boek = control(SHIPPED).boek
    assert boek is not None
    return build_plan(boek.dossier, totals(boek.dossier), "0" * 8, boek)


@pytest.fixture(scope="module")
def shipped_book(style: Huisstijl, shipped: Document) -> Book:
    return book(style, shipped)


def changed(document: Document, change: Callable[[Block], Iterable[Block]]) -> Document:
    """The plan with other blocks inside its actieplannen."""
    sections = []
    for section in document.sections:
        blocks: list[Block] = []
        inside = False
        for block in section.blocks:
            if isinstance(block, Strip | Heading) and not getattr(block, "anchor", "-acties").endswith(
                ("acties", "kost")
            ):
                inside = isinstance(block, Heading) and block.style == "actieplan"
            blocks += change(block) if inside else (block,)
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(document, sections=settled_sections(tuple(sections)))


def with_acties(count: int) -> Callable[[Block], Iterable[Block]]:
    """A change that gives every actieplan so many acties."""

    def change(block: Block) -> Iterable[Block]:
        if isinstance(block, Table) and block.style == "tijdlijn":
            rows = block.body * count
            first = len(block.body)
            body = (
                row if index < first else replace(row, anchor=f"{row.anchor}-{index}")
                for index, row in enumerate(rows[:count])
            )
            yield replace(block, body=tuple(body))
        else:
            yield block

    return change


def test_the_shipped_plan_leaves_little_paper_empty(shipped_book: Book) -> None:
    assert shipped_book.empty <= EMPTIEST
    assert [number for number, page in shipped_book.pages.items() if not page.is_blank and page.filled < 1 / 3] == []


def test_the_shipped_plan_has_a_page_for_everything_and_no_more(shipped_book: Book) -> None:
    """Two actieplannen are too long for one page; a chapter opens on a page of its own, on the right."""
    blank = sum(page.is_blank for page in shipped_book.pages.values())
    things = sum(len(shipped_book.codes(look)) for look in ("hoofdstuk", "doelstelling", "actieplan"))
    assert len(shipped_book.pages) - blank == things + 2
    assert blank <= len(shipped_book.codes("hoofdstuk"))


def test_the_cost_stands_at_the_foot_of_the_page_of_every_actieplan_on_one_page(shipped_book: Book) -> None:
    pages = shipped_book.rendered.pages
    codes = shipped_book.codes("actieplan")
    alone = [code for code in codes if pages[f"{code}-kost"] == pages[code]]
    assert len(alone) == len(codes) - 2
    for code in alone:
        assert shipped_book.pages[pages[code]].filled == pytest.approx(1, abs=0.005)


def test_nothing_is_torn(shipped_book: Book) -> None:
    """Acties and cost are on one page, and so are the cost and the actieplannen of a doelstelling."""
    pages = shipped_book.rendered.pages
    for code in shipped_book.codes("actieplan"):
        assert pages[f"{code}-acties"] == pages[f"{code}-kost"]
    for code in shipped_book.codes("doelstelling"):
        assert pages[f"{code}-kost"] == pages[f"{code}-actieplannen"] == pages[code]


def test_each_page_belongs_to_one_thing(shipped_book: Book) -> None:
    pages = shipped_book.rendered.pages
    starts = [pages[code] for look in ("doelstelling", "actieplan") for code in shipped_book.codes(look)]
    assert len(starts) == len(set(starts))


def test_an_actieplan_of_two_pages_says_on_the_second_what_goes_on(shipped_book: Book) -> None:
    pages, data = shipped_book.rendered.pages, shipped_book.rendered.data
    strips = [
        block for section in shipped_book.document.sections for block in section.blocks if isinstance(block, Strip)
    ]
    torn = [strip for strip in strips if pages[f"{strip.code}-kost"] > pages[strip.code]]
    assert len(torn) == 2
    for strip in torn:
        assert pages[f"{strip.code}-acties"] == pages[strip.code] + 1
        assert pages[strip.code] + 1 in pages_with(data, f"{strip.code}{strip.short}vervolg")


def test_short_actieplannen_share_pages(style: Huisstijl, shipped: Document) -> None:
    one_actie = with_acties(1)
    short = changed(shipped, lambda block: () if isinstance(block, LabelRow) else one_actie(block))
    made = book(style, short)
    pages = made.rendered.pages
    codes = made.codes("actieplan")
    assert len({pages[code] for code in codes}) < 0.7 * len(codes)
    assert all(pages[code] == pages[f"{code}-acties"] == pages[f"{code}-kost"] for code in codes)
    assert made.empty <= 0.25
    assert [number for number, page in made.pages.items() if not page.is_blank and page.filled < 1 / 4] == []


def test_long_actieplannen_break_once_between_why_and_what(style: Huisstijl, shipped: Document) -> None:
    def longer(block: Block) -> Iterable[Block]:
        yield replace(block, blocks=block.blocks * 3) if isinstance(block, LabelRow) else block

    made = book(style, changed(shipped, longer))
    pages = made.rendered.pages
    codes = made.codes("actieplan")
    assert sum(pages[f"{code}-acties"] > pages[code] for code in codes) > len(codes) / 2
    for code in codes:
        assert pages[code] <= pages[f"{code}-acties"] == pages[f"{code}-kost"] <= pages[code] + 2
    assert [number for number, page in made.pages.items() if not page.is_blank and page.filled < 1 / 3] == []


@pytest.mark.parametrize("count", [7, 12, 20, 27] if LONG else [20])
@pytest.mark.parametrize("texts", [True, False])
def test_many_acties_never_leave_their_cost_alone(
    style: Huisstijl, shipped: Document, count: int, *, texts: bool
) -> None:
    many = with_acties(count)
    made = book(style, changed(shipped, lambda block: () if isinstance(block, LabelRow) and not texts else many(block)))
    pages = made.rendered.pages
    for section in made.document.sections:
        for title, table in pairwise(section.blocks):
            if isinstance(table, Table) and table.style == "tijdlijn" and isinstance(title, Heading):
                last = [pages[row.anchor] for row in table.body[-3:]]
                assert last == [pages[title.anchor.replace("-acties", "-kost")]] * 3
    assert made.empty <= 0.3
    assert [number for number, page in made.pages.items() if not page.is_blank and page.filled < 0.3] == []
