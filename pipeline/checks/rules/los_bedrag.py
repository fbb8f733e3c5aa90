"""Een bedrag dat in een tekst getypt is, in plaats van opgezocht.

Waarom: een getypt bedrag verandert niet mee als de cijfers veranderen.
Fout:   "We geven 100.000 euro per jaar."
Goed:   "We geven [[bedrag AP012 2021]] per jaar."
"""

import re
from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, Place
from pipeline.model.dossier import Dossier
from pipeline.model.proza import all_prose, texts_in

_AMOUNT = re.compile(
    r"(?:€\s?|\bEUR\s)[0-9][0-9.,]*(?:\s(?:miljoen|miljard))?"
    r"|(?<![0-9])[0-9][0-9.,]*\s(?:(?:miljoen|miljard|duizend)\s)?(?:euro|EUR|€)(?!\w)"
    r"|(?<![0-9])[0-9][0-9.,]*\s?€",
    re.IGNORECASE,
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for proza in all_prose(dossier):
        for text in texts_in(proza):
            for found in _AMOUNT.finditer(text.text):
                yield RULE.finding(
                    at=text.place_of(found.start()) or Place(dossier.map),
                    wrong=f"`{found[0].strip()}` is een los bedrag in een tekst",
                    mend="gebruik `[[bedrag CODE JAAR]]`, dan komt het bedrag altijd uit de cijfers",
                )


RULE = Rule("S28", "los-bedrag", Level.WAARSCHUWING, check, __doc__, toelaatbaar=True)
