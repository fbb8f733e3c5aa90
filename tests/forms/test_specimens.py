"""Every kind of finding of an import, exactly as its reader sees it."""

from pathlib import Path

import pytest

from pipeline.forms.invoer import KINDS
from tests.forms.exports import dossier, said, taken
from tests.specimens import Case, read_specimens

SPECIMENS = read_specimens("invoer")
CASES = [pytest.param(case, id=f"{each.code} {case.title}") for each in SPECIMENS for case in each.cases]


@pytest.mark.parametrize("case", CASES)
def test_the_reader_sees_exactly_this(case: Case, tmp_path: Path) -> None:
    folder = dossier(tmp_path)
    case.lay_out(tmp_path)
    options = {"bedragen": "belgisch"} if case.circumstance == "--bedragen belgisch" else {}
    assert said(taken(folder, tmp_path / "export.csv", **options), tmp_path) == case.expected


def test_every_kind_has_a_specimen_that_shows_it() -> None:
    assert {specimen.code: specimen.name for specimen in SPECIMENS} == {kind.code: kind.name for kind in KINDS}
    for specimen in SPECIMENS:
        assert any(f" {specimen.code} {specimen.name}\n" in (case.expected or "") for case in specimen.cases)
