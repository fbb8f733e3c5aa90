"""A workbook (xlsx) as sheets of text. Nothing in it is run, and its cells are counted before any is read.

A workbook of 110 kB could take minutes. So the rows, cells and texts of all sheets together are counted in their raw
text, and what lies between two rows far apart, which openpyxl gives as one row many times, is passed over.
"""

import datetime
import io
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from pipeline.files.ooxml import EXCEL, Package, Refused, Why, open_package
from pipeline.findings import Finding, Place, several
from pipeline.forms.invoer import kinds
from pipeline.forms.invoer.blad import MOST_CELLS, MOST_ROWS, Blad, Bladrij, Getalcel, Weigercel
from pipeline.forms.invoer.tekstblad import FORBIDDEN, vreemd_teken
from pipeline.model.typed import near

MOST_BYTES = EXCEL.largest
MOST_IN_ALL = 2_000_000  # cells of all sheets
MOST_IN_A_ROW = 16_384  # what Excel can hold
MOST_TEXTS = 250_000  # that cells share
MOST_SHEETS = 20
MOST_MERGED = 500_000  # rows in merged areas, each counted
_TAGS_OF_A_CELL, _OTHER_TAGS = 16, 100_000  # how many `<` a part holds: what is in its cells, and the rest

_OVERLAP = 64
_TAG = re.compile(rb"<(?:\w{1,20}:)?(row|c|f|si|mergeCell)[\s/>]")
_FAR = re.compile(rb'<(?:\w{1,20}:)?c\s[^<>]{0,200}?\br="(?:K[O-Z]|[L-Z][A-Z]|[A-Z]{3,9})\d')  # past column 300
_MERGED = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^>]{0,40}ref="[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w{1,20}:)?(row|col)\s([^>]{0,400}?hidden="(?:1|true)"[^>]{0,400})>')
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_FORMULA = "zet de cel om naar haar waarde (kopiëren, dan `Plakken speciaal`, `Waarden`) en bewaar opnieuw"
_AGAIN = "open het in Excel en bewaar het opnieuw als `.xlsx`"
_SMALLER = "bewaar alleen het blad met de ramingen, als nieuw xlsx-bestand of als `CSV UTF-8`"
_REMEDIES = {
    Why.OTHER_KIND: (kinds.ONLEESBAAR_INVOERBESTAND, "bewaar het in Excel als `.xlsx` of als `CSV UTF-8`"),
    Why.OLD_FORM: (kinds.ONLEESBAAR_INVOERBESTAND, "bewaar het in Excel als `.xlsx`"),
    Why.STRICT: (kinds.ONLEESBAAR_INVOERBESTAND, "bewaar het in Excel als gewone `.xlsx`, niet als `Strict`"),
    Why.PASSWORD: (kinds.ONLEESBAAR_INVOERBESTAND, "bewaar het zonder wachtwoord als `.xlsx`"),
    Why.DAMAGED: (kinds.ONLEESBAAR_INVOERBESTAND, _AGAIN),
    Why.TOO_LARGE: (kinds.TE_GROOT_INVOERBESTAND, _SMALLER),
    Why.UNSAFE: (kinds.ONLEESBAAR_INVOERBESTAND, _AGAIN),
    Why.MACROS: (kinds.ONLEESBAAR_INVOERBESTAND, "bewaar het in Excel als `.xlsx`, zonder macro's"),
}


class _Geweigerd(Exception):
    """The workbook cannot be read; `kind` says why."""

    def __init__(self, kind: Any, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.kind, self.wrong, self.mend = kind, wrong, mend


def lees_werkboek(data: bytes, shown: str, blad: str = "") -> tuple[tuple[Blad, ...], tuple[Finding, ...]]:
    """The visible sheets with something in them, or the one called `blad`; or none and the finding that says why.

    A hidden sheet that nobody asked for is left out, and a finding says so.
    """
    try:
        package = open_package(data, EXCEL)
        return _sheets(data, package, shown, _tel(package), blad)
    except Refused as refused:
        kind, mend = _REMEDIES[refused.why]
        return (), (kind.finding(Place(shown), refused.wrong, mend),)
    except _Geweigerd as refusal:
        return (), (refusal.kind.finding(Place(shown), refusal.wrong, refusal.mend),)


def _tel(package: Package) -> Counter[bytes]:
    """How many rows, cells, formulas, texts and merged areas all sheets hold; raises Refused when that is too much.

    Every part is counted as a sheet: openpyxl finds its sheets and texts by names that the file itself gives them.
    """
    found: Counter[bytes] = Counter()
    for name in package.names.values():
        if name.casefold().startswith("xl/media/"):
            continue
        before, in_row = found.total(), 0
        for tag in _tags(package, name):
            found[tag] += 1
            in_row = in_row + 1 if tag == b"c" else 0 if tag == b"row" else in_row
            if in_row > MOST_IN_A_ROW or found[b"c"] > MOST_IN_ALL:
                raise Refused(Why.TOO_LARGE, f"dit bestand heeft meer cellen dan er gelezen worden ({MOST_IN_ALL})")
            if found[b"row"] > MOST_ROWS:
                raise Refused(Why.TOO_LARGE, f"dit bestand heeft meer dan {MOST_ROWS} rijen, ook lege meegeteld")
            if found[b"si"] > MOST_TEXTS:
                raise Refused(Why.TOO_LARGE, f"dit bestand heeft meer dan {MOST_TEXTS} verschillende teksten")
        if package.tags_in(name) > _OTHER_TAGS + _TAGS_OF_A_CELL * (found.total() - before):
            raise Refused(Why.TOO_LARGE, f"het onderdeel `{name}` heeft veel meer inhoud dan er gelezen wordt")
    return found


def _tags(package: Package, name: str) -> Iterator[bytes]:
    """The names of the tags in a part that are counted, each once."""
    rest = b""
    for chunk in package.weighed(name):
        piece = rest + chunk
        # a tag across the edge of a chunk is counted with the next one
        edge = max(0, len(piece) - _OVERLAP)
        for tag in _TAG.finditer(piece):
            if tag.start() >= edge:
                break
            yield tag[1]
        rest = piece[edge:]
    yield from _TAG.findall(rest)


def _sheets(
    data: bytes, package: Package, shown: str, counted: Counter[bytes], blad: str
) -> tuple[tuple[Blad, ...], tuple[Finding, ...]]:
    try:
        with warnings.catch_warnings():
            # about styles and validation that it leaves out, which nobody needs here
            warnings.simplefilter("ignore")
            return _read(data, package, shown, counted, blad)
    except (_Geweigerd, Refused):
        raise
    except Exception as failure:  # openpyxl gives a dozen kinds of errors for a damaged workbook
        wrong = f"dit Excelbestand is beschadigd of anders opgebouwd dan Excel doet ({type(failure).__name__})"
        raise _Geweigerd(kinds.ONLEESBAAR_INVOERBESTAND, wrong, _AGAIN) from failure


def _read(
    data: bytes, package: Package, shown: str, counted: Counter[bytes], blad: str
) -> tuple[tuple[Blad, ...], tuple[Finding, ...]]:
    # only who imports a workbook pays for openpyxl
    from openpyxl import load_workbook

    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    beside = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if counted[b"f"] else None
    found = []
    for sheet in _chosen(values.worksheets, blad):
        asked = {} if beside is None else _formulas(beside[sheet.title])
        text = package.bytes_of(sheet._worksheet_path.lstrip("/"))
        if _FAR.search(text):
            raise _too_wide(sheet.title)  # openpyxl is asked for no more, and would leave the rest out without a word
        rows = _rows(sheet, asked)
        areas = _merged_rows(text) if counted[b"mergeCell"] else frozenset()
        hidden_rows, hidden_columns = _hidden(text)
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
            raise _Geweigerd(kinds.INDELING_NIET_HERKEND, f"dit bestand heeft geen blad `{blad}`", hint)
        return [sheet for sheet in sheets if sheet.title == blad]
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    if len(visible) > MOST_SHEETS:
        wrong = f"dit bestand heeft {len(visible)} bladen, meer dan {MOST_SHEETS}"
        mend = f'kies er een met `--blad "{visible[0].title}"`, of bewaar alleen het blad met de ramingen'
        raise _Geweigerd(kinds.TE_GROOT_INVOERBESTAND, wrong, mend)
    return visible


def _hidden(text: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """The rows (from 1) and columns (from 0) that the sheet does not show, mostly because of a filter."""
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


def _merged_rows(text: bytes) -> frozenset[int]:
    areas = _MERGED.findall(text)
    if sum(abs(int(last) - int(first)) for first, last in areas) > MOST_MERGED:
        wrong = "in dit bestand zijn ontelbaar veel cellen samengevoegd"
        raise _Geweigerd(kinds.TE_GROOT_INVOERBESTAND, wrong, "splits de cellen, of bewaar als `CSV UTF-8`")
    return frozenset(row for first, last in areas for row in range(int(first) + 1, int(last) + 1))


def _formulas(sheet: Any) -> dict[tuple[int, int], str]:
    """Which cells hold a formula, by row and column from 1."""
    found: dict[tuple[int, int], str] = {}
    before = None
    for row in sheet.iter_rows(max_col=MOST_CELLS, max_row=MOST_ROWS):
        if row is before:
            continue
        before = row
        for cell in row:
            if cell.data_type == "f":
                found[cell.row, cell.column] = str(getattr(cell.value, "text", cell.value) or "=")
    return found


def _too_wide(blad: str) -> _Geweigerd:
    wrong = f"het blad `{blad}` heeft meer dan {MOST_ROWS} rijen of {MOST_CELLS} kolommen"
    mend = "verwijder wat geen raming is, ook lege opgemaakte rijen en kolommen"
    return _Geweigerd(kinds.TE_GROOT_INVOERBESTAND, wrong, mend)


def _rows(sheet: Any, formulas: dict[tuple[int, int], str]) -> tuple[Bladrij, ...]:
    from openpyxl.cell.read_only import EMPTY_CELL

    rows: list[Bladrij] = []
    empty = None
    reach = sheet.iter_rows(max_col=MOST_CELLS + 1, max_row=MOST_ROWS + 1)
    for number, row in enumerate(reach, start=1):
        if number > MOST_ROWS or (len(row) > MOST_CELLS and row[MOST_CELLS] is not EMPTY_CELL):
            raise _too_wide(sheet.title)
        # what lies between two rows is one row, given again and again; cells of openpyxl cannot be compared with a cell
        if row is empty or {id(EMPTY_CELL)}.issuperset(map(id, row)):
            empty = row
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
        return Weigercel.of(FORBIDDEN.sub("\ufffd", text), vreemd_teken(odd), "verwijder het en bewaar opnieuw")
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
