"""Rows of a CSV table, checked cell by cell: texts that have the right form, amounts in euro cents.

A column is checked over its distinct values, so a ledger of tens of thousands of lines costs little more than
reading it; only a row with a wrong cell is looked at again, for the place of that cell.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.content import CsvTable, TableRow
from pipeline.findings import Finding, Place
from pipeline.model import kinds
from pipeline.model.bedrag import GeenBedrag, lees_reeks
from pipeline.model.typed import near


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
            wrong = f"`{self.naam}`: `{text}` is hier geen keuze"
            return kinds.GEEN_KEUZE.finding(at, wrong, f"schrijf {options}")
        wrong = f"`{self.naam}`: `{text}` heeft niet de juiste vorm"
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
    first, last = len(kolommen), len(kolommen) + len(bedragen)
    refused = _refused(table, texts, expected)
    regels, findings = [], []
    for row in table.rows:
        cells = row.cells
        try:
            amounts = lees_reeks(cells[first:last])
        except GeenBedrag:
            findings += _cell_findings(row, expected, texts, range(first, last))
            continue
        if refused and not refused.isdisjoint(enumerate(cells)):
            findings += _cell_findings(row, expected, texts, range(first, last))
        else:
            regels.append(Regel(Place(row.file, row.line), cells[:first] + cells[last:], amounts))
    return regels, findings


def _refused(table: CsvTable, texts: tuple[Kolom, ...], header: tuple[str, ...]) -> set[tuple[int, str]]:
    """The values that may not stand in their column, with the index of that column."""
    found = set()
    for kolom in texts:
        index = header.index(kolom.naam)
        found |= {(index, value) for value in {row.cells[index] for row in table.rows} if not kolom.past(value)}
    return found


def _cell_findings(row: TableRow, header: tuple[str, ...], texts: tuple[Kolom, ...], amounts: range) -> list[Finding]:
    found = []
    for kolom in texts:
        index = header.index(kolom.naam)
        if not kolom.past(row.cells[index]):
            found.append(kolom.finding(row.cells[index], row.place(index)))
    for index in amounts:
        text = row.cells[index]
        try:
            lees_reeks((text,))
        except GeenBedrag as refusal:
            wrong = f"`{header[index]}`: `{text}` is geen duidelijk bedrag"
            found.append(kinds.ONLEESBAAR_BEDRAG.finding(row.place(index), wrong, refusal.mend))
    return found


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
