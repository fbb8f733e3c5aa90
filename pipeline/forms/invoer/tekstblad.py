"""A CSV file of a package as a Blad: UTF-8 with or without byte order mark, or Windows-1252, cells of many lines.

The text is taken apart by its own separator (`;`, `,` or tab) and strictly: a row of another length or a quote that is
never closed is a finding, since a reader that is lenient swallows rows (reliability.md 2.5).
"""

import re
import unicodedata

from pipeline.findings import Finding, Place
from pipeline.forms.invoer import kinds
from pipeline.forms.invoer.blad import MOST_CELLS, MOST_ROWS, Blad, Bladrij
from pipeline.model.cel import without_guards

MOST_BYTES = 50_000_000  # as the dossier itself reads of a CSV file
MOST_IN_A_CELL = 32_767  # what Excel can hold
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
_EXCEL = "bewaar het in Excel met `Opslaan als` en het type `CSV UTF-8`"


def lees_tekst(data: bytes, shown: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file in NFC with line ends as `\\n`, or None; and what its reader must know of its coding."""
    if len(data) > MOST_BYTES:
        wrong = f"dit bestand is {len(data) // 1_000_000} MB groot, meer dan {MOST_BYTES // 1_000_000} MB"
        return None, (
            kinds.TE_GROOT_INVOERBESTAND.finding(Place(shown), wrong, "splits de export, per jaar of per entiteit"),
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:1000].count(0) * 3 > len(data[:1000]) > 3:
        wrong = "dit bestand is opgeslagen als UTF-16 (`Unicode-tekst`)"
        return None, (kinds.ONLEESBAAR_INVOERBESTAND.finding(Place(shown), wrong, _EXCEL),)
    found: list[Finding] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as other:
            at = Place(shown, data[: other.start].count(b"\n") + 1)
            wrong = "hier staat een teken dat in UTF-8 noch in Windows-1252 bestaat"
            return None, (kinds.ONLEESBAAR_INVOERBESTAND.finding(at, wrong, _EXCEL),)
        at = Place(shown, data[: error.start].count(b"\n") + 1)
        line = text.split("\n")[at.line - 1].strip()[:60]
        wrong = f"dit bestand is geen UTF-8; het is gelezen als Windows-1252, deze regel als `{line}`"
        found.append(kinds.ANDERE_CODERING.finding(at, wrong, f"kijk na of de letters kloppen; anders: {_EXCEL}"))
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if (odd := FORBIDDEN.search(text)) is not None:
        before = text[: odd.start()]
        at = Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
        found.append(
            kinds.ONLEESBAAR_INVOERBESTAND.finding(
                at, vreemd_teken(odd), "verwijder het in de bron en exporteer opnieuw"
            )
        )
        return None, tuple(found)
    return text, tuple(found)


def vreemd_teken(odd: re.Match[str]) -> str:
    """What is wrong with a character that no document can hold, with where it stands in its line of text."""
    before = odd.string[: odd.start()].rpartition("\n")[2]
    where = f"als teken {len(before) + 1}, na `{before[-20:]}`" if before else "helemaal vooraan"
    return f"hier staat een teken dat in geen enkel document kan (U+{ord(odd[0]):04X}), {where}"


def lees_rijen(text: str, scheiding: str, shown: str) -> tuple[Blad | None, tuple[Finding, ...]]:
    """The rows of a text whose cells are separated by `scheiding`, or None with the finding that stops it."""
    cell = re.compile(rf' *+(?:"((?:[^"]|"")*+)" *+(?={scheiding}|\n|\Z)|(?!")([^{scheiding}\n]*+))({scheiding}|\n|\Z)')
    rows: list[Bladrij] = []
    position, line = 0, 1
    if instruction := re.match(r"sep=.?(?:\n|\Z)", text):  # for Excel alone
        position, line = instruction.end(), 2
    while position < len(text):
        start, end = position, text.find("\n", position)
        end = len(text) if end < 0 else end
        whole = text[start:end]
        if '"' not in whole:
            cells, position, next_line = whole.split(scheiding), end + 1, line + 1
        else:
            taken = _quoted(cell, text, start)
            if isinstance(taken, int):
                return None, (_stray_quote(text, taken, shown),)
            cells, position = taken
            next_line = line + text.count("\n", start, position)
        stripped = without_guards(tuple([each.strip() for each in cells]))
        if any(stripped):
            if objection := _too_much(stripped, len(rows), Place(shown, line)):
                return None, (objection,)
            rows.append(Bladrij(line, stripped, start))
        line = next_line
    return Blad(shown, tuple(rows), tekst=text, scheiding=scheiding), ()


def _quoted(cell: re.Pattern[str], text: str, position: int) -> tuple[list[str], int] | int:
    """The cells of the row that starts here and where the next one starts; or where a cell starts that cannot be."""
    cells: list[str] = []
    while True:
        found = cell.match(text, position)
        if found is None:
            return position
        quoted, plain, end = found.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        position = found.end()
        if end in ("\n", ""):
            return cells, position


def _too_much(cells: tuple[str, ...], rows: int, at: Place) -> Finding | None:
    mend = "verdeel de export over kleinere bestanden, of verwijder wat geen raming is"
    if len(cells) > MOST_CELLS:
        wrong = f"deze regel heeft {len(cells)} cellen; er worden er hoogstens {MOST_CELLS} gelezen"
    elif rows >= MOST_ROWS:
        wrong = f"dit bestand heeft meer dan {MOST_ROWS} regels"
    elif max(map(len, cells)) > MOST_IN_A_CELL:
        wrong = f"hier staat een cel van meer dan {MOST_IN_A_CELL} tekens"
    else:
        return None
    return kinds.TE_GROOT_INVOERBESTAND.finding(at, wrong, mend)


def _stray_quote(text: str, position: int, shown: str) -> Finding:
    before = text[:position]
    at = Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
    wrong = f"het aanhalingsteken voor `{text[position:].lstrip()[1:31].splitlines()[0]}` wordt niet goed gesloten"
    mend = 'sluit het, en schrijf een aanhalingsteken binnen een cel dubbel: `""`'
    return kinds.ONLEESBAAR_INVOERBESTAND.finding(at, wrong, mend)
