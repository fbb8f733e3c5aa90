"""Cells and files that would go wrong without a word: refused, with place and remedy."""

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.files.ooxml import EXCEL
from pipeline.findings import Level
from pipeline.forms.invoer import lees_opgaven, werkblad
from tests.forms.exports import (
    BEDRAGEN_1,
    BEDRAGEN_2,
    EERSTE,
    KOP,
    TOTAAL,
    TWEEDE,
    layout_a,
    read,
    repacked,
    said,
    table,
    workbook,
)

ROW_1, ROW_2 = (*EERSTE, *BEDRAGEN_1), (*TWEEDE, *BEDRAGEN_2)


def with_cell(index: int, text: str) -> str:
    """Layout a with one cell of its first line changed."""
    return table(KOP, (*ROW_1[:index], text, *ROW_1[index + 1 :]), ROW_2, TOTAAL)


CSV_CASES: dict[str, tuple[str | bytes, str]] = {
    "ambiguous amount": (with_cell(12, "990.000"), ""),
    "formula as amount": (with_cell(12, "=A1"), "export.csv:2:107: fout V6 vreemd-bedrag"),
    "percent": (with_cell(12, "12 %"), "een percentage is geen bedrag"),
    "date as amount": (with_cell(12, "1/02/2020"), "export.csv:2:107: fout V6 vreemd-bedrag"),
    "shortened number": (with_cell(12, "4,12346E+11"), "Excel kortte dit getal af"),
    "english amount": (with_cell(12, "1,234.50"), "als `belgisch` opgegeven"),
    "three decimals": (with_cell(12, "1,2345"), "hoogstens twee cijfers na de komma"),
    "a lost zero": (with_cell(8, "985"), "Excel liet de nul vooraan weg"),
    "no beleidsitem": (with_cell(8, ""), "`beleidsitem` is leeg"),
    "an unknown actie": (with_cell(5, "AC999"), "fout V9 actie-onbekend"),
    "a doelstelling as actie": (with_cell(5, "BD01"), "fout V9 actie-onbekend"),
    "an unknown entiteit": (with_cell(0, "Kerkfabriek"), "zegt niet of dit de gemeente of het OCMW is"),
    "an agb": (with_cell(0, "AGB"), "een autonoom bedrijf heeft een eigen plan"),
    "an account without sides": (with_cell(11, "2210000"), "Rekening `2210000` kan I.U of I.O zijn"),
    "an account nobody knows": (with_cell(11, "9999999"), "is niet bekend of het exploitatie"),
    "an account of words": (with_cell(11, "Diensten"), "is geen algemene rekening"),
    "depreciation": (with_cell(11, "6300000"), "is voor afschrijvingen"),
    "a number with spaces": (with_cell(9, "MJP 1"), "is geen nummer van een raming"),
    "the same row twice": (table(KOP, ROW_1, ROW_1, ROW_2, TOTAAL), "Raming `MJP000001` staat ook op export.csv:2:1"),
    "the same number for another account": (
        table(KOP, ROW_1, (*TWEEDE[:9], "MJP000001", *TWEEDE[10:], *BEDRAGEN_2), TOTAAL),
        "fout V11 dubbele-invoer",
    ),
    "no total": (table(KOP, ROW_1, ROW_2), "fout V12 controletotaal-ontbreekt"),
    "a total that is a cent off": (
        table(KOP, ROW_1, ROW_2, (*TOTAAL[:12], "4.769.384,01", *TOTAAL[13:])),
        "zoek het verschil van −0,01 euro",
    ),
    "a total without words": (
        table(KOP, ROW_1, ROW_2, ("", *TOTAAL[1:])),
        "is deze regel een totaal, zet er dan `Totaal` bij",
    ),
    "a year is missing": (table(KOP[:-1], ROW_1[:-1]), "Er is geen kolom voor 2025"),
    "a year twice": (table((*KOP, "Krediet 2020"), (*ROW_1, "1"), (*ROW_2, "1")), "kunnen allebei `2020` zijn"),
    "no account": (table((*KOP[:11], "x", *KOP[12:]), (*ROW_1[:11], "", *ROW_1[12:])), "herkend als `rekening`"),
    "no header": (table(ROW_1, ROW_2), "fout V3 indeling-niet-herkend"),
    "nothing at all": ("", "fout V3 indeling-niet-herkend"),
    "a decimal comma between commas": (
        layout_a().replace(";", ","),
        "zet een cel waarin `,` staat tussen aanhalingstekens",
    ),
    "an open quote": (layout_a() + '"open;1\n', "wordt niet goed gesloten"),
    "text after a quote": (layout_a() + '"a"b;1\n', "wordt niet goed gesloten"),
    "UTF-16": (layout_a().encode("utf-16"), "opgeslagen als UTF-16"),
    "a NUL": (layout_a().replace("Huren", "Hu\0ren"), "U+0000"),
    "writing direction": (layout_a().replace("Huren", "Hu\u202eren"), "U+202E"),
    "bytes of no code": (layout_a().encode() + b"\x81", "in UTF-8 noch in Windows-1252"),
    "too many cells": ("a;" * 400 + "\n" + layout_a(), "fout V2 te-groot-invoerbestand"),
    "a huge cell": (layout_a().replace("Huur van een zaal", "x" * 40_000), "meer dan 32767 tekens"),
    "a block that adds to nothing": (
        table(KOP, ROW_1, TOTAAL, ROW_2, TOTAAL),
        "fout V13 totaal-klopt-niet",
    ),
}


@pytest.mark.parametrize("name", CSV_CASES)
def test_a_hostile_text_is_refused(name: str, tmp_path: Path) -> None:
    data, expected = CSV_CASES[name]
    gelezen = read(tmp_path, data, bedragen=None if name == "ambiguous amount" else "belgisch")
    assert gelezen.geweigerd
    assert (expected or "dit kan 990000 euro zijn (belgisch) of 990,000 euro (engels)") in said(gelezen, tmp_path)


def test_every_refusal_is_said_in_one_run(tmp_path: Path) -> None:
    wrong = (*EERSTE[:5], "AC998", *EERSTE[6:8], "985", *EERSTE[9:], "x", "1.00", "", "", "", "5%")
    gelezen = read(tmp_path, table(KOP, wrong, TOTAAL), bedragen="belgisch")
    codes = [each.code for each in gelezen.findings]
    assert codes == ["V9", "V8", "V6", "V6", "V6"]
    assert [each.at.column for each in gelezen.findings] == sorted(each.at.column for each in gelezen.findings)


def test_a_thousand_wrong_cells_are_counted(tmp_path: Path) -> None:
    rows = [(*EERSTE[:9], f"MJP{number:06}", *EERSTE[10:], "x", *BEDRAGEN_1[1:]) for number in range(1000)]
    gelezen = read(tmp_path, table(KOP, *rows), bedragen="belgisch")
    assert len(gelezen.findings) == 51
    assert "Vanaf hier is er nog 950 keer iets van deze soort bij `Rekening 2020`" in said(gelezen, tmp_path)


def test_a_file_in_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    gelezen = read(tmp_path, layout_a().replace("Huur", "Café €").encode("cp1252"), bedragen="belgisch")
    assert not gelezen.geweigerd
    (finding,) = gelezen.findings
    assert (finding.code, finding.name, finding.level) == ("V15", "andere-codering", Level.WAARSCHUWING)
    assert gelezen.invoer is not None
    assert gelezen.invoer.nieuw[0].omschrijving == "Café € van een zaal"


# ---- workbooks --------------------------------------------------------------------------------------------------

NUMBERS = [*EERSTE, 1, 2, 3, 4, 5, 6]
SUMS = ["Totaal", *[None] * 11, 1, 2, 3, 4, 5, 6]


def book(index: int, value: Any, form: str = "") -> bytes:
    """A workbook with one cell of its line changed, and given a notation."""
    row = [*NUMBERS[:index], value, *NUMBERS[index + 1 :]]
    return workbook([KOP, row, SUMS], formats={f"{chr(65 + index)}2": form} if form else None)


CELLS: dict[str, tuple[bytes, str]] = {
    "a formula without a value": (book(12, "=1+1"), "een formule waarvan Excel nog geen uitkomst bewaarde"),
    "a formula as account": (book(11, "=A1"), "een formule waarvan Excel nog geen uitkomst bewaarde"),
    "a date as amount": (book(12, datetime.date(2020, 2, 1)), "Excel maakte van deze cel een datum"),
    "a beleidsitem that became a month": (book(8, datetime.datetime(2020, 2, 1), "yyyy-mm"), "een datum of een tijd"),
    "a percentage": (book(12, 0.12, "0%"), "hier staat een percentage"),
    "true": (book(12, True), "hier staat waar of onwaar"),
    "a third of a cent": (book(12, 1.005), "heeft meer dan twee cijfers na de komma"),
    "a hundredth of a cent": (book(12, 1234567.8901), "heeft meer dan twee cijfers na de komma"),
    "ambiguous text": (book(12, "990.000"), "dit kan 990000 euro zijn"),
    "a number that lost its zero": (book(8, 985), "Excel liet de nul vooraan weg"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_hostile_cell_of_a_workbook_is_refused(name: str, tmp_path: Path) -> None:
    data, expected = CELLS[name]
    gelezen = read(tmp_path, data, "export.xlsx")
    assert gelezen.geweigerd
    assert expected in said(gelezen, tmp_path)
    assert "export.xlsx:Ramingen!" in said(gelezen, tmp_path)


def test_the_place_in_a_workbook_is_sheet_and_cell(tmp_path: Path) -> None:
    assert said(read(tmp_path, book(12, "=1+1"), "export.xlsx"), tmp_path) == (
        "export.xlsx:Ramingen!M2: fout V7 onbruikbare-cel\n"
        "    `Rekening 2020`: hier staat een formule waarvan Excel nog geen uitkomst bewaarde\n"
        "    Herstel: zet de cel om naar haar waarde (kopiëren, dan `Plakken speciaal`, `Waarden`) en bewaar opnieuw"
    )


def test_a_formula_in_a_column_that_is_not_read_does_not_matter(tmp_path: Path) -> None:
    assert not read(tmp_path, book(7, "=1+1"), "export.xlsx").geweigerd


def test_a_formula_with_a_value_is_its_value(tmp_path: Path) -> None:
    data = repacked(
        book(12, "=1+0"),
        "xl/worksheets/sheet1.xml",
        lambda old: old.replace(b"<v></v>", b"<v>1</v>").replace(b"<v />", b"<v>1</v>"),
    )
    gelezen = read(tmp_path, data, "export.xlsx")
    assert not gelezen.geweigerd, said(gelezen, tmp_path)


def test_an_error_value_is_refused(tmp_path: Path) -> None:
    data = repacked(
        book(12, 7),
        "xl/worksheets/sheet1.xml",
        lambda old: old.replace(b'<c r="M2" t="n"><v>7</v>', b'<c r="M2" t="e"><v>#REF!</v>'),
    )
    assert "de formule in deze cel geeft de fout `#REF!`" in said(read(tmp_path, data, "export.xlsx"), tmp_path)


def test_cells_merged_over_rows_are_refused_and_a_merged_title_is_not(tmp_path: Path) -> None:
    def merge(area: str) -> Callable[[bytes], bytes]:
        tag = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'.encode()
        return lambda old: old.replace(b"</sheetData>", b"</sheetData>" + tag)

    rows = [["Overzicht"], KOP, NUMBERS, [*EERSTE[:9], "MJP000009", *EERSTE[10:], 0, 0, 0, 0, 0, 0], SUMS]
    part = "xl/worksheets/sheet1.xml"
    wrong = read(tmp_path, repacked(workbook(rows), part, merge("F3:F4")), "export.xlsx")
    assert "samengevoegd: alleen de bovenste rij" in said(wrong, tmp_path)
    assert not read(tmp_path, repacked(workbook(rows), part, merge("A1:E1")), "export.xlsx").geweigerd


def test_two_sheets_with_ramingen_ask_for_a_choice(tmp_path: Path) -> None:
    def second(data: bytes) -> bytes:
        from openpyxl import load_workbook

        found = load_workbook(io.BytesIO(data))
        found.copy_worksheet(found.worksheets[0]).title = "Oud"
        target = io.BytesIO()
        found.save(target)
        return target.getvalue()

    data = second(workbook([KOP, NUMBERS, SUMS]))
    assert 'kies er een met `--blad "Ramingen"`' in said(read(tmp_path, data, "export.xlsx"), tmp_path)
    assert not read(tmp_path, data, "export.xlsx", blad="Oud").geweigerd


def bomb(sheet: bytes) -> bytes:
    """A workbook whose first sheet is this."""
    return repacked(workbook([KOP]), "xl/worksheets/sheet1.xml", lambda _: sheet)


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def many_parts() -> bytes:
    """A workbook of three thousand parts."""
    target = io.BytesIO(workbook([KOP]))
    with zipfile.ZipFile(target, "a") as book:
        for number in range(3000):
            book.writestr(f"xl/media/{number}.bin", b"")
    return target.getvalue()


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "an archive bomb": (lambda: bomb(b" " * 60_000_000), "V2 te-groot-invoerbestand"),
    "a row of endless cells": (lambda: bomb(SHEET % (b'<row r="1">' + b"<c/>" * 20_000)), "meer cellen dan"),
    "thousands of parts": (many_parts, "3009 onderdelen"),
    "a document type": (
        lambda: bomb(b'<!DOCTYPE a [<!ENTITY x "y">]><a/>'),
        "bevat verborgen opdrachten (DTD)",
    ),
    "broken XML": (lambda: bomb(b"<worksheet><sheetData><row>"), "V1 onleesbaar-invoerbestand"),
    "endless styles": (
        lambda: repacked(workbook([KOP]), "xl/styles.xml", lambda _: b"<a>" + b"<b/>" * 150_000 + b"</a>"),
        "V2 te-groot-invoerbestand",
    ),
    "endless merged areas": (
        lambda: bomb(
            SHEET.replace(
                b"</sheetData>", b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:A200000"/>' * 4 + b"</mergeCells>"
            )
            % b'<row r="1"><c r="A1"><v>1</v></c></row>'
        ),
        "ontelbaar veel cellen samengevoegd",
    ),
    "a column far away": (lambda: bomb(SHEET % b'<row r="1"><c r="KO1"><v>1</v></c></row>'), "of 300 kolommen"),
    "no archive": (lambda: b"PK\x03\x04 not really", "niet volledig bewaard of gekopieerd"),
    "half an archive": (lambda: workbook([KOP])[:2000], "niet volledig bewaard of gekopieerd"),
    "an archive of something else": (
        lambda: repacked(workbook([KOP]), "", bytes)[:0] or _zip(),
        "een zipbestand, geen Excel-werkboek",
    ),
    "an old or locked workbook": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "Excel-bestand van het oude soort (.xls)"),
    "an empty file": (lambda: b"", "V1 onleesbaar-invoerbestand"),
}


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("brief.txt", "dag")
    return target.getvalue()


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_workbook_is_refused(name: str, tmp_path: Path) -> None:
    make, expected = FILES[name]
    gelezen = read(tmp_path, make(), "export.xlsx")
    assert gelezen.geweigerd
    assert expected in said(gelezen, tmp_path)


def test_a_sheet_of_two_rows_far_apart_is_refused_without_reading_what_lies_between(tmp_path: Path) -> None:
    far = SHEET % b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert "meer dan 200000 rijen" in said(read(tmp_path, bomb(far), "export.xlsx"), tmp_path)


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(workbook([KOP, NUMBERS, SUMS]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        name = archive.getinfo("xl/worksheets/sheet1.xml").filename.encode()
    entry = data.rindex(name) - 46  # the central directory
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    assert "kan niet uitgepakt worden" in said(read(tmp_path, bytes(data), "export.xlsx"), tmp_path)


@pytest.mark.parametrize("name", ["export.xls", "export.xlsm", "export.ods", "export.pdf", "export"])
def test_other_kinds_of_files_are_refused(name: str, tmp_path: Path) -> None:
    assert "is geen CSV- of xlsx-bestand" in said(read(tmp_path, b"x", name), tmp_path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    from tests.forms.exports import dossier, taken

    assert "kan niet gelezen worden" in said(taken(dossier(tmp_path), tmp_path / "weg.csv"), tmp_path)


def test_signs_of_a_whole_side_must_be_declared(tmp_path: Path) -> None:
    negative = tuple(f"-{each}" for each in BEDRAGEN_2)
    sums = ("4.767.384", "-3.234", "-4.234", "-2.765,50", "-5.000", "-5.988")
    text = table(KOP, ROW_1, (*TWEEDE, *negative), (*TOTAAL[:12], *sums))
    refused = read(tmp_path, text, bedragen="belgisch")
    assert "V14 teken-onduidelijk\n    Alle ontvangsten zijn negatief, samen −21.000 euro" in said(refused, tmp_path)
    gelezen = read(tmp_path, text, bedragen="belgisch", tekens="ontvangsten_negatief")
    assert not gelezen.geweigerd, said(gelezen, tmp_path)
    assert gelezen.invoer is not None
    assert sum(gelezen.invoer.nieuw[1].bedragen) == 2_100_000


def test_a_large_file_is_weighed_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(werkblad, "EXCEL", replace(EXCEL, largest=100))
    assert "V2 te-groot-invoerbestand" in said(read(tmp_path, workbook([KOP]), "export.xlsx"), tmp_path)


SUMS_1 = ("4.768.384", "-1.234", "-1.234", "1.234,50", "", "12")
SUMS_2 = BEDRAGEN_2
UITGAVE_2 = (*EERSTE[:9], "MJP000003", *EERSTE[10:])


def _sum(words: str, amounts: Sequence[str]) -> tuple[str, ...]:
    return (words, *("",) * 11, *amounts)


SUBTOTALS = {
    "two blocks without a total of all": (ROW_1, _sum("Subtotaal", SUMS_1), ROW_2, _sum("Subtotaal", SUMS_2)),
    "two blocks and a total": (ROW_1, _sum("Subtotaal", SUMS_1), ROW_2, _sum("Sub-totaal", SUMS_2), TOTAAL),
    "a total before its parts": (ROW_1, TOTAAL, ROW_2, _sum("Subtotaal", TOTAAL[12:])),
    "side by side": (ROW_1, ROW_2, _sum("Subtotaal uitgaven", SUMS_1), _sum("Subtotaal ontvangsten", SUMS_2)),
    "each side in each block": (
        ROW_1,
        _sum("Subtotaal uitgaven", SUMS_1),
        ROW_2,
        _sum("Subtotaal ontvangsten", SUMS_2),
        (*UITGAVE_2, *BEDRAGEN_2),
        _sum("Subtotaal uitgaven", SUMS_2),
    ),
    "a total in between": (ROW_1, _sum("Tussentotaal", SUMS_1), ROW_2, _sum("Tussentotaal", SUMS_2), TOTAAL),
}


@pytest.mark.parametrize("name", SUBTOTALS)
def test_a_subtotal_is_that_of_its_block(name: str, tmp_path: Path) -> None:
    gelezen = read(tmp_path, table(KOP, *SUBTOTALS[name]), bedragen="belgisch")
    assert not gelezen.geweigerd, said(gelezen, tmp_path)


def test_a_subtotal_of_one_block_is_no_total_of_all(tmp_path: Path) -> None:
    rows = (ROW_1, _sum("Subtotaal", SUMS_1), ROW_2)
    shown = said(read(tmp_path, table(KOP, *rows), bedragen="belgisch"), tmp_path)
    assert "V12 controletotaal-ontbreekt" in shown and "E.O: 1 regel" in shown and "E.U" not in shown
    wrong = said(read(tmp_path, table(KOP, ROW_1, ROW_2, _sum("Subtotaal", SUMS_1)), bedragen="belgisch"), tmp_path)
    assert "De rij `Subtotaal` zegt" in wrong


@pytest.mark.parametrize(
    ("text", "where"), [("Hu\u202eren", "als teken 3, na `Hu`"), ("\u200eHuren", "helemaal vooraan")]
)
def test_an_odd_character_is_shown_with_its_position(text: str, where: str, tmp_path: Path) -> None:
    shown = said(read(tmp_path, book(10, text), "export.xlsx"), tmp_path)
    assert "export.xlsx:Ramingen!K2" in shown and where in shown


def test_a_total_given_with_the_command_is_compared(tmp_path: Path) -> None:
    text = table(KOP, ROW_1)
    stated = [
        f"{year}={amount}"
        for year, amount in zip(range(2020, 2026), ("4768384", "-1234", "-1234", "1234,50", "0", "12"), strict=True)
    ]
    assert not read(tmp_path, text, bedragen="belgisch", totalen=lees_opgaven(stated)).geweigerd
    stated[5] = "2025=11,99"
    assert "V13 totaal-klopt-niet" in said(
        read(tmp_path, text, bedragen="belgisch", totalen=lees_opgaven(stated)), tmp_path
    )
