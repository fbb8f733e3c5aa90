"""The part of the house style that slides use; who knows the whole of it fills this in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stijl:
    """Colours as six hexadecimal digits, and the typeface of Office documents."""

    inkt: str
    inkt2: str
    nacht: str
    lijnsterk: str
    lijn: str
    vlak: str
    accenten: tuple[str, ...]
    letter: str
