"""The codes that an editor offers: those of the dossier, brought up to date by every command that reads it."""

import json
import shutil
from pathlib import Path
from typing import Any

from pipeline.model.codes import CODESOORTEN
from pipeline.model.schemas import schema_files
from tests.built import control
from tests.small import SMALL_CITY


def _offered(folder: Path) -> dict[str, Any]:
    kinds: dict[str, Any] = json.loads((folder / ".schema" / "codes.json").read_text(encoding="utf-8"))["$defs"]
    return {soort: each["anyOf"][0]["enum"] if "anyOf" in each else [] for soort, each in kinds.items()}


def _refs(part: Any) -> set[str]:
    match part:
        case dict():
            own = {part["$ref"]} if "$ref" in part else set()
            return own.union(*map(_refs, part.values()))
        case list():
            return set().union(*map(_refs, part))
    return set()


def test_every_reference_offers_the_codes_of_its_kind() -> None:
    used = {ref for text in schema_files().values() for ref in _refs(json.loads(text)) if ref.startswith("codes.json")}
    assert len(used) > 8
    assert used <= {f"codes.json#/$defs/{soort}" for soort in CODESOORTEN}


def test_checking_a_dossier_brings_its_codes_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(SMALL_CITY, folder)
    control(folder)
    assert not (folder / ".schema").exists()  # a dossier without help for editors gets none
    (folder / ".schema").mkdir()
    control(folder)
    before = _offered(folder)
    assert before["actieplan"] and before["ambitie"] and before["dienst"]
    with (folder / "organisatie" / "diensten.yaml").open("a", encoding="utf-8") as file:
        file.write("- {code: fietsen, naam: dienst Fietsen}\n")
    control(folder)
    assert _offered(folder) == before | {"dienst": sorted([*before["dienst"], "fietsen"])}


def test_a_dossier_that_cannot_be_read_keeps_the_codes_of_before(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(SMALL_CITY, folder)
    (folder / ".schema").mkdir()
    control(folder)
    before = _offered(folder)
    (folder / "dossier.yaml").write_text("titel: [", encoding="utf-8")
    control(folder)
    assert _offered(folder) == before
