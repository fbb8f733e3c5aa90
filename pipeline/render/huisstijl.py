"""The house style, as `templates/huisstijl.yaml` states it."""

import re
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError


class Maat(NamedTuple):
    """A size of type: the letters and the line, in points (pdf, word) or in rem and as a factor (html)."""

    letter: float
    regel: float


def _maat(text: object) -> object:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)", text) if isinstance(text, str) else None
    if found is None:
        raise PydanticCustomError(
            "maat", "{mend}", {"mend": "schrijf letter/regel met een punt als decimaalteken, bijvoorbeeld `10.5/14`"}
        )
    return Maat(float(found[1]), float(found[2]))


_MAAT_PATTERN = r"^\d+(\.\d+)?/\d+(\.\d+)?$"
Kleur = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
MaatTekst = Annotated[Maat, BeforeValidator(_maat), WithJsonSchema({"type": "string", "pattern": _MAAT_PATTERN})]


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Kleuren(_Deel):
    """The house colours, by what they are for."""

    inkt: Kleur
    inkt2: Kleur
    nacht: Kleur
    lijnsterk: Kleur
    lijn: Kleur
    vlak: Kleur


class Accent(_Deel):
    """The colour of a chapter and the pale ground that goes with it."""

    kleur: Kleur
    vlak: Kleur


class Lettertypes(_Deel):
    """The typefaces, per format."""

    pdf: str
    word: str
    html: tuple[str, ...]


class Maten(_Deel):
    """One element of the page, in the three formats."""

    pdf: MaatTekst
    word: MaatTekst
    html: MaatTekst


class Elementen(_Deel):
    """The sizes of all elements."""

    omslagtitel: Maten
    deel: Maten
    hoofdstuk: Maten
    doelstelling: Maten
    actieplan: Maten
    kop: Maten
    tussenkop: Maten
    intro: Maten
    standaard: Maten
    label: Maten
    tabel: Maten
    noot: Maten
    kopregel: Maten


class Huisstijl(_Deel):
    """The whole house style."""

    kleuren: Kleuren
    accenten: tuple[Accent, ...] = Field(min_length=1)
    lettertypes: Lettertypes
    maten: Elementen
    logo: str = ""

    def accent(self, chapter: int) -> Accent:
        """The accent of chapter n (from 1); 0 gives the house colour."""
        if chapter == 0:
            return Accent(kleur=self.kleuren.nacht, vlak=self.kleuren.vlak)
        return self.accenten[(chapter - 1) % len(self.accenten)]
