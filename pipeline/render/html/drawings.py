"""Lengths of drawings as a share of their room, so that a drawing grows with the page and its lines stay thin."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.blocks import CoverGroup, Spans

# The longest bar or the highest pillar in the unit of the blocks.
WHOLE = 1000
# Pixels: of a line on the cover.
_PITCH, _THICKEST, _ABOVE_LINES = 7, 6, 4


class Stretch(NamedTuple):
    """A bar from `left`, of this `width`; not `firm` is expected."""

    left: str
    width: str
    firm: bool


def share(part: int, whole: int = WHOLE) -> str:
    """The part as a percentage for an attribute of SVG. Raises ValueError when it is no part of the whole."""
    if not 0 <= part <= whole:
        raise ValueError(f"a drawing of {part} in {whole}")
    return f"{100 * part / whole:.3f}".rstrip("0").rstrip(".") + "%"


def ticks(count: int) -> tuple[str, ...]:
    """Where so many equal parts start and end, both ends included."""
    return tuple(share(place, count) for place in range(count + 1))


def stretches(spans: Spans) -> tuple[Stretch, ...]:
    """The bars of a timeline."""
    return tuple(_stretches(((span.start, span.end, span.firm) for span in spans.spans), spans.steps))


class CoverBox(NamedTuple):
    """A stretch of a line on the cover: where it stands, and its height in pixels around the middle of its line."""

    place: Stretch
    top: float
    height: float


def cover_boxes(group: CoverGroup, steps: int) -> Iterator[CoverBox]:
    """The stretches of the lines of a chapter, the first line on top."""
    for index, line in enumerate(group.lines):
        places = _stretches(((part.start, part.end, part.firm) for part in line), steps)
        for part, place in zip(line, places, strict=True):
            height = max(round(_THICKEST * part.height / WHOLE, 1), 1.0)
            yield CoverBox(place, round(_ABOVE_LINES + _PITCH * (index + 0.5) - height / 2, 1), height)


def _stretches(bars: Iterable[tuple[int, int, bool]], steps: int) -> Iterator[Stretch]:
    for start, end, firm in bars:
        if end <= start:
            raise ValueError(f"a bar from {start} to {end}")
        share(end, steps)
        yield Stretch(share(start, steps), share(end - start, steps), firm)
