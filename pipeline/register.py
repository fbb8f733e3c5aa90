"""A line added to the register of decisions of a dossier, after seeing that the register and the code are in order."""

import csv
import datetime
import io
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.content import Content, read_folder
from pipeline.files import write_atomic
from pipeline.findings import Finding, Level
from pipeline.folders import shown
from pipeline.model.assemble import assemble
from pipeline.model.beslissingen import KOLOMMEN, PAD, Beslissing, lees_beslissingen
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
    made, wrong = _register(content)
    if wrong:
        raise NietGenoteerd(f"Het register moet eerst in orde zijn.\n{_first(wrong)}")
    dossier = _without_register(content)
    code = _known(dossier, made, besluit.code)
    door = besluit.door or dossier.gegevens.wijzigen
    if not door:
        raise NietGenoteerd("Wie noteert dit? Geef de functie met `--door`, of vul `wijzigen:` in `dossier.yaml` in.")
    path = folder / PAD
    before = path.read_bytes() if path.is_file() else None
    kept = _line(tuple(each.naam for each in KOLOMMEN)).encode() if before is None else before
    nr = len(made) + 1
    cells = (str(nr), dag.isoformat(), besluit.orgaan, code, besluit.besluit, besluit.motivering, besluit.intern, door)
    added = _line(tuple(" ".join(each.split()) for each in cells)).encode()
    write_atomic(path, kept + (b"" if kept.endswith(b"\n") else b"\n") + added)
    _, refused = _register(read_folder(folder, shown(folder)))
    if refused:
        # what nobody can read back is not noted
        if before is None:
            path.unlink()
        else:
            write_atomic(path, before)
        raise NietGenoteerd(f"Dit kan zo niet in het register.\n{_first(refused)}")
    return nr


def _register(content: Content) -> tuple[tuple[Beslissing, ...], list[Finding]]:
    """The decisions so far, and what is wrong with their file."""
    table = content.tables.get(PAD)
    made, found = lees_beslissingen(table) if table is not None else ((), ())
    of_file = [each for each in content.findings if each.at.file == f"{content.shown}/{PAD}"]
    return made, [each for each in (*of_file, *found) if each.level is Level.FOUT]


def _without_register(content: Content) -> Dossier:
    """The dossier as if nothing was decided: a decision may be what puts it right again."""
    tables = {path: table for path, table in content.tables.items() if path != PAD}
    dossier, findings = assemble(replace(content, tables=tables))
    if dossier is None:
        wrong = [each for each in (*content.findings, *findings) if each.level is Level.FOUT]
        raise NietGenoteerd(f"Het dossier moet eerst in orde zijn.\n{_first(wrong)}")
    return dossier


def _known(dossier: Dossier, made: tuple[Beslissing, ...], code: str) -> str:
    known = tuple(dict.fromkeys((*dossier.met_code, *(each.code for each in made))))
    if code in known:
        return code
    hint = near(code, known) or "kijk de code na in de lijst met codes achteraan in het plan"
    raise NietGenoteerd(f"Er is niets met de code `{code}`; {hint}.")


def _first(wrong: list[Finding]) -> str:
    more = f" En nog {len(wrong) - 1}: zie `smjp controle`." if len(wrong) > 1 else ""
    return f"{wrong[0]}{more}"


def _line(cells: tuple[str, ...]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerow(cells)
    return written.getvalue()
