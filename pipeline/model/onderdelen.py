"""The pieces of the dossier as authors write them, one class per kind of entry; codes still stand for what they name.

The descriptions are what editors show while typing (JSON Schema) and what a finding quotes when a key is missing.
"""

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from pipeline.model.velden import (
    Aantal,
    Bedrag,
    Datum,
    GetalVeld,
    Jaar,
    JaNee,
    Mailadres,
    MomentVeld,
    Naar,
    Nummer,
    Onderdeel,
    ProzaVeld,
    SleutelCode,
    Stap,
    Tekstregel,
    Telefoon,
    Verwijzing,
    Vindplaats,
    Webadres,
    Woorden,
    ZinVeld,
    code_schema,
    code_with,
    one_of,
    refuse,
)
from pipeline.model.voorbeeldjaren import planperiode

DoelstellingCode = Annotated[str, BeforeValidator(code_with("BD")), WithJsonSchema(code_schema("BD"))]
ActieplanCode = Annotated[str, BeforeValidator(code_with("AP")), WithJsonSchema(code_schema("AP"))]
ActieCode = Annotated[str, BeforeValidator(code_with("AC")), WithJsonSchema(code_schema("AC"))]
EntiteitSoort = Annotated[Literal["gemeente", "ocmw", "agb"], BeforeValidator(one_of("gemeente", "ocmw", "agb"))]
Status = Annotated[Literal["ontwerp", "vastgesteld"], BeforeValidator(one_of("ontwerp", "vastgesteld"))]
Prioriteitsniveau = Annotated[Literal["actieplan", "actie"], BeforeValidator(one_of("actieplan", "actie"))]

# references, by what they may name
NaarHoofdstuk = Annotated[Verwijzing, Naar("hoofdstuk")]
NaarMandataris = Annotated[Verwijzing, Naar("mandataris")]
NaarDienst = Annotated[Verwijzing, Naar("dienst")]
NaarCluster = Annotated[Verwijzing, Naar("cluster")]
NaarDoelstelling = Annotated[Verwijzing, Naar("doelstelling")]
NaarActieplan = Annotated[Verwijzing, Naar("actieplan")]
NaarDoelOfPlan = Annotated[Verwijzing, Naar("doelstelling", "actieplan")]
NaarAmbitie = Annotated[Verwijzing, Naar("ambitie")]
NaarPartner = Annotated[Verwijzing, Naar("partner")]
NaarAdviesraad = Annotated[Verwijzing, Naar("adviesraad")]
NaarAnderPlan = Annotated[Verwijzing, Naar("ander plan")]

LANGSTE_PERIODE = 12  # years: twice the legal term; more columns than that fit on no page


def _veld(description: str, example: str, **more: Any) -> Any:
    return Field(description=description, examples=[example], **more)


class MetCode(Onderdeel):
    """Een onderdeel met een vaste code."""

    code: SleutelCode = _veld("De vaste code; ze verandert nooit meer.", "welzijn")


# ---- dossier.yaml -----------------------------------------------------------------------------------------------


class Entiteit(Onderdeel):
    """Een rechtspersoon die het plan vaststelt."""

    soort: EntiteitSoort = _veld("De soort rechtspersoon: gemeente, ocmw of agb.", "gemeente")
    naam: Tekstregel = _veld("De naam zoals ze in het plan staat.", "Stad Voorbeeld")


class Periode(Onderdeel):
    """De jaren van het plan, het eerste en het laatste."""

    van: Jaar = _veld("Het eerste jaar van het plan.", "2020")
    tot: Jaar = _veld("Het laatste jaar van het plan.", "2025")
    toon_tot: Jaar | None = _veld(
        "Het laatste jaar dat de schema's tonen, als een aanpassing verder vooruitkijkt dan het plan.",
        "2026",
        default=None,
    )

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years of the amounts: those of the plan, and those after it that it looks ahead to."""
        return tuple(range(self.van, (self.toon_tot or self.tot) + 1))

    @model_validator(mode="after")
    def _in_order(self) -> "Periode":
        if not self.van <= self.tot < self.van + LANGSTE_PERIODE:
            wrong = f"een plan kan niet van {self.van} tot {self.tot} lopen"
            van, tot = planperiode(min(self.van, self.tot))
            mend = f"schrijf het eerste en het laatste jaar: `{{van: {van}, tot: {tot}}}`"
            raise refuse("onleesbaar-jaar", wrong, mend)
        if self.toon_tot is not None and not self.tot < self.toon_tot < self.van + LANGSTE_PERIODE:
            wrong = f"`toon_tot: {self.toon_tot}` past niet bij een plan van {self.van} tot {self.tot}"
            raise refuse("onleesbaar-jaar", wrong, f"schrijf een later jaar, bijvoorbeeld `toon_tot: {self.tot + 1}`")
        return self


class Mijlpaal(Onderdeel):
    """Een dag in de kalender van het traject."""

    datum: Datum = _veld("De dag, als jaar-maand-dag.", "2019-02-28")
    naam: Tekstregel = _veld("Wat er die dag gebeurt.", "College: de lijst van actieplannen")
    uitleg: Tekstregel = _veld("Een zin uitleg.", "Het college legt de lijst vast.", default="")
    sluit_stap: Stap | None = _veld("De stap die het college die dag afklopt.", "1", default=None)


class Hoofdstuk(MetCode):
    """Een hoofdstuk van het plan; de volgorde hier is die van het document."""

    code: SleutelCode = _veld("De vaste code van het hoofdstuk.", "welzijn")
    naam: Tekstregel = _veld("De naam zoals ze in het plan staat.", "Welzijn")
    inleiding: ProzaVeld | None = _veld("Enkele zinnen die het hoofdstuk openen.", "Iedereen telt mee.", default=None)


class MetBron(Onderdeel):
    """Een cijfer dat van ergens komt, of een voorbeeld is."""

    bron: Tekstregel = _veld(
        "Waar het getal vandaan komt; een voorbeeld heeft geen bron.", "Telling van de dienst, elk jaar", default=""
    )
    voorbeeld: JaNee = _veld("`ja` als het getal een voorbeeld is.", "ja", default=False)

    @model_validator(mode="after")
    def _has_a_source(self) -> "MetBron":
        if not self.bron and not self.voorbeeld:
            mend = "vul `bron:` aan met waar het getal vandaan komt, of schrijf `voorbeeld: ja` als u het zelf bedacht"
            raise refuse("sleutel-ontbreekt", "`bron` ontbreekt of is leeg", mend)
        return self


class Inwoners(MetBron):
    """Het aantal inwoners in een jaar."""

    jaar: Jaar = _veld("Het jaar van de telling.", "2019")
    aantal: Aantal = _veld("Het aantal inwoners.", "44000")


class Uitzondering(Onderdeel):
    """Een fout tegen een regel over taal of structuur die mag blijven staan, met wie daarvoor instaat."""

    regel: Tekstregel = _veld("De naam van de regel, zoals de melding ze noemt.", "actieplan-zonder-enveloppe")
    reden: Tekstregel = _veld("Waarom de fout hier mag blijven.", "Het bedrag volgt na het overleg met de provincie.")
    verantwoordelijke: Tekstregel = _veld("De functie die dit verantwoordt.", "algemeen directeur")


class UitzonderingBij(Uitzondering):
    """Een uitzondering die zegt waarop ze slaat."""

    bij: Tekstregel = _veld("De code of het bestand waarop de uitzondering slaat.", "WEL05")


class Contact(Onderdeel):
    """Wie een lezer met een vraag over het plan belt of schrijft."""

    wie: Tekstregel = _veld("De dienst of de functie, geen naam van een persoon.", "dienst Strategie en Beleid")
    telefoon: Telefoon | None = _veld("Het nummer, met het zonenummer.", "014 00 00 00", default=None)
    mail: Mailadres | None = _veld("Het mailadres.", "beleid@stad.example", default=None)
    adres: Tekstregel = _veld("Straat, nummer en plaats.", "Kerkstraat 1, 1000 Voorbeeld", default="")


class Dossiergegevens(Onderdeel):
    """De gegevens van het hele plan (dossier.yaml)."""

    titel: Tekstregel = _veld("De titel op de omslag.", "Strategisch meerjarenplan")
    ondertitel: Tekstregel = _veld("De regel onder de titel.", "Van bestuursakkoord naar meerjarenplan", default="")
    entiteiten: tuple[Entiteit, ...] = _veld(
        "De rechtspersonen die het plan vaststellen.", "- {soort: gemeente, naam: Stad Voorbeeld}", min_length=1
    )
    entiteiten_samen: Tekstregel = _veld(
        "Hoe de rechtspersonen samen heten, voor omslag en voettekst.", "Stad en OCMW Voorbeeld"
    )
    periode: Periode = _veld("Het eerste en het laatste jaar van het plan.", "{van: 2020, tot: 2025}")
    stap: Stap = _veld(
        "Hoe ver het plan staat: 1 actieplannen, 2 reality check (enveloppen), 3 doelstellingen, 4 acties en ramingen.",
        "1",
    )
    status: Status = _veld("`ontwerp` zolang de raad niet heeft beslist, daarna `vastgesteld`.", "ontwerp")
    versie: Tekstregel = _veld("Het nummer van deze versie.", "0.2")
    datum: Datum = _veld("De dag van deze versie; die staat in het plan.", "2019-03-14")
    vastgesteld_op: Datum | None = _veld("De dag waarop de raad het plan vaststelde.", "2019-12-16", default=None)
    besluit: Tekstregel = _veld(
        "Het nummer van het besluit waarmee de raad het plan vaststelde.", "2019-GR-214", default=""
    )
    raadszitting: Datum | None = _veld(
        "De dag waarop de raad over het plan stemt of zal stemmen.", "2019-12-16", default=None
    )
    ontwerp_aan_raad: Datum | None = _veld(
        "De dag waarop de raadsleden het ontwerp en de documentatie kregen.", "2019-11-29", default=None
    )
    aanpassing: JaNee = _veld("`ja` als dit een aanpassing van het meerjarenplan is.", "ja", default=False)
    afgesloten_tot: Jaar | None = _veld(
        "Het laatste jaar met een vastgestelde jaarrekening; tot dan staan er rekeningcijfers in de ramingen.",
        "2020",
        default=None,
    )
    kredietjaren: tuple[Jaar, ...] = _veld(
        "De jaren waarvan schema M3 de kredieten toont; gewoonlijk het eerste jaar van het plan.",
        "[2020]",
        default=(),
    )
    toon_nulregels: JaNee = _veld(
        "`nee` laat de rijen zonder bedrag weg uit de tabellen van het plan en uit de schema's M1, T1, T2, T3 en T4.",
        "nee",
        default=True,
    )
    horizon: Aantal = _veld("Hoeveel jaren het plan in detail uitwerkt.", "3", default=3)
    prioriteit_op: Prioriteitsniveau = _veld(
        "Het niveau waarop de raad prioriteit geeft.", "actieplan", default="actieplan"
    )
    voorbeeld: JaNee = _veld("`ja` als het plan voorbeeldteksten of voorbeeldcijfers bevat.", "ja", default=False)
    voorbeeld_uitleg: Tekstregel = _veld(
        "De zin die dat aan de lezer zegt.", "Wat als voorbeeld gemarkeerd is, komt niet van de stad.", default=""
    )
    wijzigen: Tekstregel = _veld(
        "Waar en bij wie je de tekst kan laten wijzigen; staat in het colofon.",
        "Dienst Strategie en Beleid, map content",
        default="",
    )
    uitgever: Tekstregel = _veld(
        "De verantwoordelijke uitgever: functie en adres; staat in het colofon.",
        "algemeen directeur, Kerkstraat 1, 1000 Voorbeeld",
        default="",
    )
    contact: Contact | None = _veld(
        "Wie een lezer met een vraag belt of schrijft; staat in het colofon en in het kort.",
        "{wie: dienst Strategie en Beleid, telefoon: 014 00 00 00}",
        default=None,
    )
    webadres: Webadres | None = _veld(
        "Waar de site (`build/web/`) komt te staan; staat in het colofon, en alleen dan is er een sitemap.",
        "https://meerjarenplan.stad.example",
        default=None,
    )
    documentatie: Vindplaats | None = _veld(
        "Waar de documentatie bij het plan te vinden is: een webadres, of woorden zolang ze niet online staat.",
        "te vragen bij de dienst Strategie en Beleid",
        default=None,
    )
    licentie: Tekstregel = _veld(
        "De licentie van de open data, met haar gebruikelijke naam; leeg zolang niemand ze koos.",
        "CC-BY-4.0",
        default="",
    )
    uitzonderingen: tuple[UitzonderingBij, ...] = _veld(
        "Fouten over taal of structuur die mogen blijven, bij wat zelf geen sleutel `uitzonderingen` heeft.",
        "- {bij: WEL05, regel: ambitie-zonder-gevolg, reden: …, verantwoordelijke: …}",
        default=(),
    )
    kalender: tuple[Mijlpaal, ...] = _veld(
        "De dagen van het traject.", "- {datum: 2019-02-28, naam: College}", default=()
    )
    hoofdstukken: tuple[Hoofdstuk, ...] = _veld(
        "De hoofdstukken, in volgorde.", "- {code: welzijn, naam: Welzijn}", min_length=1
    )
    inwoners: tuple[Inwoners, ...] = _veld(
        "Het aantal inwoners per jaar, met bron.", "- {jaar: 2019, aantal: 44000, bron: Statbel}", default=()
    )

    def stap_op(self, dag: datetime.date) -> int | None:
        """The step that the dossier was in on a day; None when the calendar says of no day which step it closes.

        The day that closes a step belongs to that step. A step without a day of its own goes on until a later one is
        closed. No day is in a step that the dossier has not come to.
        """
        closing = {each.datum: each.sluit_stap for each in self.kalender if each.sluit_stap is not None}
        if not closing:
            return None
        closed = max((step for day, step in closing.items() if day < dag), default=0)
        return min(closing.get(dag, closed + 1), self.stap)


# ---- bestuursakkoord ------------------------------------------------------------------------------------------------


class Ambitie(MetCode):
    """Een passage uit het bestuursakkoord, in eigen woorden."""

    code: SleutelCode = _veld("De vaste code van de ambitie.", "W01")
    pagina: Aantal | None = _veld("De bladzijde in het bestuursakkoord, als die bekend is.", "12", default=None)
    zin: Tekstregel = _veld(
        "De zin uit het bestuursakkoord, woord voor woord, als die bekend is.", "We pakken armoede aan.", default=""
    )
    samenvatting: Tekstregel = _veld(
        "De ambitie in eigen woorden, in één of twee zinnen.", "Minder kinderen groeien op in armoede."
    )
    niet_opgenomen: Tekstregel = _veld(
        "Waarom geen enkel actieplan deze ambitie opneemt.", "De Vlaamse overheid doet dit.", default=""
    )
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


class Bestuursakkoordhoofdstuk(Onderdeel):
    """De ambities van één hoofdstuk van het bestuursakkoord."""

    hoofdstuk: NaarHoofdstuk = _veld("De code van het hoofdstuk.", "welzijn")
    ambities: tuple[Ambitie, ...] = _veld("De ambities.", "- {code: W01, samenvatting: …}")


# ---- klare taal ------------------------------------------------------------------------------------------------------


class KlareTaal(Onderdeel):
    """De uitzonderingen op de regels voor klare taal, voor één zin."""

    toegelaten: dict[str, Tekstregel] = _veld(
        "De taalregels die deze zin mag overtreden, elk met de reden.",
        '{jargon: "De raad kent dit woord uit het decreet."}',
        default={},
    )
    verantwoordelijke: Tekstregel = _veld("De functie die dit verantwoordt.", "algemeen directeur", default="")


class BekendeZin(Onderdeel):
    """Een zin die er al stond voor de taalregels er waren; zolang ze niet verandert, wordt ze niet gemeld."""

    code: SleutelCode = _veld("De code van de doelstelling, het actieplan of de actie.", "AP012")
    zin: Tekstregel = _veld("De zin, woord voor woord.", "We zetten in op fietsen.")


class ToegelatenWoord(Onderdeel):
    """Een woord dat hier gewoon mag, ook al staat het in de taalregels."""

    woord: Tekstregel = _veld("Het woord, of enkele woorden samen.", "brownfield")
    reden: Tekstregel = _veld("Waarom het hier mag.", "Zo heet het project in de overeenkomst.")


class VermedenWoord(Onderdeel):
    """Een woord dat dit bestuur liever niet gebruikt, en wat het in de plaats schrijft."""

    woord: Woorden = _veld("Het woord, of enkele woorden samen; het meervoud telt mee.", "burgerloket")
    beter: Tekstregel = _veld("Wat een inwoner zou zeggen.", "onthaal")


class EigenWoorden(Onderdeel):
    """De eigen woordenlijst bij de taalregels."""

    mag: tuple[ToegelatenWoord, ...] = _veld(
        "Woorden die mogen.", "- {woord: brownfield, reden: Zo heet het project.}", default=()
    )
    liever_niet: tuple[VermedenWoord, ...] = _veld(
        "Woorden die gemeld worden.", "- {woord: burgerloket, beter: onthaal}", default=()
    )


# ---- doelstellingen -------------------------------------------------------------------------------------------------


class Meting(Onderdeel):
    """Een getal in een jaar."""

    jaar: Jaar = _veld("Het jaar.", "2018")
    waarde: GetalVeld = _veld("Het getal, met een komma voor decimalen.", "24,8")


class Indicator(MetBron):
    """Hoe de stad meet of een doelstelling gehaald wordt."""

    naam: Tekstregel = _veld("Wat er gemeten wordt.", "Kinderen in een kansarm gezin, op 100 kinderen")
    eenheid: Tekstregel = _veld("De eenheid, zoals ze achter het getal komt.", "%", default="")
    nulmeting: Meting | None = _veld("De toestand bij de start.", '{jaar: 2018, waarde: "24,8"}', default=None)
    streefcijfer: Meting = _veld("Wat de stad wil halen, en tegen wanneer.", '{jaar: 2025, waarde: "18,6"}')


class Doelstelling(MetCode):
    """Een beleidsdoelstelling: wat er verandert, hoeveel en tegen wanneer."""

    code: DoelstellingCode = _veld("De vaste code; ze verandert nooit meer.", "BD01")
    nummer: Nummer = _veld("Het nummer dat de lezer ziet.", "1.1")
    titel: ZinVeld = _veld(
        "De doelstelling als zin: wat verandert er, hoeveel, tegen wanneer?", "We reduceren tegen 2030 …"
    )
    kort: Tekstregel = _veld("Een korte vorm voor de inhoudstafel.", "Armoede halveren", default="")
    hoofdstuk: NaarHoofdstuk = _veld("De code van het hoofdstuk.", "welzijn")
    aanspreekpunt: NaarMandataris | None = _veld(
        "De code van de mandataris die politiek verantwoordelijk is.", "schepen-welzijn", default=None
    )
    trekker: NaarDienst | None = _veld("De code van de dienst die trekt.", "welzijn", default=None)
    toelichting: ProzaVeld | None = _veld("Waarom deze doelstelling, in enkele alinea's.", "|", default=None)
    indicatoren: tuple[Indicator, ...] = _veld(
        "Hoe we meten of het lukt.", "- {naam: …, streefcijfer: …, bron: …}", default=()
    )
    klare_taal: KlareTaal | None = _veld(
        "Uitzonderingen op de regels voor klare taal, met een reden.", "{toegelaten: {jargon: …}}", default=None
    )
    uitzonderingen: tuple[Uitzondering, ...] = _veld(
        "Fouten over taal of structuur die hier mogen blijven.",
        "- {regel: jargon, reden: …, verantwoordelijke: algemeen directeur}",
        default=(),
    )
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


# ---- actieplannen ---------------------------------------------------------------------------------------------------


class EnveloppeDeel(Onderdeel):
    """De grootteorde per jaar van één soort: uitgaven en ontvangsten."""

    uitgaven: dict[Jaar, Bedrag] = _veld("Uitgaven per jaar, in euro.", "{2020: 250000, 2021: 250000}", default={})
    ontvangsten: dict[Jaar, Bedrag] = _veld("Ontvangsten per jaar, in euro.", "{2020: 100000}", default={})


class Enveloppe(Onderdeel):
    """De grootteorde van een actieplan (stap 2), per jaar."""

    exploitatie: EnveloppeDeel | None = _veld("De gewone werking.", "{uitgaven: {2020: 250000}}", default=None)
    investeringen: EnveloppeDeel | None = _veld(
        "Aankoop, bouw en verkoop.", "{uitgaven: {2021: 1000000}}", default=None
    )
    financiering: EnveloppeDeel | None = _veld("Leningen en aflossingen.", "{uitgaven: {2022: 50000}}", default=None)


class WieDoetWat(Onderdeel):
    """De taakverdeling in drie zinsdelen die met een werkwoord beginnen."""

    stad: Tekstregel = _veld("Wat de stad doet.", "leidt het team en betaalt het fonds", default="")
    partners: Tekstregel = _veld("Wat de partners doen.", "melden wie hulp nodig heeft", default="")
    inwoners: Tekstregel = _veld("Wat de inwoners doen.", "beslissen mee over de werking", default="")


class Actie(MetCode):
    """Een stap die de stad zet, zo concreet dat iedereen kan nagaan of hij gezet is."""

    code: ActieCode = _veld("De vaste code; ze verandert nooit meer.", "AC001")
    nummer: Nummer | None = _veld("Het nummer dat de lezer ziet.", "1.1.1.1", default=None)
    titel: ZinVeld = _veld("Wat de stad precies doet.", "We openen in twee wijken een buurthuis.")
    van: MomentVeld | None = _veld("Wanneer de actie begint: een jaar of een halfjaar.", "2020-1", default=None)
    tot: MomentVeld | None = _veld("Wanneer de actie eindigt: een jaar of een halfjaar.", "2022", default=None)
    trekker: NaarDienst | None = _veld("De code van de dienst die trekt.", "welzijn", default=None)
    prioritair: JaNee | None = _veld("`ja` of `nee`, alleen als de prioriteit op acties ligt.", "ja", default=None)
    toelichting: ProzaVeld | None = _veld("Enkele zinnen uitleg.", "|", default=None)
    externe_rapporteringscode: SleutelCode | None = _veld("De code voor een Vlaamse subsidie.", "VL-123", default=None)
    klare_taal: KlareTaal | None = _veld(
        "Uitzonderingen op de regels voor klare taal, met een reden.", "{toegelaten: {jargon: …}}", default=None
    )
    uitzonderingen: tuple[Uitzondering, ...] = _veld(
        "Fouten over taal of structuur die hier mogen blijven.",
        "- {regel: jargon, reden: …, verantwoordelijke: algemeen directeur}",
        default=(),
    )
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


class Actieplan(MetCode):
    """Een actieplan: de aanpak die de stad kiest, met wie, en wat het kost."""

    code: ActieplanCode = _veld("De vaste code; ze verandert nooit meer.", "AP001")
    nummer: Nummer = _veld("Het nummer dat de lezer ziet.", "1.1.1")
    titel: ZinVeld = _veld("De aanpak als zin.", "We ontwikkelen een preventief gezondheidsbeleid")
    kort: Tekstregel = _veld("Een korte vorm voor lijsten.", "Preventieve gezondheid", default="")
    doelstelling: NaarDoelstelling | None = _veld(
        "De code van de doelstelling; mag nog leeg blijven.", "BD01", default=None
    )
    hoofdstuk: NaarHoofdstuk | None = _veld(
        "De code van het hoofdstuk, zolang er geen doelstelling is.", "welzijn", default=None
    )
    prioritair: JaNee | None = _veld(
        "`ja` of `nee`, alleen als de prioriteit op actieplannen ligt.", "ja", default=None
    )
    ambities: tuple[NaarAmbitie, ...] = _veld(
        "De codes van de ambities die dit actieplan uitvoert.", "[W01, W02]", default=()
    )
    zonder_ambitie: Tekstregel = _veld(
        "Waarom dit actieplan niet uit het bestuursakkoord komt.", "Gewone werking.", default=""
    )
    aanspreekpunt: NaarMandataris | None = _veld(
        "De code van de mandataris bij wie vragen terechtkomen.", "schepen-welzijn", default=None
    )
    trekker: NaarDienst | None = _veld("De code van de dienst die trekt.", "welzijn", default=None)
    partners: tuple[NaarPartner, ...] = _veld("De codes van de partners.", "[logo, orion]", default=())
    adviesraden: tuple[NaarAdviesraad, ...] = _veld(
        "De codes van de adviesraden die advies geven.", "[gezondheidsraad]", default=()
    )
    andere_plannen: tuple[NaarAnderPlan, ...] = _veld(
        "De codes van andere plannen waar dit bij hoort.", "[lokaal-sociaal-beleid]", default=()
    )
    aandachtspunten: tuple[Tekstregel, ...] = _veld(
        "Vragen aan wie het actieplan uitwerkt.", "[Is er een bepaalde doelgroep?]", default=()
    )
    wie_doet_wat: WieDoetWat | None = _veld("De taakverdeling.", "{stad: …, partners: …, inwoners: …}", default=None)
    toelichting: ProzaVeld | None = _veld("Enkele alinea's uitleg.", "|", default=None)
    enveloppe: Enveloppe | None = _veld(
        "De grootteorde per jaar (stap 2).", "{exploitatie: {uitgaven: {2020: 250000}}}", default=None
    )
    acties: tuple[Actie, ...] = _veld("De acties, in volgorde.", "- {code: AC001, titel: …}", default=())
    klare_taal: KlareTaal | None = _veld(
        "Uitzonderingen op de regels voor klare taal, met een reden.", "{toegelaten: {jargon: …}}", default=None
    )
    uitzonderingen: tuple[Uitzondering, ...] = _veld(
        "Fouten over taal of structuur die hier mogen blijven.",
        "- {regel: jargon, reden: …, verantwoordelijke: algemeen directeur}",
        default=(),
    )
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)

    @property
    def is_gewone_werking(self) -> bool:
        """Whether it is ordinary work by choice: no doelstelling, no ambitie, and a reason for that."""
        return self.doelstelling is None and not self.ambities and bool(self.zonder_ambitie)


# ---- organisatie en lijsten ---------------------------------------------------------------------------------------


class Cluster(MetCode):
    """Een cluster van diensten."""

    code: SleutelCode = _veld("De vaste code.", "mens")
    naam: Tekstregel = _veld("De naam.", "Cluster Mens")


class Dienst(MetCode):
    """Een dienst van stad of OCMW."""

    code: SleutelCode = _veld("De vaste code.", "welzijn")
    naam: Tekstregel = _veld("De naam.", "dienst Welzijn")
    cluster: NaarCluster | None = _veld("De code van de cluster.", "mens", default=None)
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


class Mandataris(MetCode):
    """Een mandaat in het college; een naam alleen als de bron die noemt."""

    code: SleutelCode = _veld("De vaste code.", "schepen-welzijn")
    functie: Tekstregel = _veld("Het mandaat.", "schepen van Welzijn")
    naam: Tekstregel = _veld("De naam, alleen als die in de bron staat.", "", default="")
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


class Adviesraad(MetCode):
    """Een adviesraad."""

    code: SleutelCode = _veld("De vaste code.", "seniorenraad")
    naam: Tekstregel = _veld("De naam.", "Seniorenraad")
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


class Partner(MetCode):
    """Een organisatie, of een soort organisatie, die meewerkt."""

    code: SleutelCode = _veld("De vaste code.", "logo")
    naam: Tekstregel = _veld("De naam.", "LOGO")
    omschrijving: Tekstregel = _veld("Wie of wat het is.", "Lokaal gezondheidsoverleg", default="")
    link: Webadres | None = _veld("De website.", "https://www.vlaanderen.be", default=None)
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


class AnderPlan(MetCode):
    """Een plan dat dit meerjarenplan kadert."""

    code: SleutelCode = _veld("De vaste code.", "klimaatplan")
    naam: Tekstregel = _veld("De naam.", "Klimaatactieplan")
    periode: Tekstregel = _veld("De looptijd.", "2020-2030", default="")
    link: Webadres | None = _veld("Waar het te vinden is.", "https://www.example.org", default=None)
    voedt: tuple[NaarDoelOfPlan, ...] = _veld(
        "De codes van de doelstellingen en actieplannen die het voedt.", "[BD01, AP001]", default=()
    )
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


class Opportuniteit(MetCode):
    """Een kans die zich aandient tijdens de opmaak van het plan."""

    code: SleutelCode = _veld("De vaste code.", "O01")
    titel: Tekstregel = _veld("De kans, in één zin.", "Een Vlaamse oproep voor warmtenetten.")
    uitleg: Tekstregel = _veld("Enkele zinnen uitleg.", "", default="")
    hoofdstuk: NaarHoofdstuk | None = _veld("De code van het hoofdstuk.", "omgeving", default=None)
    actieplannen: tuple[NaarActieplan, ...] = _veld("De actieplannen waar ze bij hoort.", "[AP012]", default=())
    eigenaar: NaarDienst | None = _veld("De code van de dienst die ze opvolgt.", "dienst-klimaat", default=None)
    tegen: Datum | None = _veld("De dag waarop er uiterlijk iets beslist is.", "2019-06-30", default=None)
    uitkomst: Tekstregel = _veld("Wat ermee gebeurde, in één zin.", "Opgenomen in AP012.", default="")
    voorbeeld: JaNee = _veld("`ja` als dit een voorbeeld is.", "ja", default=False)


class Begrip(Onderdeel):
    """Een begrip of afkorting met uitleg."""

    term: Tekstregel = _veld("Het woord of de afkorting.", "BBC")
    uitleg: Tekstregel = _veld("Wat het betekent, in gewone woorden.", "Beleids- en beheerscyclus: de regels voor …")


# ---- financien/import.yaml ------------------------------------------------------------------------------------------

IMPORTKOLOMMEN = (
    "raming", "entiteit", "soort", "zijde", "actie", "actieplan", "beleidsitem", "rekening", "sector", "project",
    "omschrijving", "boekjaar", "bedrag", "uitgave", "ontvangst", "transactie", "beleidsveld_id",
)  # fmt: skip


def _importkolom(value: object) -> str:
    text = str(value)
    if text in IMPORTKOLOMMEN or re.fullmatch(r"(?:19|20)[0-9]{2}", text):
        return text
    mend = f"kies een jaar of een van deze: {', '.join(f'`{each}`' for each in IMPORTKOLOMMEN)}"
    raise refuse("ongeldige-keuze", f"`{text}` is hier geen keuze", mend)


Importkolom = Annotated[str, BeforeValidator(_importkolom), WithJsonSchema({"type": "string"})]
Schrijfwijze = Annotated[
    Literal["belgisch", "engels", "zonder"], BeforeValidator(one_of("belgisch", "engels", "zonder"))
]
Tekens = Annotated[
    Literal["positief", "ontvangsten_negatief", "uitgaven_negatief"],
    BeforeValidator(one_of("positief", "ontvangsten_negatief", "uitgaven_negatief")),
]


class Importwijze(Onderdeel):
    """Hoe één soort export gelezen wordt; de eerste waarvan alle kolommen in het bestand staan, geldt."""

    naam: Tekstregel = _veld("Hoe deze export heet.", "Ramingen uit het boekhoudpakket")
    kolommen: dict[Importkolom, Tekstregel] = _veld(
        "Welke kolom van de export wat is: links de naam van bij ons of een jaar, rechts de kop in het bestand.",
        "{raming: MJP-nummer, rekening: Algemene rekening, 2020: Krediet 2020}",
        min_length=1,
    )
    bedragen: Schrijfwijze | None = _veld(
        "Hoe bedragen geschreven zijn: belgisch (1.234,50), engels (1,234.50) of zonder (1234,50).",
        "belgisch",
        default=None,
    )
    tekens: Tekens | None = _veld("Welke bedragen met een minteken staan als ze gewoon zijn.", "positief", default=None)
    vast: dict[Importkolom, Tekstregel] = _veld(
        "Wat voor elke regel hetzelfde is omdat de export het niet zegt.", "{entiteit: gemeente}", default={}
    )
    alleen: dict[Tekstregel, Tekstregel] = _veld(
        "Lees alleen de regels waar deze kolom deze waarde heeft.", "{Type rapport: Meerjarenplan}", default={}
    )
    acties: dict[Tekstregel, Tekstregel] = _veld(
        "Welke code van het pakket welke actie of welk actieplan van het dossier is; leeg is gewone werking.",
        "{AC000289: AC001}",
        default={},
    )
    rekeningen: dict[Tekstregel, Tekstregel] = _veld(
        "Welke algemene rekening bij een tekst in de export hoort.", "{Goederen en diensten: 6130000}", default={}
    )
