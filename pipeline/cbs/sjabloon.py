"""The fixed template, as `templates/cbs.yaml` states it: slides, fields, prompts, minutes, limits, the deadline.

How it looks stands in `templates/cbs.potx`; `slideontwerp` holds what is read there.
"""

import datetime
import re
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from pipeline.cbs.feestdagen import Sluitingsperiode
from pipeline.model.velden import Aantal, JaNee, Onderdeel, SleutelCode, Tekstregel, one_of, refuse

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
KOP_IDX = 50  # the sub-heading of field n is placeholder n + 50
MINUTEN_IDX, VOETTEKST_IDX, NUMMER_IDX = 90, 101, 102


def _maat(value: object) -> object:
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", str(value)):
        raise refuse("onleesbare-waarde", f"`{value}` is geen maat", "schrijf millimeters, bijvoorbeeld `68.7`")
    return float(str(value))


def _uur(value: object) -> object:
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", str(value))
    if found is None:
        raise refuse("onleesbare-waarde", f"`{value}` is geen uur", 'schrijf uur en minuten: `"12:00"`')
    return datetime.time(int(found[1]), int(found[2]))


MaatVeld = Annotated[float, BeforeValidator(_maat), WithJsonSchema({"type": ["string", "number"]})]
UurVeld = Annotated[datetime.time, BeforeValidator(_uur), WithJsonSchema({"type": "string"})]
Dag = Annotated[str, BeforeValidator(one_of(*DAGEN))]
Veldsoort = Annotated[str, BeforeValidator(one_of("tekst", "tabel", "inhoud"))]


class Slidekolom(Onderdeel):
    """Een kolom van een tabel, met haar breedte in millimeter."""

    naam: Tekstregel
    breedte: MaatVeld
    rechts: JaNee = False


def scaled(columns: tuple[Slidekolom, ...], width: float) -> tuple[Slidekolom, ...]:
    """The columns in proportion, so many millimetres wide together."""
    share = width / sum(each.breedte for each in columns) if columns else 0
    return tuple(each.model_copy(update={"breedte": each.breedte * share}) for each in columns)


class Veld(Onderdeel):
    """Een vak op een slide, en wat erin hoort; hoe het eruitziet, tekent de lay-out in cbs.potx."""

    idx: Aantal
    naam: Tekstregel
    sleutel: Tekstregel
    soort: Veldsoort = "tekst"
    kop: Tekstregel = ""
    prompt: Tekstregel
    vast: tuple[Tekstregel, ...] = ()
    mag_leeg: JaNee = False
    kolommen: tuple[Slidekolom, ...] = ()
    jaren: JaNee = False
    rijen: Aantal = 0

    def kolommen_bij(self, jaren: tuple[int, ...], breedte: float) -> tuple[Slidekolom, ...]:
        """The columns of the table, so many millimetres wide; with `jaren` the years of the plan share what is left."""
        stated = sum(each.breedte for each in self.kolommen)
        if not self.jaren:
            return scaled(self.kolommen, breedte)
        width = (breedte - stated) / max(len(jaren), 1)
        years = (Slidekolom.model_construct(at=self.at, naam=str(jaar), breedte=width, rechts=True) for jaar in jaren)
        return (*self.kolommen, *years)


class Slidesoort(Onderdeel):
    """Een vaste slide, met haar vakken."""

    code: SleutelCode
    naam: Tekstregel
    deel: Tekstregel
    minuten: Aantal
    woorden: Aantal | None = None
    titel: Tekstregel
    vraag_titel: JaNee = False
    alleen_dringend: JaNee = False
    alleen_lijst: JaNee = False
    mag_weg_zonder_kost: JaNee = False
    bijlage: JaNee = False
    velden: tuple[Veld, ...] = Field(min_length=1)

    @property
    def is_vast(self) -> bool:
        """Whether every deck has this slide exactly once, and shows it; one may go when nothing costs anything."""
        return not (self.alleen_dringend or self.alleen_lijst or self.bijlage)

    @property
    def in_sjabloon(self) -> bool:
        """Whether the template starts with this slide."""
        return not (self.alleen_lijst or self.bijlage)


class Tijd(Onderdeel):
    """De regel van dertig minuten."""

    ten_hoogste: Aantal
    bespreking_telt_mee: JaNee = True
    bespreking_minstens: Aantal
    lettergrepen_per_seconde: Aantal
    spreekmarge: Aantal
    afwijking: Aantal


class Termijn(Onderdeel):
    """Tegen wanneer de stukken binnen moeten zijn; het dossier vult de sluitingsdagen aan."""

    dag: Dag
    uur: UurVeld
    tijdzone: Tekstregel
    sluitingsdagen: tuple[Sluitingsperiode, ...] = ()


class Grenzen(Onderdeel):
    """Wat nog leesbaar is."""

    woorden: Aantal
    woorden_vraag: Aantal
    woorden_motivering: Aantal
    tekens_titel: Aantal
    punt_tekst: Aantal
    punt_tabel: Aantal
    verkleining: Aantal
    bijlagen: Aantal
    opties_minstens: Aantal
    opties_hoogstens: Aantal


class Vraagwoorden(Onderdeel):
    """De woorden die een vraag beslisbaar, open of vaag maken."""

    werkwoorden: dict[Tekstregel, tuple[Tekstregel, ...]]
    open_woorden: tuple[Tekstregel, ...]
    vage_woorden: tuple[Tekstregel, ...]
    loze_formules: tuple[Tekstregel, ...]


class Sjabloon(Onderdeel):
    """Het hele sjabloon."""

    versie: Tekstregel
    tijd: Tijd
    termijn: Termijn
    grenzen: Grenzen
    vraag: Vraagwoorden
    slides: tuple[Slidesoort, ...] = Field(min_length=2)

    def slide(self, code: str) -> Slidesoort:
        """The slide with this code."""
        return next(each for each in self.slides if each.code == code)

    def met_sluitingsdagen(self, closed: tuple[Sluitingsperiode, ...]) -> "Sjabloon":
        """The same template in a house with these closing days as well."""
        days = (*self.termijn.sluitingsdagen, *closed)
        return self.model_copy(update={"termijn": self.termijn.model_copy(update={"sluitingsdagen": days})})

    @property
    def bespreking(self) -> Slidesoort:
        """The slide on which the college discusses and decides: the last one that every deck has."""
        return [each for each in self.slides if each.is_vast][-1]

    def grens(self, bespreking: int) -> int:
        """The seconds that a whole item may take when its discussion takes so many."""
        return self.tijd.ten_hoogste * 60 + (0 if self.tijd.bespreking_telt_mee else bespreking)
