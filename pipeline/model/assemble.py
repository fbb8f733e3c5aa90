"""The Dossier out of what was read: every file by its kind, then every code and reference."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Mapping_
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from pipeline.content import Content, Mapping, Prose, Scalar, Sequence, Value
from pipeline.content.kinds import ONBEKEND_BESTAND
from pipeline.findings import Finding, Level, Place
from pipeline.model import kinds
from pipeline.model.beslissingen import NIET_AKKOORD, Beslissing, laatste, lees_beslissingen
from pipeline.model.beslissingen import PAD as BESLISSINGEN
from pipeline.model.bestanden import BESTANDSSOORTEN, TEKSTEN, Bestandssoort
from pipeline.model.codes import CODESOORTEN, Codes
from pipeline.model.dossier import Dossier
from pipeline.model.double_codes import naming_findings
from pipeline.model.eigen_codes import eigen_code_findings
from pipeline.model.financiele_bestanden import lees_financien
from pipeline.model.jaarkolommen import jaren_van
from pipeline.model.missing_codes import Told
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
    EigenWoorden,
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
_TEKSTNAMEN = tuple(tekst.naam for tekst in TEKSTEN)


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
    years, of_years = jaren_van(content.tables, gegevens.periode)
    ramingen, of_ledger = lees_ramingen(content.tables[RAMINGEN], years) if RAMINGEN in content.tables else ((), ())
    financien, of_companions = lees_financien(content, years)
    findings.extend((*of_years, *of_ledger, *of_companions))
    register = content.tables.get(BESLISSINGEN)
    beslissingen, of_register = lees_beslissingen(register) if register is not None else ((), ())
    findings.extend(of_register)
    held = laatste(beslissingen)
    proposed = _in_order(_all(objects, Actieplan))
    afgewezen = tuple(each for each in proposed if _is_afgewezen(each, held))
    with_acties = held | {actie.code: held[each.code] for each in afgewezen for actie in each.acties}
    dossier = Dossier(
        gegevens=gegevens,
        ambities=MappingProxyType(
            {each.code: by_chapter[each.code] for each in gegevens.hoofdstukken if each.code in by_chapter}
        ),
        doelstellingen=_in_order(_all(objects, Doelstelling)),
        actieplannen=tuple(each for each in proposed if each not in afgewezen),
        clusters=_all(objects, Cluster),
        diensten=_all(objects, Dienst),
        mandatarissen=_all(objects, Mandataris),
        adviesraden=_all(objects, Adviesraad),
        partners=_all(objects, Partner),
        andere_plannen=_all(objects, AnderPlan),
        opportuniteiten=_all(objects, Opportuniteit),
        bekende_zinnen=_all(objects, BekendeZin),
        woorden=_only(objects, EigenWoorden),
        begrippen=tuple(sorted(_all(objects, Begrip), key=lambda begrip: begrip.term.casefold())),
        ramingen=ramingen,
        teksten=MappingProxyType({name: prose for name, prose in _texts(content) if name in _TEKSTNAMEN}),
        map=content.shown,
        financien=financien,
        importwijzen=_all(objects, Importwijze),
        beslissingen=beslissingen,
        afgewezen=afgewezen,
    )
    codes = Codes.of(dossier, akkoord)
    doubles, in_names = naming_findings(dossier, codes)
    unread = _unread_codes(content, refused), _unread_kinds(content, refused)
    told = Told(*unread, in_names, with_acties, periode=bool(of_years))
    findings.extend((*doubles, *eigen_code_findings(codes), *reference_findings(dossier, akkoord, codes, told)))
    findings.extend(finding for prose in all_prose(dossier) for finding in voorwaarde_findings(prose))
    findings.extend((*_text_findings(content), *_loose_files(content)))
    blocked = any(finding.level is Level.FOUT for finding in (*content.findings, *findings))
    return None if blocked else dossier, tuple(findings)


def _typed_files(content: Content, findings: list[Finding]) -> tuple[list[object], list[str]]:
    """Every object of every file, and the files that hold a mistake."""
    objects: list[object] = []
    refused: list[str] = []
    van = eerste_jaar(content.yaml.get("dossier.yaml"))
    for soort in BESTANDSSOORTEN:
        paths = [path for path in content.yaml if soort.past(path)]
        if soort.verplicht and not paths and not _unread(content, soort):
            at = Place(f"{content.shown}/{soort.pad}")
            mend = "maak dit bestand, of kijk of u de juiste map koos (`smjp nieuw MAP` maakt een voorbeeld)"
            findings.append(kinds.BESTAND_ONTBREEKT.finding(at, f"`{soort.pad}` ontbreekt", mend))
        for path in paths:
            result, found = typed(content.yaml[path], soort.inhoud, van)
            findings.extend(found if result is not None else _misplaced(content.yaml[path], soort) or found)
            if result is not None:
                objects.extend(result if isinstance(result, tuple) else [result])
            else:
                refused.append(path)
    return objects, refused


def _misplaced(value: Mapping | Sequence, soort: Bestandssoort) -> tuple[Finding, ...]:
    """The finding about a sound file that stands in the folder of another kind; lists look too much like each other."""
    for other in BESTANDSSOORTEN if "*" in soort.pad else ():
        if "*" in other.pad and other is not soort and typed(value, other.inhoud)[0] is not None:
            where, here = PurePosixPath(other.pad).parent, PurePosixPath(soort.pad).parent
            wrong = f"dit bestand hoort niet in `{here}/`, maar in `{where}/`"
            return (kinds.VERKEERDE_SOORT.finding(value.at, wrong, f"verplaats het naar `{where}/`"),)
    return ()


def _unread_codes(content: Content, refused: list[str]) -> frozenset[str]:
    """The codes that stand in files with a mistake: the dossier misses them, but who refers to them is not to blame."""
    unreadable = (finding.at.file for finding in content.findings if finding.level is Level.FOUT)
    in_names = {PurePosixPath(path).stem.split("-")[0] for path in (*refused, *unreadable)}
    written = {entry.get("code") for path in refused for entry, _ in _mappings(content.yaml[path])}
    return frozenset(in_names | {value.text for value in written if isinstance(value, Scalar)})


def _mappings(value: Value, *, in_list: bool = False) -> Iterator[tuple[Mapping, bool]]:
    """Every mapping in a value, itself included, and whether it is an item of a list."""
    match value:
        case Mapping(pairs=pairs):
            yield value, in_list
            for _, inner in pairs:
                yield from _mappings(inner)
        case Sequence(items=items):
            for item in items:
                yield from _mappings(item, in_list=True)


def _unread(content: Content, soort: Bestandssoort) -> bool:
    """Whether the file is there but could not be read: the reader has said so already."""
    return any(finding.at.file == f"{content.shown}/{soort.pad}" for finding in content.findings)


def _unread_kinds(content: Content, refused: list[str]) -> frozenset[str]:
    """The kinds of codes that may stand in a file (or folder) of which not every code is known."""
    unreadable = {finding.at.file for finding in content.findings if finding.level is Level.FOUT}
    unread = {file.removeprefix(f"{content.shown}/") for file in unreadable} - content.yaml.keys()
    unread |= {
        path
        for path in refused
        if any(in_list and not entry.get("code") for entry, in_list in _mappings(content.yaml[path]))
    }
    paths = [PurePosixPath(path.casefold()).with_suffix("") for path in unread]
    return frozenset(soort.naam for soort in CODESOORTEN.values() if any(map(soort.kan_staan_in, paths)))


def _loose_files(content: Content) -> Iterable[Finding]:
    """A finding for each YAML file in a folder of content that holds none of the kinds."""
    for path, value in content.yaml.items():
        if not any(soort.past(path) for soort in BESTANDSSOORTEN):
            folder = PurePosixPath(path).parent
            names = [
                PurePosixPath(each.pad).name for each in BESTANDSSOORTEN if PurePosixPath(each.pad).parent == folder
            ]
            hint = near(PurePosixPath(path).name, names) or "zet het in de juiste map, of buiten het dossier"
            wrong = f"`{path}` telt niet mee: in `{folder}/` staan alleen {', '.join(f'`{name}`' for name in names)}"
            yield ONBEKEND_BESTAND.finding(Place(value.at.file), wrong, hint)


def _texts(content: Content) -> Iterable[tuple[str, Prose]]:
    return ((PurePosixPath(path).stem, prose) for path, prose in content.prose.items())


def _text_findings(content: Content) -> Iterable[Finding]:
    for name, prose in _texts(content):
        if name not in _TEKSTNAMEN:
            hint = near(name, _TEKSTNAMEN) or f"gebruik een van deze namen: {', '.join(_TEKSTNAMEN)}"
            yield kinds.TEKST_ZONDER_PLAATS.finding(prose.at, f"de tekst `{name}.md` staat nergens in het plan", hint)


def _all(objects: list[object], kind: type[T]) -> tuple[T, ...]:
    return tuple(each for each in objects if isinstance(each, kind))


def _only(objects: list[object], kind: type[T]) -> T | None:
    return next(iter(_all(objects, kind)), None)


def _is_afgewezen(actieplan: Actieplan, held: Mapping_[str, Beslissing]) -> bool:
    return actieplan.code in held and held[actieplan.code].besluit == NIET_AKKOORD


D = TypeVar("D", Doelstelling, Actieplan)


def _in_order(items: tuple[D, ...]) -> tuple[D, ...]:
    """By display number, so the order of files never matters."""
    return tuple(sorted(items, key=lambda item: ([int(part) for part in item.nummer.split(".")], item.code)))
