"""What editors know while an author types: a JSON Schema per kind of file, and the settings that use them."""

import json
from itertools import chain
from typing import Any

from pydantic import TypeAdapter

from pipeline.model.bestanden import BESTANDSSOORTEN
from pipeline.model.codes import CODESOORTEN, Codes
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import MetCode
from pipeline.model.velden import SOORTEN_VAN_CODE
from pipeline.model.voorbeeldjaren import EERSTE_JAAR, verschoven

MAP = ".schema"
CODES = "codes.json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_files(van: int = EERSTE_JAAR) -> dict[str, str]:
    """The JSON Schema of every kind of file, by its path below the dossier folder, for a plan from `van` on."""
    return {f"{MAP}/{soort.naam}.json": _json(_schema(soort.inhoud, soort.uitleg, van)) for soort in BESTANDSSOORTEN}


def codes_file(dossier: Dossier | None) -> dict[str, str]:
    """The codes of a dossier for an editor to offer, by the path of their file; none when it could not be read.

    An editor offers them and takes others too: what is named may still have to be written.
    """
    known: dict[str, tuple[MetCode, ...]] = {}
    if dossier is not None:
        known = Codes.of(dossier, ()).per_soort | {"ambitie": tuple(chain(*dossier.ambities.values()))}
    offered = {}
    for soort in CODESOORTEN:
        codes = sorted({each.code for each in known.get(soort, ())})
        offered[soort] = {"anyOf": [{"enum": codes}, {"type": "string"}]} if codes else {"type": "string"}
    return {f"{MAP}/{CODES}": _json({"$schema": _DRAFT, "$defs": offered})}


def editor_settings(folder: str = "") -> str:
    """The settings of VS Code that tie each schema to its files; `folder` is the dossier below the work space."""
    below = f"{folder}/" if folder else ""
    return _json(
        {
            "files.encoding": "utf8",
            "files.eol": "\n",
            "yaml.schemas": {f"./{below}{MAP}/{soort.naam}.json": f"{below}{soort.pad}" for soort in BESTANDSSOORTEN},
        }
    )


def _schema(kind: Any, title: str, van: int) -> dict[str, Any]:
    schema = TypeAdapter(kind).json_schema(by_alias=False)
    return {"$schema": _DRAFT, "title": title, **_for_authors(schema, van)}


def _for_authors(schema: dict[str, Any], van: int) -> dict[str, Any]:
    """The schema without what says nothing to an author: titles made of class names, and null as a choice."""
    cleaned: dict[str, Any] = json.loads(json.dumps(schema), object_hook=lambda part: _dated(_plainer(part), van))
    return cleaned


def _dated(part: dict[str, Any], van: int) -> dict[str, Any]:
    examples = part.get("examples")
    return {**part, "examples": [verschoven(each, van) for each in examples]} if isinstance(examples, list) else part


def _plainer(part: dict[str, Any]) -> dict[str, Any]:
    # a property that happens to be called "title" is a mapping, a title of the schema itself is text
    kept = {key: value for key, value in part.items() if key != "title" or isinstance(value, dict)}
    if kept.get("default", "") is None:
        del kept["default"]
    if soorten := kept.pop(SOORTEN_VAN_CODE, ()):
        refs = [{"$ref": f"{CODES}#/$defs/{soort}"} for soort in soorten]
        kept = {**(refs[0] if len(refs) == 1 else {"anyOf": refs}), **{k: v for k, v in kept.items() if k != "type"}}
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        kept = {**choices[0], **kept}
    return kept


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
