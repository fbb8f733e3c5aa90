"""Exports as a spreadsheet saves and people change them, through the import: understood, or refused with a remedy."""

import datetime
from pathlib import Path

import pytest

from pipeline.forms.invoer.kolommen import jaar_van
from tests.forms.exports import EERSTE, JAREN, KOP, TWEEDE, read, said, table, workbook

SLEUTELS = KOP[:-6]
EEN, TWEE, SAMEN = (
    ("1", "2", "3", "4", "5", "6"),
    ("10", "20", "30", "40", "50", "60"),
    ("11", "22", "33", "44", "55", "66"),
)


def totals(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The row of the package with its totals."""
    return ("Totaal", *("",) * 11, *cells)


@pytest.mark.parametrize("form", ["{} (in €)", "{} (€)", "1/01/{}", "31-12-{}", "MJP {}", "Krediet {} in euro"])
def test_years_are_read_as_people_write_them(form: str, tmp_path: Path) -> None:
    kop = (*SLEUTELS, *(form.format(jaar) for jaar in JAREN))
    gelezen = read(tmp_path, table(kop, (*EERSTE, *EEN), totals(EEN)).encode(), "export.csv")
    assert not gelezen.geweigerd, said(gelezen, tmp_path)


@pytest.mark.parametrize("kop", ["2020-02", "2020-2025", "1/02/2021", "2021 (x 1.000)", "2021-06-30 00:00:00"])
def test_what_is_no_year_is_none(kop: str) -> None:
    assert jaar_van(kop) is None


def test_years_that_excel_made_dates_of_are_read(tmp_path: Path) -> None:
    kop = [*SLEUTELS, *(datetime.datetime(jaar, 1, 1) for jaar in JAREN)]
    data = workbook([kop, [*EERSTE, *map(int, EEN)], ["Totaal", *[None] * 11, *map(int, EEN)]])
    gelezen = read(tmp_path, data, "export.xlsx")
    assert not gelezen.geweigerd, said(gelezen, tmp_path)


@pytest.mark.parametrize("every", [True, False])
def test_amounts_in_thousands_are_refused_by_name(every: bool, tmp_path: Path) -> None:
    jaren = [f"{jaar} (x 1.000)" if every or jaar > 2022 else str(jaar) for jaar in JAREN]
    gelezen = read(tmp_path, table((*SLEUTELS, *jaren), (*EERSTE, *EEN), totals(EEN)).encode(), "export.csv")
    assert gelezen.geweigerd
    assert f"`{jaren[0 if every else 3]}`: de bedragen in deze kolom zijn geen gewone euro's" in said(gelezen, tmp_path)
    assert "exporteer ze in euro, alle cijfers voluit" in said(gelezen, tmp_path)


@pytest.mark.parametrize("dash", [" -   ", " €  -   ", "-", "–"])
def test_a_dash_in_the_codepage_of_windows_is_zero(dash: str, tmp_path: Path) -> None:
    rows = table(KOP, (*EERSTE, *EEN[:5], dash), (*TWEEDE, *TWEE[:5], dash), totals((*SAMEN[:5], dash)))
    gelezen = read(tmp_path, rows.encode("cp1252"), "export.csv")
    assert not gelezen.geweigerd, said(gelezen, tmp_path)
    assert gelezen.invoer is not None


def test_a_line_end_in_a_cell_and_two_headers_are_understood(tmp_path: Path) -> None:
    first = (*EERSTE[:10], "Huur van\neen zaal", EERSTE[11], *EEN)
    rows = table(("",) * 12 + ("Budget",) * 6, KOP, first, KOP, (*TWEEDE, *TWEE), totals(SAMEN))
    gelezen = read(tmp_path, rows.encode(), "export.csv")
    assert not gelezen.geweigerd, said(gelezen, tmp_path)
