"""A sitting: its items in order, each with the judgement on its deck."""

import datetime
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.cbs.checking.oordeel import Deckoordeel
from pipeline.cbs.tijd import in_woorden


@dataclass(frozen=True, slots=True)
class Punt:
    """An item of a sitting: the name of its deck or note, its title, and the judgement (None: only to take note of).

    `data` is the deck itself, `ontvangen` when it came in, `gesloten` whether the sitting is over for it.
    """

    naam: str
    titel: str
    oordeel: Deckoordeel | None
    ontvangen: datetime.datetime | None = None
    data: bytes = b""
    gesloten: bool = False

    @property
    def stam(self) -> str:
        """The name of its file without the ending."""
        return PurePath(self.naam).stem

    @property
    def is_aanvaard(self) -> bool:
        """Whether the deck may go to the college."""
        return self.oordeel is not None and not self.oordeel.is_geweigerd

    @property
    def toestand(self) -> str:
        """The judgement in words."""
        if self.oordeel is None:
            return "nota"
        return f"gesloten, {self.oordeel.uitspraak}" if self.gesloten else self.oordeel.uitspraak


@dataclass(frozen=True, slots=True)
class Zitting:
    """All items of a sitting: urgent ones first, then by number; those to take note of last."""

    dag: datetime.date
    punten: tuple[Punt, ...]

    @classmethod
    def van(cls, dag: datetime.date, punten: list[Punt]) -> "Zitting":
        """The sitting with its items in order."""

        def position(punt: Punt) -> tuple[bool, bool, str]:
            return punt.oordeel is None, not (punt.oordeel is not None and punt.oordeel.is_dringend), punt.naam

        return cls(dag, tuple(sorted(punten, key=position)))

    @property
    def seconden(self) -> int:
        """The planned seconds of all decks together."""
        return sum(each.oordeel.seconden for each in self.punten if each.oordeel is not None)

    @property
    def aanvaard(self) -> tuple[Punt, ...]:
        """The items whose deck may go to the college."""
        return tuple(each for each in self.punten if each.is_aanvaard)

    @property
    def samenvatting(self) -> str:
        """The numbers in one sentence."""
        decks = [each.oordeel for each in self.punten if each.oordeel is not None]
        notes = len(self.punten) - len(decks)
        parts = [
            f"{len(decks)} {'punt' if len(decks) == 1 else 'punten'} met een deck, samen {in_woorden(self.seconden)}",
            f"{sum(each.is_geweigerd for each in decks)} geweigerd",
            f"{sum(each.is_dringend for each in decks)} hoogdringend",
            f"{sum(each.te_laat for each in decks)} te laat",
            f"{notes} ter kennisname",
        ]
        return f"{'; '.join(parts)}."
