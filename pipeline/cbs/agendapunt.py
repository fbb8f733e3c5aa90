"""An agenda item as its author writes it in `content/cbs/<zitting>/NN-….yaml`, and the small files beside it."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from pipeline.cbs.termijn import Tijdstip
from pipeline.cbs.tijd import lees_minuten
from pipeline.model.velden import (
    Aantal,
    Bedrag,
    Jaar,
    JaNee,
    NaarCode,
    Onderdeel,
    SleutelCode,
    Stap,
    Tekstregel,
    one_of,
    refuse,
)

Puntsoort = Annotated[str, BeforeValidator(one_of("beslissing", "kennisname"))]


def _duur(value: object) -> object:
    seconds = lees_minuten(str(value))
    if seconds is None:
        raise refuse("onleesbare-waarde", f"`{value}` is geen aantal minuten", 'schrijf `5` of `"2,5"`')
    return seconds


def _notitie(value: object) -> object:
    if not isinstance(value, str):
        raise refuse("verkeerde-soort-waarde", "hier hoort een tekst", "zet de tekst onder een `|`, ingesprongen")
    return "\n".join(" ".join(part.split()) for part in value.strip().split("\n\n"))


Duur = Annotated[int, BeforeValidator(_duur), WithJsonSchema({"type": ["string", "number"]})]
Notitie = Annotated[str, BeforeValidator(_notitie), WithJsonSchema({"type": "string"})]


def _veld(description: str, example: str, **more: Any) -> Any:
    return Field(description=description, examples=[example], **more)


class Optie(Onderdeel):
    """Een optie waaruit het college kan kiezen."""

    naam: Tekstregel = _veld("De letter en een naam.", "A Niets doen")
    inhoud: Tekstregel = _veld("Wat de optie inhoudt.", "Het verkeer blijft zoals het is.")
    kost: Tekstregel = _veld("Wat ze één keer kost, in euro; 0 als ze niets kost.", "18500", default="")
    kost_per_jaar: Tekstregel = _veld(
        "Wat ze daarna elk jaar kost, in euro; laat het weg als dat niet geraamd is.", "36000", default=""
    )
    voordeel: Tekstregel = _veld("Het voordeel.", "Snel klaar.")
    nadeel: Tekstregel = _veld("Het nadeel of het risico.", "Er zijn vrijwilligers nodig.")
    voorstel: JaNee = _veld("`ja` bij de optie die je voorstelt.", "ja", default=False)


class Kost(Onderdeel):
    """Een rij in de tabel met bedragen, buiten wat het plan al zegt."""

    wat: Tekstregel = _veld("Waarvoor het bedrag dient.", "Kost van deze beslissing")
    bedragen: dict[Jaar, Bedrag] = _veld("Euro per jaar; wat je weglaat, is nul.", "{2020: 18500}", default={})


class Risico(Onderdeel):
    """Een risico en wat we eraan doen."""

    risico: Tekstregel = _veld("Wat er kan mislopen.", "Te weinig vrijwilligers")
    aanpak: Tekstregel = _veld("Wat we eraan doen.", "Oproep in de schoolbrief")


class Vervolgstap(Onderdeel):
    """Een stap na de beslissing: wat, wie, tegen wanneer."""

    wat: Tekstregel = _veld("Wat er gebeurt.", "De lijst gaat naar alle diensten.")
    wie: Tekstregel = _veld("Eén naam, functie of dienst.", "Strategie en Beleid")
    tegen: Tekstregel = _veld("Eén datum.", "1 maart 2019")


class Hoogdringend(Onderdeel):
    """De motivering van een dringend punt: drie antwoorden met inhoud."""

    waarom_nu: Tekstregel = _veld("Wat is er gebeurd, en wanneer?", "Op 25 februari 2019 …")
    waarom_niet_eerder: Tekstregel = _veld("Waarom kon het niet vóór de termijn?", "De brief kwam pas …")
    gevolg_uitstel: Tekstregel = _veld("Wat gebeurt er als het college een week wacht?", "Dan vervalt op 4 maart …")


class Agendapunt(Onderdeel):
    """Een punt op de agenda van het college."""

    titel: Tekstregel = _veld("Het onderwerp, ten hoogste 60 tekens.", "Schoolstraat: een proef van één schooljaar")
    soort: Puntsoort = _veld("`beslissing`, of `kennisname` (dan komt er een nota en geen slot).", "beslissing")
    aanspreekpunt: NaarCode | None = _veld("De code van de mandataris.", "schepen-welzijn", default=None)
    dienst: NaarCode | None = _veld("De code van de dienst die het punt indient.", "dienst-welzijn", default=None)
    actieplannen: tuple[NaarCode, ...] = _veld("De codes van de actieplannen.", "[AP003]", default=())
    doelstellingen: tuple[NaarCode, ...] = _veld("De codes van de doelstellingen.", "[BD01]", default=())
    alle_actieplannen: JaNee = _veld(
        "`ja` als het punt over de lijst van alle actieplannen gaat; die komt op de slides.", "ja", default=False
    )
    alle_doelstellingen: JaNee = _veld(
        "`ja` als het punt over alle doelstellingen gaat; die komen op de slides.", "ja", default=False
    )
    stap: Stap | None = _veld(
        "De stap van het traject, als dat niet die van de dag van de zitting is.", "1", default=None
    )
    bijlagen: tuple[Tekstregel, ...] = _veld("De bijlagen.", "[lijst versie 3]", default=())
    vraag: Tekstregel = _veld("Eén vraag: ja, nee of één van de opties.", "Keurt het college … goed?", default="")
    besluit: Tekstregel = _veld("Het voorgestelde besluit.", "Het college keurt … goed.", default="")
    hoogdringend: Hoogdringend | None = _veld("De motivering, alleen als het dringend is.", "", default=None)
    aanleiding: tuple[Tekstregel, ...] = _veld("Waarom nu, in ten hoogste drie punten.", "[…]", default=())
    opties: tuple[Optie, ...] = _veld("Twee of drie echte opties.", "- {naam: A Niets doen, …}", default=())
    samen_over: Aantal = _veld(
        "Over hoeveel jaren de kost van elke optie samen te tellen is; zonder deze sleutel komt er geen som.",
        "9",
        default=0,
    )
    advies: Tekstregel = _veld("Welke optie je voorstelt, en waarom.", "Wij stellen optie B voor, omdat …", default="")
    kosten: tuple[Kost, ...] = _veld("Wat het kost buiten het plan.", "- {wat: …, bedragen: {2020: 0}}", default=())
    dekking: tuple[Tekstregel, ...] = _veld("De dekking en het advies van Financiën.", "[…]", default=())
    draagvlak: tuple[Tekstregel, ...] = _veld("Wie welk advies gaf.", "[…]", default=())
    risicos: tuple[Risico, ...] = _veld("Ten hoogste drie risico's.", "- {risico: …, aanpak: …}", default=())
    stappen: tuple[Vervolgstap, ...] = _veld("Ten hoogste vier stappen.", "- {wat, wie, tegen}", default=())
    toelichting: tuple[Tekstregel, ...] = _veld("De alinea's van een nota ter kennisname.", "[…]", default=())
    minuten: dict[SleutelCode, Duur] = _veld("Andere minuten per slide.", "{opties: 4}", default={})
    notities: dict[SleutelCode, Notitie] = _veld("De spreektekst per slide.", "{vraag: …}", default={})
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)

    @property
    def gaat_over_het_plan(self) -> bool:
        """Whether it is about something in the plan, and not ordinary work."""
        return bool(self.actieplannen or self.doelstellingen or self.alle_actieplannen or self.alle_doelstellingen)


class Ontvangst(Onderdeel):
    """Wanneer een deck binnenkwam (`ontvangst.yaml`): de datum van een bestand zegt dat niet."""

    bestand: Tekstregel = _veld("De naam van het deck.", "01-lijst-actieplannen.pptx")
    ontvangen: Tijdstip = _veld("Dag en uur.", "2019-02-27 11:30")


class Contacten(Onderdeel):
    """De adressen voor de mail (`contacten.yaml`, niet in git)."""

    aan: tuple[Tekstregel, ...] = _veld("Wie de decks krijgt: de AD en Anja.", "[ad@stad.example]", min_length=1)
    kopie: tuple[Tekstregel, ...] = _veld("Wie een kopie krijgt.", "[]", default=())
    van: Tekstregel = _veld("De afzender, als die vast is.", "beleid@stad.example", default="")
