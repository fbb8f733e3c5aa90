"""How schemas leave the program: the keys and amounts of the contract, headings, zero rows, a move of money."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import cli, starter
from pipeline.commands import saying
from pipeline.finance.boek import SCHEMAS, Boek
from pipeline.finance.schuif import NietTeSchuiven, schuif
from pipeline.finance.tabel import Schemakolom, Schemarij, Schematabel
from pipeline.finance.uitvoer import als_rijen, as_csv, as_json, as_text, in_euro, schuif_as_text
from pipeline.findings import Place
from pipeline.model.financien import Agbregel
from tests.built import control
from tests.finance.test_faults import lay_out


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Boek:
    """The book of the sound dossier."""
    found = control(lay_out(tmp_path_factory.mktemp("gezond"))).boek
    assert found is not None
    return found


def test_an_amount_for_a_machine_has_two_decimals_and_no_minus_zero() -> None:
    assert [in_euro(cents) for cents in (0, 5, -5, 123456, -100)] == ["0.00", "0.05", "-0.05", "1234.56", "-1.00"]


def test_the_keys_of_the_rows_are_those_of_the_contract(book: Boek) -> None:
    years = [str(year) for year in range(2020, 2026)]
    for schema in SCHEMAS:
        rows = als_rijen(book.tabel(schema))
        assert rows, schema
        expected = ["blok", "rij", "label", *years]
        if schema == "M3":
            expected = ["blok", "rij", "label", "uitgaven_2020", "ontvangsten_2020"]
        if schema == "T3":
            expected = ["blok", "rij", "label", "project", "voor", *years, "na", "totaal"]
        assert all(list(row) == expected for row in rows)
    m2 = {(row["blok"], row["rij"]): row for row in als_rijen(book.tabel("M2"))}
    assert {blok for blok, _ in m2} == {
        "budgettair_resultaat", "autofinancieringsmarge", "gecorrigeerde_autofinancieringsmarge", "geconsolideerd",
    }  # fmt: skip
    assert m2["budgettair_resultaat", "IX"]["2020"] == "480000.00"
    assert m2["geconsolideerd", "I"]["label"] == "Totaal beschikbaar budgettair resultaat"
    m1 = {(row["blok"], row["rij"]) for row in als_rijen(book.tabel("M1"))}
    assert {blok for blok, _ in m1} == {"BD01", "niet_prioritair", "zonder_doelstelling", "totaal"}
    assert {rij for _, rij in m1} == {f"{soort}.{side}" for soort in "EIF" for side in "UOS"}
    assert {row["blok"] for row in als_rijen(book.tabel("M3"))} == {"gemeente", "ocmw"}
    assert next(row["blok"] for row in als_rijen(book.tabel("T1"))) == "Algemene financiering"
    assert {row["blok"] for row in als_rijen(book.tabel("T2"))} == {"exploitatie", "investeringen", "financiering"}


def test_json_and_csv_say_the_same(book: Boek) -> None:
    for schema in SCHEMAS:
        table = book.tabel(schema)
        amounts = [kolom.sleutel for kolom in table.kolommen]
        rows = json.loads(as_json(table))
        read = list(csv.DictReader(io.StringIO(as_csv(table)), delimiter=";"))
        with_comma = [row | {name: row[name].replace(".", ",") for name in amounts} for row in rows]
        assert read == with_comma


def test_a_table_for_people_shows_whole_euro_and_says_how_it_rounds(book: Boek) -> None:
    text = as_text(book.tabel("M2"))
    assert text.startswith("M2 Staat van het financieel evenwicht\n")
    assert "  IX. Beschikbaar budgettair resultaat (VII-VIII)" in text
    assert "Elk bedrag is apart afgerond op een euro." in text
    assert "-0" not in text
    assert all(as_text(book.tabel(schema)) for schema in SCHEMAS)


def test_a_closed_year_is_headed_jaarrekening(book: Boek) -> None:
    gegevens = book.dossier.gegevens.model_copy(update={"afgesloten_tot": 2020})
    columns = Boek(replace(book.dossier, gegevens=gegevens)).tabel("M2").kolommen
    assert [kolom.boven for kolom in columns][:2] == ["Jaarrekening", "Meerjarenplan"]


def test_each_agency_has_a_row_and_counts_in_the_total(book: Boek) -> None:
    at = Place("agb.csv")
    agb = tuple(Agbregel(at, naam, "bbr", (cents,) * 6) for naam, cents in (("AGB Sport", 100), ("AGB Wonen", 30)))
    dossier = replace(book.dossier, financien=replace(book.dossier.financien, agb=agb))
    rows = [row for row in Boek(dossier).tabel("M2").rijen if row.blok == "geconsolideerd" and row.rij.startswith("I.")]
    assert [row.label for row in rows] == [
        "Gemeente en OCMW", "Autonoom gemeentebedrijf AGB Sport", "Autonoom gemeentebedrijf AGB Wonen",
    ]  # fmt: skip
    own = Boek(dossier).cel("M2", "budgettair_resultaat", "IX")
    assert Boek(dossier).cel("M2", "geconsolideerd", "I") == tuple(cents + 130 for cents in own)


def test_zero_rows_and_what_heads_only_them_can_be_left_out() -> None:
    def empty(blok: str) -> list[Schemarij]:
        head = (Schemarij(blok, "", "Blok", stijl="kop"), Schemarij(blok, "", "Exploitatie", stijl="groep"))
        return [*head, Schemarij(blok, "E.U", "Uitgaven", (0,))]

    filled = [Schemarij("b", "", "Investeringen", stijl="groep"), Schemarij("b", "I.U", "Uitgaven", (5,))]
    rows = (*empty("a"), *empty("b"), *filled, Schemarij("b", "", "Einde", stijl="groep"))
    table = Schematabel("X", "", "", (Schemakolom("2020", "", "2020"),), rows)
    assert [row.label for row in table.zonder_nulregels().rijen] == ["Blok", "Investeringen", "Uitgaven"]
    with pytest.raises(KeyError):
        table.rij("a", "E.X")


def test_the_contract_of_t3_has_the_life_of_a_project(book: Boek) -> None:
    rij = book.tabel("T3").rij("P1", "I")
    assert rij.bedragen == (0, *(400_000_00,) * 6, 0, 2_400_000_00)


# ---- a move of money ----------------------------------------------------------------------------------------------


def test_a_move_changes_exactly_the_line_with_the_largest_uitgaven(book: Boek) -> None:
    moved = schuif(book, "AP001", 2022, -50_000_00)
    assert moved.raming.raming == "R3"
    changed = [each for each in moved.na.dossier.ramingen if each not in book.dossier.ramingen]
    assert [each.bedragen[2] for each in changed] == [350_000_00]
    whole = [each for each in moved.totalen if each.waar == "het hele plan"]
    assert [(each.kolom, each.na - each.voor) for each in whole] == [("2022", -50_000_00)]
    shown = [(each.kolom, each.na - each.voor) for each in moved.marges]
    assert shown == [(str(year), 50_000_00) for year in range(2022, 2026)]
    touched = {each.waar for each in moved.schemas}
    assert touched == {"M1", "M2", "T1", "T2", "T3"}  # M3 shows 2020 only, and no debt moves
    assert "Er is niets veranderd in het dossier." in schuif_as_text(moved, 2022, -50_000_00)


@pytest.mark.parametrize(("code", "year"), [("AP009", 2020), ("BD01", 2020), ("AC003", 2020), ("AP001", 2031)])
def test_what_cannot_move_is_refused_with_a_reason(book: Boek, code: str, year: int) -> None:
    with pytest.raises(NietTeSchuiven):
        schuif(book, code, year, 100)


# ---- the commands -------------------------------------------------------------------------------------------------


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """The folder of the sound dossier."""
    return lay_out(tmp_path / "content")


def test_the_schema_command_prints_the_rows(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", "M2", "--formaat", "json", "--inhoud", str(sound)]) == saying.DONE
    assert json.loads(capsys.readouterr().out)[0]["label"] == "Exploitatiesaldo"
    assert cli.main(["schema", "T1", "--formaat", "csv", "--inhoud", str(sound)]) == saying.DONE
    assert capsys.readouterr().out.startswith("blok;rij;label;2020;")
    assert cli.main(["schema", "M3", "--inhoud", str(sound)]) == saying.DONE
    assert "Kredieten Gemeente" in capsys.readouterr().out
    assert cli.main(["schema", "T2", "--zonder-nulregels", "--inhoud", str(sound)]) == saying.DONE
    assert "aan de districten" not in capsys.readouterr().out


def test_a_schema_of_a_dossier_with_a_blocking_mistake_gives_status_one(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sound / "financien/beginstand.csv").write_text("bedrag\n1.000\n", encoding="utf-8")
    assert cli.main(["schema", "M2", "--inhoud", str(sound)]) == saying.BLOCKED
    assert "S74" in capsys.readouterr().out


def test_schuif_prints_what_would_change_and_which_findings_come_and_go(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in sound.rglob("*") if path.is_file()}
    assert cli.main(["schuif", "AP001", "2022", "9000000,50", "--inhoud", str(sound)]) == saying.DONE
    text = capsys.readouterr().out
    assert "toestandsevenwicht: beschikbaar budgettair resultaat 2022" in text
    assert "E1 geen-toestandsevenwicht" in text.split("Nieuwe bevindingen")[1]
    assert cli.main(["schuif", "AP001", "2022", "-1000,50", "--inhoud", str(sound)]) == saying.DONE
    assert "−1.000,50 euro uitgaven in 2022" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in sound.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["AP009", "2022", "100"], "geen actieplan of actie"),
        (["AP001", "2022", "1.000"], "geen duidelijk bedrag"),
        (["AP001", "1999", "100"], "hoort niet bij het plan"),
    ],
)
def test_wrong_use_of_schuif_gives_status_two(
    words: list[str], said: str, sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["schuif", *words, "--inhoud", str(sound)]) == saying.WRONG_USE
    assert said in capsys.readouterr().err


def test_a_dossier_without_a_ledger_has_schemas_of_zeros(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    starter.write(tmp_path / "dossier")
    for schema in SCHEMAS:
        assert cli.main(["schema", schema, "--formaat", "csv", "--inhoud", str(tmp_path / "dossier")]) == saying.DONE
        assert "1" not in "".join(line.split(";", 3)[-1] for line in capsys.readouterr().out.splitlines()[1:])


def test_a_correction_of_the_city_moves_an_amount_in_every_schema(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "content")
    ledger = folder / "financien/ramingen.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace(";4943000;", ";9990001;"), encoding="utf-8")
    book = control(folder).boek
    assert book is not None
    assert book.cel("M2", "autofinancieringsmarge", "II.b") == (0,) * 6
    assert book.cel("T2", "financiering", "II.niet_toegewezen") == (10_000_00,) * 6
    assert book.cel("M3", "ocmw", "F.3") == (0, 10_000_00)
    with (folder / "financien/rekeningen.csv").open("a", encoding="utf-8") as own:
        own.write("9990001;F;O;;II.C.1.a\n")
    book = control(folder).boek
    assert book is not None
    assert book.cel("M2", "autofinancieringsmarge", "II.b") == (10_000_00,) * 6
    assert book.cel("T2", "financiering", "II.C.1.a") == (10_000_00,) * 6
    assert book.cel("M3", "ocmw", "F.2") == (10_000_00, 10_000_00)


def test_a_plan_that_looks_further_has_more_columns_and_the_same_structural_norm(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "content")
    dossier = (folder / "dossier.yaml").read_text(encoding="utf-8").replace("tot: 2025}", "tot: 2025, toon_tot: 2026}")
    (folder / "dossier.yaml").write_text(dossier, encoding="utf-8")
    for path in (folder / "financien").glob("*.csv"):
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        if "2025" in head:  # in 2026 only wages are paid
            spent = (f"{row};{'500000' if ';lonen;' in row else ''}" for row in rows)
            path.write_text("\n".join([f"{head};2026", *spent, ""]), encoding="utf-8")
    checked = control(folder)
    assert checked.boek is not None
    assert checked.boek.tabel("M2").kolommen[-1].sleutel == "2026"
    assert checked.boek.cel("M2", "autofinancieringsmarge", "III")[-1] == -500_000_00
    assert "E2" not in {finding.code for finding in checked.findings}
