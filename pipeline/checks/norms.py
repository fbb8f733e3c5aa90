"""Norms by date: `norms.yaml` states each value with the day it counts from and its source."""

import datetime
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml


class Norm(NamedTuple):
    """A norm on some day: its value and where that comes from."""

    waarde: int
    bron: str


def at(name: str, day: datetime.date) -> Norm:
    """The norm of this name on this day; KeyError or LookupError when there is none."""
    rows = [row for row in _norms()[name] if datetime.date.fromisoformat(row["vanaf"]) <= day]
    if not rows:
        raise LookupError(f"no norm {name} on {day}")
    last = max(rows, key=lambda row: row["vanaf"])
    return Norm(int(last["waarde"]), last["bron"])


@cache
def _norms() -> dict[str, list[dict[str, str]]]:
    text = files("pipeline.checks").joinpath("norms.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[dict[str, str]]] = yaml.safe_load(text)
    return loaded
