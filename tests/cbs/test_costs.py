"""What options cost, once and each year; and an item that costs nothing has no table of zeros."""

import re

import pytest

from pipeline.cbs.agendapunt import Optie
from pipeline.cbs.checking.lezing import Lezing
from pipeline.cbs.deckinhoud import Tabelinhoud
from pipeline.cbs.kosten import samen
from pipeline.cbs.reading.deck import read_deck
from pipeline.cbs.volledig import onvolledig
from pipeline.cbs.writing.slides import write_deck
from pipeline.findings import Place
from tests.cbs import altering as a
from tests.cbs import small
from tests.cbs.small import DAG, ITEM

OPTION = "kost: 18500\n    kost_per_jaar: 0\n"


def costs(option: str) -> tuple[str, str]:
    """What the table of options prints for an option with these keys."""
    table = small.content(ITEM.replace(OPTION, option)).slide("opties").velden["opties"]
    assert isinstance(table, Tabelinhoud)
    return table.rijen[1][2], table.rijen[1][3]


def said(text: str) -> list[str]:
    return [each.code for each in onvolledig(small.item(text), DAG, small.sjabloon(), small.dossier())]


@pytest.mark.parametrize(
    ("option", "printed", "codes"),
    [
        ("kost: 45000\n    kost_per_jaar: 36000\n", ("45.000", "36.000"), []),
        ("kost: 640000\n    kost_per_jaar: 0\n", ("640.000", "0"), []),
        ("kost: 0\n    kost_per_jaar: 36000\n", ("0", "36.000"), []),
        ("kost: 0\n", ("0", "0"), []),  # as it was written before there were two keys: it costs nothing
        ("kost: 18500\n", ("18.500", "niet geraamd"), ["C88"]),  # so was this, and nobody knows
        ("kost_per_jaar: 36000\n", ("niet geraamd", "36.000"), ["C88"]),
        ("kost: niet geraamd\n    kost_per_jaar: 36000\n", ("niet geraamd", "36.000"), []),
        ("kost: 18500,50\n    kost_per_jaar: 0\n", ("18.501", "0"), []),
        ('kost: "[[bedrag AP001 2020]]"\n    kost_per_jaar: 0\n', ("18.500", "0"), []),
    ],
)
def test_costs_are_printed_in_the_column_of_their_kind(option: str, printed: tuple[str, str], codes: list[str]) -> None:
    assert costs(option) == printed
    assert said(ITEM.replace(OPTION, option)) == codes


def test_an_option_without_any_cost_is_a_fault_with_its_place() -> None:
    item = small.item(ITEM.replace(f"    {OPTION}", ""))
    (found,) = onvolledig(item, DAG, small.sjabloon(), small.dossier())
    assert found.code == "C80" and "‘B Proef’ zegt niet wat ze kost" in found.wrong and found.at.line > 10


def test_old_content_with_one_cost_still_makes_an_accepted_deck() -> None:
    text = re.sub(r" +kost_per_jaar: .*\n", "", ITEM)
    assert said(text) == ["C88"]
    judged = small.judge(small.deck(text), small.task(text))
    assert not judged.is_geweigerd


def test_the_head_of_the_table_says_how_often_a_cost_comes() -> None:
    (slide,) = Lezing.van(read_deck(small.deck()), small.sjabloon()).alle_met_code("opties")
    assert slide.kop(slide.soort.velden[0])[2:4] == ("Eén keer (euro)", "Elk jaar (euro)")


@pytest.mark.parametrize(
    "head",
    [("Eén keer", "Elk jaar"), ("Eenmalige kost", "Jaarlijkse kost"), ("EENMALIG", "PER JAAR"), ("éénmalig", "€/jaar")],
)
def test_other_words_for_once_and_each_year_are_known(head: tuple[str, str]) -> None:
    deck = a.edited(small.deck(), a.together(a.cell(3, 0, 2, head[0]), a.cell(3, 0, 3, head[1])))
    assert small.judge(deck).bevindingen == ()


# ---- nothing costs anything ----

FREE = (
    re.sub(r"kost(_per_jaar)?: [0-9]+", r"kost\1: 0", ITEM)
    .replace("actieplannen: [AP001]\n", "")
    .replace("[[bedrag AP001 2020]]", "niets")
)


def codes(text: str) -> list[str]:
    return [each.soort.code for each in small.content(text).slides]


def seconds(text: str) -> dict[str, int]:
    return {each.soort.code: each.seconden // 60 for each in small.content(text).slides}


def test_a_deck_without_costs_has_no_table_and_gives_its_minutes_to_the_discussion() -> None:
    assert said(FREE) == []
    assert "financieel" in codes(ITEM) and "financieel" not in codes(FREE)
    assert seconds(FREE)["bespreking"] == seconds(ITEM)["bespreking"] + 3
    assert sum(seconds(FREE).values()) == sum(seconds(ITEM).values()) == 26
    judged = small.judge(small.deck(FREE), small.task(FREE))
    assert [str(each.finding) for each in judged.bevindingen] == []


def options_of(text: str) -> Tabelinhoud:
    found = small.content(text).slide("opties").velden["opties"]
    assert isinstance(found, Tabelinhoud)
    return found


def test_options_without_cost_have_no_columns_of_zeros() -> None:
    free = options_of(FREE)
    assert [each.naam for each in free.kolommen] == ["Optie", "Wat houdt ze in?", "Voor en tegen"]
    assert {len(row) for row in free.rijen} == {3}
    assert options_of(ITEM).kolommen == () and {len(row) for row in options_of(ITEM).rijen} == {5}


def test_a_table_that_names_a_cost_still_has_to_say_how_often_it_comes() -> None:
    deck = a.edited(small.deck(FREE), a.cell(3, 1, 1, "Het verkeer blijft, en dat kost 500 euro."))
    assert "C64" in {each.finding.code for each in small.judge(deck, small.task(FREE)).bevindingen}


@pytest.mark.parametrize(
    ("option", "together"),
    [
        ({"kost": "640000", "kost_per_jaar": "0"}, "640.000"),
        ({"kost": "0", "kost_per_jaar": "36000"}, "324.000"),
        ({"kost": "45000", "kost_per_jaar": "36000"}, "369.000"),
        ({"kost": "0", "kost_per_jaar": ""}, "0"),
        ({"kost": "640000", "kost_per_jaar": ""}, "640.000 en werking"),
        ({"kost": "", "kost_per_jaar": "36000"}, "324.000 en eenmalig"),
        ({"kost": "", "kost_per_jaar": ""}, "niet geraamd"),
        ({"kost": "niet geraamd", "kost_per_jaar": "10"}, "90 en eenmalig"),
        ({"kost": "0,50", "kost_per_jaar": "0,50"}, "5"),
        ({"kost": "1000 euro", "kost_per_jaar": "0"}, "1.000"),
    ],
)
def test_what_is_not_known_is_said_in_a_sum_and_never_counted_as_nothing(option: dict[str, str], together: str) -> None:
    texts = {"at": Place("x.yaml"), "naam": "A x", "inhoud": "x", "voordeel": "x", "nadeel": "x"}
    assert samen(Optie.model_validate({**texts, **option}), 9) == together


def test_the_sum_has_a_column_when_the_item_asks_for_it() -> None:
    asked = ITEM.replace("opties:", "samen_over: 9\nopties:")
    table = options_of(asked)
    assert [each.naam for each in table.kolommen][2:5] == ["Eén keer (euro)", "Elk jaar (euro)", "Samen in 9 jaar"]
    assert {len(row) for row in table.rijen} == {6}
    judged = small.judge(small.deck(asked), small.task(asked))
    assert [str(each.finding) for each in judged.bevindingen] == []


def test_it_says_so_in_one_line_on_the_first_slide() -> None:
    lines = small.content(FREE).slide("vraag").velden["gegevens"]
    assert isinstance(lines, tuple)
    assert ("Kost", "geen") in {(each.label, each.tekst) for each in lines}


@pytest.mark.parametrize(
    "text",
    [
        ITEM,  # the plan has amounts for its actieplan
        FREE.replace("soort:", "kosten: [{wat: Hekken, bedragen: {2020: 1}}]\nsoort:"),
        FREE.replace("kost_per_jaar: 0", "kost_per_jaar: 1", 1),
        FREE.replace("kost: 0", "kost: niet geraamd", 1),
    ],
)
def test_whatever_costs_something_keeps_its_slide(text: str) -> None:
    assert "financieel" in codes(text)


def test_minutes_of_the_author_win() -> None:
    assert seconds(FREE + "minuten: {bespreking: 10}\n")["bespreking"] == 10


def test_what_is_written_for_a_slide_that_falls_away_is_not_lost_in_silence() -> None:
    text = FREE.replace("notities:\n", "notities:\n  financieel: Dit kost niets.\n") + "minuten: {financieel: 3}\n"
    assert said(text) == ["C89", "C89"]


def test_coverage_need_not_be_said_of_nothing() -> None:
    text = re.sub(r"dekking: .*\n", "", FREE)
    assert said(text) == []
    assert "C80" in said(re.sub(r"dekking: .*\n", "", ITEM))


def test_by_hand_the_slide_may_go_only_when_no_option_costs_anything() -> None:
    free = a.together(*[a.cell(3, row, column, "0") for row in (1, 2, 3) for column in (2, 3)])
    loose = small.task(None)
    without = a.edited(small.deck(), a.together(free, a.removed(4), a.text(6, 90, "13 min")))
    assert "C11" not in {each.finding.code for each in small.judge(without, loose).bevindingen}
    costly = a.edited(small.deck(), a.removed(4))
    assert "C11" in {each.finding.code for each in small.judge(costly, loose).bevindingen}


@pytest.mark.parametrize("nothing", ["0", "0,00", "€ 0", "0 euro", "geen", "-", "–", "nihil"])
def test_nothing_is_written_in_many_ways(nothing: str) -> None:
    free = a.together(*[a.cell(3, row, column, nothing) for row in (1, 2, 3) for column in (2, 3)])
    assert Lezing.van(read_deck(a.edited(small.deck(), free)), small.sjabloon()).kost_niets


def test_amounts_of_the_plan_may_not_disappear_with_the_slide() -> None:
    free = a.together(*[a.cell(3, row, column, "0") for row in (1, 2, 3) for column in (2, 3)], a.removed(4))
    found = small.judge(a.edited(small.deck(), free))
    assert "C70" in {each.finding.code for each in found.bevindingen}


def test_the_bytes_of_a_deck_without_costs_are_the_same_again() -> None:
    assert write_deck(small.content(FREE), small.sjabloon(), small.slideontwerp(), small.STIJL) == small.deck(FREE)
