"""CSV of the dossier."""

import pytest

from pipeline.content import CsvTable, csv_text
from pipeline.findings import Place


def read(text: str) -> CsvTable:
    """The table of a text without findings."""
    table, findings = csv_text.parse(text, "x.csv")
    assert findings == ()
    assert table is not None
    return table


def test_cells_are_stripped_text() -> None:
    table = read('raming;omschrijving;2020\nR1; "een; ""twee""" ; 250000,50 \n')
    assert table.header == ("raming", "omschrijving", "2020")
    assert [row.cells for row in table] == [("R1", 'een; "twee"', "250000,50")]


def test_lines_without_anything_are_not_rows() -> None:
    assert [row.line for row in read('a;b\n\n1;2\n;;;\n"";""\n3;4\n\n')] == [3, 6]


def test_table_may_have_one_column_or_no_rows() -> None:
    assert read("bedrag\n250,50\n").rows[0].cells == ("250,50",)
    assert read("bedrag\n").rows == ()


def test_every_cell_knows_its_place() -> None:
    (row,) = read('raming;omschrijving;2020\nR1;"een; twee";é\n').rows
    assert [row.place(index) for index in range(3)] == [
        Place("x.csv", 2, 1),
        Place("x.csv", 2, 4),
        Place("x.csv", 2, 16),
    ]


def test_open_quote_costs_one_row_only() -> None:
    table, (finding,) = csv_text.parse('a;b\n1;"x\n2;y\n', "x.csv")
    assert table is not None
    assert [row.cells for row in table] == [("2", "y")]
    assert (finding.code, finding.at) == ("S61", Place("x.csv", 2, 3))


@pytest.mark.parametrize(
    ("text", "code"), [("a,b\n1,2\n", "S58"), ("a\tb\n", "S58"), ("a;a\n", "S59"), ("a;;\n1;;2", "S59")]
)
def test_without_a_usable_header_there_is_no_table(text: str, code: str) -> None:
    table, findings = csv_text.parse(text, "x.csv")
    assert table is None
    assert {finding.code for finding in findings} == {code}


@pytest.mark.parametrize("rows", ["1;2;;", "1;2;; ", "1;2;;\n;;;\n", '"1";2;;'])
def test_columns_at_the_end_with_nothing_in_them_are_none(rows: str) -> None:
    table, findings = csv_text.parse(f"a;b;;\n{rows}\n", "x.csv")
    assert findings == ()
    assert table is not None
    assert table.header == ("a", "b")
    assert [row.cells for row in table] == [("1", "2")]


def test_the_same_fault_on_every_line_is_not_repeated_without_end() -> None:
    _, (finding,) = csv_text.parse("a;b\n1;2\n" + "1;2;3\n" * 100, "x.csv")
    assert (finding.code, len(finding.also)) == ("S60", 99)


def test_when_no_row_agrees_with_the_header_who_knows_the_header_judges() -> None:
    table, findings = csv_text.parse("a;b\n" + "1;2;3\n" * 100, "x.csv")
    assert table is not None
    assert (table.rows, table.width, findings) == ((), 3, ())
    table, findings = csv_text.parse("a;b\n1;2;3\n1\n", "x.csv")
    assert table is not None
    assert (table.width, len(findings)) == (0, 2)


def test_hostile_line_takes_no_time() -> None:
    table, findings = csv_text.parse("a;b\n" + " " * 200_000 + '"x\n' + '"' * 200_000 + "\n", "x.csv")
    assert table is not None
    assert {finding.code for finding in findings} == {"S61", "S60"}
