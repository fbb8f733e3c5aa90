"""What a new dossier is told about itself: the name of the bestuur, the years of the plan, the chapters."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.model.onderdelen import LANGSTE_PERIODE
from pipeline.model.voorbeeldjaren import EERSTE_JAAR, JAREN

T = TypeVar("T")
LONGEST_NAME = 80
LONGEST_CODE = 32  # the example makes `schepen-` of it, and a code has at most 40 characters

_PERIODE = re.compile(r"\s*((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)\s*")
_WORD = re.compile(r"(stad|gemeente)\s+(?:en\s+ocmw\s+)?(\S.*)", re.IGNORECASE)


class WrongChoice(Exception):
    """An answer that cannot be used; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Bestuur:
    """The name of a municipality: what it calls itself (Stad, Gemeente) and of which place."""

    woord: str = "Gemeente"
    plaats: str = "Voorbeeld"

    @property
    def gemeente(self) -> str:
        """The municipality as a legal person."""
        return f"{self.woord} {self.plaats}"

    @property
    def ocmw(self) -> str:
        """Its public centre for social welfare."""
        return f"OCMW {self.plaats}"

    @property
    def samen(self) -> str:
        """Both in one name."""
        return f"{self.woord} en OCMW {self.plaats}"


@dataclass(frozen=True, slots=True)
class NieuwHoofdstuk:
    """A chapter by its name, and the code made of it."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Choices:
    """All that a new dossier is told; `datum` is the day of its first version. No chapters: that of the example."""

    bestuur: Bestuur
    van: int
    tot: int
    hoofdstukken: tuple[NieuwHoofdstuk, ...]
    datum: datetime.date


UNCHANGED = Choices(Bestuur(), EERSTE_JAAR, EERSTE_JAAR + JAREN - 1, (), datetime.date(2019, 2, 1))  # the example


def choose(naam: str | None, periode: str | None, hoofdstukken: Sequence[str], today: datetime.date) -> Choices:
    """The choices of these options; what is left out is as in the example, the period the coming one.

    Raises WrongChoice.
    """
    van, tot = read_periode(periode) if periode is not None else coming_periode(today)
    bestuur = read_naam(naam) if naam is not None else Bestuur()
    return Choices(bestuur, van, tot, read_hoofdstukken(hoofdstukken), day_of(van, tot, today))


def ask(question: Callable[[str], str], say: Callable[[str], None], today: datetime.date) -> Choices:
    """The choices of somebody at a terminal; Enter takes what stands between brackets."""
    van, tot = coming_periode(today)
    say("Drie vragen; met Enter neemt u wat tussen haakjes staat. Alles kan later nog anders.")
    bestuur = _asked(question, say, f"Naam, zoals Stad Lier of Gemeente Lille ({Bestuur().gemeente}): ", read_naam)
    years = _asked(question, say, f"Eerste en laatste jaar van het plan ({van}-{tot}): ", read_periode)
    chapters = _asked(question, say, "Hoofdstukken, met een komma ertussen (Samenleven): ", _split)
    van, tot = years or (van, tot)
    return Choices(bestuur or Bestuur(), van, tot, chapters or (), day_of(van, tot, today))


def read_naam(text: str) -> Bestuur:
    """The name in `Stad Lier`, `Gemeente Lille` or `Lille`. Raises WrongChoice."""
    name = _line(text, "de naam")
    found = _WORD.fullmatch(name)
    return Bestuur(found[1].capitalize(), found[2]) if found else Bestuur(plaats=name)


def read_periode(text: str) -> tuple[int, int]:
    """The first and the last year in `2026-2031`. Raises WrongChoice."""
    found = _PERIODE.fullmatch(text)
    example = f"{EERSTE_JAAR + JAREN}-{EERSTE_JAAR + 2 * JAREN - 1}"
    if found is None:
        raise WrongChoice(f"`{text}` is geen periode: schrijf het eerste en het laatste jaar, zoals `{example}`.")
    van, tot = int(found[1]), int(found[2])
    if not van <= tot < van + LANGSTE_PERIODE:
        raise WrongChoice(
            f"Een plan kan niet van {van} tot {tot} lopen: schrijf bijvoorbeeld `{van}-{van + JAREN - 1}`."
        )
    return van, tot


def day_of(van: int, tot: int, today: datetime.date) -> datetime.date:
    """The date of the first version: today, or for a plan of other years the first day of the year before it starts."""
    return today if van - 2 <= today.year <= tot else datetime.date(van - 1, 1, 1)


def coming_periode(today: datetime.date) -> tuple[int, int]:
    """The years of the legal plan that next year belongs to."""
    van = EERSTE_JAAR + JAREN * ((today.year + 1 - EERSTE_JAAR) // JAREN)
    return van, van + JAREN - 1


def read_hoofdstukken(names: Sequence[str]) -> tuple[NieuwHoofdstuk, ...]:
    """The chapters with these names. Raises WrongChoice."""
    chapters = tuple(NieuwHoofdstuk(_code(name), name) for name in (_line(each, "een hoofdstuk") for each in names))
    for position, chapter in enumerate(chapters):
        if chapter.code in {each.code for each in chapters[:position]}:
            raise WrongChoice(f"`{chapter.naam}` staat er twee keer bij de hoofdstukken (code `{chapter.code}`).")
    return chapters


def _split(text: str) -> tuple[NieuwHoofdstuk, ...]:
    return read_hoofdstukken([each for each in text.split(",") if each.strip()])


def _code(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    code = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_CODE].strip("-")
    if not code:
        raise WrongChoice(f"`{name}` heeft geen gewone letters: geef het hoofdstuk een andere naam.")
    return code


def _line(text: str, what: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise WrongChoice(f"`{name[:LONGEST_NAME]}` kan {what} niet zijn: schrijf 1 tot {LONGEST_NAME} gewone tekens.")
    return name


def _asked(question: Callable[[str], str], say: Callable[[str], None], text: str, read: Callable[[str], T]) -> T | None:
    """What somebody answers, asked again until it can be used; None when nothing was answered."""
    while True:
        try:
            answer = question(text).strip()
        except EOFError:
            return None
        if not answer:
            return None
        try:
            return read(answer)
        except WrongChoice as wrong:
            say(str(wrong))
