"""A deck next to the template: which of its slides is which, and what stands in their fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.cbs.checking.herkennen import eender, soort_van
from pipeline.cbs.reading.deck import Deck, Slide
from pipeline.cbs.sjabloon import MINUTEN_IDX, Sjabloon, Slidesoort, Veld
from pipeline.cbs.tijd import lees_minuten

OPTIES = "opties"  # the slide and its table
_MONEY = re.compile(r"euro|€|kost|geraamd|\d\.\d{3}|^\d+$")
_COST = re.compile(r"kost|euro|€")  # in the head of a column
_NOTHING = re.compile(r"0+(?:,0+)?|geen|nihil|-")


@dataclass(frozen=True, slots=True)
class Vasteslide:
    """A slide of the deck that is one of the template, and is shown."""

    slide: Slide
    soort: Slidesoort

    @property
    def seconden(self) -> int | None:
        """The minutes written on it, in seconds; None when they are missing or unreadable."""
        box = self.slide.vorm(MINUTEN_IDX)
        return lees_minuten(box.tekst) if box is not None else None

    @property
    def geoefend(self) -> int | None:
        """PowerPoint's own time in seconds, or None."""
        return None if self.slide.advance is None else round(self.slide.advance / 1000)

    def tekst(self, veld: Veld) -> str:
        """What somebody filled in; the prompt itself, and the head of a table, count as nothing."""
        shape = self.slide.vorm(veld.idx)
        if shape is None:
            return ""
        if veld.soort == "tabel":
            return "\n".join(cell for row in self.rijen(veld) for cell in row).strip()
        text = "\n".join(line for line in shape.regels if line.strip()).strip()
        return "" if eender(text) == eender(veld.prompt) else text

    def rijen(self, veld: Veld) -> tuple[tuple[str, ...], ...]:
        """The rows of a table below its head that have something in them."""
        return tuple(row for row in self._tabel(veld)[1:] if any(row))

    def kop(self, veld: Veld) -> tuple[str, ...]:
        """The head of a table."""
        return next(iter(self._tabel(veld)), ())

    def noemt_geld(self, veld: Veld) -> bool:
        """Whether a table speaks of a cost, in its head or in a cell."""
        return any(_MONEY.search(each.lower()) for row in self._tabel(veld) for each in row)

    def _tabel(self, veld: Veld) -> tuple[tuple[str, ...], ...]:
        """A table from its head on: a row above it that is one wide cell is its title."""
        shape = self.slide.vorm(veld.idx)
        rows = shape.rijen if shape is not None else ()
        while len(rows) > 1 and len(rows[0]) > 1 and len(set(rows[0])) == 1:
            rows = rows[1:]
        return rows

    @property
    def alles(self) -> str:
        """Every text on the slide."""
        return "\n".join(each.tekst for each in self.slide.vormen if each.tekst)


@dataclass(frozen=True, slots=True)
class Lezing:
    """A deck as the rules look at it: the slides of the template that it shows, and by number what every slide is."""

    deck: Deck
    sjabloon: Sjabloon
    vaste: tuple[Vasteslide, ...]
    soorten: Mapping[int, Slidesoort]

    @classmethod
    def van(cls, deck: Deck, sjabloon: Sjabloon) -> "Lezing":
        """The slides of this deck next to the template."""
        kinds = ((each, soort_van(each.lay_out, sjabloon)) for each in deck.slides)
        known = {slide.nummer: soort for slide, soort in kinds if soort is not None}
        shown = (slide for slide in deck.slides if slide.nummer in known and not slide.verborgen)
        fixed = tuple(Vasteslide(each, known[each.nummer]) for each in shown if not known[each.nummer].bijlage)
        return cls(deck, sjabloon, fixed, known)

    def alle_met_code(self, code: str) -> tuple[Vasteslide, ...]:
        """The shown slides with this code: a list may need more than one."""
        return tuple(each for each in self.vaste if each.soort.code == code)

    def met_code(self, code: str) -> Vasteslide | None:
        """The first shown slide with this code."""
        return next(iter(self.alle_met_code(code)), None)

    def tekst(self, code: str, sleutel: str) -> str:
        """The text of a field, empty when the slide is not there."""
        found = self.met_code(code)
        return "" if found is None else found.tekst(veld_van(found.soort, sleutel))

    def velden(self) -> Iterator[tuple[Vasteslide, Veld]]:
        """Every field of every shown slide."""
        for each in self.vaste:
            for veld in each.soort.velden:
                yield each, veld

    @property
    def is_dringend(self) -> bool:
        """Whether the deck shows the slide for urgent items."""
        return any(each.soort.alleen_dringend for each in self.vaste)

    @property
    def kost_niets(self) -> bool:
        """Whether the deck says of every option that it costs nothing, or has options and speaks of no money at all."""
        found = self.met_code(OPTIES)
        if found is None:
            return False
        veld = veld_van(found.soort, OPTIES)
        if found.rijen(veld) and not found.noemt_geld(veld):
            return True
        columns = [index for index, each in enumerate(found.kop(veld)) if _COST.search(each.lower())]
        cells = [row[each] for row in found.rijen(veld) for each in columns if each < len(row)]
        return bool(cells) and all(
            _NOTHING.fullmatch(re.sub(r"[\s€]|euro", "", eender(each).lower())) for each in cells
        )

    @property
    def verplicht(self) -> tuple[Slidesoort, ...]:
        """The slides that this deck must have, in order; one may go when nothing costs anything."""
        here = {each.soort.code for each in self.vaste}
        return tuple(
            each
            for each in self.sjabloon.slides
            if each.is_vast and (each.code in here or not (each.mag_weg_zonder_kost and self.kost_niets))
        )

    @property
    def is_volledig(self) -> bool:
        """Whether the slides that must be there are, once, in order."""
        codes = [each.soort.code for each in self.vaste if each.soort.is_vast]
        return codes == [each.code for each in self.verplicht]

    @property
    def seconden(self) -> int:
        """The planned seconds of all shown slides."""
        return sum(each.seconden or 0 for each in self.vaste)

    @property
    def bespreking(self) -> int:
        """The planned seconds of the discussion."""
        return sum(each.seconden or 0 for each in self.vaste if each.soort is self.sjabloon.bespreking)


def veld_van(soort: Slidesoort, sleutel: str) -> Veld:
    """The field of a slide with this key."""
    return next(each for each in soort.velden if each.sleutel == sleutel)
