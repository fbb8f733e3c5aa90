"""Drawings of data as paragraphs without text: a style gives ground and thickness, the indent or line is the figure."""

from pipeline.blocks import Bar, Drawing, Pillar, Spans
from pipeline.render.docx.markup import paragraph, twips
from pipeline.render.docx.styles import StyleIds

_THOUSANDTHS = 1000
_SHORTEST = twips(0.3)  # what is not nothing stays visible
_WIDEST_PILLAR = twips(15)
_BESIDE_PILLAR = twips(1)  # at least, on both sides
_HIGHEST_PILLAR = {1: 24.0, 2: 24.0}  # millimetres by number of rows
_HIGHEST_PILLAR_OF_MANY = 15.0


def highest_pillar(rows: int) -> float:
    """The height in millimetres of the highest pillar in a chart of so many rows."""
    return _HIGHEST_PILLAR.get(rows, _HIGHEST_PILLAR_OF_MANY)


def drawn(drawing: Drawing, ids: StyleIds, accent: int, width: int, highest: float, *, keep_next: bool) -> str:
    """The paragraph that draws this in a cell with `width` twips of room; nothing when there is nothing to draw.

    `highest` is the height in millimetres of the highest pillar. Of stretches of time this draws one cell.
    """
    match drawing:
        case Bar(length=length):
            return _bar(length, ids.accented("Balk", accent), width, keep_next=keep_next)
        case Pillar(height=height):
            return _pillar(height, ids.accented("Kolom", accent), width, highest, keep_next=keep_next)
        case Spans(spans=(span, *_)):
            style = "Tijdbalk" if span.firm else "Tijdbalk open"
            return paragraph(ids.accented(style, accent), keep_next=keep_next)
        case Spans():
            return ""


def stretch(style: str, left: int, right: int, line: int) -> str:
    """A bar between these indents and of this height, in twips, in the style with this id."""
    return paragraph(style, indent=_exact(line) + _indent(left, right))


def _bar(length: int, style: str, width: int, *, keep_next: bool) -> str:
    if length <= 0:
        return ""
    drawn_width = max(round(width * length / _THOUSANDTHS), _SHORTEST)
    return paragraph(style, keep_next=keep_next, indent=_indent(0, max(width - drawn_width, 0)))


def _pillar(height: int, style: str, width: int, highest: float, *, keep_next: bool) -> str:
    if height <= 0:
        return ""
    beside = max((width - _WIDEST_PILLAR) // 2, _BESIDE_PILLAR)
    line = max(twips(highest * height / _THOUSANDTHS), _SHORTEST)
    return paragraph(style, keep_next=keep_next, indent=_exact(line) + _indent(beside, beside))


def _exact(line: int) -> str:
    return f'<w:spacing w:line="{line}" w:lineRule="exact"/>'


def _indent(left: int, right: int) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"/>'
