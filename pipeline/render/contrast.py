"""Colours of the house style that stand on each other, and whether everybody can tell them apart (WCAG 2.1).

Text needs 4.5 to 1 (success criterion 1.4.3). Lines with a meaning need 3 to 1 (1.4.11); so would large text, but every
colour of text here also has small text somewhere. White on a colour is the same pair as that colour on paper.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pipeline.render.huisstijl import Huisstijl

TEXT, GRAPHICS = 4.5, 3.0
_PAPER, _BLACK = "#FFFFFF", "#000000"
_PALE = 1.25  # a ground that differs more than this from paper is no longer pale
_STEPS = 100  # in which a colour is made darker or paler


@dataclass(frozen=True, slots=True)
class Kleurplaats:
    """A colour where the house style states it: `("kleuren", "inkt")`, `("accenten", 0, "vlak")`; and its value."""

    path: tuple[str | int, ...]
    kleur: str

    def __str__(self) -> str:
        match self.path:
            case ("accenten", int(number), "vlak"):
                return f"het vlak van accent {number + 1}"
            case ("accenten", int(number), _):
                return f"de kleur van accent {number + 1}"
            case (_, name):
                return f"`{name}`"
            case _:
                return "papier"


@dataclass(frozen=True, slots=True)
class Paar:
    """A colour on a ground, and the ratio that they need."""

    voor: Kleurplaats
    vlak: Kleurplaats
    nodig: float

    @property
    def verhouding(self) -> float:
        """The contrast that they have."""
        return contrast(self.voor.kleur, self.vlak.kleur)

    @property
    def is_leesbaar(self) -> bool:
        """Whether that is enough."""
        return self.verhouding >= self.nodig


@dataclass(frozen=True, slots=True)
class Onleesbaar:
    """A colour that has to change: the pair in which it does worst, and the nearest colour that is right everywhere."""

    schuldige: Kleurplaats
    paar: Paar
    beter: str


def onleesbaar(style: Huisstijl) -> Iterator[Onleesbaar]:
    """Every colour that nobody can read or that nobody can read on, once, with a better one.

    The better ones go together: with all of them in its place, nothing is unreadable any more.
    """
    pairs = list(paren(style))
    grounds = {each.vlak for each in pairs if contrast(each.vlak.kleur, _PAPER) > _PALE}
    # first the letters, on paper and on grounds that are pale; then the grounds, with the letters as they will be
    for guilty in dict.fromkeys(each.voor for each in pairs):
        own = [each for each in pairs if each.voor == guilty and each.vlak not in grounds]
        if unreadable := [each for each in own if not each.is_leesbaar]:
            better = _nearest(guilty.kleur, _BLACK, [(each.vlak, each.nodig) for each in own])
            yield Onleesbaar(guilty, min(unreadable, key=_shortfall), better)
            changed = replace(guilty, kleur=better)
            pairs = [replace(each, voor=changed) if each.voor == guilty else each for each in pairs]
    for guilty in dict.fromkeys(each.vlak for each in pairs if each.vlak in grounds):
        own = [each for each in pairs if each.vlak == guilty]
        if unreadable := [each for each in own if not each.is_leesbaar]:
            better = _nearest(guilty.kleur, _PAPER, [(each.voor, each.nodig) for each in own])
            yield Onleesbaar(guilty, min(unreadable, key=_shortfall), better)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.1, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def paren(style: Huisstijl) -> Iterator[Paar]:
    """Every colour that stands on another in the documents."""
    kleuren = {name: Kleurplaats(("kleuren", name), value) for name, value in style.kleuren}
    own = [Kleurplaats(("accenten", number, "kleur"), each.kleur) for number, each in enumerate(style.accenten)]
    tinted = [Kleurplaats(("accenten", number, "vlak"), each.vlak) for number, each in enumerate(style.accenten)]
    paper = Kleurplaats((), _PAPER)
    for ground in (paper, kleuren["vlak"], *tinted):
        yield from (Paar(kleuren[name], ground, TEXT) for name in ("inkt", "inkt2", "nacht"))
        yield Paar(kleuren["lijnsterk"], ground, GRAPHICS)
    for accent, ground in zip(own, tinted, strict=True):
        yield Paar(accent, paper, TEXT)
        yield Paar(accent, ground, TEXT)


def _shortfall(pair: Paar) -> float:
    return pair.verhouding / pair.nodig


def _nearest(colour: str, towards: str, beside: Collection[tuple[Kleurplaats, float]]) -> str:
    """The colour mixed with as little of another as gives it the contrast that it needs beside each of these."""
    mixtures = (_mixed(colour, towards, step / _STEPS) for step in range(1, _STEPS))
    right = (each for each in mixtures if all(contrast(each, other.kleur) >= needed for other, needed in beside))
    return next(right, towards)


def _mixed(colour: str, other: str, share: float) -> str:
    channels = (round(a + (b - a) * share) for a, b in zip(_channels(colour), _channels(other), strict=True))
    return "#" + "".join(f"{each:02X}" for each in channels)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
