"""One import: the files of a package read, checked and compared with the ledger; nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level, Place
from pipeline.forms.invoer import indeling as indelingen
from pipeline.forms.invoer import kinds
from pipeline.forms.invoer.blad import Blad, Weigeringen
from pipeline.forms.invoer.indeling import Indeling
from pipeline.forms.invoer.kolommen import is_dimensie, is_kopregel
from pipeline.forms.invoer.opties import Opties
from pipeline.forms.invoer.ramingregels import Gelezen, alle_regels, lees_regels
from pipeline.forms.invoer.tekens import met_tekens
from pipeline.forms.invoer.tekstblad import lees_rijen, lees_tekst
from pipeline.forms.invoer.totalen import Vergelijking, vergelijk
from pipeline.forms.invoer.verschil import Verschil, in_volgorde, vul_aan
from pipeline.model.dossier import Dossier, Raming

SEPARATORS = (";", "\t", ",")


@dataclass(frozen=True, slots=True)
class Invoer:
    """What an import read and found.

    `verschil` compares with the ledger of today; `aangevuld` counts the lines that kept texts of it; `onbegrepen` are
    totals that say nothing we know.
    """

    gelezen: tuple[Gelezen, ...]
    nieuw: tuple[Raming, ...]
    totalen: tuple[Vergelijking, ...]
    onbegrepen: tuple[str, ...]
    aangevuld: int
    verschil: Verschil
    findings: tuple[Finding, ...]

    @property
    def geweigerd(self) -> bool:
        """Whether nothing may be written."""
        return any(each.level is Level.FOUT for each in self.findings)


def lees(bestanden: Sequence[Path], dossier: Dossier, opties: Opties) -> Invoer:
    """What these files hold for the ledger of a dossier, with every reason to refuse them."""
    weigeringen = Weigeringen()
    layouts: list[Indeling] = []
    beleidsvelden: dict[str, str] = {}
    for path in bestanden:
        layouts += _layouts(path, dossier, opties, weigeringen, beleidsvelden)
    boek = Boek(dossier)
    gelezen = tuple(lees_regels(each, boek, beleidsvelden, opties, weigeringen) for each in layouts)
    regels: list[Raming] = []
    for each in gelezen:
        at = each.indeling.blad.plaats(each.indeling.kop)
        regels += met_tekens(each.regels, opties.teken(each.indeling.wijze), at, weigeringen)
    _once(gelezen, weigeringen)
    totalen: tuple[Vergelijking, ...] = ()
    onbegrepen: tuple[str, ...] = ()
    # with a cell unread every total differs, and that would say nothing
    if regels and not any(each.level is Level.FOUT for each in weigeringen.alle()):
        totalen, onbegrepen = vergelijk(gelezen, regels, boek, opties.totalen, weigeringen)
    present = [set(each.indeling.kolommen.rollen) for each in gelezen]
    absent = frozenset({"sector", "project", "omschrijving"}.difference(*present)) - set(opties.vast)
    filled, aangevuld = vul_aan(regels, dossier.ramingen, absent)
    nieuw = in_volgorde(filled)
    verschil = Verschil(dossier.ramingen, nieuw, dossier.jaren)
    return Invoer(gelezen, nieuw, totalen, onbegrepen, aangevuld, verschil, weigeringen.alle())


def _layouts(
    path: Path, dossier: Dossier, opties: Opties, weigeringen: Weigeringen, beleidsvelden: dict[str, str]
) -> list[Indeling]:
    """The sheets of a file that hold ramingen; a table of beleidsvelden is added to `beleidsvelden`."""
    sheets = _bladen(path, opties.blad, weigeringen)
    if sheets is None:
        return []
    found: list[Indeling] = []
    dimensions = 0
    for sheet in sheets:
        table = indelingen.beleidsvelden(sheet)
        if table is not None:
            beleidsvelden |= table
            dimensions += 1
            continue
        mine = Weigeringen()
        layout = indelingen.vind_indeling(sheet, dossier.importwijzen, mine)
        if layout is not None and (sheet.naam or not found):
            found.append(layout)
            weigeringen.neem_over(mine.alle())
    if len(found) > 1:
        names = ", ".join(f"`{each.blad.naam}`" for each in found)
        wrong = f"verschillende bladen lijken ramingen te zijn: {names}"
        mend = f'kies er een met `--blad "{found[0].blad.naam}"`'
        weigeringen.voeg_toe(kinds.KOLOM_ONDUIDELIJK, Place(str(path)), wrong, mend)
        return []
    if not found and not dimensions:
        indelingen.niet_herkend(sheets, str(path), weigeringen)
    return found


def _bladen(path: Path, blad: str, weigeringen: Weigeringen) -> list[Blad] | None:
    """A text taken apart by its separator, or the sheets of a workbook (those called `blad`); None after a refusal."""
    # only who imports a workbook pays for reading one
    from pipeline.forms.invoer.werkblad import MOST_BYTES, lees_werkboek

    shown, suffix = path.as_posix(), path.suffix.lower()
    at = Place(shown)
    if suffix not in (".csv", ".txt", ".xlsx"):
        mend = "bewaar het in Excel als `.xlsx` of als `CSV UTF-8`"
        weigeringen.voeg_toe(kinds.ONLEESBAAR_INVOERBESTAND, at, f"`{path.name}` is geen CSV- of xlsx-bestand", mend)
        return None
    try:
        if path.stat().st_size > 4 * MOST_BYTES:
            wrong = f"dit bestand is {path.stat().st_size // 1_000_000} MB groot"
            weigeringen.voeg_toe(kinds.TE_GROOT_INVOERBESTAND, at, wrong, "splits de export")
            return None
        data = path.read_bytes()
    except OSError:
        mend = "kijk het pad na, en of het bestand open staat in een ander programma"
        weigeringen.voeg_toe(kinds.ONLEESBAAR_INVOERBESTAND, at, f"`{shown}` kan niet gelezen worden", mend)
        return None
    if suffix == ".xlsx":
        sheets, findings = lees_werkboek(data, shown, blad)
        weigeringen.neem_over(findings)
        return None if any(each.level is Level.FOUT for each in findings) else list(sheets)
    text, findings = lees_tekst(data, shown)
    weigeringen.neem_over(findings)
    return None if text is None else _by_separator(text, shown, weigeringen)


def _by_separator(text: str, shown: str, weigeringen: Weigeringen) -> list[Blad] | None:
    """The text taken apart by the separator that gives a known header, its rows all of one length."""
    first: list[Finding] = []
    for separator in SEPARATORS:
        sheet, findings = lees_rijen(text, separator, shown)
        first = first or [*findings]
        if sheet is None or not _has_header(sheet):
            continue
        _equal_lengths(sheet, weigeringen)
        return [sheet]
    if first:
        weigeringen.neem_over(first)
        return None
    sheet, _ = lees_rijen(text, ";", shown)
    return [] if sheet is None else [sheet]


def _has_header(sheet: Blad) -> bool:
    rows = sheet.rijen[: indelingen.MOST_ABOVE]
    return any(is_kopregel(row.cellen) or is_dimensie(row.cellen) for row in rows)


def _equal_lengths(sheet: Blad, weigeringen: Weigeringen) -> None:
    """Refuses rows with other cells than the header has: a decimal comma between commas moves every amount."""
    head = next(row for row in sheet.rijen if is_kopregel(row.cellen) or is_dimensie(row.cellen))
    for row in sheet.rijen:
        if row.nummer > head.nummer and len(row.cellen) != len(head.cellen) and any(row.cellen[len(head.cellen) :]):
            wrong = f"deze regel heeft {len(row.cellen)} cellen, de kopregel {len(head.cellen)}"
            mend = f"zet een cel waarin `{sheet.scheiding}` staat tussen aanhalingstekens, of exporteer met puntkomma's"
            weigeringen.voeg_toe(kinds.ONBRUIKBARE_CEL, sheet.plaats(row, len(head.cellen)), wrong, mend, "lengte")


def _once(gelezen: Sequence[Gelezen], weigeringen: Weigeringen) -> None:
    """Refuses the same number of a raming in two files or for two lines: the ledger has each once."""
    if len(gelezen) < 2 and all(each.indeling.vorm == "tabel" for each in gelezen):
        return
    seen: dict[str, Raming] = {}
    for line in alle_regels(tuple(gelezen)):
        first = seen.setdefault(line.raming, line)
        if first is not line:
            wrong = f"raming `{line.raming}` staat ook op {first.at}, met andere sleutels of in een ander bestand"
            weigeringen.voeg_toe(
                kinds.DUBBELE_INVOER, line.at, wrong, "een nummer hoort bij één actie, item en rekening"
            )
