"""What an agenda item must still say before a deck, or a note, can be made of it."""

import datetime
from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.agendapunt import Agendapunt
from pipeline.cbs.band import stap_van
from pipeline.cbs.kosten import NIET_GERAAMD, kost_niets, kosten_van
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.findings import Finding
from pipeline.model.dossier import Dossier
from pipeline.model.velden import schrijf_datum


def onvolledig(punt: Agendapunt, zitting: datetime.date, sjabloon: Sjabloon, dossier: Dossier) -> Iterator[Finding]:
    """A finding for everything that an item must say, or says of a slide that it does not get."""
    yield from _empty(punt, bool(_rows_of_plan(punt, zitting, dossier)))
    yield from _slides(punt, zitting, sjabloon, dossier)
    yield from _options(punt)
    if punt.gaat_over_het_plan and punt.stap is None:
        yield from _step(punt, zitting, dossier)
    yield from _costs(punt, zitting, dossier)


def heeft_geen_kost(punt: Agendapunt, zitting: datetime.date, dossier: Dossier) -> bool:
    """Whether there is nothing to put in a table of amounts: the item costs nothing and the plan has no amounts."""
    return kost_niets(punt) and not _rows_of_plan(punt, zitting, dossier)


def _rows_of_plan(punt: Agendapunt, zitting: datetime.date, dossier: Dossier) -> bool:
    has_plans = bool(punt.actieplannen or punt.doelstellingen or punt.alle_actieplannen)
    return has_plans and stap_van(punt, zitting, dossier) > 1


def _empty(punt: Agendapunt, has_rows: bool) -> Iterator[Finding]:
    names = ["aanspreekpunt", "dienst"]
    if punt.soort == "kennisname":
        names += ["toelichting"]
    else:
        names += ["vraag", "besluit", "aanleiding", "opties", "advies", "draagvlak", "risicos", "stappen"]
        names += ["dekking"] if has_rows or not kost_niets(punt) else []
    for name in names:
        if not getattr(punt, name):
            info = Agendapunt.model_fields[name]
            example = info.examples[0] if info.examples else "…"
            mend = f"vul `{name}:` aan. {info.description} Bijvoorbeeld `{name}: {example}`"
            yield kinds.PUNT_ONVOLLEDIG.finding(punt.at, f"`{name}` ontbreekt of is leeg", mend)


def _slides(punt: Agendapunt, zitting: datetime.date, sjabloon: Sjabloon, dossier: Dossier) -> Iterator[Finding]:
    """Minutes and notes for slides that do not exist, or that fall away because nothing costs anything."""
    codes = tuple(each.code for each in sjabloon.slides)
    gone = {each.code for each in sjabloon.slides if each.mag_weg_zonder_kost}
    if not heeft_geen_kost(punt, zitting, dossier):
        gone = set()
    for key, mapping in (("minuten", punt.minuten), ("notities", punt.notities)):
        for code in sorted(set(mapping) - set(codes)):
            mend = f"kies uit {', '.join(f'`{each}`' for each in codes)}"
            yield kinds.PUNT_ONVOLLEDIG.finding(punt.at, f"`{key}:` noemt `{code}`, en zo heet geen slide", mend)
        for code in sorted(set(mapping) & gone):
            wrong = f"`{key}:` noemt `{code}`, en die slide valt weg omdat dit punt niets kost"
            mend = "haal de sleutel weg, of zet de tekst bij `opties:`"
            yield kinds.SLIDE_VALT_WEG.finding(punt.at, wrong, mend)


def _options(punt: Agendapunt) -> Iterator[Finding]:
    """Options of which nobody says what they cost, once or each year: nothing unknown is printed as 0."""
    for option in punt.opties:
        if not option.kost and not option.kost_per_jaar:
            wrong = f"optie ‘{option.naam}’ zegt niet wat ze kost"
            mend = "vul `kost:` aan (één keer) en `kost_per_jaar:`, in euro; schrijf `kost: 0` als ze niets kost"
            yield kinds.PUNT_ONVOLLEDIG.finding(option.at, wrong, mend)
    for key in ("kost", "kost_per_jaar"):
        half = [
            each
            for each in punt.opties
            if (each.kost or each.kost_per_jaar) and not getattr(each, key) and NIET_GERAAMD in kosten_van(each)
        ]
        if half:
            names = ", ".join(f"‘{each.naam}’" for each in half)
            wrong = f"`{key}:` ontbreekt bij {names}: op de slide staat dan ‘{NIET_GERAAMD}’"
            mend = f"vul `{key}:` aan, in euro; schrijf `{key}: 0` als er geen is"
            yield kinds.OPTIE_NIET_GERAAMD.finding(half[0].at, wrong, mend)


def _step(punt: Agendapunt, zitting: datetime.date, dossier: Dossier) -> Iterator[Finding]:
    """A sitting of before the dossier: its figures are those of an earlier step, and somebody must say which."""
    facts = dossier.gegevens
    if facts.stap_op(zitting) is None and zitting < facts.datum:
        wrong = (
            f"de zitting was op {schrijf_datum(zitting)}, en het dossier is van {schrijf_datum(facts.datum)} "
            f"(stap {facts.stap}): in welke stap zat het toen?"
        )
        mend = "schrijf die in het punt, bijvoorbeeld `stap: 2`, of zet `sluit_stap:` bij de dagen in `kalender:`"
        yield kinds.PUNT_ZONDER_STAP.finding(punt.at, wrong, mend)


def _costs(punt: Agendapunt, zitting: datetime.date, dossier: Dossier) -> Iterator[Finding]:
    has_costs = bool(punt.kosten) or _rows_of_plan(punt, zitting, dossier) or kost_niets(punt)
    if punt.soort == "beslissing" and not has_costs:
        wrong = "dit punt zegt niet wat de beslissing kost"
        mend = "vul `kosten:` aan; kost ze niets, schrijf dan `kosten: [{wat: Kost van deze beslissing}]`"
        yield kinds.PUNT_ONVOLLEDIG.finding(punt.at, wrong, mend)
    years = {year for cost in punt.kosten for year in cost.bedragen} - set(dossier.jaren)
    for year in sorted(years):
        wrong = f"`kosten:` noemt {year}, en dat jaar valt buiten het plan"
        mend = f"kies een jaar van {dossier.jaren[0]} tot {dossier.jaren[-1]}, of zet het bedrag in `dekking:`"
        yield kinds.PUNT_ONVOLLEDIG.finding(punt.at, wrong, mend)
