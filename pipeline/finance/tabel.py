"""A schema as it is printed: columns and rows, every cell in euro cents. Builders and commands only lay it out."""

from dataclasses import dataclass, replace
from typing import Literal

Stijl = Literal["kop", "groep", "gewoon", "streepje", "subtotaal", "totaal"]


@dataclass(frozen=True, slots=True)
class Schemakolom:
    """A column: `sleutel` as `smjp schema` names it (`2020`, `uitgaven_2020`, `voor`), and its two heading lines."""

    sleutel: str
    boven: str
    onder: str


@dataclass(frozen=True, slots=True)
class Schemarij:
    """A row: one cell per column in cents, None where nothing is known, no cells at all in a heading.

    `formule` is how the schema explains the row to its reader (`a-b`), `limitatief` the columns whose krediet binds,
    `niveau` how deep the row hangs (0 is the outermost), `nummer` what is printed before the label (`I`, `a`).
    """

    blok: str
    rij: str
    label: str
    bedragen: tuple[int | None, ...] = ()
    stijl: Stijl = "gewoon"
    niveau: int = 0
    formule: str = ""
    limitatief: frozenset[str] = frozenset()
    nummer: str = ""

    @property
    def is_nul(self) -> bool:
        """Whether the row has cells and all are zero or unknown."""
        return bool(self.bedragen) and not any(self.bedragen)


@dataclass(frozen=True, slots=True)
class Schematabel:
    """One BBC schema. Rows that only head others have no cells."""

    schema: str
    titel: str
    bron: str
    kolommen: tuple[Schemakolom, ...]
    rijen: tuple[Schemarij, ...]

    @property
    def met_bedragen(self) -> tuple[Schemarij, ...]:
        """The rows that have cells."""
        return tuple(rij for rij in self.rijen if rij.bedragen)

    def rij(self, blok: str, rij: str) -> Schemarij:
        """The row with this code in this block; KeyError when there is none."""
        for each in self.rijen:
            if each.bedragen and each.blok == blok and each.rij == rij:
                return each
        raise KeyError(f"{self.schema} {blok} {rij}")

    def zonder_nulregels(self) -> "Schematabel":
        """The same table without rows of zeros, and without headings that then head nothing (BBC allows both)."""
        kept: list[Schemarij] = []
        for each in self.rijen:
            if each.bedragen:
                if not each.is_nul:
                    kept.append(each)
                continue
            while kept and not kept[-1].bedragen and (each.stijl == "kop" or kept[-1].stijl == each.stijl):
                kept.pop()
            kept.append(each)
        while kept and not kept[-1].bedragen:
            kept.pop()
        return replace(self, rijen=tuple(kept))
