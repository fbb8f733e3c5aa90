"""What one deck says, slide by slide: the texts of the author and the facts of the dossier, put together."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.cbs import kinds
from pipeline.cbs.agendapunt import Agendapunt, Kost, Optie
from pipeline.cbs.band import Band, stap_van, wie
from pipeline.cbs.feiten import Feiten, UitHetPlan
from pipeline.cbs.opzoeken import Opzoeker
from pipeline.cbs.sjabloon import Sjabloon, Slidesoort, Veld
from pipeline.finance.totalen import totals
from pipeline.findings import Finding, Place
from pipeline.model.bedrag import GeenBedrag, lees_bedrag, schrijf_bedrag
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Dienst, Mandataris
from pipeline.model.velden import schrijf_datum

VOORSTEL = "ons voorstel"
MERK = "smjp-punt "  # in the keywords of a deck, with its item behind it
MEESTE_RIJEN_BIJ_GRAFIEK = 3


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph: an optional label in front (in a column of its own) and an optional start in bold."""

    tekst: str
    label: str = ""
    nadruk: str = ""


@dataclass(frozen=True, slots=True)
class Tabelinhoud:
    """The rows of a table below its head; `voorstel` is the row that is proposed, from 0."""

    rijen: tuple[tuple[str, ...], ...]
    voorstel: int | None = None


@dataclass(frozen=True, slots=True)
class Grafiek:
    """Spending per year as pillars: heights in thousandths of the highest, and the message in words."""

    hoogten: tuple[int, ...]
    boodschap: str
    uitleg: str


Veldinhoud = tuple[Alinea, ...] | Tabelinhoud


@dataclass(frozen=True, slots=True)
class Slideinhoud:
    """One slide: its fields by `sleutel`, the seconds planned for it, its notes, and a chart when it helps."""

    soort: Slidesoort
    titel: str
    velden: Mapping[str, Veldinhoud]
    seconden: int
    notitie: str
    grafiek: Grafiek | None = None


@dataclass(frozen=True, slots=True)
class Deckinhoud:
    """A whole deck. `merk` ties a deck to its item, wherever the file goes: `2019-02-28/01-lijst`."""

    merk: str
    titel: str
    zitting: datetime.date
    voettekst: str
    jaren: tuple[int, ...]
    slides: tuple[Slideinhoud, ...]
    feiten: Feiten

    def slide(self, code: str) -> Slideinhoud:
        """The slide with this code."""
        return next(each for each in self.slides if each.soort.code == code)


def deckinhoud(
    punt: Agendapunt, merk: str, zitting: datetime.date, dossier: Dossier, sjabloon: Sjabloon
) -> tuple[Deckinhoud, tuple[Finding, ...]]:
    """What the deck of this item says, and what its author must mend; its references must resolve."""
    made = _Deckmaker(punt, merk, zitting, dossier, sjabloon)
    deck = made.deck()
    return deck, tuple(made.opzoeker.findings)


def onvolledig(punt: Agendapunt, zitting: datetime.date, sjabloon: Sjabloon, dossier: Dossier) -> Iterator[Finding]:
    """A finding for everything that an item must say before a deck, or a note, can be made of it."""
    asked: dict[str, object] = {"aanspreekpunt": punt.aanspreekpunt, "dienst": punt.dienst}
    if punt.soort == "kennisname":
        asked |= {"toelichting": punt.toelichting}
    else:
        names = ("vraag", "besluit", "aanleiding", "opties", "advies", "dekking", "draagvlak", "risicos", "stappen")
        asked |= {name: getattr(punt, name) for name in names}
    for name, value in asked.items():
        if not value:
            info = Agendapunt.model_fields[name]
            example = info.examples[0] if info.examples else "…"
            mend = f"vul `{name}:` aan. {info.description} Bijvoorbeeld `{name}: {example}`"
            yield kinds.PUNT_ONVOLLEDIG.finding(punt.at, f"`{name}` ontbreekt of is leeg", mend)
    codes = tuple(each.code for each in sjabloon.slides)
    for key, mapping in (("minuten", punt.minuten), ("notities", punt.notities)):
        for code in sorted(set(mapping) - set(codes)):
            mend = f"kies uit {', '.join(f'`{each}`' for each in codes)}"
            yield kinds.PUNT_ONVOLLEDIG.finding(punt.at, f"`{key}:` noemt `{code}`, en zo heet geen slide", mend)
    about_plan = bool(punt.actieplannen or punt.doelstellingen or punt.alle_actieplannen)
    if about_plan and punt.stap is None:
        yield from _step_unknown(punt, zitting, dossier)
    has_rows = about_plan and stap_van(punt, zitting, dossier) > 1
    if punt.soort == "beslissing" and not punt.kosten and not has_rows:
        wrong = "dit punt zegt niet wat de beslissing kost"
        mend = "vul `kosten:` aan; kost ze niets, schrijf dan `kosten: [{wat: Kost van deze beslissing}]`"
        yield kinds.PUNT_ONVOLLEDIG.finding(punt.at, wrong, mend)
    years = {year for cost in punt.kosten for year in cost.bedragen} - set(dossier.jaren)
    for year in sorted(years):
        wrong = f"`kosten:` noemt {year}, en dat jaar valt buiten het plan"
        mend = f"kies een jaar van {dossier.jaren[0]} tot {dossier.jaren[-1]}, of zet het bedrag in `dekking:`"
        yield kinds.PUNT_ONVOLLEDIG.finding(punt.at, wrong, mend)


def _step_unknown(punt: Agendapunt, zitting: datetime.date, dossier: Dossier) -> Iterator[Finding]:
    """A sitting of before the dossier: its figures are those of an earlier step, and somebody must say which."""
    facts = dossier.gegevens
    if facts.stap_op(zitting) is None and zitting < facts.datum:
        wrong = (
            f"de zitting was op {schrijf_datum(zitting)}, en het dossier is van {schrijf_datum(facts.datum)} "
            f"(stap {facts.stap}): in welke stap zat het toen?"
        )
        mend = "schrijf die in het punt, bijvoorbeeld `stap: 2`, of zet `sluit_stap:` bij de dagen in `kalender:`"
        yield kinds.PUNT_ZONDER_STAP.finding(punt.at, wrong, mend)


class _Deckmaker:
    def __init__(
        self, punt: Agendapunt, merk: str, zitting: datetime.date, dossier: Dossier, sjabloon: Sjabloon
    ) -> None:
        self.punt, self.merk, self.zitting, self.sjabloon = punt, merk, zitting, sjabloon
        self.band = Band.van(punt, zitting, dossier)
        totalen = totals(self.band.dossier)
        self.uit = UitHetPlan.van(self.band, totalen)
        self.opzoeker = Opzoeker(self.band.dossier, totalen, len(self.band.actieplannen))
        self.aangehaald: list[tuple[str, str]] = []

    def deck(self) -> Deckinhoud:
        shown = [each for each in self.sjabloon.slides if not each.bijlage]
        if self.punt.hoogdringend is None:
            shown = [each for each in shown if not each.alleen_dringend]
        slides = tuple(self._slide(soort) for soort in shown)
        return Deckinhoud(
            self.merk,
            self.punt.titel,
            self.zitting,
            self._voettekst(),
            self.band.dossier.jaren,
            slides,
            self._feiten(),
        )

    def _voettekst(self) -> str:
        example = self.punt.voorbeeld or (self.band.dossier.gegevens.voorbeeld and bool(self.band.actieplannen))
        return f"{'Voorbeeld · ' if example else ''}College van {schrijf_datum(self.zitting)}"

    def _slide(self, soort: Slidesoort) -> Slideinhoud:
        fill = self._filler(soort.code)
        fields: dict[str, Veldinhoud] = {}
        for veld in soort.velden:
            if (content := self._field(veld, fill)) is not None:
                fields[veld.sleutel] = content
        return Slideinhoud(
            soort,
            fill(self.punt.titel) if soort.vraag_titel else soort.titel,
            fields,
            self.punt.minuten.get(soort.code, soort.minuten * 60),
            fill(self.punt.notities.get(soort.code, "")),
            self._grafiek() if any(veld.jaren for veld in soort.velden) else None,
        )

    def _filler(self, slide: str) -> Callable[[str], str]:
        at = Place(self.punt.at.file)
        return lambda text: self.opzoeker.vul(text, at, lambda value: self.aangehaald.append((slide, value)))

    def _field(self, veld: Veld, fill: Callable[[str], str]) -> Veldinhoud | None:
        punt, urgent = self.punt, self.punt.hoogdringend
        match veld.sleutel:
            case "vraag" | "besluit":
                return (Alinea(fill(getattr(punt, veld.sleutel))),)
            case "gegevens":
                return tuple(self._gegevens())
            case "waarom_nu" | "waarom_niet_eerder" | "gevolg_uitstel":
                return (Alinea(fill(getattr(urgent, veld.sleutel))),) if urgent else None
            case "aanleiding":
                return _lines(map(fill, punt.aanleiding))
            case "plan":
                lines = tuple(Alinea(text, label) for label, text in self.uit.plan)
                return lines or (Alinea("gewone werking"),)
            case "opties":
                chosen = next((index for index, each in enumerate(punt.opties) if each.voorstel), None)
                return Tabelinhoud(tuple(_option(each, fill) for each in punt.opties), chosen)
            case "advies":
                head, comma, rest = fill(punt.advies).partition(",")
                return (Alinea(rest, nadruk=head + comma),) if comma else (Alinea(head),)
            case "bedragen":
                return Tabelinhoud(tuple(self._bedragen()))
            case "dekking":
                return _lines((*self.uit.dekking, *map(fill, punt.dekking)))
            case "draagvlak":
                people = tuple(Alinea(f" {text}", nadruk=f"{label}:") for label, text in self.uit.betrokken)
                return (*people, *_lines(map(fill, punt.draagvlak)))
            case "risicos":
                return tuple(Alinea(f" {fill(each.aanpak)}", nadruk=f"{fill(each.risico)}:") for each in punt.risicos)
            case "stappen":
                return Tabelinhoud(tuple((fill(each.wat), each.wie, each.tegen) for each in punt.stappen))
            case _:
                return None

    def _gegevens(self) -> Iterator[Alinea]:
        punt, dossier = self.punt, self.band.dossier
        if punt.aanspreekpunt is not None:
            person = wie(dossier.zoek(Mandataris, punt.aanspreekpunt.code))
            portfolio = person.removeprefix("schepen van ")
            yield Alinea(portfolio, "Schepen" if portfolio != person else "College")
        if punt.dienst is not None:
            yield Alinea(dossier.zoek(Dienst, punt.dienst.code).naam.removeprefix("dienst "), "Dienst")
        yield Alinea(self.band.codes or "gewone werking", "Plan")
        if punt.bijlagen:
            yield Alinea(", ".join(punt.bijlagen), "Bijlagen")

    def _bedragen(self) -> Iterator[tuple[str, ...]]:
        for row in self.uit.rijen:
            yield (row.label, *row.bedragen)
        for cost in self.punt.kosten:
            yield _cost(cost, self.band.dossier.jaren)

    def _grafiek(self) -> Grafiek | None:
        """A chart only where the years differ and there is room: otherwise the table says it all."""
        series = self.uit.uitgaven
        rows = len(self.uit.rijen) + len(self.punt.kosten)
        if len(set(series)) < 2 or rows > MEESTE_RIJEN_BIJ_GRAFIEK:
            return None
        years = self.band.dossier.jaren
        most, least = max(series), min(series)
        highest = years[series.index(most)]
        alt = (
            f"Uitgaven per jaar: het hoogst in {highest} ({schrijf_bedrag(most)} euro), "
            f"het laagst in {years[series.index(least)]} ({schrijf_bedrag(least)} euro)."
        )
        return Grafiek(tuple(each * 1000 // most for each in series), f"De uitgaven zijn het hoogst in {highest}.", alt)

    def _feiten(self) -> Feiten:
        texts = [
            *(("kader", text) for _, text in self.uit.plan),
            *(("kader", label) for label, _ in self.uit.plan),
            *(("draagvlak", text) for _, text in self.uit.betrokken),
            *(("financieel", text) for text in self.uit.dekking),
            *self.aangehaald,
        ]
        dossier = self.band.dossier
        return Feiten(dossier.gegevens.stap, dossier.jaren, tuple(dict.fromkeys(texts)), self.uit.rijen)


def _lines(texts: Iterable[str]) -> tuple[Alinea, ...]:
    return tuple(Alinea(text) for text in texts)


def _option(option: Optie, fill: Callable[[str], str]) -> tuple[str, ...]:
    return (option.naam, fill(option.inhoud), _euro(fill(option.kost)), fill(option.voordeel), fill(option.nadeel))


def _euro(text: str) -> str:
    try:
        return schrijf_bedrag(lees_bedrag(text))
    except GeenBedrag:
        return text


def _cost(cost: Kost, years: tuple[int, ...]) -> tuple[str, ...]:
    return (cost.wat, *(schrijf_bedrag(cost.bedragen.get(year, 0)) for year in years))
