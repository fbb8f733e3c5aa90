"""Minutes on slides, in whole seconds: how people write them, and the countdown that a time bar shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_COLON = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?: ?min\.?)?")
_MINUTES = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))? ?(?:min\.?|minuten|minuut|['′])?")
_SECONDS = re.compile(r"([0-9]{1,4}) ?(?:s|sec\.?|seconden)")


def lees_minuten(text: str) -> int | None:
    """The seconds that `5`, `2,5 min`, `1:30`, `90 s` or `3 minuten` means, or None."""
    written = " ".join(text.replace("\u00a0", " ").lower().split())
    if found := _COLON.fullmatch(written):
        return int(found[1]) * 60 + int(found[2])
    if found := _MINUTES.fullmatch(written):
        hundredths = int((found[2] or "0").ljust(2, "0"))
        return int(found[1]) * 60 + hundredths * 60 // 100
    if found := _SECONDS.fullmatch(written):
        return int(found[1])
    return None


def schrijf_minuten(seconds: int) -> str:
    """The number of minutes for a reader: `26`, or `2,5`; tenths of a minute are the smallest step."""
    tenths = (seconds + 3) // 6
    return f"{tenths // 10}" + (f",{tenths % 10}" if tenths % 10 else "")


def in_woorden(seconds: int) -> str:
    """The minutes with their unit: `1 minuut`, `26 minuten`."""
    text = schrijf_minuten(seconds)
    return f"{text} {'minuut' if text == '1' else 'minuten'}"


@dataclass(frozen=True, slots=True)
class Tijdbalk:
    """The countdown on one slide: the seconds of every shown slide, which of them is on, and the most there may be."""

    delen: tuple[int, ...]
    nu: int
    grens: int

    @property
    def begin(self) -> str:
        """The minutes of this slide: `Minuut 4 tot 9`."""
        start = sum(self.delen[: self.nu])
        return f"Minuut {schrijf_minuten(start)} tot {schrijf_minuten(start + self.delen[self.nu])}"

    @property
    def rest(self) -> str:
        """What follows it: ` van 26, ten hoogste 30`."""
        return f" van {schrijf_minuten(sum(self.delen))}, ten hoogste {schrijf_minuten(self.grens)}"


def tijdbalken(minutes: Sequence[int | None], grens: int) -> tuple[Tijdbalk | None, ...]:
    """The time bar of each slide from its seconds; None for a slide that is not shown."""
    shown = tuple(each for each in minutes if each is not None)
    bars: list[Tijdbalk | None] = []
    seen = 0
    for each in minutes:
        bars.append(None if each is None else Tijdbalk(shown, seen, grens))
        seen += each is not None
    return tuple(bars)
