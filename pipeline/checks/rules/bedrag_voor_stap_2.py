"""Een bedrag in een tekst terwijl het plan nog geen bedragen heeft.

Waarom: in stap 1 weet niemand wat een actieplan kost; een bedrag in de tekst zou meer beloven dan het plan weet.
Fout:   in stap 1: "Dat kost [[bedrag AP012]]."
Goed:   "[[vanaf stap 2]]Dat kost [[bedrag AP012]].[[einde]]"
"""

from collections.abc import Iterator

from pipeline.blocks import Lookup
from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier
from pipeline.model.proza import all_prose
from pipeline.model.voorwaarden import vrij_van

STAP_VAN_BEDRAGEN = 2


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    if dossier.gegevens.stap >= STAP_VAN_BEDRAGEN:
        return
    runs = (run for prose in all_prose(dossier) for run in vrij_van("stap", prose))
    for inline in (inline for run in runs for inline in run):
        if isinstance(inline, Lookup) and inline.words[0] == "bedrag":
            yield RULE.finding(
                at=inline.at,
                wrong=f"`[[{' '.join(inline.words)}]]`: in stap {dossier.gegevens.stap} zijn er nog geen bedragen",
                mend="zet de zin tussen `[[vanaf stap 2]]` en `[[einde]]`",
            )


RULE = Rule("S31", "bedrag-voor-stap-2", Level.WAARSCHUWING, check, __doc__, toelaatbaar=True)
