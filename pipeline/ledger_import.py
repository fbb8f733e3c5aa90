"""The stages of `smjp ramingen lees`: read the dossier, read the export, and on request write the ledger down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.content import Content, no_garbage_collection, read_folder
from pipeline.content.csv_text import parse
from pipeline.findings import Finding, Level, Place, in_order
from pipeline.folders import shown
from pipeline.forms import invoer
from pipeline.forms.invoer.kinds import NIET_INGELEZEN
from pipeline.model.assemble import assemble
from pipeline.model.dossier import Dossier
from pipeline.model.ramingen import PAD
from pipeline.progress import Stages


@dataclass(frozen=True, slots=True)
class Gelezen:
    """An import and the dossier it is for; `invoer` is None when the dossier itself blocks."""

    content: Content
    invoer: invoer.Invoer | None
    findings: tuple[Finding, ...]

    @property
    def geweigerd(self) -> bool:
        """Whether nothing may be written."""
        return self.invoer is None or self.invoer.geweigerd


def lees(folder: Path, bestanden: Sequence[Path], opties: invoer.Opties, stages: Stages) -> Gelezen:
    """What these files would change in the ledger of a dossier. Nothing is written."""
    with no_garbage_collection():
        with stages.stage("Dossier lezen"):
            content, dossier, found = _dossier(folder)
        if dossier is None:
            return Gelezen(content, None, found)
        with stages.stage("Export lezen"):
            taken = invoer.lees(bestanden, dossier, opties)
        return Gelezen(content, taken, (*(each for each in found if each.code == NIET_INGELEZEN.code), *taken.findings))


def schrijf(folder: Path, gelezen: Gelezen, opties: invoer.Opties, vandaag: date) -> Iterator[str]:
    """Writes the ledger and what `import.yaml` remembers; yields in Dutch what was written. Raises PublishFailure."""
    if gelezen.invoer is None or gelezen.geweigerd:
        raise ValueError("an import that was refused is not written")
    text = invoer.as_csv(gelezen.invoer.nieuw, gelezen.invoer.verschil.jaren)
    _read_back(gelezen.content, text, gelezen.invoer)
    kept = invoer.schrijf_ramingen(folder, text, vandaag)
    yield f"Geschreven: {(folder / PAD).as_posix()} ({len(gelezen.invoer.nieuw)} ramingen)"
    if kept is not None:
        yield f"De vorige staat in {kept.as_posix()}"
    for name in invoer.onthoud(folder, [each.indeling for each in gelezen.invoer.gelezen], opties):
        yield f"Onthouden in {(folder / 'financien' / 'import.yaml').as_posix()}: hoe `{name}` gelezen wordt"


def _dossier(folder: Path) -> tuple[Content, Dossier | None, tuple[Finding, ...]]:
    """The dossier to import into; without its ledger when only that is wrong, since it will be replaced."""
    content = read_folder(folder, shown(folder))
    dossier, found = assemble(content)
    if dossier is not None:
        return content, dossier, ()
    ledger = f"{shown(folder)}/{PAD}"
    rest = tuple(each for each in content.findings if each.at.file != ledger)
    without = replace(
        content, tables={path: each for path, each in content.tables.items() if path != PAD}, findings=rest
    )
    dossier, of_rest = assemble(without)
    if dossier is None:
        # the ledger has its own findings; they disappear with it
        blocking = (each for each in (*rest, *of_rest) if each.level is Level.FOUT)
        return content, None, in_order(blocking) or in_order((*content.findings, *found))
    wrong = "de huidige ramingen kunnen niet gelezen worden: in deze vergelijking telt alles als nieuw"
    mend = "bekijk wat er mis is met `smjp controle` als u ze nog nodig hebt"
    return without, dossier, (NIET_INGELEZEN.finding(Place(ledger), wrong, mend),)


def _read_back(content: Content, text: str, taken: invoer.Invoer) -> None:
    """Raises ValueError when the dossier would not read these very lines from this text: a bug of ours."""
    table, of_text = parse(text, PAD)
    tables = {**content.tables, **({PAD: table} if table else {})}
    dossier, of_model = assemble(replace(content, tables=tables))
    lines = () if dossier is None else tuple(replace(each, at=Place("")) for each in dossier.ramingen)
    if of_text or lines != tuple(replace(each, at=Place("")) for each in taken.nieuw):
        raise ValueError(f"the ledger to write cannot be read back: {[*map(str, (*of_text, *of_model))][:5]}")
