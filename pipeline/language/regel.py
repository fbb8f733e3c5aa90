"""What a rule is, and what it finds in a sentence before that has a severity and a message."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.findings import Level, Place
from pipeline.language.patterns import Pattern


class Niveau(StrEnum):
    """Where in the plan a sentence stands."""

    DOEL = "doel"
    ACTIEPLAN = "actieplan"
    ACTIE = "actie"


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A sentence of the rule file with its level, and whether the rule must fire on it."""

    niveau: Niveau
    zin: str
    slecht: bool


@dataclass(frozen=True, slots=True, eq=False)
class Taalregel:
    """One rule on wording; its severity is missing for a level at which it is not asked."""

    at: Place
    code: str
    id: str
    naam: str
    waarom: str
    bron: str
    soort: str
    ernst: Mapping[Niveau, Level]
    boodschap: str
    voorstel: str
    voorbeelden: tuple[Voorbeeld, ...]
    patronen: tuple[Pattern, ...]
    uitzonderingen: tuple[Pattern, ...]
    functie: str = ""
    telt: str = ""
    zoek: str = ""
    grens: Mapping[Niveau, int] | None = None
    standaard: bool = True
    plan_begint_in: int | None = None

    @property
    def woordelijk(self) -> bool:
        """Whether the rule looks at words alone, so that it also fits prose."""
        return self.soort in ("lijst", "vervanging") or self.functie == "leeg_woord"


class Vondst(NamedTuple):
    """The tokens from `first` to `last` (inclusive); `beter` and `aantal` fill in the message of the rule."""

    first: int
    last: int
    beter: str = ""
    aantal: int = 0
