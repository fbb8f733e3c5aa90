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
    """The norm of this name on this day, the oldest known before its first day; KeyError when there is none."""
    rows = sorted(_norms()[name], key=lambda row: row["vanaf"])
    last = next((row for row in reversed(rows) if datetime.date.fromisoformat(row["vanaf"]) <= day), rows[0])
    return Norm(int(last["waarde"]), last["bron"])


@cache
def _norms() -> dict[str, list[dict[str, str]]]:
    text = files("pipeline.checks").joinpath("norms.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[dict[str, str]]] = yaml.safe_load(text)
    return loaded
