"""What editors know while an author types: a JSON Schema per kind of file, and the settings that use them."""

import json
from typing import Any

from pydantic import TypeAdapter

from pipeline.model.bestanden import SOORTEN

MAP = ".schema"


def schema_files() -> dict[str, str]:
    """The JSON Schema of every kind of file, by its path below the dossier folder."""
    return {f"{MAP}/{soort.naam}.json": _json(_schema(soort.inhoud, soort.uitleg)) for soort in SOORTEN}


def editor_settings(folder: str = "") -> str:
    """The settings of VS Code that tie each schema to its files; `folder` is the dossier below the work space."""
    below = f"{folder}/" if folder else ""
    return _json(
        {
            "files.encoding": "utf8",
            "files.eol": "\n",
            "yaml.schemas": {f"./{below}{MAP}/{soort.naam}.json": f"{below}{soort.pad}" for soort in SOORTEN},
        }
    )


def _schema(kind: Any, title: str) -> dict[str, Any]:
    schema = TypeAdapter(kind).json_schema(by_alias=False)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_for_authors(schema)}


def _for_authors(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without what says nothing to an author: titles made of class names, and null as a choice."""
    cleaned: dict[str, Any] = json.loads(json.dumps(schema), object_hook=_plainer)
    return cleaned


def _plainer(part: dict[str, Any]) -> dict[str, Any]:
    # a property that happens to be called "title" is a mapping, a title of the schema itself is text
    kept = {key: value for key, value in part.items() if key != "title" or isinstance(value, dict)}
    if kept.get("default", "") is None:
        del kept["default"]
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        kept = {**choices[0], **kept}
    return kept


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
