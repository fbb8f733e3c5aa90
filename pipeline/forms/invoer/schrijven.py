"""Writes an import down: the ledger in the form of the contract, the old one kept, the columns remembered.

Every file is replaced in one step; the old ledger is copied first, to `financien/.vorige/`. Names that start with a dot
are no content, so the copy stands beside what it replaces and counts nowhere.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from pipeline.files import write_atomic
from pipeline.files.failures import explained
from pipeline.forms.invoer.indeling import Indeling
from pipeline.forms.invoer.opties import Opties
from pipeline.model.bedrag import schrijf_invoer
from pipeline.model.cel import as_cell
from pipeline.model.dossier import Raming
from pipeline.model.ramingen import KOLOMMEN, PAD

VORIGE = "financien/.vorige"
IMPORT = "financien/import.yaml"


def as_csv(ramingen: Sequence[Raming], jaren: tuple[int, ...]) -> str:
    """The text of `ramingen.csv`: the header of the contract, exact amounts, zero as `0`."""
    rows = [";".join((*(kolom.naam for kolom in KOLOMMEN), *map(str, jaren)))]
    for each in ramingen:
        texts = (each.raming, each.entiteit, each.soort, each.zijde, each.actie, each.beleidsitem, each.rekening,
                 each.sector, each.project, each.omschrijving)  # fmt: skip
        rows.append(";".join((*map(as_cell, texts), *map(schrijf_invoer, each.bedragen))))
    return "\n".join(rows) + "\n"


def schrijf_ramingen(inhoud: Path, text: str, vandaag: date) -> Path | None:
    """Writes the ledger below this folder; where the old one is kept, if any. Raises PublishFailure."""
    target = inhoud / PAD
    with explained(PAD):
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.read_bytes() if target.exists() else None
    kept = None if before is None or before == text.encode() else _keep(inhoud / VORIGE, before, vandaag)
    write_atomic(target, text.encode())
    return kept


def _keep(folder: Path, data: bytes, vandaag: date) -> Path:
    """Where these bytes are kept: `ramingen (tot 2026-11-25).csv`, with a number when the day has more than one."""
    with explained(VORIGE):
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            path = folder / f"ramingen (tot {vandaag.isoformat()}{f' {number}' if number > 1 else ''}).csv"
            if not path.exists():
                break
            if path.read_bytes() == data:
                return path
            number += 1
    write_atomic(path, data)
    return path


def onthoud(inhoud: Path, indelingen: Sequence[Indeling], opties: Opties) -> tuple[str, ...]:
    """Adds to `import.yaml` how these sheets were read, when it did not say so yet; the names it added."""
    new = [each for each in indelingen if each.wijze is None]
    if not new:
        return ()
    target = inhoud / IMPORT
    with explained(IMPORT):
        text = target.read_text(encoding="utf-8-sig") if target.exists() else ""
    names = []
    for each in new:
        names.append(_naam(each))
        text = text.rstrip("\n") + "\n" * bool(text.strip()) + als_yaml(each, opties)
    write_atomic(target, text.encode())
    return tuple(names)


def als_yaml(indeling: Indeling, opties: Opties) -> str:
    """How a sheet was read, as an entry of `import.yaml`; a header with line breaks or written twice is left out."""
    kop, kolommen = indeling.kop.cellen, indeling.kolommen
    columns = {**kolommen.rollen, **{str(year): index for year, index in kolommen.jaren.items()}}
    named = {
        role: kop[index] for role, index in columns.items() if kop.count(kop[index]) == 1 and "\n" not in kop[index]
    }
    lines = [f"- naam: {_quoted(_naam(indeling))}", *_mapping("kolommen", named)]
    if opties.bedragen:
        lines.append(f"  bedragen: {opties.bedragen}")
    if opties.tekens:
        lines.append(f"  tekens: {opties.tekens}")
    if opties.vast:
        lines += _mapping("vast", opties.vast)
    return "\n".join(lines) + "\n"


def _naam(indeling: Indeling) -> str:
    return indeling.blad.bestand.replace("\\", "/").rsplit("/", 1)[-1]


def _mapping(key: str, values: Mapping[str, str]) -> list[str]:
    return [f"  {key}:", *(f"    {name}: {_quoted(value)}" for name, value in values.items())]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
