"""CSV as the dossier writes it: `;` between cells, one row per line, a header with unique names."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from pipeline.content.kinds import (
    FOUT_AANTAL_CELLEN,
    FOUT_SCHEIDINGSTEKEN,
    FOUTE_KOLOMNAAM,
    LEEG_BESTAND,
    LOS_AANHALINGSTEKEN,
)
from pipeline.content.values import CsvTable, TableRow
from pipeline.findings import MOST_NAMED, Finding, Place, by_cause, many_as_one

_MOST_ABOVE = 6  # lines with a title above the header
_MOST_LINES = 20  # of one row
_FORMULA = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r]")  # how a cell starts that a spreadsheet runs
_CELL = re.compile(r' *+(?:"([^"]*+(?:""[^"]*+)*+)" *+|([^;"]*+));')  # what stands between quotes, or without them
_ROW = re.compile(f"(?:{_CELL.pattern})+")


class _StrayQuote(Exception):
    """A line that cannot be taken apart into cells; `offset` is where the cell starts that stops it."""

    def __init__(self, offset: int) -> None:
        self.offset = offset


def parse(text: str, shown: str) -> tuple[CsvTable | None, tuple[Finding, ...]]:
    """The table in a text that has passed the gate for characters, or None without a usable header; the findings.

    Lines with nothing in them, or only separators (`;;;;`, as Excel leaves them), are not rows.
    """
    findings: list[Finding] = []
    lines = text.split("\n")
    if re.fullmatch(r"sep=.?", lines[0].strip()):
        wrong = f"De eerste regel is `{lines[0].strip()}`; dat is een aanwijzing voor Excel, geen kolomkop"
        findings.append(FOUT_SCHEIDINGSTEKEN.finding(Place(shown), wrong, "verwijder deze regel"))
        lines[0] = ""
    first = next((number for number, line in enumerate(lines) if line.strip(" ;")), None)
    if first is None:
        mend = "zet er minstens de kolomkoppen in, of verwijder het bestand"
        findings.append(LEEG_BESTAND.finding(Place(shown), "In dit bestand staat niets", mend))
        return None, tuple(findings)
    at = Place(shown, first + 1)
    if (lower := _lower_header(lines, first)) is not None:
        wrong = f"Boven de kolomkoppen, op regel {lower + 1}, staat nog iets: `{lines[first].strip(' ;')[:60]}`"
        mend = f"verwijder wat boven regel {lower + 1} staat: de kolomkoppen horen op de eerste regel"
        findings.append(FOUTE_KOLOMNAAM.finding(at, wrong, mend))
        first, at = lower, Place(shown, lower + 1)
    lines = _without_spare_columns(lines, first)
    header, objections = _header(lines[first], at)
    if objections:
        return None, (*findings, *objections)
    rows, wrong_length, more = _rows(lines, first + 1, header, shown)
    findings.extend(more)
    if not rows and len(wrong_length) > 1 and len({len(row.cells) for row in wrong_length}) == 1:
        return CsvTable(header, (), at, len(wrong_length[0].cells)), tuple(findings)
    findings.extend(by_cause(_wrong_lengths(wrong_length, header)))
    return CsvTable(header, rows, at), tuple(findings)


def _rows(
    lines: list[str], start: int, header: tuple[str, ...], shown: str
) -> tuple[tuple[TableRow, ...], list[TableRow], list[Finding]]:
    """The rows with as many cells as the header, those with another number, and what is wrong with other lines."""
    rows: list[TableRow] = []
    stray_quotes: list[Finding] = []
    wrong_length: list[TableRow] = []
    taken = start
    for number, line in enumerate(lines[start:], start=start + 1):
        if number <= taken or not line.strip(" ;"):
            continue
        try:
            cells = _cells(line)
        except _StrayQuote as stray:
            whole = _over_lines(lines, number - 1, len(header))
            if whole is None:
                stray_quotes.append(_stray_quote(line, stray.offset, Place(shown, number)))
                continue
            taken, line, cells = whole
        row = TableRow(cells, shown, number, line)
        if not any(cells):
            continue
        if len(cells) == len(header):
            rows.append(row)
        else:
            wrong_length.append(row)
    return tuple(rows), wrong_length, list(many_as_one(stray_quotes))


def _over_lines(lines: list[str], first: int, width: int) -> tuple[int, str, tuple[str, ...]] | None:
    """A row whose cells hold line ends (Alt+Enter in Excel): the number of its last line, its text, its cells.

    Only when that makes a row as wide as the header: a quote that somebody forgot would swallow the rows after it.
    """
    for last in range(first + 2, min(first + _MOST_LINES, len(lines)) + 1):
        text = "\n".join(lines[first:last])
        with suppress(_StrayQuote):
            cells = _cells(text)
            if len(cells) == width:
                return last, text, tuple(" ".join(cell.split()) for cell in cells)
            return None
    return None


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a line; raises _StrayQuote."""
    if '"' not in line:
        return without_guards(tuple(map(str.strip, line.split(";"))))
    closed = line + ";"
    if not _ROW.fullmatch(closed):
        sound = _ROW.match(closed)
        raise _StrayQuote(sound.end() if sound else 0)
    return without_guards(
        tuple((quoted.replace('""', '"') or plain).strip() for quoted, plain in _CELL.findall(closed))
    )


# ---- what a spreadsheet would run -----------------------------------------------------------------------------


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: `'=A1`. Not for amounts: `-5` is one.

    `without_guards` gives the text itself back, as the readers of this project do.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def without_guards(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row without what `guarded` put before them."""
    if not any(cell.startswith("'") for cell in cells):
        return cells
    return tuple(cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell for cell in cells)


# ---- the header -----------------------------------------------------------------------------------------------


def _header(line: str, at: Place) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The names of the columns, and what makes them unusable."""
    for separator, name in ((",", "komma's"), ("\t", "tabs")):
        if separator in line and ";" not in line:
            wrong = f"Dit bestand gebruikt {name} tussen de kolommen; het dossier gebruikt puntkomma's"
            mend = "kies in Excel, met Belgische landinstellingen, `Opslaan als` en dan `CSV UTF-8`"
            return (), (FOUT_SCHEIDINGSTEKEN.finding(at, wrong, mend),)
    try:
        names = _cells(line)
    except _StrayQuote as stray:
        return (), (_stray_quote(line, stray.offset, at),)
    return names, tuple(_objections_to_names(TableRow(names, at.file, at.line, line)))


def _lower_header(lines: list[str], first: int) -> int | None:
    """The line (from 0) of the header when a title stands above it, as reports have; None when the first line is it."""
    cells = [cell.strip() for cell in lines[first].split(";")]
    title = [cell for cell in cells if cell]
    if (len(title) > 2 and len(set(cells)) == len(cells)) or '"' in lines[first]:
        return None
    for number in range(first + 1, min(first + _MOST_ABOVE, len(lines))):
        names = [name.strip() for name in lines[number].split(";")]
        if len(names) > max(len(set(title)), 2) and all(names) and len(set(names)) == len(names):
            return number if all(re.match(r"[^\W\d_]|(?:19|20)\d\d\b", name) for name in names) else None
    return None


def _without_spare_columns(lines: list[str], first: int) -> list[str]:
    """The lines without the columns at the end that have no name and nothing in any row, as Excel leaves them."""

    def empty_at_end(line: str) -> int:
        return line[len(line.rstrip("; ")) :].count(";")

    spare = empty_at_end(lines[first])
    rows = [line for line in lines[first:] if line.strip(" ;")]
    if not spare or any(empty_at_end(line) < spare for line in rows):
        return lines
    return [*lines[:first], *(line.rsplit(";", spare)[0] for line in lines[first:])]


def _objections_to_names(row: TableRow) -> Iterator[Finding]:
    unnamed = [index for index, name in enumerate(row.cells) if not name]
    if unnamed:
        wrong = f"Kolom {unnamed[0] + 1} heeft geen naam"
        if len(unnamed) > 1:
            wrong = f"{len(unnamed)} kolommen hebben geen naam, kolom {unnamed[0] + 1} is de eerste"
        mend = "geef elke kolom een naam; staat er niets in, verwijder dan de overtollige `;` op elke regel"
        yield FOUTE_KOLOMNAAM.finding(row.place(unnamed[0]), wrong, mend)
    yield from by_cause(("twice", each) for each in _twice(row))


def _twice(row: TableRow) -> Iterator[Finding]:
    for index, name in enumerate(row.cells):
        first = row.cells.index(name)
        if name and first != index:
            wrong = f"De kolomnaam `{name}` staat twee keer: bij kolom {first + 1} en bij kolom {index + 1}"
            yield FOUTE_KOLOMNAAM.finding(row.place(index), wrong, "geef elke kolom een eigen naam")


# ---- what is wrong with a line --------------------------------------------------------------------------------


def _stray_quote(line: str, offset: int, at: Place) -> Finding:
    cell = line[offset:].lstrip()
    start = len(line) - len(cell)
    if not cell.startswith('"'):
        shown = cell.split(";")[0].strip()
        wrong = f"In `{shown}` staat een aanhalingsteken midden in de cel"
        doubled = shown.replace('"', '""')
        mend = f'verwijder het, of schrijf de cel als `"{doubled}"`'
        return LOS_AANHALINGSTEKEN.finding(Place(at.file, at.line, line.index('"', offset) + 1), wrong, mend)
    if re.match(r'"(?:[^"]|"")*"(?!")', cell):
        wrong = f"In `{cell.split(';')[0].strip()}` staat nog tekst na het sluitende aanhalingsteken"
        mend = 'schrijf een aanhalingsteken binnen een cel dubbel: `""`'
    else:
        wrong = f"Het aanhalingsteken voor `{cell[1:41]}` wordt niet gesloten op deze regel"
        mend = "sluit het aanhalingsteken, of verwijder het"
    return LOS_AANHALINGSTEKEN.finding(Place(at.file, at.line, start + 1), wrong, mend)


def _wrong_lengths(rows: list[TableRow], header: tuple[str, ...]) -> Iterator[tuple[object, Finding]]:
    """A finding for each row, with its cause: many rows of the same length are that for one reason."""
    times = Counter(len(row.cells) for row in rows)
    for row in rows:
        cause = ("length", len(row.cells)) if times[len(row.cells)] > MOST_NAMED else ("line", row.line)
        yield cause, _wrong_length(row, header)


def _wrong_length(row: TableRow, header: tuple[str, ...]) -> Finding:
    wrong = f"Deze regel heeft {_count(len(row.cells), 'cel', 'cellen')}, de kolomkop heeft er {len(header)}"
    extra = row.cells[len(header) :]
    if not extra:
        mend = f"vul aan met een `;` voor elke cel die ontbreekt, vanaf kolom `{header[len(row.cells)]}`"
        return FOUT_AANTAL_CELLEN.finding(row.place(0), wrong, mend)
    if any(extra):
        wrong = f"{wrong}; te veel is `{';'.join(extra)}`"
        mend = "zet een cel waarin een `;` staat tussen aanhalingstekens, of verwijder wat te veel is"
    else:
        mend = "verwijder de overtollige `;` aan het einde van de regel"
    return FOUT_AANTAL_CELLEN.finding(row.place(len(header)), wrong, mend)


def _count(number: int, one: str, more: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {more}"
