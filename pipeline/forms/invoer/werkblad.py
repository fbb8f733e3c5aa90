"""A workbook (xlsx) as sheets of text. Nothing in it is run, and its size is weighed before anything is unpacked.

A workbook of 1,5 MB can take 5,8 GB to read (reliability.md 2.2), so the parts are weighed by what their directory says
(Python reads no more than that) and the cells counted in the raw text, before openpyxl makes objects of them.
"""

import datetime
import io
import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Sequence
from decimal import Decimal
from time import monotonic
from typing import Any

from pipeline.findings import Finding, Place, several
from pipeline.forms.invoer import kinds
from pipeline.forms.invoer.blad import MOST_CELLS, MOST_ROWS, Blad, Bladrij, Getalcel, Weigercel
from pipeline.forms.invoer.tekstblad import FORBIDDEN
from pipeline.model.typed import near

MOST_BYTES = 25_000_000  # of the file itself
MOST_UNPACKED = 150_000_000  # bytes of all parts together
MOST_RATIO = 100  # unpacked to packed, for a part of more than SMALL
SMALL = 1_000_000
MOST_PARTS = 2_000
MOST_IN_ALL = 4_000_000  # cells of all sheets
MOST_SHEETS = 20
SECONDS = 60  # to read all sheets
MOST_MERGED = 500_000  # rows in merged areas, each counted
LARGEST = {"xl/sharedStrings.xml": 60_000_000, "": 10_000_000}  # bytes of a part that is no sheet; "" is any other

_CHUNK = 1 << 20
_OVERLAP = 64
_TAG = re.compile(rb"<(?:\w{1,20}:)?(row|c|f)[\s/>]")
_MERGED = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^>]{0,40}ref="[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w{1,20}:)?(row|col)\s([^>]{0,400}?hidden="(?:1|true)"[^>]{0,400})>')
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FORMULA = "zet de cel om naar haar waarde (kopiëren, dan `Plakken speciaal`, `Waarden`) en bewaar opnieuw"


class _Refused(Exception):
    """The workbook cannot be read; `kind` says why."""

    def __init__(self, kind: Any, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.kind, self.wrong, self.mend = kind, wrong, mend


def lees_werkboek(data: bytes, shown: str, blad: str = "") -> tuple[tuple[Blad, ...], tuple[Finding, ...]]:
    """The visible sheets with something in them, or the one called `blad`; or none and the finding that says why.

    A hidden sheet that nobody asked for is left out, and a finding says so.
    """
    try:
        formulas, merged = _weigh(data)
        return _sheets(data, shown, formulas, merged, blad)
    except _Refused as refused:
        return (), (refused.kind.finding(Place(shown), refused.wrong, refused.mend),)


def _weigh(data: bytes) -> tuple[bool, bool]:
    """Whether the workbook holds formulas and merged cells; raises _Refused when it is no workbook or too large."""
    small = "bewaar alleen het blad met de ramingen, als nieuw xlsx-bestand of als `CSV UTF-8`"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        wrong = "dit is een oud of met een wachtwoord beveiligd Excelbestand"
        raise _Refused(kinds.ONLEESBAAR_INVOERBESTAND, wrong, "bewaar het zonder wachtwoord als `.xlsx`")
    if len(data) > MOST_BYTES:
        wrong = f"dit bestand is {len(data) // 1_000_000} MB groot, meer dan {MOST_BYTES // 1_000_000} MB"
        raise _Refused(kinds.TE_GROOT_INVOERBESTAND, wrong, small)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = book.infolist()
            unpacked = sum(part.file_size for part in parts)
            swollen = any(part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size for part in parts)
            if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or swollen or any(map(_is_odd, parts)):
                wrong = f"uitgepakt is dit bestand {unpacked // 1_000_000} MB in {len(parts)} delen: te veel"
                raise _Refused(kinds.TE_GROOT_INVOERBESTAND, wrong, small)
            known = all(part.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts)
            if not known or "xl/workbook.xml" not in book.namelist():
                raise _Refused(kinds.ONLEESBAAR_INVOERBESTAND, "dit is geen Excelbestand", "bewaar het als `.xlsx`")
            return _count(book, parts, small)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError):
        wrong = "dit Excelbestand is beschadigd of geen echt Excelbestand"
        raise _Refused(
            kinds.ONLEESBAAR_INVOERBESTAND, wrong, "open het in Excel en bewaar het opnieuw als `.xlsx`"
        ) from None


def _is_odd(part: zipfile.ZipInfo) -> bool:
    """Whether a part that openpyxl reads whole, styles and texts, is larger than that of any ledger."""
    if _SHEET.fullmatch(part.filename) or not part.filename.endswith((".xml", ".rels")):
        return False
    return part.file_size > LARGEST.get(part.filename, LARGEST[""])


def _count(book: zipfile.ZipFile, parts: list[zipfile.ZipInfo], small: str) -> tuple[bool, bool]:
    """Counts cells in the raw text of the sheets, and refuses document types: no workbook of Excel has them."""
    cells, formulas, merged = 0, False, False
    for part in parts:
        is_sheet = _SHEET.fullmatch(part.filename) is not None
        in_row, rows, rest = 0, 0, b""
        with book.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                piece = rest + chunk
                if part.filename.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
                    wrong = "in dit bestand staat een documenttype, dat Excel nooit schrijft"
                    raise _Refused(kinds.ONLEESBAAR_INVOERBESTAND, wrong, small)
                if is_sheet:
                    # a tag across the edge of a chunk is counted with the next one, each tag once
                    edge = max(0, len(piece) - _OVERLAP) if len(chunk) == _CHUNK else len(piece)
                    for tag in _TAG.finditer(piece):
                        if tag.start() >= edge:
                            break
                        match tag[1]:
                            case b"row":
                                in_row, rows = 0, rows + 1
                            case b"c":
                                in_row, cells = in_row + 1, cells + 1
                            case _:
                                formulas = True
                        if in_row > 16_384 or cells > MOST_IN_ALL or rows > 1_048_576:
                            wrong = f"dit bestand heeft meer cellen dan er gelezen worden ({MOST_IN_ALL})"
                            raise _Refused(kinds.TE_GROOT_INVOERBESTAND, wrong, small)
                    merged = merged or b"mergeCell" in piece
                    rest = piece[edge:]
                else:
                    rest = piece[-_OVERLAP:]
    return formulas, merged


def _sheets(
    data: bytes, shown: str, formulas: bool, merged: bool, blad: str
) -> tuple[tuple[Blad, ...], tuple[Finding, ...]]:
    try:
        with warnings.catch_warnings():
            # about styles and validation that it leaves out, which nobody needs here
            warnings.simplefilter("ignore")
            return _read(data, shown, formulas, merged, blad)
    except _Refused:
        raise
    except Exception as failure:  # openpyxl gives a dozen kinds of errors for a damaged workbook
        wrong = f"dit Excelbestand is beschadigd of anders opgebouwd dan Excel doet ({type(failure).__name__})"
        mend = "open het in Excel en bewaar het opnieuw als `.xlsx`"
        raise _Refused(kinds.ONLEESBAAR_INVOERBESTAND, wrong, mend) from failure


def _read(
    data: bytes, shown: str, formulas: bool, merged: bool, blad: str
) -> tuple[tuple[Blad, ...], tuple[Finding, ...]]:
    # only who imports a workbook pays for openpyxl
    from openpyxl import load_workbook

    until = monotonic() + SECONDS
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    beside = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if formulas else None
    found = []
    for sheet in _chosen(values.worksheets, blad):
        asked = {} if beside is None else _formulas(beside[sheet.title], until)
        rows = _rows(sheet, asked, until)
        areas = _merged_rows(data, sheet._worksheet_path) if merged else frozenset()
        hidden_rows, hidden_columns = _hidden(data, sheet._worksheet_path)
        if rows:
            found.append(Blad(shown, rows, sheet.title, "", "", areas, hidden_rows, hidden_columns))
    hidden = [sheet.title for sheet in values.worksheets if sheet.sheet_state != "visible" and not blad]
    return tuple(found), tuple(_left_out(name, shown) for name in hidden)


def _left_out(name: str, shown: str) -> Finding:
    wrong = f"het blad `{name}` is verborgen en wordt niet gelezen"
    mend = f'staan daar ramingen in, geef dan `--blad "{name}"`'
    return kinds.VERBORGEN_CELLEN.finding(Place(shown), wrong, mend)


def _chosen(sheets: Sequence[Any], blad: str) -> list[Any]:
    """The visible sheets, or the one that is asked for, even when it is hidden."""
    names = tuple(sheet.title for sheet in sheets)
    if blad:
        if blad not in names:
            hint = near(blad, names) or f"kies uit {several([f'`{name}`' for name in names])}"
            raise _Refused(kinds.INDELING_NIET_HERKEND, f"dit bestand heeft geen blad `{blad}`", hint)
        return [sheet for sheet in sheets if sheet.title == blad]
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    if len(visible) > MOST_SHEETS:
        wrong = f"dit bestand heeft {len(visible)} bladen, meer dan {MOST_SHEETS}"
        mend = f'kies er een met `--blad "{visible[0].title}"`, of bewaar alleen het blad met de ramingen'
        raise _Refused(kinds.TE_GROOT_INVOERBESTAND, wrong, mend)
    return visible


def _hidden(data: bytes, path: str) -> tuple[frozenset[int], frozenset[int]]:
    """The rows (from 1) and columns (from 0) that the sheet does not show, mostly because of a filter."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        text = book.read(path.lstrip("/"))
    rows: set[int] = set()
    columns: set[int] = set()
    for tag in _HIDDEN.findall(text):
        name, attributes = tag[0], dict(_ATTRIBUTE.findall(tag[1]))
        if name == b"row" and b"r" in attributes:
            rows.add(int(attributes[b"r"]))
        elif name == b"col" and {b"min", b"max"} <= attributes.keys():
            last = min(int(attributes[b"max"]), MOST_CELLS)
            columns.update(range(int(attributes[b"min"]) - 1, last))
    return frozenset(rows), frozenset(columns)


def _in_time(until: float) -> None:
    """Raises _Refused when reading takes too long."""
    if monotonic() > until:
        wrong = f"dit bestand was na {SECONDS} seconden nog niet gelezen"
        mend = "bewaar alleen het blad met de ramingen, zonder lege opgemaakte rijen, of als `CSV UTF-8`"
        raise _Refused(kinds.TE_GROOT_INVOERBESTAND, wrong, mend)


def _merged_rows(data: bytes, path: str) -> frozenset[int]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        areas = _MERGED.findall(book.read(path.lstrip("/")))
    if sum(abs(int(last) - int(first)) for first, last in areas) > MOST_MERGED:
        wrong = "in dit bestand zijn ontelbaar veel cellen samengevoegd"
        raise _Refused(kinds.TE_GROOT_INVOERBESTAND, wrong, "splits de cellen, of bewaar als `CSV UTF-8`")
    return frozenset(row for first, last in areas for row in range(int(first) + 1, int(last) + 1))


def _formulas(sheet: Any, until: float) -> dict[tuple[int, int], str]:
    """Which cells hold a formula, by row and column from 1."""
    found = {}
    for row in sheet.iter_rows(max_col=MOST_CELLS, max_row=MOST_ROWS):
        _in_time(until)
        for cell in row:
            if cell.data_type == "f":
                found[cell.row, cell.column] = str(getattr(cell.value, "text", cell.value) or "=")
    return found


def _rows(sheet: Any, formulas: dict[tuple[int, int], str], until: float) -> tuple[Bladrij, ...]:
    from openpyxl.cell.read_only import EMPTY_CELL

    rows = []
    reach = sheet.iter_rows(max_col=MOST_CELLS + 1, max_row=MOST_ROWS + 1)
    for number, row in enumerate(reach, start=1):
        _in_time(until)
        if number > MOST_ROWS or (len(row) > MOST_CELLS and row[MOST_CELLS] is not EMPTY_CELL):
            wrong = f"het blad `{sheet.title}` heeft meer dan {MOST_ROWS} rijen of {MOST_CELLS} kolommen"
            mend = "verwijder wat geen raming is, ook lege opgemaakte rijen en kolommen"
            raise _Refused(kinds.TE_GROOT_INVOERBESTAND, wrong, mend)
        if {id(EMPTY_CELL)}.issuperset(map(id, row)):  # cells of openpyxl cannot be compared with it
            continue
        cells = ["" if cell is EMPTY_CELL else _text(cell) for cell in row]
        if formulas:
            for index, text in enumerate(cells):
                formula = formulas.get((number, index + 1))
                if formula is not None and not text:
                    wrong = "hier staat een formule waarvan Excel nog geen uitkomst bewaarde"
                    cells[index] = Weigercel.of(formula[:60], wrong, _FORMULA)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(Bladrij(number, tuple(cells)))
    return tuple(rows)


def _text(cell: Any) -> str:
    """What a cell shows, as text that the rest of the import can judge."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return Weigercel.of(
                "WAAR" if value else "ONWAAR", "hier staat waar of onwaar", "zet er het bedrag of de code"
            )
        case int() | float():
            return _number(value, cell.number_format or "")
        case datetime.datetime() | datetime.date() | datetime.time() | datetime.timedelta():
            wrong = "Excel maakte van deze cel een datum of een tijd"
            mend = (
                "zet de kolom op `Tekst` of `Getal` en typ de waarde opnieuw; een beleidsitem leest Excel als een maand"
            )
            return Weigercel.of(str(value), wrong, mend)
        case _ if cell.data_type == "e":
            return Weigercel.of(str(value), f"de formule in deze cel geeft de fout `{value}`", "herstel ze in Excel")
    text = (
        unicodedata.normalize("NFC", str(value))
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("_x000D_", "")
        .strip()
    )
    if odd := FORBIDDEN.search(text):
        wrong = f"in deze cel staat een teken dat in geen enkel document kan (U+{ord(odd[0]):04X})"
        return Weigercel.of(FORBIDDEN.sub("\ufffd", text), wrong, "verwijder het en bewaar opnieuw")
    return text


def _number(value: int | float, form: str) -> str:
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", form)
    if "%" in plain:
        return Weigercel.of(f"{value:.10g}", "hier staat een percentage", "zet er het bedrag in euro")
    if isinstance(value, int):
        # a code with leading zeros that Excel only shows, as 0200 in a column with notation 0000
        text = f"{value:0{len(plain)}d}" if re.fullmatch("0{2,}", plain) else str(value)
        return Getalcel(text)
    # Excel keeps and shows fifteen digits; what a binary fraction adds behind them is no amount
    exact = Decimal(f"{value:.15g}")
    cents = exact * 100
    if not exact.is_finite() or cents != cents.to_integral_value() or abs(exact) >= 10**13:
        shown = f"{exact:f}".replace(".", ",") if exact.is_finite() else str(value)
        wrong = f"`{shown}` heeft meer dan twee cijfers na de komma"
        return Weigercel.of(shown, wrong, "rond het bedrag in de bron af op de cent")
    if exact == exact.to_integral_value():
        return Getalcel(f"{exact:.0f}")
    return Getalcel(f"{exact:.2f}".replace(".", ","))
