"""Rows of a CSV table, checked cell by cell: texts that have the right form, amounts in euro cents.

A column is checked over its distinct values, so a ledger of tens of thousands of lines costs little more than
reading it; only a row with a wrong cell is looked at again, for the place of that cell.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.content import CsvTable, TableRow
from pipeline.content.kinds import FOUT_AANTAL_CELLEN
from pipeline.findings import MOST_NAMED, Finding, Place, by_cause, several
from pipeline.model import kinds
from pipeline.model.bedrag import GeenBedrag, lees_reeks
from pipeline.model.typed import near

_JAARKOP = re.compile(
    r"(?:(?:boek|plan)?jaar |raming(?:en)? |krediet(?:en)? |budget |bedrag |mjp |meerjarenplan )?"
    r"((?:19|20)[0-9]{2})(?:[.,]0+)?"
    r"(?: ?(?:\((?:in )?(?:€|eur|euro)\)|(?:in )?(?:€|eur|euro)))?"
    r"|(?:0?1[/.-]0?1|31[/.-]12)[/.-]((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})-01-01(?: 00:00(?::00)?)?",
    re.IGNORECASE,
)
IN_DUIZENDEN = re.compile(r"(?:19|20)[0-9]{2}.*(?:1[., ]?000|duizend|k ?€|k ?eur|miljoen|mio|mln)", re.IGNORECASE)
_EENHEID = re.compile(r"(?:in )?(?:€|eur|euro)", re.IGNORECASE)
_WOORD = r"(?:(?:algemeen|algemene|eind|sub|groot|general|grand)[ -]?)?(?:totaal|totalen|total)|som|sum|samen|saldo"
_TOTAAL = re.compile(rf"(?:{_WOORD})[.: ]*|Σ", re.IGNORECASE)
_TOTAAL_VAN = re.compile(
    rf"(?:{_WOORD})(?:[.:]|[ -](?:van|per|generaal|uitgaven|ontvangsten|20[0-9]{{2}}\b))|(?:sub|eind)-?totaal\b",
    re.IGNORECASE,
)
_MAG_TOTAAL_HETEN = ("wat", "bron")  # columns of `controletotalen.csv`
MOST_WRONG_IN_ROW = 3  # wrong texts on one row: with more of them the row itself is out of step


@dataclass(frozen=True, slots=True)
class Csvkolom:
    """A column of text: the words it takes, or the form of what it takes, with that form in words.

    `ook` are words that mean one of the choices, in small letters: `uitgave` for `U`. `bedoeld` gives what a text of
    another form can only mean, if anything.
    """

    naam: str
    keuzes: frozenset[str] = frozenset()
    vorm: re.Pattern[str] = re.compile(r".*")
    woorden: str = ""
    ook: Mapping[str, str] = field(default_factory=dict)
    bedoeld: Callable[[str], str] = field(default=lambda text: "")

    def begrepen(self, text: str) -> str:
        """The text as this column has it: a choice in other capitals, or a word for one, is that choice."""
        if text in self.keuzes or not self.keuzes:
            return text
        plain = text.casefold()
        return self.ook.get(plain) or next((each for each in self.keuzes if each.casefold() == plain), text)

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
        meant = self.bedoeld(text)
        return kinds.ONLEESBARE_WAARDE.finding(at, wrong, f"schrijf `{meant}`" if meant else f"schrijf {self.woorden}")


class Csvregel(NamedTuple):
    """A row without a mistake: its place, its texts in the order of the columns, its amounts in cents (empty is 0)."""

    at: Place
    teksten: tuple[str, ...]
    bedragen: tuple[int, ...]


def lees_regels(
    table: CsvTable, kolommen: tuple[Csvkolom, ...], bedragen: tuple[str, ...], staart: tuple[Csvkolom, ...] = ()
) -> tuple[list[Csvregel], list[Finding]]:
    """The rows without a mistake, and a finding for each cell that is not clear.

    The header is the names of `kolommen`, of the columns of amounts, and of `staart` (more text), in that order;
    another header gives no rows and one finding.
    """
    texts = (*kolommen, *staart)
    expected = (*(kolom.naam for kolom in kolommen), *bedragen, *(kolom.naam for kolom in staart))
    table = replace(table, header=_kop(table.header, expected))
    if table.header != expected:
        return [], [_header_finding(table, expected)]
    if table.width:
        wrong = f"elke regel heeft {table.width} cellen, de kolomkop heeft er {len(expected)}"
        mend = "kijk of er op elke regel een `;` te veel of te weinig staat, vaak aan het einde"
        return [], [FOUT_AANTAL_CELLEN.finding(table.at, wrong, mend)]
    first, last = len(kolommen), len(kolommen) + len(bedragen)
    table = replace(table, rows=tuple(_begrepen(table.rows, texts, expected)))
    refused = _refused(table, texts, expected)
    regels: list[Csvregel] = []
    unclear: list[_Cel] = []
    odd = _geen_regels(table, texts, expected, range(first, last))
    for row in table.rows:
        if odd and row in odd:
            continue
        cells = row.cells
        try:
            amounts = lees_reeks(cells[first:last])
        except GeenBedrag:
            unclear += _wrong_cells(row, expected, texts, range(first, last))
            continue
        if refused and not refused.isdisjoint(enumerate(cells)):
            unclear += _wrong_cells(row, expected, texts, range(first, last))
        else:
            regels.append(Csvregel(Place(row.file, row.line), cells[:first] + cells[last:], amounts))
    return regels, [*by_cause((each.code, each) for each in odd.values()), *by_cause(_with_cause(unclear))]


# ---- what is understood --------------------------------------------------------------------------------------------


def _kop(header: tuple[str, ...], expected: tuple[str, ...]) -> tuple[str, ...]:
    """The header with its columns called as agreed: `Raming` is `raming`, `2020 (in €)` and `1/01/2020` are `2020`."""
    names = {each.casefold(): each for each in expected}
    understood = []
    for name in header:
        year = _JAARKOP.fullmatch(name)
        plain = next(filter(None, year.groups())) if year else " ".join(name.split()).replace(" ", "_").casefold()
        understood.append(names.get(plain, name))
    return tuple(understood) if len(set(understood)) == len(header) else header


def _begrepen(rows: Iterable[TableRow], texts: tuple[Csvkolom, ...], header: tuple[str, ...]) -> Iterator[TableRow]:
    """The rows with the words of their columns as the choices that they mean."""
    rows = tuple(rows)
    changes: dict[int, dict[str, str]] = {}
    for kolom in texts:
        index = header.index(kolom.naam)
        meant = {text: kolom.begrepen(text) for text in {row.cells[index] for row in rows}}
        if other := {text: choice for text, choice in meant.items() if text != choice}:
            changes[index] = other
    if not changes:
        yield from rows
        return
    for row in rows:
        cells = tuple(
            changes[index].get(cell, cell) if index in changes else cell for index, cell in enumerate(row.cells)
        )
        yield row if cells == row.cells else replace(row, cells=cells)


def _geen_regels(
    table: CsvTable, texts: tuple[Csvkolom, ...], header: tuple[str, ...], amounts: range
) -> dict[TableRow, Finding]:
    """The rows that are none, a total or a second header, each with its finding."""
    naming = [header.index(kolom.naam) for kolom in texts if kolom.naam not in _MAG_TOTAAL_HETEN]
    if not (texts and amounts):  # a list of names may well hold one that is called so, but not in front
        naming = [0]
    totals = {
        (index, text)
        for index in naming
        for text in {row.cells[index] for row in table.rows}
        if _TOTAAL.fullmatch(text) or _TOTAAL_VAN.match(text)
    }
    found = {}
    for row in table.rows:
        if row.cells == header or _is_units(row, amounts):
            wrong = f"`{several([each for each in row.cells if each])}` is een tweede kopregel"
            at = Place(row.file, row.line)
            found[row] = kinds.VERKEERDE_KOPREGEL.finding(at, wrong, "verwijder deze regel")
        elif totals and (finding := _total(row, naming, totals, counts=bool(amounts))):
            found[row] = finding
    return found


def _is_units(row: TableRow, amounts: range) -> bool:
    """Whether a row only says in what its amounts are: `;;;EUR;EUR`."""
    return bool(amounts) and not row.cells[0] and all(_EENHEID.fullmatch(row.cells[index]) for index in amounts)


def _total(row: TableRow, naming: list[int], totals: set[tuple[int, str]], *, counts: bool) -> Finding | None:
    """The finding about a row that is called a total, by all of a cell or the start of the first that is filled."""
    words = [(index, row.cells[index]) for index in naming if row.cells[index]]
    called = next((text for index, text in words if (index, text) in totals and _TOTAAL.fullmatch(text)), "")
    if not called and not (words and words[0] in totals):
        return None
    wrong = f"`{called or words[0][1]}` is een totaal"
    if not counts:
        wrong = f"{wrong}, geen regel van deze lijst"
        return kinds.TOTAAL_ALS_REGEL.finding(Place(row.file, row.line), wrong, "verwijder deze regel")
    wrong = f"{wrong}; als regel telt het mee, en dan staat alles er dubbel in"
    mend = "verwijder deze regel: het plan telt zelf op; een totaal om na te kijken hoort in `controletotalen.csv`"
    return kinds.TOTAAL_ALS_REGEL.finding(Place(row.file, row.line), wrong, mend)


def _refused(table: CsvTable, texts: tuple[Csvkolom, ...], header: tuple[str, ...]) -> set[tuple[int, str]]:
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


def _wrong_cells(row: TableRow, header: tuple[str, ...], texts: tuple[Csvkolom, ...], amounts: range) -> list[_Cel]:
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
    if heading := next((row for row in table.rows[:5] if _kop(row.cells, expected) == expected), None):
        wrong = f"de kolomkoppen staan pas op regel {heading.line}"
        return kinds.VERKEERDE_KOPREGEL.finding(table.at, wrong, f"verwijder wat boven regel {heading.line} staat")
    if thousands := next((name for name in unknown if IN_DUIZENDEN.search(name)), ""):
        wrong = f"`{thousands}`: de bedragen in deze kolom zijn geen gewone euro's"
        mend = "schrijf ze in euro, alle cijfers voluit, en noem de kolom naar haar jaar"
        return kinds.VERKEERDE_KOPREGEL.finding(table.at, wrong, mend)
    if unknown and not missing:
        extra = several([f"`{name}`" for name in unknown])
        wrong = f"{'deze kolom hoort' if len(unknown) == 1 else 'deze kolommen horen'} niet in dit bestand: {extra}"
        what = "de kolom" if len(unknown) == 1 else "die kolommen"
        mend = f"verwijder {what}, in de kop en in elke regel; in Excel met een klik rechts op de letter erboven"
        return kinds.VERKEERDE_KOPREGEL.finding(table.at, wrong, mend)
    wrong = "de kopregel heeft niet de afgesproken kolommen"
    if missing:
        wrong += f"; deze ontbreken: {', '.join(f'`{name}`' for name in missing)}"
    if unknown:
        hints = [f"`{name}`{f' ({hint})' if (hint := near(name, missing)) else ''}" for name in unknown]
        wrong += f"; deze kennen we niet: {', '.join(hints)}"
    if not missing and not unknown:
        wrong += " in de afgesproken volgorde"
    return kinds.VERKEERDE_KOPREGEL.finding(table.at, wrong, f"zet als eerste regel: `{';'.join(expected)}`")
