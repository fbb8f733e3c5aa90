"""Every kind of finding of an import, exactly as its reader sees it."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

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
    path = tmp_path / "export.csv"
    if hidden := re.fullmatch(r"als werkboek, rij ([0-9]+) verborgen", case.circumstance):
        path = as_workbook(path, int(hidden[1]))
    assert said(taken(folder, path, **options), tmp_path) == case.expected


def as_workbook(path: Path, hidden: int) -> Path:
    """The same rows as a workbook, in which one row is hidden."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ramingen"
    for line in path.read_text(encoding="utf-8").splitlines():
        sheet.append([int(cell) if len(cell) < 3 and cell.isdecimal() else cell or None for cell in line.split(";")])
    sheet.row_dimensions[hidden].hidden = True
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def test_every_kind_has_a_specimen_that_shows_it() -> None:
    assert {specimen.code: specimen.name for specimen in SPECIMENS} == {kind.code: kind.name for kind in KINDS}
    for specimen in SPECIMENS:
        assert any(f" {specimen.code} {specimen.name}\n" in (case.expected or "") for case in specimen.cases)
