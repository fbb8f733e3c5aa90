"""The own tables (accounts, beleidsvelden, versions): what wins, what stays visible, what is well-formed."""

import re
from pathlib import Path

import pytest

from pipeline.finance.beleidsdomeinen import ALGEMENE_FINANCIERING, Beleidsdomeinen
from pipeline.finance.boek import SCHEMAS
from pipeline.finance.definities import definities, versie_voor
from pipeline.finance.rekeningenkaart import Rekeningenkaart, niet_budgettair, past_bij
from pipeline.findings import Place
from pipeline.model.financien import Domeinregel, Rekeningregel
from pipeline.own_data import names_of, read_data

AT = Place("rekeningen.csv")


def _eigen(*rows: tuple[str, str, str, str, str]) -> Rekeningenkaart:
    return Rekeningenkaart(tuple(Rekeningregel(AT, *row) for row in rows))


@pytest.mark.parametrize(
    ("rekening", "soort", "zijde", "sector", "rij"),
    [
        ("6131000", "E", "U", "", "I.A.1"), ("6200100", "E", "U", "", "I.A.2.a"), ("6250000", "E", "U", "", "I.A.2"),
        ("6490000", "E", "U", "politiezone", "I.A.4.politiezone"), ("6490000", "E", "U", "S1313", "I.A.4.andere"),
        ("6640000", "I", "U", "", "I.D.andere"), ("2210007", "I", "U", "", "I.B.1.a"),
        ("2210007", "I", "O", "", "II.B.1.a"), ("4210000", "F", "U", "", "I.A.1"), ("1710000", "F", "U", "", "I.A.2"),
        ("4943000", "F", "O", "", "II.C.1.a"), ("2903000", "F", "O", "", "II.C.1.b"), ("6131000", "I", "U", "", ""),
        ("6131000", "E", "O", "", ""), ("6300000", "E", "U", "", ""),
        ("7300", "E", "O", "", "II.A.2.a.onroerende_voorheffing"),
    ],
)  # fmt: skip
def test_an_account_lands_on_its_row(rekening: str, soort: str, zijde: str, sector: str, rij: str) -> None:
    assert Rekeningenkaart().rij(rekening, soort, zijde, sector) == rij


def test_the_longest_prefix_wins_whoever_wrote_it() -> None:
    kaart = _eigen(("64", "E", "U", "", "I.A.5"), ("6131", "E", "U", "", "I.A.5"))
    assert kaart.rij("6480000", "E", "U", "") == "I.A.3"  # ours is longer
    assert kaart.rij("6131000", "E", "U", "") == "I.A.5"  # theirs is longer
    assert kaart.rij("6132000", "E", "U", "") == "I.A.1"


def test_a_correction_replaces_ours_for_the_same_prefix_also_for_every_sector() -> None:
    kaart = _eigen(("649", "E", "U", "", "I.A.5"))
    assert kaart.rij("6490000", "E", "U", "politiezone") == "I.A.5"
    with_sector = _eigen(("649", "E", "U", "S1313", "I.A.4.igs"))
    assert with_sector.rij("6490000", "E", "U", "S1313") == "I.A.4.igs"
    assert with_sector.rij("6490000", "E", "U", "politiezone") == "I.A.4.politiezone"


def test_a_correction_for_the_wrong_side_gives_no_row() -> None:
    assert _eigen(("613", "E", "U", "", "II.A.1")).rij("6131000", "E", "U", "") == ""
    assert past_bij("II.A.1", "O")
    assert not past_bij("II.A.1", "U")
    assert not past_bij("I.A.1", "O")


def test_every_row_of_the_shipped_map_exists_in_t2_and_says_whether_it_is_sure() -> None:
    blok = {"E": "exploitatie", "I": "investeringen", "F": "financiering"}
    for map in {row["map"] for row in read_data("finance/schemas/versies.yaml")}:
        rows = {(each.blok, row.rij) for each in definities(map)["T2"].blokken for row in each.rijen}
        regels = read_data("finance/tabellen/rekeningen.yaml")["regels"]
        assert len(regels) > 130
        for regel in regels:
            assert (blok[regel["soort"]], regel["rij"]) in rows, regel
            assert past_bij(regel["rij"], regel["zijde"]), regel
            assert regel["zeker"] in ("ja", "nee")
    keys = [(each["begin"], each["soort"], each["zijde"], each["sector"]) for each in regels]
    assert len(set(keys)) == len(keys)
    assert {"politiezone", "agb", "bank", "vlaams"} <= {each["sector"] for each in regels}


def test_what_is_no_cash_is_named() -> None:
    assert niet_budgettair("6300000") == "afschrijvingen"
    assert niet_budgettair("6490000") == ""
    kaart = Rekeningenkaart()
    for row in read_data("finance/tabellen/rekeningen.yaml")["geen_budget"]:
        assert all(kaart.rij(row["begin"].ljust(7, "0"), soort, zijde, "") == "" for soort in "EIF" for zijde in "UO")


def test_without_own_domeinen_the_ten_main_groups_count() -> None:
    domeinen = Beleidsdomeinen()
    assert domeinen.van("0020") == ALGEMENE_FINANCIERING
    assert domeinen.van("0953") == "Zorg en opvang"
    assert domeinen.in_volgorde[0] == ALGEMENE_FINANCIERING
    assert len(domeinen.in_volgorde) == 10
    assert domeinen.kent("0985")
    assert not domeinen.kent("0531")


def test_own_domeinen_keep_their_order_after_algemene_financiering_and_make_a_beleidsveld_known() -> None:
    rows = (("0531", "Ruimte"), ("0110", "Bestuur"), ("0020", "Algemene Financiering"), ("0531", "Elders"))
    domeinen = Beleidsdomeinen(tuple(Domeinregel(AT, *row) for row in rows))
    assert domeinen.in_volgorde == ("Algemene Financiering", "Ruimte", "Bestuur", "Elders")
    assert domeinen.kent("0531")
    assert domeinen.van("0531") == "Ruimte"
    assert domeinen.van("0985") == ""


def test_every_table_names_its_source_and_date() -> None:
    for name in names_of("finance/tabellen"):
        data = read_data(f"finance/tabellen/{name}.yaml")
        assert data["bron"]
        assert str(data["datum"]) >= "2018-01-01"


def test_the_version_of_the_schemas_follows_the_first_year_of_the_plan() -> None:
    assert versie_voor(2020) == "bbc2020"
    assert versie_voor(1999) == "bbc2020"
    for row in read_data("finance/schemas/versies.yaml"):
        assert tuple(definities(row["map"])) == SCHEMAS
        assert all(each.bron for each in definities(row["map"]).values())


def test_no_article_is_cited_that_is_not_confirmed() -> None:
    root = Path(__file__).resolve().parents[2] / "pipeline"
    paths = [path for path in root.rglob("*.yaml") if "language" not in path.parts]  # wording rules name no articles
    texts = [path.read_text(encoding="utf-8") for path in (*paths, *root.glob("checks/rules/*.py"))]
    cited = {number for text in texts for number in re.findall(r"artikel\s+([0-9]+)", text)}
    assert cited == {"1", "16"}
    assert not any(re.search(r"\bart\.", text) for text in texts)
