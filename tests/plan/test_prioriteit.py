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


def _group(table: Table, name: str) -> list[list[str]]:
    """The amounts below the head of a group, up to the next one."""
    labels = _labels(table)
    start = labels.index(name) + 1
    end = next((index for index in range(start, len(labels)) if table.body[index].style == "groep"), len(labels))
    return _amounts(table)[start:end]


def test_the_rest_of_a_goal_with_priorities_stands_below_its_cost_and_adds_up() -> None:
    boek = _boek("AP002")
    goal = boek.dossier.doelstellingen[0]
    plans = boek.dossier.actieplannen_bij(goal)
    assert len(plans) > 2
    tables, _ = _plan(boek)
    totalen = totals(boek.dossier)
    due = [
        [
            schrijf_bedrag(sum(totalen.van(plan).reeks(soort, zijde)[year] for plan in plans if plan.code != "AP002"))
            for year in range(6)
        ]
        for soort in SOORTEN
        for zijde in ZIJDEN
    ]
    assert _group(tables["tabel-BD01"], "Waarvan niet-prioritaire actieplannen")[:-1] == due
    assert any(amount != "0" for row in due for amount in row)
    words = [plain(row.cells[1].inlines) for row in tables["tabel-BD01-actieplannen"].body[:-1]]
    assert words == ["Prioritair" if plan.code == "AP002" else "Niet-prioritair" for plan in plans]


def test_nothing_is_printed_twice_when_at_most_one_actieplan_is_no_priority() -> None:
    boek = _boek("AP002")
    every = [plan.code for plan in boek.dossier.actieplannen_bij(boek.dossier.doelstellingen[0])]
    for first in (every, every[:-1]):
        tables, _ = _plan(_boek(*first))
        assert not any(label.startswith("Waarvan") for label in _labels(tables["tabel-BD01"]))


def test_rows_of_zeros_can_be_left_out_and_the_opening_of_the_part_says_so_once() -> None:
    whole, all_texts = _plan(_boek("AP002"))
    short, texts = _plan(_boek("AP002", toon_nulregels=False))
    assert _labels(whole["tabel-AP002"]) == [*_SHORT_LABELS, "Saldo"]
    assert _labels(short["tabel-AP002"]) == ["Exploitatie, uitgaven"]
    assert short["tabel-AP002"].body[0].style == "totaal"
    assert _amounts(short["tabel-AP002"]) == [_amounts(whole["tabel-AP002"])[0]]
    assert "Financiering, uitgaven" in _labels(whole["tabel-BD01"])
    assert "Financiering, uitgaven" not in _labels(short["tabel-BD01"])
    said = "Een rij zonder bedrag staat niet in de tabellen."
    assert [text.count(said) for text in texts if said in text] == [1]
    assert not any(said in text for text in all_texts)
    for anchor in ("tabel-AP002", "tabel-BD01"):
        assert _notes(short[anchor]) == ""
    assert NULREGELS_WEG not in _notes(short["tabel-totaal"])  # the whole plan has amounts of every soort


_SHORT_LABELS = [f"{soort.capitalize()}, {zijde}" for soort in SOORTEN.values() for zijde in ZIJDEN.values()]


def _labels(table: Table) -> list[str]:
    return [plain(row.cells[0].inlines) for row in table.body]


def _notes(table: Table) -> str:
    return " ".join(map(plain, table.notes))


def test_acties_that_carry_the_priority_stand_below_the_cost_of_their_actieplan() -> None:
    boek = _boek("AC001", op="actie")
    tables, _ = _plan(boek)
    plan = next(plan for plan, actie in boek.dossier.acties if actie.code == "AC001")
    assert _group(tables[f"tabel-{plan.code}"], "Waarvan prioritaire actie AC001")[0] == ["50.000"] * 6
    assert "Waarvan niet-prioritaire acties" in _labels(tables["tabel-BD01"])
    assert sum(label.startswith("Waarvan prioritaire") for table in tables.values() for label in _labels(table)) == 1


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
    assert not any(label.startswith("Waarvan") for label in _labels(tables["tabel-BD01"]))
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
