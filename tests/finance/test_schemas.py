"""The schemas against an oracle in integer cents, over random ledgers: every total, every row, every link."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.finance.boek import Boek
from pipeline.finance.formules import lees_formule, procent_van
from pipeline.finance.posten import NIET_PRIORITAIR, ZONDER_DOELSTELLING
from pipeline.finance.strategische_nota import strategische_nota
from pipeline.model.dossier import Dossier
from tests import generator
from tests.built import control
from tests.finance import oracle
from tests.finance.ledgers import YEARS, facts, lines, with_ledger
from tests.finance.oracle import DOMAIN, KEYS, Facts, Line
from tests.length import drawn

THOUSAND = drawn(120, 1000)
ACTIES = ("", "AP0001", "AC00010", "AP0003", "AC00030", "AP0006")
ALL_LINES = lines(ACTIES)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Two doelstellingen, of which one has a priority, and an actieplan without doelstelling."""
    folder = generator.write(tmp_path_factory.mktemp("klein") / "content", generator.Size(2, 6, 6))
    for number in range(1, 7):
        path = folder / f"actieplannen/AP{number:04}.yaml"
        text = path.read_text(encoding="utf-8").replace("prioritair: ja", "prioritair: nee")
        if number == 1:
            text = text.replace("prioritair: nee", "prioritair: ja")
        if number == 6:
            text = text.replace("doelstelling: BD0002", "hoofdstuk: welzijn")
        path.write_text(text, encoding="utf-8")
    found = control(folder).dossier
    assert found is not None
    return found


GROUP = {
    "": ZONDER_DOELSTELLING, "AP0006": ZONDER_DOELSTELLING, "AP0001": "BD0001", "AC00010": "BD0001",
    "AP0003": "BD0001", "AC00030": "BD0001", "AP0004": NIET_PRIORITAIR, "AC00040": NIET_PRIORITAIR,
}  # fmt: skip


def _cents(book: Boek, schema: str, blok: str, rij: str) -> tuple[int, ...]:
    try:
        return book.cel(schema, blok, rij)
    except KeyError:  # a row or block without amounts is left out
        return (0,) * len(book.tabel(schema).kolommen)


@given(ledger=lines((*GROUP,)))
@THOUSAND
def test_m1_t1_and_t2_have_the_totals_of_m2(dossier: Dossier, ledger: list[Line]) -> None:
    book = Boek(with_ledger(dossier, ledger))
    m2_row = {"E": "I", "I": "II", "F": "IV"}
    t2_blok = {"E": "exploitatie", "I": "investeringen", "F": "financiering"}
    for soort, zijde in KEYS:
        expected = tuple(oracle.total(ledger, year, soort, zijde) for year in range(YEARS))
        letter = {"O": "a", "U": "b"}[zijde]
        assert book.cel("M2", "budgettair_resultaat", f"{m2_row[soort]}.{letter}") == expected
        assert book.cel("M1", "totaal", f"{soort}.{zijde}") == expected
        assert book.cel("T1", "totaal", f"{soort}.{zijde}") == expected
        assert book.cel("T2", t2_blok[soort], {"U": "I", "O": "II"}[zijde]) == expected


@given(ledger=lines((*GROUP,)))
@THOUSAND
def test_every_block_of_m1_and_t1_is_what_the_oracle_says(dossier: Dossier, ledger: list[Line]) -> None:
    book = Boek(with_ledger(dossier, ledger))
    for schema, names, groups, column in (
        ("M1", {*GROUP.values()}, GROUP, 3), ("T1", {*DOMAIN.values()}, DOMAIN, 4)
    ):  # fmt: skip
        for year in range(YEARS):
            expected = oracle.per_group(ledger, year, groups, column)
            for name in names:
                for soort, zijde in KEYS:
                    found = _cents(book, schema, name, f"{soort}.{zijde}")[year]
                    assert found == expected.get((name, soort, zijde), 0)
                saldo = _cents(book, schema, name, "E.S")[year]
                assert saldo == expected.get((name, "E", "O"), 0) - expected.get((name, "E", "U"), 0)


@given(ledger=ALL_LINES, beside=facts())
@THOUSAND
def test_every_row_of_m2_is_what_the_oracle_says(dossier: Dossier, ledger: list[Line], beside: Facts) -> None:
    book = Boek(with_ledger(dossier, ledger, beside))
    expected = oracle.m2(ledger, beside, YEARS)
    assert len(expected) == 28
    for (blok, rij), amounts in expected.items():
        assert book.cel("M2", blok, rij) == tuple(amounts), (blok, rij)


@given(ledger=ALL_LINES, year=st.integers(min_value=0, max_value=YEARS - 1))
@THOUSAND
def test_m3_is_m2_of_its_year_and_its_rows_add_up(dossier: Dossier, ledger: list[Line], year: int) -> None:
    jaar = dossier.jaren[year]
    gegevens = dossier.gegevens.model_copy(update={"kredietjaren": (jaar,)})
    book = Boek(with_ledger(replace(dossier, gegevens=gegevens), ledger))
    expected = oracle.m3(ledger, year)
    assert [kolom.sleutel for kolom in book.tabel("M3").kolommen] == [f"uitgaven_{jaar}", f"ontvangsten_{jaar}"]
    for entity in ("gemeente", "ocmw"):
        for row in ("E", "I", "F", "F.1", "F.2", "F.3"):
            sides = tuple(expected.get((entity, row, zijde), 0) for zijde in "UO")
            assert book.cel("M3", entity, row) == sides
    for row, m2_row in (("E", "I"), ("I", "II"), ("F", "IV")):
        both = [book.cel("M3", entity, row) for entity in ("gemeente", "ocmw")]
        assert both[0][0] + both[1][0] == book.cel("M2", "budgettair_resultaat", f"{m2_row}.b")[year]
        assert both[0][1] + both[1][1] == book.cel("M2", "budgettair_resultaat", f"{m2_row}.a")[year]


@given(ledger=ALL_LINES)
@example(ledger=[("gemeente", "I", "O", "", "0020-00", "2800000", "agb", "", (1, 2, 3))])
@THOUSAND
def test_every_row_of_t2_is_what_the_oracle_says(dossier: Dossier, ledger: list[Line]) -> None:
    book = Boek(with_ledger(dossier, ledger))
    blok = {"E": "exploitatie", "I": "investeringen", "F": "financiering"}
    for year in range(YEARS):
        expected = oracle.t2(ledger, year)
        for soort, rij in {(key[1], row) for key, row in oracle.T2_ROW.items()}:
            assert _cents(book, "T2", blok[soort], rij)[year] == expected.get((soort, rij), 0), (soort, rij)
        whole = book.cel("M2", "budgettair_resultaat", "V")[year]
        assert book.cel("T2", "financiering", "resultaat")[year] == whole


@given(ledger=ALL_LINES)
@THOUSAND
def test_the_projects_of_t3_are_part_of_the_investments_of_m2(dossier: Dossier, ledger: list[Line]) -> None:
    book = Boek(with_ledger(dossier, ledger))
    for rij, zijde, m2_row in (("I", "U", "II.b"), ("II", "O", "II.a")):
        for year in range(YEARS):
            of_projects = 0
            for project in ("P1", "P2"):
                mine = sum(line[8][year] for line in ledger if line[1:3] == ("I", zijde) and line[7] == project)
                assert _cents(book, "T3", project, rij)[year + 1] == mine
                of_projects += mine
            loose = sum(line[8][year] for line in ledger if line[1:3] == ("I", zijde) and not line[7])
            assert of_projects + loose == book.cel("M2", "budgettair_resultaat", m2_row)[year]


@given(ledger=ALL_LINES, beside=facts())
@THOUSAND
def test_t4_rolls_forward_and_feeds_m2(dossier: Dossier, ledger: list[Line], beside: Facts) -> None:
    book = Boek(with_ledger(dossier, ledger, beside))
    ends = []
    for holder in ("bestuur", "derden"):
        stock = beside.debts.get((holder, "begin"), (0,))[0]
        for year in range(YEARS):
            new, periodic, other = (
                beside.debts.get((holder, row), (0,) * YEARS)[year] for row in ("nieuw", "periodiek", "niet_periodiek")
            )
            assert book.cel("T4", holder, "1")[year] == stock
            stock += new - periodic - other
            assert book.cel("T4", holder, "5")[year] == stock
        ends.append(book.cel("T4", holder, "5"))
    assert book.cel("T4", "totaal", "C") == tuple(map(sum, zip(*ends, strict=True)))
    m2 = oracle.m2(ledger, beside, YEARS)["gecorrigeerde_autofinancieringsmarge", "II.b"]
    assert book.cel("M2", "gecorrigeerde_autofinancieringsmarge", "II.b") == tuple(m2)


@given(ledger=lines((*GROUP,)), level=st.sampled_from(("actieplan", "actie")))
@drawn(80, 300)
def test_the_strategische_nota_adds_up_to_m1(dossier: Dossier, ledger: list[Line], level: str) -> None:
    gegevens = dossier.gegevens.model_copy(update={"prioriteit_op": level})
    book = Boek(with_ledger(replace(dossier, gegevens=gegevens), ledger))
    nota = strategische_nota(book.dossier)
    assert [blok.doelstelling.code for blok in nota.blokken] == ["BD0001"]
    assert [each.code for each in nota.zonder_prioriteit] == ["BD0002"]
    first = {"actieplan": {"AP0001": {"AP0001", "AC00010"}}, "actie": {}}[level]
    assert [item.code for item, _ in nota.blokken[0].items] == [*first]
    for soort, zijde in KEYS:
        assert nota.blokken[0].totaal.reeks(soort, zijde) == book.cel("M1", "BD0001", f"{soort}.{zijde}")  # type: ignore[arg-type]
        for item, bedragen in nota.blokken[0].items:
            mine = [line[8] for line in ledger if line[1:3] == (soort, zijde) and line[3] in first[item.code]]
            expected = tuple(sum(amounts[year] for amounts in mine) for year in range(YEARS))
            assert bedragen.reeks(soort, zijde) == expected  # type: ignore[arg-type]


# ---- the real figures that the rules were checked with ------------------------------------------------------------


@pytest.mark.parametrize(
    ("debt", "implied"),
    [(34_079_981_00, 2_726_399_00), (21_525_154_00, 1_722_013_00)],  # accounts of 2025 of two municipalities
)
def test_eight_percent_of_the_debt_gives_the_published_correction(debt: int, implied: int) -> None:
    assert abs(procent_van(debt, 8) - implied) <= 100


@pytest.mark.parametrize(("cents", "eight"), [(6, 0), (7, 1), (-6, 0), (-7, -1), (1250, 100), (-1250, -100), (0, 0)])
def test_percent_is_rounded_once_half_away_from_zero(cents: int, eight: int) -> None:
    assert procent_van(cents, 8) == eight
    assert procent_van(1, 50) == 1
    assert procent_van(-1, 50) == -1


@pytest.mark.parametrize("text", ["", "I +", "+ I", "I  - II", "I * II", "8 % van I", "som @x y", "I - - II"])
def test_a_formula_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="formula"):
        lees_formule(text)


def test_the_example_of_a_whole_path(tmp_path: Path) -> None:
    folder = generator.write(tmp_path / "content", generator.Size(2, 4, 8))
    dossier = control(folder).dossier
    assert dossier is not None
    book = Boek(dossier)
    expected = tuple(
        sum(each.bedragen[year] for each in dossier.ramingen if (each.soort, each.zijde) == ("E", "U"))
        for year in range(6)
    )
    assert book.cel("T2", "exploitatie", "I.A.1") == expected
