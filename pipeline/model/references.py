"""What in the dossier names a code, and whether something has it."""

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.blocks import Lookup
from pipeline.findings import Finding, by_cause
from pipeline.model import kinds
from pipeline.model.codes import CODESOORTEN, Codes
from pipeline.model.dossier import Dossier
from pipeline.model.missing_codes import Told, Vermelding, missing_findings
from pipeline.model.onderdelen import Bestuursakkoordhoofdstuk
from pipeline.model.opzoeking import BuitenPeriode, Onbegrepen, OnbekendeCode, opzoeking
from pipeline.model.proza import all_prose, lookups_in
from pipeline.model.velden import Verwijzing
from pipeline.model.voorwaarden import is_teken


def reference_findings(
    dossier: Dossier, akkoord: tuple[Bestuursakkoordhoofdstuk, ...], codes: Codes, told: Told
) -> Iterator[Finding]:
    """What is wrong with references and `[[…]]`; a code that nothing has is one finding, however often it is named."""
    in_prose: list[Vermelding] = []
    misunderstood: list[tuple[object, Finding]] = []
    for lookup in (lookup for prose in all_prose(dossier) for lookup in lookups_in(prose)):
        if is_teken(lookup):  # it opens or closes a passage: for `voorwaarden`
            continue
        try:
            opzoeking(lookup, dossier)
        except OnbekendeCode:
            in_prose.append(Vermelding(lookup.words[1], (), lookup.at, " ".join(lookup.words)))
        except Onbegrepen as refusal:
            if told.periode and isinstance(refusal, BuitenPeriode):
                continue
            misunderstood.append(_misunderstood(lookup, refusal))
    yield from by_cause(misunderstood)
    yield from _double_references(dossier)
    named = (*_in_fields(dossier, akkoord), *_in_ledger(dossier, codes), *in_prose)
    yield from missing_findings(
        (each for each in named if not codes.kent(each.code, *(each.soorten or CODESOORTEN))), codes, told, dossier.map
    )


def _in_fields(dossier: Dossier, akkoord: tuple[Bestuursakkoordhoofdstuk, ...]) -> Iterator[Vermelding]:
    in_chapter: tuple[Any, ...] = (*dossier.doelstellingen, *akkoord, *dossier.opportuniteiten)
    for item in in_chapter:
        yield from _as(("hoofdstuk",), item.hoofdstuk)
    for doelstelling in dossier.doelstellingen:
        yield from _as(("mandataris",), doelstelling.aanspreekpunt)
        yield from _as(("dienst",), doelstelling.trekker)
    for actieplan in dossier.actieplannen:
        yield from _as(("doelstelling",), actieplan.doelstelling)
        yield from _as(("hoofdstuk",), actieplan.hoofdstuk)
        yield from _as(("mandataris",), actieplan.aanspreekpunt)
        yield from _as(("dienst",), actieplan.trekker)
        yield from _as(("ambitie",), *actieplan.ambities)
        yield from _as(("partner",), *actieplan.partners)
        yield from _as(("adviesraad",), *actieplan.adviesraden)
        yield from _as(("ander plan",), *actieplan.andere_plannen)
    for _, actie in dossier.acties:
        yield from _as(("dienst",), actie.trekker)
    for dienst in dossier.diensten:
        yield from _as(("cluster",), dienst.cluster)
    for plan_elders in dossier.andere_plannen:
        yield from _as(("doelstelling", "actieplan"), *plan_elders.voedt)
    for opportuniteit in dossier.opportuniteiten:
        yield from _as(("actieplan",), *opportuniteit.actieplannen)
        yield from _as(("dienst",), opportuniteit.eigenaar)


def _as(soorten: tuple[str, ...], *references: Verwijzing | None) -> Iterator[Vermelding]:
    yield from (Vermelding(each.code, soorten, each.at) for each in references if each is not None)


def _in_ledger(dossier: Dossier, codes: Codes) -> Iterator[Vermelding]:
    """The lines of the ledger that hang on no actie and no actieplan: a ledger is long, so the others stay out."""
    allowed = {"", *codes.bekend("actie", "actieplan")}
    for raming in dossier.ramingen:
        if raming.actie not in allowed:
            yield Vermelding(raming.actie, ("actie", "actieplan"), raming.at)


def _double_references(dossier: Dossier) -> Iterator[Finding]:
    for actieplan in dossier.actieplannen:
        for group in (actieplan.ambities, actieplan.partners, actieplan.adviesraden, actieplan.andere_plannen):
            yield from _twice(group)
    for plan_elders in dossier.andere_plannen:
        yield from _twice(plan_elders.voedt)
    for opportuniteit in dossier.opportuniteiten:
        yield from _twice(opportuniteit.actieplannen)


def _twice(references: Iterable[Verwijzing]) -> Iterator[Finding]:
    seen: set[str] = set()
    for reference in references:
        if reference.code in seen:
            wrong = f"`{reference.code}` staat twee keer in deze lijst"
            yield kinds.DUBBELE_VERWIJZING.finding(reference.at, wrong, "laat één van beide weg")
        seen.add(reference.code)


def _misunderstood(lookup: Lookup, refusal: Onbegrepen) -> tuple[object, Finding]:
    """A lookup that means nothing, with its cause: the same mistake, or any year that is not of the plan."""
    wrong = f"`[[{' '.join(lookup.words)}]]`: {refusal.wrong}"
    cause = BuitenPeriode if isinstance(refusal, BuitenPeriode) else (refusal.wrong, refusal.mend)
    return cause, kinds.ONBEKENDE_OPZOEKING.finding(lookup.at, wrong, refusal.mend)
