"""Codes and references over the whole dossier: each code once, each reference to something that exists."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.findings import Finding, Place
from pipeline.model import kinds
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Bestuursakkoordhoofdstuk, MetCode
from pipeline.model.opzoeking import opzoeking_findings
from pipeline.model.proza import all_prose, lookups_in
from pipeline.model.typed import near
from pipeline.model.velden import Verwijzing


def reference_findings(
    dossier: Dossier, akkoord: tuple[Bestuursakkoordhoofdstuk, ...], unread: frozenset[str]
) -> Iterator[Finding]:
    """What is wrong with codes, numbers, references and `[[…]]`.

    `unread` holds the codes of files with a mistake of their own: referring to those is no mistake.
    """
    yield from _double_codes(dossier)
    yield from _double_numbers(dossier)
    yield from (finding for code, finding in _broken_references(dossier, akkoord) if code not in unread)
    for proza in all_prose(dossier):
        for lookup in lookups_in(proza):
            if not set(lookup.words) & (unread - dossier.met_code.keys()):
                yield from opzoeking_findings(lookup, dossier)


def _with_code(dossier: Dossier) -> Iterator[tuple[str, MetCode]]:
    """Every entry that has a code, with what it is called in a message."""
    groups: tuple[tuple[str, Iterable[MetCode]], ...] = (
        ("hoofdstuk", dossier.gegevens.hoofdstukken),
        ("ambitie", [ambitie for group in dossier.ambities.values() for ambitie in group]),
        ("doelstelling", dossier.doelstellingen),
        ("actieplan", dossier.actieplannen),
        ("actie", [actie for _, actie in dossier.acties]),
        ("cluster", dossier.clusters),
        ("dienst", dossier.diensten),
        ("mandataris", dossier.mandatarissen),
        ("adviesraad", dossier.adviesraden),
        ("partner", dossier.partners),
        ("ander plan", dossier.andere_plannen),
        ("opportuniteit", dossier.opportuniteiten),
    )
    for kind, entries in groups:
        for entry in entries:
            yield kind, entry


# chapter and department may share a word ("welzijn"): they live in name spaces of their own
_NAMESPACES = {"doelstelling": "plan", "actieplan": "plan", "actie": "plan", "ambitie": "plan"}


def _double_codes(dossier: Dossier) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Place] = {}
    for kind, entry in _with_code(dossier):
        key = (_NAMESPACES.get(kind, kind), entry.code)
        if key in seen:
            yield kinds.DUBBELE_CODE.finding(
                entry.at,
                f"de code `{entry.code}` staat ook op {seen[key]}",
                "geef één van beide een nieuwe code; een code blijft voor altijd bij hetzelfde",
            )
        else:
            seen[key] = entry.at
    ledger: dict[str, Place] = {}
    for raming in dossier.ramingen:
        if raming.raming in ledger:
            yield kinds.DUBBELE_CODE.finding(
                raming.at,
                f"de raming `{raming.raming}` staat ook op {ledger[raming.raming]}",
                "geef één van beide een nieuw nummer, of verwijder de dubbele regel",
            )
        else:
            ledger[raming.raming] = raming.at


def _double_numbers(dossier: Dossier) -> Iterator[Finding]:
    seen: dict[str, tuple[str, Place]] = {}
    acties = (actie for _, actie in dossier.acties if actie.nummer)
    items: tuple[Any, ...] = (*dossier.doelstellingen, *dossier.actieplannen, *acties)
    for item in items:
        number = item.nummer
        if number in seen:
            code, place = seen[number]
            yield kinds.DUBBEL_NUMMER.finding(
                item.at,
                f"het nummer `{number}` van {item.code} is ook dat van {code} ({place})",
                "geef één van beide een ander nummer",
            )
        else:
            seen[number] = item.code, item.at


Broken = Iterator[tuple[str, Finding]]


def _broken_references(dossier: Dossier, akkoord: tuple[Bestuursakkoordhoofdstuk, ...]) -> Broken:
    """Each finding with the code that nothing has."""
    codes: dict[str, tuple[str, ...]] = {}
    for kind, entry in _with_code(dossier):
        codes[kind] = (*codes.get(kind, ()), entry.code)
    plan = (*codes.get("doelstelling", ()), *codes.get("actieplan", ()))
    in_chapter: tuple[Any, ...] = (*dossier.doelstellingen, *akkoord, *dossier.opportuniteiten)
    for item in in_chapter:
        yield from _one(item.hoofdstuk, "hoofdstuk", codes)
    for doelstelling in dossier.doelstellingen:
        yield from _one(doelstelling.aanspreekpunt, "mandataris", codes)
        yield from _one(doelstelling.trekker, "dienst", codes)
    for actieplan in dossier.actieplannen:
        yield from _one(actieplan.doelstelling, "doelstelling", codes)
        yield from _one(actieplan.hoofdstuk, "hoofdstuk", codes)
        yield from _one(actieplan.aanspreekpunt, "mandataris", codes)
        yield from _one(actieplan.trekker, "dienst", codes)
        yield from _many(actieplan.ambities, "ambitie", codes)
        yield from _many(actieplan.partners, "partner", codes)
        yield from _many(actieplan.adviesraden, "adviesraad", codes)
        yield from _many(actieplan.andere_plannen, "ander plan", codes)
    for _, actie in dossier.acties:
        yield from _one(actie.trekker, "dienst", codes)
    for dienst in dossier.diensten:
        yield from _one(dienst.cluster, "cluster", codes)
    for plan_elders in dossier.andere_plannen:
        yield from _many(plan_elders.voedt, "doelstelling of actieplan", {"doelstelling of actieplan": plan})
    for opportuniteit in dossier.opportuniteiten:
        yield from _many(opportuniteit.actieplannen, "actieplan", codes)
        yield from _one(opportuniteit.eigenaar, "dienst", codes)
    yield from _broken_in_ledger(dossier, (*codes.get("actie", ()), *codes.get("actieplan", ())))


def _broken_in_ledger(dossier: Dossier, codes: tuple[str, ...]) -> Broken:
    """A line of the ledger hangs on an actie, on an actieplan or on nothing: no other code will do."""
    allowed = {"", *codes}
    refused: dict[str, Finding] = {}
    for raming in dossier.ramingen:
        if raming.actie not in allowed:
            if raming.actie not in refused:
                refused[raming.actie] = _unknown(raming.actie, raming.at, "actie of actieplan", codes)
            yield raming.actie, replace(refused[raming.actie], at=raming.at)


def _one(reference: Verwijzing | None, kind: str, codes: dict[str, tuple[str, ...]]) -> Broken:
    if reference is not None and reference.code not in codes.get(kind, ()):
        yield reference.code, _unknown(reference.code, reference.at, kind, codes.get(kind, ()))


def _many(references: tuple[Verwijzing, ...], kind: str, codes: dict[str, tuple[str, ...]]) -> Broken:
    seen: set[str] = set()
    for reference in references:
        if reference.code in seen:
            wrong = f"`{reference.code}` staat twee keer in deze lijst"
            yield "", kinds.DUBBELE_VERWIJZING.finding(reference.at, wrong, "laat één van beide weg")
        seen.add(reference.code)
        yield from _one(reference, kind, codes)


def _unknown(code: str, at: Place, kind: str, candidates: tuple[str, ...]) -> Finding:
    mend = near(code, candidates) or f"kijk de code na, of maak eerst {_WITH_ARTICLE.get(kind, f'de {kind}')} aan"
    return kinds.ONBEKENDE_VERWIJZING.finding(at, f"er bestaat geen {kind} met de code `{code}`", mend)


_WITH_ARTICLE = {
    "hoofdstuk": "het hoofdstuk",
    "actieplan": "het actieplan",
    "ander plan": "het andere plan",
    "actie of actieplan": "de actie of het actieplan",
    "doelstelling of actieplan": "de doelstelling of het actieplan",
}
