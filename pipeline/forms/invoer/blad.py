"""A sheet as it was delivered: rows of text that know their place, whether from CSV or from a workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.findings import Finding, Kind, Place

MOST_CELLS = 300  # columns of a sheet
MOST_ROWS = 200_000  # the largest ledgers known hold some 12,000 lines (bbc.md 5.4)
MOST_SHOWN = 50  # findings of one kind about one column; the others are counted


@dataclass(frozen=True, slots=True)
class Celplaats(Place):
    """A cell of a workbook: `export.xlsx:Ramingen!C5`."""

    cel: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.cel}"


class Getalcel(str):
    """A number that a workbook stores as a number, as `-1234,50`: it has one reading, whatever the locale."""


class Weigercel(str):
    """A cell that cannot be used; its text is how it shows, `wrong` and `mend` are for who needs it."""

    wrong: str
    mend: str

    @classmethod
    def of(cls, text: str, wrong: str, mend: str) -> "Weigercel":
        """A cell that shows this text."""
        cell = cls(text)
        cell.wrong, cell.mend = wrong, mend
        return cell


class Bladrij(NamedTuple):
    """A row: its line or row number, its cells without outer spaces, and where it starts in the text (CSV)."""

    nummer: int
    cellen: tuple[str, ...]
    start: int = 0

    def cel(self, index: int) -> str:
        """The cell at this index; empty past the end."""
        return self.cellen[index] if index < len(self.cellen) else ""


@dataclass(frozen=True, slots=True)
class Blad:
    """The rows of a CSV file (`tekst` and `scheiding` are then given) or of one sheet of a workbook.

    `samengevoegd` holds the rows that lie in a merged area of more than one row, below its first; `verborgen_rijen` and
    `verborgen_kolommen` (from 0) are what the sheet does not show.
    """

    bestand: str
    rijen: tuple[Bladrij, ...]
    naam: str = ""
    tekst: str = ""
    scheiding: str = ""
    samengevoegd: frozenset[int] = frozenset()
    verborgen_rijen: frozenset[int] = frozenset()
    verborgen_kolommen: frozenset[int] = frozenset()

    def plaats(self, rij: Bladrij, index: int = 0) -> Place:
        """The place of a cell."""
        if not self.scheiding:
            cel = f"{self.naam}!{kolomletters(index)}{rij.nummer}"
            return Celplaats(self.bestand, rij.nummer, index + 1, cel)
        line, column, seen, quoted = rij.nummer, 1, 0, False
        for position in range(rij.start, len(self.tekst)):
            if seen == index:
                break
            character = self.tekst[position]
            column += 1
            if character == '"':
                quoted = not quoted
            elif character == self.scheiding and not quoted:
                seen += 1
            elif character == "\n":
                if not quoted:
                    break
                line, column = line + 1, 1
        return Place(self.bestand, line, column)


class Weigeringen:
    """The findings of one import, all of them, at most MOST_SHOWN of a kind about one subject."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._more: dict[tuple[Kind, str], list[Place]] = {}

    def voeg_toe(self, kind: Kind, at: Place, wrong: str, mend: str, over: str = "") -> None:
        """Adds a finding; `over` is the column or code that it is about."""
        places = self._more.setdefault((kind, over), [])
        places.append(at)
        if len(places) <= MOST_SHOWN:
            self._found.append(kind.finding(at, wrong, mend))

    def neem_over(self, findings: Iterable[Finding]) -> None:
        """Adds findings of others."""
        self._found += findings

    def alle(self) -> tuple[Finding, ...]:
        """The findings in the order of their places."""
        found = list(self._found)
        for (kind, over), places in self._more.items():
            if rest := len(places) - MOST_SHOWN:
                if rest <= 0:
                    continue
                wrong = f"vanaf hier is er nog {rest} keer iets van deze soort{f' bij `{over}`' if over else ''}"
                found.append(kind.finding(places[MOST_SHOWN], wrong, "herstel eerst wat hierboven staat"))
        return op_volgorde(found)


def op_volgorde(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, each once; places of workbooks and of text go together."""
    return tuple(
        sorted(set(findings), key=lambda each: (each.at.file, each.at.line, each.at.column, each.code, each.wrong))
    )


def kolomletters(index: int) -> str:
    """The letters of a column of a workbook, from 0: `A`, `AA`."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
