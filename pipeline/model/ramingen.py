"""The ledger: `financien/ramingen.csv` as Raming objects, to the cent."""

import re

from pipeline.content import CsvTable, TableRow
from pipeline.findings import Finding, Place
from pipeline.model import kinds
from pipeline.model.bedrag import GeenBedrag, lees_bedrag
from pipeline.model.dossier import Raming
from pipeline.model.typed import near

PAD = "financien/ramingen.csv"
KOLOMMEN = (
    "raming", "entiteit", "soort", "zijde", "actie", "beleidsitem", "rekening", "sector", "project", "omschrijving",
)  # fmt: skip
_CHOICES = {
    "entiteit": frozenset({"gemeente", "ocmw"}),
    "soort": frozenset({"E", "I", "F"}),
    "zijde": frozenset({"U", "O"}),
}
_FORMS = {
    "raming": (re.compile(r"\S{1,40}"), "een nummer zonder spaties, bijvoorbeeld `MJP000123`"),
    "beleidsitem": (
        re.compile(r"[0-9]{4}-[0-9]{2}"),
        "vier cijfers, een streepje en twee cijfers, bijvoorbeeld `0985-00`",
    ),
    "rekening": (re.compile(r"[0-9]{4,7}"), "vier tot zeven cijfers, bijvoorbeeld `6131000`"),
}


def lees_ramingen(table: CsvTable, years: tuple[int, ...]) -> tuple[tuple[Raming, ...], tuple[Finding, ...]]:
    """The lines of the ledger, and a finding for each cell that is not clear; header as in design.md."""
    expected = (*KOLOMMEN, *(str(year) for year in years))
    if table.header != expected:
        return (), _header_findings(table, expected)
    findings: list[Finding] = []
    ramingen = []
    for row in table:
        wrong = len(findings)
        values = dict(zip(KOLOMMEN, row.cells, strict=False))
        findings.extend(_cell_findings(values, row))
        amounts = _amounts(row, expected, findings)
        if len(findings) == wrong:
            ramingen.append(Raming(at=Place(row.file, row.line), bedragen=amounts, **values))  # type: ignore[arg-type]
    return tuple(ramingen), tuple(findings)


def _header_findings(table: CsvTable, expected: tuple[str, ...]) -> tuple[Finding, ...]:
    missing = [name for name in expected if name not in table.header]
    unknown = [name for name in table.header if name not in expected]
    wrong = "de kopregel heeft niet de afgesproken kolommen"
    if missing:
        wrong += f"; deze ontbreken: {', '.join(f'`{name}`' for name in missing)}"
    if unknown:
        hints = [f"`{name}`{f' ({hint})' if (hint := near(name, missing)) else ''}" for name in unknown]
        wrong += f"; deze kennen we niet: {', '.join(hints)}"
    return (kinds.VERKEERDE_KOPREGEL.finding(table.at, wrong, f"zet als eerste regel: `{';'.join(expected)}`"),)


def _cell_findings(values: dict[str, str], row: TableRow) -> list[Finding]:
    found = []
    for name, choices in _CHOICES.items():
        if values[name] not in choices:
            options = " of ".join(f"`{each}`" for each in sorted(choices))
            found.append(
                kinds.GEEN_KEUZE.finding(
                    row.place(KOLOMMEN.index(name)),
                    f"`{name}`: `{values[name]}` is hier geen keuze",
                    f"schrijf {options}",
                )
            )
    for name, (form, words) in _FORMS.items():
        if not form.fullmatch(values[name]):
            found.append(
                kinds.ONLEESBARE_WAARDE.finding(
                    row.place(KOLOMMEN.index(name)),
                    f"`{name}`: `{values[name]}` heeft niet de juiste vorm",
                    f"schrijf {words}",
                )
            )
    return found


def _amounts(row: TableRow, header: tuple[str, ...], findings: list[Finding]) -> tuple[int, ...]:
    amounts = []
    for index in range(len(KOLOMMEN), len(header)):
        text = row.cells[index]
        try:
            amounts.append(lees_bedrag(text) if text else 0)
        except GeenBedrag as refusal:
            wrong = f"`{header[index]}`: `{text}` is geen duidelijk bedrag"
            findings.append(kinds.ONLEESBAAR_BEDRAG.finding(row.place(index), wrong, refusal.mend))
    return tuple(amounts)
