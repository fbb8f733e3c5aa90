"""Every finding of the model and of the rules as its author reads it, over the dossier that `smjp nieuw` makes."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.checks import LEDGER_RULES, RULES, klare_taal, uitzonderingen
from pipeline.checks.rule import Rule
from pipeline.environment import ROOT
from pipeline.model.dossier import Bestemming
from pipeline.model.kinds import KINDS
from pipeline.model.voorbeeldjaren import EERSTE_JAAR, verschoven
from tests.built import control
from tests.specimens import Case, read_specimens

ALL_RULES: tuple[Rule[Any], ...] = (*RULES, *LEDGER_RULES)
SPECIMENS = read_specimens("dossier")
CASES = [pytest.param(case, id=f"{each.code} {case.title}") for each in SPECIMENS for case in each.cases]


@pytest.mark.parametrize("case", CASES)
def test_the_author_reads_exactly_this(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read(case, EERSTE_JAAR, tmp_path, monkeypatch) == case.expected


@pytest.mark.parametrize("case", CASES)
def test_in_a_plan_of_other_years_every_message_names_those(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = EERSTE_JAAR + 6
    assert case.expected is not None
    assert _read(case, later, tmp_path, monkeypatch) == verschoven(case.expected, later)


def _read(case: Case, van: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the author reads when the case stands in a plan that starts in this year."""
    shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content")
    bestemming: Bestemming = "werkversie"
    if case.circumstance == "voor raad":
        bestemming = "raad"
    elif case.circumstance:
        (tmp_path / "content" / case.circumstance.removeprefix("zonder ")).unlink()
    case.lay_out(tmp_path / "content")
    for path in (each for each in (tmp_path / "content").rglob("*") if each.is_file()):
        path.write_bytes(verschoven(path.read_bytes().decode("latin-1"), van).encode("latin-1"))
    monkeypatch.chdir(tmp_path)
    return "\n".join(map(str, control(Path("content"), voor=bestemming).findings))


def test_every_kind_has_a_specimen_that_shows_it() -> None:
    own = (*KINDS, *klare_taal.KINDS, *uitzonderingen.KINDS)
    kinds = {kind.code: kind.name for kind in own} | {rule.code: rule.name for rule in ALL_RULES}
    assert len(kinds) == len(own) + len(ALL_RULES) >= 40
    assert {specimen.code: specimen.name for specimen in SPECIMENS} == kinds
    for specimen in SPECIMENS:
        assert any(f" {specimen.code} {specimen.name}\n" in (case.expected or "") for case in specimen.cases)


def test_a_clean_dossier_has_no_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert control(Path("content")).findings == ()


def test_every_rule_has_a_manual_page() -> None:
    for rule in ALL_RULES:
        assert rule.manual is not None
        assert "Waarom:" in rule.manual
        assert "Fout:" in rule.manual
        assert "Goed:" in rule.manual


def test_the_rule_stands_in_a_file_of_its_own_name() -> None:
    for rule in ALL_RULES:
        assert rule.check.__module__.rsplit(".", 1)[1] == rule.name.replace("-", "_")
