"""Passages of prose that hold only in some steps or in one status: `[[vanaf stap 4]]` … `[[einde]]`.

A marker alone in its paragraph opens or closes whole paragraphs, lists and tables; inside a paragraph, a cell or an
item it opens or closes a passage of that text. Passages may stand inside each other.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.blocks import (
    Block,
    Blocks,
    Heading,
    Inline,
    Inlines,
    ItemList,
    LabelRow,
    Lookup,
    Note,
    Paragraph,
    Quote,
    Text,
    map_runs,
)
from pipeline.findings import Finding, Place
from pipeline.model import kinds
from pipeline.model.onderdelen import Dossiergegevens
from pipeline.model.typed import near

STATUSSEN = ("ontwerp", "vastgesteld")
EINDE = ("einde",)
VORMEN = "`[[vanaf stap 3]]`, `[[tot en met stap 2]]`, `[[in stap 4]]` of `[[in status ontwerp]]`"
_FORM = re.compile(r"(?P<bereik>vanaf|tot en met|in) (?P<wat>stap|status) (?P<waarde>\S+)")
_OPENERS = ("vanaf", "tot", "in")
_MEND_OPEN = (
    "sluit ze in dezelfde alinea met `[[einde]]`; gaat ze over meer alinea's, zet dan beide tekens op een eigen regel "
    "met een witregel ervoor en erna"
)
_CLOSING = tuple(".,;:!?)")


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """In which steps (or statuses, counted from 1 in their order) a passage holds, the last one included."""

    wat: str
    eerste: int
    laatste: int

    def geldt(self, gegevens: Dossiergegevens) -> bool:
        """Whether the passage holds in the step and the status of this dossier."""
        now = gegevens.stap if self.wat == "stap" else STATUSSEN.index(gegevens.status) + 1
        return self.eerste <= now <= self.laatste


class GeenVoorwaarde(ValueError):
    """The words open a passage, but not in a form that means something; wrong and mend say why, in Dutch."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.wrong, self.mend = wrong, mend


def is_teken(inline: Inline) -> bool:
    """Whether this opens or closes a passage, rightly or not."""
    return isinstance(inline, Lookup) and (inline.words == EINDE or inline.words[0] in _OPENERS)


def voorwaarde(words: tuple[str, ...]) -> Voorwaarde:
    """The condition that these words state; raises GeenVoorwaarde."""
    found = _FORM.fullmatch(" ".join(words))
    if not found:
        raise GeenVoorwaarde(f"`{' '.join(words)}` is geen voorwaarde", f"schrijf {VORMEN}")
    values = ("1", "2", "3", "4") if found["wat"] == "stap" else STATUSSEN
    if found["waarde"] not in values:
        mend = near(found["waarde"], values) or f"kies uit {', '.join(values)}"
        raise GeenVoorwaarde(f"`{found['waarde']}` is geen {found['wat']}", mend)
    value, count = values.index(found["waarde"]) + 1, len(values)
    first, last = {"vanaf": (value, count), "tot en met": (1, value), "in": (value, value)}[found["bereik"]]
    return Voorwaarde(found["wat"], first, last)


def geldend(blocks: Blocks, gegevens: Dossiergegevens) -> Blocks:
    """What of this prose holds in the step and the status of the dossier, without the markers.

    Only for prose without findings: a marker that means nothing raises GeenVoorwaarde.
    """

    def passage(run: Inlines) -> Inlines:
        return _closed_up(_kept(run, lambda inline: (inline,), gegevens))

    def inside(block: Block) -> Iterator[Block]:
        match block:
            case ItemList(items=items):
                kept = tuple(filter(None, (geldend(item, gegevens) for item in items)))
                yield from (replace(block, items=kept),) if kept else ()
            case Quote(blocks=inner) | LabelRow(blocks=inner):
                left = geldend(inner, gegevens)
                yield from (replace(block, blocks=left),) if left else ()
            case _:
                changed = map_runs(map_runs(block, passage), _without_empty_notes)
                if not (isinstance(changed, Paragraph | Heading) and not changed.inlines):
                    yield changed

    if not any(map(_teken_van, blocks)) and not any(map(_has_passages, blocks)):
        return blocks
    return _kept(blocks, inside, gegevens)


def voorwaarde_findings(blocks: Blocks) -> Iterator[Finding]:
    """What is wrong with the passages of this prose: markers that mean nothing, or that are not closed or opened."""
    unclosed: list[Lookup] = []
    unopened: list[Lookup] = []
    for markers in _sequences(blocks):
        opened: list[Lookup] = []
        for marker in markers:
            if marker.words != EINDE:
                opened.append(marker)
                try:
                    voorwaarde(marker.words)
                except GeenVoorwaarde as refusal:
                    yield _finding(marker, refusal.wrong, refusal.mend)
            elif opened:
                opened.pop()
            else:
                unopened.append(marker)
        unclosed += opened
    for marker in unclosed:
        yield _finding(marker, "deze passage wordt niet gesloten", _MEND_OPEN)
    # an end that stands in another paragraph than its beginning is the same mistake, so it is said once
    for marker in () if unclosed else unopened:
        mend = f"open de passage ervoor met {VORMEN}, of haal `[[einde]]` weg"
        yield _finding(marker, "voor dit einde begint er geen passage", mend)


def vrij_van(wat: str, blocks: Blocks) -> Iterator[Inlines]:
    """The runs of this prose, each as far as no passage makes it hang on the step (or the status); footnotes too.

    `wat` is `stap` or `status`. Passages that are not closed or mean nothing hide nothing.
    """
    yield from (_visible(run, wat) for block in _visible(blocks, wat) for run in _all_runs(block, wat))


Piece = TypeVar("Piece")


def _visible(pieces: tuple[Piece, ...], wat: str) -> tuple[Piece, ...]:
    """The pieces outside the passages that hang on this, and that are closed; no markers."""
    depth = 0
    stack: list[bool] = []
    kept: list[Piece] = []
    for piece in pieces:
        marker = _teken_van(piece)
        if marker is None:
            kept += () if depth else (piece,)
        elif marker.words == EINDE:
            depth -= stack.pop() if stack else 0
        else:
            stack.append(wat in marker.words)
            depth += stack[-1]
    return tuple(kept)


def _all_runs(block: Block, wat: str) -> Iterator[Inlines]:
    match block:
        case ItemList(items=items):
            for item in items:
                yield from vrij_van(wat, item)
        case Quote(blocks=inner) | LabelRow(blocks=inner):
            yield from vrij_van(wat, inner)
        case _:
            yield from _runs(block)


def _kept(
    pieces: tuple[Piece, ...], inside: Callable[[Piece], Iterable[Piece]], gegevens: Dossiergegevens
) -> tuple[Piece, ...]:
    """The pieces outside passages and in those that hold, each as `inside` leaves it."""
    holds: list[bool] = []
    kept: list[Piece] = []
    for piece in pieces:
        marker = _teken_van(piece)
        if marker is None:
            kept += inside(piece) if all(holds) else ()
        elif marker.words == EINDE:
            holds.pop()
        else:
            holds.append(voorwaarde(marker.words).geldt(gegevens))
    return tuple(kept)


def _teken_van(piece: object) -> Lookup | None:
    """The marker that a piece is: an inline, or a paragraph with nothing else in it."""
    match piece:
        case Paragraph(inlines=inlines):
            said = [inline for inline in inlines if not (isinstance(inline, Text) and not inline.text.strip())]
            return _teken_van(said[0]) if len(said) == 1 else None
        case Lookup() if is_teken(piece):
            return piece
        case _:
            return None


def _has_passages(block: Block) -> bool:
    return any(map(is_teken, (inline for run in _runs(block) for inline in run)))


def _runs(block: Block) -> list[Inlines]:
    found: list[Inlines] = []

    def look(run: Inlines) -> Inlines:
        found.append(run)
        return run

    map_runs(block, look)
    return found


def _without_empty_notes(run: Inlines) -> Inlines:
    return tuple(inline for inline in run if not (isinstance(inline, Note) and not inline.inlines))


def _closed_up(run: Inlines) -> Inlines:
    """A run without the spaces that a passage left behind: none at the ends or before a point, never two in a row."""
    closed: list[Inline] = []
    for inline in run:
        if isinstance(inline, Text):
            before = closed[-1] if closed else None
            if before is None or (isinstance(before, Text) and before.text.endswith(" ")):
                inline = replace(inline, text=inline.text.lstrip(" "))
            if isinstance(before, Text) and inline.text[:1] in _CLOSING:
                closed[-1] = replace(before, text=before.text.rstrip(" "))
            if not inline.text:
                continue
        closed.append(inline)
    if closed and isinstance(closed[-1], Text):
        closed[-1] = replace(closed[-1], text=closed[-1].text.rstrip(" "))
    return tuple(closed)


def _sequences(blocks: Blocks) -> Iterator[list[Lookup]]:
    """The markers that can open and close each other: of blocks, of a run of text, of an item."""
    yield [marker for marker in map(_teken_van, blocks) if marker is not None]
    for block in blocks:
        match block:
            case ItemList(items=items):
                for item in items:
                    yield from _sequences(item)
            case Quote(blocks=inner) | LabelRow(blocks=inner):
                yield from _sequences(inner)
            case _ if _teken_van(block) is None:
                for run in _runs(block):
                    yield [inline for inline in run if isinstance(inline, Lookup) and is_teken(inline)]


def _finding(marker: Lookup, wrong: str, mend: str) -> Finding:
    at: Place = marker.at
    return kinds.ONBEKENDE_OPZOEKING.finding(at, f"`[[{' '.join(marker.words)}]]`: {wrong}", mend)
