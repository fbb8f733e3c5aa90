"""Clear language: sentences with a level in, a verdict with marks out; the rules are data in `rules/`.

`beoordeel` judges one sentence, `Beoordelaar` many of one dossier, `regels` gives the rules for a manual.
"""

from pipeline.language.oordeel import Beoordelaar, Mark, Taaloordeel, beoordeel, verdict
from pipeline.language.regel import Niveau, Taalregel, Voorbeeld
from pipeline.language.regels import read_rules, regels, regels_met

__all__ = [
    "Beoordelaar",
    "Mark",
    "Niveau",
    "Taaloordeel",
    "Taalregel",
    "Voorbeeld",
    "beoordeel",
    "read_rules",
    "regels",
    "regels_met",
    "verdict",
]
