"""Pictures of the ramingen: messages and bars from the cells of the schemas; below zero there are words, no pillars."""

from dataclasses import replace

import pytest

from pipeline.blocks import Bar, Block, Cards, Heading, Pillar, Table, plain, walk
from pipeline.finance.boek import Boek
from pipeline.finance.totalen import totals
from pipeline.finance.verhoudingen import MILJOEN, per_inwoner
from pipeline.findings import Place
from pipeline.model.onderdelen import Inwoners
from pipeline.plan import build_plan
from tests.built import control
from tests.small import SMALL_CITY


@pytest.fixture(scope="module")
def turnhout() -> Boek:
    """The shipped dossier at step 4."""
    boek = control(SMALL_CITY, 4).boek
    assert boek is not None
    return boek


def _blocks(boek: Boek) -> list[Block]:
    document = build_plan(boek.dossier, totals(boek.dossier), "0" * 8, boek)
    return [block for section in document.sections for block in walk(section.blocks)]


def _table(boek: Boek, anchor: str) -> Table:
    return next(block for block in _blocks(boek) if isinstance(block, Table) and block.anchor == anchor)


def _messages(boek: Boek) -> dict[str, str]:
    return {block.anchor: plain(block.inlines) for block in _blocks(boek) if isinstance(block, Heading)}


def _spending(boek: Boek, *cents: int) -> Boek:
    """The book with this much more spent on the ordinary work, per year."""
    first, *others = boek.dossier.ramingen
    assert (first.soort, first.zijde) == ("E", "U")
    more = tuple(was + more for was, more in zip(first.bedragen, cents, strict=True))
    return Boek(replace(boek.dossier, ramingen=(replace(first, bedragen=more), *others)))


def test_where_money_comes_from_and_goes_to_is_all_of_t2_and_t1_on_one_scale(turnhout: Boek) -> None:
    received, spent = _table(turnhout, "figuur-herkomst"), _table(turnhout, "figuur-bestemming")
    for table, schema, blok, rij in (
        (received, "T2", "exploitatie", "II"),
        (spent, "T1", "totaal", "E.U"),
    ):
        total = turnhout.cel(schema, blok, rij)[0]
        assert [plain(cell.inlines) for cell in table.body[-1].cells][2:] == [MILJOEN.schrijf(total), "100"]
        assert sum(int(plain(row.cells[3].inlines)) for row in table.body[:-1]) == 100
        assert plain(table.body[0].cells[0].inlines) in table.description
    taxes = turnhout.cel("T2", "exploitatie", "II.A.2")[0]
    largest = max(
        cents
        for cents in (
            taxes,
            *(r.bedragen[0] or 0 for r in turnhout.tabel("T1").met_bedragen if r.rij == "E.U" and r.blok != "totaal"),
        )
    )
    first = received.body[0].cells[1].drawing
    assert first == Bar(taxes * 1000 // largest)
    highest = spent.body[0].cells[1].drawing
    assert highest == Bar(1000)


def test_the_messages_are_computed(turnhout: Boek) -> None:
    said = _messages(turnhout)
    share = round(100 * turnhout.cel("T2", "exploitatie", "II.A.2")[0] / turnhout.cel("T2", "exploitatie", "II")[0])
    assert said["geld-herkomst"] == f"Van elke 100 euro komen er {share} uit belastingen en boetes"
    assert said["geld-bestemming"].endswith("naar algemeen bestuur")
    assert said["geld-investeringen"] == "We investeren het meest in 2022"
    assert said["geld-schuld"] == "De schuld daalt van 40,6 naar 34,0 miljoen euro"
    assert said["geld-marge"] == "De autofinancieringsmarge stijgt van 1,5 naar 3,3 miljoen euro"


def test_a_margin_below_zero_is_told_in_words_without_pillars(turnhout: Boek) -> None:
    pillars = [cell.drawing for row in _table(turnhout, "figuur-marge").body for cell in row.cells[1:]]
    assert all(isinstance(each, Pillar) and each.height for each in pillars)
    poorer = _spending(turnhout, 0, 3_000_000_00, 3_000_000_00, 0, 0, 0)
    assert _messages(poorer)["geld-marge"] == "De autofinancieringsmarge is negatief in 2021 en 2022"
    table = _table(poorer, "tabel-marge")
    assert [plain(cell.inlines) for cell in table.body[1].cells] == [
        "in woorden", "positief", "negatief", "negatief", "positief", "positief", "positief",
    ]  # fmt: skip
    assert plain(table.body[0].cells[2].inlines).startswith("−")
    assert not [cell for row in table.body for cell in row.cells if cell.drawing]


def test_a_part_below_zero_has_no_chart(turnhout: Boek) -> None:
    strange = _spending(turnhout, -150_000_000_00, 0, 0, 0, 0, 0)
    assert "geld-bestemming" not in _messages(strange)
    assert "geld-herkomst" in _messages(strange)


def test_per_inhabitant_needs_a_count_and_names_it(turnhout: Boek) -> None:
    assert "geld-per-inwoner" not in _messages(turnhout)
    count = Inwoners.model_construct(at=Place("dossier.yaml"), jaar=2019, aantal=45_000, bron="Statbel")
    gegevens = turnhout.dossier.gegevens.model_copy(update={"inwoners": (count,)})
    boek = Boek(replace(turnhout.dossier, gegevens=gegevens))
    blocks = _blocks(boek)
    at = next(index for index, block in enumerate(blocks) if getattr(block, "anchor", "") == "geld-per-inwoner")
    cards = blocks[at + 1]
    assert isinstance(cards, Cards)
    assert [card.title for card in cards.cards] == ["2.484", "820", "756", "73"]
    assert "45.000 inwoners (2019, Statbel)" in plain(blocks[at + 2].inlines)  # type: ignore[union-attr]


def test_an_amount_per_inhabitant_is_rounded_away_from_zero() -> None:
    assert [per_inwoner(cents, 2) for cents in (3, -3, 4, 0)] == [2, -2, 2, 0]


def test_without_ramingen_there_are_no_such_pictures(turnhout: Boek) -> None:
    said = _messages(Boek(turnhout.dossier.at_step(2)))
    assert not [anchor for anchor in said if anchor in ("geld-herkomst", "geld-schuld", "geld-marge")]
    assert "geld-hoofdstuk" in said


def test_the_margin_of_the_last_year_is_a_key_figure(turnhout: Boek) -> None:
    cards = next(block for block in _blocks(turnhout) if isinstance(block, Cards) and block.style == "kerncijfers")
    assert cards.cards[-1].title == "3,3"
    assert plain(cards.cards[-1].inlines) == "miljoen euro autofinancieringsmarge in 2025"
    assert len(cards.cards) == 4
