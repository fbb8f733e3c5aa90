"""Agenda items: what a deck takes from the plan, what an author must mend, what is frozen."""

import datetime
import re
from pathlib import Path

import pytest

from pipeline.cbs.band import verwijzingen
from pipeline.cbs.deckinhoud import Tabelinhoud, deckinhoud
from pipeline.cbs.feiten import Feiten
from pipeline.cbs.volledig import onvolledig
from pipeline.cbs.week.nieuw import bestandsnaam, nieuw_punt
from pipeline.cbs.week.sluiting import Sluiting
from pipeline.college import judging
from pipeline.content import read_yaml_text
from pipeline.findings import Finding
from pipeline.model.dossier import Dossier
from tests.cbs import small
from tests.cbs.small import DAG, ITEM

MESSAGES = Path(__file__).parent.parent / "messages" / "cbs-items.md"


def table(code: str, key: str, text: str = ITEM) -> Tabelinhoud:
    found = small.content(text).slide(code).velden[key]
    assert isinstance(found, Tabelinhoud)
    return found


def lines(code: str, key: str, text: str = ITEM) -> list[str]:
    found = small.content(text).slide(code).velden[key]
    assert isinstance(found, tuple)
    return [f"{each.label} {each.nadruk}{each.tekst}".strip() for each in found]


def test_amounts_come_from_the_plan_per_year() -> None:
    assert table("financieel", "bedragen").rijen == (
        ("AP001 exploitatie", "18.500", "40.000", "40.000", "0", "0", "0"),
        ("AP001 investeringen", "0", "250.000", "0", "0", "0", "0"),
        ("AP001 ontvangsten", "0", "10.000", "0", "0", "0", "0"),
    )


def test_a_goal_with_two_plans_shows_each_and_their_goal() -> None:
    text = ITEM.replace("actieplannen: [AP001]", "doelstellingen: [BD01]")
    assert lines("kader", "plan", text) == [
        "BD01 Veilige scholen", "AP001 Schoolstraten", "AP002 Oversteekplaatsen", "Stap 2 reality check",
    ]  # fmt: skip
    assert [row[0] for row in table("financieel", "bedragen", text).rijen][-1] == "AP002 investeringen"


def test_wording_and_people_come_from_the_plan() -> None:
    assert lines("kader", "plan") == ["AP001 We maken straten bij scholen autovrij", "Stap 2 reality check"]
    assert lines("draagvlak", "draagvlak") == [
        "Aanspreekpunt: schepen van Mobiliteit", "Trekker: dienst Wegen", "Partners: de scholen",
        "De ouderraden geven gunstig advies.",
    ]  # fmt: skip
    assert lines("vraag", "gegevens")[0] == "Schepen Mobiliteit"


def test_the_coverage_adds_up() -> None:
    first = lines("financieel", "dekking")[0]
    spent, received, paid = (int(each.replace(".", "")) for each in re.findall(r"([\d.]+) euro", first))
    assert (spent, received) == (348_500, 10_000) and spent - received == paid


def test_at_step_1_a_deck_has_no_amounts_of_the_plan() -> None:
    text = ITEM.replace("soort:", "stap: 1\nsoort:").replace("[[bedrag AP001 2020]]", "niets")
    text += "kosten: [{wat: Kost van deze beslissing}]\n"
    assert table("financieel", "bedragen", text).rijen == (("Kost van deze beslissing", *["0"] * 6),)
    assert small.content(text).feiten.rijen == ()
    assert "348.500" not in str(small.content(text))


def test_a_lookup_of_an_amount_at_step_1_is_a_fault() -> None:
    text = ITEM.replace("soort:", "stap: 1\nsoort:") + "kosten: [{wat: Kost}]\n"
    _, findings = deckinhoud(small.item(text), "x", DAG, small.dossier(), small.sjabloon())
    assert [each.code for each in findings] == ["C72"]


def test_the_number_of_plans_can_be_looked_up() -> None:
    text = ITEM.replace("[[bedrag AP001 2020]]", "[[aantal actieplannen]] plannen").replace(
        "actieplannen: [AP001]", "alle_actieplannen: ja"
    )
    assert lines("financieel", "dekking", text)[1].startswith("De proef kost in 2020 2 plannen")


CALENDAR = """\
kalender:
  - {datum: 2019-02-07, naam: Conclaaf}
  - {datum: 2019-02-28, naam: College, sluit_stap: 1}
  - {datum: 2019-03-14, naam: College, sluit_stap: 3}
  - {datum: 2019-06-06, naam: College, sluit_stap: 4}
"""


@pytest.mark.parametrize(
    ("day", "step"),
    [("2019-01-10", 1), ("2019-02-21", 1), ("2019-02-28", 1), ("2019-03-01", 2), ("2019-03-07", 2), ("2019-03-13", 2),
     ("2019-03-14", 3), ("2019-03-15", 4), ("2019-06-06", 4), ("2019-12-12", 4)],
)  # fmt: skip
def test_a_sitting_has_the_step_of_its_day(day: str, step: int) -> None:
    facts = small.at(stap=4, kalender=CALENDAR).gegevens
    assert facts.stap_op(datetime.date.fromisoformat(day)) == step


def test_no_day_is_in_a_step_that_the_dossier_has_not_come_to() -> None:
    assert small.at(stap=2, kalender=CALENDAR).gegevens.stap_op(datetime.date(2019, 9, 1)) == 2


def test_a_calendar_that_closes_no_step_says_nothing() -> None:
    assert small.at(stap=4, kalender="kalender: [{datum: 2019-02-07, naam: Conclaaf}]\n").gegevens.stap_op(DAG) is None


def printed(step: int, text: str = ITEM) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The step and the amounts that a deck shows, of a dossier that is at this step by now."""
    deck = small.content(text, small.at(stap=step, kalender=CALENDAR))
    plan, amounts = deck.slide("kader").velden["plan"], deck.slide("financieel").velden["bedragen"]
    assert isinstance(plan, tuple) and isinstance(amounts, Tabelinhoud)
    return f"{plan[-1].label}: {plan[-1].tekst}", amounts.rijen


def test_a_deck_has_the_figures_of_its_day_and_not_of_today() -> None:
    step_1 = ITEM.replace("[[bedrag AP001 2020]]", "niets") + "kosten: [{wat: Hekken, bedragen: {2020: 18500}}]\n"
    assert printed(4, step_1) == printed(1, step_1)
    said, rows = printed(4, step_1)
    assert said == "Stap 1: naar duidelijke actieplannen" and [row[0] for row in rows] == ["Hekken"]


def test_the_step_of_the_item_itself_wins() -> None:
    said, rows = printed(4, ITEM.replace("soort:", "stap: 2\nsoort:"))
    assert said == "Stap 2: reality check"
    assert rows[0] == ("AP001 exploitatie", "18.500", "40.000", "40.000", *["0"] * 3)


def test_a_deck_without_an_item_is_held_to_the_step_of_its_sitting() -> None:
    found = judging.Basis(Path("content"), small.sjabloon(), small.at(stap=4, kalender=CALENDAR), ())
    for day, step in ((DAG, 1), (datetime.date(2019, 3, 14), 3), (None, 4)):
        naslag = judging.naslag_at(None, day, found)
        assert naslag is not None and naslag.dossier.gegevens.stap == step


def wrong(text: str, of: Dossier | None = None) -> tuple[Finding, ...]:
    item, dossier = small.item(text), of or small.dossier()
    found = (*verwijzingen(item, dossier), *onvolledig(item, DAG, small.sjabloon(), dossier))
    return found or deckinhoud(item, "x", DAG, dossier, small.sjabloon())[1]


FAULTS_OF_OLD = {  # a sitting of before the dossier, of which nobody knows the step
    "zitting van vóór het dossier": ITEM,
    "kennisname van vóór het dossier": re.sub(r"soort: .*", "soort: kennisname\ntoelichting: [Alles goed.]", ITEM),
}


@pytest.mark.parametrize("title", FAULTS_OF_OLD)
def test_a_sitting_of_before_the_dossier_must_say_its_step(title: str) -> None:
    later, item = small.at(stap=4, datum="2019-11-28"), small.item(FAULTS_OF_OLD[title])
    found = tuple(onvolledig(item, DAG, small.sjabloon(), later))
    assert [each.code for each in found] == ["C87"] and "`stap: 2`" in found[0].mend
    with_step = small.item(FAULTS_OF_OLD[title].replace("soort:", "stap: 2\nsoort:"))
    assert tuple(onvolledig(with_step, DAG, small.sjabloon(), later)) == ()
    known = small.at(stap=4, kalender=CALENDAR, datum="2019-11-28")
    assert "C87" not in {each.code for each in onvolledig(item, DAG, small.sjabloon(), known)}


FAULTS = {
    "onbekende code": ITEM.replace("[AP001]", "[AP01]").replace("[[bedrag AP001 2020]]", "niets"),
    "onbekende dienst": ITEM.replace("dienst: dienst-wegen", "dienst: dienst-wegn"),
    "onbekende opzoeking": ITEM.replace("bedrag AP001 2020", "bedrag AP001 2031"),
    "vraag ontbreekt": re.sub(r"vraag: .*", "", ITEM),
    "geen kost": ITEM.replace("actieplannen: [AP001]\n", "").replace("[[bedrag AP001 2020]]", "niets"),
    "jaar buiten het plan": ITEM + "kosten: [{wat: Hekken, bedragen: {2031: 100}}]\n",
    "minuten van een slide die niet bestaat": ITEM + "minuten: {optie: 4}\n",
    "kost per jaar niet geraamd": re.sub(r" +kost_per_jaar: 2000\n", "", ITEM),
    "spreektekst voor een slide die wegvalt": re.sub(r"kost(_per_jaar)?: [0-9]+", r"kost\1: 0", ITEM)
    .replace("actieplannen: [AP001]\n", "")
    .replace("[[bedrag AP001 2020]]", "niets")
    .replace("notities:\n", "notities:\n  financieel: De proef kost niets.\n"),
    "kennisname zonder tekst": re.sub(r"soort: .*", "soort: kennisname", ITEM),
}


@pytest.mark.parametrize("title", FAULTS)
def test_a_fault_in_an_item_is_found(title: str) -> None:
    assert len(wrong(FAULTS[title])) == 1, "\n".join(map(str, wrong(FAULTS[title])))


def test_the_messages_are_what_authors_read(rewrite_golden: bool) -> None:
    later = small.at(stap=4, datum="2019-11-28")
    said = {title: wrong(text) for title, text in FAULTS.items()}
    said |= {title: wrong(text, later) for title, text in FAULTS_OF_OLD.items()}
    parts = [f"## {title}\n\n```\n{chr(10).join(map(str, found))}\n```\n" for title, found in said.items()]
    now = "# Wat een schrijver leest over een agendapunt met één fout\n\n" + "\n".join(parts)
    if rewrite_golden:
        MESSAGES.write_text(now, encoding="utf-8")
    assert MESSAGES.read_text(encoding="utf-8") == now


def test_facts_survive_their_freezing() -> None:
    facts = small.content().feiten
    closing = Sluiting.van(facts, b"deck")
    assert Sluiting.from_json(closing.to_json()) == closing
    assert closing.is_deck(b"deck") and not closing.is_deck(b"anders")
    assert Sluiting.from_json(b"{") is None and Sluiting.from_json(b'{"feiten": {}, "sha256": ""}') is None
    assert Feiten.from_json(facts.to_json()) == facts


def test_a_new_item_is_valid_yaml_that_only_misses_what_must_be_filled_in() -> None:
    text = nieuw_punt('De "nieuwe" straat: fase 1', DAG, small.sjabloon())
    value, findings = read_yaml_text(text, "01.yaml")
    assert value is not None and findings == ()
    filled = r"^([ -]+)(inhoud|kost|kost_per_jaar|voordeel|nadeel|risico|aanpak|wat|wie|tegen):$"
    item = small.item(re.sub(filled, r"\1\2: x", text, flags=re.M))
    assert item.titel == 'De "nieuwe" straat: fase 1'
    assert {each.code for each in onvolledig(item, DAG, small.sjabloon(), small.dossier())} == {"C80"}
    for veld in small.sjabloon().slide("vraag").velden[:2]:
        assert veld.prompt in text


def test_names_of_items_are_numbered() -> None:
    assert bestandsnaam("Straat één: fase 1!", []) == "01-straat-een-fase-1.yaml"
    assert bestandsnaam("???", ["01-a.yaml", "07-b.pptx"]) == "08-punt.yaml"


def test_the_template_of_the_repository_is_sound() -> None:
    assert judging.read_sjabloon().versie == "cbs-sjabloon 2"
