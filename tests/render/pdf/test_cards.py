"""Cards, the road to a target and flags: where their words stand, and that they never stand on each other."""

import io
from collections.abc import Iterator
from itertools import combinations

import pikepdf
import pytest

from pipeline.blocks import (
    Card,
    Cards,
    Cell,
    Column,
    Flag,
    LabelRow,
    Milestone,
    Paragraph,
    Row,
    Table,
    TargetLine,
    Text,
)
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from tests import sample
from tests.render.pdf.conftest import TEMPLATES
from tests.render.pdf.pages import Spot, document_of, pages_with, shapes, spots, squeezed, text_of, where

ACCENT = "#B3431E"
HOUSE = "#16324F"


def made(style: Huisstijl, *blocks: LabelRow | Cards | TargetLine | Paragraph | Table, accent: int = 0) -> bytes:
    pdf = write_pdf(document_of(*blocks, accent=accent), style, TEMPLATES)
    assert pdf.findings == ()
    return pdf.data


def cards(style: str, *titles: str, text: str = "tekst") -> Cards:
    return Cards(tuple(Card(title, sample.words(f"{text} {title}")) for title in titles), style)  # type: ignore[arg-type]


def road(start: str, goal: str, change: str = "", *, captions: tuple[str, str] = ("nulmeting", "doel")) -> TargetLine:
    return TargetLine(Milestone(start, captions[0]), Milestone(goal, captions[1]), 5, "d", change)


def in_label_row(target: TargetLine) -> LabelRow:
    return LabelRow("Zo meten we het", (target,))


@pytest.mark.parametrize(("look", "beside"), [("feiten", 3), ("kerncijfers", 4)])
def test_cards_stand_beside_each_other_and_are_read_one_by_one(style: Huisstijl, look: str, beside: int) -> None:
    data = made(style, cards(look, *"ABCDE"))
    assert "AtekstABtekstBCtekstCDtekstDEtekstE" in squeezed(text_of(data)[1])
    tops = [where(data, f"{title}tekst{title}")[0].top for title in "ABCDE"]
    assert max(tops[:beside]) - min(tops[:beside]) < 0.5
    assert tops[beside] > tops[0] + 5
    lefts = [where(data, f"{title}tekst{title}")[1].left for title in "ABCD"[:beside]]
    step = (163 + 5) / beside
    assert lefts == pytest.approx([20 + 0.1 + column * step for column in range(beside)], abs=0.4)


@pytest.mark.parametrize(("look", "height"), [("feiten", 0.353), ("kerncijfers", 0.529)])
def test_cards_hang_from_a_line_in_the_accent(style: Huisstijl, look: str, height: float) -> None:
    lines = [shape for shape in shapes(made(style, cards(look, *"ABC"), accent=1)) if shape.height < 1]
    assert {shape.colour for shape in lines if shape.height == pytest.approx(height, abs=0.02)} == {ACCENT}
    assert len([shape for shape in lines if shape.colour == ACCENT]) == (1 if look == "feiten" else 3)


def test_roles_stand_below_each_other_each_with_what_it_does_beside_it(style: Huisstijl) -> None:
    data = made(style, LabelRow("Wie doet wat", (cards("rollen", *"ABC"),)))
    names = [where(data, f"{title}tekst{title}") for title in "ABC"]
    assert [name[0].left for name in names] == pytest.approx([20 + 41 + 0.1] * 3, abs=0.4)
    assert [name[1].left for name in names] == pytest.approx([20 + 41 + 24 + 0.1] * 3, abs=0.4)
    assert names[0][0].top + 4 < names[1][0].top < names[2][0].top - 4


def test_the_last_particular_has_what_is_left_of_its_row(style: Huisstijl) -> None:
    text = "een plan met een naam die breder is dan een kolom van drie"
    data = made(style, cards("feiten", *"ABCDE", text=text))
    last = where(data, f"{text}E")
    assert max(spot.right for spot in last) > 20 + 2 * 56
    assert len({round(spot.bottom) for spot in last}) <= 2


@pytest.mark.parametrize("look", ["feiten", "kerncijfers"])
def test_a_long_word_stays_in_its_card(style: Huisstijl, look: str) -> None:
    data = made(style, cards(look, sample.LONG_WORD, "B", text=sample.LONG_WORD))
    width = (163 + 5) / (4 if look == "kerncijfers" else 3)
    assert max(spot.right for spot in where(data, sample.LONG_WORD * 3, page=2)) < 20 + width - 5 + 0.3


def test_a_large_figure_too_wide_for_its_column_is_smaller_like_the_ones_beside_it(style: Huisstijl) -> None:
    def heights(*titles: str) -> list[float]:
        data = made(style, cards("kerncijfers", *titles))
        return [where(data, title, page=2)[0].bottom - where(data, title, page=2)[0].top for title in titles]

    usual = heights("46", "1,2")
    smaller = heights("102.250.000", "1,2")
    assert smaller[0] == pytest.approx(smaller[1], rel=0.1)
    assert smaller[1] < 0.8 * usual[1]


@pytest.mark.parametrize("lines", range(23, 32, 2))
def test_cards_move_to_the_next_page_together(style: Huisstijl, lines: int) -> None:
    before = [Paragraph(sample.words("Een regel."))] * lines
    data = made(style, *before, cards("feiten", "A", "B", "C", "D", text="woord " * 80))
    first, last = pages_with(data, "A woord"), pages_with(data, "woord D")
    assert first == last
    assert len(first) == 1


def _boxes(data: bytes, *texts: str) -> list[tuple[str, list[Spot]]]:
    return [(text, list(where(data, text, page=2))) for text in texts]


def _overlap(one: Spot, other: Spot) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > 0


LONG_CAPTIONS = (
    "nulmeting volgt in 2020, na de eerste bevraging van alle gezinnen",
    "streefcijfer 2025, gemeten in de gemeentemonitor van dat jaar",
)


@pytest.mark.parametrize(
    "target",
    [
        road("24,8 %", "18,6 %", "een kwart minder"),
        road("1.250 vrijwilligers", "3.000 vrijwilligers", "ruim dubbel zoveel"),
        road("1.250", "3.000 vrijwilligers", "ruim twee keer zoveel mensen dan bij de start van deze legislatuur"),
        road("1.250 jonge vrijwilligers", "3.000 oude vrijwilligers", "veel"),
        road("12", "zeven op de tien inwoners van de stad", "x", captions=LONG_CAPTIONS),
        road(sample.LONG_WORD, "3.000", "x"),
    ],
)
def test_the_words_of_a_road_stay_apart_and_inside(style: Huisstijl, target: TargetLine) -> None:
    data = made(style, in_label_row(target))
    texts = (target.start.value, target.start.caption, target.change, target.goal.value, target.goal.caption)
    found = _boxes(data, *texts)
    for (_, one), (_, other) in combinations(found, 2):
        assert not any(_overlap(first, second) for first in one for second in other)
    everywhere = [spot for _, letters in found for spot in letters]
    assert min(spot.left for spot in everywhere) >= 20 + 36 + 5 - 0.2
    assert max(spot.right for spot in everywhere) <= 183 + 0.2


def test_a_road_is_read_from_its_start_to_its_goal(style: Huisstijl) -> None:
    data = made(style, in_label_row(road("24,8 %", "18,6 %", "een kwart minder")))
    assert "24,8%nulmetingeenkwartminder18,6%doel" in squeezed(text_of(data)[1])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert list(_figures(pdf.Root.StructTreeRoot)) == []


def _figures(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S == "/Figure":
                yield kid
            yield from _figures(kid)


def test_a_road_ends_in_an_open_and_a_filled_circle(style: Huisstijl) -> None:
    for start in ("24,8 %", ""):
        data = made(style, in_label_row(road(start, "18,6 %")), accent=1)
        # 4 mm, and the line around it, of which the bounds are told generously
        circles = [shape for shape in shapes(data) if shape.page == 2 and 4 < shape.width < 5.5 and shape.height < 5.5]
        assert [shape.colour for shape in circles] == ["#FFFFFF", ACCENT]
        assert [(shape.left + shape.right) / 2 for shape in circles] == pytest.approx([61 + 2, 183 - 24], abs=0.05)


def test_a_road_without_a_first_figure_shows_its_caption_alone(style: Huisstijl) -> None:
    data = made(style, in_label_row(road("", "18,6 %", captions=("nulmeting volgt", "streefcijfer 2025"))))
    assert "Zometenwehetnulmetingvolgt18,6%streefcijfer2025" in squeezed(text_of(data)[1])


@pytest.mark.parametrize("filled", [True, False])
def test_a_flag_stands_on_the_line_of_its_row(style: Huisstijl, filled: bool) -> None:
    row = Row((Cell(sample.words("XMX")), Cell((Flag("XPX", filled),))))
    head = (Row((Cell(sample.words("a")), Cell(sample.words("b")))),)
    data = made(style, Table((Column(60), Column()), head, (row,), style="paneel"), accent=1)
    assert where(data, "XMX")[0].bottom == pytest.approx(where(data, "XPX")[0].bottom, abs=0.15)
    boxes = [shape for shape in shapes(data) if shape.page == 2 and shape.colour == ACCENT and 3 < shape.height < 6]
    assert len(boxes) == (1 if filled else 0)


def test_a_flag_leaves_the_lines_of_a_text_where_they_are(style: Huisstijl) -> None:
    def bottoms(*inlines: Text | Flag) -> float:
        words = (Text("een regel tekst " * 8), *inlines, Text(" QQ"))
        data = made(style, Paragraph(words))
        return where(data, "QQ")[0].bottom

    assert bottoms(Flag("ja", filled=True)) == pytest.approx(bottoms(Text("ja")), abs=0.05)


def test_a_flag_with_a_long_word_stays_in_its_column(style: Huisstijl) -> None:
    row = Row((Cell((Flag(sample.LONG_WORD),)), Cell(sample.words("§"))))
    data = made(style, Table((Column(30), Column()), (Row((Cell(sample.words("a")), Cell())),), (row,)))
    assert max(spot.right for spot in where(data, sample.LONG_WORD)) < next(
        spot.left for spot in spots(data) if spot.character == "§"
    )
