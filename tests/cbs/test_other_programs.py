"""Decks as other programs and people leave them: other names of layouts, other forms of the format, merged cells."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx.util import Cm

from pipeline.cbs.checking.lezing import Lezing
from pipeline.cbs.reading.deck import read_deck
from pipeline.cbs.reading.package import Geweigerd
from pipeline.cbs.writing.herteken import herteken
from tests.cbs import altering as a
from tests.cbs import small

MINUTES = 90
FRAME, AMOUNTS, SUPPORT = 2, 4, 5  # slides whose layouts have an accent, a quote, or the boxes of another one


def said(data: bytes) -> list[str]:
    return [str(each.finding) for each in small.judge(data).bevindingen]


def names_of(deck: bytes) -> list[str]:
    return [each.soort.code for each in Lezing.van(read_deck(deck), small.sjabloon()).vaste]


def renamed(slide: int, change: Callable[[str], str]) -> bytes:
    name = [each.naam for each in small.sjabloon().slides if each.is_vast][slide - 1]
    return a.edited(small.deck(), a.renamed_layout(slide, change(name)))


RENAMED = {
    "pasted twice": lambda name: f"1_{name}",
    "pasted many times": lambda name: f"12_{name}",
    "a copy of a copy": lambda name: f"1_2_{name}",
    "straight quotes": lambda name: name.replace("’", "'"),
    "an acute accent as a quote": lambda name: name.replace("’", "´"),
    "accents apart": lambda name: unicodedata.normalize("NFD", name),
    "a hard space": lambda name: name.replace(" ", "\u00a0"),
    "spaces around": lambda name: f"  {name} ",
    "capitals": str.upper,
    "all at once": lambda name: unicodedata.normalize("NFD", f"1_{name.replace('’', chr(39))} ").upper(),
    "a name of their own": lambda name: "Onze slide",
    "no name": lambda name: "",
}


@pytest.mark.parametrize("slide", [FRAME, AMOUNTS, SUPPORT])
@pytest.mark.parametrize("title", RENAMED)
def test_a_layout_is_known_under_another_name(title: str, slide: int) -> None:
    deck = renamed(slide, RENAMED[title])
    assert names_of(deck) == names_of(small.deck())
    assert said(deck) == []


@pytest.mark.parametrize("slide", range(1, 8))
def test_every_layout_is_known_by_its_boxes_alone(slide: int) -> None:
    assert names_of(renamed(slide, lambda name: "Onze slide")) == names_of(small.deck())


def test_a_layout_of_another_template_stays_foreign() -> None:
    assert "opties" not in names_of(a.edited(small.deck(), a.foreign_layout(3)))


def slideshow(data: bytes) -> bytes:
    plain, show = b"presentationml.presentation.main", b"presentationml.slideshow.main"
    return a.rewritten(data, **{"[Content_Types]": lambda xml: xml.replace(plain, show)})


def main_part_elsewhere(data: bytes) -> bytes:
    """The list of slides in a part with another name: the format only says that a relation leads to it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name in ("_rels/.rels", "[Content_Types].xml"):
                content = content.replace(b"ppt/presentation.xml", b"ppt/show.xml")
            target.writestr(name.replace("ppt/presentation.xml", "ppt/show.xml").replace(
                "presentation.xml.rels", "show.xml.rels"), content)  # fmt: skip
    return stream.getvalue()


def turned_photo(data: bytes) -> bytes:
    """A photo as a telephone takes it: lying down, with a note that it must be turned."""

    def change(presentation: Any) -> None:
        stream, photo = io.BytesIO(), Image.new("RGB", (60, 40), "navy")
        turn = Image.Exif()
        turn[0x0112] = 6
        photo.save(stream, "JPEG", exif=turn)
        stream.seek(0)
        shape = presentation.slides[5].shapes.add_picture(stream, Cm(25), Cm(12))
        shape._element.nvPicPr.cNvPr.set("descr", "De schoolstraat op een schooldag, zonder auto's")

    return a.edited(data, change)


AS_SAVED = {
    "a show (.ppsx)": slideshow,
    "strict Open XML": a.strict,
    "no name of a program": lambda data: a.saved_by(data, ""),
    "without docProps": lambda data: a.rewritten(data, app=lambda _: b'<Properties xmlns="urn:x"/>'),
    "PowerPoint on a Mac": lambda data: a.saved_by(data, "Microsoft Macintosh PowerPoint"),
    "a program that keeps the layouts": lambda data: a.saved_by(data, "LibreOffice/25.8"),
    "the list of slides under another name": main_part_elsewhere,
    "a photo to be turned": turned_photo,
    "a part with data in JSON": lambda data: a.with_part(data, "ppt/metadata.json", b"{}"),
    "strict, as a show": lambda data: slideshow(a.strict(data)),
}


@pytest.mark.parametrize("title", AS_SAVED)
def test_a_deck_is_read_whoever_saved_it(title: str) -> None:
    assert said(AS_SAVED[title](small.deck())) == []  # type: ignore[no-untyped-call]


def test_a_strict_deck_is_drawn_anew_in_its_own_form() -> None:
    longer = a.together(a.text(3, MINUTES, "6 min"), a.transition(3, a.advance(360_000)))
    drawn = herteken(a.strict(a.edited(small.deck(), longer)), small.sjabloon(), small.slideontwerp())
    assert said(drawn) == []
    with zipfile.ZipFile(io.BytesIO(drawn)) as archive:
        slide = archive.read("ppt/slides/slide3.xml")
    assert {each.split("/")[2] for each in etree.fromstring(slide).nsmap.values()} == {"purl.oclc.org"}
    assert b"tijdbalk:tekst" in slide


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.presentation", "LibreOffice (.odp)"),
        (b"PK\x03\x04Index/Document.iwa", "een bestand van Keynote"),
        (b"\xd0\xcf\x11\xe0", "een PowerPoint-bestand van het oude soort (.ppt)"),
        (b"%PDF-1.7", "een pdf"),
    ],
)
def test_what_is_no_deck_is_refused_with_the_true_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Geweigerd, match=re.escape(reason)):
        read_deck(data)


def options(deck: bytes) -> tuple[tuple[str, ...], ...]:
    (found,) = [each for each in Lezing.van(read_deck(deck), small.sjabloon()).vaste if each.soort.code == "opties"]
    return found.rijen(found.soort.velden[0])


MERGED = {  # which cells of the table of options become one, and which cells then say the same
    "one cost for two options": ((1, 3, 2, 3), ((0, 3), (1, 3))),
    "one reason for two options": ((1, 4, 2, 4), ((0, 4), (1, 4))),
    "one reason for three options": ((1, 4, 3, 4), ((0, 4), (1, 4), (2, 4))),
    "two columns": ((2, 0, 2, 1), ((1, 0), (1, 1))),
    "a block": ((1, 0, 2, 1), ((0, 0), (0, 1), (1, 0), (1, 1))),
}


@pytest.mark.parametrize("title", MERGED)
def test_a_merged_cell_counts_for_every_place_it_covers(title: str) -> None:
    corners, alike = MERGED[title]
    deck = a.edited(small.deck(), a.merged(3, *corners))
    rows = options(deck)
    assert len(rows) == 3 and len({rows[row][column] for row, column in alike}) == 1
    assert said(deck) == []


def test_words_in_a_merged_cell_count_once() -> None:
    deck = a.edited(small.deck(), a.merged(3, 1, 4, 3, 4))
    (table,) = [each for each in read_deck(deck).slides[2].vormen if each.rijen]
    assert table.tekst.count("Geen werk.") == 1 and "Geen werk." in table.rijen[3][4]


def test_a_title_above_a_table_is_not_its_head() -> None:
    def titled(presentation: Any) -> None:
        a.extra_row(AMOUNTS, "", "", "", "", "", "", "")(presentation)
        table = a.table(presentation, AMOUNTS)._tbl
        table.insert(2, table.tr_lst[-1])
        a.cell(AMOUNTS, 0, 0, "Bedragen in euro")(presentation)
        a.merged(AMOUNTS, 0, 0, 0, 6)(presentation)

    assert said(a.edited(small.deck(), titled)) == []


def test_a_row_merged_into_the_one_above_is_no_row() -> None:
    def doubled(presentation: Any) -> None:
        a.extra_row(3, "", "", "", "", "")(presentation)
        for column in range(5):
            a.merged(3, 3, column, 4, column)(presentation)

    deck = a.edited(small.deck(), doubled)
    assert len(options(deck)) == 3 and said(deck) == []


def test_cells_that_a_wide_one_covers_may_be_left_out() -> None:
    def shortened(presentation: Any) -> None:
        a.merged(3, 2, 0, 2, 1)(presentation)
        row = a.table(presentation, 3)._tbl.tr_lst[2]
        row.remove(row.tc_lst[1])

    rows = options(a.edited(small.deck(), shortened))
    assert len(rows[1]) == 5 and rows[1][0] == rows[1][1]


def test_a_merged_amount_is_compared_in_every_year_it_covers() -> None:
    deck = a.edited(small.deck(), a.together(a.cell(AMOUNTS, 1, 3, ""), a.merged(AMOUNTS, 1, 2, 1, 3)))
    assert said(deck) == []  # 2021 and 2022 are both 40.000
    wrong = a.edited(small.deck(), a.merged(AMOUNTS, 1, 1, 1, 2))
    assert any("in 2021: op de slide staat 18.500, in het plan 40.000" in each for each in said(wrong))
