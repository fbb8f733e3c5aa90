"""A line added to the register of decisions of a dossier, after seeing that the register and the code are in order."""

import csv
import datetime
import io
from dataclasses import dataclass
from pathlib import Path

from pipeline.content import read_folder
from pipeline.files import write_atomic
from pipeline.findings import Finding, Level
from pipeline.folders import shown
from pipeline.model.assemble import assemble
from pipeline.model.beslissingen import KOLOMMEN, PAD
from pipeline.model.dossier import Dossier
from pipeline.model.typed import near


class NietGenoteerd(Exception):
    """The decision cannot be noted; the text says why and what to do, in Dutch."""


@dataclass(frozen=True, slots=True)
class Besluit:
    """What was decided, as a person notes it down; `door` is a function, empty for who may change the texts."""

    code: str
    orgaan: str
    besluit: str
    motivering: str = ""
    intern: str = ""
    door: str = ""


def noteer(folder: Path, besluit: Besluit, dag: datetime.date) -> int:
    """Adds the decision of this day at the end of the register, and gives its number.

    What stands there is kept byte for byte. Raises NietGenoteerd, and PublishFailure when the file cannot be written.
    """
    content = read_folder(folder, shown(folder))
    dossier, findings = assemble(content)
    if dossier is None:
        wrong = [each for each in (*content.findings, *findings) if each.level is Level.FOUT]
        raise NietGenoteerd(_first(wrong))
    code = _known(dossier, besluit.code)
    door = besluit.door or dossier.gegevens.wijzigen
    if not door:
        raise NietGenoteerd("Wie noteert dit? Geef de functie met `--door`, of vul `wijzigen:` in `dossier.yaml` in.")
    path = folder / PAD
    before = path.read_bytes() if path.is_file() else None
    kept = _line(tuple(each.naam for each in KOLOMMEN)).encode() if before is None else before
    nr = len(dossier.beslissingen) + 1
    cells = (str(nr), dag.isoformat(), besluit.orgaan, code, besluit.besluit, besluit.motivering, besluit.intern, door)
    added = _line(tuple(" ".join(each.split()) for each in cells)).encode()
    write_atomic(path, kept + (b"" if kept.endswith(b"\n") else b"\n") + added)
    if refused := _wrong_in(folder, path):
        # what nobody can read back is not noted
        if before is None:
            path.unlink()
        else:
            write_atomic(path, before)
        raise NietGenoteerd(f"Dit kan zo niet in het register.\n{refused}")
    return nr


def _wrong_in(folder: Path, path: Path) -> Finding | None:
    """The first thing that is wrong with the register now, if anything."""
    content = read_folder(folder, shown(folder))
    _, findings = assemble(content)
    of_register = (each for each in (*content.findings, *findings) if each.at.file == f"{shown(folder)}/{path.name}")
    return next((each for each in of_register if each.level is Level.FOUT), None)


def _known(dossier: Dossier, code: str) -> str:
    decided = [each.code for each in dossier.afgewezen] + [each.code for each in dossier.beslissingen]
    known = tuple(dict.fromkeys((*dossier.met_code, *decided)))
    if code in known:
        return code
    hint = near(code, known) or "kijk de code na in de lijst met codes achteraan in het plan"
    raise NietGenoteerd(f"Er is niets met de code `{code}`; {hint}.")


def _first(wrong: list[Finding]) -> str:
    more = f" En nog {len(wrong) - 1}: zie `smjp controle`." if len(wrong) > 1 else ""
    return f"Het dossier moet eerst in orde zijn.\n{wrong[0]}{more}"


def _line(cells: tuple[str, ...]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerow(cells)
    return written.getvalue()
