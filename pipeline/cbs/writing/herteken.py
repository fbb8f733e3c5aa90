"""Draws the time bars of a deck anew, after somebody changed minutes by hand; nothing else in the file changes."""

import io
import zipfile

from lxml import etree

from pipeline.cbs.checking.lezing import Lezing
from pipeline.cbs.reading.deck import deck_of
from pipeline.cbs.reading.package import open_package
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.tijd import tijdbalken
from pipeline.cbs.writing.timebar import redraw
from pipeline.files import normalise


class GeenMinuten(Exception):
    """A slide has no readable minutes, so there is nothing to draw; the number of the slide is `slide`."""

    def __init__(self, slide: int) -> None:
        super().__init__(f"slide {slide}")
        self.slide = slide


def herteken(data: bytes, sjabloon: Sjabloon) -> bytes:
    """The same deck with its time bars as its minutes say. Raises GeenMinuten, and Geweigerd for no sound deck."""
    package = open_package(data)
    deck = deck_of(package)
    lezing = Lezing.van(deck, sjabloon)
    for vaste in lezing.vaste:
        if vaste.seconden is None:
            raise GeenMinuten(vaste.slide.nummer)
    seconds = {each.slide.nummer: each.seconden for each in lezing.vaste}
    bars = tijdbalken([seconds.get(slide.nummer) for slide in deck.slides], sjabloon.grens(lezing.bespreking))
    changed: dict[str, bytes] = {}
    for slide, bar in zip(deck.slides, bars, strict=True):
        redraw(slide.element, bar, sjabloon.vaste_vakken)
        written = etree.tostring(slide.element, xml_declaration=True, encoding="UTF-8", standalone=True)
        changed[package.names[slide.part.casefold()]] = written
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in package.archive.namelist():
            target.writestr(name, changed.get(name) or package.archive.read(name))
    return normalise(stream.getvalue())
