"""The level a sentence is judged at."""

from enum import StrEnum


class Niveau(StrEnum):
    """Where in the plan a sentence stands."""

    DOEL = "doel"
    ACTIEPLAN = "actieplan"
    ACTIE = "actie"
