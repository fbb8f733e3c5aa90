"""The rules of the plan: each is asked from its step on, none repairs anything."""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.checks.rules import (
    actie_buiten_periode,
    actie_omgekeerd,
    actie_zonder_periode,
    actie_zonder_trekker,
    actieplan_zonder_aanspreekpunt,
    actieplan_zonder_actie,
    actieplan_zonder_doelstelling,
    actieplan_zonder_enveloppe,
    actieplan_zonder_hoofdstuk,
    actieplan_zonder_raming,
    actieplan_zonder_trekker,
    ambitie_zonder_gevolg,
    detail_na_horizon,
    doelstelling_zonder_actieplan,
    doelstelling_zonder_indicator,
    enveloppe_buiten_periode,
    los_bedrag,
    omgekeerde_meting,
    planperiode_klopt_niet,
    prioriteit_op_verkeerd_niveau,
    tegenstrijdig_hoofdstuk,
    tekst_ontbreekt,
)
from pipeline.findings import Finding
from pipeline.model.dossier import Dossier

RULES: tuple[Rule, ...] = (
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
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of every rule that counts at the step of the dossier."""
    for rule in RULES:
        if rule.vanaf_stap <= dossier.gegevens.stap:
            yield from rule.check(dossier)
