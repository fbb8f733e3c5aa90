"""Lengths of drawings as a share of their room, so that a drawing grows with the page and its lines stay thin."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.blocks import CoverGroup, Spans

# The longest bar or the highest pillar in the unit of the blocks.
WHOLE = 1000


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


def cover_stretches(group: CoverGroup, years: int) -> tuple[Stretch, ...]:
    """The bars of a chapter on the cover, each up to the end of its last year."""
    return tuple(_stretches(((first, last + 1, True) for first, last in group.bars), years))


def _stretches(bars: Iterable[tuple[int, int, bool]], steps: int) -> Iterator[Stretch]:
    for start, end, firm in bars:
        if end <= start:
            raise ValueError(f"a bar from {start} to {end}")
        share(end, steps)
        yield Stretch(share(start, steps), share(end - start, steps), firm)
