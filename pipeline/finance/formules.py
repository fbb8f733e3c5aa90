"""The small language of the schemas: `I.a - I.b`, `vorig VII`, `som E.U`, `@beginstand`, `8 % van (T4/bestuur/1)`.

A row is named by its code, with `blok/` before it for another block and `schema/blok/` for another schema. `vorig` is
the year before, `som` the sum of that row over all other blocks of the schema, `@` a series of the dossier. `N % van`
counts for the whole of what follows, rounded once to the cent, half away from zero.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

_TERM = r"(?:(vorig|som) )?(@)?([\w.]+(?:/[\w.]+){0,2})"
_SUM = re.compile(rf"{_TERM}(?: [+-] {_TERM})*")
_SIGNED = re.compile(rf"(?:([+-]) )?{_TERM}")
_PERCENT = re.compile(r"([0-9]+) % van \((.+)\)")


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a sum, with its sign; an empty schema or block is that of the row itself."""

    teken: int
    wat: Literal["rij", "vorig", "som", "bron"]
    rij: str
    blok: str = ""
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Formule:
    """A sum of terms, or so many percent of it."""

    termen: tuple[Term, ...]
    procent: int | None = None


@cache
def lees_formule(text: str) -> Formule:
    """The meaning of a formula; ValueError when it has none."""
    percent = _PERCENT.fullmatch(text)
    total = percent[2] if percent else text
    if not _SUM.fullmatch(total):
        raise ValueError(f"cannot read formula {text!r}")
    return Formule(
        tuple(_term(*found.groups()) for found in _SIGNED.finditer(total)), int(percent[1]) if percent else None
    )


def _term(sign: str | None, modifier: str | None, source: str | None, name: str) -> Term:
    teken = -1 if sign == "-" else 1
    if source:
        return Term(teken, "bron", name)
    *holders, rij = name.split("/")
    what: Literal["rij", "vorig", "som"] = "vorig" if modifier == "vorig" else "som" if modifier == "som" else "rij"
    return Term(teken, what, rij, holders[-1] if holders else "", holders[0] if len(holders) == 2 else "")


def procent_van(cents: int, procent: int) -> int:
    """So many percent of an amount, rounded to the cent, half away from zero."""
    rounded = (abs(cents) * procent + 50) // 100
    return -rounded if cents < 0 else rounded
