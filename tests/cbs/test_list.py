"""An item about a whole list shows that list: on slides within the limits, and in whole sentences on its sheet."""

import pytest

from pipeline.blocks import inlines_of, plain, walk
from pipeline.cbs.band import Band, Lijstdeel
from pipeline.cbs.checking.cijfers import Naslag
from pipeline.cbs.checking.oordeel import Deckoordeel, Opdracht
from pipeline.cbs.deckinhoud import Alinea, Deckinhoud, _columns
from pipeline.cbs.papers.leesblad import leesblad
from pipeline.cbs.reading.deck import read_deck
from pipeline.cbs.writing.slides import write_deck
from pipeline.finance.totalen import totals
from pipeline.model.dossier import Dossier
from tests.cbs import altering as a
from tests.cbs import small
from tests.cbs.small import DAG, ITEM

LIST = (
    ITEM.replace("actieplannen: [AP001]", "alle_actieplannen: ja\nstap: 1")
    .replace("[[bedrag AP001 2020]]", "niets")
    .replace("kost: 18500", "kost: 0")
    .replace("kost: 96000", "kost: 0")
    .replace("kost_per_jaar: 2000", "kost_per_jaar: 0")
)
GOALS = LIST.replace("alle_actieplannen", "alle_doelstellingen")


def dossier(count: int) -> Dossier:
    """The small dossier with so many actieplannen, all in one chapter."""
    more = tuple(
        (
            f"actieplannen/AP{number:03d}.yaml",
            f"code: AP{number:03d}\nnummer: 2.{number}\ntitel: We leggen straat {number} helemaal opnieuw aan\n"
            f"kort: Straat {number}\nhoofdstuk: omgeving\n",
        )
        for number in range(3, count + 1)
    )
    return small.at(stap=2, more=more)


def content(count: int, text: str = LIST) -> Deckinhoud:
    return small.content(text, dossier(count))


def judge(count: int, data: bytes, text: str = LIST) -> Deckoordeel:
    at_step = dossier(count).at_step(1)
    known = Opdracht(DAG, feiten=content(count, text).feiten, naslag=Naslag(at_step, totals(at_step)))
    return small.judge(data, known)


def written(count: int, text: str = LIST) -> bytes:
    return write_deck(content(count, text), small.sjabloon(), small.slideontwerp(), small.STIJL)


@pytest.mark.parametrize(("count", "slides"), [(4, 1), (13, 1), (28, 1), (29, 2), (40, 2), (57, 3), (84, 3)])
def test_every_item_stands_on_a_slide_once(count: int, slides: int) -> None:
    deck = read_deck(written(count))
    of_list = [each for each in deck.slides if each.lay_out.naam == "3b De lijst"]
    assert len(of_list) == slides
    words = "\n".join(shape.tekst for each in of_list for shape in each.vormen)
    for number in range(1, count + 1):
        assert words.count(f"AP{number:03d}\t") == 1
    assert len({each.titel.tekst for each in of_list if each.titel}) == slides  # titles of their own


@pytest.mark.parametrize("count", [4, 29, 40, 84])
def test_a_list_is_within_the_limits(count: int) -> None:
    judged = judge(count, written(count))
    assert [str(each.finding) for each in judged.bevindingen] == []
    assert judged.seconden <= 30 * 60


def test_a_minute_per_slide_comes_from_the_slide_that_falls_away() -> None:
    minutes = {each.soort.code: each.seconden // 60 for each in content(40).slides}
    assert minutes["lijst"] == 1 and minutes["bespreking"] == 10 + 3 - 2
    assert sum(each.seconden for each in content(40).slides) == 26 * 60


def test_the_sheet_has_the_whole_sentences() -> None:
    sheet = leesblad(content(40), "Stad en OCMW Test")
    blocks = [block for section in sheet.sections for block in walk(section.blocks)]
    text = "\n".join(plain(inlines) for block in blocks for inlines in inlines_of(block))
    for each in dossier(40).actieplannen:
        assert each.code in text and each.titel in text


def test_goals_are_a_list_as_well() -> None:
    deck = content(4, GOALS)
    assert [part.namen for part in deck.lijst] == [(("BD01", "Veilige scholen"),)]
    assert deck.slide("lijst").titel == "De lijst: 1 doelstelling"
    assert judge(4, written(4, GOALS), GOALS).bevindingen == ()


def test_an_ordinary_item_has_no_list() -> None:
    assert small.content().lijst == () and not small.content().heeft("lijst")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (a.removed(3), "C71"),  # the college does not see what it decides on
        (a.text(3, 10, "AP001\tSchoolstraten"), "C71"),
        (a.hidden(3), "C71"),
    ],
)
def test_a_list_that_is_gone_or_cut_is_found(change: object, code: str) -> None:
    judged = judge(13, a.edited(written(13), change))  # type: ignore[arg-type]
    assert code in {each.finding.code for each in judged.bevindingen}


def test_a_name_that_somebody_changed_is_found() -> None:
    deck = read_deck(written(4)).slides[2]
    box = next(each for each in deck.vormen if each.idx == 10)
    changed = a.edited(written(4), a.text(3, 10, box.tekst.replace("Straat 4", "Plein 4")))
    assert "C71" in {each.finding.code for each in judge(4, changed).bevindingen}


def test_list_slides_may_repeat_and_others_not() -> None:
    assert not judge(40, written(40)).is_geweigerd
    moved = a.edited(written(40), a.moved(3, 2))
    assert "C13" in {each.finding.code for each in judge(40, moved).bevindingen}


def parts(*counts: int) -> tuple[Lijstdeel, ...]:
    items = dossier(max(counts)).actieplannen
    return tuple(Lijstdeel(f"Hoofdstuk {number}", items[:count]) for number, count in enumerate(counts, start=1))


@pytest.mark.parametrize(
    ("counts", "lengths"),
    [
        ((12, 13, 9, 6), [13, 14, 10, 7]),
        ((4, 5, 3, 3), [11, 8]),  # small chapters share a column, and the two on a slide are about as long
        ((14,), [15]),
        ((15,), [9, 8]),  # a large one is cut evenly
        ((30,), [11, 11, 11]),
        ((1,), [2]),
        ((7, 7), [8, 8]),
        ((3, 3), [4, 4]),
        ((1, 1, 1, 1, 1, 1, 1), [8, 6]),
        ((10, 10, 2, 2), [11, 11, 6]),
    ],
)
def test_columns_are_filled_and_never_too_long(counts: tuple[int, ...], lengths: list[int]) -> None:
    columns = _columns(parts(*counts), 14, 2)
    assert [len(each) for each in columns] == lengths
    assert all(isinstance(line, Alinea) for each in columns for line in each)
    assert sum(bool(line.label) for each in columns for line in each) == sum(counts)


def test_an_item_about_the_steps_themselves_names_its_step() -> None:
    text = LIST.replace("alle_actieplannen: ja\n", "")
    band = Band.van(small.item(text), DAG, small.dossier())
    assert band.codes == "het hele traject" and band.stap == "Stap 1: naar duidelijke actieplannen"
    lines = small.content(text).slide("kader").velden["plan"]
    assert isinstance(lines, tuple) and [each.label for each in lines] == ["Stap 1"]
