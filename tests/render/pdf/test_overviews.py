"""Lists of tables and figures, the plan on one page, the picture on the cover, and documents that grew too long."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from pipeline.blocks import (
    Block,
    CaptionList,
    CoverGroup,
    CoverPicture,
    CoverStretch,
    Figure,
    Heading,
    Overview,
    OverviewColumn,
    OverviewEntry,
    PageBreak,
    Paragraph,
)
from pipeline.findings import Level, Place
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import typst_source, write_pdf
from tests import sample
from tests.render.pdf.conftest import TEMPLATES
from tests.render.pdf.pages import document_of, pages_with, shapes, spots, squeezed, text_of, where


def made(style: Huisstijl, *blocks: Block, landscape: bool = False) -> bytes:
    pdf = write_pdf(document_of(*blocks, landscape=landscape), style, TEMPLATES)
    assert pdf.findings == ()
    return pdf.data


def links(data: bytes, page: int) -> Iterator[tuple[str, int]]:
    """The description of each link on this page, and the page that it leads to."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {each.objgen: number for number, each in enumerate(pdf.pages, start=1)}
        for annotation in pdf.pages[page - 1].get("/Annots", ()):
            target = annotation.get("/Dest", annotation.get("/A", {}).get("/D", None))  # type: ignore[call-overload]
            if isinstance(target, pikepdf.String):
                target = pikepdf.NameTree(pdf.Root.Names.Dests)[str(target)]
            yield str(annotation.get("/Contents", "")), numbers[target[0].objgen]  # type: ignore[index]


def test_everything_numbered_in_a_series_is_listed_with_its_page(style: Huisstijl) -> None:
    tables = (
        replace(sample.amounts_table(n), caption=f"bedragen {n}", anchor=f"t{n}" if n < 2 else "") for n in (1, 2)
    )
    picture = Figure(sample.picture(), "alt", 1, "het beeld", "f1")
    unnumbered = replace(sample.amounts_table(0), caption="", anchor="t0")
    first, second = tables
    data = made(
        style,
        CaptionList("Tabel"),
        CaptionList("Figuur"),
        PageBreak(),
        first,
        picture,
        unnumbered,
        PageBreak(),
        second,
        replace(sample.bars(2), caption="de balken"),
    )
    assert pages_with(data, "bedragen 2") == [2, 4]
    listed = squeezed(text_of(data)[1])
    assert "BeginTabel1bedragen13Tabel2bedragen24Figuur1hetbeeld3Figuur2debalken4" in listed
    assert [page for _, page in links(data, 2)] == [3, 4, 3, 4]
    assert all(words for words, _ in links(data, 2))


def test_a_list_of_nothing_is_empty(style: Huisstijl) -> None:
    assert "Tabel" not in text_of(made(style, CaptionList("Tabel")))[1]


def plan(chapters: int, entries: int, name: str = "Hulp dicht bij huis voor wie ze nodig heeft") -> Overview:
    columns = tuple(
        OverviewColumn(
            f"{number} Hoofdstuk",
            "begin",
            number,
            "12,0 miljoen euro",
            tuple(OverviewEntry(f"AP{number}{entry:02}", name, "begin", leads=not entry) for entry in range(entries)),
        )
        for number in range(1, chapters + 1)
    )
    return Overview(columns, 2)


@pytest.mark.parametrize(("chapters", "entries"), [(1, 4), (4, 4), (4, 16), (7, 6)])
def test_the_plan_stays_on_one_page_in_letters_that_can_be_read(style: Huisstijl, chapters: int, entries: int) -> None:
    data = made(style, plan(chapters, entries), landscape=True)
    assert len(text_of(data)) == 2
    assert squeezed(text_of(data)[1]).count("Hulpdichtbijhuisvoorwiezenodigheeft") == chapters * entries
    inside = [spot for spot in spots(data) if spot.page == 2 and 27 < spot.top < 190]
    assert max(spot.bottom for spot in inside if spot.bottom < 191) < 190.5
    assert max(spot.right for spot in inside) < 277.3
    assert _sizes(data) >= 7.99


def _sizes(data: bytes) -> float:
    """The smallest letters on the second page, in points."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        commands = pikepdf.parse_content_stream(pdf.pages[1])
        return min(float(operands[1]) for operands, operator in commands if str(operator) == "Tf")  # type: ignore[misc]


def test_columns_are_read_one_after_the_other(style: Huisstijl) -> None:
    text = squeezed(text_of(made(style, plan(2, 2, "naam"), landscape=True))[1])
    assert "1Hoofdstuk212,0miljoeneuroAP100naam2AP101naam22Hoofdstuk212,0miljoeneuroAP200naam2AP201naam2" in text


def test_an_entry_leads_to_its_place(style: Huisstijl) -> None:
    there = Heading(2, sample.words("Ginder"), "ginder", "kop")
    entries = tuple(OverviewEntry(f"AP{n}", "naam", target, n == 1) for n, target in ((1, "ginder"), (2, "begin")))
    data = made(style, Overview((OverviewColumn("x", "ginder", 1, "", entries),)), PageBreak(), there, landscape=True)
    assert [page for _, page in links(data, 2)] == [3, 3, 2]
    with pytest.raises(ValueError, match="nergens"):
        wrong = Overview((OverviewColumn("x", "nergens", 1, "", ()),))
        typst_source(document_of(wrong, landscape=True), style, TEMPLATES)


def test_columns_have_the_accent_of_their_chapter(style: Huisstijl) -> None:
    data = made(style, plan(2, 1), landscape=True)
    assert [
        shape.colour for shape in shapes(data) if shape.page == 2 and shape.height == pytest.approx(0.71, abs=0.02)
    ] == [
        "#B3431E",
        "#4D6B1F",
    ]


# ---- the cover ----------------------------------------------------------------------------------------------------


def covered(style: Huisstijl, picture: CoverPicture | None, *, subtitle: str = "Ondertitel") -> bytes:
    pdf = write_pdf(replace(document_of(), cover=picture, subtitle=subtitle), style, TEMPLATES)
    assert pdf.findings == ()
    assert len(text_of(pdf.data)) == 2
    return pdf.data


def many(count: int) -> CoverPicture:
    line = (CoverStretch(0, 12, 1000),)
    groups = tuple(CoverGroup(f"Hoofdstuk {n} met een lange naam", "x", n, (line,) * count) for n in (1, 2, 3, 4))
    return CoverPicture(sample.YEARS, groups, "Elke lijn is een actieplan.", "")


def test_each_filled_stretch_of_the_cover_starts_and_ends_with_its_half_years(style: Huisstijl) -> None:
    data = covered(style, sample.cover())
    step = (163 - 30) / 12
    bars = [shape for shape in shapes(data) if shape.page == 1 and shape.colour in ("#B3431E", "#4D6B1F")]
    assert [(shape.left, shape.width) for shape in bars] == [
        (pytest.approx(27 + 30 + start * step + 0.15, abs=0.05), pytest.approx((end - start) * step - 0.3, abs=0.05))
        for start, end in ((0, 6), (0, 1), (2, 4))
    ]


@pytest.mark.parametrize(("count", "subtitle"), [(2, "kort"), (15, "kort"), (60, "kort"), (30, "lang woord " * 60)])
def test_the_picture_stays_between_the_subtitle_and_the_foot(style: Huisstijl, count: int, subtitle: str) -> None:
    data = covered(style, many(count), subtitle=subtitle)
    bars = [shape for shape in shapes(data) if shape.page == 1 and shape.colour in ("#B3431E", "#00707A")]
    assert len(bars) in (0, 2 * count)
    caption = where(data, "Elke lijn", page=1)[0]
    if bars:
        assert min(shape.top for shape in bars) > where(data, subtitle[-8:], page=1)[0].bottom + 5
        assert max(shape.bottom for shape in bars) < caption.top
    assert caption.bottom < where(data, "Dit plan bevat", page=1)[0].top
    assert where(data, "Stad en OCMW", page=1)[0].bottom < 297 - 20 + 0.5


def test_the_picture_is_decoration_and_its_caption_is_text(style: Huisstijl) -> None:
    data = covered(style, sample.cover())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        open_marks: list[str] = []
        inside = []
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):  # type: ignore[misc]
            if str(operator) in ("BDC", "BMC"):
                open_marks.append(str(operands[0]))
            elif str(operator) == "EMC":
                open_marks.pop()
            elif str(operator) in ("Tj", "TJ"):
                inside.append("/Artifact" in open_marks)
    # the six years, and name and note of two chapters
    assert sum(inside) == 10
    assert "Elke lijn is een actieplan" in text_of(data)[0]


def test_a_cover_without_picture_has_no_caption(style: Huisstijl) -> None:
    assert "Elke lijn" not in text_of(covered(style, None))[0]


# ---- the number of pages --------------------------------------------------------------------------------------------


def test_a_document_that_grew_too_long_is_a_warning(style: Huisstijl) -> None:
    document = document_of(PageBreak(), Paragraph(sample.words("x")))
    (finding,) = write_pdf(replace(document, most_pages=2), style, TEMPLATES).findings
    assert finding.level is Level.WAARSCHUWING
    assert str(finding) == (
        "smjp.pdf:1:1: waarschuwing L08 te-veel-bladzijden\n"
        "    De pdf “Strategisch meerjarenplan & <meer>” telt 3 bladzijden, en mag er ten hoogste 2 tellen\n"
        "    Herstel: kort teksten in, te beginnen met de langste, of laat weg wat ook in het volledige plan staat"
    )
    assert write_pdf(replace(document, most_pages=3), style, TEMPLATES).findings == ()
    short, long = (
        Paragraph(sample.words(text), at=Place("teksten/a.md", line)) for line, text in ((3, "x"), (9, "xyz"))
    )
    written = document_of(PageBreak(), short, PageBreak(), long, Paragraph(sample.words("langer, maar van ons")))
    (finding,) = write_pdf(replace(written, most_pages=2), style, TEMPLATES).findings
    assert str(finding).startswith("teksten/a.md:9:1: waarschuwing L08")
    assert "te beginnen met deze" in finding.mend
