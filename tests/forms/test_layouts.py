"""Each layout that packages deliver (bbc.md 5.5), from file to lines of the ledger."""

from pathlib import Path

import pytest

from tests.forms.exports import (
    BEDRAGEN_1,
    BEDRAGEN_2,
    CENTS_1,
    CENTS_2,
    EERSTE,
    JAREN,
    KOP,
    TOTAAL,
    TWEEDE,
    layout_a,
    read,
    said,
    table,
    taken,
    workbook,
)


def lines(gelezen: object) -> dict[str, tuple[object, ...]]:
    """The lines that an import gives, by number; the import must not have been refused."""
    invoer = gelezen.invoer  # type: ignore[attr-defined]
    assert invoer is not None
    assert invoer.findings == () or not invoer.geweigerd, "\n".join(map(str, invoer.findings))
    return {
        each.raming: (each.entiteit, each.soort, each.zijde, each.actie, each.beleidsitem, each.rekening, each.bedragen)
        for each in invoer.nieuw
    }


EXPECTED = {
    "MJP000001": ("gemeente", "E", "U", "AC001", "0985-00", "6131000", CENTS_1),
    "MJP000002": ("ocmw", "E", "O", "AP001", "2020-02", "7020600", CENTS_2),
}


def test_layout_a_as_csv(tmp_path: Path) -> None:
    assert lines(read(tmp_path, layout_a(), bedragen="belgisch")) == EXPECTED


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_separator_and_byte_order_mark_do_not_matter(tmp_path: Path, separator: str, bom: bytes) -> None:
    text = table(KOP, (*EERSTE, *BEDRAGEN_1), (*TWEEDE, *BEDRAGEN_2), TOTAAL, separator=separator)
    assert lines(read(tmp_path, bom + text.replace("\n", "\r\n").encode(), bedragen="belgisch")) == EXPECTED


def test_a_line_for_excel_above_is_skipped(tmp_path: Path) -> None:
    assert lines(read(tmp_path, f"sep=;\n{layout_a()}", bedragen="belgisch")) == EXPECTED


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    rows = [tuple(reversed(row)) for row in (KOP, (*EERSTE, *BEDRAGEN_1), (*TWEEDE, *BEDRAGEN_2), TOTAAL)]
    assert lines(read(tmp_path, table(*rows), bedragen="belgisch")) == EXPECTED


def test_columns_without_a_known_name_are_recognised_by_content(tmp_path: Path) -> None:
    names = {"MJP-nummer": "Nr.", "algemene rekening": "AR-code", "code beleidsveld": "BV"}
    head = tuple(names.get(each, each) for each in KOP)
    second = ("OCMW", "", "", "AP001", "Buurthuizen", "", "", "", "0905-02", *TWEEDE[9:])
    gelezen = read(tmp_path, table(head, (*EERSTE, *BEDRAGEN_1), (*second, *BEDRAGEN_2), TOTAAL), bedragen="belgisch")
    assert lines(gelezen)["MJP000001"] == EXPECTED["MJP000001"]
    assert lines(gelezen)["MJP000002"][4] == "0905-02"


def test_a_beleidsveld_that_looks_like_a_year_is_no_year(tmp_path: Path) -> None:
    gelezen = read(tmp_path, layout_a(), bedragen="belgisch")
    assert gelezen.invoer is not None
    assert sorted(gelezen.invoer.gelezen[0].indeling.kolommen.jaren) == list(JAREN)


def test_layout_a_as_workbook_with_numbers(tmp_path: Path) -> None:
    rows = [
        ["Overzicht"],
        KOP,
        [*EERSTE[:11], 6131000, 4768384, -1234, -1234.0, 1234.5, None, 12],
        [*TWEEDE, *(each // 100 for each in CENTS_2)],
        ["Totaal", *[None] * 11, 4769384, 766, 1766, 5234.5, 5000, 6012],
    ]
    assert lines(read(tmp_path, workbook(rows), "export.xlsx")) == EXPECTED


def test_numbers_stored_as_text_in_a_workbook_are_read(tmp_path: Path) -> None:
    rows = [KOP, (*EERSTE, *BEDRAGEN_1), (*TWEEDE, *BEDRAGEN_2), TOTAAL]
    assert lines(read(tmp_path, workbook(rows), "export.xlsx", bedragen="belgisch")) == EXPECTED


def test_what_a_binary_fraction_adds_is_not_an_amount(tmp_path: Path) -> None:
    first = [*EERSTE, 0.1 + 0.2, 1.005 * 100, None, None, None, None]
    rows = [KOP, first, ["Totaal", *[None] * 11, 0.3, 100.5, 0, 0, 0, 0]]
    assert lines(read(tmp_path, workbook(rows), "export.xlsx"))["MJP000001"][-1] == (30, 10050, 0, 0, 0, 0)


def test_a_code_with_zeros_that_excel_only_shows_keeps_them(tmp_path: Path) -> None:
    rows = [KOP, [*EERSTE[:8], 985, *EERSTE[9:], 1, 1, 1, 1, 1, 1], ["Totaal", *[None] * 11, 1, 1, 1, 1, 1, 1]]
    gelezen = read(tmp_path, workbook(rows, formats={"I2": "0000"}), "export.xlsx")
    assert lines(gelezen)["MJP000001"][4] == "0985-00"


def test_layout_b_is_known_and_refused(tmp_path: Path) -> None:
    rows = (
        ("Prioritaire actie: AC000034: Huren", "", "", ""),
        ("", "jaarrekening", "eindkredieten", "initiële kredieten"),
        ("Exploitatie", "", "", ""),
        ("Uitgaven", "12.000", "13.000", "14.000"),
    )
    gelezen = read(tmp_path, table(*rows))
    assert said(gelezen, tmp_path) == (
        "export.csv:1:1: fout V3 indeling-niet-herkend\n"
        "    Dit is de documentatie per actie: ze heeft geen rekening, geen beleidsitem en geen bedrag per planjaar\n"
        "    Herstel: vraag het pakket de tabel `Overzicht van doelstellingen, actieplannen en acties met ramingen`"
    )


BBC_DR = (
    "Beleidsdoelst. totaaloverzicht", "Actieplan totaaloverzicht", "Actie totaaloverzicht", "NIS-code", "Bestuur",
    "Type rapport", "Rapportjaar", "Boekjaar", "Beleidsdomein", "Beleidssubdomein", "Beleidsveld", "Niveau 4",
    "Economischesectorcode (subgroep)", "Uitgave",
)  # fmt: skip
GOAL = 'Code: AC001\nKorte omschrijving: We huren een zaal; voor "iedereen"\nLange omschrijving: zie\n\nde nota'


def bbc_dr(year: str, amount: str, actie: str = GOAL, report: str = "MJP") -> tuple[str, ...]:
    """A row of BBC-DR (layout c)."""
    return ("Code: BD01\nOntmoeten", "Code: AP001\nBuurthuizen", actie, "13040", "Gemeente Turnhout", report, "2020",
            year, "09 Zorg", "090", "0985 Gezondheid", "6131 Diensten", "", amount)  # fmt: skip


def test_layout_c_bbc_dr_with_goals_of_many_lines(tmp_path: Path) -> None:
    rows = (BBC_DR, bbc_dr("2020", "1.000,50"), bbc_dr("2021", "2.000,00"), bbc_dr("2020", "0,25", actie=""))
    text = table(*rows)
    gelezen = read(
        tmp_path, b"\xef\xbb\xbf" + text.encode(), bedragen="belgisch", totalen=_opgaven("2020=1000,75", "2021=2000")
    )
    found = sorted(lines(gelezen).values(), key=str)
    assert found == [
        ("gemeente", "E", "U", "AC001", "0985-00", "6131", (100_050, 200_000, 0, 0, 0, 0)),
        ("gemeente", "E", "U", "AP001", "0985-00", "6131", (25, 0, 0, 0, 0, 0)),
    ]
    assert all(each.startswith("INV") for each in lines(gelezen))
    again = read(
        tmp_path,
        table(*rows[:1], *reversed(rows[1:])),
        bedragen="belgisch",
        totalen=_opgaven("2020=1000,75", "2021=2000"),
    )
    assert lines(again) == lines(gelezen)


def test_several_reports_in_one_file_are_not_added_up(tmp_path: Path) -> None:
    text = table(BBC_DR, bbc_dr("2020", "1,00"), bbc_dr("2020", "2,00", report="JR"))
    assert said(read(tmp_path, text), tmp_path).splitlines()[:3] == [
        "export.csv:1:97: fout V4 kolom-onduidelijk",
        "    `Type rapport` heeft meer dan één waarde: `JR`, `MJP`",
        '    Herstel: kies er een bij `alleen` in `import.yaml`: `{"Type rapport": "MJP"}`',
    ]


TRANSACTIONS = ("Transactie ID", "Transactiesoort", "Bedrag", "Boekjaar", "Rapport jaar", "Actie ID", "Beleidsveld ID")
FIELDS = ("Beleidsveld ID", "Beleidsdomein code", "Beleidsdomein omschrijving", "Beleidssubdomein code",
          "Beleidssubdomein omschrijving", "Beleidsveld code", "Beleidsveld omschrijving")  # fmt: skip


def test_layout_d_transactions_with_their_table_of_beleidsvelden(tmp_path: Path) -> None:
    transactions = table(
        TRANSACTIONS,
        ("1", "Uitgave", "100.50", "2020", "2020", "AC001", "7"),
        ("2", "Uitgave", "0.25", "2020", "2020", "AC001", "7"),
        ("3", "Ontvangst", "5.00", "2021", "2020", "", "0"),
        separator=",",
    )
    fields = table(
        FIELDS,
        ("7", "09", "Zorg", "090", "x", "0985", "Gezondheid"),
        ("0", "", "", "", "", "", "Geen beleidsveld"),
        separator=",",
    )
    (tmp_path / "beleidsvelden.csv").write_text(fields, encoding="utf-8")
    first = read(tmp_path, transactions, bedragen="engels", vast={"rekening": "6131000"})
    assert "V8 onbruikbare-sleutel" in said(first, tmp_path)
    options = {
        "bedragen": "engels",
        "vast": {"rekening": "6131000", "soort": "E", "beleidsitem": "0010-00", "entiteit": "gemeente"},
        "totalen": _opgaven("2020=100,75", "2021=5"),
    }
    gelezen = taken(tmp_path / "content", tmp_path / "export.csv", tmp_path / "beleidsvelden.csv", **options)
    assert sorted(lines(gelezen).values(), key=str) == [
        ("gemeente", "E", "O", "", "0010-00", "6131000", (0, 500, 0, 0, 0, 0)),
        ("gemeente", "E", "U", "AC001", "0985-00", "6131000", (10_075, 0, 0, 0, 0, 0)),
    ]


def test_transactions_with_rows_of_totals(tmp_path: Path) -> None:
    rows = (
        TRANSACTIONS,
        ("1", "Uitgave", "100,50", "2020", "2020", "AC001", "0"),
        ("2", "Uitgave", "9,50", "2021", "2020", "AC001", "0"),
        ("3", "Uitgave", "7,00", "2019", "2020", "AC001", "0"),
        ("Totaal 2020", "", "100,50", "2020", "", "", ""),
        ("Totaal 2021", "", "9,50", "2021", "", "", ""),
        ("Totaal", "", "110,00", "", "", "", ""),
    )
    fixed = {"rekening": "6131000", "beleidsitem": "0010-00", "entiteit": "gemeente"}
    gelezen = read(tmp_path, table(*rows), vast=fixed)
    assert [each[-1] for each in lines(gelezen).values()] == [(10_050, 950, 0, 0, 0, 0)]
    assert gelezen.invoer is not None
    assert gelezen.invoer.gelezen[0].weggelaten[-1] == "regels van 2019, buiten het plan: samen 7 euro"
    assert [(each.jaar, each.genoemd) for each in gelezen.invoer.totalen] == [(2020, 10_050), (2021, 950), (0, 11_000)]
    off = (*rows[:-1], ("Totaal", "", "110,01", "", "", "", ""))
    assert "V13 totaal-klopt-niet" in said(read(tmp_path, table(*off), vast=fixed), tmp_path)


def _opgaven(*texts: str) -> object:
    from pipeline.forms.invoer import lees_opgaven

    return lees_opgaven(texts)
