"""Inline text as Typst expressions: glyphs checked, words too long for their line made breakable."""

import re
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from pipeline.blocks import Flag, Inlines, LineBreak, Link, Note, Reference, Text
from pipeline.findings import Finding, Place
from pipeline.render import kinds
from pipeline.render.grid import POINTS
from pipeline.render.pdf.literals import boolean, call, literal, sequence
from pipeline.render.typeface import HYPHENS, NEEDED, Typeface

PDF_FILE = "smjp.pdf"

_STAND_IN = "■"
_AMOUNT = re.compile(r"[-\u2212]?\d[\d.,]*")
_CODE_WIDTH = 0.52
# Syllables of Dutch words are shorter than this; in a narrower column words break anywhere.
_SYLLABLE = 6.5
_WORD = re.compile(r"\W*[^\W\d_]+(?:['’-][^\W\d_]+)*\W*")
_UNPRONOUNCEABLE = re.compile(r"[^aeiouyàáâäèéêëìíîïòóôöùúûü]{10}|[aeiouy]{8}", re.IGNORECASE)
_LONGEST_PIECE = 4

# What the box around a flag takes from the line that it stands on, in millimetres.
_FLAG_SIDES = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line that text stands on: its width in millimetres and the size of its letters in points."""

    width: float
    size: float

    @property
    def ems(self) -> float:
        """How wide the line is, in units of the letter size."""
        return self.width * POINTS / self.size

    def narrower(self, by: float) -> "Line":
        """The same with this many millimetres less, but never nothing."""
        return Line(max(self.width - by, 1.0), self.size)


@cache
def _words_of(length: int) -> re.Pattern[str]:
    return re.compile(rf"\S{{{length},}}")


@cache
def _pieces_of(length: int) -> re.Pattern[str]:
    """Pieces of this many characters; accents that stand apart stay with their letter."""
    return re.compile(rf"(?:.[\u0300-\u036f]*){{1,{length}}}")


class Texts:
    """Writes text as Typst expressions, and keeps what there is to say about it.

    `anchors` are the places of the document that a reference may point to. `part`, `at` and `chapter` are where the
    text that is being written stands: a title and the line of its author for what there is to say, and the number that
    gives flags their colour. Of characters that are `reported` nothing is said.
    """

    def __init__(self, typeface: Typeface, anchors: Iterable[str], reported: Set[str] = frozenset()) -> None:
        self.findings: list[Finding] = []
        self.part = ""
        self.at: Place | None = None
        self.chapter = 0
        self._reported: set[tuple[str, str]] = set()
        self._said = reported
        self._typeface = typeface
        self._known = frozenset(typeface.widths)
        self._anchors = frozenset(anchors)

    def inlines(self, inlines: Inlines, line: Line, *, flat: bool = False, linked: bool = True) -> str:
        """An expression for this text. `flat` leaves links, references and notes out, as in a table of contents;
        without `linked` nothing in it can be clicked, but for notes.

        Raises ValueError for a reference to an anchor that the document does not have, TypeError for what is not
        inline text of a finished document.
        """
        parts = []
        for inline in inlines:
            match inline:
                case Text():
                    parts.append(self._styled(inline, line))
                case LineBreak():
                    parts.append('" "' if flat else "linebreak()")
                case Link(text=text) | Reference(text=text) | Flag(text=text) if flat:
                    parts.append(self.plain(text, line))
                case Link(text=text, url=url):
                    words = self.plain(text, line)
                    parts.append(call("outside", literal(url), words) if linked else words)
                case Reference():
                    parts.append(self._reference(inline, line, linked=linked))
                case Flag(text=text, filled=filled):
                    words = self.plain(text, line.narrower(_FLAG_SIDES))
                    parts.append(call("flag", words, boolean(filled), str(self.chapter)))
                case Note(inlines=inner):
                    if not flat:
                        parts.append(call("footnote", self.inlines(inner, line)))
                case _:
                    raise TypeError(f"not inline text of a finished document: {inline!r}")
        return sequence(parts)

    def plain(self, text: str, line: Line, at: Place | None = None) -> str:
        """An expression for plain text."""
        return self._run(text, line, at)

    def characters(self, text: str, at: Place | None = None) -> str:
        """A string literal of this text as it can be printed, for places where no line matters."""
        return literal(self._printable(text, at))

    def width(self, text: str) -> float:
        """How wide this text is at most, in em."""
        return self._typeface.width(self._printable(text, None))

    def target(self, anchor: str) -> str:
        """A string literal of the label at this anchor.

        Raises ValueError for an anchor that the document does not have.
        """
        if anchor not in self._anchors:
            raise ValueError(f"reference to an anchor that the document does not have: {anchor}")
        return literal(anchor)

    def _styled(self, text: Text, line: Line) -> str:
        written = self._run(text.text, line, text.at, code=text.code)
        if text.raised:
            written = call("super" if text.raised == "super" else "sub", written)
        if text.italic:
            written = call("emph", written)
        if text.quiet:
            written = call("quiet", written)
        return call("strong", written) if text.bold else written

    def _reference(self, reference: Reference, line: Line, *, linked: bool) -> str:
        target = self.target(reference.target)
        words = self.plain(reference.text, line)
        if reference.quiet:
            words = call("quiet", words)
        if reference.page:
            words = call("with-page", words, target) if reference.text else call("page-of", target)
        return call("see", target, words) if linked else words

    def _run(self, text: str, line: Line, at: Place | None, *, code: bool = False) -> str:
        text = self._printable(text, at)
        room = line.ems
        wrap = _raw if code else literal
        parts, end = [], 0
        for found in _words_of(int(room) + 1).finditer(text):
            word = found[0]
            width = _CODE_WIDTH * len(word) if code else self._typeface.width(word)
            if width <= room:
                continue
            if _AMOUNT.fullmatch(word):
                self._report_wide(word)
                continue
            if found.start() > end:
                parts.append(wrap(text[end : found.start()]))
            if room >= _SYLLABLE and not code and _WORD.fullmatch(word) and not _UNPRONOUNCEABLE.search(word):
                parts.append(call("breakable", literal(word)))
            else:
                pieces = _pieces_of(max(1, min(_LONGEST_PIECE, int(room))))
                parts.append(";knip;".join(wrap(piece) for piece in pieces.findall(word)))
            end = found.end()
        if end < len(text) or not parts:
            parts.append(wrap(text[end:]))
        return parts[0] if len(parts) == 1 and ";" not in parts[0] else f"{{{';'.join(parts)}}}"

    def _printable(self, text: str, at: Place | None) -> str:
        """The text with only characters that the font holds; a stand-in and a finding for each that it lacks."""
        if self._known.issuperset(text):
            return text
        return "".join(
            character if character in self._known else self._replacement(character, text, at) for character in text
        )

    def _replacement(self, character: str, text: str, at: Place | None) -> str:
        if character in HYPHENS:
            return "-"
        match unicodedata.category(character):
            case "Cf":  # marks that steer the text around them and print nothing
                return ""
            case "Cc" | "Zs" | "Zl" | "Zp":
                return " "
        if character not in NEEDED:  # of a typeface that lacks those, that is said once
            self._report_missing(character, text, at)
        return _STAND_IN

    def _report_missing(self, character: str, text: str, at: Place | None) -> None:
        """One finding per character and text: a title is printed in several places."""
        if character in self._said or (character, text) in self._reported:
            return
        self._reported.add((character, text))
        at = at or self.at
        name = f"“{character}” (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        where = "" if at else f" (in het deel “{self.part}”)" if self.part else ""
        self.findings.append(
            kinds.TEKEN_NIET_IN_LETTERTYPE.finding(
                at or Place(PDF_FILE),
                f"het teken {name} staat niet in het lettertype van de pdf en wordt daar {_STAND_IN}, "
                f"in de tekst “{_around(text, character)}”{where}",
                "vervang het teken door woorden of door een gewoon leesteken",
            )
        )

    def _report_wide(self, amount: str) -> None:
        """One finding per table: its other amounts are as wide."""
        if (where := (str(self.at), self.part)) in self._reported:
            return
        self._reported.add(where)
        self.findings.append(
            kinds.BEDRAG_TE_BREED.finding(
                self.at or Place(PDF_FILE),
                f"het bedrag {amount} is breder dan zijn kolom (in het deel “{self.part}”)",
                "schrijf de bedragen in duizenden euro, of kijk na of er geen cijfers te veel staan",
            )
        )


def _raw(text: str) -> str:
    return call("raw", literal(text))


def _around(text: str, character: str) -> str:
    """The text near this character, short enough for a message."""
    position = text.index(character)
    start, end = max(0, position - 30), position + 31
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")
