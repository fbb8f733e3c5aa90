"""What a deck says on the authority of the dossier: the texts and amounts that a check holds it to.

They are made when a deck is built, made again when it is checked, and frozen when its sitting is over.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.cbs.band import MEESTE_BIJ_NAAM, Band, korte_naam
from pipeline.finance.bedragen import Bedragen, Reeks, samen
from pipeline.finance.totalen import STAP_VAN_RAMINGEN, Totalen
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.onderdelen import Actieplan, Doelstelling
from pipeline.model.soorten import Soort, Zijde

CODE = re.compile(r"\b(?:AP|BD)[0-9]{2,6}\b")
MEESTE_APART = 2  # with more items the table would not fit: then the rows are sums
_ROWS: tuple[tuple[str, Soort, Zijde], ...] = (
    ("exploitatie", "E", "U"),
    ("investeringen", "I", "U"),
    ("financiering", "F", "U"),
)


@dataclass(frozen=True, slots=True)
class Kostenrij:
    """A row of amounts: its label and one amount per year, as printed."""

    label: str
    bedragen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feiten:
    """What must stand on which slide: texts by the code of their slide, and rows of the table of amounts."""

    stap: int
    jaren: tuple[int, ...]
    teksten: tuple[tuple[str, str], ...]
    rijen: tuple[Kostenrij, ...]

    def to_json(self) -> dict[str, object]:
        """The facts as plain values."""
        return {
            "stap": self.stap,
            "jaren": list(self.jaren),
            "teksten": [{"slide": slide, "tekst": text} for slide, text in self.teksten],
            "rijen": [{"label": row.label, "bedragen": list(row.bedragen)} for row in self.rijen],
        }

    @classmethod
    def from_json(cls, read: object) -> "Feiten | None":
        """The facts in these values, or None when they are damaged."""
        try:
            values = json.loads(json.dumps(read))
            return cls(
                int(values["stap"]),
                tuple(int(jaar) for jaar in values["jaren"]),
                tuple((str(each["slide"]), str(each["tekst"])) for each in values["teksten"]),
                tuple(Kostenrij(str(each["label"]), tuple(map(str, each["bedragen"]))) for each in values["rijen"]),
            )
        except (ValueError, LookupError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class UitHetPlan:
    """What the plan gives to a deck: lines for its boxes (label and text), rows of amounts, spending per year."""

    plan: tuple[tuple[str, str], ...]
    betrokken: tuple[tuple[str, str], ...]
    dekking: tuple[str, ...]
    rijen: tuple[Kostenrij, ...]
    uitgaven: Reeks

    @classmethod
    def van(cls, band: Band, totalen: Totalen) -> "UitHetPlan":
        """All of it; `totalen` are those of the dossier at the step of the band."""
        amounts = samen((totalen.van(each) for each in band.actieplannen), band.dossier.jaren)
        has_amounts = band.dossier.gegevens.stap > 1 and bool(band.actieplannen)
        return cls(
            tuple(_plan(band)),
            tuple(_betrokken(band)),
            tuple(_dekking(band, amounts)) if band.actieplannen else (),
            tuple(_rijen(band, totalen, amounts)) if has_amounts else (),
            amounts.zijde("U") if has_amounts else (),
        )


def rijen_van(item: Actieplan | Doelstelling, totalen: Totalen) -> tuple[Kostenrij, ...]:
    """The rows of amounts of one item, with its code in front."""
    return tuple(_rows_of(item.code, totalen.van(item)))


def _plan(band: Band) -> Iterator[tuple[str, str]]:
    goals, plans = band.doelstellingen, band.actieplannen
    yield from _named(goals, "doelstellingen", alleen=len(goals) == 1 and len(plans) < 2)
    yield from _named(plans, "actieplannen", alleen=len(plans) == 1 and not goals)
    if plans or goals or band.over_traject:
        step, _, name = band.stap.partition(": ")
        yield step, name


def _named(items: tuple[Actieplan | Doelstelling, ...], word: str, *, alleen: bool) -> Iterator[tuple[str, str]]:
    if len(items) > MEESTE_BIJ_NAAM:
        codes = sorted(each.code for each in items)
        yield "Plan", f"{len(codes)} {word}, van {codes[0]} tot {codes[-1]}"
    else:
        yield from ((each.code, korte_naam(each, alleen=alleen)) for each in items)


def _betrokken(band: Band) -> Iterator[tuple[str, str]]:
    if 0 < len(band.actieplannen) <= MEESTE_APART:
        rows = (
            ("Aanspreekpunt", band.aanspreekpunten),
            ("Trekker", band.trekkers),
            ("Partners", band.partners),
            ("Adviesraden", band.adviesraden),
        )
        yield from ((label, ", ".join(names)) for label, names in rows if names)


def _rijen(band: Band, totalen: Totalen, amounts: Bedragen) -> Iterator[Kostenrij]:
    if len(band.actieplannen) <= MEESTE_APART:
        for plan in band.actieplannen:
            yield from rijen_van(plan, totalen)
    else:
        yield from _rows_of("Samen", amounts)


def _rows_of(name: str, amounts: Bedragen) -> Iterator[Kostenrij]:
    seen = False
    for word, soort, zijde in _ROWS:
        series = amounts.reeks(soort, zijde)
        if any(series):
            seen = True
            yield _row(f"{name} {word}", series)
    if any(amounts.zijde("O")):
        seen = True
        yield _row(f"{name} ontvangsten", amounts.zijde("O"))
    if not seen:
        yield _row(f"{name} exploitatie", (0,) * len(amounts.jaren))


def _row(label: str, series: Reeks) -> Kostenrij:
    return Kostenrij(label, tuple(schrijf_bedrag(each) for each in series))


def _dekking(band: Band, amounts: Bedragen) -> Iterator[str]:
    step = band.dossier.gegevens.stap
    if step == 1:
        yield "Stap 1: het plan heeft nog geen bedragen. De enveloppen volgen in stap 2."
        return
    spent, received = sum(amounts.zijde("U")), sum(amounts.zijde("O"))
    where = "de ramingen" if step >= STAP_VAN_RAMINGEN else "de enveloppe"
    period = f"{amounts.jaren[0]}–{amounts.jaren[-1]}"
    if not spent:
        yield f"{where.capitalize()} van {band.codes}: nog geen uitgaven."
    elif received:
        yield (
            f"Voorzien in {where} van {band.codes}, {period}: {schrijf_bedrag(spent)} euro. "
            f"Ontvangsten dekken {schrijf_bedrag(received)} euro, "
            f"de stad betaalt {schrijf_bedrag(spent - received)} euro."
        )
    else:
        yield f"Voorzien in {where} van {band.codes}, {period}: {schrijf_bedrag(spent)} euro, helemaal van de stad."
