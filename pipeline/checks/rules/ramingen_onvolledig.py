"""Ramingen die er niet zijn, of waarvan een hele kolom leeg is.

Waarom: alle bedragen van stap 4 komen uit de ramingen; ontbreekt er een kolom, dan wijkt elk totaal af.
Fout:   stap 4 zonder `financien/ramingen.csv`; geen enkel bedrag in 2023; geen enkele regel met een code in `actie`
Goed:   bedragen in elk jaar van het plan, en bij elke regel van een prioriteit de code van haar actie of actieplan
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier

STAP_VAN_RAMINGEN = 4


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule, each for what hangs on it."""
    at, is_due = wording.file_at(dossier, "ramingen"), dossier.gegevens.stap >= STAP_VAN_RAMINGEN
    if not dossier.ramingen:
        if is_due:
            wrong = "er zijn geen ramingen, en in stap 4 komen alle bedragen daaruit"
            mend = (
                "zet `financien/ramingen.csv` terug, of lees een export in met `smjp ramingen lees BESTAND --schrijf`"
            )
            yield RULE.finding(at, wrong, mend)
        return
    totals = [sum(map(abs, amounts)) for amounts in zip(*(each.bedragen for each in dossier.ramingen), strict=True)]
    empty = [jaar for jaar, total in zip(dossier.jaren, totals, strict=True) if not total]
    if empty and any(totals):
        wrong = f"in de ramingen staat geen enkel bedrag voor {wording.years(empty)}"
        yield RULE.finding(at, wrong, "vul die kolom aan uit het boekhoudpakket; vaak is ze niet mee overgenomen")
    plannen = len(dossier.actieplannen)
    if is_due and plannen > 1 and not any(each.actie for each in dossier.ramingen):
        wrong = f"geen enkele raming hangt aan een actie of een actieplan, en het plan heeft er {plannen}"
        yield RULE.finding(at, wrong, "vul in de kolom `actie` de code van de actie of het actieplan in, zoals `AP012`")


RULE = Rule("E15", "ramingen-onvolledig", Level.FOUT, check, __doc__, vanaf_stap=2)
