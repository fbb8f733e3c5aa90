"""From export to ledger: what would change, what is written, what is remembered, what a user sees."""

import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.commands import saying
from pipeline.environment import ROOT
from pipeline.findings import Place
from pipeline.forms.invoer import Opties, as_csv, as_text, lees_opgaven, lees_vast
from pipeline.forms.invoer.opties import FouteOptie
from pipeline.ledger_import import schrijf
from pipeline.model.assemble import assemble
from pipeline.model.bedrag import schrijf_invoer
from tests.built import control
from tests.forms.exports import (
    BEDRAGEN_1,
    BEDRAGEN_2,
    CENTS_1,
    EERSTE,
    JAREN,
    KOP,
    TOTAAL,
    TWEEDE,
    dossier,
    layout_a,
    read,
    said,
    table,
    taken,
)
from tests.small import SMALL_CITY

TODAY = date(2026, 11, 25)
LEDGER = "financien/ramingen.csv"


def write(place: Path, text: str | None = None) -> list[str]:
    """Reads layout a into the dossier and writes it down."""
    gelezen = read(place, text or layout_a(), bedragen="belgisch")
    assert not gelezen.geweigerd, said(gelezen, place)
    return list(schrijf(place / "content", gelezen, Opties(bedragen="belgisch"), TODAY))


def test_what_is_written_is_the_form_of_the_contract(tmp_path: Path) -> None:
    write(tmp_path)
    assert (tmp_path / "content" / LEDGER).read_text(encoding="utf-8") == (
        "raming;entiteit;soort;zijde;actie;beleidsitem;rekening;sector;project;omschrijving;2020;2021;2022;2023;2024;2025\n"
        "MJP000001;gemeente;E;U;AC001;0985-00;6131000;;;Huur van een zaal;4768384;-1234;-1234;1234,50;0;12\n"
        "MJP000002;ocmw;E;O;AP001;2020-02;7020600;;;Opbrengst;1000;2000;3000;4000;5000;6000\n"
    )


def test_the_model_reads_back_the_same_cents(tmp_path: Path) -> None:
    write(tmp_path)
    checked = control(tmp_path / "content")
    assert checked.dossier is not None
    assert checked.dossier.ramingen[0].bedragen == CENTS_1


def test_a_second_import_of_the_same_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path)
    before = (tmp_path / "content" / LEDGER).read_bytes()
    gelezen = read(tmp_path, layout_a())  # how amounts are written is remembered
    assert gelezen.invoer is not None
    assert "Tegenover de huidige ramingen verandert er niets." in as_text(gelezen.invoer)
    assert len(list(schrijf(tmp_path / "content", gelezen, Opties(), TODAY))) == 1
    assert (tmp_path / "content" / LEDGER).read_bytes() == before
    assert not (tmp_path / "content" / "financien" / ".vorige").exists()


def test_the_order_of_the_export_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path)
    before = (tmp_path / "content" / LEDGER).read_bytes()
    write(tmp_path, table(KOP, (*TWEEDE, *BEDRAGEN_2), (*EERSTE, *BEDRAGEN_1), TOTAAL))
    assert (tmp_path / "content" / LEDGER).read_bytes() == before


CHANGED = table(
    KOP,
    (*EERSTE, "4.768.384,01", *BEDRAGEN_1[1:]),
    ("OCMW", *TWEEDE[1:5], "AC001", *TWEEDE[6:], *BEDRAGEN_2),
    ("Totaal", *("",) * 11, "4.769.384,01", *TOTAAL[13:]),
)


def test_a_dry_run_shows_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "content").rglob("*") if path.is_file()}
    gelezen = read(tmp_path, CHANGED)
    assert gelezen.invoer is not None
    report = as_text(gelezen.invoer).split("Tegenover")[1]
    assert report == (
        " de huidige ramingen: 1 nieuw, 1 gewijzigd, 1 weg, 0 gelijk\n"
        "Bedragen per jaar in euro               2020    2021    2022      2023   2024   2025\n"
        "Exploitatie uitgaven, nu           4.768.384  −1.234  −1.234  1.234,50      0     12\n"
        "Exploitatie uitgaven, nieuw     4.768.384,01  −1.234  −1.234  1.234,50      0     12\n"
        "  verschil                             +0,01       ·       ·         ·      ·      ·\n"
        "Exploitatie ontvangsten, nu            1.000   2.000   3.000     4.000  5.000  6.000\n"
        "Exploitatie ontvangsten, nieuw         1.000   2.000   3.000     4.000  5.000  6.000\n"
        "  verschil                                 ·       ·       ·         ·      ·      ·\n"
        "\n"
        "Verschil per actie in euro    2020    2021    2022    2023    2024    2025\n"
        "AC001, ontvangsten          +1.000  +2.000  +3.000  +4.000  +5.000  +6.000\n"
        "AC001, uitgaven              +0,01       ·       ·       ·       ·       ·\n"
        "AP001, ontvangsten          −1.000  −2.000  −3.000  −4.000  −5.000  −6.000\n"
        "\n"
        "Nieuw (over alle jaren, in euro)\n"
        "  MJP000002 E.O AC001 2020-02 7020600 Opbrengst: 21.000\n"
        "\n"
        "Gewijzigd (over alle jaren, in euro)\n"
        "  MJP000001 E.U AC001 0985-00 6131000 Huur van een zaal: +0,01\n"
        "\n"
        "Weg (over alle jaren, in euro)\n"
        "  MJP000002 E.O AP001 2020-02 7020600 Opbrengst: 21.000"
    )
    assert {path: path.read_bytes() for path in (tmp_path / "content").rglob("*") if path.is_file()} == before


def test_the_old_ledger_is_kept_where_the_reader_does_not_look(tmp_path: Path) -> None:
    write(tmp_path)
    folder = tmp_path / "content" / "financien"
    first = (folder / "ramingen.csv").read_bytes()
    said_of_second = write(tmp_path, CHANGED)
    write(tmp_path)
    write(tmp_path, CHANGED)
    kept = {path.name: path.read_bytes() for path in (folder / ".vorige").iterdir()}
    # the third import put back what the first one wrote, so the fourth found its copy already there
    assert sorted(kept) == ["ramingen (tot 2026-11-25 2).csv", "ramingen (tot 2026-11-25).csv"]
    assert kept["ramingen (tot 2026-11-25).csv"] == first
    assert said_of_second[1] == f"De vorige staat in {folder.as_posix()}/.vorige/ramingen (tot 2026-11-25).csv"
    assert control(tmp_path / "content").dossier is not None


def test_what_the_export_has_no_column_for_is_kept(tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / "content" / LEDGER
    path.write_text(path.read_text(encoding="utf-8").replace("6131000;;;", "6131000;vlaams;PRJ01;"), encoding="utf-8")
    gelezen = read(tmp_path, layout_a())
    assert gelezen.invoer is not None
    assert gelezen.invoer.aangevuld == 1
    assert (gelezen.invoer.nieuw[0].sector, gelezen.invoer.nieuw[0].project) == ("vlaams", "PRJ01")


def test_columns_are_remembered_and_win_the_next_time(tmp_path: Path) -> None:
    told = write(tmp_path)
    path = tmp_path / "content" / "financien" / "import.yaml"
    assert told[-1] == f"Onthouden in {path.as_posix()}: hoe `export.csv` gelezen wordt"
    text = path.read_text(encoding="utf-8")
    assert '    "2020"' not in text and '    2020: "Rekening 2020"\n' in text
    assert "  bedragen: belgisch\n" in text
    path.write_text(
        text.replace('actie: "code AC"', 'actie: "code AP"').replace('actieplan: "code AP"', 'actieplan: "code AC"'),
        encoding="utf-8",
    )
    gelezen = read(tmp_path, layout_a())
    assert gelezen.invoer is not None, said(gelezen, tmp_path)
    assert {each.actie for each in gelezen.invoer.nieuw} == {"AP001"}
    write(tmp_path)
    assert path.read_text(encoding="utf-8").count("- naam:") == 1


REMEMBERED = """\
- naam: pakket
  kolommen:
    {raming: Nr, beleidsitem: Veld, rekening: Aard, actie: Doel, 2020: A, 2021: B, 2022: C, 2023: D, 2024: E, 2025: F}
  bedragen: engels
  tekens: uitgaven_negatief
  vast: {entiteit: ocmw}
  alleen: {Versie: nieuw}
  acties: {AC000289: AC001, Gewone werking: AP001}
  rekeningen: {Diensten: "6131000"}
"""


def test_import_yaml_says_what_no_header_says(tmp_path: Path) -> None:
    folder = dossier(tmp_path)
    (folder / "financien" / "import.yaml").write_text(REMEMBERED, encoding="utf-8")
    text = table(
        ("Versie", "Nr", "Veld", "Aard", "Doel", "A", "B", "C", "D", "E", "F"),
        ("nieuw", "R1", "0985", "Diensten", "AC000289: Huren", "-1,000", "", "", "", "", "-0.50"),
        ("nieuw", "R2", "0985-01", "6131000", "Gewone werking", "-1", "-1", "-1", "-1", "-1", "-1"),
        ("oud", "R1", "0985", "Diensten", "AC000289", "-9,000", "", "", "", "", ""),
    )
    stated = lees_opgaven(["2020=1001", "2021=1", "2022=1", "2023=1", "2024=1", "2025=1,50"])
    gelezen = read(tmp_path, text, totalen=stated)
    assert gelezen.invoer is not None
    assert not gelezen.geweigerd, said(gelezen, tmp_path)
    found = [
        (each.entiteit, each.actie, each.beleidsitem, each.rekening, each.bedragen) for each in gelezen.invoer.nieuw
    ]
    assert found == [
        ("ocmw", "AC001", "0985-00", "6131000", (100_000, 0, 0, 0, 0, 50)),
        ("ocmw", "AP001", "0985-01", "6131000", (100,) * 6),
    ]
    assert "1 regels waar `Versie` niet `nieuw` is" in as_text(gelezen.invoer)


def test_an_unknown_key_in_import_yaml_is_a_finding_of_the_dossier(tmp_path: Path) -> None:
    folder = dossier(tmp_path)
    (folder / "financien" / "import.yaml").write_text("- naam: x\n  kolommen: {ramin: Nr}\n", encoding="utf-8")
    gelezen = taken(folder, tmp_path / "weg.csv")
    assert gelezen.invoer is None
    assert "`ramin` is hier geen keuze" in said(gelezen, tmp_path)


def test_a_ledger_that_cannot_be_read_does_not_stop_its_replacement(tmp_path: Path) -> None:
    folder = dossier(tmp_path)
    (folder / LEDGER).write_text("raming;2020\nR1;1.234\n", encoding="utf-8")
    gelezen = read(tmp_path, layout_a(), bedragen="belgisch")
    assert not gelezen.geweigerd
    assert "V16 niet-ingelezen\n" in said(gelezen, tmp_path)
    list(schrijf(folder, gelezen, Opties(bedragen="belgisch"), TODAY))
    assert control(folder).dossier is not None


def test_another_fault_in_the_dossier_comes_first(tmp_path: Path) -> None:
    folder = dossier(tmp_path)
    (folder / "dossier.yaml").write_text("titel: [", encoding="utf-8")
    gelezen = read(tmp_path, layout_a(), bedragen="belgisch")
    assert gelezen.invoer is None and gelezen.geweigerd
    assert gelezen.findings


def test_control_totals_of_the_dossier_are_compared(tmp_path: Path) -> None:
    folder = dossier(tmp_path)
    (folder / "financien" / "controletotalen.csv").write_text(
        "wat;jaar;bedrag;bron\nE.U;2020;4768384,01;pakket\n", encoding="utf-8"
    )
    refused = said(read(tmp_path, layout_a(), bedragen="belgisch"), tmp_path)
    assert "content/financien/controletotalen.csv:2:1: fout V13 totaal-klopt-niet\n" in refused
    assert "zoek het verschil van −0,01 euro" in refused


def test_totals_of_the_file_by_soort_zijde_block_and_saldo(tmp_path: Path) -> None:
    first = ("Totaal uitgaven", *("",) * 11, *BEDRAGEN_1)
    second = ("Totaal ontvangsten", *("",) * 11, *BEDRAGEN_2)
    saldo = ("Saldo", *("",) * 11, "-4.767.384", "3.234", "4.234", "2.765,50", "5.000", "5.988")
    odd = ("Totaal dienst Welzijn", *("",) * 11, "1", "", "", "", "", "")
    text = table(KOP, (*EERSTE, *BEDRAGEN_1), (*TWEEDE, *BEDRAGEN_2), odd, first, second, saldo)
    gelezen = read(tmp_path, text, bedragen="belgisch")
    assert gelezen.invoer is not None
    assert not gelezen.geweigerd, said(gelezen, tmp_path)
    assert "Niet begrepen en dus niet vergeleken: `Totaal dienst Welzijn`" in as_text(gelezen.invoer)
    assert len(gelezen.invoer.totalen) == 5 + 6 + 6
    blocks = table(
        KOP, (*EERSTE, *BEDRAGEN_1), ("Totaal", *first[1:]), (*TWEEDE, *BEDRAGEN_2), ("Totaal", *second[1:]), TOTAAL
    )
    assert not read(tmp_path, blocks, bedragen="belgisch").geweigerd
    only_saldo = read(tmp_path, table(KOP, (*EERSTE, *BEDRAGEN_1), (*TWEEDE, *BEDRAGEN_2), saldo), bedragen="belgisch")
    assert "V12 controletotaal-ontbreekt" in said(only_saldo, tmp_path)


def test_a_hostile_text_survives_the_round_trip(tmp_path: Path) -> None:
    words = 'Zaal; "De Ster" & <b> é\u00a0€ {{ 7*7 }}'
    text = table(KOP, (*EERSTE[:10], words, EERSTE[11], *BEDRAGEN_1), (*TWEEDE, *BEDRAGEN_2), TOTAAL)
    write(tmp_path, text)
    checked = control(tmp_path / "content")
    assert checked.dossier is not None
    assert checked.dossier.ramingen[0].omschrijving == " ".join(words.split())


@pytest.mark.parametrize("seed", range(20))
def test_random_ledgers_come_back_to_the_cent(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    sums = [0] * 6
    rows = []
    for number in range(50):
        amounts = [chance.choice((0, chance.randrange(-(10**9), 10**11))) for _ in JAREN]
        sums = [a + b for a, b in zip(sums, amounts, strict=True)]
        rows.append((*EERSTE[:9], f"MJP{number:06}", *EERSTE[10:], *map(_belgian, amounts)))
    chance.shuffle(rows)
    write(tmp_path, table(KOP, *rows, ("Totaal", *("",) * 11, *map(_belgian, sums))))
    checked = control(tmp_path / "content")
    assert checked.dossier is not None
    assert [sum(column) for column in zip(*(each.bedragen for each in checked.dossier.ramingen), strict=True)] == sums
    lines = checked.dossier.ramingen
    assert as_csv(lines, JAREN) == (tmp_path / "content" / LEDGER).read_text(encoding="utf-8")
    assert replace(lines[0], at=Place("")).raming == "MJP000000"


def _belgian(cents: int) -> str:
    euro, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euro:,}".replace(",", ".") + (f",{rest:02}" if rest else "")


# ---- the command ------------------------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    """The exit status of a command and what it printed."""
    status = cli.main([*map(str, words)])
    shown = capsys.readouterr()
    return status, shown.out + shown.err


def test_the_command_shows_then_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = dossier(tmp_path)
    path = tmp_path / "export.csv"
    path.write_text(layout_a(), encoding="utf-8")
    words = ("ramingen", "lees", path, "--inhoud", folder)
    status, text = run(capsys, *words)
    assert (status, "Niets ingelezen" in text) == (saying.BLOCKED, True)
    status, text = run(capsys, *words, "--bedragen", "belgisch")
    assert (status, "Er is niets geschreven" in text) == (saying.DONE, True)
    assert not (folder / LEDGER).exists()
    status, text = run(capsys, *words, "--bedragen", "belgisch", "--schrijf")
    assert (status, "Geschreven: " in text) == (saying.DONE, True)
    assert (folder / LEDGER).exists()
    status, text = run(capsys, *words)
    assert (status, "verandert er niets" in text) == (saying.DONE, True)


def test_an_option_that_says_nothing_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content")
    for words in (("--totaal", "veel"), ("--totaal", "2020=1.234"), ("--vast", "kleur=rood"), ("--vast", "zijde")):
        status, text = run(capsys, "ramingen", "lees", "x.csv", "--inhoud", tmp_path / "content", *words)
        assert status == saying.WRONG_USE
        assert "is onduidelijk" in text or "geen duidelijk bedrag" in text


def test_options_are_read() -> None:
    assert [(each.wat, each.jaar, each.bedrag) for each in lees_opgaven(["gemeente E.U 2020=1250,50"])] == [
        ("gemeente E.U", 2020, 125_050)
    ]
    assert lees_vast(["entiteit=gemeente"]) == {"entiteit": "gemeente"}
    with pytest.raises(FouteOptie):
        lees_vast(["=x"])


def test_an_import_that_was_refused_is_never_written(tmp_path: Path) -> None:
    gelezen = read(tmp_path, "x")
    with pytest.raises(ValueError, match="refused"):
        list(schrijf(tmp_path / "content", gelezen, Opties(), TODAY))


def test_the_dossier_carries_how_exports_are_read(tmp_path: Path) -> None:
    write(tmp_path)
    from pipeline.content import read_folder

    found, _ = assemble(read_folder(tmp_path / "content", "content"))
    assert found is not None
    assert [each.naam for each in found.importwijzen] == ["export.csv"]


def test_a_ledger_of_the_dossier_itself_can_be_read_in(tmp_path: Path) -> None:
    place = tmp_path / "content"
    shutil.copytree(SMALL_CITY, place)
    checked = control(place)
    assert checked.dossier is not None
    sums = [sum(column) for column in zip(*(each.bedragen for each in checked.dossier.ramingen), strict=True)]
    stated = lees_opgaven([f"{year}={schrijf_invoer(cents)}" for year, cents in zip(JAREN, sums, strict=True)])
    copy = tmp_path / "terug.csv"
    copy.write_bytes((place / LEDGER).read_bytes())
    gelezen = taken(place, copy, totalen=stated)
    assert gelezen.invoer is not None
    assert not gelezen.geweigerd, said(gelezen, tmp_path)
    verschil = gelezen.invoer.verschil
    assert (verschil.erbij, verschil.weg, verschil.gewijzigd) == ([], [], [])


def test_the_example_of_a_control_total_has_the_first_year_of_the_plan() -> None:
    with pytest.raises(FouteOptie, match=r"bijvoorbeeld `--totaal 2026=111800000,50`"):
        lees_opgaven(["E.U=12"], 2026)
