"""Clear language beside the plan: the manual of the rules on paper, and the sentences from before the rules."""

from dataclasses import replace
from pathlib import Path

from pipeline.blocks import Document, Section
from pipeline.checked import Checked
from pipeline.checks.klare_taal import KlareTaal
from pipeline.documents import write_papers
from pipeline.files import claim, digest_of_folder, slot, write_atomic
from pipeline.flow import control
from pipeline.folders import shown
from pipeline.language.handleiding import ONDERTITEL, TITEL, handout
from pipeline.look import house_style
from pipeline.look.templates import templates_of
from pipeline.model.dossier import Dossier
from pipeline.plan.edition import frame
from pipeline.progress import Stages
from pipeline.publishing import Made, publish_set
from pipeline.shipped import PROGRAM

FILE = "klare-taal.yaml"
MOST_PAGES = 4


class AlreadyThere(Exception):
    """The list of existing sentences is there already: writing it again would hide new mistakes."""


def write_manual(folder: Path, out: Path, stages: Stages, *, replace_other: bool = False) -> Made:
    """Publishes the manual of the wording rules as Word and PDF in a folder `handleiding` of the output folder.

    Its date and entities are those of the dossier. Raises PublishFailure, also when the output folder is of another
    dossier that must not be replaced.
    """
    checked = control(folder, stages)
    target = out / "handleiding"
    claim(out, target, checked.owner, replace=replace_other)
    templates = templates_of(folder, shown(folder))
    style, of_style = house_style(templates)
    if checked.dossier is None or style is None:
        return Made((*checked.findings, *of_style), True, {})
    with stages.stage("Schrijven en nalezen"):
        files, findings = write_papers({"klare-taal": _manual(checked.dossier)}, style, templates)
    if any(finding.blocks(checked.strictness) for finding in findings):
        return Made(findings, True, {})
    prints = {"regels": digest_of_folder(PROGRAM / "language")}
    with slot(out):
        published, said = publish_set(target, files, prints, checked.dossier.gegevens.versie, checked.owner)
    return Made((*findings, *said), False, published)


def record_existing(folder: Path, stages: Stages) -> tuple[int, Checked]:
    """Writes the sentences that have to be rewritten now to `klare-taal.yaml`; returns how many.

    Nothing is written for a dossier that always blocks, or when there is nothing to rewrite. Raises AlreadyThere.
    """
    if (folder / FILE).exists():
        raise AlreadyThere(f"{folder / FILE} is er al. Herschrijf de zinnen die erin staan en haal ze daar weg.")
    checked = control(folder, stages)
    text = "" if checked.dossier is None else KlareTaal(checked.dossier).baseline()
    if text:
        write_atomic(folder / FILE, text.encode())
    return text.count("\n- code: "), checked


def _manual(dossier: Dossier) -> Document:
    sections = (Section(handout(dossier.gegevens.periode.van), "Klare taal"),)
    document = frame(dossier, "", TITEL, "", ONDERTITEL, sections)
    edition = document.edition.rsplit(" · ", 1)[0]
    return replace(document, cover=None, loose=True, most_pages=MOST_PAGES, status="", example="", edition=edition)
