"""The time bar of a slide: one segment per shown slide, on a scale of the most there may be, and words below."""

from collections.abc import Iterator
from itertools import count

from lxml import etree
from pptx.oxml.ns import qn

from pipeline.cbs.slideontwerp import Slideontwerp, Vak
from pipeline.cbs.tijd import Tijdbalk
from pipeline.cbs.writing.elements import largest_id
from pipeline.cbs.writing.markup import NAMESPACES, decoration, line, paragraph, run, stroke, text_box

NAAM = "tijdbalk:"  # in the names of its shapes: a check and a redraw find it by this
_GAP = 0.8  # mm between segments
_TEXT_SIZE = 14


def redraw(slide: etree._Element, bar: Tijdbalk | None, drawn: Slideontwerp) -> None:
    """Puts this time bar on a slide (`p:sld`), or none, in place of the one it has."""
    tree = next(slide.iter(qn("p:spTree")))
    for shape in list(tree):
        name = next((each.get("name", "") for each in shape.iter(qn("p:cNvPr"))), "")
        if name.startswith(NAAM):
            tree.remove(shape)
    if bar is None:
        return
    end = tree.find(qn("p:extLst"))
    for xml in _shapes(bar, drawn, count(largest_id(tree) + 1)):
        shape = etree.fromstring(f"<root {NAMESPACES}>{xml}</root>")[0]
        tree.append(shape) if end is None else end.addprevious(shape)


def _shapes(bar: Tijdbalk, drawn: Slideontwerp, numbers: Iterator[int]) -> Iterator[str]:
    left, top, width, height = drawn.tijdbalk
    scale = width / max(bar.grens, sum(bar.delen))
    x = left
    for index, seconds in enumerate(bar.delen):
        long = seconds * scale
        box = Vak(x, top, max(long - _GAP, 0.3), height)
        name = f"{NAAM}{index + 1}"
        if index < bar.nu:
            yield decoration(next(numbers), name, box, ground="accent5")
        elif index == bar.nu:
            tall = Vak(x, top - height / 2, box.breedte, 2 * height)
            yield decoration(next(numbers), name, tall, ground="tx2")
        else:
            yield decoration(next(numbers), name, box, outline=line("accent5", 0.75))
        x += long
    if left + width - x > 1:
        rest = Vak(x, top + height / 2, left + width - x, 0)
        yield stroke(next(numbers), f"{NAAM}over", rest, line("accent5", 1, "sysDot"))
    words = run(bar.begin, points=_TEXT_SIZE, bold=True) + run(bar.rest, points=_TEXT_SIZE, colour="accent6")
    yield text_box(next(numbers), f"{NAAM}tekst", drawn.tijdtekst, paragraph(words, points=_TEXT_SIZE))
