"""What the user says with the command about the files to read; it wins from what `import.yaml` remembers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.forms.invoer.bedragen import Schrijfwijze
from pipeline.forms.invoer.kolommen import TEKSTROLLEN
from pipeline.model.bedrag import GeenBedrag, lees_bedrag
from pipeline.model.onderdelen import Importwijze, Tekens
from pipeline.model.voorbeeldjaren import EERSTE_JAAR


class FouteOptie(ValueError):
    """An option says nothing that can be used; the text says in Dutch how to write it."""


@dataclass(frozen=True, slots=True)
class Opgave:
    """A control total given with the command: what it counts (empty is every amount), its year, euro cents."""

    wat: str
    jaar: int
    bedrag: int


@dataclass(frozen=True, slots=True)
class Opties:
    """How to read: way of writing amounts, signs, values for every line, control totals, the sheet."""

    bedragen: Schrijfwijze | None = None
    tekens: Tekens | None = None
    vast: Mapping[str, str] = field(default_factory=dict)
    totalen: tuple[Opgave, ...] = ()
    blad: str = ""

    def schrijfwijze(self, wijze: Importwijze | None) -> Schrijfwijze | None:
        """How amounts are written, as said now or remembered."""
        return self.bedragen or (wijze.bedragen if wijze else None)

    def teken(self, wijze: Importwijze | None) -> Tekens | None:
        """Which amounts have a minus sign, as said now or remembered."""
        return self.tekens or (wijze.tekens if wijze else None)

    def vaste_waarden(self, wijze: Importwijze | None) -> Mapping[str, str]:
        """What is the same for every line, as said now or remembered."""
        return {**(wijze.vast if wijze else {}), **self.vast}


def lees_opgaven(texts: Sequence[str], van: int = EERSTE_JAAR) -> tuple[Opgave, ...]:
    """The control totals in options such as `2020=111800000` or `E.U 2020=1250,50`, for a plan that starts in `van`.

    Raises FouteOptie.
    """
    found = []
    for text in texts:
        parts = re.fullmatch(r"(?:(.+?)\s+)?((?:19|20)[0-9]{2})=(\S+)", text.strip())
        if parts is None:
            raise FouteOptie(f"`--totaal {text}` is onduidelijk: schrijf bijvoorbeeld `--totaal {van}=111800000,50`")
        try:
            found.append(Opgave(parts[1] or "", int(parts[2]), lees_bedrag(parts[3])))
        except GeenBedrag as refusal:
            raise FouteOptie(f"`--totaal {text}` heeft geen duidelijk bedrag: {refusal.mend}") from None
    return tuple(found)


def lees_vast(texts: Sequence[str]) -> Mapping[str, str]:
    """The values in options such as `entiteit=gemeente`; raises FouteOptie."""
    found = {}
    for text in texts:
        name, is_given, value = text.partition("=")
        if not is_given or name.strip() not in TEKSTROLLEN or not value.strip():
            known = ", ".join(TEKSTROLLEN)
            raise FouteOptie(
                f"`--vast {text}` is onduidelijk: schrijf `--vast entiteit=gemeente`; het kan voor {known}"
            )
        found[name.strip()] = value.strip()
    return found
