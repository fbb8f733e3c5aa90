"""Years in examples follow the plan at hand: in the editor, in the manual of the rules, in what a rule proposes."""

import json
import re
from pathlib import Path

import pytest

from pipeline.content import read_yaml_text
from pipeline.language import Beoordelaar, Niveau
from pipeline.language.handleiding import rule_pages
from pipeline.model.schemas import schema_files
from pipeline.model.voorbeeldjaren import EERSTE_JAAR, eerste_jaar, eerste_jaar_in, planperiode, verschoven

YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _examples(schema: object) -> list[str]:
    match schema:
        case dict():
            own = [each for each in schema.get("examples", ()) if isinstance(each, str)]
            return own + [each for value in schema.values() for each in _examples(value)]
        case list():
            return [each for value in schema for each in _examples(value)]
    return []


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("`{van: 2020, tot: 2025}`", "`{van: 2032, tot: 2037}`"),
        ("2019-02-28", "2031-02-28"),
        ("`2020-1`", "`2032-1`"),
        ("1 maart 2019", "1 maart 2031"),
        ("2019-GR-214", "2031-GR-214"),
        ('2020: "250000,50"', '2032: "250000,50"'),
        ("44000 en 6131000", "44000 en 6131000"),
        ("AP2020 en MJP0002020", "AP2020 en MJP0002020"),
        ("111800000,50", "111800000,50"),
        ("geen jaar", "geen jaar"),
    ],
)
def test_only_years_move(text: str, moved: str) -> None:
    assert verschoven(text, 2032) == moved
    assert verschoven(text, EERSTE_JAAR) == text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("periode: {van: 2026, tot: 2031}", 2026),
        ("periode: {van: 26, tot: 2031}", 2026),
        ("periode: {van: 2026, tot: straks}", 2026),
        ("periode: 2026", EERSTE_JAAR),
        ("periode: {}", EERSTE_JAAR),
        ("titel: x", EERSTE_JAAR),
        ("- een\n- lijst", EERSTE_JAAR),
    ],
)
def test_the_first_year_is_found_whatever_else_is_wrong(text: str, year: int, tmp_path: Path) -> None:
    assert eerste_jaar(read_yaml_text(text, "dossier.yaml")[0]) == year
    (tmp_path / "dossier.yaml").write_text(text, encoding="utf-8")
    assert eerste_jaar_in(tmp_path) == year


@pytest.mark.parametrize(("year", "van"), [(2020, 2020), (2025, 2026), (2022, 2020), (2027, 2026), (2014, 2014)])
def test_a_legal_plan_starts_every_six_years(year: int, van: int) -> None:
    assert planperiode(year) == (van, van + 5)


def test_an_editor_shows_the_years_of_the_plan() -> None:
    ours, theirs = (
        [each for text in schema_files(van).values() for each in _examples(json.loads(text))] for van in (2020, 2026)
    )
    assert sum(YEAR.search(each) is not None for each in ours) > 20
    assert theirs == [verschoven(each, 2026) for each in ours]
    assert not any("2020" in each for each in theirs)


def test_the_manual_of_the_rules_shows_the_years_of_the_plan() -> None:
    ours, theirs = (
        [each for page in rule_pages(van) for each in (*page.bad, *page.good)] for van in (EERSTE_JAAR, 2026)
    )
    assert sum(YEAR.search(each) is not None for each in ours) > 20
    assert theirs == [verschoven(each, 2026) for each in ours]


@pytest.mark.parametrize(("van", "year"), [(2020, "2030"), (2026, "2036"), (2032, "2042"), (None, "2030")])
def test_what_a_rule_proposes_has_a_year_of_the_plan(van: int | None, year: str) -> None:
    marks = Beoordelaar(plan_begint_in=van).oordeel("We verdrievoudigen het aantal deelwagens.", Niveau.DOEL).marks
    (found,) = [mark.suggestion for mark in marks if mark.regel.id == "termijn"]
    assert f"`tegen {year}`" in found


def test_the_words_of_the_author_keep_their_year() -> None:
    sentence = "In 2026 zetten we in op “Kempen 2020”."
    for mark in Beoordelaar(plan_begint_in=2026).oordeel(sentence, Niveau.DOEL).marks:
        assert set(YEAR.findall(mark.message)) <= {"2020", "2026"}
