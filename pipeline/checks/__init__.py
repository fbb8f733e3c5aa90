"""The rules of the plan: each is asked from its step on, none repairs anything."""

from collections.abc import Iterator
from typing import Any

from pipeline.checks.rule import Rule
from pipeline.checks.rules import (
    aanpassing_onvolledig,
    actie_buiten_periode,
    actie_omgekeerd,
    actie_zonder_periode,
    actie_zonder_trekker,
    actieplan_zonder_aandachtspunten,
    actieplan_zonder_aanspreekpunt,
    actieplan_zonder_actie,
    actieplan_zonder_doelstelling,
    actieplan_zonder_enveloppe,
    actieplan_zonder_hoofdstuk,
    actieplan_zonder_partners,
    actieplan_zonder_raming,
    actieplan_zonder_taakverdeling,
    actieplan_zonder_trekker,
    ambitie_tegengesproken,
    ambitie_zonder_bladzijde,
    ambitie_zonder_gevolg,
    bedrag_in_tekst_wijkt_af,
    bedrag_voor_stap_2,
    besluit_onbekend,
    code_past_niet,
    controletotaal_wijkt_af,
    detail_na_horizon,
    doelstelling_zonder_actieplan,
    doelstelling_zonder_indicator,
    dubbele_begrotingsregel,
    enveloppe_buiten_periode,
    enveloppe_en_ramingen_verschillen,
    geen_structureel_evenwicht,
    geen_toestandsevenwicht,
    groep_niet_in_evenwicht,
    investering_buiten_project,
    investering_zonder_werking,
    lasten_doorgeschoven,
    los_bedrag,
    niet_gebruikt,
    nummer_past_niet,
    omgekeerde_meting,
    plan_onvolledig,
    planperiode_klopt_niet,
    plotse_nul,
    prioriteit_op_verkeerd_niveau,
    prioriteit_zonder_doelstelling,
    ramingen_onvolledig,
    schulden_wijken_af,
    sprong_tussen_jaren,
    te_vroeg_voor_de_raad,
    tegenstrijdig_hoofdstuk,
    tekst_ontbreekt,
    termijn_niet_gehaald,
    toelage_agb_wijkt_af,
    vast_feit_in_tekst,
    verbroken_keten,
    voorbeeldcijfer_met_bron,
    vreemd_teken,
)
from pipeline.checks.uitzonderingen import settle
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, many_as_one
from pipeline.model.dossier import Bestemming, Dossier

RULES: tuple[Rule[Dossier], ...] = (
    actieplan_zonder_hoofdstuk.RULE,
    tegenstrijdig_hoofdstuk.RULE,
    ambitie_zonder_gevolg.RULE,
    actieplan_zonder_aanspreekpunt.RULE,
    actieplan_zonder_trekker.RULE,
    actieplan_zonder_enveloppe.RULE,
    actieplan_zonder_doelstelling.RULE,
    doelstelling_zonder_actieplan.RULE,
    doelstelling_zonder_indicator.RULE,
    actieplan_zonder_actie.RULE,
    actie_zonder_periode.RULE,
    actie_zonder_trekker.RULE,
    actie_buiten_periode.RULE,
    actie_omgekeerd.RULE,
    detail_na_horizon.RULE,
    actieplan_zonder_raming.RULE,
    enveloppe_buiten_periode.RULE,
    los_bedrag.RULE,
    tekst_ontbreekt.RULE,
    prioriteit_op_verkeerd_niveau.RULE,
    omgekeerde_meting.RULE,
    planperiode_klopt_niet.RULE,
    prioriteit_zonder_doelstelling.RULE,
    plan_onvolledig.RULE,
    aanpassing_onvolledig.RULE,
    bedrag_in_tekst_wijkt_af.RULE,
    termijn_niet_gehaald.RULE,
    actieplan_zonder_taakverdeling.RULE,
    voorbeeldcijfer_met_bron.RULE,
    ambitie_zonder_bladzijde.RULE,
    vast_feit_in_tekst.RULE,
    bedrag_voor_stap_2.RULE,
    besluit_onbekend.RULE,
    te_vroeg_voor_de_raad.RULE,
    ramingen_onvolledig.RULE,
    nummer_past_niet.RULE,
    actieplan_zonder_partners.RULE,
    actieplan_zonder_aandachtspunten.RULE,
    niet_gebruikt.RULE,
    ambitie_tegengesproken.RULE,
)

LEDGER_RULES: tuple[Rule[Boek], ...] = (
    geen_toestandsevenwicht.RULE,
    geen_structureel_evenwicht.RULE,
    verbroken_keten.RULE,
    investering_buiten_project.RULE,
    schulden_wijken_af.RULE,
    code_past_niet.RULE,
    controletotaal_wijkt_af.RULE,
    lasten_doorgeschoven.RULE,
    groep_niet_in_evenwicht.RULE,
    vreemd_teken.RULE,
    toelage_agb_wijkt_af.RULE,
    enveloppe_en_ramingen_verschillen.RULE,
    dubbele_begrotingsregel.RULE,
    sprong_tussen_jaren.RULE,
    plotse_nul.RULE,
    investering_zonder_werking.RULE,
)


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of every rule that counts at the step of the dossier, as far as no exception takes them away.

    Rules over the ledger count once there is one, those for who gets the plan when it leaves the house for them. What
    follows from the finding of another rule is left out.
    """
    every: tuple[Rule[Any], ...] = (*RULES, *LEDGER_RULES)
    rules = {rule.code: rule for rule in every}
    found: dict[str, list[Finding]] = {}
    for finding in settle(boek.dossier, _asked(boek), every):
        found.setdefault(finding.code, []).append(finding)
    for code, findings in found.items():
        rule = rules.get(code)
        if rule is None or found.keys().isdisjoint(rule.volgt_uit):
            yield from many_as_one(findings) if rule and rule.samen else findings


def due_for(boek: Boek, bestemming: Bestemming) -> Iterator[Finding]:
    """What only a plan that leaves the house for this body is asked."""
    for rule in RULES:
        if rule.alleen_voor == bestemming:
            yield from rule.check(boek.dossier)


def _asked(boek: Boek) -> Iterator[Finding]:
    dossier = boek.dossier
    for rule in RULES:
        if rule.vanaf_stap <= dossier.gegevens.stap and rule.alleen_voor in (None, dossier.bestemming):
            yield from rule.check(dossier)
    for of_ledger in () if boek.is_leeg else LEDGER_RULES:
        if of_ledger.vanaf_stap <= dossier.gegevens.stap:
            yield from of_ledger.check(boek)
