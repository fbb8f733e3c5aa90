"""A text that a spreadsheet would run is written safely, and read back as it is."""

import csv
import io

import pytest

from pipeline.content import CsvTable
from pipeline.content.csv_text import parse
from pipeline.forms.invoer.tekstblad import lees_rijen
from pipeline.model.cel import as_cell, guarded

RUN = ["=A1", "+32 14 44 33 11", "-10 % energie", "@home", "=cmd|'/C calc'!A0", "\uff1dA1", "-", " =A1", "'=A1", "''-x"]
HARMLESS = ["", "'t Zand", "’s Avonds", "10 - 5", "a=b", "Zie 1+1", "n.v.t.", "−5", "– een streepje"]


@pytest.mark.parametrize("text", RUN)
def test_what_would_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["\t=A1", "\r=A1", "\n=A1"])
def test_a_tab_or_line_end_before_it_changes_nothing(text: str) -> None:
    assert guarded(text).startswith("'")
    assert as_cell(text) == "'=A1"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", [*RUN, *HARMLESS, 'a; "b"', '=HYPERLINK("x";"y")'])
def test_our_own_readers_read_the_text_itself(text: str) -> None:
    written = f"naam;omschrijving;2020\nx;{as_cell(text)};-250000,50\n"
    table, findings = parse(written, "x.csv")
    assert findings == ()
    assert isinstance(table, CsvTable)
    assert table.rows[0].cells == ("x", text.strip(), "-250000,50")
    sheet, of_import = lees_rijen(written, ";", "x.csv")
    assert of_import == ()
    assert sheet is not None
    assert sheet.rijen[1].cellen == ("x", text.strip(), "-250000,50")


@pytest.mark.parametrize("text", RUN)
def test_no_cell_that_another_reader_sees_starts_a_formula(text: str) -> None:
    written = f"x;{as_cell(text)}\n"
    ((_, cell),) = csv.reader(io.StringIO(written), delimiter=";")
    assert cell.lstrip()[:1] not in "=+-@\t\r"
