"""Clear language over a whole dossier: places, shares, prose, exceptions, the sentences from before the rules."""

import shutil
from pathlib import Path

import pytest

from pipeline.checks.klare_taal import KlareTaal
from pipeline.clear_language import AlreadyThere, record_existing
from pipeline.environment import ROOT
from pipeline.findings import Level
from pipeline.model.dossier import Dossier
from pipeline.progress import Stages
from tests.built import SHIPPED, control

GOAL = "doelstellingen/BD01-ontmoeten.yaml"
PLAN = "actieplannen/AP001-buurthuizen.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The dossier that `smjp nieuw` makes."""
    return Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content"))


def _dossier(folder: Path) -> Dossier:
    dossier = control(folder).dossier
    assert dossier is not None
    return dossier


def _retitled(content: Path, path: str, title: str) -> None:
    lines = (content / path).read_text(encoding="utf-8").splitlines()
    lines = [f"titel: {title}" if line.startswith("titel:") else line for line in lines]
    (content / path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_finding_stands_on_the_word_it_is_about(content: Path) -> None:
    title = "We halveren tegen 2025 het aantal inbraken, met bijzondere aandacht voor de wijken."
    _retitled(content, GOAL, title)
    found = {finding.code: finding for finding in KlareTaal(_dossier(content)).findings()}
    assert (found["K07"].at.line, found["K07"].at.column) == (3, 8 + title.index("met bijzondere"))
    assert found["K07"].level is Level.FOUT
    assert "K90" not in found


def test_a_goal_of_three_warnings_and_no_error_is_one_error_that_names_them(content: Path) -> None:
    _retitled(content, GOAL, "Inzake inbraken wordt het aantal conform de afspraken gehalveerd.")
    taal = KlareTaal(_dossier(content))
    (finding,) = taal.findings()
    assert (finding.code, finding.level) == ("K90", Level.FOUT)
    (sentence,) = (each for each in taal.wording.sentences if each.code == "BD01")
    assert len(sentence.remarks) >= 3
    assert {each.level for each in sentence.remarks} <= {Level.WAARSCHUWING, Level.TIP}
    assert all(remark.wrong.lower() in finding.wrong.lower() for remark in sentence.remarks)


def test_a_warning_that_asks_no_other_sentence_is_a_finding_of_its_own(content: Path) -> None:
    _retitled(content, PLAN, "Buurthuizen worden vastgelegd.")
    assert [finding.code for finding in KlareTaal(_dossier(content)).findings()] == ["K12"]


def test_an_exception_takes_the_mark_away_and_stays_visible_with_its_reason(content: Path) -> None:
    _retitled(content, PLAN, "Buurthuizen worden inzake openingsuren vastgelegd.")
    with (content / PLAN).open("a", encoding="utf-8") as file:
        file.write("klare_taal:\n  toegelaten:\n    lijdend: De raad wil geen uitvoerder noemen.\n")
    taal = KlareTaal(_dossier(content))
    assert "K12" not in {finding.code for finding in taal.findings()}
    (plan,) = (each for each in taal.wording.sentences if each.code == "AP001")
    assert plan.excused == (("lijdend", "De raad wil geen uitvoerder noemen."),)
    assert plan.approved


def test_a_term_that_the_glossary_explains_is_no_jargon(content: Path) -> None:
    _retitled(content, PLAN, "We maken een mobiliteitstoets en een waterhuishoudingsplan voor elke wijk.")
    before = {finding.code for finding in KlareTaal(_dossier(content)).findings()}
    with (content / "begrippen.yaml").open("a", encoding="utf-8") as file:
        file.write("- term: Waterhuishoudingsplan\n  uitleg: Hoe we regenwater opvangen.\n")
    with_term = KlareTaal(_dossier(content)).findings()
    assert not [finding for finding in with_term if "waterhuishoudingsplan" in finding.wrong.lower()]
    assert before


def test_only_the_own_words_of_a_text_get_tips_and_each_word_once(content: Path) -> None:
    text = "# Leeswijzer\n\nWe overleggen inzake het park en inzake de straat.\n\n> Conform de nota, inzake alles.\n"
    (content / "teksten" / "leeswijzer.md").write_text(text, encoding="utf-8")
    findings = [each for each in KlareTaal(_dossier(content)).findings() if each.at.file.endswith("leeswijzer.md")]
    assert [(each.code, each.level, each.at.line, each.at.column) for each in findings] == [("K21", Level.TIP, 3, 15)]


def test_the_share_of_goals_with_a_measure_and_a_deadline_is_counted_per_chapter(content: Path) -> None:
    (share,) = KlareTaal(_dossier(content)).wording.shares
    assert (share.part, share.whole) == (1, 1)
    _retitled(content, GOAL, "We halveren het aantal inbraken.")
    (share,) = KlareTaal(_dossier(content)).wording.shares
    assert (share.part, share.whole) == (0, 1)


def test_sentences_from_before_the_rules_are_left_alone_until_they_change(content: Path) -> None:
    _retitled(content, PLAN, "Buurthuizen worden inzake openingsuren vastgelegd.")
    count, _ = record_existing(content, Stages())
    assert count == 1
    assert {finding.code for finding in control(content).findings} == {"K94"}
    with pytest.raises(AlreadyThere):
        record_existing(content, Stages())
    _retitled(content, PLAN, "Buurthuizen worden conform de openingsuren vastgelegd.")
    codes = {finding.code for finding in control(content).findings}
    assert {"K93", "K90"} <= codes


def test_nothing_is_recorded_when_every_sentence_is_in_order(content: Path) -> None:
    assert record_existing(content, Stages())[0] == 0
    assert not (content / "klare-taal.yaml").exists()


def test_the_shipped_goals_pass_without_exceptions() -> None:
    dossier = _dossier(SHIPPED)
    assert not [each for each in dossier.doelstellingen if each.klare_taal]
    sentences = KlareTaal(dossier).wording.sentences
    assert len(sentences) > 10
    assert not [each.text for each in sentences if not each.approved]


def test_the_manual_names_every_rule_with_an_example_of_both_kinds() -> None:
    pages = KlareTaal(_dossier(SHIPPED)).wording.rules
    assert len(pages) == 29
    assert all(page.bad and page.good and page.asked and page.why for page in pages)
