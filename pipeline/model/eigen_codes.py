"""Codes that the plan keeps for itself: places in the documents are called so, and each name exists once."""

import re
from collections.abc import Iterator

from pipeline.findings import Finding
from pipeline.model.codes import Codes
from pipeline.model.kinds import ONGELDIGE_CODE

_NAMEN = (
    "adviesraden", "bestuursakkoord", "colofon", "financiele-nota", "hele-plan", "kort", "leeswijzer", "meer-weten",
    "opportuniteiten", "overzicht", "per-hoofdstuk", "prioriteiten", "strategische-nota", "toelichting",
    "volledig-overzicht", "voorwoord", "zonder-beleidsdoelstelling", "zonder-prioriteit",
)  # fmt: skip
_BEGINNEN = ("ambities", "bijlage", "figuur", "geld", "lijst", "schema", "tabel", "tekst")
_EINDEN = (
    "aandachtspunten", "actieplannen", "acties", "inhoud", "kost", "wie", "zonder", "zonder-doelstelling",
)  # fmt: skip
_VAN_HET_PLAN = re.compile(f"{'|'.join(_NAMEN)}|(?:{'|'.join(_BEGINNEN)})-.*|.*-(?:{'|'.join(_EINDEN)})")


def is_van_het_plan(code: str) -> bool:
    """Whether the plan may call a place in the documents so."""
    return _VAN_HET_PLAN.fullmatch(code) is not None


def eigen_code_findings(codes: Codes) -> Iterator[Finding]:
    """A finding for each chapter and ambitie whose code is one that the plan uses itself."""
    for soort in ("hoofdstuk", "ambitie"):
        for entry in codes.per_soort[soort]:
            if is_van_het_plan(entry.code):
                wrong = f"`code`: `{entry.code}` gebruikt het plan zelf, als naam van een plaats in de documenten"
                mend = "kies een andere code, en neem ze overal over waar ze staat"
                yield ONGELDIGE_CODE.finding(entry.at, wrong, mend)
