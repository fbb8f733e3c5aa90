"""Codes and numbers that stand twice, each cause once: a slip, or a file (or rows) copied with all its codes."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.findings import Finding, Place, several
from pipeline.model import kinds
from pipeline.model.codes import Codes, naamruimte
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling


@dataclass(frozen=True, slots=True)
class _Repeat:
    """Something that stands at a place and at an earlier one: what it is called in a list, and its own finding."""

    name: str
    at: Place
    first: Place
    finding: Finding


def naming_findings(dossier: Dossier, codes: Codes) -> tuple[list[Finding], dict[str, Finding]]:
    """What is wrong with codes and numbers that stand twice; and with names of files, by the code in such a name.

    A file with a wrong name that is a copy is only called a copy; its code that stands twice follows from its name.
    """
    misnamed = {item.at.file: item for item in _with_own_file(dossier) if not _is_named_well(item)}
    findings = []
    for (file, earlier), repeats in _per_file(_repeats(dossier, codes)).items():
        if len(repeats) > 1:
            copy = earlier if _looks_newer(earlier, file, misnamed) else file
            findings.append(_copy_finding(copy, earlier if copy == file else file, repeats))
            misnamed.pop(copy, None)
        elif not {file, earlier} & misnamed.keys():
            findings.append(repeats[0].finding)
    return findings, {_code_in_name(item): _name_finding(item) for item in misnamed.values()}


def _looks_newer(one: str, other: str, misnamed: Container[str]) -> bool:
    """Whether the first of two files with the same codes must be the copy, by what they are called."""
    stem, other_stem = PurePosixPath(one).stem, PurePosixPath(other).stem
    return (one in misnamed and other not in misnamed) or (stem != other_stem and stem.startswith(other_stem))


# ---- codes and numbers that stand twice ---------------------------------------------------------------------------


def _repeats(dossier: Dossier, codes: Codes) -> Iterator[_Repeat]:
    seen: dict[tuple[str, str], Place] = {}
    for soort, entries in codes.per_soort.items():
        for entry in entries:
            first = seen.setdefault((naamruimte(soort), entry.code), entry.at)
            if first is not entry.at:
                wrong = f"de code `{entry.code}` staat ook op {first}"
                mend = "geef één van beide een nieuwe code; een code blijft voor altijd bij hetzelfde"
                yield _Repeat(entry.code, entry.at, first, kinds.DUBBELE_CODE.finding(entry.at, wrong, mend))
    yield from _double_numbers(dossier)
    ledger: dict[str, Place] = {}
    for raming in dossier.ramingen:
        first = ledger.setdefault(raming.raming, raming.at)
        if first is not raming.at:
            wrong = f"de raming `{raming.raming}` staat ook op {first}"
            mend = "geef één van beide een nieuw nummer, of verwijder de dubbele regel"
            yield _Repeat(raming.raming, raming.at, first, kinds.DUBBELE_CODE.finding(raming.at, wrong, mend))


def _double_numbers(dossier: Dossier) -> Iterator[_Repeat]:
    acties = tuple(actie for _, actie in dossier.acties if actie.nummer)
    items: tuple[Doelstelling | Actieplan | Actie, ...] = (*dossier.doelstellingen, *dossier.actieplannen, *acties)
    seen: dict[str, tuple[str, Place]] = {}
    for item in items:
        code, first = seen.setdefault(item.nummer or "", (item.code, item.at))
        if first is not item.at:
            wrong = f"het nummer `{item.nummer}` van {item.code} is ook dat van {code} ({first})"
            finding = kinds.DUBBEL_NUMMER.finding(item.at, wrong, "geef één van beide een ander nummer")
            yield _Repeat(f"nummer {item.nummer}", item.at, first, finding)


def _per_file(repeats: Iterable[_Repeat]) -> dict[tuple[str, str], list[_Repeat]]:
    """The repeats by the file they stand in and the file that has them already."""
    found: defaultdict[tuple[str, str], list[_Repeat]] = defaultdict(list)
    for each in repeats:
        found[each.at.file, each.first.file].append(each)
    return found


def _copy_finding(copy: str, original: str, repeats: list[_Repeat]) -> Finding:
    """One finding for a file that repeats more than one thing of another file, or of itself."""
    own = sorted({each.at if each.at.file == copy else each.first for each in repeats})
    named = several([f"`{each.name}`" for each in sorted(repeats, key=lambda each: each.at)])
    only_numbers = all(each.finding.code == kinds.DUBBEL_NUMMER.code for each in repeats)
    kind = kinds.DUBBEL_NUMMER if only_numbers else kinds.DUBBELE_CODE
    if copy == original:
        wrong = f"{len(repeats)} codes en nummers staan twee keer in dit bestand: {named}"
        mend = "verwijder wat dubbel staat, of geef het eigen codes en nummers"
    elif only_numbers:
        wrong = f"dit bestand heeft dezelfde nummers als {original}: {named}"
        mend = "geef alles in één van beide bestanden een ander nummer"
    else:
        wrong = f"dit bestand lijkt een kopie van {original}; in allebei staan {named}"
        mend = (
            "verwijder de kopie, of geef alles erin eigen codes en nummers; een code blijft voor altijd bij hetzelfde"
        )
    return kind.finding(own[0], wrong, mend, tuple(own[1:]))


# ---- names of files -----------------------------------------------------------------------------------------------


def _with_own_file(dossier: Dossier) -> tuple[Doelstelling | Actieplan, ...]:
    return (*dossier.doelstellingen, *dossier.actieplannen)


def _stem(item: Doelstelling | Actieplan) -> str:
    return PurePosixPath(item.at.file).stem


def _is_named_well(item: Doelstelling | Actieplan) -> bool:
    return re.fullmatch(rf"{item.code}(-[a-z0-9-]+)?", _stem(item)) is not None


def _code_in_name(item: Doelstelling | Actieplan) -> str:
    return _stem(item).split("-")[0]


def _name_finding(item: Doelstelling | Actieplan) -> Finding:
    return kinds.BESTANDSNAAM_EN_CODE.finding(
        Place(item.at.file),
        f"de bestandsnaam `{_stem(item)}.yaml` past niet bij de code `{item.code}`",
        f"noem het bestand `{item.code}-korte-naam.yaml` (kleine letters en koppeltekens), of verbeter de code",
    )
