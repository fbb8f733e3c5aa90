"""The picture on the cover: a bar per actieplan from its first year to its last, and it always fits."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.blocks import CoverGroup, CoverPicture, CoverStretch, Document
from pipeline.findings import Level
from pipeline.render.docx import write_docx
from pipeline.render.docx.markup import twips
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.conftest import TEMPLATES, Findings
from tests.render.docx.reading import W, Word, edited, read, rows, text, value
from tests.sample import YEARS, document

DOCUMENT = "word/document.xml"
Write = Callable[[CoverPicture], Word]


def _with(picture: CoverPicture | None, **more: str) -> Document:
    return replace(document(), cover=picture, sections=document().sections[:1], **more)  # type: ignore[arg-type]


@pytest.fixture
def cover(style: Huisstijl) -> Write:
    """Writes a document with this picture."""
    return lambda picture: read(write_docx(_with(picture), style, TEMPLATES).data)


def _line(*stretches: tuple[int, int]) -> tuple[CoverStretch, ...]:
    return tuple(CoverStretch(start, end, 1000) for start, end in stretches)


WHOLE = _line((0, 12))


def _groups(*sizes: int) -> tuple[CoverGroup, ...]:
    return tuple(CoverGroup(f"Hoofdstuk {n}", "", n, (WHOLE,) * size) for n, size in enumerate(sizes, start=1))


def test_it_stands_after_the_subtitle_with_its_caption_below(sample: Word) -> None:
    (table,), (caption,) = sample.tables("Tabel omslag"), sample.paragraphs("Omslagbijschrift")
    before = table.getprevious()
    assert before is not None and sample.style_of(before) == "Omslagondertitel"
    assert table.getnext() is caption
    assert text(caption) == "Elke lijn is een actieplan."


def test_its_words_are_the_years_and_the_chapters(sample: Word) -> None:
    (table,) = sample.tables("Tabel omslag")
    assert rows(table) == [["", *YEARS], ["1 Welzijn", ""], ["2 Omgeving", ""]]
    assert [text(each) for each in sample.paragraphs("Omslagnaam accent 2")] == ["2 Omgeving"]


def test_a_bar_goes_from_its_first_half_year_to_its_last(cover: Write) -> None:
    word = cover(
        CoverPicture(
            YEARS, (CoverGroup("Welzijn", "", 1, (WHOLE, _line((0, 1)), _line((4, 5), (6, 9)))),), "lange zin", "zin"
        )
    )
    room = twips(163) - twips(28)
    gap = twips(0.9)
    wanted = [(0, gap), (0, room * 11 / 12 + gap), (room * 4 / 12, room * 3 / 12 + gap)]
    bars = word.paragraphs("Omslagbalk accent 1")
    for bar, (left, right) in zip(bars, wanted, strict=True):
        assert int(value(bar, "pPr/ind", "left")) == pytest.approx(left, abs=1)
        assert int(value(bar, "pPr/ind", "right")) == pytest.approx(right, abs=1)


def _height(word: Word) -> float:
    """The height of the picture in millimetres."""
    (table,) = word.tables("Tabel omslag")
    lines = [value(each, "pPr/spacing", "line") for each in table.iter(f"{W}p")]
    below = [value(row.findall(f"{W}tc")[0], "tcPr/tcMar/bottom", "w") for row in table.iterfind(f"{W}tr")]
    return sum(int(each or 0) for each in (*lines, *below)) / twips(1)


def test_forty_six_actieplannen_fit_on_the_cover(cover: Write) -> None:
    word = cover(CoverPicture(YEARS, _groups(12, 14, 9, 11), "lange zin", "zin"))
    assert sum(len(word.paragraphs(f"Omslagbalk accent {n}")) for n in range(1, 5)) == 46
    assert 60 < _height(word) <= 70 + 4 * 4.2 + 1


def test_few_bars_are_not_made_thick(cover: Write) -> None:
    word = cover(CoverPicture(YEARS, _groups(2), "lange zin", "zin"))
    assert _height(word) == pytest.approx(2 * 2.55 + 4.2, abs=0.2)


def test_a_bar_is_three_fifths_of_its_pitch_and_a_paragraph_keeps_bars_apart(cover: Write) -> None:
    word = cover(CoverPicture(YEARS, _groups(40), "lange zin", "zin"))
    bar, between = (
        {int(value(each, "pPr/spacing", "line")) for each in word.paragraphs(style)}
        for style in ("Omslagbalk accent 1", "Omslagtussen")
    )
    assert bar == {twips(70 / 40 * 0.6)}
    assert between == {twips(70 / 40) - twips(70 / 40 * 0.6)}


def test_accents_of_the_cover_need_no_chapter_in_the_document(cover: Write) -> None:
    word = cover(CoverPicture(YEARS, (CoverGroup("Vijf", "", 5, (WHOLE,)),), "lange zin", "zin"))
    assert value(word.styles()["Omslagbalk accent 5"], "pPr/shd", "fill") == "B3431E"


def test_a_group_without_bars_keeps_its_name(cover: Write) -> None:
    word = cover(CoverPicture(YEARS, (CoverGroup("Leeg", "", 1, ()),), "lange zin", "zin"))
    assert rows(word.tables("Tabel omslag")[0])[1] == ["Leeg", ""]


def test_a_plan_without_subtitle_has_its_picture_after_the_years(style: Huisstijl) -> None:
    picture = CoverPicture(YEARS, _groups(2), "lange zin", "zin")
    rendered = write_docx(_with(picture, subtitle=""), style, TEMPLATES)
    assert rendered.findings == ()
    word = read(rendered.data)
    (gap,) = word.paragraphs("Omslagondertitel")
    before = gap.getprevious()
    assert text(gap) == "" and before is not None and word.style_of(before) == "Omslagjaren"


@pytest.mark.parametrize("style_name", ["Omslagondertitel", "Omslagjaren"])
@pytest.mark.parametrize("first", [True, False], ids=["as LibreOffice", "as Word"])
def test_a_cover_that_ends_with_its_words_still_holds_the_picture(
    written_on: Callable[[bytes], Word], template: bytes, style_name: str, first: bool
) -> None:
    def without_empty_line(root: etree._Element) -> None:
        (end,) = root.iterfind(f".//{W}pPr/{W}sectPr")
        empty = end.getparent().getparent()  # type: ignore[union-attr]
        words = next(each for each in root.iter(f"{W}p") if value(each, "pPr/pStyle") == style_name)
        words[0].insert(0 if first else len(words[0]), end)
        for each in [*words.itersiblings(f"{W}p")]:
            if each is empty or value(each, "pPr/pStyle") == "Omslagondertitel":
                each.getparent().remove(each)  # type: ignore[union-attr]

    word = written_on(edited(template, DOCUMENT, without_empty_line))
    (table,), (caption,) = word.tables("Tabel omslag"), word.paragraphs("Omslagbijschrift")
    ends = [each for each in word.body.iter(f"{W}p") if each.find(f"{W}pPr/{W}sectPr") is not None]
    assert ends[0] is caption and table.getnext() is caption
    assert caption.find(f"{W}pPr")[-1].tag == f"{W}sectPr"  # type: ignore[index]


def test_without_picture_the_cover_is_as_in_the_template(style: Huisstijl) -> None:
    assert read(write_docx(_with(None), style, TEMPLATES).data).tables("Tabel omslag") == []


def test_a_cover_without_place_for_the_picture_is_said(
    findings: Findings, written_on: Callable[[bytes], Word], template: bytes
) -> None:
    def plain(root: etree._Element) -> None:
        for each in root.iter(f"{W}pStyle"):
            if each.get(f"{W}val") in ("Omslagondertitel", "Omslagjaren"):
                each.set(f"{W}val", "Normal")

    changed = edited(template, DOCUMENT, plain)
    (finding,) = findings(changed)
    assert finding.level is Level.WAARSCHUWING
    assert str(finding) == (
        "templates/plan.docx:1:1: waarschuwing L20 omslagbeeld-niet-gebruikt\n"
        "    Het beeld op de omslag komt na de alinea in de stijl `Omslagondertitel`, maar de omslag heeft er zo geen\n"
        "    Herstel: zet `{{ ondertitel }}` op de omslag, alleen in een alinea in de stijl `Omslagondertitel`"
    )
    assert written_on(changed).tables("Tabel omslag") == []
