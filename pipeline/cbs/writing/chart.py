"""A chart of shapes: one pillar under the column of each year, on one base line (look 7); the table has the figures."""

from itertools import count
from xml.sax.saxutils import quoteattr

from lxml import etree

from pipeline.cbs.deckinhoud import Grafiek
from pipeline.cbs.sjabloon import Veld
from pipeline.cbs.slideontwerp import Vak
from pipeline.cbs.writing.elements import largest_id
from pipeline.cbs.writing.markup import NAMESPACES, decoration, line, paragraph, run, stroke, text_box, xfrm
from pipeline.cbs.writing.tables import ROW_HEIGHT

_TALLEST, _LEAST = 26.0, 8.0  # mm
_GAP = 5.0
_PILLAR = 15.0  # mm wide (look 7)


def add_chart(tree: etree._Element, veld: Veld, table: Vak, below: float, rows: int, chart: Grafiek) -> None:
    """Draws the chart under a table of so many rows (head included), as one group with an alternative text.

    `below` is where the next box starts, in millimetres from the top; where too little is left, there is no chart.
    """
    numbers = count(largest_id(tree) + 1)
    label = veld.kolommen[0].breedte
    left, top, width, _ = table
    base = below - _GAP
    room = min(_TALLEST, base - (top + rows * ROW_HEIGHT + _GAP))
    if room < _LEAST:
        return
    step = (width - label) / len(chart.hoogten)
    box = Vak(left, base - room, width, room)
    group = (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{next(numbers)}" name="Grafiek" descr={quoteattr(chart.uitleg)}/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{_group_frame(box)}</p:grpSpPr>"
    )
    shapes = [
        text_box(next(numbers), "Boodschap", Vak(left + 2, box.boven, label - 6, room), _message(chart), anchor="b")
    ]
    for index, height in enumerate(chart.hoogten):
        right = left + label + (index + 1) * step - 2  # the right edge of the figures above it
        tall = max(room * height / 1000, 0.2)
        pillar = Vak(right - _PILLAR, base - tall, _PILLAR, tall)
        shapes.append(decoration(next(numbers), f"Jaar {index + 1}", pillar, ground="tx2"))
    ground = Vak(left + label, base, width - label, 0)
    shapes.append(stroke(next(numbers), "Grondlijn", ground, line("accent5", 0.75)))
    drawn = etree.fromstring(f"<root {NAMESPACES}>{group}{''.join(shapes)}</p:grpSp></root>")[0]
    tree.append(drawn)


def _message(chart: Grafiek) -> str:
    return paragraph(run(chart.boodschap, points=18, bold=True), points=18)


def _group_frame(box: Vak) -> str:
    inner = xfrm(box).removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")
    child = inner.replace("<a:off ", "<a:chOff ").replace("<a:ext ", "<a:chExt ")
    return f"<a:xfrm>{inner}{child}</a:xfrm>"
