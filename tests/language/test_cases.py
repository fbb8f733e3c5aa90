"""The case files: on each sentence the rule fires, or stays silent, as the file says."""

import csv
from pathlib import Path

import pytest

from pipeline.language import Beoordelaar, Niveau, regels
from tests.case_files import CASES as CASE_FOLDER
from tests.case_files import Geval, read_case_file, read_cases

GOOD = tuple(csv.DictReader((CASE_FOLDER / "goed.csv").read_text(encoding="utf-8").splitlines()))
CASES = [pytest.param(case, id=f"{case.where} {case.zin}") for case in read_cases()]


@pytest.mark.parametrize("case", CASES)
def test_the_rule_does_what_the_case_says(case: Geval) -> None:
    rule = next(rule for rule in regels() if rule.id == case.rule)
    judge = Beoordelaar(plan_begint_in=2026 if rule.id == "glazen-bol" else None, ook=[rule.id])
    oordeel = judge.oordeel(case.zin, Niveau(case.niveau))
    assert (case.rule in oordeel.faults) is case.fires, oordeel.faults


@pytest.mark.parametrize("row", GOOD, ids=lambda row: row["id"])
def test_a_good_sentence_of_any_policy_domain_is_judged_good(row: dict[str, str]) -> None:
    oordeel = Beoordelaar().oordeel(row["text"], Niveau(row["level"]))
    assert oordeel.verdict == "ok", (row["text"], oordeel.faults)


def test_there_are_enough_cases_to_trust() -> None:
    assert len(CASES) >= 600
    assert len(GOOD) >= 250


def test_a_case_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "wens.md"
    path.write_text("# wens\nUitleg.\n## vuurt\n- doel: We willen.\n\n## zwijgt\n- actie: We doen.\n", encoding="utf-8")
    assert [(case.rule, case.niveau, case.zin, case.fires) for case in read_case_file(path)] == [
        ("wens", "doel", "We willen.", True),
        ("wens", "actie", "We doen.", False),
    ]


@pytest.mark.parametrize("text", ["- doel: We willen.", "# wens\n- doel: We willen.", "# wens\n## vuurt\n- plan: We."])
def test_a_case_without_rule_heading_or_level_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wens.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"wens\.md:"):
        read_case_file(path)
