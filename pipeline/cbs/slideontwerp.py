"""How the slides look, as `templates/cbs.potx` draws them: where each box stands, and how large its letters are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.cbs.sjabloon import Slidesoort

SLIDE = (338.67, 190.5)  # width and height in millimetres: 16:9, as PowerPoint makes it
TITEL_IDX = 0


class Vak(NamedTuple):
    """A box on a slide: left, top, width and height in millimetres."""

    links: float
    boven: float
    breedte: float
    hoogte: float


@dataclass(frozen=True, slots=True)
class Plaats:
    """A box of a layout: where it stands, and whether it has a ground.

    `omtrek` is the box with its heading and with what is drawn around it. `punt` is the size of the letters of a field,
    in points.
    """

    vak: Vak
    punt: float
    gevuld: bool
    omtrek: Vak


@dataclass(frozen=True, slots=True)
class Slideontwerp:
    """The drawn template: the file itself, its boxes by layout and idx, and where the time bar and its words stand."""

    data: bytes
    plaatsen: Mapping[tuple[str, int], Plaats]
    tijdbalk: Vak
    tijdtekst: Vak

    def plaats(self, soort: Slidesoort, idx: int) -> Plaats:
        """The box with this idx on the layout of this slide."""
        return self.plaatsen[soort.naam, idx]

    def onder(self, soort: Slidesoort, idx: int) -> float:
        """Where the first box below the top of this one starts, the time bar included: millimetres from the top."""
        top = self.plaats(soort, idx).vak.boven
        boxes = (place.omtrek.boven for (naam, _), place in self.plaatsen.items() if naam == soort.naam)
        return min((each for each in (*boxes, self.tijdbalk.boven) if each > top), default=SLIDE[1])
