"""The house style, as `templates/huisstijl.yaml` states it."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from pipeline.blocks import Picture


class Maat(NamedTuple):
    """A size of type: the letters and the line, in points (pdf, word) or in rem and as a factor (html)."""

    letter: float
    regel: float

    def __str__(self) -> str:
        return f"{self.letter:g}/{self.regel:g}"


def _refused(wrong: str, mend: str) -> PydanticCustomError:
    # the name is that of a kind of finding of the model, which words the errors of every YAML file
    return PydanticCustomError("onleesbare-waarde", "{wrong}", {"wrong": wrong, "mend": mend})


def _maat(smallest: float, largest: float, *, in_points: bool) -> Callable[[object], Maat]:
    """What reads a size of which the letters are not smaller or larger than this."""
    example = "10.5/14" if in_points else "1.0625/1.55"

    def read(text: object) -> Maat:
        found = re.fullmatch(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)", text) if isinstance(text, str) else None
        if found is None:
            mend = f"schrijf letter/regel met een punt als decimaalteken, bijvoorbeeld `{example}`"
            raise _refused(f"`{text}` is geen maat", mend)
        maat = Maat(float(found[1]), float(found[2]))
        lines = maat.regel / maat.letter if in_points and maat.letter else maat.regel
        if not smallest <= maat.letter <= largest:
            unit = "punt" if in_points else "rem"
            raise _refused(
                f"letters van {maat.letter:g} {unit} zijn niet te lezen of passen niet op een bladzijde",
                f"kies een maat van {smallest:g} tot {largest:g} {unit}, bijvoorbeeld `{example}`",
            )
        if not _CLOSEST <= lines <= _WIDEST:
            between = f"{maat.letter * _CLOSEST:g} tot {maat.letter * _WIDEST:g} punt" if in_points else "0.9 tot 3"
            raise _refused(
                f"met een regel van {maat.regel:g} staan de regels over elkaar of te ver uiteen",
                f"kies voor de regel {between}, bijvoorbeeld `{example}`",
            )
        return maat

    return read


def _kleur(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        mend = 'schrijf een hekje en zes tekens (0-9, A-F) tussen aanhalingstekens, bijvoorbeeld `"#1A2430"`'
        raise _refused(f"`{text}` is geen kleur" if text else "hier hoort een kleur", mend)
    return str(text)


_CLOSEST, _WIDEST = 0.9, 3.0  # from one line to the next, as a share of the letters
_PATTERN = {"type": "string", "pattern": r"^\d+(\.\d+)?/\d+(\.\d+)?$"}
Kleur = Annotated[str, BeforeValidator(_kleur), WithJsonSchema({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"})]
MaatInPunt = Annotated[Maat, BeforeValidator(_maat(6, 120, in_points=True)), WithJsonSchema(_PATTERN)]
MaatInRem = Annotated[Maat, BeforeValidator(_maat(0.5, 8, in_points=False)), WithJsonSchema(_PATTERN)]


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_WHERE_IT_IS_MISSING = ("Calibri", "Carlito", "system-ui", "sans-serif")  # on a computer without the typeface


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
    """The typefaces, per format; Word and the web page name that of the PDF unless they name one of their own.

    `map` is the folder, beside `huisstijl.yaml`, with the files of a typeface of the house.
    """

    pdf: str
    word: str
    html: tuple[str, ...] = Field(min_length=1)
    map: str = "letters"

    @model_validator(mode="before")
    @classmethod
    def _as_in_the_pdf(cls, given: Any) -> Any:
        if not isinstance(given, Mapping) or not given.get("pdf"):
            return given
        pdf = given["pdf"]
        return {**given, "word": given.get("word") or pdf, "html": given.get("html") or (pdf, *_WHERE_IT_IS_MISSING)}


class Maten(_Deel):
    """One element of the page, in the three formats."""

    pdf: MaatInPunt
    word: MaatInPunt
    html: MaatInRem


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

    _logobeeld: Picture | None = PrivateAttr(default=None)

    @property
    def logobeeld(self) -> Picture | None:
        """The logo as every format can show it; None without one. Who reads the house style has looked at it."""
        return self._logobeeld

    def met_logo(self, name: str, picture: Picture | None) -> "Huisstijl":
        """The same house style with this logo, by the name of its file; without a picture it has none."""
        changed = self.model_copy(update={"logo": name if picture else ""})
        changed._logobeeld = picture
        return changed

    def accent(self, chapter: int) -> Accent:
        """The accent of chapter n (from 1); 0 gives the house colour."""
        if chapter == 0:
            return Accent(kleur=self.kleuren.nacht, vlak=self.kleuren.vlak)
        return self.accenten[(chapter - 1) % len(self.accenten)]
