"""What the web page carries for programs and for filters: the same tree, names and cents as the pages."""

import json
from pathlib import Path

from pipeline.blocks import Heading
from pipeline.finance.totalen import totals
from pipeline.model.dossier import Dossier
from pipeline.plan import build_plan
from tests import generator
from tests.built import SHIPPED, control


def _dossier(folder: Path) -> Dossier:
    dossier = control(folder).dossier
    assert dossier is not None
    return dossier


def test_the_amounts_for_machines_add_up_to_the_totals_of_the_plan(tmp_path: Path) -> None:
    small = generator.Size(doelstellingen=4, actieplannen=9, acties=20)
    for folder in (SHIPPED, generator.write(tmp_path / "content", small)):
        dossier = _dossier(folder)
        totalen = totals(dossier)
        graph = json.loads(build_plan(dossier, totalen, "0" * 8).linked_data)["@graph"]
        transfers = [node for node in graph if node["@type"] == "schema:MoneyTransfer"]
        assert len(transfers) > 20
        for zijde, kind in (("U", "Uitgave"), ("O", "Ontvangst")):
            for index, jaar in enumerate(dossier.jaren):
                cents = sum(
                    round(float(node["schema:amount"]) * 100)
                    for node in transfers
                    if node["schema:additionalType"] == kind and node["elod:financialYear"] == str(jaar)
                )
                loose = totalen.zonder_actieplan.zijde(zijde)[index]  # type: ignore[arg-type]
                assert cents + loose == totalen.totaal.zijde(zijde)[index]  # type: ignore[arg-type]


def test_every_item_stands_in_the_tree_below_its_parent() -> None:
    dossier = _dossier(SHIPPED)
    graph = json.loads(build_plan(dossier, totals(dossier), "0" * 8).linked_data)["@graph"]
    parents = {node["@id"]: node["dct:isPartOf"]["@id"] for node in graph if "dct:isPartOf" in node}
    codes = {f"#{item.code}" for item in (*dossier.doelstellingen, *dossier.actieplannen)}
    codes |= {f"#{actie.code}" for _, actie in dossier.acties}
    assert set(parents) == codes
    assert set(parents.values()) <= {"#", *codes}
    assert parents["#AP002"] == "#BD01"
    assert parents["#AC001"] == "#AP002"


def test_every_doelstelling_and_actieplan_can_be_filtered() -> None:
    dossier = _dossier(SHIPPED)
    document = build_plan(dossier, totals(dossier), "0" * 8)
    facets = {
        block.anchor: dict.fromkeys(block.facets)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Heading) and block.facets
    }
    assert set(facets) == {item.code for item in (*dossier.doelstellingen, *dossier.actieplannen)}
    assert list(facets["AP001"])[:4] == [
        ("Hoofdstuk", "1 Welzijn"),
        ("Dienst", "dienst Welzijn"),
        ("Cluster", "Cluster Mens (voorbeeld)"),
        ("Mandataris", "Kelly Verheyen (politiek aanspreekpunt)"),
    ]
    assert ("Partner", "LOGO") in facets["AP001"]
    assert ("Jaar", "2020") in facets["BD01"]
    assert ("Status", "Voorbeeld") in facets["AP002"]
