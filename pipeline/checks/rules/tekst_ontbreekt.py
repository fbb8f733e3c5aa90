"""Een tekst die het plan in deze stap nodig heeft, en die er niet is.

Waarom: zonder leeswijzer, risico's of grondslagen is het plan niet volledig.
Fout:   stap 4 zonder `teksten/financiele-risicos.md`
Goed:   maak het bestand met de naam die de melding noemt
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, Place, several
from pipeline.model.bestanden import TEKSTEN
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule; without any text it is the folder that is missing."""
    due = [tekst for tekst in TEKSTEN if 0 < tekst.vanaf_stap <= dossier.gegevens.stap]
    missing = [tekst for tekst in due if tekst.naam not in dossier.teksten]
    if len(missing) > 1 and not dossier.teksten:
        names = several([f"`{tekst.naam}.md`" for tekst in missing])
        wrong = f"de map `teksten/` ontbreekt of is leeg; deze stap vraagt {names}"
        yield RULE.finding(Place(f"{dossier.map}/teksten"), wrong, "zet de map terug, of schrijf deze teksten erin")
        return
    for tekst in missing:
        yield RULE.finding(
            at=Place(f"{dossier.map}/teksten/{tekst.naam}.md"),
            wrong=f'de tekst "{tekst.titel}" ontbreekt',
            mend=f"schrijf ze in `teksten/{tekst.naam}.md`",
        )


RULE = Rule("S29", "tekst-ontbreekt", Level.FOUT, check, __doc__)
