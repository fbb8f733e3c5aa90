"""The items of the college that come with the project: accepted without a remark, and in line with their source."""

import datetime
import re
from pathlib import Path

import pytest

from pipeline.cbs.band import stap_van
from pipeline.cbs.checking.oordeel import Opdracht, beoordeel
from pipeline.cbs.deckinhoud import deckinhoud
from pipeline.cbs.feiten import Feiten
from pipeline.cbs.papers.nota import nota
from pipeline.cbs.week.map import lees_map
from pipeline.cbs.writing.slides import write_deck
from pipeline.college import judging
from pipeline.environment import ROOT
from tests.cbs import small

CONTENT = ROOT / "content"
ITEMS = sorted(CONTENT.glob("cbs/*/[0-9]*.yaml"))
FOUND = judging.basis(CONTENT)


def parts(path: Path) -> tuple[datetime.date, str]:
    return datetime.date.fromisoformat(path.parent.name), f"{path.parent.name}/{path.stem}"


def facts(name: str) -> Feiten:
    """What the deck of an item takes from the plan."""
    (path,) = [each for each in ITEMS if name in each.stem]
    day, mark = parts(path)
    item, _ = judging.item_of(lees_map(path.parent, ""), path.stem, FOUND, FOUND.dossier)  # type: ignore[arg-type]
    assert item is not None and FOUND.dossier is not None
    return deckinhoud(item, mark, day, FOUND.dossier, FOUND.sjabloon)[0].feiten


@pytest.mark.parametrize("path", ITEMS, ids=[each.stem for each in ITEMS])
def test_an_item_is_complete_and_its_deck_is_accepted_without_a_remark(path: Path) -> None:
    assert FOUND.dossier is not None
    day, mark = parts(path)
    item, findings = judging.item_of(lees_map(path.parent, ""), path.stem, FOUND, FOUND.dossier)
    assert [str(each) for each in findings] == [] and item is not None
    assert item.voorbeeld  # nothing here is a decision of the city
    if item.soort == "kennisname":
        assert nota(item, day, FOUND.dossier)[1] == ()
        return
    deck, wrong = deckinhoud(item, mark, day, FOUND.dossier, FOUND.sjabloon)
    assert wrong == ()
    data = write_deck(deck, FOUND.sjabloon, small.slideontwerp(), small.STIJL)
    known = Opdracht(day, feiten=deck.feiten, naslag=judging.naslag_at(item, day, FOUND))
    judged = beoordeel(data, path.stem, FOUND.sjabloon, known)
    assert [str(each.finding) for each in judged.bevindingen] == []
    assert deck.voettekst.startswith("Voorbeeld · ")


def test_there_are_items_to_look_at() -> None:
    assert {each.parent.name for each in ITEMS} == {"2019-02-28", "2019-03-14"} and len(ITEMS) >= 4


@pytest.mark.parametrize(
    ("name", "step"), [("lijst-actieplannen", 1), ("vervolgproces", 1), ("buurtonthaal", 3), ("doelstellingen", 3)]
)
def test_a_sitting_has_the_step_that_the_source_gives_it(name: str, step: int) -> None:
    assert facts(name).stap == step


def test_before_the_reality_check_no_deck_has_an_amount_of_the_plan() -> None:
    assert facts("lijst-actieplannen").rijen == () and facts("vervolgproces").rijen == ()
    assert facts("buurtonthaal").rijen != ()


def test_the_days_of_the_college_are_those_of_the_source() -> None:
    dossier = FOUND.dossier
    assert dossier is not None
    closing = {each.datum.isoformat(): each.sluit_stap for each in dossier.gegevens.kalender if each.sluit_stap}
    assert closing == {"2019-02-28": 1, "2019-03-14": 3, "2019-06-06": 4}  # step 2 has none
    assert stap_van(None, datetime.date(2019, 3, 7), dossier) == 2


def test_nobody_promises_envelopes_on_14_march() -> None:
    text = "\n".join(each.read_text(encoding="utf-8") for each in (*ITEMS, CONTENT / "dossier.yaml"))
    assert not re.search(r"envelop\w+[^.\n]*14 maart|14 maart[^.\n]*envelop", text)
