"""The types of fields: how the text of an author becomes a value, and what JSON Schema says of it.

Every type refuses what it would have to guess, through `PydanticCustomError(kind, "{wrong}", {wrong, mend})`;
`typed.py` turns that into a finding at the place of the value.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.annotated_handlers import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pipeline.blocks import Blocks
from pipeline.content import Scalar, plain_prose
from pipeline.content.addresses import encoded
from pipeline.findings import Finding, Place
from pipeline.model import bedoeld
from pipeline.model.bedrag import GeenBedrag, lees_bedrag
from pipeline.model.gewone_tekst import gewone_tekst_findings
from pipeline.model.maanden import MAANDEN
from pipeline.model.voorbeeldjaren import EERSTE_JAAR, verschoven

_MAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_TELEFOON = r"\+?\(?[0-9][0-9 ./()-]*"
_FEWEST_DIGITS = 8  # in Belgium, with the zone
_COMMA = re.compile(r"`(-?[0-9]+,[0-9]+)`")  # between `{` and `}` it needs quotes, and elsewhere they do no harm
_GETAL = "schrijf cijfers zonder punten, met een komma voor decimalen: `24,8`"
_EERSTE_JAAR, _LAATSTE_JAAR = 2013, 2099  # the first plans of the BBC began in 2014: what lies outside is a slip


class Reading:
    """What the fields of one file share while they are read: the findings so far, and the first year of the plan.

    In some files `[[…]]` is a verwijzing in every text, short ones too (`met_verwijzingen`).
    """

    def __init__(self, van: int, *, met_verwijzingen: bool = False) -> None:
        self.van = van
        self.met_verwijzingen = met_verwijzingen
        self.findings: list[Finding] = []


SOORTEN_VAN_CODE = "x-soorten"  # in a JSON Schema: what a code there may name; `schemas` makes a list to choose from


def voorbeeld(text: str, info: ValidationInfo) -> str:
    """An example with the years of the plan that is being read."""
    reading = info.context
    return verschoven(text, reading.van if isinstance(reading, Reading) else EERSTE_JAAR)


def _schrijf(meant: str) -> str:
    """The remedy that names what was meant, if anything."""
    return f"schrijf `{meant}`" if meant else ""


class Geschreven(str):
    """The text of a Scalar, which still knows its Scalar: what a field type receives."""

    scalar: Scalar

    @classmethod
    def of(cls, scalar: Scalar) -> "Geschreven":
        """The text of this scalar."""
        written = cls(scalar.text)
        written.scalar = scalar
        return written


class Ingevuld(dict[Geschreven, Any]):
    """The keys and values of a Mapping, which still knows its place: what a piece of the dossier is made of."""

    def __init__(self, values: dict[Geschreven, Any], at: Place) -> None:
        super().__init__(values)
        self.at = at


class Onderdeel(BaseModel):
    """A piece of the dossier: frozen, strict about keys, and aware of its place."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    at: SkipJsonSchema[Place]

    _plaatsen: dict[str, Place] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _with_places(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(value, Ingevuld):
            return handler(value)
        # a known key with nothing after it is the same as leaving it out; an unknown one must still be refused
        given = {key: inner for key, inner in value.items() if inner != "" or key not in cls.model_fields}
        made = handler({**given, "at": value.at})
        made._plaatsen.update((str(key), each.scalar.at) for key, each in given.items() if isinstance(each, Geschreven))
        return made

    def plaats(self, sleutel: str) -> Place:
        """Where the value of this key was written, as far as it is one value; else where this piece starts."""
        return self._plaatsen.get(sleutel, self.at)


class Naar:
    """What reads a Verwijzing, and tells an editor what it may name: kinds of CODESOORTEN."""

    def __init__(self, *soorten: str) -> None:
        self._soorten = soorten

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", **({SOORTEN_VAN_CODE: list(self._soorten)} if self._soorten else {})}

    def _read(self, value: object) -> "Verwijzing":
        text = _text(value)
        if not isinstance(text, Geschreven):
            raise TypeError("a reference needs the scalar it was written in")
        return Verwijzing(text.strip(), text.scalar.at, self._soorten)


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A code that names something elsewhere in the dossier, where it was written, and what it may name.

    `soorten` are names of CODESOORTEN.
    """

    code: str
    at: Place
    soorten: tuple[str, ...] = field(default=(), compare=False)


class Zin(str):
    """A sentence of one line, that knows where each of its characters was written."""

    scalar: Scalar

    @classmethod
    def of(cls, scalar: Scalar) -> "Zin":
        """The sentence in a value; line ends and double spaces in it count as one space."""
        sentence = cls(" ".join(scalar.text.split()))
        sentence.scalar = scalar
        return sentence

    def place_of(self, offset: int) -> Place:
        """The place of the character at this offset, or the start of the value when its spaces were changed."""
        return self.scalar.place_of(offset) if self == self.scalar.text else self.scalar.at


@dataclass(frozen=True, slots=True)
class Proza:
    """A longer text of a YAML field, as paragraphs; `Lookup`s are filled in by `plan`."""

    blocks: Blocks
    at: Place


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A year, or half of it (`helft` 1 or 2; 0 is the whole year)."""

    jaar: int
    helft: int = 0

    @property
    def begin(self) -> tuple[int, int]:
        """Year and half in which it starts."""
        return self.jaar, self.helft or 1

    @property
    def einde(self) -> tuple[int, int]:
        """Year and half in which it ends."""
        return self.jaar, self.helft or 2

    def __str__(self) -> str:
        return f"{('', 'eerste helft ', 'tweede helft ')[self.helft]}{self.jaar}"


@dataclass(frozen=True, slots=True)
class Getal:
    """A number of an indicator as the author typed it (`24,8`), with its value in thousandths."""

    text: str
    duizendsten: int


def refuse(kind: str, wrong: str, mend: str) -> PydanticCustomError:
    """The error that a field type raises; `kind` is the name of a Kind of this room."""
    return PydanticCustomError(kind, "{wrong}", {"wrong": wrong, "mend": mend})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refuse(
            "verkeerde-soort-waarde",
            "hier hoort een tekst, geen lijst of sleutels",
            "zet de tekst achter de dubbelepunt, op dezelfde regel",
        )
    return value


def _regel(value: object, info: ValidationInfo) -> str:
    text = _text(value)
    _report(text, info)
    return " ".join(text.split())


def _zin(value: object, info: ValidationInfo) -> Zin:
    text = _text(value)
    if not isinstance(text, Geschreven):
        raise TypeError("a sentence needs the scalar it was written in")
    _report(text, info)
    return Zin.of(text.scalar)


def _report(text: str, info: ValidationInfo, *, met_verwijzingen: bool = False) -> None:
    """Adds what is wrong with the form of a plain text to the findings of who reads it."""
    if isinstance(text, Geschreven) and isinstance(info.context, Reading):
        reading = info.context
        allowed = met_verwijzingen or reading.met_verwijzingen
        reading.findings.extend(gewone_tekst_findings(text.scalar, met_verwijzingen=allowed))


def _proza(value: object, info: ValidationInfo) -> Proza:
    text = _text(value)
    if not isinstance(text, Geschreven):
        raise TypeError("prose needs the scalar it was written in")
    _report(text, info, met_verwijzingen=True)
    blocks, findings = plain_prose(text.scalar)
    reading: Any = info.context
    reading.findings.extend(findings)
    return Proza(blocks, text.scalar.at)


def _bedrag(value: object) -> int:
    text = _text(value)
    if not text:
        raise refuse("onleesbaar-bedrag", "hier ontbreekt een bedrag", "vul een bedrag in, bijvoorbeeld `250000`")
    try:
        return lees_bedrag(text)
    except GeenBedrag as refusal:
        mend = _COMMA.sub(r'`"\1"`', refusal.mend)
        raise refuse("onleesbaar-bedrag", f"`{text}` is geen duidelijk bedrag", mend) from None


def _jaar(value: object, info: ValidationInfo) -> int:
    text = _text(value)
    if not re.fullmatch(r"(19|20)[0-9]{2}", text):
        mend = "schrijf een jaar met vier cijfers, bijvoorbeeld `2020`"
        raise refuse("onleesbaar-jaar", f"`{text}` is geen jaar", voorbeeld(mend, info))
    return int(text)


def _moment(value: object, info: ValidationInfo) -> Moment:
    text = _text(value)
    found = re.fullmatch(r"((?:19|20)[0-9]{2})(?:-([12]))?", text)
    if found is None:
        mend = "schrijf `2020`, of `2020-1` voor de eerste en `2020-2` voor de tweede helft"
        mend = _schrijf(bedoeld.moment(text)) or voorbeeld(mend, info)
        raise refuse("onleesbaar-jaar", f"`{text}` is geen jaar of halfjaar", mend)
    return Moment(int(found[1]), int(found[2] or 0))


def _datum(value: object, info: ValidationInfo) -> datetime.date:
    text = _text(value)
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if found is None:
        mend = voorbeeld("schrijf jaar-maand-dag, bijvoorbeeld `2019-02-28`", info)
        mend = _schrijf(bedoeld.datum(text)) or mend
        raise refuse("onmogelijke-datum", f"`{text}` is geen datum", mend)
    year, month, day = (int(part) for part in found.groups())
    if not _EERSTE_JAAR <= year <= _LAATSTE_JAAR:
        raise refuse(
            "onmogelijke-datum",
            f"`{text}` ligt niet tussen {_EERSTE_JAAR} en {_LAATSTE_JAAR}",
            "kijk het jaar na",
        )
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise refuse("onmogelijke-datum", f"`{text}` bestaat niet in de kalender", _why_no_date(year, month)) from None


def _why_no_date(year: int, month: int) -> str:
    if not 1 <= month <= 12 or year < 1:
        return "schrijf jaar-maand-dag, met een maand van 01 tot 12"
    following = datetime.date(year + month // 12, month % 12 + 1, 1) if year < 9999 else datetime.date(year, 12, 31)
    last = (following - datetime.timedelta(days=1)).day
    return f"{MAANDEN[month - 1]} {year} heeft {last} dagen: kijk de dag na"


def _ja_nee(value: object) -> bool:
    text = _text(value)
    if text not in ("ja", "nee"):
        mend = _schrijf(bedoeld.ja_nee(text)) or "schrijf `ja` of `nee`"
        raise refuse("ongeldige-keuze", f"`{text}` is geen ja of nee", mend)
    return text == "ja"


def _getal(value: object) -> Getal:
    text = _text(value)
    found = re.fullmatch(r"(-?)([0-9]{1,12})(?:,([0-9]{1,3}))?", text)
    if found is None:
        raise refuse(
            "onleesbare-waarde",
            f"`{text}` is geen duidelijk getal",
            _COMMA.sub(r'`"\1"`', _schrijf(bedoeld.getal(text)) or _GETAL),
        )
    thousandths = int(found[2]) * 1000 + int((found[3] or "").ljust(3, "0"))
    return Getal(text, -thousandths if found[1] else thousandths)


def _aantal(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise refuse(
            "onleesbare-waarde",
            f"`{text}` is geen heel getal",
            _schrijf(bedoeld.aantal(text)) or "schrijf alleen cijfers, zonder punten of spaties: `44000`",
        )
    return int(text)


def _web(value: object) -> str:
    text = _text(value).strip()
    if not re.fullmatch(r"https?://[^\s<>\"]+", text) or not (address := encoded(text)):
        raise refuse(
            "onleesbare-waarde",
            f"`{text}` is geen webadres",
            _schrijf(bedoeld.webadres(text)) or "schrijf het volledige adres, beginnend met `https://`",
        )
    return address


def _mail(value: object) -> str:
    text = _text(value).strip()
    if not re.fullmatch(_MAIL, text):
        mend = "schrijf één adres, bijvoorbeeld `beleid@stad.example`"
        raise refuse("onleesbare-waarde", f"`{text}` is geen mailadres", mend)
    return text


def _telefoon(value: object) -> str:
    text = " ".join(_text(value).split())
    if not re.fullmatch(_TELEFOON, text) or sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        mend = "schrijf alleen het nummer, met het zonenummer: `014 00 00 00`"
        raise refuse("onleesbare-waarde", f"`{text}` is geen telefoonnummer", mend)
    return text


def is_webadres(text: str) -> bool:
    """Whether a `Vindplaats` is a web address; else it says in words where something can be had."""
    return text.startswith(("http://", "https://"))


def _vindplaats(value: object) -> str:
    text = " ".join(_text(value).split())
    return text if " " in text and not is_webadres(text) else _web(value)


def code_with(prefix: str) -> Callable[[object], str]:
    """What reads a permanent code: these letters followed by digits, as in `AP012`."""

    def read(value: object) -> str:
        text = _text(value)
        if not re.fullmatch(_code_pattern(prefix), text):
            raise refuse(
                "ongeldige-code",
                f"`{text}` is geen code van dit soort",
                _schrijf(bedoeld.code(text, prefix))
                or f"schrijf `{prefix}` en dan cijfers, bijvoorbeeld `{prefix}012`",
            )
        return text

    return read


def code_schema(prefix: str) -> dict[str, Any]:
    """The form of a permanent code, as JSON Schema."""
    return {"type": "string", "pattern": f"^{_code_pattern(prefix)}$"}


def _code_pattern(prefix: str) -> str:
    return rf"{prefix}[0-9]{{2,6}}"


def _sleutelcode(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}", text):
        raise refuse(
            "ongeldige-code",
            f"`{text}` kan geen code zijn",
            _schrijf(bedoeld.sleutel(text))
            or "gebruik letters, cijfers en koppeltekens, zonder spaties: `schepen-welzijn`",
        )
    return text


def _nummer(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}", text):
        mend = _schrijf(bedoeld.nummer(text)) or "schrijf cijfers met punten ertussen, bijvoorbeeld `6.1.2`"
        raise refuse("onleesbare-waarde", f"`{text}` is geen nummer", mend)
    return text


def _woorden(value: object) -> str:
    text = " ".join(_text(value).split())
    if not re.fullmatch(r"[\w'.&/%€-]+(?: [\w'.&/%€-]+){0,7}", text):
        raise refuse(
            "onleesbare-waarde", f"`{text}` is geen woord", "schrijf één tot acht gewone woorden, zonder tekens"
        )
    return text


def one_of(*choices: str) -> Callable[[object], str]:
    """What reads a field that takes one of these words."""

    def read(value: object) -> str:
        text = _text(value)
        if text not in choices:
            options = " of ".join(filter(None, (", ".join(f"`{each}`" for each in choices[:-1]), f"`{choices[-1]}`")))
            mend = _schrijf(bedoeld.keuze(text, choices)) or f"schrijf {options}"
            raise refuse("ongeldige-keuze", f"`{text}` is hier geen keuze", mend)
        return text

    return read


def _stap(value: object) -> int:
    return int(one_of("1", "2", "3", "4")(value))


_TEXT: dict[str, Any] = {"type": "string"}
_NUMBER: dict[str, Any] = {"type": ["string", "number"]}
Tekstregel = Annotated[str, BeforeValidator(_regel), WithJsonSchema(_TEXT)]
ZinVeld = Annotated[Zin, BeforeValidator(_zin), WithJsonSchema(_TEXT)]
Woorden = Annotated[str, BeforeValidator(_woorden), WithJsonSchema(_TEXT)]
ProzaVeld = Annotated[Proza, BeforeValidator(_proza), WithJsonSchema(_TEXT)]
NaarCode = Annotated[Verwijzing, Naar()]
Bedrag = Annotated[int, BeforeValidator(_bedrag), WithJsonSchema({**_NUMBER, "pattern": r"^-?[0-9]+(,[0-9]{2})?$"})]
Jaar = Annotated[
    int, BeforeValidator(_jaar), WithJsonSchema({"type": ["string", "integer"], "pattern": "^(19|20)[0-9]{2}$"})
]
MomentVeld = Annotated[
    Moment,
    BeforeValidator(_moment),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^(19|20)[0-9]{2}(-[12])?$"}),
]
Stap = Annotated[int, BeforeValidator(_stap), WithJsonSchema({"enum": [1, 2, 3, 4]})]
Datum = Annotated[datetime.date, BeforeValidator(_datum), WithJsonSchema({"type": "string", "format": "date"})]
JaNee = Annotated[bool, BeforeValidator(_ja_nee), WithJsonSchema({"enum": ["ja", "nee"]})]
GetalVeld = Annotated[
    Getal, BeforeValidator(_getal), WithJsonSchema({**_NUMBER, "pattern": r"^-?[0-9]{1,12}(,[0-9]{1,3})?$"})
]
Aantal = Annotated[
    int, BeforeValidator(_aantal), WithJsonSchema({"type": ["string", "integer"], "pattern": "^[0-9]{1,9}$"})
]
Webadres = Annotated[
    str, BeforeValidator(_web), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})
]
Mailadres = Annotated[str, BeforeValidator(_mail), WithJsonSchema({"type": "string", "pattern": f"^{_MAIL}$"})]
Telefoon = Annotated[str, BeforeValidator(_telefoon), WithJsonSchema({"type": "string", "pattern": f"^{_TELEFOON}$"})]
Vindplaats = Annotated[str, BeforeValidator(_vindplaats), WithJsonSchema(_TEXT)]
SleutelCode = Annotated[
    str, BeforeValidator(_sleutelcode), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$"})
]
Nummer = Annotated[
    str, BeforeValidator(_nummer), WithJsonSchema({**_NUMBER, "pattern": r"^[0-9]{1,3}(\.[0-9]{1,3}){0,3}$"})
]


def schrijf_datum(date: datetime.date) -> str:
    """The date as documents print it: `28 februari 2019`."""
    return f"{date.day} {MAANDEN[date.month - 1]} {date.year}"
