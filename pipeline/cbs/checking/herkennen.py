"""Which slide of the template a slide is: by the name of its layout, else by the boxes on it.

PowerPoint puts `1_` before the name of a layout that it pastes twice, and programs and keyboards change quotes and the
form of accents. Somebody may also give a layout a name of their own: then its boxes still say what it is.
"""

import re
import unicodedata

from pipeline.cbs.reading.deck import Layout
from pipeline.cbs.sjabloon import KOP_IDX, MINUTEN_IDX, Sjabloon, Slidesoort, Veld

_COPY = re.compile(r"^(?:\d{1,3}_)+")
_ALIKE = str.maketrans({**dict.fromkeys("’‘´`", "'"), **dict.fromkeys("“”", '"'), **dict.fromkeys("–—−‐‑", "-")})


def eender(text: str) -> str:
    """A text for comparing: white space, accents, quotes, dashes and minus signs that programs change made alike."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).split())


def soort_van(layout: Layout, sjabloon: Sjabloon) -> Slidesoort | None:
    """The slide of the template that is made on this layout, or None."""
    name = _bare(layout.naam)
    named = next((each for each in sjabloon.slides if _bare(each.naam) == name), None)
    return named or _by_boxes(layout, sjabloon)


def _bare(name: str) -> str:
    return eender(_COPY.sub("", name.strip())).casefold()


def _by_boxes(layout: Layout, sjabloon: Sjabloon) -> Slidesoort | None:
    numbers = {each.idx for each in layout.vormen if each.idx is not None}
    if MINUTEN_IDX not in numbers:
        return None
    found = [each for each in sjabloon.slides if _numbers(each) == {each for each in numbers if each < MINUTEN_IDX}]
    if len(found) > 1:
        names = {each.idx: eender(each.naam) for each in layout.vormen}
        found = [each for each in found if all(names.get(veld.idx) == eender(veld.naam) for veld in each.velden)]
    return found[0] if len(found) == 1 else None


def _numbers(soort: Slidesoort) -> set[int]:
    return {number for veld in soort.velden for number in _of_field(veld)}


def _of_field(veld: Veld) -> tuple[int, ...]:
    return (veld.idx, veld.idx + KOP_IDX) if veld.kop else (veld.idx,)
