"""The YAML files that are part of the program: tables, schemas, norms, words. They are ours: a mistake is a bug."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROGRAM = Path(__file__).parent


@cache
def read_data(path: str) -> Any:
    """What a file below `pipeline/` says, read once (`finance/tabellen/rekeningen.yaml`)."""
    return yaml.load((_PROGRAM / path).read_text(encoding="utf-8"), LOADER)


def names_of(folder: str) -> tuple[str, ...]:
    """The names of the YAML files in a folder below `pipeline/`, without their ending, sorted."""
    return tuple(sorted(path.stem for path in (_PROGRAM / folder).glob("*.yaml")))
