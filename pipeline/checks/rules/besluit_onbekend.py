"""Een vastgesteld plan dat niet zegt met welk besluit.

Waarom: wie het plan aanhaalt, noemt de dag en het nummer van het besluit; ze staan op elke bladzijde.
Fout:   `status: vastgesteld` zonder `vastgesteld_op:` of zonder `besluit:`
Goed:   `vastgesteld_op: 2019-12-16` en `besluit: 2019-GR-214`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Blocking, Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    gegevens = dossier.gegevens
    if not dossier.is_vastgesteld:
        return
    day = gegevens.raadszitting.isoformat() if gegevens.raadszitting else f"{gegevens.periode.van - 1}-12-16"
    missing = [] if gegevens.vastgesteld_op else [("op welke dag", f"`vastgesteld_op: {day}`")]
    missing += [] if gegevens.besluit else [("met welk besluit", f"`besluit: {gegevens.periode.van - 1}-GR-214`")]
    if missing:
        yield RULE.finding(
            at=gegevens.at,
            wrong=f"het plan is vastgesteld, maar zegt niet {' en '.join(words for words, _ in missing)}",
            mend=f"voeg in `dossier.yaml` toe, met de echte gegevens: {' en '.join(key for _, key in missing)}",
        )


RULE = Rule("S38", "besluit-onbekend", Level.FOUT, check, __doc__, blocking=Blocking.ON_LEAVING)
