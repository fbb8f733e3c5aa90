"""The open data: what the package says is what the files hold, and the totals are those of the documents."""

import csv
import hashlib
import io
import json
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.blocks import Table, plain
from pipeline.finance.boek import SCHEMAS, Boek
from pipeline.finance.open_data import PAKKET, open_data
from pipeline.finance.totalen import totals
from pipeline.plan import build_plan
from tests.built import SHIPPED, control

TABLES = {"ramingen", "doelstellingenboom", *(schema.lower() for schema in SCHEMAS)}


@pytest.fixture(scope="module")
def boek() -> Boek:
    """The book of the shipped dossier at step 4."""
    found = control(SHIPPED, 4).boek
    assert found is not None
    return found


def _rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode()), delimiter=";"))


def _package(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[PAKKET])
    return found


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def test_the_package_describes_every_file_as_it_is(boek: Boek) -> None:
    files = open_data(boek, "4F2A91C0")
    package = _package(files)
    assert {each["name"] for each in package["resources"]} == TABLES
    assert set(files) == {PAKKET, *(f"data/{each['path']}" for each in package["resources"])}
    assert package["vingerafdruk"] == "4F2A91C0"
    assert package["version"] == boek.dossier.gegevens.versie
    for each in package["resources"]:
        data = files[f"data/{each['path']}"]
        assert each["bytes"] == len(data)
        assert each["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        rows = list(csv.reader(io.StringIO(data.decode(each["encoding"])), delimiter=each["dialect"]["delimiter"]))
        fields = each["schema"]["fields"]
        assert rows[0] == [field["name"] for field in fields]
        assert len(rows) > 2
        for row in rows[1:]:
            assert len(row) == len(fields)
            for cell, field in zip(row, fields, strict=True):
                if field["type"] == "number" and cell:
                    assert "." not in cell
                    Decimal(cell.replace(field["decimalChar"], "."))
                if field["type"] == "boolean":
                    assert cell in ("ja", "nee")


def test_examples_are_marked_in_every_file_and_in_the_package(boek: Boek) -> None:
    files = open_data(boek, "0" * 8)
    assert boek.dossier.gegevens.voorbeeld
    assert _package(files)["voorbeeld"] is True
    for name in TABLES:
        assert {row["voorbeeld"] for row in _rows(files, name)} == {"ja"}


def test_a_licence_is_there_only_when_the_dossier_states_one(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SHIPPED, tmp_path / "content"))

    def package() -> dict[str, Any]:
        found = control(content, 4).boek
        assert found is not None
        return _package(open_data(found, "0" * 8))

    assert "licenses" not in package()
    with (content / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write("\nlicentie: CC-BY-4.0\n")
    assert package()["licenses"] == [{"name": "CC-BY-4.0"}]


def test_before_the_ramingen_count_only_the_tree_is_published(boek: Boek) -> None:
    files = open_data(Boek(boek.dossier.at_step(2)), "0" * 8)
    assert set(files) == {PAKKET, "data/doelstellingenboom.csv"}


def test_the_tree_holds_every_item_once_under_its_parent(boek: Boek) -> None:
    rows = _rows(open_data(boek, "0" * 8), "doelstellingenboom")
    dossier = boek.dossier
    codes = [row["code"] for row in rows]
    items = (*dossier.doelstellingen, *dossier.actieplannen, *(actie for _, actie in dossier.acties))
    assert sorted(codes) == sorted(each.code for each in items)
    assert {row["bij"] for row in rows} - {""} <= set(codes)
    assert next(row for row in rows if row["code"] == "BD01")["titel"] == dossier.doelstellingen[0].titel


def test_the_ramingen_add_up_to_the_schemas_and_to_the_tables_of_the_plan(boek: Boek) -> None:
    files = open_data(boek, "0" * 8)
    ramingen, m2 = _rows(files, "ramingen"), _rows(files, "m2")
    assert len(ramingen) == len(boek.dossier.ramingen)
    for (soort, zijde), rij in {("E", "O"): "I.a", ("E", "U"): "I.b", ("I", "U"): "II.b", ("F", "U"): "IV.b"}.items():
        row = next(each for each in m2 if (each["blok"], each["rij"]) == ("budgettair_resultaat", rij))
        for jaar in map(str, boek.dossier.jaren):
            lines = (each[jaar] for each in ramingen if (each["soort"], each["zijde"]) == (soort, zijde))
            assert sum(map(_number, lines)) == _number(row[jaar]) > 0
    gegevens = boek.dossier.gegevens.model_copy(update={"toon_nulregels": True})  # every row is published
    dossier = replace(boek.dossier, gegevens=gegevens)
    document = build_plan(dossier, totals(dossier), "0" * 8, Boek(dossier))
    tables = {block.anchor: block for part in document.sections for block in part.blocks if isinstance(block, Table)}
    compared = 0
    for schema in SCHEMAS:
        anchors = (f"tabel-{schema}", f"tabel-{schema}-vervolg")
        printed = [
            [plain(cell.inlines) for cell in row.cells]
            for anchor in anchors
            if anchor in tables
            for row in tables[anchor].body
            if len(row.cells) > 1
        ]
        published = _rows(files, schema.lower())
        assert len(printed) == len(published)
        for cells, row in zip(printed, published, strict=True):
            for name in (kolom.sleutel for kolom in boek.tabel(schema).kolommen):
                whole = f"{round(_number(row[name])):,}".replace(",", ".").replace("-", "−") if row[name] else "–"
                assert whole in cells, (schema, row, cells)
                compared += 1
    assert compared > 800


def test_the_data_are_published_with_the_plan_and_are_the_same_each_time(shipped_set: Path) -> None:
    data = shipped_set / "data"
    assert {path.stem for path in data.glob("*.csv")} == TABLES
    listed = json.loads((shipped_set / "manifest.json").read_text(encoding="utf-8"))["bestanden"]
    assert listed["data/m2.csv"] == hashlib.sha256((data / "m2.csv").read_bytes()).hexdigest()
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    page = (shipped_set / "smjp.html").read_text(encoding="utf-8")
    assert package["vingerafdruk"] in page
    again = control(SHIPPED).boek
    assert again is not None
    assert open_data(again, package["vingerafdruk"]) == {
        f"data/{path.name}": path.read_bytes() for path in data.iterdir()
    }
