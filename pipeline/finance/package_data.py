"""The YAML files that come with this room: own tables and schemas. Read once; they are ours, so a mistake is a bug."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_data(path: str) -> Any:
    """What a YAML file below `pipeline/finance` says; FileNotFoundError when there is none."""
    text = files("pipeline.finance").joinpath(path).read_text(encoding="utf-8")
    return yaml.load(text, _LOADER)


def names_of(folder: str) -> tuple[str, ...]:
    """The names of the YAML files in a folder below `pipeline/finance`, without their ending, sorted."""
    entries = files("pipeline.finance").joinpath(folder).iterdir()
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in entries if entry.name.endswith(".yaml")))
