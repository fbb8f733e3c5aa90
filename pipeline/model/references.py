"""What in the dossier names a code, and whether something has it."""

from collections.abc import Iterable, Iterator

from pipeline.blocks import Lookup
from pipeline.findings import Finding, by_cause
from pipeline.model import kinds
from pipeline.model.beslissingen import NIET_AKKOORD, laatste
from pipeline.model.codes import CODESOORTEN, Codes
from pipeline.model.dossier import Dossier
from pipeline.model.missing_codes import Told, Vermelding, missing_findings
from pipeline.model.onderdelen import Bestuursakkoordhoofdstuk
from pipeline.model.opzoeking import BuitenPeriode, Onbegrepen, OnbekendeCode, opzoeking
from pipeline.model.proza import all_prose, lookups_in
from pipeline.model.velden import Onderdeel, Verwijzing
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
    references = verwijzingen_in((*met_verwijzingen(dossier), *akkoord))
    in_fields = (Vermelding(each.code, each.soorten, each.at) for each in references)
    named = (*in_fields, *_in_ledger(dossier, codes), *_in_register(dossier), *in_prose)
    yield from missing_findings(
        (each for each in named if not codes.kent(each.code, *(each.soorten or CODESOORTEN))), codes, told, dossier.map
    )


def met_verwijzingen(dossier: Dossier) -> tuple[Onderdeel, ...]:
    """The pieces of a dossier that name codes of others."""
    return (
        *dossier.doelstellingen, *dossier.actieplannen, *dossier.diensten, *dossier.andere_plannen,
        *dossier.opportuniteiten,
    )  # fmt: skip


def verwijzingen_in(value: object) -> Iterator[Verwijzing]:
    """Every reference in the fields of a piece of the dossier, and of the pieces in it."""
    match value:
        case Verwijzing():
            yield value
        case tuple():
            for each in value:
                yield from verwijzingen_in(each)
        case Onderdeel():
            for _, each in value:
                yield from verwijzingen_in(each)


def _in_ledger(dossier: Dossier, codes: Codes) -> Iterator[Vermelding]:
    """The lines of the ledger that hang on no actie and no actieplan: a ledger is long, so the others stay out."""
    allowed = {"", *codes.bekend("actie", "actieplan")}
    for raming in dossier.ramingen:
        if raming.actie not in allowed:
            yield Vermelding(raming.actie, ("actie", "actieplan"), raming.at)


def _in_register(dossier: Dossier) -> Iterator[Vermelding]:
    """What was decided on; an actieplan that was turned down may have gone with its file."""
    held = laatste(dossier.beslissingen)
    for each in dossier.beslissingen:
        if held[each.code].besluit != NIET_AKKOORD:
            yield Vermelding(each.code, (), each.at)


def _double_references(dossier: Dossier) -> Iterator[Finding]:
    for item in met_verwijzingen(dossier):
        for _, value in item:
            if isinstance(value, tuple):
                yield from _twice(each for each in value if isinstance(each, Verwijzing))


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
