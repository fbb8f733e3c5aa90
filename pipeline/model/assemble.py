"""The Dossier out of what was read: every file by its kind, then every code and reference."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from pipeline.content import Content, Mapping, Scalar, Sequence, Value
from pipeline.findings import Finding, Level, Place
from pipeline.model import kinds
from pipeline.model.bestanden import SOORTEN, TEKSTEN, Bestandssoort
from pipeline.model.dossier import Dossier
from pipeline.model.financiele_bestanden import lees_financien
from pipeline.model.onderdelen import (
    Actieplan,
    Adviesraad,
    Ambitie,
    AnderPlan,
    Begrip,
    BekendeZin,
    Bestuursakkoordhoofdstuk,
    Cluster,
    Dienst,
    Doelstelling,
    Dossiergegevens,
    Importwijze,
    Mandataris,
    Opportuniteit,
    Partner,
)
from pipeline.model.proza import all_prose
from pipeline.model.ramingen import PAD as RAMINGEN
from pipeline.model.ramingen import lees_ramingen
from pipeline.model.references import reference_findings
from pipeline.model.typed import near, typed
from pipeline.model.voorbeeldjaren import eerste_jaar
from pipeline.model.voorwaarden import voorwaarde_findings

T = TypeVar("T")


def assemble(content: Content) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """The dossier, or None when something that always blocks was found; and all findings of this room."""
    findings: list[Finding] = []
    objects, refused = _typed_files(content, findings)
    gegevens = _only(objects, Dossiergegevens)
    if gegevens is None:
        return None, tuple(findings)
    akkoord = _all(objects, Bestuursakkoordhoofdstuk)
    by_chapter: dict[str, tuple[Ambitie, ...]] = {}
    for part in akkoord:  # a chapter may be spread over several files
        by_chapter[part.hoofdstuk.code] = (*by_chapter.get(part.hoofdstuk.code, ()), *part.ambities)
    years = gegevens.periode.jaren
    ramingen, of_ledger = lees_ramingen(content.tables[RAMINGEN], years) if RAMINGEN in content.tables else ((), ())
    financien, of_companions = lees_financien(content, years)
    findings.extend((*of_ledger, *of_companions))
    dossier = Dossier(
        gegevens=gegevens,
        ambities=MappingProxyType(
            {each.code: by_chapter[each.code] for each in gegevens.hoofdstukken if each.code in by_chapter}
        ),
        doelstellingen=_in_order(_all(objects, Doelstelling)),
        actieplannen=_in_order(_all(objects, Actieplan)),
        clusters=_all(objects, Cluster),
        diensten=_all(objects, Dienst),
        mandatarissen=_all(objects, Mandataris),
        adviesraden=_all(objects, Adviesraad),
        partners=_all(objects, Partner),
        andere_plannen=_all(objects, AnderPlan),
        opportuniteiten=_all(objects, Opportuniteit),
        bekende_zinnen=_all(objects, BekendeZin),
        begrippen=tuple(sorted(_all(objects, Begrip), key=lambda begrip: begrip.term.casefold())),
        ramingen=ramingen,
        teksten=MappingProxyType({PurePosixPath(path).stem: prose for path, prose in content.prose.items()}),
        map=content.shown,
        financien=financien,
        importwijzen=_all(objects, Importwijze),
    )
    findings.extend(reference_findings(dossier, akkoord, _unread_codes(content, refused)))
    findings.extend(finding for prose in all_prose(dossier) for finding in voorwaarde_findings(prose))
    findings.extend(_text_findings(content))
    blocked = any(finding.level is Level.FOUT for finding in (*content.findings, *findings))
    return None if blocked else dossier, tuple(findings)


def _typed_files(content: Content, findings: list[Finding]) -> tuple[list[object], list[str]]:
    """Every object of every file, and the files that hold a mistake."""
    objects: list[object] = []
    refused: list[str] = []
    van = eerste_jaar(content.yaml.get("dossier.yaml"))
    for soort in SOORTEN:
        paths = [path for path in content.yaml if soort.past(path)]
        if soort.verplicht and not paths and not _unread(content, soort):
            at = Place(f"{content.shown}/{soort.pad}")
            mend = "maak dit bestand, of kijk of u de juiste map koos (`smjp nieuw MAP` maakt een voorbeeld)"
            findings.append(kinds.BESTAND_ONTBREEKT.finding(at, f"`{soort.pad}` ontbreekt", mend))
        for path in paths:
            result, found = typed(content.yaml[path], soort.inhoud, van)
            findings.extend(found)
            if result is not None:
                objects.extend(result if isinstance(result, tuple) else [result])
                findings.extend(_name_findings(path, content.shown, result))
            else:
                refused.append(path)
    return objects, refused


def _unread_codes(content: Content, refused: list[str]) -> frozenset[str]:
    """The codes that stand in files with a mistake: the dossier misses them, but who refers to them is not to blame."""
    unreadable = (finding.at.file for finding in content.findings if finding.level is Level.FOUT)
    codes = {PurePosixPath(path).stem.split("-")[0] for path in (*refused, *unreadable)}
    values: list[Value] = [content.yaml[path] for path in refused]
    while values:
        match values.pop():
            case Mapping(pairs=pairs):
                values += [value for _, value in pairs]
                codes |= {value.text for key, value in pairs if key.text == "code" and isinstance(value, Scalar)}
            case Sequence(items=items):
                values += items
    return frozenset(codes)


def _unread(content: Content, soort: Bestandssoort) -> bool:
    """Whether the file is there but could not be read: the reader has said so already."""
    return any(finding.at.file == f"{content.shown}/{soort.pad}" for finding in content.findings)


def _name_findings(path: str, shown: str, result: object) -> Iterable[Finding]:
    if not isinstance(result, Doelstelling | Actieplan):
        return
    name = PurePosixPath(path).stem
    if not re.fullmatch(rf"{result.code}(-[a-z0-9-]+)?", name):
        yield kinds.BESTANDSNAAM_EN_CODE.finding(
            Place(f"{shown}/{path}"),
            f"de bestandsnaam `{name}.yaml` past niet bij de code `{result.code}`",
            f"noem het bestand `{result.code}-korte-naam.yaml` (kleine letters en koppeltekens), of verbeter de code",
        )


def _text_findings(content: Content) -> Iterable[Finding]:
    known = tuple(tekst.naam for tekst in TEKSTEN)
    for path, prose in content.prose.items():
        name = PurePosixPath(path).stem
        if name not in known:
            hint = near(name, known) or f"gebruik een van deze namen: {', '.join(known)}"
            yield kinds.TEKST_ZONDER_PLAATS.finding(prose.at, f"de tekst `{name}.md` staat nergens in het plan", hint)


def _all(objects: list[object], kind: type[T]) -> tuple[T, ...]:
    return tuple(each for each in objects if isinstance(each, kind))


def _only(objects: list[object], kind: type[T]) -> T | None:
    return next(iter(_all(objects, kind)), None)


D = TypeVar("D", Doelstelling, Actieplan)


def _in_order(items: tuple[D, ...]) -> tuple[D, ...]:
    """By display number, so the order of files never matters."""
    return tuple(sorted(items, key=lambda item: ([int(part) for part in item.nummer.split(".")], item.code)))
