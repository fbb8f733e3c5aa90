"""What a workbook hides is said, and a workbook of many sheets can be read when one of them is named."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.forms.exports import EERSTE, KOP, TWEEDE, read, said, workbook

ROWS = [KOP, [*EERSTE, 1, 2, 3, 4, 5, 6], [*TWEEDE, 1, 2, 3, 4, 5, 6], ["Totaal", *[None] * 11, 2, 4, 6, 8, 10, 12]]


def changed(change: Callable[[Any], None]) -> bytes:
    """A workbook of two ramingen, after a change."""
    book = load_workbook(io.BytesIO(workbook(ROWS)))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def hide_row_and_column(book: Workbook) -> None:
    """As a filter does, and somebody who finds a column in the way."""
    sheet = book["Ramingen"]
    sheet.auto_filter.ref = "A1:R3"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["N"].hidden = True
    sheet.column_dimensions["H"].hidden = True  # a column that is not read


def hide_a_sheet(book: Workbook) -> None:
    """A sheet that nobody sees."""
    book.create_sheet("Kladblad").append(["x"])
    book["Kladblad"].sheet_state = "hidden"


def add_sheets(book: Workbook) -> None:
    """Thirty more sheets."""
    for number in range(30):
        book.create_sheet(f"Blad {number}").append(["x"])


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path) -> None:
    gelezen = read(tmp_path, changed(hide_row_and_column), "export.xlsx")
    assert not gelezen.geweigerd
    assert said(gelezen, tmp_path) == (
        "export.xlsx:Ramingen!N1: waarschuwing V17 verborgen-cellen\n"
        "    Deze kolom is verborgen en telt mee: `Krediet 2021` (N)\n"
        "    Herstel: maak ze zichtbaar en kijk na wat erin staat\n"
        "export.xlsx:Ramingen!A3: waarschuwing V17 verborgen-cellen\n"
        "    1 rij is verborgen, meestal door een filter: 3. Ze telt mee\n"
        "    Herstel: haal in Excel de filter weg en kijk na wat erbij hoort; verwijder de andere rijen"
    )


def test_a_hidden_sheet_is_left_out_and_named_and_read_when_it_is_asked_for(tmp_path: Path) -> None:
    data = changed(hide_a_sheet)
    gelezen = read(tmp_path, data, "export.xlsx")
    assert not gelezen.geweigerd
    assert "Het blad `Kladblad` is verborgen en wordt niet gelezen" in said(gelezen, tmp_path)
    assert 'geef dan `--blad "Kladblad"`' in said(gelezen, tmp_path)
    asked = read(tmp_path, data, "export.xlsx", blad="Kladblad")
    assert "verborgen" not in said(asked, tmp_path)
    assert "V3 indeling-niet-herkend" in said(asked, tmp_path)


def test_a_workbook_of_many_sheets_is_read_when_one_is_named(tmp_path: Path) -> None:
    data = changed(add_sheets)
    gelezen = read(tmp_path, data, "export.xlsx")
    assert gelezen.geweigerd
    assert 'kies er een met `--blad "Ramingen"`' in said(gelezen, tmp_path)
    assert not read(tmp_path, data, "export.xlsx", blad="Ramingen").geweigerd


def test_a_sheet_that_is_not_there_is_named_with_the_one_that_is_meant(tmp_path: Path) -> None:
    gelezen = read(tmp_path, workbook(ROWS), "export.xlsx", blad="ramignen")
    assert gelezen.geweigerd
    assert "Dit bestand heeft geen blad `ramignen`" in said(gelezen, tmp_path)
    assert "bedoelde u `Ramingen`?" in said(gelezen, tmp_path)
