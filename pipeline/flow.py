"""The stages, in order: read, model, check, build the plan, write the documents, publish. Knows all rooms."""

from dataclasses import replace
from pathlib import Path

from pipeline.blocks import Document
from pipeline.checked import Checked
from pipeline.checks import check, due_for
from pipeline.checks.klare_taal import KlareTaal
from pipeline.checks.wording import same_point
from pipeline.content import digests_of, no_garbage_collection, read_folder
from pipeline.documents import Forms, write_editions, write_page, write_web
from pipeline.editor_help import offer_codes
from pipeline.files import claim, digest_of_folder, fingerprint, recover, slot, write_atomic
from pipeline.finance.aansluiting import sluit_aan
from pipeline.finance.boek import Boek
from pipeline.finance.open_data import open_data
from pipeline.finance.schuif import Verschuiving, schuif
from pipeline.finance.tabel import Schematabel
from pipeline.finance.totalen import totals
from pipeline.findings import Finding, Wording, in_order
from pipeline.folders import shown
from pipeline.look import Look, look_of, of_word_template
from pipeline.look.templates import own_files
from pipeline.model.assemble import assemble
from pipeline.model.dossier import Bestemming, Dossier
from pipeline.model.typed import near
from pipeline.owner import owner_of_dossier
from pipeline.plan import (
    Contrast,
    anchors,
    build_plan,
    build_toegankelijkheid,
    forms_of_kort,
    part_of,
    unused_terms,
    without_glossary,
)
from pipeline.progress import Stages
from pipeline.publishing import Made, changed, kept, publish_set
from pipeline.readback import NotAsWritten, texts
from pipeline.render.contrast import paren
from pipeline.render.controle import write_controle
from pipeline.render.typeface import can_print
from pipeline.shipped import PROGRAM, TEMPLATES
from pipeline.temporary import blame_the_disk


class UnknownPart(Exception):
    """Nothing in the plan has this code; the text says which do, in Dutch."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        hint = near(code, known) or f"kies uit {', '.join(known)}"
        super().__init__(f"Er is geen hoofdstuk, doelstelling of actieplan met de code `{code}`; {hint}")


def control(folder: Path, stages: Stages, stap: int | None = None, bestemming: Bestemming = "werkversie") -> Checked:
    """Reads and checks a dossier, as if at step `stap` when that is given, and as it leaves for `bestemming`.

    Raises SchemasWijkenAf for a bug of ours.
    """
    with no_garbage_collection():
        return _control(folder, stages, stap, bestemming)


def _control(folder: Path, stages: Stages, stap: int | None, bestemming: Bestemming) -> Checked:
    with stages.stage("Inhoud lezen"):
        content = read_folder(folder, shown(folder), can_print=can_print)
    with stages.stage("Dossier samenstellen"):
        dossier, of_model = assemble(content)
        if dossier is not None:
            dossier = (dossier if stap is None else dossier.at_step(stap)).voor(bestemming)
    with stages.stage("Controleren"):
        boek = None if dossier is None else Boek(dossier)
        if boek is not None and not boek.is_leeg:
            sluit_aan(boek)
        of_rules = () if boek is None else tuple(check(boek))
        for_raad = () if boek is None or bestemming != "werkversie" else tuple(due_for(boek, "raad"))
        taal = None if dossier is None else KlareTaal(dossier)
        of_language = () if taal is None else tuple(taal.findings())
    asked = {"bestemming": bestemming} | ({} if stap is None else {"stap": str(stap)})
    findings = in_order((*content.findings, *of_model, *of_rules, *of_language))
    blame_the_disk(content.findings)
    offer_codes(folder, dossier)
    wording = taal.wording if taal else Wording()
    owner = owner_of_dossier(content)
    return Checked(boek, findings, {**content.digests, **asked}, wording, for_raad, content.unprintable, owner)


def verdict(folder: Path, stages: Stages, stap: int | None = None, bestemming: Bestemming = "werkversie") -> Checked:
    """The same, with what is wrong with the templates, the outline and the glossary: the verdict of a build."""
    checked = control(folder, stages, stap, bestemming)
    with stages.stage("Sjablonen nakijken"):
        look = look_of(folder, shown(folder))
        wrong = (*look.findings, *of_word_template(look.templates))
    if checked.boek is not None and look.delen is not None and not checked.blocked:
        dossier = checked.boek.dossier
        wrong += _of_terms(build_plan(dossier, totals(dossier), "", checked.boek, look.delen), dossier)
    return replace(checked, findings=in_order((*checked.findings, *wrong)))


def _of_terms(plan: Document, dossier: Dossier) -> tuple[Finding, ...]:
    return tuple(unused_terms(dossier.begrippen, texts(without_glossary(plan)))) if dossier.begrippen else ()


def schema_of(folder: Path, schema: str, stages: Stages) -> tuple[Schematabel | None, Checked]:
    """One BBC schema over the ledger of a dossier, or None when something in it always blocks."""
    checked = control(folder, stages)
    return None if checked.boek is None else checked.boek.tabel(schema), checked


def schuif_in(
    folder: Path, code: str, jaar: int, cents: int, stages: Stages
) -> tuple[Verschuiving | None, tuple[Finding, ...], tuple[Finding, ...]]:
    """What a move of money would change, and the findings that it adds and takes away; or None and what blocks.

    Raises NietTeSchuiven. Nothing is written.
    """
    checked = control(folder, stages)
    if checked.boek is None:
        return None, checked.findings, ()
    moved = schuif(checked.boek, code, jaar, cents)
    before, after = ({same_point(each): each for each in check(boek)} for boek in (checked.boek, moved.na))
    added = in_order(each for point, each in after.items() if point not in before)
    return moved, added, in_order(each for point, each in before.items() if point not in after)


def build(
    folder: Path,
    out: Path,
    stages: Stages,
    stap: int | None = None,
    deel: str = "",
    bestemming: Bestemming = "werkversie",
    *,
    replace_other: bool = False,
) -> Made:
    """Checks, builds, verifies and publishes the set, and writes `controle.html` whatever the outcome.

    With `deel`, the code of a chapter, doelstelling or actieplan, that part alone is a set in a folder of its own. A
    plan that leaves the house for a `bestemming` is stopped by every error.
    Raises PublishFailure when the output folder cannot be used (the last good set then stays) or holds the set of
    another dossier that must not be replaced, UnknownPart, and NotAsWritten for a bug of ours.
    """
    with slot(out):
        rescued = recover(out)
        checked = control(folder, stages, stap, bestemming)
        claim(out, _target(out, deel), checked.owner, replace=replace_other)
        look = look_of(folder, shown(folder))
        of_rescue = tuple(kept(rescued, out))
        try:
            built = _documents(checked, look, out, stages, deel)
        except NotAsWritten:
            known = in_order((*checked.findings, *look.findings, *of_rescue))
            _write_page(checked, Made(known, True, {}), folder, out)
            raise
        meanwhile = changed(checked.files, digests_of(folder), shown(folder))
        built = replace(built, findings=in_order((*built.findings, *of_rescue, *meanwhile)))
        _write_page(checked, built, folder, out)
    against = checked.against_raad
    return replace(built, against_raad=None if against is None else len(against))


def _write_page(checked: Checked, built: Made, folder: Path, out: Path) -> None:
    findings = in_order((*built.findings, *checked.for_raad))
    page = write_controle(findings, checked.wording, folder, out, built.blocked, checked.against_raad, shown(folder))
    write_atomic(out / "controle.html", page)


def _documents(checked: Checked, look: Look, out: Path, stages: Stages, deel: str) -> Made:
    findings = in_order((*checked.findings, *look.findings))
    if checked.boek is None or checked.blocked or look.style is None or look.delen is None:
        return Made(findings, True, {})
    of_data = fingerprint(checked.digests.items())
    with stages.stage("Plan opbouwen"):
        dossier, short = checked.boek.dossier, of_data[:8].upper()
        plan = build_plan(dossier, totals(dossier), short, checked.boek, look.delen)
        editions = _editions(plan, dossier, short, deel)
    with stages.stage("Schrijven en nalezen"):
        files, of_writers = write_editions(editions, look.style, look.templates, checked.unprintable)
        if not deel:
            files |= open_data(checked.boek, short)
            contrasten = [Contrast(each.verhouding, each.nodig) for each in paren(look.style)]
            sheet = build_toegankelijkheid(dossier, plan, contrasten, short)
            for written, said in (
                write_web(plan, look.style, look.templates),
                write_page("toegankelijkheid", sheet, look.style, look.templates),
            ):
                files |= written
                of_writers += tuple(each for each in said if each not in of_writers)
    findings = in_order((*findings, *_of_terms(plan, dossier), *of_writers))
    if any(finding.blocks(checked.strictness) for finding in of_writers):
        return Made(findings, True, {})
    with stages.stage("Publiceren"):
        prints = {"inhoud": of_data, "sjablonen": _digest_of_look(look), "programma": digest_of_folder(PROGRAM)}
        published, of_files = publish_set(_target(out, deel), files, prints, dossier.gegevens.versie, checked.owner)
    return Made(in_order((*findings, *of_files)), False, published)


def _target(out: Path, deel: str) -> Path:
    return out / f"deel-{deel}" if deel else out


def _editions(plan: Document, dossier: Dossier, fingerprint: str, deel: str) -> dict[str, Forms]:
    """The documents to write, by the name of their files; what may be shorter in its forms, the longest first."""
    if not deel:
        return {"smjp": (plan,), "in-het-kort": forms_of_kort(dossier, totals(dossier), fingerprint)}
    if deel not in anchors(plan):
        raise UnknownPart(deel, tuple(anchors(plan)))
    return {f"smjp-{deel}": (part_of(plan, deel),)}


def _digest_of_look(look: Look) -> str:
    program, own = digest_of_folder(TEMPLATES), own_files(look.templates)
    if not own:
        return program
    return fingerprint([("", program), *((name, path.read_bytes()) for name, path in own.items())])
