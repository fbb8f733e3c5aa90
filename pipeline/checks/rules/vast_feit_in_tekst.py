"""Een zin die een stap of een status met de hand vastlegt.

Waarom: het plan gaat van stap naar stap, en van ontwerp naar vastgesteld; zo'n zin klopt dan niet meer.
Fout:   "Dit plan staat in stap 4." of "Het blijft een ontwerp tot de raad beslist."
Goed:   "Dit plan staat in stap [[stap]]." of
        "[[in status ontwerp]]Het blijft een ontwerp tot de raad beslist.[[einde]]"
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from pipeline.blocks import Inlines, Text
from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, Place
from pipeline.model.dossier import Dossier
from pipeline.model.proza import all_prose
from pipeline.model.voorwaarden import vrij_van
from pipeline.own_data import read_data

_MEND = {
    "stap": "schrijf `[[stap]]` in plaats van het cijfer, of zet de zin tussen `[[in stap 4]]` en `[[einde]]`",
    "status": "zet de zin tussen `[[in status ontwerp]]` en `[[einde]]`, of schrijf ze zo dat ze altijd waar is",
}
_ELSE = "\n"  # stands for what is no text, so that no phrase runs across it


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    for prose in all_prose(dossier):
        for wat, pattern in _patterns().items():
            for run in vrij_van(wat, prose):
                for found in _one_per_sentence(pattern, _text(run)):
                    yield RULE.finding(
                        at=_place(run, found.start(), dossier),
                        wrong=f"`{found[0]}` is niet in elke {wat} waar",
                        mend=_MEND[wat],
                    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    phrases = read_data("checks/vaste_feiten.yaml")
    return {wat: re.compile("|".join(each), re.IGNORECASE) for wat, each in phrases.items()}


def _one_per_sentence(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    last = 0
    for found in pattern.finditer(text):
        if not last or re.search(r"[.!?]", text[last : found.start()]):
            yield found
        last = found.end()


def _text(run: Inlines) -> str:
    return "".join(each.text if isinstance(each, Text) else _ELSE for each in run)


def _place(run: Inlines, offset: int, dossier: Dossier) -> Place:
    """The place of the character at this offset of the text of a run."""
    lengths = [len(each.text) if isinstance(each, Text) else len(_ELSE) for each in run]
    for piece, end in zip(run, accumulate(lengths), strict=True):
        if offset < end and isinstance(piece, Text) and (at := piece.place_of(offset - end + len(piece.text))):
            return at
    return Place(dossier.map)


RULE = Rule("S39", "vast-feit-in-tekst", Level.WAARSCHUWING, check, __doc__, toelaatbaar=True)
