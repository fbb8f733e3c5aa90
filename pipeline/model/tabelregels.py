"""Rows of a CSV table, checked cell by cell: texts that have the right form, amounts in euro cents.

A column is checked over its distinct values, so a ledger of tens of thousands of lines costs little more than
reading it; only a row with a wrong cell is looked at again, for the place of that cell.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.content import CsvTable, TableRow
from pipeline.content.kinds import FOUT_AANTAL_CELLEN
from pipeline.findings import MOST_NAMED, Finding, Place, by_cause, several
from pipeline.model import kinds
from pipeline.model.bedrag import GeenBedrag, lees_reeks
from pipeline.model.typed import near

MOST_WRONG_IN_ROW = 3  # wrong texts on one row: with more of them the row itself is out of step


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of text: the words it takes, or the form of what it takes, with that form in words."""

    naam: str
    keuzes: frozenset[str] = frozenset()
    vorm: re.Pattern[str] = re.compile(r".*")
    woorden: str = ""

    def past(self, text: str) -> bool:
        """Whether a text may stand in this column."""
        return text in self.keuzes if self.keuzes else self.vorm.fullmatch(text) is not None

    def finding(self, text: str, at: Place) -> Finding:
        """What is wrong with a text that may not."""
        if self.keuzes:
            options = " of ".join(f"`{each}`" for each in sorted(self.keuzes))
            wrong = f"`{self.naam}`: `{text}` is hier geen keuze" if text else f"`{self.naam}` is leeg"
            return kinds.GEEN_KEUZE.finding(at, wrong, f"schrijf {options}")
        wrong = f"`{self.naam}`: `{text}` heeft niet de juiste vorm" if text else f"`{self.naam}` is leeg"
        return kinds.ONLEESBARE_WAARDE.finding(at, wrong, f"schrijf {self.woorden}")


class Regel(NamedTuple):
    """A row without a mistake: its place, its texts in the order of the columns, its amounts in cents (empty is 0)."""

    at: Place
    teksten: tuple[str, ...]
    bedragen: tuple[int, ...]


def lees_regels(
    table: CsvTable, kolommen: tuple[Kolom, ...], bedragen: tuple[str, ...], staart: tuple[Kolom, ...] = ()
) -> tuple[list[Regel], list[Finding]]:
    """The rows without a mistake, and a finding for each cell that is not clear.

    The header is the names of `kolommen`, of the columns of amounts, and of `staart` (more text), in that order;
    another header gives no rows and one finding.
    """
    texts = (*kolommen, *staart)
    expected = (*(kolom.naam for kolom in kolommen), *bedragen, *(kolom.naam for kolom in staart))
    if table.header != expected:
        return [], [_header_finding(table, expected)]
    if table.width:
        wrong = f"elke regel heeft {table.width} cellen, de kolomkop heeft er {len(expected)}"
        mend = "kijk of er op elke regel een `;` te veel of te weinig staat, vaak aan het einde"
        return [], [FOUT_AANTAL_CELLEN.finding(table.at, wrong, mend)]
    first, last = len(kolommen), len(kolommen) + len(bedragen)
    refused = _refused(table, texts, expected)
    regels: list[Regel] = []
    unclear: list[_Cel] = []
    for row in table.rows:
        cells = row.cells
        try:
            amounts = lees_reeks(cells[first:last])
        except GeenBedrag:
            unclear += _wrong_cells(row, expected, texts, range(first, last))
            continue
        if refused and not refused.isdisjoint(enumerate(cells)):
            unclear += _wrong_cells(row, expected, texts, range(first, last))
        else:
            regels.append(Regel(Place(row.file, row.line), cells[:first] + cells[last:], amounts))
    return regels, list(by_cause(_with_cause(unclear)))


def _refused(table: CsvTable, texts: tuple[Kolom, ...], header: tuple[str, ...]) -> set[tuple[int, str]]:
    """The values that may not stand in their column, with the index of that column."""
    found = set()
    for kolom in texts:
        index = header.index(kolom.naam)
        found |= {(index, value) for value in {row.cells[index] for row in table.rows} if not kolom.past(value)}
    return found


class _Cel(NamedTuple):
    """A cell that is not clear: its column (empty for every column of amounts), its text, and the finding."""

    kolom: str
    text: str
    finding: Finding


def _wrong_cells(row: TableRow, header: tuple[str, ...], texts: tuple[Kolom, ...], amounts: range) -> list[_Cel]:
    found = []
    for kolom in texts:
        index = header.index(kolom.naam)
        text = row.cells[index]
        if not kolom.past(text):
            found.append(_Cel(kolom.naam, text, kolom.finding(text, row.place(index))))
    if len(found) > MOST_WRONG_IN_ROW:
        return [_Cel("*", "", _shifted(row, [cel.kolom for cel in found]))]
    for index in amounts:
        text = row.cells[index]
        try:
            lees_reeks((text,))
        except GeenBedrag as refusal:
            wrong = f"`{header[index]}`: `{text}` is geen duidelijk bedrag"
            found.append(_Cel("", text, kinds.ONLEESBAAR_BEDRAG.finding(row.place(index), wrong, refusal.mend)))
    return found


def _shifted(row: TableRow, names: list[str]) -> Finding:
    wrong = f"op deze regel passen {len(names)} waarden niet in hun kolom: {several([f'`{each}`' for each in names])}"
    mend = "kijk of elke waarde in de juiste kolom staat; vaak staat er een `;` te veel of te weinig"
    return kinds.ONLEESBARE_WAARDE.finding(Place(row.file, row.line), wrong, mend)


def _with_cause(wrong: list[_Cel]) -> Iterator[tuple[object, Finding]]:
    """Each finding with its cause: the same text in a column, or the column itself once many of its cells are wrong.

    Amounts are each mended in another way, so of those many different ones are asked for.
    """
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for cel in wrong:
        texts[cel.kolom].append(cel.text)
    many = {kolom for kolom, found in texts.items() if len(found if kolom else set(found)) > MOST_NAMED}
    for cel in wrong:
        yield (cel.kolom, None if cel.kolom in many else cel.text), cel.finding


def _header_finding(table: CsvTable, expected: tuple[str, ...]) -> Finding:
    missing = [name for name in expected if name not in table.header]
    unknown = [name for name in table.header if name not in expected]
    wrong = "de kopregel heeft niet de afgesproken kolommen"
    if missing:
        wrong += f"; deze ontbreken: {', '.join(f'`{name}`' for name in missing)}"
    if unknown:
        hints = [f"`{name}`{f' ({hint})' if (hint := near(name, missing)) else ''}" for name in unknown]
        wrong += f"; deze kennen we niet: {', '.join(hints)}"
    if not missing and not unknown:
        wrong += " in de afgesproken volgorde"
    return kinds.VERKEERDE_KOPREGEL.finding(table.at, wrong, f"zet als eerste regel: `{';'.join(expected)}`")
