"""Draws the time bars of a deck anew, after somebody changed minutes by hand; nothing else in the file changes."""

import io
import zipfile

from pipeline.cbs.checking.lezing import Lezing
from pipeline.cbs.checking.tijden import verkeerde_tijdbalken
from pipeline.cbs.reading.deck import deck_of
from pipeline.cbs.reading.package import opened
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.slideontwerp import Slideontwerp
from pipeline.cbs.tijd import tijdbalken
from pipeline.cbs.writing.timebar import redraw
from pipeline.files import normalise


def herteken(data: bytes, sjabloon: Sjabloon, drawn: Slideontwerp) -> bytes:
    """The same deck with its time bars as its minutes say: the same bytes when they do already.

    Slides that are hidden, or are none of the template, stay as they are. Raises ValueError when minutes are missing,
    and Geweigerd for no sound deck.
    """
    with opened(data) as package:
        lezing = Lezing.van(deck_of(package), sjabloon)
        unclear = [each.slide.nummer for each in lezing.vaste if each.seconden is None]
        if unclear:
            raise ValueError(f"slide {unclear[0]} has no minutes")
        if not any(verkeerde_tijdbalken(lezing)):
            return data
        bars = tijdbalken([each.seconden for each in lezing.vaste], sjabloon.grens(lezing.bespreking))
        changed: dict[str, bytes] = {}
        for vaste, bar in zip(lezing.vaste, bars, strict=True):
            redraw(vaste.slide.element, bar, drawn)
            part = vaste.slide.part
            changed[package.names[part.casefold()]] = package.as_stored(part, vaste.slide.element)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as target:
            for name in package.names.values():
                target.writestr(name, changed.get(name) or package.bytes_of(name))
        return normalise(stream.getvalue())
