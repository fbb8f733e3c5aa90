"""Texts that have one place of a fixed size on paper: on the cover, as a title, at the edges of pages.

Anything else grows with its text and breaks over pages. Measured once, with the letters of the PDF, for Word as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from pipeline.blocks import Document, Heading, TargetLine, plain, walk
from pipeline.findings import Finding, Place
from pipeline.render.grid import GOOT, POINTS, PORTRAIT_WIDTH, TEKSTKOLOM
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.kinds import TEKST_TE_LANG
from pipeline.render.typeface import Typeface


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text goes: its place in words, the width in millimetres, the letters in points, the lines it may take."""

    where: str
    width: float
    letter: float
    lines: int


_LOGO, _STATUS, _SUBTITLE = 62.0, 60.0, 112.0  # millimetres, as cover.typ has them
_EDGE, _FOOT = 60.0, 150.0  # beside the status at the head, beside the page number at the foot (page.typ)
_COVER_LETTER, _STATUS_LETTER, _FOOT_LETTER = 11.0, 10.0, 8.0
# The line at the foot that says which edition this is, is made of these fields of the document.
_OF_THE_EDITION = {
    "entities": "de naam van de besturen",
    "version": "het nummer van de versie",
    "adopted": "de vaststelling",
}
_LONGEST = {"hoofdstuk": 5, "deel": 4, "doelstelling": 16, "actieplan": 16, "kop": 10, "tussenkop": 10}  # lines


def too_long(document: Document, style: Huisstijl, typeface: Typeface) -> Iterator[Finding]:
    """A finding for every text that does not fit in its place; a text with several places has one."""
    said: set[Place | None] = set()
    for what, text, at, room in _texts(document, style):
        lines = _lines(text, room, typeface)
        if lines > room.lines and at not in said and at is not None:
            said.add(at)
            surplus = len(text) - len(text) * room.lines // lines
            yield TEKST_TE_LANG.finding(
                at,
                f"{what} is te lang voor {room.where}: {lines} regels, en er is plaats voor {room.lines}",
                f"kort de tekst met ongeveer {ceil(surplus / 10) * 10} tekens in",
            )


def _texts(document: Document, style: Huisstijl) -> Iterator[tuple[str, str, Place | None, Room]]:
    """What it is, the text, where it was written, and its room."""
    if not document.loose:
        for name, what, text, room in _on_the_cover(document, style):
            yield what, text, document.places.get(name), room
    edge = Room("de kop van elke bladzijde", _EDGE, style.maten.kopregel.pdf.letter, 3)
    foot = Room("de voet van elke bladzijde", _FOOT, _FOOT_LETTER, 3)
    yield "de titel", f"{document.title} {document.years}", document.places.get("title"), edge
    longest = max(_OF_THE_EDITION, key=lambda name: len(getattr(document, name)))
    yield _OF_THE_EDITION[longest], document.edition, document.places.get(longest), replace(foot, lines=2)
    yield "de uitleg over voorbeelden", document.example, document.places.get("example"), foot
    for section in document.sections:
        for block in walk(section.blocks):
            match block:
                case Heading(inlines=inlines, number=number, at=at):
                    text = f"{number} {plain(inlines)}".strip()
                    yield f"de titel “{_short(text)}”", text, at, _heading(block, style)
                case TargetLine(start=start, goal=goal, at=at):
                    half, letter = TEKSTKOLOM / 2 - GOOT, style.maten.noot.pdf.letter
                    room = Room("de weg naar het streefcijfer", half, letter, 3)
                    yield "de eenheid met haar jaar", max(start.caption, goal.caption, key=len), at, room
        yield f"de kopregel “{_short(section.running)}”", section.running, section.at, edge


def _on_the_cover(document: Document, style: Huisstijl) -> Iterator[tuple[str, str, str, Room]]:
    yield "title", "de titel", document.title, Room("de omslag", PORTRAIT_WIDTH, style.maten.omslagtitel.pdf.letter, 4)
    yield "subtitle", "de ondertitel", document.subtitle, Room("de omslag", _SUBTITLE, style.maten.intro.pdf.letter, 6)
    rooms = {
        "entities": Room("de omslag", _LOGO, _COVER_LETTER, 3),
        "version": Room("de omslag", _STATUS, _STATUS_LETTER, 2),
        "adopted": Room("de omslag", PORTRAIT_WIDTH / 2, _COVER_LETTER, 3),
    }
    for name, what in _OF_THE_EDITION.items():
        yield name, what, getattr(document, name), rooms[name]


def _heading(heading: Heading, style: Huisstijl) -> Room:
    chapter = heading.style == "hoofdstuk"
    letter: float = getattr(style.maten, heading.style).pdf.letter
    where = "het begin van een hoofdstuk" if chapter else "een titel"
    return Room(where, TEKSTKOLOM if chapter else PORTRAIT_WIDTH, letter, _LONGEST[heading.style])


def _lines(text: str, room: Room, typeface: Typeface) -> int:
    """The lines that a text takes when each holds as many words as it can; a word that is too long is broken."""
    line = room.width * POINTS / room.letter
    space = typeface.width(" ") or 0.2
    lines, used = 1, 0.0
    for word in text.split():
        width = typeface.width(word)
        if used and used + space + width > line:
            lines, used = lines + 1, 0.0
        used += (space if used else 0.0) + width
        if used > line:
            broken = ceil(used / line) - 1
            lines, used = lines + broken, used - broken * line
    return lines


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40].rstrip()}…"
