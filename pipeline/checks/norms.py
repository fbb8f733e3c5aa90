"""Norms by date: `norms.yaml` states each value with the day it counts from and its source."""

import datetime
from typing import NamedTuple

from pipeline.own_data import read_data


class Norm(NamedTuple):
    """A norm on some day: its value and where that comes from."""

    waarde: int
    bron: str


def at(name: str, day: datetime.date) -> Norm:
    """The norm of this name on this day, for a day before the first norm that first one; KeyError for no norm."""
    rows = sorted(read_data("checks/norms.yaml")[name], key=lambda row: row["vanaf"])
    known = [row for row in rows if datetime.date.fromisoformat(row["vanaf"]) <= day] or rows[:1]
    return Norm(int(known[-1]["waarde"]), known[-1]["bron"])
