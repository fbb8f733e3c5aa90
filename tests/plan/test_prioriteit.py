"""The strategische nota by priority: what has it, what the rest is together, what has none, where everything stands."""

from dataclasses import replace

import pytest

from pipeline.blocks import ItemList, Link, Table, inlines_of, plain, walk
from pipeline.finance.boek import Boek
from pipeline.finance.totalen import totals
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.soorten import SOORTEN, ZIJDEN
from pipeline.plan import build_plan
from pipeline.plan.amounts import NULREGELS_WEG
from tests.built import control
from tests.small import SMALL_CITY


def _boek(*first: str, op: str = "actieplan", **more: object) -> Boek:
    """The shipped dossier at step 4, with priority for these actieplannen or acties."""
    boek = control(SMALL_CITY, 4).boek
    assert boek is not None
    dossier = boek.dossier
    plans = tuple(
        plan.model_copy(
            update={
                "prioritair": plan.code in first if op == "actieplan" else None,
                "acties": tuple(
                    actie.model_copy(update={"prioritair": actie.code in first if op == "actie" else None})
                    for actie in plan.acties
                ),
            }
        )
        for plan in dossier.actieplannen
    )
    gegevens = dossier.gegevens.model_copy(update={"prioriteit_op": op, **more})
    return Boek(replace(dossier, actieplannen=plans, gegevens=gegevens))


def _plan(boek: Boek) -> tuple[dict[str, Table], list[str]]:
    document = build_plan(boek.dossier, totals(boek.dossier), "0" * 8, boek)
    blocks = [block for section in document.sections for block in walk(section.blocks)]
    texts = [plain(run) for block in blocks for run in inlines_of(block)]
    return {block.anchor: block for block in blocks if isinstance(block, Table)}, texts


def _amounts(table: Table) -> list[list[str]]:
    return [[plain(cell.inlines) for cell in row.cells[1:-1]] for row in table.body]


def test_captions_say_what_is_prioritair_and_the_rest_adds_up() -> None:
    boek = _boek("AP002")
    goal = boek.dossier.doelstellingen[0]
    plans = boek.dossier.actieplannen_bij(goal)
    assert len(plans) > 1
    tables, texts = _plan(boek)
    assert tables["tabel-BD01"].caption == "Ontvangsten en uitgaven van prioritaire beleidsdoelstelling BD01"
    assert tables["tabel-AP002"].caption == "Ontvangsten en uitgaven van prioritair actieplan AP002"
    assert tables["tabel-AP001"].caption == "Ontvangsten en uitgaven van niet-prioritair actieplan AP001"
    assert any(text.startswith("Prioritair: AP002.") for text in texts)
    totalen = totals(boek.dossier)
    rest = tables["tabel-BD01-rest"]
    assert rest.caption == "Niet-prioritaire actieplannen van BD01 samen"
    due = [
        [
            schrijf_bedrag(sum(totalen.van(plan).reeks(soort, zijde)[year] for plan in plans if plan.code != "AP002"))
            for year in range(6)
        ]
        for soort in SOORTEN
        for zijde in ZIJDEN
    ]
    assert _amounts(rest)[:-1] == due
    assert any(amount != "0" for row in due for amount in row)


def test_a_goal_of_priorities_alone_has_no_table_of_the_rest() -> None:
    boek = _boek("AP002")
    every = [plan.code for plan in boek.dossier.actieplannen_bij(boek.dossier.doelstellingen[0])]
    tables, texts = _plan(_boek(*every))
    assert "tabel-BD01-rest" not in tables
    assert f"Prioritair: {', '.join(every[:-1])} en {every[-1]}. Andere actieplannen heeft BD01 niet." in texts
    tables, texts = _plan(_boek(*every[:-1]))
    assert "tabel-BD01-rest" in tables
    assert any(text.endswith("De volgende tabel telt de andere actieplannen samen.") for text in texts)


def test_rows_of_zeros_can_be_left_out_of_the_tables_of_actieplannen_and_a_note_says_so() -> None:
    whole, _ = _plan(_boek("AP002"))
    short, _ = _plan(_boek("AP002", toon_nulregels=False))
    assert _labels(whole["tabel-AP002"]) == [*_SHORT_LABELS, "Totaal saldo"]
    assert _labels(short["tabel-AP002"]) == ["E uitgaven", "Totaal saldo"]
    assert _amounts(short["tabel-AP002"]) == [_amounts(whole["tabel-AP002"])[0], _amounts(whole["tabel-AP002"])[-1]]
    blocks = ["Exploitatie", "Uitgaven", "Ontvangsten", "Saldo"]
    assert _labels(short["tabel-BD01"])[:4] == blocks
    assert "Financiering" in _labels(whole["tabel-BD01"])
    assert "Financiering" not in _labels(short["tabel-BD01"])
    for anchor in ("tabel-AP002", "tabel-BD01", "tabel-financien-welzijn"):
        assert NULREGELS_WEG not in _notes(whole[anchor])
        assert NULREGELS_WEG in _notes(short[anchor])
    assert NULREGELS_WEG not in _notes(short["tabel-totaal"])  # the whole plan has amounts of every soort


_SHORT_LABELS = [f"{soort} {word}" for soort in SOORTEN for word in ("uitgaven", "ontvangsten")]


def _labels(table: Table) -> list[str]:
    return [plain(row.cells[0].inlines) for row in table.body]


def _notes(table: Table) -> str:
    return " ".join(map(plain, table.notes))


def test_acties_get_a_table_of_their_own_when_they_carry_the_priority() -> None:
    boek = _boek("AC001", op="actie")
    tables, _ = _plan(boek)
    assert tables["tabel-AC001"].caption == "Ontvangsten en uitgaven van prioritaire actie AC001"
    assert _amounts(tables["tabel-AC001"])[0] == ["50.000"] * 6
    assert tables["tabel-BD01-rest"].caption == "Niet-prioritaire acties van BD01 samen"
    assert "tabel-AC002" not in tables


@pytest.mark.parametrize(("first", "listed"), [(("AP002",), False), (("AP005",), True)])
def test_goals_without_priority_are_listed(first: tuple[str, ...], listed: bool) -> None:
    boek = _boek(*first)
    document = build_plan(boek.dossier, totals(boek.dossier), "0" * 8, boek)
    section = next(
        each for each in document.sections if any(getattr(b, "anchor", "") == "zonder-prioriteit" for b in each.blocks)
    )
    lists = [block for block in section.blocks if isinstance(block, ItemList)]
    assert bool(lists) == listed
    _, texts = _plan(boek)
    assert ("Elke beleidsdoelstelling heeft prioritaire actieplannen." in texts) != listed


def test_without_a_choice_nothing_is_called_prioritair() -> None:
    boek = control(SMALL_CITY, 4).boek
    assert boek is not None
    tables, texts = _plan(boek)
    assert tables["tabel-BD01"].caption == "Ontvangsten en uitgaven van BD01"
    assert "tabel-BD01-rest" not in tables
    assert "Er is nog niet gekozen wat prioritair is." in texts


def test_what_has_no_goal_is_the_block_of_m1() -> None:
    boek = _boek("AP002")
    tables, _ = _plan(boek)
    rows = _amounts(tables["tabel-zonder-beleidsdoelstelling"])
    due = [
        [schrijf_bedrag(cents) for cents in boek.cel("M1", "zonder_doelstelling", f"{soort}.{zijde}")]
        for soort in SOORTEN
        for zijde in ZIJDEN
    ]
    assert rows[:-1] == due
    assert due[0][0] == "111.000.000"
    assert tables["tabel-zonder-beleidsdoelstelling"].columns[1].width == 22  # nine digits need a landscape page


def test_the_full_overview_has_a_place() -> None:
    where = "https://www.turnhout.be/meerjarenplan"
    boek = _boek("AP002", documentatie=where)
    document = build_plan(boek.dossier, totals(boek.dossier), "0" * 8, boek)
    links = [
        inline.url
        for section in document.sections
        for block in walk(section.blocks)
        for run in inlines_of(block)
        for inline in run
        if isinstance(inline, Link)
    ]
    assert where in links
    _, texts = _plan(_boek("AP002"))
    assert any("wordt nog ingevuld" in text for text in texts)
