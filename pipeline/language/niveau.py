"""The level a sentence is judged at, and how serious a fault is there."""

from enum import StrEnum

from pipeline.findings import Level


class Niveau(StrEnum):
    """Where in the plan a sentence stands."""

    DOEL = "doel"
    ACTIEPLAN = "actieplan"
    ACTIE = "actie"


class Ernst(StrEnum):
    """How serious a fault is, in the letters of the rule files."""

    FOUT = "F"
    WAARSCHUWING = "W"
    TIP = "T"

    @property
    def level(self) -> Level:
        """The same, in the words of a finding."""
        return {Ernst.FOUT: Level.FOUT, Ernst.WAARSCHUWING: Level.WAARSCHUWING, Ernst.TIP: Level.TIP}[self]
