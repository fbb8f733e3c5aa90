"""What one deck says, slide by slide: the texts of the author and the facts of the dossier, put together."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.cbs.agendapunt import Agendapunt, Kost, Optie
from pipeline.cbs.band import Band, Lijstdeel, wie
from pipeline.cbs.feiten import Feiten, UitHetPlan
from pipeline.cbs.kosten import in_euro, kost_niets, kosten_van, samen
from pipeline.cbs.opzoeken import Opzoeker
from pipeline.cbs.sjabloon import Sjabloon, Slidekolom, Slidesoort, Veld
from pipeline.finance.totalen import totals
from pipeline.findings import Finding, Place
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Dienst, Mandataris
from pipeline.model.velden import schrijf_datum

VOORSTEL = "ons voorstel"
MERK = "smjp-punt "  # in the keywords of a deck, with its item behind it
MEESTE_RIJEN_BIJ_GRAFIEK = 3
VOOR, TEGEN = "Voor:", "Tegen:"
_SAMEN = 39.0  # millimetres


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph: an optional label in front (in a column of its own) and an optional start in bold."""

    tekst: str
    label: str = ""
    nadruk: str = ""


@dataclass(frozen=True, slots=True)
class Tabelinhoud:
    """The rows of a table below its head; `voorstel` is the row that is proposed, from 0.

    `kolommen` are those of the table when they are not the columns of the template, in shares of its width.
    """

    rijen: tuple[tuple[str, ...], ...]
    voorstel: int | None = None
    kolommen: tuple[Slidekolom, ...] = ()


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
    """A whole deck. `merk` ties a deck to its item, wherever the file goes: `2019-02-28/01-lijst`.

    `lijst` is what the college decides on when that is a list, and `dekking` what is said of money: a deck without
    costs has no slide for it.
    """

    merk: str
    titel: str
    zitting: datetime.date
    voettekst: str
    jaren: tuple[int, ...]
    slides: tuple[Slideinhoud, ...]
    feiten: Feiten
    lijst: tuple[Lijstdeel, ...]
    dekking: tuple[Alinea, ...]

    def heeft(self, code: str) -> bool:
        """Whether there is a slide with this code."""
        return any(each.soort.code == code for each in self.slides)

    def slide(self, code: str) -> Slideinhoud:
        """The first slide with this code."""
        return next(each for each in self.slides if each.soort.code == code)


def deckinhoud(
    punt: Agendapunt, merk: str, zitting: datetime.date, dossier: Dossier, sjabloon: Sjabloon
) -> tuple[Deckinhoud, tuple[Finding, ...]]:
    """What the deck of this item says, and what its author must mend; its references must resolve."""
    made = _Deckmaker(punt, merk, zitting, dossier, sjabloon)
    deck = made.deck()
    return deck, tuple(made.opzoeker.findings)


class _Deckmaker:
    def __init__(
        self, punt: Agendapunt, merk: str, zitting: datetime.date, dossier: Dossier, sjabloon: Sjabloon
    ) -> None:
        self.punt, self.merk, self.zitting, self.sjabloon = punt, merk, zitting, sjabloon
        self.band = Band.van(punt, zitting, dossier)
        totalen = totals(self.band.dossier)
        self.uit = UitHetPlan.van(self.band, totalen)
        self.opzoeker = Opzoeker(self.band.dossier, totalen, self.band.aantallen)
        self.aangehaald: list[tuple[str, str]] = []
        self.dekking = _lines((*self.uit.dekking, *map(self._filler("financieel"), punt.dekking)))
        self.zonder_kost = kost_niets(punt) and not self.uit.rijen
        self.lijst = (
            *(self.band.lijst(self.band.actieplannen) if punt.alle_actieplannen else ()),
            *(self.band.lijst(self.band.doelstellingen) if punt.alle_doelstellingen else ()),
        )

    def deck(self) -> Deckinhoud:
        slides = tuple(slide for soort in self.sjabloon.slides for slide in self._slides(soort))
        return Deckinhoud(
            self.merk,
            self.punt.titel,
            self.zitting,
            self._voettekst(),
            self.band.dossier.jaren,
            self._with_freed_time(slides),
            self._feiten(),
            self.lijst,
            self.dekking,
        )

    def _slides(self, soort: Slidesoort) -> Iterator[Slideinhoud]:
        """The slides of this kind in the deck: one, none, or as many as a list needs."""
        if soort.alleen_lijst:
            yield from self._of_list(soort)
        elif not (
            soort.bijlage
            or (soort.alleen_dringend and self.punt.hoogdringend is None)
            or (soort.mag_weg_zonder_kost and self.zonder_kost)
        ):
            yield self._slide(soort)

    def _of_list(self, soort: Slidesoort) -> Iterator[Slideinhoud]:
        wide = len(soort.velden)
        columns = _columns(self.lijst, soort.velden[0].rijen, wide)
        pages = [columns[start : start + wide] for start in range(0, len(columns), wide)]
        named = " en ".join(self._counted())
        note = self._filler(soort.code)(self.punt.notities.get(soort.code, ""))
        for number, page in enumerate(pages, start=1):
            which = f" ({number} van {len(pages)})" if len(pages) > 1 else ""
            fields = {veld.sleutel: column for veld, column in zip(soort.velden, page, strict=False)}
            title = f"{soort.titel}: {named}{which}"
            yield Slideinhoud(soort, title, fields, self._seconden(soort), note if number == 1 else "")

    def _counted(self) -> Iterator[str]:
        punt, band = self.punt, self.band
        for asked, items, one, more in (
            (punt.alle_actieplannen, band.actieplannen, "actieplan", "actieplannen"),
            (punt.alle_doelstellingen, band.doelstellingen, "doelstelling", "doelstellingen"),
        ):
            if asked:
                yield f"{len(items)} {one if len(items) == 1 else more}"

    def _seconden(self, soort: Slidesoort) -> int:
        return self.punt.minuten.get(soort.code, soort.minuten * 60)

    def _with_freed_time(self, slides: tuple[Slideinhoud, ...]) -> tuple[Slideinhoud, ...]:
        """The slides when the discussion has the time of the one that fell away, less what a list takes."""
        talk = self.sjabloon.bespreking
        if not self.zonder_kost or talk.code in self.punt.minuten:
            return slides
        freed = sum(each.minuten for each in self.sjabloon.slides if each.mag_weg_zonder_kost) * 60
        freed -= sum(each.seconden for each in slides if each.soort.alleen_lijst)
        return tuple(
            replace(each, seconden=each.seconden + max(freed, 0)) if each.soort is talk else each for each in slides
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
            self._seconden(soort),
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
                return self._opties(veld, fill, chosen)
            case "advies":
                head, comma, rest = fill(punt.advies).partition(",")
                return (Alinea(rest, nadruk=head + comma),) if comma else (Alinea(head),)
            case "bedragen":
                return Tabelinhoud(tuple(self._bedragen()))
            case "dekking":
                return self.dekking
            case "draagvlak":
                people = tuple(Alinea(f" {text}", nadruk=f"{label}:") for label, text in self.uit.betrokken)
                return (*people, *_lines(map(fill, punt.draagvlak)))
            case "risicos":
                return tuple(Alinea(f" {fill(each.aanpak)}", nadruk=f"{fill(each.risico)}:") for each in punt.risicos)
            case "stappen":
                return Tabelinhoud(tuple((fill(each.wat), each.wie, each.tegen) for each in punt.stappen))
            case _:
                return None

    def _opties(self, veld: Veld, fill: Callable[[str], str], chosen: int | None) -> Tabelinhoud:
        """The options; without cost there are no columns of zeros, with `samen_over` one for the sum."""
        rows = tuple(_option(each, fill) for each in self.punt.opties)
        years = self.punt.samen_over
        if self.zonder_kost:
            columns = tuple(each for each in veld.kolommen if not each.rechts)
            return Tabelinhoud(tuple((*row[:2], *row[4:]) for row in rows), chosen, columns)
        if not years:
            return Tabelinhoud(rows, chosen)
        last = veld.kolommen[-1]
        together = Slidekolom.model_construct(at=last.at, naam=f"Samen in {years} jaar", breedte=_SAMEN, rechts=True)
        shorter = last.model_copy(update={"breedte": last.breedte - _SAMEN})
        sums = (samen(each, years) for each in self.punt.opties)
        return Tabelinhoud(
            tuple((*row[:4], total, *row[4:]) for row, total in zip(rows, sums, strict=True)),
            chosen,
            (*veld.kolommen[:-1], together, shorter),
        )

    def _gegevens(self) -> Iterator[Alinea]:
        punt, dossier = self.punt, self.band.dossier
        if punt.aanspreekpunt is not None:
            person = wie(dossier.zoek(Mandataris, punt.aanspreekpunt.code))
            portfolio = person.removeprefix("schepen van ")
            yield Alinea(portfolio, "Schepen" if portfolio != person else "College")
        if punt.dienst is not None:
            yield Alinea(dossier.zoek(Dienst, punt.dienst.code).naam.removeprefix("dienst "), "Dienst")
        yield Alinea(self.band.codes or "gewone werking", "Plan")
        if self.zonder_kost:
            yield Alinea("geen", "Kost")
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
            *(("lijst", text) for part in self.lijst for item in part.namen for text in item),
            *self.aangehaald,
        ]
        dossier = self.band.dossier
        return Feiten(dossier.gegevens.stap, dossier.jaren, tuple(dict.fromkeys(texts)), self.uit.rijen)


def _columns(parts: Iterable[Lijstdeel], most: int, wide: int) -> tuple[tuple[Alinea, ...], ...]:
    """A list as columns of at most so many names and a head, `wide` beside each other, filled as evenly as can be.

    Small chapters share a column, and a large one is cut in equal pieces.
    """
    pieces = tuple(piece for part in parts for piece in _pieces(part, most))
    room = most + 1
    columns = _packed(pieces, room)
    places = -(-len(columns) // wide) * wide
    while len(closer := _packed(pieces, room - 1)) <= places and room > max(map(len, pieces), default=0):
        columns, room = closer, room - 1
    return columns


def _packed(pieces: Iterable[tuple[Alinea, ...]], room: int) -> tuple[tuple[Alinea, ...], ...]:
    columns: list[tuple[Alinea, ...]] = []
    left = 0
    for piece in pieces:
        if columns and left > len(piece):  # the head below another chapter has an open line above it
            columns[-1] += piece
            left -= len(piece) + 1
        else:
            columns.append(piece)
            left = room - len(piece)
    return tuple(columns)


def _pieces(part: Lijstdeel, most: int) -> Iterator[tuple[Alinea, ...]]:
    count = -(-len(part.namen) // most)
    size = -(-len(part.namen) // count)
    for start in range(0, len(part.namen), size):
        head = f"{part.naam}, vervolg" if start else f"{part.naam} ({len(part.namen)})"
        yield (Alinea("", nadruk=head), *(Alinea(name, code) for code, name in part.namen[start : start + size]))


def _lines(texts: Iterable[str]) -> tuple[Alinea, ...]:
    return tuple(Alinea(text) for text in texts)


def _option(option: Optie, fill: Callable[[str], str]) -> tuple[str, ...]:
    costs = (in_euro(fill(each)) for each in kosten_van(option))
    return (option.naam, fill(option.inhoud), *costs, f"{VOOR} {fill(option.voordeel)}\n{TEGEN} {fill(option.nadeel)}")


def _cost(cost: Kost, years: tuple[int, ...]) -> tuple[str, ...]:
    return (cost.wat, *(schrijf_bedrag(cost.bedragen.get(year, 0)) for year in years))
