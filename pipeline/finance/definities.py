"""The schemas as their files define them: blocks and rows with a label and a selection or a formula."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.finance.formules import Formule, lees_formule
from pipeline.finance.tabel import Stijl
from pipeline.own_data import names_of, read_data


@dataclass(frozen=True, slots=True)
class RijDef:
    """A row: a heading, or a row that selects lines of the ledger, or one with a formula (never two of these)."""

    rij: str
    label: str
    nummer: str = ""
    stijl: Stijl = "gewoon"
    selectie: Mapping[str, str | tuple[str, ...]] | None = None
    formule: Formule | None = None
    eerste_jaar: Formule | None = None
    toon: str = ""
    herhaal: str = ""
    limitatief: frozenset[str] = frozenset()
    alleen_met_bedrag: bool = False
    voor_en_na: bool = False

    @property
    def is_kop(self) -> bool:
        """Whether this row only heads others."""
        return self.selectie is None and self.formule is None


@dataclass(frozen=True, slots=True)
class BlokDef:
    """A block of rows, once or for each member of `herhaal`; its selection counts for each of its rows."""

    blok: str
    label: str
    rijen: tuple[RijDef, ...]
    herhaal: str = ""
    selectie: Mapping[str, str] = field(default_factory=dict)
    alleen_met_bedrag: bool = False


@dataclass(frozen=True, slots=True)
class SchemaDef:
    """A schema; `kolommen` says which columns it has: jaren, kredieten (M3) or project (T3).

    `genummerd` is whether the last part of the code of a row is printed before its label.
    """

    schema: str
    titel: str
    bron: str
    kolommen: str
    blokken: tuple[BlokDef, ...]
    genummerd: bool


@cache
def definities(map: str) -> Mapping[str, SchemaDef]:
    """The schemas of one version (a folder of `schemas/`), by their code; ValueError for one that cannot be read."""
    return {
        name: _schema(read_data(f"finance/schemas/{map}/{name}.yaml")) for name in names_of(f"finance/schemas/{map}")
    }


def versie_voor(eerste_jaar: int) -> str:
    """The version of the schemas for a plan that starts in this year (`versies.yaml`)."""
    rows = read_data("finance/schemas/versies.yaml")
    known: str = max(
        (row for row in rows if row["vanaf"] <= eerste_jaar), key=lambda row: row["vanaf"], default=rows[0]
    )["map"]
    return known


def _schema(data: dict[str, Any]) -> SchemaDef:
    blocks = tuple(_blok(each) for each in data["blokken"])
    return SchemaDef(
        data["schema"], data["titel"], data["bron"], data["kolommen"], blocks, data.get("genummerd") == "ja"
    )


def _blok(data: dict[str, Any]) -> BlokDef:
    return BlokDef(
        blok=data["blok"],
        label=data["label"],
        rijen=tuple(_rij(each) for each in data["rijen"]),
        herhaal=data.get("herhaal", ""),
        selectie=data.get("selectie", {}),
        alleen_met_bedrag=data.get("alleen_met_bedrag") == "ja",
    )


def _rij(data: dict[str, Any]) -> RijDef:
    unknown = set(data) - set(RijDef.__dataclass_fields__)
    if unknown or ("selectie" in data and "formule" in data):
        raise ValueError(f"row {data} has keys that do not go together or that nobody knows")
    chosen = data.get("selectie")
    return RijDef(
        rij=data.get("rij", ""),
        label=data["label"],
        nummer=data.get("nummer", ""),
        stijl=data.get("stijl", "gewoon"),
        selectie=None if chosen is None else {name: _values(value) for name, value in chosen.items()},
        formule=lees_formule(str(data["formule"])) if "formule" in data else None,
        eerste_jaar=lees_formule(data["eerste_jaar"]) if "eerste_jaar" in data else None,
        toon=data.get("toon", ""),
        herhaal=data.get("herhaal", ""),
        limitatief=frozenset(data.get("limitatief", ())),
        alleen_met_bedrag=data.get("alleen_met_bedrag") == "ja",
        voor_en_na=data.get("voor_en_na") == "ja",
    )


def _values(value: str | list[str]) -> str | tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else value
