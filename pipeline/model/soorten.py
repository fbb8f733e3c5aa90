"""The soorten and zijden of the BBC: their codes, in the order of the schemas, with their names."""

from collections.abc import Mapping
from typing import Literal

Soort = Literal["E", "I", "F"]
Zijde = Literal["U", "O"]
SOORTEN: dict[Soort, str] = {"E": "exploitatie", "I": "investeringen", "F": "financiering"}
ZIJDEN: dict[Zijde, str] = {"U": "uitgaven", "O": "ontvangsten"}
NAAM: Mapping[str, str] = dict((*SOORTEN.items(), *ZIJDEN.items()))  # their codes do not overlap
