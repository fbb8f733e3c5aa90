"""What a rule says of a deck, before anybody knows where the deck stands."""

from dataclasses import dataclass

from pipeline.findings import Finding, Kind, Place

HET_DECK = "{deck}"  # in a remedy: the name of the deck, so that the command works as it is typed


@dataclass(frozen=True, slots=True)
class Melding:
    """One remark: its kind, the slide from 1 (0 for the whole deck), what is wrong and how to mend it."""

    kind: Kind
    slide: int
    wrong: str
    mend: str


@dataclass(frozen=True, slots=True)
class Slidebevinding:
    """A finding with its slide; its place has the number of the slide as line."""

    finding: Finding
    slide: int

    @classmethod
    def of(cls, melding: Melding, shown: str) -> "Slidebevinding":
        """The finding about a deck that messages name like this."""
        where = f"slide {melding.slide}: " if melding.slide else ""
        at = Place(shown, melding.slide or 1)
        mend = melding.mend.replace(HET_DECK, f'"{shown}"' if " " in shown else shown)
        return cls(melding.kind.finding(at, f"{where}{melding.wrong}", mend), melding.slide)
